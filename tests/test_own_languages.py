"""Languages of the caller's own: one file, given to a parser as a style is."""

from __future__ import annotations

import pickle
from pathlib import Path

import attrs
import pytest

import wirecopy
from wirecopy import HouseStyle, Language, Parser, StyleError
from wirecopy.cli import main
from wirecopy.examples import misses, stated_in
from wirecopy.knowledge.language_checks import expect_sound

FILE = Path(__file__).parent.parent / "docs" / "how-to" / "recipes" / "esperanto.toml"

STYLE = """\
title = "Verda Agentejo"
languages = ["eo"]

[agency]
name = "Verda Agentejo"
credits = ["VAg"]

[dateline]
templates = ["{place}, {day} {month} ({credit}) =="]
month_form = "full"

[[examples]]
text = "QUITO, 3 marto (VAg) == La ponto estas malferma por du jaroj."
places = ["Quito"]
month = 3
"""


@pytest.fixture(scope="module")
def esperanto() -> Language:
    return Language.from_toml(FILE)


@pytest.fixture(scope="module")
def parser(esperanto: Language) -> Parser:
    return Parser(languages=[*wirecopy.languages(), esperanto])


def test_its_examples_are_read(esperanto: Language, parser: Parser) -> None:
    for example in esperanto.examples:
        assert misses(stated_in(example), parser.parse(example.text)) == {}


def test_its_words_are_only_known_to_its_parser(esperanto: Language, parser: Parser) -> None:
    [example] = esperanto.examples
    assert wirecopy.parse(example.text).language != "eo"
    with pytest.raises(StyleError, match="no language 'eo'"):
        wirecopy.parse(example.text, language="eo")
    # What belongs to other languages is read by its parser as by any.
    german = "Von Ana Ruz\n\nLIMA, 3. März (dpa) - Die Brücke ist wieder offen, wie es hieß."
    assert parser.parse(german) == wirecopy.parse(german)


@pytest.mark.parametrize(
    ("text", "signoff"),
    [("La ponto estas malferma.\n\n-fino-", "-fino-"), ("La ponto estas malferma.\n\nEND", "END")],
)
def test_its_words_stand_beside_those_of_others(parser: Parser, text: str, signoff: str) -> None:
    assert parser.parse(text, language="eo").signoff == signoff


def test_parts_by_themselves(parser: Parser) -> None:
    line = "Fonto: Reuters | 3 marto 2024 je 14:05 MET | Redaktis: Ida Frosto"
    found = parser.parse_source_line(line, language="eo")
    assert found is not None
    assert found.source == "Reuters"
    assert [person.name for person in found.editors] == ["Ida Frosto"]
    assert found.timestamp is not None
    assert found.timestamp.value.isoformat() == "2024-03-03T14:05:00+01:00"
    byline = parser.parse_byline("De Ana Ruz, raportisto", language="eo")
    assert byline is not None
    assert byline.role == "raportisto"
    assert parser.parse_byline("De Marto", language="eo") is None


def test_a_parser_can_be_pickled_with_it(parser: Parser, esperanto: Language) -> None:
    again = pickle.loads(pickle.dumps(parser))
    assert again == parser
    assert again.parse(esperanto.examples[0].text).language == "eo"


def test_only_chosen_languages_are_heard() -> None:
    text = "Die Brücke ist wieder offen, wie es am Sonntag hieß, und der Weg ist frei."
    assert Parser(languages=["de", "fr"]).parse(text).language == "de"
    assert Parser(languages=["fr"]).parse(text).language != "de"


def test_a_style_in_it(esperanto: Language, tmp_path: Path) -> None:
    path = tmp_path / "verda.toml"
    path.write_text(STYLE, encoding="utf-8")
    with pytest.raises(StyleError, match="no language 'eo'"):
        HouseStyle.from_toml(path)
    style = HouseStyle.from_toml(path, languages=[esperanto])
    article = Parser(styles=[style]).parse(style.examples[0].text)
    assert (article.style, article.language, article.source) == ("verda", "eo", "Verda Agentejo")
    assert article.dateline is not None
    assert (article.dateline.month, article.dateline.day) == (3, 3)
    assert style.compose(article).startswith("QUITO, 3 marto (VAg) == La ponto")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "eo"', 'code = "Esperanto"', r"^esperanto.toml \[code\]: 'Esperanto' is no BCP"),
        ('script = "Latin"', 'script = "Latina"', r"\[script\]: 'Latina' is no script"),
        ('full = "majo"', 'full = "marto"', r"\[months\] \[may\]: 'marto' is a name of march, too"),
        ('by = ["de"]', 'by = ["de", " "]', r"\[byline\] \[by\] #2: it is empty"),
        ('MET = "Europe/Berlin"', 'MET = "Europe/Berln"', r"\[zones\] \[MET\].*'Europe/Berlin'"),
        ("kickers =", "kicker =", r"\[headline\]: no key 'kicker'; did you mean 'kickers'"),
        ("sunday =", "sundy =", r"\[weekdays\]: no key 'sundy'; did you mean 'sunday'"),
        (
            "function_words = [",
            "function_words = []\ncommon_words = [",
            r"\[function_words\]: there",
        ),
        ('by = ["de"]', 'by = "de"', r"\[byline\] \[by\]: expected list, found 'de'"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    path = tmp_path / FILE.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StyleError, match=message):
        Language.from_toml(path)


def test_one_made_by_hand_is_checked_by_the_parser(esperanto: Language) -> None:
    with pytest.raises(StyleError, match=r"^\[joiner\]"):
        Parser(languages=[attrs.evolve(esperanto, joiner="--")])
    with pytest.raises(StyleError, match="no language 'german'; did you mean 'de'"):
        Parser(languages=["german"])
    with pytest.raises(TypeError, match=r"languages=\['de'\]"):
        Parser(languages="de")


@pytest.mark.parametrize("code", wirecopy.languages())
def test_no_common_word_speaks_for_a_page(code: str) -> None:
    spoken = Language.load(code)
    common = {*spoken.detection.function_words, *spoken.detection.common_words}
    assert common.isdisjoint(spoken.page.words)


@pytest.mark.parametrize("code", wirecopy.languages())
def test_built_in_ones_are_sound(code: str) -> None:
    spoken = Language.load(code)
    assert spoken.code == code
    expect_sound(spoken)


def test_check_tells_what_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("verda.toml").write_text(STYLE, encoding="utf-8")
    Path("eo.toml").write_text(FILE.read_text("utf-8"), encoding="utf-8")
    # The style may be named first: languages are read before the styles in them.
    assert main(["check", "verda.toml", "eo.toml"]) == 0
    out = capsys.readouterr().out
    assert "eo.toml: language Esperanto, 1 of 1 example right" in out
    assert "verda.toml: style Verda Agentejo, 1 of 1 example right" in out


def test_check_marks_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = FILE.read_text("utf-8")
    wrong = text.replace("day = 3", "day = 4").replace('"Bo Lindo"]', '"Bo Linda"]')
    Path("eo.toml").write_text(wrong, encoding="utf-8")
    assert main(["check", "eo.toml", "no-such.toml"]) == 2
    assert main(["check", "eo.toml"]) == 1
    shown = capsys.readouterr()
    assert "no-such.toml: no such file" in shown.err
    assert "0 of 1 example right" in shown.out
    assert "    day: stated 4, found 3\n" in shown.out
    assert "        LIMA, 3 marto (Lakeside) - La" in shown.out
    assert "\n" + " " * 14 + "^\n" in shown.out


def test_the_command_line_reads_by_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], esperanto: Language
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(esperanto.examples[0].text, encoding="utf-8")
    assert main(["parse", str(story), "--language", str(FILE)]) == 0
    assert '"language": "eo"' in capsys.readouterr().out


def test_a_script_that_no_other_language_has(esperanto: Language) -> None:
    words = ("של", "את", "על", "לא", "הוא", "עם", "כי", "גם")
    detection = attrs.evolve(esperanto.detection, function_words=words, letters="")
    hebrew = attrs.evolve(esperanto, code="he", script="Hebrew", detection=detection, examples=())
    parser = Parser(languages=[*wirecopy.languages(), hebrew])
    assert parser.parse("הספרייה תיפתח מחדש ביום שישי.").language == "he"
    assert parser.parse("The library reopens on Friday, as the mayor said.").language == "en"
