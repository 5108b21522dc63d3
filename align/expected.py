"""`places.csv`: whose plans are expected, so that a run can say which of them did not come.

CSV in UTF-8 with the column `place`, and optionally `year`, `subject` and `file`. Without subject every plan is
expected for which a superior of the place has issued one in the folder; without year, those of the years of which at
least one plan of the place's level came, or of the latest year where none did. `file` says which file should hold it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from align.csvtable import read_rows
from align.errors import ReadError
from align.plan import squeeze

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
            raise ReadError(f"{where}: no place; name one, as 邵阳市")
        if year and not re.fullmatch("[0-9]{4}", year):
            raise ReadError(f"{where}: year is '{year}'; write four figures")
        file = cells.get("file", "").removeprefix("./")
        rows[Expected(cells["place"], int(year) if year else None, cells.get("subject") or None, file or None)] = None
    return tuple(rows)
