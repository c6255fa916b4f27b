"""The verbs for single files: ``parse``, ``show``, ``explain``, ``normalize`` and others."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from wirecopy.cli.check import check
from wirecopy.cli.reading import add_reading, each, each_titled, parser_of, reading_of
from wirecopy.cli.streams import (
    DONE,
    CommandError,
    columns,
    encoding,
    in_color,
    on_screen,
    say_of,
    write,
    write_json,
)
from wirecopy.examples import sample_dateline
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.model.copy import Copy
from wirecopy.output.html import to_html
from wirecopy.output.runs import display_width, printable
from wirecopy.output.terminal import paint_explanation, to_terminal

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

_FULL_KEYS = ("text", "segments", "spans")
_WIDEST = 110


def _parse(args: argparse.Namespace) -> int:
    reading = reading_of(args)
    several = len(args.files) > 1

    def show(name: str, copy: Copy) -> None:
        found = reading.article(copy).to_dict()
        if not args.full:
            found = {key: value for key, value in found.items() if key not in _FULL_KEYS}
        if several or args.lines:
            write_json({"file": name, **found} if several else found, lines=True)
        else:
            write_json(found)

    return each(args.files, args.encoding, show)


def _show(args: argparse.Namespace) -> int:
    reading = reading_of(args)
    color = not args.html and in_color(args.color)
    width = args.width or min(columns(), _WIDEST)

    def show(copy: Copy) -> str:
        article = reading.article(copy)
        if args.html:
            return f"{to_html(article)}\n"
        return to_terminal(article, color=color, width=width) or "(empty)\n"

    return each_titled(args.files, args.encoding, show, titles=not args.html)


def _explain(args: argparse.Namespace) -> int:
    reading = reading_of(args)
    color = in_color(args.color)

    def explain(copy: Copy) -> str:
        explained = printable(reading.article(copy).explain())
        return f"{paint_explanation(explained) if color else explained}\n"

    return each_titled(args.files, args.encoding, explain)


def _normalize(args: argparse.Namespace) -> int:
    if args.json and not args.edits:
        raise CommandError("normalize: --json goes with --edits")
    parser, style, language = parser_of(args)

    def normalize(name: str, copy: Copy) -> None:
        normalized = parser.normalize(copy.text, style=style, language=language)
        if args.json:
            write_json([edit._asdict() for edit in normalized.edits])
        elif not args.edits:
            if not write(on_screen(normalized.text)):
                say_of(name, f"{encoding()} lacks some characters; they are printed as escapes")
        elif normalized.edits:
            write(f"{printable(normalized.explain())}\n")

    return each([args.file], args.encoding, normalize)


def _styles(args: argparse.Namespace) -> int:
    del args
    rows = [("NAME", "TITLE", "LANGUAGES", "ZONE", "DATELINE")]
    rows += [_style_row(HouseStyle.load(name)) for name in styles()]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    bold = in_color("auto")
    for number, row in enumerate(rows):
        cells = [
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        line = "  ".join(cells).rstrip()
        write(f"\x1b[1m{line}\x1b[0m\n" if bold and number == 0 else f"{line}\n")
    return DONE


def _style_row(style: HouseStyle) -> tuple[str, str, str, str, str]:
    return (
        style.name,
        style.title,
        ", ".join(style.languages),
        style.zone or "-",
        sample_dateline(style),
    )


# --- options -----------------------------------------------------------------------------------


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs and their options."""
    parse = add_verb(verbs, "parse", _parse, "print the fields as JSON", "parse story.txt --full")
    _add_files(parse)
    parse.add_argument("--full", action="store_true", help="also the text, segments and spans")
    parse.add_argument(
        "--lines", action="store_true", help="one object a line, as with several files"
    )
    add_reading(parse)

    show = add_verb(verbs, "show", _show, "show the story with its parts marked", "show story.txt")
    _add_files(show)
    _add_color(show)
    show.add_argument("--width", type=_width, metavar="N", help="columns; default: the terminal's")
    show.add_argument("--html", action="store_true", help="print a piece of HTML instead")
    add_reading(show)

    explain = add_verb(
        verbs, "explain", _explain, "say why each field is what it is", "explain story.txt"
    )
    _add_files(explain)
    _add_color(explain)
    add_reading(explain)

    normalize = add_verb(
        verbs, "normalize", _normalize, "correct the slips", "normalize story.txt > clean.txt"
    )
    normalize.add_argument("file", metavar="FILE", help="a text file; - is standard input")
    normalize.add_argument("--edits", action="store_true", help="list the corrections instead")
    normalize.add_argument("--json", action="store_true", help="with --edits: as JSON")
    add_reading(normalize, whole=False)

    add_verb(verbs, "styles", _styles, "list the house styles", "styles")

    checking = add_verb(
        verbs,
        "check",
        check,
        "run the examples of house styles and languages of your own",
        "check lakeside.toml",
    )
    checking.add_argument("files", nargs="+", metavar="FILE", help="a TOML file")


def add_verb(
    verbs: Verbs,
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    """Add one verb."""
    verb = verbs.add_parser(
        name, help=what, description=f"{what.capitalize()}.", epilog=f"example: wirecopy {example}"
    )
    verb.set_defaults(run=run)
    return verb


def _add_files(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", nargs="+", metavar="FILE", help="a text file; - is standard input")


def _add_color(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="default: auto, which heeds NO_COLOR and FORCE_COLOR",
    )


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of columns")
    return int(text)
