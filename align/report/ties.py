"""How a row hangs together with others: from where it was moved, what it merges, with whom it shares an item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Row
from align.report.cells import anchor_of
from align.report.segments import Side


class Way(NamedTuple):
    """A link to an item of the page."""

    href: str
    text: str


class Tie(NamedTuple):
    """A line about items that belong together: words, links to the items of other rows, words."""

    before: str
    ways: tuple[Way, ...] = ()
    after: str = ""


class Carriers(NamedTuple):
    """Who carries which template item, and which rows keep the template's order."""

    homes: dict[int, int]  # the row in which a template item stands whole, by item number
    plan_items: dict[int, tuple[int, ...]]  # the plan items that carry a template item
    kept: tuple[tuple[int, int], ...]  # row and first template item of the rows that are not moved


def find_carriers(rows: Sequence[Row]) -> Carriers:
    """Look up once what every row's ties need."""
    homes: dict[int, int] = {}
    plan_items: dict[int, tuple[int, ...]] = {}
    for index, row in enumerate(rows):
        for no in row.template_items:
            homes.setdefault(no, index)
            plan_items[no] = plan_items.get(no, ()) + row.plan_items
    linked = [(at, row) for at, row in enumerate(rows) if row.template_items and row.plan_items]
    kept = tuple((at, row.template_items[0]) for at, row in linked if not row.moved)
    return Carriers(homes, plan_items, kept)


def origin(index: int, row: Row, carriers: Carriers, page: dict[str, str]) -> str:
    """Where a moved row's item stood in the template, and whether it now stands earlier or later; else empty."""
    if not row.moved:
        return ""
    no = row.template_items[0]
    at = bisect_left(carriers.kept, (index, 0))
    later = any(other > no for _, other in carriers.kept[max(at - 1, 0) : at])
    earlier = any(other < no for _, other in carriers.kept[at : at + 1])
    return page["moved_later" if later else "moved_earlier" if earlier else "moved_from"].format(no)


def view_ties(row: Row, carriers: Carriers, page: dict[str, str]) -> tuple[Tie, ...]:
    """What a row merges, and with which other rows it shares a template item."""
    ties = []
    if len(row.template_items) > 1 and row.plan_items:
        ties.append(Tie(page["merges"].format(page["comma"].join(map(str, row.template_items)))))
    for no in row.template_items:
        others = [other for other in carriers.plan_items[no] if other not in row.plan_items]
        if others:
            ways = tuple(Way(f"#{anchor_of(Side.PLAN, other)}", page["plan_no"].format(other)) for other in others)
            ties.append(Tie(page["shares"], ways, page["shares_end"].format(no)))
    return tuple(ties)
