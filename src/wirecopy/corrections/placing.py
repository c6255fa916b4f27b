"""Where edits may stand: apart from each other, inside one segment, on whole tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirecopy.model.annotations import Edit, Kind, Segment
from wirecopy.text.offsets import Replacement, joined_rules
from wirecopy.text.patterns import lazy

NEVER_EDITED = (Kind.FURNITURE, Kind.BLANK)
# What a token is made of; none at all is a token's edge. The other is matched from right to left.
_WORD = r"[\p{L}\p{M}\p{N}'’\-]*+"
_WORDS, _WORDS_BEFORE = lazy(_WORD), lazy(rf"(?r){_WORD}")


def disjoint(edits: Iterable[Replacement]) -> list[Replacement]:
    """The edits in order, without those that overlap an earlier one; of equal spans the first."""
    kept: list[Replacement] = []
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def inside(edits: Iterable[Replacement], segments: tuple[Segment, ...]) -> list[Replacement]:
    """The edits that lie in one segment that is edited at all."""
    kept: list[Replacement] = []
    at = 0
    for edit in edits:
        while at < len(segments) and segments[at].end <= edit[0]:
            at += 1
        if at == len(segments):
            break
        if edit[1] <= segments[at].end and segments[at].kind not in NEVER_EDITED:
            kept.append(edit)
    return kept


def whole_tokens(
    text: str, edits: Iterable[Replacement], segments: tuple[Segment, ...]
) -> list[Replacement]:
    """Edits as they are told: those on one token are one, and cover it within their segment.

    Args:
        text: The original.
        edits: Edits that lie inside segments, see `inside`.
        segments: The partition of the original.
    """
    kept: list[Replacement] = []
    held: Replacement | None = None
    at = 0
    for edit in edits:
        while segments[at].end <= edit[0]:
            if held is not None:
                kept.append(_whole_token(text, held, segments[at].start, segments[at].end))
                held = None
            at += 1
        if held is None:
            held = edit
        elif _WORDS.fullmatch(text, held[1], edit[0]):
            after = held[2] + text[held[1] : edit[0]] + edit[2]
            held = (held[0], edit[1], after, joined_rules((held[3], edit[3])))
        else:
            kept.append(_whole_token(text, held, segments[at].start, edit[0]))
            held = edit
    if held is not None:
        kept.append(_whole_token(text, held, segments[at].start, segments[at].end))
    return kept


def told_edits(
    text: str, edits: Sequence[Replacement], segments: tuple[Segment, ...]
) -> tuple[Edit, ...]:
    """Edits as an article tells them, see `whole_tokens`."""
    if not edits:
        return ()
    return tuple(
        Edit(start, end, text[start:end], after, rule)
        for start, end, after, rule in whole_tokens(text, edits, segments)
    )


def _whole_token(text: str, edit: Replacement, floor: int, ceiling: int) -> Replacement:
    """An edit widened to the word characters around it, within bounds."""
    first, last, after, rule = edit
    before, behind = _WORDS_BEFORE.match(text, floor, first), _WORDS.match(text, last, ceiling)
    start = before.start() if before is not None else first
    end = behind.end() if behind is not None else last
    return start, end, text[start:first] + after + text[last:end], rule
