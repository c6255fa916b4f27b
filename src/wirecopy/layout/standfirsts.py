"""A deck in whole sentences: below it the text begins the matter anew."""

from __future__ import annotations

from wirecopy.layout.looks import PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import are_spaced, stems_of
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES

_SHORTEST, _SHORT, _LONGEST = 40, 120, 260
_SHORTEST_BELOW = 70
# In tenths: how much longer the paragraph below is, and how much of the deck it tells again.
_LONGER = 11
_TOLD_AGAIN, _SHORT_TOLD_AGAIN = 4, 3
_FEWEST_TOLD = 3
_MANY_MORE = 3
_LONGEST_LABEL = 50
_SAID, _BELOW = 2, 4
_STAMP_REACH = 2
# aside = bracket words bracket / dash words dash: [By Telegraph.], — From our own correspondent. —
_ASIDE = lazy(
    r"[\[(（][^\[\]()（）\n]{3,80}[\])）]\.?|(?P<dash>[—–*]|--)[ ]?[^—–*\n]{3,80}[ ]?(?P=dash)"
)
_ASIDE_BEGINS = "[(（—–*-"
_QUOTES = frozenset((*OPENING_QUOTES, *CLOSING_QUOTES)) - frozenset("'’")


def below_standfirst(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if its first paragraph is a deck, which nothing parts from it.

    How the story came stands above the text, and is none: (From our own correspondent.)

    A text goes on; below a deck it begins anew. So the second paragraph tells much of the first
    one again, or it has what the headline says, of which the first one has not a word: that goes
    with the headline, and not without it.
    """
    if first + 2 >= len(looks.of):
        return first
    if looks.of[first + 1] in TEXT and is_aside(manuscript, first):
        first += 1
    if _begins_anew(manuscript, looks, headline, first):
        return first + 1
    if not (_may_stand(manuscript, looks, headline, first) and _may_be_deck(looks, first)):
        return first
    deck, below = stems_of(manuscript, first), stems_of(manuscript, first + 1)
    again = deck & below
    share = _SHORT_TOLD_AGAIN if looks.lengths[first] <= _SHORT else _TOLD_AGAIN
    if len(again) >= _FEWEST_TOLD and len(again) * 10 >= len(deck) * share:
        return first + 1
    title = stems_of(manuscript, headline)
    # Or it has a few words of it, and the second one many more.
    more = len(title & below) >= max(len(title & deck) * _MANY_MORE, 1)
    return first + 1 if deck and more else first


def _begins_anew(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> bool:
    """Whether the second paragraph says the headline in full, of which the first has not a word.

    What that says is told below again. A lead that keeps its point for the next sentence opens with
    what nothing else says: so only a short first paragraph right below the headline is asked.
    """
    short = looks.lengths[first] <= _SHORT and looks.site < PAGE
    if first != headline + 1 or not short or not _may_be_deck(looks, first):
        return False
    if not _QUOTES.isdisjoint(manuscript.text(manuscript.blocks[first])):
        return False
    title, deck = stems_of(manuscript, headline), stems_of(manuscript, first)
    said = title & stems_of(manuscript, first + 1)
    if title & deck or len(said) < _SAID or len(said) * 10 < len(title) * _TOLD_AGAIN:
        return False
    below = range(first + 2, min(first + 2 + _BELOW, len(looks.of)))
    told = frozenset().union(*(stems_of(manuscript, at) for at in below)) & deck
    return len(told) >= _SAID and len(told) * 10 >= len(deck) * _SHORT_TOLD_AGAIN


def is_aside(manuscript: Manuscript, index: int) -> bool:
    """Whether a line stands in brackets or between dashes, all of it.

    East Asian copy marks its decks so.
    """
    block = manuscript.blocks[index]
    # Most lines begin with a letter.
    if manuscript.working[block[0]] not in _ASIDE_BEGINS:
        return False
    if _ASIDE.fullmatch(manuscript.working, *block[:2]) is None:
        return False
    return not manuscript.is_marked_deck(block)


def _may_stand(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> bool:
    """Whether a deck may stand where a text begins: by the time, and with no other deck above.

    In copy without one a short first paragraph is a lead that keeps its point for the next.
    """
    between = range(headline + 1, first)
    above = looks.of[max(headline - _STAMP_REACH, 0) : headline] if not between else ()
    if Look.STAMP not in (*looks.of[headline + 1 : first], *above):
        return False
    if any(
        looks.of[at] in TEXT or (looks.of[at] is Look.LINE and looks.lengths[at] > _LONGEST_LABEL)
        for at in between
    ):
        return False
    text = manuscript.text(manuscript.blocks[first])
    return are_spaced(looks.words[headline]) and _QUOTES.isdisjoint(text)


def _may_be_deck(looks: Looks, first: int) -> bool:
    """Whether a short paragraph stands above a longer one, and more text."""
    if looks.of[first] not in TEXT or looks.of[first + 1 : first + 2] != (Look.PROSE,):
        return False
    own, below = looks.lengths[first : first + 2]
    longer = below >= max(_SHORTEST_BELOW, own * _LONGER // 10)
    more = any(look in TEXT for look in looks.of[first + 2 : first + 4])
    return longer and more and _SHORTEST <= own <= _LONGEST
