"""Languages: the words that copy prints around a story, and telling languages apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, cached_property

import attrs

from wirecopy.errors import StyleError
from wirecopy.patterns import lazy
from wirecopy.tables import build, language_tables

MONTHS = 12


@attrs.frozen
class Months:
    """The names of the months, January first.

    Attributes:
        full: Nominative, as in running text.
        short: The calendar abbreviation, without a stop.
        genitive: The form that dates take, where it differs.
        stylebook: The form of the wire's own stylebook (AP: ``Feb.``, ``March``).
        also: Other spellings that wires print, a list a month.
        islamic: The months of the Hijri calendar.
    """

    full: tuple[str, ...]
    short: tuple[str, ...]
    genitive: tuple[str, ...] = ()
    stylebook: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    islamic: tuple[str, ...] = ()

    def form(self, name: str) -> tuple[str, ...]:
        """The twelve names in a named form; changes such as ``upper`` may follow it.

        Raises:
            StyleError: There is no such form.

        Example:
            >>> language("it").months.form("short upper")[2]
            'MAR'
        """
        base, *changes = name.split()
        names: tuple[str, ...] = getattr(self, base, ()) if base in _MONTH_FORMS else ()
        if len(names) != MONTHS:
            known = ", ".join(form for form in _MONTH_FORMS if getattr(self, form))
            raise StyleError(f"no month form {name!r}; known forms are {known}")
        for change in changes:
            names = tuple(_changed(month, change) for month in names)
        return names


_MONTH_FORMS = ("full", "short", "genitive", "stylebook")


def _changed(month: str, change: str) -> str:
    match change:
        case "upper":
            return month.upper()
        case "title":
            return month.title()
        case "stop":
            return f"{month}."
        case "bare":
            return month.rstrip(".")
    raise StyleError(f"no change {change!r} of a month's form; known are upper, title, stop, bare")


@attrs.frozen
class Weekdays:
    """The names of the days of the week, Monday first."""

    full: tuple[str, ...]
    short: tuple[str, ...]


@attrs.frozen(slots=False, eq=False)
class Language:
    """One language's words, from its data file.

    Attributes:
        code: BCP 47.
        name: In English.
        script: Unicode name of the script.
        joiner: What joins the lines of a wrapped paragraph.
        function_words: Common words that tell the language.
        by: Words that open a byline.
        conjunctions: Words between people.
        places_of_report: The preposition before a place in a byline.
        roles: Job words.
        source_labels: Labels of the source, without colon; likewise the other labels.
        editor_labels: Labels of the editor.
        reporting_labels: Words that open a credit at the end.
        contributed: Words behind the names of a credit: ``contributed to this report``.
        is_a: The verb between a name and what its bearer is.
        desks: The last words of a desk's or a newsroom's name.
        organizations: Words in the names of papers, agencies and broadcasters.
        names_too: Function words that are first names too.
        times_of_day: Names of times that may follow "by", beside months and weekdays.
        time_labels: Labels of a timestamp.
        update_labels: Those of them that mean an update.
        notices: Words that open a note to editors.
        kickers: Words that stand before a headline's colon.
        signoffs: End marks, as printed.
        furniture: Whole lines of page furniture.
        own_credits: What a paper or a station calls itself where a credit stands.
        page_words: Words and phrases by which a page speaks of itself, not of the news.
        picture_words: What names a picture or its owner in a caption's credit.
        below_story: How the headings begin over what follows a story on a page.
        ago: How a page says that its story is some hours or days old, ``{n}`` for the number.
        am: Words for the morning.
        pm: Words for the afternoon.
        before_time: Words between a date and its time: ``at``.
        after_time: Words behind a time: ``Uhr``.
        after_year: Words behind a year: ``года``.
        date_order: ``day-first`` where figures with slashes are never read otherwise.
        months: The months.
        weekdays: The weekdays.
        zones: Zone names and their offset or IANA name.
    """

    code: str
    name: str
    script: str
    joiner: str
    function_words: tuple[str, ...]
    by: tuple[str, ...]
    conjunctions: tuple[str, ...]
    places_of_report: tuple[str, ...]
    roles: tuple[str, ...]
    source_labels: tuple[str, ...]
    editor_labels: tuple[str, ...]
    reporting_labels: tuple[str, ...]
    time_labels: tuple[str, ...]
    update_labels: tuple[str, ...]
    notices: tuple[str, ...]
    kickers: tuple[str, ...]
    signoffs: tuple[str, ...]
    furniture: tuple[str, ...]
    months: Months
    weekdays: Weekdays
    page_words: tuple[str, ...] = ()
    picture_words: tuple[str, ...] = ()
    below_story: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    is_a: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    names_too: tuple[str, ...] = ()
    times_of_day: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    after_time: tuple[str, ...] = ()
    after_year: tuple[str, ...] = ()
    date_order: str | None = None
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    own_credits: tuple[str, ...] = ()
    zones: dict[str, str] = attrs.field(factory=dict)

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Every known name of a month, folded, and its number."""
        numbers: dict[str, int] = {}
        months = self.months
        for names in (months.full, months.short, months.genitive, months.stylebook):
            for number, name in enumerate(names, 1):
                numbers.setdefault(fold_month(name), number)
        for number, others in enumerate(months.also, 1):
            for name in others:
                numbers.setdefault(fold_month(name), number)
        return numbers

    @cached_property
    def weekday_names(self) -> frozenset[str]:
        """Every name of a day of the week, folded, without its stop."""
        days = (*self.weekdays.full, *self.weekdays.short)
        return frozenset(day.rstrip(".").casefold() for day in days)


def fold_month(word: str) -> str:
    """A month's name as it is looked up: no stop, no case."""
    return word.rstrip(".").casefold()


@cache
def language(code: str) -> Language:
    """The language of a code.

    Raises:
        StyleError: There is no data file for it; the message names those there are.
    """
    tables = language_tables()
    base = code if code in tables else code.split("-", maxsplit=1)[0]
    if base not in tables:
        raise StyleError(f"no language {code!r}; known languages are {', '.join(tables)}")
    return build(Language, tables[base], f"{base}.toml")


def known_language(tag: str | None) -> str | None:
    """A language tag as its data file is called; None where there is none for it.

    Example:
        >>> known_language("en_US"), known_language("eu")
        ('en', None)
    """
    base = (tag or "").replace("_", "-").split("-")[0].casefold()
    return base if base in language_tables() else None


def speaks(tags: Collection[str], code: str) -> bool:
    """Whether one of some language tags is of the language of a data file.

    Example:
        >>> speaks(["zh-Hant"], "zh"), speaks(["en"], "zh")
        (True, False)
    """
    return code in tags or any(tag.startswith(f"{code}-") for tag in tags)


@cache
def all_month_numbers() -> dict[str, int]:
    """Names of months in any language, where all the languages that use one agree."""
    numbers: dict[str, set[int]] = {}
    for code in language_tables():
        for name, number in language(code).month_numbers.items():
            numbers.setdefault(name, set()).add(number)
    return {name: choices.pop() for name, choices in numbers.items() if len(choices) == 1}


@cache
def labels() -> dict[str, str]:
    """Labels of a source line in any language, folded, and what they label.

    A word that opens a byline is one where a colon follows: ``Autor:``.
    """
    found: dict[str, str] = {}
    for table in language_tables().values():
        for key in ("source", "editor", "update", "time"):
            for label in table[f"{key}_labels"]:
                found.setdefault(label.casefold(), key)
    for table in language_tables().values():
        for label in table["by"]:
            found.setdefault(label.casefold(), "author")
    return found


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of one list of all the languages' files, folded."""
    return frozenset(
        " ".join(word.split()).casefold()
        for table in language_tables().values()
        for word in table.get(key, ())
    )


@cache
def zones() -> dict[str, str]:
    """Zone names in any language, in capitals, and their offset or IANA name."""
    found: dict[str, str] = {}
    for table in language_tables().values():
        for name, zone in table.get("zones", {}).items():
            found.setdefault(name.upper(), zone)
    return found


# The letters of each script that tells a group of languages; the first that is common decides. For
# ranges of characters re is the faster engine.
_SCRIPTS = (
    ("Hangul", re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("Kana", re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d]")),
    (
        "Han",
        re.compile("[\u2e80-\u2fd5\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    ),
    ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
)
_NOT_LATIN = re.compile("[\u0370-\u1fff\u2e80-\ufffc]")
_TRADITIONAL = lazy("[國會發時說這們對來後與為長開關經機區電]")
_SIMPLIFIED = lazy("[国会发时说这们对来后与为长开关经机区电]")
# A short sample tells most languages; where it leaves doubt, a longer one is taken.
_FIRST_LOOK = 360
_SAMPLE = 900
_PLAIN = 0.8
_ENOUGH_WORDS = 4


@cache
def _function_words() -> dict[str, dict[str, tuple[str, ...]]]:
    by_script: dict[str, dict[str, list[str]]] = {}
    for code, table in language_tables().items():
        words = by_script.setdefault(table["script"], {})
        for word in table["function_words"]:
            words.setdefault(word, []).append(code)
    return {
        script: {word: tuple(codes) for word, codes in words.items()}
        for script, words in by_script.items()
    }


def detect_language(text: str) -> tuple[str | None, float]:
    """The language of a text, and how sure that is (0 to 1).

    The script decides first, then the commonest grammatical words. ``(None, 0.0)`` where there
    is too little to tell.

    Example:
        >>> detect_language("The bridge was opened on Sunday by the mayor of the city.")
        ('en', 0.83)
    """
    told, confidence, words = _told(text, _FIRST_LOOK)
    plain = confidence >= _PLAIN and words >= _ENOUGH_WORDS
    if not plain and len(text) > _FIRST_LOOK:
        told, confidence, _ = _told(text, _SAMPLE)
    return told, confidence


def _told(text: str, length: int) -> tuple[str | None, float, int]:
    """What a sample of about a length tells of the language, how surely, and by how many words."""
    # The middle of long copy is text; its ends may be furniture in another language.
    top, middle = length // 3, len(text) // 3
    sample = text if len(text) <= length else text[:top] + text[middle : middle + length]
    script = _script(sample)
    if script == "Hangul":
        return "ko", 1.0, _ENOUGH_WORDS
    if script == "Kana":
        return "ja", 1.0, _ENOUGH_WORDS
    if script == "Han":
        traditional = len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample))
        return ("zh-Hant" if traditional else "zh"), 0.9, _ENOUGH_WORDS
    known = _function_words().get(script, {})
    votes: dict[str, int] = {}
    # A grammatical word beside a comma or a quote is none the less there often enough.
    for word in filter(known.__contains__, sample.casefold().split()):
        for code in known[word]:
            votes[code] = votes.get(code, 0) + 1
    if not votes:
        return None, 0.0, 0
    best = max(votes, key=votes.__getitem__)
    most = votes.pop(best)
    second = max(votes.values(), default=0)
    return best, round(most / (most + second), 2) if most > second else 0.5, most


def _script(sample: str) -> str:
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return "Latin"
    # The bars of a menu and the figures of a table are no words.
    letters = sum([word[0].isalpha() for word in sample.split()]) * 5
    for script, letter in _SCRIPTS:
        count = len(letter.findall(sample))
        # Han, kana and Hangul write a word with far fewer letters.
        if count * (8 if script in ("Han", "Kana", "Hangul") else 2) > letters:
            return script
    return "Latin"
