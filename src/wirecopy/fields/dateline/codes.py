"""Names that may be an unknown agency's by where they stand beside a place.

    code first  = CODE mark place [ "," region ] [ mark ] date       ; LKS - Lisbon, March 3 -
    code behind = place ( "/" / "," / dash ) CODE                    ; Lisbon/LKS -

    name first  = NAME mark place mark date / NAME "(" place ")" [ mark ] date

A code is one short word in capitals that is no place, no region and no common word. Before a place
it needs a date as well: alliances and parties stand before places, too (NATO - Brussels -).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from wirecopy.fields.dateline.credit import is_site
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.open_date import last_day
from wirecopy.fields.dateline.places import PlaceFound, is_weekday
from wirecopy.fields.dateline.tokens import Kind, Token, cut
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.data_files import own_table
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import built_in, fold
from wirecopy.text.letters import NAME_BEGINS, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_LONGEST_CODE = 6
_LONGEST_SHORTENED = 5
# A station's code has its channel behind it: TV9, RDL24; roads and summits have one letter: M25.
_CODE = re.compile(r"[^\W\d_]{2,6}|[^\W\d_]{2,4}\d{1,2}")
# A town that many know, in thousands of people.
_LARGE = 100
# Shorter ones behind a comma are abbreviations of regions.
_SHORTEST_BEHIND_COMMA = 3
_REACH = 90
_MARK_AND_NAME = lazy(rf"[ ]?[\-\u2010-\u2015:/.|{COMMAS}]{{1,2}}[ ]?[{NAME_BEGINS}]")
# camel = a name in one word with a capital inside: NordPress, DeutscheFunk; no MacLean, no VanDyke
_CAMEL = lazy(
    r"(?!(?:Ma?c|Del?|Della|Di|La|Le|Van|Von|Fitz)\p{Lu})"
    r"\p{Lu}[\p{L}\p{M}]{2,14}\p{Lu}[\p{L}\p{M}]{1,16}"
)
# A tuple, since a kind is found in one without its hash, which is dear.
_PARTED = (Kind.DASH, Kind.COMMA, Kind.COLON, Kind.SLASH, Kind.STOP, Kind.BAR)
_MOST_BEFORE_DATE = 4
_PAIR, _MOST_PARTS = 3, 5
_MOST_NAME_WORDS = 3
_COLONS = (":", "：")


def is_common(word: str, spoken: Language) -> bool:
    """Whether a word is one of the commonest of the language, a month or a weekday."""
    folded = fold(word)
    return (
        folded in spoken.ordinary_words
        or folded in spoken.month_numbers
        or folded in spoken.weekday_names
    )


def may_be_name(printed: str, spoken: Language) -> bool:
    """Whether words may be an agency's name, where a place and a date stand beside them.

    That is a code, a site, one word that is neither a place nor a common word, or words that end
    as names of agencies do.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> names = ("Quipu", "Monday", "Lima", "Ana Ruz", "Lakeside News")
        >>> [may_be_name(name, language("en")) for name in names]
        [True, False, False, False, True]
    """
    first, *others = printed.split(" ")
    if others:
        return names_organization(others[-1], spoken) and len(others) < _MOST_NAME_WORDS
    if is_site(first) or is_code(first, spoken):
        return True
    # Longer capitals are a place's, and so are letters with a misread figure among them.
    titled = first[:1].isupper() and not first.isupper() and not any(map(str.isdecimal, first))
    cased = titled or has_no_capitals(first)
    known = gazetteer.holders(first) or gazetteer.regions(first) or is_weekday(first, spoken)
    return cased and len(first) > 1 and not known and not is_common(first, spoken)


def is_camel(name: str) -> bool:
    """Whether a name is one word with a capital inside, as houses write theirs.

    Example:
        >>> [is_camel(name) for name in ("NordPress", "DeutscheFunk", "MacLean", "Nord Press")]
        [True, True, False, False]
    """
    return not name.isupper() and _CAMEL.fullmatch(name) is not None


def names_organization(word: str, spoken: Language) -> bool:
    """Whether a word ends names of papers and agencies, in the language or in the trade's own."""
    folded = fold(word)
    if folded in spoken.byline.organizations:
        return True
    return folded in built_in().words("byline", "organizations") or _has_house_part(folded)


def names_house(name: str, spoken: Language) -> bool:
    """Whether a name is a paper's or an agency's by its looks: with a capital inside, or by a word.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> names = ("NordPress", "Lakeside News", "Radio Orilla", "News", "Old Mill")
        >>> [names_house(name, language("en")) for name in names]
        [True, True, True, False, False]
    """
    words = name.split(" ")
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return is_camel(name) or any(names_organization(word, spoken) for word in ends)


@lru_cache(maxsize=4096)
def _has_house_part(folded: str) -> bool:
    """Whether a word begins or ends as those do by which papers and agencies call themselves."""
    begins, ends = _house_parts()
    return folded.startswith(begins) or folded.endswith(ends)


@cache
def _house_parts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = own_table("", "houses")
    return tuple(map(fold, table["begins"])), tuple(map(fold, table["ends"]))


def date_follows(text: str, at: int, end: int, spoken: Language) -> bool:
    """Whether nothing but a mark and a day of the week stands before a date."""
    for token in islice(cut(text, at, min(end, at + _REACH), spoken), _MOST_BEFORE_DATE):
        if token.kind is Kind.DATE:
            return True
        words = token.kind is Kind.WORDS and is_weekday(text[token.start : token.end], spoken)
        if token.kind not in _PARTED and not words:
            return False
    return False


def agency_end(text: str, span: TextSpan, end: int, spoken: Language) -> int | None:
    """Where an agency's name in several words ends that a date, or a known place and one, follow.

    MEDIA LAKESIDE NEWSWIRE - March 3; LAKESIDE NEWS AGENCY LISBON 3/3/2024: its last word is one of
    the words of such names.
    """
    words = text[span[0] : span[1]].split(" ")
    for count in range(len(words), 1, -1):
        if not names_organization(words[count - 1], spoken):
            continue
        name, place = " ".join(words[:count]), " ".join(words[count:])
        apart = not place and text.startswith("  ", span[1])
        placed = bool(place and gazetteer.holders(place)) or (
            apart and _head_apart(text, span[1], end, spoken)
        )
        marked = not place and not apart and not gazetteer.holders(name)
        if (placed or marked) and (apart or date_follows(text, span[1], end, spoken)):
            return span[0] + len(name)
    return None


def _head_apart(text: str, at: int, end: int, spoken: Language) -> bool:
    """Whether a known place and a date stand behind blanks."""
    tokens = cut(text, at, min(end, at + _REACH), spoken)
    place = next(tokens, None)
    if place is None or place.kind is not Kind.WORDS:
        return False
    known = bool(gazetteer.holders(text[place.start : place.end]))
    return known and date_follows(text, place.end, end, spoken)


def is_large(name: str) -> bool:
    """Whether a name is that of a large town, and so hardly an agency's."""
    return any(holder.is_capital or holder.people >= _LARGE for holder in gazetteer.holders(name))


def is_code(printed: str, spoken: Language) -> bool:
    """Whether a word may be the code of an agency or a paper by its shape.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> [is_code(word, language("en")) for word in ("LKS", "Lks", "LIMA", "MAY")]
        [True, False, False, False]
    """
    return (
        printed.isupper()
        and _CODE.fullmatch(printed) is not None
        and not gazetteer.holders(printed)
        and not is_common(printed, spoken)
    )


def heads_dateline(text: str, at: int, end: int, spoken: Language) -> bool:
    """Whether a mark, a known place and its date stand behind a code."""
    head = _head_behind(text, at, end, spoken)
    return head is not None and any(
        token.kind is Kind.DATE for token in islice(head[1], _MOST_BEFORE_DATE)
    )


def heads_without_credit(text: str, span: TextSpan, end: int, spoken: Language) -> bool:
    """Whether a mark, a known town and its date, but no credit, stand behind a name.

    The town must be none that the name may be a quarter of, and a colon makes a label: Born: Cork.
    """
    if text[span[1] : span[1] + 2].strip()[:1] in _COLONS:
        return False
    head = _head_behind(text, span[1], end, spoken)
    if head is None:
        return False
    place, tokens = head
    name = text[span[0] : span[1]]
    if any(gazetteer.towns(name, holder.country) for holder in gazetteer.holders(place)):
        return False
    for token in islice(tokens, _MOST_BEFORE_DATE):
        if token.kind is Kind.DATE:
            behind = next(tokens, None)
            return behind is None or behind.kind not in (Kind.BRACKET, Kind.SLASHES)
        words = token.kind is Kind.WORDS and is_weekday(text[token.start : token.end], spoken)
        if token.kind not in _PARTED and not words:
            return False
    return False


def heads_dateline_of(text: str, span: TextSpan, end: int, spoken: Language) -> bool:
    """Whether a comma, a large town, its date and a bracket stand behind a person's name."""
    if not text.startswith(",", span[1]):
        return False
    words = text[span[0] : span[1]].split(" ")
    if not 1 < len(words) <= _MOST_NAME_WORDS or not all(_is_title(word) for word in words):
        return False
    head = _head_behind(text, span[1], end, spoken)
    name = " ".join(words)
    if head is None or not is_large(head[0]) or gazetteer.holders(name):
        return False
    if any(is_common(word, spoken) for word in words):
        return False
    if any(gazetteer.towns(name, holder.country) for holder in gazetteer.holders(head[0])):
        return False
    kinds = [token.kind for token in islice(head[1], _MOST_BEFORE_DATE)]
    dated = kinds.index(Kind.DATE) if Kind.DATE in kinds else len(kinds)
    return Kind.BRACKET in kinds[dated : dated + 2]


def _is_title(word: str) -> bool:
    return word.istitle() and word.isalpha()


def _head_behind(
    text: str, at: int, end: int, spoken: Language
) -> tuple[str, Iterator[Token]] | None:
    """The known place behind a name and a mark, and what stands behind the place, a date too."""
    if _MARK_AND_NAME.match(text, at, end) is None:
        return None
    if last_day(text, at, min(end, at + _REACH), spoken) < at:
        return None
    tokens = cut(text, at, min(end, at + _REACH), spoken)
    mark, place = next(tokens, None), next(tokens, None)
    if mark is None or mark.kind not in _PARTED or place is None or place.kind is not Kind.WORDS:
        return None
    name = text[place.start : place.end]
    if not gazetteer.holders(name) or is_weekday(name, spoken):
        return None
    return name, tokens


def is_printed_again(text: str, printed: str) -> bool:
    """Whether a text has a word again: what it speaks of is no sender's code."""
    return text.find(printed, text.find(printed) + len(printed)) >= 0


def is_code_behind(text: str, place: TextSpan, printed: str, mark: Kind, spoken: Language) -> bool:
    """Whether capitals behind a place in ordinary case are a code of who writes: Lisbon/LKS."""
    if not is_code(printed, spoken) or gazetteer.regions(printed):
        return False
    name = text[place[0] : place[1]]
    if name.isupper() or not gazetteer.holders(name) or is_printed_again(text, printed):
        return False
    return mark is not Kind.COMMA or len(printed) >= _SHORTEST_BEHIND_COMMA


def place_and_name(
    text: str, span: TextSpan, spoken: Language
) -> tuple[TextSpan, TextSpan, PrintedDate | None] | None:
    """The known place, the other name and the date of a bracket: (Lisbon/LKS), (LKS, Lisbon).

    Returns:
        Where the place and the name stand, and the date; None where the bracket holds other things,
        or where both or none of its names is a place.
    """
    parts = list(cut(text, *span, spoken))
    if not _PAIR <= len(parts) <= _MOST_PARTS or parts[-1].end != span[1]:
        return None
    first, mark, second, *rest = parts
    if first.kind is not Kind.WORDS or second.kind is not Kind.WORDS or mark.kind not in _PARTED:
        return None
    dates = [part.date for part in rest if part.kind is Kind.DATE]
    if len(dates) > 1 or any(p.kind not in (Kind.DATE, Kind.COMMA, Kind.DASH) for p in rest):
        return None
    names = (first.start, first.end), (second.start, second.end)
    printed = [text[start:end] for start, end in names]
    known = [bool(gazetteer.holders(name)) for name in printed]
    if known[0] == known[1] or gazetteer.regions(printed[known[0]]):
        return None
    place, name = names if known[0] else names[::-1]
    return place, name, dates[0] if dates else None


def holds_code(text: str, places: tuple[PlaceFound, ...], spoken: Language) -> bool:
    """Whether a code stands for a place or for its region: LKS, Lisbon; LKS/Lisbon; Lisbon [LKS].

    Which of them is the agency is for the open grammar to say.
    """
    first, last = places[0], places[-1]
    region, span = last.region, last.region_span
    if region is not None and span is not None and text[span[0] - 1] == "[":
        return not (gazetteer.region_meant(region) or gazetteer.holders(region))
    if not is_code(first.name, spoken):
        is_town = region is not None and bool(gazetteer.holders(region)) and not first.is_known
        return is_town and may_be_name(first.name, spoken)
    other = first.region if region is not None else last.name
    if other is None or other == first.name or other.isupper():
        return False
    place = other.partition(",")[0].removesuffix(".")
    if not gazetteer.holders(place):
        return False
    # QPU Zamora.- names the town, and no stop shortens so long a name.
    whole = other.endswith(".") and len(place) > _LONGEST_SHORTENED
    return whole or is_large(place) or not gazetteer.regions(place)
