"""Credits: finding the known ones in a line, alone or joined, and reading misspelt ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wirecopy.knowledge.gazetteer import regions
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import EAST_ASIAN_LETTERS, is_small
from wirecopy.text.letters_apart import without_stops
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.typos import SlipIndex, is_other_letter

_SHORTEST_MISSPELT = 5
_SHORTEST_CHANGED = 7
_MOST_WORDS = 4
# A name further on is that of somebody in the news.
_MOST_TOKENS = 24
# What was read in vain is remembered: the words of pages come again and again.
_MOST_UNKNOWN = 4096
# What stands between the words of a line. Stops may also stand inside one (A.P.); so may hyphens,
# where they are no dash stuck to a word (SANA-).
_BETWEEN = re.compile(r"[()\[\]{}<>/|\\,،;:=+*&!?\"“”„«»–—―_（）［］【】／：＝]")
# The same of ASCII copy, which a table makes blanks of sooner.
_ASCII_BETWEEN = bytes(32 if _BETWEEN.match(chr(code)) else code for code in range(256))
_UNSPACED = lazy(rf"[{EAST_ASIAN_LETTERS}]")
_JOINT = lazy(r"[ ]?/[ ]?")
_JOINT_OR_COMMA = lazy(r"[ ]?[/,،、][ ]?")
# What joins two credits where both are known: (ats afp), (AP, Reuters), (NTB-Reuters).
_LOOSE_JOINT = lazy(r"[ ]?[,+&-][ ]?|[ ]")
# A shortened job before a code, in any language: /Корр. ЛКС/
_JOB = r"\p{L}\p{Ll}{1,6}\."
_SHORTENED_JOB = lazy(rf"{_JOB}[ ](?=\p{{Lu}})")
# led = ( job / "by" [ article ] ) agency    ; /Корр. БЕЛТА/, [By the Associated Press.], (Von AFP)
_BY = r"\p{L}\p{Ll}{1,2}(?:[ ]\p{Ll}{1,3})?|BY(?:[ ]THE)?"
_LED = lazy(rf"(?:{_JOB}|{_BY})[ ](?=\p{{Lu}})")


class Credit(NamedTuple):
    """A credit in a dateline.

    Attributes:
        agencies: Canonical names, the first one leading.
        span: Where it stands.
        desk: Where a desk's or a service's name stands that is joined to it.
        key: What finds the styles that print it; None for an agency that nobody described.
        repairs: What is misspelt in it.
    """

    agencies: tuple[str, ...] = ()
    span: TextSpan | None = None
    desk: TextSpan | None = None
    key: str | None = None
    repairs: tuple[Replacement, ...] = ()


class CreditWords:
    """The credits of a registry, found by the words they hold."""

    __slots__ = ("_by_word", "_registry", "_slips", "_unknown", "_unspaced")

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._unknown: set[str] = set()
        self._by_word: dict[str, tuple[str, ...]] = {}
        self._unspaced: list[str] = []
        for credit in registry.credits:
            if _UNSPACED.search(credit):
                self._unspaced.append(credit)
                continue
            for word in _words(credit):
                self._by_word[word] = (*self._by_word.get(word, ()), credit)
        self._slips = SlipIndex(
            credit for credit in registry.credits if len(credit) >= _SHORTEST_MISSPELT
        )

    def found_in(self, head: str) -> tuple[str, ...]:
        """The known credits that the head of a line holds, folded."""
        found: list[str] = []
        if not head.isascii() and _UNSPACED.search(head):
            found += [credit for credit in self._unspaced if credit in head]
        words = _words(head.casefold())[:_MOST_TOKENS]
        # A dash by itself joins nothing.
        if "-" in head and head.count("-") > words.count("-"):
            words = [word.strip("-") for word in words]
            # A place may be joined to the credit: دمشق-سانا.
            words += [part for word in words if "-" in word for part in word.split("-")[1:]]
        if not self._by_word.keys().isdisjoint(words):
            folded = fold(head)
            printed = [credit for word in words for credit in self._by_word.get(word, ())]
            found += [credit for credit in printed if credit in folded]
        return tuple(found)

    def read(self, printed: str, span: TextSpan) -> Credit | None:
        """A known credit, alone or joined (``tca/dpa``, ``dpa/lno``), or one slip from one."""
        if printed in self._unknown:
            return None
        credit = self._read(printed, span)
        if credit is None:
            if len(self._unknown) >= _MOST_UNKNOWN:
                self._unknown.clear()
            self._unknown.add(printed)
        return credit

    def _read(self, printed: str, span: TextSpan) -> Credit | None:
        names = self._registry.names
        whole = fold(printed)
        if whole not in names:
            whole = fold(without_stops(printed))  # (A. P.), (U.P.), (I N S)
        if whole not in names and "-" in printed:
            whole = fold(printed.replace("-", " "))  # RIA-NOVOSTI
        if whole in names:
            return Credit((names[whole],), span, None, whole)
        # Old papers set a stop behind the agency that ends a dateline: Oslo, May 3, Havas.—It.
        stopless = printed.rstrip(".")
        if len(stopless) < len(printed):
            return self._read(stopless, (span[0], span[0] + len(stopless))) if stopless else None
        parts = list(_parts(printed, span[0]))
        known = [(fold(text), where) for text, where in parts if fold(text) in names]
        if not known:
            led = _LED.match(printed)
            named = fold(printed[led.end() :]) if led is not None else ""
            if led is not None and named in names:
                return Credit((names[named],), (span[0] + led.end(), span[1]), None, named)
            return self._joined(printed, span) or self._misspelt(printed, span)
        agencies = tuple(dict.fromkeys(names[key] for key, _ in known))
        others = [(text, where) for text, where in parts if fold(text) not in names]
        desk = None
        if others and others[0] == parts[0]:
            # In ``tca/dpa`` the unknown part leads: another agency, not a desk of the known one.
            agencies = (others[0][0], *agencies)
        elif others:
            desk = others[0][1]
        return Credit(agencies, span, desk, known[0][0])

    def _joined(self, printed: str, span: TextSpan) -> Credit | None:
        """Known credits with little between them, where there is nothing else."""
        names = self._registry.names
        keys = [fold(piece) for piece in _LOOSE_JOINT.split(printed) if piece]
        if not keys or any(key not in names for key in keys):
            return None
        return Credit(tuple(dict.fromkeys(names[key] for key in keys)), span, None, keys[0])

    def _misspelt(self, printed: str, span: TextSpan) -> Credit | None:
        folded = fold(printed)
        near = self._slips.near(folded) if len(folded) >= _SHORTEST_MISSPELT else ()
        if len(near) != 1:
            return None
        key = near[0]
        # Many short names differ by a letter (Belga, BelTA): another letter is another agency.
        if len(key) < _SHORTEST_CHANGED and is_other_letter(folded, key):
            return None
        right = self._as_printed(key)
        repair = (*span, right.upper() if printed.isupper() else right, "agency:credit")
        return Credit((self._registry.names[key],), span, None, key, (repair,))

    def _as_printed(self, key: str) -> str:
        name = self._registry.credits[key][0]
        credits: list[str] = list(self._registry.tables[name]["agency"]["credits"])
        return next(credit for credit in credits if fold(credit) == key)


def _words(folded: str) -> list[str]:
    if folded.isascii():
        return folded.encode().translate(_ASCII_BETWEEN, b".'").decode().split()
    joined = folded.replace(".", "").replace("'", "").replace("’", "").replace("‘", "")
    return _BETWEEN.sub(" ", joined).split()


@lru_cache(maxsize=16)
def credit_words(registry: Registry) -> CreditWords:
    """The credits of a registry, made once."""
    return CreditWords(registry)


def unknown_credit(printed: str, span: TextSpan) -> Credit | None:
    """What stands in a credit's place, where it may be an agency that nobody described.

    A credit is a short name: no sentence, no figure.
    """
    printed, span = _without_job(printed, span)
    words = printed.split()
    if not words or len(words) > _MOST_WORDS or regions(printed):
        return None
    if is_site(printed):
        return Credit((printed,), span)
    if not words[0][0].isalpha() or _is_small_word(words[0]):
        return None
    if any(letter.isdecimal() for letter in printed):
        return None
    return Credit(_names(" ".join(words)), span)


def _is_small_word(word: str) -> bool:
    """Whether a word is no name; a service of an agency in small letters is one: qpl-XYZ."""
    return is_small(word[0]) and not any(map(str.isupper, word))


def _without_job(printed: str, span: TextSpan) -> tuple[str, TextSpan]:
    """A code without the shortened job before it: Корр. ЛКС."""
    job = _SHORTENED_JOB.match(printed)
    if job is None or not printed[job.end() :].isupper():
        return printed, span
    return printed[job.end() :], (span[0] + job.end(), span[1])


def _names(printed: str) -> tuple[str, ...]:
    """The names that a credit joins: LKS/Lakeside; (LKS, Ana Ruz) names who wrote for it."""
    parts = [part.strip() for part in _JOINT_OR_COMMA.split(printed)]
    joined = "/" in printed or parts[0].isupper() or " " not in parts[0]
    if len(parts) == 1 or not joined or not all(part and part[0].isalpha() for part in parts):
        return (_without_stop(printed),)
    agencies = [part for part in parts[1:] if " " not in part or part.isupper()]
    return tuple(dict.fromkeys(map(_without_stop, (parts[0], *agencies))))


def _without_stop(name: str) -> str:
    return name[:-1] if name.endswith(".") and "." not in name[:-1] else name


# CNNMoney: capitals, and a service's name that begins with the last of them
_JOINED_SERVICE = lazy(r"(\p{Lu}{2,6})(\p{Lu}\p{Ll}{2,20})")
# site = name "." ending [ "." country ]
_SITE = lazy(r"(?i)[\p{L}\d\-]{2,30}\.(?:com|net|org|info|news|co|tv|\p{L}{2})(?:\.\p{L}{2})?")
# code = a name and a figure, or with a figure inside: WKO4, News 9, 7NEWS
_WITH_FIGURE = lazy(
    r"(?:\p{L}[\p{L}.]{0,20}+(?:[ ]\p{Lu}[\p{L}.]{0,20}+){0,2}[ ]?\d{1,2}"
    r"|\d{1,2}\p{Lu}\p{L}{1,20}|\p{L}{1,12}\d{1,2}\p{L}{0,12})"
    r"(?:[ ]\p{Lu}\p{L}{0,20})?"
)


def shaped_credit(printed: str, span: TextSpan, *, small: bool = False) -> Credit | None:
    """What has the shape of a credit and stands where one must, whatever else it may mean.

    It may hold a figure as the names of stations do (ABC7, News 9), and it may be the name of a
    region somewhere in the world (NTB): whether that can be meant is for the place to say.
    """
    printed, span = _without_job(printed, span)
    words = printed.split()
    if not words or len(words) > _MOST_WORDS:
        return None
    first = words[0][0]
    if is_site(printed):
        return Credit((printed,), span)
    if any(letter.isdecimal() for letter in printed):
        # ore 15, page 3: small letters apart from their figure are words
        if _WITH_FIGURE.fullmatch(printed) is None or (len(words) > 1 and is_small(first)):
            return None
    elif not first.isalpha() or (_is_small_word(words[0]) and not small):
        return None
    return Credit(_names(" ".join(words)), span)


def is_note(printed: str, spoken: Language) -> bool:
    """Whether a bracket tells how or when the copy came: (Special), (By cable to the Star)."""
    folded = fold(printed.rstrip("."))
    return any(folded == note or folded.startswith(f"{note} ") for note in spoken.dateline.notes)


def led_credit(printed: str, span: TextSpan, registry: Registry) -> Credit | None:
    """A known credit and the name of one of its services behind it: CNN Business, NBC News 4."""
    joined = _JOINED_SERVICE.fullmatch(printed)
    first, blank, service = (joined[1], " ", joined[2]) if joined else printed.partition(" ")
    name = registry.names.get(fold(first))
    if not blank or name is None or first.istitle() or len(service.split()) >= _MOST_WORDS:
        return None
    if not (service[0].isupper() or service[0].isdecimal()):
        return None
    start = span[1] - len(service)
    return Credit((name,), span, (start, span[1]), fold(first))


def is_site(printed: str) -> bool:
    """Whether a word is the name of a site as it stands where a credit does: KOMPAS.com."""
    return _SITE.fullmatch(printed) is not None


def _parts(printed: str, start: int) -> Iterator[tuple[str, TextSpan]]:
    at = 0
    for separator in [*_JOINT.finditer(printed), None]:
        end = len(printed) if separator is None else separator.start()
        text = printed[at:end].strip()
        if text:
            offset = start + printed.index(text, at)
            yield text, (offset, offset + len(text))
        at = end if separator is None else separator.end()
