"""What a reader copies from an example, and whether the interpreter takes it."""

import codeop
from collections.abc import Iterable

_PROMPTS = (">>>", "...")


def prompted(text: str) -> list[str]:
    """The lines of an example that stand behind a prompt, each without it."""
    lines = map(str.strip, text.split("\n"))
    return [line.partition(" ")[2] for line in lines if line.startswith(_PROMPTS)]


def refused(lines: Iterable[str]) -> str | None:
    """The line that the interpreter takes for a slip, if all are pasted one after the other."""
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        try:
            if codeop.compile_command("\n".join(waiting), symbol="single") is not None:
                waiting.clear()
        except SyntaxError:
            return line
    return None
