"""The conductor: lines, fields, layout, corrections, article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import attrs

from wirecopy.assembly.analysis import Analysis
from wirecopy.assembly.assembler import article_of
from wirecopy.assembly.detection import detect_language, infer_style, style_of
from wirecopy.assembly.parts import byline_part, dateline_part, source_line_part, timestamp_part
from wirecopy.assembly.slicer import Slicer
from wirecopy.corrections.placing import told_edits
from wirecopy.corrections.rounds import settled
from wirecopy.corrections.rules import PRESETS, chosen_rules
from wirecopy.fields.byline.reader import read_byline
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.furniture import stands_alone
from wirecopy.fields.source_line.reader import read_source_line
from wirecopy.fields.source_line.timestamps import find_timestamps
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language, known_language, language, speaks
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.layout.cascade import Layout, lay_out
from wirecopy.layout.manuscript import Ground
from wirecopy.layout.segments import segments_of
from wirecopy.model.annotations import Defect, Inference
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy, Stated
from wirecopy.model.normalized import Normalized
from wirecopy.model.parts import Byline, Dateline, SourceLine, Timestamp
from wirecopy.text.blocks import blocks_of, joiner_of
from wirecopy.text.offsets import Replacement
from wirecopy.text.repairs import character_repairs
from wirecopy.text.source import Source, is_plain, working_text

_FALLBACK_LANGUAGE = "en"
_NOTHING_STATED = Stated()
_SURE = 0.75
_BY_STYLE = 0.8


def _style_names(styles: Iterable[str | HouseStyle] | None) -> tuple[str | HouseStyle, ...] | None:
    return None if styles is None else tuple(styles)


def _rule_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen
class Parser:
    """A parser with its own styles, lexicon and rules; frozen, and can be pickled.

    The module's functions use one with the defaults.

    Args:
        styles: Names of built-in styles and styles of the caller's own; None for all built-in.
        lexicon: The terms that corrections know; None for the package's.
        rules: Names of correction rules or presets, see `wirecopy.corrections.rules`.

    Raises:
        StyleError: A style is unknown.
        ValueError: A rule is unknown.

    Example:
        >>> parser = Parser(styles=["xinhua"], rules=["dates"])
        >>> parser.parse("LIMA, Febuary 3 (Xinhua) -- It is open.").dateline.month
        2
    """

    styles: tuple[str | HouseStyle, ...] | None = attrs.field(default=None, converter=_style_names)
    lexicon: Lexicon | None = None
    rules: tuple[str, ...] = attrs.field(default=PRESETS["default"], converter=_rule_names)

    def __attrs_post_init__(self) -> None:
        chosen_rules(self.rules)
        if self.styles is not None:  # the built-in ones are loaded when they are needed
            _registry(self.styles)

    def parse(
        self,
        text: str,
        *,
        style: str | None = None,
        language: str | None = None,
        reference_date: dt.date | None = None,
        normalize: bool = True,
        stated: Stated | None = None,
    ) -> Article:
        """Take a piece of copy apart; see `wirecopy.parse`."""
        _expect_text(text)
        _expect("stated", stated, Stated)
        _expect("style", style, str)
        _expect("language", language, str)
        _expect("reference_date", reference_date, dt.date)
        stated = stated or _NOTHING_STATED
        code = language or known_language(stated.language)
        analysis = self._analyse(text, style, code, stated)
        edits: Sequence[Replacement] = ()
        defects: tuple[Defect, ...] = ()
        if normalize:
            edits, defects = self._settled(analysis, style, code, stated)
        return article_of(
            analysis,
            edits=edits,
            told=told_edits(text, edits, analysis.segments),
            stated=stated,
            reference_date=_as_date(reference_date),
            defects=defects,
        )

    def parse_all(
        self,
        text: str,
        *,
        style: str | None = None,
        language: str | None = None,
        reference_date: dt.date | None = None,
        normalize: bool = True,
    ) -> list[Article]:
        """The stories of a digest; see `wirecopy.parse_all`."""
        _expect_text(text)
        source, layout = self._laid_out(text, style, language, _NOTHING_STATED)[:2]
        starts = [source.original(start, start)[0] for start in layout.more_stories]
        bounds = [0, *starts, len(text)]
        return [
            self.parse(
                text[start:end],
                style=style,
                language=language,
                reference_date=reference_date,
                normalize=normalize,
            )
            for start, end in pairwise(bounds)
        ]

    def parse_many(
        self,
        items: Iterable[str | Copy],
        *,
        workers: int | None = None,
        chunksize: int | None = None,
        style: str | None = None,
        language: str | None = None,
        reference_date: dt.date | None = None,
        normalize: bool = True,
    ) -> Iterator[Article]:
        """One article a piece of copy, by all processors; see `wirecopy.parse_many`."""
        from wirecopy.parallel.articles import Reading, articles  # noqa: PLC0415 - it brings processes along

        self.parse("", style=style, language=language, reference_date=reference_date)
        reading = Reading(self, style, language, reference_date, normalize)
        return articles(reading, items, workers=workers, chunksize=chunksize)

    def normalize(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Normalized:
        """The text with its slips corrected; see `wirecopy.normalize`."""
        _expect_text(text)
        analysis = self._analyse(text, style, language, _NOTHING_STATED)
        edits, _ = self._settled(analysis, style, language, _NOTHING_STATED)
        return Normalized.of(text, told_edits(text, edits, analysis.segments))

    def parse_dateline(
        self,
        text: str,
        *,
        style: str | None = None,
        language: str | None = None,
        reference_date: dt.date | None = None,
    ) -> Dateline | None:
        """The dateline at the start of a text; see `wirecopy.parse_dateline`."""
        source, spoken, slicer = self._part(text, language)
        blocks = blocks_of(source.working)
        if not blocks:
            return None
        reader = Reader(self._registry, spoken, self._known_style(style))
        flat = source.working.replace("\n", " ")
        found = reader.read(flat, blocks[0].start, blocks[0].end)
        if found is None:
            return None
        home = self._registry.style(found.style) if found.style is not None else None
        people = None
        if found.people is not None:
            people = read_byline(source.working, *found.people, self._registry, spoken, named=True)
        return dateline_part(found, slicer, home, _as_date(reference_date), people)[0]

    def parse_byline(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Byline | None:
        """The byline that a line is; see `wirecopy.parse_byline`."""
        self._known_style(style)
        source, spoken, slicer = self._part(text, language)
        for block in blocks_of(source.working)[:1]:
            found = read_byline(source.working, block.start, block.end, self._registry, spoken)
            if found is not None:
                return byline_part(found, slicer)
        return None

    def parse_timestamp(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Timestamp | None:
        """The first timestamp in a text; see `wirecopy.parse_timestamp`."""
        known = self._known_style(style)
        source, spoken, slicer = self._part(text, language)
        found = find_timestamps(source.working, 0, len(source.working), spoken)
        if not found:
            return None
        return timestamp_part(found[0], slicer, self._registry.style(known) if known else None)

    def parse_source_line(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> SourceLine | None:
        """The source line that a line is; see `wirecopy.parse_source_line`."""
        known = self._known_style(style)
        source, spoken, slicer = self._part(text, language)
        for block in blocks_of(source.working)[:1]:
            found = read_source_line(source.working, block.start, block.end, self._registry, spoken)
            if found is not None:
                agency = found.source[0] if found.source else None
                name = known or style_of(agency, self._registry, spoken)
                house = self._registry.style(name) if name else None
                return source_line_part(found, slicer, house)
        return None

    def detect_style(self, text: str) -> str | None:
        """The house style of a text; see `wirecopy.detect_style`."""
        _expect_text(text)
        style = self._analyse(text, None, None, _NOTHING_STATED).style
        return style.name if style is not None else None

    @property
    def _registry(self) -> Registry:
        return _registry(self.styles)

    def _known_style(self, style: str | None) -> str | None:
        if style is not None:
            self._registry.style(style)
        return style

    def _part(self, text: str, code: str | None) -> tuple[Source, Language, Slicer]:
        _expect_text(text)
        source = _source_of(text)
        tag = code
        if tag is None:
            # A line holds too few words for a weak guess to count.
            found, confidence = detect_language(source.working)
            tag = found if confidence >= _SURE else None
        return source, language(tag or _FALLBACK_LANGUAGE), Slicer(source, (), joiner_of(tag))

    def _laid_out(
        self, text: str, style: str | None, code: str | None, stated: Stated
    ) -> tuple[Source, Layout, Language, str | None, float]:
        source = _source_of(text)
        tag, confidence = (code, 1.0) if code else detect_language(source.working)
        layout, spoken = self._layout(source, style, tag, stated)
        if confidence < _SURE and layout.dateline is not None and layout.dateline.style is not None:
            own = self._registry.style(layout.dateline.style).languages
            if not speaks(own, spoken.code):
                tag, confidence = own[0], _BY_STYLE
                layout, spoken = self._layout(source, style, tag, stated)
        return source, layout, spoken, tag, confidence

    def _layout(
        self, source: Source, style: str | None, tag: str | None, stated: Stated
    ) -> tuple[Layout, Language]:
        spoken = language(tag or _FALLBACK_LANGUAGE)
        ground = Ground(
            source.working,
            blocks_of(source.working, stands_alone(self._registry)),
            self._registry,
            spoken,
            stated.headline,
            self._known_style(style),
        )
        return lay_out(ground), spoken

    def _analyse(self, text: str, style: str | None, code: str | None, stated: Stated) -> Analysis:
        source, layout, spoken, tag, confidence = self._laid_out(text, style, code, stated)
        inferences = []
        if tag is not None and code is None:
            evidence = f"its script and the commonest words of {spoken.name}"
            inferences.append(Inference("language", tag, evidence, confidence))
        if style is None:
            told = infer_style(source.working, layout, self._registry, spoken)
            if told is not None:
                style = told.value
                inferences.append(told)
        return Analysis(
            source=source,
            layout=layout,
            registry=self._registry,
            spoken=spoken,
            language=tag,
            style=self._registry.style(style) if style is not None else None,
            inferences=tuple(inferences),
            segments=segments_of(source, layout.pieces),
        )

    def _settled(
        self, analysis: Analysis, style: str | None, code: str | None, stated: Stated
    ) -> tuple[Sequence[Replacement], tuple[Defect, ...]]:
        """The corrections of an analysis; each corrected text is analysed again."""

        def analyse(corrected: str) -> Analysis:
            return self._analyse(corrected, style, code, stated)

        lexicon = self.lexicon or Lexicon.default()
        return settled(analysis, analyse, lexicon, chosen_rules(self.rules))


def _source_of(text: str) -> Source:
    plain = is_plain(text)
    return working_text(text, character_repairs(text, plain=plain), plain=plain)


@lru_cache(maxsize=16)
def _registry(styles: tuple[str | HouseStyle, ...] | None) -> Registry:
    if styles is None:
        return Registry.of(None, ())
    names = tuple(style for style in styles if isinstance(style, str))
    own = tuple(style for style in styles if isinstance(style, HouseStyle))
    return Registry.of(names, own)


def _expect_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"expected the text as a str, found {type(text).__name__}")


def _expect(name: str, value: object, kind: type) -> None:
    if value is not None and not isinstance(value, kind):
        found = type(value).__name__
        raise TypeError(f"expected {name} as a {kind.__name__}, found {found}: {value!r}")


def _as_date(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment
