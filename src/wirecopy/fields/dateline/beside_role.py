"""The place beside the job of who reports from it: Na Mwandishi Wetu, Mtwara.

beside = place job / [ by ] job mark place / place mark [ by ] job / job in place
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.fields.dateline.codes import is_common
from wirecopy.fields.dateline.heads import no_place
from wirecopy.fields.dateline.place_evidence import ENOUGH, TOLD, is_listed, is_printed_again
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.validation import Validator
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold, job_in
from wirecopy.text.letters import EAST_ASIAN, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_MOST_WORDS = 3
_APART = lazy(rf"[ ]?[{COMMAS}:：|।।/][ ]?|[ ][\-\u2010-\u2015][ ]")
_REGION = lazy(r"[ ]\([^()]{2,30}\)$")


def place_beside_role(validator: Validator, working: str, span: TextSpan) -> PlaceFound | None:
    """The place beside the job of who reports from it.

    It is known, or the copy names it again; behind a job that a word for "by" leads one word is
    enough, and so it is in a script without capitals beside a mark: संवाददाता, अमेठी.
    """
    spoken = validator.spoken
    if spoken.script in EAST_ASIAN:
        return None
    text = working[slice(*span)]
    for place, job, marked in _splits(text, spoken):
        printed = text[slice(*job)]
        role = job_in(printed, spoken, beside_place=True)
        name = text[slice(*place)]
        if role is None or not _may_be_named(name, spoken):
            continue
        if no_place(validator, name):
            return None
        found = PlaceFound(name, (span[0] + place[0], span[0] + place[1]))
        apart = marked and " " not in name
        led = role != fold(printed) or has_no_capitals(name)
        again = is_printed_again(working, name, found.span[0])
        if TOLD * (again or is_listed(name, spoken)) + 1 + apart * (1 + led) >= ENOUGH:
            return found
    return None


def _may_be_named(name: str, spoken: Language) -> bool:
    """Whether words are a name: in letters with capitals each begins with one."""
    words = name.split(" ")
    if len(words) > _MOST_WORDS or is_common(name, spoken):
        return False
    return has_no_capitals(name) or all(word[:1].isupper() for word in words)


def _splits(text: str, spoken: Language) -> Iterator[tuple[TextSpan, TextSpan, bool]]:
    """A place and a job, and whether a mark or a word such as "in" tells them apart."""
    apart = _APART.search(text)
    if apart is not None:
        first, last = (0, apart.start()), (apart.end(), len(text))
        yield last, first, True
        yield first, last, True
        return
    caseless = has_no_capitals(text)
    for blank in (at for at, letter in enumerate(text) if letter == " "):
        if caseless:
            region = _REGION.search(text, 0, blank)
            place = (0, blank if region is None else region.start())
            yield place, (blank + 1, len(text)), region is not None
        elif fold(text[:blank].rsplit(" ", 1)[-1]) in spoken.byline.before_place:
            yield (blank + 1, len(text)), (0, text.rfind(" ", 0, blank)), True
