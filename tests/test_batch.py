"""A whole archive: what is read, what is written, and that a run survives its own death."""

import gzip
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

import wirecopy
from wirecopy.arrow import to_articles
from wirecopy.batch import journal, outputs
from wirecopy.batch.documents import Document, NothingToReadError, Record, Sources
from wirecopy.batch.journal import Journal, OtherRunError
from wirecopy.batch.outputs import Places
from wirecopy.batch.run import Plan, Work, run
from wirecopy.cli import main
from wirecopy.output.monitor import Monitor
from wirecopy.parallel.articles import Reading
from wirecopy.parallel.workers import Lost

Captured = pytest.CaptureFixture[str]


def story(number: int) -> str:
    return (
        f"Bridge {number} opens\n\nLIMA, Febuary {number % 28 + 1} (Reuters) - Bridge {number} "
        "was opened by the mayor.\n"
    )


def record(number: int) -> str:
    return json.dumps({"id": f"n{number}", "text": story(number)}) + "\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with a file of each kind, two documents in each that can hold several."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(story(1), "utf-8")
    (folder / "sub" / "b.txt").write_bytes("Zażółć gęślą jaźń, powiedział.\n".encode("cp1250"))
    (folder / "sub" / ".hidden").write_text("no", "utf-8")
    (folder / "c.txt.gz").write_bytes(gzip.compress(story(2).encode()))
    (folder / "d.jsonl").write_text(record(3) + "\n" + record(4), "utf-8")
    (folder / "e.jsonl.gz").write_bytes(gzip.compress((record(5) + record(6)).encode()))
    path = str(folder / "f.ndjson.zst")
    with pa.CompressedOutputStream(pa.OSFile(path, "wb"), "zstd") as zstd:
        zstd.write((record(7) + record(8)).encode())
    with zipfile.ZipFile(folder / "g.zip", "w") as archive:
        archive.writestr("in/", "")
        archive.writestr("in/a.txt", story(9))
        archive.writestr("b.jsonl", record(10) + record(11))
    texts = pa.array([story(12), story(13)], pa.large_string())
    parquet.write_table(pa.table({"id": [12, 13], "text": texts}), folder / "h.parquet")
    (folder / "i.json").write_text(record(14), "utf-8")
    return folder


def table_rows(out: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for path in sorted(out.glob("*.parquet")):
        rows += parquet.read_table(path, partitioning=None).to_pylist()
    return rows


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def plan(source: Path, out: Path, **options: Any) -> Plan:
    places = Places(out)
    sources = Sources.of([str(source)], left_out=places.all())
    return Plan(sources, places, Reading(wirecopy.Parser()), "", workers=1, **options)


# -- what is read -------------------------------------------------------------------------------


def test_documents_of_every_kind(archive: Path) -> None:
    names = [document.name for document in Sources.of([str(archive)]).documents()]
    base = f"{archive}/"
    assert [name.removeprefix(base) for name in names] == [
        "a.txt",
        "c.txt.gz",
        "d.jsonl:1",
        "d.jsonl:3",
        "e.jsonl.gz:1",
        "e.jsonl.gz:2",
        "f.ndjson.zst:1",
        "f.ndjson.zst:2",
        "g.zip!in/a.txt",
        "g.zip!b.jsonl:1",
        "g.zip!b.jsonl:2",
        "h.parquet:1",
        "h.parquet:2",
        "i.json",
        "sub/b.txt",
    ]


def test_files_of_markup_are_errors_and_encodings_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.html").write_text("<html><p>Bridge opens</p></html>", "utf-8")
    (folder / "b.csv").write_text("id,title\n1,Bridge opens\n", "utf-8")
    (folder / "c.jsonl").write_text('{"text": "<p>Bridge opens</p>"}\n', "utf-8")
    (folder / "d.txt").write_bytes("A ponte de São João abriu no domingo.\n".encode("cp1252"))
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(folder), "--out", str(out), "--quiet", "--workers", "1"]) == 2
    reasons = [line["reason"] for line in lines_of(tmp_path / "out.jsonl.errors.jsonl")]
    assert [reason.partition(";")[0] for reason in reasons] == ["looks like HTML", "looks like CSV"]
    record, text = lines_of(out)
    assert "looks-like-html" in record["defects"]
    told = text["inferences"][0]
    assert (told["field"], told["value"]) == ("encoding", "cp1252")


def test_a_stated_encoding_is_that_of_texts_and_lines(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.txt").write_bytes("Łódź czeka\n".encode("cp852"))
    (folder / "b.jsonl").write_bytes('{"text": "Łódź czeka"}\n'.encode("cp852"))
    (folder / "c.jsonl").write_bytes(b'{"text": "\x81"}\n')
    out = tmp_path / "out.jsonl"
    arguments = ["batch", str(folder), "--out", str(out), "--quiet", "--workers", "1"]
    assert main([*arguments, "--encoding", "cp852"]) == 0
    texts = [line["text"].strip() for line in lines_of(out)]
    assert texts == ["Łódź czeka", "Łódź czeka", b"\x81".decode("cp852")]
    assert main([*arguments, "--encoding", "cp1250"]) == 2, "that would be another run"


def test_skipping_is_the_same_as_not_taking(archive: Path) -> None:
    sources = Sources.of([str(archive)])
    documents = list(sources.documents())
    for number in range(len(documents) + 2):
        assert list(sources.documents(number)) == documents[number:]
    positions = [document.position for document in documents]
    assert positions == sorted(positions)
    assert positions[-1] == sources.measure()[1]


def test_patterns_and_files_named_twice(archive: Path) -> None:
    sources = Sources.of([str(archive / "*.txt"), str(archive / "a.txt"), str(archive)])
    names = [document.name for document in sources.documents()]
    assert Counter(names).most_common(1)[0][1] == 1
    assert len(names) == 15
    with pytest.raises(NothingToReadError, match="none"):
        Sources.of([str(archive / "none-*.txt")])


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "x.gz": (lambda: b"no gzip", "gzip"),
    "x.jsonl.gz": (lambda: gzip.compress(record(1).encode() * 9)[:-12], "EOFError"),
    "x.zip": (lambda: b"no zip", "zip"),
    "x.parquet": (lambda: b"no parquet", "Arrow"),
    "x.zst": (lambda: b"no zstd", "ZSTD|zstd"),
    "x.parquet.gz": (lambda: gzip.compress(b""), "inside another"),
    "x.txt": (lambda: b"\x00\x01\x02", "binary"),
    "x.jsonl": (lambda: b'{"text": 1}\n', "expected a string under 'text', found int"),
    "y.jsonl": (lambda: b'{"body": "x"}\n', "found only 'body'"),
    "z.jsonl": (lambda: b"[]\n", "an object or a string, found list"),
    "n.jsonl": (lambda: b'{"text": null}\n', "found null"),
    "b.jsonl": (lambda: b"{\n", "no JSON"),
    "d.jsonl": (lambda: b'{"text": "x", "reference_date": "soon"}\n', "soon"),
    "s.jsonl": (lambda: b'{"text": "x", "stated": {"title": "y"}}\n', "headline"),
    "t.jsonl": (lambda: b'{"text": "x", "stated": {"deck": 5}}\n', "expected deck as a str"),
    "u.jsonl": (lambda: b'{"text": "\\ud800"}\n', "surrogate"),
    "v.jsonl": (lambda: b'{"text": "x", "stated": {"headline": "\\ud800"}}\n', "surrogate"),
    "w.jsonl": (lambda: b'{"text": "x", "id": "\\udfff"}\n', "surrogate"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_has_a_reason(tmp_path: Path, name: str) -> None:
    data, reason = BROKEN[name]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data())
    (tmp_path / "in" / "z-last.txt").write_text(story(1), "utf-8")
    done = run(plan(tmp_path / "in", tmp_path / "out"))
    errors = lines_of(Places(tmp_path / "out").errors)
    assert done.finished
    assert done.errors == len(errors) == 1
    assert errors[0]["document"].startswith(str(tmp_path / "in" / name))
    assert re.search(reason, errors[0]["reason"])
    assert table_rows(tmp_path / "out")[-1]["text"] == story(1)


def test_a_table_without_the_column(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"body": ["x"]}), tmp_path / "x.parquet")
    run(plan(tmp_path / "x.parquet", tmp_path / "out.jsonl"))
    (error,) = lines_of(Places(tmp_path / "out.jsonl").errors)
    assert "no column 'text'; the columns are body" in error["reason"]


def test_what_a_record_says(tmp_path: Path) -> None:
    line = {
        "id": 7,
        "text": "LIMA, March 3 (Reuters) - It is open.",
        "reference_date": "2001-02-03",
        "stated": {"headline": "Bridge opens", "timestamp": "2019-03-04T05:06:07+00:00"},
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + '\n"just a text"\n', "utf-8")
    run(plan(tmp_path / "in.jsonl", tmp_path / "out.jsonl"))
    first, second = lines_of(tmp_path / "out.jsonl")
    assert (first["id"], first["headline"], first["timestamp"], first["dateline"]["year"]) == (
        "7",
        "Bridge opens",
        "2019-03-04T05:06:07+00:00",
        2019,
    )
    assert (second["id"], second["text"]) == (None, "just a text")


# -- what is written ----------------------------------------------------------------------------


def test_one_row_a_document_in_lines_and_in_tables(archive: Path, tmp_path: Path) -> None:
    documents = list(Sources.of([str(archive)]).documents())
    run(plan(archive, tmp_path / "out.jsonl"))
    run(plan(archive, tmp_path / "out"))
    lines, rows = lines_of(tmp_path / "out.jsonl"), table_rows(tmp_path / "out")
    for found in (lines, rows):
        assert [row["document"] for row in found] == [document.name for document in documents]
        assert [row["id"] for row in found][2:4] == ["n3", "n4"]
        assert [row["id"] for row in found][11:13] == ["12", "13"]
        assert found[-1]["text"] == "Zażółć gęślą jaźń, powiedział.\n"
    expected = [wirecopy.parse(row["text"]) for row in lines]
    # Of the file in an old encoding it is said which was assumed.
    expected[-1:] = wirecopy.read(archive / "sub" / "b.txt")
    assert [wirecopy.Article.from_dict(row) for row in lines] == expected
    assert (
        list(to_articles(parquet.read_table(tmp_path / "out" / "part-00000.parquet"))) == expected
    )


def test_parts_of_about_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_GROUP_BYTES", 1)
    (tmp_path / "in.jsonl").write_text("".join(map(record, range(200))), "utf-8")
    run(plan(tmp_path / "in.jsonl", tmp_path / "out", part_bytes=1))
    assert len(list((tmp_path / "out").glob("part-*.parquet"))) == 4
    assert len(table_rows(tmp_path / "out")) == 200
    # Some readers of folders take none with other files in it.
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".parquet"}
    assert parquet.read_table(tmp_path / "out").num_rows == 200


def test_a_worker_that_dies_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.jsonl").write_text(record(1), "utf-8")
    monkeypatch.setattr(
        "wirecopy.batch.run.by_processes",
        lambda _, chunks, __, **___: ((chunk, Lost.DIED) for chunk in chunks),
    )
    work = plan(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    done = run(Plan(work.sources, work.places, work.reading, "", workers=2))
    assert (done.documents, done.rows) == (1, 0)
    assert lines_of(work.places.errors)[0]["reason"] == Lost.DIED.value


# -- stopped and killed -------------------------------------------------------------------------


class CrashError(Exception):
    """Stands for a power cut."""


def crash_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let everything that touches the disk work a number of times, and then never again."""
    left = [count]

    def limited(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise CrashError
            result = function(*arguments)
            left[0] -= 1
            if left[0] < 0:
                raise CrashError
            return result

        return call

    monkeypatch.setattr(os, "fsync", limited(os.fsync))
    monkeypatch.setattr(Path, "replace", limited(Path.replace))
    monkeypatch.setattr(outputs.Errors, "write", limited(outputs.Errors.write))
    monkeypatch.setattr(outputs.LinesOutput, "write", limited(outputs.LinesOutput.write))
    monkeypatch.setattr(outputs.TableOutput, "write", limited(outputs.TableOutput.write))


@pytest.mark.parametrize("out", ["out.jsonl", "out"])
@pytest.mark.parametrize("seed", range(5))
def test_killed_anywhere_and_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, seed: int
) -> None:
    monkeypatch.setattr("wirecopy.parallel.articles._MOST_ITEMS", 5)
    monkeypatch.setattr(outputs, "_LINES_SECONDS", 0.0)
    monkeypatch.setattr(outputs, "_GROUP_BYTES", 20_000)
    lines = [record(number) if number % 7 else "{broken}\n" for number in range(60)]
    (tmp_path / "in.jsonl").write_text("".join(lines), "utf-8")
    moments = random.Random(seed)
    crashes = 0
    while True:
        with monkeypatch.context() as patched:
            crash_after(patched, moments.randrange(40))
            try:
                done = run(plan(tmp_path / "in.jsonl", tmp_path / out, part_bytes=20_000))
                break
            except CrashError:
                crashes += 1
    assert crashes
    check_whole(tmp_path / out, done, 60)


def check_whole(out: Path, done: Journal, count: int) -> None:
    places = Places(out)
    rows = lines_of(out) if places.is_lines else table_rows(out)
    errors = lines_of(places.errors)
    numbers = [int(found["document"].rpartition(":")[2]) for found in (*rows, *errors)]
    assert sorted(numbers) == list(range(1, count + 1))
    assert [int(row["document"].rpartition(":")[2]) for row in rows] == sorted(
        set(range(1, count + 1)) - set(numbers[len(rows) :])
    )
    assert (done.documents, done.rows, done.finished) == (count, len(rows), True)
    assert Monitor(done.tally).articles("reuters") == len(rows)


@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_killed_for_real(tmp_path: Path, out: str) -> None:
    lines = [record(number) if number % 97 else "{broken}\n" for number in range(250)]
    (tmp_path / "in.jsonl").write_text("".join(lines), "utf-8")
    command = [sys.executable, "-m", "wirecopy", "batch", str(tmp_path / "in.jsonl")]
    command += ["--out", str(tmp_path / out), "--workers", "2", "--part-size", "1"]
    moments = random.Random(out)
    for _ in range(2):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.4, 0.9))
            process.kill()
    status = subprocess.run(command, capture_output=True, check=False).returncode
    assert status == 2
    done = journal.resume(
        Places(tmp_path / out).journal, *fingerprints_of(Places(tmp_path / out).journal)
    )
    check_whole(tmp_path / out, done, 250)


def fingerprints_of(path: Path) -> tuple[str, str]:
    state = json.loads(path.read_text("utf-8"))["state"]
    return state["inputs"], state["options"]


def test_stopping_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.parallel.articles._MOST_ITEMS", 5)
    (tmp_path / "in.jsonl").write_text("".join(map(record, range(20))), "utf-8")
    work = plan(tmp_path / "in.jsonl", tmp_path / "out")
    shown: list[object] = []
    stopped = run(work, show=shown.append, stopping=lambda: bool(shown))
    assert (stopped.documents, stopped.finished) == (5, False)
    seen: list[tuple[int, int]] = []
    done = run(work, show=lambda progress: seen.append((progress.documents, progress.resumed)))
    assert seen == [(10, 5), (15, 5), (20, 5)]
    check_whole(tmp_path / "out", done, 20)
    assert run(work) == done


def test_other_inputs_or_options_are_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(record(1), "utf-8")
    work = plan(source, out)
    run(work)
    with pytest.raises(OtherRunError, match="options"):
        run(Plan(work.sources, work.places, work.reading, "other"))
    source.write_text(record(1) + record(2), "utf-8")
    with pytest.raises(OtherRunError, match="input files have changed"):
        run(work)


@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_what_was_there_before_is_left_alone(tmp_path: Path, out: str) -> None:
    (tmp_path / "in.jsonl").write_text(record(1), "utf-8")
    precious = tmp_path / out if out.endswith("l") else tmp_path / out / "part-00000.parquet"
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("precious", "utf-8")
    with pytest.raises(OtherRunError, match="no run of batch"):
        run(plan(tmp_path / "in.jsonl", tmp_path / out))
    assert precious.read_text("utf-8") == "precious"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such lock")
def test_two_at_the_same_time_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(record(1), "utf-8")
    work = plan(tmp_path / "in.jsonl", tmp_path / "out")

    def again(_: object) -> None:
        with pytest.raises(OtherRunError, match="another process"):
            run(work)

    assert run(work, show=again).finished


# -- the command --------------------------------------------------------------------------------


def test_the_command_says_what_it_found(archive: Path, tmp_path: Path, capsys: Captured) -> None:
    (archive / "z.jsonl").write_text("{\n", "utf-8")
    out = tmp_path / "out.jsonl"
    command = ["batch", str(archive), "--out", str(out), "--workers", "1", "--language", "en"]
    assert main(command) == 2
    text, _ = capsys.readouterr()
    assert f"\n  reuters{14:>20}" in text
    assert "date:month                                14\n" in text
    assert "16 documents" in text
    assert "1 could not be read" in text
    assert main(command) == 2
    assert capsys.readouterr().out == text
    assert main([*command, "--style", "reuters"]) == 2
    assert "other options; another --out begins anew" in capsys.readouterr().err


def test_progress_in_lines(
    archive: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecopy.cli.batch._LINE_SECONDS", 0.0)
    assert main(["batch", str(archive), "--out", str(tmp_path / "o.jsonl"), "--workers", "1"]) == 0
    assert "wirecopy: 100%, 15 documents, " in capsys.readouterr().err
    quiet = ["batch", str(archive), "--out", str(tmp_path / "q"), "--workers", "1", "--quiet"]
    assert main(quiet) == 0
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("wirecopy.cli.batch._BAR_SECONDS", 1e-9)
    assert main(["batch", str(archive), "--out", str(tmp_path / "o.jsonl"), "--workers", "1"]) == 0
    assert "15 documents" in terminal.getvalue()
    assert "errors" in terminal.getvalue()


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        (["--workers", "0"], "'0' is no number from 1"),
        (["--style", "nope"], "no style 'nope'"),
        (["no-such-folder"], "no-such-folder: no such file"),
    ],
)
def test_misuse(
    archive: Path, tmp_path: Path, capsys: Captured, extra: list[str], message: str
) -> None:
    assert main(["batch", str(archive), *extra, "--out", str(tmp_path / "o.jsonl")]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("out", ["o", "o.jsonl", "in/o.jsonl"])
def test_a_folder_without_files_begins_no_run(tmp_path: Path, capsys: Captured, out: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    command = ["batch", str(folder), "--quiet", "-o", str(tmp_path / out)]
    assert main(command) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"wirecopy: {folder}: there is no file in it\n")
    assert [*tmp_path.rglob("*")] == [folder]  # so that the same command may be given again
    (folder / "a.txt").write_text(story(1), "utf-8")
    assert main(command) == 0


def test_terms_that_are_not_there(archive: Path, tmp_path: Path, capsys: Captured) -> None:
    terms = str(tmp_path / "terms.txt")
    assert main(["batch", str(archive), "--terms", terms, "--output", str(tmp_path / "o")]) == 2
    assert capsys.readouterr().err == f"wirecopy: {terms}: no such file\n"


def test_parquet_without_pyarrow(
    archive: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["batch", str(archive), "--out", str(tmp_path / "o")]) == 2
    assert "pip install 'wirecopy[arrow]'" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")
def test_ctrl_c_stops_after_what_is_under_way(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecopy.parallel.articles._MOST_ITEMS", 5)
    monkeypatch.setattr(
        "wirecopy.cli.batch._lines", lambda: lambda _: signal.raise_signal(signal.SIGINT)
    )
    (tmp_path / "in.jsonl").write_text("".join(map(record, range(20))), "utf-8")
    command = ["batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out")]
    command += ["--workers", "1"]
    assert main(command) == 130
    assert "goes on from here" in capsys.readouterr().err
    assert main([*command, "--quiet"]) == 0
    assert len(table_rows(tmp_path / "out")) == 20


def test_records_say_how_long_they_are() -> None:
    assert Document("a", b"12").size == 2
    assert Document("a", Record("123")).size == 3
    assert Document("a", Record(None)).size == Document("a", None).size == 0


def test_names_of_files_that_are_no_text() -> None:
    work = Work(Reading(wirecopy.Parser()), "text", "id", as_lines=False)
    rows = work([Document("caf\udce9.txt", story(1).encode())])
    assert (rows.number, rows.errors) == (1, [])
    with pa.ipc.open_stream(rows.data) as stream:
        assert stream.read_all()["document"].to_pylist() == ["caf\\udce9.txt"]
