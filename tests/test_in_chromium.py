"""The annotated story and the index of many, in a real browser: a headless Chromium.

Without one, or without Playwright or axe, these tests are skipped and say why; ``nox -s browser``
installs what they need, where it can. ``WIRECOPY_CHROMIUM`` names another browser than the one that
is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

import wirecopy
from chromium import SCHEMES, WIDTHS, serious
from time_limit import LONG, given, limited
from whole_html import ELEMENTS
from wirecopy.output.html.site import to_site
from wirecopy.output.html.story import to_html
from wirecopy.strategies import hostile_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
ENGLISH = """\
Interview: Ferry returns to Lima after two years

Source: Xinhua| 2018-02-04 09:30:12|Editor: Mo Lin

by Xinhua writers Gu Wei, An Ro

LIMA, Febuary 3 (Xinhua) -- The ferry carried its first passengers on Saturday, said the \
United Nations Educational, Scientific and Cultural Organization (UNESCO).

Officials of UNESOC had asked for it. Enditem

MORE STORIES
EDITOR'S CHOICE
MOST VIEWED
FERRIES AND THEIR HARBOURS
"""
ARABIC = """\
عودة العبارة إلى القاهرة

القاهرة 3 مارس 2024 (شينخوا) -- نقلت العبارة أول ركابها يوم الأحد في القاهرة.

وقال القبطان إن العبارة Sol تتوقف في ثلاثة موانئ.
"""
CHINESE = """\
利马最长的大桥开通

新华社利马3月3日电（记者李明、王芳）利马最长的大桥3日正式开通，数千名市民到场庆祝。

大桥全长900米，历时两年建成。（完）
"""
CREDITS = """\
Bridge opens in Lima

LIMA, March 3 (Reuters) - The bridge opened on Sunday.

It had been shut for a year, and people had to take the ferry.

(Reporting by Ana Ruz in Lima, Bo Lind and Cy Mar; Editing by Di Holt)
"""
STORIES = {"english": ENGLISH, "arabic": ARABIC, "chinese": CHINESE, "credits": CREDITS}


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens HTML, or a file, at a width and in a colour scheme; what a page says is an error."""
    contexts = []
    said: list[str] = []

    def page_of(
        html: str | Path, *, width: int = 1400, scheme: str = "light", touch: bool = False
    ) -> Page:
        path = html if isinstance(html, Path) else tmp_path / "page.html"
        if isinstance(html, str):
            path.write_text(html, "utf-8")
        options: dict[str, Any] = {"color_scheme": scheme, "has_touch": touch}
        context = browser.new_context(viewport={"width": width, "height": 820}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.extend(_beyond(request.url)))
        page.goto(path.as_uri())
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert said == []


def _beyond(url: str) -> list[str]:
    return [] if url.startswith("file:") else [f"it asks for {url}"]


def picture(name: str) -> str:
    return to_html(wirecopy.parse(STORIES[name]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a folder of pages."""
    folder = tmp_path_factory.mktemp("site")
    found = ((f"{name}.txt", wirecopy.parse(text)) for name, text in STORIES.items())
    for path, html in to_site(found):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(html, "utf-8")
    return folder / "index.html"


def inside(page: Page, selector: str) -> bool:
    """Whether an element is in the window, whole."""
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    across = 0 <= box["x"] <= size["width"] - box["width"]
    return bool(across and 0 <= box["y"] <= size["height"] - box["height"])


class TestShown:
    def test_every_part_has_its_label_beside_it(self, opened: Open) -> None:
        page = opened(picture("english"))
        labels = page.locator(".wc-label").all_inner_texts()
        assert labels == [
            *("headline", "source line", "byline", "dateline", "body", "signoff", "furniture")
        ]

    def test_what_is_printed_is_solid_and_what_is_inferred_dashed(self, opened: Open) -> None:
        page = opened(picture("english"))
        found = page.evaluate(
            "[...document.querySelectorAll('.wc-story .wc-value')].map("
            "e => [e.firstChild.textContent, getComputedStyle(e).borderBottomStyle])"
        )
        assert ["An Ro", "solid"] in found
        assert ["LIMA", "dashed"] in found
        assert ["2018-02-04 09:30:12", "dashed"] in found

    def test_a_correction_is_struck_and_the_new_word_is_not(self, opened: Open) -> None:
        page = opened(picture("english"))
        lines = [
            page.locator(tag).first.evaluate("e => getComputedStyle(e).textDecorationLine")
            for tag in ("del", "ins")
        ]
        assert lines == ["line-through", "none"]

    def test_furniture_is_folded_and_unfolds(self, opened: Open) -> None:
        page = opened(picture("english"))
        body = page.get_by_text("FERRIES AND THEIR HARBOURS")
        assert not body.is_visible()
        page.locator(".wc-furniture summary").click()
        assert body.is_visible()

    @pytest.mark.parametrize("width", [320, *WIDTHS])
    @pytest.mark.parametrize("name", STORIES)
    def test_nothing_runs_over_the_edge(self, name: str, width: int, opened: Open) -> None:
        page = opened(picture(name), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_a_word_without_end_is_broken(self, opened: Open) -> None:
        word = "Longword" * 60
        text = f"{word}\n\nBy Ana {word}\n\nLIMA, March 3 (Reuters) - {word} opened.\n\n{word}"
        for html in (
            to_html(wirecopy.parse(text)),
            [*to_site([(word, wirecopy.parse(text))])][1][1],
        ):
            page = opened(html, width=390)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390

    def test_a_notebook_has_a_theme_of_its_own(self, opened: Open) -> None:
        piece = to_html(wirecopy.parse(ENGLISH), fragment=True)
        body = f'<!doctype html><body data-jp-theme-light="false">{piece}</body>'
        ground = (
            opened(body).locator(".wirecopy").evaluate("e => getComputedStyle(e).backgroundColor")
        )
        assert ground == "rgb(19, 20, 22)"

    def test_the_system_makes_it_dark(self, opened: Open) -> None:
        grounds = [
            opened(picture("english"), scheme=scheme).evaluate(
                "getComputedStyle(document.body).backgroundColor"
            )
            for scheme in SCHEMES
        ]
        assert grounds == ["rgb(255, 255, 255)", "rgb(19, 20, 22)"]

    def test_a_story_in_arabic_has_its_rail_on_the_right(self, opened: Open) -> None:
        page = opened(picture("arabic"))
        label = page.locator(".wc-body .wc-label").bounding_box()
        text = page.locator(".wc-body .wc-text").bounding_box()
        assert label is not None
        assert text is not None
        assert label["x"] > text["x"]

    def test_print_shows_no_cards_but_all_inferences(self, opened: Open) -> None:
        page = opened(picture("english"))
        page.locator(".wc-dateline .wc-value").first.focus()
        page.emulate_media(media="print")
        assert page.locator(".wc-card:visible").count() == 0
        assert page.locator(".wc-summary li").first.bounding_box() is not None


class TestCards:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_pointing_opens_a_card(self, width: int, opened: Open) -> None:
        page = opened(picture("english"), width=width)
        assert page.locator(".wc-card:visible").count() == 0
        page.locator(".wc-dateline .wc-value").first.hover()
        card = page.locator(".wc-card:visible")
        assert card.inner_text().splitlines()[:2] == ["dateline.places.0", "Lima, PE"]
        assert "90% sure: the gazetteer has Lima in PE" in card.inner_text()

    def test_a_correction_in_running_text_says_where_and_by_which_rule(self, opened: Open) -> None:
        page = opened(picture("english"))
        page.locator(".wc-edited").hover()
        told = page.locator(".wc-card:visible").inner_text().splitlines()
        assert told == ["paragraphs.1", "rule acronym:document: UNESOC → UNESCO"]

    def test_the_pointer_can_go_onto_the_card(self, opened: Open) -> None:
        page = opened(picture("english"))
        page.locator(".wc-dateline .wc-value").first.hover()
        page.locator(".wc-card:visible code").hover()
        assert page.locator(".wc-card:visible").count() == 1

    def test_touching_opens_a_card_in_the_window(self, opened: Open) -> None:
        page = opened(picture("english"), width=390, touch=True)
        page.locator(".wc-dateline .wc-value").first.tap()
        assert inside(page, ".wc-card:visible")

    @pytest.mark.parametrize("width", WIDTHS)
    @pytest.mark.parametrize("name", STORIES)
    def test_tabbing_opens_each_card_in_the_window_in_the_order_of_the_text(
        self, name: str, width: int, opened: Open
    ) -> None:
        page = opened(picture(name), width=width)
        expected = page.evaluate(
            "[...document.querySelectorAll('.wc-value')].map(e => e.innerText)"
        )
        seen = []
        while True:
            page.keyboard.press("Tab")
            shown = page.evaluate(
                "(e => e.matches('.wc-value') ? e.firstChild.textContent : e.tagName)"
                "(document.activeElement)"
            )
            if shown == "BODY":
                break
            if shown == "SUMMARY":
                continue
            assert inside(page, ".wc-card:visible")
            seen.append(shown)
        assert len(seen) == len(expected) > 3
        assert all(text.startswith(one) for one, text in zip(seen, expected, strict=True))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
class TestAxe:
    @pytest.mark.parametrize("name", STORIES)
    def test_a_story(self, name: str, width: int, scheme: str, opened: Open) -> None:
        page = opened(picture(name), width=width, scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
        page.locator(".wc-dateline .wc-value").first.focus()
        assert page.locator(".wc-card:visible").count() == 1
        assert serious(page) == []

    def test_the_index(self, width: int, scheme: str, opened: Open, site: Path) -> None:
        assert serious(opened(site, width=width, scheme=scheme)) == []


class TestIndex:
    def shown(self, page: Page) -> list[str]:
        return [*page.locator("li.wc-hit:visible small").all_inner_texts()]

    def test_the_filters_work_together(self, opened: Open, site: Path) -> None:
        page = opened(site)
        assert len(self.shown(page)) == len(STORIES)
        page.get_by_label("Language").select_option("en (2)")
        assert self.shown(page) == ["english.txt", "credits.txt"]
        page.get_by_label("Missing").select_option(label="byline (2)")
        assert self.shown(page) == ["credits.txt"]
        page.get_by_role("button", name="show all").click()
        assert len(self.shown(page)) == len(STORIES)

    def test_the_charts_follow_the_filters(self, opened: Open, site: Path) -> None:
        page = opened(site)
        before = page.locator("rect.wc-hit:visible").count()
        page.get_by_label("Language").select_option("ar (1)")
        assert 0 < page.locator("rect.wc-hit:visible").count() < before

    def test_what_is_told_of_all_stories_is_told_of_no_choice(
        self, opened: Open, site: Path
    ) -> None:
        page = opened(site)
        told = page.locator(".wc-of-all:visible, .wc-names:visible")
        assert told.count()
        page.get_by_label("Language").select_option("ar (1)")
        assert not told.count()

    @pytest.mark.parametrize("width", [320, *WIDTHS])
    def test_nothing_runs_over_the_edge(self, width: int, opened: Open, site: Path) -> None:
        page = opened(site, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_a_story_is_one_step_away_and_back(self, opened: Open, site: Path) -> None:
        page = opened(site)
        page.locator(".wc-list a").first.click()
        assert page.locator(".wc-label").first.inner_text() == "headline"
        page.get_by_role("link", name="All stories").click()
        assert page.locator("h1").inner_text() == "4 stories, taken apart"


def test_hostile_copy_makes_no_element(browser: Browser) -> None:
    page = browser.new_page()
    known = [*ELEMENTS]

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(hostile_text())
    def stays_text(text: str) -> None:
        page.set_content(to_html(wirecopy.parse(f"<img src=x onerror=alert(1)>{text}<script>1")))
        strange = page.evaluate(
            "known => [...document.querySelectorAll('*')].filter(e => !known.includes(e.localName)"
            " || [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML)",
            known,
        )
        assert strange == []

    limited(LONG)(stays_text)()
    page.close()
