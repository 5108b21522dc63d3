"""What became of every promised figure, deadline and frequency: kept, lowered, raised, changed, dropped or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from align.comparison import Finding, FindingKind, Kind, Measure, MeasureKind, Place, Reason
from align.findings.assignment import best_pairs
from align.findings.linked import Linked
from align.measures import Told, measures_in
from align.measures.changes import are_comparable, change_between, is_share_of_total, of_own_years
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


def find_targets(linked: Linked) -> tuple[Finding, ...]:
    """What became of every target of a row: the plan's in its order, then those that no plan item carries on.

    Items that were split or merged are looked at together, so that what stands in another part is not missing.
    """
    template, plans = together(linked)
    before = targets_of(template, linked.context.years[0])
    after = targets_of(plans, linked.context.years[1])
    partners = {other: one for one, other in pair_up(before, after, linked)}
    found = [
        compare_targets(before[partners[at]], target, linked) if at in partners else make_finding("added", None, target)
        for at, target in enumerate(after)
        if target.item is linked.plan
    ]
    carried = set(partners.values())
    here = {item.no for item in linked.template if linked.speaks_for(item)}
    gone = [target for at, target in enumerate(before) if at not in carried and target.item.no in here]
    return (*found, *(make_finding("dropped", target, None) for target in gone))


def together(linked: Linked) -> tuple[list[Item], list[Item]]:
    """The template items and plan items that hang together with a row, in reading order."""
    plans = {linked.plan.no: linked.plan} if linked.plan else {}
    template = {item.no: item for item in linked.template}
    known = -1
    while known < len(template) + len(plans):
        known = len(template) + len(plans)
        for no in template:
            plans |= {item.no: item for item in linked.carriers.get(no, ())}
        for no, carrying in linked.carriers.items():
            if no not in template and any(item.no in plans for item in carrying):
                template[no] = linked.plans[0].items[no - 1]
    return [template[no] for no in sorted(template)], [plans[no] for no in sorted(plans)]


def targets_of(items: Sequence[Item], year: int | None) -> list[Target]:
    """The targets of some items, in order."""
    return [Target(item, told) for item in items for told in measures_in(item.task, year)]


def pair_up(before: Sequence[Target], after: Sequence[Target], linked: Linked) -> list[tuple[int, int]]:
    """Which target is which, whatever their order: those with the same words around them, then all others at once."""
    pairs = pair_twins(before, after, linked)
    left = [at for at in range(len(before)) if at not in {one for one, _ in pairs}]
    right = [at for at in range(len(after)) if at not in {other for _, other in pairs}]
    if left and right and max(len(left), len(right)) <= MOST_TOGETHER:
        found = best_pairs([[worth(before[one], after[other], linked) for other in right] for one in left])
        pairs += [(left[row], right[column]) for row, column in found]
    return pairs


def pair_twins(before: Sequence[Target], after: Sequence[Target], linked: Linked) -> list[tuple[int, int]]:
    """Targets told in the same words within the same words, in order."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(before) - 1, -1, -1):
        waiting.setdefault((before[at].text, *around(before[at])), []).append(at)
    pairs = []
    for other, target in enumerate(after):
        same = waiting.get((target.text, *around(target)), [])
        if same and are_linked(before[same[-1]], target, linked):
            pairs.append((same.pop(), other))
    return pairs


def are_linked(one: Target, other: Target, linked: Linked) -> bool:
    """Whether the plan item carries the template item."""
    return any(other.item is carrier for carrier in linked.carriers.get(one.item.no, ()))


def worth(one: Target, other: Target, linked: Linked) -> float:
    """How much speaks for two targets being one: nothing where they measure different things."""
    if not are_linked(one, other, linked) or not are_comparable(one.measure, other.measure):
        return 0
    near, wide = likeness(one, other)
    kept, same_unit = change_between(one.told, other.told) == "kept", one.measure.unit == other.measure.unit
    said, needed = near, linked.context.settings.same_target
    if not same_unit:
        needed = linked.context.settings.same_target_other_unit
    elif kept or one.measure.kind is MeasureKind.DEADLINE:
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
    """The words before and behind a target in its clause, and its sentence; a deadline's clause may end with it."""
    task, told = target.item.task, target.told
    before, after = task[max(0, told.start - REACH) : told.start], task[told.end : told.end + REACH]
    before, after = SENTENCE_END.split(before)[-1], SENTENCE_END.split(after)[0]
    clause_before, clauses = CLAUSE_END.split(before)[-1], [*filter(bare, CLAUSE_END.split(after))]
    near = bare(clause_before)
    if target.measure.kind is not MeasureKind.QUANTITY or not CLAUSE_END.match(after):
        return near, bare(clauses[0] if clauses else ""), bare(before + after)
    return near, "", bare(before + after)


def common_share(one: str, other: str) -> float:
    """The share of pairs of neighbouring characters that two texts have in common, wherever these stand.

    >>> common_share("开展培训", "培训开展") > 0.6
    True
    """
    grams, others = (Counter(map("".join, pairwise(words))) for words in (one, other))
    return 2 * (grams & others).total() / ((grams.total() + others.total()) or 1)


def compare_targets(one: Target, other: Target, linked: Linked) -> Finding:
    """What became of a target that the plan carries on, and what a reader must know to judge it fairly."""
    change = change_between(one.told, other.told)
    because: tuple[Reason, ...] = ()
    if change == "lowered" and linked.context.kind is Kind.LEVELS and is_share_of_total(one.measure):
        because = (Reason("share"),)
    elif change == "kept" and of_own_years(one.told, other.told):
        because = (Reason("own-year"),)
    return make_finding(change, one, other, because)


def make_finding(change: str, one: Target | None, other: Target | None, because: tuple[Reason, ...] = ()) -> Finding:
    """A finding about a target."""
    return Finding(
        FindingKind.TARGET,
        change,
        one.text if one else None,
        other.text if other else None,
        one.place if one else None,
        other.place if other else None,
        because,
        one.measure if one else None,
        other.measure if other else None,
    )
