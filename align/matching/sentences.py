"""Pass 4: items left over, one of whose sentences stands in an item of the other side."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rapidfuzz import fuzz

from align.plan import Item, Plan
from align.settings import Settings
from align.text import bare, sentences_of


def find_leftovers(
    template: Plan, plan: Plan, pairs: Collection[tuple[int, int]], settings: Settings
) -> Iterator[tuple[int, int]]:
    """For each item without a partner, the items that hold one of its sentences nearly word for word."""
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    for row, item in enumerate(plan.items):
        if row not in rows:
            yield from ((row, column) for column in holders(item, template.items, settings))
    for column, item in enumerate(template.items):
        if column not in columns:
            yield from ((row, column) for row in holders(item, plan.items, settings))


def holders(item: Item, others: tuple[Item, ...], settings: Settings) -> list[int]:
    """Which items hold a sentence of `item`; one that stands in several is a formula and tells nothing."""
    found: list[int] = []
    for sentence in long_sentences(item, settings):
        near = [at for at, other in enumerate(others) if nearness(sentence, other) >= settings.same_sentence]
        if len(near) == 1 and near[0] not in found:
            found += near
    return found


def long_sentences(item: Item, settings: Settings) -> list[str]:
    """An item's sentences without punctuation, short ones left out."""
    return [words for sentence in sentences_of(item.task) if len(words := bare(sentence)) >= settings.least_sentence]


def nearness(sentence: str, item: Item) -> float:
    """How nearly a sentence stands in an item, from 0 to 100: RapidFuzz's best partial alignment."""
    return fuzz.partial_ratio(sentence, bare(item.task))
