"""Replacements in a text, and the map of offsets that they make.

A *replacement* is ``(start, end, after, rule)``: the code points ``start:end`` of a text are
replaced by ``after``, and ``rule`` says why. A list of them is ordered and does not overlap.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

TextSpan = tuple[int, int]
Replacement = tuple[int, int, str, str]


def replace(text: str, replacements: Sequence[Replacement]) -> str:
    """Carry out ordered, non-overlapping replacements.

    Example:
        >>> replace("The DRPK said", [(4, 8, "DPRK", "acronym")])
        'The DPRK said'
    """
    parts = []
    at = 0
    for start, end, after, _ in replacements:
        parts.append(text[at:start])
        parts.append(after)
        at = end
    parts.append(text[at:])
    return "".join(parts)


class OffsetMap:
    """Maps offsets between a text and what its replacements made of it.

    Inside a replaced stretch, an offset maps to the stretch's start (``to_source``, ``to_result``)
    or, as the end of a span, to its end.

    Example:
        >>> offsets = OffsetMap([(4, 4, "new ", "x"), (10, 12, "", "x")])
        >>> offsets.to_result(6), offsets.to_source(10), offsets.source_span(8, 14)
        (10, 6, (4, 10))
    """

    __slots__ = ("_result_ends", "_result_starts", "_source_ends", "_source_starts")

    def __init__(self, replacements: Iterable[Replacement]) -> None:
        # Arrays of plain integers: a book of damaged words takes a fifth of what lists of them do.
        self._source_starts, self._source_ends = array("q"), array("q")
        self._result_starts, self._result_ends = array("q"), array("q")
        shift = 0
        for start, end, after, _ in replacements:
            self._source_starts.append(start)
            self._source_ends.append(end)
            self._result_starts.append(start + shift)
            shift += len(after) - (end - start)
            self._result_ends.append(end + shift)

    def narrowed(self) -> frozenset[int]:
        """The result offsets of the single characters that stand for two or more.

        Example:
            >>> sorted(OffsetMap([(4, 6, " ", ""), (9, 12, " ", "")]).narrowed())
            [4, 8]
        """
        spans = zip(self._source_starts, self._source_ends, self._result_starts, strict=True)
        ends = self._result_ends
        return frozenset(
            at
            for (start, end, at), stop in zip(spans, ends, strict=True)
            if stop - at == 1 < end - start
        )

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """The source offset of a result offset; ``end`` rounds up inside a replacement."""
        return _map(
            offset,
            end,
            self._result_starts,
            self._result_ends,
            self._source_starts,
            self._source_ends,
        )

    def to_result(self, offset: int, *, end: bool = False) -> int:
        """The result offset of a source offset; ``end`` rounds up inside a replacement."""
        return _map(
            offset,
            end,
            self._source_starts,
            self._source_ends,
            self._result_starts,
            self._result_ends,
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a result span: whole replacements where it touches one."""
        at = bisect_right(self._result_starts, start)
        if start < end and (at == len(self._result_starts) or end <= self._result_starts[at]):
            # Most spans touch none: both ends are as far from their source as the last one's end.
            if at == 0:
                return start, end
            if start >= self._result_ends[at - 1] and start > self._result_starts[at - 1]:
                shift = self._source_ends[at - 1] - self._result_ends[at - 1]
                return start + shift, end + shift
        source_start = self.to_source(start)
        return source_start, max(source_start, self.to_source(end, end=True))


def _map(
    offset: int,
    is_end: bool,
    from_starts: array[int],
    from_ends: array[int],
    to_starts: array[int],
    to_ends: array[int],
) -> int:
    # The last replacement that begins before the offset decides; a span's end that touches a
    # replacement's start lies before it, a span's start lies at its beginning.
    find = bisect_left if is_end else bisect_right
    index = find(from_starts, offset) - 1
    if index < 0:
        return offset
    if offset >= from_ends[index] and (is_end or offset > from_starts[index]):
        return to_ends[index] + offset - from_ends[index]
    return to_ends[index] if is_end else to_starts[index]


def compose(
    text: str, first: Sequence[Replacement], second: Sequence[Replacement]
) -> list[Replacement]:
    """Two rounds of replacements as one: ``second`` applies to what ``first`` made of the text.

    Replacements of the two rounds that overlap are merged into one.

    Example:
        >>> compose("abcdef", [(0, 2, "AB", "one")], [(1, 4, "x", "two")])
        [(0, 4, 'Ax', 'one+two')]
    """
    if not first or not second:
        return list(first or second)
    first = with_deletions(first)
    between = replace(text, first)
    offsets = OffsetMap(first)
    made = deque(_results(first))
    done = deque(second)
    composed = []
    for start, end in _merged([*((one[0], one[1]) for one in made), *(two[:2] for two in second)]):
        source_start, source_end = offsets.source_span(start, end)
        inside, rules = [], []
        # A deletion at the end is none of the stretch: a span ends before what it touches there.
        while made and made[0][1] <= end and (made[0][0] < end or start == end):
            _, _, one = made.popleft()
            # A deletion that the stretch touches is one with it, though no offset tells.
            source_start, source_end = min(source_start, one[0]), max(source_end, one[1])
            rules.append(one[3])
        while done and done[0][1] <= end:
            two = done.popleft()
            inside.append((two[0] - start, two[1] - start, two[2], two[3]))
            rules.append(two[3])
        after = replace(between[start:end], inside)
        if text[source_start:source_end] != after:
            composed.append((source_start, source_end, after, joined_rules(rules)))
    return composed


def with_deletions(replacements: Iterable[Replacement]) -> list[Replacement]:
    """Replacements, each as one with a deletion that ends where it begins: a span begins at both.

    Example:
        >>> with_deletions([(0, 1, "", "control"), (1, 6, "&", "entity")])
        [(0, 6, '&', 'control+entity')]
    """
    joined: list[Replacement] = []
    for start, end, after, rule in replacements:
        if joined and not joined[-1][2] and joined[-1][1] == start:
            first, _, _, before = joined.pop()
            joined.append((first, end, after, joined_rules((before, rule))))
        else:
            joined.append((start, end, after, rule))
    return joined


def joined_rules(rules: Iterable[str]) -> str:
    """Rules of what became one replacement, each once.

    Example:
        >>> joined_rules(["entity", "place+entity"])
        'entity+place'
    """
    return "+".join(dict.fromkeys(rule for some in rules for rule in some.split("+")))


def _results(replacements: Sequence[Replacement]) -> Iterator[tuple[int, int, Replacement]]:
    """Where each replacement's text stands in what they made."""
    shift = 0
    for one in replacements:
        start = one[0] + shift
        yield start, start + len(one[2]), one
        shift += len(one[2]) - (one[1] - one[0])


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    # Stretches that overlap become one; an empty one (a deletion) joins what follows it.
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged:
            last_start, last_end = merged[-1]
            touches = start == last_end == last_start
            if start < last_end or touches:
                merged[-1] = (last_start, max(last_end, end))
                continue
        merged.append((start, end))
    return merged
