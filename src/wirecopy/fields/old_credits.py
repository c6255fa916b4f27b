r"""Credits that old papers set behind the last sentence: ``It sailed on.—(Havas.)``, ``—P.A.``.

old    = enclosed / led
enclosed = [ dash ] "(" name [ "." ] ")" [ "." ]       ; — (Havas.), (A.N.P.), — (Fournier).
led      = dash name [ "." ]                           ; —P.A., -Reuter.
name     = letters with stops / 1*5word, with a capital but for "of" and "and"

An agency that a file knows is enough, or one that another begins as: Associated Press of Kandor. Of
any other name the print must tell: letters with stops, a bracket behind a dash, a stop inside the
bracket, which no word that explains a sentence has, or a long dash between two stops, behind which
no one is quoted: ``in dock.—Exchange.``
"""

from __future__ import annotations

from wirecopy.fields.captions import picture_words
from wirecopy.fields.signers import is_agency
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.letters_apart import without_stops
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import is_balanced

_FIRST = "-–—(["
_DASH = r"(?:-{1,2}|[–—])"
_NAME = (
    r"(?P<name>\p{Lu}[\p{L}\p{M}.'’]{1,20}+"
    r"(?:[ ](?:\p{Ll}{1,3}[ ])?\p{Lu}[\p{L}\p{M}.'’]{0,20}+){0,4})"
)
_LONG_DASHES = ("—", "--")
_JOINT = lazy(r"[ ]\p{Ll}{1,3}[ ]")
_OLD = lazy(rf"(?P<dash>{_DASH}[ ]?)?(?P<open>[(\[]?){_NAME}(?P<close>[)\]]?)\.?")


def old_credit(context: Context, text: str, credit: str | None, *, quoted: bool) -> TextSpan | None:
    """Where the name stands in what follows the end of a sentence, if it is such a credit.

    Args:
        context: The text, and what to read it by.
        text: What stands between the end of the sentence and that of its block.
        credit: The credit of the copy's own dateline: then no other house signs.
        quoted: Whether no stop ends the sentence but a mark of quotation: who said it may follow.
    """
    # A dash or a bracket stands first in each, and hardly ever behind a sentence.
    match = _OLD.fullmatch(text) if text[0] in _FIRST else None
    if match is None or not is_balanced(match["open"], match["close"]):
        return None
    name, dash, enclosed = match["name"], match["dash"] is not None, match["open"] != ""
    first = match.start("name")
    known = name.rstrip(".")
    span = first, first + len(known)
    if is_agency(context, name, credit) or is_agency(context, known, credit):
        return span
    if (
        credit is not None
        or quoted
        or picture_words(context.spoken).words & set(fold(known).split())
    ):
        return None
    joined = [part for part in _JOINT.split(known) if part]
    if len(joined) > 1 and is_agency(context, joined[0], credit):
        return span
    lettered = without_stops(name) != name and "." in name
    if lettered:
        return span if without_stops(name).isupper() else None
    stopped = name.endswith(".") or text.endswith(".")
    if not enclosed and stopped and " " in known and text.startswith(_LONG_DASHES):
        return None if fold(known) in context.spoken.ordinary_words else span
    stopped = name.endswith(".")
    if not enclosed or not (dash or stopped) or not known.replace(" ", "").isalpha():
        return None
    common = fold(known) in context.spoken.ordinary_words and not (dash and stopped)
    return None if common else span
