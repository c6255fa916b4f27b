"""Draws the pictures in docs/_static that are of pages: story.png, stories.png, stories-dark.png.

    python tools/picture_of_story.py

The first is the story that the documentation's first page takes apart, and stands at the top of the
README. The others are the index of many stories, the examples of all house styles, light and dark.
Needs the extra `browser`, and a Chromium of Playwright's or of the system's.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import wirecopy
from wirecopy import render

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "_static"
WIDTH = 860  # pixels: a README is about as wide
_STORY = re.compile(r"```\{annotated\}\n(.*?)```", re.DOTALL)


def story() -> str:
    """The story of the first page.

    Raises:
        ValueError: The page shows none.
    """
    found = _STORY.search((ROOT / "docs" / "index.md").read_text("utf-8"))
    if found is None:
        raise ValueError("docs/index.md shows no annotated story")
    return found[1]


def index() -> str:
    """The index of the stories that the house styles have as examples."""
    articles = (
        (f"{name}.txt", wirecopy.parse(example.text))
        for name in wirecopy.styles()
        for example in wirecopy.HouseStyle.load(name).examples
    )
    *_, (_, page) = render.to_site(articles)
    return page


def draw(page: Page) -> None:
    """Draw the pictures: the story whole, of the index what stands above the list."""
    page.set_content(wirecopy.parse(story()).to_html())
    page.screenshot(path=PICTURES / "story.png", full_page=True)
    page.set_content(index())
    below = page.get_by_role("heading", name="Stories", exact=True).bounding_box()
    height = below["y"] if below else WIDTH
    for scheme, name in (("light", "stories.png"), ("dark", "stories-dark.png")):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(
            path=PICTURES / name,
            clip={"x": 0, "y": 0, "width": WIDTH, "height": height},
            full_page=True,
        )


def main() -> None:
    """Draw the pictures at twice the pixels."""
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 700}, device_scale_factor=2, color_scheme="light"
        )
        draw(page)
        browser.close()


if __name__ == "__main__":
    main()
