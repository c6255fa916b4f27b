"""The verbs for single files: ``parse``, ``show``, ``explain``, ``normalize`` and others."""

from __future__ import annotations

import argparse
import sys

from wirecopy.cli.arguments import Verbs, add_output, add_verb
from wirecopy.cli.check import check
from wirecopy.cli.fields import Printer
from wirecopy.cli.pages import add_pages, show_pages
from wirecopy.cli.reading import (
    add_reading,
    are_several,
    each,
    each_titled,
    names_of,
    parser_of,
    reading_of,
)
from wirecopy.cli.streams import (
    Color,
    CommandError,
    columns,
    encoding,
    in_color,
    on_screen,
    say_of,
    write,
    write_json,
)
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy
from wirecopy.model.normalized import Normalized
from wirecopy.output.runs import printable
from wirecopy.output.terminal import explanation, to_terminal

_WIDEST = 110


def _parse(args: argparse.Namespace) -> int:
    if args.csv and (args.full or args.lines):
        raise CommandError("parse: --csv goes without --full and --lines")
    printer = Printer(args.fields, args.csv, args.full, args.lines, are_several(args.files))
    reading = reading_of(args)

    def show(name: str, copy: Copy) -> None:
        printer.show(name, reading.article(copy))

    return each(args, show, printer.begin)


def _show(args: argparse.Namespace) -> int:
    if args.html or args.output or args.open:
        return show_pages(args)
    reading = reading_of(args)
    color = in_color(args.color)
    width = args.width or min(columns(), _WIDEST)

    def show(copy: Copy) -> str:
        return to_terminal(reading.article(copy), color=color, width=width) or "(empty)\n"

    return each_titled(args, show)


def _explain(args: argparse.Namespace) -> int:
    reading = reading_of(args)

    def explain(copy: Copy) -> str:
        return f"{_explained(reading.article(copy), args.color)}\n"

    return each_titled(args, explain)


def _explained(told: Article | Normalized, color: Color) -> str:
    width = min(columns(), _WIDEST) if sys.stdout.isatty() else None
    return explanation(printable(told.explain()), color=in_color(color), width=width)


def _normalize(args: argparse.Namespace) -> int:
    if args.json and not args.edits:
        raise CommandError("normalize: --json goes with --edits")
    if are_several(args.files):
        raise CommandError("normalize: one file at a time")
    parser, style, language = parser_of(args)

    def normalize(name: str, copy: Copy) -> None:
        normalized = parser.normalize(copy.text, style=style, language=language)
        if args.json:
            write_json([edit._asdict() for edit in normalized.edits])
        elif not args.edits:
            if not write(on_screen(normalized.text)):
                say_of(name, f"{encoding()} lacks some characters; they are printed as escapes")
        elif normalized.edits:
            write(f"{_explained(normalized, 'never')}\n")
        else:
            say_of(name, "no corrections")

    return each(args, normalize)


# --- options -----------------------------------------------------------------------------------


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs and their options."""
    _add_parse(verbs)
    _add_show(verbs)
    explain = add_verb(
        verbs,
        "explain",
        _explain,
        "say why each field is what it is",
        "explain story.txt",
        "explain story.txt --style reuters --reference-date 2019-02-26",
    )
    _add_files(explain)
    _add_color(explain)
    add_output(explain)
    add_reading(explain)
    _add_normalize(verbs)
    checking = add_verb(
        verbs,
        "check",
        check,
        "run the examples of house styles and languages of your own",
        "check lakeside.toml",
        "check esperanto.toml lakeside.toml",
    )
    checking.add_argument("files", nargs="+", metavar="FILE", help="a TOML file")


def _add_parse(verbs: Verbs) -> None:
    parse = add_verb(
        verbs,
        "parse",
        _parse,
        "print the fields, as JSON or as CSV",
        "parse story.txt",
        "parse < story.txt",
        "parse stories/ --csv -o stories.csv",
        "parse stories/ --fields headline,authors,city,date",
        "parse story.txt.gz --full",
    )
    _add_files(parse)
    parse.add_argument("--csv", action="store_true", help="a table with one row a story")
    parse.add_argument(
        "--fields",
        type=names_of,
        metavar="NAMES",
        help="only these, in this order: headline,authors,city; of the columns of --csv and the "
        "keys of --full",
    )
    parse.add_argument("--full", action="store_true", help="also the text, segments and spans")
    parse.add_argument(
        "--lines", action="store_true", help="one object a line, as with several files"
    )
    add_output(parse)
    add_reading(parse)


def _add_show(verbs: Verbs) -> None:
    show = add_verb(
        verbs,
        "show",
        _show,
        "show the story with its parts marked",
        "show story.txt",
        "show story.txt -o story.html --open",
        "show stories/ -o site/",
    )
    _add_files(show)
    _add_color(show)
    show.add_argument("--width", type=_width, metavar="N", help="columns; default: the terminal's")
    add_pages(show)
    add_reading(show)


def _add_normalize(verbs: Verbs) -> None:
    normalize = add_verb(
        verbs,
        "normalize",
        _normalize,
        "correct the slips",
        "normalize story.txt > clean.txt",
        "normalize story.txt --edits",
        "normalize story.txt --rules dates,labels -o clean.txt",
    )
    normalize.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a text file, or its .gz; - and nothing: standard input",
    )
    normalize.add_argument("--edits", action="store_true", help="list the corrections instead")
    normalize.add_argument("--json", action="store_true", help="with --edits: as JSON")
    add_output(normalize)
    add_reading(normalize, whole=False)


def _add_files(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a text file, its .gz, or a folder; - and nothing: standard input",
    )


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
