"""Ties the reference to the public names.

Objects are documented where they are imported from (`wirecopy.Article`), while annotations name
the module that defines them (`wirecopy.model.article.Article`): references of the second kind are
resolved to the first. And a public name without an entry in the reference is a warning.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from docutils import nodes
from sphinx.addnodes import literal_emphasis, pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PyClasslike
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

import wirecopy

# A default that is an object, or a factory of attrs. Two pairs of brackets inside one another are
# the most that there are: `= Name(... (...) ...)`.
_OBJECT = re.compile(r"=(?:[A-Z]\w*\((?:[^()]|\([^()]*\))*\)|NOTHING)")

logger = logging.getLogger(__name__)


def public_target(target: str) -> str | None:
    """Returns where the object of an internal name is documented, if it is public.

    >>> public_target("wirecopy.model.article.Article")
    'wirecopy.Article'
    """
    modules = [name for name in sys.modules if target.startswith(f"{name}.")]
    module = max(modules, key=len, default="")
    if module != "wirecopy" and not module.startswith("wirecopy."):
        return None
    name, *rest = target.removeprefix(f"{module}.").split(".")
    found = getattr(sys.modules[module], name, None)
    if module == "wirecopy" or found is None or getattr(wirecopy, name, None) is not found:
        return None
    return ".".join(["wirecopy", name, *rest])


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Node | None:
    """Resolves a reference to an internal name of something public."""
    if node.get("refdomain") != "py":
        return None
    target = public_target(node.get("reftarget", ""))
    if target is None:
        return None
    found: nodes.Node | None = env.domains["py"].resolve_xref(
        env, node["refdoc"], app.builder, node["reftype"], target, node, contnode
    )
    return found


def shorten(app: Sphinx, doctree: nodes.document) -> None:  # noqa: ARG001 - the event's arguments
    """Names types by their last word: where one is defined is no reader's business."""
    for node in doctree.findall(pending_xref):
        name = node.astext()
        is_type = any(isinstance(child, literal_emphasis) for child in node.children)
        if is_type and name == node["reftarget"] and name.startswith("wirecopy."):
            node.clear()
            node.append(literal_emphasis("", name.rsplit(".", 1)[1]))


def without_objects(signature: str) -> str:
    """Leaves the objects out of a signature's defaults, which fill a screen.

    >>> without_objects("(code, headline=HeadlineWords(kickers=()), zones=NOTHING, joiner=' ')")
    "(code, headline=..., zones=..., joiner=' ')"
    """
    return _OBJECT.sub("=...", signature)


def brief(*event: Any) -> tuple[str, str | None] | None:
    """The signature that autodoc is about to print, without objects among its defaults."""
    *_, signature, returned = event
    return signature and (without_objects(signature), returned)


def name_attributes() -> None:
    """Calls attributes attributes; Sphinx has "Variables" above them."""
    for field in PyClasslike.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"


def check(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001 - the event's arguments
    """Warns of public names that the reference leaves out."""
    objects: dict[str, Any] = env.domaindata["py"]["objects"]
    for name in wirecopy.__all__:
        if name != "__version__" and f"wirecopy.{name}" not in objects:
            logger.warning("the reference has no entry for wirecopy.%s", name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connects them."""
    name_attributes()
    app.connect("autodoc-process-signature", brief)
    app.connect("missing-reference", resolve)
    app.connect("doctree-read", shorten)
    app.connect("env-check-consistency", check)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
