"""`counterparts.csv`: what a person says about which office stands for which superior one.

CSV in UTF-8 with the columns `place`, `superior`, `office`: names as printed in the plans; an empty place means every
place, an empty office that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from align.counterparts import OfficePair
from align.csvtable import read_rows
from align.errors import ReadError
from align.findings.office_map import is_at, vocabulary
from align.plan import Plan, squeeze

COUNTERPARTS_FILE = "counterparts.csv"
COLUMNS = ("place", "superior", "office")


def read_counterparts(path: Path | None) -> tuple[OfficePair, ...]:
    """The rows of a file of counterparts; without a file none.

    Raises:
        ReadError: it cannot be read, lacks a column, names no superior office, or says both an office and none.
    """
    pairs: dict[OfficePair, int] = {}
    for row, cells in read_rows(path, COLUMNS, COLUMNS) if path else ():
        where = f"{path.name if path else ''}, row {row}"
        pair = OfficePair(*(squeeze(cells[name]) for name in COLUMNS))
        if not pair.superior:
            raise ReadError(f"{where}: no superior office; name one as the template prints it")
        for other, known in pairs.items():
            if other[:2] == pair[:2] and bool(other.office) != bool(pair.office):
                raise ReadError(
                    f"{where}: says otherwise of {pair.superior} than row {known}, an office or none; keep one"
                )
        pairs.setdefault(pair, row)
    return tuple(pairs)


def unused_counterparts(pairs: Sequence[OfficePair], compared: Iterable[tuple[Plan, Plan]]) -> tuple[str, ...]:
    """Name the rows that no compared pair of plans had a use for, so that a misspelled name is noticed."""
    named = [(plan, {squeeze(name) for name in vocabulary(template)}) for template, plan in compared]
    return tuple(
        f"counterparts: no template compared with a plan of {pair.place or 'any place'} names {pair.superior}"
        for pair in pairs
        if not any(pair.superior in names and (not pair.place or is_at(pair.place, plan)) for plan, names in named)
    )
