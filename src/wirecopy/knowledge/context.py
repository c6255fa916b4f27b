"""What the readers of a text are handed along the chain."""

from __future__ import annotations

import attrs

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import Languages

_LONGEST_ROW = 120


@attrs.frozen(eq=False)
class Context:
    """A working text, and the styles and the language to read it by; made once a text.

    Attributes:
        working: The working text.
        registry: The house styles.
        spoken: The language of the copy.
        narrowed: Where a blank stands for two or three, as fields and buttons of a line are parted.
    """

    working: str
    registry: Registry
    spoken: Language
    narrowed: frozenset[int] = frozenset()

    def is_row(self, start: int, end: int) -> bool:
        """Whether doubled blanks part all words of a stretch, as they part buttons: Share  Save.

        In copy whose blanks are all doubled they part nothing.
        """
        if not self.narrowed or end - start > _LONGEST_ROW:
            return False
        blanks = [at for at in range(start, end) if self.working[at] == " "]
        if not blanks or not self.narrowed.issuperset(blanks):
            return False
        return len(self.narrowed) * 2 < self.working.count(" ")

    @property
    def languages(self) -> Languages:
        """The languages that the parser knows."""
        return self.registry.languages
