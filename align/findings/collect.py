"""All the evidence of a comparison: what each kind of finding says of every row, in the order of `FindingKind`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from align.comparison import Finding, FindingKind, Reason, Row
from align.counterparts import OfficePair
from align.edits import Context
from align.findings.citations import find_citations
from align.findings.commitments import find_commitments
from align.findings.linked import Linked, linked_rows
from align.findings.offices import compare_offices
from align.findings.slips import find_slips
from align.findings.targets import find_targets
from align.plan import Plan

FINDERS: tuple[Callable[[Linked], tuple[Finding, ...]], ...] = (
    find_targets,
    find_citations,
    find_commitments,
    find_slips,
)
ORDER = tuple(FindingKind)


def collect_findings(
    rows: Sequence[Row], template: Plan, plan: Plan, context: Context, told: Sequence[OfficePair] = ()
) -> tuple[tuple[Row, ...], tuple[Reason, ...]]:
    """The rows with their findings, and what holds for the whole plan and is said once.

    `told` is what a user says about counterparts of offices.
    """
    linked = list(linked_rows(rows, template, plan, context))
    offices = compare_offices(linked, (template, plan), context, told)
    found = (
        [finding for find in FINDERS for finding in find(one)] + list(of_offices)
        for one, of_offices in zip(linked, offices.findings, strict=True)
    )
    sorted_by_kind = (sorted(findings, key=lambda finding: ORDER.index(finding.kind)) for findings in found)
    told_rows = (replace(row, findings=tuple(all_)) for row, all_ in zip(rows, sorted_by_kind, strict=True))
    return tuple(told_rows), offices.notes
