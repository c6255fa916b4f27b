"""The words of all the languages that a parser knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache

import attrs

from wirecopy.errors import StyleError
from wirecopy.knowledge.data_files import Table, language_tables
from wirecopy.knowledge.language_checks import expect_sound
from wirecopy.knowledge.languages import Language, code_of, language, no_language
from wirecopy.knowledge.month_names import fold_month, numbers_of
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.patterns import lazy

# Its words stand on pages and in feeds of every language, so that no parser does without them.
ENGLISH = "en"
_MOST_BUTTON_WORDS, _MOST_JOB_WORDS, _BEAT_AND_JOB = 4, 5, 2
# What the labels of a source line label.
_LABELLED = ("chief", "source", "editor", "update", "time", "issue", "author")
# For single characters re is the faster one.
_FIGURE = re.compile(r"\d")
# number = digits *( "." / "," digits ) / 1*3digit 1*(" " 3digit), and a fraction: 1 284, 3½
_FIGURES = lazy(r"(?:\d{1,3}(?:[ ]\d{3}(?!\d))++|\d++(?:[.,]\d++)*+)[½¼¾⅓⅔]?")


def fold(text: str) -> str:
    """A credit, a name or a line as it is looked up: white space and case folded."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=1024)
def job_in(printed: str, spoken: Language, *, beside_place: bool = False) -> str | None:
    """The job that some words are, without a word for "by" and what else stands about it.

    Args:
        printed: The words.
        spoken: Their language.
        beside_place: Whether a place stands beside them: then what leads the job in letters without
            capitals is whose it is, and no name: लोकसत्ता प्रतिनिधी.

    Example:
        >>> [job_in(text, language("en")) for text in ("From our own correspondent", "Ana Ruz")]
        ['own correspondent', None]
    """
    roles = _roles(spoken)
    words = fold(printed).split(" ")
    count = len(words)
    while words and len(words) <= _MOST_JOB_WORDS and " ".join(words) not in roles:
        # by our naval correspondent
        if count - len(words) > 1 and len(words) == _BEAT_AND_JOB and words[-1] in roles:
            break
        if words[0] in spoken.byline.by or words[0] in spoken.ordinary_words:
            del words[0]
        elif len(words) > 1 and words[-1] in spoken.ordinary_words:
            del words[-1]
        elif beside_place and len(words) > 1 and has_no_capitals(printed):
            del words[0]
        else:
            return None
    return " ".join(words) if 0 < len(words) <= _MOST_JOB_WORDS else None


@lru_cache(maxsize=64)
def _roles(spoken: Language) -> frozenset[str]:
    return frozenset(map(fold, spoken.byline.roles))


def fold_line(text: str) -> str:
    """A line of furniture as it is looked up: folded, and every number a slot.

    What counts something may end in a stop or in none.

    Example:
        >>> fold_line("205 total views today"), fold_line("Views: 1 284"), fold_line("2 min.")
        ('{number} total views today', 'views: {number}', '{number} min')
    """
    return slotted(fold(text))


def slotted(folded: str) -> str:
    """A folded line with a slot for every number."""
    if _FIGURE.search(folded):
        folded = _FIGURES.sub("{number}", folded)
    return folded.rstrip(".") if "{number}" in folded else folded


@attrs.frozen(slots=False, eq=False)
class Languages:
    """The languages that a parser knows.

    Attributes:
        tables: Their tables, by BCP 47 code, which are those of their files.
    """

    tables: Mapping[str, Table]
    _own: Mapping[str, Language] = attrs.field(factory=dict)
    _words: dict[tuple[str, str], frozenset[str]] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, codes: tuple[str, ...] | None, own: tuple[Language, ...] = ()) -> Languages:
        """Some built-in languages (None: all), English among them, and some of the caller's own.

        Raises:
            StyleError: A code is unknown, or a language of the caller's own is unsound.
        """
        built_in = language_tables()
        chosen = built_in if codes is None else {language(code).code: code for code in codes}
        tables = {code: built_in[code] for code in (*chosen, ENGLISH)}
        for spoken in own:
            expect_sound(spoken)
            tables[spoken.code] = attrs.asdict(spoken)
        return cls(tables, {spoken.code: spoken for spoken in own})

    def language(self, tag: str) -> Language:
        """The language of a tag, in its own file or in that of its base: ``en-GB``.

        Raises:
            StyleError: There is none; the message names those there are.
        """
        code = tag if tag in self.tables else tag.split("-", maxsplit=1)[0]
        if code in self._own:
            return self._own[code]
        if code not in self.tables:
            raise StyleError(no_language(tag, self.tables))
        return language(code)

    def code_of(self, tag: str | None) -> str | None:
        """A language tag as its data file is called; None where there is none for it."""
        return code_of(tag, self.tables)

    def words(self, room: str, key: str) -> frozenset[str]:
        """The words of one list of all the languages, folded.

        Args:
            room: The table of the files that it stands in.
            key: The list.

        Example:
            >>> {"by", "von", "di"} <= built_in().words("byline", "by")
            True
        """
        found = self._words.get((room, key))
        if found is None:
            lists = (table.get(room, {}).get(key, ()) for table in self.tables.values())
            found = frozenset(fold(word) for words in lists for word in words)
            self._words[room, key] = found
        return found

    @cached_property
    def month_numbers(self) -> Mapping[str, int]:
        """Names of months, where all the languages that use one agree."""
        numbers: dict[str, set[int]] = {}
        for table in self.tables.values():
            for name, number in numbers_of(table["months"]).items():
                numbers.setdefault(name, set()).add(number)
        return {name: choices.pop() for name, choices in numbers.items() if len(choices) == 1}

    @cached_property
    def calendar_words(self) -> frozenset[str]:
        """Months and days of the week in full, and times of the day, folded."""
        days = {
            fold(names["full"])
            for table in self.tables.values()
            for names in (*table["weekdays"].values(), *table["months"].values())
        }
        return self.words("byline", "times_of_day") | days

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Names of the days of the week, in full and short, folded, without their stop."""
        return frozenset(
            fold_month(name)
            for table in self.tables.values()
            for day in table["weekdays"].values()
            for name in day.values()
        )

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Labels of a source line, folded, and what they label.

        A word that opens a byline is one where a colon follows: ``Autor:``.
        """
        found: dict[str, str] = {}
        for table in self.tables.values():
            labels = table.get("source_line", {})
            for kind in _LABELLED:
                for label in labels.get(f"{kind}_labels", ()):
                    found.setdefault(label.casefold(), kind)
        for table in self.tables.values():
            for label in table.get("byline", {}).get("by", ()):
                found.setdefault(label.casefold(), "author")
        return found

    @cached_property
    def button_words(self) -> Mapping[str, int]:
        """The words of the short lines of pages and of the labels, folded, each by itself.

        A word's number has a bit for each language whose pages print it, since words of several
        languages together may be a name. English ones stand on all pages.
        """
        found: dict[str, int] = {}
        for place, (code, table) in enumerate(self.tables.items()):
            users = -1 if code == ENGLISH else 1 << place
            lines = [*table.get("furniture", {}).get("lines", ()), *_labels_of(table)]
            for line in lines:
                if line.count(" ") < _MOST_BUTTON_WORDS:
                    for printed in line.casefold().split():
                        word = printed.strip(".,:!?()")
                        found[word] = found.get(word, 0) | users
        return found

    @cached_property
    def zones(self) -> Mapping[str, str]:
        """Zone names, in capitals, and their offset or IANA name."""
        found: dict[str, str] = {}
        for table in self.tables.values():
            for name, zone in table.get("zones", {}).items():
                found.setdefault(name.upper(), zone)
        return found


def _labels_of(table: Table) -> Iterator[str]:
    """The labels of a language, and its words before a byline."""
    for kind in _LABELLED:
        yield from table.get("source_line", {}).get(f"{kind}_labels", ())
    yield from table.get("byline", {}).get("by", ())


@cache
def built_in() -> Languages:
    """The built-in languages."""
    return Languages.of(None)


# first word = all before a blank or a colon; no word of the data files is longer
_FIRST_WORD = re.compile(r"[^ :：៖፦՝\n]{0,24}")


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded first words of some phrases, to rule out most lines by one look-up."""
    return frozenset(first_word(phrase, 0) for phrase in phrases)


def first_word(text: str, start: int) -> str:
    """The folded first word of a stretch, as far as a blank or a colon."""
    found = _FIRST_WORD.match(text, start)
    return found[0].casefold() if found is not None else ""
