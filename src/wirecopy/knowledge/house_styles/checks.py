"""What the keys of a style file may say."""

from __future__ import annotations

from wirecopy.errors import StyleError, listed, marked, shortened, unknown
from wirecopy.knowledge.house_styles.templates import Template

# The slots that the templates of each part may have.
SLOTS = {
    "dateline": (
        "place",
        "region",
        "month",
        "day",
        "year",
        "credit",
        "desk",
        "people",
        "role",
        "other_calendar",
    ),
    "byline": ("people", "role", "place", "credit"),
    "source_line": ("source", "timestamp", "editor"),
}
# What some keys of a style file may say.
PLACE_CASES = ("upper", "ordinary")
DAY_FORMS = ("plain", "zero", "ordinal", "full-width", "Han")
ORDER = ("headline", "deck", "notices", "source_line", "byline")
# Under these the slots of a dateline are read: a region goes with the place that it follows.
_READ_SLOTS = (
    *("places", "date", "marked_date", "day_alone", "credit"),
    *("desk", "people", "role", "other_calendar"),
)


def expect_templates(part: str, templates: tuple[str, ...]) -> None:
    """Refuses templates that no line could be composed or read by.

    Args:
        part: A key of `SLOTS`.
        templates: The templates.

    Raises:
        StyleError: A bracket does not fit, or a slot is unknown or cannot stand where it does;
            the message has a mark under the place.
    """
    for number, text in enumerate(templates, 1):
        try:
            _expect_template(part, text)
        except ValueError as error:
            raise StyleError(f"[templates] #{number}: {error}") from None


def _expect_template(part: str, text: str) -> None:
    template = Template.parse(text)
    slots = template.slots()
    if not slots:
        raise ValueError(f"{shortened(text)} has no slot; known slots are {listed(SLOTS[part])}")
    for slot in slots.difference(SLOTS[part]):
        at = text.index(f"{{{slot}}}")
        raise ValueError(
            f"{unknown('slot', slot, SLOTS[part])}\n{marked(text, at, at + len(slot) + 2)}"
        )
    if part == "dateline":
        try:
            template.pattern(dict.fromkeys(_READ_SLOTS, ""))
        except ValueError:
            at = text.index("{region}")
            mark = marked(text, at, at + len("{region}"))
            raise ValueError(
                f"a region stands only in < and > right behind its place\n{mark}"
            ) from None
