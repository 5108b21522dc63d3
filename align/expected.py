"""`places.csv`: whose plans are expected, so that a run can say which of them did not come.

CSV in UTF-8 with the column `place`, and optionally `year`, `subject` and `file`. Without subject every plan is
expected for which a superior of the place has issued one in the folder; without year, those of the years of which at
least one plan of the place's level came, or of the latest year where none did. `file` says which file should hold it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from align.csvtable import read_rows
from align.errors import ReadError
from align.places import find_region, home_of, level_of
from align.plan import Level, Plan, squeeze
from align.regions import codes_by_name, region_names

CLOSE = 60  # of 100; one of three characters differs
UNLISTED = frozenset({Level.ZONE, Level.TOWNSHIP, Level.VILLAGE})  # levels whose places stand in no table
PLACES_FILE = "places.csv"
COLUMNS = ("place", "year", "subject", "file")


@dataclass(frozen=True, slots=True)
class Expected:
    """A plan that should be there: of this place, of this year and subject if they are told, in this file if told."""

    place: str
    year: int | None = None
    subject: str | None = None
    file: str | None = None


def read_expected(path: Path) -> tuple[Expected, ...]:
    """The rows of `places.csv`, each once.

    Raises:
        ReadError: it cannot be read, lacks a column, has an unknown one, names no place, or a year that is none.
    """
    rows: dict[Expected, None] = {}
    for row, cells in read_rows(path, COLUMNS[:1], COLUMNS):
        where, year = f"{path.name}, row {row}", squeeze(cells.get("year", ""))
        if not cells["place"]:
            raise ReadError(f"{where}: no place; name one as its plan does")
        if year and not re.fullmatch("[0-9]{4}", year):
            raise ReadError(f"{where}: year is '{year}'; write four figures")
        file = cells.get("file", "").removeprefix("./")
        rows[Expected(cells["place"], int(year) if year else None, cells.get("subject") or None, file or None)] = None
    return tuple(rows)


class Misnamed(NamedTuple):
    """Names of `places.csv` that may be misspelt: places by the known name nearest to them or "", and subjects."""

    places: dict[str, str]
    subjects: tuple[str, ...]


def find_misnamed(expected: Sequence[Expected], plans: Sequence[Plan]) -> Misnamed:
    """The places that are no known region and sent nothing, and the subjects that no plan is on."""
    sent = {squeeze(plan.place) for plan in plans if plan.place}
    subjects = {squeeze(plan.subject) for plan in plans if plan.subject}
    near = {home.code[:2] for plan in plans if (home := home_of(plan))}
    places = dict.fromkeys(row.place for row in expected if not is_known(row.place) and squeeze(row.place) not in sent)
    named = dict.fromkeys(row.subject for row in expected if row.subject and squeeze(row.subject) not in subjects)
    return Misnamed({place: nearest_name(place, near) for place in places}, tuple(named))


def is_known(place: str) -> bool:
    """Whether a place is a region, or of a level whose places stand in no table.

    >>> [is_known(place) for place in ("长沙", "鼓楼区", "长沙高新区", "长少市")]
    [True, True, True, False]
    """
    return bool(find_region(place)) or squeeze(place) in codes_by_name() or level_of(place) in UNLISTED


def nearest_name(place: str, near: set[str]) -> str:
    """The official name that is most like a place's, in one of these provinces where several are; "" if none is close.

    >>> nearest_name("长少市", {"43"}), nearest_name("某某", set())
    ('长沙市', '')
    """
    name = squeeze(place)
    scored = ((fuzz.ratio(name, known), code[:2] in near, known) for code, known in region_names().items())
    score, _, known = max(scored, key=lambda one: one[:2])
    return known if score >= CLOSE else ""


def misnamed_notes(found: Misnamed) -> tuple[str, ...]:
    """Say which names of the list to look at."""
    return (
        *(
            f"{PLACES_FILE}: {place} is no known region; check the name" + (f" ({near}?)" if near else "")
            for place, near in found.places.items()
        ),
        *(f"{PLACES_FILE}: no plan in the folder is on {subject}; check the subject" for subject in found.subjects),
    )
