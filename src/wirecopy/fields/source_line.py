r"""The source line: who sends it, when, and who edited it.

    source-line = piece *( ( "|" / label ) piece )
    piece       = [ label ":" ] ( agency / timestamp / people )
    label       = a word for the source, the editor or the time, in any language

``Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia``, in any order and spelling.
"""

from __future__ import annotations

from functools import cache

import attrs
import regex

from wirecopy.house_styles import Registry, fold
from wirecopy.languages import Language, labels, words_of
from wirecopy.model import Person, TextSpan
from wirecopy.offsets import Replacement
from wirecopy.slips import SlipIndex
from wirecopy.timestamps import TimestampFound, find_timestamps

LONGEST_SOURCE_LINE = 240
_SHORTEST_MISSPELT = 5
_LONGEST_SOURCE = 60
_CUT = regex.compile(r"[|｜\t【】]|[ ]{3,}")
# label = 1*4 words, then a colon
_LABEL = regex.compile(r"(?P<label>\p{L}[\p{L}.]*+(?:[ ]\p{L}+){0,3}?)[ ]?[:：](?!//)[ ]*")
# A press release ends with its company: "SOURCE Acme Bridges", in capitals and without a colon.
_BARE_LABEL = regex.compile(r"(?P<label>\p{Lu}{4,12})[ ]+(?=\p{Lu})")
_HINT = regex.compile(r"[|｜:：]|\d{6}[ ]\p{Lu}")
# What may stand between the pieces of a line.
_BETWEEN = " ,()|-\u2013\u2014\u00b7\u2022"
_NAMES = regex.compile(r"[ ]*[,、，;/&][ ]*|[ ]and[ ]")
_PEOPLE = "editor"


@attrs.frozen
class SourceLineFound:
    """A source line in the working text."""

    start: int
    end: int
    source: tuple[str, TextSpan] | None = None
    timestamp: TimestampFound | None = None
    updated: TimestampFound | None = None
    editors: tuple[tuple[Person, TextSpan], ...] = ()
    repairs: tuple[Replacement, ...] = ()

    @property
    def only_editors(self) -> bool:
        """Whether the line says nothing but who edited."""
        return not (self.source or self.timestamp or self.updated)


@attrs.frozen
class _Piece:
    """A stretch of the line, and what its label says it is."""

    label: str | None
    start: int
    end: int


def read_source_line(
    working: str, start: int, end: int, registry: Registry, spoken: Language
) -> SourceLineFound | None:
    """The source line that a line is, if it is one.

    It is one where a label or a bare timestamp accounts for the line; a sentence that merely
    holds a colon or a time is not.
    """
    hint = _HINT.search(working, start, end) or _BARE_LABEL.match(working, start, end)
    if end - start > LONGEST_SOURCE_LINE or hint is None:
        return None
    pieces, repairs = _pieces(working, start, end)
    found = SourceLineFound(start, end, repairs=tuple(repairs))
    labelled = any(piece.label for piece in pieces)
    for piece in pieces:
        read = _read_piece(found, piece, working, registry, spoken, labelled or len(pieces) > 1)
        if read is None:
            return None
        found = read
    if found.source or found.timestamp or found.updated or found.editors:
        return found
    return None


def _pieces(working: str, start: int, end: int) -> tuple[list[_Piece], list[Replacement]]:
    repairs: list[Replacement] = []
    marks: list[tuple[int, int, str | None]] = [
        (match.start(), match.end(), None) for match in _CUT.finditer(working, start, end)
    ]
    for match in _LABEL.finditer(working, start, end):
        known = _known_label(match["label"])
        if known is None:
            continue
        offset, label, right = known
        if right is not None:
            where = (match.start() + offset, match.end("label"))
            repairs.append((*where, right, "label"))
        marks.append((match.start() + offset, match.end(), label))
    bare = _BARE_LABEL.match(working, start, end)
    if bare is not None and labels().get(bare["label"].casefold()) == "source":
        marks.append((bare.start(), bare.end(), "source"))
    marks.sort()
    pieces = []
    at = start
    kind_here: str | None = None
    for mark_start, mark_end, kind in [*marks, (end, end, None)]:
        if mark_start < at:
            continue
        stop = mark_start
        at, stop = _stripped(working, at, stop)
        if stop > at:
            pieces.append(_Piece(kind_here, at, stop))
        at, kind_here = mark_end, kind
    return pieces, repairs


def _known_label(words: str) -> tuple[int, str, str | None] | None:
    """Where in the words a known label begins, its kind, and its right spelling if misspelt."""
    folded = words.casefold()
    known = labels()
    parts = folded.split(" ")
    for first in range(len(parts)):
        candidate = " ".join(parts[first:])
        if candidate in known:
            return len(folded) - len(candidate), known[candidate], None
    if len(folded) < _SHORTEST_MISSPELT:
        return None
    near = _label_slips().near(folded)
    if len(near) != 1:
        return None
    right = near[0].capitalize() if words[0].isupper() else near[0]
    return 0, known[near[0]], right.upper() if words.isupper() else right


@cache
def _label_slips() -> SlipIndex:
    return SlipIndex(label for label in labels() if len(label) >= _SHORTEST_MISSPELT)


def _read_piece(
    found: SourceLineFound,
    piece: _Piece,
    working: str,
    registry: Registry,
    spoken: Language,
    known: bool,
) -> SourceLineFound | None:
    """The line with one more piece read; None where the piece shows that it is no source line."""
    stamps = find_timestamps(working, piece.start, piece.end, spoken)
    if stamps:
        found = _with_stamp(found, stamps[0], updated=piece.label == "update")
        start, end = stamps[0].span
        before = _stripped(working, piece.start, start)
        rest = before if before[0] < before[1] else _stripped(working, end, piece.end)
        if rest[0] == rest[1]:
            return found
        piece = _Piece(piece.label, *rest)
    text = working[piece.start : piece.end]
    agency = registry.names.get(fold(text.strip("() ")))
    if piece.label == "source" or (agency is not None and (known or stamps)):
        if len(text) > _LONGEST_SOURCE or found.source is not None:
            return found if piece.label else None
        return attrs.evolve(found, source=(agency or text, (piece.start, piece.end)))
    if piece.label == _PEOPLE:
        editors = tuple(_editors(piece, text))
        return attrs.evolve(found, editors=found.editors + editors)
    return found if known or (stamps and len(text) < _LONGEST_SOURCE) else None


def _stripped(working: str, start: int, end: int) -> TextSpan:
    """A span without what may stand between pieces."""
    while start < end and working[start] in _BETWEEN:
        start += 1
    while end > start and working[end - 1] in _BETWEEN:
        end -= 1
    return start, end


def _with_stamp(found: SourceLineFound, stamp: TimestampFound, *, updated: bool) -> SourceLineFound:
    if updated and found.updated is None:
        return attrs.evolve(found, updated=stamp)
    if found.timestamp is None:
        return attrs.evolve(found, timestamp=stamp)
    return found


def _editors(piece: _Piece, text: str) -> list[tuple[Person, TextSpan]]:
    roles = words_of("roles")
    people = []
    at = 0
    for separator in [*_NAMES.finditer(text), None]:
        stop = len(text) if separator is None else separator.start()
        name = text[at:stop].strip()
        if name and fold(name) not in roles:
            start = piece.start + text.index(name, at)
            people.append((Person(name), (start, start + len(name))))
        at = stop if separator is None else separator.end()
    return people
