"""All rows of a comparison, grouped under the plan's section headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from align.report.headings import Heads, nested_headings, under_headings
from align.report.rows import RowView, Table, view_row


class Group(NamedTuple):
    """The rows under one heading of the plan; headings are empty where the one before goes on.

    `token` names the section for the filters.
    """

    section: str
    nested: tuple[str, ...]
    rows: tuple[RowView, ...]


def group_rows(table: Table) -> tuple[Group, ...]:
    """All rows in their order, cut where the plan begins a new section or nested heading."""
    return tuple(Group(*heads, rows) for heads, rows in under_headings(_lines(table)))


def _lines(table: Table) -> Iterator[tuple[Heads, RowView]]:
    """Each row with its headings; a dropped item stands in the section of the row before."""
    nested = nested_headings(table.comparison.plan.sections)
    section = ""
    for index, row in enumerate(table.comparison.rows):
        no = row.plan_items[0] if row.plan_items else 0
        section = table.plan.sections[no] if no else section
        yield Heads(section, nested.get(no, ())), view_row(index, row, section, table)
