"""Corrections in rounds: what one round finds, and rounds until one finds nothing more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from wirecopy.assembly.analysis import Analysis, source_of
from wirecopy.corrections.placing import NEVER_EDITED, disjoint, inside
from wirecopy.corrections.rules import kinds_of, rule_of
from wirecopy.corrections.typography import typography_edits
from wirecopy.corrections.words import Document, word_edits
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.layout.segments import segments_of
from wirecopy.model.annotations import Defect
from wirecopy.text.markup import markup_of
from wirecopy.text.offsets import OffsetMap, Replacement, compose, replace
from wirecopy.text.source import Source, working_text

_MOST_ROUNDS = 3
# Longer than any line of hard-wrapped copy, so that a letter more or less wraps nothing anew.
_LONG_PARAGRAPH = 110
_ENGLISH = "en"


def settled(
    analysis: Analysis,
    analyse: Callable[[str], Analysis],
    lexicon: Lexicon,
    rules: frozenset[str],
) -> tuple[Sequence[Replacement], tuple[Defect, ...]]:
    """The corrections, run until nothing more is found, three rounds at most.

    Args:
        analysis: What was read off the text.
        analyse: Reads a corrected text; what the corrections change may change what is found.
        lexicon: The terms to know.
        rules: The names of the rules to apply.

    Returns:
        The edits to the letter, in the original's offsets (`whole_tokens` makes of them those that
        are told); and what is to be said of the text.
    """
    text = analysis.source.text
    own = _own_edits(analysis, lexicon, rules)
    edits = _placed(own, analysis, rules)
    for _ in range(_MOST_ROUNDS - 1):
        if not edits:
            return (), ()
        corrected = replace(text, edits)
        again = _read_corrected(analysis, edits, corrected)
        if again is not None:
            # The words are those that were read, and so is what is to be corrected in them.
            more = _placed(own, again, rules) if again.source.repairs else ()
        elif _changes_words_alone(analysis, edits):
            more = round_edits(_laid_out_alike(analysis, corrected, edits), lexicon, rules)
        else:
            more = round_edits(analyse(corrected), lexicon, rules)
        if not more:
            return edits, ()
        edits = inside(compose(text, edits, more), analysis.segments)
    if round_edits(analyse(replace(text, edits)), lexicon, rules):
        # They would never settle: correcting nothing is the honest answer.
        return (), (Defect.UNSETTLED,)
    return edits, ()


def round_edits(
    analysis: Analysis, lexicon: Lexicon, rules: frozenset[str]
) -> Sequence[Replacement]:
    """The corrections of one round, in the original's offsets; see `settled`."""
    return _placed(_own_edits(analysis, lexicon, rules), analysis, rules)


def _own_edits(
    analysis: Analysis, lexicon: Lexicon, rules: frozenset[str]
) -> Sequence[Replacement]:
    """The corrections of one round beside those of characters, in the working text's offsets."""
    source, layout = analysis.source, analysis.layout
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
        left_alone=[piece[1:] for piece in layout.pieces if piece[0] in NEVER_EDITED],
        english=analysis.language in (None, _ENGLISH),
    )
    found += word_edits(document, lexicon, kinds_of(rules))
    found += typography_edits(source.working, rules)
    return [edit for edit in disjoint(found) if rule_of(edit[3]) in rules]


def _placed(
    own: Sequence[Replacement], analysis: Analysis, rules: frozenset[str]
) -> Sequence[Replacement]:
    """Edits of the working text as those of the original, where its segments may be edited."""
    return inside(_in_original(analysis.source, own, rules), analysis.segments)


def _in_original(
    source: Source, own: Sequence[Replacement], rules: frozenset[str]
) -> Sequence[Replacement]:
    """Edits of the working text in the original's offsets, with the character repairs."""
    if source.offsets is None:
        return own
    if "characters" not in rules:
        return [(*source.original(*edit[:2]), *edit[2:]) for edit in own]
    if source.layout is not None:
        own = [(*source.layout.source_span(*edit[:2]), *edit[2:]) for edit in own]
    return compose(source.text, source.repairs, own)


def _read_corrected(
    analysis: Analysis, edits: Sequence[Replacement], corrected: str
) -> Analysis | None:
    """The analysis of a text that was read as it now is: nothing but characters was repaired.

    The working text has those repairs from the first, so that it stays as it was; repairs of what
    is never edited, as of codes of a feed, are left to be made again.
    """
    source = analysis.source
    if not source.repairs or not set(edits).issubset(source.repairs):
        return None
    again = source_of(corrected)
    if again.working != source.working or markup_of(corrected) is not None:
        return None
    return analysis._replace(source=again, segments=segments_of(again, analysis.layout.pieces))


def _changes_words_alone(analysis: Analysis, edits: Sequence[Replacement]) -> bool:
    """Whether edits lie inside long paragraphs of plain copy, so that its layout stays as it is.

    The first and the last paragraph are not among them: other parts are stuck to these.
    """
    if not analysis.layout.is_plain or analysis.source.offsets is not None:
        return False
    inner = [lines[0] for lines in analysis.layout.paragraphs[1:-1] if len(lines) == 1]
    starts = [start for start, _ in inner]
    for start, end, *_ in edits:
        at = bisect_left(starts, start) - 1
        if at < 0 or end >= inner[at][1] or inner[at][1] - inner[at][0] < _LONG_PARAGRAPH:
            return False
    return True


def _laid_out_alike(analysis: Analysis, corrected: str, edits: Sequence[Replacement]) -> Analysis:
    """The analysis of a corrected text that is laid out as the text was before."""
    offsets = OffsetMap(edits)
    pieces = tuple(
        (kind, offsets.to_result(start), offsets.to_result(end, end=True))
        for kind, start, end in analysis.layout.pieces
    )
    source = working_text(corrected, (), plain=analysis.source.plain)
    return analysis._replace(
        source=source,
        layout=analysis.layout._replace(pieces=pieces),
        segments=segments_of(source, pieces),
    )
