"""All pairs of a run in tables: by kind and year, and in them by template or, between years, by government."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Kind
from align.concerns import premise_doubts
from align.language import SHAPES, Lang, Outcome, outcome_name
from align.pairing import place_code
from align.plan import Plan
from align.report.gathered import Gathered, plan_mark
from align.report.run_view import link
from align.report.tallies import ALWAYS, ON_PLAN, ON_TEMPLATE
from align.report.wording import kind_name, page_words
from align.sentences import sentence

OPEN = 60  # pairs of one kind, or plans, whose tables all stand open; of more, only the latest year's pairs
LINKED = 1000  # pairs of a kind whose numbers all have links; of more, only those to be verified, to keep a page small
VERIFY = "#attention"
ANCHORS = (VERIFY, VERIFY, "#offices", "#slips")  # where in a pair's report each number of `Looks` stands


class Head(NamedTuple):
    """A column of numbers: what is counted."""

    css: str
    shape: str
    name: str


class Look(NamedTuple):
    """How much there is to look at of one sort, and where in the pair's report; nowhere in a very long overview."""

    number: int
    href: str


class PairLine(NamedTuple):
    """A pair in one line: its numbers in the order of the columns, then how much there is to look at."""

    href: str
    name: str
    notes: tuple[str, ...]
    numbers: tuple[int, ...]
    looks: tuple[Look, ...]


class PairGroup(NamedTuple):
    """The pairs of one template, or of one government."""

    title: str
    subject: str
    lines: tuple[PairLine, ...]


class YearTable(NamedTuple):
    """The pairs of one kind and one year."""

    year: str
    name: str
    number: int
    open: bool
    groups: tuple[PairGroup, ...]


class KindTables(NamedTuple):
    """The pairs of one kind; `template` and `plan` are the columns of either side beside the number of items.

    `spans` are how many columns the template's side, the plan's and the whole table have.
    """

    kind: str
    title: str
    template: tuple[Head, ...]
    plan: tuple[Head, ...]
    spans: tuple[int, int, int]
    years: tuple[YearTable, ...]


class Style(NamedTuple):
    """How the lines of one kind are made: the outcomes with a column on the template's side, and which have links."""

    outcomes: tuple[Outcome, ...]
    linked: bool
    lang: Lang


def list_pairs(gathered: Sequence[Gathered], lang: Lang) -> tuple[KindTables, ...]:
    """The tables of all pairs, the latest year first; kinds without a pair have none."""
    of_kind = {kind: [one for one in gathered if one.kind is kind] for kind in Kind}
    return tuple(_kind(kind, pairs, lang) for kind, pairs in of_kind.items() if pairs)


def _kind(kind: Kind, pairs: list[Gathered], lang: Lang) -> KindTables:
    """The tables of one kind."""
    occurring = {outcome for one in pairs for outcome in one.outcomes}
    outcomes = tuple(outcome for outcome in ON_TEMPLATE if outcome in occurring or outcome in ALWAYS)
    style = Style(outcomes, len(pairs) <= LINKED, lang)
    years: defaultdict[int, list[Gathered]] = defaultdict(list)
    for one in pairs:
        years[one.entry.comparison.plan.year or 0].append(one)
    carried = Head("carried", "≡", page_words(lang)["carried"])
    sides = 1 + len((carried, *outcomes)), 1 + len(ON_PLAN)
    return KindTables(
        kind.value,
        kind_name(kind, lang),
        (carried, *(_head(outcome, kind, lang) for outcome in outcomes)),
        tuple(_head(outcome, kind, lang) for outcome in ON_PLAN),
        (*sides, 1 + sum(sides) + len(ANCHORS)),
        tuple(
            _year(year, years[year], len(pairs) <= OPEN or not at, style)
            for at, year in enumerate(sorted(years, reverse=True))
        ),
    )


def _head(outcome: Outcome, kind: Kind, lang: Lang) -> Head:
    """The head of a column."""
    return Head(outcome.value, SHAPES[outcome], outcome_name(outcome, kind, lang))


def _year(year: int, pairs: list[Gathered], is_open: bool, style: Style) -> YearTable:
    """The pairs of one year by template, in the order in which they were compared; between years by subject."""
    page = page_words(style.lang)
    groups: defaultdict[tuple[str, ...], list[Gathered]] = defaultdict(list)
    for one in pairs:
        comparison = one.entry.comparison
        levels = comparison.kind is Kind.LEVELS
        groups[plan_mark(comparison.template) if levels else (comparison.plan.subject or "",)].append(one)
    return YearTable(
        str(year or ""),
        page["year_named"].format(year) if year else page["year_unknown"],
        len(pairs),
        is_open,
        tuple(_group(some, style) for some in groups.values()),
    )


def _group(pairs: list[Gathered], style: Style) -> PairGroup:
    """The pairs under one heading, in the official order of places."""
    first = pairs[0].entry.comparison
    page, subject = page_words(style.lang), first.plan.subject or ""
    title = page["against_plan"].format(first.template.title) if first.kind is Kind.LEVELS else subject
    ordered = sorted(pairs, key=lambda one: place_code(one.entry.comparison.plan))
    return PairGroup(title or page["unknown"], subject, tuple(_line(one, style) for one in ordered))


def _line(one: Gathered, style: Style) -> PairLine:
    """A pair in one line."""
    comparison, page, href = one.entry.comparison, page_words(style.lang), link(one.entry.href)
    plan_name = comparison.plan.title + _place_beside(comparison.plan, style.lang)
    before = page["against_year"].format(comparison.template.year or page["unknown"])
    template = (comparison.counts().carried, *(one.outcomes[outcome] for outcome in style.outcomes))
    plan = (one.outcomes[outcome] for outcome in ON_PLAN)
    return PairLine(
        href=href,
        name=plan_name + (before if one.kind is Kind.YEARS else ""),
        notes=tuple(sentence(note, style.lang) for note in premise_doubts(comparison)),
        numbers=(len(comparison.template.items), *template, len(comparison.plan.items), *plan),
        looks=tuple(
            Look(number, href + anchor if number and (style.linked or anchor == VERIFY) else "")
            for number, anchor in zip(one.looks, ANCHORS, strict=True)
        ),
    )


def _place_beside(plan: Plan, lang: Lang) -> str:
    """The place of a plan whose title does not name it, so that it is seen and found."""
    return page_words(lang)["about"].format(plan.place) if plan.place and plan.place not in plan.title else ""
