r"""The source line: who sends it, when, and who edited it.

    source-line = piece *( ( "|" / label ) piece ) / clock *( sep clock )
    piece       = [ label ":" ] ( agency / moments / people )
    moments     = [ label ] timestamp *( [ label ] timestamp ) / [ label ] date
    clock       = hour ":" minute zone                    ; 11:08 LOCAL TIME 08:08 GMT
    label       = a word for the source, editor, author or time, in any language

``Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia``, in any order and spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.byline.people import PersonFound, read_people
from wirecopy.fields.source_line.timestamps import (
    DayFound,
    TimestampFound,
    find_day,
    find_timestamps,
)
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages, fold
from wirecopy.model.parts import Person
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS, STOPS
from wirecopy.text.typos import SlipIndex

_SHORTEST_MISSPELT = 5
_LONGEST_SOURCE = 60
# A bar between figures parts a date from its time, and no piece from another.
_CUT = lazy(r"(?<!\d[ ]?)[|｜\t]|[|｜\t](?![ ]?\d)|[【】]|[ ]{3,}")
# label = 1*4 words, then a colon
_LABEL = lazy(r"(?<!\p{L})(?P<label>\p{L}[\p{L}.]*+(?:[ ]\p{L}+){0,3}?)[ ]?[:：](?!//)[ ]*")
# A press release ends with its company: "SOURCE Acme Bridges", in capitals and without a colon.
_BARE_LABEL = lazy(r"(?P<label>\p{Lu}{4,12})[ ]+(?=\p{Lu})")
_HINT = re.compile(r"[|｜:：]|\d[时時点點시]")
# A bare timestamp or date without any of those signs is short, and has a year and a day.
_LONGEST_BARE = 80
_DATE_HINT = re.compile(r"\d{4}(?!\d)|-\d{2}\b")
# A line of figures may end in a semicolon as others in a stop.
_ITEM_END = f"{STOPS};"
_CLOCKS = lazy(
    r"(?:(?:^|[ ,/|-]{1,4})\d{1,2}:\d{2}[ ]?(?:\p{Lu}{2,5}(?:[ ]TIME)?|Local[ ][Tt]ime)){1,4}"
)
# What may stand between the pieces of a line.
_BETWEEN = " ,()（）[]【】|-\u2013\u2014\u00b7\u2022"
_NAMES = lazy(r"[ ]*[,、，;/&][ ]*|[ ]and[ ]")
_MOST_OTHER_WORDS = 6
_MOST_LABEL_WORDS = 4
# stuck line = end of a sentence, then "[" words "]" and perhaps a number
_STUCK_LINE = lazy(
    rf"(?<={SENTENCE_END_CLASS})[ ]*"
    r"(?P<line>[(（【\[][^()（）【】\[\]\n]{4,60}[)）】\]])[0-9 ]{0,12}$"
)
_STUCK_LAST = frozenset(")]）】 0123456789")
_STUCK_REACH = 120


class SourceLineFound(NamedTuple):
    """A source line in the working text."""

    start: int
    end: int
    source: tuple[str, TextSpan] | None = None
    timestamp: TimestampFound | None = None
    updated: TimestampFound | None = None
    day: DayFound | None = None
    editors: tuple[tuple[Person, TextSpan], ...] = ()
    authors: tuple[PersonFound, ...] = ()
    repairs: tuple[Replacement, ...] = ()

    @property
    def only_editors(self) -> bool:
        """Whether the line says nothing but who edited."""
        return not (self.source or self.timestamp or self.updated or self.day or self.authors)

    @property
    def only_a_day(self) -> bool:
        """Whether the line says nothing but a date, which may be a table's heading too."""
        return self.day is not None and not (self.source or self.editors or self.authors)


class _Piece(NamedTuple):
    """A stretch of the line, and what its label says it is."""

    label: str | None
    start: int
    end: int


def stuck_source_line(context: Context, start: int, end: int) -> SourceLineFound | None:
    """The source line in brackets that follows the last sentence of a stretch."""
    if context.working[end - 1] not in _STUCK_LAST:
        return None
    match = _STUCK_LINE.search(context.working, max(start, end - _STUCK_REACH), end)
    if match is None:
        return None
    found = read_source_line(context, *match.span("line"))
    return found._replace(start=match.start("line"), end=end) if found else None


def read_source_line(context: Context, start: int, end: int) -> SourceLineFound | None:
    """The source line that a line is, if it is one.

    It is one where a label or a bare timestamp accounts for the line; a sentence that merely
    holds a colon or a time is not.
    """
    working = context.working
    if not _may_be_source_line(context, start, end):
        return None
    if _CLOCKS.fullmatch(working, start, end):
        return SourceLineFound(start, end)
    pieces, repairs = _pieces(context, start, end)
    found = SourceLineFound(start, end, repairs=tuple(repairs))
    labelled = any(piece.label for piece in pieces)
    for piece in pieces:
        read = _read_piece(found, piece, context, labelled or len(pieces) > 1)
        if read is None:
            return None
        found = read
    # An agency among words without a label or a time is an entry of a menu: Home | Map | Contact.
    timed = found.timestamp or found.updated or found.day
    if found.source and not (labelled or timed or found.editors or found.authors):
        return None
    if found.source or found.timestamp or found.updated or found.editors or found.day:
        return found
    return None


def _may_be_source_line(context: Context, start: int, end: int) -> bool:
    working = context.working
    length = end - start
    if length > LONGEST_SHORT_BLOCK:
        return False
    if _HINT.search(working, start, end) or _BARE_LABEL.match(working, start, end):
        return True
    if length > _LONGEST_BARE or _ends_a_sentence(working[start:end], context.languages):
        return False
    return _DATE_HINT.search(working, start, end) is not None


def _ends_a_sentence(text: str, languages: Languages) -> bool:
    """Whether a line ends as sentences do, and not in ``p.m.``."""
    if text[-1] not in _ITEM_END:
        return False
    word = text.rsplit(" ", 1)[-1].casefold()
    return word not in languages.words("source_line", "am") | languages.words("source_line", "pm")


def _pieces(context: Context, start: int, end: int) -> tuple[list[_Piece], list[Replacement]]:
    working, languages = context.working, context.languages
    repairs: list[Replacement] = []
    marks: list[tuple[int, int, str | None]] = [
        (match.start(), match.end(), None) for match in _CUT.finditer(working, start, end)
    ]
    last_colon = max(working.rfind(":", start, end), working.rfind("：", start, end))
    for match in _LABEL.finditer(working, start, last_colon + 1):
        known = _known_label(match["label"], languages)
        if known is None:
            continue
        offset, label, right = known
        if right is not None:
            where = (match.start() + offset, match.end("label"))
            repairs.append((*where, right, "label"))
        marks.append((match.start() + offset, match.end(), label))
    bare = _BARE_LABEL.match(working, start, end)
    if bare is not None and languages.labels.get(bare["label"].casefold()) == "source":
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


@lru_cache(maxsize=4096)
def _known_label(words: str, languages: Languages) -> tuple[int, str, str | None] | None:
    """Where in the words a known label begins, its kind, and its right spelling if misspelt."""
    folded = words.casefold()
    known = languages.labels
    parts = folded.split(" ")
    for first in range(len(parts)):
        candidate = " ".join(parts[first:])
        if candidate in known:
            return len(folded) - len(candidate), known[candidate], None
    if len(folded) < _SHORTEST_MISSPELT:
        return None
    near = _label_slips(languages).near(folded)
    if len(near) != 1:
        return None
    right = near[0].capitalize() if words[0].isupper() else near[0]
    return 0, known[near[0]], right.upper() if words.isupper() else right


@lru_cache(maxsize=16)
def _label_slips(languages: Languages) -> SlipIndex:
    return SlipIndex(label for label in languages.labels if len(label) >= _SHORTEST_MISSPELT)


def _read_piece(
    found: SourceLineFound,
    piece: _Piece,
    context: Context,
    known: bool,
) -> SourceLineFound | None:
    """The line with one more piece read; None where the piece shows that it is no source line."""
    working = context.working
    found, rests, stamped = _read_moments(found, piece, context)
    if not rests:
        return found
    if len(rests) > 1:
        return found if known else None
    start, end = rests[0]
    text = working[start:end]
    agency = context.registry.names.get(fold(text.strip("() ")))
    if piece.label == "source" or (agency is not None and (known or stamped)):
        if len(text) > _LONGEST_SOURCE or found.source is not None:
            return found if piece.label else None
        return found._replace(source=(agency or text, (start, end)))
    if piece.label == "editor":
        editors = tuple(_editors(start, text, context.languages))
        return found._replace(editors=found.editors + editors)
    if piece.label == "author":
        people = read_people(context, start, end).people
        return found._replace(authors=people) if people else None
    few = len(text) < _LONGEST_SOURCE and text.count(" ") < _MOST_OTHER_WORDS
    return found if known or (found.timestamp and stamped and few) else None


def _read_moments(
    found: SourceLineFound, piece: _Piece, context: Context
) -> tuple[SourceLineFound, list[TextSpan], bool]:
    """The line with the moments of a piece, what else the piece holds, and if it had any."""
    working, languages = context.working, context.languages
    stamps: list[TimestampFound | DayFound] = list(find_timestamps(context, piece.start, piece.end))
    if not stamps:
        day = find_day(context, piece.start, piece.end)
        stamps = [] if day is None else [day]
    rests = []
    at = piece.start
    for stamp in stamps:
        before = _stripped(working, at, stamp.span[0])
        said = _said_of_time(working[slice(*before)], languages)
        if said is None:
            rests.append(before)
        if isinstance(stamp, DayFound):
            found = found._replace(day=found.day or stamp)
        else:
            found = _with_stamp(found, stamp, updated=(said or piece.label) == "update")
        at = stamp.span[1]
    rest = _stripped(working, at, piece.end)
    if rest[0] < rest[1] and (
        not stamps or _said_of_time(working[slice(*rest)], languages) is None
    ):
        rests.append(rest)
    return found, rests, bool(stamps)


def _said_of_time(text: str, languages: Languages) -> str | None:
    """The kind of label that a text beside a timestamp is; empty for a weekday or nothing.

    None where the text is something else.
    """
    folded = text.casefold().strip(" .,:<=*#")
    if not folded or folded in languages.weekdays:
        return ""
    words = folded.split(" ")
    for cut in range(min(len(words), _MOST_LABEL_WORDS), 0, -1):
        kind = languages.labels.get(" ".join(words[:cut]))
        if kind in ("time", "update"):
            return kind
    return None


def _stripped(working: str, start: int, end: int) -> TextSpan:
    """A span without what may stand between pieces."""
    while start < end and working[start] in _BETWEEN:
        start += 1
    while end > start and working[end - 1] in _BETWEEN:
        end -= 1
    return start, end


def _with_stamp(found: SourceLineFound, stamp: TimestampFound, *, updated: bool) -> SourceLineFound:
    if updated and found.updated is None:
        return found._replace(updated=stamp)
    if found.timestamp is None:
        return found._replace(timestamp=stamp)
    return found


def _editors(first: int, text: str, languages: Languages) -> list[tuple[Person, TextSpan]]:
    roles = languages.words("byline", "roles")
    people = []
    at = 0
    for separator in [*_NAMES.finditer(text), None]:
        stop = len(text) if separator is None else separator.start()
        name = text[at:stop].strip()
        if name and fold(name) not in roles:
            start = first + text.index(name, at)
            people.append((Person(name), (start, start + len(name))))
        at = stop if separator is None else separator.end()
    return people
