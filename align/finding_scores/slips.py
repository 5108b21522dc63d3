"""How far slips agree with their labels."""

from __future__ import annotations

from align.agreement import Hits
from align.comparison import Comparison, FindingKind
from align.finding_labels import FindingLabels, Sort
from align.finding_scores.tallies import Excerpt, Tally, excerpt, findings_of, sides


def count_slips(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Slips of the plan: a label is found by an excerpt of its item that holds its words or is held by them.

    Several excerpts may find one label; those that find none are unlabelled.
    """
    quoted = (sides(row, finding)[1] for row, finding in findings_of(comparison, FindingKind.SLIP))
    said = [one for one in quoted if one]
    labels = findings.counted(Sort.SLIPS)
    wanted = [one for label in labels if (one := excerpt(label.plan_no, label.cells["text"]))]
    missed = tuple(str(label) for label in wanted if not any(is_same(label, one) for one in said))
    unlabelled = tuple(str(one) for one in said if not any(is_same(label, one) for label in wanted))
    right = len(wanted) - len(missed)
    return Tally(Hits(right, right + len(unlabelled), len(wanted)), missed, unlabelled)


def is_same(one: Excerpt, other: Excerpt) -> bool:
    """Whether one excerpt holds the other."""
    return one.no == other.no and (one.text in other.text or other.text in one.text)
