"""任务分解表: what a plan asks, of whom and until when, as it says so itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.comparison import MeasureKind, Row
from align.language import Lang
from align.plan import Item, squeeze
from align.report.cells import PlanSide, plan_side
from align.report.gathered import plan_mark
from align.report.segments import Side
from align.report.wording import page_words
from align.sentences import clip
from align.workbooks.origin import Origin, Told
from align.workbooks.sheet import Column, Line, sheet_words

ABOUT = 24  # characters of what is due, where an item has several dates
HEADING_END = " 　。.：:；;"  # what parts a heading from the words behind it


class PlanTasks(NamedTuple):
    """A plan with those of its rows that somebody gets, from whatever comparisons they are."""

    told: Told
    rows: tuple[Row, ...]


def task_columns(origin: Origin, lang: Lang) -> tuple[Column, ...]:
    """The columns of every task sheet."""
    page = sheet_words(lang)
    return (
        *origin.columns,
        Column(page["task"], 32, key=True),
        Column(page["demand"], 66),
        Column(page["lead"], 20),
        Column(page["support"], 30),
        Column(page["deadline"], 18),
    )


def plans_of(told: Sequence[Told]) -> tuple[PlanTasks, ...]:
    """Every plan once, though it may stand in several comparisons."""
    found: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        found[plan_mark(one.extract.comparison.plan)].append(one)
    return tuple(PlanTasks(some[0], tuple(row for one in some for row in one.extract.rows)) for some in found.values())


def list_tasks(plans: Sequence[PlanTasks], origin: Origin, lang: Lang) -> Iterator[Line]:
    """A line for every item, in the plan's order."""
    number = 0
    for one in plans:
        here = plan_side(one.told.extract.comparison.plan, Side.PLAN, lang)
        rows: defaultdict[int, list[Row]] = defaultdict(list)
        for row in one.rows:
            for no in row.plan_items:
                rows[no].append(row)
        for no in sorted(rows):
            number += 1
            item = here.items[no]
            yield (
                number,
                *origin.cells(one.told, here.plan.title),
                "\n".join(filter(None, (here.sections[no], item.label + item.heading))),
                _demand(item),
                page_words(lang)["comma"].join(item.offices.lead),
                _support(item, here),
                _deadlines(rows[no], here.plan.year, lang),
            )


def _demand(item: Item) -> str:
    """The words of a task behind its heading."""
    words = item.task.removeprefix(item.heading) if item.heading else item.task
    return words.lstrip(HEADING_END) if words != item.task else words


def _support(item: Item, here: PlanSide) -> str:
    """Who supports a task; offices that answer for all items are marked as such, with where the plan says so."""
    comma, page = page_words(here.lang)["comma"], sheet_words(here.lang)
    told = [comma.join(item.offices.support)]
    if item.offices.default:
        told.append(page["standing_here"].format(comma.join(item.offices.default)))
    elif item.no in here.defaults:
        source = here.items[here.defaults[item.no]]
        names = comma.join(source.offices.default)
        told.append(page["standing"].format(names, source.label or page["item_no"].format(source.no)))
    return "\n".join(filter(None, told))


def _deadlines(rows: Sequence[Row], year: int | None, lang: Lang) -> str:
    """The dates that a plan sets for a task, verbatim; where there are several, each with what is due.

    The plan's own year and nothing more is no date: all of the plan is for that year.
    """
    found = {
        (squeeze(finding.plan), squeeze(finding.plan_measure.object))
        for row in rows
        for finding in row.findings
        if finding.plan and finding.plan_measure and finding.plan_measure.kind is MeasureKind.DEADLINE
    }
    ordered = sorted(one for one in found if one[0] != f"{year}年")
    if len({date for date, _ in ordered}) == 1:
        return ordered[0][0]
    about = page_words(lang)["about"]
    return "\n".join(date + (about.format(clip(what, ABOUT)) if what else "") for date, what in ordered)
