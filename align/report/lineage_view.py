"""One government's items on one subject through the years: a row for each strand, a column for each plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from align.comparison import FindingKind, Kind, Row
from align.concerns import changed, needs_check
from align.language import SHAPES, TAGS, Lang, Outcome, outcome_name, outcome_of, words
from align.lineage import Lineage, Strand
from align.plan import Plan
from align.provenance import encoder_notes, tool_line
from align.report.attention import SEEN
from align.report.cells import anchor_of, short_title
from align.report.findings import finding_line, in_short
from align.report.rows import Badge, make_badge
from align.report.run_view import link
from align.report.segments import Side
from align.report.wording import course_of, page_words
from align.sentences import sentence

MANY = 3  # changed targets that a cell names; the pair's report has the rest


class Column(NamedTuple):
    """One year's plan, the way to its comparison with the year before, none for the first, and to how it was read."""

    year: str
    title: str
    extent: str
    href: str
    reading: str


class Also(NamedTuple):
    """Another row in which the same item stands."""

    href: str
    number: int


class Entry(NamedTuple):
    """An item of one year: where it stands, what became of it since the year before, which targets changed."""

    href: str
    number: str
    title: str
    badge: Badge | None
    tags: tuple[str, ...]
    check: bool
    notes: tuple[str, ...]
    also: tuple[Also, ...]


class Gone(NamedTuple):
    """The year from which a strand is no longer listed, with the way to where that is told."""

    href: str
    badge: Badge
    notes: tuple[str, ...]


class Cell(NamedTuple):
    """What a strand is in one year: its items, or that it is no longer listed; neither before and after."""

    head: str
    entries: tuple[Entry, ...]
    gone: Gone | None


class Line(NamedTuple):
    """A strand in one row."""

    number: int
    cells: tuple[Cell, ...]


class LineGroup(NamedTuple):
    """Rows under one heading: a section of the latest plan, or the year from which they are no longer listed."""

    title: str
    lines: tuple[Line, ...]


class Total(NamedTuple):
    """How many strands took one course."""

    shape: str
    name: str
    number: int


class LineageView(NamedTuple):
    """The page of one government and subject."""

    heading: str
    columns: tuple[Column, ...]
    totals: tuple[Total, ...]
    notes: tuple[str, ...]
    groups: tuple[LineGroup, ...]
    tool: str


class Desk(NamedTuple):
    """What every cell is made from: rows by item, the way to each comparison, and in which strands an item stands."""

    lineage: Lineage
    hrefs: tuple[str, ...]
    readings: tuple[str, ...]
    rows: tuple[Mapping[tuple[Side, int], Row], ...]
    strands: Mapping[tuple[int, int], Sequence[int]]
    lang: Lang
    check_below: float


def view_lineage(
    lineage: Lineage, hrefs: Sequence[str], readings: Sequence[str], lang: Lang, check_below: float
) -> LineageView:
    """Prepare the page; `hrefs` lead to the comparisons' reports, `readings` to how each plan was read, in order."""
    desk = _desk(lineage, hrefs, readings, lang, check_below)
    return LineageView(
        heading=course_of(lineage.plans, lang),
        columns=tuple(_column(at, plan, desk) for at, plan in enumerate(lineage.plans)),
        totals=_totals(desk),
        notes=(*_missing(lineage.plans, lang), *encoder_notes(lineage.comparisons[-1].tool, lang)),
        groups=_groups(desk),
        tool=tool_line(lineage.comparisons[-1].tool, lang),
    )


def years_of(plans: Sequence[Plan]) -> tuple[str, ...]:
    """The years of plans as they are shown."""
    return tuple(str(plan.year) for plan in plans)


def _desk(lineage: Lineage, hrefs: Sequence[str], readings: Sequence[str], lang: Lang, check_below: float) -> Desk:
    """Look up once what every cell needs."""
    rows: list[dict[tuple[Side, int], Row]] = []
    for comparison in lineage.comparisons:
        known = {(Side.PLAN, row.plan_items[0]): row for row in comparison.rows if row.plan_items}
        known |= {(Side.TEMPLATE, row.template_items[0]): row for row in comparison.rows if not row.plan_items}
        rows.append(known)
    strands: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, strand in enumerate(lineage.strands, 1):
        for at, items in enumerate(strand.items):
            for no in items:
                strands[at, no].append(number)
    ways = tuple(map(link, readings)) or ("",) * len(lineage.plans)
    return Desk(lineage, tuple(map(link, hrefs)), ways, tuple(rows), strands, lang, check_below)


def _column(at: int, plan: Plan, desk: Desk) -> Column:
    """The head of a column."""
    extent = page_words(desk.lang)["items_only"].format(0, len(plan.items))
    return Column(str(plan.year), plan.title, extent, desk.hrefs[at - 1] if at else "", desk.readings[at])


def _missing(plans: Sequence[Plan], lang: Lang) -> tuple[str, ...]:
    """Which years between have no plan here; a missing file must not look like a pause."""
    page, known = page_words(lang), [plan.year or 0 for plan in plans]
    gaps = [str(year) for year in range(known[0], known[-1]) if year not in known]
    return (page["years_missing"].format(page["comma"].join(gaps)),) if gaps else ()


def _totals(desk: Desk) -> tuple[Total, ...]:
    """How many strands run through, began in each later year, and ended before each."""
    page, years = page_words(desk.lang), years_of(desk.lineage.plans)
    newest = len(years) - 1
    courses = Counter((strand.first, strand.last) for strand in desk.lineage.strands)
    begun = [sum(number for (first, _), number in courses.items() if first == at) for at in range(len(years))]
    ended = [sum(number for (_, last), number in courses.items() if last == at) for at in range(newest)]
    totals = [Total("≡", page["runs_through"].format(years[0]), courses[0, newest])]
    totals += [Total(SHAPES[Outcome.ADDED], page["begins"].format(years[at]), begun[at]) for at in range(1, len(years))]
    totals += [
        Total(SHAPES[Outcome.DROPPED], page["ends"].format(years[at + 1]), ended[at]) for at in reversed(range(newest))
    ]
    return tuple(totals)


def _groups(desk: Desk) -> tuple[LineGroup, ...]:
    """The rows under the latest plan's sections, then those that ended, by the year from which they are missing."""
    groups: list[tuple[str, list[Line]]] = []
    for number, strand in enumerate(desk.lineage.strands, 1):
        title = _title(strand, desk)
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        groups[-1][1].append(Line(number, tuple(_cells(number, strand, desk))))
    return tuple(LineGroup(title, tuple(lines)) for title, lines in groups)


def _title(strand: Strand, desk: Desk) -> str:
    """The heading under which a strand stands."""
    plans = desk.lineage.plans
    if strand.last < len(plans) - 1:
        return page_words(desk.lang)["ends"].format(plans[strand.last + 1].year)
    (no,) = strand.items[-1]
    return next(one.label + one.heading for one in plans[-1].sections if any(item.no == no for item in one.items))


def _cells(number: int, strand: Strand, desk: Desk) -> Iterator[Cell]:
    """What a strand is in each year."""
    for at, year in enumerate(years_of(desk.lineage.plans)):
        entries = tuple(_entry(at, no, number, desk) for no in strand.items[at])
        yield Cell(year, entries, _gone(strand, desk) if at == strand.last + 1 else None)


def _entry(at: int, no: int, number: int, desk: Desk) -> Entry:
    """An item of one year as its comparison with the year before sees it; the first year's as it is."""
    page, item = page_words(desk.lang), desk.lineage.plans[at].items[no - 1]
    also = tuple(Also(f"#s{other}", other) for other in desk.strands[at, no] if other != number)
    name, title = page["item_no"].format(no), item.label + short_title(item)
    if not at:
        return Entry(f"{desk.hrefs[0]}#{anchor_of(Side.TEMPLATE, no)}", name, title, None, (), False, (), also)
    row = desk.rows[at - 1][Side.PLAN, no]
    return Entry(
        href=f"{desk.hrefs[at - 1]}#{anchor_of(Side.PLAN, no)}",
        number=name,
        title=title,
        badge=make_badge(outcome_of(row, Kind.YEARS), Kind.YEARS, desk.lang),
        tags=tuple(words(TAGS[tag], desk.lang) for tag in row.tags),
        check=needs_check(row, desk.check_below),
        notes=_targets(row, desk.lang),
        also=also,
    )


def _targets(row: Row, lang: Lang) -> tuple[str, ...]:
    """Which targets moved since the year before, the first of them in words."""
    moved = [finding for finding in changed(row) if finding.kind is FindingKind.TARGET]
    told = [in_short(finding_line(finding, lang), lang) for finding in moved[:MANY]]
    rest = len(moved) - len(told)
    return (*told, *([page_words(lang)["more_targets"].format(rest)] if rest else []))


def _gone(strand: Strand, desk: Desk) -> Gone:
    """That a strand's last item is no longer listed, and where else it was seen."""
    (no,) = strand.items[strand.last]
    row = desk.rows[strand.last][Side.TEMPLATE, no]
    return Gone(
        href=f"{desk.hrefs[strand.last]}#{anchor_of(Side.TEMPLATE, no)}",
        badge=Badge(
            Outcome.DROPPED.value, SHAPES[Outcome.DROPPED], outcome_name(Outcome.DROPPED, Kind.YEARS, desk.lang)
        ),
        notes=tuple(sentence(reason, desk.lang) for reason in row.because if reason.code == SEEN),
    )
