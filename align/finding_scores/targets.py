"""How far targets agree with their labels: what became of them, and as what they were read."""

from __future__ import annotations

from align.comparison import Comparison, FindingKind
from align.finding_labels import FindingLabels, Sort
from align.finding_scores.tallies import (
    Tally,
    findings_of,
    is_linked,
    labelled_sides,
    name_change,
    owner,
    sides,
    tally,
)
from align.plan import squeeze


def count_target_changes(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Changes of targets in linked rows: right with the label's items, change word and excerpts.

    Where a side lacks the target, its item is not compared: of merged or split items each lacks it.
    """
    said = (
        name_change(finding.change, *sides(row, finding))
        for row, finding in findings_of(comparison, FindingKind.TARGET)
        if is_linked(row)
    )
    labels = findings.counted(Sort.TARGET_CHANGES)
    return tally(said, (name_change(label.cells["change"], *labelled_sides(label)) for label in labels))


def count_targets(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Targets of linked rows as they were read: right with the label's item, words, kind and value.

    A target counts once, even where several rows speak of it.
    """
    said: dict[object, str] = {}
    for row, finding in findings_of(comparison, FindingKind.TARGET):
        measures = (finding.template_measure, finding.plan_measure)
        places = (finding.template_at, finding.plan_at)
        for side, quoted, at, measure in zip(("template", "plan"), sides(row, finding), places, measures, strict=True):
            if quoted and measure and is_linked(row):
                said[side, at or quoted] = name_target(f"{side} {quoted.no}", measure.kind, measure.value, quoted.text)
    wanted = (
        name_target(owner(label), label.cells["kind"], label.cells["value"], squeeze(label.cells["text"]))
        for label in findings.counted(Sort.TARGETS)
    )
    return tally(said.values(), wanted)


def name_target(item: str, kind: str, value: str, text: str) -> str:
    """Name a target as it was read."""
    return f"{item}: {kind} {value} “{text}”"
