"""Finds a style by credit, name or sign-off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import attrs

from wirecopy.errors import StyleError
from wirecopy.knowledge.data_files import Table, build, data_folder, style_tables
from wirecopy.knowledge.house_styles.style import HouseStyle, no_style, with_base
from wirecopy.knowledge.words import Languages, built_in, fold, fold_line, slotted

_NOT_OF_TABLE = ("examples", "own_languages")


@attrs.frozen(eq=False)
class Registry:
    """The styles that a parser knows, and what finds one: its credits, names and sign-offs.

    Attributes:
        tables: The styles' tables, by name; a style is built on first need.
        languages: The languages.
        credits: Folded credits and names, and the styles that print them.
        names: Folded credits and aliases, and the canonical name of the agency.
        contested: Folded credits of several agencies, and whether some of these have no style.
        acronyms: Folded credits that are printed in capitals only.
        capitals: Folded names that are printed in capitals, of agencies without a style and of
            those that share them; in small letters some are first names, as Mia and Lana are.
        signoffs: Folded sign-offs, and the styles that print them.
        kickers: Folded kickers, those of all the languages among them.
        furniture: Folded lines of furniture, of the styles and of the languages.
    """

    tables: Mapping[str, Table]
    languages: Languages
    credits: dict[str, tuple[str, ...]]
    names: dict[str, str]
    contested: dict[str, bool]
    acronyms: frozenset[str]
    capitals: frozenset[str]
    signoffs: dict[str, tuple[str, ...]]
    kickers: frozenset[str]
    furniture: frozenset[str]
    _built: dict[str, HouseStyle] = attrs.field(factory=dict, repr=False)
    _editions: dict[str, tuple[str, ...]] = attrs.field(init=False, repr=False)

    @_editions.default
    def _by_agency(self) -> dict[str, tuple[str, ...]]:
        editions: dict[str, tuple[str, ...]] = {}
        for name, table in self.tables.items():
            agency = table["agency"]["name"]
            editions[agency] = (*editions.get(agency, ()), name)
        return editions

    @classmethod
    def of(
        cls,
        names: tuple[str, ...] | None,
        own: tuple[HouseStyle, ...] = (),
        languages: Languages | None = None,
    ) -> Registry:
        """The registry of some built-in styles (None: all) and some of the caller's own.

        Args:
            names: The built-in ones.
            own: The caller's own.
            languages: The languages; None for the built-in ones.

        Raises:
            StyleError: A name is unknown.
        """
        languages = languages or built_in()
        known = style_tables()
        for name in names or ():
            if name not in known:
                raise StyleError(no_style(name, known))
        chosen = known if names is None else {name: known[name] for name in names}
        tables = {name: with_base(table, name) for name, table in chosen.items()}
        tables |= {
            style.name: attrs.asdict(style, filter=lambda field, _: field.name not in _NOT_OF_TABLE)
            for style in own
        }
        credits: dict[str, list[str]] = {}
        signoffs: dict[str, list[str]] = {}
        canonical: dict[str, str] = {}
        printed_as: dict[str, set[bool]] = {}
        kickers = set(languages.words("headline", "kickers"))
        furniture = set(map(slotted, languages.words("furniture", "lines")))
        for name, table in tables.items():
            agency = table["agency"]
            for credit in agency["credits"]:
                credits.setdefault(fold(credit), []).append(name)
                printed_as.setdefault(fold(credit), set()).add(credit.isupper())
            for printed in (agency["name"], *agency["credits"], *agency.get("aliases", ())):
                canonical.setdefault(fold(printed), agency["name"])
            for signoff in table.get("signoffs", ()):
                signoffs.setdefault(fold(signoff), []).append(name)
            kickers.update(fold(kicker) for kicker in table.get("kickers", ()))
            furniture.update(fold_line(line) for line in table.get("furniture", ()))
        capitals = {
            fold(credit)
            for table in tables.values()
            for credit in table["agency"].get("shared", ())
            if credit.isupper()
        }
        for printed, name in _agencies() if names is None else ():
            if fold(printed) not in canonical and printed.isupper():
                capitals.add(fold(printed))
            canonical.setdefault(fold(printed), name)
            printed_as.setdefault(fold(printed), set()).add(printed.isupper())
        contested = _contested(tables, credits)
        # Such a credit names nobody: it stays as it is printed.
        for table in tables.values():
            for credit in table["agency"]["credits"]:
                if fold(credit) in contested:
                    canonical[fold(credit)] = credit
        return cls(
            tables=tables,
            languages=languages,
            credits={credit: tuple(found) for credit, found in credits.items()},
            names=canonical,
            contested=contested,
            capitals=frozenset(capitals),
            acronyms=frozenset(folded for folded, forms in printed_as.items() if forms == {True}),
            signoffs={signoff: tuple(found) for signoff, found in signoffs.items()},
            kickers=frozenset(kickers),
            furniture=frozenset(furniture),
            built={style.name: style for style in own},
        )

    def agency(self, printed: str) -> str | None:
        """The canonical name of an agency as it is printed; None where it is none's."""
        folded = fold(printed)
        if folded in self.capitals and not printed.strip(" .").isupper():
            return None
        return self.names.get(folded)

    def styles_of(self, agency: str) -> tuple[str, ...]:
        """The names of the styles of an agency, by its canonical name."""
        return self._editions.get(agency, ())

    def style(self, name: str) -> HouseStyle:
        """A style, built on first need.

        Raises:
            StyleError: The registry has none of that name.
        """
        if name not in self._built:
            if name not in self.tables:
                raise StyleError(no_style(name, self.tables))
            table = {key: item for key, item in self.tables[name].items() if key != "examples"}
            self._built[name] = build(HouseStyle, {**table, "name": name}, f"{name}.toml")
        return self._built[name]


@cache
def _agencies() -> tuple[tuple[str, str], ...]:
    """The agencies that have no style: each form that print has of one, and its canonical name."""
    lines = (data_folder() / "agencies.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return tuple(
        (printed, name) for name, _, forms in rows for printed in (name, *forms.split("|"))
    )


def _contested(
    tables: Mapping[str, Table], credits: Mapping[str, Sequence[str]]
) -> dict[str, bool]:
    """The credits that several agencies print, and whether some of these have no style."""
    shared = {
        fold(credit) for table in tables.values() for credit in table["agency"].get("shared", ())
    }
    several = {
        credit
        for credit, names in credits.items()
        if len({tables[name]["agency"]["name"] for name in names}) > 1
    }
    return {credit: credit in shared for credit in shared | several}
