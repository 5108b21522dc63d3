"""How many items became what, in a letter's words: each side by its own number of items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.comparison import Comparison
from align.language import Lang, Outcome, outcome_of
from align.letters.wording import LETTERS
from align.report.tallies import ON_PLAN, ON_TEMPLATE, count_outcomes
from align.report.wording import page_words


def count_sides(comparisons: Sequence[Comparison], names: tuple[str, str]) -> str:
    """What became of the items of some comparisons of one kind; `names` are what both sides are called."""
    kind = comparisons[0].kind
    counted = Counter(outcome_of(row, kind) for one in comparisons for row in one.rows)

    def numbers(outcomes: tuple[Outcome, ...]) -> list[tuple[str, int]]:
        return [(name, number) for _, _, name, number in count_outcomes(outcomes, counted, kind, Lang.ZH)]

    carried = page_words(Lang.ZH)["carried"], sum(one.counts().carried for one in comparisons)
    template = sum(len(one.template.items) for one in comparisons), [carried, *numbers(ON_TEMPLATE)]
    plan = sum(len(one.plan.items) for one in comparisons), numbers(ON_PLAN)
    return "；".join(
        LETTERS["side"].format(name, whole, "、".join(LETTERS["of_side"].format(*one) for one in told))
        for name, (whole, told) in zip(names, (template, plan), strict=True)
    )
