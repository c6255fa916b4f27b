"""Languages: the words that copy prints around a story, in tables that `language_words` lists."""

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
from wirecopy.knowledge.language_words import (
    BylineWords,
    CaptionWords,
    CreditWords,
    DatelineWords,
    Detection,
    FurnitureLines,
    HeadlineWords,
    NameForms,
    NoticeWords,
    PageWords,
    SignoffWords,
    SourceLineWords,
)
from wirecopy.knowledge.month_names import (
    IslamicMonths,
    Months,
    Weekdays,
    fold_month,
    numbers_of,
)
from wirecopy.model.brief import brief


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
        names: How people are called where no blanks and no capitals tell a name.
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
    headline: HeadlineWords = attrs.field(factory=HeadlineWords)
    source_line: SourceLineWords = attrs.field(factory=SourceLineWords)
    byline: BylineWords = attrs.field(factory=BylineWords)
    dateline: DatelineWords = attrs.field(factory=DatelineWords)
    credits: CreditWords = attrs.field(factory=CreditWords)
    notices: NoticeWords = attrs.field(factory=NoticeWords)
    signoff: SignoffWords = attrs.field(factory=SignoffWords)
    captions: CaptionWords = attrs.field(factory=CaptionWords)
    furniture: FurnitureLines = attrs.field(factory=FurnitureLines)
    page: PageWords = attrs.field(factory=PageWords)
    names: NameForms = attrs.field(factory=NameForms)
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
