"""Decks in whole sentences: what the text begins anew below is one."""

import pytest

import wirecopy

TAIL = "Das Amt rechnet mit weiteren Kosten, die noch niemand beziffern wollte."
# headline, deck, first paragraph, what follows
TOLD_AGAIN = [
    (
        "Kaffeerösterin gewinnt Preis in Brügge",
        "Mit Bohnen aus Ruanda schlug Rösterin Inken Harms 94 Konkurrenten.",
        (
            "Drei Tage dauerte der Wettbewerb, dann stand Rösterin Inken Harms aus Husum mit ihren"
            " Bohnen ganz oben: Die Jury lobte am Sonntag vor allem die feine Säure."
        ),
        TAIL,
    ),
    (
        "Ny bybane til Fjordvik",
        "Banen koster 4,1 milliarder kroner og skal frakte 30 000 reisende hver dag.",
        (
            "Fjordvik kommune vedtok mandag å bygge bane til sykehuset. Den skal frakte 30 000"
            " reisende hver dag, og prisen er 4,1 milliarder kroner, ifølge rådmannen."
        ),
        "Arbeidet tar til neste vår og varer i seks år, skriver rådmannen i saken.",
    ),
]
TITLE_TOLD_BELOW = [
    (
        "Stary młyn w Zawierciu zamieniono na bibliotekę",
        "Czytelnicy siedzą dziś tam, gdzie kiedyś sypała się mąka.",
        (
            "Biblioteka w Zawierciu przeniosła się w poniedziałek do dawnego młyna, który stał"
            " pusty od 1987 roku i miał zostać rozebrany."
        ),
        "Remont kosztował miasto blisko trzy miliony złotych i trwał dwa lata.",
    ),
    (
        "Senasis tiltas Kaune vėl atidarytas",
        "Dvejus metus vairuotojai važiavo aplink ir gaišo po pusvalandį.",
        (
            "Tiltas per Nerį Kaune nuo pirmadienio vėl atidarytas visiems, pranešė savivaldybė,"
            " kuri darbams išleido aštuonis milijonus eurų."
        ),
        "Dviračių takas bus baigtas tik rudenį, nes trūksta turėklų.",
    ),
]


def page(headline: str, deck: str, *paragraphs: str, stamp: str = "12.03.2024 09:40") -> str:
    top = [headline, stamp] if stamp else [headline]
    return "\n\n".join([*top, deck, *paragraphs])


@pytest.mark.parametrize(("headline", "deck", "lead", "rest"), TOLD_AGAIN + TITLE_TOLD_BELOW)
def test_text_that_begins_anew_has_a_deck_above(
    headline: str, deck: str, lead: str, rest: str
) -> None:
    article = wirecopy.parse(page(headline, deck, lead, rest))
    assert article.deck == deck
    assert article.paragraphs == (lead, rest)


@pytest.mark.parametrize(("headline", "deck", "lead", "rest"), TITLE_TOLD_BELOW)
def test_lead_that_keeps_its_point_is_text_in_copy_without_a_time(
    headline: str, deck: str, lead: str, rest: str
) -> None:
    article = wirecopy.parse(page(headline, deck, lead, rest, stamp=""))
    assert article.deck is None
    assert article.paragraphs == (deck, lead, rest)


def test_text_that_goes_on_has_none() -> None:
    lead = "A village library in Thornwick has lent its last book after 112 years."
    rest = (
        (
            "It closes on Friday, when the shelves go to a school two miles off and the reading"
            " room is let to a dentist."
        ),
        "Readers had asked the county to keep it open on Saturdays at least.",
    )
    article = wirecopy.parse(page("Thornwick library lends last book", lead, *rest))
    assert article.deck is None
    assert article.paragraphs == (lead, *rest)


NEWS = (
    "\n\nThe ferry between Skarn and Holm stopped on Monday after its engine failed near the pier,"
    " the company said.\n\nPassengers were taken to Holm by bus, and the next sailing is planned"
    " for Thursday."
)


@pytest.mark.parametrize(
    ("top", "headline", "deck"),
    [
        ("NEWS POLITICS SOCIETY WORLD OPINION\n\nSkarn ferry stops", "Skarn ferry stops", None),
        ("[By Cable.]\n\nSkarn ferry stops", "Skarn ferry stops", None),
        ("SKARN FERRY STOPS.\n\n(From Our Own Correspondent.)", "SKARN FERRY STOPS.", None),
        ("A Long Way Home\n\n★★★☆☆\n\nBy Ana Ruz", "A Long Way Home", None),
        (
            "Skarn ferry stops\n\nSubtitle: Engine failed near the pier on Monday",
            "Skarn ferry stops",
            "Engine failed near the pier on Monday",
        ),
    ],
)
def test_lines_beside_a_headline_are_none(top: str, headline: str, deck: str | None) -> None:
    article = wirecopy.parse(top + NEWS)
    assert article.headline == headline
    assert article.deck == deck
    assert article.paragraphs[0].startswith("The ferry between Skarn and Holm")


@pytest.mark.parametrize(
    ("text", "headline", "city"),
    [
        ("Bridge opens againHOLM, March 3 (Reuters) - ", "Bridge opens again", "Holm"),
        ("Brücke ist wieder offenHOLM, 3. März (dpa) - ", "Brücke ist wieder offen", "Holm"),
    ],
)
def test_headline_that_has_run_into_a_place_in_capitals(
    text: str, headline: str, city: str
) -> None:
    article = wirecopy.parse(text + NEWS.split("\n\n")[1])
    assert article.headline == headline
    assert article.dateline is not None
    assert [place.name for place in article.dateline.places] == [city]


@pytest.mark.parametrize("mark", ["•", "·", "▪", "–"])
def test_mark_that_no_other_line_has_stands_before_a_deck(mark: str) -> None:
    deck = "La avería dejará sin barco a nueve pueblos hasta el jueves"
    lead = "La naviera suspendió este domingo el servicio entre Skarn y Holm por una avería."
    top = f"La naviera de Skarn suspende el servicio a Holm\n\n{mark} {deck}\n\n"
    article = wirecopy.parse(f"{top}Lima, 3 de marzo de 2024.- {lead}\n\nNo hubo heridos.")
    assert article.deck is not None
    assert article.deck.endswith(deck)
    assert article.paragraphs[0] == lead
