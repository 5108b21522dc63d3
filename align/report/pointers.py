"""A row in one line, with the way to it."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Row
from align.report.cells import anchor_of, short_title
from align.report.rows import Table
from align.report.segments import Side
from align.report.wording import page_words


class Pointer(NamedTuple):
    """A row in one line, with the way to it and what is to be noted."""

    href: str
    number: str
    title: str
    notes: tuple[str, ...]


def point(row: Row, table: Table, notes: tuple[str, ...] = ()) -> Pointer:
    """A row in one line: by its plan item, or by its template item where it has none."""
    here, no = (table.plan, row.plan_items[0]) if row.plan_items else (table.template, row.template_items[0])
    name = page_words(table.lang)["plan_no" if here.side is Side.PLAN else "template_no"]
    return Pointer(f"#{anchor_of(here.side, no)}", name.format(no), short_title(here.items[no]), notes)
