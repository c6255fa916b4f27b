"""All that is read off a text before anything is corrected."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from wirecopy.assembly.language_detection import hear
from wirecopy.assembly.signed_credit import with_signed_credit
from wirecopy.assembly.style_detection import infer_style, languages_of, languages_told, writes
from wirecopy.fields.furniture import stands_alone
from wirecopy.fields.labelled import read_labelled
from wirecopy.fields.mail import read_mail
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.words import ENGLISH
from wirecopy.layout.cascade import Layout, lay_out, plain_layout
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.segments import segments_of
from wirecopy.model.annotations import Defect, Inference, Segment
from wirecopy.text.blocks import blocks_of
from wirecopy.text.letters import has_ascii_letters_alone
from wirecopy.text.markup import markup_of
from wirecopy.text.repairs import character_repairs
from wirecopy.text.source import Source, is_plain, working_text


@attrs.frozen(eq=False, repr=False)
class Given:
    """What is known of a text before it is read.

    Attributes:
        registry: The house styles.
        style: The name of its style, where the caller says it.
        language: The tag of its language, where the caller or the feed says it.
        headline: The headline that the feed states.
        source: The source that it states.
    """

    registry: Registry
    style: str | None = None
    language: str | None = None
    headline: str | None = None
    source: str | None = None


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
    plain, unaccented = is_plain(text), has_ascii_letters_alone(text)
    repairs = character_repairs(text, plain=plain, unaccented=unaccented)
    return working_text(text, repairs, plain=plain, unaccented=unaccented and not repairs)


def analyse(text: str, given: Given) -> Analysis:
    """Read a text: its language, its layout, its house style."""
    source = source_of(text)
    markup = markup_of(text)
    if markup is None and source.repairs:
        markup = markup_of(source.working)  # whose tags are no entities any more
    if markup is not None:
        return _as_it_stands(text, given, Defect[markup])
    read = _read_as(source, given, given.language) if given.language else _read(source, given)
    style = given.style or (read.told.value if read.told is not None else None)
    inferences = (read.tongue, read.told)
    return Analysis(
        source=source,
        layout=read.layout,
        context=read.context,
        language=read.tag,
        style=given.registry.style(style) if style is not None else None,
        inferences=tuple(filter(None, inferences)),
        segments=segments_of(source, read.layout.pieces),
    )


class _Reading(NamedTuple):
    """A layout, and what told the language and the style that it was read by."""

    context: Context
    layout: Layout
    tag: str | None
    told: Inference | None
    tongue: Inference | None = None


def _read(source: Source, given: Given) -> _Reading:
    """A text read in the language that its words and its house style tell together."""
    heard = hear(source.working, given.registry.languages)
    expected = languages_of(given.style, given.registry) if given.style else None
    reading = _read_as(source, given, heard.told(expected)[0])
    if reading.told is not None:
        expected = languages_told(reading.told, given.registry)
    tag, confidence = heard.told(expected)
    if given.registry.languages.language(tag or ENGLISH).code != reading.context.spoken.code:
        reading = _read_as(source, given, tag)
    if tag is None:
        return reading._replace(tag=None)
    evidence = f"its script and the commonest words of {reading.context.spoken.name}"
    style = given.style or (reading.told.value if reading.told is not None else None)
    if style is not None and expected is not None and heard.needs(expected, tag):
        evidence = f"the house style {style} writes in {tag}"
    tongue = Inference("language", tag, evidence, confidence)
    told = reading.told if reading.told and writes(reading.told, tag, given.registry) else None
    return _Reading(reading.context, reading.layout, tag, told, tongue)


def _read_as(source: Source, given: Given, tag: str | None) -> _Reading:
    """A text read in a language."""
    spoken = given.registry.languages.language(tag or ENGLISH)
    narrowed = source.layout.narrowed() if source.layout is not None else frozenset()
    context = Context(source.working, given.registry, spoken, narrowed)
    blocks = blocks_of(source.working, stands_alone(given.registry))
    parted, mail = read_mail(context, blocks)
    parted, labels = read_labelled(source.working, parted)
    layout = lay_out(Manuscript(context, parted, given.headline, given.style, mail | labels))
    layout = with_signed_credit(layout, context)
    told = infer_style(context, layout, given.source) if given.style is None else None
    return _Reading(context, layout, tag, told)


def _as_it_stands(text: str, given: Given, markup: Defect) -> Analysis:
    """The analysis of what is no copy: all of it is body, and nothing of it is corrected."""
    source = working_text(text, ())
    spoken = given.registry.languages.language(given.language or ENGLISH)
    context = Context(source.working, given.registry, spoken)
    layout = plain_layout(Manuscript(context, blocks_of(source.working)))
    style = given.registry.style(given.style) if given.style is not None else None
    segments = segments_of(source, layout.pieces)
    return Analysis(source, layout, context, given.language, style, (), segments, markup)
