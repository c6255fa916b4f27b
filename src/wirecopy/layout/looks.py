"""The looks that blocks have, and what they say together: text, or the lines of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import ClassVar

import attrs

from wirecopy.layout.weights import BODY

_FULL_WEIGHT = 500
SOLID = 250
_TEASER = -10.0
MANY = 3
# Of so much of a site a page is told from a release with its contacts, lists of topics and people.
PAGE = 0.5
# A lone line may look like a site's in copy as it was sent.
SENT = 0.2


class Look:
    """What a block seems to be by itself.

    PROSE is running text, SENTENCE a short one, LINE any other short line, ROW one of a table or
    a list, STAMP a line with a date or a time, CAPTION a picture's, SPEECH where a page speaks of
    itself, LISTED a known line of furniture or one without a word, BELOW the heading of what
    follows a story, SIGNOFF what ends copy, CREDIT who reported or edited it, FEED what a feed
    sets above its stories.

    It is no enumeration: to name a member of one takes Python 3.11 several times as long, and the
    looks of all lines are asked for again and again.
    """

    __slots__ = ("name",)

    PROSE: ClassVar[Look]
    SENTENCE: ClassVar[Look]
    LINE: ClassVar[Look]
    STAMP: ClassVar[Look]
    CAPTION: ClassVar[Look]
    SPEECH: ClassVar[Look]
    LISTED: ClassVar[Look]
    BELOW: ClassVar[Look]
    ROW: ClassVar[Look]
    SIGNOFF: ClassVar[Look]
    CREDIT: ClassVar[Look]
    FEED: ClassVar[Look]

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Look.{self.name}"


for _name in Look.__annotations__:
    setattr(Look, _name, Look(_name))
# The looks of running text, and those that only the lines of a site have.
TEXT = (Look.PROSE, Look.SENTENCE)
_LINES = (Look.LINE, Look.STAMP)
_ENDS = (Look.BELOW, Look.SIGNOFF)
MAY_BE_LISTED = (Look.LINE, Look.STAMP, Look.ROW, Look.SENTENCE)
OF_NO_PICTURE = (Look.SPEECH, Look.LISTED, Look.BELOW)
_WHOLE_SITE = 6
# More lines than these above the first paragraph are a menu.
_MOST_ABOVE = 8
OF_A_SITE = (Look.SPEECH, Look.LISTED, Look.BELOW, Look.CAPTION)
_OF_A_SITE = frozenset(OF_A_SITE)
_WEIGHTS = {getattr(Look, name): weight for name, weight in BODY.items()}


@attrs.frozen(slots=False, eq=False, repr=False)
class Looks:
    """The looks of a text's blocks.

    Attributes:
        of: The look of each block.
        lengths: The length of each, in Latin letters.
        words: The folded words of each, none of long blocks.
        counts: How often each short line stands on the page, folded.
        inserts: The blocks that interrupt a story, below which it goes on.
    """

    of: tuple[Look, ...]
    lengths: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    counts: Mapping[str, int]
    inserts: Set[int] = frozenset()

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each block weighs as text of a story, negative where it is none."""
        return _weights(self.of, self.lengths, self.site, self.inserts)

    @cached_property
    def site(self) -> float:
        """How much of a site's page stands around (0 to 1): among menus a line is no text."""
        return share_of_a_site(self.of, self.words)

    def changed(self, index: int, look: Look) -> Looks:
        """The same with another look of one block; text that is known to be so is solid."""
        if self.of[index] is look and self.lengths[index] >= SOLID:
            return self
        of, lengths = list(self.of), list(self.lengths)
        of[index] = look
        lengths[index] = max(lengths[index], SOLID)
        # In place of attrs.evolve, which takes four times as long: most copy asks for it.
        return Looks(tuple(of), tuple(lengths), self.words, self.counts, self.inserts)


def share_of_a_site(looks: Sequence[Look], texts: Iterable[object]) -> float:
    """How much of a site's page stands around: its own lines, and the lines of its menu."""
    own = len({text for look, text in zip(looks, texts, strict=True) if look in OF_A_SITE})
    return min((own + menu_above(looks)) / _WHOLE_SITE, 1.0)


def menu_above(looks: Sequence[Look]) -> int:
    """How many lines above the first paragraph are those of a menu."""
    first = looks.index(Look.PROSE) if Look.PROSE in looks else 0
    return max(looks[:first].count(Look.LINE) - _MOST_ABOVE, 0)


def is_of_a_site(looks: Sequence[Look]) -> bool:
    """Whether lines of a site stand around, by which a page is told from copy as it was sent."""
    return not _OF_A_SITE.isdisjoint(looks) or looks.count(Look.LINE) > MANY


def _weights(
    looks: Sequence[Look], lengths: Sequence[int], site: float, inserts: Set[int]
) -> tuple[float, ...]:
    """What the blocks weigh as text of one story, where they stand.

    Text stands among text; a few words between two titles are the teaser of another story.
    """
    of_no_text = _WEIGHTS | {look: _WEIGHTS[look] * site for look in _LINES}
    inside = False
    gap = 0
    weights: list[float] = []
    for index, look in enumerate(looks):
        if inserts and index in inserts:
            weights.append(0.0)
            continue
        if look not in TEXT:
            if look in _LINES:
                gap += 1
                inside = inside and gap < 2
            elif look in _ENDS:
                inside = False
            weights.append(of_no_text[look])
            continue
        gap, length = 0, lengths[index]
        if not inside:
            inside = length >= SOLID or _goes_on(looks, index)
        # Where nothing of a site stands around there are no teasers of other stories.
        weights.append(float(min(length, _FULL_WEIGHT)) if inside or not site else _TEASER)
    return tuple(weights)


def _goes_on(looks: Sequence[Look], index: int) -> bool:
    """Whether text follows a block of text, with nothing but pictures and furniture between."""
    for look in looks[index + 1 : index + 8]:
        if look in TEXT:
            return True
        if look not in (Look.LISTED, Look.CAPTION, Look.SPEECH, Look.ROW):
            return False
    return False
