"""Scripts and how they are spaced."""

from __future__ import annotations

EAST_ASIAN = ("Han", "Hangul")
ARABIC = "Arabic"
