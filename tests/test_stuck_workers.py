"""Workers that are stuck where nothing in them runs any more: who asked for the work is not.

Each test is a program of its own, and waits on its error stream, which the workers share: that ends
when the last of them is gone.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import wirecopy
from wirecopy.batch.outputs import Places

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel has to help")

# So long a hang is a failure; nothing here takes a tenth of it.
PATIENCE = 120

STUCK_PARSER = """
import ctypes
import sys
import attrs
import wirecopy

@attrs.frozen
class StuckParser:
    def parse(self, text, **options):
        if "stuck" in text:
            print("stuck here", file=sys.stderr, flush=True)
            # Holds the lock of the interpreter, as the match of a pattern does.
            ctypes.PyDLL(None).pause()
        if "busy" in text:
            print("stuck here", file=sys.stderr, flush=True)
            while True:
                pass
        return wirecopy.parse(text, **options)
"""
# Whoever runs the tests in the background may have had it ignored.
HEAD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from stuck_parser import StuckParser
from wirecopy.parallel import articles as many
reading = many.Reading(StuckParser())
"""
PARSE_MANY = """
articles = many.articles(reading, [sys.argv[1], *["text"] * 50], workers=2, chunksize=1)
print(len(list(articles)))
"""
BATCH = """
import wirecopy.cli
import wirecopy.cli.batch
wirecopy.cli.batch.reading_of = lambda args: reading
sys.exit(wirecopy.cli.main(["batch", *sys.argv[1:]]))
"""
# Reads something that does not end, and says when it goes on with it.
HANGING = """
import select
from wirecopy.batch.documents import Sources
def documents(self, skip, stopping):
    told = None
    while True:
        if stopping() != told:
            told = stopping()
            print("hanging", told, file=sys.stderr, flush=True)
        # A signal that came before a wait for signals would be waited for in vain.
        select.select((), (), (), 0.05)
    yield
Sources.documents = documents
"""


@contextmanager
def program(folder: Path, code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A program in a group of its own."""
    (folder / "stuck_parser.py").write_text(STUCK_PARSER, "utf-8")
    (folder / "program.py").write_text(HEAD + code, "utf-8")
    path = os.pathsep.join([str(Path(wirecopy.__file__).parents[1]), str(folder)])
    with subprocess.Popen(
        [sys.executable, str(folder / "program.py"), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        process_group=0,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    """Read the error stream up to a line with these words."""
    assert process.stderr is not None
    assert any(words in line for line in process.stderr)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Stories, and one in their midst at which a worker is stuck."""
    texts = [f"LIMA, March {number % 28 + 1} (Reuters) - It is open." for number in range(200)]
    texts[100] = "stuck"
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    return path


def numbers_of(path: Path) -> list[int]:
    lines = path.read_text("utf-8").splitlines()
    return [int(json.loads(line)["document"].rpartition(":")[2]) for line in lines]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("busy", "SIGINT"),
        ("busy", "SIGKILL"),
        ("stuck", "SIGINT"),
        pytest.param("stuck", "SIGKILL", marks=linux),
        pytest.param("stuck", "SIGTERM", marks=linux),
    ],
)
def test_parse_many_and_its_workers_end_together(tmp_path: Path, text: str, name: str) -> None:
    number = getattr(signal, name)
    with program(tmp_path, PARSE_MANY, text) as process:
        wait_for(process, "stuck here")
        os.kill(process.pid, number)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == -number
    assert ("KeyboardInterrupt" in err) == (name == "SIGINT")


def test_a_long_message_to_a_stuck_worker_holds_nothing_up(tmp_path: Path) -> None:
    # It does not fit into a pipe, and nobody takes it out at the other end.
    code = PARSE_MANY.replace('"text"', '"text" * 1_000_000')
    with program(tmp_path, code, "stuck") as process:
        wait_for(process, "stuck here")
        os.kill(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert err.splitlines()[-1] == "KeyboardInterrupt"


@pytest.mark.parametrize(("name", "workers"), [("SIGINT", 2), ("SIGTERM", 1)])
def test_batch_stops_though_a_worker_is_stuck(
    tmp_path: Path, archive: Path, workers: int, name: str
) -> None:
    out = tmp_path / "out.jsonl"
    options = (archive, "--out", out, "--workers", workers)
    with program(tmp_path, BATCH, *options) as process:
        wait_for(process, "stuck here")
        os.kill(process.pid, getattr(signal, name))
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
    assert "stopped; the same command goes on from here" in err
    done = len(numbers_of(out))
    assert numbers_of(out) == list(range(1, done + 1))
    with program(tmp_path, BATCH, *options, "--max-seconds", "2") as process:
        text, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 2
    assert "199 rows in" in text
    assert numbers_of(out) == [number for number in range(1, 201) if number != 101]


@linux
def test_killed_batch_leaves_no_worker_behind(tmp_path: Path, archive: Path) -> None:
    with program(tmp_path, BATCH, archive, "--out", tmp_path / "out", "--quiet") as process:
        wait_for(process, "stuck here")
        process.kill()
        process.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_takes_too_long_is_an_error(tmp_path: Path, archive: Path, workers: int) -> None:
    out = tmp_path / "out.jsonl"
    options = ("--out", out, "--workers", workers, "--quiet", "--max-seconds", "2")
    with program(tmp_path, BATCH, archive, *options) as process:
        process.communicate(timeout=PATIENCE)
        assert process.returncode == 2
    (error,) = Places(out).errors.read_text("utf-8").splitlines()
    assert json.loads(error) == {
        "document": f"{archive}:101",
        "reason": "it took longer than 2 seconds (--max-seconds)",
    }
    assert numbers_of(out) == [number for number in range(1, 201) if number != 101]


def test_a_second_ctrl_c_ends_what_the_first_one_does_not(tmp_path: Path, archive: Path) -> None:
    with program(tmp_path, HANGING + BATCH, archive, "--out", tmp_path / "out") as process:
        wait_for(process, "hanging False")
        os.kill(process.pid, signal.SIGINT)
        wait_for(process, "hanging True")
        os.kill(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
    assert err == ""
