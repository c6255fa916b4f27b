"""Real-looking copy in the wrong clothes: the same words, as some machine has handed them on."""

from __future__ import annotations

import html.entities
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import attrs
from hypothesis import strategies as st

from wirecopy.knowledge.data_files import stems
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.strategies.composed import Story, stories
from wirecopy.strategies.material import pool_of_language
from wirecopy.strategies.printed_pages import menus

_MOST_CLOTHES = 3
_COLUMNS = (40, 58, 66, 72, 80)
_MARKUP = "&<>\"'"


def _named_entities(text: str) -> str:
    return "".join(_named(char) for char in text)


def _named(char: str) -> str:
    if char.isascii() and char not in _MARKUP:
        return char
    name = html.entities.codepoint2name.get(ord(char))
    return f"&{name};" if name is not None else f"&#{ord(char)};"


def _numeric_entities(text: str, form: str) -> str:
    return "".join(
        char if char.isascii() and char not in _MARKUP else form.format(ord(char)) for char in text
    )


def _misread(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _wrapped(text: str, column: int) -> str:
    """Each line filled to a column; where no blanks part words nothing can be filled."""
    return "\n".join(
        textwrap.fill(line, column, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


CLOTHES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "tabs for blanks": lambda text: text.replace(" ", "\t"),
        "doubled blanks": lambda text: text.replace(" ", "  "),
        "tripled blanks": lambda text: text.replace(" ", "   "),
        "decomposed letters": partial(unicodedata.normalize, "NFD"),
        "named entities": _named_entities,
        "decimal entities": partial(_numeric_entities, form="&#{};"),
        "hexadecimal entities": partial(_numeric_entities, form="&#x{:x};"),
        "UTF-8 read as Latin-1": _misread,
        "all in one line": lambda text: " ".join(text.split("\n")),
        **{f"wrapped at {column}": partial(_wrapped, column=column) for column in _COLUMNS},
        "a byte-order mark": lambda text: f"\ufeff{text}",
        "carriage returns": lambda text: text.replace("\n", "\r\n"),
    }
)
"""What machines do to copy, by name: functions of a text that give the text in those clothes.

Each takes any string, lone surrogates too, and keeps the words: a reader would see the same.

Example:
    >>> from wirecopy.strategies import CLOTHES
    >>> CLOTHES["doubled blanks"]("LIMA, March 3")
    'LIMA,  March  3'
    >>> CLOTHES["UTF-8 read as Latin-1"]("Córdoba")
    'CÃ³rdoba'
    >>> CLOTHES["named entities"]("Córdoba & Łódź")
    'C&oacute;rdoba &amp; &#321;&oacute;d&#378;'
"""


@st.composite
def reclothed(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Texts in the wrong clothes: mojibake, entities, other line ends, menus around them.

    Args:
        texts: The texts in their own clothes.

    Returns:
        Texts in other clothes.

    Example:
        >>> import wirecopy
        >>> from hypothesis import given, strategies
        >>> from wirecopy.strategies import reclothed
        >>> @given(reclothed(strategies.just("LIMA, March 3 (Reuters) - It is open.")))
        ... def test_clothes_make_no_article(text):
        ...     assert wirecopy.parse(text).text == text
    """
    text = draw(texts)
    if draw(st.booleans()):
        menu = menus(pool_of_language(draw(st.sampled_from(stems("stories")))))
        text = "\n".join((*draw(menu), text, *draw(menu)))
    names = st.lists(st.sampled_from(list(CLOTHES)), min_size=1, max_size=_MOST_CLOTHES)
    for name in draw(names):
        text = CLOTHES[name](text)
    return text


@st.composite
def stories_in_wrong_clothes(draw: st.DrawFn, style: HouseStyle | str | None = None) -> Story:
    """Whole stories, as a style prints them and some machine has handed them on.

    Args:
        style: The house style or its name; None draws a built-in one.

    Returns:
        The article that was drawn, as `stories` gives it, and its text in the wrong clothes.

    Example:
        >>> import wirecopy
        >>> from hypothesis import given
        >>> from wirecopy.strategies import stories_in_wrong_clothes
        >>> @given(stories_in_wrong_clothes("afp"))
        ... def test_copy_is_kept(story):
        ...     assert wirecopy.normalize(story.text).revert() == story.text
    """
    article, text = draw(stories(style))
    text = draw(reclothed(st.just(text)))
    return Story(attrs.evolve(article, text=text), text)
