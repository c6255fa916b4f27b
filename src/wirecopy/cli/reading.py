"""The copy that the command line reads, and how it is to be read."""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from wirecopy.batch.documents import MAX_BYTES
from wirecopy.batch.files import files_of
from wirecopy.cli.streams import (
    DONE,
    FAILED,
    STDIN,
    CommandError,
    into,
    reason,
    say,
    say_of,
    shown,
    write,
)
from wirecopy.corrections.rules import PRESETS, RULES
from wirecopy.errors import FormatError, StyleError, WirecopyError, nearest
from wirecopy.formats.plain import expect_prose, known_encoding, read_plain
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.languages import Language, languages
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.model.copy import Copy
from wirecopy.parallel.articles import Reading
from wirecopy.parser import Parser

_OWN_FILE = ".toml"
_Own = TypeVar("_Own")
_GZIP = b"\x1f\x8b"


def each(
    args: argparse.Namespace,
    show: Callable[[str, Copy], None],
    begin: Callable[[], None] | None = None,
) -> int:
    """Do something with each file's name and copy; go on after one that cannot be read.

    A folder stands for all the files in it but the one that is written, and no name at all for
    standard input. That one is opened, and so emptied, only here, where all options are right.

    Args:
        args: The command's arguments.
        show: What is done.
        begin: What is done before all the files, if anything.
    """
    status = DONE
    output = getattr(args, "output_file", None)
    with into(output, args.files):
        if begin is not None:
            begin()
        for name, copy in copies(args, output):
            if copy is None:
                status = FAILED
            else:
                show(name, copy)
    return status


def copies(
    args: argparse.Namespace, written: str | None = None
) -> Iterator[tuple[str, Copy | None]]:
    """Each file's name and copy; None for one that cannot be read, after the user was told so.

    Args:
        args: The command's arguments.
        written: The file or folder that is written meanwhile, and not read.
    """
    for name, problem in files_named(args.files, written):
        try:
            if problem is not None:
                raise CommandError(problem)
            copy = copy_of(name, args.encoding)
        except CommandError as why:
            say_of(name, str(why))
            yield name, None
        else:
            yield name, copy


def are_several(names: Sequence[str]) -> bool:
    """Whether names may stand for more than one file."""
    return len(names) > 1 or any(map(_is_folder, names))


def files_named(
    names: Sequence[str], written: str | None = None
) -> Iterator[tuple[str, str | None]]:
    """The files that names stand for, each with what keeps it from being read, if so.

    Args:
        names: Files, and folders for the files in them; standard input where there is none.
        written: What is written meanwhile, and not read.
    """
    for name in names or (STDIN,):
        if not _is_folder(name):
            yield name, None
            continue
        found = None
        for found in files_of([Path(name)], [Path(written)] if written else ()):
            yield str(found.path), found.problem
        if found is None:
            yield name, "there is no file in it"


def _is_folder(name: str) -> bool:
    return name not in ("", STDIN) and Path(name).is_dir()


def each_titled(
    args: argparse.Namespace,
    picture: Callable[[Copy], str],
) -> int:
    """Write something about each file, under the file's name where there are several."""
    first = True

    def show(name: str, copy: Copy) -> None:
        nonlocal first
        if are_several(args.files):
            gap = "" if first else "\n"
            write(f"{gap}==> {shown(name)} <==\n")
        first = False
        write(picture(copy), plainer=True)

    return each(args, show)


def copy_of(name: str, encoding: str | None = None) -> Copy:
    """The copy in a file.

    Raises:
        CommandError: It cannot be read, or is no prose.
    """
    copy = _copy_of(name, encoding)
    try:
        expect_prose(copy.text)
    except FormatError as error:
        raise CommandError(str(error)) from error
    _say_encoding(name, copy, "; --encoding names another")
    return copy


def _copy_of(name: str, encoding: str | None = None) -> Copy:
    try:
        data = _stdin() if name == STDIN else _bytes_of(name)
        if isinstance(data, str):
            return Copy(data)
        [copy] = read_plain(_unpacked(data), encoding)
    except OSError as error:
        raise CommandError(reason(error)) from error
    except FormatError as error:
        raise CommandError(str(error)) from error
    return copy


def _say_encoding(name: str, copy: Copy, hint: str = "") -> None:
    for told in copy.inferences:
        say_of(name, f"read as {told.value}, by {told.evidence}{hint}")


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


def _unpacked(data: bytes) -> bytes:
    """What gzip has packed, up to the length that a story may have."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            found = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise CommandError(f"what gzip has packed is damaged: {error}") from error
    if len(found) > MAX_BYTES:
        raise CommandError(f"unpacked it is longer than {MAX_BYTES:,} bytes")
    return found


def _stdin() -> bytes | str:
    if sys.stdin is None:
        raise CommandError("there is none")
    if sys.stdin.isatty():
        say("wirecopy: reading standard input; Ctrl-D on a line of its own ends it")
    buffer = getattr(sys.stdin, "buffer", None)
    return sys.stdin.read() if buffer is None else bytes(buffer.read())


# --- options -----------------------------------------------------------------------------------


def parser_of(args: argparse.Namespace) -> tuple[Parser, str | None, str | None]:
    """The parser that the arguments ask for, and the style and the language to read by.

    Raises:
        CommandError: A style, a language, a rule or a file of terms is none.
    """
    lexicon = None
    if args.terms is not None:
        try:
            listed = _copy_of(args.terms)
        except CommandError as problem:
            raise CommandError(f"{shown(args.terms)}: {problem}") from problem
        _say_encoding(args.terms, listed)
        terms = [
            term for line in listed.text.splitlines() if (term := line.lstrip("\ufeff").strip())
        ]
        lexicon = Lexicon.default().with_terms(terms)
    language, tongues = _language(args.language)
    style, known = _style(args.style, tongues)
    rules: tuple[str, ...] = args.rules or PRESETS["default"]
    known_languages: tuple[str | Language, ...] | None = None
    if tongues:
        known_languages = (*languages(), *tongues)
    try:
        parser = Parser(styles=known, lexicon=lexicon, rules=rules, languages=known_languages)
        parser.parse("", style=style, language=language)
    except (WirecopyError, ValueError) as error:
        raise CommandError(str(error)) from error
    return parser, style, language


def reading_of(args: argparse.Namespace) -> Reading:
    """The parser and options that the arguments ask for.

    Raises:
        CommandError: As for `parser_of`.
    """
    parser, style, language = parser_of(args)
    return Reading(parser, style, language, args.reference_date, args.normalize)


def _style(
    asked: str | None, own: tuple[Language, ...]
) -> tuple[str | None, tuple[str | HouseStyle, ...] | None]:
    """The style to read by, and the styles to know: all the built-in ones and the user's own."""
    if asked is None or asked in styles():
        return asked, None
    if asked.endswith(_OWN_FILE):
        style = _own(asked, partial(HouseStyle.from_toml, languages=own))
        return style.name, (*styles(), style)
    near = nearest(asked, styles())
    hint = f"did you mean {near!r}? " if near is not None else ""
    raise CommandError(f"no style {asked!r}; {hint}'wirecopy styles' lists them")


def _language(asked: str | None) -> tuple[str | None, tuple[Language, ...]]:
    """The language to read by, and the one of the user's own."""
    if asked is None or not asked.endswith(_OWN_FILE):
        return asked, ()
    own = _own(asked, Language.from_toml)
    return own.code, (own,)


def _own(name: str, load: Callable[[str], _Own]) -> _Own:
    """A style or a language of the user's own."""
    try:
        return load(name)
    except OSError as error:
        raise CommandError(f"{shown(name)}: {reason(error)}") from error
    except StyleError as error:
        raise CommandError("\n".join(map(shown, str(error).splitlines()))) from error


def add_reading(verb: argparse.ArgumentParser, *, whole: bool = True) -> None:
    """Add the options that say how copy is read."""
    group = verb.add_argument_group("reading")
    group.add_argument("--style", help="the house style, by name or as a TOML file of your own")
    group.add_argument(
        "--language", metavar="TAG", help="the language: en, zh-Hant, or a TOML file of your own"
    )
    group.add_argument(
        "--encoding",
        type=_encoding,
        metavar="NAME",
        help="the encoding, such as cp1252; default: UTF-8, or what the letters and words tell",
    )
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
        "--rules", type=names_of, metavar="NAMES", help=f"what to correct, of: {rules}"
    )
    group.add_argument("--terms", metavar="FILE", help="own terms to know, one a line")


def names_of(text: str) -> tuple[str, ...]:
    """The names that an option lists, with commas between them.

    Raises:
        argparse.ArgumentTypeError: There is none.
    """
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError(f"there is no name in {text!r}")
    return names


def _encoding(text: str) -> str:
    try:
        return known_encoding(text)
    except FormatError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2019-02-26") from None
