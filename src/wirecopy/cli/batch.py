"""``wirecopy batch``: a whole archive into a table, with a progress bar and a summary."""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from wirecopy.batch.documents import MAX_BYTES, NothingToReadError, Sources
from wirecopy.batch.journal import Journal, OtherRunError
from wirecopy.batch.outputs import LINES_SUFFIXES, Places
from wirecopy.batch.run import Plan, Progress, run
from wirecopy.cli.arguments import Verbs, add_verb
from wirecopy.cli.reading import add_reading, reading_of
from wirecopy.cli.streams import DONE, FAILED, INTERRUPTED, CommandError, reason, say, shown, write
from wirecopy.model.brief import counted
from wirecopy.output.monitor import Monitor

_MEGABYTE = 1_000_000
_LINE_SECONDS = 10.0
_BAR_SECONDS = 0.2
_MAX_SECONDS = 60.0
# How a table is opened: by the Parquet files of a folder, or by a file of JSON Lines.
_OPEN_PARTS = (
    "pandas.read_parquet({0!r})",
    "polars.read_parquet({0!r})",
    "duckdb.read_parquet({1!r})",
)
_OPEN_LINES = (
    "pandas.read_json({0!r}, lines=True)",
    "polars.read_ndjson({0!r}, infer_schema_length=None)",
    "duckdb.read_json({0!r})",
)

Show = Callable[[Progress], None]


def add_batch(verbs: Verbs) -> None:
    """Add the verb and its options."""
    batch = add_verb(
        verbs,
        "batch",
        _batch,
        "take a whole archive apart, by all processors",
        "batch archive/ --out parsed/",
        "batch stories.jsonl.gz --text-field body --out parsed.jsonl",
        "batch 'archive/**/*.txt' --out parsed/ --workers 4 --language en",
    )
    batch.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, folders or patterns: text, JSON Lines, Parquet, zip, and .gz or .zst of them",
    )
    batch.add_argument(
        "-o",
        "--out",
        "--output",
        required=True,
        metavar="DIR_OR_FILE",
        help="a folder for Parquet files, or a file of JSON Lines (.jsonl); errors and progress "
        "stand beside it; where a run was stopped, the same command goes on with it",
    )
    batch.add_argument(
        "--text-field", default="text", metavar="NAME", help="the key or column of the text"
    )
    batch.add_argument(
        "--id-field", default="id", metavar="NAME", help="that of the document's own name, if any"
    )
    batch.add_argument(
        "--workers", type=_positive, metavar="N", help="processes; default: one a processor"
    )
    batch.add_argument(
        "--part-size",
        type=_positive,
        default=128,
        metavar="MB",
        help="size of a Parquet file, default: 128",
    )
    batch.add_argument(
        "--max-bytes",
        type=_positive,
        default=MAX_BYTES,
        metavar="N",
        help="how long a document may be, unpacked; a longer one is an error; "
        f"default: {MAX_BYTES}",
    )
    batch.add_argument(
        "--max-seconds",
        type=_seconds,
        default=_MAX_SECONDS,
        metavar="N",
        help="how long a document may take; one that takes longer is an error; 0 for no limit, "
        f"default: {_MAX_SECONDS:g}",
    )
    batch.add_argument("--quiet", action="store_true", help="show no progress")
    add_reading(batch)


def _batch(args: argparse.Namespace) -> int:
    plan = _plan(args)
    with ExitStack() as stack:
        stopping = stack.enter_context(_stop_signals())
        show = stack.enter_context(_display(args))
        try:
            journal = run(plan, show=show, stopping=stopping)
        except OtherRunError as problem:
            raise CommandError(
                f"{shown(args.out)}: {problem}; another --out begins anew"
            ) from problem
        except OSError as error:
            name = shown(str(error.filename or args.out))
            raise CommandError(f"{name}: {reason(error)}") from error
    return _report(journal, plan.places)


def _plan(args: argparse.Namespace) -> Plan:
    places = _places(args.out)
    if not places.is_lines and importlib.util.find_spec("pyarrow") is None:
        raise CommandError(
            "Parquet needs pyarrow; pip install 'wirecopy[arrow]', or name a file of JSON Lines "
            f"({', '.join(LINES_SUFFIXES)})"
        )
    try:
        sources = Sources.of(
            args.paths,
            left_out=places.all(),
            column=args.text_field,
            id_column=args.id_field,
            max_bytes=args.max_bytes,
            encoding=args.encoding,
        )
    except NothingToReadError as problem:
        raise CommandError(f"{shown(problem.path)}: {problem.why}") from problem
    reading = reading_of(args)
    options = (args.style, args.language, args.reference_date, args.normalize, args.rules)
    terms = Path(args.terms).read_text("utf-8", "replace") if args.terms else None
    return Plan(
        sources=sources,
        places=places,
        reading=reading,
        options=repr((*options, terms)),
        workers=args.workers,
        part_bytes=args.part_size * _MEGABYTE,
        max_seconds=args.max_seconds or None,
    )


def _places(out: str) -> Places:
    """The output; a name that looks like that of some other file is no folder's by chance."""
    places = Places(Path(out))
    suffix = places.out.suffix
    is_folder = out.endswith(("/", os.sep)) or places.out.is_dir()
    if suffix[1:2].isalpha() and not places.is_lines and not is_folder:
        raise CommandError(
            f"{shown(out)}: no {shown(suffix)} file is written; name a folder for Parquet files "
            f"({shown(places.out.stem)}/) or a file of JSON Lines ({shown(places.out.stem)}.jsonl)"
        )
    return places


def _report(journal: Journal, places: Places) -> int:
    write(f"{Monitor(journal.tally).summary()}\n\n")
    rate = journal.documents / journal.seconds if journal.seconds else 0
    write(
        f"{counted(journal.documents, 'document')} in {_duration(journal.seconds)} "
        f"({rate:,.{0 if rate >= 10 else 1}f}/s): {counted(journal.rows, 'row')} "
        f"in {shown(str(places.out))}\n"
    )
    if journal.errors:
        write(f"{journal.errors:,} could not be read: {shown(str(places.errors))} says why\n")
    if not journal.finished:
        say("wirecopy: stopped; the same command goes on from here")
        return INTERRUPTED
    if journal.rows:
        how = _OPEN_LINES if places.is_lines else _OPEN_PARTS
        calls = (call.format(str(places.out), str(places.out / "*.parquet")) for call in how)
        write("".join(["to open it:\n", *(f"  {shown(call)}\n" for call in calls)]))
    return FAILED if journal.errors else DONE


@contextmanager
def _stop_signals() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C, or a polite request to end, has come.

    The first one ends the run in order, once there is something to keep; the second one at once;
    and the third one is the system's own, which nothing holds up.
    """
    asked = heeded = False

    def stopping() -> bool:
        nonlocal heeded
        heeded = True
        return asked

    def ask(number: int, frame: FrameType | None) -> None:
        del frame
        nonlocal asked
        if asked or not heeded:
            signal.signal(number, signal.SIG_DFL)
            raise KeyboardInterrupt
        asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


# --- progress ----------------------------------------------------------------------------------


@contextmanager
def _display(args: argparse.Namespace) -> Iterator[Show]:
    if args.quiet or sys.stderr is None:
        yield lambda _: None
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and _has_rich():
        with _bar() as show:
            yield show
    else:
        yield _lines()


def _has_rich() -> bool:
    return importlib.util.find_spec("rich") is not None


@contextmanager
def _bar() -> Iterator[Show]:
    """A bar with rate, remaining time and errors, where rich is installed."""
    from rich.console import Console  # noqa: PLC0415 - an extra, and only where it shows
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = ("{task.percentage:>3.0f} %", "{task.fields[state]}")
    bar = Bar(
        BarColumn(),
        *map(TextColumn, columns),
        console=Console(stderr=True),
        refresh_per_second=1 / _BAR_SECONDS,
    )
    state = _State()
    with bar:
        task = bar.add_task("", total=None, state="starting")

        def show(progress: Progress) -> None:
            if state.due(_BAR_SECONDS):
                bar.update(
                    task,
                    total=max(progress.total, 1),
                    completed=progress.position,
                    state=state.words(progress),
                )

        yield show


def _lines() -> Show:
    """A line now and then, for logs."""
    state = _State()

    def show(progress: Progress) -> None:
        if state.due(_LINE_SECONDS):
            share = progress.position / progress.total if progress.total else 1
            say(f"wirecopy: {share:.0%}, {state.words(progress)}")

    return show


class _State:
    """When something was shown last, and the words for how far it is."""

    def __init__(self) -> None:
        self._began = self._shown = time.monotonic()

    def due(self, seconds: float) -> bool:
        now = time.monotonic()
        if now - self._shown < seconds:
            return False
        self._shown = now
        return True

    def words(self, progress: Progress) -> str:
        """Documents, rate, what remains, errors; the rate is that of this run."""
        took = max(time.monotonic() - self._began, 1e-9)
        rate = (progress.documents - progress.resumed) / took
        done = progress.position - progress.started_at
        left = took * (progress.total - progress.position) / done if done > 0 else 0.0
        return (
            f"{counted(progress.documents, 'document')}, {rate:,.0f}/s, {_duration(left)} left, "
            f"{counted(progress.errors, 'error')}"
        )


def _duration(seconds: float) -> str:
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds
