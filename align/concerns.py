"""What of a comparison deserves a look, and in which order: one rule for every page, table and message.

First what the plan seems to lack, then targets, then who leads, then what the comparison itself is not sure of, then
words to look at, then what the plan adds; within one concern in the plan's order, what it lacks in the template's.
A row may raise several. What does not address this place, and what is the superior's own work, raises none.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from align.comparison import Comparison, Finding, FindingKind, Kind, Reason, Row, Verdict
from align.language import Outcome, is_reviewed, outcome_of


class Concern(StrEnum):
    """Why a row deserves a look, the weightiest first."""

    MISSING = "missing"
    TARGET = "target"
    LEAD = "lead"
    CHECK = "check"
    SLIP = "slip"
    WEAKER = "weaker"
    ADDED = "added"


DOUBTFUL = frozenset(  # they ask for a person's look
    {"weak", "weak-meaning", "rival", "rival-plan", "near-miss", "readers-differ", "review-stale"}
)
SHARE = "share"  # the reason of a smaller figure at a lower level that is this place's part of the superior's
FAIR = frozenset(  # reasons of a target that asks for no less: its part, all of them, another thing, a passed date
    {SHARE, "tighter", "earlier", "no-minimum", "moved-on", "expired", "whole-instead", "other-sort"}
)
LOOSER = "looser"  # the reason of a higher limit
FIRST_LEAD = "first-lead"  # the reason of a lead where the template names none
MAYBE_SCANNING = "scan"  # the reason of a slip that may be a fault of scanning
OF_OFFICES = "offices-"  # how the codes of notes begin that say once what holds for the offices of the whole plan
OF_PREMISES = "premise-"  # how the codes of notes begin that doubt whether two plans belong together
OF_LEADS = frozenset({"offices-instead", "offices-together", "offices-below", "offices-above", "offices-unled"})
LESSENED = frozenset({"lowered", "dropped", "changed"})
NEW_LEAD = frozenset({"lead-changed", "lead-missing"})


def concerns_of(row: Row, kind: Kind, check_below: float) -> tuple[Concern, ...]:
    """Why a row deserves a look, in order; nothing for most rows."""
    outcome = outcome_of(row, kind)
    if outcome is Outcome.ELSEWHERE:
        return ()
    missing = outcome in (Outcome.DROPPED, Outcome.UNLISTED)
    raised = {concern_of(row, finding) for finding in row.findings}
    raised |= {Concern.MISSING} if missing else set()
    raised |= {Concern.CHECK} if not missing and needs_check(row, check_below) else set()
    raised |= {Concern.ADDED} if outcome is Outcome.ADDED else set()
    return tuple(concern for concern in Concern if concern in raised)


def raising(concern: Concern, raised: Iterable[tuple[Row, tuple[Concern, ...]]]) -> tuple[Row, ...]:
    """The rows that raise a concern, in the plan's order; what the plan lacks stands in the template's."""
    found = [row for row, concerns in raised if concern in concerns]
    return tuple(sorted(found, key=lambda row: row.template_items) if concern is Concern.MISSING else found)


def concerning(row: Row, concern: Concern) -> tuple[Finding, ...]:
    """The findings of a row for which it raises a concern."""
    return tuple(finding for finding in row.findings if concern_of(row, finding) is concern)


def concern_of(row: Row, finding: Finding) -> Concern | None:
    """The concern that a finding of a row raises, if any; of a lone item nothing but a slip raises one."""
    return None if is_kept(finding) or not _is_between(row, finding) else raises(finding, row.verdict)


def raises(finding: Finding, verdict: Verdict) -> Concern | None:
    """The concern that a finding of a carried item raises, if any.

    A place's own share of a superior's figure, a target raised, tightened, due earlier or added, a minimum told as an
    amount, a deadline that had passed, a lead where the template names none, an adverb in words that are otherwise the
    same, and a document replaced raise none.
    """
    match finding.kind:
        case FindingKind.TARGET:
            codes = {reason.code for reason in finding.because}
            lessened = finding.change in LESSENED and codes.isdisjoint(FAIR)
            return Concern.TARGET if lessened or LOOSER in codes else None
        case FindingKind.OFFICE:
            first = any(reason.code == FIRST_LEAD for reason in finding.because)
            return Concern.LEAD if finding.change in NEW_LEAD and not first else None
        case FindingKind.SLIP:
            return Concern.SLIP
        case FindingKind.COMMITMENT:
            weaker = finding.change == "weaker" and verdict is not Verdict.COPIED
            return Concern.WEAKER if weaker else None
        case FindingKind.CITATION:
            return None


def changed(row: Row) -> tuple[Finding, ...]:
    """The findings of a row that tell a difference between two items, or a slip of the plan's own."""
    return tuple(finding for finding in row.findings if not is_kept(finding) and _is_between(row, finding))


def of_lone_items(row: Row) -> tuple[Finding, ...]:
    """The findings of a dropped or an added item: they differ from nothing, since the whole item stands alone."""
    return tuple(finding for finding in row.findings if not is_kept(finding) and not _is_between(row, finding))


def is_share(finding: Finding) -> bool:
    """Whether a smaller figure is this place's part of the superior's."""
    return any(reason.code == SHARE for reason in finding.because)


def may_be_scanning(finding: Finding) -> bool:
    """Whether a slip may be a fault of scanning, so that letters and messages do not tell of it."""
    return any(reason.code == MAYBE_SCANNING for reason in finding.because)


def is_kept(finding: Finding) -> bool:
    """Whether a finding tells that nothing has changed."""
    return finding.change == "kept"


def _is_between(row: Row, finding: Finding) -> bool:
    """Whether there are two items for a finding to tell apart; a slip needs but one."""
    return bool(row.template_items and row.plan_items) or finding.kind is FindingKind.SLIP


def count_changed(comparison: Comparison, kind: FindingKind) -> int:
    """How many differences of one kind there are; a place's own share of a figure is none."""
    return sum(finding.kind is kind and not is_share(finding) for row in comparison.rows for finding in changed(row))


def office_facts(comparison: Comparison) -> tuple[Reason, ...]:
    """What holds for the offices of the whole plan and is therefore said once."""
    return tuple(note for note in comparison.notes if note.code.startswith(OF_OFFICES))


def general_notes(comparison: Comparison) -> tuple[Reason, ...]:
    """What holds of the whole comparison beside its offices: doubts that the plans belong together, stale labels."""
    return tuple(note for note in comparison.notes if not note.code.startswith(OF_OFFICES))


def premise_doubts(comparison: Comparison) -> tuple[Reason, ...]:
    """What speaks against comparing these two plans at all."""
    return tuple(note for note in comparison.notes if note.code.startswith(OF_PREMISES))


def may_ask(comparison: Comparison) -> bool:
    """Whether a place is asked about a comparison: not between years, nor where it is open what to compare.

    What a government goes on with is its own matter; and a plan whose place was not read is nobody's.
    """
    return comparison.kind is Kind.LEVELS and bool(comparison.plan.place) and not premise_doubts(comparison)


def lead_facts(comparison: Comparison) -> tuple[Reason, ...]:
    """Those of the office facts that tell of another lead or of none."""
    return tuple(fact for fact in office_facts(comparison) if fact.code in OF_LEADS)


def needs_check(row: Row, check_below: float) -> bool:
    """Whether a person should look at a row, unless one has: an unsure verdict, or an unsure address of a lack."""
    doubtful = any(reason.code in DOUBTFUL for reason in row.because)
    return not is_reviewed(row) and (doubtful or here_unsure(row) or row.confidence < check_below)


def rests_on_meaning(row: Row) -> bool:
    """Whether an encoder alone links a row's items and nobody has looked: the link comes before what differs."""
    return row.found_by == "semantic" and not is_reviewed(row)


def to_verify(row: Row, kind: Kind, check_below: float) -> bool:
    """Whether a person is asked to look at a row: what between levels seems to be lacking, and what is not sure."""
    outcome = outcome_of(row, kind)
    lacking = kind is Kind.LEVELS and outcome is Outcome.DROPPED
    return outcome is not Outcome.ELSEWHERE and (lacking or needs_check(row, check_below))


def here_unsure(row: Row) -> bool:
    """Whether it is open that a dropped item addressed this place at all."""
    return row.verdict is Verdict.DROPPED and row.applies is not None and row.applies.here is None
