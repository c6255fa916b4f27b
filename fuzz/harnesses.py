"""What is fuzzed, and what must hold: each harness takes bytes and lets only faults escape."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import wirecopy
from invariants import (
    assert_article,
    assert_normalized,
    assert_part_slices_back,
    parts_of,
)
from wirecopy import Article, ArticleDict, FormatError, HouseStyle, Parser, StyleError

Harness = Callable[[bytes], None]
_COPY = "LIMA, March 3 (Reuters) - The bridge opened on Sunday.\n"


def text_of(data: bytes) -> str:
    """Bytes as text; what is no UTF-8 gives lone surrogates, which a text may hold."""
    return data.decode("utf-8", "surrogateescape")


def parse(data: bytes) -> None:
    """Any text gives an article of which all holds that is promised."""
    assert_article(wirecopy.parse(text_of(data)))


def normalize(data: bytes) -> None:
    """Corrections replay, revert and settle."""
    assert_normalized(text_of(data))


def parts(data: bytes) -> None:
    """A part of any text is where it says, or is none."""
    text = text_of(data)
    for part in parts_of(text):
        assert_part_slices_back(text, part)


def read(data: bytes) -> None:
    """Any bytes give articles, or are said to be no text."""
    with suppress(FormatError):
        for article in wirecopy.read(data):
            assert_article(article)


def from_json(data: bytes) -> None:
    """Any JSON gives an article, or the documented errors."""
    with suppress(ValueError, KeyError):
        Article.from_json(text_of(data))


def from_dict(data: bytes) -> None:
    """One value of a good dictionary may be anything: an article, or the documented errors."""
    key, _, printed = text_of(data).partition("=")
    try:
        value = json.loads(printed)
    except (ValueError, RecursionError):
        value = printed
    good = _good()
    with suppress(ValueError, KeyError):
        Article.from_dict({**good, key if key in good else "text": value})


@cache
def _good() -> ArticleDict:
    return wirecopy.parse(_COPY).to_dict()


def style(data: bytes) -> None:
    """A style file is refused when it is loaded, or serves to parse."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "own.toml")
        path.write_bytes(data)
        with suppress(StyleError):
            own = HouseStyle.from_toml(path)
            assert_article(Parser(styles=[own]).parse(_COPY))


HARNESSES: dict[str, Harness] = {
    "parse": parse,
    "normalize": normalize,
    "parts": parts,
    "read": read,
    "from_json": from_json,
    "from_dict": from_dict,
    "style": style,
}
