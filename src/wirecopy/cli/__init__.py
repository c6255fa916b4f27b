"""The command line: ``wirecopy parse``, ``show``, ``explain``, ``normalize`` and the others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from wirecopy.cli.arguments import Options, Run, Verbs, expect_known, parsed
from wirecopy.cli.batch import add_batch
from wirecopy.cli.listing import add_listing
from wirecopy.cli.shells import SHELLS, completion
from wirecopy.cli.streams import (
    BROKEN_PIPE,
    DONE,
    FAILED,
    INTERRUPTED,
    CommandError,
    give_up_output,
    reason,
    say,
    write,
)
from wirecopy.cli.verbs import add_verbs
from wirecopy.output.runs import printable


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
    options, verbs = _options()
    words = sys.argv[1:] if argv is None else argv
    try:
        expect_known(options, verbs, words)
        args = parsed(options, verbs, words)
    except CommandError as problem:
        say(printable(f"wirecopy: {problem}"))
        return FAILED
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else FAILED
    if sys.stdout is None:
        say("wirecopy: standard output: there is none")
        return FAILED
    try:
        if args.version:
            write(f"wirecopy {_version()}\n")
            status = DONE
        elif args.completion is not None:
            write(completion(options, verbs, args.completion))
            status = DONE
        elif args.verb is None:
            say(options.format_help().rstrip())
            status = FAILED
        else:
            run: Run = args.run
            status = run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        give_up_output()
        return BROKEN_PIPE
    except CommandError as problem:
        say(printable(f"wirecopy: {problem}"))
        return FAILED
    except OSError as error:  # files that cannot be read are dealt with one by one
        give_up_output()
        say(f"wirecopy: standard output: {reason(error)}")
        return FAILED
    return status


def _options() -> tuple[Options, Verbs]:
    options = Options(
        prog="wirecopy",
        description="Take news wire copy apart: headline, byline, dateline, body and the rest.",
        epilog="examples:\n  wirecopy show story.txt\n  wirecopy parse stories/ --csv\n"
        "  wirecopy parse --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--version", action="store_true", help="print the version and exit")
    options.add_argument(
        "--completion",
        choices=SHELLS,
        help="print the script that completes the command's words, for a shell to read",
    )
    verbs = options.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    add_verbs(verbs)
    add_listing(verbs)
    add_batch(verbs)
    return options, verbs


def _version() -> str:
    try:
        return version("wirecopy")
    except PackageNotFoundError:
        return "(not installed)"
