"""The conductor: lines, fields, layout, corrections, article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import attrs

from wirecopy.assembly.analysis import Analysis, Given, analyse, source_of
from wirecopy.assembly.assembler import article_of
from wirecopy.assembly.language_detection import hear
from wirecopy.assembly.parts import byline_part, dateline_part, source_line_part, timestamp_part
from wirecopy.assembly.slicer import Slicer
from wirecopy.assembly.style_detection import languages_of, style_of
from wirecopy.corrections.placing import told_edits
from wirecopy.corrections.rounds import settled
from wirecopy.corrections.rules import PRESETS, chosen_rules, rules_of
from wirecopy.errors import expect_several, expect_type, is_empty_cell, shortened, strings_of
from wirecopy.fields.byline.lines import read_byline_lines
from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import read_byline, read_leading_byline
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.source_line.reader import read_source_line
from wirecopy.fields.source_line.timestamps import find_timestamps
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.words import ENGLISH, Languages
from wirecopy.model.annotations import Defect, Kind
from wirecopy.model.article import Article
from wirecopy.model.brief import brief, counted
from wirecopy.model.copy import Copy, Stated
from wirecopy.model.normalized import Normalized
from wirecopy.model.parts import Byline, Dateline, SourceLine, Timestamp
from wirecopy.text.blocks import blocks_of, joiner_of
from wirecopy.text.offsets import Replacement, TextSpan

_NOTHING_STATED = Stated()
_SURE = 0.75


_Own = TypeVar("_Own", HouseStyle, Language)


def _names_and_own(
    what: str, kind: type[_Own], given: Iterable[str | _Own] | None
) -> tuple[str | _Own, ...] | None:
    """Names of what is built in, and what the caller has made."""
    if given is None:
        return None
    expect_several(what, given, f"Parser({what}={{}})", kind)
    found = tuple(given)
    for at, item in enumerate(found):
        if not isinstance(item, str | kind):
            raise TypeError(
                f"expected {what}[{at}] as a name or a {kind.__name__}, found "
                f"{type(item).__name__}: {shortened(item)}"
            )
    return found


def _style_names(given: Iterable[str | HouseStyle] | None) -> tuple[str | HouseStyle, ...] | None:
    return _names_and_own("styles", HouseStyle, given)


def _language_names(given: Iterable[str | Language] | None) -> tuple[str | Language, ...] | None:
    return _names_and_own("languages", Language, given)


def _rule_names(names: Iterable[str] | None) -> tuple[str, ...]:
    return PRESETS["default"] if names is None else strings_of("rules", names, "Parser(rules={})")


@attrs.frozen
class Parser:
    """A parser with its own styles, lexicon and rules; frozen, and can be pickled.

    The module's functions use one with the defaults.

    Args:
        styles: Names of built-in styles and styles of the caller's own; None for all built-in.
        languages: BCP 47 codes of built-in languages and languages of the caller's own; None for
            all built-in. English and the own languages of own styles are always among them.
        lexicon: The terms that corrections know; None for the package's.
        rules: Names of correction rules, such as ``dates`` and ``acronyms``, or of presets:
            ``default``, which None stands for, ``names``, ``typography``, ``all``.

    Raises:
        StyleError: A style or a language is unknown, or one of the caller's own is unsound.
        TypeError: One string stands where several are meant, or a value is of a wrong type.
        ValueError: A rule is unknown.

    Example:
        >>> import wirecopy
        >>> parser = wirecopy.Parser(styles=["xinhua"], rules=["dates"])
        >>> parser.parse("LIMA, Febuary 3 (Xinhua) -- It is open.").dateline.month
        2
    """

    styles: tuple[str | HouseStyle, ...] | None = attrs.field(default=None, converter=_style_names)
    lexicon: Lexicon | None = None
    rules: tuple[str, ...] = attrs.field(default=PRESETS["default"], converter=_rule_names)
    languages: tuple[str | Language, ...] | None = attrs.field(
        default=None, converter=_language_names
    )

    def __attrs_post_init__(self) -> None:
        expect_type("lexicon", self.lexicon, Lexicon)
        chosen_rules(self.rules)
        # The built-in ones are loaded when they are needed.
        if self.styles is not None or self.languages is not None:
            _registry(self.styles, self.languages)

    def __repr__(self) -> str:
        return brief(
            "Parser",
            None,
            "all styles" if self.styles is None else counted(len(self.styles), "style"),
            "all languages" if self.languages is None else counted(len(self.languages), "language"),
            f"rules {' '.join(self.rules)}" if self.rules != PRESETS["default"] else None,
            counted(len(self.lexicon.own), "own term") if self.lexicon else None,
        )

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
        """Take a piece of copy apart; see `wirecopy.parse`.

        Example:
            >>> import wirecopy
            >>> parser = wirecopy.Parser(styles=["xinhua"])
            >>> parser.parse("LIMA, March 3 (Xinhua) -- It is open.").source
            'Xinhua'
        """
        _expect_text(text)
        if stated is not None or reference_date is not None:
            expect_type("stated", stated, Stated)
            expect_type("reference_date", reference_date, dt.date)
        stated = stated or _NOTHING_STATED
        code = language or self._registry.languages.code_of(stated.language)
        given = self._given(style, code, stated)
        analysis = analyse(text, given)
        edits: Sequence[Replacement] = ()
        defects: tuple[Defect, ...] = ()
        if normalize:
            edits, defects = self._settled(analysis, given)
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
        r"""The stories of a digest; see `wirecopy.parse_all`.

        Example:
            >>> import wirecopy
            >>> digest = "Bridge opens\n\nLIMA, March 3 (Reuters) - It is open.\n\n"
            >>> [story.headline for story in wirecopy.Parser().parse_all(digest)]
            ['Bridge opens']
        """
        _expect_text(text)
        expect_type("reference_date", reference_date, dt.date)
        analysis = analyse(text, self._given(style, language, _NOTHING_STATED))
        source = analysis.source
        starts = [source.original(start, start)[0] for start in analysis.layout.more_stories]
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
        """One article a piece of copy, by all processors; see `wirecopy.parse_many`.

        Example:
            >>> import wirecopy
            >>> copy = ["LIMA, March 3 (Reuters) - It opens.", "QUITO, April 4 (AP) - It is shut."]
            >>> [story.source for story in wirecopy.Parser().parse_many(copy, workers=1)]
            ['Reuters', 'AP']
        """
        from wirecopy.parallel.articles import Reading, articles  # noqa: PLC0415 - it brings processes along

        self.parse("", style=style, language=language, reference_date=reference_date)
        reading = Reading(self, style, language, reference_date, normalize)
        return articles(reading, items, workers=workers, chunksize=chunksize)

    def normalize(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Normalized:
        """The text with its slips corrected; see `wirecopy.normalize`.

        Example:
            >>> import wirecopy
            >>> parser = wirecopy.Parser(rules=["dates"])
            >>> parser.normalize("LIMA, Febuary 3 (Reuters) - It is open.").text
            'LIMA, February 3 (Reuters) - It is open.'
        """
        _expect_text(text)
        given = self._given(style, language, _NOTHING_STATED)
        analysis = analyse(text, given)
        edits, _ = self._settled(analysis, given)
        return Normalized.of(text, told_edits(text, edits, analysis.segments))

    def parse_dateline(
        self,
        text: str,
        *,
        style: str | None = None,
        language: str | None = None,
        reference_date: dt.date | None = None,
    ) -> Dateline | None:
        """The dateline at the start of a text; see `wirecopy.parse_dateline`.

        Example:
            >>> import wirecopy
            >>> wirecopy.Parser().parse_dateline("LIMA, March 3 (Reuters) - It is open.").text
            'LIMA, March 3 (Reuters)'
        """
        expect_type("reference_date", reference_date, dt.date)
        context, slicer = self._part(text, style, language)
        blocks = blocks_of(context.working)
        if not blocks:
            return None
        reader = Reader(context.registry, context.spoken, self._known_style(style))
        flat = context.working.replace("\n", " ")
        found = reader.read(flat, blocks[0].start, blocks[0].end)
        if found is None:
            return None
        home = self._registry.style(found.style) if found.style is not None else None
        people = None
        if found.people is not None:
            people = read_byline(context, *found.people, named=True)
        return dateline_part(found, slicer, home, _as_date(reference_date), people)[0]

    def parse_byline(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Byline | None:
        """The byline that a line is; see `wirecopy.parse_byline`.

        Example:
            >>> import wirecopy
            >>> byline = wirecopy.Parser().parse_byline("By Ana Ruz and Bo Lindo")
            >>> [person.name for person in byline.people]
            ['Ana Ruz', 'Bo Lindo']
        """
        self._known_style(style)
        context, slicer = self._part(text, style, language)
        lines = [line for block in blocks_of(context.working) for line in block.lines]
        found = _byline_of(context, lines) if lines else None
        return byline_part(found, slicer) if found is not None else None

    def parse_timestamp(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> Timestamp | None:
        """The first timestamp in a text; see `wirecopy.parse_timestamp`.

        Example:
            >>> import wirecopy
            >>> stamp = wirecopy.Parser().parse_timestamp("Published: 2024-03-03 14:05 GMT")
            >>> stamp.value.isoformat()
            '2024-03-03T14:05:00+00:00'
        """
        known = self._known_style(style)
        context, slicer = self._part(text, style, language)
        found = find_timestamps(context, 0, len(context.working))
        if not found:
            return None
        return timestamp_part(found[0], slicer, self._registry.style(known) if known else None)

    def parse_source_line(
        self, text: str, *, style: str | None = None, language: str | None = None
    ) -> SourceLine | None:
        """The source line that a line is; see `wirecopy.parse_source_line`.

        Example:
            >>> import wirecopy
            >>> wirecopy.Parser().parse_source_line("Source: Xinhua | Editor: Ana Ruz").source
            'Xinhua'
        """
        known = self._known_style(style)
        context, slicer = self._part(text, style, language)
        for block in blocks_of(context.working)[:1]:
            found = read_source_line(context, block.start, block.end)
            if found is not None:
                agency = found.source[0] if found.source else None
                name = known or style_of(agency, context)
                house = self._registry.style(name) if name else None
                return source_line_part(found, slicer, house)
        return None

    def strip(
        self,
        text: str,
        *,
        keep: Iterable[str] = ("headline", "deck", "body"),
        style: str | None = None,
        language: str | None = None,
    ) -> str:
        """The story alone, as it stands; see `wirecopy.strip`.

        Example:
            >>> import wirecopy
            >>> wirecopy.Parser().strip("LIMA, March 3 (Reuters) - The bridge is open.")
            'The bridge is open.'
        """
        from wirecopy.model.cutting import cut, kinds_named  # noqa: PLC0415 - few ask for it

        _expect_text(text)
        kept = kinds_named(keep, "strip(text, keep={})")
        segments = analyse(text, self._given(style, language, _NOTHING_STATED)).segments
        return cut(text, segments, frozenset(Kind) - kept - {Kind.BLANK})

    def detect_style(self, text: str) -> str | None:
        """The house style of a text; see `wirecopy.detect_style`.

        Example:
            >>> import wirecopy
            >>> wirecopy.Parser().detect_style("LIMA, March 3 (Xinhua) -- It is open.")
            'xinhua'
        """
        _expect_text(text)
        style = analyse(text, self._given(None, None, _NOTHING_STATED)).style
        return style.name if style is not None else None

    @property
    def _registry(self) -> Registry:
        return _registry(self.styles, self.languages)

    def _known_style(self, style: str | None) -> str | None:
        expect_type("style", style, str)
        if style is not None:
            self._registry.style(style)
        return style

    def _part(self, text: str, style: str | None, code: str | None) -> tuple[Context, Slicer]:
        _expect_text(text)
        expect_type("language", code, str)
        source = source_of(text)
        tag = code
        if tag is None:
            known = self._known_style(style)
            expected = languages_of(known, self._registry) if known is not None else None
            # A line holds too few words for a weak guess to count.
            languages = self._registry.languages
            found, confidence = hear(source.working, languages).told(expected)
            tag = found if confidence >= _SURE else None
        spoken = self._registry.languages.language(tag or ENGLISH)
        context = Context(source.working, self._registry, spoken)
        return context, Slicer(source, (), joiner_of(tag))

    def _given(self, style: str | None, code: str | None, stated: Stated) -> Given:
        expect_type("language", code, str)
        return Given(self._registry, self._known_style(style), code, stated.headline, stated.source)

    def _settled(
        self, analysis: Analysis, given: Given
    ) -> tuple[Sequence[Replacement], tuple[Defect, ...]]:
        """The corrections of an analysis; each corrected text is analysed again."""
        if analysis.markup is not None:
            return (), ()

        def again(corrected: str) -> Analysis:
            return analyse(corrected, given)

        lexicon = self.lexicon or Lexicon.default()
        return settled(analysis, again, lexicon, rules_of(self.rules))


@lru_cache(maxsize=16)
def _registry(
    styles: tuple[str | HouseStyle, ...] | None, languages: tuple[str | Language, ...] | None
) -> Registry:
    names, own = _parted(styles, HouseStyle)
    codes, own_languages = _parted(languages, Language)
    of_styles = (spoken for style in own for spoken in style.own_languages)
    known = tuple(dict.fromkeys((*own_languages, *of_styles)))
    return Registry.of(names, own, Languages.of(codes, known) if known or codes else None)


def _byline_of(context: Context, lines: Sequence[TextSpan]) -> BylineFound | None:
    """The byline that some lines begin with, on one of them or over several."""
    several = read_byline_lines(context, lines)
    if several is not None and several.taken > 1:
        return several.byline
    found = read_byline(context, *lines[0])
    if found is not None:
        return found
    led = read_leading_byline(context, *lines[0])
    if led is not None:
        return led[0]
    # "By Ana Ruz | 26 February 2019, 8:12": the names beside a time.
    start, end = lines[0]
    line = read_source_line(context, start, end)
    return BylineFound(start, end, line.authors) if line is not None and line.authors else None


def _parted(
    given: tuple[str | _Own, ...] | None, kind: type[_Own]
) -> tuple[tuple[str, ...] | None, tuple[_Own, ...]]:
    """The names, None for all there are, and what the caller has made."""
    if given is None:
        return None, ()
    names = tuple(item for item in given if isinstance(item, str))
    return names, tuple(item for item in given if isinstance(item, kind))


def _expect_text(text: object) -> None:
    if isinstance(text, str):
        return
    hint = ""
    if is_empty_cell(text):
        hint = "; column.map(wirecopy.parse, na_action='ignore') passes over empty cells"
    elif isinstance(text, bytes):
        hint = "; wirecopy.read takes bytes, and finds out their encoding"
    elif isinstance(text, list | tuple):
        hint = "; wirecopy.parse_many takes several texts"
    raise TypeError(f"expected the text as a str, found {type(text).__name__}{hint}")


def _as_date(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment
