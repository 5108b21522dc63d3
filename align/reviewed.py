"""Compare with what reviewers have confirmed: their rows are applied, stale ones are told and not applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from align.comparison import Comparison, Reason, Row
from align.counterparts import OfficePair
from align.label_files import read_labels
from align.labels import Label, LabelFile, Stale, Status, find_labels, settle
from align.pipeline import compare
from align.plan import Plan
from align.settings import RELEASED, Settings

if TYPE_CHECKING:
    from align.semantics import Encodes


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
    encoder: Encodes | None = None,
) -> tuple[Comparison, tuple[Stale, ...]]:
    """Compare two plans with the labels that speak of them; stale rows stand in the notes and at their items.

    Raises:
        EncoderError: the encoder's model or the cache of its vectors cannot be used.
    """
    compare_with = partial(compare, template, plan, settings=settings, counterparts=counterparts, encoder=encoder)
    labels = find_labels(files, template, plan)
    if labels is None:
        return compare_with(), ()
    found = settle(labels, template, plan)
    comparison = compare_with(settled=found.settled)
    notes = (*comparison.notes, *(note_of(row) for row in found.stale))
    rows = tuple(mark_stale(row, found.stale_reviews) for row in comparison.rows)
    return replace(comparison, rows=rows, notes=notes), found.stale


def note_of(stale: Stale) -> Reason:
    """Say in a report that a label was not applied."""
    return Reason(f"{'gone' if stale.gone else 'stale'}-{stale.side}", (stale.file, str(stale.row), str(stale.no)))


def mark_stale(row: Row, stale: Sequence[Label]) -> Row:
    """A row that says, where its words have changed since somebody reviewed it, that it is to be looked at again."""
    for label in stale:
        own = row.plan_items == (label.plan_no,)
        dropped = label.plan_no is None and not set(row.template_items).isdisjoint(label.template_nos)
        if own or dropped:
            return replace(row, because=(Reason("review-stale", (label.by, label.date)), *row.because))
    return row


def unused_labels(files: Sequence[LabelFile], pairs: Sequence[tuple[Plan, Plan]]) -> tuple[str, ...]:
    """Name the labels that were not used, so that none goes unheard, and those that may mean several pairs."""
    meant = Counter(labels for pair in pairs if (labels := find_labels(files, *pair)))
    return tuple(problem for labels in files for problem in find_unused(labels, meant[labels]))


def find_unused(labels: LabelFile, meant: int) -> Iterator[str]:
    """What is to be said of labels that speak of so many of the pairs that were compared."""
    named = f"{labels.name}: its labels for {labels.template} → {labels.plan}"
    if not meant:
        yield f"{named} were not used, as that pair was not compared"
        return
    if number := sum(label.status is not Status.REVIEWED for label in labels.labels):
        named_some = f"{labels.name}: {number} of its labels for {labels.template} → {labels.plan}"
        yield f"{named_some} were not applied, as only rows with status reviewed are"
    if meant > 1:
        yield (
            f"{named} mean {meant} pairs, as a file holds several plans of one title; they were tried on each: "
            f"check the rows, or put the plans into files of their own"
        )
