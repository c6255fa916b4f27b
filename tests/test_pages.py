"""Pages whose text is little, cut off, or hardly told from what stands around it."""

from __future__ import annotations

import pytest

import wirecopy

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
