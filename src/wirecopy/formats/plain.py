"""Plain text: bytes of any encoding into one piece of copy."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.errors import FormatError
from wirecopy.model.copy import Copy

_BINARY = b"\x00"
_NEVER_NEWS = [
    f"mac_{name}" for name in ("cyrillic", "greek", "iceland", "latin2", "roman", "turkish")
]
_COMMONEST = "cp1252"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Decoded(NamedTuple):
    """A decoded text, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Bytes as text: UTF-8 where that fits, else the encoding that a detector finds.

    Raises:
        FormatError: The bytes are no text.

    Example:
        >>> decode("Łódź".encode("utf-8"))
        Decoded(text='Łódź', encoding='utf-8')
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data)
    if _BINARY in data:
        raise FormatError("this is a binary file, not text")
    return Decoded(text, "utf-8")


def _detected(data: bytes) -> Decoded:
    if _BINARY in data and not data.startswith(_UTF_16_MARKS):
        raise FormatError("this is a binary file, not text")
    from charset_normalizer import (  # noqa: PLC0415 - large, and most files are UTF-8
        from_bytes,
    )

    # Nobody sends news in the old encodings of the Macintosh, which any short text fits.
    matches = list(from_bytes(data, cp_exclusion=_NEVER_NEWS))
    if not matches:
        raise FormatError("this is no text in any known encoding")
    # Where nothing else tells, the commonest encoding of the West is likelier than its neighbours.
    best = matches[0]
    for match in matches:
        alike = (match.chaos, match.coherence) == (best.chaos, best.coherence)
        if alike and match.encoding == _COMMONEST:
            best = match
            break
    return Decoded(str(best), best.encoding)


def read_plain(data: bytes) -> list[Copy]:
    """The one piece of copy that a text file holds.

    Raises:
        FormatError: The bytes are no text.
    """
    return [Copy(decode(data).text)]
