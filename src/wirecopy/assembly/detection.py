"""What tells the house style of a text: a credit, a name, a sign-off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wirecopy.fields.signoff import signoff_keys
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.data_files import language_tables
from wirecopy.knowledge.languages import speaks
from wirecopy.layout.cascade import Layout
from wirecopy.model.annotations import Inference
from wirecopy.text.patterns import lazy

# The letters of each script that tells a group of languages; the first that is common decides. For
# ranges of characters re is the faster engine.
_SCRIPTS = (
    ("Hangul", re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("Kana", re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d]")),
    (
        "Han",
        re.compile("[\u2e80-\u2fd5\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    ),
    ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
)
_NOT_LATIN = re.compile("[\u0370-\u1fff\u2e80-\ufffc]")
_TRADITIONAL = lazy("[國會發時說這們對來後與為長開關經機區電]")
_SIMPLIFIED = lazy("[国会发时说这们对来后与为长开关经机区电]")
# A short sample tells most languages; where it leaves doubt, a longer one is taken.
_FIRST_LOOK = 360
_SAMPLE = 900
_PLAIN = 0.8
_ENOUGH_WORDS = 4


@cache
def _function_words() -> dict[str, dict[str, tuple[str, ...]]]:
    by_script: dict[str, dict[str, list[str]]] = {}
    for code, table in language_tables().items():
        words = by_script.setdefault(table["script"], {})
        for word in table["function_words"]:
            words.setdefault(word, []).append(code)
    return {
        script: {word: tuple(codes) for word, codes in words.items()}
        for script, words in by_script.items()
    }


def detect_language(text: str) -> tuple[str | None, float]:
    """The language of a text, and how sure that is (0 to 1).

    The script decides first, then the commonest grammatical words. ``(None, 0.0)`` where there
    is too little to tell.

    Example:
        >>> detect_language("The bridge was opened on Sunday by the mayor of the city.")
        ('en', 0.83)
    """
    told, confidence, words = _told(text, _FIRST_LOOK)
    plain = confidence >= _PLAIN and words >= _ENOUGH_WORDS
    if not plain and len(text) > _FIRST_LOOK:
        told, confidence, _ = _told(text, _SAMPLE)
    return told, confidence


def _told(text: str, length: int) -> tuple[str | None, float, int]:
    """What a sample of about a length tells of the language, how surely, and by how many words."""
    # The middle of long copy is text; its ends may be furniture in another language.
    top, middle = length // 3, len(text) // 3
    sample = text if len(text) <= length else text[:top] + text[middle : middle + length]
    script = _script(sample)
    if script == "Hangul":
        return "ko", 1.0, _ENOUGH_WORDS
    if script == "Kana":
        return "ja", 1.0, _ENOUGH_WORDS
    if script == "Han":
        traditional = len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample))
        return ("zh-Hant" if traditional else "zh"), 0.9, _ENOUGH_WORDS
    known = _function_words().get(script, {})
    votes: dict[str, int] = {}
    # A grammatical word beside a comma or a quote is none the less there often enough.
    for word in filter(known.__contains__, sample.casefold().split()):
        for code in known[word]:
            votes[code] = votes.get(code, 0) + 1
    if not votes:
        return None, 0.0, 0
    best = max(votes, key=votes.__getitem__)
    most = votes.pop(best)
    second = max(votes.values(), default=0)
    return best, round(most / (most + second), 2) if most > second else 0.5, most


def _script(sample: str) -> str:
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return "Latin"
    # The bars of a menu and the figures of a table are no words.
    letters = sum([word[0].isalpha() for word in sample.split()]) * 5
    for script, letter in _SCRIPTS:
        count = len(letter.findall(sample))
        # Han, kana and Hangul write a word with far fewer letters.
        if count * (8 if script in ("Han", "Kana", "Hangul") else 2) > letters:
            return script
    return "Latin"


_BY_CREDIT = 0.98
_BY_NAME = 0.9
_BY_SIGNOFF = 0.7


def infer_style(context: Context, layout: Layout) -> Inference | None:
    """The house style, and what tells it: the first of these that there is.

    The credit in the dateline, the name in a source line, the sign-off, the name in a byline.

    Args:
        context: The working text, and what it was read by; of styles that print one name, those in
            its language come first.
        layout: What stands where in it.
    """
    working = context.working
    found = layout.dateline
    if found is not None and found.style is not None:
        credit = working[slice(*found.credit_span)] if found.credit_span else ""
        return Inference("style", found.style, f"the credit {credit!r} in the dateline", _BY_CREDIT)
    for line in layout.source_lines:
        told = _told_by_name(line.source and line.source[0], "the source line", context)
        if told is not None:
            return told
    signoff = working[slice(*layout.signoff)] if layout.signoff is not None else ""
    name = _style_signing(signoff, context) if signoff else None
    if name is not None:
        return Inference("style", name, f"the sign-off {signoff!r}", _BY_SIGNOFF)
    people = layout.byline.people if layout.byline is not None else ()
    below = layout.role_line[1] if layout.role_line is not None else None
    for organization in (*(who.person.organization for who in people), below):
        told = _told_by_name(organization, "the byline", context)
        if told is not None:
            return told
    return None


def style_of(agency: str | None, context: Context) -> str | None:
    """The style of an agency, in a language if it has one there."""
    return _in_language(context.registry.styles_of(agency), context) if agency else None


def _told_by_name(agency: str | None, where: str, context: Context) -> Inference | None:
    name = style_of(agency, context)
    if name is None:
        return None
    return Inference("style", name, f"{agency} is named in {where}", _BY_NAME)


def _style_signing(signoff: str, context: Context) -> str | None:
    """The style that signs off so; a credit that is contested tells nothing."""
    registry = context.registry
    for key in signoff_keys(signoff):
        names = registry.signoffs.get(key, ())
        if not names and key not in registry.contested:
            names = registry.credits.get(key, ())
        found = _in_language(names, context)
        if found is not None:
            return found
    return None


def _in_language(names: Sequence[str], context: Context) -> str | None:
    """The first of the styles that is in the language, else the first."""
    fitting = (
        name
        for name in names
        if speaks(context.registry.tables[name]["languages"], context.spoken.code)
    )
    return next(fitting, names[0] if names else None)
