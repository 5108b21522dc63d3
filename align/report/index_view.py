"""The overview of a run: first what was received and read, then what deserves attention, then every pair."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Kind
from align.language import LEVELS, Lang, words
from align.provenance import encoder_notes, tool_line
from align.report.across import ItemLine, ItemList, list_lacks, list_targets, list_to_verify, make_pages
from align.report.by_place import PlaceLine, list_by_place
from align.report.folding import Folded
from align.report.gathered import Gathered, gather
from align.report.pair_lines import OPEN, KindTables, list_pairs
from align.report.papers_view import PaperLine, view_papers
from align.report.plan_list import PlaceGroup, list_plans
from align.report.received_view import ReceivedView, view_received
from align.report.reviews import ReviewLine, list_reviews
from align.report.run_view import LineageEntry, Lonely, MatrixEntry, Run, link
from align.report.wording import course_of, page_words


class FailureLine(NamedTuple):
    """A comparison or a page that failed, and why."""

    name: str
    reason: str


class LonelyLine(NamedTuple):
    """A plan that was compared with none, and why."""

    place: str
    level: str
    year: str
    title: str
    source: str
    why: str


class PageLine(NamedTuple):
    """The way to a page about several plans; by place, year and subject it can be found."""

    href: str
    title: str
    places: str
    year: str
    subject: str


class Choices(NamedTuple):
    """What the filter lets choose from: years, the latest first, and subjects."""

    years: tuple[str, ...]
    subjects: tuple[str, ...]


class ToVerify(NamedTuple):
    """The rows that people are asked to look at: how many, by item and by place.

    `asked` are those that places are asked about, with their targets, as the letters and the follow-up list them.
    """

    number: int
    asked: int
    by_item: Folded[ItemLine]
    by_place: Folded[PlaceLine]


class IndexView(NamedTuple):
    """The overview of a run."""

    received: ReceivedView
    compared: bool
    compares_levels: bool
    verify: ToVerify
    reviews: tuple[ReviewLine, ...]
    lacks: Folded[ItemLine]
    lacks_once: Folded[ItemLine]
    targets: tuple[ItemList, ...]
    pairs: tuple[KindTables, ...]
    number: int
    choices: Choices
    pair_failures: tuple[FailureLine, ...]
    page_failures: tuple[FailureLine, ...]
    matrices: tuple[PageLine, ...]
    lineages: tuple[PageLine, ...]
    papers: tuple[PaperLine, ...]
    paper_failures: tuple[FailureLine, ...]
    lonely: tuple[LonelyLine, ...]
    plans: tuple[PlaceGroup, ...]
    plan_number: int
    many: bool
    encoder_notes: tuple[str, ...]
    tool: str


def view_index(run: Run, lang: Lang, check_below: float) -> IndexView:
    """Prepare the overview of a run."""
    gathered, pages = gather(run.pairs, check_below), make_pages(run.matrices, lang)
    groups = list_plans(run.readings, gathered, lang)
    lacks, lacks_once = list_lacks(gathered, pages)
    targets = [list_targets(gathered, kind, pages) for kind in Kind]
    return IndexView(
        received=view_received(run, groups, lang),
        compared=bool(gathered),
        compares_levels=any(one.kind is Kind.LEVELS for one in gathered),
        verify=ToVerify(
            sum(one.looks.verify for one in gathered),
            sum(one.asked for one in gathered),
            list_to_verify(gathered, pages),
            list_by_place(gathered, lang),
        ),
        reviews=tuple(list_reviews(gathered, lang)),
        lacks=lacks,
        lacks_once=lacks_once,
        targets=tuple(one for one in targets if one.lines.number),
        pairs=list_pairs(gathered, lang),
        number=len(gathered),
        choices=_choices(gathered),
        pair_failures=tuple(FailureLine(one.name, one.said(lang)) for one in run.pair_failures),
        page_failures=tuple(FailureLine(one.name, one.said(lang)) for one in run.page_failures),
        matrices=tuple(_matrix_line(entry, lang) for entry in run.matrices),
        lineages=tuple(_lineage_line(entry, lang) for entry in run.lineages),
        papers=view_papers(run, lang),
        paper_failures=tuple(FailureLine(one.name, one.said(lang)) for _, one in run.papers.failures),
        lonely=tuple(lonely_line(one, lang) for one in run.lonely),
        plans=groups,
        plan_number=(number := sum(len(group.lines) for group in groups)),
        many=max(number, len(gathered)) > OPEN,
        encoder_notes=() if run.tool is None else encoder_notes(run.tool, lang),
        tool="" if run.tool is None else tool_line(run.tool, lang),
    )


def _choices(gathered: tuple[Gathered, ...]) -> Choices:
    """The years and subjects of the pairs."""
    plans = [one.entry.comparison.plan for one in gathered]
    years = sorted({plan.year for plan in plans if plan.year}, reverse=True)
    return Choices(tuple(map(str, years)), tuple(dict.fromkeys(plan.subject for plan in plans if plan.subject)))


def _matrix_line(entry: MatrixEntry, lang: Lang) -> PageLine:
    """The way to a matrix."""
    plan, places = entry.template, page_words(lang)["comma"].join(entry.places)
    return PageLine(link(entry.href), plan.title, places, str(plan.year or ""), plan.subject or "")


def _lineage_line(entry: LineageEntry, lang: Lang) -> PageLine:
    """The way to a page of items through the years."""
    latest = entry.plans[-1]
    return PageLine(link(entry.href), course_of(entry.plans, lang), "", str(latest.year or ""), latest.subject or "")


def lonely_line(one: Lonely, lang: Lang) -> LonelyLine:
    """A plan without partner in one line."""
    plan, page = one.plan, page_words(lang)
    why = page["semicolon"].join(
        page[f"lack_{lack.value}"].format(place=plan.place, year=plan.year, subject=plan.subject) for lack in one.lacks
    )
    return LonelyLine(
        place=plan.place or page["unknown"],
        level=words(LEVELS[plan.level], lang) if plan.level else page["unknown"],
        year=str(plan.year) if plan.year else page["unknown"],
        title=plan.title,
        source=plan.source.name,
        why=why,
    )
