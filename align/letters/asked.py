"""What a place is asked about in a letter: rows between levels of government, each once.

Nothing is asked between years, since what a government goes on with is its own matter; nor where it is open whether
two plans belong together at all; nor about slips, which may be faults of scanning and change no task, nor about what
a place has added or who leads.
"""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Row
from align.concerns import may_ask
from align.extracts import Dossier, Extract, matters

SORTS = ("missing", "targets", "verify")  # of rows, the weightiest first


class Asked(NamedTuple):
    """The rows of a comparison that a place is asked about, each once: where it raises several, under the weightiest.

    `missing` have no counterpart, `targets` a target that is lower, gone or due later, `verify` are to be looked at
    for another reason.
    """

    extract: Extract
    missing: tuple[Row, ...]
    targets: tuple[Row, ...]
    verify: tuple[Row, ...]

    def of(self, sort: str) -> tuple[Row, ...]:
        """The rows of one of `SORTS`."""
        return {"missing": self.missing, "targets": self.targets, "verify": self.verify}[sort]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, the weightiest first."""
        return self.missing + self.targets + self.verify

    @property
    def whole(self) -> bool:
        """Whether the comparison stands here with all of its rows."""
        return len(self.extract.rows) == len(self.extract.comparison.rows)


def asked_of(dossier: Dossier, check_below: float) -> tuple[Asked, ...]:
    """What a place is asked about, for each of its comparisons with a superior's plan."""
    return tuple(
        Asked(extract, *matters(extract, check_below)) for extract in dossier.extracts if may_ask(extract.comparison)
    )
