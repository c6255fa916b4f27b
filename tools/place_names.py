"""Spellings of place names: under which keys a printed name is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

SAINT_COUNTRIES = frozenset("AG AU CA GB GD IE KN LC RU US VC".split())
SANKT_COUNTRIES = frozenset({"AT", "CH", "DE", "IT"})

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-žƏəȘșȚțḀ-ỹƠơƯưĐđ .\-]+")
# The letters of the Turkic languages, of Tajik and of Mongolian are among them: Хоруғ, Әлмәт.
CYRILLIC = re.compile(r"[А-Яа-яЁёЂ-ЏђѓєѕіїјљњћќўџҐ-ӿ \-]+")
GREEK = re.compile(r"[Α-Ωα-ωΆΈΉΊΌΎΏάέήίόύώϊϋΐΰς \-]+")
# So are those of Kurdish, Pashto, Sindhi and Uyghur: هەولێر, پېښور, ڪراچي.
ARABIC = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5 \u200c\-]+")
EAST_ASIAN = re.compile(r"[一-鿿々ヶケ]+|[ァ-ヺー・ヷ-ヿ]+|[가-힣 ]+|[ぁ-ん一-鿿々]+")
# Indic words are a third marks, which are no letters.
DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f \u200c\u200d\-]+")
BENGALI = re.compile(r"[\u0980-\u09e3 \u200c\u200d\-]+")
GEORGIAN = re.compile(r"[\u10d0-\u10ff \-]+")
ARMENIAN = re.compile(r"[\u0531-\u0587 \-]+")
ETHIOPIC = re.compile(r"[\u1200-\u135a \-]+")
KHMER = re.compile(r"[\u1780-\u17d3 \-]+")
THAI = re.compile(r"[\u0e01-\u0e4e]+")
LAO = re.compile(r"[\u0e81-\u0ecd]+")
BURMESE = re.compile(r"[\u1000-\u1049]+")
SINHALA = re.compile(r"[\u0d80-\u0df3 \u200d]+")
HEBREW = re.compile(r"[\u05d0-\u05ea \-'\"]+")
TAMIL = re.compile(r"[\u0b80-\u0bd0 ]+")
TELUGU = re.compile(r"[\u0c00-\u0c63 ]+")
GUJARATI = re.compile(r"[\u0a80-\u0ae3 ]+")
ODIA = re.compile(r"[\u0b00-\u0b65 ]+")
GURMUKHI = re.compile(r"[\u0a00-\u0a5e\u0a70-\u0a75 ]+")
KANNADA = re.compile(r"[\u0c80-\u0ce3 ]+")
MALAYALAM = re.compile(r"[\u0d00-\u0d63\u0d7a-\u0d7f ]+")
# In other scripts the names of CLDR are enough for the rest of the world.
PRINTED_ABROAD = frozenset({CYRILLIC, GREEK, ARABIC, EAST_ASIAN})
# Of India each script's press prints the large cities, and the towns of its own state.
STATES: Mapping[re.Pattern[str], frozenset[str]] = {
    TAMIL: frozenset({"25", "22"}),
    TELUGU: frozenset({"02", "40"}),
    GUJARATI: frozenset({"09"}),
    GURMUKHI: frozenset({"23", "05"}),
    ODIA: frozenset({"21"}),
    KANNADA: frozenset({"19"}),
    MALAYALAM: frozenset({"13"}),
}

NATIVE_SCRIPTS: Mapping[re.Pattern[str], frozenset[str]] = {
    CYRILLIC: frozenset("RU UA BY KZ KG BG RS MK ME MN TJ UZ".split()),
    GREEK: frozenset({"GR", "CY"}),
    ARABIC: frozenset(
        "AE AF BH CN DJ DZ EG EH IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN"
        " YE".split()
    ),
    EAST_ASIAN: frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG", "MY"}),
    DEVANAGARI: frozenset({"IN", "NP"}),
    BENGALI: frozenset({"BD", "IN"}),
    GEORGIAN: frozenset({"GE"}),
    ARMENIAN: frozenset({"AM"}),
    ETHIOPIC: frozenset({"ET", "ER"}),
    KHMER: frozenset({"KH"}),
    THAI: frozenset({"TH"}),
    LAO: frozenset({"LA"}),
    BURMESE: frozenset({"MM"}),
    SINHALA: frozenset({"LK"}),
    HEBREW: frozenset({"IL"}),
    TAMIL: frozenset({"LK"}),
}

FOLD = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e",
     "ħ": "h", "ŋ": "n"}
)  # fmt: skip
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´ʾʿ′", "'"))
HAN_SUFFIX = re.compile(r"(?:特别行政区|特別行政區|特別市|特别市|広域市|市)$")
HANGUL_SUFFIX = re.compile(r"(?: ?특별자치시| ?특별시| ?광역시|시| 시)$")


def ascii_form(key: str) -> str:
    """Strip a casefolded Latin name of its marks: ``são paulo`` gives ``sao paulo``."""
    decomposed = unicodedata.normalize("NFKD", key.translate(FOLD))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def clean(name: str) -> str:
    """Compose a name, and give it plain apostrophes and single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).translate(APOSTROPHES).split())


def latin_forms(key: str, country: str) -> Iterator[str]:
    """Yield the other spellings of a casefolded Latin name."""
    yield ascii_form(key)
    if country in {"DE", "AT", "CH"}:
        yield ascii_form(key.translate(UMLAUTS))
    if country in {"TR", "AZ", "CY"}:
        yield key.replace("i", "İ").upper().casefold()
    if "'" in key:
        yield ascii_form(key.replace("'", ""))
    if country in SANKT_COUNTRIES and (saint := re.match(r"(?:sankt|st\.?) (?=\w)", key)):
        rest = key[saint.end() :]
        yield from (f"{prefix} {rest}" for prefix in ("sankt", "st.", "st"))
    if country in SAINT_COUNTRIES and (saint := re.match(r"(?:saint|st\.?)[ -](?=\w)", key)):
        rest = key[saint.end() :]
        yield from (f"{prefix} {rest}" for prefix in ("saint", "st.", "st"))


def forms(name: str, country: str) -> set[str]:
    """Give every key under which a printed name is found.

    Args:
        name: The name as GeoNames or the extra file has it.
        country: ISO code, or ``-``.

    Returns:
        Casefolded keys: the name itself, its ASCII form, with and without stops, and what
        the script of the name adds (capitals without accents, no suffix for "city").
    """
    key = clean(name).casefold()
    found = {key}
    if LATIN.fullmatch(key.replace("'", "")):
        found.update(latin_forms(key, country))
    elif CYRILLIC.fullmatch(key):
        found.add(key.replace("ё", "е"))
    elif GREEK.fullmatch(name):
        found.add(ascii_form(key))
    elif ARABIC.fullmatch(key):
        found.add(re.sub("[أإآ]", "ا", key))
    elif EAST_ASIAN.fullmatch(key):
        bare = HANGUL_SUFFIX.sub("", HAN_SUFFIX.sub("", key))
        found.add(bare if len(bare) > 1 else key)
    stopped = [form for form in found if "." in form and len(form) > 4]
    found.update([form.replace(".", "") for form in stopped])
    return {" ".join(form.split()) for form in found if len(form) > 1}


def letters(name: str) -> str:
    """Reduce a Latin name to its letters, without marks, case, blanks and signs."""
    return "".join(char for char in ascii_form(clean(name).casefold()) if char.isalpha())
