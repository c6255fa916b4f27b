"""What has been found of a dateline while its head is read from left to right."""

from __future__ import annotations

import attrs

from wirecopy.fields.dateline.codes import is_printed_again
from wirecopy.fields.dateline.credit import Credit, credit_words
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.places import PlaceFound, at_home, can_belong, read_places
from wirecopy.fields.dateline.tokens import Kind
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.offsets import TextSpan

_NO_DATE = PrintedDate()
_NO_CREDIT = Credit()


@attrs.define(eq=False, repr=False)
class Parts:
    """The parts of a dateline as they are found, one token after the other.

    Attributes:
        text: The working text.
        registry: The styles, whose credits are known.
        spoken: The language.
        end: Where the block ends.
        small: Whether the line has no capitals at all, as tokenizers leave it.
        borne_out: Names that what stands around them bears out as those of places.
    """

    text: str
    registry: Registry
    spoken: Language
    end: int
    small: bool = False
    borne_out: frozenset[str] = frozenset()
    places: TextSpan | None = None
    people: TextSpan | None = None
    date: PrintedDate = _NO_DATE
    credit: Credit = _NO_CREDIT
    joint: Credit | None = None
    bracketed: bool = False
    slashed: bool = False
    code_first: bool = False
    mark: Kind | None = None
    last: Kind | None = None
    dashes: int = 0
    is_open: bool = False
    named_last: bool = False
    parted: bool = False
    dated_first: bool = False
    quoted_first: bool = False
    is_code_inside: bool = False
    is_code_behind: bool = False
    has_region: bool = False
    has_role: bool = False

    @property
    def is_set_apart(self) -> bool:
        """Whether the place of the credit tells it: brackets, or a code beside the place."""
        return self.bracketed or self.code_first or self.is_code_behind

    def _printed(self, span: TextSpan) -> str:
        return self.text[span[0] : span[1]]

    def _take_date(self, date: PrintedDate | None) -> bool:
        if date is None or self.date.span is not None:
            return False
        self.parted, self.dated_first = self.mark is not None, self.places is None
        self.date, self.is_open = date, False
        return True

    def _known_credit(self, span: TextSpan) -> Credit | None:
        return credit_words(self.registry).read(self._printed(span), span)

    def _take_credit(self, credit: Credit) -> bool:
        if self.credit.span is not None:
            if self._is_region_after_all(credit):
                self.credit = credit
                return True
            # A label before the place, and the credit in its own: the second one counts.
            if self.joint is not None or not (self.code_first or credit.key == self.credit.key):
                return False
            self.joint = self.credit
        self.credit, self.is_open = credit, False
        return True

    def _is_region_after_all(self, credit: Credit) -> bool:
        """Whether an unknown credit right behind the place, before the real one, is a region.

        That one is known, or it stands behind the date: Quipu, (N/R), March 3, LKS -.
        """
        places, old = self.places, self.credit
        if places is None or old.span is None or old.key is not None or credit.span is None:
            return False
        dated = self.date.span is not None and old.span < self.date.span < credit.span
        if credit.key is None and not dated:
            return False
        if self.text[places[1] : old.span[0]].strip(" ,") not in ("(", "["):
            return False
        return self._extend(old.span[1] + 1)

    def _is_region(self, printed: str) -> bool:
        """Whether what stands behind the place may be its region."""
        if self.places is None:
            return False
        name = read_places(self.text, self.places, self.spoken)
        if name is None or name == ():
            return False
        return can_belong(printed, name[-1]) or self._is_home_code(printed, name[-1])

    def _is_home_code(self, printed: str, place: PlaceFound) -> bool:
        """Whether capitals behind a town nobody knows are a state of where the language is at home.

        So Brazil prints them: Barra do Itaúna (BA).
        """
        if not printed.isupper() or gazetteer.holders(place.name):
            return False
        meant = gazetteer.regions(printed)
        home = any(country in self.spoken.countries and division for country, division in meant)
        return home and fold(printed) not in self.registry.names

    def _is_place_known(self) -> bool:
        names = read_places(self.text, self.places, self.spoken) or ()
        names = at_home(names, self.registry, self.spoken, self.borne_out)
        return bool(names) and all(name.is_known for name in names)

    def _extend(self, end: int) -> bool:
        if self.places is None:
            return False
        self.places = self.places[0], end
        return True

    @property
    def is_dated_and_told(self) -> bool:
        """Whether the text speaks again of the one word before a day and its month."""
        if self.places is None or self.date.day is None or self.date.month_word is None:
            return False
        place = self._printed(self.places)
        return " " not in place and is_printed_again(self.text, place)
