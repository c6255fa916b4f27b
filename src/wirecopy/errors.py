"""What is raised on misuse of the library, its wording, and the mark under a place in a line."""

from __future__ import annotations

import reprlib
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

# As many names as a reader takes in are all told, of more some.
_MOST_NAMED = 40
_LONGEST_LIST = 640
_SOME = 8
_LONGEST_SHOWN = 60
_WINDOW = 72
_NEAR = 0.6


class WirecopyError(Exception):
    """The base of every error that wirecopy raises on purpose.

    Example:
        >>> import wirecopy
        >>> try:
        ...     wirecopy.parse("Bridge opens", style="no such style")
        ... except wirecopy.WirecopyError as error:
        ...     print(type(error).__name__)
        StyleError
    """


class StyleError(WirecopyError):
    """A house style or a language is unknown, or its file is broken.

    The message names the file or the style, and what would have been right.

    Example:
        >>> import wirecopy
        >>> wirecopy.HouseStyle.load("xinhau")
        Traceback (most recent call last):
        wirecopy.errors.StyleError: no style 'xinhau'; did you mean 'xinhua'? ...
    """


class FormatError(WirecopyError):
    r"""A file is not what its format, or its encoding, says it is.

    Example:
        >>> import wirecopy
        >>> wirecopy.read(b"caf\xe9 au lait", encoding="utf-8")
        Traceback (most recent call last):
        wirecopy.errors.FormatError: ...
    """


def unknown(
    noun: str,
    name: object,
    known: Collection[str],
    *,
    lists_all: str | None = None,
    meant: str | None = None,
) -> str:
    """What to say of a name that is not known: which one was meant, and which there are.

    Args:
        noun: What the name is of, in the singular.
        name: The name.
        known: The names there are.
        lists_all: What lists all of them, for where they are too many to tell.
        meant: The one that was meant, where the caller knows; else the nearest one.

    Example:
        >>> unknown("style", "xinhau", ("xinhua", "reuters"))
        "no style 'xinhau'; did you mean 'xinhua'? Known styles are xinhua, reuters"
        >>> unknown("rule", "all", ("dates", "labels"))
        "no rule 'all'; known rules are dates, labels"
    """
    near = nearest(name, known) if meant is None else meant
    known_ones = f"nown {noun}s are {listed(known, lists_all=lists_all)}"
    told = f"did you mean {near!r}? K" if near is not None else "k"
    return f"no {noun} {shortened(name)}; {told}{known_ones}"


def nearest(name: object, known: Iterable[str]) -> str | None:
    """The known name that another one is a slip of, in any case, if it is near enough to one.

    Example:
        >>> nearest("xinhau", ("xinhua", "reuters")), nearest("HAN", ("Han", "plain"))
        ('xinhua', 'Han')
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    if not isinstance(name, str):
        return None
    folded = {other.casefold(): other for other in known}
    word = name[:_LONGEST_SHOWN].casefold()
    near = get_close_matches(word, folded, n=1, cutoff=_NEAR)
    return folded[near[0]] if near else None


def listed(names: Collection[str], *, lists_all: str | None = None) -> str:
    """Names one after the other, as many as a reader takes in.

    Example:
        >>> listed([str(number) for number in range(100)], lists_all="wirecopy.styles()")
        '0, 1, 2, 3, 4, 5, 6, 7 and 92 more; wirecopy.styles() lists them all'
    """
    if len(names) <= _MOST_NAMED:
        line = ", ".join(names)
        if len(line) <= _LONGEST_LIST:
            return line
    some = ", ".join(name[:_LONGEST_SHOWN] for name in [*names][:_SOME])
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return f"{some}{more}" + (f"; {lists_all} lists them all" if lists_all else "")


def shortened(value: object) -> str:
    """A value as Python writes it, cut where it is long or deep.

    Example:
        >>> len(shortened("a" * 1000)), shortened([[[[["deep"]]]]])
        (60, '[[[...]]]')
    """
    brief = reprlib.Repr()
    brief.maxstring = brief.maxother = brief.maxlong = _LONGEST_SHOWN
    brief.maxlevel = 3
    written = " ".join(brief.repr(value).splitlines())
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}..."


def marked(line: str, start: int, end: int) -> str:
    """A line, or what of it fits on one, and a mark under a stretch of it.

    Example:
        >>> print(marked("{place}, {moth} {day} -", 9, 15))
            {place}, {moth} {day} -
                     ~~~~~^
    """
    first = max(0, start - _WINDOW // 2)
    excerpt = "".join(
        letter if letter.isprintable() else " " for letter in line[first : first + _WINDOW]
    )
    at = start - first
    before = display_width(excerpt[:at])
    under = display_width(excerpt[at : min(end - first, at + _WINDOW // 2)])
    return f"{f'    {excerpt}'.rstrip()}\n    {' ' * before}{'~' * (under - 1)}^"


def display_width(text: str) -> int:
    r"""How many columns of a terminal a text takes.

    Example:
        >>> display_width("Lima"), display_width("東京"), display_width("e\u0301")
        (4, 4, 1)
    """
    return sum(map(letter_width, text))


@lru_cache(maxsize=4096)
def letter_width(letter: str) -> int:
    """The columns that a letter takes in a terminal."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def expect_type(name: str, value: object, kind: type, *, optional: bool = True) -> None:
    """Refuses a value of another type.

    Args:
        name: What the value is called.
        value: The value.
        kind: The type that it must have.
        optional: Whether None will do.

    Raises:
        TypeError: It has another type; the message names both.

    Example:
        >>> expect_type("style", 5, str)
        Traceback (most recent call last):
        TypeError: expected style as a str, found int: 5
    """
    if value is None and optional:
        return
    # A truth value is a number only to Python.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        wanted, found = kind.__name__, type(value).__name__
        article = "an" if wanted[0] in "AEIOUaeiou" else "a"
        raise TypeError(f"expected {name} as {article} {wanted}, found {found}: {shortened(value)}")


def is_empty_cell(value: object) -> bool:
    """Whether a value is what data frames put where there is nothing: None, NaN, NA or NaT.

    Example:
        >>> is_empty_cell(float("nan")), is_empty_cell(None), is_empty_cell(0.0), is_empty_cell("")
        (True, True, False, False)
    """
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - which is how one knows NaN
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def expect_several(name: str, value: object, call: str, *single: type) -> None:
    """Refuses one thing where several are meant: a string would be taken letter by letter.

    Args:
        name: What the things are called.
        value: What was given.
        call: The call as it should be, ``{}`` for the list.
        *single: What is one thing, besides a string.

    Raises:
        TypeError: The value is one thing, or none; the message has the call to write.

    Example:
        >>> expect_several("rules", "dates", "Parser(rules={})")
        Traceback (most recent call last):
        TypeError: expected a list of rules, found one str: write Parser(rules=['dates'])
    """
    found = type(value).__name__
    if isinstance(value, str | bytes):
        found, written = f"one {found}", f"[{shortened(value)}]"
    elif isinstance(value, single):
        found, written = f"one {found}", "[...]"
    elif not isinstance(value, Iterable):
        written = "[...]"
    else:
        return
    raise TypeError(f"expected a list of {name}, found {found}: write {call.format(written)}")


def strings_of(name: str, values: Iterable[str], call: str) -> tuple[str, ...]:
    """Strings that a caller gives, each checked.

    Args:
        name: As for `expect_several`.
        values: The strings.
        call: As for `expect_several`.

    Raises:
        TypeError: The values are one string, none, or one of them is no string.

    Example:
        >>> strings_of("terms", ["Zubrowka", 5], "with_terms({})")
        Traceback (most recent call last):
        TypeError: expected terms[1] as a str, found int: 5
    """
    expect_several(name, values, call)
    found = tuple(values)
    for at, value in enumerate(found):
        expect_type(f"{name}[{at}]", value, str, optional=False)
    return found
