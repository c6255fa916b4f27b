"""What a person's name is, by its letters and the words in it."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import and_

from wirecopy.knowledge.words import Languages, fold
from wirecopy.text.letters import EAST_ASIAN_LETTERS, is_small
from wirecopy.text.patterns import lazy

_MOST_NAME_WORDS = 6
_LONGEST_ACRONYM = 6
PARTICLES = frozenset(
    "de da do dos das du del della di la le van von der den ter ten te af av al el bin ibn bint "
    "abu y e i ben ould ap zu zur vom e'".split()
)
# A particle stuck to its name: d'Estaing, al-Assad.
_PARTICLE = lazy(r"['’]?\p{L}{0,3}['’-]")
_NAME_WORD = lazy(r"[\p{L}\p{M}\u200c\u200d.'’‘`\-\u05be]{1,40}")
_UNSPACED_NAME = lazy(rf"[{EAST_ASIAN_LETTERS}·・]{{2,12}}")
# What follows a name after a comma and is of it: King, Jr. and Ruz, MD.
SUFFIX = lazy(r"(?:Jr|Sr|JR|SR|II|III|IV|M\.?D|Ph\.?D|PhD|Esq|MBA|RN|DDS|DVM|J\.?D)\.?")
_FIRST_IN_NO_NAME = frozenset(("the", "a"))


# What opens the names of papers, and those of people only where more words follow.
ARTICLES = frozenset(
    "The Die Der Das Le La Les El Los Las Il Lo Gli O A Os De Het Den Det Els".split()
)
# What companies bear behind their names, folded; and what is so only as it is printed here, since
# there are people of the name of Ab and As.
_COMPANY = frozenset(
    "inc ltd llc llp plc corp corporation limited holding holdings gmbh gesmbh mbh kgaa ohg sàrl "
    "s.a s.p.a spa s.r.l srl s.n.c b.v n.v oyj asa aps a/s kk pty sdn bhd tbk s.l s.l.u s.a.s "
    "s.a.r.l sarl limitada ltda a.ş s.r.o a.s d.o.o d.d o.o kft zrt nyrt uab eood ehf α.ε ε.π.ε "
    "e.v asbl vzw z.s o.p.s "
    "ооо пао оао зао еад оод еоод тов пат прат".split()
)
_AS_PRINTED = frozenset(
    "AS AB AG KG SE SA SAS Oy Ab NV BV AE OÜ SIA AD DD PT eG HB KB CV SL AŞ АО ТОО АД АТ".split()
)
# Where no blanks part words.
_UNSPACED_COMPANY = lazy(
    r"株式会社|有限会社|合同会社|有限公司|股份公司|주식회사|[(（][株주][)）]|㈜"
)
_AROUND_WORD = ",;:()\"'«»“”„"


def is_company(text: str) -> bool:
    """Whether the last word of a name says that it is a company's.

    Example:
        >>> is_company("Tarn Bridges Inc."), is_company("Tarn Bridges AS"), is_company("Ana Ruz")
        (True, True, False)
    """
    name, _, last = text.rpartition(" ")
    if last.casefold().rstrip(".,") in _COMPANY:
        return True
    # In capitals a name may end so, too.
    return last in _AS_PRINTED and not name.isupper()


def has_legal_form(text: str) -> bool:
    """Whether any word of a text is what companies bear behind their names, or before them.

    Example:
        >>> has_legal_form("Tarn Bridges AS, founded in 1911"), has_legal_form("As Ana Ruz says")
        (True, False)
    """
    if _UNSPACED_COMPANY.search(text) is not None:
        return True
    words = [word.strip(_AROUND_WORD) for word in text.split()]
    return any(
        word in _AS_PRINTED or word.casefold().rstrip(".") in _COMPANY
        for word in words
        if not is_small(word[:1] or "a") or "." in word
    )


def is_acronym(text: str) -> bool:
    """Whether a text is a few capitals, as agencies shorten their names."""
    return 1 < len(text) <= _LONGEST_ACRONYM and text.isalpha() and text.isupper()


def is_of_page(text: str, languages: Languages) -> bool:
    """Whether words with capitals are a button's or a section's, and nobody's name.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> [is_of_page(text, built_in()) for text in ("Text Size", "Imprimer E-mail", "Ana Ruz")]
        [True, True, False]
    """
    words = [word.casefold().strip(".,") for word in text.split() if not is_small(word[0])]
    sections = languages.words("page", "sections")
    if " ".join(text.split()).casefold() in sections:
        return True
    if any(word in sections and word not in PARTICLES for word in words):
        return True
    known = languages.button_words
    return bool(words) and reduce(and_, [known.get(word, 0) for word in words]) != 0


@lru_cache(maxsize=8192)
def is_name(text: str, languages: Languages) -> bool:
    """Whether some words may be the name of a person, by their letters.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> [is_name(text, built_in()) for text in ("Ana de la Cruz", "early morning", "March")]
        [True, False, False]
    """
    if _UNSPACED_NAME.fullmatch(text.replace(" ", "")):
        return True
    head, _, suffix = text.partition(",")
    if suffix and not SUFFIX.fullmatch(suffix.strip()):
        return False
    parts = head.split()
    if is_company(head):
        return False
    if not 1 <= len(parts) <= _MOST_NAME_WORDS or parts[0].casefold() in _FIRST_IN_NO_NAME:
        return False
    if not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    # Nobody's only name is a month or a day, which may have two words: Thứ Ba.
    if fold(head) in languages.calendar_words:
        return False
    if parts[-1].casefold() in languages.words("byline", "times_of_day"):
        return False
    capitals = [part for part in parts if not is_small(part[0])]
    return bool(capitals) and all(
        part in capitals or part.casefold() in PARTICLES or _PARTICLE.match(part) for part in parts
    )
