"""Which target of a plan is which of a template: by kind, unit and the words around them, whatever their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from align.comparison import Measure, MeasureKind, Place
from align.findings.assignment import best_pairs
from align.findings.linked import Linked
from align.measures import Told, measures_in
from align.measures.changes import are_comparable, change_between
from align.measures.reading import without_reaching
from align.measures.words import word_lists
from align.plan import Item
from align.text import bare

MOST_TOGETHER = 150  # targets of one side that are weighed against each other; a longer list is a table of figures
REACH = 60  # characters before and behind a target that may say what it is about
SENTENCE_END = re.compile("[。；;]")
CLAUSE_END = re.compile("[，,：:]")


class Target(NamedTuple):
    """A measure with the item that tells it."""

    item: Item
    told: Told

    @property
    def text(self) -> str:
        """Its words as printed."""
        return self.item.task[self.told.start : self.told.end]

    @property
    def place(self) -> Place:
        """Where its words stand."""
        return Place(self.item.no, self.told.start, self.told.end)

    @property
    def measure(self) -> Measure:
        """What it says in figures."""
        return self.told.measure


def targets_of(items: Sequence[Item], year: int | None) -> list[Target]:
    """The targets of some items of a year's plan, in order."""
    return [Target(item, told) for item in items for told in measures_in(item.task, year)]


def pair_up(before: Sequence[Target], after: Sequence[Target], linked: Linked) -> list[tuple[int, int]]:
    """Which target is which: those with the same words around them, then all others weighed at once."""
    pairs = pair_twins(before, after, linked)
    left, right = (
        sorted(set(range(len(side))) - set(used))
        for side, used in ((before, (one for one, _ in pairs)), (after, (other for _, other in pairs)))
    )
    if left and right and max(len(left), len(right)) <= MOST_TOGETHER:
        lone = all(sum(target.measure.kind is MeasureKind.DEADLINE for target in side) == 1 for side in (before, after))
        found = best_pairs([[worth(before[one], after[other], linked, lone) for other in right] for one in left])
        pairs += [(left[row], right[column]) for row, column in found]
    return pairs


def pair_twins(before: Sequence[Target], after: Sequence[Target], linked: Linked) -> list[tuple[int, int]]:
    """Targets told in the same words within the same clause, in order."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(before) - 1, -1, -1):
        waiting.setdefault((before[at].text, *around(before[at])[:2]), []).append(at)
    pairs = []
    for other, target in enumerate(after):
        same = waiting.get((target.text, *around(target)[:2]), [])
        if same and are_linked(before[same[-1]], target, linked):
            pairs.append((same.pop(), other))
    return pairs


def are_linked(one: Target, other: Target, linked: Linked) -> bool:
    """Whether the plan item of a target carries the template item of another."""
    return any(other.item is carrier for carrier in linked.carriers.get(one.item.no, ()))


def worth(one: Target, other: Target, linked: Linked, lone: bool) -> float:
    """How much speaks for two targets being one: nothing where they measure different things.

    What is kept need only stand in a like sentence, and so need deadlines where either side tells but one (`lone`).
    """
    if not are_linked(one, other, linked) or not are_comparable(one.measure, other.measure):
        return 0
    near, wide = likeness(one, other)
    kept, same_unit = change_between(one.told, other.told) == "kept", one.measure.unit == other.measure.unit
    said, needed = near, linked.context.settings.same_target
    if not same_unit:
        needed = linked.context.settings.same_target_other_unit
    elif kept or (lone and one.measure.kind is MeasureKind.DEADLINE):
        said, needed = max(near, wide), linked.context.settings.same_target_kept if kept else needed
    return near + wide / 4 + kept / 8 + same_unit / 16 if said >= needed else 0


def likeness(one: Target, other: Target) -> tuple[float, float]:
    """How alike the words around two targets are, from 0 to 1: in their clauses, and in their sentences."""
    *sides, sentence = around(one)
    *other_sides, other_sentence = around(other)
    ratios = [fuzz.ratio(*both) / 100 for both in zip(sides, other_sides, strict=True) if any(both)]
    near = common_share("".join(sides), "".join(other_sides))
    return (sum(ratios) / len(ratios) + near) / 2 if ratios else 1.0, common_share(sentence, other_sentence)


@lru_cache(maxsize=4096)
def around(target: Target) -> tuple[str, str, str]:
    """The words before and behind a target in its clause, and its sentence.

    What a deadline or frequency is for may stand in the next clause, or in the frequency's own words (月调度).
    """
    task, told = target.item.task, target.told
    end = told.end - len(told.act)
    before, after = task[max(0, told.start - REACH) : told.start], task[end : end + REACH]
    before, after = SENTENCE_END.split(before)[-1], SENTENCE_END.split(after)[0]
    near = bare(without_reaching(without_making(CLAUSE_END.split(before)[-1])))
    clauses = [*filter(bare, CLAUSE_END.split(after))]
    ends = target.measure.kind is MeasureKind.QUANTITY and CLAUSE_END.match(after)
    return near, bare(clauses[0]) if clauses and not ends else "", bare(before + after)


def without_making(said: str) -> str:
    """The words before a figure without a verb that any figure may have.

    >>> without_making("新增上市公司")
    '上市公司'
    """
    verb = next((verb for verb in word_lists()["made"] if said.startswith(verb)), "")
    return said[len(verb) :] if len(said) > len(verb) + 1 else said


def common_share(one: str, other: str) -> float:
    """The share of pairs of neighbouring characters that two texts have in common, wherever these stand.

    >>> common_share("开展培训", "培训开展") > 0.6
    True
    """
    grams, others = (Counter(map("".join, pairwise(words))) for words in (one, other))
    return 2 * (grams & others).total() / ((grams.total() + others.total()) or 1)
