"""The command line: ``wirecopy parse``, ``show``, ``explain``, ``normalize`` and ``styles``."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import attrs

from wirecopy.article import Article, JsonObject
from wirecopy.corrections.lexicon import Lexicon
from wirecopy.corrections.rules import PRESETS, RULES
from wirecopy.errors import FormatError, StyleError, WirecopyError
from wirecopy.examples import sample_dateline
from wirecopy.formats.plain import decode
from wirecopy.house_styles import HouseStyle, styles
from wirecopy.parser import Parser
from wirecopy.render import display_width, paint_explanation, printable, to_html, to_terminal

_DONE, _FAILED, _INTERRUPTED, _BROKEN_PIPE = 0, 2, 130, 141

_STDIN = "-"
_FULL_KEYS = ("text", "segments", "spans")
_WIDEST = 110
_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a directory",
    PermissionError: "permission denied",
}
# What takes the place of characters that the terminal's encoding lacks.
_PLAINER = {"│": "|", "→": "->", "■": "#", "…": "..."}
# Line ends to some readers of JSON Lines, though not to JSON.
_LINE_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}

Color = Literal["auto", "always", "never"]


class _CommandError(Exception):
    """What keeps one file, or the whole command, from being done; in words for the user."""


@attrs.frozen
class _Reading:
    """How the copy is to be read: the parser and its options."""

    parser: Parser
    style: str | None
    language: str | None
    reference_date: dt.date | None
    normalize: bool

    def article(self, text: str) -> Article:
        return self.parser.parse(
            text,
            style=self.style,
            language=self.language,
            reference_date=self.reference_date,
            normalize=self.normalize,
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: The arguments after the command's name; None takes those of the process.

    Returns:
        The exit status: 0, or 2 after a misuse or where a file could not be read; 130 after an
        interrupt, 141 where whoever read the output went away.

    Example:
        >>> main(["parse", "no-such-file.txt"])
        2
    """
    options = _options()
    try:
        args = options.parse_args(argv)
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else _FAILED
    if sys.stdout is None:
        _say("wirecopy: standard output: there is none")
        return _FAILED
    try:
        if args.version:
            _write(f"wirecopy {_version()}\n")
            status = _DONE
        elif args.verb is None:
            _say(options.format_help().rstrip())
            status = _FAILED
        else:
            run: Callable[[argparse.Namespace], int] = args.run
            status = run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _give_up_output()
        return _BROKEN_PIPE
    except _CommandError as problem:
        _say(f"wirecopy: {problem}")
        return _FAILED
    except OSError as error:  # files that cannot be read are dealt with one by one
        _give_up_output()
        _say(f"wirecopy: standard output: {_reason(error)}")
        return _FAILED
    return status


# --- verbs -------------------------------------------------------------------------------------


def _parse(args: argparse.Namespace) -> int:
    reading = _reading(args)
    several = len(args.files) > 1

    def show(name: str, text: str) -> None:
        found = reading.article(text).to_dict()
        if not args.full:
            found = {key: value for key, value in found.items() if key not in _FULL_KEYS}
        if several or args.lines:
            _write_json({"file": name, **found} if several else found, lines=True)
        else:
            _write_json(found)

    return _each(args.files, show)


def _show(args: argparse.Namespace) -> int:
    reading = _reading(args)
    color = not args.html and _in_color(args.color)
    width = args.width or min(_columns(), _WIDEST)

    def show(text: str) -> str:
        article = reading.article(text)
        if args.html:
            return f"{to_html(article)}\n"
        return to_terminal(article, color=color, width=width) or "(empty)\n"

    return _each_titled(args.files, show, titles=not args.html)


def _explain(args: argparse.Namespace) -> int:
    reading = _reading(args)
    color = _in_color(args.color)

    def explain(text: str) -> str:
        explained = printable(reading.article(text).explain())
        return f"{paint_explanation(explained) if color else explained}\n"

    return _each_titled(args.files, explain)


def _normalize(args: argparse.Namespace) -> int:
    if args.json and not args.edits:
        raise _CommandError("normalize: --json goes with --edits")
    reading = _reading(args)

    def normalize(name: str, text: str) -> None:
        normalized = reading.parser.normalize(text, style=reading.style, language=reading.language)
        if args.json:
            _write_json([edit._asdict() for edit in normalized.edits])
        elif not args.edits:
            if not _write(normalized.text):
                _say_of(name, f"{_encoding()} lacks some characters; they are printed as escapes")
        elif normalized.edits:
            _write(f"{printable(normalized.explain())}\n")

    return _each([args.file], normalize)


def _styles(args: argparse.Namespace) -> int:
    del args
    rows = [("NAME", "TITLE", "LANGUAGES", "ZONE", "DATELINE")]
    rows += [_style_row(HouseStyle.load(name)) for name in styles()]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    bold = _in_color("auto")
    for number, row in enumerate(rows):
        cells = [
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        line = "  ".join(cells).rstrip()
        _write(f"\x1b[1m{line}\x1b[0m\n" if bold and number == 0 else f"{line}\n")
    return _DONE


def _style_row(style: HouseStyle) -> tuple[str, str, str, str, str]:
    return (
        style.name,
        style.title,
        ", ".join(style.languages),
        style.zone or "-",
        sample_dateline(style),
    )


# --- files in ----------------------------------------------------------------------------------


def _each(names: Iterable[str], show: Callable[[str, str], None]) -> int:
    """Do something with each file's name and text; go on after one that cannot be read."""
    status = _DONE
    for name in names:
        try:
            text = _text_of(name)
        except _CommandError as problem:
            _say_of(name, str(problem))
            status = _FAILED
        else:
            show(name, text)
    return status


def _each_titled(
    names: Sequence[str], picture: Callable[[str], str], *, titles: bool = True
) -> int:
    """Write something about each file, under the file's name where there are several."""
    first = True

    def show(name: str, text: str) -> None:
        nonlocal first
        if titles and len(names) > 1:
            gap = "" if first else "\n"
            _write(f"{gap}==> {_shown(name)} <==\n")
        first = False
        _write(picture(text), plainer=True)

    return _each(names, show)


def _text_of(name: str) -> str:
    try:
        data = _stdin() if name == _STDIN else _bytes_of(name)
        if isinstance(data, str):
            return data
        text, encoding = decode(data)
    except OSError as error:
        raise _CommandError(_reason(error)) from error
    except FormatError as error:
        raise _CommandError(str(error)) from error
    if encoding != "utf-8":
        _say_of(name, f"read as {encoding}")
    return text


def _bytes_of(name: str) -> bytes:
    path = Path(name)
    try:
        if not name:  # which would be the current directory
            raise FileNotFoundError
        if path.is_dir():  # opening one is another error on each system
            raise IsADirectoryError
        return path.read_bytes()
    except ValueError as error:  # a NUL in the name
        raise FileNotFoundError from error


def _stdin() -> bytes | str:
    if sys.stdin is None:
        raise _CommandError("there is none")
    buffer = getattr(sys.stdin, "buffer", None)
    return sys.stdin.read() if buffer is None else bytes(buffer.read())


def _reason(error: OSError) -> str:
    return _REASONS.get(type(error)) or error.strerror or str(error) or type(error).__name__


# --- text out ----------------------------------------------------------------------------------


def _write(text: str, *, plainer: bool = False) -> bool:
    """Write to standard output, line ends as they are; whether the stream could carry it all."""
    stream, encoding = sys.stdout, _encoding()
    whole = _fits(text, encoding)
    if not whole and plainer:
        for fine, plain in _PLAINER.items():
            if not _fits(fine, encoding):
                text = text.replace(fine, plain)
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        data = memoryview(text.encode(encoding, "backslashreplace"))
        while data:  # an unbuffered stream may take only a part
            data = data[buffer.write(data) or 0 :]
    return whole


def _write_json(value: JsonObject | Sequence[Mapping[str, object]], *, lines: bool = False) -> None:
    indent = None if lines else 2
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if not _fits(text, _encoding()):
        text = json.dumps(value, allow_nan=False, indent=indent)
    _write(f"{text.translate(_LINE_SEPARATORS)}\n")


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _say(line: str) -> None:
    """Something to the user, beside the output."""
    if sys.stdout is not None:
        with suppress(OSError):
            sys.stdout.flush()
    if sys.stderr is not None:
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        with suppress(OSError):
            print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


def _say_of(name: str, what: str) -> None:
    _say(f"wirecopy: {_shown(name)}: {what}")


def _shown(name: str) -> str:
    """A file's name for one line: without line ends or anything that steers a terminal."""
    return "standard input" if name == _STDIN else printable(" ".join(name.splitlines()))


def _give_up_output() -> None:
    """Nothing more can be written: what is still buffered goes nowhere, silently, at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _in_color(choice: Color) -> bool:
    """Whether to use colour; NO_COLOR (no-color.org) goes before FORCE_COLOR, as in Python."""
    if choice != "auto":
        wanted = choice == "always"
    elif os.environ.get("NO_COLOR"):
        wanted = False
    elif os.environ.get("FORCE_COLOR"):
        wanted = True
    else:
        wanted = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if wanted and os.name == "nt":
        os.system("")  # the old Windows console turns on its ANSI codes at this
    return wanted


def _columns() -> int:
    return shutil.get_terminal_size().columns


# --- options -----------------------------------------------------------------------------------


def _reading(args: argparse.Namespace) -> _Reading:
    """The parser and options that the arguments ask for.

    Raises:
        _CommandError: A style, a language, a rule or a file of terms is none.
    """
    lexicon = None
    if args.terms is not None:
        try:
            lines = _text_of(args.terms).splitlines()
        except _CommandError as problem:
            raise _CommandError(f"{_shown(args.terms)}: {problem}") from problem
        terms = [term for line in lines if (term := line.lstrip("\ufeff").strip())]
        lexicon = Lexicon.default().with_terms(terms)
    style, known = _style(args.style)
    rules: tuple[str, ...] = args.rules or PRESETS["default"]
    try:
        parser = Parser(styles=known, lexicon=lexicon, rules=rules)
        parser.parse("", style=style, language=args.language)
    except (WirecopyError, ValueError) as error:
        raise _CommandError(str(error)) from error
    return _Reading(
        parser,
        style,
        args.language,
        getattr(args, "reference_date", None),
        getattr(args, "normalize", True),
    )


def _style(asked: str | None) -> tuple[str | None, tuple[str | HouseStyle, ...] | None]:
    """The style to read by, and the styles to know: all the built-in ones and the user's own."""
    if asked is None or asked in styles():
        return asked, None
    if asked.endswith(".toml"):
        try:
            own = HouseStyle.from_toml(asked)
        except OSError as error:
            raise _CommandError(f"{_shown(asked)}: {_reason(error)}") from error
        except (StyleError, UnicodeDecodeError) as error:
            raise _CommandError(" ".join(str(error).splitlines())) from error
        return own.name, (*styles(), own)
    near = difflib.get_close_matches(asked, styles(), n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise _CommandError(f"no style {asked!r}; {hint}'wirecopy styles' lists them")


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="wirecopy",
        description="Take news wire copy apart: headline, byline, dateline, body and the rest.",
        epilog="example: wirecopy show story.txt",
    )
    options.add_argument("--version", action="store_true", help="print the version and exit")
    verbs = options.add_subparsers(dest="verb", metavar="VERB", title="verbs")

    parse = _verb(verbs, "parse", _parse, "print the fields as JSON", "parse story.txt --full")
    _add_files(parse)
    parse.add_argument("--full", action="store_true", help="also the text, segments and spans")
    parse.add_argument(
        "--lines", action="store_true", help="one object a line, as with several files"
    )
    _add_reading(parse)

    show = _verb(verbs, "show", _show, "show the story with its parts marked", "show story.txt")
    _add_files(show)
    _add_color(show)
    show.add_argument("--width", type=_width, metavar="N", help="columns; default: the terminal's")
    show.add_argument("--html", action="store_true", help="print a piece of HTML instead")
    _add_reading(show)

    explain = _verb(
        verbs, "explain", _explain, "say why each field is what it is", "explain story.txt"
    )
    _add_files(explain)
    _add_color(explain)
    _add_reading(explain)

    normalize = _verb(
        verbs, "normalize", _normalize, "correct the slips", "normalize story.txt > clean.txt"
    )
    normalize.add_argument("file", metavar="FILE", help="a text file; - is standard input")
    normalize.add_argument("--edits", action="store_true", help="list the corrections instead")
    normalize.add_argument("--json", action="store_true", help="with --edits: as JSON")
    _add_reading(normalize, whole=False)

    _verb(verbs, "styles", _styles, "list the house styles", "styles")
    return options


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
    example: str,
) -> argparse.ArgumentParser:
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


def _add_reading(verb: argparse.ArgumentParser, *, whole: bool = True) -> None:
    group = verb.add_argument_group("reading")
    group.add_argument("--style", help="the house style, by name or as a TOML file of your own")
    group.add_argument("--language", metavar="TAG", help="the language, such as en or zh-Hant")
    if whole:
        group.add_argument(
            "--reference-date",
            type=_date,
            metavar="YYYY-MM-DD",
            help="a day near which it was written, for datelines without a year",
        )
        group.add_argument(
            "--no-normalize", dest="normalize", action="store_false", help="correct nothing"
        )
    rules = ", ".join((*RULES, *PRESETS))
    group.add_argument(
        "--rules", type=_names, metavar="NAMES", help=f"what to correct, of: {rules}"
    )
    group.add_argument("--terms", metavar="FILE", help="own terms to know, one a line")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2019-02-26") from None


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of columns")
    return int(text)


def _version() -> str:
    try:
        return version("wirecopy")
    except PackageNotFoundError:
        return "(not installed)"
