"""Where a line of a sheet comes from: a place and a comparison, told where a sheet holds several of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.checklist import CheckLine, check_lines
from align.extracts import Extract
from align.language import Lang
from align.pairing import place_code
from align.report.by_place import pair_name
from align.report.wording import kind_name, page_words
from align.workbooks.names import level_name
from align.workbooks.sheet import Cell, Column, sheet_words


class Told(NamedTuple):
    """An extract with its rows in the words of offices' tables."""

    extract: Extract
    lines: tuple[CheckLine, ...]


class Origin(NamedTuple):
    """The first columns of a sheet: its lines' numbers, and their places and comparisons where there are several."""

    columns: tuple[Column, ...]
    places: bool
    named: bool
    lang: Lang

    def cells(self, told: Told, name: str) -> tuple[Cell, ...]:
        """What stands in these columns beside the number."""
        place = told.extract.comparison.plan.place or page_words(self.lang)["unknown"]
        return (*((place,) if self.places else ()), *((name,) if self.named else ()))

    def pair_cells(self, told: Told) -> tuple[Cell, ...]:
        """What stands there where lines are of comparisons."""
        comparison = told.extract.comparison
        return self.cells(told, f"{pair_name(comparison, self.lang)}\n{kind_name(comparison.kind, self.lang)}")


def tell(extracts: Sequence[Extract], lang: Lang, check_below: float) -> tuple[Told, ...]:
    """The rows of extracts in words, in the official order of places, the latest year first."""
    ordered = sorted(extracts, key=_order)
    return tuple(Told(one, check_lines(one, lang, check_below)) for one in ordered)


def find_origin(told: Sequence[Told], lang: Lang, *, name: str = "pair") -> Origin:
    """Whether the lines of some comparisons must say of which place and which comparison they are."""
    page = sheet_words(lang)
    plans = [one.extract.comparison.plan for one in told]
    places, several = len({plan.place for plan in plans}) > 1, len(plans) > 1
    levels = {level_name(plan, lang) for plan in plans}
    place = levels.pop() if len(levels) == 1 else ""
    return Origin(
        (
            Column(page["no"], 7, centred=True, key=True),
            *((Column(place or page["place"], 10, key=True),) if places else ()),
            *((Column(page[name], 15, key=True),) if several else ()),
        ),
        places,
        several,
        lang,
    )


def _order(extract: Extract) -> tuple[str, str, int, str, str]:
    """By place, the latest year first; of a year, between levels before between years."""
    comparison = extract.comparison
    plan = comparison.plan
    return place_code(plan), plan.place or "", -(plan.year or 0), comparison.kind.value, extract.key
