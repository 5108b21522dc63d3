"""Where evidence is sought: a plan item with the template items that it carries, or an item that stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from align.comparison import Edit, Row
from align.edits import Context
from align.plan import Item, Plan


class Linked(NamedTuple):
    """One row's items with what a finding must know of the rest.

    `plan` is None for a dropped template item, `template` is empty for an added plan item. `carriers` are, by
    number of a template item, all plan items that carry it, in the plan's order.
    """

    template: tuple[Item, ...]
    plan: Item | None
    edits: tuple[Edit, ...]
    carriers: Mapping[int, tuple[Item, ...]]
    plans: tuple[Plan, Plan]
    context: Context

    def others(self, item: Item) -> tuple[Item, ...]:
        """The other plan items that carry a template item: what this one lacks may stand there."""
        return tuple(carrier for carrier in self.carriers.get(item.no, ()) if carrier is not self.plan)

    def speaks_for(self, item: Item) -> bool:
        """Whether this row says what became of a template item's words: the first of the rows that carry it does."""
        carrying = self.carriers.get(item.no, ())
        return not carrying or carrying[0] is self.plan


def linked_rows(rows: Sequence[Row], template: Plan, plan: Plan, context: Context) -> Iterator[Linked]:
    """Each row with its items looked up."""
    template_items, plan_items = template.items, plan.items
    carriers: defaultdict[int, list[Item]] = defaultdict(list)
    for row in rows:
        for no in row.template_items:
            carriers[no] += [plan_items[number - 1] for number in row.plan_items]
    known = {no: tuple(sorted(carrying, key=lambda item: item.no)) for no, carrying in carriers.items()}
    for row in rows:
        own = plan_items[row.plan_items[0] - 1] if row.plan_items else None
        about = tuple(template_items[no - 1] for no in row.template_items)
        yield Linked(about, own, row.edits, known, (template, plan), context)
