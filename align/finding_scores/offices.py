"""How far offices were read as their labels read them."""

from __future__ import annotations

from align.comparison import Comparison
from align.finding_labels import FindingLabels, Sort
from align.finding_scores.tallies import Tally, owner, tally
from align.plan import squeeze


def count_offices(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Offices of the labelled items as they were read: right with the label's item, name and part, lead or other."""
    said: list[str] = []
    wanted: list[str] = []
    for label in findings.counted(Sort.OFFICES):
        plan, no = (comparison.plan, label.plan_no) if label.plan_no else (comparison.template, label.template_no)
        offices = plan.items[(no or 0) - 1].offices
        for part, names in (("lead", offices.lead), ("others", offices.support + offices.default)):
            said += [f"{owner(label)}, {part}: {squeeze(name)}" for name in names]
            wanted += [f"{owner(label)}, {part}: {name}" for name in split_names(label.cells[part])]
    return tally(said, wanted)


def split_names(cell: str) -> list[str]:
    """The names in a cell, which joins them by ;.

    >>> split_names("市财政局; 各区县（市）人民政府")
    ['市财政局', '各区县(市)人民政府']
    """
    return [squeeze(name) for name in cell.split(";") if name.strip()]
