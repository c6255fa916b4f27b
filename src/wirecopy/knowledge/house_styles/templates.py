r"""Templates: one printed form that drives composing and reading.

    template  = *( literal / slot / optional )
    slot      = "{" name "}"
    optional  = "<" template ">"

Everything else is literal, square brackets too (agencies print them). A template is the form to
compose; reading is tolerant by what a literal means: a run of dashes is any sign with any spaces,
a comma is a comma, a stop or nothing, a round bracket is also its full-width form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
import regex

from wirecopy.errors import marked, unknown
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import FULL_STOPS

# Slots that hold a part of a date; a run of them is read as one date in any order.
DATE_SLOTS = ("day", "month", "year")
# DASH: what ends a dateline, in any of the forms that the wires print and sites make of it.
# A hyphen inside a name that a dash follows is none: ИНТЕРФАКС-СИБИРЬ -
_IN_NAME = r"(?!(?<=\p{L})-\p{Lu}{2,24}[ ]{0,2}[-\u2013\u2014][ ])"
DASH = rf"(?:{_IN_NAME}[-\u2010-\u2015_\uFF0D\u2212]{{1,3}}(?:[ ][-\u2013\u2014])?)"
# SIGN = [ "." ] DASH / ":" [ DASH ] / "=" / "." / the stop of another script
SIGN = rf"(?:\.?[ ]?{DASH}|[:：]{{1,2}}(?:[-\u2013\u2014]{{1,2}}(?![\d-]))?|[=＝.{FULL_STOPS}])"
_TOKEN = lazy(r"\{(?P<slot>[a-z_]+)\}|(?P<open><)|(?P<close>>)|(?P<literal>[^{}<>]+)")
_LITERALS = {
    ",": r"[ ]*[,，،、.]?[ ]*",
    "،": r"[ ]*[,，،、.]?[ ]*",
    ".": r"[ ]*\.?[ ]*",
    ":": r"[ ]*[:：]?[ ]*",
    "(": r"[ ]*[(（][ ]*",
    ")": r"[ ]*[)）][ ]*",
    "[": r"[ ]*[\[［][ ]*",
    "]": r"[ ]*[\]］][ ]*",
    "/": r"[ ]*[/／][ ]*",
    "=": r"[ ]*[=＝][ ]*",
    " ": r"[ ]*",
}
_DASH_RUN = lazy(r"[-\u2010-\u2015_]+")
_SIGN_TAIL = lazy(r"[\s.:=\-\u2010-\u2015_]+$")
_DATE_MARKS = "年月日년월일"
# Stretches inside stretches: who reads them calls itself as often.
_DEEPEST = 8


@attrs.frozen
class Literal:
    """Text that stands as it is."""

    text: str


@attrs.frozen
class Slot:
    """A place for a value."""

    name: str


@attrs.frozen
class Optional:
    """A stretch that stands only where its slots have values."""

    nodes: tuple[Node, ...]


Node = Literal | Slot | Optional


@attrs.frozen
class Template:
    """A parsed template.

    Example:
        >>> template = Template.parse("{place}<, {region}> ({credit}) -")
        >>> template.compose({"place": "LIMA", "credit": "AFP"})
        'LIMA (AFP) -'
        >>> template.compose({"place": "ALBANY", "region": "N.Y.", "credit": "AP"})
        'ALBANY, N.Y. (AP) -'
    """

    text: str
    nodes: tuple[Node, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Parse a template.

        Raises:
            ValueError: A bracket is not closed or not opened, or stands in too many others, or a
                slot's name is no name; the message has a mark under the place.
        """
        stack: list[list[Node]] = [[]]
        opened: list[int] = []
        at = 0
        for match in _TOKEN.finditer(text):
            if match.start() != at:
                break
            if match["slot"]:
                stack[-1].append(Slot(match["slot"]))
            elif match["open"] and len(opened) < _DEEPEST:
                opened.append(at)
                stack.append([])
            elif match["close"] and opened:
                opened.pop()
                nodes = stack.pop()
                stack[-1].append(Optional(tuple(nodes)))
            elif match["literal"]:
                stack[-1].append(Literal(match["literal"]))
            else:
                break
            at = match.end()
        if at != len(text):
            end = text.find("}", at) + 1 if text[at] == "{" else at + 1
            deep = len(opened) == _DEEPEST and text[at] == "<"
            why = "stands in too many others" if deep else "does not fit"
            raise ValueError(f"a bracket {why}\n{marked(text, at, end or len(text))}")
        if opened:
            raise ValueError(f"a bracket is not closed\n{marked(text, opened[0], len(text))}")
        return cls(text, tuple(stack[0]))

    def slots(self, *, required: bool = False) -> frozenset[str]:
        """The names of the slots, or of those outside optional stretches."""
        return frozenset(_slots(self.nodes, required))

    def fits(self, values: Mapping[str, str]) -> bool:
        """Whether every required slot has a value."""
        return all(values.get(slot) for slot in self.slots(required=True))

    def compose(self, values: Mapping[str, str]) -> str:
        """Fill the slots; an optional stretch stands where all of its own slots have values."""
        return "".join(_composed(self.nodes, values))

    def pattern(self, slots: Mapping[str, str], *, sign_optional: bool = False) -> str:
        """The template as the source of a regular expression.

        Args:
            slots: For each slot, the pattern of its values. The date slots are read together,
                under the name ``date``; a run of them with marks such as 年月日 between as
                ``marked_date``; place and region under ``places``.
            sign_optional: Whether the sign that ends the template may be missing.

        Returns:
            The source; a sign at the template's end is the group ``sign``.

        Raises:
            ValueError: A slot has no pattern.
        """
        nodes = _grouped(self.nodes)
        sign = ""
        if nodes and isinstance(nodes[-1], Literal):
            literal = nodes[-1].text
            tail = _SIGN_TAIL.search(literal)
            if tail and tail[0].strip():
                nodes = (*nodes[:-1], Literal(literal[: tail.start()]))
                own = regex.escape(tail[0].strip())
                sign = rf"[ ]*(?P<sign>{own}(?!{DASH})|{SIGN}){'?' if sign_optional else ''}"
        if not sign:
            sign = rf"[ ]*(?P<sign>{SIGN})?" if sign_optional else ""
        return _pattern(nodes, slots) + sign


def _slots(nodes: tuple[Node, ...], required: bool) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Slot):
            yield node.name
        elif isinstance(node, Optional) and not required:
            yield from _slots(node.nodes, required)


def _composed(nodes: tuple[Node, ...], values: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Literal):
            yield node.text
        elif isinstance(node, Slot):
            yield values.get(node.name, "")
        elif all(values.get(name) for name in _slots(node.nodes, required=True)):
            yield from _composed(node.nodes, values)


def _grouped(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Runs of date slots become the slot ``date``; a place and what follows it, ``places``."""
    grouped: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Optional):
            grouped.append(Optional(_grouped(node.nodes)))
        elif isinstance(node, Slot) and node.name in DATE_SLOTS:
            last = _last_date_slot(nodes, index)
            index, slot, rest = _date_run(nodes, index, last)
            grouped.append(slot)
            if rest:
                grouped.append(Literal(rest))
        elif isinstance(node, Slot) and node.name == "place":
            grouped.append(Slot("places"))
            while index + 1 < len(nodes) and _is_region(nodes[index + 1]):
                index += 1
        else:
            grouped.append(node)
        index += 1
    return tuple(grouped)


def _is_region(node: Node) -> bool:
    return isinstance(node, Optional) and set(_slots((node,), required=False)) == {"region"}


def _is_date(node: Node) -> bool:
    names = set(_slots((node,), required=False))
    return bool(names) and names <= set(DATE_SLOTS)


def _last_date_slot(nodes: tuple[Node, ...], first: int) -> int:
    last = first
    for index in range(first + 1, len(nodes)):
        if _is_date(nodes[index]):
            last = index
        elif not isinstance(nodes[index], Literal):
            break
    return last


def _date_run(nodes: tuple[Node, ...], first: int, last: int) -> tuple[int, Slot, str]:
    # A date's own marks (日 after the day) belong to the date, not to the literal after it.
    following = nodes[last + 1] if last + 1 < len(nodes) else None
    text = following.text if isinstance(following, Literal) else ""
    rest = text.lstrip(_DATE_MARKS)
    own = nodes[first : last + 1]
    literals = "".join(node.text for node in own if isinstance(node, Literal))
    marked = rest != text or any(mark in literals for mark in _DATE_MARKS)
    if rest != text:
        return last + 1, Slot("marked_date"), rest
    month_less = "month" not in set(_slots(own, required=False))
    name = "marked_date" if marked else "day_alone" if month_less else "date"
    return last, Slot(name), ""


def _pattern(nodes: tuple[Node, ...], slots: Mapping[str, str]) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, Literal):
            parts.append(literal_pattern(node.text))
        elif isinstance(node, Optional):
            parts.append(f"(?:{_pattern(node.nodes, slots)})?")
        elif node.name in slots:
            parts.append(slots[node.name])
        else:
            raise ValueError(unknown("slot", node.name, slots))
    return "".join(parts)


def literal_pattern(text: str) -> str:
    """A literal as a tolerant pattern."""
    parts = []
    for piece in regex.split(r"([-\u2010-\u2015_]+|[,،.:()\[\]/= ])", text):
        if piece in _LITERALS:
            parts.append(_LITERALS[piece])
        elif _DASH_RUN.fullmatch(piece):
            parts.append(rf"[ ]*{DASH}[ ]*")
        elif piece:
            parts.append(f"(?i:{regex.escape(piece)})")
    return "".join(parts)
