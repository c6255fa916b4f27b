"""Where a title begins and ends: behind labels, the trail of its site and the marks of wires."""

from __future__ import annotations

import re

from wirecopy.fields.dateline.codes import names_house
from wirecopy.fields.dateline.credit import is_site
from wirecopy.fields.furniture import is_listed
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import are_spaced
from wirecopy.text.blocks import Block
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_HEADLINE_START_MARKS = ">+^ "
_HEADING_SIGNS = lazy(r"#{1,3}[ ]+(?=[^ ])")
_HEADLINE_END_MARKS = "=+< "
# label = word [ "." ] ":" [ "[" list "]" ]: Subject: [press] Bridge opens, Utl.: Port waits
_LABEL = lazy(
    r"(?P<label>\p{L}[\p{L}\p{M} ]{0,15}+)\.?[ ]?[:：][ ]{0,2}(?:\[[^\]\n]{1,30}\][ ]?)?(?=\S)"
)
# kind = word in capitals ( dash / ":" / "." / bar ): REPORTAGE - ..., ENQUÊTE. ...
_KIND = lazy(r"(?P<kind>\p{Lu}[\p{Lu} ]{3,20})(?:[ ]?[:.|]|[ ][-–—])[ ](?=\S)")
# trail = home 1*5( sign place ) sign title of four words or more
_TRAIL = lazy(
    r"(?P<home>[^\W\d_]{2,20})(?:[ ]?(?P<sign>[/›»>|])[ ]?[^/›»>|\n]{1,30}){0,5}?[ ]?[/›»>|][ ]?"
    r"(?=[^/›»>|\s]+(?:[ ][^/›»>|\s]+){3,40}$)"
)
_TRAIL_SIGN = re.compile("[/›»>|]")
# named = title sign name [ bar section ] [ "," date ], as a page's title and a feed of many sites
# end: Pier opens - Quipu News, Pier opens | Quipu News | Sport
_NAMED = lazy(
    r"[ ](?:[|–—-]|::)[ ](?P<name>[\p{L}][\p{L}\p{M}\p{N}'’&.]{1,30}"
    r"(?:[ ][\p{L}\p{M}\p{N}'’&.]{1,20}){0,4})"
    r"(?:[ ]\|[ ][\p{L}\p{M} ]{2,24}|,[ ]\d{1,2}\.\d{1,2}\.\d{4})?$"
)
_NAME_SIGN = re.compile(r"[ ](?:[|–—-]|::)[ ]")
_FEWEST_WORDS, _LONGEST_NAMED = 3, 80
# What ends a label, which is no longer than this.
_LABEL_END = re.compile("[:：]")
_LONGEST_LABEL = 20


def behind_label(manuscript: Manuscript, block: Block, key: str) -> int:
    """Where a title begins, behind the label of a mail's subject or of a deck, if it has one."""
    if _LABEL_END.search(manuscript.working, block.start, block.start + _LONGEST_LABEL) is None:
        return block.start
    match = _LABEL.match(manuscript.working, block.start, block.end)
    labels = manuscript.languages.words("headline", key)
    if match is None or fold(match["label"].strip()) not in labels:
        return block.start
    return match.end()


def behind_kind(manuscript: Manuscript, start: int, end: int) -> int:
    """Where a deck begins behind what kind of piece it is, in capitals: REPORTAGE - In a mill."""
    kind = _KIND.match(manuscript.working, start, end)
    if kind is None or fold(kind["kind"]) not in manuscript.registry.kickers:
        return start
    return kind.end()


def behind_trail(manuscript: Manuscript, start: int, end: int) -> int:
    """Where a headline begins behind the places of its site: Home / Cities / Old mill is sold."""
    if _TRAIL_SIGN.search(manuscript.working, start, end) is None:
        return start
    trail = _TRAIL.match(manuscript.working, start, end)
    if trail is None or not is_listed(trail["home"], manuscript.registry):
        return start
    return trail.end()


def before_house(
    manuscript: Manuscript, start: int, end: int, credit: str | None
) -> tuple[int, str | None]:
    """Where a headline ends before the name of its site or agency, and that name.

    Another agency than the one that the dateline credits is whom the headline quotes, and so is any
    behind a dash above a dateline without a credit: Talks to end today - Orilla Radio.

    Args:
        manuscript: The page.
        start: Where the headline begins.
        end: Where its block ends.
        credit: The agency of the dateline; empty if that credits none, None where there is none.
    """
    working, tail = manuscript.working, max(start, end - _LONGEST_NAMED)
    if _NAME_SIGN.search(working, tail, end) is None:
        return end, None
    named = _NAMED.search(working, tail, end)
    if named is None or not _are_enough(working[start : named.start()]):
        return end, None
    name = named["name"]
    known = manuscript.registry.names.get(fold(name))
    if known is None and not (names_house(name, manuscript.spoken) or is_site(name)):
        return end, None
    barred = working[named.start() + 1] == "|"
    if credit is not None and credit not in (known, name) and (credit or not barred):
        return end, None
    return named.start(), known or name


def _are_enough(title: str) -> bool:
    """Whether words are as many as titles have, or letters where no blanks part words."""
    return title.count(" ") >= _FEWEST_WORDS - 1 or not are_spaced(title.split())


def without_marks(working: str, start: int, end: int) -> TextSpan:
    """A headline's span without the marks that some wires set round it: ``=``, ``++``, ``>>>``."""
    # A heading of Markdown has its signs and a blank; #BridgeOpens has no blank.
    signs = _HEADING_SIGNS.match(working, start, end)
    first, last = start if signs is None else signs.end(), end
    while last > start and working[last - 1] in _HEADLINE_END_MARKS:
        last -= 1
    while first < last and working[first] in _HEADLINE_START_MARKS:
        first += 1
    return (first, last) if last > first else (start, end)
