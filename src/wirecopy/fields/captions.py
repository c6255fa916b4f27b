"""Captions and picture credits."""

from __future__ import annotations

from wirecopy.text.patterns import lazy

# led = [ "(" ] 0*3word "photo" ( "by" / "courtesy" / "/" / ":" )
CAPTION_LED = lazy(
    r"\(?(?:\p{L}{1,30}+[ ]){0,3}"
    r"(?i:photo|photos|file photo|photograph|picture)(?:[ ]by|[ ]courtesy|/|:)"
)


# credited = words "(" agency ( "/" name / " photo" ) ")"
CAPTION_CREDITED = lazy(
    r"\((?:(?:\p{L}{1,30}+[ ]?){1,4}/\p{Lu}[^()\n]{1,40}"
    r"|(?:AP|AFP|EPA|Reuters|Xinhua)[ ](?i:photo)[^()\n]{0,60})\)"
)


CAPTION_REACH = 200


PICTURE_STEMS = ("hoto", "HOTO", "icture", "ICTURE")
