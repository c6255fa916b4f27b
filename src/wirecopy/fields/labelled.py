r"""Copy whose fields a desk's system labels, line by line: labels are furniture, not the values.

head  = 3*16field [ text ]
field = label ":" [ value ]            ; HEADLINE: Ferry runs again
text  = text-label ":" [ first words ] ; TEXT:

Two labels at least are known, one of them of the headline or the text. What an unknown one says
(PRIORITY: 4) is the system's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wirecopy.knowledge.data_files import own_table
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block, cut_block
from wirecopy.text.patterns import lazy

_MOST_ABOVE, _MOST_LINES = 3, 16
_FEWEST_LINES, _FEWEST_KNOWN = 3, 2
_LONGEST_LABEL = 24
_FIELD = lazy(r"(?P<label>\p{L}[\p{L}\p{M} ()_/.-]{0,22}?)[ ]?[:：][ ]*(?P<value>[^\n]*+)")
# The copy tells these itself, if not by name.
_TOLD = frozenset(("headline", "byline", "place", "date", "text"))
_TITLED = frozenset(("headline", "text"))


class _Field(NamedTuple):
    """A labelled line: its block, what the label says, and where the value begins."""

    block: Block
    kind: str | None
    value: int


def read_labelled(working: str, blocks: Sequence[Block]) -> tuple[Sequence[Block], frozenset[int]]:
    """The labelled fields above the text.

    Args:
        working: The working text.
        blocks: Its blocks.

    Returns:
        The blocks, with values parted from their labels, and where those start that are furniture.
    """
    first = _first_field(working, blocks)
    if first is None:
        return blocks, frozenset()
    fields: list[_Field] = []
    for block in blocks[first : first + _MOST_LINES]:
        field = _field(working, block)
        if field is None or (fields and fields[-1].kind == "text"):
            break
        fields.append(field)
    known = {field.kind for field in fields} & _TOLD
    if len(fields) < _FEWEST_LINES or len(known) < _FEWEST_KNOWN or known.isdisjoint(_TITLED):
        return blocks, frozenset()
    parted: list[Block] = [*blocks[:first]]
    starts: set[int] = set()
    for field in fields:
        if field.kind == "byline" and field.value < field.block.end:
            parted.append(field.block)  # which the reader of source lines takes apart
            continue
        starts.add(field.block.start)
        valued = field.kind is not None and field.value < field.block.end
        parted += _parted(working, field) if valued else (field.block,)
    return [*parted, *blocks[first + len(fields) :]], frozenset(starts)


def _first_field(working: str, blocks: Sequence[Block]) -> int | None:
    """Which of the first blocks is a field."""
    for at, block in enumerate(blocks[:_MOST_ABOVE]):
        head = working[block[0] : block[0] + _LONGEST_LABEL]
        if (":" in head or "：" in head) and _field(working, block) is not None:
            return at
    return None


def _parted(working: str, field: _Field) -> tuple[Block, Block]:
    """The label of a field, and its value."""
    end = len(working[field.block.start : field.value].rstrip()) + field.block.start
    return cut_block(field.block, end, field.value)


def _field(working: str, block: Block) -> _Field | None:
    """The field that a line is; only a text may be longer than a line."""
    start, end, _ = block
    head = working[start : start + _LONGEST_LABEL]
    if ":" not in head and "：" not in head:
        return None
    match = _FIELD.match(working, start, end)
    if match is None:
        return None
    kind = _labels().get(match["label"].strip().casefold())
    if end - start > LONGEST_SHORT_BLOCK and kind != "text":
        return None
    return _Field(block, kind, match.start("value"))


@cache
def _labels() -> dict[str, str]:
    table = own_table("", "labels")
    return {label.casefold(): kind for kind in sorted(_TOLD) for label in table[kind]}
