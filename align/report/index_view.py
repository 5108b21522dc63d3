"""The overview of a run: first what was received and read, then what the pairs show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from align.comparison import FindingKind, Kind
from align.concerns import Concern, concerning, concerns_of, count_changed, lead_facts, needs_check
from align.language import LEVELS, Lang, words
from align.plan import Plan
from align.report.across import AcrossNotice, view_across
from align.report.pair_view import tool_line
from align.report.run_view import Failure, PairEntry, Run, link
from align.report.tallies import Tally, tally
from align.report.wording import course_of, kind_name, page_words


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in one line of a list."""

    place: str
    level: str
    year: str
    subject: str
    title: str
    items: int
    document_number: str
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """How much there is to look at of one sort; `place` is where it stands in the pair's report."""

    name: str
    number: int
    place: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """A compared pair in one line: both counts of their own wholes, and how much there is to look at."""

    href: str
    template: str
    plan: str
    tallies: tuple[Tally, Tally]
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class PairGroup:
    """The pairs of one kind."""

    title: str
    lines: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """The way to a matrix."""

    href: str
    title: str
    places: str


@dataclass(frozen=True, slots=True)
class LineageLine:
    """The way to a page of items through the years."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The overview of a run."""

    received: str
    plans: tuple[PlanLine, ...]
    without_plan: tuple[str, ...]
    failures: tuple[Failure, ...]
    across: tuple[AcrossNotice, ...]
    compares_levels: bool
    pair_groups: tuple[PairGroup, ...]
    pair_failures: tuple[Failure, ...]
    lonely: tuple[PlanLine, ...]
    matrices: tuple[MatrixLine, ...]
    lineages: tuple[LineageLine, ...]
    tool: str


def view_index(run: Run, lang: Lang, check_below: float) -> IndexView:
    """Prepare the overview of a run."""
    page = page_words(lang)
    groups = tuple(
        PairGroup(
            kind_name(kind, lang),
            tuple(_pair_line(entry, lang, check_below) for entry in run.pairs if entry.comparison.kind is kind),
        )
        for kind in Kind
    )
    plans = [plan for reading in run.readings for plan in reading.plans]
    return IndexView(
        received=_received(plans, lang),
        plans=tuple(_plan_line(plan, lang) for plan in plans),
        without_plan=tuple(reading.source.name for reading in run.readings if not reading.plans),
        failures=run.failures,
        across=view_across(run.pairs, lang, check_below),
        compares_levels=any(entry.comparison.kind is Kind.LEVELS for entry in run.pairs),
        pair_groups=tuple(group for group in groups if group.lines),
        pair_failures=run.pair_failures,
        lonely=tuple(_plan_line(one.plan, lang) for one in run.lonely),
        matrices=tuple(
            MatrixLine(link(entry.href), entry.template.title, page["comma"].join(entry.places))
            for entry in run.matrices
        ),
        lineages=tuple(LineageLine(link(entry.href), course_of(entry.plans, lang)) for entry in run.lineages),
        tool="" if run.tool is None else tool_line(run.tool),
    )


def _plan_line(plan: Plan, lang: Lang) -> PlanLine:
    """A plan in one line."""
    unknown = page_words(lang)["unknown"]
    return PlanLine(
        place=plan.place or unknown,
        level=words(LEVELS[plan.level], lang) if plan.level else unknown,
        year=str(plan.year) if plan.year else unknown,
        subject=plan.subject or unknown,
        title=plan.title,
        items=len(plan.items),
        document_number=plan.document_number or unknown,
        source=plan.source.name,
    )


def _received(plans: list[Plan], lang: Lang) -> str:
    """Whose plans were received, and how many of each place, in one line."""
    page = page_words(lang)
    counted = Counter(plan.place or page["unknown"] for plan in plans)
    return page["comma"].join(page["plans_of"].format(place, number) for place, number in counted.items())


def _pair_line(entry: PairEntry, lang: Lang, check_below: float) -> PairLine:
    """A compared pair in one line."""
    comparison, page = entry.comparison, page_words(lang)
    leads = len(lead_facts(comparison)) + sum(len(concerning(row, Concern.LEAD)) for row in comparison.rows)
    raised = [row for row in comparison.rows if concerns_of(row, comparison.kind, check_below)]
    looks = (
        Look(page["targets_head"], count_changed(comparison, FindingKind.TARGET), "#targets"),
        Look(page["leads_head"], leads, "#offices"),
        Look(page["slips_head"], count_changed(comparison, FindingKind.SLIP), "#slips"),
        Look(page["needs_check"], sum(needs_check(row, check_below) for row in raised), "#attention"),
    )
    titles = comparison.template.title, comparison.plan.title
    return PairLine(link(entry.href), *titles, tally(comparison, lang), looks)
