"""Many stories as a folder of pages: each story, and an index with filters, map and timeline."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from wirecopy.errors import expect_type
from wirecopy.model.article import Article
from wirecopy.output.html.charts import timeline, world_map
from wirecopy.output.html.facts import FIELDS, Fact, fact_of, known_as
from wirecopy.output.html.markup import element, text
from wirecopy.output.html.story import document, story

INDEX = "index.html"
_FOLDER = "stories"
_DOT = " \N{MIDDLE DOT} "
_NONE = "none"
# The filters, by the letter of their classes.
_FILTERS = {"s": "House style", "l": "Language", "m": "Missing", "d": "Defect"}
_MOST_SHOWN_PLACES = 24


def to_site(stories: Iterable[tuple[str, Article]]) -> Iterator[tuple[str, str]]:
    """Many stories as pages: one for each, and last an index, with which to judge them at a glance.

    The index tells which fields were found how often, has filters by house style, language, missing
    field and defect, a map of the datelines, a timeline and a list. There is no script in it. The
    pages are made one by one, and no story is kept.

    Args:
        stories: Each article with its name, such as that of its file.

    Yields:
        The path of a page inside the folder, such as ``stories/1-bridge.html``, and its HTML. The
        last one is ``index.html``.

    Raises:
        TypeError: An item is no pair of a name and an article.

    Example:
        >>> from wirecopy.render import to_site
        >>> import wirecopy
        >>> story = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        >>> [path for path, html in to_site([("archive/Bridge.txt", story)])]
        ['stories/1-bridge.html', 'index.html']
    """
    facts = []
    for number, (name, article) in enumerate(stories, 1):
        expect_type("name", name, str, optional=False)
        expect_type("article", article, Article, optional=False)
        path = f"{_FOLDER}/{_file_name(number, name)}"
        facts.append(fact_of(name, path, article))
        back = '<p class="wc-nav"><a href="../index.html">All stories</a></p>'
        yield path, document(back + story(article, heading=name), facts[-1].title)
    yield INDEX, _index(facts)


def _file_name(number: int, name: str) -> str:
    """A name of a file that every system takes; the number keeps it apart from others."""
    stem = re.sub(r"[^a-z0-9]+", "-", PurePath(name.removesuffix(".gz")).stem.lower())[:40].strip(
        "-"
    )
    return f"{number}-{stem}.html" if stem else f"{number}.html"


class _Filter:
    """One of the filters: its options, and the class that each gives to the stories it holds."""

    def __init__(self, title: str, letter: str, held: Sequence[Sequence[str]]) -> None:
        self.title = title
        self._letter = letter
        counts = Counter(option for options in held for option in options)
        self.counts = dict(counts.most_common())
        self._numbers = {option: number for number, option in enumerate(self.counts)}

    def name(self, option: str) -> str:
        """The class of an option."""
        return f"wc-{self._letter}{self._numbers[option]}"

    def select(self) -> str:
        """The list to choose from."""
        options = ["<option selected>all</option>"]
        options += [
            element("option", f"{text(option)} ({count:,})", class_=self.name(option))
            for option, count in self.counts.items()
        ]
        select = element("select", "".join(options), class_=f"wc-by-{self._letter}")
        return element("label", f"{self.title} {select}")

    def rules(self) -> Iterator[str]:
        """The rules that show what is chosen, where the sheet of the index hides all.

        A browser asks `:has` of the small form alone, and each story of its own classes alone, so
        that thousands of stories stay quick.
        """
        for option in self.counts:
            name = self.name(option)
            chosen = f".wc-filters:has(option.{name}:checked)+.wc-found .{name}"
            yield f"{chosen}{{--wc-{self._letter}:initial}}"


def _held(fact: Fact) -> Mapping[str, tuple[str, ...]]:
    """What a story holds of each filter."""
    return {
        "s": (fact.style or _NONE,),
        "l": (fact.language or _NONE,),
        "m": tuple(FIELDS[field] for field in fact.missing) or (_NONE,),
        "d": fact.defects or (_NONE,),
    }


def _index(facts: Sequence[Fact]) -> str:
    held = [_held(fact) for fact in facts]
    filters = {
        letter: _Filter(title, letter, [options[letter] for options in held])
        for letter, title in _FILTERS.items()
    }
    names = {
        fact.link: " ".join(
            ("wc-hit", *(filters[key].name(one) for key, found in options.items() for one in found))
        )
        for fact, options in zip(facts, held, strict=True)
    }

    def classes(fact: Fact) -> str:
        return names[fact.link]

    selects = "".join(one.select() for one in filters.values())
    rules = "".join(rule for one in filters.values() for rule in one.rules())
    items = "".join(_item(fact, classes(fact)) for fact in facts)
    title = f"{len(facts):,} {'story' if len(facts) == 1 else 'stories'}, taken apart"
    found = (
        _figure(
            world_map(facts, classes) + _places(facts),
            "Datelines",
            f"{_share(fact.position is not None for fact in facts)} on the map",
        ),
        _figure(timeline(facts, classes), "Dates", _share(bool(fact.day) for fact in facts)),
        "<h2>Stories</h2>",
        # The counter has its sum after the list, and the sheet puts that above it.
        element(
            "div",
            element("ol", items, class_="wc-list")
            + element("p", f" of {len(facts):,} shown", class_="wc-count"),
            class_="wc-counted",
        ),
    )
    content = (
        element("h1", title),
        _shares(facts),
        element("form", f'{selects}<button type="reset">show all</button>', class_="wc-filters"),
        element("div", "\n".join(filter(None, found)), class_="wc-found"),
        element("style", rules),
    )
    return document("\n".join(content), title, sheets=("story", "site"), kind="wc-site")


def _places(facts: Sequence[Fact]) -> str:
    """The places with their counts, those with most stories first."""
    names: defaultdict[object, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.place:  # one place is often spelled in several ways: Rome, Roma
            names[fact.position or fact.place].append(fact.place)
    counts = sorted(((known_as(same), len(same)) for same in names.values()), key=lambda it: -it[1])
    items = [f"<li><bdi>{text(place)}</bdi> {count:,}</li>" for place, count in counts]
    if not items:
        return ""
    shown = element("ul", "".join(items[:_MOST_SHOWN_PLACES]), class_="wc-places")
    more = items[_MOST_SHOWN_PLACES:]
    if more:
        rest = element("ul", "".join(more), class_="wc-places")
        shown += element("details", f"<summary>{len(more):,} more places</summary>{rest}")
    return element("div", shown, class_="wc-of-all")


def _shares(facts: Sequence[Fact]) -> str:
    """In how many of the stories each field was found."""
    if not facts:
        return ""
    rows = []
    for field, label in FIELDS.items():
        found = sum(field not in fact.missing for fact in facts)
        share = found / len(facts)
        meter = f'<meter min="0" max="1" value="{share:.3g}" aria-hidden="true"></meter>'
        rows.append(f"<div><dt>{label}</dt><dd>{meter} {share:.0%}</dd></div>")
    return element("dl", "".join(rows), class_="wc-shares")


def _share(having: Iterable[bool]) -> str:
    told = list(having)
    return f"{sum(told):,} of {len(told):,} stories"


def _figure(content: str, caption: str, of_all: str) -> str:
    """A figure; what is told of all stories is hidden where a filter shows some."""
    if not content:
        return ""
    caption += element("span", f": {of_all}", class_="wc-of-all")
    return element("figure", f"<figcaption>{caption}</figcaption>{content}")


def _item(fact: Fact, classes: str) -> str:
    link = element("a", text(fact.title), href=fact.link, lang=fact.lang, dir=fact.direction)
    told = (fact.source, fact.style, fact.language, fact.place, fact.day and str(fact.day))
    lines = [element("span", _DOT.join(f"<bdi>{text(one)}</bdi>" for one in told if one))]
    wrong = [f"no {FIELDS[field]}" for field in fact.missing]
    wrong += [defect for defect in fact.defects if defect not in _SAID]
    if fact.edits:
        lines.append(element("span", f"{fact.edits:,} corrected"))
    if wrong:
        lines.append(element("span", text(_DOT.join(wrong)), class_="wc-wrong"))
    lines.append(element("small", text(fact.name)))
    return element("li", link + "".join(lines), class_=classes)


# Defects that the list of missing fields tells already.
_SAID = frozenset(("no-headline", "no-body"))
