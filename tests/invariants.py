"""What holds of every text and every article: assertions that tests and fuzzing share."""

import json
import re
from collections.abc import Iterator
from typing import Any

import wirecopy
from wirecopy import Article, Edit, Kind, Normalized, Span
from wirecopy.model.parts import Part

NEVER_EDITED = (Kind.FURNITURE, Kind.BLANK)

# The kinds of segment that a field's spans may lie in: its own, or the part that carries it.
CARRIERS = {
    "headline": (Kind.HEADLINE,),
    "kicker": (Kind.HEADLINE,),
    "deck": (Kind.DECK,),
    "source": (Kind.SOURCE_LINE, Kind.DATELINE, Kind.BYLINE),
    "timestamp": (Kind.SOURCE_LINE,),
    "updated": (Kind.SOURCE_LINE,),
    # A byline of several lines carries who edited: name, role, name, Editor.
    "editors": (Kind.SOURCE_LINE, Kind.BYLINE),
    "byline": (Kind.BYLINE, Kind.DATELINE, Kind.SOURCE_LINE),
    "dateline": (Kind.DATELINE, Kind.BYLINE),
    "body": (Kind.BODY,),
    "paragraphs": (Kind.BODY,),
    "notices": (Kind.NOTICE,),
    "captions": (Kind.CAPTION,),
    "credits": (Kind.CREDIT,),
    "signoff": (Kind.SIGNOFF, Kind.CREDIT),
}


# JSON's escapes cannot tell a character from the pair of surrogates that writes it.
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def carried_by_json(text: str) -> bool:
    return SURROGATE_PAIR.search(text) is None


def assert_article(article: Article) -> None:
    """All that holds of an article by itself."""
    assert_partition(article)
    assert_spans_in_carriers(article)
    assert_fields_are_spans(article)
    assert_edits_in_segments(article)
    assert_dictionary_gives_back(article)
    assert article.explain()


def assert_normalized(text: str) -> None:
    """All that holds of a corrected text."""
    normalized = wirecopy.normalize(text)
    assert_replays(text, normalized)
    assert_offsets_kept(text, normalized)
    assert_idempotent(normalized)


def assert_partition(article: Article) -> None:
    at = 0
    for segment in article.segments:
        assert segment.start == at < segment.end
        at = segment.end
    assert at == len(article.text)
    assert "".join(article.text[start:end] for _, start, end in article.segments) == article.text


def assert_spans_in_carriers(article: Article) -> None:
    """Each span of a field lies inside a segment of its kind, or of the part that carries it."""
    text = article.text
    for path, spans in span_table(article):
        carriers = CARRIERS[path.split(".")[0]]
        last = 0
        for start, end in spans:
            assert last <= start < end, path
            last = end
            inside = [s.kind for s in article.segments if s.start <= start and end <= s.end]
            assert inside, f"{path} crosses a border: {text[start:end]!r}"
            assert inside[0] in carriers, f"{path} stands in {inside[0]}: {text[start:end]!r}"


def assert_fields_are_spans(article: Article) -> None:
    """A field is its corrected spans, joined; the body is its paragraphs.

    A span is exact to the letter, and an edit covers a whole token: where one ends inside the
    other, the field's words stand in the corrected text of span and token.
    """
    for path, value in string_fields(article):
        spans = article.spans(path)
        assert spans, path
        widened = tuple(wide(article.edits, span) for span in spans)
        if widened == spans:
            assert folded(value) == joined(article, spans), path
        else:
            whole = joined(article, widened)
            assert all(word in whole for word in value.split()), path
    assert article.body == "\n\n".join(article.paragraphs)
    assert article.paragraphs == (tuple(article.body.split("\n\n")) if article.body else ())


def assert_edits_in_segments(article: Article) -> None:
    """Edits are ordered, say what stood there, and none crosses a border or is in furniture."""
    last = 0
    for edit in article.edits:
        assert last <= edit.start < edit.end
        last = edit.end
        assert edit.before == article.text[edit.start : edit.end] != edit.after
        assert edit.rule
        inside = [s for s in article.segments if s.start <= edit.start and edit.end <= s.end]
        assert inside, f"{edit} crosses a border"
        assert inside[0].kind not in NEVER_EDITED


def assert_replays(text: str, normalized: Normalized) -> None:
    """Applied, the edits give the corrected text; reverted, the text that was given."""
    assert normalized.text == corrected(text, normalized.edits, Span(0, len(text)))
    assert normalized.apply() == normalized.text
    assert normalized.apply(text) == normalized.text
    assert normalized.revert() == text
    assert normalized.explain() or not normalized.edits
    if not normalized.edits:
        assert normalized.text is text


def assert_idempotent(normalized: Normalized) -> None:
    """Correcting a corrected text changes nothing."""
    twice = wirecopy.normalize(normalized.text)
    assert twice.edits == ()
    assert twice.text is normalized.text


def assert_offsets_kept(text: str, normalized: Normalized) -> None:
    """The maps of offsets lead to each edit, and there and back between the edits."""
    for edit in normalized.edits:
        start, end = normalized.from_source(edit.start, edit.end)
        assert normalized.text[start:end] == edit.after
    at = 0
    for edit in (*normalized.edits, Edit(len(text), len(text), "", "", "")):
        if at < edit.start:
            start, end = normalized.from_source(at, edit.start)
            assert normalized.text[start:end] == text[at : edit.start]
            # A deletion that touches the span belongs to it on the way back.
            first, last = normalized.to_source(start, end)
            assert first <= at < edit.start <= last
            assert corrected(text, normalized.edits, Span(first, last)) == text[at : edit.start]
        at = edit.end


def assert_part_slices_back(text: str, part: Any) -> None:
    """A part is the slice of the text at its span; its own parts lie inside, its sign behind it."""
    ((start, end),) = part.spans()
    assert 0 <= start <= end <= len(text)
    assert "".join(part.text.split()) == "".join(text[start:end].split())
    for path, spans in part.table():
        for inner in spans:
            first, last = (end, len(text)) if path == "sign" else (start, end)
            assert first <= inner[0] < inner[1] <= last, path


def assert_paths_known(part: Any) -> None:
    """Every path of a table, of an article's or a part's, is one that it answers for."""
    for path, spans in part.table():
        assert part.spans(path) == spans


def assert_dictionary_gives_back(article: Article) -> None:
    """An article that was written to a dictionary, and to JSON, and read again is equal."""
    assert_equal_with_spans(Article.from_dict(article.to_dict()), article)
    if not carried_by_json(article.text):
        return
    dumped = article.to_json()
    assert dumped.isascii()
    assert_equal_with_spans(Article.from_json(dumped), article)
    assert json.loads(dumped) == article.to_dict()


def assert_equal_with_spans(found: Article, article: Article) -> None:
    assert found == article
    assert span_table(found) == span_table(article)
    assert found.timestamp_zone == article.timestamp_zone
    if article.timestamp is not None:
        assert found.timestamp is not None
        assert found.timestamp.utcoffset() == article.timestamp.utcoffset()
        assert found.timestamp.fold == article.timestamp.fold
    for part, other in zip(carried_parts(article), carried_parts(found), strict=True):
        assert part.table() == other.table()


def parts_of(text: str, style: str | None = None) -> Iterator[Any]:
    for part in (
        wirecopy.parse_dateline(text, style=style),
        wirecopy.parse_byline(text, style=style),
        wirecopy.parse_timestamp(text, style=style),
        wirecopy.parse_source_line(text, style=style),
    ):
        if part is not None:
            yield part


def carried_parts(article: Article) -> list[Part]:
    return [part for part in (article.byline, article.dateline, *article.credits) if part]


def span_table(article: Article) -> list[tuple[str, tuple[Span, ...]]]:
    paths = article.to_dict()["spans"]
    assert isinstance(paths, dict)
    return [(path, article.spans(path)) for path in paths]


def string_fields(article: Article) -> Iterator[tuple[str, str]]:
    """The fields that are text, each with its path; the body is its paragraphs."""
    for path in ("headline", "kicker", "deck", "signoff"):
        value = getattr(article, path)
        if value is not None:
            yield path, value
    for path in ("paragraphs", "notices", "captions"):
        for index, value in enumerate(getattr(article, path)):
            yield f"{path}.{index}", value
    for index, person in enumerate(article.editors):
        yield f"editors.{index}", person.name
    named = [("byline", article.byline)] if article.byline else []
    named += [(f"credits.{index}", credit) for index, credit in enumerate(article.credits)]
    for path, byline in named:
        yield path, byline.text
        for index, person in enumerate(byline.people):
            yield f"{path}.people.{index}", person.name
    if article.dateline is not None:
        yield "dateline", article.dateline.text


def joined(article: Article, spans: tuple[Span, ...]) -> str:
    unspaced = (article.language or "").split("-")[0] in ("zh", "ja")
    slices = [corrected(article.text, article.edits, span) for span in spans]
    if unspaced:
        # Nothing joins the lines of Chinese and Japanese, inside a slice too.
        return folded("".join(line.strip() for piece in slices for line in piece.splitlines()))
    return folded(" ".join(slices))


def wide(edits: tuple[Edit, ...], span: Span) -> Span:
    """A span with the whole of each edit that crosses one of its borders."""
    start, end = span
    for edit in edits:
        if edit.start < start < edit.end:
            start = edit.start
        if edit.start < end < edit.end:
            end = edit.end
    return Span(start, end)


def corrected(text: str, edits: tuple[Edit, ...], span: Span) -> str:
    """A span with the edits that lie inside it, made in the plainest way."""
    made, at = "", span.start
    for edit in edits:
        if span.start <= edit.start and edit.end <= span.end:
            made += text[at : edit.start] + edit.after
            at = edit.end
    return made + text[at : span.end]


def folded(text: str) -> str:
    return " ".join(text.split())
