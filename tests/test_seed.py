"""The founding story, field by field."""

import hashlib
import json
from pathlib import Path

import pytest

import wirecopy

HERE = Path(__file__).parent
SEED = HERE.parent / "seeds" / "000_81866ef701423ec4.txt"
GOLDEN = HERE / "golden" / "seed.json"

pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason="the seed stands in the checkout, not in the installed package"
)


def digest(text: str) -> dict[str, object]:
    """A long text by its length and its SHA-256."""
    return {"length": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest()}


def seed_text() -> str:
    """The seed's text, newlines as they stand in the file."""
    return SEED.read_bytes().decode("utf-8")


def test_the_seed_equals_its_golden_file() -> None:
    found = wirecopy.parse(seed_text()).to_dict()
    digests = {"text": digest(found["text"]), "body": digest(found["body"])}
    assert {**found, **digests} == json.loads(GOLDEN.read_text("utf-8"))


def test_the_body_is_the_story_and_nothing_else() -> None:
    article = wirecopy.parse(seed_text())
    assert len(article.paragraphs) == 12
    assert article.body.startswith("Hanoi, recognized as")
    assert article.body.endswith("summit is meaningful.")
    for foreign in ("Video", "Xinhua", "TOP STORIES", "EXPLORE", "010020070750"):
        assert foreign not in article.body


def test_the_segments_cover_the_seed_without_a_gap() -> None:
    text = seed_text()
    segments = wirecopy.parse(text).segments
    assert "".join(text[start:end] for _, start, end in segments) == text


def test_the_seed_has_exactly_two_edits() -> None:
    edits = wirecopy.normalize(seed_text()).edits
    assert [(edit.before, edit.after) for edit in edits] == [
        ("DRPK", "DPRK"),
        ("Punggre-ri", "Punggye-ri"),
    ]


def test_read_takes_the_seed_by_its_path() -> None:
    assert wirecopy.read(SEED) == [wirecopy.parse(seed_text())]
