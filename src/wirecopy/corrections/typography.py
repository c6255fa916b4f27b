"""Quotation marks that a wire or a lost character set has left behind; only where asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wirecopy.text.offsets import Replacement
from wirecopy.text.patterns import lazy

# mark = "``" ... "''", as wires without quotation marks print them
_WIRE_QUOTE = lazy(r"(?<!`)``(?!`)|(?<!')''(?!')")
# "don?t": a question mark is never followed by the end of a contraction
_LOST_APOSTROPHE = lazy(r"(?<=\p{L})\?(?=(?:s|t|re|ve|ll|d|m)\b)")
# "?text?": a question mark with a letter straight after it opens, the next one closes
_LOST_QUOTES = lazy(r"(?<![^\s(\[])\?(?=\p{L})[^?\n]{1,400}(?<=[\p{L}\p{N}.,!])\?(?![^\s.,;:)\]])")


def typography_edits(working: str, rules: Collection[str]) -> list[Replacement]:
    """The quotation marks to put right, in order.

    Args:
        working: The working text.
        rules: Which of ``wire-quotes`` and ``lost-quotes`` to run.

    Example:
        >>> typography_edits("``Open,'' she said.", ["wire-quotes"])
        [(0, 2, '"', 'wire-quote'), (7, 9, '"', 'wire-quote')]
    """
    found: list[Replacement] = []
    if "wire-quotes" in rules and "``" in working:
        found += [(*match.span(), '"', "wire-quote") for match in _WIRE_QUOTE.finditer(working)]
    if "lost-quotes" in rules and "?" in working:
        found += _lost_quotes(working)
    return sorted(found)


def _lost_quotes(working: str) -> Iterator[Replacement]:
    """Curly quotation marks that a conversion has turned into question marks."""
    for match in _LOST_APOSTROPHE.finditer(working):
        yield (*match.span(), "'", "lost-quote")
    for match in _LOST_QUOTES.finditer(working):
        yield match.start(), match.start() + 1, '"', "lost-quote"
        yield match.end() - 1, match.end(), '"', "lost-quote"
