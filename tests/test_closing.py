"""Closing lines, which are told by their place and looks: the room alone, without the layout."""

from __future__ import annotations

import time

import pytest

from wirecopy.fields.closing import ClosingFound, closing_line, stuck_closing
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry

REGISTRY = Registry.of(None)


def _context(text: str, code: str) -> Context:
    return Context(text, REGISTRY, REGISTRY.languages.language(code))


def _line(text: str, code: str = "en", credit: str | None = None) -> ClosingFound | None:
    return closing_line(_context(text, code), 0, len(text), credit=credit)


def _stuck(text: str, code: str = "en", credit: str | None = None) -> str | None:
    found = stuck_closing(_context(text, code), 0, len(text), credit=credit)
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "pt"),
        ("en", "Hg."),
        ("en", "HGR"),
        ("en", "(mb)"),
        ("en", "/pt/"),
        ("en", "pt/"),
        ("en", "pt2"),
        ("en", "gh tv"),
        ("en", "gh tv 12"),
        ("en", "HG TV"),
        ("en", "HG/tv"),
        ("en", "Hg/Tv"),
        ("en", "//HGT/tv//"),
        ("en", "gh/12"),
        ("en", "(gh/tv)"),
        ("en", "gh-tv"),
        ("es", "QTX/PVL/RRO"),
        ("ru", "гн/тв"),
        ("ru", "ГН/тв"),
        ("uk", "гн тв"),
        ("el", "γκ/δμ"),
        ("ar", "خل/صف/نم"),
        ("ar", "خ.ص"),
        ("fa", "خل/صف"),
        ("hr", "gh/tv/"),
    ],
)
def test_initials(code: str, text: str) -> None:
    found = _line(text, code)
    assert found is not None
    assert (found.start, found.end, found.agency) == (0, len(text), None)


@pytest.mark.parametrize(
    ("code", "text", "agency"),
    [
        ("de", "dpa/gh", "dpa"),
        ("de", "(APA/Reuters)", "APA"),
        ("de", "(gh/AFP)", "AFP"),
        ("it", "(Gth/Ansa)", "ANSA"),
        ("fr", "AFP/gh/tv", "AFP"),
        ("sv", "(©QTT)", "QTT"),
        ("ja", "(c)AFP/Ana Ruz", "AFP"),
        ("de", "(mit dpa)", "dpa"),
        ("fr", "(avec AFP)", "AFP"),
        ("es", "(Europa Press)", "Europa Press"),
        ("sv", "©QTT", "QTT"),
        ("ja", "(c)AFP", "AFP"),
        ("ja", "(C) AFP", "AFP"),
        ("fr", "© 2019 AFP", "AFP"),
        ("no", "- QTB -", "QTB"),
        ("no", "– QTB", "QTB"),
        ("da", "/quitzau/", "Quitzau"),
        ("nl", "=QGA=", "QGA"),
        ("nl", "=Quelga=", "Quelga"),
        ("nl", "*QGA*", "QGA"),
        ("en", "(QGA)", "QGA"),
        ("en", "– HarbourNews.co.za", "HarbourNews.co.za"),
        ("ar", "// انتهى // 10:41 ت م 0071", None),
        ("ar", "//انتهى//", None),
        ("lt", "Alytus, birželio 4 d. (QNS).", "QNS"),
        ("no", "Bodø, 4. juni (QTB)", "QTB"),
        ("en", "Accra, June 4 (QNS)", "QNS"),
        ("en", "Accra, June 4, 2019 (QNS)", "QNS"),
        ("de", "Bern, 4.6. (QNS)", "QNS"),
        ("en", "QRES(author: Ana Ruz, editor: Tom Vik)", "QRES"),
        ("en", "QRES/(EN - author: Ana Ruz; RO - editor: Tom Vik)", "QRES"),
    ],
)
def test_houses(code: str, text: str, agency: str | None) -> None:
    code = code if code in REGISTRY.languages.tables else "en"
    found = _line(text, code)
    assert found is not None
    assert (found.start, found.end, found.agency) == (0, len(text), agency)


def test_the_copy_s_own_credit_needs_no_style() -> None:
    assert _line("Quay News") is None
    assert _line("Quay News", credit="Quay News") is not None
    assert _line("(Quay News)", credit="Quay News") is not None
    assert _line("quay/gh", credit="QUAY") is not None
    assert _stuck("It opened today. (Quay News)", credit="Quay News") == "(Quay News)"
    assert _stuck("It opened today. (Quay News)") is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Mb"),
        ("en", "Yes."),
        ("en", "So be it"),
        ("en", "to do"),
        ("en", "and/or"),
        ("en", "he/she"),
        ("en", "N/A"),
        ("en", "USA"),
        ("en", "USA UK"),
        ("en", "Ed Ho"),
        ("en", "Nov/12"),
        ("en", "CET/CEST"),
        ("en", "3/4"),
        ("en", "2-1 (HT)"),
        ("en", "Cork 2, Bern 1 (HT)"),
        ("en", "Cork, 3-1 (AET)"),
        ("en", "Cork 2 (AET)"),
        ("en", "Total 412"),
        ("en", "Oslo"),
        ("en", "(Laughter)"),
        ("en", "(AFP/Ana Ruz)"),
        ("en", "(Ana Ruz/AFP)"),
        ("en", "(AP/Getty)"),
        ("en", "(Photo/AP)"),
        ("en", "* * *"),
        ("en", "- Amen -"),
        ("en", "Ana Ruz (Chile)"),
        ("en", "BAKER (5)"),
        ("en", "Ana Ruz (AFP)"),
        ("en", "UNESCO (name: the fund)"),
        ("de", "so ist es"),
        ("de", "ja"),
        ("zh", "王/李"),
        ("ja", "田中/佐藤"),
        ("fr", "et/ou"),
        ("es", "y/o"),
        ("ru", "да."),
    ],
)
def test_what_signs_nothing(code: str, text: str) -> None:
    assert _line(text, code) is None


@pytest.mark.parametrize(
    ("code", "text", "signoff"),
    [
        ("hr", "Otvoren je u petak.gh/tv/", "gh/tv/"),
        ("sr", "Отворен је у петак.гн/тв/", "гн/тв/"),
        ("de", "Am Freitag wird gefeiert. dpa/gh", "dpa/gh"),
        ("de", "Am Freitag wird gefeiert. (APA/dpa)", "(APA/dpa)"),
        ("en", "It opens on Friday. – HarbourNews.co.za", "– HarbourNews.co.za"),
        ("en", "It opens on Friday. – QTB", "– QTB"),
        ("en", "It opens on Friday.(©QTB)", "(©QTB)"),
        ("da", "Den åbner fredag. /quitzau/", "/quitzau/"),
        ("ja", "橋は金曜日に開通する。(c)AFP", "(c)AFP"),
        ("ja", "橋は金曜日に開通する。（共同）", "（共同）"),
        ("de", "Am Freitag wird gefeiert. dpa gh tv xx n1", "dpa gh tv xx n1"),
        ("ar", "يفتتح الجسر يوم الجمعة. (انتهى) خ ص", "(انتهى) خ ص"),
        ("ar", "يفتتح الجسر يوم الجمعة.//انتهى// 10:12 ت م", "//انتهى// 10:12 ت م"),
        ("ar", "يفتتح الجسر يوم الجمعة.خل/صف", "خل/صف"),
        (
            "en",
            "It opens on Friday. QRES(EN - author: Ana Ruz, editor: Tom Vik)",
            "QRES(EN - author: Ana Ruz, editor: Tom Vik)",
        ),
    ],
)
def test_stuck_to_the_last_sentence(code: str, text: str, signoff: str) -> None:
    assert _stuck(text, code) == signoff


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It opens at 5 p.m. CET/CEST"),
        ("en", "It was the work of the U.S. and/or the U.N."),
        ("en", "They met the congress. (QUC)"),
        ("en", 'They said: "Be brave." – CHURCHILL'),
        ("en", 'He sang "la la".'),
        ("en", "It rose 4.5 pct."),
        ("en", "They joined the union (QUC)."),
        ("en", "It flew to St. John's."),
        ("en", "They moved to No. 12/14"),
        ("en", "It was his. Or hers."),
        ("de", "Er fährt 90 km/h."),
        ("de", "Alle schweigen. dpa war da"),
    ],
)
def test_what_is_of_the_sentence(code: str, text: str) -> None:
    assert _stuck(text, code) is None


@pytest.mark.parametrize("unit", ["a/", "(", "ab ", "- ", "©", "A:", ". ", "x.", "A(b:", "/"])
def test_hostile_lines_take_no_time(unit: str) -> None:
    text = unit * 20_000
    began = time.perf_counter()
    _line(text)
    _stuck(text)
    _line(text[:60])
    _stuck(f"It opened. {text[:300]}")
    assert time.perf_counter() - began < 1
