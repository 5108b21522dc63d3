"""The pages of a run: one for each pair, each template against several places, each subject through the years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from align.comparison import Kind
from align.language import Lang
from align.lineage import find_chains, trace
from align.output import make_folder, write_files
from align.pairing import Listed, Pair
from align.record import comparison_record, dump
from align.report import (
    Edition,
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
    """Where the pages go, in which language, and below which confidence a person should look.

    With `parquet` tables are written as Parquet too.
    """

    out: Path
    lang: Lang
    check_below: float
    parquet: bool = False

    def edition(self, up: str = "") -> Edition:
        """How a page is made; `up` leads from its folder to that of the overview, as `../`."""
        return Edition(self.lang, self.check_below, f"{up}index.html")


class Done(NamedTuple):
    """A pair that was compared."""

    pair: Pair
    entry: PairEntry

    @property
    def title(self) -> str:
        """Name the pair for people."""
        return title_of(self.pair)


def title_of(pair: Pair) -> str:
    """Name a pair for people."""
    return f"{pair.template.plan.title} → {pair.plan.plan.title}"


class Course(NamedTuple):
    """The comparisons of one subject through the years, and the path of the page about them."""

    steps: tuple[Done, ...]
    href: str

    @property
    def keys(self) -> frozenset[str]:
        """Its comparisons by their keys."""
        return frozenset(step.entry.key for step in self.steps)

    @property
    def title(self) -> str:
        """Name the course for people."""
        plans = self.steps[0].entry.comparison.template, *(step.entry.comparison.plan for step in self.steps)
        return " → ".join(plan.title for plan in plans)


def write_pair(entry: PairEntry, lineage: str, press: Press) -> None:
    """Write what was found of a pair, for people and for programs; `lineage` is a page of the same folder or empty."""
    way = f"../{lineage}" if lineage else ""
    page = render_html(
        entry.comparison,
        press.edition("../"),
        lineage=way,
        readings=entry.seen_from("../").readings,
        looks=entry.looks,
    )
    record = dump(comparison_record(entry.comparison, press.lang))
    base = press.out / "pairs" / entry.key
    write_files({base.with_name(base.name + ".html"): page, base.with_name(base.name + ".json"): record})


class Group(NamedTuple):
    """The comparisons of several places with one template."""

    template: Listed
    entries: tuple[PairEntry, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Whose plans they are, in their order."""
        return tuple(entry.comparison.plan.place or entry.comparison.plan.title for entry in self.entries)

    @property
    def title(self) -> str:
        """Name the group for people."""
        return f"{self.template.plan.title} → {'、'.join(self.places)}"


def find_groups(done: Sequence[Done]) -> tuple[Group, ...]:
    """The templates that several places were compared with, each with their comparisons."""
    between_levels = [one for one in done if one.entry.comparison.kind is Kind.LEVELS]
    between_levels.sort(key=lambda one: one.pair.template.order)
    found = []
    for _, group in groupby(between_levels, key=lambda one: one.pair.template.order):
        pairs, entries = zip(*group, strict=True)
        found.append(Group(pairs[0].template, entries))
    return tuple(group for group in found if len(group.entries) > 1)


def write_matrix(group: Group, press: Press) -> MatrixEntry:
    """Write the page of one template against its places, and a page for each of its items: all of them or none."""
    template = group.template.plan
    key = group.template.key
    href = f"matrix-{key}.html"
    items = tuple(f"{ITEMS}/{key}/{item.no}.html" for item in template.items)
    page = render_matrix(template, group.entries, press.edition(), items=items)
    pages = {press.out / href: page, **item_pages(group, items, href, press)}
    make_folder(press.out / ITEMS / key)
    write_files(pages)
    return MatrixEntry(template, group.places, href, items)


def item_pages(group: Group, items: Sequence[str], matrix: str, press: Press) -> dict[Path, str]:
    """The page of every item of a template; `items` are their paths, two folders below the others' own."""
    up = "../../"
    here = tuple(entry.seen_from(up) for entry in group.entries)
    pages = render_items(
        group.template.plan,
        here,
        press.edition(up),
        matrix=up + matrix,
    )
    return {press.out / href: page for href, page in zip(items, pages, strict=True)}


def find_courses(done: Sequence[Done]) -> tuple[Course, ...]:
    """The subjects that can be followed through at least three plans of one government, named after the latest."""
    chains = find_chains([one.entry.comparison for one in done])
    courses = [tuple(done[at] for at in chain) for chain in chains]
    return tuple(Course(steps, f"lineage-{steps[-1].pair.plan.key}.html") for steps in courses)


def courses_of(courses: Sequence[Course]) -> dict[str, str]:
    """The path of the first course that a pair is a step of, by the pair's key."""
    return {step.entry.key: course.href for course in reversed(courses) for step in course.steps}


def write_lineage(course: Course, press: Press) -> LineageEntry:
    """Write the page of one subject through the years."""
    lineage = trace([one.entry.comparison for one in course.steps])
    hrefs = [one.entry.href for one in course.steps]
    readings = [course.steps[0].entry.readings[0], *(one.entry.readings[1] for one in course.steps)]
    page = render_lineage(lineage, hrefs, press.edition(), readings=readings)
    write_files({press.out / course.href: page})
    return LineageEntry(lineage.plans, course.href)
