"""What batch takes in: each file once, nothing that is no file, and no more than the limits say."""

import gzip
import json
import os
import re
import socket
import tracemalloc
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from wirecopy.batch.documents import Document, Sources
from wirecopy.batch.files import files_of
from wirecopy.cli import main

posix = pytest.mark.skipif(os.name == "nt", reason="has no such files")

TEXT = "LIMA, March 3 (Reuters) - It is open.\n"


def documents(folder: Path, max_bytes: int = 100) -> dict[str, Document]:
    """The documents of a folder by the ends of their names, none of which is there twice."""
    found = list(Sources.of([str(folder)], max_bytes=max_bytes).documents())
    by_name = {document.name.removeprefix(f"{folder}{os.sep}"): document for document in found}
    assert len(by_name) == len(found)
    return by_name


# -- each file once -----------------------------------------------------------------------------


def names_of(*paths: Path, left_out: tuple[Path, ...] = ()) -> list[str]:
    return ["/".join(file.path.parts[-2:]) for file in files_of(paths, left_out)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    for name in ("a/one.txt", "b/two.txt", "b/.store/three.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    return folder


@posix
@pytest.mark.parametrize(
    ("link", "target", "expected"),
    [
        ("a/loop", ".", ["a/one.txt", "b/two.txt"]),
        ("a/up", "..", ["a/one.txt", "b/two.txt"]),
        ("a/itself", "itself", ["a/one.txt", "b/two.txt"]),
        ("a/nowhere", "no/such", ["a/one.txt", "b/two.txt"]),
        ("a/again.txt", "one.txt", ["a/one.txt", "b/two.txt"]),
        ("b/back.txt", "../a/one.txt", ["a/one.txt", "b/two.txt"]),
        # The first name that leads to it is the one that counts.
        ("a/ahead.txt", "../b/two.txt", ["a/ahead.txt", "a/one.txt"]),
        ("a/sub", "../b", ["a/one.txt", "sub/two.txt"]),
        # What the walk itself passes over.
        ("b/kept.txt", ".store/three.txt", ["a/one.txt", "b/kept.txt", "b/two.txt"]),
        ("b/store", ".store", ["a/one.txt", "store/three.txt", "b/two.txt"]),
    ],
)
def test_links_make_no_file_count_twice(
    tree: Path, link: str, target: str, expected: list[str]
) -> None:
    (tree / link).symlink_to(target)
    assert names_of(tree) == expected
    assert names_of(tree, tree / "a", tree / "b" / "two.txt") == expected


def test_hard_links_and_files_named_beforehand(tree: Path) -> None:
    os.link(tree / "a" / "one.txt", tree / "b" / "same.txt")
    assert names_of(tree) == ["a/one.txt", "b/two.txt"]
    first = tree / "b" / "two.txt"
    assert names_of(first, tree) == ["b/two.txt", "a/one.txt"]
    assert names_of(tree, left_out=(first,)) == ["a/one.txt"]
    assert names_of(tree, left_out=(tree / "a",)) == ["b/same.txt", "b/two.txt"]


@posix
def test_left_out_by_any_name(tree: Path) -> None:
    (tree / "a" / "z.txt").symlink_to("../b/two.txt")
    assert names_of(tree, left_out=(tree / "b" / "two.txt",)) == ["a/one.txt"]


# -- only files ---------------------------------------------------------------------------------


@posix
def test_what_is_no_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    os.mkfifo(tmp_path / "pipe.jsonl.gz")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        found = documents(tmp_path)
    problems = {name: document.problem for name, document in found.items()}
    assert problems == {
        "a.txt": None,
        "pipe.jsonl.gz": "this is a named pipe and no file",
        "socket": "this is a socket and no file",
    }
    sources = Sources.of(["/dev/zero", str(tmp_path)])
    every = list(sources.documents())
    assert every[0] == Document("/dev/zero", None, problem="this is a device and no file")
    assert [list(sources.documents(skip)) for skip in range(4)] == [every[at:] for at in range(4)]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may read everything")
def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    found = documents(tmp_path)
    assert found["closed"].problem == "Permission denied"
    assert found["z.txt"].data == TEXT.encode()


# -- as long as allowed -------------------------------------------------------------------------

TOO_LONG = "it is longer than 100 bytes (--max-bytes)"


@pytest.mark.parametrize("length", [99, 100, 101])
def test_the_limit_is_what_may_just_be(tmp_path: Path, length: int) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * length)
    (tmp_path / "b.jsonl").write_bytes(b'"' + b"x" * (length - 3) + b'"\n' + b'"next"\n')
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("in.txt", "x" * length)
    texts = pa.array(["x" * length, "é" * (length // 2 + length % 2)])
    parquet.write_table(pa.table({"text": texts}), tmp_path / "d.parquet")
    found = documents(tmp_path)
    assert found.keys() == {
        "a.txt",
        "b.jsonl:1",
        "b.jsonl:2",
        "c.zip!in.txt",
        "d.parquet:1",
        "d.parquet:2",
    }
    assert found.pop("b.jsonl:2").data == b'"next"\n'
    for document in found.values():
        assert document.problem == (TOO_LONG if length > 100 else None)
        assert (document.data is None) == (length > 100)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.txt.zst", "a.jsonl.zst", "a.zip"])
def test_what_unpacks_to_much_is_not_unpacked(tmp_path: Path, name: str) -> None:
    much, count = bytes(1_000_000), 50
    path = tmp_path / name
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(much * count, 1))
    elif name.endswith(".zst"):
        with pa.CompressedOutputStream(pa.OSFile(str(path), "wb"), "zstd") as stream:
            for _ in range(count):
                stream.write(much)
    else:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
            archive.open("in.txt", "w") as member,
        ):
            for _ in range(count):
                member.write(much)
    tracemalloc.start()
    try:
        (document,) = documents(tmp_path).values()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert document.problem == TOO_LONG
    assert peak < 10_000_000


def test_the_lines_around_one_that_is_too_long(tmp_path: Path) -> None:
    lines = ['"a"', '"' + "b" * 3_000_000 + '"', "", '"c"', '"' + "d" * 300]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    found = documents(tmp_path)
    assert {name: document.problem for name, document in found.items()} == {
        "in.jsonl:1": None,
        "in.jsonl:2": TOO_LONG,
        "in.jsonl:4": None,
        "in.jsonl:5": TOO_LONG,
    }


def test_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for number, name in enumerate(["a.txt", "a.txt#2", "b.jsonl", "a.txt", "b.jsonl"]):
            if number > 2:
                with pytest.warns(UserWarning, match="Duplicate name"):
                    archive.writestr(name, json.dumps(f"text {number}"))
            else:
                archive.writestr(name, json.dumps(f"text {number}"))
    found = documents(tmp_path)
    assert {name: document.data for name, document in found.items()} == {
        "in.zip!a.txt": b'"text 0"',
        "in.zip!a.txt#2": b'"text 1"',
        "in.zip!b.jsonl:1": b'"text 2"',
        "in.zip!a.txt#3": b'"text 3"',
        "in.zip!b.jsonl#2:1": b'"text 4"',
    }


def test_rows_of_any_size_are_read_a_few_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecopy.batch.documents._UNPACKED_BYTES", 1000)
    texts = [f"{number:0300}" for number in range(20)]
    parquet.write_table(pa.table({"text": texts}), tmp_path / "in.parquet")
    found = documents(tmp_path, 1000)
    assert [document.size for document in found.values()] == [300] * 20
    parquet.write_table(pa.table({"text": texts[:0]}), tmp_path / "in.parquet")
    assert documents(tmp_path) == {}


def test_the_command_says_what_was_too_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(TEXT * 100, "utf-8")
    out = tmp_path / "out.jsonl"
    command = ["batch", str(tmp_path / "in"), "--out", str(out), "--quiet", "--workers", "1"]
    command += ["--max-seconds", "0"]
    assert main([*command, "--max-bytes", "1000"]) == 2
    (line,) = (tmp_path / "out.jsonl.errors.jsonl").read_text("utf-8").splitlines()
    assert re.search(r"b\.txt.*longer than 1,000 bytes \(--max-bytes\)", line)
    assert len(out.read_text("utf-8").splitlines()) == 1
    assert main([*command, "--max-bytes", "2000"]) == 2
    assert "begun with other options" in capsys.readouterr().err
