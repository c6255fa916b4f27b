"""What speaks for a dateline, and how much."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.dateline.credit import Credit
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.knowledge.gazetteer import holders, regions
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language
from wirecopy.text.letters import ARABIC, EAST_ASIAN, has_no_capitals, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, CLOSING_ROUND, STOPS, ends_as_armenian

# The weights; chosen on copy with and without datelines.
_CREDIT_KNOWN = 4.0
_CREDIT_NEAR = 3.0
_CREDIT_UNKNOWN = 0.5
# What it says more that beside who wrote, in a credit that seemed unknown, stands a known one.
BESIDE_WRITER = _CREDIT_KNOWN - _CREDIT_UNKNOWN
_DATE_VALID = 3.0
_DATE_REPAIRED = 2.0
_CAPITALS = 1.5
_PLACE_KNOWN = 2.0
_REGION_KNOWN = 1.0
_SIGN_PLAIN = 1.0
_TEMPLATE = 1.0
_OWN_SIGN = 0.2
_OWN_MONTH = 0.3
FOREIGN = -0.25
# A shape of the script's own says as much as a template with its sign, and reads more slots.
OWN_SHAPE = 1.5
REPORTERS = 2.5
_OWN_PAPER = 2.0
_LONG_PLACE = -1.0
# A place and a sign, and nothing else, before the first sentence of the story.
_OPENS_PROSE = 1.0
RUN_ON = -1.0
_MOST_PLACE_WORDS = 4
_FIRST_COLON_YEAR = 1980
# Old papers hardly print a year.
_FIRST_YEAR = 1930
THRESHOLD = 4.0
STRONG = 7.0
SURE_IF_BARE = 5.0
# A known place in capitals, a known credit and a sign, as a template has them. With the style's own
# sign nothing between the line's start and the text is left to be read otherwise.
CERTAIN = _CAPITALS + _PLACE_KNOWN + _CREDIT_KNOWN + _SIGN_PLAIN + _TEMPLATE
# prose = a capital, a quotation mark or a figure, and more, to the end of a sentence; a letter
#         of a script without capitals says more than a letter of the others. A snippet may be
#         cut in mid-sentence; then it is longer than headlines are. Articles without their first
#         letter may open it: 'n, 's
_PROSE_BEGINS = lazy(
    r"[\"'“”„«‘「(]{0,2}(?:['’‘]\p{Ll}{1,2}[ ])?"
    r"(?:(?P<cased>[\p{Lu}\d])|[\p{Lo}\p{Georgian}])"
)
_SHORTEST_PROSE, _SHORTEST_PROSE_UNCASED = 38, 12
# Thai and Lao end a sentence with nothing.
_LONGEST_TITLE, _LONGEST_TITLE_UNCASED = 110, 60
# pair = name ( [ ":" ] score / ":" / "," day month / bracket ( ":" / score ) ), behind a name and
#        a dash: what is played or travelled between two towns, Lille - Rennes (samedi), Cork -
#        Dayton 3-2; a clock is no score (At 8:05 each), and small letters behind a figure count
#        something else: Texas, 3 other states
_PAIR = lazy(
    r"(?P<name>(?!\p{Ll})[\p{L}\p{M}'’.]{2,20}+(?:[ \-](?!\p{Ll})[\p{L}\p{M}'’.]{2,20}+){0,2})"
    r"(?:[ ]?[:：]?[ ]?\(?(?P<score>(?!\d{1,2}:\d\d[ ]\p{Ll})"
    r"\d{1,3}[:\-\u2010-\u2013]\d{1,3}(?!:?\d))"
    r"|[ ]?[:：][ ]|,[ ]\d{1,2}\.?[ ](?!\p{Lu}?\p{Ll}{1,20}[ ]\p{Ll})\p{L}{3}"
    r"|[ ]\([^()\n]{1,40}\)[ ]?(?:[:：]|(?P<score>\d{1,2}[:\-\u2010-\u2013]\d)))"
)
# What a line needs that is too short for a sentence and names no agency that is known: a bracket,
# slashes, or a day, which is no hour and no part of a year.
_PART = lazy(r"[(\[（［【]|/[^/\n]*/|(?<!\d)(?<!\d:)\d{1,2}(?!\d)(?!:\d)|[OolI]\d")
_UNCASED = lazy(r"[\p{Lo}\p{Georgian}]")
_CLOSING = CLOSING_QUOTES + CLOSING_ROUND
_MOST_CLOSING = 3


class Pieces(NamedTuple):
    """What the pieces of a dateline were found to hold.

    Attributes:
        date: The date, empty where none is printed.
        credit: The credit, empty where none is printed.
        places: The places.
        sign: What ends the dateline, None where nothing does.
        opens_prose: Whether a whole sentence follows in the same block; not asked where the
            credit is known.
        has_people: Whether people are printed inside the dateline.
    """

    date: PrintedDate
    credit: Credit
    places: tuple[PlaceFound, ...]
    sign: str | None
    opens_prose: bool
    has_people: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a place stands before the sign."""
        return self.date.span is None and self.credit.span is None

    @property
    def is_of_long_ago(self) -> bool:
        """Whether the year is one of letters and lives, and nothing tells that a paper was.

        An agency that is known does, and capitals before a dash.
        """
        year = self.date.year
        dashed = self.sign is not None and _is_dash(self.sign)
        told = self.credit.key is not None or (self.are_capitals and dashed)
        return not told and year is not None and year < _FIRST_YEAR

    @property
    def are_capitals(self) -> bool:
        """Whether the first place is printed in capitals."""
        return bool(self.places) and self.places[0].name.isupper()

    @property
    def are_named(self) -> bool:
        """Whether something tells the first place from words: capitals, or that it is known.

        In a script without capitals any short name may be one.
        """
        return self.are_known or self.are_capitals or self.has_no_capitals

    @property
    def has_no_capitals(self) -> bool:
        """Whether the first place is in a script that has no capitals."""
        return bool(self.places) and has_no_capitals(self.places[0].name)

    @property
    def has_code(self) -> bool:
        """Whether a state's letters stand behind the last place: Recife (PE)."""
        region = self.places[-1].region if self.places else None
        return region is not None and region.isupper() and self.places[-1].is_in_known_region

    @property
    def are_listed(self) -> bool:
        """Whether one of many towns is named, with nothing to tell of: Rome, Paris, Cork."""
        last = self.places[-1].region if self.is_bare and self.places else None
        if last is None or self.places[-1].is_in_known_region:
            return False
        towns = last.split(", ")
        return len(towns) > 1 and all(holders(town) and not regions(town) for town in towns)

    @property
    def are_known(self) -> bool:
        """Whether every place is known, by itself or by the region of the last."""
        last = self.places[-1:]
        return bool(last) and (
            all(place.is_known for place in self.places) or last[0].is_in_known_region
        )


def begins_text(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins right behind a head, and no word that goes on.

    Example:
        >>> head = "QUIPUDORF (QPL) - "
        >>> below = "The old ferry sailed again on Monday, the director of the harbour said there."
        >>> [begins_text(head + text, 18, 18 + len(text)) for text in (below, below.lower())]
        [True, False]
    """
    return opens_prose(text, start, end) and not is_small(text[start])


def opens_prose(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a sentence, as against the rest of a headline.

    Example:
        >>> opens_prose("PARIS - city opens bridge", 8, 25)
        False
    """
    begins = _PROSE_BEGINS.match(text, start, end)
    if begins is None or is_pair(text, start, end):
        return False
    first = begins.end()
    line_end = text.find("\n", first, end)
    longest = _LONGEST_TITLE if begins["cased"] else _LONGEST_TITLE_UNCASED
    if (line_end if line_end >= 0 else end) - first >= longest:
        return True
    if line_end >= 0:
        return False
    while end > first and text[end - 1] == " ":
        end -= 1
    for _ in range(_MOST_CLOSING):
        end -= end > first and text[end - 1] in _CLOSING
    shortest = _SHORTEST_PROSE if begins["cased"] else _SHORTEST_PROSE_UNCASED
    return end - 1 - first >= shortest and (text[end - 1] in STOPS or ends_as_armenian(text, end))


def has_part_or_room(text: str, start: int, end: int) -> bool:
    """Whether a block without a known credit may be a dateline, or hold one, at all.

    Without a sentence behind it only a date or an enclosed credit makes one. Copy that has lost its
    capitals, and letters that have none, need less room; they are not looked at here.

    Example:
        >>> [has_part_or_room(line, 0, len(line)) for line in ("Results 2024", "Lima, March 3")]
        [False, True]
    """
    if end - start > _SHORTEST_PROSE:
        return True
    if _PART.search(text, start, end) is not None:
        return True
    line = text[start:end]
    return line.islower() or (not line.isascii() and _UNCASED.search(line) is not None)


def is_pair(text: str, start: int, end: int) -> bool:
    """Whether a stretch names the other of two: the guests and a score, or where a way leads."""
    pair = _PAIR.match(text, start, end)
    return pair is not None and (pair["score"] is not None or bool(holders(pair["name"])))


def is_dateline(pieces: Pieces) -> bool:
    """Whether the pieces can make the dateline of an agency that nobody described."""
    date, credit, sign = pieces.date, pieces.credit, pieces.sign
    if not pieces.places and credit.span is None:
        return pieces.has_people and sign is None
    if sign is None:
        # East Asian datelines end with a mark of their own; others stand alone in their line.
        alone = pieces.are_capitals and (pieces.are_known or date.is_iso)
        if credit.key is not None and pieces.are_known:
            return True
        dated = date.day is not None and (credit.span is not None or alone)
        return dated or pieces.has_people
    if date.day is None and credit.key is None and not (pieces.opens_prose or pieces.has_people):
        return False
    if pieces.is_of_long_ago:
        return False
    if pieces.is_bare:
        return (pieces.opens_prose and not pieces.are_listed) and (
            (pieces.are_capitals and (_is_dash(sign) or pieces.are_known))
            or (pieces.are_known and _is_dash(sign))
        )
    if _is_dash(sign):
        return credit.span is not None or pieces.are_named
    if sign in (":", "：", "=", "＝"):
        # Behind a date of long ago a colon says what happened then.
        recent = date.year is None or date.year >= _FIRST_COLON_YEAR
        return credit.span is not None or (pieces.are_known and recent)
    return credit.span is not None and date.day is not None


def score_of(pieces: Pieces, style: HouseStyle | None, spoken: Language) -> float:
    """How surely the pieces make a dateline."""
    date, credit, sign = pieces.date, pieces.credit, pieces.sign
    score = _places_score(pieces, spoken)
    if date.span is not None:
        score += _DATE_REPAIRED if date.repairs else _DATE_VALID
    if credit.key is not None:
        score += _CREDIT_NEAR if credit.repairs else _CREDIT_KNOWN
    elif credit.span is not None:
        score += _CREDIT_UNKNOWN
        score += _OWN_PAPER if credit.agencies[0] in spoken.dateline.own_credits else 0.0
    if sign is not None and (_is_dash(sign) or sign in "=＝"):
        score += _SIGN_PLAIN
    if date.day is None and credit.key is None and pieces.opens_prose and pieces.are_known:
        score += _OPENS_PROSE
    if style is not None:
        score += _TEMPLATE
        score += _OWN_MONTH if date.month_word and date.month_word in spoken.month_numbers else 0.0
        score += _OWN_SIGN if ends_as_printed(style, sign or "") else 0.0
    return score


@lru_cache(maxsize=1024)
def ends_as_printed(style: HouseStyle, sign: str) -> bool:
    """Whether a sign ends a dateline as a style's own templates do."""
    return any(template.rstrip().endswith(sign) for template in style.dateline.templates)


def _is_dash(sign: str) -> bool:
    return sign[-1] in "-_" or sign[-1] >= "\u2010"


def _places_score(pieces: Pieces, spoken: Language) -> float:
    if not pieces.places:
        return 0.0
    first, last = pieces.places[0], pieces.places[-1]
    score = 0.0
    if (
        pieces.are_capitals
        or pieces.has_no_capitals
        or pieces.has_code
        or spoken.script in (*EAST_ASIAN, ARABIC)
    ):
        score += _CAPITALS
    score += _PLACE_KNOWN if first.is_known else 0.0
    score += _REGION_KNOWN if last.is_in_known_region else 0.0
    if len(first.name.split()) > _MOST_PLACE_WORDS:
        score += _LONG_PLACE
    return score
