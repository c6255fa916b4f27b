"""The places that a dateline prints: one or several, each with what stands after it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import built_in
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.typos import lost_initials

# Words inside a place's name that ordinary case leaves small.
_SMALL = frozenset(
    "de da do das dos di du del della delle des la le les el al of the and y e et au aux en on am "
    "in to sur sous und an der upon under zu im bij aan".split()
)
# Capitals that stay capitals: the prefixes of ships, and countries' initials.
_INITIALS = frozenset("USS USNS USCGC HMS HMAS HMCS HMNZS INS RFA MS MV SS USA US UN UK EU".split())
_PIECES = lazy(r"([-/])")
# McALLEN, O'HIGGINS, L'AQUILA, D'IVOIRE: an article or a prefix, then a capital.
_PREFIXED = lazy(r"(?P<prefix>Mc|(?:O|L|D|N|Dell|Sant|All)['’])(?P<rest>\p{L}.*)", regex.IGNORECASE)
_TURKISH = frozenset("İĞ")
_ALSO_ROMANIAN = "Ş"
_TURKIC = frozenset({"TR", "AZ", "TM", "CY"})
_NO_CHANGE: Mapping[int, str] = {}
_TURKISH_SMALL = str.maketrans({"I": "ı", "İ": "i"})


_MOST_NAME_WORDS = 4


@lru_cache(maxsize=4096)
def ordinary_case(name: str) -> str:
    """A name in capitals as it is written in running text; other names stay as they are.

    Example:
        >>> ordinary_case("RIO DE JANEIRO")
        'Rio de Janeiro'
    """
    if not name.isupper():
        return name
    name = unicodedata.normalize("NFC", name)
    # A Turkish name tells itself; in others the letter I has a dot when it is small.
    small = _TURKISH_SMALL if _is_turkish(name) else _NO_CHANGE
    words = name.split(" ")
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else _capitalized(word, small, index > 0)
        for index, word in enumerate(words)
    )


def _is_turkish(name: str) -> bool:
    """Whether a name in capitals has letters of Turkish; one of them is Romanian, too: IAŞI."""
    if _ALSO_ROMANIAN in name:
        found = gazetteer.holders(name)
        return not found or found[0].country in _TURKIC or not _TURKISH.isdisjoint(name)
    return not _TURKISH.isdisjoint(name)


def _capitalized(word: str, small: Mapping[int, str], is_inner: bool) -> str:
    pieces = []
    for index, piece in enumerate(_PIECES.split(word)):
        lower = piece.translate(small).lower()
        lower = lower[:1] + lower[1:].replace("եվ", "և")
        if index > 0 and lower in _SMALL:
            pieces.append(lower)
        elif "." in piece[:-1] or piece in _INITIALS:
            pieces.append(piece)
        else:
            pieces.append(_prefixed(piece, lower, is_inner or index > 0))
    return "".join(pieces)


def _prefixed(piece: str, lower: str, is_inner: bool) -> str:
    match = _PREFIXED.fullmatch(piece)
    if match is None:
        return piece[:1] + lower[1:]
    length = len(match["prefix"])
    # Côte d'Ivoire, but L'Aquila: an article is small inside a name.
    first = lower[:1] if is_inner and lower[:2] in ("d'", "l'", "d’", "l’") else piece[:1]
    return first + lower[1:length] + lower[length : length + 1].upper() + lower[length + 1 :]


# places = place *( joiner place ); a word such as "and" or a dash joins only places that are known.
_JOINER = lazy(
    r"[ ]?[/&·•／、ㆍ][ ]?|[ ][\-\u2010-\u2015][ ]|[ ]\p{L}{1,4}[ ]"
    r"|(?<=\p{Hangul}),[ ]?(?=\p{Hangul})"
)
_BRACKETED = lazy(
    r"[ ]*[(\[（［][ ]*(?P<region>[^()\[\]（）［］]{1,60}?)[ ]*[)\]）］]"
    r"|[ ]/(?P<region>[^/]{1,60})/(?=[ ,]|$)"
)
# A comma may be lost, but capitals tell: FARMINGTON Conn.
_CAPITALS_AND_REGION = lazy(
    r"(?P<city>\p{Lu}[\p{Lu}.'’ -]{2,40})[ ](?P<region>\p{Lu}\p{Ll}[\p{L}. ]{0,20})"
)
_DASHES = tuple("-\u2010\u2011\u2012\u2013\u2014\u2015")
_COMMA = lazy(r"[ ]*[,،፣](?![ ]?\p{Hangul})[ ]*")
_SHORTEST_IN_TITLE_CASE = 3
_LONGEST_SMALL_WORD = 4
_SHORTEST_RESTORED = 4
_PAIR = 2
# The towns of more countries have names like those of people.
_FEW_HOMES = 3


class PlaceFound(NamedTuple):
    """A printed place, with its spans in the working text.

    Attributes:
        name: The name as it is printed.
        span: Where it stands.
        region: What is printed after it.
        region_span: Where that stands.
        is_at_home: Whether it is a town, too small to be known elsewhere, of a country whose
            agencies print the language, or one that the text speaks of.
    """

    name: str
    span: TextSpan
    region: str | None = None
    region_span: TextSpan | None = None
    is_at_home: bool = False

    def moved(self, offset: int) -> PlaceFound:
        """The same place, further on in a text."""
        (start, end), region = self.span, self.region_span
        if region is not None:
            region = region[0] + offset, region[1] + offset
        span = start + offset, end + offset
        return PlaceFound(self.name, span, self.region, region, self.is_at_home)

    @property
    def is_known(self) -> bool:
        """Whether the gazetteer has a place of that name, or a town of the language's country."""
        return self.is_at_home or bool(gazetteer.holders(self.name))

    @property
    def is_in_known_region(self) -> bool:
        """Whether what is printed after the name is a country or a region that is known."""
        return self.region is not None and bool(gazetteer.region_meant(self.region))


def read_places(
    text: str, span: TextSpan | None, spoken: Language
) -> tuple[PlaceFound, ...] | None:
    """The places that a span holds: () without one, None where the words are no place."""
    if span is None:
        return ()
    start, end = span
    places = _read_places(text[start:end], spoken)
    if places is None or start == 0:
        return places
    return tuple([place.moved(start) for place in places])


@lru_cache(maxsize=4096)
def _read_places(printed: str, spoken: Language) -> tuple[PlaceFound, ...] | None:
    """The places of a stretch by itself: news comes from the same places again and again."""
    places = tuple(_place(printed[at:end], at, spoken) for at, end in _stretches(printed, spoken))
    if len(places) == _PAIR and "/" in printed:
        places = _in_its_country(*places)
    return places if all(_may_be_place(place.name, spoken) for place in places) else None


def at_home(
    places: tuple[PlaceFound, ...],
    registry: Registry,
    spoken: Language,
    borne_out: frozenset[str] = frozenset(),
) -> tuple[PlaceFound, ...]:
    """Places of which the towns of the language's country are known, too, if in capitals.

    So are those that what stands around them bears out.
    """
    return tuple(
        place._replace(is_at_home=True)
        if place.name in borne_out
        or (
            place.name.isupper()
            and not place.is_known
            and any(gazetteer.towns(place.name, home) for home in _homes(registry, spoken.code))
        )
        else place
        for place in places
    )


def is_town(name: str, registry: Registry, spoken: Language) -> bool:
    """Whether a name is that of a place, be it a small one of any country of the language."""
    homes = _all_homes(registry, spoken.code)
    return bool(gazetteer.holders(name)) or any(gazetteer.towns(name, home) for home in homes)


def _homes(registry: Registry, code: str) -> frozenset[str]:
    """The countries of the agencies that print a language; none where it is the world's."""
    homes = _all_homes(registry, code)
    return homes - {""} if len(homes) <= _FEW_HOMES else frozenset()


@lru_cache(maxsize=256)
def _all_homes(registry: Registry, code: str) -> frozenset[str]:
    tables = registry.tables.values()
    return frozenset(table.get("home") or "" for table in tables if table["languages"][0] == code)


def _stretches(printed: str, spoken: Language) -> Iterator[TextSpan]:
    """The stretches that hold one place each, with its region."""
    at = 0
    bracketed = [match.span() for match in _BRACKETED.finditer(printed)]
    for joiner in _JOINER.finditer(printed, overlapped=True):
        if joiner.start() < at or not _joins(printed, at, joiner, spoken):
            continue
        if any(start <= joiner.start() < end for start, end in bracketed):
            continue
        yield at, joiner.start()
        at = joiner.end()
    yield at, len(printed)


def _joins(printed: str, at: int, joiner: regex.Match[str], spoken: Language) -> bool:
    left, right = printed[at : joiner.start()], printed[joiner.end() :]
    if not left.strip() or not right.strip():
        return False
    # "Frankfurt/Main" is one city: the gazetteer knows the whole, so it is not cut.
    whole = left + joiner[0] + _city_of(right)
    if gazetteer.holders(whole):
        return False
    word = joiner[0].strip().casefold()
    dash = word in _DASHES
    if not dash and not word.isalpha():
        return True
    if not (dash or word in spoken.byline.conjunctions):
        return False
    cities = _city_of(left), _city_of(_JOINER.split(right, maxsplit=1)[0])
    # Capitals on both sides of a small word are two names: PINE FOLLY, Ore. and LUDHOLM, Minn.
    if not dash and joiner[0].islower() and all(map(str.isupper, cities)):
        return True
    return all(map(gazetteer.holders, cities))


def _city_of(stretch: str) -> str:
    marks = (_COMMA.search(stretch), _BRACKETED.search(stretch))
    end = min((mark.start() for mark in marks if mark is not None), default=len(stretch))
    return _without_stop(stretch[:end].strip())


def _without_stop(city: str) -> str:
    """A city without the stop that ends it in some datelines; an abbreviation keeps its own."""
    last = city.rsplit(" ", maxsplit=1)[-1]
    return city[:-1] if last.endswith(".") and "." not in last[:-1] else city


def _place(stretch: str, start: int, spoken: Language) -> PlaceFound:
    head = _city_of(stretch)
    at = stretch.index(head)
    start_of_tail = at + len(head)
    comma = _COMMA.match(stretch, start_of_tail)
    # Wa, (UW/R)
    bracket = _BRACKETED.match(stretch, comma.end() if comma is not None else start_of_tail)
    if bracket is not None:
        region, region_start = bracket["region"], bracket.start("region")
    else:
        region_start = comma.end() if comma is not None else start_of_tail
        region = _without_weekday(stretch[region_start:].rstrip(" ,"), spoken) if comma else ""
    uncommaed = _CAPITALS_AND_REGION.fullmatch(head) if not region else None
    if uncommaed is not None and gazetteer.regions(uncommaed["region"]):
        head = uncommaed["city"]
        region_start = at + uncommaed.start("region")
        region = stretch[region_start:].rstrip()
        start_of_tail = at + len(head)
    span = (start + at, start + start_of_tail)
    if not region:
        return PlaceFound(head, span)
    region_span = (start + region_start, start + region_start + len(region))
    if _is_country_first(head, region):
        return PlaceFound(region, region_span, head, span)
    return PlaceFound(head, span, region, region_span)


def _is_country_first(head: str, region: str) -> bool:
    """Whether a country stands before its city: ``Georgia, Tbilisi``."""
    countries = {country for country, division in gazetteer.regions(head) if not division}
    return (
        bool(countries)
        and not gazetteer.regions(region)
        and any(holder.country in countries for holder in gazetteer.holders(region))
    )


def _in_its_country(first: PlaceFound, second: PlaceFound) -> tuple[PlaceFound, ...]:
    """Two places about a slash, or the second where the first is its country: Kenya/Nakuru."""
    bare = first.region is None and second.region is None
    if not bare or not _is_country_first(first.name, second.name):
        return first, second
    return (PlaceFound(second.name, second.span, first.name, first.span),)


def _without_weekday(region: str, spoken: Language) -> str:
    """What follows a city, without a weekday at its end, which belongs to the date."""
    head, comma, last = region.rpartition(",")
    if not (is_weekday(last.strip(), spoken) or is_time_of_day(last, spoken)):
        return region
    return head.rstrip() if comma else ""


def is_weekday(word: str, spoken: Language) -> bool:
    """Whether a word is a day of the week; Japanese ones may lack their last sign."""
    folded = word.rstrip(".").casefold()
    return folded in spoken.weekday_names or f"{folded}日" in spoken.weekday_names


def is_time_of_day(words: str, spoken: Language) -> bool:
    """Whether words stand where a date does: WELLINGTON, Last Night."""
    return words.strip(" .").casefold() in spoken.dateline.times


def _may_be_place(name: str, spoken: Language) -> bool:
    if not name or is_weekday(name, spoken):
        return False
    if name.isupper():
        return True
    if name[0].isdecimal():
        return False
    if not has_no_capitals(name) and len(name) < _SHORTEST_IN_TITLE_CASE:
        # Wa, Ho, Bo: towns of West Africa, and no words of the language
        word = name.casefold() in spoken.ordinary_words
        return len(name) > 1 and not word and bool(gazetteer.holders(name))
    if gazetteer.holders(name):
        return True
    words = name.split()
    first = next((letter for letter in name if letter.isalpha()), "")
    # "Rothenburg o.d.T." holds an abbreviation, "Les Sables-d'Olonne" begins with an article.
    words = [word for word in words if "." not in word] or words
    if is_small(first) or is_small(words[-1][0]) or _runs_on(words):
        return False
    is_function_word = words[0].casefold() in spoken.detection.function_words
    if (is_function_word and len(words) == 1) or words[0].casefold() in built_in().words(
        "byline", "by"
    ):
        return False
    return not any(is_small(w[0]) and len(w) > _LONGEST_SMALL_WORD for w in words)


def _runs_on(words: list[str]) -> bool:
    """Whether a name in ordinary case ends in a word of capitals: two things in one line."""
    last = words[-1]
    is_capitals = last.isupper() and last.isalpha() and len(last) >= _SHORTEST_IN_TITLE_CASE
    return is_capitals and any(w.istitle() and len(w) > 1 and w[-1] != "." for w in words)


def without_label(places: tuple[PlaceFound, ...], credit: str) -> tuple[PlaceFound, ...]:
    """The places, the first without the credit that is stuck to it as a label: LusaBeira."""
    if not places or not credit:
        return places
    first = places[0]
    length = len(credit)
    rest = first.name[length:]
    if not first.name.startswith(credit) or not rest[:1].isupper() or first.is_known:
        return places
    start, end = first.span
    return (first._replace(name=rest, span=(start + length, end)), *places[1:])


def can_belong(region: str, place: PlaceFound) -> bool:
    """Whether a printed region can be that of a place: one that is known must lie there.

    Example:
        >>> can_belong("NTB", PlaceFound("Oslo", (0, 4)))
        False
    """
    meant = gazetteer.region_meant(region)
    holders = gazetteer.holders(place.name)
    if not meant:
        return False
    if not holders:
        return not region.isupper()
    return any(
        holder.country == country and division in ("", holder.region)
        for holder in holders
        for country, division in meant
    ) or (not region.isupper() and len(region) > _SHORTEST_RESTORED)


def is_name_and_surname(words: str) -> bool:
    """Whether words are a name whose surname is printed in capitals: Deniz ORMAN.

    More words before capitals are a headline that a dateline has run into.
    """
    parts = words.split(" ")
    return 1 < len(parts) <= _MOST_NAME_WORDS and _runs_on(parts)


def restored(
    places: tuple[PlaceFound, ...], working: str
) -> tuple[tuple[PlaceFound, ...], tuple[Replacement, ...]]:
    """The places, and the repair of a first one that has lost its first letter.

    A drop capital may be lost, or a page leaves a dash in its place. Exactly one country's
    capital must end in what is left: any other town may be what it seems to be.

    Args:
        places: The places.
        working: The working text.
    """
    first = places[0] if places else None
    if first is None or first.is_known or not (first.name.isupper() or first.name.islower()):
        return places, ()
    whole = _with_initial(first.name, first.region)
    if whole is None:
        return places, ()
    start, end = first.span
    if start > 0 and working[start - 1].isalnum():
        return places, ()  # an edit covers whole words
    if start > 0 and working[start - 1] == "-":
        start -= 1
        first = first._replace(name=working[start:end], span=(start, end))
    return (first, *places[1:]), ((start, end, whole, "place:drop-capital"),)


@lru_cache(maxsize=1024)
def _with_initial(name: str, region: str | None) -> str | None:
    if len(name) < _SHORTEST_RESTORED:
        return None
    meant = {country for country, _ in gazetteer.region_meant(region)} if region else None
    found = [
        whole
        for whole in lost_initials(name)
        if any(
            holder.is_capital and (meant is None or holder.country in meant)
            for holder in gazetteer.holders(whole)
        )
    ]
    # Of two spellings of one place (Jerusalem, Yerusalem) the first is as good as the other.
    return found[0] if len({gazetteer.places_meant(whole) for whole in found}) == 1 else None
