"""What the groups of a match say by themselves, before their places and dates are read."""

from __future__ import annotations

from functools import lru_cache

import regex

from wirecopy.fields.dateline.credit import Credit
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.knowledge.gazetteer import holders
from wirecopy.knowledge.languages import Language
from wirecopy.text.offsets import TextSpan

Groups = dict[str, str | None]

# The slots of which a dateline that no style describes has at least one.
_NAMING = ("places", "credit", "credit_first", "bare", "people", "joint", "joined", "outlet")
_BESIDE_PLACES = ("date", *_NAMING[1:])
# What parts places from their regions, or from each other.
_MARKS_OF_PLACES = frozenset("/,،፣([&·•、")


def groups_of(match: regex.Match[str]) -> Groups:
    """The groups of a match by name, sooner than the match gives them."""
    return dict(zip(_group_names(match.re), match.groups(), strict=True))


@lru_cache(maxsize=1024)
def _group_names(pattern: regex.Pattern[str]) -> tuple[str, ...]:
    """The names of a pattern's groups in their order; all are named."""
    return tuple(sorted(pattern.groupindex, key=pattern.groupindex.__getitem__))


def is_label(groups: Groups) -> bool:
    """Whether a match of a general shape plainly names neither a town nor an agency.

    That is a sign, or a date and a sign, or a word in small letters and a colon: a label.
    """
    if not any(map(groups.get, _NAMING)):
        return True
    if groups.get("sign") not in (":", "："):
        return False
    places = groups["places"]
    if not places or any(map(groups.get, _BESIDE_PLACES)):
        return False
    return places[1:2].islower() and _MARKS_OF_PLACES.isdisjoint(places)


def may_end(groups: Groups, credit: Credit, spoken: Language) -> bool:
    """Whether a match of a general shape may do without a sign or a date: by a known credit."""
    if groups.get("sign") or groups.get("date") or credit.key is not None:
        return True
    if groups.get("people") or spoken.dateline.day_words:
        return True
    if groups.get("outlet") is not None or groups.get("joined") is not None:
        return True
    return credit.agencies[:1] != () and credit.agencies[0] in spoken.dateline.own_credits


def may_be_undated(
    match: regex.Match[str], sign: str | None, places: tuple[PlaceFound, ...]
) -> bool:
    """Whether what follows a match without a date may be a story.

    A bracketed credit alone is a sign-off; one in running text goes on with a small letter.
    """
    following: str = match.string[match.end() : min(match.end() + 1, match.endpos)]
    if sign is None and not places:
        return following.isalpha() or (following != "" and following in "\"“”‘’'«")
    if following and not following.islower():
        return True
    named = any(place.name.isupper() or holders(place.name) for place in places)
    return (named or not places) and (sign is not None or not following)


def explains(match: regex.Match[str], groups: Groups, places: tuple[PlaceFound, ...]) -> bool:
    """Whether a sign goes on with a small letter: Paris, May 3: the day on which ...

    Behind a dash so do datelines whose place is in capitals, and copy that has lost its capitals.
    """
    following: str = match.string[match.end() : min(match.end() + 1, match.endpos)]
    if not following.islower():
        return False
    sign = groups.get("sign")
    if sign in (":", "："):
        return True
    titled = sign is not None and any(place.name.istitle() for place in places)
    return titled and not match[0][1:].islower()


def span_of(match: regex.Match[str], groups: Groups, name: str) -> TextSpan | None:
    """Where a group of a match stands, if it has one of that name that is not empty."""
    return match.span(name) if groups.get(name) else None


def people_span(
    match: regex.Match[str], groups: Groups, people: TextSpan | None
) -> TextSpan | None:
    """Names and the role printed beside them, as one stretch that reads as a byline."""
    if people is None:
        return None
    role = span_of(match, groups, "role")
    spans = [people] if role is None else [people, role]
    return min(start for start, _ in spans), max(end for _, end in spans)


def text_end(match: regex.Match[str], groups: Groups) -> int:
    """Where the text of a dateline ends, its sign and the marks before that left out."""
    end = match.start("sign") if groups.get("sign") else match.end()
    text: str = match.string
    while end > match.start() and text[end - 1] in " ,":
        end -= 1
    return end
