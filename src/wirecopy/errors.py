"""What is raised on misuse of the library, and its wording; nothing here is raised on copy."""

from __future__ import annotations

from collections.abc import Collection

# As many names as a reader takes in are all told, of more some.
_MOST_NAMED = 40
_SOME = 8
_LONGEST_SHOWN = 60


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
    """


class FormatError(WirecopyError):
    """A file is not what its format, or its encoding, says it is."""


def unknown(noun: str, name: object, known: Collection[str]) -> str:
    """What to say of a name that is not known: which one was meant, and which there are.

    Example:
        >>> unknown("style", "xinhau", ("xinhua", "reuters"))
        "no style 'xinhau'; did you mean 'xinhua'? Known styles are xinhua, reuters"
        >>> unknown("rule", "all", ("dates", "labels"))
        "no rule 'all'; known rules are dates, labels"
    """
    near = nearest(name, known)
    meant = f"did you mean {near!r}? K" if near is not None else "k"
    return f"no {noun} {shortened(name)}; {meant}nown {noun}s are {listed(known)}"


def nearest(name: object, known: Collection[str]) -> str | None:
    """The known name that another one is a slip of, if it is near enough to one.

    Example:
        >>> nearest("xinhau", ("xinhua", "reuters"))
        'xinhua'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    return next(iter(get_close_matches(str(name)[:_LONGEST_SHOWN], known, n=1)), None)


def listed(names: Collection[str]) -> str:
    """Names one after the other, as many as a reader takes in.

    Example:
        >>> listed([str(number) for number in range(100)])
        '0, 1, 2, 3, 4, 5, 6, 7 and 92 more'
    """
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join([*names][:_SOME])} and {len(names) - _SOME} more"


def shortened(value: object) -> str:
    """A value as Python writes it, cut where it is long.

    Example:
        >>> len(shortened("a" * 1000))
        63
    """
    written = repr(value)
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}..."


def refuse_one_string(name: str, value: object) -> None:
    """Refuses a string where several are meant, which would be taken letter by letter.

    Raises:
        TypeError: The value is one string; the message says what to write.

    Example:
        >>> refuse_one_string("rules", "dates")
        Traceback (most recent call last):
        TypeError: expected several rules, found one string: write rules=['dates']
    """
    if isinstance(value, str | bytes):
        raise TypeError(
            f"expected several {name}, found one string: write {name}=[{shortened(value)}]"
        )
