"""How the command line is parsed: near misses are told, and each verb's help has examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn, TypeAlias

from wirecopy.cli.streams import CommandError, shown
from wirecopy.errors import nearest

Verbs: TypeAlias = "argparse._SubParsersAction[Options]"  # noqa: SLF001
Run: TypeAlias = Callable[[argparse.Namespace], int]


class Options(argparse.ArgumentParser):
    """Says what is wrong in one line, and where help is, in place of the whole usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        _, _, verb = self.prog.partition(" ")
        told = message.removeprefix("argument ")
        told = f"{verb}: {told}" if verb else told
        told += " " if told.endswith("?") else "; "
        raise CommandError(f"{told}'{self.prog} --help' tells more")


def add_verb(
    verbs: Verbs, name: str, run: Run, what: str, *examples: str
) -> argparse.ArgumentParser:
    """Add one verb, whose examples are each the words after the command's name."""
    lines = "\n".join(f"  wirecopy {example}" for example in examples)
    verb = verbs.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=run)
    return verb


def add_output(verb: argparse.ArgumentParser) -> None:
    """Add the option that names a file to write to."""
    verb.add_argument(
        "-o",
        "--output",
        dest="output_file",
        metavar="FILE",
        help="write to this file, in UTF-8; default: standard output",
    )


def expect_known(options: argparse.ArgumentParser, verbs: Verbs, words: Sequence[str]) -> None:
    """Refuse an unknown verb, and an option that is near to one that there is.

    An option that is near to none is left to argparse.

    Raises:
        CommandError: The word, and what it was meant for.
    """
    known: argparse.ArgumentParser = options
    valued = _options_of(options, valued=True)
    for before, word in pairwise(("", *words)):
        if word == "--":
            return
        if known is options and before in valued:
            continue
        if word.startswith("--"):
            _expect_option(known, word.partition("=")[0], verbs, options)
        elif known is options and not word.startswith("-"):
            if word not in verbs.choices:
                raise CommandError(f"no verb {word!r}; {_meant(word, verbs, options)}")
            known = verbs.choices[word]


def _meant(word: str, verbs: Verbs, options: argparse.ArgumentParser) -> str:
    """What somebody may have meant by a word that is no verb."""
    if f"--{word}" in _options_of(options):
        return f"did you mean 'wirecopy --{word}'?"
    near = nearest(word, verbs.choices)
    if near is not None:
        return f"did you mean {near!r}?"
    if Path(word).exists():
        return f"did you mean 'wirecopy show {shown(word)}'?"
    return f"the verbs are {', '.join(verbs.choices)}"


def parsed(
    options: argparse.ArgumentParser, verbs: Verbs, words: Sequence[str]
) -> argparse.Namespace:
    """The arguments; of what no option takes, the help of its own verb tells more.

    Raises:
        CommandError: An argument is wrong.
    """
    args, rest = options.parse_known_args(words)
    if rest:
        own = options if args.verb is None else verbs.choices[args.verb]
        own.error(f"unrecognized arguments: {' '.join(rest)}")
    return args


def _expect_option(
    known: argparse.ArgumentParser, word: str, verbs: Verbs, options: argparse.ArgumentParser
) -> None:
    names = _options_of(known)
    if any(name.startswith(word) for name in names):  # argparse takes the beginning of one, too
        return
    others = [verb for verb, other in verbs.choices.items() if word in _options_of(other)]
    if others and known is options:
        raise CommandError(f"{word} stands behind the verb: wirecopy {others[0]} {word}")
    if others:
        raise CommandError(f"no option {word} here; {_either(others)} has it")
    near = nearest(word, names)
    if near is not None:
        raise CommandError(f"no option {word}; did you mean {near}?")


def _either(verbs: Sequence[str]) -> str:
    """Verbs for a sentence: 'parse', 'show' or 'explain'."""
    *others, last = map(repr, verbs)
    return f"{', '.join(others)} or {last}" if others else last


def _options_of(options: argparse.ArgumentParser, *, valued: bool = False) -> list[str]:
    """The names of the options; of those that take a value, if only they are asked for."""
    return [
        name
        for action in options._actions  # noqa: SLF001 - argparse has no other way to ask
        for name in action.option_strings
        if name.startswith("--") and not (valued and action.nargs == 0)
    ]
