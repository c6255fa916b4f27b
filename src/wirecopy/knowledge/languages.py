"""Languages: the words that copy prints around a story, in tables named as the rooms of fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

import attrs

from wirecopy.errors import StyleError, unknown
from wirecopy.knowledge.data_files import (
    Table,
    build,
    language_tables,
    own_table,
    read_toml_file,
)
from wirecopy.knowledge.example import Example
from wirecopy.knowledge.language_checks import expect_sound
from wirecopy.knowledge.month_names import (
    IslamicMonths,
    Months,
    Weekdays,
    fold_month,
    numbers_of,
)
from wirecopy.model.brief import brief


@attrs.frozen
class Detection:
    """What tells the language.

    Attributes:
        function_words: Common words.
        common_words: Others that do so, which may open a name or a place all the same.
        letters: What it writes beside a to z, or of another script that several languages share;
            without them the letters of its words count.
        rare: Whether little of the world's wire copy is in it, so that a line which may as well be
            in another language is taken for that.
    """

    function_words: tuple[str, ...]
    common_words: tuple[str, ...] = ()
    letters: str = ""
    rare: bool = False


@attrs.frozen
class HeadlineWords:
    """What stands about a headline.

    Attributes:
        kickers: Words that stand before its colon, or above it.
        subject_labels: What a mail's header calls its subject.
        deck_labels: What copy calls the line below the headline, without stop or colon.
    """

    kickers: tuple[str, ...] = ()
    subject_labels: tuple[str, ...] = ()
    deck_labels: tuple[str, ...] = ()


@attrs.frozen
class SourceLineWords:
    """What stands about sources, editors and times; labels are printed with a colon or without.

    Attributes:
        source_labels: Labels of who sends the copy.
        editor_labels: Labels of who edited it.
        chief_labels: Labels of who answers for the whole paper and edited no story of it.
        author_labels: Labels of who wrote it, which are none without a colon: ``Reporter:``.
        time_labels: Labels of the time of publication.
        update_labels: Labels of the time of an update.
        issue_labels: Labels of the issue or the edition that printed it, before its date.
        number_words: Words before the number of a page, a section or an issue.
        before_time: Words between a date and its time: ``at``.
        after_time: Words behind a time: ``Uhr``.
        local_time: What a clock of the place is called, as against GMT: ``local time``.
        after_year: Words behind a year: ``года``.
        am: Words for the morning's half of the day.
        pm: Words for the other half.
        date_order: ``day-first`` where figures with slashes are never read otherwise.
    """

    source_labels: tuple[str, ...] = ()
    editor_labels: tuple[str, ...] = ()
    chief_labels: tuple[str, ...] = ()
    author_labels: tuple[str, ...] = ()
    time_labels: tuple[str, ...] = ()
    update_labels: tuple[str, ...] = ()
    issue_labels: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    after_time: tuple[str, ...] = ()
    local_time: tuple[str, ...] = ()
    after_year: tuple[str, ...] = ()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    date_order: str | None = None


@attrs.frozen
class BylineWords:
    """What stands about people.

    Attributes:
        by: Words that open a byline.
        helpers: Words before those who helped: ``with``, ``with inputs from``.
        conjunctions: Words between people.
        before_place: Words before the place of a report.
        roles: Job words.
        desks: The last words of a desk's or a newsroom's name.
        organizations: Words in the names of papers, agencies and broadcasters.
        names_too: Function words that are first names, too.
        times_of_day: Times that may follow "by", beside months and weekdays: nobody's name.
        special_to: What stands below a name before the house that a freelance wrote for:
            ``Special to``.
    """

    by: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    before_place: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    names_too: tuple[str, ...] = ()
    times_of_day: tuple[str, ...] = ()
    special_to: tuple[str, ...] = ()


@attrs.frozen
class DatelineWords:
    """What stands in datelines.

    Attributes:
        own_credits: What a paper or a station calls itself where a credit stands.
        place_stop: Whether papers open a text with the place and a stop: ``Rostock. Ein Chor``.
        outlet_codes: Whether papers open a text with their own code and a dash: ``TTO -``.
        notes: What tells in brackets how or when the copy came: ``(Special)``, ``(By cable)``.
        worn_credits: Credits in old papers, which machines read with errors.
        worn_signs: What machines make of the first of these, which is a sign: ``(/P)`` for AP.
        times: Times of the day, which stand where a date does: ``WELLINGTON, Last Night.``
        refers_back: Words that refer back to what stands before a stop: ``Essen. Das ist mehr``.
        day_words: The days of the month in words, from the first one on; several spellings of one
            are divided by a blank: ``दो अगस्त``.
        date_words: Words in a date beside day, month and year: ``2024 m. kovo 3 d.``
        other_months: Months of a calendar of the country's own, by which home news is dated. Such
            a date is kept as it is printed.
    """

    own_credits: tuple[str, ...] = ()
    place_stop: bool = False
    outlet_codes: bool = False
    notes: tuple[str, ...] = ()
    worn_credits: tuple[str, ...] = ()
    worn_signs: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    refers_back: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    date_words: tuple[str, ...] = ()
    other_months: tuple[str, ...] = ()


@attrs.frozen
class CreditWords:
    """What stands in credits at the end.

    Attributes:
        labels: Words that open one.
        contributed: Words behind the names: ``contributed to this report``.
        is_a: The verb between a name and what its bearer is.
        works_for: Words between a role and an employer.
        writes_for: What stands between a name and an employer where no role does: ``writes for``.
        professions: What people are who write once, as a note below their text says: ``novelist``.
    """

    labels: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    is_a: tuple[str, ...] = ()
    works_for: tuple[str, ...] = ()
    writes_for: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()


@attrs.frozen
class NoticeWords:
    """What opens a note to editors, and what is said of the copy in a note below it.

    Attributes:
        words: Words that open a note to editors.
        copy: What copy calls itself: ``this story``.
        said: What is said of it then, behind that: ``first published``.
        closing: What opens other notes below the text: ``with inputs from``.
        corrections: Labels of a correction below the text: ``Erratum:``.
    """

    words: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


@attrs.frozen
class SignoffWords:
    """What ends copy, as it is printed."""

    marks: tuple[str, ...] = ()


@attrs.frozen
class CaptionWords:
    """What names a picture or its owner in a caption's credit."""

    words: tuple[str, ...] = ()


@attrs.frozen
class FurnitureLines:
    """Whole lines of pages and feeds; ``{number}`` and ``{date}`` stand for any."""

    lines: tuple[str, ...] = ()


@attrs.frozen
class PageWords:
    """What stands on the pages of news sites.

    Attributes:
        words: Words and phrases by which a page speaks of itself, not of the news.
        addresses: With which words it speaks to its readers, and of itself as us; one with a
            capital is meant as it is printed, behind the first word of a line (``Sie``).
        sections: Words of the names of its sections and buttons, which are nobody's name.
        below_story: How the headings begin over what follows a story.
        box_labels: Labels in a box below a story: where it is to be seen, and when.
        ago: How a page says how old its story is, ``{n}`` for the number.
    """

    words: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    below_story: tuple[str, ...] = ()
    box_labels: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()


@attrs.frozen(slots=False, cache_hash=True)  # what is made of a language is kept by the language
class Language:
    """One language's words, from its data file; its tables are named as the fields they serve.

    Attributes:
        code: BCP 47.
        name: In English.
        script: Unicode's name of the script.
        detection: What tells the language.
        months: The months.
        weekdays: The days of the week.
        joiner: What joins the lines of a wrapped paragraph.
        countries: ISO 3166-1 codes of the countries where it is spoken, whose small towns its
            papers name without more; none where it is the world's.
        headline: What stands about headlines.
        source_line: What stands about sources, editors and times.
        byline: What stands about people.
        dateline: What stands in datelines.
        credits: What stands in credits at the end.
        notices: What opens notes to editors.
        signoff: What ends copy.
        captions: What names pictures.
        furniture: Lines of pages and feeds.
        page: What stands on pages.
        islamic_months: The months of the Hijri calendar.
        zones: Zone names and their offset or IANA name.
        examples: Stories of our own making in the language.

    Example:
        >>> import wirecopy
        >>> german = wirecopy.Language.load("de")
        >>> german.months.march.full, german.byline.by[:1]
        ('März', ('von',))
    """

    code: str
    name: str
    script: str
    detection: Detection
    months: Months
    weekdays: Weekdays
    joiner: str = " "
    countries: tuple[str, ...] = ()
    headline: HeadlineWords = HeadlineWords()
    source_line: SourceLineWords = SourceLineWords()
    byline: BylineWords = BylineWords()
    dateline: DatelineWords = DatelineWords()
    credits: CreditWords = CreditWords()
    notices: NoticeWords = NoticeWords()
    signoff: SignoffWords = SignoffWords()
    captions: CaptionWords = CaptionWords()
    furniture: FurnitureLines = FurnitureLines()
    page: PageWords = PageWords()
    islamic_months: IslamicMonths | None = None
    zones: dict[str, str] = attrs.field(factory=dict, hash=False)
    examples: tuple[Example, ...] = ()

    def __repr__(self) -> str:
        return brief("Language", self.code, self.name)

    def __rich_repr__(self) -> Iterator[tuple[str, object, object]]:
        """What `rich.print` shows: which it is, without its words."""
        yield "code", self.code, None
        yield "name", self.name, None
        yield "script", self.script, None

    @classmethod
    def load(cls, code: str) -> Language:
        """One of the built-in languages, with its examples.

        Args:
            code: BCP 47; one without a file of its own is that of its base: ``en-GB``.

        Raises:
            StyleError: There is none of that code; the message says which was meant.

        Example:
            >>> import wirecopy
            >>> wirecopy.Language.load("pt").months.march.full
            'março'
        """
        return _from_table(own_table("languages", language(code).code), f"{code}.toml")

    @classmethod
    def from_toml(cls, path: str | Path) -> Language:
        """A language from a file of the caller's own, for `Parser`.

        Args:
            path: The TOML file.

        Raises:
            StyleError: The file is broken; the message names it, and the keys it may have.
            OSError: The file cannot be read.

        Example:
            >>> from pathlib import Path
            >>> import wirecopy
            >>> import tempfile
            >>> file = Path(tempfile.mkdtemp(), "eo.toml")
            >>> _ = file.write_text('code = "eo"')
            >>> wirecopy.Language.from_toml(file)
            Traceback (most recent call last):
            wirecopy.errors.StyleError: eo.toml: ...
        """
        path = Path(path)
        return _from_table(read_toml_file(path), path.name)

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Every known name of a month, folded, and its number.

        Example:
            >>> import wirecopy
            >>> wirecopy.Language.load("pt").month_numbers["março"]
            3
        """
        return numbers_of(attrs.asdict(self.months))

    @cached_property
    def islamic_names(self) -> frozenset[str]:
        """The months of the Hijri calendar, folded.

        Example:
            >>> import wirecopy
            >>> "safar" in wirecopy.Language.load("en").islamic_names
            True
        """
        months = attrs.astuple(self.islamic_months) if self.islamic_months is not None else ()
        return frozenset(map(fold_month, months))

    @cached_property
    def other_month_names(self) -> frozenset[str]:
        """The months of all calendars but the Gregorian, folded."""
        return self.islamic_names | frozenset(map(fold_month, self.dateline.other_months))

    @cached_property
    def ordinary_words(self) -> frozenset[str]:
        """The commonest words, which tell the language and are nobody's initials.

        Example:
            >>> import wirecopy
            >>> {"nicht", "jahr"} <= wirecopy.Language.load("de").ordinary_words
            True
        """
        return frozenset((*self.detection.function_words, *self.detection.common_words))

    @cached_property
    def weekday_names(self) -> frozenset[str]:
        """Every name of a day of the week, folded, without its stop.

        Example:
            >>> import wirecopy
            >>> "terça-feira" in wirecopy.Language.load("pt").weekday_names
            True
        """
        days = self.weekdays.in_order
        return frozenset(
            name.rstrip(".").casefold() for day in days for name in (day.full, day.short)
        )


def _from_table(table: Table, where: str) -> Language:
    built = build(Language, table, where)
    try:
        expect_sound(built)
    except StyleError as error:
        raise StyleError(f"{where} {error}") from None
    return built


@cache
def language(code: str) -> Language:
    """The built-in language of a code, without its examples.

    Raises:
        StyleError: There is no data file for it; the message names those there are.
    """
    tables = language_tables()
    base = code if code in tables else code.split("-", maxsplit=1)[0]
    if base not in tables:
        raise StyleError(no_language(code, tables))
    if base != code:
        return language(base)
    table = {key: item for key, item in tables[base].items() if key != "examples"}
    return build(Language, table, f"{base}.toml")


def languages() -> tuple[str, ...]:
    """The BCP 47 codes of the built-in languages.

    Example:
        >>> import wirecopy
        >>> "sr-Latn" in wirecopy.languages()
        True
    """
    return tuple(language_tables())


def code_of(tag: str | None, known: Collection[str]) -> str | None:
    """A language tag as its data file is called; None where there is none for it.

    Example:
        >>> code_of("en_US", languages()), code_of("gv", languages())
        ('en', None)
    """
    base = (tag or "").replace("_", "-").split("-")[0].casefold()
    return base if base in known else None


def no_language(tag: str, tables: Mapping[str, Table]) -> str:
    """What to say of a tag without a language: which was meant by ``en_US`` or ``English``.

    Example:
        >>> no_language("english", language_tables())[:45]
        "no language 'english'; did you mean 'en'? Kno"
    """
    names = {table["name"].casefold(): code for code, table in tables.items()}
    meant = code_of(tag, tables) or names.get(tag.strip().casefold())
    return unknown("language", tag, tables, meant=meant)


def speaks(tags: Collection[str], code: str) -> bool:
    """Whether one of some language tags is of the language of a data file.

    Example:
        >>> speaks(["zh-Hant"], "zh"), speaks(["en"], "zh")
        (True, False)
    """
    return code in tags or any(tag.startswith(f"{code}-") for tag in tags)
