"""Captions and picture credits."""

from __future__ import annotations

from wirecopy.text.patterns import lazy

# led = [ "(" ] 0*3word "photo" ( "by" / "courtesy" / "/" / ":" )
_LED = lazy(
    r"\(?(?:\p{L}{1,30}+[ ]){0,3}"
    r"(?i:photo|photos|file photo|photograph|picture)(?:[ ]by|[ ]courtesy|/|:)"
)
# credited = words "(" agency ( "/" name / " photo" ) ")"
_CREDITED = lazy(
    r"\((?:(?:\p{L}{1,30}+[ ]?){1,4}/\p{Lu}[^()\n]{1,40}"
    r"|(?:AP|AFP|EPA|Reuters|Xinhua)[ ](?i:photo)[^()\n]{0,60})\)"
)
_CREDIT_REACH = 200
_PICTURE_STEMS = ("hoto", "HOTO", "icture", "ICTURE")


def names_pictures(working: str) -> bool:
    """Whether a word for a picture stands anywhere in a text."""
    return any(map(working.__contains__, _PICTURE_STEMS))


def is_caption(working: str, start: int, end: int, *, pictures_named: bool) -> bool:
    """Whether a block is the caption or the credit of a picture.

    Args:
        working: The working text.
        start: Where the block starts.
        end: Where it ends.
        pictures_named: Whether a word for a picture stands anywhere in the text, see
            `names_pictures`.
    """
    if pictures_named and _LED.match(working, start, end) is not None:
        return True
    bracket = working.rfind("(", start, end) if working[end - 1] == ")" else -1
    if not 0 <= bracket - start <= _CREDIT_REACH:
        return False
    return _CREDITED.fullmatch(working, bracket, end) is not None
