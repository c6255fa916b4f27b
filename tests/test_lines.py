"""Single lines as data: each where it belongs in a story, or read by itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import wirecopy
from wirecopy import Article, Byline, Person

CASES = tomllib.loads((Path(__file__).parent / "cases" / "lines.toml").read_text("utf-8"))

LEAD = (
    "LIMA, Feb. 26 (Quipu) - The bridge over the river opened on Sunday after a year of work, "
    "the mayor said."
)
LAST = "The old one will be taken down next year, he said."


def below(line: str) -> Article:
    return wirecopy.parse(f"Bridge opens\n\n{LEAD}\n\n{LAST}\n\n{line}\n")


def behind(line: str) -> Article:
    return wirecopy.parse(f"Bridge opens\n\n{LEAD}\n\n{LAST}{line}\n")


def shown(person: Person) -> str:
    organization = f" / {person.organization}" if person.organization else ""
    return person.name + organization + (f" @ {person.place}" if person.place else "")


def credited(credit: Byline) -> list[str]:
    """The role and the people of a credit; the desk where it names nobody."""
    if not credit.people:
        return [credit.organization or ""]
    return [credit.role or "", *map(shown, credit.people)]


def line_of(case: dict[str, Any]) -> str:
    return str(case["line"]).strip()


@pytest.mark.parametrize("case", CASES["headlines"], ids=line_of)
def test_headline(case: dict[str, Any]) -> None:
    article = wirecopy.parse(f"{case['line']}\n\n{LEAD}\n\n{LAST}\n")
    assert article.headline == case["line"]
    assert article.kicker == case.get("kicker")
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize("line", CASES["signoffs"])
def test_signoff(line: str) -> None:
    article = below(line)
    assert article.signoff == line
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize("line", CASES["no_signoffs"])
def test_no_signoff(line: str) -> None:
    # A lone line without a stop is none of the text either: a site may have set it there.
    assert below(line).signoff is None


@pytest.mark.parametrize("line", CASES["stuck_signoffs"])
def test_stuck_signoff(line: str) -> None:
    article = behind(line)
    assert article.signoff == line.strip()
    assert article.paragraphs[-1] == LAST


@pytest.mark.parametrize("line", CASES["no_stuck_signoffs"])
def test_no_stuck_signoff(line: str) -> None:
    article = behind(line)
    assert article.signoff is None
    assert article.paragraphs[-1] == LAST + line


@pytest.mark.parametrize("case", CASES["credits"], ids=line_of)
def test_credits(case: dict[str, Any]) -> None:
    article = below(case["line"])
    assert [credited(credit) for credit in article.credits] == case["found"]
    assert article.signoff == case["line"]
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize("line", CASES["no_credits"])
def test_no_credits(line: str) -> None:
    assert below(line).credits == ()


@pytest.mark.parametrize("case", CASES["stuck_credits"], ids=line_of)
def test_stuck_credits(case: dict[str, Any]) -> None:
    article = behind(case["line"])
    assert [credited(credit) for credit in article.credits] == case["found"]
    assert article.paragraphs[-1] == LAST


@pytest.mark.parametrize("line", CASES["no_stuck_credits"])
def test_no_stuck_credits(line: str) -> None:
    article = behind(line)
    assert article.credits == ()
    assert article.paragraphs[-1] == LAST + line


@pytest.mark.parametrize("case", CASES["bylines"], ids=line_of)
def test_byline(case: dict[str, Any]) -> None:
    byline = wirecopy.parse_byline(case["line"])
    assert byline is not None
    assert [person.name for person in byline.people] == case.get("people", [])
    assert byline.role == case.get("role")
    assert byline.organization == case.get("organization")


@pytest.mark.parametrize("line", CASES["no_bylines"])
def test_no_byline(line: str) -> None:
    assert wirecopy.parse_byline(line) is None


@pytest.mark.parametrize("case", CASES["source_lines"], ids=line_of)
def test_source_line(case: dict[str, Any]) -> None:
    line = wirecopy.parse_source_line(case["line"])
    assert line is not None
    assert line.source == case.get("source")
    assert [person.name for person in line.editors] == case.get("editors", [])
    for name in ("timestamp", "updated"):
        stamp = getattr(line, name)
        assert (stamp and stamp.value.isoformat()) == case.get(name)


@pytest.mark.parametrize("line", CASES["no_source_lines"])
def test_no_source_line(line: str) -> None:
    assert wirecopy.parse_source_line(line) is None


@pytest.mark.parametrize("case", CASES["places"], ids=line_of)
def test_places(case: dict[str, Any]) -> None:
    dateline = wirecopy.parse_dateline(f"{case['line']} It is open, the mayor said.")
    assert dateline is not None
    found = [", ".join(filter(None, (place.name, place.country))) for place in dateline.places]
    assert found == case["places"]


def test_the_headline_that_a_feed_states_is_the_headline() -> None:
    text = f"Ferry news\n\nBridge opens in Lima after a year\n\n{LEAD}\n\n{LAST}\n"
    stated = wirecopy.Stated(headline="Ferry news")
    article = wirecopy.parse(text, stated=stated)
    assert article.headline == "Ferry news"
    assert article.printed("headline") == "Ferry news"
