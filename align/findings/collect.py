"""All the evidence of a comparison: what each kind of finding says of every row, in the order of `FindingKind`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from align.comparison import Finding, Row
from align.edits import Context
from align.findings.citations import find_citations
from align.findings.linked import Linked, linked_rows
from align.plan import Plan

FINDERS: tuple[Callable[[Linked], tuple[Finding, ...]], ...] = (find_citations,)


def collect_findings(rows: Sequence[Row], template: Plan, plan: Plan, context: Context) -> tuple[Row, ...]:
    """The rows with their findings."""
    return tuple(
        replace(row, findings=tuple(finding for find in FINDERS for finding in find(linked)))
        for row, linked in linked_rows(rows, template, plan, context)
    )
