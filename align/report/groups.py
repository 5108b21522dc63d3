"""All rows of a comparison, grouped under the plan's section headings."""

from __future__ import annotations

from typing import NamedTuple

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
    nested = _nested_headings(table)
    groups: list[tuple[str, tuple[str, ...], list[RowView]]] = []
    current = ""
    for index, row in enumerate(table.comparison.rows):
        no = row.plan_items[0] if row.plan_items else None
        section = current if no is None else table.plan.sections[no]
        marks = tuple(nested.get(no, ())) if no is not None else ()
        if not groups or section != current or marks:
            groups.append((section if section != current else "", marks, []))
            current = section
        groups[-1][2].append(view_row(index, row, section, table))
    return tuple(Group(section, marks, tuple(rows)) for section, marks, rows in groups)


def _nested_headings(table: Table) -> dict[int, list[str]]:
    """The plan's nested headings by the item they stand above."""
    nested: dict[int, list[str]] = {}
    for section in table.comparison.plan.sections:
        for mark in section.nested:
            nested.setdefault(mark.no, []).append(mark.label + mark.heading)
    return nested
