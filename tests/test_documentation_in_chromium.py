"""The built documentation in a headless Chromium, as the host would serve it.

``nox -s browser`` builds it and says where it is, in ``WIRECOPY_BUILT_DOCS``: of one that
lies about nobody knows how old it is. Without it, or without a Chromium, the tests are skipped.
"""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from chromium import SCHEMES, WIDTHS, serious

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

BUILT = Path(os.environ.get("WIRECOPY_BUILT_DOCS") or "no such folder")
HOST = "docs.test"
PAGES = sorted(
    path.relative_to(BUILT).as_posix()
    for path in BUILT.rglob("*.html")
    if not {"_modules", "_static"} & {*path.relative_to(BUILT).parts}
)
Open = Callable[..., "Page"]

pytestmark = pytest.mark.skipif(
    not PAGES, reason="WIRECOPY_BUILT_DOCS has no pages: nox -s browser"
)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a page by its name; what a page says, or asks of another host, is an error."""
    contexts = []
    said: list[str] = []

    def served(route: Route) -> None:
        address = urlsplit(route.request.url)
        path = BUILT / address.path.removeprefix("/en/stable/")
        if address.hostname != HOST or not path.is_file():
            said.append(f"it asks for {route.request.url}")
            route.abort()
        else:
            kind = mimetypes.guess_type(path.name)[0] or "text/plain"
            route.fulfill(body=path.read_bytes(), content_type=f"{kind}; charset=utf-8")

    def page_of(name: str, *, width: int = 1400, scheme: str = "light") -> Page:
        size = {"width": width, "height": 820}
        options: dict[str, Any] = {"viewport": size, "color_scheme": scheme}
        context = browser.new_context(**options)
        contexts.append(context)
        context.route("**/*", served)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"https://{HOST}/en/stable/{name}")
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read(name: str, width: int, scheme: str, opened: Open) -> None:
    page = opened(name, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []


@pytest.mark.parametrize("name", ["index.html", "how-to/notebooks.html", "explanation/speed.html"])
@pytest.mark.parametrize(("scheme", "chosen"), [SCHEMES, SCHEMES[::-1]])
def test_a_page_can_be_read_in_the_theme_that_is_chosen(
    name: str, scheme: str, chosen: str, opened: Open
) -> None:
    page = opened(name, scheme=scheme)
    page.evaluate("theme => { document.body.dataset.theme = theme }", chosen)
    assert serious(page) == []


def test_the_table_of_house_styles_has_a_filter(opened: Open) -> None:
    page = opened("reference/house-styles.html")
    rows = page.locator("table.filterable tbody tr:visible")
    before = rows.count()
    page.get_by_label("Filter").fill("xinhua arabic")
    assert rows.count() == 1 < before
    assert "xinhua-ar" in rows.inner_text()
    page.get_by_label("Filter").fill("")
    assert rows.count() == before


def test_the_words_of_a_picture_can_be_read_on_a_phone(opened: Open) -> None:
    page = opened("explanation/speed.html", width=390)
    figure = page.locator("article figure").first
    assert figure.evaluate("e => e.scrollWidth") >= 600
    assert figure.get_attribute("tabindex") == "0"


@pytest.mark.parametrize("word", ["timezone", "csv", "notebook", "strip", "html", "install"])
def test_a_search_finds_what_people_ask_for(word: str, opened: Open) -> None:
    page = opened(f"search.html?q={word}")
    page.locator("#search-results ul.search > li").first.wait_for()


def test_a_search_finds_nothing_of_what_is_not_there(opened: Open) -> None:
    page = opened("search.html?q=quetzalcoatlus")
    page.get_by_text("did not match any documents").wait_for()


def test_the_page_of_searches_has_a_field_on_a_phone(opened: Open) -> None:
    page = opened("search.html", width=390)
    page.locator("article").get_by_label("Search").fill("dateline")
    page.keyboard.press("Enter")
    page.locator("#search-results ul.search > li").first.wait_for()


def test_copy_in_arabic_runs_to_the_left(opened: Open) -> None:
    page = opened("explanation/datelines.html")
    places = page.evaluate(
        "[...document.querySelectorAll('td code')].filter(e => e.textContent.startsWith('القاهرة'))"
        "[0].querySelectorAll('.pre').values().map(e => e.getBoundingClientRect().x).toArray()"
    )
    assert len(places) > 5
    assert places == sorted(places, reverse=True)


def test_what_is_copied_of_an_example_keeps_its_empty_lines(opened: Open) -> None:
    page = opened("tutorial.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".highlight-pycon button.copybtn").first.dispatch_event("click")
    page.locator("button.copybtn.success").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    start = 'story = """Commentary: Put the harbor talks to use\n\nSource: Xinhua|'
    assert copied.startswith(start)
