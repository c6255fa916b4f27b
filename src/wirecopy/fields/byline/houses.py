"""Houses that no file knows: what the text itself names as an agency, or as a place of its own.

house   = article 1*5word, a paper's among them / paper's-word 1*5word / company
company = name company's-word / "株式会社" name / name "株式会社" ...
"""

from __future__ import annotations

from wirecopy.fields.byline.names import ARTICLES, PARTICLES, is_company, is_of_page
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import Languages, fold
from wirecopy.text.letters import is_small
from wirecopy.text.patterns import lazy

_NEAR_TEXT = 20_000
_MOST_WORDS = 6
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 5
_NAME = r"[\p{L}\p{M}\d・ー&.]{2,20}"
_COMPANY = lazy(
    rf"(?:株式会社|有限会社|合同会社|[(（]株[)）]|㈜|주식회사[ ]?|[(（]주[)）]){_NAME}"
    rf"|{_NAME}(?:株式会社|有限会社|[(（]株[)）]|有限公司|股份公司|[ ]?주식회사)"
)
# house-with-figure = 1*3word, one of which is of letters and figures: g8 RS, Canal9
_HOUSE_WITH_FIGURE = lazy(
    r"(?=[^\d]{0,30}\d)(?:[^\W\d_]{1,12}\d{1,3}|\d{1,3}[^\W\d_]{1,12}|\p{Lu}[\p{L}.]{1,20})"
    r"(?:[ ](?:\p{L}{1,12}\d{1,3}|\p{Lu}[\p{L}.]{0,20})){0,2}"
)
# glued = a capital inside a word: PitchWire Sport; in FitzGerald and MacLean it is a person's
_GLUED = lazy(r"(?<!\p{L})(?!Fitz|Mac|Mc|Van|Von|De|Di|Le|La|O')\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,}")
# joined = [ article ] name 1*2( 1*3small-word 1*2name )   ; Llais y Cwm, Sa Boghe de sa Badde
_JOINED = lazy(
    r"(?:\p{Lu}\p{L}?[ ])?\p{Lu}[\p{L}\p{M}'’]{1,20}+"
    r"(?:(?:[ ]\p{Ll}{1,5}+(?=[ ])){1,3}+"
    r"(?:[ ]\p{Ll}{0,2}-?\p{Lu}[\p{L}\p{M}'’]{1,20}+){1,2}){1,2}+"
)
_FEWEST_INITIALS = 3
_LONGEST_TITLE = 40
# An agency stands so at the head of the text, or at its end; not behind many other places.
_MOST_PLACES = 12
# before = [ copyright [ figures ] ] [ article ], on the line of a house
_BEFORE_HOUSE = lazy(
    r"(?:(?:(?i:copyright)[ ]?)?(?:©|\([cC]\))[ ]?[\d–-]{0,9}|(?i:copyright)[ ]?[\d–-]{0,9})"
    r"(?:[ ]\p{Lu}\p{Ll}{1,2})?|\p{Lu}\p{Ll}{1,2}"
)
# How an agency stands in a dateline or a sign-off.
_AROUND = (("(", ")"), ("（", "）"), ("/", "/"), ("[", "]"), ("--", "--"), ("(", "/"), ("(", ","))
# What ends a dateline, behind its agency.
_SIGNS = (" -", " –", " —", ":", " :", ".-", ". -", " =")
# How one opens a dateline, and a place does.
_BEHIND = (" - ", " — ", " – ", " (", " /", ", ", ": ")


def is_named_as_house(working: str, printed: str, end: int, *, leads: bool = True) -> bool:
    r"""Whether the text below a line has a name in brackets, between strokes, or before a dash.

    Args:
        working: The text.
        printed: The name.
        end: Where the line ends.
        leads: Whether it counts, too, that it opens a line with a dash or a comma behind it, as
            places do; so do the names of people, in what is said about them below.

    Example:
        >>> is_named_as_house("Telnova\n\nBRNO (Telnova) - It is open.", "Telnova", 7)
        True
    """
    if not 1 < len(printed) <= _LONGEST_TITLE:
        return False
    at = working.find(printed, end, end + _NEAR_TEXT)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        stop = at + len(printed)
        opened = at == 0 or working[at - 1] == "\n"
        if leads and opened and working.startswith(_BEHIND, stop):
            return True
        if _is_enclosed(working, at, stop, alone=not leads):
            return True
        at = working.find(printed, stop, end + _NEAR_TEXT)
    return False


def is_office(text: str) -> bool:
    """Whether a text is an acronym and a place: an agency's or a ministry's office there.

    Example:
        >>> is_office("QPL Lima"), is_office("ANA LIMA"), is_office("Lee Lima")
        (True, False, False)
    """
    house, _, place = text.partition(" ")
    short = _SHORTEST_ACRONYM <= len(house) <= _LONGEST_ACRONYM and house.isascii()
    office = short and house.isalpha() and house.isupper() and not place.isupper()
    return office and bool(gazetteer.holders(place))


def is_house_with_figure(piece: str) -> bool:
    """Whether a piece behind a name is a house by the figure in it.

    Example:
        >>> [is_house_with_figure(piece) for piece in ("g8 RS", "Canal9", "Ana Ruz")]
        [True, True, False]
    """
    return _HOUSE_WITH_FIGURE.fullmatch(piece) is not None


def is_told_as_house(working: str, piece: str) -> bool:
    r"""Whether words behind a name are the house it wrote for, by their letters or by the text.

    The text has them or their initials in brackets, or them as a line of their own: a masthead, a
    sign-off, a copyright.

    Example:
        >>> is_told_as_house("By Ana Ruz, Sea Post\n\nFog.\n\nSea Post", "Sea Post")
        True
    """
    if is_house_with_figure(piece) or _GLUED.search(piece) is not None:
        return True
    if _is_joined_as_no_name(piece) or is_named_as_house(working, piece, 0, leads=False):
        return True
    initials = "".join(word[0] for word in piece.split() if not is_small(word[0]))
    if len(initials) >= _FEWEST_INITIALS and is_named_as_house(working, initials, 0, leads=False):
        return True
    at = working.find(piece)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return False
        end = at + len(piece)
        start = working.rfind("\n", 0, at) + 1
        before = working[max(start, at - _LONGEST_TITLE) : at].strip()
        last = not working[end:].strip()
        if last if not before else _ends_line(working, end) and _BEFORE_HOUSE.fullmatch(before):
            return True
        at = working.find(piece, end)
    return False


def _is_joined_as_no_name(piece: str) -> bool:
    """Whether small words that are no particles of names stand between words with capitals.

    Behind a given name no word for "and" stands: Llais y Cwm, but Ana Ruz y Vela.
    """
    if _JOINED.fullmatch(piece) is None:
        return False
    words = piece.split(" ")
    small = {word for word in words if is_small(word[0]) and word.islower() and len(word) > 1}
    return words[1] == "y" or bool(small - PARTICLES)


def _ends_line(working: str, end: int) -> bool:
    return working[end : end + 1] in ("\n", "")


def is_told_as_place(working: str, name: str) -> bool:
    """Whether the text has a name behind words in small letters twice, and behind no other name.

    Example:
        >>> is_told_as_place("Boats sink off Ost. They left Ost, said Jan Dun.", "Ost")
        True
    """
    told = 0
    at = working.find(f" {name}")
    for _ in range(_MOST_PLACES):
        if not 0 <= at < _NEAR_TEXT:
            break
        before = working[max(at - _LONGEST_TITLE, 0) : at].rsplit(None, 1)[-1:]
        if before and before[0].isalpha() and not before[0].islower():
            return False
        told += bool(before and before[0].islower())
        at = working.find(f" {name}", at + 1)
    return told > 1


def is_name_of_house(
    text: str, spoken: Language, languages: Languages, *, said_again: bool = False
) -> bool:
    """Whether a line is the name of a paper or of a company, and nothing else.

    Args:
        text: The line.
        spoken: The language of the copy.
        languages: All languages.
        said_again: Whether the text below names it, which must be where no blanks part words.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> known = built_in()
        >>> is_name_of_house("La Gazette du Ponant", known.language("fr"), known)
        True
        >>> is_name_of_house("La Gazette", known.language("fr"), known)
        False
    """
    if len(text) > _LONGEST_TITLE or is_of_page(text, languages):
        return False
    if _COMPANY.fullmatch(text) is not None:
        return said_again
    words = text.split()
    if not 1 < len(words) <= _MOST_WORDS or is_small(words[0][0]) or is_small(words[-1][0]):
        return False
    if is_company(text):
        return True
    known = set(spoken.byline.organizations)
    led = words[0] in ARTICLES
    folded = [fold(word) for word in words[led:]]
    # Without an article the word of a paper must come first: Diario del Muelle, no Lima News.
    named = not known.isdisjoint(folded) if led else folded[0] in known and spoken.code != "en"
    return named and any(
        word not in known and word not in spoken.ordinary_words for word in folded[not led :]
    )


def _is_enclosed(working: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether signs stand about a name.

    Args:
        working: The text.
        start: Where the name begins.
        end: Where it ends.
        alone: Whether they have to be those of a dateline or of a line of their own: a reporter may
            stand in brackets behind the agency.
    """
    for opening, closing in _AROUND:
        if not (working.endswith(opening, 0, start) and working.startswith(closing, end)):
            continue
        first, stop = start - len(opening), end + len(closing)
        lone = first <= 0 or working[first - 1] == "\n"
        if not alone or lone or working.startswith(_SIGNS, stop):
            return True
    return False
