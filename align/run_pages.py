"""The pages of a run: one for each pair, each template against several places, each subject through the years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from align.comparison import Kind
from align.keys import plan_key
from align.language import Lang
from align.lineage import find_chains, trace
from align.output import make_folder, write_files
from align.pairing import Listed, Pair
from align.record import comparison_record, dump
from align.report import (
    LineageEntry,
    MatrixEntry,
    PairEntry,
    render_html,
    render_items,
    render_lineage,
    render_matrix,
)


ITEMS = "items"


class Press(NamedTuple):
    """Where the pages go, in which language, and below which confidence a person should look."""

    out: Path
    lang: Lang
    check_below: float


class Done(NamedTuple):
    """A pair that was compared."""

    pair: Pair
    entry: PairEntry


class Course(NamedTuple):
    """The comparisons of one subject through the years, and the path of the page about them."""

    steps: tuple[Done, ...]
    href: str


def write_pair(entry: PairEntry, lineage: str, press: Press) -> None:
    """Write what was found of a pair, for people and for programs; `lineage` is a page of the same folder or empty."""
    way = f"../{lineage}" if lineage else ""
    page = render_html(
        entry.comparison,
        press.lang,
        check_below=press.check_below,
        back="../index.html",
        lineage=way,
        readings=entry.seen_from("../").readings,
    )
    record = dump(comparison_record(entry.comparison, press.lang))
    base = press.out / "pairs" / entry.key
    write_files({base.with_name(base.name + ".html"): page, base.with_name(base.name + ".json"): record})


def write_matrices(done: Sequence[Done], press: Press) -> tuple[MatrixEntry, ...]:
    """Write a page for every template that several places were compared with."""
    between_levels = [one for one in done if one.entry.comparison.kind is Kind.LEVELS]
    between_levels.sort(key=lambda one: one.pair.template.order)
    made = []
    for _, group in groupby(between_levels, key=lambda one: one.pair.template.order):
        pairs, entries = zip(*group, strict=True)
        if len(entries) > 1:
            made.append(write_matrix(pairs[0].template, entries, press))
    return tuple(made)


def write_matrix(template: Listed, entries: tuple[PairEntry, ...], press: Press) -> MatrixEntry:
    """Write the page of one template against its places, and a page for each of its items."""
    key = plan_key(template)
    href = f"matrix-{key}.html"
    items = tuple(f"{ITEMS}/{key}/{item.no}.html" for item in template.plan.items)
    page = render_matrix(
        template.plan, entries, press.lang, check_below=press.check_below, back="index.html", items=items
    )
    write_files({press.out / href: page})
    write_items(template, entries, items, href, press)
    places = (entry.comparison.plan.place or entry.comparison.plan.title for entry in entries)
    return MatrixEntry(template.plan, tuple(places), href, items)


def write_items(
    template: Listed, entries: tuple[PairEntry, ...], items: tuple[str, ...], matrix: str, press: Press
) -> None:
    """Write the page of every item of a template; `items` are their paths, two folders below the others' own."""
    up = "../../"
    here = tuple(seen_from(up, entry) for entry in entries)
    make_folder((press.out / items[0]).parent)
    pages = render_items(
        template.plan, here, press.lang, check_below=press.check_below, back=f"{up}index.html", matrix=up + matrix
    )
    for href, page in zip(items, pages, strict=True):
        write_files({press.out / href: page})


def seen_from(up: str, entry: PairEntry) -> PairEntry:
    """A pair as a page in another folder lists it."""
    template, plan = entry.readings
    return entry._replace(href=up + entry.href, readings=(template and up + template, plan and up + plan))


def find_courses(done: Sequence[Done]) -> tuple[Course, ...]:
    """The subjects that can be followed through at least three plans of one government, named after the latest."""
    chains = find_chains([one.entry.comparison for one in done])
    courses = [tuple(done[at] for at in chain) for chain in chains]
    return tuple(Course(steps, f"lineage-{plan_key(steps[-1].pair.plan)}.html") for steps in courses)


def course_with(one: Done, courses: Sequence[Course]) -> str:
    """The path of the first course that a pair is a step of; empty where there is none."""
    return next((course.href for course in courses if one in course.steps), "")


def write_lineage(course: Course, press: Press) -> LineageEntry:
    """Write the page of one subject through the years."""
    lineage = trace([one.entry.comparison for one in course.steps])
    hrefs = [one.entry.href for one in course.steps]
    readings = [course.steps[0].entry.readings[0], *(one.entry.readings[1] for one in course.steps)]
    page = render_lineage(
        lineage, hrefs, press.lang, check_below=press.check_below, back="index.html", readings=readings
    )
    write_files({press.out / course.href: page})
    return LineageEntry(lineage.plans, course.href)
