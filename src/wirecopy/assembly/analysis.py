"""All that is read off a text before anything is corrected."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from wirecopy.assembly.detection import detect_language, infer_style
from wirecopy.fields.furniture import stands_alone
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import language, speaks
from wirecopy.layout.cascade import Layout, lay_out, plain_layout
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.segments import segments_of
from wirecopy.model.annotations import Defect, Inference, Segment
from wirecopy.text.blocks import blocks_of
from wirecopy.text.markup import markup_of
from wirecopy.text.repairs import character_repairs
from wirecopy.text.source import Source, is_plain, working_text

FALLBACK_LANGUAGE = "en"
# Below this confidence a dateline's style, which knows its languages, overrules the guess.
_SURE = 0.75
_BY_STYLE = 0.8


@attrs.frozen
class Given:
    """What is known of a text before it is read.

    Attributes:
        registry: The house styles.
        style: The name of its style, where the caller says it.
        language: The tag of its language, where the caller or the feed says it.
        headline: The headline that the feed states.
    """

    registry: Registry
    style: str | None = None
    language: str | None = None
    headline: str | None = None


class Analysis(NamedTuple):
    """What was read off a text, before it becomes an article.

    Attributes:
        source: The text and its working text.
        layout: What stands where.
        context: The working text, with the styles and the language it was read by.
        language: The tag of the language, None where nothing told it.
        style: The house style, None where nothing told it.
        inferences: What told the language and the style.
        segments: The partition of the original.
        markup: What the text looks like if it is no copy but markup.
    """

    source: Source
    layout: Layout
    context: Context
    language: str | None
    style: HouseStyle | None
    inferences: tuple[Inference, ...]
    segments: tuple[Segment, ...]
    markup: Defect | None = None


def source_of(text: str) -> Source:
    """A text with its characters repaired."""
    plain = is_plain(text)
    return working_text(text, character_repairs(text, plain=plain), plain=plain)


def analyse(text: str, given: Given) -> Analysis:
    """Read a text: its language, its layout, its house style."""
    source = source_of(text)
    markup = markup_of(text)
    if markup is None and source.repairs:
        markup = markup_of(source.working)  # whose tags are no entities any more
    if markup is not None:
        return _as_it_stands(text, given, Defect[markup])
    guess = (given.language, 1.0) if given.language else detect_language(source.working)
    tag, confidence = guess
    context, layout = _laid_out(source, given, tag)
    if confidence < _SURE and layout.dateline is not None and layout.dateline.style is not None:
        own = given.registry.style(layout.dateline.style).languages
        if not speaks(own, context.spoken.code):
            tag, confidence = own[0], _BY_STYLE
            context, layout = _laid_out(source, given, tag)
    inferences = []
    if tag is not None and given.language is None:
        evidence = f"its script and the commonest words of {context.spoken.name}"
        inferences.append(Inference("language", tag, evidence, confidence))
    style = given.style
    if style is None:
        told = infer_style(context, layout)
        if told is not None:
            style = told.value
            inferences.append(told)
    return Analysis(
        source=source,
        layout=layout,
        context=context,
        language=tag,
        style=given.registry.style(style) if style is not None else None,
        inferences=tuple(inferences),
        segments=segments_of(source, layout.pieces),
    )


def _as_it_stands(text: str, given: Given, markup: Defect) -> Analysis:
    """The analysis of what is no copy: all of it is body, and nothing of it is corrected."""
    source = working_text(text, ())
    context = Context(source.working, given.registry, language(given.language or FALLBACK_LANGUAGE))
    layout = plain_layout(Manuscript(context, blocks_of(source.working)))
    style = given.registry.style(given.style) if given.style is not None else None
    segments = segments_of(source, layout.pieces)
    return Analysis(source, layout, context, given.language, style, (), segments, markup)


def _laid_out(source: Source, given: Given, tag: str | None) -> tuple[Context, Layout]:
    context = Context(source.working, given.registry, language(tag or FALLBACK_LANGUAGE))
    blocks = blocks_of(source.working, stands_alone(given.registry))
    return context, lay_out(Manuscript(context, blocks, given.headline, given.style))
