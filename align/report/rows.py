"""A comparison's rows as a report shows them, grouped under the plan's section headings."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Addressee, Comparison, Edit, Kind, Row, Verdict
from align.concerns import DOUBTFUL, here_unsure
from align.language import SHAPES, TAGS, Lang, Outcome, is_reviewed, outcome_name, outcome_of, part_name, words
from align.report.bars import Stretch, lay_out
from align.report.cells import (
    ItemCell,
    PlanSide,
    anchor_of,
    edit_line,
    plan_side,
    reference_cell,
    short_title,
    whole_cell,
)
from align.report.findings import FindingLine, finding_lines, kept_words, tells
from align.report.segments import Side, stands_in
from align.report.wording import page_words
from align.sentences import sentence

SHOWN = frozenset({"nearest-template", "nearest-plan", "alone"})  # reasons that the row's cells and flags say already


class Badge(NamedTuple):
    """An outcome in shape and words; `css` only adds colour."""

    css: str
    shape: str
    name: str


class Candidate(NamedTuple):
    """The nearest item of the other side, for an item that has no counterpart."""

    href: str
    number: str
    title: str


class RowView(NamedTuple):
    """One row, ready to be placed; `tokens` are what the filters look for, numbers are for scripts that name rows."""

    plan_no: str
    template_nos: str
    badge: Badge
    tags: tuple[str, ...]
    flags: tuple[str, ...]
    tokens: str
    template: tuple[ItemCell, ...]
    plan: ItemCell | None
    candidates: tuple[Candidate, ...]
    nearest_score: str
    nobody: str
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    kept: str
    other_edits: tuple[str, ...]
    score: str
    parts: tuple[Stretch, ...]
    parts_words: str
    found_by: str
    confidence: str


class Pointer(NamedTuple):
    """A row in one line, with the way to it and what is to be noted."""

    href: str
    number: str
    title: str
    notes: tuple[str, ...]


class Group(NamedTuple):
    """The rows under one heading of the plan; headings are empty where the one before goes on."""

    section: str
    nested: tuple[str, ...]
    rows: tuple[RowView, ...]


class Table(NamedTuple):
    """What every row is made from: both plans looked up, and below which confidence a person should look."""

    comparison: Comparison
    template: PlanSide
    plan: PlanSide
    lang: Lang
    check_below: float
    homes: dict[int, int]  # the row in which a template item stands whole, by item number

    @property
    def kind(self) -> Kind:
        """Levels or years, which have words of their own."""
        return self.comparison.kind


def make_table(comparison: Comparison, lang: Lang, check_below: float) -> Table:
    """Look up once what every row needs."""
    homes: dict[int, int] = {}
    for index, row in enumerate(comparison.rows):
        for no in row.template_items:
            homes.setdefault(no, index)
    template = plan_side(comparison.template, Side.TEMPLATE, lang)
    plan = plan_side(comparison.plan, Side.PLAN, lang)
    return Table(comparison, template, plan, lang, check_below, homes)


def make_badge(outcome: Outcome, kind: Kind, lang: Lang) -> Badge:
    """An outcome in shape and words."""
    return Badge(outcome.value, SHAPES[outcome], outcome_name(outcome, kind, lang))


def doubts(row: Row, table: Table) -> tuple[str, ...]:
    """Why a person should look at a row, in sentences; nothing where a person has done so."""
    if is_reviewed(row):
        return ()
    page = page_words(table.lang)
    found = [sentence(reason, table.lang) for reason in row.because if reason.code in DOUBTFUL]
    if here_unsure(row):
        found.append(page["here_unsure"] + page["stop"])
    if row.confidence < table.check_below:
        levels = f"{int(100 * row.confidence)}%", f"{table.check_below:.0%}"
        found.append(page["low_confidence"].format(*levels) + page["stop"])
    return tuple(found)


def point(row: Row, table: Table, notes: tuple[str, ...] = ()) -> Pointer:
    """A row in one line: by its plan item, or by its template item where it has none."""
    here, no = (table.plan, row.plan_items[0]) if row.plan_items else (table.template, row.template_items[0])
    name = page_words(table.lang)["plan_no" if here.side is Side.PLAN else "template_no"]
    return Pointer(f"#{anchor_of(here.side, no)}", name.format(no), short_title(here.items[no]), notes)


def group_rows(table: Table) -> tuple[Group, ...]:
    """All rows in their order, cut where the plan begins a new section or nested heading."""
    nested = _nested_headings(table)
    groups: list[tuple[str, tuple[str, ...], list[RowView]]] = []
    current = ""
    for index, row in enumerate(table.comparison.rows):
        no = row.plan_items[0] if row.plan_items else None
        section = current if no is None else table.plan.sections[no]
        marks = tuple(nested.get(no, ())) if no is not None else ()
        if not groups or section != current or marks:
            groups.append((section if section != current else "", marks, []))
            current = section
        groups[-1][2].append(view_row(index, row, section, table))
    return tuple(Group(section, marks, tuple(rows)) for section, marks, rows in groups)


def _nested_headings(table: Table) -> dict[int, list[str]]:
    """The plan's nested headings by the item they stand above."""
    nested: dict[int, list[str]] = {}
    for section in table.comparison.plan.sections:
        for mark in section.nested:
            nested.setdefault(mark.no, []).append(mark.label + mark.heading)
    return nested


def view_row(index: int, row: Row, section: str, table: Table) -> RowView:
    """One row, ready to be placed."""
    badge = make_badge(outcome_of(row, table.kind), table.kind, table.lang)
    doubtful = doubts(row, table)
    hundredths = _hundredths(row)
    return RowView(
        plan_no=";".join(map(str, row.plan_items)),
        template_nos=";".join(map(str, row.template_items)),
        badge=badge,
        tags=tuple(words(TAGS[tag], table.lang) for tag in row.tags),
        flags=_flags(row, doubtful, table),
        tokens=" ".join([badge.css, *(["check"] if doubtful else []), *(["moved"] if row.moved else [])]),
        template=tuple(_template_cell(no, index, row, section, table) for no in row.template_items),
        plan=whole_cell(table.plan, row.plan_items[0], row.edits) if row.plan_items else None,
        candidates=_candidates(row, table),
        nearest_score="" if row.nearest is None else f"{row.nearest.score:.2f}",
        nobody=_nobody(row, badge, table),
        reasons=_reasons(row, table.lang),
        doubts=doubtful,
        findings=finding_lines(row.findings, table.lang),
        kept=kept_words(row.findings, table.lang),
        other_edits=tuple(edit_line(edit, table.lang) for edit in row.edits if not _in_place(edit, table)),
        score="" if row.score is None else f"{row.score:.2f}",
        parts=lay_out(hundredths, 100),
        parts_words="＋".join(f"{part_name(name, table.lang)} {value / 100:.2f}" for name, value in hundredths),
        found_by="" if row.found_by is None else part_name(row.found_by, table.lang),
        confidence=f"{int(100 * row.confidence)}%",
    )


def _reasons(row: Row, lang: Lang) -> tuple[str, ...]:
    """Why a row is called what it is called, apart from what stands elsewhere in it."""
    silent = DOUBTFUL | SHOWN
    return tuple(
        sentence(reason, lang)
        for reason in row.because
        if reason.code not in silent and not tells(row.findings, reason)
    )


def _nobody(row: Row, badge: Badge, table: Table) -> str:
    """What stands on the side where a row has no item."""
    own = row.applies is not None and row.applies.to is Addressee.OWN
    names = {Outcome.ELSEWHERE.value: "own_work" if own else "not_needed", Outcome.ADDED.value: "no_item"}
    return page_words(table.lang)[names.get(badge.css, "no_plan_item")]


def _hundredths(row: Row) -> list[tuple[str, int]]:
    """The parts of a score in hundredths that add up to the score as printed; the largest takes the rest."""
    hundredths = [round(100 * part.value) for part in row.parts]
    if hundredths:
        largest = hundredths.index(max(hundredths))
        hundredths[largest] += round(100 * (row.score or 0.0)) - sum(hundredths)
    return [(part.name, value) for part, value in zip(row.parts, hundredths, strict=True)]


def _flags(row: Row, doubtful: tuple[str, ...], table: Table) -> tuple[str, ...]:
    """Marks that stand beside the verdict."""
    page = page_words(table.lang)
    flags = {"needs_check": bool(doubtful), "moved": row.moved, "reviewed": is_reviewed(row)}
    return tuple(page[name] for name, holds in flags.items() if holds)


def _template_cell(no: int, index: int, row: Row, section: str, table: Table) -> ItemCell:
    """A template item: whole in its first row, a reference in the others."""
    if table.homes[no] != index:
        return reference_cell(table.template, no, row.edits)
    own = table.template.sections[no]
    return whole_cell(table.template, no, row.edits, section="" if own == section else own)


def _candidates(row: Row, table: Table) -> tuple[Candidate, ...]:
    """The nearest items on the other side."""
    if row.nearest is None:
        return ()
    there = table.plan if row.verdict is Verdict.DROPPED else table.template
    name = page_words(table.lang)["plan_no" if there is table.plan else "template_no"]
    return tuple(
        Candidate(f"#{anchor_of(there.side, no)}", name.format(no), short_title(there.items[no]))
        for no in row.nearest.items
    )


def _in_place(edit: Edit, table: Table) -> bool:
    """Whether an edit is marked inside the words of an item on either side."""
    places = ((edit.template_at, table.template), (edit.plan_at, table.plan))
    return any(
        place is not None and place.no in there.items and stands_in(edit, there.items[place.no], there.side)
        for place, there in places
    )
