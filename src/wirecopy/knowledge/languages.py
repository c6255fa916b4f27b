"""Languages: the words that copy prints around a story."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, cached_property

import attrs

from wirecopy.errors import StyleError, unknown
from wirecopy.knowledge.data_files import build, language_tables

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
        common_words: Others that do so, which may open a name or a place all the same.
        letters: What it writes beside a to z, or of another script that several languages share;
            without them the letters of its words count.
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
    common_words: tuple[str, ...] = ()
    letters: str = ""
    page_words: tuple[str, ...] = ()
    picture_words: tuple[str, ...] = ()
    below_story: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    is_a: tuple[str, ...] = ()
    works_for: tuple[str, ...] = ()
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
        raise StyleError(unknown("language", code, tables, meant=_meant(code)))
    return build(Language, tables[base], f"{base}.toml")


def _meant(code: str) -> str | None:
    """The code of a language that somebody writes otherwise: ``en_US``, ``English``."""
    names = {table["name"].casefold(): known for known, table in language_tables().items()}
    return known_language(code) or names.get(code.strip().casefold())


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
