"""The words by which pages speak of themselves in one language, ready to match.

Few lines of a page hold any of them. Most are ruled out by one look-up of their words: a phrase
cannot stand where the word of it that fewest lines have does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

import attrs
import regex

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH
from wirecopy.layout.plain_lines import Openers, openers
from wirecopy.text.letters import SPACED
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END

# Letters and figures; for classes of single characters re is the faster one, and faster still
# without an exception.
_WORD, _WORD_OR_LINE = re.compile(r"[^\W_]+"), re.compile(r"\w+")
# In the scripts of India the signs of vowels, which are no letters, are parts of words: all of them
# but the stops.
_INDIC_SIGNS = "\u0900-\u0963\u0966-\u096f\u0971-\u0dff"
_INDIC, _INDIC_WORD = re.compile(f"[{_INDIC_SIGNS}]"), re.compile(rf"[\w{_INDIC_SIGNS}]+")
# Of the letters of Western Europe a table makes small ones, and blanks of all else, which is
# quicker; dashes and quotation marks are no letters. The sign for a millionth folds to a Greek one.
_NO_WESTERN = re.compile("[µ\u0100-\u2012\u2030-\U0010ffff]")
_FOLDED = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and chr(code) not in "µß" else 32
    for code in range(256)
)
_SENTENCE_OF_NEWS, _LONGEST_LINE = 80, 140
_BRACKETS = "[【［"
# The word before what tells that it is a picture's owner: Photo: Ana Ruz, Foto by Ana Ruz, (AFP)
_BEFORE_SIGN = re.compile(
    rf"(?<![^\W\d_])([^\W\d_][\w{_INDIC_SIGNS}]*+)[^\w\s]{{0,3}} ?(?:[:：/|=)]|[Bb][Yy] )"
)
# The same for a first look, as far as it is no "by": most lines have none.
_OWNER_SIGN = re.compile(r"[:：/|=)]")
_FIGURES = "0123456789"
# No word is the sign of a copyright, and the Turkish letters of an i are one to patterns.
_UNSAFE = re.compile("[©ıİ\u0307]")
_FIGURE = re.compile(r"\d")
_NETWORK = lazy(
    r"\b(?:Facebook|Twitter|Instagram|YouTube|Youtube|WhatsApp|Whatsapp|Telegram|LinkedIn|Linkedin"
    r"|TikTok|Threads|Bluesky|Mastodon|Viber|VKontakte|Pinterest|Spotify)\b"
)
# What stands in every date and time in figures.
_JOINED_FIGURES = re.compile(r"\d[-./:hH년年][ ]?\d")


@attrs.frozen(eq=False, repr=False)
class Phrases:
    """Folded phrases under their first words, the longest first.

    Attributes:
        by_first: The phrases.
        unspaced: A pattern of them all instead, where no blanks part words.
        by_word: The same phrases, each under the word of it that fewest lines have.
    """

    by_first: Mapping[str, tuple[str, ...]]
    unspaced: regex.Pattern[str] | None = None
    by_word: Mapping[str, tuple[str, ...]] = attrs.field(init=False)

    @by_word.default
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        by_word: dict[str, tuple[str, ...]] = {}
        for phrase in chain.from_iterable(self.by_first.values()):
            word = _telling_word(phrase)
            by_word[word] = (*by_word.get(word, ()), phrase)
        return by_word

    def may_stand_among(self, words: Sequence[str]) -> bool:
        """Whether any of the phrases begins with any of some words."""
        return self.unspaced is not None or not self.by_first.keys().isdisjoint(words)

    def count(self, text: str, words: Sequence[str]) -> int:
        """How often the phrases stand in a text whose words are given."""
        if self.unspaced is not None:
            return len(self.unspaced.findall(text))
        by_word = self.by_word
        if by_word.keys().isdisjoint(words):
            return 0
        folded = text.casefold()
        told = by_word.keys() & words
        found = [phrase for word in told for phrase in by_word[word] if phrase in folded]
        count = at = 0
        for start, length in sorted(_places(folded, found)) if found else ():
            # The longest one that begins at a place, which its own length sorts first.
            if start >= at:
                count, at = count + 1, start - length
        return count

    def opens(self, text: str, words: Sequence[str]) -> bool:
        """Whether a text, whose words are given, begins with a phrase of several words."""
        phrases = self.by_first.get(words[0], ()) if words else ()
        folded = text.casefold()
        return any(" " in phrase and folded.startswith(phrase) for phrase in phrases)

    def is_one_word_inside(self, text: str, words: Sequence[str]) -> bool:
        """Whether all that a text holds of the phrases is one word, which does not open it."""
        inside = any(word in self.by_first.get(word, ()) for word in words[1:])
        return inside and self.count(text, words) == 1


@attrs.frozen(eq=False, repr=False)
class Words:
    """The words of pages in one language, ready to match.

    Attributes:
        page: By which a page speaks of itself.
        pictures: What names the owner of a picture.
        credit: A picture's owner with what tells that it is one.
        owner: A picture's owner at the end of a line.
        alone: A picture's owner and nothing else.
        behind: A word for pictures and an owner, behind the last sentence or in brackets.
        openers: What first words leave open.
    """

    page: Phrases
    pictures: Phrases
    credit: regex.Pattern[str]
    owner: regex.Pattern[str]
    alone: regex.Pattern[str]
    behind: regex.Pattern[str]
    openers: Openers
    _addresses: Phrases
    _capital: frozenset[str]
    _roles: frozenset[str]
    _headings: Phrases
    _heading: regex.Pattern[str]
    _label: regex.Pattern[str]
    _stamp: regex.Pattern[str]
    _telling: Mapping[str, tuple[str, ...]]
    _unspaced: re.Pattern[str] | None
    _time_words: tuple[str, ...]
    _owners_last: frozenset[str] | None

    def may_stand_in(self, text: str, words: Sequence[str]) -> bool:
        """Whether any phrase at all may stand in a text whose words are given: in few it may."""
        if self._unspaced is not None:
            return self._unspaced.search(_bare(text)) is not None
        telling = self._telling
        if telling.keys().isdisjoint(words):
            return False
        # Of a paragraph a closer look would take as long as what asks for it.
        if len(text) > _LONGEST_LINE:
            return True
        told = map(telling.__getitem__, telling.keys() & words)
        return any(map(_bare(text).__contains__, chain.from_iterable(told)))

    def may_address(self, text: str, words: Sequence[str]) -> bool:
        """Whether a text, whose words are given, has any by which pages speak to their readers.

        Most have none.
        """
        if self._addresses.may_stand_among(words):
            return True
        return bool(self._capital) and any(map(text.__contains__, self._capital))

    def addresses(self, text: str, words: Sequence[str]) -> bool:
        """Whether a text, whose words are given, speaks to its readers.

        A newspaper names its reporter so in a sentence of news: our correspondent.
        """
        addressed = self._addresses.count(text, words)
        if addressed and (len(text) < _SENTENCE_OF_NEWS or addressed > self._reporters(words)):
            return True
        inside = (word for before, word in pairwise(text.split()) if before[-1] not in SENTENCE_END)
        return bool(self._capital) and not self._capital.isdisjoint(inside)

    def _reporters(self, words: Sequence[str]) -> int:
        """How many words that speak to the readers stand before a role."""
        firsts = self._addresses.by_first
        return sum(after in self._roles and before in firsts for before, after in pairwise(words))

    def credits_in(self, working: str, start: int, end: int) -> bool:
        """Whether a stretch holds a picture's owner with what tells that it is one."""
        text = working[start:end]
        owners = self._owners_last
        if owners is not None and (text.isascii() or _UNSAFE.search(text) is None):
            if _OWNER_SIGN.search(text) is None and "y " not in text and "Y " not in text:
                return False
            signed = _BEFORE_SIGN.findall(text)
            if not any(word.casefold() in owners for word in signed):
                return False
        return self.credit.search(working, start, end) is not None

    def may_end_in_owner(self, text: str, words: Sequence[str]) -> bool:
        """Whether the last word of a text, whose words are given, is one of a picture's owners."""
        owners = self._owners_last
        if owners is None or not words or words[-1].lstrip(_FIGURES) in owners:
            return True
        return not (text.isascii() or _UNSAFE.search(text) is None)

    def is_heading(self, working: str, start: int, end: int, words: Sequence[str]) -> bool:
        """Whether a line, whose words are given, heads what follows a story."""
        if not self._headings.may_stand_among(words[:2]):
            return False
        return self._heading.match(working, start, end) is not None

    def is_labelled(self, working: str, start: int, end: int) -> bool:
        """Whether a line begins with such a heading between brackets: 【関連記事】 and a title."""
        return working[start] in _BRACKETS and self._label.match(working, start, end) is not None

    def stamp(self, working: str, start: int, end: int) -> regex.Match[str] | None:
        """The first date or time of a stretch."""
        if _FIGURE.search(working, start, end) is None:
            return None
        if _JOINED_FIGURES.search(working, start, end) is None:
            folded = _bare(working[start:end])
            if not any(map(folded.__contains__, self._time_words)):
                return None
        return self._stamp.search(working, start, end)


def _telling_word(phrase: str) -> str:
    """The word of a phrase that fewest lines have, as far as its length tells: ``The author has``.

    The last of several is none, for a figure may be stuck to it.

    Example:
        >>> _telling_word("the author has no"), _telling_word("newsletter")
        ('author', 'newsletter')
    """
    words = words_in(phrase)
    return max(words[:-1] or words, key=len)


def _places(folded: str, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where some phrases stand in a folded text, between words, and their lengths below nought."""
    for phrase in phrases:
        if not phrase[0].isalnum():
            continue  # a phrase stands where its first word does
        follows = str.isalnum if phrase.isalnum() else str.isalpha
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            # Before the first letter there is nothing, which is no letter either.
            if not (folded[at - 1 : at].isalnum() or follows(folded[end : end + 1])):
                yield at, -len(phrase)
            at = folded.find(phrase, at + 1)


def networks_in(text: str) -> frozenset[str]:
    """The networks that a text names, as where to follow a house.

    Example:
        >>> networks_in("Follow us on Threads.")
        frozenset({'Threads'})
    """
    return frozenset(_NETWORK.findall(text))


def words_in(text: str) -> tuple[str, ...]:
    """The folded words of a text, by which phrases are looked up.

    Example:
        >>> words_in("Photo: Ana Ruz")
        ('photo', 'ana', 'ruz')
        >>> words_in("„Straße“")
        ('strasse',)
    """
    if text.isascii():
        return tuple(text.encode().translate(_FOLDED).decode().split())
    text = text.replace("ß", "ss")
    if _NO_WESTERN.search(text) is None:
        plain = text.encode("latin-1", "replace").translate(_FOLDED)
        return tuple(plain.decode("latin-1").split())
    folded = text.casefold()
    if folded.replace(" ", "").isalnum():
        return tuple(folded.split())
    if _INDIC.search(folded) is not None:
        return tuple(_INDIC_WORD.findall(folded.replace("\u200d", "").replace("\u200c", "")))
    return tuple((_WORD if "_" in folded else _WORD_OR_LINE).findall(folded))


@lru_cache(maxsize=64)
def page_words(registry: Registry, spoken: Language) -> Words:
    """The words of pages in a language, and the English ones that pages of all of them print.

    Args:
        registry: The styles, whose agencies own pictures.
        spoken: The language.
    """
    english = language(ENGLISH)
    agencies = [credit for credit in registry.credits if " " not in credit]
    picture_words = (*spoken.captions.words, *english.captions.words, *agencies)
    below_words = (*spoken.page.below_story, *english.page.below_story)
    picture = _any_of(picture_words, spoken)
    shown = _any_of((*spoken.captions.words, *english.captions.words), spoken)
    months = _any_of(
        [name for name in (*spoken.month_numbers, *english.month_numbers) if len(name) > 2], spoken
    )
    page_phrases = (*spoken.page.words, *english.page.words)
    page = _phrases(page_phrases, spoken)
    pictures, headings = _phrases(picture_words, spoken), _phrases(below_words, spoken)
    return Words(
        page=page,
        pictures=pictures,
        # credit = word [ "by" ] ( ":" / "/" / "|" ), or the copyright sign and a name
        credit=_pattern(
            rf"{picture}[ ]?(?:[:：/|=]|by[ ])|©[ ]?\p{{L}}|\((?:{picture})\)",
        ),
        # owner = the owner's name at the end, after a slash, a bracket or a stop
        owner=_pattern(
            rf"(?:[/|(（.,–—-]|via|vía|von|by|par|di)[ ]?{picture}[ )）\].]*$",
        ),
        # alone = an owner's name, with others' or a photographer's
        alone=_pattern(
            rf"[(（]?{picture}(?:[ ]?[/|,&:-][^.!?]{{0,60}})?[)）]?",
        ),
        # behind = stop word [ "." / ":" ] name / "(" word [ "." / ":" ] name ")"
        behind=_pattern(
            rf"[.!?。…][\"”»]?[ ]{shown}[ ]?[.:：]?[ ]?[^()\n]{{2,40}}$"
            rf"|[ ][(（]{shown}[ ]?[.:：]?[ ]?[^()（）\n]{{2,40}}[)）]$"
        ),
        openers=openers(registry, spoken),
        addresses=_phrases([word for word in spoken.page.addresses if not word.istitle()], spoken),
        capital=frozenset(filter(str.istitle, spoken.page.addresses)),
        roles=frozenset(role.casefold() for role in (*spoken.byline.roles, *english.byline.roles)),
        headings=headings,
        # heading = [ a number ] opening
        heading=_pattern(rf"[\[(]?[ ]?\d{{0,5}}[ ]?{_any_of(below_words, spoken)}"),
        # label = bracket opening [ rest ] bracket
        label=_pattern(rf"[\[【［]{_any_of(below_words, spoken)}[^\]】］\n]{{0,12}}[\]】］]"),
        # A date in figures, a clock time, a month's name beside a figure, or how long ago it was.
        stamp=_pattern(
            r"(?<!\d)\d{1,2}[./-][ ]?\d{1,2}[./-][ ]?(?:\d{4}|\d{2})(?!\d)"
            r"|(?<!\d)(?:19|20)\d\d[-./年년][ ]?\d{1,2}(?!\d)"
            r"|(?<![\d:])\d{1,2}[:.h]\d{2}(?![\d%])"
            rf"|\d[ .,a-z]{{0,6}}{months}|{months}\.?[ ]\d|{_ago(spoken)}",
        ),
        telling=_by_telling_words(page, pictures, headings),
        # Of literals alone re is the faster one.
        unspaced=(
            None
            if spoken.script in SPACED
            else re.compile(
                "|".join(
                    sorted(
                        {
                            re.escape(_bare(one))
                            for one in (*page_phrases, *picture_words, *below_words)
                        }
                    )
                )
            )
        ),
        time_words=_time_words(spoken),
        owners_last=_last_words(picture_words) if spoken.script in SPACED else None,
    )


def _by_telling_words(*lists: Phrases) -> Mapping[str, tuple[str, ...]]:
    """The phrases of some lists, each under the word of it that fewest lines have."""
    by_word: dict[str, tuple[str, ...]] = {}
    for phrases in lists:
        for word, found in phrases.by_word.items():
            by_word[word] = (*by_word.get(word, ()), *map(_bare, found))
    return by_word


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last words of some phrases, as words are looked up, without figures before them."""
    words = (words_in(_bare(phrase)) for phrase in phrases)
    return frozenset(found[-1].lstrip(_FIGURES) for found in words if found)


def _time_words(spoken: Language) -> tuple[str, ...]:
    """What tells a time that is not all figures: names of months, and words of "2 hours ago"."""
    english = language(ENGLISH)
    months = {name for name in (*spoken.month_numbers, *english.month_numbers) if len(name) > 2}
    ago = (form.partition("{n}") for form in (*spoken.page.ago, *english.page.ago))
    words = {_bare(name) for name in months} | {
        _bare(max(first, last, key=len).strip()) for first, _, last in ago
    }
    # None of them need be looked for that holds a shorter one.
    return tuple(
        word for word in words if not any(other != word and other in word for other in words)
    )


def _bare(text: str) -> str:
    """A text folded, without the dots of its i: patterns take the Turkish letters for one."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def _ago(spoken: Language) -> str:
    """A pattern of how long ago a page says it was."""
    forms = _any_of((*spoken.page.ago, *language(ENGLISH).page.ago), spoken)
    return forms.replace(regex.escape("{n}"), r"\d{1,2}")


def _pattern(source: str) -> regex.Pattern[str]:
    return lazy(source, regex.IGNORECASE)


def _phrases(phrases: Iterable[str], spoken: Language) -> Phrases:
    if spoken.script not in SPACED:
        return Phrases({}, _pattern(_any_of(tuple(phrases), spoken)))
    by_first: dict[str, list[str]] = {}
    for phrase in sorted({phrase.casefold() for phrase in phrases}, key=len, reverse=True):
        for first in words_in(phrase)[:1]:
            by_first.setdefault(first, []).append(phrase)
    return Phrases({first: tuple(found) for first, found in by_first.items()})


def _any_of(words: Sequence[str], spoken: Language) -> str:
    """A pattern of any of the words, whole where the script has blanks between words."""
    escaped = (
        regex.escape(word).replace(r"\ ", "[ ]")
        for word in sorted(set(words), key=len, reverse=True)
    )
    edge = r"(?!\p{L})" if spoken.script in SPACED else ""
    start = r"(?<!\p{L})" if spoken.script in SPACED else ""
    return f"{start}(?:{'|'.join(escaped) or '(?!)'}){edge}"
