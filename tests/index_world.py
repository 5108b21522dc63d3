"""Runs of several places and years, made from the handmade comparison that holds a row of every sort."""

from __future__ import annotations

from dataclasses import replace

from align.comparison import Comparison, Kind
from align.plan import Source
from align.report import PairEntry, Reading
from align.report.run_view import Run
from tests.report_world import COMPARISON, PLAN, ROWS, TEMPLATE


def of_place(place: str, *, no: int = 0) -> Comparison:
    """The comparison as another place's; with a number only the row of that template item."""
    rows = tuple(row for row in ROWS if not no or row.template_items == (no,))
    return replace(COMPARISON, plan=replace(PLAN, place=place, source=Source(f"{place}.txt", "0" * 64, 9)), rows=rows)


def run_of(*comparisons: Comparison, **more: object) -> Run:
    """A run of these pairs."""
    entries = tuple(PairEntry(f"k{n}", one, f"pairs/k{n}.html") for n, one in enumerate(comparisons))
    by_name = {plan.source.name: plan for one in comparisons for plan in (one.template, one.plan)}
    readings = tuple(
        Reading(by_name[name].source, (by_name[name],), f"documents/{n}.html") for n, name in enumerate(by_name)
    )
    return Run(readings, pairs=entries, **more)  # type: ignore[arg-type]


def of_year(year: int, no: int = 0) -> Comparison:
    """The comparison as another year's; `no` tells files apart."""
    title = f"邵阳市{year}年政务公开工作要点"
    return replace(
        COMPARISON, plan=replace(PLAN, year=year, title=title, source=Source(f"{year}-{no}.txt", "0" * 64, 9))
    )


def between_years(place: str, year: int, subject: str) -> Comparison:
    """A place's plan against the one of the year before, without anything to look at."""
    title = f"{place}{{}}年{subject}工作要点"
    earlier, later = (
        replace(
            TEMPLATE,
            place=place,
            year=one,
            subject=subject,
            title=title.format(one),
            source=Source(title.format(one), "0" * 64, 9),
        )
        for one in (year - 1, year)
    )
    return replace(COMPARISON, kind=Kind.YEARS, template=earlier, plan=later, rows=ROWS[:1])
