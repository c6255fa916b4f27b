"""Houses that no file knows: what the text itself names as an agency, or as a place of its own."""

from __future__ import annotations

_NEAR_TEXT = 20_000
_LONGEST_TITLE = 40
# An agency stands so at the head of the text, or at its end; not behind many other places.
_MOST_PLACES = 12
# How an agency stands in a dateline or a sign-off.
_AROUND = (("(", ")"), ("（", "）"), ("/", "/"), ("[", "]"), ("--", "--"), ("(", "/"), ("(", ","))
# How one opens a dateline, and a place does.
_BEHIND = (" - ", " — ", " – ", " (", " /", ", ", ": ")


def is_named_as_house(working: str, printed: str, end: int) -> bool:
    r"""Whether the text below a line has a name in brackets, between strokes, or before a dash.

    Args:
        working: The text.
        printed: The name.
        end: Where the line ends.

    Example:
        >>> is_named_as_house("Telnova\n\nBRNO (Telnova) - It is open.", "Telnova", 7)
        True
    """
    if not 1 < len(printed) <= _LONGEST_TITLE:
        return False
    at = working.find(printed, end, end + _NEAR_TEXT)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        stop = at + len(printed)
        if any(
            working.endswith(opening, 0, at) and working.startswith(closing, stop)
            for opening, closing in _AROUND
        ):
            return True
        first = at == 0 or working[at - 1] == "\n"
        if first and working.startswith(_BEHIND, stop):
            return True
        at = working.find(printed, stop, end + _NEAR_TEXT)
    return False
