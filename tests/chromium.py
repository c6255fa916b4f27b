"""A headless Chromium for the tests, and what axe says of a page in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1400)
SCHEMES = ("light", "dark")


_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _chromium(own: str) -> str | None:
    """The browser's program: the one that is asked for, the system's, or Playwright's own."""
    named = os.environ.get("WIRECOPY_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    return found or (own if Path(own).exists() else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        program = _chromium(running.chromium.executable_path)
        if program is None:
            pytest.skip("there is no Chromium")
        started = running.chromium.launch(
            executable_path=program,
            args=["--no-sandbox"],  # a container's root has none
        )
        yield started
        started.close()


def serious(page: Page) -> list[str]:
    """What axe finds that keeps somebody from reading the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found: list[dict[str, Any]] = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
