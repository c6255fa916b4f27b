"""Articles as a house style prints them: the way back from the parser."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from wirecopy.errors import expect_type
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.house_styles.templates import Template
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline

Values = Mapping[str, str]
# Hard-wrapped copy sets no blank lines between paragraphs; it indents each instead.
_INDENT = " " * 4
_SIGNOFF_INDENT = " "
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_HAN = "〇一二三四五六七八九"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_DASHES = tuple("-_=‐‑‒–—―")


def compose(style: HouseStyle, article: Article) -> str:
    """The article as the style prints it; what the style has no place for is left out.

    The parts that the style's ``order`` names stand above the body, each after a blank line,
    where the article has them and the style has a template for them.

    Args:
        style: The house style.
        article: The values to print.

    Returns:
        The copy, without a line end after its last line.

    Raises:
        TypeError: The article is none.
        ValueError: No template of the style fits the article's dateline.
    """
    expect_type("article", article, Article, optional=False)
    parts = [text for part in style.order for text in _part(part, style, article)]
    paragraphs = _paragraphs(style, article)
    signoff = _signoff(style, article)
    if style.hard_wrapped:
        parts.append(_wrapped(paragraphs, signoff, style.hard_wrapped))
    else:
        parts += [*paragraphs, signoff]
    return "\n\n".join(text for text in parts if text)


def compose_dateline(style: HouseStyle, dateline: Dateline, byline: Byline | None = None) -> str:
    """The dateline as the style prints it, with its sign.

    Args:
        style: The house style.
        dateline: The values to print.
        byline: Who wrote it, for datelines that name them.

    Raises:
        ValueError: No template of the style fits the values.
    """
    values = dateline_values(style, dateline, byline)
    text = _composed(style.dateline.templates, values)
    if text is None:
        given = ", ".join(sorted(name for name, value in values.items() if value))
        raise ValueError(f"no dateline template of {style.name} fits a dateline with {given}")
    return text


def compose_byline(style: HouseStyle, byline: Byline) -> str | None:
    """The byline as the style prints it; None where the style has no template that fits."""
    places = {person.place for person in byline.people}
    values = {
        "people": style.byline.separator.join(person.name for person in byline.people),
        "role": byline.role or "",
        "place": (places.pop() or "") if len(places) == 1 else "",
        "credit": style.agency.credits[0] if byline.organization else "",
    }
    return _composed(style.byline.templates, values)


def dateline_values(
    style: HouseStyle, dateline: Dateline, byline: Byline | None = None
) -> dict[str, str]:
    """What stands in the slots of a dateline's templates; empty where there is nothing."""
    place = "/".join(place.name for place in dateline.places)
    people = tuple(person.name for person in byline.people) if byline else dateline.people
    values = {
        "place": place.upper() if style.dateline.place_case == "upper" else place,
        "region": (dateline.places[-1].region or "") if dateline.places else "",
        "month": _month(style, dateline.month),
        "day": figures(dateline.day, style.dateline.day_form),
        "year": str(dateline.year or ""),
        "other_calendar": dateline.other_calendar or "",
        "credit": style.agency.credits[0],
        "desk": dateline.desk or "",
        "people": style.byline.separator.join(people),
        "role": (byline.role or "") if byline else "",
    }
    if dateline.agency == style.agency.name and dateline.desk and not _has_slot(style, "desk"):
        values["credit"] += f"/{dateline.desk}"
    return values


def names_inside(style: HouseStyle, dateline: Dateline | None) -> bool:
    """Whether the style prints the byline inside this dateline, rather than above it."""
    if dateline is None or not _has_slot(style, "people"):
        return False
    return bool(dateline.people) or not style.byline.templates


def figures(number: int | None, form: str) -> str:
    """A day in one of the forms that datelines print; empty where there is none.

    Raises:
        ValueError: The form is unknown.

    Example:
        >>> [figures(3, form) for form in ("plain", "zero", "ordinal", "full-width", "Han")]
        ['3', '03', '3rd', '３', '三']
        >>> figures(11, "ordinal"), figures(26, "Han")
        ('11th', '二十六')
    """
    if number is None:
        return ""
    match form:
        case "plain":
            return str(number)
        case "zero":
            return f"{number:02}"
        case "ordinal":
            teen = number // 10 == 1
            return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"
        case "full-width":
            return str(number).translate(_FULL_WIDTH)
        case "Han":
            return _han(number)
    raise ValueError(f"no day form {form!r}; known forms are plain, zero, ordinal, full-width, Han")


def _han(number: int) -> str:
    tens, units = divmod(number, 10)
    if not tens:
        return _HAN[units]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[units] if units else "")


def _month(style: HouseStyle, month: int | None) -> str:
    if month is None or not any("{month}" in text for text in style.dateline.templates):
        return ""
    if style.dateline.month_form == "number":
        # A numbered month is written as the day is, but for the ending of an ordinal.
        form = style.dateline.day_form
        return figures(month, "plain" if form == "ordinal" else form)
    return style.spoken.months.form(style.dateline.month_form)[month - 1]


def _has_slot(style: HouseStyle, slot: str) -> bool:
    return any(slot in Template.parse(text).slots() for text in style.dateline.templates)


def _composed(templates: Iterable[str], values: Values) -> str | None:
    """The first template that fits and prints the most values, filled in."""
    fitting = [template for template in map(Template.parse, templates) if template.fits(values)]
    if not fitting:
        return None
    given = {name for name, value in values.items() if value}
    return max(fitting, key=lambda template: len(template.slots() & given)).compose(values)


def _part(part: str, style: HouseStyle, article: Article) -> tuple[str | None, ...]:
    match part:
        case "headline":
            return (article.headline,)
        case "deck":
            return (article.deck,)
        case "notices":
            return article.notices
        case "source_line":
            return (_source_line(style, article),)
        case "byline":
            if article.byline is None or names_inside(style, article.dateline):
                return ()
            return (compose_byline(style, article.byline),)
    known = "headline, deck, notices, source_line, byline"
    raise ValueError(f"{style.name}: no part {part!r} to order; known parts are {known}")


def _source_line(style: HouseStyle, article: Article) -> str | None:
    values = {
        "source": article.source or "",
        "timestamp": _timestamp(style, article),
        "editor": ", ".join(person.name for person in article.editors),
    }
    return _composed(style.source_line.templates, values)


def _timestamp(style: HouseStyle, article: Article) -> str:
    """The moment in the style's own zone, unmarked; with its offset where the style has none."""
    moment = article.timestamp
    if moment is None:
        return ""
    if moment.tzinfo is not None and style.zone is not None:
        moment = moment.astimezone(ZoneInfo(style.zone)).replace(tzinfo=None)
    return moment.isoformat(sep=" ", timespec="seconds")


def _paragraphs(style: HouseStyle, article: Article) -> tuple[str, ...]:
    if article.dateline is None or not style.dateline.templates:
        return article.paragraphs
    byline = article.byline if names_inside(style, article.dateline) else None
    dateline = compose_dateline(style, article.dateline, byline)
    if not article.paragraphs:
        return (dateline,)
    first, *others = article.paragraphs
    return (f"{dateline}{_gap(style, dateline)}{first}", *others)


def _gap(style: HouseStyle, dateline: str) -> str:
    """What stands between a dateline and its story: nothing in Chinese and Japanese."""
    unspaced = style.spoken.joiner == ""
    return "" if unspaced and not dateline.endswith(_DASHES) else " "


def _signoff(style: HouseStyle, article: Article) -> str | None:
    """The article's own sign-off; the style's where the article is in another style."""
    if article.signoff is None or article.style in (style.name, None):
        return article.signoff
    return next(iter(style.signoffs), None)


def _wrapped(paragraphs: Iterable[str], signoff: str | None, width: int) -> str:
    lines = [
        textwrap.fill(
            paragraph,
            width,
            initial_indent=_INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in paragraphs
    ]
    return "\n".join([*lines, *([f"{_SIGNOFF_INDENT}{signoff}"] if signoff else [])])
