"""House styles: how each agency orders and punctuates its copy, from one data file each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from wirecopy.errors import StyleError, expect_type, listed, shortened, unknown
from wirecopy.knowledge.checks import DATE_ORDERS, expect_one_of, expect_words, expect_zone
from wirecopy.knowledge.data_files import (
    Table,
    build,
    expect_fields,
    own_table,
    read_toml_file,
    style_tables,
)
from wirecopy.knowledge.example import Example
from wirecopy.knowledge.house_styles.checks import (
    DAY_FORMS,
    ORDER,
    PLACE_CASES,
    expect_templates,
)
from wirecopy.knowledge.languages import Language, language
from wirecopy.model.brief import brief

if TYPE_CHECKING:
    from wirecopy.model.article import Article

_COUNTRY = re.compile("[A-Z]{2}")
_NARROWEST = 20


@attrs.frozen
class Agency:
    """Who sends the copy.

    Attributes:
        name: The canonical name.
        credits: The forms that a dateline prints; the first is the one to compose.
        aliases: Other names, as in source lines and bylines.
        shared: Those of the credits that other agencies print too, so that a place in the home
            country has to bear them out.
    """

    name: str
    credits: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        if not self.name.strip():
            raise StyleError("[name]: it is empty")
        if not self.credits:
            raise StyleError("[credits]: there is none")
        expect_words("credits", self.credits)
        expect_words("aliases", self.aliases)
        for credit in self.shared:
            if credit not in self.credits:
                known = listed(self.credits)
                raise StyleError(
                    f"[shared]: {shortened(credit)} is no credit; the credits are {known}"
                )


@attrs.frozen
class DatelineStyle:
    """How the dateline is printed.

    Attributes:
        templates: Slots ``place``, ``region``, ``month``, ``day``, ``year``, ``credit``,
            ``desk``, ``people``, ``role``, ``other_calendar``; the one that prints the most is
            composed. Empty where the agency prints no datelines.
        place_case: ``upper`` or ``ordinary``.
        month_form: ``full``, ``short``, ``genitive`` or ``stylebook``, perhaps followed by
            ``upper``, ``title``, ``stop`` (add one) or ``bare`` (drop one); or ``number``.
        day_form: ``plain``, ``zero``, ``ordinal``, ``full-width`` or ``Han``.
        sign_optional: Whether the sign may be missing after the credit.
    """

    templates: tuple[str, ...] = ()
    place_case: str = "upper"
    month_form: str = "stylebook"
    day_form: str = "plain"
    sign_optional: bool = False

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        expect_one_of("place_case", self.place_case, PLACE_CASES)
        expect_one_of("day_form", self.day_form, DAY_FORMS)
        expect_templates("dateline", self.templates)


@attrs.frozen
class BylineStyle:
    """How the byline is printed: slots ``people``, ``role``, ``place``, ``credit``."""

    templates: tuple[str, ...] = ()
    separator: str = ", "

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        if not self.separator:
            raise StyleError("[separator]: it is empty, so that names would run together")
        expect_templates("byline", self.templates)


@attrs.frozen
class SourceLineStyle:
    """How the source line is printed.

    Attributes:
        templates: Slots ``source``, ``timestamp``, ``editor``.
        date_order: ``day-first`` or ``month-first``, for numeric dates with slashes.
    """

    templates: tuple[str, ...] = ()
    date_order: str | None = None

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        if self.date_order is not None:
            expect_one_of("date_order", self.date_order, DATE_ORDERS)
        expect_templates("source_line", self.templates)


@attrs.frozen(cache_hash=True)  # what is made of a style is kept by the style
class HouseStyle:
    """One agency's style.

    Attributes:
        name: The style's name, which is its file's.
        title: For a person to read.
        languages: BCP 47 codes; the first is the one to compose in.
        agency: Who sends the copy.
        dateline: How the dateline is printed.
        zone: IANA name of the zone of unmarked times.
        home: ISO 3166-1 code of the home country, for places that could be in several.
        extends: The style whose keys this one takes over where it has none of its own.
        byline: How the byline is printed.
        source_line: How the source line is printed.
        order: The parts above the body, in the order to compose.
        kickers: Words before the headline's colon.
        signoffs: What ends the copy.
        furniture: Lines of the agency's own pages; a figure stands for any.
        hard_wrapped: The column at which the copy is wrapped, 0 for none.
        examples: Stories of your own making, and what is to be found in them.
        own_languages: Languages of the caller's own among those that it is written in.

    Example:
        >>> import wirecopy
        >>> style = wirecopy.HouseStyle.load("xinhua")
        >>> style.agency.name, style.languages, style.zone
        ('Xinhua', ('en',), 'Asia/Shanghai')
    """

    name: str
    title: str
    languages: tuple[str, ...]
    agency: Agency
    dateline: DatelineStyle = DatelineStyle()
    zone: str | None = None
    home: str | None = None
    extends: str | None = None
    byline: BylineStyle = BylineStyle()
    source_line: SourceLineStyle = SourceLineStyle()
    order: tuple[str, ...] = ("headline", "source_line", "byline")
    kickers: tuple[str, ...] = ()
    signoffs: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    hard_wrapped: int = 0
    examples: tuple[Example, ...] = ()
    own_languages: tuple[Language, ...] = ()

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        expect_words("title", (self.title,))
        self._expect_languages()
        if self.zone is not None:
            expect_zone(self.zone)
        if self.home is not None and not _COUNTRY.fullmatch(self.home):
            found = shortened(self.home)
            raise StyleError(f"[home]: {found} is no ISO 3166-1 alpha-2 code such as 'PE'")
        for part, count in Counter(self.order).items():
            expect_one_of("order", part, ORDER)
            if count > 1:
                raise StyleError(f"[order]: {part!r} stands there {count} times")
        for key in ("kickers", "signoffs", "furniture"):
            expect_words(key, getattr(self, key))
        if self.hard_wrapped and self.hard_wrapped < _NARROWEST:
            raise StyleError(
                f"[hard_wrapped]: {self.hard_wrapped} is no column to wrap at; it is 0, "
                f"or {_NARROWEST} and more"
            )

    def __repr__(self) -> str:
        return brief("HouseStyle", self.name, self.agency.name, *self.languages, self.zone)

    def __rich_repr__(self) -> Iterator[tuple[str, object, object]]:
        """What `rich.print` shows: who it is and how it signs, without words and examples."""
        yield "name", self.name, None
        yield "title", self.title, None
        yield "credits", self.agency.credits, ()
        yield "languages", self.languages, ()
        yield "zone", self.zone, None
        yield "home", self.home, None
        yield "dateline", self.dateline.templates, ()
        yield "byline", self.byline.templates, ()

    @property
    def spoken(self) -> Language:
        """The language to compose in, which is the first of its languages.

        Example:
            >>> import wirecopy
            >>> wirecopy.HouseStyle.load("xinhua").spoken.name
            'English'
        """
        return self._language(self.languages[0])

    def _language(self, code: str) -> Language:
        own = (spoken for spoken in self.own_languages if spoken.code == code)
        return next(own, None) or language(code)

    def _expect_languages(self) -> None:
        """Each has words of its own, and the first one has months in the form that is printed."""
        if not self.languages:
            raise StyleError("[languages]: there is none")
        for number, code in enumerate(self.languages, 1):
            try:
                self._language(code)
            except StyleError as error:
                raise StyleError(f"[languages] #{number}: {error}") from None
        form = self.dateline.month_form
        if form != "number" and any("{month}" in text for text in self.dateline.templates):
            try:
                self.spoken.months.form(form)
            except StyleError as error:
                raise StyleError(f"[dateline] [month_form]: {error}") from None

    @classmethod
    def load(cls, name: str) -> HouseStyle:
        """One of the built-in styles, with its examples.

        Raises:
            StyleError: There is none of that name; the message says which was meant.
            TypeError: The name is no `str`.

        Example:
            >>> import wirecopy
            >>> wirecopy.HouseStyle.load("xinhua").agency.name
            'Xinhua'
        """
        expect_type("name", name, str, optional=False)
        if name not in style_tables():
            raise StyleError(no_style(name, style_tables()))
        return from_table(name, own_table("styles", name))

    @classmethod
    def from_toml(cls, path: str | Path, *, languages: Iterable[Language] = ()) -> HouseStyle:
        """A style from a file of the caller's own, for `Parser`.

        Args:
            path: The TOML file; its stem is the style's name.
            languages: Languages of the caller's own that it may be written in.

        Raises:
            StyleError: The file is broken; the message names it, and the keys it may have.
            OSError: The file cannot be read.

        Example:
            >>> from pathlib import Path
            >>> import wirecopy
            >>> import tempfile
            >>> file = Path(tempfile.mkdtemp(), "lakeside.toml")
            >>> _ = file.write_text('''
            ... title = "Lakeside News"
            ... languages = ["en"]
            ... [agency]
            ... name = "Lakeside"
            ... credits = ["LKS"]
            ... [dateline]
            ... templates = ["{place}, {month} {day} ({credit}) -"]
            ... ''')
            >>> wirecopy.HouseStyle.from_toml(file).agency.name
            'Lakeside'
        """
        path = Path(path)
        return from_table(path.stem, read_toml_file(path), tuple(languages))

    def compose(self, article: Article) -> str:
        """The article as this style prints it: what the style has no place for is left out.

        Raises:
            ValueError: No template of the style fits the article's dateline.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            >>> print(wirecopy.HouseStyle.load("xinhua").compose(article))
            LIMA, March 3 (Xinhua) -- It is open.
        """
        from wirecopy.knowledge.house_styles.composing import compose  # noqa: PLC0415 - it needs the styles itself

        return compose(self, article)


def from_table(name: str, table: Table, own: tuple[Language, ...] = ()) -> HouseStyle:
    """A style from its table; what it extends is merged in first.

    Raises:
        StyleError: The table is broken, or extends a style that is not there.
    """
    if table.get("name", name) != name:
        raise StyleError(f"{name}.toml [name]: a style is called as its file is, {name!r}")
    whole = {**with_base(table, name), "name": name}
    return build(HouseStyle, whole, f"{name}.toml", own_languages=own)


def with_base(table: Table, name: str) -> Table:
    """The table of a style over that of the style which it extends."""
    base_name = table.get("extends")
    if base_name is None:
        return table
    if not isinstance(base_name, str):
        raise StyleError(f"{name}.toml [extends]: expected str, found {shortened(base_name)}")
    base = style_tables().get(base_name)
    if base is None:
        raise StyleError(f"{name}.toml [extends]: {no_style(base_name, style_tables())}")
    if "extends" in base:
        raise StyleError(
            f"{name}.toml [extends]: {base_name!r} is no style of its own, "
            f"it extends {base['extends']!r}"
        )
    merged = {key: value for key, value in base.items() if key != "examples"}
    for key, value in table.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = {**merged[key], **value} if both else value
    return merged


def no_style(name: object, known: Collection[str]) -> str:
    """What to say of the name of a style that is none of those known.

    Example:
        >>> no_style("ap-arkive", ("ap", "ap-archive"))
        "no style 'ap-arkive'; did you mean 'ap-archive'? Known styles are ap, ap-archive"
    """
    return unknown("style", name, known, lists_all="wirecopy.styles()")


def styles() -> tuple[str, ...]:
    """The names of the built-in house styles.

    Example:
        >>> import wirecopy
        >>> "xinhua" in wirecopy.styles()
        True
    """
    return tuple(style_tables())
