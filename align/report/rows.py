"""A comparison's rows as a report shows them."""

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
from align.report.ties import Carriers, Tie, find_carriers, origin, view_ties
from align.report.tokens import tokens_of
from align.report.wording import page_words
from align.sentences import sentence

# reasons that the row's cells, flags and ties say already
SHOWN = frozenset({"nearest-template", "nearest-plan", "alone", "merged", "split"})


class Badge(NamedTuple):
    """An outcome in shape and words; `css` only adds colour."""

    css: str
    shape: str
    name: str


class Flag(NamedTuple):
    """A mark beside the verdict, with what there is to say of it."""

    name: str
    note: str


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
    flags: tuple[Flag, ...]
    ties: tuple[Tie, ...]
    tokens: tuple[str, ...]
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


class Table(NamedTuple):
    """What every row is made from: both plans looked up, and below which confidence a person should look."""

    comparison: Comparison
    template: PlanSide
    plan: PlanSide
    lang: Lang
    check_below: float
    carriers: Carriers
    section_tokens: dict[str, str]  # what the filters call a section of the plan, by its heading

    @property
    def kind(self) -> Kind:
        """Levels or years, which have words of their own."""
        return self.comparison.kind


def make_table(comparison: Comparison, lang: Lang, check_below: float) -> Table:
    """Look up once what every row needs."""
    template = plan_side(comparison.template, Side.TEMPLATE, lang)
    plan = plan_side(comparison.plan, Side.PLAN, lang)
    headings = dict.fromkeys(filter(None, plan.sections.values()))
    tokens = {heading: f"s{number}" for number, heading in enumerate(headings, 1)}
    return Table(comparison, template, plan, lang, check_below, find_carriers(comparison.rows), tokens)


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


def view_row(index: int, row: Row, section: str, table: Table) -> RowView:
    """One row, ready to be placed."""
    outcome, doubtful = outcome_of(row, table.kind), doubts(row, table)
    badge = make_badge(outcome, table.kind, table.lang)
    hundredths = _hundredths(row)
    return RowView(
        plan_no=";".join(map(str, row.plan_items)),
        template_nos=";".join(map(str, row.template_items)),
        badge=badge,
        tags=tuple(words(TAGS[tag], table.lang) for tag in row.tags),
        flags=_flags(index, row, doubtful, table),
        ties=view_ties(row, table.carriers, page_words(table.lang)),
        tokens=tokens_of(row, outcome, doubtful=bool(doubtful), section=table.section_tokens.get(section, "")),
        template=tuple(_template_cell(no, index, row, section, table) for no in row.template_items),
        plan=_plan_cell(row, table),
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


def _flags(index: int, row: Row, doubtful: tuple[str, ...], table: Table) -> tuple[Flag, ...]:
    """Marks that stand beside the verdict."""
    page = page_words(table.lang)
    flags = {"needs_check": bool(doubtful), "moved": row.moved, "reviewed": is_reviewed(row)}
    notes = {"moved": origin(index, row, table.carriers, page)}
    return tuple(Flag(page[name], notes.get(name, "")) for name, holds in flags.items() if holds)


def _template_cell(no: int, index: int, row: Row, section: str, table: Table) -> ItemCell:
    """A template item: whole in its first row, a reference in the others."""
    if table.carriers.homes[no] != index:
        return reference_cell(table.template, no, row.edits)
    own = table.template.sections[no]
    section = "" if own == section else own
    return whole_cell(table.template, no, row.edits, section=section, foldable=bool(row.plan_items))


def _plan_cell(row: Row, table: Table) -> ItemCell | None:
    """The plan's item; beside no template item none of its words is unchanged, so none can be folded."""
    if not row.plan_items:
        return None
    return whole_cell(table.plan, row.plan_items[0], row.edits, foldable=bool(row.template_items))


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
