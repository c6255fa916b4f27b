"""Plain text: bytes of any encoding into one piece of copy."""

from __future__ import annotations

import codecs
import difflib
from contextlib import suppress
from typing import NamedTuple

from wirecopy.errors import FormatError
from wirecopy.model.annotations import Inference
from wirecopy.model.copy import Copy
from wirecopy.text.markup import Markup, markup_of

_BINARY = b"\x00"
# How a file begins that is binary, though it may hold no such byte (ISO 32000, 7.5.2).
_PDF = b"%PDF-"
# APPNOTE.TXT, 4.3.7: the first file of an archive; a Word file is one, too.
_ZIP = b"PK\x03\x04"
# What text has few of: the characters below the space that end no line.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
_NEVER_NEWS = [
    f"mac_{name}" for name in ("cyrillic", "greek", "iceland", "latin2", "roman", "turkish")
]
_OF_EAST_ASIA = frozenset(
    "big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk "
    "hz iso2022_jp iso2022_kr johab shift_jis shift_jis_2004 shift_jisx0213".split()
)
_SUCH_AS = "such are utf-8, cp1252 and koi8-r"
_DETECTOR = "what a detector finds in the bytes"
# That of UTF-32 begins with that of UTF-16. A mark of UTF-8 changes nothing.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ADVICE: dict[Markup, str] = {
    "HTML": "extract the text first, for example with trafilatura",
    "XML": "take the text out of it first",
    "JSON": "'wirecopy batch' reads it from .json and .jsonl files",
    "CSV": "make JSON Lines or Parquet of it for 'wirecopy batch'",
    "RTF": "save it as plain text first",
}


class Decoded(NamedTuple):
    """A decoded text, and how it was decoded.

    Attributes:
        text: The text.
        encoding: Python's name of the encoding.
        evidence: From what the encoding was inferred; empty where it was not.
        confidence: From 0 to 1.
    """

    text: str
    encoding: str
    evidence: str = ""
    confidence: float = 1.0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Bytes as text.

    Without an encoding: UTF-8 where that fits, else what a byte order mark says, else the old
    encoding whose letters and words make the likeliest text.

    Args:
        data: The bytes.
        encoding: Python's name of the encoding, where it is known.

    Raises:
        FormatError: There is no such encoding, or the bytes are not in it, or are no text.

    Example:
        >>> decode("Łódź".encode("utf-8")).encoding
        'utf-8'
        >>> decode("Łódź".encode("cp852"), "cp852").text
        'Łódź'
    """
    if encoding is not None:
        return _stated(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, name), name, "its byte order mark")
    if data.startswith(_PDF):
        raise FormatError("this is a PDF file: extract the text first, for example with pypdf")
    if data.startswith(_ZIP):
        raise FormatError(
            "this is a zip archive, as a Word file is: save that as plain text; 'wirecopy batch' "
            "reads texts in a .zip"
        )
    if _BINARY in data:
        raise FormatError("this is a binary file, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def known_encoding(name: str) -> str:
    """An encoding by its name in Python.

    Raises:
        FormatError: There is none of that name that makes text of bytes.

    Example:
        >>> known_encoding("Windows-1252")
        'cp1252'
    """
    if _makes_text(name):
        return codecs.lookup(name).name
    from encodings.aliases import aliases  # noqa: PLC0415 - only for this message

    known = sorted({*aliases, *aliases.values()})
    near = difflib.get_close_matches(name.lower().replace("-", "_"), known)
    hint = next((f"did you mean {other!r}?" for other in near if _makes_text(other)), _SUCH_AS)
    raise FormatError(f"no encoding {name!r}; {hint}")


def _makes_text(encoding: str) -> bool:
    """Whether there is such an encoding, and none that packs or wraps bytes."""
    try:
        with suppress(UnicodeDecodeError):
            b"text".decode(encoding)
        return bool(codecs.lookup(encoding))
    except (LookupError, ValueError):
        return False


def _stated(data: bytes, encoding: str) -> Decoded:
    name = known_encoding(encoding)
    return Decoded(_strictly(data, name), name)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = data[error.start : error.start + 1].hex()
        place = f"byte 0x{wrong} at offset {error.start:,}"
        raise FormatError(f"this is not {encoding}: {place} does not fit") from error


def _guessed(data: bytes) -> Decoded:
    from wirecopy.formats.encodings import guess  # noqa: PLC0415 - most files are UTF-8

    found = guess(data)
    if found is None or not found.is_likely:
        detected = _detected(data)
        if detected is not None and (found is None or detected.encoding in _OF_EAST_ASIA):
            return detected
        if detected is None and len(data.translate(None, _CONTROLS)) * 20 < len(data) * 19:
            found = None
    if found is None:
        raise FormatError("this is no text in any known encoding")
    return Decoded(*found[:4])


def _detected(data: bytes) -> Decoded | None:
    """What a general detector finds: it knows the encodings in which a letter is several bytes."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - large, and rarely needed

    # Nobody sends news in the old encodings of the Macintosh, which any short text fits.
    best = from_bytes(data, cp_exclusion=_NEVER_NEWS).best()
    if best is None:
        return None
    return Decoded(str(best), best.encoding, _DETECTOR, round(1 - best.chaos, 2))


def read_plain(data: bytes, encoding: str | None = None) -> list[Copy]:
    """The one piece of copy that a text file holds.

    Raises:
        FormatError: As for `decode`.

    Example:
        >>> copy = read_plain("Łódź".encode("utf-16"))[0]
        >>> copy.text, copy.inferences[0].value
        ('Łódź', 'utf-16')
    """
    found = decode(data, encoding)
    said: tuple[Inference, ...] = ()
    if found.evidence:
        said = (Inference("encoding", found.encoding, found.evidence, found.confidence),)
    return [Copy(found.text, inferences=said)]


def expect_prose(text: str) -> None:
    r"""Refuse what is markup or a table, and say what to do with it.

    Raises:
        FormatError: The text looks like anything but prose.

    Example:
        >>> expect_prose("Bridge opens")
        >>> expect_prose("{\\rtf1 Bridge opens}")
        Traceback (most recent call last):
            ...
        wirecopy.errors.FormatError: looks like RTF; wirecopy reads plain text: save it as ...
    """
    markup = markup_of(text)
    if markup is not None:
        advice = _ADVICE[markup]
        raise FormatError(f"looks like {markup}; wirecopy reads plain text: {advice}")
