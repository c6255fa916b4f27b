"""Plain text: bytes of any encoding into one piece of copy."""

from __future__ import annotations

from wirecopy.formats.encodings import decode
from wirecopy.model.annotations import Inference
from wirecopy.model.copy import Copy

_ENCODING_GUESSED = 0.8


def read_plain(data: bytes, encoding: str | None = None) -> tuple[list[Copy], list[Inference]]:
    """The one piece of copy that a text file holds, and what was inferred to read it.

    Raises:
        FormatError: The bytes are no text.
    """
    decoded = decode(data, encoding)
    assumed = []
    if decoded.assumed:
        evidence = "the bytes are no UTF-8; its letters and words read best so"
        assumed.append(Inference("encoding", decoded.encoding, evidence, _ENCODING_GUESSED))
    return [Copy(decoded.text)], assumed
