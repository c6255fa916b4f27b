"""The encodings of files: short copy in the old ones, what is assumed and said, what is refused."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Copy, FormatError, Inference
from wirecopy.formats.encodings import guess
from wirecopy.formats.plain import decode, known_encoding, read_plain
from wirecopy.knowledge.data_files import data_folder, language_tables, read_toml

# A line of copy in each language, and the encodings in which it was sent.
LINES = [
    ("Ação da polícia fecha a estação", "cp1252 iso8859_15 cp850"),
    ("A câmara não votou a proposta de lei", "cp1252"),
    ("El año próximo habrá más trenes a León", "cp1252 iso8859_15 cp850"),
    ("¿Quién pagará la reconstrucción del puente?", "cp1252"),
    ("La grève des contrôleurs s’est achevée à Genève", "cp1252"),
    ("Le maire a présenté l'été dernier un projet très coûteux", "cp1252 iso8859_15"),
    ("Die Brücke über die Spree öffnet im März", "cp1252 iso8859_15 cp850"),
    ("La città non ha più soldi per i caffè", "cp1252"),
    ("Żegluga na Wiśle ruszyła wcześnie rano", "cp1250 iso8859_2"),
    ("Łódź dostanie pięć nowych pociągów", "cp1250 iso8859_2 cp852"),
    ("Vláda v Plzni schválila nový řád městských lodí", "cp1250 iso8859_2"),
    ("A kormány szerint az új híd jövőre készül el", "cp1250 iso8859_2"),
    ("Guvernul a anunţat că podul va fi închis până în martie", "cp1250 iso8859_2"),
    ("Şehirdeki köprü iki yıl sonra yeniden açıldı", "cp1254 iso8859_9 cp857"),
    ("Bron över älven öppnar på fredag", "cp1252"),
    ("Færgen sejler igen på søndag, siger ministeren", "cp1252"),
    ("Мост через реку открыли в понедельник", "cp1251 koi8_r iso8859_5 cp866"),
    ("Міст через річку відкрили в понеділок", "cp1251 koi8_u"),
    ("Η γέφυρα άνοιξε ξανά την Κυριακή", "cp1253 iso8859_7"),
    ("افتتح الجسر أمام المارة يوم الأحد", "cp1256 iso8859_6"),
    ("Мостът над реката бе отворен в понеделник", "cp1251 iso8859_5"),
    ("Meras sekmadienį atidarė tiltą per upę", "cp1257 iso8859_13"),
    ("Mērs svētdien atklāja tiltu pār upi", "cp1257 iso8859_13"),
    ("Cây cầu mới được khánh thành ở Huế", "cp1258"),
    ("He said: “The café – it’s open”", "cp1252"),
    ("Fares rise to £3 from Monday", "cp1252"),
]
CASES = [(line, name) for line, names in LINES for name in names.split()]


def encoded(text: str, name: str) -> bytes:
    """A text in an encoding; cp1258 has some letters as a letter and its tone."""
    return b"".join(_encoded(letter, name) for letter in text)


def _encoded(letter: str, name: str) -> bytes:
    parts = unicodedata.decomposition(letter).split()
    try:
        return letter.encode(name)
    except UnicodeEncodeError:
        if not parts:
            raise
    return b"".join(_encoded(chr(int(part, 16)), name) for part in parts)


@pytest.mark.parametrize(("line", "name"), CASES)
def test_short_copy_is_read_in_its_encoding(line: str, name: str) -> None:
    found = decode(encoded(line, name))
    assert found.text == line
    assert found.evidence
    assert 0 < found.confidence <= 0.99


@pytest.mark.parametrize(("line", "name"), CASES)
def test_long_copy_is_read_in_its_encoding(line: str, name: str) -> None:
    text = "It rained on Monday.\n" * 900 + f"{line}.\n" * 60
    assert decode(encoded(text, name)).text == text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("台北的桥星期一重新开放,市长说明年还要修建两座新桥。", "gb18030"),
        ("橋は日曜日に再び開通したと市長が発表した。来年も工事を続ける。", "euc_jp"),
        ("다리가 일요일에 다시 열렸다고 시장이 밝혔다. 내년에도 공사를 한다.", "cp949"),
    ],
)
def test_letters_of_several_bytes_are_left_to_the_detector(line: str, name: str) -> None:
    assert decode(line.encode(name)).text == line


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
def test_a_byte_order_mark_tells(name: str) -> None:
    text = "Łódź\n"
    marks = {
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }
    found = decode(marks.get(name, b"") + text.encode(name))
    assert found.text == text
    assert found.evidence == "its byte order mark"
    assert found.encoding == name[:6]


@given(st.text())
def test_utf_8_is_taken_as_it_is_and_not_spoken_of(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if b"\x00" not in data:
        assert decode(data)[1:] == ("utf-8", "", 1.0)
        assert read_plain(data)[0].inferences == ()


@given(st.binary())
def test_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except FormatError:
        return
    assert isinstance(found.text, str)


@given(st.binary(min_size=1))
def test_a_guess_has_all_the_bytes(data: bytes) -> None:
    found = guess(data)
    if found is not None and "cp1258" not in found.encoding:
        assert len(found.text) <= len(data)


# -- a stated encoding ------------------------------


def test_a_stated_encoding_is_taken() -> None:
    data = "Łódź".encode("cp852")
    [article] = wirecopy.read(data, encoding="CP852")
    assert article.text == "Łódź"
    assert all(told.field != "encoding" for told in article.inferences)


@pytest.mark.parametrize("name", ["cp1252", "koi8-r", "latin-1", "utf-16", "utf-32", "UTF8"])
def test_known_encodings(name: str) -> None:
    assert codecs.lookup(known_encoding(name)) == codecs.lookup(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cp125", "did you mean 'cp125"),
        ("latin-1x", "did you mean 'latin"),
        ("quux", "such are utf-8"),
        ("hex", "such are utf-8"),
        ("bz2", "no encoding 'bz2'"),
        ("undefined", "no encoding 'undefined'"),
        ("a\0b", "no encoding"),
        ("", "no encoding ''"),
    ],
)
def test_unknown_encodings(name: str, hint: str) -> None:
    with pytest.raises(FormatError, match="no encoding") as told:
        wirecopy.read(b"Bridge opens", encoding=name)
    assert hint in str(told.value)


def test_bytes_that_are_not_in_the_stated_encoding() -> None:
    with pytest.raises(FormatError, match=r"this is not utf-8: byte 0xe3 at offset 1 does not fit"):
        wirecopy.read("São".encode("cp1252"), encoding="utf-8")


def test_binary_files_are_refused() -> None:
    with pytest.raises(FormatError, match="binary"):
        decode(b"\xff\xd8\xff\xe0\x00\x10JFIF")


def test_noise_is_refused() -> None:
    noise = bytes((number * 97 + number // 7) % 255 + 1 for number in range(3000))
    with pytest.raises(FormatError, match="no text"):
        decode(noise)


# -- what is assumed is said ------------------------------


def test_the_article_says_what_was_assumed() -> None:
    [article] = wirecopy.read("Inauguração da ponte\n\nA ponte abriu no domingo.".encode("cp1252"))
    told = article.inferences[0]
    assert (told.field, told.value) == ("encoding", "cp1252")
    assert told.evidence == "the letters and words of Portuguese"
    assert "encoding   cp1252\n" in article.explain()
    assert wirecopy.Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("workers", [1, 2])
def test_copy_hands_its_inferences_on(workers: int) -> None:
    said = Inference("encoding", "cp1252", "the sender", 1.0)
    items = [Copy(f"Bridge {number} opens", inferences=(said,)) for number in range(150)]
    articles = list(wirecopy.parse_many(items, workers=workers))
    assert all(article.inferences[0] == said for article in articles)


# -- the data ------------------------------


def test_the_table_is_whole() -> None:
    table = read_toml((data_folder() / "encodings.toml").read_text("utf-8"), "encodings.toml")
    for name, codes in table["encodings"].items():
        assert known_encoding(name)
        for code in codes:
            assert table["letters"][code]
            assert len(set(table["letters"][code])) == len(table["letters"][code]), code
            assert code in language_tables() or (table["names"][code] and table["words"][code])
    spoken = {code for codes in table["encodings"].values() for code in codes}
    for key in ("letters", "names", "words"):
        assert table[key].keys() <= spoken, key


def test_the_letters_of_a_language_are_in_its_encodings() -> None:
    table = read_toml((data_folder() / "encodings.toml").read_text("utf-8"), "encodings.toml")
    for name, codes in table["encodings"].items():
        for code in codes:
            letters = table["letters"][code]
            assert letters[0].encode(name), (name, code)
