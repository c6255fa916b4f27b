"""The conductor: lines, fields, layout, corrections, article."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import attrs

from wirecopy.article import Article
from wirecopy.assembly import Analysis, article_of, segments_of
from wirecopy.corrections.characters import character_repairs
from wirecopy.corrections.lexicon import Lexicon
from wirecopy.corrections.rules import PRESETS, chosen_rules, kinds_of, rule_of
from wirecopy.corrections.typography import typography_edits
from wirecopy.corrections.words import Document, word_edits
from wirecopy.fields.dateline import Reader
from wirecopy.fields.people import read_byline
from wirecopy.fields.signoff import signoff_keys
from wirecopy.fields.source_line import read_source_line
from wirecopy.ground import Ground, stands_alone
from wirecopy.house_styles import HouseStyle, Registry
from wirecopy.languages import Language, detect_language, known_language, language, speaks
from wirecopy.layout import Layout, lay_out
from wirecopy.lines import Source, blocks_of, is_plain, working_text
from wirecopy.model import (
    Byline,
    Copy,
    Dateline,
    Defect,
    Edit,
    Inference,
    Kind,
    Segment,
    SourceLine,
    Stated,
    Timestamp,
    joiner_of,
)
from wirecopy.normalized import Normalized
from wirecopy.offsets import OffsetMap, Replacement, compose, replace
from wirecopy.parts import Slicer, byline_part, dateline_part, source_line_part, timestamp_part
from wirecopy.patterns import lazy
from wirecopy.timestamps import find_timestamps

_MOST_ROUNDS = 3
# Longer than any line of hard-wrapped copy, so that a letter more or less wraps nothing anew.
_LONG_PARAGRAPH = 110
# What a token is made of; none at all is a token's edge.
_WORDS = lazy(r"[\p{L}\p{M}\p{N}'’\-]*+")
_FALLBACK_LANGUAGE = "en"
_NOTHING_STATED = Stated()
_NEVER_EDITED = (Kind.FURNITURE, Kind.BLANK)
_BY_CREDIT = 0.98
_SURE = 0.75
_BY_STYLE = 0.8
_BY_NAME = 0.9
_BY_SIGNOFF = 0.7


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
        analysis = self._analyse(
            text, style, language or known_language(stated.language), stated, normalize=normalize
        )
        edits: Sequence[Replacement] = ()
        defects: tuple[Defect, ...] = ()
        if normalize:
            edits, defects = self._settled(analysis, style, language, stated)
        return article_of(
            analysis,
            edits=edits,
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
        from wirecopy.many import Reading, articles  # noqa: PLC0415 - it brings processes along

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
        return Normalized.of(
            text,
            (Edit(start, end, text[start:end], after, rule) for start, end, after, rule in edits),
        )

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
                name = known or (self._by_name(found.source[0], spoken) if found.source else None)
                house = self._registry.style(name) if name else None
                return source_line_part(found, slicer, house)
        return None

    def detect_style(self, text: str) -> str | None:
        """The house style of a text; see `wirecopy.detect_style`."""
        _expect_text(text)
        style = self._analyse(text, None, None, _NOTHING_STATED, normalize=False).style
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

    def _analyse(
        self,
        text: str,
        style: str | None,
        code: str | None,
        stated: Stated,
        *,
        normalize: bool = True,
    ) -> Analysis:
        source, layout, spoken, tag, confidence = self._laid_out(text, style, code, stated)
        inferences = []
        if tag is not None and code is None:
            evidence = f"its script and the commonest words of {spoken.name}"
            inferences.append(Inference("language", tag, evidence, confidence))
        named = Inference("style", style, "named by the caller", 1.0) if style else None
        told = named or self._style_told(source, layout, spoken)
        if told is not None and named is None:
            inferences.append(told)
        segments = segments_of(source, layout.pieces)
        return Analysis(
            source=source,
            layout=layout,
            registry=self._registry,
            spoken=spoken,
            language=tag,
            style=self._registry.style(told.value) if told is not None else None,
            inferences=tuple(inferences),
            segments=segments,
            edits=tuple(self._edits(source, layout, tag, segments)) if normalize else (),
        )

    def _style_told(self, source: Source, layout: Layout, spoken: Language) -> Inference | None:
        """What tells the house style: the credit, then a name, then the sign-off."""
        found = layout.dateline
        if found is not None and found.style is not None:
            credit = source.working[slice(*found.credit_span)] if found.credit_span else ""
            return Inference(
                "style", found.style, f"the credit {credit!r} in the dateline", _BY_CREDIT
            )
        for line in layout.source_lines:
            told = self._told_by_name(line.source and line.source[0], "the source line", spoken)
            if told is not None:
                return told
        signoff = source.working[slice(*layout.signoff)] if layout.signoff is not None else ""
        name = self._by_signoff(signoff, spoken) if signoff else None
        if name is not None:
            return Inference("style", name, f"the sign-off {signoff!r}", _BY_SIGNOFF)
        people = layout.byline.people if layout.byline is not None else ()
        below = layout.role_line[1] if layout.role_line is not None else None
        for organization in (*(who.person.organization for who in people), below):
            told = self._told_by_name(organization, "the byline", spoken)
            if told is not None:
                return told
        return None

    def _told_by_name(self, agency: str | None, where: str, spoken: Language) -> Inference | None:
        name = self._by_name(agency, spoken) if agency else None
        if name is None:
            return None
        return Inference("style", name, f"{agency} is named in {where}", _BY_NAME)

    def _by_name(self, agency: str | None, spoken: Language) -> str | None:
        names = self._registry.styles_of(agency) if agency is not None else ()
        return _in_language(list(names), self._registry, spoken)

    def _by_signoff(self, signoff: str, spoken: Language) -> str | None:
        for key in signoff_keys(signoff):
            names = self._registry.signoffs.get(key, ())
            if not names and key not in self._registry.contested:
                names = self._registry.credits.get(key, ())
            found = _in_language(list(names), self._registry, spoken)
            if found is not None:
                return found
        return None

    def _edits(
        self, source: Source, layout: Layout, tag: str | None, segments: tuple[Segment, ...]
    ) -> Iterable[Replacement]:
        """The corrections of one round, in the original's offsets."""
        rules = chosen_rules(self.rules)
        found: list[Replacement] = [
            repair
            for part in (layout.dateline, *layout.source_lines)
            if part is not None
            for repair in part.repairs
        ]
        places = layout.dateline.places if layout.dateline is not None else ()
        document = Document(
            working=source.working,
            places=[place.span for place in places],
            left_alone=[piece[1:] for piece in layout.pieces if piece[0] in _NEVER_EDITED],
            english=tag in (None, _FALLBACK_LANGUAGE),
        )
        found += word_edits(document, self.lexicon or Lexicon.default(), kinds_of(rules))
        found += typography_edits(source.working, rules)
        own = [edit for edit in _disjoint(found) if rule_of(edit[3]) in rules]
        repairs = source.repairs if "characters" in rules else ()
        if repairs:
            edits = compose(source.text, repairs, own)
        elif source.repairs:
            edits = [(*source.original(edit[0], edit[1]), edit[2], edit[3]) for edit in own]
        else:
            edits = own
        return _inside(source.text, edits, segments)

    def _word_edits(
        self, analysis: Analysis, corrected: str, edits: Sequence[Replacement]
    ) -> Sequence[Replacement]:
        """The corrections of a corrected text that is laid out as it was before."""
        offsets = OffsetMap(edits)
        pieces = tuple(
            (kind, offsets.to_result(start), offsets.to_result(end, end=True))
            for kind, start, end in analysis.layout.pieces
        )
        source = working_text(corrected, (), plain=analysis.source.plain)
        layout = analysis.layout._replace(pieces=pieces)
        segments = segments_of(source, pieces)
        return tuple(self._edits(source, layout, analysis.language, segments))

    def _settled(
        self, analysis: Analysis, style: str | None, code: str | None, stated: Stated
    ) -> tuple[Sequence[Replacement], tuple[Defect, ...]]:
        """The corrections, run until nothing more is found, three rounds at most."""
        edits: Sequence[Replacement] = analysis.edits
        text = analysis.source.text
        for _ in range(_MOST_ROUNDS - 1):
            if not edits:
                return (), ()
            corrected = replace(text, edits)
            if _changes_words_alone(analysis, edits):
                more = self._word_edits(analysis, corrected, edits)
            else:
                more = self._analyse(corrected, style, code, stated).edits
            if not more:
                return edits, ()
            edits = _inside(text, compose(text, edits, more), analysis.segments)
        if self._analyse(replace(text, edits), style, code, stated).edits:
            # They would never settle: correcting nothing is the honest answer.
            return (), (Defect.UNSETTLED,)
        return edits, ()


def _changes_words_alone(analysis: Analysis, edits: Sequence[Replacement]) -> bool:
    """Whether edits lie inside long paragraphs of plain copy, so that its layout stays as it is.

    The first and the last paragraph are not among them: other parts are stuck to these.
    """
    if not analysis.layout.is_plain or analysis.source.repairs:
        return False
    inner = [lines[0] for lines in analysis.layout.paragraphs[1:-1] if len(lines) == 1]
    starts = [start for start, _ in inner]
    for start, end, *_ in edits:
        at = bisect_left(starts, start) - 1
        if at < 0 or end >= inner[at][1] or inner[at][1] - inner[at][0] < _LONG_PARAGRAPH:
            return False
    return True


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


def _in_language(names: Sequence[str], registry: Registry, spoken: Language) -> str | None:
    """The first of the styles that is in the language, else the first."""
    fitting = [name for name in names if speaks(registry.tables[name]["languages"], spoken.code)]
    return next(iter(fitting or names), None)


def _disjoint(edits: Iterable[Replacement]) -> list[Replacement]:
    """The edits in order, without those that overlap an earlier one; of equal spans the first."""
    kept: list[Replacement] = []
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _inside(
    text: str, edits: Iterable[Replacement], segments: tuple[Segment, ...]
) -> list[Replacement]:
    """The edits that lie in one segment that is edited at all; those on one token are one.

    Each is widened to its whole token, within its segment.
    """
    kept: list[Replacement] = []
    held: Replacement | None = None
    at = 0
    for edit in edits:
        while at < len(segments) and segments[at].end <= edit[0]:
            if held is not None:
                kept.append(_whole_token(text, held, segments[at].start, segments[at].end))
                held = None
            at += 1
        if at == len(segments) or edit[1] > segments[at].end:
            continue
        if segments[at].kind in _NEVER_EDITED:
            continue
        if held is None:
            held = edit
        elif _WORDS.fullmatch(text, held[1], edit[0]):
            rules = dict.fromkeys((*held[3].split("+"), *edit[3].split("+")))
            after = held[2] + text[held[1] : edit[0]] + edit[2]
            held = (held[0], edit[1], after, "+".join(rules))
        else:
            kept.append(_whole_token(text, held, segments[at].start, edit[0]))
            held = edit
    if held is not None:
        kept.append(_whole_token(text, held, segments[at].start, segments[at].end))
    return kept


def _whole_token(text: str, edit: Replacement, floor: int, ceiling: int) -> Replacement:
    """An edit widened to the word characters around it, within bounds."""
    first, last, after, rule = edit
    start, end = first, last
    while start > floor and _WORDS.fullmatch(text, start - 1, start):
        start -= 1
    found = _WORDS.match(text, end, ceiling)
    end = found.end() if found is not None else end
    return start, end, text[start:first] + after + text[last:end], rule


def _expect_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"expected the text as a str, found {type(text).__name__}")


def _expect(name: str, value: object, kind: type) -> None:
    if value is not None and not isinstance(value, kind):
        found = type(value).__name__
        raise TypeError(f"expected {name} as a {kind.__name__}, found {found}: {value!r}")


def _as_date(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment
