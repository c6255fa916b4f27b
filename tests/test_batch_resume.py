"""A run goes on only with what it wrote itself, and leaves everything else alone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet

import wirecopy
from wirecopy.batch import outputs
from wirecopy.batch.documents import Sources
from wirecopy.batch.journal import Journal, OtherRunError
from wirecopy.batch.outputs import Places
from wirecopy.batch.run import Plan, run
from wirecopy.cli import main
from wirecopy.parallel.articles import Reading

DOCUMENTS = 20


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"text": f"LIMA, March {number + 1} (Reuters) - It is open."})
        if number % 4
        else "{broken}"
        for number in range(DOCUMENTS)
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def half(source: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Plan]:
    """Does the first half of a run and says how to go on."""
    monkeypatch.setattr("wirecopy.parallel.articles._MOST_ITEMS", 5)
    monkeypatch.setattr(outputs, "_GROUP_BYTES", 1)
    monkeypatch.setattr(outputs, "_LINES_SECONDS", 0.0)

    def begin(name: str) -> Plan:
        places = Places(source.parent / name)
        sources = Sources.of([str(source)])
        plan = Plan(sources, places, Reading(wirecopy.Parser()), "", workers=1, part_bytes=1)
        shown: list[object] = []
        run(plan, show=shown.append, stopping=lambda: len(shown) == 2)
        return plan

    return begin


def rows_of(places: Places) -> list[int]:
    """The numbers of the documents with a row."""
    if places.is_lines:
        rows = [json.loads(line) for line in places.out.read_text("utf-8").splitlines()]
    else:
        rows = []
        for path in sorted(places.out.glob("*.parquet")):
            rows += parquet.read_table(path, columns=["document"]).to_pylist()
    return [int(row["document"].rpartition(":")[2]) for row in rows]


def whole(done: Journal, places: Places) -> bool:
    expected = [number + 1 for number in range(DOCUMENTS) if number % 4]
    return done.finished and rows_of(places) == expected


# -- what was written is gone or another --------------------------------------------------------


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def replace(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


DAMAGES = [
    (Path.unlink, "is gone"),
    (shorten, "bytes, though .* had been written to it"),
    (replace, "has been changed since"),
]
FILES: dict[str, tuple[str, Callable[[Places], Path]]] = {
    "rows": ("out.jsonl", lambda places: places.out),
    "errors": ("out.jsonl", lambda places: places.errors),
    "errors of tables": ("out", lambda places: places.errors),
    "first part": ("out", lambda places: places.out / "part-00000.parquet"),
    "last part": ("out", lambda places: places.out / "part-00001.parquet"),
}


@pytest.mark.parametrize("finished", [False, True])
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("damage", "message"), DAMAGES)
def test_a_file_that_is_not_as_it_was_left_is_refused(
    half: Callable[[str], Plan],
    damage: Callable[[Path], None],
    message: str,
    file: str,
    finished: bool,
) -> None:
    name, place = FILES[file]
    plan = half(name)
    path = place(plan.places)
    if finished:
        run(plan)
    damage(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(OtherRunError, match=f"{path}.*{message}"):
        run(plan)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_part_with_something_added_is_refused(half: Callable[[str], Plan]) -> None:
    plan = half("out")
    lengthen(plan.places.out / "part-00000.parquet")
    with pytest.raises(OtherRunError, match="changed since"):
        run(plan)


def test_lines_that_were_not_certain_are_written_again(half: Callable[[str], Plan]) -> None:
    plan = half("out.jsonl")
    for path in (plan.places.out, plan.places.errors):
        lengthen(path)
    assert whole(run(plan), plan.places)
    assert len(plan.places.errors.read_text("utf-8").splitlines()) == DOCUMENTS // 4


def test_a_part_that_has_no_name_yet_gets_it(half: Callable[[str], Plan]) -> None:
    plan = half("out")
    (plan.places.out / "part-00001.parquet").replace(plan.places.unfinished)
    assert whole(run(plan), plan.places)
    assert not plan.places.unfinished.exists()


# -- the journal --------------------------------------------------------------------------------


def changed(**values: object) -> Callable[[str], str]:
    return lambda data: json.dumps({**json.loads(data), **values})


def more_documents(data: str) -> str:
    found = json.loads(data)
    found["state"]["documents"] += 1
    return json.dumps(found)


JOURNALS: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "empty": (lambda _: "", "damaged"),
    "cut off": (lambda data: data[:-20], "damaged"),
    "binary": (lambda _: b"\xff\xfe\x00", "damaged"),
    "nested": (lambda _: "[" * 100_000, "damaged"),
    "list": (lambda _: "[]", "is no journal of wirecopy batch"),
    "number": (lambda _: "1", "is no journal of wirecopy batch"),
    "foreign": (lambda _: '{"version": 2, "rows": 3}', "is no journal of wirecopy batch"),
    "older": (changed(version=1), "another release"),
    "without state": (changed(state=None), "damaged"),
    "other state": (changed(state={"documents": "x"}), "damaged"),
    "other digest": (changed(digest=[]), "damaged"),
    "other number": (more_documents, "damaged"),
}


@pytest.mark.parametrize("case", JOURNALS)
def test_a_journal_that_was_not_written_here_is_refused(
    half: Callable[[str], Plan], case: str
) -> None:
    change, message = JOURNALS[case]
    plan = half("out.jsonl")
    data = change(plan.places.journal.read_text("utf-8"))
    plan.places.journal.write_bytes(data if isinstance(data, bytes) else data.encode())
    rows = plan.places.out.read_bytes()
    with pytest.raises(OtherRunError, match=message):
        run(plan)
    assert plan.places.out.read_bytes() == rows


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_rows_without_a_journal_are_refused(half: Callable[[str], Plan], name: str) -> None:
    plan = half(name)
    plan.places.journal.unlink()
    before = rows_of(plan.places)
    with pytest.raises(OtherRunError, match="no run of batch has written"):
        run(plan)
    assert rows_of(plan.places) == before


# -- what others put there ----------------------------------------------------------------------


def test_files_of_others_are_left_alone(half: Callable[[str], Plan]) -> None:
    plan = half("out")
    others = [
        plan.places.out / name
        for name in ("part-00002.parquet", "part-00009.parquet.unfinished", "part-notes", "me.txt")
    ]
    for path in others:
        path.write_text("mine", "utf-8")
    done = run(plan)
    assert [path.read_text("utf-8") for path in others] == ["mine"] * 4
    for path in others:
        path.unlink()
    assert whole(done, plan.places)
    assert "part-00002.parquet" not in done.parts


@pytest.mark.parametrize("beside", [".errors.jsonl", ".unfinished"])
def test_files_beside_the_folder_are_not_taken_for_ours(source: Path, beside: str) -> None:
    places = Places(source.parent / "out")
    (source.parent / f"out{beside}").write_text("mine", "utf-8")
    plan = Plan(Sources.of([str(source)]), places, Reading(wirecopy.Parser()), "", workers=1)
    with pytest.raises(OtherRunError, match=f"out{beside} stands there"):
        run(plan)
    assert (source.parent / f"out{beside}").read_text("utf-8") == "mine"


# -- where it goes ------------------------------------------------------------------------------


def test_what_stands_beside_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    monkeypatch.chdir(tmp_path / "real")
    assert Places(Path("out")).errors == Path("out.errors.jsonl")
    assert Places(Path()).errors == (tmp_path / "real.errors.jsonl").resolve()
    assert Places(Path("out.v1")).errors == Path("out.v1.errors.jsonl")
    assert Places(Path("out.jsonl")).errors == Path("out.jsonl.errors.jsonl")
    with pytest.raises(OtherRunError, match="a disk begins there"):
        Places(Path(tmp_path.anchor)).prepare()


@pytest.mark.parametrize("name", ["x.csv", "x.parquet", "x.json", "x.jsonl.gz"])
def test_no_folder_by_the_name_of_a_file(
    source: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = source.parent / name
    command = ["batch", str(source), "--quiet", "--workers", "1", "--max-seconds", "0", "--out"]
    assert main([*command, str(out)]) == 2
    err = capsys.readouterr().err
    assert f"no {out.suffix} file is written; name a folder" in err
    assert f"({out.stem}/)" in err
    assert not out.exists()
    # Who says that it is a folder may have one.
    assert main([*command, f"{out}/"]) == 2
    assert "rows in" in capsys.readouterr().out
    assert out.is_dir()
    assert main([*command, str(out)]) == 2
    assert "rows in" in capsys.readouterr().out
