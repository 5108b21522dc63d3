"""The overview of a run: first what was received and read, then what the pairs show."""

from __future__ import annotations

from dataclasses import dataclass

from align.comparison import Kind
from align.language import LEVELS, Lang, words
from align.plan import Plan
from align.report.pair_view import Tally, tally, tool_line
from align.report.rows import doubts, make_table
from align.report.run_view import Failure, PairEntry, Run, link
from align.report.wording import kind_name, page_words


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
class PairLine:
    """A compared pair in one line: both counts of their own wholes, and how many rows ask for a look."""

    href: str
    template: str
    plan: str
    tallies: tuple[Tally, Tally]
    to_check: int


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
class IndexView:
    """The overview of a run."""

    plans: tuple[PlanLine, ...]
    without_plan: tuple[str, ...]
    failures: tuple[Failure, ...]
    pair_groups: tuple[PairGroup, ...]
    pair_failures: tuple[Failure, ...]
    lonely: tuple[PlanLine, ...]
    matrices: tuple[MatrixLine, ...]
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
    return IndexView(
        plans=tuple(_plan_line(plan, lang) for reading in run.readings for plan in reading.plans),
        without_plan=tuple(reading.source.name for reading in run.readings if not reading.plans),
        failures=run.failures,
        pair_groups=tuple(group for group in groups if group.lines),
        pair_failures=run.pair_failures,
        lonely=tuple(_plan_line(plan, lang) for plan in run.lonely),
        matrices=tuple(
            MatrixLine(link(entry.href), entry.template.title, page["comma"].join(entry.places))
            for entry in run.matrices
        ),
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


def _pair_line(entry: PairEntry, lang: Lang, check_below: float) -> PairLine:
    """A compared pair in one line."""
    comparison = entry.comparison
    table = make_table(comparison, lang, check_below)
    return PairLine(
        href=link(entry.href),
        template=comparison.template.title,
        plan=comparison.plan.title,
        tallies=tally(comparison, lang),
        to_check=sum(bool(doubts(row, table)) for row in comparison.rows),
    )
