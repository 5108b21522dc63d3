"""All lines of all tables, by the tables' names; a cell that a line lacks is empty."""

from __future__ import annotations

from collections.abc import Iterator

from align.copying import measure_copying
from align.tables.dataset import Dataset
from align.tables.evidence_lines import edit_lines, finding_lines
from align.tables.pair_lines import link_lines, pair_lines, row_lines
from align.tables.plan_lines import document_lines, item_lines, plan_lines
from align.tables.schema import Line


def all_lines(dataset: Dataset) -> dict[str, Iterator[Line]]:
    """The lines of every table, to be taken once."""
    copyings = [measure_copying(pair.comparison.template, pair.comparison.plan) for pair in dataset.pairs]
    return {
        "documents": document_lines(dataset),
        "plans": plan_lines(dataset),
        "items": item_lines(dataset),
        "pairs": pair_lines(dataset, copyings),
        "rows": row_lines(dataset, copyings),
        "links": link_lines(dataset),
        "edits": edit_lines(dataset),
        "findings": finding_lines(dataset),
    }
