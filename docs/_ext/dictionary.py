"""The `dictionary` directive: the keys of `Article.to_dict`, from the package's JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

import wirecopy

HEADINGS = ("Key", "Value", "Meaning")
Schema = Mapping[str, Any]


class Dictionary(SphinxDirective):
    """A table of the article's keys, then a section with one for each of the objects in it."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the tables."""
        schema: Schema = wirecopy.Article.json_schema()
        made: list[nodes.Node] = [table_of(schema)]
        for name, part in schema["$defs"].items():
            title = part.get("title", name.capitalize())
            section = nodes.section("", nodes.title("", title), ids=[f"dictionary-{name}"])
            if "description" in part:
                section += nodes.paragraph("", part["description"])
            if "properties" in part:
                section += table_of(part)
            else:
                section += nodes.paragraph("", "", *shape_of(part))
            made.append(section)
        return made


def table_of(schema: Schema) -> nodes.table:
    """Makes the table of an object's keys; where nothing is said of them, without that column."""
    told = any("description" in value for value in schema["properties"].values())
    headings = HEADINGS if told else HEADINGS[:-1]
    group = nodes.tgroup("", cols=len(headings))
    group += [nodes.colspec("", colwidth=1) for _ in headings]
    head, body = nodes.thead(), nodes.tbody()
    head += row_of(nodes.paragraph("", text) for text in headings)
    for key, value in schema["properties"].items():
        cells = (
            nodes.paragraph("", "", nodes.literal(key, key)),
            nodes.paragraph("", "", *shape_of(value)),
            nodes.paragraph("", value.get("description", "")),
        )
        body += row_of(cells[: len(headings)])
    group += [head, body]
    return nodes.table("", group)


def row_of(cells: Iterable[nodes.Node]) -> nodes.row:
    """Wraps cells into a row."""
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def shape_of(value: Schema) -> Iterator[nodes.Node]:
    """Says in words what a value may be; the objects in it are links to their tables."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        yield nodes.reference("", name, refid=f"dictionary-{name}", internal=True)
    elif "anyOf" in value:
        yield from joined(value["anyOf"], " or ")
    elif "enum" in value:
        known = ["null" if one is None else str(one) for one in value["enum"]]
        yield nodes.Text("one of ")
        for number, one in enumerate(known):
            yield nodes.Text(", " if number else "")
            yield nodes.literal(one, one)
    elif "const" in value:
        yield nodes.literal(str(value["const"]), str(value["const"]))
    elif value.get("type") == "array" and "items" in value:
        items = value["items"]
        yield nodes.Text("list, each " if "enum" in items else "list of ")
        yield from [nodes.Text("strings")] if items == {"type": "string"} else shape_of(items)
    elif "prefixItems" in value:
        yield nodes.Text("list of two: ")
        yield from joined(value["prefixItems"], ", ")
    elif value.get("type") == "object" and "additionalProperties" in value:
        yield nodes.Text("object, each value a ")
        yield from shape_of(value["additionalProperties"])
    else:
        kinds = value.get("type", "any")
        yield nodes.Text(kinds if isinstance(kinds, str) else " or ".join(kinds))


def joined(values: Sequence[Schema], between: str) -> Iterator[nodes.Node]:
    """The shapes of several values."""
    for number, value in enumerate(values):
        yield nodes.Text(between if number else "")
        yield from shape_of(value)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("dictionary", Dictionary)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
