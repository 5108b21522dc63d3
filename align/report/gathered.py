"""What of every pair of a run deserves a look, found once for all lists of an overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import FindingKind, Kind, Row
from align.concerns import Concern, concerning, concerns_of, count_changed, lead_facts, may_ask, to_verify
from align.language import Outcome, outcome_of
from align.pairing import government
from align.plan import Plan
from align.report.run_view import PairEntry

ASKED = frozenset({Concern.MISSING, Concern.TARGET})  # concerns of which a place is asked, beside what is not sure


class Marked(NamedTuple):
    """A row that deserves a look: for what, and whether a person is asked to verify it."""

    row: Row
    concerns: tuple[Concern, ...]
    verify: bool


class Looks(NamedTuple):
    """How much of a pair there is to look at: rows to be verified, rows of targets, then leads and slips."""

    verify: int
    targets: int
    leads: int
    slips: int


class Gathered(NamedTuple):
    """A pair with the rows that deserve a look; `place` names the plan's government, or itself where it is unknown.

    `asked` is how many rows the place is asked about: those to be verified and those of targets, each once.
    """

    entry: PairEntry
    place: str
    rows: tuple[Marked, ...]
    looks: Looks
    outcomes: Counter[Outcome]
    asked: int

    @property
    def kind(self) -> Kind:
        """Levels or years."""
        return self.entry.comparison.kind


def gather(entries: Sequence[PairEntry], check_below: float) -> tuple[Gathered, ...]:
    """Look at every row of every pair."""
    return tuple(_gather(entry, check_below) for entry in entries)


def plan_mark(plan: Plan) -> tuple[str, ...]:
    """What tells a plan from the others of a run."""
    return plan.source.name, plan.title, *(item.id for item in plan.items[:1])


def _gather(entry: PairEntry, check_below: float) -> Gathered:
    """One pair."""
    comparison = entry.comparison
    rows = [
        Marked(row, concerns_of(row, comparison.kind, check_below), to_verify(row, comparison.kind, check_below))
        for row in comparison.rows
    ]
    looks = Looks(
        verify=sum(one.verify for one in rows),
        targets=sum(Concern.TARGET in one.concerns for one in rows),
        leads=len(lead_facts(comparison)) + sum(len(concerning(one.row, Concern.LEAD)) for one in rows),
        slips=count_changed(comparison, FindingKind.SLIP),
    )
    place = government(comparison.plan) if comparison.plan.place else "/".join(plan_mark(comparison.plan))
    outcomes = Counter(outcome_of(row, comparison.kind) for row in comparison.rows)
    asked = sum(one.verify or not ASKED.isdisjoint(one.concerns) for one in rows) if may_ask(comparison) else 0
    return Gathered(entry, place, tuple(one for one in rows if one.concerns or one.verify), looks, outcomes, asked)
