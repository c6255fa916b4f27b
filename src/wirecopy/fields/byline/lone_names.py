r"""Names on a line of their own that no capitals and no blanks tell, and those in all capitals.

lone-name  = 2*3han [ " " ] ( 2*4hiragana / 2*4katakana )  ; 大城ひなの
           / 2*5han given-name-end                         ; 小野寺翔太
           / surname 2han / long-surname 1*2han            ; 苏小禾, where no kana stand
           / first-syllable 3*18letter                     ; နန်းမိုးဟေ
initialled = capital "." 3*20capital                       ; Д.ЦЭЦЭГМАА
           / 1*3( 1*6letter "." ) 3*20letter [ 2*20letter ]  ; எஸ்.முருகன், where no capitals tell

Surnames, first syllables and what names end in are the words of a language, and so is what none
ends in; one without such words has no such names.

A title or a button is as short: so no two letters of such a name stand beside one another in the
rest of the copy, no list has it, and it ends as names do, or in no letter for a thing or a page.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.shaped import are_names
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.language_words import NameForms
from wirecopy.knowledge.words import fold
from wirecopy.model.parts import Person
from wirecopy.text.patterns import lazy

_LONGEST = 24
_NEAR_TEXT = 20_000
_HAN_NAME = r"\p{Han}[\p{Han}々]{0,2}[ ]?[\p{Han}々]{0,2}"
_LETTER = r"[\p{Lo}\p{M}\u200c\u200d]"
_INITIALLED = lazy(
    r"\p{Lu}\.[ ]?\p{Lu}{3,20}"
    rf"|(?:{_LETTER}{{1,6}}\.[ ]?){{1,3}}{_LETTER}{{3,20}}(?:[ ]{_LETTER}{{2,20}})?"
)


def read_lone_name(context: Context, start: int, end: int) -> BylineFound | None:
    """The name that a line between headline and text is in scripts where blanks part no words.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
    """
    if end - start > _LONGEST:
        return None
    text, forms = context.working[start:end], context.spoken.names
    pattern = _name_pattern(forms, context.spoken.script)
    if pattern is None or pattern.fullmatch(text) is None or text.endswith(forms.no_ends):
        return None
    if _has_letters_again(context.working, start, end):
        return None
    return _lone(context, start, end)


@lru_cache(maxsize=64)
def _name_pattern(forms: NameForms, script: str) -> regex.Pattern[str] | None:
    """What the names of a language look like, as far as its file tells."""
    shapes = []
    if forms.given_ends:
        ends = f"[{regex.escape(forms.given_ends)}]"
        shapes.append(
            r"(?:\p{Han}{2,3}[ ]?|\p{Han}{1,3}[ ])(?:\p{Hiragana}{2,4}|\p{Katakana}{2,4})"
        )
        # Of Han letters alone most words for sections are as short: the last one is a name's.
        shapes.append(rf"(?=[\p{{Han}}々 ]{{3,6}}$){_HAN_NAME}{ends}")
    if forms.surnames:
        shapes.append(rf"[{regex.escape(forms.surnames)}]\p{{Han}}{{2}}")
    if forms.long_surnames:
        shapes.append(rf"(?:{'|'.join(map(regex.escape, forms.long_surnames))})\p{{Han}}{{1,2}}")
    if forms.first_syllables:
        first = "|".join(map(regex.escape, forms.first_syllables))
        letter = rf"\p{{{script}}}"
        shapes.append(rf"(?:{first}){letter}{{3,18}}(?:[ ]{letter}{{2,12}}){{0,2}}")
    return regex.compile("|".join(shapes)) if shapes else None


def read_initialled(context: Context, start: int, end: int) -> BylineFound | None:
    """The initials and the name that a line is, in capitals or a script without: ``Д.ЦЭЦЭГМАА``."""
    if _INITIALLED.fullmatch(context.working, start, end) is None:
        return None
    return _lone(context, start, end)


def _lone(context: Context, start: int, end: int) -> BylineFound | None:
    """A line as a name, if no list has it and it is no word of the text."""
    name = context.working[start:end]
    languages, folded = context.languages, fold(name)
    if folded in context.registry.names or folded in languages.words("furniture", "lines"):
        return None
    found = BylineFound(start, end, (PersonFound(Person(name), (start, end)),))
    return found if are_names(context, found, start, end) else None


def _has_letters_again(working: str, start: int, end: int) -> bool:
    """Whether two letters of a line that stand beside one another do so elsewhere, too.

    In Myanmar, whose letters are few, three syllables of it have to.
    """
    size = 2 if working[start] > "\u2e7f" else 6
    for at in range(start, end - size + 1):
        part = working[at : at + size]
        if " " not in part and _is_elsewhere(working, part, start, end):
            return True
    return False


def _is_elsewhere(working: str, part: str, start: int, end: int) -> bool:
    before = working.find(part, max(start - _NEAR_TEXT, 0), start)
    return before >= 0 or working.find(part, end, end + _NEAR_TEXT) >= 0
