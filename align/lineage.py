"""Items through the years: the strands that the links of successive comparisons make of one government's plans.

A strand ends in the latest plan, or in the plan whose item no later one carries. It holds that item and, for every
earlier plan, all items that went into it. A merge brings several items into one strand; an item that was split
stands in several strands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.comparison import Comparison, Kind
from align.plan import Plan

Step = tuple[int, Comparison]  # a comparison of two years and its place among all comparisons


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of items through the plans of a lineage: the numbers of its items in each, none after it ends."""

    items: tuple[tuple[int, ...], ...]

    @property
    def first(self) -> int:
        """The plan in which it begins, from 0."""
        return next(at for at, numbers in enumerate(self.items) if numbers)

    @property
    def last(self) -> int:
        """The plan in which it ends, from 0."""
        return max(at for at, numbers in enumerate(self.items) if numbers)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Comparisons of which each takes the plan of the one before as its template, and their strands.

    Strands that reach the latest plan come first, in its order; then those that end earlier, the later first.
    """

    comparisons: tuple[Comparison, ...]
    strands: tuple[Strand, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans in the order of their years."""
        return plans_of(self.comparisons)


def plans_of(comparisons: Sequence[Comparison]) -> tuple[Plan, ...]:
    """The plans of a chain of comparisons."""
    return (comparisons[0].template, *(comparison.plan for comparison in comparisons))


def find_chains(comparisons: Sequence[Comparison], least: int = 2) -> tuple[tuple[int, ...], ...]:
    """The chains of at least so many comparisons through the years, each by places in `comparisons`, in their order.

    A chain ends with a plan that is nobody's earlier year, and goes back by the nearest earlier year.
    """
    forward = [(at, comparison) for at, comparison in enumerate(comparisons) if goes_forward(comparison)]
    templates = {comparison.template for _, comparison in forward}
    steps = nearest_steps(forward)
    ends = sorted(step[0] for plan, step in steps.items() if plan not in templates)
    chains = [go_back((at, comparisons[at]), steps) for at in ends]
    return tuple(chain for chain in chains if len(chain) >= least)


def goes_forward(comparison: Comparison) -> bool:
    """Whether a comparison goes from an earlier year to a later one."""
    before, after = comparison.template.year, comparison.plan.year
    return comparison.kind is Kind.YEARS and before is not None and after is not None and before < after


def nearest_steps(forward: Sequence[Step]) -> dict[Plan, Step]:
    """The comparison of each plan with its nearest earlier year, the first of several."""
    nearest: dict[Plan, Step] = {}
    for step in forward:
        known = nearest.setdefault(step[1].plan, step)
        if (step[1].template.year or 0) > (known[1].template.year or 0):
            nearest[step[1].plan] = step
    return nearest


def go_back(end: Step, steps: Mapping[Plan, Step]) -> tuple[int, ...]:
    """The chain that ends with a comparison; every step goes to an earlier year, so that it has a beginning."""
    chain: list[int] = []
    step: Step | None = end
    while step is not None:
        chain.append(step[0])
        step = steps.get(step[1].template)
    return tuple(reversed(chain))


def trace(comparisons: Sequence[Comparison]) -> Lineage:
    """Follow every item of a chain of comparisons through the years."""
    parents = [parents_in(comparison) for comparison in comparisons]
    plans = plans_of(comparisons)
    strands: list[Strand] = []
    for at in reversed(range(len(plans))):
        carried = {no for numbers in parents[at].values() for no in numbers} if at < len(parents) else set()
        strands += [follow(at, item.no, parents, len(plans)) for item in plans[at].items if item.no not in carried]
    return Lineage(tuple(comparisons), tuple(strands))


def parents_in(comparison: Comparison) -> dict[int, tuple[int, ...]]:
    """The template items of each plan item, by number."""
    return {row.plan_items[0]: row.template_items for row in comparison.rows if row.plan_items}


def follow(last: int, no: int, parents: Sequence[dict[int, tuple[int, ...]]], plans: int) -> Strand:
    """The strand that ends with an item: every earlier item that went into it."""
    items: list[tuple[int, ...]] = [()] * plans
    items[last] = (no,)
    for at in range(last, 0, -1):
        items[at - 1] = tuple(sorted({before for number in items[at] for before in parents[at - 1][number]}))
    return Strand(tuple(items))
