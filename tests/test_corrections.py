"""The rules that correct words: what they know, which of them run, and what they leave alone."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from wirecopy import Kind, Parser, Segment, Span
from wirecopy.corrections.placing import told_edits
from wirecopy.corrections.rules import PRESETS, RULES, chosen_rules, rule_of
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.terms import (
    curated,
    guard,
    rows_of_places,
    words_of_term,
    words_of_terms,
)
from wirecopy.text.typos import SlipIndex

STORY = """Bridge opens

LIMA, March 3 (Reuters) - The bridge over the river was opened on Monday, the mayor said.

{}

The mayor said the old bridge had been closed for two years because of the flood.
"""


def corrections(sentence: str, *rules: str, lexicon: Lexicon | None = None) -> dict[str, str]:
    """The corrections of a sentence in the middle of a story, with their rules."""
    parser = Parser(rules=rules or PRESETS["default"], lexicon=lexicon)
    edits = parser.normalize(STORY.format(sentence)).edits
    return {f"{edit.before} -> {edit.after}": edit.rule for edit in edits}


@pytest.mark.parametrize(
    ("sentence", "edit", "rule"),
    [
        ("He flew to Pyongyong.", "Pyongyong -> Pyongyang", "place:lexicon"),
        ("He lives in Azerbaijian.", "Azerbaijian -> Azerbaijan", "place:lexicon"),
        ("He was in Massachussetts.", "Massachussetts -> Massachusetts", "place:lexicon"),
        ("He met President Zelenksy.", "Zelenksy -> Zelensky", "person:lexicon"),
        ("He met Benjamin Netanhayu.", "Netanhayu -> Netanyahu", "person:name"),
        ("He works at Microsft.", "Microsft -> Microsoft", "body:lexicon"),
        ("He told Xinhau about it.", "Xinhau -> Xinhua", "agency:lexicon"),
        ("It was the Associted Press.", "Associted -> Associated", "agency:name"),
        ("He lives in the United Sates.", "Sates -> States", "place:name"),
        ("UNESOC and UNESCO agreed.", "UNESOC -> UNESCO", "acronym:document"),
        ("It is due in Febuary.", "Febuary -> February", "date:lexicon"),
        ("Two Norweigan poets sang.", "Norweigan -> Norwegian", "nationality:lexicon"),
        ("Many Venezeulans voted.", "Venezeulans -> Venezuelans", "nationality:lexicon"),
        ("He met the Portugese envoy.", "Portugese -> Portuguese", "nationality:lexicon"),
        ("He sailed to the Phillipines.", "Phillipines -> Philippines", "place:lexicon"),
        ("He lives in Missisippi.", "Missisippi -> Mississippi", "place:lexicon"),
        ("He was in Massachussets.", "Massachussets -> Massachusetts", "place:lexicon"),
        (
            "The Organization of the Petroleum Exporting Countries (OEPC) met.",
            "OEPC -> OPEC",
            "acronym:document",
        ),
    ],
)
def test_words_are_corrected_and_the_rule_names_the_evidence(
    sentence: str, edit: str, rule: str
) -> None:
    assert corrections(sentence) == {edit: rule}


@pytest.mark.parametrize(
    "sentence",
    [
        "Two Koreas and both Germanys agreed.",
        "West Germans and South Koreans agreed.",
        "The World Trade Organisation agreed.",
        "He flew from Bogot\u00e1 to Bogota and ate at McDonalds.",
        "Cyrus and Sidney met Husseini in Stamford.",
        "Kazahkstan [sic] is a large country.",
        "See www.Kazahkstan.com or write to Kazahkstan@example.org.",
        "It is #Germnay or @Germnay or Germnay_2.",
        "Shares of Germnay Corp (NYSE: GERMNAY) rose.",
        "The OEPC is the Old Engine Preservation Club.",
        "Chrsyler was opened by Chrsyler himself.",
        # codes: of a stock, in brackets of any case and behind its label; of a station
        "Shares of Cosmo Coffee (nasdaq: CSCE - quotes) rose.",
        "It trades under the symbol OEPC in New York.",
        "The fire was shown live on WFOR and on KFRO, viewers said.",
        "KFOU-TV and WSFR-Ch. 9 filmed it.",
        # acronyms that nobody has heard of
        "The CSCX and the EPCO signed it.",
        # persons: relations, initials, others of a similar surname, other ways to spell a name
        "He came with his wife Jinam and two sons.",
        "A boy named Kuwiat was found.",
        "The clerk R. Moscwo counted the votes.",
        "The clerk N. Hisbullah counted, and B. Hizbulla looked on.",
        "The minister Anura Dissanayake met the clerk Ruwan Dassanayake.",
        "The Moscow paper calls it Hisbullah.",
        "The baker Karim Jihan of Jinan and the cook Ana Limna of Lima met.",
        # capitals: an ordinary word behind one small word is no part of a name
        "THE MEN OF SLAIN AND STAIN WERE NEAR.",
        # peoples: two of them, plurals of a country, other languages' words, namesakes
        "Nigerians met Nigeriens, Ecuadorians and Ecuadoreans.",
        "The Americas and the Guineas, the Canadiens and the Etonians met.",
        "Il est Italien, Tunisien or Brasilien; the Americana and the Banca Italiane met.",
        "Georgina and Germaine met Mrs Amercan.",
        "The Pettersons met the Maddissons.",
        # months and days of other languages
        "The films Novembre, Decembre and Oktober opened.",
        "The band Freitag sang Septembre and Fevrier.",
        # initials without a stop; a syllable, a vowel or an ending that scribes choose
        "The choir of George W Bush and Franklin D Roosevelt sang.",
        "He met Kim Jong-il and Saeb Erakat in Nagorny Karabakh.",
        # other languages: an accent, the vowel at the end, a line that is not in English
        "The Açores and Azores choirs met.",
        "They sang of Stratforde and of Louisiane.",
        "Sekarang kita perlu mengatur agar surat itu dikirim dan diterima oleh warga kota.",
        # clipped words, capitals inside a word, what begins a sentence
        "They were Livin' in the hall and sang Puttin' on it.",
        "The game PKing was sold at noon.",
        "The choir sang. Nomia bees flew in.",
        # a given name, a lake, the last word of a sentence before; what no town has before it
        "The mayor of Virginia wrote. Virgilia Petersen sang.",
        "The ferry sailed on Dongting Lake.",
        "He saw the world. Trace the line with a pen.",
        "He was in the Jungling role that day.",
        # acronyms with a letter more or less; a heading that ran into the line
        "The officers of UNDCP and AFTA met.",
        "MEER OVER DE BASIS of this. BASICS and BASICS were printed.",
        # a name goes on behind what joins two things, an article of Arabic, a family's prefix
        "He asked and, in Lyon, Somala Brandt answered.",
        "The clerk Selim al-Sunai counted.",
        "The clerk Una O'Britan asked about Britain.",
        "The clerk Ruth Bostno counted the votes.",
        "The ferry left Dover Europort at noon.",
        # what is named after people, and what cities do not have
        "He spoke to the Clevland Tribunal.",
        "He lives in Luotang township.",
        # a word that the document has, a far first key, a father's initials, a vowel of a people
        "The Mobipe bikes are for mobile people. Mobile users like them.",
        "The joke Bar-a-Lago is about Mar-a-Lago.",
        "The library of George HW Bush opened.",
        "The Angilan mill opened.",
        # other ways to write a long vowel and a glide
        "The Al-Shabab choir read Rossiiskaya Gazeta.",
        "The baker Alexey knows Alexei Navalny.",
        # acronyms that others lie near, a word in capitals
        "The officers of IISS and EASS met.",
        "It prints ACSII and ACSII, and the ASCII table.",
        "It prints PROGRAM and PROGRAM, and PROGRAMM for the Programm.",
    ],
)
def test_what_is_right_or_may_be_is_left_alone(sentence: str) -> None:
    assert corrections(sentence) == {}


@pytest.mark.parametrize(
    "story",
    [
        # Indonesian: "now" behind a town that differs by a letter
        (
            "SEMARANG, 3 Maret (Antara) - Kapal tua di pelabuhan Semarang berlayar lagi pada hari "
            "Senin, kata wali kota. Sekarang ikan dijual di dermaga."
        ),
        # Months as they were spelt before the reforms of 1918, 1922, 1928 and 1945.
        "САРАТОВЪ, 8 апрѣля. (РТА) Сегодня утромъ вскрылась рѣка, и по ней пошелъ ледъ.",
        "BUDAPEST, márczius 4. (MTI) A régi hajó ma délután újra elindult a folyón.",
        "SOFIA, 4 септемврий (БТА) - Старият кораб днес отново тръгна по реката.",
        "ANKARA, 4 İkinciteşrin (A.A.) - Eski vapur bugün yeniden sefere çıktı.",
        "DJAKARTA, 4 Djuni (Antara) - Kapal tua hari ini berlajar lagi di sungai.",
    ],
)
def test_words_of_other_languages_that_open_a_sentence_or_a_date_are_left_alone(story: str) -> None:
    assert wirecopy.normalize(story).edits == ()


@pytest.mark.parametrize("line", ["Bilder: Vera Muster", "Foto: Vera Muster", "Bidler: V. Muster"])
def test_words_of_one_language_are_no_slips_of_anothers_labels(line: str) -> None:
    text = (
        "Brücke eröffnet\n\nDie Brücke über den Fluss ist am Montag eröffnet worden, wie die Stadt "
        f"mitteilte.\n\nSie war zwei Jahre lang gesperrt.\n\n{line}\n"
    )
    assert wirecopy.normalize(text).edits == ()


@pytest.mark.parametrize(
    ("sentence", "edit"),
    [
        ("He lives in Port of Spian.", "Spian -> Spain"),
        ("She is the wife of Benjamin Netanhayu.", "Netanhayu -> Netanyahu"),
        ("OIL MEN OF OEPC MET IN VEINNA.", "OEPC -> OPEC"),
        ("He was in St Petersbrug.", "Petersbrug -> Petersburg"),
        ("The PEC of POEC met.", "POEC -> OPEC"),
        # an s too many, letters swapped that scribes choose between, a key beside the right one
        ("He lives in Texass.", "Texass -> Texas"),
        ("He met Paul Volkcer.", "Volkcer -> Volcker"),
        ("He spoke of the OOEC countries.", "OOEC -> OPEC"),
        # the same shapes with another word: a sentence's first, a feature, a final vowel dropped
        ("The choir sang. Kazahkstan was silent.", "Kazahkstan -> Kazakhstan"),
        ("He sailed on the Missisippi River.", "Missisippi -> Mississippi"),
        ("He saw the World Tarde Organization.", "Tarde -> Trade"),
        ("He lives in Californi.", "Californi -> California"),
        # what speaks for a name: an office, the town before a region; a slash between two places
        ("He wrote to President Reaga in May.", "Reaga -> Reagan"),
        ("The mill is in Fort Worth, Texad, he said.", "Texad -> Texas"),
        ("He flew by the Malaysian/Sinagpore line.", "Sinagpore -> Singapore"),
        ("It is a fund of First Bostno Corp.", "Bostno -> Boston"),
        # what speaks for an acronym: what it stands for, its length, that it is no word in capitals
        ("It is the London Interbank\nOffered Rate (LIBO).", "LIBO -> LIBOR"),
        ("The China National Offshore Oil Corp (NOOC) met.", "NOOC -> CNOOC"),
        ("Shares were sold. ASDAQ had opened.", "ASDAQ -> NASDAQ"),
        ("The ASEAN men met, and SEAN men sang.", "SEAN -> ASEAN"),
        ("The ASEAN men signed a U.S./ASEAJ pact.", "ASEAJ -> ASEAN"),
        ("The OSSCE men met.", "OSSCE -> OSCE"),
        # a sentence ends before it; the first word of a headline is no given name
        ("He went to the Congress. Yeltisn spoke.", "Yeltisn -> Yeltsin"),
    ],
)
def test_a_doubt_of_one_kind_does_not_reach_the_others(sentence: str, edit: str) -> None:
    assert edit in corrections(sentence)


def test_other_languages_need_more() -> None:
    english = "The minister said on Monday that he would fly to Kazahkstan with the others. "
    german = "Der Minister sagte am Montag, dass er mit den anderen nach Kazahkstan fliegen wird. "
    assert wirecopy.normalize(english * 3 + "He knows Kazakhstan.").edits == ()
    assert [edit.after for edit in wirecopy.normalize(english).edits] == ["Kazakhstan"]
    assert wirecopy.normalize(german.replace("Kazahkstan", "Kuwiat")).edits == ()


def test_a_stated_language_holds_in_every_round() -> None:
    text = (
        "Bridge opens in Lima\n\n"
        "LIMA, Febuary 3 (Reuters) - The bridge was opened on Sunday, said the DPRK.\n\n"
        "The mayor of the city said that DRPK officers were there with Vladmir Putin, and that "
        "it was not known when the second one would be opened in Punggre-ri.\n"
    )
    stated = wirecopy.parse(text, stated=wirecopy.Stated(language="es"))
    assert stated.edits
    assert stated.edits == wirecopy.parse(text, language="es").edits != wirecopy.parse(text).edits


def test_rules_are_chosen_by_name() -> None:
    sentence = "He met President Zelenksy in Pyongyong."
    assert list(corrections(sentence, "places")) == ["Pyongyong -> Pyongyang"]
    assert list(corrections(sentence, "people")) == ["Zelenksy -> Zelensky"]
    assert len(corrections(sentence, "names")) == 2
    assert corrections(sentence, "characters") == {}


def test_presets_hold_rules_and_unknown_names_are_told() -> None:
    assert chosen_rules(["all"]) == frozenset(RULES)
    assert chosen_rules(["default"]) | chosen_rules(["typography"]) == frozenset(RULES)
    with pytest.raises(ValueError, match="known rules are characters"):
        Parser(rules=["spelling"])


@pytest.mark.parametrize(
    ("edit_rule", "rule"),
    [("place:drop-capital", "drop-capitals"), ("place:dateline", "places"), ("date:day", "dates")],
)
def test_each_edit_belongs_to_a_rule(edit_rule: str, rule: str) -> None:
    assert rule_of(edit_rule) == rule


class TestTypography:
    def test_is_left_alone_by_default(self) -> None:
        assert corrections("``We can?t wait,'' he said.") == {}

    def test_wire_quotes(self) -> None:
        assert list(corrections("``We wait,'' he said.", "wire-quotes")) == [
            '``We -> "We',
            "'' -> \"",
        ]

    def test_lost_quotes(self) -> None:
        found = corrections("?It can?t be,? he said. Is it? Yes.", "lost-quotes")
        assert list(found) == ['?It -> "It', "can?t -> can't", '? -> "']

    def test_questions_are_questions(self) -> None:
        assert corrections("Is it? Yes. (Why?) Who? What?s", "lost-quotes") == {
            "What?s -> What's": "lost-quote"
        }


class TestLexicon:
    def test_own_terms_are_known_and_corrected_to(self) -> None:
        lexicon = Lexicon.default().with_terms(["Zubrowka-ri", "ZUBRO"])
        assert "Zubrowka-ri" in lexicon
        found = corrections("They met in Zubrwoka-ri.", lexicon=lexicon)
        assert list(found) == ["Zubrwoka-ri -> Zubrowka-ri"]
        assert corrections("They met in Zubrwoka-ri.") == {}

    def test_is_pickled_without_what_the_package_brings(self) -> None:
        lexicon = Lexicon.default().with_terms(["Zubrowka-ri"])
        assert lexicon.near("Zubrwoka-ri")
        again = pickle.loads(pickle.dumps(lexicon))
        assert again == lexicon
        assert "Zubrowka-ri" in again
        assert len(pickle.dumps(lexicon)) < 1000

    def test_the_words_of_terms_are_told_without_the_terms(self) -> None:
        of_curated = {word.text.casefold() for term in curated() for word in words_of_term(term)}
        assert words_of_terms() == of_curated | rows_of_places().keys()

    def test_the_guard_was_built_for_this_lexicon(self) -> None:
        words = Lexicon.default().words()
        index = SlipIndex(sorted(words))
        for part in guard():
            assert not part & words
            assert all(index.near(word) for word in sorted(filter(None, part))[::40])


@given(
    st.text(st.sampled_from("aB1é’'-\u0301क .,\n"), max_size=14),
    st.tuples(*[st.integers(0, 14)] * 4),
)
def test_an_edit_is_told_as_the_whole_token_within_its_segment(
    text: str, places: tuple[int, ...]
) -> None:
    floor, first, last, ceiling = sorted(min(at, len(text)) for at in places)
    segments = (
        Segment(Kind.FURNITURE, 0, floor),
        Segment(Kind.BODY, floor, ceiling),
        Segment(Kind.FURNITURE, ceiling, len(text)),
    )
    if first == ceiling:
        return  # nothing stands there that a segment holds
    start, end = first, last
    while start > floor and _is_of_word(text[start - 1]):
        start -= 1
    while end < ceiling and _is_of_word(text[end]):
        end += 1
    (told,) = told_edits(text, [(first, last, "x", "rule")], segments)
    assert told == (start, end, text[start:end], f"{text[start:first]}x{text[last:end]}", "rule")


def _is_of_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or letter in "'’-"


def test_a_line_longer_than_a_paragraph_is_read_again_as_a_whole() -> None:
    line = "Le cafÃ© est lÃ\xa0. " * 1200
    assert wirecopy.normalize(line).text == "Le café est là. " * 1200


class TestOffsets:
    NORMALIZED = wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.")

    def test_maps_both_ways(self) -> None:
        assert self.NORMALIZED.from_source(6, 13) == Span(6, 14)
        assert self.NORMALIZED.to_source(6, 14) == Span(6, 13)

    @pytest.mark.parametrize("span", [(-5, 3), (0, 999), (999, 1000), (7, 3)])
    def test_beyond_the_text_are_its_edges(self, span: tuple[int, int]) -> None:
        length = len(self.NORMALIZED.source)
        start, end = self.NORMALIZED.to_source(*span)
        assert 0 <= start <= end <= length
        start, end = self.NORMALIZED.from_source(*span)
        assert 0 <= start <= end <= len(self.NORMALIZED.text)


class TestDamageWithoutEnd:
    """A book in which every word is damaged, as no story is."""

    LINES = 40
    DAMAGED = (
        "\n\n".join(f"Le député a parlé à la télé, {line} fois en tout." for line in range(LINES))
        + "\n"
    ).replace("é", "Ã©")
    WHOLE = DAMAGED.replace("Ã©", "é")

    @pytest.mark.parametrize("times", [1, 500])
    def test_is_repaired_and_can_be_reverted(self, times: int) -> None:
        normalized = wirecopy.normalize(self.DAMAGED * times)
        assert normalized.text == self.WHOLE * times
        assert normalized.revert() == self.DAMAGED * times

    def test_makes_one_edit_a_line_in_the_end(self) -> None:
        assert len(wirecopy.normalize(self.DAMAGED).edits) == 3 * self.LINES
        assert len(wirecopy.normalize(self.DAMAGED * 500).edits) < 2.5 * self.LINES * 500


SIGNED = """{}

The old theatre was sold to its actors on Monday and will open again in the autumn, it was said.

Tickets are cheap.

{}
"""
GERMAN = """Theater verkauft

Das alte Theater ist am Montag an die Schauspieler verkauft worden und wird im Herbst eröffnet.

GRAZ, 4. Juni ({}) - Die Stadt hat es ihnen für einen Euro überlassen, wie der Bürgermeister sagte.

Karten sind billig.

{}
"""


class TestSignedCredit:
    """Who signs is who sent it: the credit of the dateline may be misspelt."""

    @pytest.mark.parametrize(
        ("printed", "signoff", "right"),
        [
            ("Hnia", "(Hina) ab cd", "Hina"),
            ("LSUA", "ABC // DEF\nLusa/Fim", "LUSA"),
            ("Tabjug", "(Tanjug)", "Tanjug"),
            ("EEF", "EFE ab/cd", "EFE"),
        ],
    )
    def test_is_the_one_of_the_signoff(self, printed: str, signoff: str, right: str) -> None:
        opening = f"Theatre sold\n\nSPLIT, June 4 ({printed}) - It is an old one."
        article = wirecopy.parse(SIGNED.format(opening, signoff))
        assert str(article.source).casefold() == right.casefold()
        assert right in [edit.after for edit in article.edits]

    @pytest.mark.parametrize("signoff", ["AAP ab", "ab/cd", "Belga ab", "APA"])
    def test_another_agency_is_not_a_misspelt_one(self, signoff: str) -> None:
        opening = "Theatre sold\n\nSYDNEY, June 4 (AAP) - It is an old one."
        article = wirecopy.parse(SIGNED.format(opening, signoff))
        assert not [edit for edit in article.edits if edit.rule.startswith("agency")]
        assert article.source == "AAP"

    def test_the_language_tells_two_agencies_with_the_same_letters_apart(self) -> None:
        assert wirecopy.parse(GERMAN.format("AAP", "APA abc")).source == "APA"


class TestOtherCodePages:
    """UTF-8 that was read as a code page of another alphabet: all of it is read again, or none."""

    SENTENCE = "The mayor’s men said “yes” and “no” on Monday — and then they went home."

    @pytest.mark.parametrize(
        "page", ["cp1250", "cp1251", "cp1252", "cp1254", "mac_roman", "cp437", "cp866"]
    )
    def test_punctuation(self, page: str) -> None:
        damaged = b"".join(letter.encode() for letter in self.SENTENCE.replace("”", "“")).decode(
            page
        )
        text = wirecopy.normalize(STORY.format(damaged)).text
        assert text == STORY.format(self.SENTENCE.replace("”", "“"))

    @pytest.mark.parametrize(
        ("page", "meant"),
        [
            ("cp1251", "Мэр города заявил, что мост через реку открыт «для всех»."),
            ("cp1251", "Der Bürgermeister fährt über die Brücke – „heute“."),
            ("cp1253", "Η γέφυρα άνοιξε."),
            ("cp1256", "فتح الجسر الجديد على النهر."),
        ],
    )
    def test_whole_lines(self, page: str, meant: str) -> None:
        damaged = "".join(
            bytes([byte]).decode(page, "ignore") or chr(byte) for byte in meant.encode()
        )
        assert wirecopy.normalize(damaged).text == meant

    def test_other_damage_in_the_line_leaves_the_punctuation(self) -> None:
        found = corrections("Er fuhr in das Café вЂ“ es hieß вЂњNordвЂќ.")
        assert list(found.values()) == ["mojibake"] * 2

    @pytest.mark.parametrize(
        ("printed", "meant"),
        [("Baikalв's shore is there", "Baikal's shore is there"), ("isnв’t it", "isn’t it")],
    )
    def test_a_stray_byte_before_an_apostrophe(self, printed: str, meant: str) -> None:
        assert wirecopy.normalize(f"The old {printed}, they said.").text == (
            f"The old {meant}, they said."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Он сказал, что РФ и СССР против. Слово Рј не русское.",
            "ΞΕΝΟΔΟΧΕΙΟ ΟΞΟΣ: ο Ξάνθος είπε.",
            "Er sagte ‚Ärger‘ und ging – so war es.",
            "The β's and the в's are letters.",
            # lost bytes, and damage from several sources: nothing can be read as a whole
            "ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ñ�ÐºÐ°Ð·Ð°Ð» Ð¼Ñ�Ñ€",
            "Ð¿Ñ€Ð¸ æ—¥æœ¬ Î±Ï…Ï„ÏŒ said so and went home",
        ],
    )
    def test_is_whole_or_none(self, text: str) -> None:
        assert wirecopy.normalize(text).text == text


class TestToldByTheDocument:
    """What the copy itself spells right, in any language and script."""

    @pytest.mark.parametrize(
        ("text", "edit"),
        [
            (
                "Yayasan Air Bersih Kota (YABK) membuka jembatan. Menurut YBAK, airnya jernih.",
                "YABK",
            ),
            ("La Empresa Nacional de Faroles (ENADEFAR) abre hoy. ENADFEAR espera.", "ENADEFAR"),
            ("Союз мостовых строителей города (СМСГ) открыл мост. СМГС ждет гостей.", "СМСГ"),
            ("Η Ένωση Γεφυρών Νήσου Ρόδου (ΕΓΝΡ) μίλησε. Η ΕΝΓΡ χάρηκε.", "ΕΓΝΡ"),
            ("KVLT opened it. KVLT paid for it, and KLVT was there, KVLT said.", "KVLT"),
            ("He met Aung Sna Suu Kyi in the hall.", "San"),
            ("He met Jose Mara Aznar in the hall.", "Maria"),
        ],
    )
    def test_is_right(self, text: str, edit: str) -> None:
        assert edit in [found.after for found in wirecopy.normalize(STORY.format(text)).edits]

    @pytest.mark.parametrize(
        "text",
        [
            # two that are both spelt out, or printed again and again; another letter; an ending
            "The Old Bridge Fund of Lima (OBFL) and the Old Ferry Building League (OFBL) met.",
            "KVLT met KLVT. KVLT and KLVT agreed.",
            "KVLT met KVLD. KVLT agreed.",
            "KVLT and KVLTS and KVLT agreed.",
            # a name, a stock, what is marked, a line in capitals, a known acronym
            "KVLT and KVLT agreed. See KLVT.com for more, or $KLVT.",
            "KVLT and KVLT agreed. KLVT [sic] did not.",
            "KVLT AND KVLT AGREED. KLVT DID NOT.",
            "UNPF and UNPF agreed. UNFP did not, nor did UNPF and UNFP.",
            "He met Kim Jong Nam and Kim Yong Nam.",
            "He met Jose Mario Aznar and Jose Ramon Aznar.",
        ],
    )
    def test_what_may_be_meant_is_left_alone(self, text: str) -> None:
        assert corrections(text) == {}
