"""A corrected text with its edits, and the offsets both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from wirecopy.model.annotations import Edit
from wirecopy.model.brief import brief, counted, first_words
from wirecopy.model.explanation import explain_edits
from wirecopy.model.spans import Span
from wirecopy.text.offsets import OffsetMap, Replacement, replace


@attrs.frozen(slots=False)
class Normalized:
    """A text after correction.

    Attributes:
        source: The text before.
        text: The text after; the same object where nothing was corrected.
        edits: The corrections, with spans into the source.

    Example:
        >>> import wirecopy
        >>> normalized = wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.")
        >>> normalized.text, normalized.edits[0].rule
        ('LIMA, February 3 (Reuters) - It is open.', 'date:month')
        >>> normalized.revert() == normalized.source
        True
    """

    source: str
    text: str
    edits: tuple[Edit, ...]

    @classmethod
    def of(cls, source: str, edits: Iterable[Edit]) -> Normalized:
        """The text that the edits make of a source.

        Example:
            >>> import wirecopy
            >>> slip = wirecopy.Edit(3, 10, "Febuary", "February", "date:month")
            >>> wirecopy.Normalized.of("In Febuary", [slip]).text
            'In February'
        """
        found = tuple(edits)
        return cls(source, replace(source, _replacements(found)) if found else source, found)

    def __repr__(self) -> str:
        return brief("Normalized", self.text, counted(len(self.edits), "edit"))

    def __rich_repr__(self) -> Iterator[tuple[str, object, object]]:
        """What `rich.print` shows: the first words, and what became of which."""
        yield "text", first_words(self.text), None
        yield "edits", [(edit.before, edit.after) for edit in self.edits], []

    @cached_property
    def _offsets(self) -> OffsetMap:
        return OffsetMap(_replacements(self.edits))

    def apply(self, text: str | None = None) -> str:
        """The corrected text, made anew from the source (or from an equal text).

        Raises:
            ValueError: The text is not the source that the edits are for.

        Example:
            >>> import wirecopy
            >>> wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.").apply()
            'LIMA, February 3 (Reuters) - It is open.'
        """
        if text is not None and text != self.source:
            raise ValueError("the edits are for another text")
        return replace(self.source, _replacements(self.edits))

    def revert(self) -> str:
        """The source, made anew from the corrected text by undoing the edits.

        Example:
            >>> import wirecopy
            >>> wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.").revert()
            'LIMA, Febuary 3 (Reuters) - It is open.'
        """
        undone = []
        for edit in self.edits:
            start = self._offsets.to_result(edit.start)
            undone.append((start, start + len(edit.after), edit.before, edit.rule))
        return replace(self.text, undone)

    def to_source(self, start: int, end: int) -> Span:
        """The span of the source for a span of the corrected text; whole edits where it cuts one.

        Offsets beyond the text are taken for its edges.

        Example:
            >>> import wirecopy
            >>> normalized = wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.")
            >>> normalized.to_source(6, 16)
            Span(start=6, end=15)
        """
        start, end = _within(self.text, start, end)
        return Span(*self._offsets.source_span(start, end))

    def from_source(self, start: int, end: int) -> Span:
        """The span of the corrected text for a span of the source; as `to_source`.

        Example:
            >>> import wirecopy
            >>> normalized = wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.")
            >>> normalized.from_source(6, 15)
            Span(start=6, end=16)
        """
        start, end = _within(self.source, start, end)
        first = self._offsets.to_result(start)
        return Span(first, max(first, self._offsets.to_result(end, end=True)))

    def explain(self) -> str:
        """Each edit with its line and a mark under the place, for a person.

        Example:
            >>> import wirecopy
            >>> print(wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.").explain())
            line 1: 'Febuary' -> 'February' (date:month; a letter dropped)
                LIMA, Febuary 3 (Reuters) - It is open.
                      ~~~~~~^
        """
        return explain_edits(self.source, self.edits)


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """A span, cut off at the edges of a text."""
    start = min(max(start, 0), len(text))
    return start, min(max(end, start), len(text))


def _replacements(edits: tuple[Edit, ...]) -> list[Replacement]:
    return [(edit.start, edit.end, edit.after, edit.rule) for edit in edits]
