"""HTML out of parts that cannot break out of it, and the direction and tongue of a text."""

from __future__ import annotations

import html
import re
import unicodedata

from wirecopy.model.article import Article
from wirecopy.output.runs import printable

# RFC 5646, as far as browsers and screen readers care.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
# As many letters as tell which way a text runs.
_ENOUGH = 2_000
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


def text(value: str) -> str:
    r"""A text as it may stand in HTML and in the values of attributes.

    Example:
        >>> text('<b> & "\x1b[2J"')
        '&lt;b&gt; &amp; &quot;␛[2J&quot;'
    """
    return html.escape(printable(value))


def element(name: str, content: str, **attributes: str | None) -> str:
    """An element around content that is HTML already; attributes of None are left out.

    An underscore in the name of an attribute is a hyphen, and one at its end keeps it off Python's
    own words.

    Example:
        >>> element("span", "Lima", class_="wc-value", aria_label='"', lang=None)
        '<span class="wc-value" aria-label="&quot;">Lima</span>'
    """
    return f"<{name}{attributes_of(**attributes)}>{content}</{name}>"


def attributes_of(**attributes: str | None) -> str:
    """The attributes of an element, each with a blank before it."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


def lang_of(article: Article) -> str | None:
    """The tag of an article's language, where it is one that a browser can read."""
    tag = article.language or ""
    return tag if _TAG.fullmatch(tag) else None


def direction_of(letters: str) -> str | None:
    """Which way most of a text's first letters run: ``rtl``, ``ltr``, or None for no letters.

    A story in Arabic may begin with a Latin name, so the first letter alone, by which a browser
    goes, does not tell.

    Example:
        >>> direction_of("AP: القاهرة"), direction_of("Lima"), direction_of("12")
        ('rtl', 'ltr', None)
    """
    kinds = [unicodedata.bidirectional(letter) for letter in letters[:_ENOUGH]]
    rightward = kinds.count("L")
    leftward = sum(kind in _RIGHT_TO_LEFT for kind in kinds)
    if not rightward and not leftward:
        return None
    return "rtl" if leftward > rightward else "ltr"
