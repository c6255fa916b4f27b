"""Mutation testing: which small changes of the code does no test notice?

    python tools/mutate.py [GROUP...] [--sample 40] [--seed alpha] [--report survivors.json]

Of each group of modules a sample of mutants is made: a comparison turned round, a number moved
by one, a condition negated, an operator exchanged, a result dropped. The group's tests run on each
until one fails; a mutant that no test kills is a survivor. The sample of a seed is always the same.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent
_SECONDS = 240
_CASES = ("tests/test_cases.py", "tests/test_house_styles.py", "tests/test_pages.py")
# Modules, as patterns below the package, and the tests that are to know them.
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "offsets": (("text/offsets.py",), ("tests/test_offsets.py", "tests/test_clothes.py")),
    "timestamps": (
        ("fields/source_line/timestamps.py", "fields/source_line/settling.py"),
        ("tests/test_timestamps.py", "tests/test_timestamp_cases.py", *_CASES),
    ),
    "layout": (("layout/*.py", "layout/page/*.py"), _CASES),
    "fields": (
        ("fields/*.py", "fields/*/*.py"),
        (
            *("tests/test_lines.py", "tests/test_timestamps.py", "tests/test_timestamp_cases.py"),
            *(*_CASES, "tests/test_contested_credits.py"),
        ),
    ),
}
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_REASONS = "equivalent, speed only, weight that decides nothing here, missing test"


class Mutant(NamedTuple):
    """One change of one module.

    Attributes:
        module: The module's path below the package.
        line: Where the change is.
        what: What it is.
        source: The module's source with it.
    """

    module: str
    line: int
    what: str
    source: str


def changes_of(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What a node may be changed to, and what that is called."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in _COMPARED:
            changed = copy.deepcopy(node)
            changed.ops[0] = _COMPARED[type(op)]()
            yield f"{type(op).__name__} to {type(changed.ops[0]).__name__}", changed
        case ast.BoolOp(op=op):
            changed_bool = copy.deepcopy(node)
            changed_bool.op = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"{type(op).__name__} to {type(changed_bool.op).__name__}", changed_bool
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            changed_sum = copy.deepcopy(node)
            changed_sum.op = ast.Sub() if isinstance(op, ast.Add) else ast.Add()
            yield f"{type(op).__name__} to {type(changed_sum.op).__name__}", changed_sum
        case ast.Constant(value=bool() as value):
            yield f"{value} to {not value}", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value} to {value + 1}", ast.Constant(value + 1)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not dropped", operand
        case ast.If(test=test) | ast.IfExp(test=test):
            changed_if = copy.deepcopy(node)
            changed_if.test = ast.UnaryOp(ast.Not(), copy.deepcopy(test))
            yield "condition negated", changed_if
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield "None returned", ast.Return(ast.Constant(None))


class _Exchange(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else super().generic_visit(node)


class _Change(NamedTuple):
    module: str
    tree: ast.AST
    node: ast.AST
    what: str
    changed: ast.AST

    def made(self) -> Mutant:
        """The mutant: the rest of the tree is copied, the node is exchanged."""
        ast.copy_location(self.changed, self.node)
        tree = copy.deepcopy(self.tree, {id(self.node): self.node})
        whole = ast.fix_missing_locations(_Exchange(self.node, self.changed).visit(tree))
        line = getattr(self.node, "lineno", 0)
        return Mutant(self.module, line, self.what, ast.unparse(whole))


def _changes(package: Path, module: str) -> Iterator[_Change]:
    """All that can be changed in a module's functions; numbers outside them are tuning."""
    tree = ast.parse((package / module).read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(n): n for f in functions for part in f.body for n in ast.walk(part)}
    for node in inside.values():
        for what, changed in changes_of(node):
            yield _Change(module, tree, node, what, changed)


def sample_of(package: Path, patterns: tuple[str, ...], size: int, seed: str) -> list[Mutant]:
    """So many mutants of a group's modules, the same for the same seed."""
    paths = sorted({path for pattern in patterns for path in package.glob(pattern)})
    modules = [path.relative_to(package).as_posix() for path in paths]
    found = [change for module in modules for change in _changes(package, module)]
    chosen = random.Random(seed).sample(found, min(size, len(found)))
    return [change.made() for change in chosen]


def survives(mutant: Mutant, checkout: Path, tests: tuple[str, ...]) -> bool:
    """Whether no test fails on a mutant."""
    path = checkout / "src" / "wirecopy" / mutant.module
    kept = path.read_text("utf-8")
    dotted = "wirecopy." + mutant.module.removesuffix(".py").replace("/", ".")
    present = [test for test in tests if (checkout / test).exists()]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    try:
        path.write_text(mutant.source, "utf-8")
        done = subprocess.run(
            [*command, "--pyargs", *present, dotted],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout / "src")},
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(kept, "utf-8")
    return done.returncode == 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("groups", nargs="*", default=list(GROUPS), metavar="GROUP")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", default="alpha")
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    survivors: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="wirecopy-mutants-") as folder:
        checkout = Path(folder)
        for name in ("src", "tests", "seeds"):
            shutil.copytree(_ROOT / name, checkout / name)
        shutil.copy(_ROOT / "pyproject.toml", checkout)
        for group in options.groups:
            patterns, tests = GROUPS[group]
            package = checkout / "src" / "wirecopy"
            mutants = sample_of(package, patterns, options.sample, options.seed)
            alive = []
            for mutant in mutants:
                if survives(mutant, checkout, tests):
                    alive.append(mutant)
                    print(f"  survives: {mutant.module}:{mutant.line} {mutant.what}", flush=True)
            killed = len(mutants) - len(alive)
            print(
                f"{group}: {killed} of {len(mutants)} die, {killed / len(mutants):.0%}", flush=True
            )
            survivors += [
                {"group": group, **mutant._replace(source="")._asdict()} for mutant in alive
            ]
    if options.report is not None:
        options.report.write_text(json.dumps(survivors, indent=1), "utf-8")
        print(f"{options.report}: give each a reason, of: {_REASONS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
