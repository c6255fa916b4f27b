"""Counts over many articles: by house style, what was found, inferred, edited and odd."""

import json
import pickle
from typing import Any

import pytest

import wirecopy
from wirecopy import Drift, Monitor

BARE = "LIMA, March 3 (Reuters) - It is open, the mayor of Lima said.\n"
WHOLE = "Bridge opens\n\nBy Ana Ruz\n\n" + BARE.replace("March", "Febuary")
OTHER = "Bridge opens\n\nALBANY, N.Y. (AP) — A bridge opened Sunday.\n"
UNKNOWN = "It is open, the mayor of the town said to us on the day.\n"


def monitor_of(*texts: str) -> Monitor:
    monitor = Monitor()
    for text in texts:
        monitor.add(wirecopy.parse(text))
    return monitor


def test_counts_are_by_style() -> None:
    monitor = monitor_of(WHOLE, BARE, OTHER, UNKNOWN)
    assert {style: monitor.articles(style) for style in monitor.counts} == {
        "reuters": 2,
        "ap": 1,
        "(none)": 1,
    }
    assert monitor.articles() == 4
    assert monitor.articles("xinhua") == 0


@pytest.mark.parametrize(
    ("table", "name", "style", "share"),
    [
        ("found", "headline", None, 0.5),
        ("found", "headline", "reuters", 0.5),
        ("found", "dateline.places", "reuters", 1.0),
        ("found", "dateline.places", None, 0.75),
        ("found", "byline", "ap", 0.0),
        ("inferred", "dateline.places.country", "ap", 1.0),
        ("edited", "dateline", "reuters", 0.5),
        ("edited", "body", "reuters", 0.0),
        ("defects", "no-headline", "reuters", 0.5),
        ("languages", "en", None, 1.0),
        ("found", "headline", "xinhua", 0.0),
    ],
)
def test_shares(table: Any, name: str, style: str | None, share: float) -> None:
    assert monitor_of(WHOLE, BARE, OTHER, UNKNOWN).share(table, name, style) == share


def test_an_article_counts_once_whatever_it_holds() -> None:
    twice = WHOLE.replace("Ana Ruz", "Ana Ruz and Bo Lee").replace("LIMA", "LIMA/QUITO")
    monitor = monitor_of(twice)
    assert monitor.total("inferred")["dateline.places.country"] == 1
    assert monitor.total("edits") == {"date:month": 1}


def test_totals_begin_with_the_largest() -> None:
    numbers = list(monitor_of(WHOLE, BARE, OTHER).total("found").values())
    assert numbers == sorted(numbers, reverse=True)


def test_monitors_of_processes_are_merged() -> None:
    merged = monitor_of(WHOLE, OTHER)
    merged.merge(pickle.loads(pickle.dumps(monitor_of(BARE))))
    merged.merge(json.loads(json.dumps(monitor_of(UNKNOWN).to_dict())))
    assert merged == monitor_of(WHOLE, OTHER, BARE, UNKNOWN)


def test_a_copy_of_the_counts_is_its_own() -> None:
    monitor = monitor_of(WHOLE)
    kept = monitor.to_dict()
    monitor.add(wirecopy.parse(WHOLE))
    assert Monitor.from_dict(kept) == monitor_of(WHOLE)


def test_watching_passes_the_articles_on() -> None:
    articles = [wirecopy.parse(text) for text in (WHOLE, BARE)]
    monitor = Monitor()
    assert list(monitor.watch(articles)) == articles
    assert monitor == monitor_of(WHOLE, BARE)


@pytest.mark.parametrize("wrong", [None, "LIMA", 5])
def test_only_articles_are_counted(wrong: Any) -> None:
    with pytest.raises(TypeError, match="expected article as an Article"):
        Monitor().add(wrong)


class TestDrift:
    def test_what_is_missing_of_late(self) -> None:
        before, after = monitor_of(*[WHOLE] * 40), monitor_of(*[BARE] * 40)
        drifts = after.drift(before)
        assert Drift("reuters", "found", "byline", 1.0, 0.0) in drifts
        assert Drift("reuters", "defects", "no-headline", 0.0, 1.0) in drifts
        changed = {(drift.table, drift.name) for drift in drifts}
        assert changed == {
            ("found", "headline"),
            ("found", "byline"),
            ("edited", "dateline"),
            ("defects", "no-headline"),
        }

    def test_a_style_that_is_told_no_more(self) -> None:
        before, after = monitor_of(*[WHOLE] * 40), monitor_of(*[UNKNOWN] * 40)
        assert [drift for drift in after.drift(before) if drift.table == "styles"] == [
            Drift("(none)", "styles", "(none)", 0.0, 1.0),
            Drift("reuters", "styles", "reuters", 1.0, 0.0),
        ]

    def test_the_same_feed_has_not_drifted(self) -> None:
        feed = [WHOLE, BARE, OTHER] * 30
        assert monitor_of(*feed).drift(monitor_of(*feed, WHOLE)) == []

    def test_few_articles_prove_nothing(self) -> None:
        assert monitor_of(*[BARE] * 19).drift(monitor_of(*[WHOLE] * 40)) == []
        assert Monitor().drift(Monitor()) == []

    def test_small_differences_may_be_of_no_interest(self) -> None:
        before, after = monitor_of(*[WHOLE] * 40), monitor_of(*[WHOLE] * 20, *[BARE] * 20)
        assert after.drift(before)
        assert after.drift(before, least=0.6) == []


def test_the_summary_is_for_a_terminal() -> None:
    monitor = monitor_of(WHOLE, BARE, OTHER, UNKNOWN)
    lines = monitor.summary().splitlines()
    assert max(map(len, lines)) <= 80
    assert "  headline                                   2    50.0%" in lines
    assert "  date:month                                 1" in lines
    assert lines[-3].split() == "reuters 2 50% 50% 100% 0% 0% 50% 50%".split()
    assert monitor.summary() == Monitor.from_dict(monitor.to_dict()).summary()


def test_a_summary_of_nothing() -> None:
    assert Monitor().summary().count("  none") == 5


def test_a_summary_names_only_so_many_styles() -> None:
    monitor = Monitor.from_dict({f"s{n}": {"languages": {"en": 1}} for n in range(30)})
    assert monitor.summary().splitlines()[-1] == "  and 10 more"
