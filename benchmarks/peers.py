"""What other tools give for the same stories, and what is lost on the way from a page to a text.

    python benchmarks/peers.py [--quick] [--json FILE]

Makes web pages of the examples of the house styles: the headline in a heading, every block of the
copy in a paragraph, lines of a site (site_lines.toml) in lists around it, and the metadata that
sites give, a title. Counted is how many of the fields that the example states come out right: by
`wirecopy`, with the text taken off the page in several ways, and by tools that read pages. Those
leave a field out where they have none, which counts as not right. For the spelling, each slip of
`SLIPS` is planted in a story of our own: is it put right, and is anything else changed?

Needs the extra `benchmarks`, for the other tools; what is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import regex
from accuracy import Gold, own_gold
from machine import machine
from windows import language_of, site_lines

import wirecopy

# What is compared, and the key by which an example states it.
FIELDS = {
    "headline": "headline",
    "authors": "byline",
    "agency": "source",
    "place": "places",
    "time": "timestamp",
    "text": "body",
    "text alone": "body",
}
SLIPS = {
    "Pyongyang": "Pyongyong",
    "February": "Febuary",
    "UNESCO": "UNESOC",
    "Kazakhstan": "Kazahkstan",
    "Xinhua": "Xinhau",
    "AT&T": "AT&amp;T",
}
STORY = """Talks end without a word

PYONGYANG, February 3 (Xinhua) -- Envoys of Kazakhstan and of UNESCO left Pyongyang on Tuesday.

They had met engineers of AT&T and of Quillamarca Telefonica, who repaired the line in Smallville.
"""

LINES_KEPT = "BeautifulSoup, lines kept"

Fields = Mapping[str, object]


class Page(NamedTuple):
    """A page, and what its story holds."""

    html: str
    language: str
    fields: Fields


# --- pages ---------------------------------------------------------------------------------------


def page_of(gold: Gold) -> Page | None:
    """A page around a story that has a headline, and those of its fields that are stated."""
    article = wirecopy.parse(gold.text.strip("\n"), reference_date=gold.reference_date)
    if article.headline is None or not article.paragraphs:
        return None
    known = site_lines()
    lines = known.get(language_of(gold), known["en"])
    blocks = [block for block in gold.text.strip("\n").split("\n\n") if block.strip()]
    main = "\n".join(
        f"<h1>{set_in_html(block)}</h1>"
        if block == article.headline
        else f"<p>{set_in_html(block)}</p>"
        for block in blocks
    )
    html = (
        f"<!doctype html><html lang={article.language or 'en'}><head><meta charset=utf-8>"
        f"<title>{escape(article.headline)}</title></head><body>\n<nav>{listed(lines['above'])}</nav>"
        f"\n<main><article>\n{main}\n</article></main>\n<footer>{listed(lines['below'])}</footer>"
        "\n</body></html>"
    )
    read = fields_of(article)
    read["text alone"] = read["text"]
    language = article.language or ""
    return Page(
        html, language, {name: read[name] for name, key in FIELDS.items() if key in gold.fields}
    )


def set_in_html(block: str) -> str:
    """A block with its line breaks."""
    return escape(block).replace("\n", "<br>\n")


def listed(lines: Sequence[str]) -> str:
    """Lines of a site as a list of links."""
    return (
        "<ul>" + "".join(f"\n<li><a href=#>{escape(line)}</a></li>" for line in lines) + "\n</ul>"
    )


def fields_of(article: wirecopy.Article) -> dict[str, object]:
    """What is compared."""
    byline, dateline = article.byline, article.dateline
    return {
        "headline": article.headline,
        "authors": tuple(person.name for person in byline.people) if byline else (),
        "agency": article.source,
        "place": dateline.places[0].name if dateline and dateline.places else None,
        "time": article.timestamp.isoformat() if article.timestamp else None,
        "text": squeezed(article.body),
    }


def squeezed(text: str | None) -> str:
    """A text without its white space: tools set it each in their own way."""
    return "".join((text or "").split())


# --- tools ---------------------------------------------------------------------------------------


def texts() -> dict[str, Callable[[str], str]]:
    """Ways to take a text off a page."""
    found: dict[str, Callable[[str], str]] = {}
    if importlib.util.find_spec("bs4"):
        from bs4 import BeautifulSoup  # noqa: PLC0415

        def with_lines(html: str) -> str:
            page = BeautifulSoup(html, "html.parser")
            for element in page(["script", "style", "noscript", "template", "title"]):
                element.decompose()
            for element in page(["p", "div", "li", "h1", "h2", "h3", "br", "tr", "figcaption"]):
                element.append("\n")
            return page.get_text()

        found[LINES_KEPT] = with_lines
        found["BeautifulSoup, lines joined"] = lambda html: " ".join(with_lines(html).split())
    if importlib.util.find_spec("trafilatura"):
        import trafilatura  # noqa: PLC0415

        found["trafilatura's text"] = lambda html: trafilatura.extract(html) or ""
    return found


def readers() -> dict[str, Callable[[str], Fields]]:
    """Tools that read pages, as far as they are installed."""
    found: dict[str, Callable[[str], Fields]] = {}
    if importlib.util.find_spec("trafilatura"):
        import trafilatura  # noqa: PLC0415

        def by_trafilatura(html: str) -> Fields:
            read = trafilatura.bare_extraction(html, with_metadata=True)
            said = read.as_dict() if read else {}
            return {
                "headline": said.get("title"),
                "authors": tuple((said.get("author") or "").split("; ")),
                "agency": said.get("sitename"),
                "time": said.get("date"),
                "text": squeezed(said.get("text")),
            }

        found["trafilatura"] = by_trafilatura
    if importlib.util.find_spec("newspaper"):
        import newspaper  # noqa: PLC0415

        def by_newspaper(html: str) -> Fields:
            read = newspaper.Article("https://example.org/")
            read.download(input_html=html)
            read.parse()
            return {
                "headline": read.title,
                "authors": tuple(read.authors),
                "time": read.publish_date.isoformat() if read.publish_date else None,
                "text": squeezed(read.text),
            }

        found["newspaper4k"] = by_newspaper
    return found


def spellers() -> dict[str, Callable[[str], str]]:
    """Tools that correct, as far as they are installed."""
    found: dict[str, Callable[[str], str]] = {
        "wirecopy": lambda text: wirecopy.normalize(text).text
    }
    if importlib.util.find_spec("ftfy"):
        import ftfy  # noqa: PLC0415

        found["ftfy"] = ftfy.fix_text
    if importlib.util.find_spec("symspellpy"):
        import symspellpy  # noqa: PLC0415

        speller = symspellpy.SymSpell()
        words = importlib.util.find_spec("symspellpy").submodule_search_locations[0]
        speller.load_dictionary(f"{words}/frequency_dictionary_en_82_765.txt", 0, 1)

        def nearest(word: regex.Match[str]) -> str:
            best = speller.lookup(
                word[0], symspellpy.Verbosity.TOP, include_unknown=True, transfer_casing=True
            )
            return str(best[0].term)

        def by_symspell(text: str) -> str:
            return regex.sub(r"[A-Za-z]{3,}+", nearest, text)

        found["symspellpy"] = by_symspell
    return found


# --- counting ------------------------------------------------------------------------------------


def right_in(found: Fields, stated: Fields) -> list[str]:
    """The stated fields that the tool gives; the text may be all there, or there alone."""

    def is_right(name: str) -> bool:
        if name == "text":
            return str(stated[name]) in str(found.get(name))
        return found.get(name.removesuffix(" alone")) == stated[name]

    return [name for name, value in stated.items() if value and is_right(name)]


def shares(read: Callable[[str], Fields], pages: Sequence[Page]) -> dict[str, float]:
    """How many of the stated fields come out right."""
    asked = Counter(name for page in pages for name, value in page.fields.items() if value)
    right = Counter(name for page in pages for name in right_in(read(page.html), page.fields))
    return {name: right[name] / max(1, asked[name]) for name in FIELDS}


def by_wirecopy(text_of: Callable[[str], str]) -> Callable[[str], Fields]:
    """`wirecopy` behind a way to take a text off a page."""
    return lambda html: fields_of(wirecopy.parse(text_of(html)))


def pages_read(most: int | None) -> dict[str, object]:
    """What comes out right, by the way to the text; and beside other tools, on English pages."""
    stories = [gold for gold in own_gold() if "style" in gold.fields][:most]
    made = [page_of(gold) for gold in stories]
    pages = [page for page in made if page]
    english = [page for page in pages if page.language == "en"]
    ways = {way: by_wirecopy(text_of) for way, text_of in texts().items()}
    tools = {"wirecopy": ways[LINES_KEPT], **readers()} if ways else {}
    return {
        "pages": len(pages),
        "english": len(english),
        "ways": {way: shares(read, pages) for way, read in ways.items()},
        "tools": {name: shares(read, english) for name, read in tools.items()},
    }


def slips_corrected() -> dict[str, dict[str, int]]:
    """How many slips are put right, and in how many stories something else was changed as well."""
    counts: dict[str, dict[str, int]] = {}
    for name, corrected in spellers().items():
        right = changed = 0
        clean = corrected(STORY)
        for word, slip in SLIPS.items():
            bent = STORY.replace(word, slip)
            text = corrected(bent)
            right += slip not in text and word in text
            changed += squeezed(text) not in (squeezed(STORY), squeezed(bent))
        counts[name] = {
            "slips": len(SLIPS),
            "right": right,
            "changed": changed,
            "clean story changed": int(squeezed(clean) != squeezed(STORY)),
        }
    return counts


def main() -> None:
    """Count, print, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a smoke test of a few pages")
    parser.add_argument("--json", type=Path, help="write the figures into this file")
    arguments = parser.parse_args()
    result = {
        "machine": machine(),
        **pages_read(20 if arguments.quick else None),
        "slips": slips_corrected(),
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"{'':30}" + "".join(f"{name:>11}" for name in FIELDS))
    for group, count in (("ways", result["pages"]), ("tools", result["english"])):
        print(f"{count} pages")
        for name, row in result[group].items():
            print(f"{name:30}" + "".join(f"{row[field]:11.1%}" for field in FIELDS))
    for name, counts in result["slips"].items():
        print(f"{name:30}", ", ".join(f"{what} {count}" for what, count in counts.items()))


if __name__ == "__main__":
    main()
