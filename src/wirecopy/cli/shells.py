"""The scripts that teach a shell to complete the command's words."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.util import find_spec

from wirecopy.cli.arguments import Verbs
from wirecopy.cli.streams import CommandError
from wirecopy.knowledge.house_styles.style import styles
from wirecopy.knowledge.languages import languages

SHELLS = ("bash", "zsh", "fish", "tcsh")
_PATHS = ("FILE", "PATH", "DIR_OR_FILE", "PAGE_OR_FOLDER")


def completion(options: argparse.ArgumentParser, verbs: Verbs, shell: str) -> str:
    """The script of one shell: verbs, options, their values, and names of styles and languages.

    Raises:
        CommandError: What writes it is not installed.
    """
    if find_spec("shtab") is None:
        raise CommandError("completion needs shtab: pip install 'wirecopy[completion]'")
    import shtab  # noqa: PLC0415 - an extra

    for verb, known in (("", options), *verbs.choices.items()):
        for action in known._actions:  # noqa: SLF001 - argparse has no other way to ask
            what = verb if action.dest == "name" else f"{action.dest}s"
            if action.metavar in _PATHS:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif what == "styles":
                action.complete = _names(what, styles())  # type: ignore[attr-defined]
            elif what == "languages":
                action.complete = _names(what, languages())  # type: ignore[attr-defined]
    script: str = shtab.complete(options, shell)
    return script


def _names(what: str, names: Sequence[str]) -> dict[str, str | dict[str, str]]:
    """What completes a name, or the path of a TOML file in its place, in each shell."""
    function, joined = f"_wirecopy_{what}", " ".join(names)
    return {
        "bash": function,
        "zsh": function,
        "fish": f"{joined} (__fish_complete_suffix .toml)",
        "tcsh": f"({joined})",
        "preamble": {
            "bash": f'{function}() {{ compgen -W "{joined}" -- "$1"; compgen -f -- "$1"; }}',
            "zsh": f"{function}() {{ compadd {joined}; _files -g '*.toml' }}",
        },
    }
