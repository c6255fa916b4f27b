"""Draws docs/_static/story.png, the picture of a story at the top of the README.

    python tools/picture_of_story.py

The story is the one that the documentation's first page takes apart. Needs the extra `browser`, and
a Chromium of Playwright's or of the system's.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

import wirecopy

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "_static" / "story.png"
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


def main() -> None:
    """Draw the picture, on white, at twice the pixels."""
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 700}, device_scale_factor=2, color_scheme="light"
        )
        page.set_content(wirecopy.parse(story()).to_html())
        page.screenshot(path=PICTURE, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
