"""How far it agrees with labels whom template items address."""

from __future__ import annotations

from collections.abc import Mapping

from align.comparison import Addressee, Comparison
from align.finding_labels import FindingLabels, Sort
from align.finding_scores.tallies import Tally, tally


def count_elsewhere(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Template items that do not address the plan's place: those said to, carried or not, and those labelled so.

    An item that the labels call the superior's own work is left aside where the comparison calls it so too.
    """
    labels = findings.counted(Sort.SCOPE)
    own = {label.template_no for label in labels if label.cells["to"] == Addressee.OWN}
    said = [
        f"template {no}"
        for row in comparison.rows
        if row.applies and row.applies.here is False
        for no in row.template_items
        if not (no in own and row.applies.to is Addressee.OWN)
    ]
    return tally(
        dict.fromkeys(said), (f"template {label.template_no}" for label in labels if is_elsewhere(label.cells))
    )


def is_elsewhere(cells: Mapping[str, str]) -> bool:
    """Whether a label says that other places are addressed."""
    return cells["here"] == "no" and cells["to"] != Addressee.OWN


def count_own(comparison: Comparison, findings: FindingLabels) -> Tally:
    """Template items that are the superior's own work by the labels: said so, or left open, and no plain omission."""
    scopes = {no: row.applies for row in comparison.rows for no in row.template_items}
    labels = findings.counted(Sort.SCOPE)
    wanted = [label.template_no for label in labels if label.cells["to"] == Addressee.OWN]
    met = [no for no in wanted if no and (at := scopes[no]) is not None and (at.to is Addressee.OWN or at.here is None)]
    return tally((f"template {no}" for no in met), (f"template {no}" for no in wanted))
