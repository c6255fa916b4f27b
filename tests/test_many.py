"""Many pieces of copy: order, laziness, and what becomes of workers that die."""

import copy
import datetime as dt
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import count, islice
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Copy, Defect, Stated
from wirecopy.knowledge.data_files import own_table, stems
from wirecopy.parallel import articles as many
from wirecopy.parallel import workers
from wirecopy.parallel.packing import pack, unpack
from wirecopy.strategies import hostile_text, pages, stories, stories_in_wrong_clothes

ONE_HOUR = {
    "utcoffset": lambda *_: dt.timedelta(hours=1),
    "dst": lambda *_: None,
    "tzname": lambda *_: "one",
}
DATELINE = "LIMA, March {day} (Reuters) - The bridge opened on Sunday, the mayor said.\n"
posix = pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")


def texts(number: int) -> list[str]:
    return [f"Bridge {n}\n\n{DATELINE.format(day=n % 28 + 1)}" for n in range(number)]


# -- what comes out -----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2])
def test_one_article_an_item_in_order(count: int) -> None:
    items = [*texts(30), "", "\ud800", "x" * 100_000, *texts(3)]
    found = list(wirecopy.parse_many(items, workers=count, chunksize=4))
    assert found == [wirecopy.parse(text) for text in items]
    assert all(article.text is text for article, text in zip(found, items, strict=True))


def test_what_is_known_outside_the_text_counts() -> None:
    text = DATELINE.format(day=3)
    stated = Stated(headline="Bridge opens", timestamp=dt.datetime(2019, 3, 4, tzinfo=dt.UTC))
    copies = [
        Copy(text, reference_date=dt.date(2001, 1, 1)),
        Copy(text, stated=stated),
        Copy(text),
    ]
    found = list(
        wirecopy.parse_many(copies * 4, workers=2, chunksize=4, reference_date=dt.date(1990, 1, 1))
    )
    assert [article.dateline and article.dateline.year for article in found[:3]] == [
        2001,
        2019,
        1990,
    ]
    assert [article.headline for article in found[:3]] == [None, "Bridge opens", None]
    assert found[:3] * 4 == found


def test_options_are_those_of_parse() -> None:
    text = DATELINE.replace("March", "Febuary").format(day=3)
    parser = wirecopy.Parser(styles=["reuters"])
    (article,) = parser.parse_many([text], style="reuters", language="en", normalize=False)
    assert article == parser.parse(text, style="reuters", language="en", normalize=False)
    assert not article.edits


def test_nothing_in_nothing_out() -> None:
    assert list(wirecopy.parse_many([])) == []


def whole(value: Any) -> object:
    """A value with the types of all that it is made of, what does not count for equality too."""
    if attrs.has(type(value)):
        parts = [getattr(value, field.name) for field in attrs.fields(type(value))]
    elif isinstance(value, tuple):
        parts = list(value)
    else:
        return type(value), repr(value)
    return type(value), [whole(part) for part in parts]


@given(
    st.one_of(
        hostile_text(),
        pages(),
        stories().map(lambda story: story.text),
        stories_in_wrong_clothes().map(lambda story: story.text),
    ),
    st.booleans(),
)
def test_packed_articles_are_equal_in_all_respects(text: str, normalize: bool) -> None:
    article = wirecopy.parse(text, normalize=normalize)
    again = unpack(pack(article), text)
    assert whole(again) == whole(article)
    assert again == article
    assert hash(again) == hash(article)
    assert repr(again) == repr(article)
    assert again.to_dict() == article.to_dict()
    for one in (copy.copy(again), copy.deepcopy(again), pickle.loads(pickle.dumps(again))):
        assert whole(one) == whole(article)
    assert whole(attrs.evolve(again, deck="x")) == whole(attrs.evolve(article, deck="x"))


@pytest.mark.parametrize("normalize", [True, False])
def test_articles_of_processes_are_those_of_this_one(normalize: bool) -> None:
    items = [own_table("styles", stem)["examples"][0]["text"] for stem in stems("styles")]
    stated = Stated(headline="Bridge opens", timestamp=dt.datetime(2019, 3, 4, tzinfo=dt.UTC))
    copies = [Copy(items[0], stated=stated), Copy(items[1], reference_date=dt.date(2001, 1, 1))]
    one, two = (
        wirecopy.parse_many([*copies, *items], workers=count, normalize=normalize)
        for count in (1, 2)
    )
    for here, there in zip(one, two, strict=True):
        assert whole(there) == whole(here)


# -- laziness -----------------------------------------------------------------------------------


@pytest.mark.parametrize("worker_count", [1, 2])
def test_an_endless_iterator_is_read_a_little_ahead(worker_count: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in count():
            taken += 1
            yield DATELINE.format(day=number % 28 + 1)

    found = wirecopy.parse_many(endless(), workers=worker_count, chunksize=2)
    assert taken == 0
    assert len(list(islice(found, 50))) == 50
    # The window holds four chunks a worker.
    assert taken <= 50 + 2 * 4 * worker_count
    del found


# -- misuse -------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", [{"workers": 0}, {"chunksize": 0}, {"language": "xx-none"}])
def test_wrong_options_raise_at_once(option: dict[str, Any]) -> None:
    with pytest.raises((ValueError, wirecopy.StyleError)):
        wirecopy.parse_many([], **option)


@pytest.mark.parametrize("worker_count", [1, 2])
def test_a_wrong_item_raises_after_those_before_it(worker_count: int) -> None:
    items: list[Any] = [*texts(10), b"bytes"]
    found = wirecopy.parse_many(items, workers=worker_count, chunksize=4)
    assert len(list(islice(found, 10))) == 10
    with pytest.raises(TypeError, match="str or Copy, found bytes"):
        next(found)


def test_an_error_of_the_iterator_comes_through() -> None:
    def broken() -> Iterator[str]:
        yield from texts(5)
        raise OSError("disk gone")

    found = wirecopy.parse_many(broken(), workers=2, chunksize=2)
    assert len(list(islice(found, 5))) == 5
    with pytest.raises(OSError, match="disk gone"):
        next(found)


# -- workers that die ---------------------------------------------------------------------------

# A parser that can be told to misbehave, in a module that workers can import.
ODD_PARSER = """
import os
import attrs
import wirecopy

@attrs.frozen
class OddParser:
    once: str = ""

    def parse(self, text, **options):
        if "die" in text:
            os.kill(os.getpid(), 9)
        if "raise" in text:
            raise RuntimeError("no such luck")
        if "once" in text and not os.path.exists(self.once):
            open(self.once, "x").close()
            os.kill(os.getpid(), 9)
        if "print" in text:
            print("something between the answers", flush=True)
        article = wirecopy.parse(text, **options)
        return attrs.evolve(article, signoff=str(os.getpid())) if "who" in text else article
"""


@pytest.fixture
def odd_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "odd_parser.py").write_text(ODD_PARSER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "odd_parser", raising=False)
    return import_module("odd_parser").OddParser(str(tmp_path / "once"))


@posix
def test_what_kills_workers_gets_a_defect(
    odd_parser: Any, caplog: pytest.LogCaptureFixture
) -> None:
    items = texts(12)
    items[0], items[9] = "die", "die 2"
    with caplog.at_level(logging.WARNING, "wirecopy"):
        found = list(many.articles(many.Reading(odd_parser), items, workers=2, chunksize=4))
    assert [article.text for article in found] == items
    dead = [article for article in found if Defect.NOT_PARSED in article.defects]
    assert [article.text for article in dead] == ["die", "die 2"]
    assert found[1:9] == [wirecopy.parse(text) for text in items[1:9]]
    assert found[10:] == [wirecopy.parse(text) for text in items[10:]]
    assert caplog.text.count(workers.Lost.DIED.value) == len(dead)


@posix
@pytest.mark.parametrize("chunksize", [1, 4])
def test_a_death_by_chance_leaves_no_trace(odd_parser: Any, chunksize: int) -> None:
    items = [*texts(6), f"once\n\n{DATELINE}", *texts(6)]
    reading = many.Reading(odd_parser)
    found = list(many.articles(reading, items, workers=2, chunksize=chunksize))
    assert Path(odd_parser.once).exists()
    assert found == [wirecopy.parse(text) for text in items]


@pytest.mark.parametrize("worker_count", [1, 2])
def test_a_fault_of_the_parser_gives_a_defect(
    odd_parser: Any, worker_count: int, caplog: pytest.LogCaptureFixture
) -> None:
    items = [*texts(5), "raise", *texts(5)]
    reading = many.Reading(odd_parser)
    found = list(many.articles(reading, items, workers=worker_count, chunksize=4))
    assert found[5] == many.unparsed("raise")
    assert found[5].segments[0][1:] == (0, 5)
    assert Defect.NOT_PARSED not in found[6].defects
    assert "RuntimeError: no such luck" in caplog.text


def test_what_is_printed_does_not_get_between_the_answers(odd_parser: Any) -> None:
    items = ["print", *texts(10)]
    found = list(many.articles(many.Reading(odd_parser), items, workers=2, chunksize=2))
    assert found == [wirecopy.parse(text) for text in items]


def test_what_cannot_be_sent_is_done_here() -> None:
    moment = dt.datetime(2019, 3, 4, tzinfo=type("Zone", (dt.tzinfo,), ONE_HOUR)())
    copies = [Copy(text, stated=Stated(timestamp=moment)) for text in texts(8)]
    found = list(wirecopy.parse_many(copies, workers=2, chunksize=2))
    assert [article.timestamp for article in found] == [moment] * 8


def test_what_a_worker_cannot_read_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        workers,
        "_BOOT",
        "import sys; {path!r}; from wirecopy.parallel.serving import serve; serve({caller})",
    )
    monkeypatch.setenv("PYTHONPATH", str(Path(wirecopy.__file__).parents[1]))
    (tmp_path / "far_zone.py").write_text("import datetime\nclass Zone(datetime.tzinfo): pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    zone = import_module("far_zone").Zone
    for name, function in ONE_HOUR.items():
        setattr(zone, name, function)
    moment = dt.datetime(2019, 3, 4, tzinfo=zone())
    copies = [Copy(text, stated=Stated(timestamp=moment)) for text in texts(8)]
    found = list(wirecopy.parse_many(copies, workers=2, chunksize=2))
    assert [article.timestamp for article in found] == [moment] * 8


def test_workers_that_cannot_start_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_BOOT", "{path!r}; raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="status 3"):
        list(wirecopy.parse_many(texts(10), workers=2, chunksize=2))


# -- the end ------------------------------------------------------------------------------------

# Says which processes work for it, once some do, and goes on for ever.
ENDLESS = """
import itertools, signal, sys
# Whoever runs the tests in the background may have had it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
from wirecopy.parallel import articles as many
from odd_parser import OddParser
texts = itertools.repeat("who is it?")
articles = many.articles(many.Reading(OddParser()), texts, workers=2, chunksize=1)
seen = set()
for article in articles:
    if article.signoff not in seen:
        seen.add(article.signoff)
        if len(seen) == 2:
            print(*seen, flush=True)
"""


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_workers_end_with_their_caller(odd_parser: Any, tmp_path: Path, name: str) -> None:
    del odd_parser
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(wirecopy.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        process_group=0,
    ) as process:
        assert process.stdout is not None
        try:
            pids = [int(pid) for pid in process.stdout.readline().split()]
            os.killpg(process.pid, getattr(signal, name))
            # Workers share the error stream: this returns when they are gone, too.
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert len(pids) == 2
    assert process.returncode == -getattr(signal, name)
    assert err.count("Traceback") == (name == "SIGINT")
    if name == "SIGINT":
        assert err.splitlines()[-1] == "KeyboardInterrupt"
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


# -- threads ------------------------------------------------------------------------------------


def test_threads_where_they_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "threads_are_free", lambda: True)
    items = texts(30)
    found = list(wirecopy.parse_many(items, workers=2, chunksize=4))
    assert found == [wirecopy.parse(text) for text in items]
    started = wirecopy.parse_many(items * 10, workers=2, chunksize=4)
    assert next(started) == found[0]
    del started


def test_this_interpreter_says_whether_threads_are_free() -> None:
    assert workers.threads_are_free() == (not getattr(sys, "_is_gil_enabled", lambda: True)())
    assert workers.usable_cpus() >= 1


def test_without_logging_nothing_is_written() -> None:
    code = (
        "from wirecopy.parallel.articles import Reading, articles\n"
        "class Broken:\n"
        "    def parse(self, text, **options): raise RuntimeError('broken')\n"
        "[article] = articles(Reading(Broken()), ['It is open.'], workers=1)\n"
        "print(article.defects)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "not-parsed" in done.stdout
    assert done.stderr == ""
