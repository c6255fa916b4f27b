"""What the readers of a text are handed along the chain."""

from __future__ import annotations

import attrs

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import Languages


@attrs.frozen(eq=False)
class Context:
    """A working text, and the styles and the language to read it by; made once a text.

    Attributes:
        working: The working text.
        registry: The house styles.
        spoken: The language of the copy.
    """

    working: str
    registry: Registry
    spoken: Language

    @property
    def languages(self) -> Languages:
        """The languages that the parser knows."""
        return self.registry.languages
