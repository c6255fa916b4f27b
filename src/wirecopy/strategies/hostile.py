"""Any text at all, and what is likeliest to break a parser of wire copy."""

from __future__ import annotations

from hypothesis import strategies as st

from wirecopy.strategies.composed import stories

# Pieces of wire copy, and of what breaks it, to be stuck together in any order.
FRAGMENTS = (
    "LIMA, March 3 (Reuters) - ",
    "HANOI, Febuary 2O (Xinhua) -- ",
    "Kiel (dpa/lno) - ",
    "ALBANY, N.Y. (AP) — ",
    "(ANSA) - ROMA, 26 FEB - ",
    "Sheki, May 21, QUIPU. ",
    "REDDING, CA--(Marketwire - May 9, 2011) - ",
    "T4MPICO, Mex1co, 0ct. 3 (/P)—",
    "(By Assoclated Prcss)\nToledo. O, march, 3.—",
    "Ada KURT/İZMİR, (DHA) - ",
    "本报记者林某发自苏州",
    "Москва, 3 марта. /ТАСС/. ",
    "新华社南京3月3日电",
    "[東京 26日 ロイター] - ",
    "(서울=연합뉴스) 한소라 기자 = ",
    "Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia",
    "Soucre: Xinhua | 31/02/2019 25:61",
    "Updated 08:12 GMT, February 26, 2019",
    "By Ana Ruz in Lima and Bo Lee",
    "by Xinhua writers Lin Mo, Gu Wei",
    "(Reporting by Ana Ruz; Editing by Bo Lee)",
    "(ATTN: ADDS quote)",
    "Commentary: Bridge opens",
    "The DRPK and the DPRK and the DPRK (DPRK) at Punggre-ri",
    "DRPK [sic]",
    "AT&amp;T &#x27; &amp;amp;lt; &bogus; &#0; &#1114112;",
    "cafÃ© â€œquotedâ€\x9d Ã\xa0",
    "a\u200bb\u00ad\ufeffc",
    "\x00\x07\x1b[31m",
    "\ud800",
    "\udfff\ud800",
    "İSTANBUL, ẞ ŉ ﬃ Ǆ",
    "e\u0301\u0302\u0303",
    "\u202e\u2066",
    "٣ مارس",
    "/////",
    "((((((((",
    "[[[[",
    "- - - -",
    "_____",
    "....",
    "=====",
    "12:00:00",
    "1234567890",
    "Enditem",
    "-0-",
    "hh/ph/ts",
)
LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " \n\t")
_LONGEST_REPEAT = 3000


def hostile_text() -> st.SearchStrategy[str]:
    r"""Any text at all, and what is likeliest to break a parser of wire copy.

    Lone surrogates, NULs and other control characters, line ends of all sorts, very long lines,
    fragments of wire copy in any order, and whole stories with something stuck in.

    Returns:
        A strategy of texts.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import hostile_text
        >>> find(hostile_text(), lambda text: "\x00" in text).count("\x00")
        1
    """
    character = st.characters()
    # Hypothesis' table of characters is made now, once: a first draw that makes it is too slow.
    character.validate()
    anything = st.text(character, max_size=60)
    piece = st.one_of(
        st.sampled_from(FRAGMENTS),
        st.sampled_from(LINE_ENDS),
        st.sampled_from(" \t\u00a0"),
        anything,
    )
    mixture = st.lists(piece, max_size=24).map("".join)
    long_line = st.builds(
        str.__mul__,
        st.one_of(st.sampled_from(FRAGMENTS), st.text(character, min_size=1, max_size=4)),
        st.integers(min_value=1, max_value=_LONGEST_REPEAT // 4),
    ).map(lambda line: line[:_LONGEST_REPEAT])
    return st.one_of(anything, mixture, mixture, long_line, _broken_stories())


@st.composite
def _broken_stories(draw: st.DrawFn) -> str:
    """A story with slips of one keystroke, and with other things stuck in."""
    article, text = draw(stories())
    dateline = article.dateline.text if article.dateline else ""
    for word in draw(st.lists(st.sampled_from(dateline.split() or [""]), max_size=2)):
        text = text.replace(word, draw(_slips(word)), 1)
    for piece in draw(st.lists(st.sampled_from((*FRAGMENTS, *LINE_ENDS)), max_size=3)):
        at = draw(st.integers(min_value=0, max_value=len(text)))
        end = draw(st.integers(min_value=at, max_value=min(at + 30, len(text))))
        text = text[:at] + piece + text[end:]
    return text


def _slips(word: str) -> st.SearchStrategy[str]:
    """A word with a letter dropped, doubled or changed, or two swapped."""
    at = st.integers(min_value=0, max_value=max(len(word) - 1, 0))
    return st.one_of(
        at.map(lambda i: word[:i] + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 1] * 2 + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 2][::-1] + word[i + 2 :]),
        st.tuples(at, st.sampled_from("aeO0l1;\u00ad")).map(
            lambda drawn: word[: drawn[0]] + drawn[1] + word[drawn[0] + 1 :]
        ),
    )
