"""The data flows one way: a module imports only from lower layers."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import wirecopy

# Lowest first. A module imports from the lines above its own; modules in one line, and those
# that one pattern covers, do not import each other.
LAYERS = (
    ("errors", "offsets", "patterns", "serving", "slips"),
    ("model", "tables", "templates", "workers"),
    ("lines",),
    ("explanation", "gazetteer", "languages"),
    ("article", "normalized", "dates", "eastern", "corrections.lexicon"),
    ("house_styles",),
    ("credits", "shapes", "timestamps", "composing", "names", "compact", "printed_places"),
    ("persons",),
    ("evidence",),
    ("printed_datelines", "corrections.evidence", "corrections.rules"),
    ("fields.*", "corrections.*"),
    ("ground", "page_words", "parts"),
    ("looks",),
    ("page_bylines", "titles"),
    ("page",),
    ("extent",),
    ("surroundings",),
    ("layout",),
    ("analysis", "style_detection"),
    ("assembly", "corrections.rounds", "columns", "many"),
    ("parser",),
    ("api", "examples", "formats.*"),
    ("formats", "arrow", "render"),
    ("batch.files", "batch.journal", "batch.tally"),
    ("batch.documents", "batch.outputs"),
    ("batch.run",),
    ("cli.streams", "strategies"),
    ("cli.reading",),
    ("cli.verbs",),
    ("cli.batch",),
    ("cli",),
    ("__main__", "__init__"),
)

# What may be imported against the order, and why.
EXCEPTIONS = {
    ("explanation", "article"): "for the types only; at run time it is handed the article",
    ("house_styles", "composing"): "HouseStyle.compose imports it when it is called",
}

# These only hold submodules and import nothing.
EMPTY = ("fields", "corrections", "batch")

PACKAGE = Path(wirecopy.__file__).parent


def module_name(path: Path) -> str:
    """A file's module inside the package; the package's own is ``__init__``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if len(parts) > 1 and parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join(parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def layer_of(module: str) -> int | None:
    """The layer that names the module; a name counts before a pattern does."""
    for fits in (str.__eq__, fnmatchcase):
        for layer, names in enumerate(LAYERS):
            if any(fits(module, name) for name in names):
                return layer
    return None


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The package's modules that a module imports anywhere, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import in line {node.lineno}"
            # "from wirecopy import gazetteer" names a module, "import Article" an attribute.
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
    own = layer_of(module)
    assert own is not None
    wrong = []
    for imported, line in imports_of(ast.parse(MODULES[module].read_text("utf-8"))):
        layer = layer_of(imported)
        allowed = (module, imported) in EXCEPTIONS or (layer is not None and layer < own)
        if not allowed:
            wrong.append(f"{module} imports {imported} in line {line}")
    return wrong


@pytest.mark.parametrize("module", [name for name in MODULES if name not in EMPTY])
def test_modules_import_only_from_lower_layers(module: str) -> None:
    assert layer_of(module) is not None, f"{module} stands in no layer"
    assert wrong_imports(module) == []


@pytest.mark.parametrize("module", EMPTY)
def test_folders_import_nothing(module: str) -> None:
    assert list(imports_of(ast.parse(MODULES[module].read_text("utf-8")))) == []


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=" -> ".join)
def test_exceptions_are_needed(exception: tuple[str, str]) -> None:
    module, imported = exception
    assert imported in [name for name, _ in imports_of(ast.parse(MODULES[module].read_text()))]
    own, other = layer_of(module), layer_of(imported)
    assert own is not None
    assert other is not None
    assert own <= other, "the order allows this import"


def test_the_reader_of_imports_sees_them_all() -> None:
    source = (
        "import wirecopy.model\nfrom wirecopy import gazetteer, parse\n"
        "def late():\n    from wirecopy.parser import Parser\n    import json\n"
    )
    found = [name for name, _ in imports_of(ast.parse(source))]
    assert found == ["model", "gazetteer", "__init__", "parser"]
