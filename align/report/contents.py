"""The list of all items of both plans, each one link away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from align.language import outcome_of
from align.report.cells import PlanSide, anchor_of, short_title
from align.report.rows import Badge, Table, make_badge
from align.report.wording import side_names


class Entry(NamedTuple):
    """An item with the way to it and what became of it."""

    href: str
    number: str
    title: str
    badge: Badge


class Part(NamedTuple):
    """The items of one section; the heading is empty where a plan has no sections."""

    heading: str
    entries: tuple[Entry, ...]


class Contents(NamedTuple):
    """All items of one plan."""

    side: str
    parts: tuple[Part, ...]


def view_contents(table: Table) -> tuple[Contents, Contents]:
    """Both plans' items in their own order; one that several rows carry is told by its first."""
    rows = [(row, make_badge(outcome_of(row, table.kind), table.kind, table.lang)) for row in table.comparison.rows]
    template = {no: rows[at][1] for no, at in table.carriers.homes.items()}
    plan = {no: badge for row, badge in rows for no in row.plan_items}
    names = side_names(table.kind, table.lang)
    return Contents(names[0], _parts(table.template, template)), Contents(names[1], _parts(table.plan, plan))


def _parts(side: PlanSide, badges: dict[int, Badge]) -> tuple[Part, ...]:
    """A plan's items by section."""
    by_section = groupby(side.items, key=side.sections.__getitem__)
    return tuple(Part(heading, _entries(numbers, side, badges)) for heading, numbers in by_section)


def _entries(numbers: Iterable[int], side: PlanSide, badges: dict[int, Badge]) -> tuple[Entry, ...]:
    """The items of one section."""
    return tuple(
        Entry(f"#{anchor_of(side.side, no)}", str(no), short_title(side.items[no]), badges[no])
        for no in numbers
        if no in badges  # an item without a row would be a link that leads nowhere
    )
