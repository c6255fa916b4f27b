"""What fuzzing begins with: seeds, and words to put in, all material of the package's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

import wirecopy
from wirecopy import HouseStyle
from wirecopy.knowledge.house_styles.checks import DAY_FORMS, ORDER, SLOTS
from wirecopy.strategies import hostile_text, pages, stories, stories_in_wrong_clothes
from wirecopy.strategies.hostile import FRAGMENTS, LINE_ENDS

_DATA = Path(wirecopy.__file__).parent / "data"
_MOST_STYLES = 40
_DRAWN = 60
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252", "cp1251", "shift_jis", "gb18030")
_TOML = ("[dateline]", "[agency]", "templates = ", "extends = ", "zone = ", "<", ">", '""')
_JSON = ("null", "true", "[]", "{}", "-1", "1e999", "[[0, 1]]", '"a"', "\\ud800", "2019-02-30")


def seeds(name: str) -> Iterator[bytes]:
    """What a harness begins with.

    Args:
        name: The harness's name.
    """
    for known in wirecopy.styles()[:: max(1, len(wirecopy.styles()) // _MOST_STYLES)]:
        texts = [example.text for example in HouseStyle.load(known).examples]
        match name:
            case "style":
                yield (_DATA / "styles" / f"{known}.toml").read_bytes()
            case "from_json":
                yield wirecopy.parse(texts[0]).to_json().encode()
            case "from_dict":
                for key, value in wirecopy.parse(texts[0]).to_dict().items():
                    yield f"{key}={json.dumps(value)}".encode()
            case _:
                yield from (text.encode() for text in texts)
    if name in ("parse", "normalize", "parts", "read"):
        for text in _texts():
            yield text.encode("utf-8", "surrogatepass")
    if name == "read":
        for text in drawn(stories().map(lambda story: story.text), _DRAWN):
            yield from (text.encode(encoding, "replace") for encoding in _ENCODINGS)


def _texts() -> Iterator[str]:
    yield from drawn(hostile_text(), _DRAWN)
    yield from drawn(pages(), _DRAWN)
    yield from drawn(stories_in_wrong_clothes().map(lambda story: story.text), _DRAWN)


def drawn(strategy: SearchStrategy[str], count: int) -> list[str]:
    """Texts of a strategy, the same ones each time."""
    texts: list[str] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(text: str) -> None:
        texts.append(text)

    draw()
    return texts


def words(name: str) -> Iterable[str]:
    """What a harness may put in whole.

    Args:
        name: The harness's name.
    """
    match name:
        case "from_json" | "from_dict":
            article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            return (*article.to_dict(), *_JSON)
        case "style":
            slots = (f"{{{slot}}}" for part in SLOTS.values() for slot in part)
            return (
                *slots,
                *ORDER,
                *DAY_FORMS,
                "[dateline]",
                "templates = ",
                "extends = ",
                "<",
                ">",
            )
        case _:
            return (*FRAGMENTS, *LINE_ENDS)


def dictionary(name: str) -> str:
    """The words of a harness as libFuzzer reads them: one a line, bytes escaped.

    Args:
        name: The harness's name.
    """
    encoded = (word.encode("utf-8", "surrogatepass") for word in words(name))
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in encoded)
    return "".join(f'"{word}"\n' for word in escaped)
