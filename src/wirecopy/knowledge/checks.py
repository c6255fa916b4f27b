"""What several keys of data files may say."""

from __future__ import annotations

from wirecopy.errors import StyleError, unknown

DATE_ORDERS = ("day-first", "month-first")


def expect_one_of(key: str, value: str, known: tuple[str, ...]) -> None:
    """Refuses a value that a key cannot have.

    Raises:
        StyleError: It is not among the known ones.
    """
    if value not in known:
        raise StyleError(f"[{key}]: {unknown('value', value, known)}")


def expect_words(key: str, words: tuple[str, ...]) -> None:
    """Refuses blank words, for a blank line or a blank credit would fit anywhere.

    Raises:
        StyleError: One is blank.
    """
    for number, word in enumerate(words, 1):
        if not word.strip():
            raise StyleError(f"[{key}] #{number}: it is empty")


def expect_zone(name: str) -> None:
    """Refuses a time zone that does not exist.

    Raises:
        StyleError: There is none of that name; the message says which was meant.
    """
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415 - not needed to import

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise StyleError(
            f"[zone]: {unknown('zone', name, sorted(available_timezones()))}"
        ) from None
