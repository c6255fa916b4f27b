"""Where a story ends, whatever stands below it."""

import string

from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy.knowledge.languages import language

LEAD = "TARMA, May 3.—The old mill on the quay will get a new roof this winter, the owner said."
LAST = "The wheel is to turn again in the spring."
PAGE = "Main\n\nNews\n\nSport\n\nOld mill gets a roof\n\n"
STORY = (
    "The old mill on the quay will get a new roof this winter, its owner said on Friday.",
    "It has stood open to the rain since the flood of 1994, and few had hopes for it.",
)

stopped = st.lists(st.sampled_from(string.ascii_uppercase), min_size=2, max_size=5).map(
    lambda letters: "".join(f"{letter}." for letter in letters)
)
links = st.sampled_from(("Read also", "Also read", "Read more"))
titles = st.lists(
    st.sampled_from(
        ("Ferry", "returns", "lake", "Thursday", "harbor", "board", "chooses", "chair")
    ),
    min_size=3,
    max_size=6,
    unique=True,
).map(" ".join)


@given(stopped, st.sampled_from(("—{}", " — ({})", " ({})", " -{}")))
def test_letters_with_stops_sign_old_copy(name: str, printed: str) -> None:
    signed = printed.format(name)
    article = wirecopy.parse(f"OLD MILL.\n\n{LEAD}\n\n{LAST}{signed}")
    assert article.paragraphs[-1] == LAST
    assert article.signoff == signed.strip()


@given(links, titles)
def test_a_link_between_paragraphs_takes_nothing_of_them(label: str, title: str) -> None:
    paragraphs = (*STORY, LAST)
    text = "\n\n".join((*STORY, f"{label}: {title}", LAST, "Share", "Most read"))
    assert wirecopy.parse(PAGE + text).paragraphs == paragraphs


@given(st.sampled_from(language("en").page.box_labels), st.sampled_from(("de", "es", "fr")))
def test_two_labels_of_a_box_end_the_text(label: str, code: str) -> None:
    other = language(code).page.box_labels[0]
    lines = (f"{label.capitalize()}: Quay Hall, 3 Quay Street", f"{other.capitalize()}: May 4")
    article = wirecopy.parse("\n\n".join(("Old mill gets a roof", *STORY, *lines)), language=code)
    assert article.paragraphs == STORY
