"""Credits that several agencies print: told apart by language and place, or left as printed."""

import attrs
import pytest

import wirecopy
from wirecopy import HouseStyle, Parser
from wirecopy.knowledge.house_styles.style import Agency, DatelineStyle

ENGLISH = "Officials opened a bridge over the river on Sunday, two years after the flood."
FRENCH = "Un pont a été ouvert dimanche sur le fleuve, deux ans après la crue qui a tout emporté."


def a_style(name: str, agency: str, language: str, home: str) -> HouseStyle:
    return HouseStyle(
        name=name,
        title=agency,
        languages=(language,),
        home=home,
        agency=Agency(agency, ("LNS",), ()),
        dateline=DatelineStyle(("{place}, {month} {day} ({credit}) -",), month_form="full"),
    )


LAKESIDE = a_style("lakeside", "Lakeside News Service", "en", "CA")
LOIRE = a_style("loire", "Loire Nouvelles", "fr", "FR")
LIMA = a_style("lima", "Lima News Service", "en", "PE")


def told(parser: Parser, text: str) -> tuple[str | None, tuple[str, ...]]:
    article = parser.parse(text)
    assert article.dateline is not None
    return article.style, article.dateline.agencies


def test_the_language_tells() -> None:
    parser = Parser(styles=[LAKESIDE, LOIRE])
    assert told(parser, f"Oslo, March 3 (LNS) - {ENGLISH}") == (
        "lakeside",
        ("Lakeside News Service",),
    )
    assert told(parser, f"Oslo, mars 3 (LNS) - {FRENCH}") == ("loire", ("Loire Nouvelles",))


def test_the_place_tells() -> None:
    parser = Parser(styles=[LAKESIDE, LIMA])
    assert told(parser, f"Toronto, March 3 (LNS) - {ENGLISH}") == (
        "lakeside",
        ("Lakeside News Service",),
    )
    assert told(parser, f"Lima, March 3 (LNS) - {ENGLISH}") == ("lima", ("Lima News Service",))


def test_the_printed_region_tells_where_the_place_does_not() -> None:
    parser = Parser(styles=[LAKESIDE, LIMA])
    assert told(parser, f"Lima, Ontario, March 3 (LNS) - {ENGLISH}")[0] == "lakeside"


def test_nothing_tells() -> None:
    article = Parser(styles=[LAKESIDE, LIMA]).parse(f"Oslo, March 3 (LNS) - {ENGLISH}")
    assert article.dateline is not None
    assert (article.style, article.dateline.agencies, article.source) == (None, ("LNS",), "LNS")
    (inferred,) = (found for found in article.inferences if found.field == "dateline.agency")
    assert inferred.value == "LNS"
    assert "several agencies" in inferred.evidence


def test_a_named_style_is_taken_at_its_word() -> None:
    parser = Parser(styles=[LAKESIDE, LIMA])
    dateline = parser.parse_dateline(f"Oslo, March 3 (LNS) - {ENGLISH}", style="lima")
    assert dateline is not None
    assert dateline.agency == "Lima News Service"


@pytest.mark.parametrize("place", ["Oslo", "Toronto"])
def test_a_shared_credit_needs_a_place_at_home(place: str) -> None:
    agency = attrs.evolve(LAKESIDE.agency, shared=("LNS",))
    parser = Parser(styles=[attrs.evolve(LAKESIDE, agency=agency)])
    style = "lakeside" if place == "Toronto" else None
    assert told(parser, f"{place}, March 3 (LNS) - {ENGLISH}")[0] == style


def test_a_sign_off_that_several_agencies_print_tells_none() -> None:
    assert wirecopy.detect_style(f"Bridge opens\n\n{ENGLISH}\n\n(CNA)") is None
