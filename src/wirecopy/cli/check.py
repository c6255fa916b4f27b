"""The verb ``check``: runs the examples of house styles and languages of the user's own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.cli.streams import DONE, FAILED, reason, say, say_of, shown, write
from wirecopy.errors import StyleError, marked, shortened
from wirecopy.examples import day_of, misses, place_of, stated_in
from wirecopy.knowledge.data_files import read_toml_file
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.languages import Language, languages
from wirecopy.model.brief import counted
from wirecopy.output.runs import printable
from wirecopy.parser import Parser

if TYPE_CHECKING:
    from wirecopy.knowledge.example import Example

_WRONG = 1
# A language's file has its months, a house style's an agency.
_OF_LANGUAGE = "months"


def check(args: argparse.Namespace) -> int:
    """Run the examples of each file; the languages among the files are known to all the styles."""
    status, tables = DONE, {}
    for name in args.files:
        try:
            tables[name] = read_toml_file(Path(name))
        except OSError as error:
            say_of(name, reason(error))
            status = FAILED
        except StyleError as error:
            say("\n".join(map(printable, f"wirecopy: {error}".splitlines())))
            status = FAILED
    own: list[Language] = []
    in_order = sorted(tables, key=lambda name: _OF_LANGUAGE not in tables[name])
    for name in in_order:
        try:
            if _OF_LANGUAGE in tables[name]:
                own.append(Language.from_toml(name))
                found = _of_language(own[-1], own)
            else:
                found = _of_style(HouseStyle.from_toml(name, languages=own), own)
        except StyleError as error:  # which names the file
            say("\n".join(map(printable, f"wirecopy: {error}".splitlines())))
            status = FAILED
        else:
            write(f"{shown(name)}: {found.told}\n", plainer=True)
            status = max(status, DONE if found.all_right else _WRONG)
    return status


class _Checked:
    """What is told of a file, and whether all its examples are right."""

    def __init__(self, what: str, results: Sequence[Sequence[str]], alone: int) -> None:
        right = sum(not lines for lines in results)
        self.all_right = right == len(results)
        whole = f"{right} of {counted(len(results), 'example')} right" if results else "no examples"
        lines = [f"{what}, {whole}"]
        for number, wrong in enumerate(results, 1):
            if wrong:
                lines += [f"  example {number}:", *(f"    {line}" for line in wrong)]
        if results and alone < len(results):
            noun = what.split(" ", 1)[0]
            lines.append(f"  the copy itself tells the {noun} in {alone} of {len(results)}")
        self.told = "\n".join(lines)


def _of_style(style: HouseStyle, own: Sequence[Language]) -> _Checked:
    others = (name for name in styles() if name != style.name)
    parser = Parser(styles=(*others, style), languages=(*languages(), *own))
    results = [_wrong(example, parser, style.name) for example in style.examples]
    alone = sum(parser.detect_style(example.text) == style.name for example in style.examples)
    return _Checked(f"style {printable(style.title)}", results, alone)


def _of_language(spoken: Language, own: Sequence[Language]) -> _Checked:
    others = (code for code in languages() if code != spoken.code)
    parser = Parser(languages=(*others, *own))
    results = [_wrong(example, parser, None) for example in spoken.examples]
    alone = sum(
        (parser.parse(example.text).language or "").split("-")[0] == spoken.code.split("-")[0]
        for example in spoken.examples
    )
    return _Checked(f"language {printable(spoken.name)}", results, alone)


def _wrong(example: Example, parser: Parser, style: str | None) -> list[str]:
    """What is wrong with an example, a key after the other, each with its place in the text."""
    article = parser.parse(example.text, style=style, reference_date=day_of(example.reference_date))
    lines: list[str] = []
    for key, (stated, found) in misses(stated_in(example), article).items():
        told = "nothing" if found is None else shortened(found)
        wanted = "nothing" if stated is None else shortened(stated)
        lines.append(f"{key}: stated {wanted}, found {told}")
        place = place_of(key, stated, article)
        if place is not None:
            lines += _with_mark(example.text, *place)
    return lines


def _with_mark(text: str, start: int, end: int) -> list[str]:
    """The line of a place in a text, and a mark under the place."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    return marked(line, start - first, min(end - first, len(line))).split("\n")
