"""Working spans into corrected strings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wirecopy.model.spans import SpanTable
from wirecopy.text.blocks import join_slices
from wirecopy.text.offsets import Replacement, TextSpan, replace
from wirecopy.text.source import Source


class Slicer:
    """Spans of the working text as spans of the original, and the corrected text of them.

    Args:
        source: The text and its working text.
        edits: The corrections to make in what is sliced, to the letter, in the original's offsets.
        joiner: What joins the slices of one field.
    """

    __slots__ = ("_as_printed", "_edits", "_joiner", "_source", "_starts")

    def __init__(self, source: Source, edits: Sequence[Replacement], joiner: str) -> None:
        self._source = source
        self._edits = edits
        self._starts = [edit[0] for edit in edits]
        self._joiner = joiner
        # Most copy holds nothing to correct, and a slice of a line is the field.
        self._as_printed = source.plain and not edits and source.offsets is None

    def span(self, span: TextSpan) -> TextSpan:
        """A span of the working text in the original."""
        return span if self._source.offsets is None else self._source.original(*span)

    def spans(self, spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
        """Spans of the working text in the original."""
        return spans if self._source.offsets is None else tuple(map(self.span, spans))

    def table(self, *named: tuple[str, TextSpan | None]) -> SpanTable:
        """The table of a part's spans in the original, of those that it has."""
        if self._source.offsets is None:
            return tuple([(path, (span,)) for path, span in named if span is not None])
        return tuple([(path, (self.span(span),)) for path, span in named if span is not None])

    def working(self, span: TextSpan) -> str:
        """The working text of a span of it."""
        return self._source.working[span[0] : span[1]]

    def typed(self, span: TextSpan) -> str:
        """A span for a typed value: corrected, or with the characters repaired all the same."""
        return self.text(span) if self._edits else " ".join(self.working(span).split())

    def paragraphs(
        self, paragraphs: Sequence[tuple[TextSpan, ...]]
    ) -> tuple[list[str], list[tuple[TextSpan, ...]]]:
        """The corrected texts of paragraphs, each given by its lines, and their spans.

        Those that corrections leave empty are left out.
        """
        if self._as_printed and self._joiner:
            return self._as_they_stand(paragraphs), list(paragraphs)
        texts = [self.text(*lines) for lines in paragraphs]
        if self._as_printed:
            return texts, list(paragraphs)
        kept = [self.spans(lines) for lines, text in zip(paragraphs, texts, strict=True) if text]
        return [text for text in texts if text], kept

    def _as_they_stand(self, paragraphs: Sequence[tuple[TextSpan, ...]]) -> list[str]:
        """The texts of paragraphs as printed: between the lines of one stands nothing but blanks.

        Where marks stood that quote a mail, the working text has blanks.
        """
        working, joiner = self._source.working, self._joiner
        whole = [working[lines[0][0] : lines[-1][1]].replace("\n", joiner) for lines in paragraphs]
        for at, text in enumerate(whole):
            if "  " in text:
                whole[at] = self.text(*paragraphs[at])
        return whole

    def text(self, *spans: TextSpan) -> str:
        """The corrected text of spans of the working text, joined, blanks folded."""
        if self._as_printed and (self._joiner or len(spans) == 1):
            text = self._source.text
            joined = self._joiner.join([text[start:end] for start, end in spans]).strip()
            if "\n" not in joined and "  " not in joined:
                return joined
        return join_slices([self.corrected(*self.span(span)) for span in spans], self._joiner)

    def corrected(self, start: int, end: int) -> str:
        """The corrected text of a span of the original."""
        text = self._source.text[start:end]
        if not self._edits:
            return text
        inside = []
        for edit in self._edits[bisect_left(self._starts, start) :]:
            if edit[1] > end:
                break
            inside.append((edit[0] - start, edit[1] - start, edit[2], edit[3]))
        return replace(text, inside) if inside else text
