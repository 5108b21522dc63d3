"""How often readers agree with a row, by its sort: the `confidence_` settings are these shares, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from align.agreement import Gold, Hits, read_gold
from align.comparison import Comparison, Row, Verdict
from align.confidence import class_confidence
from align.labels import LabelFile
from align.settings import Settings

COPIES = ("identical", "wording")  # the passes whose links are settled by wording alone
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of each sort: `right` agreed with a label, of `said`; named by the setting that they measure."""

    confidence_settled: Hits = field(default_factory=Hits)
    confidence_clear: Hits = field(default_factory=Hits)
    confidence_small_edits: Hits = field(default_factory=Hits)
    confidence_one_edit: Hits = field(default_factory=Hits)

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in SORTS))


SORTS = tuple(one.name for one in fields(Counts))


def count_rows(comparison: Comparison, labels: LabelFile) -> Counts:
    """Count, for the rows of a labelled pair, how often each sort agrees with its label."""
    gold = read_gold(labels, len(comparison.template.items), len(comparison.plan.items))
    return sum((count for row in comparison.rows for count in row_counts(row, gold)), Counts())


def row_counts(row: Row, gold: Gold) -> Iterator[Counts]:
    """What one linked row adds: its link where copies settled it, its verdict where the link is right."""
    if not (row.template_items and row.plan_items):
        return
    label = gold.reading.verdicts.get(row.plan_items[0])
    if label is None:
        return
    linked = any((t, row.plan_items[0]) in gold.reading.links for t in row.template_items)
    if row.found_by in COPIES:
        yield Counts(confidence_settled=Hits(int(linked), 1, 1))
    if linked:
        yield Counts(**{class_sort(row): Hits(int(label is row.verdict), 1, 1)})


def class_sort(row: Row) -> str:
    """The setting from which the engine takes how sure a row's class is: with places for values it tells which."""
    places: dict[str, Any] = {name: float(at) for at, name in enumerate(SORTS)}
    taken = class_confidence(row.edits, localized=row.verdict is Verdict.LOCALIZED, settings=Settings(**places))
    return SORTS[int(taken)]


def with_confidences(settings: Settings, counts: Counts) -> Settings:
    """Settings with the counted shares."""
    shares: dict[str, Any] = {name: share(getattr(counts, name)) for name in SORTS}
    return replace(settings, **shares)


def share(hits: Hits) -> float:
    """The share that was right, as if one more had been right and one wrong (Laplace's rule of succession).

    >>> share(Hits(98, 98, 98)), share(Hits())
    (0.99, 0.5)
    """
    return round((hits.right + 1) / (hits.said + 2), DIGITS)
