"""The annotated story: one document that needs nothing else, or a piece of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from zlib import crc32

from wirecopy.errors import expect_type
from wirecopy.model.annotations import Edit, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.brief import counted
from wirecopy.output.html.cards import card_of, corrected, marked, shown_text
from wirecopy.output.html.marks import Inferred, Mark, marks_of, value_at
from wirecopy.output.html.markup import direction_of, element, lang_of, text
from wirecopy.output.html.sheets import sheet
from wirecopy.output.html.summary import summary_of
from wirecopy.output.runs import kinds_of, label_of, one_line, runs

# Furniture of more than one line, or of more letters, is folded.
_LONGEST_FURNITURE = 90
_SHOWN_FURNITURE = 40
_UNTITLED = "A story, taken apart"


def to_html(article: Article, *, fragment: bool = False, title: str | None = None) -> str:
    """The annotated story: its whole text with every part, value, inference and correction marked.

    The document needs nothing else: no script, no other file, no network. It is light or dark as
    the reader's system is, can be read with a keyboard, a screen reader and on a phone, and
    printed. Its size grows in step with the text.

    Args:
        article: The article.
        fragment: Give one ``div`` element for a page or a notebook, and not a document. Its style
            sheet is in it and touches nothing else.
        title: What stands at the top of the document; by default the headline.

    Returns:
        The HTML.

    Raises:
        TypeError: It is no article.

    Example:
        >>> from wirecopy.render import to_html
        >>> import wirecopy
        >>> page = to_html(wirecopy.parse("LIMA, March 3 (Reuters) - It is <open>."))
        >>> page.startswith("<!doctype html>"), "It is &lt;open&gt;." in page
        (True, True)
    """
    expect_type("article", article, Article, optional=False)
    if fragment:
        style = element("style", sheet("story"))
        return element("div", style + story(article), class_="wirecopy")
    return document(story(article), title or article.headline or _UNTITLED)


def document(
    content: str, title: str, *, sheets: tuple[str, ...] = ("story",), kind: str = ""
) -> str:
    r"""A whole document around some content.

    Example:
        >>> document("", "Lima", sheets=())[:60]
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    """
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="generator" content="wirecopy">',
        element("title", text(one_line(title))),
        element("style", "".join(map(sheet, sheets))),
    )
    main = element("main", content, class_=f"wirecopy {kind}".rstrip())
    return (
        f'<!doctype html>\n<html lang="en"><head>{"".join(head)}</head>'
        f'<body class="wirecopy-page">{main}</body></html>\n'
    )


def story(article: Article, *, level: str = "h1", heading: str = _UNTITLED) -> str:
    """The story itself: a heading, the summary, the parts, and what the signs mean."""
    return _Story(article).drawn(element(level, text(heading), class_="wc-title"))


class _Story:
    """The parts of a story, in one walk through its text."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._inferred = Inferred(article)
        self._marks = marks_of(article)
        self._mark = self._edit = 0
        self._fields = {
            run.edit: (run.path,) if run.path else () for run in runs(article) if run.edit
        }
        self._direction = direction_of(article.text) or "ltr"
        # Several stories may stand in one notebook: names of one never meet those of another.
        digest = crc32(article.text.encode("utf-8", "surrogatepass"))
        numbers = count(1)
        self._names = (f"wc-{digest:08x}-{number}" for number in numbers)

    def drawn(self, heading: str) -> str:
        article = self._article
        summary = summary_of(article, self._inferred, self._names)
        segments = [segment for segment in article.segments if segment.kind is not Kind.BLANK]
        parts = "\n".join(map(self._part, segments))
        return (
            f"{heading}\n{summary}\n{element('article', parts, class_='wc-story')}\n{self._key()}"
        )

    def _part(self, segment: Segment) -> str:
        article = self._article
        printed = article.text[segment.start : segment.end]
        content = self._content(segment)
        if segment.kind is Kind.FURNITURE:
            content = _folded(printed, content)
        label = element("div", label_of(segment.kind), class_="wc-label", dir="ltr")
        body = element(
            "div",
            content,
            class_="wc-text",
            lang=lang_of(article),
            dir=direction_of(printed) or self._direction,
        )
        return element(
            "div", label + body, class_=f"wc-part wc-{segment.kind}", dir=self._direction
        )

    def _content(self, segment: Segment) -> str:
        parts, at = [], segment.start
        while self._mark < len(self._marks) and self._marks[self._mark].start < segment.end:
            mark = self._marks[self._mark]
            start, end = max(mark.start, at), min(mark.end, segment.end)
            parts.append(self._plain(at, start))
            if start < end:
                parts.append(self._value(mark, start, end))
            at = max(at, end)
            if mark.end > segment.end:  # it goes on in the next one
                break
            self._mark += 1
        parts.append(self._plain(at, segment.end))
        return "".join(parts)

    def _plain(self, start: int, end: int) -> str:
        """Text that is no value; each correction in it has a card of its own."""
        shown = []
        for piece, edit in self._pieces(start, end):
            if edit is None:
                shown.append(shown_text(piece))
            else:
                card = card_of(self._fields.get(edit, ()), None, edits=[edit])
                shown.append(marked(corrected(edit), card, next(self._names), edited=True))
        return "".join(shown)

    def _value(self, mark: Mark, start: int, end: int) -> str:
        shown, edits = [], []
        for piece, edit in self._pieces(start, end):
            shown.append(shown_text(piece) if edit is None else corrected(edit))
            edits += [edit] if edit else []
        inferences = self._inferred.of(*mark.paths)
        value = value_at(self._article, mark.paths[0])
        card = card_of(mark.paths, value, edits=edits, inferences=inferences)
        return marked("".join(shown), card, next(self._names), inferred=bool(inferences))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, Edit | None]]:
        """A stretch, cut at the corrections that lie in it."""
        printed, edits = self._article.text, self._article.edits
        while self._edit < len(edits) and edits[self._edit].end <= end:
            edit = edits[self._edit]
            self._edit += 1
            if edit.start < start:
                continue
            if edit.start > start:
                yield printed[start : edit.start], None
            yield edit.before, edit
            start = edit.end
        if start < end:
            yield printed[start:end], None

    def _key(self) -> str:
        """What the signs mean; only those that are there."""
        article = self._article
        items = [
            element("li", f"<i></i>{label_of(kind)}", class_=f"wc-{kind}")
            for kind in kinds_of(article)
        ]
        if any(not self._inferred.of(*mark.paths) for mark in self._marks):
            items.append('<li><span class="wc-solid">solid</span> printed</li>')
        if any(self._inferred.of(*mark.paths) for mark in self._marks):
            how = element("span", ": point at it, tab to it or touch it", class_="wc-how")
            told = f"something is inferred{how}"
            items.append(f'<li><span class="wc-dashed">dashed</span> {told}</li>')
        if article.edits:
            told = counted(len(article.edits), "correction")
            items.append(f"<li><del>old</del> <ins>new</ins> {told}</li>")
        return element("ul", "".join(items), class_="wc-key", dir="ltr")


def _folded(printed: str, content: str) -> str:
    """Furniture, folded where it is long."""
    lines = [line for line in printed.splitlines() if line.strip()]
    if len(lines) < 2 and len(printed) <= _LONGEST_FURNITURE:
        return content
    first = " ".join(printed.split())[:_SHOWN_FURNITURE].rstrip()
    shown = f"{text(first)} … {element('small', counted(len(lines), 'line'), lang='en')}"
    return element("details", element("summary", shown) + element("div", content))
