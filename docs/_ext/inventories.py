"""Inventories of other projects' names, made of the short lists in `docs/inventories`.

Sphinx resolves references to other projects by an inventory that it fetches from each project's
site. So that a build needs no network and tells a wrong reference everywhere alike, the few names
that the documentation refers to stand in lists of our own, and the inventories are made of them.
"""

from __future__ import annotations

import zlib
from pathlib import Path

# The head of an inventory, as sphinx.util.inventory reads it.
_HEAD = (
    "# Sphinx inventory version 2\n# Project: {name}\n# Version: \n"
    "# The rest is compressed by zlib.\n"
)


def inventory_of(listed: str, name: str) -> tuple[str, bytes]:
    r"""The site of a list of names, and the inventory that it makes.

    Args:
        listed: The list: the site's address, then lines of role, name and place.
        name: The project.

    Example:
        >>> site, made = inventory_of("https://a.example/\npy:class a.B c.html#a.B\n", "a")
        >>> site, zlib.decompress(made.split(b"\n", 4)[4])
        ('https://a.example/', b'a.B py:class 1 c.html#a.B -\n')
    """
    site, *lines = listed.split("\n")
    entries = []
    for line in filter(None, lines):
        role, what, where = line.split(" ")
        entries.append(f"{what} {role} 1 {where} -\n")
    return site, _HEAD.format(name=name).encode() + zlib.compress("".join(entries).encode())


def mapping_of(folder: Path, made: Path) -> dict[str, tuple[str, str]]:
    """What `intersphinx_mapping` is to say, by the lists of a folder.

    Args:
        folder: The folder of the lists.
        made: Where to put the inventories.
    """
    mapping = {}
    made.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.txt")):
        site, inventory = inventory_of(path.read_text("utf-8"), path.stem)
        target = made / f"{path.stem}.inv"
        target.write_bytes(inventory)
        mapping[path.stem] = (site, str(target))
    return mapping
