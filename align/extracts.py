"""What of the comparisons somebody gets: whole ones or some of their rows, by place, and what in them matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from align.comparison import Comparison, Row
from align.concerns import Concern, concerns_of, may_ask, raising, to_verify
from align.pairing import government, place_code

ASKED = frozenset({Concern.MISSING, Concern.TARGET})  # no row raises both, since a target is told of a carried item


class Extract(NamedTuple):
    """A comparison and those of its rows that somebody gets; `key` names the pair in the files of a run."""

    key: str
    comparison: Comparison
    rows: tuple[Row, ...]


class Dossier(NamedTuple):
    """What there is about the plans of one place, the latest year first; `code` is its GB/T 2260 code in six digits.

    A place beside the regions (a zone, a township) has the code of the region in which it lies, an unknown one 999999.
    """

    place: str
    code: str
    extracts: tuple[Extract, ...]


class Matters(NamedTuple):
    """The rows that a place is asked about, each once: where it raises several concerns, under the weightiest.

    `missing` are template items without counterpart that address the place, or may; `targets` are rows with a target
    that is lower, gone or due later; `verify` are the other rows that a person should look at.
    """

    missing: tuple[Row, ...]
    targets: tuple[Row, ...]
    verify: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, the weightiest first."""
        return self.missing + self.targets + self.verify

    @property
    def any(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.rows)


def whole(key: str, comparison: Comparison) -> Extract:
    """A comparison with all of its rows."""
    return Extract(key, comparison, comparison.rows)


def make_dossiers(extracts: Iterable[Extract]) -> tuple[Dossier, ...]:
    """Put together what is about the plans of one place, in the official order of places.

    A plan whose place was not read is nobody's and stands in no dossier.
    """
    found: defaultdict[str, list[Extract]] = defaultdict(list)
    for extract in extracts:
        if extract.comparison.plan.place:
            found[government(extract.comparison.plan)].append(extract)
    return tuple(
        Dossier(ordered[0].comparison.plan.place or "", place_code(ordered[0].comparison.plan), tuple(ordered))
        for _, group in sorted(found.items())
        for ordered in [sorted(group, key=_latest_first)]
    )


def matters(extract: Extract, check_below: float) -> Matters:
    """What of an extract a place is asked about, in the plan's order; between years nothing is."""
    if not may_ask(extract.comparison):
        return Matters((), (), ())
    kind = extract.comparison.kind
    raised = [(row, concerns_of(row, kind, check_below)) for row in extract.rows]
    return Matters(
        missing=raising(Concern.MISSING, raised),
        targets=raising(Concern.TARGET, raised),
        verify=tuple(row for row, found in raised if ASKED.isdisjoint(found) and to_verify(row, kind, check_below)),
    )


def _latest_first(extract: Extract) -> tuple[int, str, str]:
    """The latest year first; of a year, between levels before between years."""
    return -(extract.comparison.plan.year or 0), extract.comparison.kind.value, extract.key
