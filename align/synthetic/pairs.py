"""Pairs with known truth: a plan made from a template by dice, and what became of every item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from align.comparison import Kind, Verdict
from align.plan import Item, Passage, Plan, Source
from align.synthetic.drafts import DraftSection, settle
from align.synthetic.recipes import RECIPES, Operation, Recipe
from align.synthetic.retelling import retell_section
from align.synthetic.workshop import Made, Workshop, add_strangers, arrange, carry_over, open_workshop


@dataclass(frozen=True, slots=True)
class MadePair:
    """A template, a plan made from it, and the truth about them.

    `links` pairs template and plan numbers; `verdicts` and `operations` have one entry for each plan
    item; `dropped` are template numbers; `moved` are plan numbers outside the longest run of first
    template items that never steps back, ties to the earlier.
    """

    template: Plan
    plan: Plan
    kind: Kind
    seed: int
    links: tuple[tuple[int, int], ...]
    verdicts: tuple[Verdict, ...]
    operations: tuple[Operation, ...]
    dropped: tuple[int, ...]
    moved: tuple[int, ...]


def make_pair(
    template: Plan, seed: int, kind: Kind, recipe: Recipe | None = None, strangers: Sequence[Item] = ()
) -> MadePair:
    """Make a plan from a template and say what became of every item; the same seed makes the same bytes.

    `strangers` are items of plans on another subject, to be added where their words are foreign to
    the template; where there are too few of them, items are composed from stock.
    """
    shop = open_workshop(template, Random(seed), kind, recipe or RECIPES[kind], strangers)
    sections = arrange(shop, carry_over(shop), add_strangers(shop))
    order = list(range(len(sections)))
    if shop.recipe.shuffled:
        shop.rng.shuffle(order)
    plan = settle([_section(shop, n, sections[n]) for n in order], _frame(shop, seed))
    return _with_truth(shop, plan, seed, [made for n in order for made in sections[n]])


def _section(shop: Workshop, n: int, items: list[Made]) -> DraftSection:
    """A section of the plan under the counterpart of its heading."""
    heading = shop.descent.text(shop.template.sections[n].heading, shop.rng)
    if shop.kind is Kind.YEARS:
        heading = retell_section(heading, shop.hand, shop.recipe.depth)
    return DraftSection(heading, tuple(made.draft for made in items))


def _frame(shop: Workshop, seed: int) -> Plan:
    """The plan without its items: title, place, level, year and the words before and after."""
    template, lower = shop.template, shop.descent.lower
    year = template.year + shop.hand.years if template.year else None
    title = _later(template.title, shop.hand.years)
    if lower and template.place:
        title = title.replace(template.place, lower.place)
    preamble, closing = (
        Passage(shop.descent.text(_later(one.text, shop.hand.years), shop.rng))
        for one in (template.preamble, template.closing)
    )
    return replace(
        template,
        source=Source(f"made-{shop.kind.value}-{seed}.txt", "", 0),
        title=title,
        place=lower.place if lower else template.place,
        level=lower.level if lower else template.level,
        year=year,
        document_number=None,
        issued_on=None,
        preamble=preamble,
        closing=closing,
    )


def _later(text: str, years: int) -> str:
    """The text with its years moved on."""
    return re.sub(r"(20\d\d)(?=\s*年)", lambda found: str(int(found[1]) + years), text)


def _with_truth(shop: Workshop, plan: Plan, seed: int, made: list[Made]) -> MadePair:
    """The pair with what is known about it."""
    origins = [one.draft.origins for one in made]
    links = sorted((template_no, no) for no, group in enumerate(origins, 1) for template_no in group)
    carried = {template_no for template_no, _ in links}
    return MadePair(
        template=shop.template,
        plan=plan,
        kind=shop.kind,
        seed=seed,
        links=tuple(links),
        verdicts=tuple(_verdict(one) for one in made),
        operations=tuple(one.operation for one in made),
        dropped=tuple(item.no for item in shop.template.items if item.no not in carried),
        moved=moved_items(origins),
    )


def _verdict(made: Made) -> Verdict:
    """What readers call the outcome of an operation."""
    if made.operation is Operation.ADDED:
        return Verdict.ADDED
    return Verdict.COPIED if made.operation is Operation.SUBSTITUTED else Verdict.LOCALIZED


def moved_items(origins: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Plan numbers outside the longest run of first template items that never steps back, ties to the earlier.

    >>> moved_items([(1,), (5,), (2,), (), (2, 3), (4,)])
    (2,)
    """
    firsts = [(no, group[0]) for no, group in enumerate(origins, 1) if group]
    longest: list[int] = [1] * len(firsts)
    for at in reversed(range(len(firsts))):
        later = (longest[n] for n in range(at + 1, len(firsts)) if firsts[n][1] >= firsts[at][1])
        longest[at] = 1 + max(later, default=0)
    left, last, moved = max(longest, default=0), 0, []
    for (no, first), length in zip(firsts, longest, strict=True):
        if length == left and first >= last:
            left, last = left - 1, first
        else:
            moved.append(no)
    return tuple(moved)
