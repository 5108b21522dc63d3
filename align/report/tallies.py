"""How many items became what: the counts of one whole under one bar, and the buttons that show only some."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from align.comparison import Comparison, Kind
from align.language import SHAPES, Lang, Outcome, outcome_name, outcome_of
from align.report.bars import lay_out
from align.report.wording import page_words

ON_TEMPLATE = (Outcome.DROPPED, Outcome.UNLISTED, Outcome.ELSEWHERE)
ON_PLAN = (Outcome.COPIED, Outcome.LOCALIZED, Outcome.ADDED)
ON_ITEM = (Outcome.COPIED, Outcome.LOCALIZED, Outcome.DROPPED, Outcome.UNLISTED)  # of one item, in several places
ALWAYS = (Outcome.DROPPED, *ON_PLAN)  # counted even where there is none


class Count(NamedTuple):
    """How many items of one side became what; `x` and `width` are their stretch of a bar."""

    css: str
    shape: str
    name: str
    number: int
    x: str
    width: str


class Tally(NamedTuple):
    """The counts of one side under their own denominator; `spoken` is all of it in words."""

    denominator: str
    counts: tuple[Count, ...]
    spoken: str


class Filter(NamedTuple):
    """A button that shows only some rows."""

    token: str
    shape: str
    name: str
    number: int


def tally(comparison: Comparison, lang: Lang) -> tuple[Tally, Tally]:
    """Both sides' counts, each of its own whole."""
    page, counted = page_words(lang), Counter(outcome_of(row, comparison.kind) for row in comparison.rows)
    template = [("carried", "≡", page["carried"], comparison.counts().carried)]
    template += count_outcomes(ON_TEMPLATE, counted, comparison.kind, lang)
    plan = count_outcomes(ON_PLAN, counted, comparison.kind, lang)
    return (
        make_tally(page["of_template"], template, len(comparison.template.items), page),
        make_tally(page["of_plan"], plan, len(comparison.plan.items), page),
    )


def count_outcomes(
    outcomes: tuple[Outcome, ...], counted: Counter[Outcome], kind: Kind, lang: Lang
) -> list[tuple[str, str, str, int]]:
    """Colour, shape, name and number of some outcomes; the rarer ones only where there are any."""
    return [
        (o.value, SHAPES[o], outcome_name(o, kind, lang), counted[o]) for o in outcomes if counted[o] or o in ALWAYS
    ]


def make_tally(denominator: str, counts: list[tuple[str, str, str, int]], whole: int, page: dict[str, str]) -> Tally:
    """Counts with their stretches of one bar."""
    name = denominator.format(whole)
    stretches = lay_out([(css, number) for css, *_, number in counts], whole)
    told = page["comma"].join(f"{what} {number}" for _, _, what, number in counts)
    return Tally(
        name,
        tuple(Count(*count, one.x, one.width) for count, one in zip(counts, stretches, strict=True)),
        f"{name}{page['colon']}{told}",
    )
