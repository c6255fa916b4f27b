"""What was read off a text before anything is corrected, and the segments of the text."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language
from wirecopy.layout.cascade import Layout
from wirecopy.model.annotations import Inference, Segment
from wirecopy.text.source import Source


class Analysis(NamedTuple):
    """What was read off a text, before it becomes an article.

    Attributes:
        source: The text and its working text.
        layout: What stands where.
        registry: The styles it was read by.
        spoken: The language whose words were used.
        language: Its tag, None where nothing told it.
        style: The house style, None where nothing told it.
        inferences: What told the language and the style.
        segments: The partition of the original.
    """

    source: Source
    layout: Layout
    registry: Registry
    spoken: Language
    language: str | None
    style: HouseStyle | None
    inferences: tuple[Inference, ...]
    segments: tuple[Segment, ...]
