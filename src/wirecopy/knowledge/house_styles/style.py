"""House styles: how each agency orders and punctuates its copy, from one data file each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from wirecopy.errors import StyleError, listed, shortened, unknown
from wirecopy.knowledge.data_files import Table, build, own_table, read_toml_file, style_tables
from wirecopy.knowledge.house_styles.templates import Template
from wirecopy.knowledge.languages import language

if TYPE_CHECKING:
    from wirecopy.model.article import Article


# The slots that the templates of each part may have.
SLOTS = {
    "dateline": (
        "place",
        "region",
        "month",
        "day",
        "year",
        "credit",
        "desk",
        "people",
        "role",
        "other_calendar",
    ),
    "byline": ("people", "role", "place", "credit"),
    "source_line": ("source", "timestamp", "editor"),
}
# What some keys of a style file may say.
PLACE_CASES = ("upper", "ordinary")
DAY_FORMS = ("plain", "zero", "ordinal", "full-width", "Han")
DATE_ORDERS = ("day-first", "month-first")
ORDER = ("headline", "deck", "notices", "source_line", "byline")
_CODE = 2
# Under these the slots of a dateline are read: a region goes with the place that it follows.
_READ_SLOTS = (
    *("places", "date", "marked_date", "day_alone", "credit"),
    *("desk", "people", "role", "other_calendar"),
)


def _expect_one_of(key: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise StyleError(f"[{key}]: {unknown('value', value, known)}")


def _expect_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415 - not needed to import

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise StyleError(
            f"[zone]: {unknown('zone', name, sorted(available_timezones()))}"
        ) from None


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
        if not self.name.strip():
            raise StyleError("[name]: it is empty")
        for printed in (*self.credits, *self.aliases):
            if not printed.strip():
                raise StyleError("[credits] and [aliases]: a name is empty")
        for credit in self.shared:
            if credit not in self.credits:
                known = listed(self.credits)
                raise StyleError(f"{credit!r} is shared, but no credit; the credits are {known}")


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
        _expect_one_of("place_case", self.place_case, PLACE_CASES)
        _expect_one_of("day_form", self.day_form, DAY_FORMS)


@attrs.frozen
class BylineStyle:
    """How the byline is printed: slots ``people``, ``role``, ``place``, ``credit``."""

    templates: tuple[str, ...] = ()
    separator: str = ", "


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
        if self.date_order is not None:
            _expect_one_of("date_order", self.date_order, DATE_ORDERS)


@attrs.frozen
class Example:
    """A story of our own making in the style, and what is to be found in it.

    Keys are the article's fields; those left out are not looked at. ``byline`` lists names,
    ``places`` and ``regions`` printed places, ``body`` is the first paragraph.
    """

    text: str
    reference_date: str | None = None
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    source: str | None = None
    timestamp: str | None = None
    editors: tuple[str, ...] | None = None
    byline: tuple[str, ...] | None = None
    role: str | None = None
    organization: str | None = None
    dateline: str | None = None
    places: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agencies: tuple[str, ...] | None = None
    desk: str | None = None
    notices: tuple[str, ...] | None = None
    body: str | None = None
    signoff: str | None = None
    credits: tuple[str, ...] | None = None
    language: str | None = None


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
        examples: At least three stories of our own making.

    Example:
        >>> style = HouseStyle.load("xinhua")
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

    def __attrs_post_init__(self) -> None:
        if not self.languages:
            raise StyleError("[languages]: there is none")
        for code in self.languages:
            language(code)
        if self.zone is not None:
            _expect_zone(self.zone)
        if self.home is not None and not (len(self.home) == _CODE and self.home.isupper()):
            raise StyleError(f"[home]: {self.home!r} is no ISO 3166-1 alpha-2 code such as 'PE'")
        for part in self.order:
            _expect_one_of("order", part, ORDER)
        if self.hard_wrapped < 0:
            raise StyleError(f"[hard_wrapped]: {self.hard_wrapped} is no column")
        _check_slots("dateline", self.dateline.templates)
        _check_slots("byline", self.byline.templates)
        _check_slots("source_line", self.source_line.templates)
        months = any("{month}" in template for template in self.dateline.templates)
        if months and self.dateline.month_form != "number":
            language(self.languages[0]).months.form(self.dateline.month_form)

    @classmethod
    def load(cls, name: str) -> HouseStyle:
        """One of the built-in styles, with its examples.

        Raises:
            StyleError: There is none of that name; the message names those there are.
        """
        if name not in style_tables():
            raise StyleError(unknown("style", name, style_tables()))
        return from_table(name, own_table("styles", name))

    @classmethod
    def from_toml(cls, path: str | Path) -> HouseStyle:
        """A style from a file of the caller's own, for `Parser`.

        Args:
            path: The TOML file; its stem is the style's name.

        Raises:
            StyleError: The file is broken; the message names it, and the keys it may have.
            OSError: The file cannot be read.
        """
        path = Path(path)
        return from_table(path.stem, read_toml_file(path))

    def compose(self, article: Article) -> str:
        """The article as this style prints it: what the style has no place for is left out.

        Raises:
            ValueError: No template of the style fits the article's dateline.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            >>> print(HouseStyle.load("xinhua").compose(article))
            LIMA, March 3 (Xinhua) -- It is open.
        """
        from wirecopy.knowledge.house_styles.composing import compose  # noqa: PLC0415 - it needs the styles itself

        return compose(self, article)


def _check_slots(part: str, templates: tuple[str, ...]) -> None:
    for template in templates:
        try:
            parsed = Template.parse(template)
            if part == "dateline":
                parsed.pattern(dict.fromkeys(_READ_SLOTS, ""))
        except RecursionError:
            raise StyleError(f"[{part}] {shortened(template)}: it is nested too deeply") from None
        except ValueError as error:
            raise StyleError(f"[{part}] {shortened(template)}: {error}") from None
        for slot in parsed.slots():
            if slot not in SLOTS[part]:
                raise StyleError(
                    f"[{part}] {shortened(template)}: {unknown('slot', slot, SLOTS[part])}"
                )


def from_table(name: str, table: Table) -> HouseStyle:
    """A style from its table; what it extends is merged in first.

    Raises:
        StyleError: The table is broken, or extends a style that is not there.
    """
    return build(HouseStyle, {**with_base(table, name), "name": name}, f"{name}.toml")


def with_base(table: Table, name: str) -> Table:
    """The table of a style over that of the style which it extends."""
    base_name = table.get("extends")
    if base_name is None:
        return table
    base = style_tables().get(base_name)
    if base is None or "extends" in base:
        raise StyleError(f"{name}.toml: extends {base_name!r}, which is no style of its own")
    merged = {key: value for key, value in base.items() if key != "examples"}
    for key, value in table.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = {**merged[key], **value} if both else value
    return merged


def styles() -> tuple[str, ...]:
    """The names of the built-in house styles.

    Example:
        >>> "xinhua" in styles()
        True
    """
    return tuple(style_tables())
