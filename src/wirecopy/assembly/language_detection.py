"""Telling the language of a text: what its words and letters say, and what else is known of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from math import exp
from struct import unpack

import attrs
import regex

from wirecopy.knowledge.data_files import Table
from wirecopy.knowledge.words import Languages, built_in
from wirecopy.text.patterns import lazy, lazy_class

# Scripts of which a text holds more than one, the telling one first: Korean and Japanese print Han
# letters. For ranges of characters re is the faster engine, and a run is found as soon as a letter.
_SCRIPTS: Mapping[str, re.Pattern[str] | regex.Pattern[str]] = {
    "Hangul": lazy_class("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]+"),
    "Kana": lazy_class("[\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d]+"),
    "Han": lazy_class(
        "[\u2e80-\u2fd5\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
    ),
    "Arabic": lazy_class("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"),
    "Cyrillic": lazy_class("[\u0400-\u052f]+"),
    "Greek": lazy_class("[\u0370-\u03ff\u1f00-\u1fff]+"),
}
_NOT_LATIN = lazy_class(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u2e80-\ufffc\U00010000-\U0003ffff]"
)
_OWN_SCRIPTS = {"Hangul": "ko", "Kana": "ja"}
# Scripts that write a word with far fewer letters.
_WIDE_SCRIPTS = ("Han", "Kana", "Hangul")
# What any of their letters lies in.
_WIDE_LETTER = lazy_class(
    "[\u1100-\u11ff\u2e80-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
# A short sample tells most languages; where it leaves doubt, a longer one is taken.
_FIRST_LOOK = 360
_SAMPLE = 900
_PLAIN = 0.9
_ENOUGH_WORDS = 4
# How much likelier a common word makes a language, and a letter that it writes and others do not.
# All weights are natural logarithms of odds.
_WORD = 2.0
_LETTER = 1.0
# How likely a language without a data file is, or none at all, before anything is read, and what
# then speaks for it: something at any rate, more the more words there are. But tables say little in
# any language, however long they are.
_NO_LANGUAGE = 0.02
_UNKNOWN = 1.3
_UNKNOWN_WORD = 0.2
_MOST_UNKNOWN = 3.3
# More words say no more.
_ENOUGH_UNKNOWN_WORDS = 11
# A word with a letter that no language of its script writes, the Belarusian ў or the Icelandic ð;
# some of them may be names in a language that is known.
_STRANGE_WORD = 3.0
_MOST_STRANGE = 5
# Most of the world's wire copy is in one language: it is likelier before anything is read.
_COMMONEST, _COMMONER = "en", 1.0
# Others are in it seldom: a line that may be Croatian or Bosnian, Dutch or Afrikaans is taken for
# the former, until more speaks for the latter.
_RARER = 1.5
_FAR_BEHIND = 14.0
_TOO_LITTLE = 0.2
_TOLD_ALONE = 0.5
# A script with a single language or a pair of them, and a Han letter that is but Chinese or but
# Japanese.
_OWN_SCRIPT = 8.0
_FEW_LANGUAGES = 2
_HAN = {"zh": 5.5, "zh-Hant": 4.0, "ja": 2.0}
_HAN_LETTER = 2.0
_MOST_HAN = 10.0
# The commas and stops of all scripts: Latin, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Khmer,
# Burmese, Tibetan.
_MARKS = re.compile("[,;:!?…()\\[\\]\"“”„«»‹›*_/|–—،؛؟·।'’۔॥։՝፣፤፥፦።។៕៖၊။།]")
# Of text in ASCII all marks are made blanks at once, byte by byte.
_BLANKS = bytes(32 if _MARKS.match(chr(letter)) else letter for letter in range(256))
_INITIAL = 2
_SHORTEST_UNMARKED = 3
# The place of a language in a count: an unsigned number of two bytes.
_BYTES = 2
_BITS = 8 * _BYTES
_MARKS_OF_LETTERS = lazy(r"\p{Mn}+")


@attrs.frozen(eq=False, repr=False)
class Expected:
    """What is known of a text's language beside the text.

    Attributes:
        languages: BCP 47 codes, the likelier ones first.
        confidence: How sure it is (0 to 1) that the text is in one of them.
    """

    languages: tuple[str, ...]
    confidence: float


@attrs.frozen(eq=False, repr=False)
class Heard:
    """What a text says of its language.

    Attributes:
        votes: What speaks for each language of its script, as logarithms of odds.
        unknown: What speaks for none of them.
        words: How many common words speak for the likeliest.
        near: The likeliest language and those not far behind, which count for nothing.
    """

    votes: Mapping[str, float]
    unknown: float
    words: int
    near: Sequence[str] = attrs.field(init=False)

    @near.default
    def _near(self) -> Sequence[str]:
        votes = self.votes
        least = max(votes.values()) - _FAR_BEHIND
        return [code for code, vote in votes.items() if vote > least]

    def told(self, expected: Expected | None = None) -> tuple[str | None, float]:
        """The likeliest language and its probability, by the text and what else is known.

        Args:
            expected: What is known beside the text.

        Returns:
            The BCP 47 code and the probability (0 to 1); ``(None, 0.0)`` where no language is
            likelier than none.

        Example:
            >>> heard = hear("O barco volta ao mar.", built_in())
            >>> heard.told()[0], heard.told(Expected(("es",), 0.9))[0]
            ('pt', 'es')
            >>> heard = hear("Net 921,700", built_in())
            >>> heard.told(), heard.told(Expected(("en",), 0.9))[0]
            ((None, 0.0), 'en')
        """
        votes = self.votes
        if len(self.near) == 1 and self.unknown < votes[self.near[0]] - _FAR_BEHIND:
            return self.near[0], 1.0
        likely = _fitting(expected.languages, votes) if expected is not None else ()
        mass = expected.confidence if expected is not None and likely else 0.0
        rest = (1.0 - mass) * (1.0 - _NO_LANGUAGE) / max(len(votes) - len(likely), 1)
        odds = {code: mass / len(likely) * exp(votes[code]) for code in likely}
        nothing = (1.0 - mass) * _NO_LANGUAGE * exp(self.unknown)
        none_of_them = nothing > sum(odds.values())
        odds |= {code: rest * exp(votes[code]) for code in self.near if code not in odds}
        if _COMMONEST in self.near and _COMMONEST not in likely:
            odds[_COMMONEST] = rest * exp(votes[_COMMONEST] + _COMMONER)
        best = max(odds, key=odds.__getitem__)
        sure = odds[best] / (nothing + sum(odds.values()))
        if none_of_them and (sure < _TOO_LITTLE or odds[best] < nothing):
            return None, 0.0
        return best, round(sure, 2)

    def needs(self, expected: Expected, tag: str) -> bool:
        """Whether it is what else is known that tells a language, not the text alone."""
        alone, sure = self.told()
        return (alone != tag or sure <= _TOLD_ALONE) and tag in _fitting(
            expected.languages, self.votes
        )


def detect_language(text: str, languages: Languages | None = None) -> tuple[str | None, float]:
    """The language of a text, and how sure that is (0 to 1).

    The script decides first, then the commonest words and the letters that not every language
    writes. ``(None, 0.0)`` where there is too little to tell.

    Example:
        >>> detect_language("The bridge was opened on Sunday by the mayor of the city.")
        ('en', 1.0)
    """
    return hear(text, languages or built_in()).told()


def hear(text: str, languages: Languages) -> Heard:
    """What a text says of its language: a short sample of it, or a longer one if need be."""
    heard = _heard(text, _FIRST_LOOK, languages)
    if len(text) <= _FIRST_LOOK:
        return heard
    is_plain = heard.words >= _ENOUGH_WORDS and heard.told()[1] >= _PLAIN
    return heard if is_plain else _heard(text, _SAMPLE, languages)


def _fitting(languages: Sequence[str], votes: Mapping[str, float]) -> Sequence[str]:
    """Those of some languages that the script of a text allows."""
    exact = [code for code in languages if code in votes]
    if exact:
        return exact
    # A language is the same in another script: sr, sr-Latn.
    bases = {code.split("-")[0] for code in languages}
    return [code for code in votes if code.split("-")[0] in bases]


def _heard(text: str, length: int, languages: Languages) -> Heard:
    """What a sample of about a length says."""
    # The middle of long copy is text; its ends may be furniture in another language.
    top, middle = length // 3, len(text) // 3
    sample = text if len(text) <= length else text[:top] + text[middle : middle + length]
    script = _script(sample, languages)
    if script in _OWN_SCRIPTS:
        return Heard({_OWN_SCRIPTS[script]: _OWN_SCRIPT}, 0.0, _ENOUGH_WORDS)
    if script == "Han":
        return _heard_han(sample)
    return _heard_words(sample, _vocabulary(languages, script))


def _heard_words(sample: str, vocabulary: _Vocabulary) -> Heard:
    """What the words of a sample say, each once, and the letters that not all languages write."""
    folded = sample.casefold()
    words = _tokens(folded)
    # A word may end a sentence; one letter and a stop are an initial.
    words.update([word[:-1] for word in words if word[-1] == "." and len(word) > _INITIAL])
    known = vocabulary.unmarked if sample.isascii() else vocabulary.words
    spoken = vocabulary.tally(known, known.keys() & words)
    # Of copy in ASCII no letter tells anything.
    letters = set() if sample.isascii() else set(folded)
    telling = vocabulary.letters.keys() & letters
    alone = _far_ahead(spoken, vocabulary, len(telling), strange=bool(letters))
    if alone is not None:
        return alone
    counted = zip(spoken, vocabulary.doubts, strict=True)
    heard = [count * _WORD - doubt for count, doubt in counted]
    votes = dict(zip(vocabulary.codes, heard, strict=True))
    if letters:
        written = vocabulary.tally(vocabulary.letters, telling)
        for code, own in zip(vocabulary.codes, written, strict=True):
            votes[code] += (2 * own - len(telling)) * _LETTER
    if len(votes) <= _FEW_LANGUAGES:
        votes = {code: vote + _OWN_SCRIPT for code, vote in votes.items()}
    alphabetic = len(list(islice(filter(str.isalpha, words), _ENOUGH_UNKNOWN_WORDS)))
    unknown = min(_UNKNOWN + _UNKNOWN_WORD * alphabetic, _MOST_UNKNOWN)
    letter = vocabulary.strange
    if letters and letter is not None and letter.search("".join(letters)) is not None:
        strange = sum(1 for word in words if letter.search(word))
        unknown += min(strange, _MOST_STRANGE) * _STRANGE_WORD
    return Heard(votes, unknown, max(spoken))


def _far_ahead(
    spoken: Sequence[int], vocabulary: _Vocabulary, letters: int, *, strange: bool
) -> Heard | None:
    """What is heard where one language is so far ahead that no other counts, nor none at all.

    Most copy has many more common words of its language than of any other.

    Args:
        spoken: How many common words of each language there are.
        vocabulary: The languages.
        letters: How many letters speak for some of them, and against others.
        strange: Whether letters may be of no language.
    """
    second, most = sorted(spoken)[-2:] if len(spoken) > _FEW_LANGUAGES else (0, 0)
    at = spoken.index(most) if most else 0
    # At the worst all letters speak against it; doubts only lessen what the others have.
    vote = most * _WORD - vocabulary.doubts[at] - letters * _LETTER
    unknown = _MOST_UNKNOWN + (_MOST_STRANGE * _STRANGE_WORD if strange else 0.0)
    if vote - _FAR_BEHIND <= max(second * _WORD + letters * _LETTER, unknown):
        return None
    return Heard({vocabulary.codes[at]: vote}, _MOST_UNKNOWN, most)


def _heard_han(sample: str) -> Heard:
    """What letters say of Chinese: each standard of old holds what one way of writing needs."""
    simplified = len(sample.encode("gb2312", "ignore")) - len(sample.encode("big5", "ignore"))
    more = max(-_MOST_HAN, min(_MOST_HAN, simplified * _HAN_LETTER / 2))
    votes = {**_HAN, "zh": _HAN["zh"] + max(more, 0.0), "zh-Hant": _HAN["zh-Hant"] - min(more, 0.0)}
    return Heard(votes, 0.0, _ENOUGH_WORDS)


@attrs.frozen(eq=False, repr=False)
class _Vocabulary:
    """What tells the languages of a script.

    Which languages use a word is one number, with a place for each language, so that the sum of
    many counts them all at once.

    Attributes:
        codes: The languages.
        doubts: What speaks against each of them before anything is read.
        words: Their common words, folded.
        unmarked: Those, and words as they are printed without accents.
        letters: The letters that not all of them write.
        strange: The letters of the script that none of them writes; None where the files do not
            say which they write.
    """

    codes: tuple[str, ...]
    doubts: tuple[float, ...]
    words: Mapping[str, int]
    unmarked: Mapping[str, int]
    letters: Mapping[str, int]
    strange: regex.Pattern[str] | None

    def tally(self, users: Mapping[str, int], found: Iterable[str]) -> list[int]:
        """How many of some words or letters each language uses."""
        places = len(self.codes)
        total = sum(map(users.__getitem__, found)).to_bytes(places * _BYTES, "little")
        return list(unpack(f"<{places}H", total))


@lru_cache(maxsize=64)
def _vocabulary(languages: Languages, script: str) -> _Vocabulary:
    tables = {code: table for code, table in languages.tables.items() if table["script"] == script}
    words: dict[str, int] = {}
    letters: dict[str, int] = {}
    for place, table in enumerate(tables.values()):
        own = _tokens(" ".join(_words(table)).casefold())
        own -= {word for word in own if word.isdecimal()}  # the Vietnamese tháng 1
        user = 1 << place * _BITS
        _give(words, own, user)
        _give(letters, set(table["detection"].get("letters") or _letters(own, script)), user)
    unmarked: dict[str, int] = {}
    marked = [word for word in words if not word.isascii()]
    for word, bare in zip(marked, _without_marks(marked), strict=True):
        # A form that is a word elsewhere, as the Swedish för without its dots, misleads.
        if len(bare) >= _SHORTEST_UNMARKED and bare not in words:
            unmarked[bare] = unmarked.get(bare, 0) | words[word]
    everyone = sum(1 << place * _BITS for place in range(len(tables)))
    telling = {letter: users for letter, users in letters.items() if users != everyone}
    strange = _strange(letters, script) if _are_told(tables.values(), script) else None
    doubts = tuple(_RARER * table["detection"].get("rare", False) for table in tables.values())
    return _Vocabulary(tuple(tables), doubts, words, words | unmarked, telling, strange)


def _give(users: dict[str, int], own: set[str], user: int) -> None:
    """Notes who uses some words or letters; few of them have had a user before."""
    shared = users.keys() & own
    users.update(dict.fromkeys(own - shared, user))
    for word in shared:
        users[word] |= user


def _are_told(tables: Collection[Table], script: str) -> bool:
    """Whether the languages of a script say what they write, of Latin beside a to z."""
    return script == "Latin" or (
        len(tables) > 1 and all(table["detection"].get("letters") for table in tables)
    )


def _strange(letters: Iterable[str], script: str) -> regex.Pattern[str]:
    known = regex.escape("".join(sorted(letters)))
    return lazy(rf"(?V1)[[\p{{Script={script}}}&&\p{{L}}]--[a-zªºı{known}]]")


def _tokens(folded: str) -> set[str]:
    """The words of a folded text, without the marks beside them."""
    # Without the dots of their i, Turkish words in capitals and in small letters are alike.
    if not folded.isascii():
        folded = folded.replace("\u0307", "").replace("ı", "i")
        return set(_MARKS.sub(" ", folded).split())
    return set(folded.encode("ascii").translate(_BLANKS).decode("ascii").split())


def _words(table: Table) -> Iterator[str]:
    yield from table["detection"]["function_words"]
    yield from table["detection"].get("common_words", ())
    for names in (*table["months"].values(), *table["weekdays"].values()):
        yield from filter(None, map(names.get, ("full", "genitive")))
    for month in table["months"].values():
        yield month["short"]


def _letters(words: Iterable[str], script: str) -> set[str]:
    """The letters of some words, of Latin ones those beside a to z."""
    return {
        letter
        for letter in set("".join(words))
        if letter.isalpha() and not (script == "Latin" and letter.isascii())
    }


def _without_marks(words: Iterable[str]) -> list[str]:
    """Some words as they are printed without accents, all at once."""
    apart = unicodedata.normalize("NFD", "\n".join(words))
    return _MARKS_OF_LETTERS.sub("", apart).split("\n")


def _script(sample: str, languages: Languages) -> str:
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return "Latin"
    # The bars of a menu and the figures of a table are no words.
    letters = sum([word[0].isalpha() for word in sample.split()]) * 5
    if not letters and not any(map(str.isalpha, sample)):
        return "Latin"
    wide = _WIDE_LETTER.search(sample) is not None
    for script, run in _runs_of(languages).items():
        if script in _WIDE_SCRIPTS and not wide:
            continue
        count = sum(map(len, run.findall(sample)))
        if count * (8 if script in _WIDE_SCRIPTS else 2) > letters:
            return script
    return "Latin"


@lru_cache(maxsize=64)
def _runs_of(languages: Languages) -> Mapping[str, re.Pattern[str] | regex.Pattern[str]]:
    """Runs of the scripts that tell groups of languages; the first common in a text decides."""
    more = {table["script"] for table in languages.tables.values()} - {"Latin", *_SCRIPTS}
    # Vowels that are marks count, too: of Indic words they are a third.
    own = {name: regex.compile(rf"\p{{Script={name}}}+") for name in sorted(more)}
    return {**_SCRIPTS, **own}
