"""Short sentences with a day, a time or a price are text; lines with a label and a time are not."""

from __future__ import annotations

import pytest

import wirecopy

# Two sentences are as short in any language: nothing else in the copy need be of it.
ABOVE = (
    "TARMA, March 3 (Reuters) - The price of barley fell at the auction in the old harbour.",
    "The buyers had waited for the harvest of the hills, which came late, a broker said on Monday.",
)
SENTENCES = {
    "en": [
        "The court sits again on March 3.",
        "The count is due on Nov. 7.",
        "She will be heard on 9 June.",
        "A ticket to Tarma costs $7.35.",
        "Fees rise to $7.35.",
        "The next train is at 6.20pm.",
        "It ended 4-1.",
        "The ferry sails at 9 a.m. and at 17:40.",
        "He was released on 9 May.",
        "By May 9 it must be sold.",
        "The ferry is due at 7:25 a.m.",
        "The gates open at 7.25am.",
        "Kick-off is at 8.15pm.",
        "It will be shown on 17/06/2024 at 20:15.",
    ],
    "de": [
        "Der Rat entscheidet am 9. Juni.",
        "Das Spiel beginnt um 18.45 Uhr.",
        "Beginn ist um 18.45 Uhr.",
    ],
    "fr": ["Le conseil votera le 9 juin.", "La pièce commence à 19h45."],
    "es": ["El plazo vence el 9 de junio.", "La obra empieza a las 19.45."],
    "it": ["La mostra chiude il 9 giugno."],
    "pt": ["A mostra fecha em 9 de junho."],
    "nl": ["De raad beslist op 9 juni."],
    "sv": ["Rådet beslutar den 9 juni."],
    "pl": ["Wystawa potrwa do 9 czerwca."],
    "ru": ["Совет решит это 9 июня."],
    "uk": ["Виставка триватиме до 9 червня."],
    "tr": ["Sergi 9 Haziran'da kapanacak."],
    "ar": ["ويستمر المعرض حتى 9 مارس."],
    "id": ["Pameran ditutup pada 9 Juni."],
    "hu": ["A jegy ingyenes.", "A bolt június 9-én nyit."],
    "zh": ["展览将持续到6月9日。"],
    "ja": ["展示は6月9日まで続く。"],
    "ko": ["전시는 6월 9일까지 열린다."],
}
STAMPS = {
    "en": [
        "Published on March 3, 2024.",
        "Last updated 3 March 2024 at 10.15 a.m.",
        "March 3 2024, 3:25 p.m.",
    ],
    "de": ["Veröffentlicht am 3. März 2024.", "Lima, den 3. März 2024."],
    "es": ["Publicado el 3 de marzo de 2024 a las 10.30.", "3 de marzo de 2024 - 06:30 p. m."],
    "fr": ["Publié le 3 mars 2024 à 10h15."],
    "ru": ["Опубликовано 3 марта 2024 года."],
}
BELOW = ("", "Related topics\nTags: barley, harbour\nShare")


@pytest.mark.parametrize("below", BELOW, ids=["as sent", "on a page"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [(language, sentence) for language, found in SENTENCES.items() for sentence in found],
)
def test_a_sentence_with_a_day_is_text(language: str, sentence: str, below: str) -> None:
    for paragraphs in ((*ABOVE, sentence), (ABOVE[0], sentence, ABOVE[1])):
        text = "\n\n".join(["Barley falls at auction", *paragraphs, below])
        assert sentence in wirecopy.parse(text, language=language).paragraphs


@pytest.mark.parametrize(
    ("language", "stamp"),
    [(language, stamp) for language, all_ in STAMPS.items() for stamp in all_],
)
def test_a_time_of_publication_is_none(language: str, stamp: str) -> None:
    text = "\n\n".join(["Barley falls at auction", *ABOVE, stamp, BELOW[1]])
    assert wirecopy.parse(text, language=language).paragraphs[-1] == ABOVE[1]


@pytest.mark.parametrize(
    "credit",
    ["Photo: Ana Ruz", "(AP Photo/Ana Ruz)", "Image: Quipu", "ar/AFP", "By Ana Ruz", "Ana Ruz"],
)
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("lead", ["TARMA, March 3 (Reuters) - ", ""])
def test_a_credit_below_the_last_paragraph_takes_nothing_of_it(
    credit: str, count: int, lead: str
) -> None:
    told = ABOVE[0].partition(" - ")[2]
    last = "Brokers said that the price would rise by spring, when the barley of the plain is sold."
    paragraphs = [told, *ABOVE[1:], last][-count:]
    copy = [lead + paragraphs[0], *paragraphs[1:]]
    text = "\n\n".join(["Barley falls at auction", *copy, f"{credit}\nRelated topics\nShare"])
    assert list(wirecopy.parse(text).paragraphs) == paragraphs
