"""HTML read back: what is in it, and whether it is what it should be."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset("area base br col hr img input link meta source wbr".split())
# All that a page of ours is made of; copy that got out of its place would bring others.
ELEMENTS = frozenset(
    """
    html head meta title style body main article header div span p ul ol li dl dt dd h1 h2 b i small
    code bdi del ins meter details summary a form label select option button figure figcaption
    svg g path circle rect text
    """.split()
)
ATTRIBUTES = frozenset(
    """
    lang dir class id title style role tabindex href name content charset type aria-describedby
    aria-hidden aria-label min max value selected
    viewbox preserveaspectratio d x y cx cy r width height
    """.split()
)


class Read(HTMLParser):
    """A piece of HTML, read strictly: every element is closed by itself.

    Attributes:
        elements: The names of the elements.
        attributes: The names of the attributes.
        ids: The values of ``id``.
        told: What ``aria-describedby`` names.
        copy: The text of the stories, with what corrections took away, as it was.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.told: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._copy: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    @property
    def copy(self) -> str:
        return "".join(self._copy)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.add(tag)
        self.attributes.update(found)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if found.get("aria-describedby"):
            self.told.append(str(found["aria-describedby"]))
        if tag == "ins" and self._copy and self._copy[-1] == " ":
            self._copy.pop()  # the blank between what stood there and what stands there now
        if tag not in VOID:
            self._open.append((tag, found.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [name for _, name in self._open]
        tags = [tag for tag, _ in self._open]
        if "wc-text" in inside and "wc-card" not in inside and not {"ins", "summary"} & {*tags}:
            self._copy.append(data)
