"""The cards that say of a value what it is, where it is from and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from wirecopy.model.annotations import Edit, Inference
from wirecopy.output.html.markup import element, text
from wirecopy.output.runs import LINE_END, one_line

_LONGEST_VALUE = 200
ARROW = "\N{RIGHTWARDS ARROW}"


def marked(
    shown: str,
    card: str,
    number: str,
    *,
    inferred: bool = False,
    edited: bool = False,
) -> str:
    """A stretch of HTML with a card, which pointing at it, tabbing to it or touching it opens.

    Example:
        >>> print(marked("Lima", "a card", "c1", inferred=True))
        <span class="wc-value wc-inferred" tabindex="0" aria-describedby="c1">Lima<span
        role="tooltip" class="wc-card" id="c1" lang="en" dir="ltr">a card</span></span>
    """
    classes = ("wc-value", "wc-inferred" if inferred else "", "wc-edited" if edited else "")
    tip = element("span", card, role="tooltip", class_="wc-card", id=number, lang="en", dir="ltr")
    return element(
        "span",
        shown + tip,
        class_=" ".join(filter(None, classes)),
        tabindex="0",
        aria_describedby=number,
    )


def card_of(
    paths: Iterable[str],
    value: str | None,
    *,
    edits: Iterable[Edit] = (),
    inferences: Iterable[Inference] = (),
) -> str:
    """What stands on a card: the paths, the value, the rules of corrections, the evidence.

    Example:
        >>> told = card_of(["dateline.date"], "2024-02-29", edits=[Edit(0, 3, "Fbe", "Feb", "x")])
        >>> print(told)
        <b>dateline.date</b><code dir="auto">2024-02-29</code><span>rule x: Fbe → Feb</span>
    """
    lines = [element("b", text(path)) for path in paths]
    if value:
        lines.append(element("code", text(_shortened(one_line(value))), dir="auto"))
    lines += [
        element(
            "span",
            f"rule {text(edit.rule)}: {text(one_line(edit.before))} {ARROW} "
            f"{text(one_line(edit.after)) or 'nothing'}",
        )
        for edit in edits
    ]
    lines += [element("span", certainty(inference)) for inference in inferences]
    return "".join(lines)


def _shortened(value: str) -> str:
    # Many stretches may share one long value: without a limit the size would be their product.
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


def certainty(inference: Inference) -> str:
    """A meter, and in words what was inferred, how sure it is and from what.

    Example:
        >>> print(certainty(Inference("dateline.year", "2024", "the nearest year", 0.95)))
        <meter min="0" max="1" value="0.95" aria-hidden="true"></meter> dateline.year = 2024,
        95% sure: the nearest year
    """
    share = min(max(inference.confidence, 0), 1)
    meter = element("meter", "", min="0", max="1", value=f"{share:.3g}", aria_hidden="true")
    return (
        f"{meter} {text(inference.field)} = {text(one_line(inference.value))}, "
        f"{share:.0%} sure: {text(inference.evidence)}"
    )


def shown_text(value: str) -> str:
    """A stretch of copy, line ends of every kind as one."""
    return text(LINE_END.sub("\n", value))


def corrected(edit: Edit) -> str:
    """A correction: what stood there, and what stands there now."""
    after = shown_text(edit.after)
    new = f" {element('ins', after)}" if after else ""
    return element("del", shown_text(edit.before)) + new
