"""The data flows one way: a module imports only from lower layers."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import wirecopy

# The floors of the house, lowest first. A module imports from the floors below its own.
FLOORS = (
    ("errors",),
    ("text",),
    ("model",),
    ("knowledge",),
    ("fields",),
    ("layout",),
    ("assembly",),
    ("corrections",),
    ("output", "parallel"),
    ("parser",),
    ("api", "examples", "formats"),
    ("arrow", "render", "strategies"),
    ("batch",),
    ("cli",),
    ("__main__", "__init__"),
)

# Inside a folder the same holds: rooms in one line do not import each other.
ROOMS = {
    "text": (
        ("letters", "offsets", "patterns", "punctuation", "typos"),
        ("code_pages", "letters_apart"),
        ("blocks", "markup", "repairs", "source"),
    ),
    "model": (
        ("brief", "shapes", "spans"),
        ("annotations",),
        ("copy", "cutting"),
        ("parts",),
        ("explanation", "rows", "serialization"),
        ("article", "normalized"),
    ),
    "knowledge": (
        ("data_files",),
        ("checks", "example", "gazetteer", "language_words", "month_names", "solar_hijri", "terms"),
        ("language_checks", "lexicon", "locating"),
        ("languages",),
        ("words",),
        ("calendar", "house_styles"),
        ("context",),
    ),
    "knowledge.house_styles": (("templates",), ("checks",), ("style",), ("composing", "registry")),
    "fields": (
        ("about", "disclaimers", "release_words", "signers", "transmission"),
        ("byline", "captions", "dated_sentences", "dateline", "headline", "signoff"),
        ("initials", "old_credits"),
        ("closing", "credits", "furniture", "source_line", "unknown_closing"),
        ("labelled", "mail", "notices"),
    ),
    "fields.byline": (
        ("names",),
        ("houses", "roles"),
        ("people",),
        ("reader",),
        ("lines", "shaped"),
        ("lone_names",),
    ),
    "fields.dateline": (
        ("arabic", "credit", "date", "places", "worn"),
        ("east_asian", "evidence", "groups", "worded_date"),
        ("open_date", "unknown_date"),
        ("brackets", "tokens"),
        ("codes",),
        ("parts", "place_evidence", "shapes", "validation"),
        ("enclosed", "plain_form", "readings"),
        ("writers",),
        ("agency_names",),
        ("arrangement",),
        ("heads", "old_print", "open_grammar"),
        ("beside_role",),
        ("foreign_heads", "lone_lines", "opening_names", "reader", "small_houses", "written"),
    ),
    "fields.source_line": (
        ("clocks", "days", "labels", "people"),
        ("timestamps",),
        ("paper_heads", "pieces", "settling", "worded"),
        ("reader",),
        ("stuck",),
    ),
    "layout": (
        ("plain_lines", "runs", "weights"),
        ("looks", "manuscript", "page_words"),
        (
            *("authors", "contacts", "groups", "house_lines", "line_looks"),
            *("match_reports", "name_pieces", "named_decks", "stems", "stuck_authors"),
        ),
        ("closing_notes", "issuers", "labelled_titles", "written_lines"),
        (
            *("interruptions", "led_bylines", "live_reports", "mastheads", "menus", "neighbours"),
            *("standfirsts", "summaries", "title_edges", "titles"),
        ),
        ("credited", "no_titles", "title_scores"),
        ("appearance",),
        ("divided_datelines", "run_on", "wrapped_titles"),
        ("run_on_stamps",),
        ("signed_above", "signing_houses"),
        ("borne_out",),
        ("opening",),
        ("banks",),
        ("bylines", "headline", "start"),
        ("appeals", "boilerplate", "boxes", "house_boxes", "links_inside", "releases"),
        ("inserts",),
        ("last_paragraphs",),
        ("ends",),
        ("body",),
        ("decks", "digests", "inside"),
        ("top",),
        ("houses_beside", "place_lines", "tail"),
        ("straight",),
        ("cascade",),
        ("segments",),
    ),
    "assembly": (
        ("language_detection", "signed_credit", "slicer"),
        ("style_detection",),
        ("analysis", "parts"),
        ("assembler",),
    ),
    "corrections": (
        ("context", "evidence", "placing", "rules", "typography"),
        ("told_by_document",),
        ("words",),
        ("rounds",),
    ),
    "output": (("columns", "flat_columns", "monitor", "runs"), ("html", "terminal")),
    "output.html": (
        ("markup", "sheets"),
        ("cards", "marks"),
        ("facts", "summary"),
        ("charts", "story"),
        ("site",),
    ),
    "parallel": (("packing", "serving"), ("workers",), ("articles",)),
    "formats": (("encodings",), ("plain",), ("__init__",)),
    "strategies": (
        ("material",),
        ("composed",),
        ("hostile", "printed_pages"),
        ("clothes",),
        ("__init__",),
    ),
    "batch": (("files", "journal"), ("documents", "outputs"), ("run",)),
    "cli": (
        ("streams",),
        ("arguments", "check", "fields", "reading"),
        ("pages",),
        ("batch", "listing", "shells", "verbs"),
        ("__init__",),
    ),
}

# What may be imported against the order, and why.
EXCEPTIONS = {
    ("model.explanation", "model.article"): "for the types only; at run time it is handed one",
    ("model.rows", "model.article"): "for the types only; at run time it is handed one",
    ("model.serialization", "model.article"): "for the types only; at run time it is handed one",
    ("model.article", "output.html.story"): "Article.to_html imports it when it is called",
    ("knowledge.language_checks", "knowledge.languages"): "for the types only",
    (
        "knowledge.house_styles.style",
        "knowledge.house_styles.composing",
    ): "HouseStyle.compose imports it when it is called",
}

# The faces of folders that only hold rooms import nothing, or the first import would pull all in.
EMPTY = tuple(name for name in ROOMS if name not in ("formats", "strategies", "cli"))

PACKAGE = Path(wirecopy.__file__).parent
HOUSE = Path(__file__).parents[1] / "docs" / "development" / "architecture.md"


def module_name(path: Path) -> str:
    """A file's module inside the package; the package's own is ``__init__``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if len(parts) > 1 and parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join(parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def floor_of(module: str) -> int | None:
    """The floor that a module stands on."""
    top = module.split(".", 1)[0]
    return next((floor for floor, names in enumerate(FLOORS) if top in names), None)


def line_of(folder: str, room: str) -> int | None:
    """The line of a folder's list that names one of its rooms."""
    lines = enumerate(ROOMS.get(folder, ()))
    return next((line for line, rooms in lines if room in rooms), None)


def may_import(module: str, imported: str) -> bool:
    """Whether the order lets a module import another one."""
    steps, others = module.split("."), imported.split(".")
    if steps[0] != others[0]:
        own, other = floor_of(module), floor_of(imported)
        return own is not None and other is not None and other < own
    shared = next(
        depth
        for depth in range(max(len(steps), len(others)) + 1)
        if steps[: depth + 1] != others[: depth + 1]
    )
    folder = ".".join(steps[:shared]) if shared else ""
    step = steps[shared] if shared < len(steps) else "__init__"
    other_step = others[shared] if shared < len(others) else "__init__"
    line, other_line = line_of(folder, step), line_of(folder, other_step)
    return line is not None and other_line is not None and other_line < line


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The package's modules that a module imports anywhere, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import in line {node.lineno}"
            # "from wirecopy import examples" names a module, "import Article" an attribute.
            found = [
                f"{node.module}.{alias.name}"
                if f"{node.module}.{alias.name}".removeprefix("wirecopy.") in MODULES
                else str(node.module)
                for alias in node.names
            ]
        else:
            continue
        for name in found:
            if name == "wirecopy" or name.startswith("wirecopy."):
                yield name.partition(".")[2] or "__init__", node.lineno


def wrong_imports(module: str) -> list[str]:
    return [
        f"{module} imports {imported} in line {line}"
        for imported, line in imports_of(ast.parse(MODULES[module].read_text("utf-8")))
        if imported != module
        and (module, imported) not in EXCEPTIONS
        and not may_import(module, imported)
    ]


@pytest.mark.parametrize("module", [name for name in MODULES if name not in EMPTY])
def test_modules_import_only_from_lower_layers(module: str) -> None:
    assert floor_of(module) is not None, f"{module} stands on no floor"
    assert wrong_imports(module) == []


def test_every_room_stands_in_its_folders_list() -> None:
    for module in MODULES:
        folder, _, room = module.rpartition(".")
        assert not folder or line_of(folder, room) is not None, f"{module} stands in no list"


@pytest.mark.parametrize("module", EMPTY)
def test_folders_import_nothing(module: str) -> None:
    assert list(imports_of(ast.parse(MODULES[module].read_text("utf-8")))) == []


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=" -> ".join)
def test_exceptions_are_needed(exception: tuple[str, str]) -> None:
    module, imported = exception
    assert imported in [name for name, _ in imports_of(ast.parse(MODULES[module].read_text()))]
    assert not may_import(module, imported), "the order allows this import"


@pytest.mark.parametrize(
    "row", re.findall(r"^\| (?!To change|---).*`.*", HOUSE.read_text("utf-8"), re.M)
)
def test_the_page_on_the_house_names_files_that_there_are(row: str) -> None:
    """In a row, a name without a folder stands in the folder of the name before it."""
    folder = PACKAGE
    for name in re.findall(r"`([\w/]+\.(?:py|toml|tsv|css))`", row):
        if name.startswith("tools/"):
            path = HOUSE.parents[2] / name
        elif "/" in name:
            path = PACKAGE / name
            folder = path.parent
        else:
            path = folder / name
        assert path.is_file(), f"{name} is not there"


def test_the_reader_of_imports_sees_them_all() -> None:
    source = (
        "import wirecopy.model\nfrom wirecopy import examples, parse\n"
        "def late():\n    from wirecopy.parser import Parser\n    import json\n"
    )
    found = [name for name, _ in imports_of(ast.parse(source))]
    assert found == ["model", "examples", "__init__", "parser"]
