"""Compare with what reviewers have confirmed: their rows are applied, stale ones are told and not applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from align.comparison import Comparison, Reason
from align.counterparts import OfficePair
from align.label_files import read_labels
from align.labels import LabelFile, Stale, find_labels, settle
from align.pipeline import compare
from align.plan import Plan
from align.settings import RELEASED, Settings


def load_labels(path: Path | None) -> tuple[LabelFile, ...]:
    """The labels of a file, which calls itself by its name alone so that no result depends on where it lay.

    Raises:
        LabelError: it cannot be read, or a row is malformed.
    """
    return tuple(replace(labels, name=path.name) for labels in read_labels(path)) if path else ()


def compare_reviewed(
    template: Plan,
    plan: Plan,
    files: Sequence[LabelFile],
    settings: Settings = RELEASED,
    counterparts: Sequence[OfficePair] = (),
) -> tuple[Comparison, tuple[Stale, ...]]:
    """Compare two plans with the labels that speak of them; stale rows stand in the notes of the comparison.

    Raises:
        LabelError: a label names an item that is not there.
    """
    labels = find_labels(files, template, plan)
    settled, stale = settle(labels, template, plan) if labels else ((), ())
    comparison = compare(template, plan, settings=settings, settled=settled, counterparts=counterparts)
    return replace(comparison, notes=(*comparison.notes, *(note_of(row) for row in stale))), stale


def note_of(stale: Stale) -> Reason:
    """Say in a report that a label was not applied."""
    return Reason(f"stale-{stale.side}", (stale.file, str(stale.row), str(stale.no)))


def unused_labels(files: Sequence[LabelFile], pairs: Sequence[tuple[Plan, Plan]]) -> tuple[str, ...]:
    """Name the pairs that labels speak of and nobody compared, so that no label goes unheard."""
    used = [labels for pair in pairs if (labels := find_labels(files, *pair))]
    return tuple(
        f"{labels.name}: its labels for {labels.template} → {labels.plan} were not used, as that pair was not compared"
        for labels in files
        if labels not in used
    )
