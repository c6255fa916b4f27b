r"""The source line: who sends it, when, and who edited it.

    source-line = piece *( ( "|" / label ) piece ) / clock *( sep clock )
    piece       = [ label ":" ] ( agency / moments / people )
    moments     = [ label ] timestamp *( [ label ] timestamp ) / [ label ] date
    people      = by names / names                        ; By Ana Ruz | 26 February 2019
    issue       = [ "《" paper "》" ] [ "(" ] date page-number [ ")" ]
                / [ paper ] date 1*number / 1*number date   ; Page A4, Vol. 3, No. 12
    clock       = hour ":" minute zone                    ; 11:08 LOCAL TIME 08:08 GMT
    label       = a word for the source, editor, author or time, in any language

``Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia``, in any order and spelling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.fields.byline.people import PersonFound, read_people
from wirecopy.fields.byline.roles import is_organization, people_words
from wirecopy.fields.dated_sentences import says_more_than_a_time
from wirecopy.fields.release_words import is_release_label_alone
from wirecopy.fields.source_line.clocks import Clocks, read_clocks
from wirecopy.fields.source_line.labels import known_label, page_numbers
from wirecopy.fields.source_line.paper_heads import read_paper_head
from wirecopy.fields.source_line.people import (
    led_author,
    led_editor,
    may_lead_editors,
    named,
    read_editors,
)
from wirecopy.fields.source_line.pieces import (
    BARE_LABEL,
    Piece,
    is_source_label,
    pieces_of,
    stripped,
)
from wirecopy.fields.source_line.timestamps import (
    Dated,
    DayFound,
    TimestampFound,
    dates_in,
    day_in,
    find_day,
    stamps_beside,
)
from wirecopy.fields.source_line.worded import house_beside, read_worded
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages, fold
from wirecopy.model.parts import Person
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import STOPS

_LONGEST_SENDER = 80
_LONGEST_SOURCE, _SHORTEST_BARE = 60, 4
# For single characters re is the faster one.
_FIGURE = re.compile(r"\d")
# What parts a line, and figures.
_OTHER_SIGN = re.compile(r"[\d\t【】•·]|   ")
_LABEL_SIGN, _HOUR = re.compile("[|｜:：]"), re.compile(r"\d[时時点點시]")
# A bare timestamp or date without any of those signs is short, and has a year and a day.
_LONGEST_BARE = 80
_DATE_HINT = re.compile(r"\d{4}(?!\d)|[/.’'-]\d{2}\b")
# A line of figures may end in a semicolon as others in a stop.
_ITEM_END = f"{STOPS};"
_CLOCKS = lazy(
    r"(?:(?:^|[ ,/|-]{1,4})\d{1,2}:\d{2}[ ]?(?:\p{Lu}{2,5}(?:[ ]TIME)?|Local[ ][Tt]ime)){1,4}"
)
# signed = "/" initials [ "(" initials ")" ], behind a house: Source: LKS/ar(oh)
_SIGNED = lazy(r"(?<=\p{L})/(?P<initials>\p{Ll}{2,3})(?:[ ]?\(\p{Ll}{2,3}\)?)?$")
# A Chinese paper's own name, and the page that a story stood on.
_ISSUE = lazy(
    r"(?:《[^《》\n]{2,20}》)?[ ]?[(（]?(?P<date>\d[^()（）《》\n]{5,24}?)[ ,，]{0,2}"
    r"第?[ ]?\p{Lu}?\d{1,3}[ ]?[版面頁页][)）]?"
)
_ISSUE_ENDS = frozenset("版面頁页)）")
_MOST_OTHER_WORDS = 6
_MOST_LABEL_WORDS = 4
# What else parts the pieces of a line.
_CUT_SIGN = re.compile(r"[|｜\t【】•·]|   ")
_LABEL_OR_BAR = re.compile(r"[^\W\d][:：]|[|｜]")
# Behind the stop of a sentence of East Asia a bracket holds the source line, not the whole block.
_SENTENCE_BEFORE = re.compile(r"[。！？][(（【\[]")


class SourceLineFound(NamedTuple):
    """A source line in the working text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        source: Who sends it.
        timestamp: When it was published.
        updated: When it was changed last.
        day: A date without a time.
        clocks: Two clocks side by side, without a date.
        is_told: Whether a label or a page number says what the date is.
        editors: Who edited.
        authors: Who wrote.
        bare: Whether no word leads the authors, so that they may be a title beside a date.
        repairs: What was misspelt in it.
    """

    start: int
    end: int
    source: tuple[str, TextSpan] | None = None
    timestamp: TimestampFound | None = None
    updated: TimestampFound | None = None
    day: DayFound | None = None
    clocks: Clocks | None = None
    is_told: bool = False
    editors: tuple[tuple[Person, TextSpan], ...] = ()
    authors: tuple[PersonFound, ...] = ()
    bare: bool = False
    repairs: tuple[Replacement, ...] = ()

    @property
    def only_editors(self) -> bool:
        """Whether the line says nothing but who edited."""
        return not (self.source or self.timestamp or self.updated or self.day or self.authors)

    @property
    def only_a_day(self) -> bool:
        """Whether the line says nothing but a date, which may be a table's heading too."""
        if self.day is None or self.is_told:
            return False
        led = self.authors and not self.bare
        return not (self.source or self.editors or led)


def read_source_line(context: Context, start: int, end: int) -> SourceLineFound | None:
    """The source line that a line is, if it is one.

    It is one where a label or a bare timestamp accounts for the line; a sentence that merely
    holds a colon or a time is not.
    """
    working = context.working
    if not _may_be_source_line(context, start, end):
        return None
    stamps: Sequence[TimestampFound] = ()
    dates: Sequence[Dated] = ()
    if _FIGURE.search(working, start, end) is not None:
        clocks = read_clocks(working, start, end, context.languages)
        if clocks is not None or _CLOCKS.fullmatch(working, start, end):
            return SourceLineFound(start, end, clocks=clocks)
        issue = _read_issue(context, start, end)
        if issue is not None:
            return issue
        dates = dates_in(context, start, end)
        stamps = stamps_beside(context, start, end, dates)
    if not (stamps or dates) and _is_unlabelled(context, start, end):
        return None
    found = _read_pieces(context, start, end, stamps, dates)
    if found is not None:
        return _with_house(found, context)
    if not (stamps or dates):
        return None
    worded = read_worded(context, start, end, stamps)
    if worded is None:
        return None
    return SourceLineFound(start, end, source=worded.source, timestamp=worded.moment)


def _is_unlabelled(context: Context, start: int, end: int) -> bool:
    """Whether a line has no colon, or one behind words that are no label: Bridge: It opens.

    So most titles are. None but a label, words in capitals before an agency or whom a phrase leads
    makes a source line of what holds no date.
    """
    working, languages = context.working, context.languages
    colon = working.find(":", start, end)
    if colon < 0:
        if working.find("：", start, end) >= 0 or _opens_with_source(context, start, end):
            return False
        if _CUT_SIGN.search(working, start, end) is not None:
            return not may_lead_editors(working[start:end], languages)
        return led_editor(working, start, end, languages) is None
    head = working[start:colon]
    if not head.replace(" ", "").isalpha() or "  " in head or head[-1] == " ":
        return False
    if working.find(":", colon + 1, end) >= 0 or working.find("：", colon, end) >= 0:
        return False
    words = head.split(" ")
    cut = _CUT_SIGN.search(working, colon, end) is not None
    if cut or _opens_with_source(context, start, end):
        return False
    if known_label(" ".join(words[-_MOST_LABEL_WORDS:]), languages) is not None:
        return False
    return led_editor(working, start, end, languages) is None


def _opens_with_source(context: Context, start: int, end: int) -> bool:
    """Whether a line begins with the label of a source in capitals: SOURCE Acme Bridges."""
    if not context.working[start : start + _SHORTEST_BARE].isupper():
        return False
    bare = BARE_LABEL.match(context.working, start, end)
    return bare is not None and is_source_label(bare["label"], context.languages)


def _with_house(found: SourceLineFound, context: Context) -> SourceLineFound:
    """A line with the agency that no label names, but the text below does."""
    moments = [stamp for stamp in (found.timestamp, found.updated, found.day) if stamp is not None]
    if found.source is not None or found.editors or not moments:
        return found
    held = sorted(moment.span for moment in moments)
    source = _sender(context, found, held) or house_beside(context, found.start, found.end, held)
    if source is None:
        return found
    # Two words with capitals are a name, if they are no agency's.
    authors = tuple(who for who in found.authors if who.person.name != source[0])
    return found._replace(source=source, authors=authors)


def _sender(
    context: Context, found: SourceLineFound, held: Sequence[TextSpan]
) -> tuple[str, TextSpan] | None:
    """Who sends a release, alone between bars beside the time and what a release is called.

    sent = moment "|" sender "|" label        ; 6.2.2024 09:15 | Tarn Ferries | Press release
    """
    others: list[TextSpan] = []
    labelled, at = False, found.start
    for piece in context.working[found.start : found.end].split("|"):
        start = at + len(piece) - len(piece.lstrip())
        span, at = (start, start + len(piece.strip())), at + len(piece) + 1
        if is_release_label_alone(piece.strip()):
            labelled = True
        elif not any(first < span[1] and span[0] < last for first, last in held):
            others.append(span)
    if not labelled or len(others) != 1 or not 1 < others[0][1] - others[0][0] <= _LONGEST_SENDER:
        return None
    name = context.working[slice(*others[0])]
    return context.registry.names.get(fold(name), name), others[0]


def _read_pieces(
    context: Context,
    start: int,
    end: int,
    stamps: Sequence[TimestampFound],
    dates: Sequence[Dated],
) -> SourceLineFound | None:
    """The source line whose pieces its labels, bars and moments tell."""
    pieces, repairs = pieces_of(context, start, end, stamps)
    found = SourceLineFound(start, end, repairs=tuple(repairs))
    labelled = any(piece.label for piece in pieces)
    if not (labelled or stamps or any(_tells(context, piece, found, dates) for piece in pieces)):
        return None
    for piece in pieces:
        own = [one for one in stamps if one.span[0] < piece.end and piece.start < one.span[1]]
        known = labelled or len(pieces) > 1
        read = _read_piece(found, piece, context, own, dates, known=known)
        if read is None:
            return None
        found = read
    # An agency among words without a label or a time is an entry of a menu: Home | Map | Contact.
    timed = found.timestamp or found.updated or found.day
    if found.source and not (labelled or timed or found.editors):
        return None
    chief = any(piece.label == "chief" for piece in pieces)
    if found.source or found.timestamp or found.updated or found.editors or found.day or chief:
        return found
    return None


def _tells(context: Context, piece: Piece, line: SourceLineFound, dates: Sequence[Dated]) -> bool:
    """Whether a piece without a label or a timestamp says when the copy appeared or who edited it.

    Where no piece of a line does, whatever names stand in it make no source line of it.
    """
    if day_in(context, piece.start, piece.end, line[:2], dates) is not None:
        return True
    return led_editor(context.working, piece.start, piece.end, context.languages) is not None


def _read_issue(context: Context, start: int, end: int) -> SourceLineFound | None:
    """The line that says in which issue of a paper, and on which page, a story stood."""
    paged = context.working[end - 1] in _ISSUE_ENDS
    match = _ISSUE.fullmatch(context.working, start, end) if paged else None
    day = (
        find_day(context, *match.span("date"))
        if match is not None
        else read_paper_head(context, start, end)
    )
    return SourceLineFound(start, end, day=day, is_told=True) if day is not None else None


def _may_be_source_line(context: Context, start: int, end: int) -> bool:
    working = context.working
    length = end - start
    if length > LONGEST_SHORT_BLOCK or _SENTENCE_BEFORE.search(working, start, end) is not None:
        return False
    text = working[start:end]
    bare = BARE_LABEL.match(text) if text[:_SHORTEST_BARE].isupper() else None
    if bare is not None and is_source_label(bare["label"], context.languages):
        return True  # the company's name may end in a stop: SOURCE Acme Bridges Inc.
    dated = _FIGURE.search(text) is not None
    hinted = _LABEL_SIGN.search(text) is not None or "GMT" in text or "UTC" in text
    hinted = hinted or (dated and _HOUR.search(text) is not None)
    if bare is not None and not hinted and _OTHER_SIGN.search(working, start, end) is None:
        # A title in capitals: without a figure or a bar nothing but a phrase for editors tells.
        return led_editor(working, start, end, context.languages) is not None
    if hinted or bare is not None:
        # "It opens on 3.6.2024 at 10:15." has no label and no bar.
        parted = _LABEL_OR_BAR.search(working, start, end) is not None
        return parted or not says_more_than_a_time(working, start, end, context.spoken)
    if not dated or length > _LONGEST_BARE or _DATE_HINT.search(working, start, end) is None:
        return False
    ended = _ends_a_sentence(text, context.languages)
    return not ended or read_paper_head(context, start, end) is not None


def _ends_a_sentence(text: str, languages: Languages) -> bool:
    """Whether a line ends as sentences do, and not in ``p.m.``."""
    if text[-1] not in _ITEM_END:
        return False
    word = text.rsplit(" ", 1)[-1].casefold()
    keys = ("am", "pm", "after_time")
    return not any(word in languages.words("source_line", key) for key in keys)


def _read_piece(
    found: SourceLineFound,
    piece: Piece,
    context: Context,
    stamps: Sequence[TimestampFound],
    dates: Sequence[Dated],
    *,
    known: bool,
) -> SourceLineFound | None:
    """The line with one more piece read; None where the piece shows that it is no source line."""
    working = context.working
    found, rests, stamped = _read_moments(found, piece, context, stamps, dates)
    found, rests = _without_numbers(found, rests, context)
    if piece.label in (None, "time", "update", "issue"):
        found, rests = _read_authors(found, rests, context)
    if not rests:
        return found
    if len(rests) > 1:
        return found if known else None
    start, end = rests[0]
    signed = _SIGNED.search(working, start, end) if piece.label == "source" else None
    if signed is not None and fold(signed["initials"]) not in context.registry.names:
        end = signed.start()
    text = working[start:end]
    agency = context.registry.names.get(fold(text.strip("() ")))
    if piece.label == "source" or (agency is not None and (known or stamped)):
        if len(text) > _LONGEST_SOURCE or found.source is not None:
            return found if piece.label else None
        return found._replace(source=(agency or text, (start, end)))
    if piece.label == "editor":
        editors = tuple(read_editors(start, text, context.languages))
        return found._replace(editors=found.editors + editors)
    if piece.label == "author":
        people, desk = read_people(context, start, end)[:2]
        if people or desk is None:
            return found._replace(authors=people) if people else None
        named = found.source is None and people_words(context.spoken).desks.search(desk) is None
        return found._replace(source=(desk, (start, end))) if named else found
    if found.day is not None and is_organization(text, context.languages):
        return found
    few = len(text) < _LONGEST_SOURCE and text.count(" ") < _MOST_OTHER_WORDS
    return found if known or (found.timestamp and stamped and few) else None


def _read_moments(
    found: SourceLineFound,
    piece: Piece,
    context: Context,
    stamps: Sequence[TimestampFound],
    dates: Sequence[Dated],
) -> tuple[SourceLineFound, list[TextSpan], bool]:
    """The line with the moments of a piece, what else the piece holds, and if it had any."""
    working, languages = context.working, context.languages
    moments: list[TimestampFound | DayFound] = list(stamps)
    if not moments:
        day = day_in(context, piece.start, piece.end, found[:2], dates)
        moments = [] if day is None else [day]
    elif _FIGURE.search(working, piece.start, stamps[0].span[0]) is not None:
        # Published March 4, 2024 Updated March 5, 2024 09:12am
        day = find_day(context, piece.start, stamps[0].span[0])
        moments = moments if day is None else [day, *moments]
    rests = []
    at = piece.start
    for stamp in moments:
        before = stripped(working, at, stamp.span[0])
        said = _said_of_time(working[slice(*before)], languages)
        if said is None:
            # By Ana Ruz, Published on 26 February 2019
            said, cut = _label_at_end(working, *before, languages)
            rests.append((before[0], cut))
        elif said and led_author(context, *before) is not None:
            rests.append(before)
        if isinstance(stamp, DayFound):
            told = bool(said or piece.label)
            found = found._replace(day=found.day or stamp, is_told=found.is_told or told)
        else:
            found = _with_stamp(found, stamp, updated=(said or piece.label) == "update")
        at = stamp.span[1]
    rest = stripped(working, at, piece.end)
    if rest[0] < rest[1] and (
        not moments or _said_of_time(working[slice(*rest)], languages) is None
    ):
        rests.append(rest)
    return found, rests, bool(moments)


def _without_numbers(
    found: SourceLineFound, rests: list[TextSpan], context: Context
) -> tuple[SourceLineFound, list[TextSpan]]:
    """What is left without the numbers of a page and an issue, and the paper before them."""
    numbers = page_numbers(context.languages)
    left = [rest for rest in rests if numbers.fullmatch(context.working, *rest) is None]
    if len(left) == len(rests) or (found.day is None and found.timestamp is None):
        return found, rests
    if len(left) == 1 and is_organization(
        context.working[slice(*left[0])], context.languages, leads=False
    ):
        left = []
    return found._replace(is_told=True), left


def _read_authors(
    found: SourceLineFound, rests: list[TextSpan], context: Context
) -> tuple[SourceLineFound, list[TextSpan]]:
    """The line with the people that stand beside a moment, and what is left of the rests."""
    left = []
    for start, end in rests:
        editing = led_editor(context.working, start, end, context.languages)
        if editing is not None:
            names = tuple(read_editors(editing, context.working[editing:end], context.languages))
            found = found._replace(editors=found.editors + names)
            continue
        led = led_author(context, start, end)
        # Where more is left beside the moment, all of it may be a title.
        lone = led is None and not found.authors and len(rests) == 1
        bare = named(context, start, end) if lone else ()
        if led is None and not bare:
            left.append((start, end))
            continue
        people, desk = led or (bare, None)
        found = found._replace(authors=found.authors + people, bare=led is None)
        if desk is not None and found.source is None:
            found = found._replace(source=(desk, (start, end)))
    return found, left


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
        if kind in ("time", "update", "issue"):
            return kind
    return None


def _label_at_end(
    working: str, start: int, end: int, languages: Languages
) -> tuple[str | None, int]:
    """The kind of the label of times that a stretch ends with, and where that begins."""
    at = end
    for _ in range(_MOST_LABEL_WORDS):
        at = working.rfind(" ", start, at)
        if at < 0:
            break
        kind = languages.labels.get(working[at + 1 : end].strip(" .,:").casefold())
        if kind in ("time", "update"):
            return kind, stripped(working, start, at)[1]
    return None, end


def _with_stamp(found: SourceLineFound, stamp: TimestampFound, *, updated: bool) -> SourceLineFound:
    if updated and found.updated is None:
        return found._replace(updated=stamp)
    if found.timestamp is None:
        return found._replace(timestamp=stamp)
    return found
