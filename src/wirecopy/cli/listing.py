"""The verbs ``styles`` and ``languages``: what the package knows, as a table, a card or JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from wirecopy.cli.arguments import Verbs, add_verb
from wirecopy.cli.streams import DONE, CommandError, columns, in_color, write, write_json
from wirecopy.errors import display_width, letter_width, nearest
from wirecopy.examples import sample_dateline
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.languages import Language, languages

_GAP = 2
_LABEL_WIDTH = 11
_LEAST_CELL = 12
Fact = tuple[str, str | Sequence[str] | None]


def add_listing(verbs: Verbs) -> None:
    """Add the verbs and their options."""
    listing = add_verb(
        verbs,
        "styles",
        _styles,
        "list the house styles, or tell about one",
        "styles",
        "styles xinhua",
        "styles fr",
        "styles reuters --json",
    )
    listing.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="a style; or a part of its name, its title or its agency's, or a language, for all "
        "styles that have it",
    )
    _add_json(listing)
    tongues = add_verb(
        verbs,
        "languages",
        _languages,
        "list the languages, or tell about one",
        "languages",
        "languages pt",
        "languages cyrillic --json",
    )
    tongues.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="a language, by its code or name; or a script, for all that are written in it",
    )
    _add_json(tongues)


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print a list of objects")


# --- house styles ------------------------------------------------------------------------------


def _styles(args: argparse.Namespace) -> int:
    found = _styles_named(args.name)
    if args.json:
        write_json([dict(_facts_of_style(style)) for style in found])
    elif args.name is not None and len(found) == 1:
        _card(_facts_of_style(found[0]))
    else:
        _table(
            ("NAME", "TITLE", "LANGUAGES", "ZONE", "DATELINE"),
            [_style_row(style) for style in found],
            needless="ZONE",
            cut=("TITLE", "DATELINE"),
        )
    return DONE


def _styles_named(name: str | None) -> list[HouseStyle]:
    """All the styles; that of a name; or those in which a word, or a language, is found."""
    if name is None:
        return [HouseStyle.load(known) for known in styles()]
    if name.casefold() in styles():
        return [HouseStyle.load(name.casefold())]
    every = [HouseStyle.load(known) for known in styles()]
    found = [style for style in every if _is_of_style(style, name.casefold())]
    if not found:
        near = nearest(name, styles())
        hint = f"did you mean {near!r}? " if near is not None else ""
        raise CommandError(f"no style {name!r}; {hint}'wirecopy styles' lists them")
    return found


def _is_of_style(style: HouseStyle, word: str) -> bool:
    tags = [tag.casefold() for tag in style.languages]
    if word in tags or word in (tag.partition("-")[0] for tag in tags):
        return True
    agency = style.agency
    if len(word) < 3:  # which is in too many names
        return False
    names = (style.name, style.title, agency.name, *agency.credits, *agency.aliases)
    return any(word in name.casefold() for name in names)


def _facts_of_style(style: HouseStyle) -> list[Fact]:
    return [
        ("name", style.name),
        ("title", style.title),
        ("agency", style.agency.name),
        ("credits", style.agency.credits),
        ("aliases", style.agency.aliases),
        ("languages", style.languages),
        ("zone", style.zone),
        ("home", style.home),
        ("dateline", sample_dateline(style)),
        ("templates", style.dateline.templates),
    ]


def _style_row(style: HouseStyle) -> tuple[str, ...]:
    return (
        style.name,
        style.title,
        ", ".join(style.languages),
        style.zone or "-",
        sample_dateline(style),
    )


# --- languages ---------------------------------------------------------------------------------


def _languages(args: argparse.Namespace) -> int:
    found = _languages_named(args.name)
    by_language: dict[str, list[str]] = {}
    for name in styles():
        for code in HouseStyle.load(name).languages:
            by_language.setdefault(code, []).append(name)
    facts = [_facts_of_language(spoken, by_language.get(spoken.code, [])) for spoken in found]
    if args.json:
        write_json([dict(fact) for fact in facts])
    elif args.name is not None and len(found) == 1:
        _card(facts[0])
    else:
        rows = [
            (spoken.code, spoken.name, spoken.script, str(len(by_language.get(spoken.code, []))))
            for spoken in found
        ]
        _table(("CODE", "LANGUAGE", "SCRIPT", "STYLES"), rows)
    return DONE


def _languages_named(name: str | None) -> list[Language]:
    every = [Language.load(code) for code in languages()]
    if name is None:
        return every
    word = name.casefold()
    for found in (
        [spoken for spoken in every if word == spoken.code.casefold()],
        [spoken for spoken in every if word in (spoken.name.casefold(), spoken.script.casefold())],
        [spoken for spoken in every if word in spoken.name.casefold() and len(word) > 2],
    ):
        if found:
            return found
    near = nearest(name, [*languages(), *(spoken.name for spoken in every)])
    hint = f"did you mean {near!r}? " if near is not None else ""
    raise CommandError(f"no language {name!r}; {hint}'wirecopy languages' lists them")


def _facts_of_language(spoken: Language, of_styles: Sequence[str]) -> list[Fact]:
    march = spoken.months.march
    return [
        ("code", spoken.code),
        ("name", spoken.name),
        ("script", spoken.script),
        ("byline", spoken.byline.by),
        ("March", march.genitive or march.full),
        ("styles", of_styles),
    ]


# --- on the screen -----------------------------------------------------------------------------


def _card(facts: Iterable[Fact]) -> None:
    """What is known of one thing, a line a fact; those that are long go on below."""
    bold = in_color("auto")
    for label, value in facts:
        if not value:
            continue
        head = f"{label:<{_LABEL_WIDTH}}"
        lines = [value] if isinstance(value, str) else [*value]
        if label in ("credits", "aliases", "languages", "byline", "styles"):
            lines = _filled(lines, max(columns() - _LABEL_WIDTH, _LABEL_WIDTH))
        write(f"\x1b[1m{head}\x1b[0m{lines[0]}\n" if bold else f"{head}{lines[0]}\n")
        for line in lines[1:]:
            write(f"{'':<{_LABEL_WIDTH}}{line}\n")


def _filled(words: Iterable[str], width: int) -> list[str]:
    """Words with commas between them, in lines of a width."""
    lines: list[str] = []
    for word in words:
        if lines and display_width(lines[-1]) + 2 + display_width(word) < width:
            lines[-1] += f", {word}"
        else:
            lines[-1:] = [f"{lines[-1]},", word] if lines else [word]
    return lines


def _table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    needless: str | None = None,
    cut: Sequence[str] = (),
) -> None:
    """A table; on a terminal its rows are as long as that is wide.

    Args:
        heads: The heads of the columns.
        rows: The rows.
        needless: The column that is left out where there is no room.
        cut: The columns whose cells are cut where there is none all the same.
    """
    room = columns() if sys.stdout.isatty() else None
    table = [heads, *rows]
    widths = _widths(table)
    if room is not None and needless is not None and _length(widths) > room:
        at = heads.index(needless)
        table = [[*row[:at], *row[at + 1 :]] for row in table]
        heads, widths = table[0], _widths(table)
    if room is not None:
        for left, head in enumerate(cut):
            at = heads.index(head)
            # The columns to be cut share what is too much.
            over = (_length(widths) - room) // (len(cut) - left) if _length(widths) > room else 0
            widths[at] = max(widths[at] - over, _LEAST_CELL)
    bold = in_color("auto")
    for number, row in enumerate(table):
        cells = [_fitted(cell, width) for cell, width in zip(row, widths, strict=True)]
        line = (" " * _GAP).join(cells).rstrip()
        write(f"\x1b[1m{line}\x1b[0m\n" if bold and number == 0 else f"{line}\n", plainer=True)


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(display_width, column)) for column in zip(*table, strict=True)]


def _length(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _fitted(cell: str, width: int) -> str:
    """A cell in a width: filled with blanks, or cut."""
    if display_width(cell) <= width:
        return cell + " " * (width - display_width(cell))
    taken = used = 0
    for letter in cell:
        used += letter_width(letter)
        if used > width - 1:
            break
        taken += 1
    cut = f"{cell[:taken]}…"
    return cut + " " * (width - display_width(cut))
