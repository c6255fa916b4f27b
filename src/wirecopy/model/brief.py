"""Things said in few words: what a `repr` prints, and numbers with their nouns."""

from __future__ import annotations

_LONGEST = 36
_LEAST_OF_A_WORD = 0.6


def brief(kind: str, quoted: str | None, *facts: str | None) -> str:
    """One line about a thing, for its ``repr``.

    Args:
        kind: What it is.
        quoted: Its first words, which are cut to a few; None where it has none.
        *facts: What else there is to say; those that are None or empty are left out.

    Example:
        >>> brief("Article", "Bridge opens in Lima after two years of works", "Reuters", None)
        "<Article 'Bridge opens in Lima after two …' Reuters>"
    """
    told = ", ".join(one_line(fact) for fact in facts if fact)
    first = None if quoted is None else repr(first_words(quoted))
    return f"<{' '.join(filter(None, (kind, first, told)))}>"


def first_words(text: str, longest: int = _LONGEST) -> str:
    """The first words of a text, on one line.

    Example:
        >>> first_words("Bridge opens", 20), first_words("Bridge opens in Lima", 14)
        ('Bridge opens', 'Bridge opens …')
    """
    flat = " ".join(text[: longest * 4].split())
    if len(flat) <= longest and len(text) <= longest * 4:
        return flat
    cut = flat[: longest - 1]
    at = cut.rfind(" ")
    # Scripts that put no blanks between words are cut anywhere.
    return f"{cut[:at]} …" if at >= longest * _LEAST_OF_A_WORD else f"{cut}…"


def one_line(text: str) -> str:
    r"""A text without anything that a line of a terminal would not show as it is.

    Example:
        >>> one_line("Lima\x1b[2J")
        'Lima\\x1b[2J'
    """
    flat = " ".join(text.split())
    return flat if flat.isprintable() else repr(flat)[1:-1]


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "edit"), counted(2000, "edit")
        ('1 edit', '2,000 edits')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
