"""Pass 1: items in the same words, but for levels, places and punctuation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from align.formal import bare_of_levels
from align.places import short_name
from align.plan import Item, Plan
from align.text import plain


def find_identical(template: Plan, plan: Plan) -> Iterator[tuple[int, int]]:
    """Pairs of plan item and template item with the same words; equal ones are paired in their order."""
    places = [short_name(place) for place in (template.place, plan.place) if place]
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for column, item in enumerate(template.items):
        waiting[key_of(item, places)].append(column)
    for row, item in enumerate(plan.items):
        columns = waiting[key_of(item, places)]
        if columns:
            yield row, columns.pop(0)


def key_of(item: Item, places: list[str]) -> str:
    """An item's words without punctuation, levels and the names of the two places."""
    words = plain(item.task)
    for place in places:
        words = words.replace(place, "")
    return bare_of_levels(words)
