"""Data files into frozen classes, with strict keys that the classes themselves name.

In a wheel all house styles and languages stand in one index; in a checkout their own TOML files
are read. The folder is the registry: nothing else lists the styles or the languages.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from wirecopy.errors import StyleError, shortened, unknown

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


Table = dict[str, Any]
# Greek capitals have no accents: Διαβάστε ακόμα, ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ.
_WITHOUT_ACCENTS = "Greek"
_BARE = str.maketrans("ΆΈΉΊΌΎΏάέήίόύώΐΰ", "ΑΕΗΙΟΥΩαεηιουωϊϋ")
_Built = TypeVar("_Built")


def data_folder() -> Traversable:
    """The package's data folder."""
    folder = Path(__file__).parent.with_name("data")
    if folder.is_dir():
        return folder
    # In an archive; what finds it there brings many modules along.
    from importlib.resources import files  # noqa: PLC0415

    return files("wirecopy") / "data"


@cache
def _index() -> dict[str, dict[str, Table]]:
    index = data_folder() / "index.json"
    if index.is_file():
        tables = cast(dict[str, dict[str, Table]], json.loads(index.read_text("utf-8")))
    else:
        tables = {folder: _tables(folder) for folder in ("styles", "languages")}
    for table in tables["languages"].values():
        if table["script"] == _WITHOUT_ACCENTS:
            _add_bare_words(table)
    return tables


def _tables(folder: str) -> dict[str, Table]:
    return {stem: own_table(folder, stem) for stem in stems(folder)}


def _add_bare_words(table: Table) -> None:
    """Give each list of words those without accents, too, as they are printed in capitals."""
    for room in table.values():
        lists = room.values() if isinstance(room, dict) else ()
        for words in lists:
            if isinstance(words, list):
                bare = [word.translate(_BARE) for word in words if isinstance(word, str)]
                words += [word for word in bare if word not in words]


@cache
def stems(folder: str) -> tuple[str, ...]:
    """The names of a folder's TOML files, in order."""
    names = (entry.name for entry in (data_folder() / folder).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def own_table(folder: str, stem: str) -> Table:
    """The table of one of the package's own TOML files, examples and all."""
    path = data_folder() / folder / f"{stem}.toml"
    return read_toml(path.read_text("utf-8"), f"{stem}.toml")


def read_toml(text: str, where: str) -> Table:
    """A TOML document.

    Raises:
        StyleError: It is not TOML; the message names the place.
    """
    import tomllib  # noqa: PLC0415 - a wheel has its tables as JSON

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"{where}: this is not TOML: {error}") from None
    except RecursionError:
        raise StyleError(f"{where}: it is nested too deeply") from None


def read_toml_file(path: Path) -> Table:
    """The TOML document in a file of the caller's own.

    Raises:
        StyleError: It is not TOML, or not UTF-8; the message names the file and the place.
        OSError: The file cannot be read.
    """
    try:
        return read_toml(path.read_bytes().decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise StyleError(f"{path.name}: byte {error.start} is no UTF-8") from None


def style_tables() -> Mapping[str, Table]:
    """The tables of the built-in house styles, by name."""
    return _index()["styles"]


def language_tables() -> Mapping[str, Table]:
    """The tables of the languages, by BCP 47 code."""
    return _index()["languages"]


def build(kind: type[_Built], table: Mapping[str, Any], where: str, **more: object) -> _Built:
    """A frozen class from a table whose keys are the class's fields.

    Args:
        kind: An attrs class whose fields are strings, numbers, tuples or other such classes.
        table: The table.
        where: What messages call the table, such as ``xinhua.toml [dateline]``.
        more: Values of fields that no file has.

    Returns:
        An instance of the class.

    Raises:
        StyleError: A key is unknown or missing, or a value is of the wrong type.
    """
    hints = _hints(cast(Any, kind))
    fields = {
        field.name: field for field in attrs.fields(cast(Any, kind)) if field.name not in more
    }
    for key in table:
        if key not in fields:
            raise StyleError(f"{where}: {unknown('key', key, fields)}")
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in table:
            raise StyleError(f"{where}: the key {name!r} is missing")
    values = {key: _value(hints[key], table[key], f"{where} [{key}]", list) for key in table}
    try:
        return kind(**values, **more)
    except (ValueError, StyleError) as error:
        # What begins with a bracket says itself where in the table that is.
        gap = " " if str(error).startswith("[") else ": "
        raise StyleError(f"{where}{gap}{error}") from None


def expect_fields(instance: Any) -> None:
    """Refuses a frozen class that somebody has made with values of wrong types.

    Raises:
        StyleError: A value is of a wrong type; the message names the field.
    """
    for name, hint in _hints(cast(Any, type(instance))).items():
        value = getattr(instance, name)
        if value is not None or not isinstance(hint, UnionType):
            _value(hint, value, f"[{name}]", tuple)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any, value: Any, where: str, several: type[Any]) -> Any:
    """A value as a field takes it; several of them are a list in a file, a tuple in a class."""
    if isinstance(hint, UnionType):
        hint = next(choice for choice in typing.get_args(hint) if choice is not type(None))
    origin = typing.get_origin(hint)
    if origin is tuple:
        item_hint = typing.get_args(hint)[0]
        # Most tables are lists of words, many of them long.
        if item_hint is str and type(value) is several and {*map(type, value)} <= {str}:
            return tuple(value)
        return tuple(
            _value(item_hint, item, f"{where} #{number}", several)
            for number, item in enumerate(_expect(several, value, where), 1)
        )
    if origin is dict:
        items = _expect(dict, value, where).items()
        return {key: _expect(str, item, f"{where} [{key}]") for key, item in items}
    if attrs.has(hint) and several is list:
        return build(hint, _expect(dict, value, where), where)
    return _expect(hint, value, where)


def _expect(kind: type[Any], value: Any, where: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        expected = "a table" if kind is dict else kind.__name__
        raise StyleError(f"{where}: expected {expected}, found {shortened(value)}")
    return value
