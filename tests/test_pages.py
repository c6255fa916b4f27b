"""Pages whose text is little, cut off, or hardly told from what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

import wirecopy
from whole_pages import MadePage, whole_pages

MENU = "\n".join(
    "Home World Business Sports Opinion Culture Video Weather Travel Science Health Technology "
    "Podcasts Newsletters Archive Jobs".split()
)
CUT_OFF = [
    "Boats lay in the harbour for two days while the wind blew from the north ...",
    "Boats lay in the harbour for two days while the wind blew from the north…",
    "Boats lay in the harbour for two days while the wind blew from the north. (Ida Mole)",
]


@pytest.mark.parametrize("paragraph", CUT_OFF)
@pytest.mark.parametrize("below", [MENU, "", "Ferry runs.", f"{MENU}\nFerry\n{MENU}"])
def test_a_page_whose_only_paragraph_is_cut_off_keeps_it(paragraph: str, below: str) -> None:
    article = wirecopy.parse(
        f"{MENU}\nFerry of Tromso sails again after storm\n{paragraph}\n{below}\n"
    )
    assert paragraph in article.paragraphs


KNOWN_FAILURES = {
    name: set(fields.split())
    for line in (Path(__file__).parent / "cases/known_failures/whole_pages.txt")
    .read_text("utf-8")
    .splitlines()
    for name, _, fields in [line.partition(": ")]
}
PAGES = tuple(whole_pages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_whole_page(page: MadePage) -> None:
    """What is wrong on a page is what is known to be: a fault that is mended leaves the list."""
    article = wirecopy.parse(page.text)
    paragraphs = article.paragraphs or ("",)
    names = [who.name for who in article.byline.people] if article.byline is not None else []
    right = {
        "headline": article.headline == page.headline,
        "byline": names == ([page.byline] if page.byline is not None else []),
        "start": paragraphs[0] == page.paragraphs[0],
        "end": paragraphs[-1] == page.paragraphs[-1],
        "body": article.paragraphs == page.paragraphs,
    }
    wrong = {field for field, is_right in right.items() if not is_right}
    assert wrong == KNOWN_FAILURES.get(page.name, set())
