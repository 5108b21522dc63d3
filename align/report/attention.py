"""What a reader should look at first: short lists that lead to the rows."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import EditKind, FindingKind, Row, Verdict
from align.language import SHAPES, Outcome, change_name, outcome_name, outcome_of
from align.report.cells import anchor_of, short_title
from align.report.rows import Table, doubts
from align.report.segments import Side, excerpt_of
from align.report.wording import page_words

MEASURED = frozenset({EditKind.FIGURE, EditKind.DATE})


class Pointer(NamedTuple):
    """A row in one line, with the way to it."""

    href: str
    number: str
    title: str
    notes: tuple[str, ...]


class Notice(NamedTuple):
    """One list of rows that deserve a look; `css` only adds colour."""

    css: str
    shape: str
    title: str
    lines: tuple[Pointer, ...]


def notices(table: Table) -> tuple[Notice, ...]:
    """The lists in the order in which they matter; empty ones are left out."""
    page = page_words(table.lang)
    rows = [(row, outcome_of(row, table.kind)) for row in table.comparison.rows]
    missing = [_unmatched(row, table) for row, outcome in rows if outcome in (Outcome.DROPPED, Outcome.UNLISTED)]
    unsure = [
        point(row, table, doubts(row, table))
        for row, outcome in rows
        if outcome not in (Outcome.DROPPED, Outcome.UNLISTED) and doubts(row, table)
    ]
    measured = [point(row, table, notes) for row, _ in rows if (notes := _measured(row, table))]
    added = [_unmatched(row, table) for row, outcome in rows if outcome is Outcome.ADDED]
    elsewhere = [point(row, table) for row, outcome in rows if outcome is Outcome.ELSEWHERE]
    lists = (
        _notice(Outcome.DROPPED, outcome_name(Outcome.DROPPED, table.kind, table.lang), missing),
        Notice("check", "？", page["also_check" if missing else "needs_check"], tuple(unsure)),
        _notice(Outcome.LOCALIZED, page["figures_dates"], measured),
        _notice(Outcome.ADDED, outcome_name(Outcome.ADDED, table.kind, table.lang), added),
        _notice(Outcome.ELSEWHERE, page["not_here"], elsewhere),
    )
    return tuple(notice for notice in lists if notice.lines)


def _notice(outcome: Outcome, title: str, lines: list[Pointer]) -> Notice:
    """A list under the shape and colour of an outcome."""
    return Notice(outcome.value, SHAPES[outcome], title, tuple(lines))


def point(row: Row, table: Table, notes: tuple[str, ...] = ()) -> Pointer:
    """A row in one line: by its plan item, or by its template item where it has none."""
    here, no = (table.plan, row.plan_items[0]) if row.plan_items else (table.template, row.template_items[0])
    name = page_words(table.lang)["plan_no" if here.side is Side.PLAN else "template_no"]
    return Pointer(f"#{anchor_of(here.side, no)}", name.format(no), short_title(here.items[no]), notes)


def _unmatched(row: Row, table: Table) -> Pointer:
    """A row without counterpart, with its nearest candidate."""
    page = page_words(table.lang)
    if row.nearest is None or not row.nearest.items:
        return point(row, table, (page["nobody_near"],))
    name = page["plan_no" if row.verdict is Verdict.DROPPED else "template_no"]
    numbers = page["comma"].join(name.format(no) for no in row.nearest.items)
    near = page["near"].format(numbers, f"{row.nearest.score:.2f}")
    unsure = doubts(row, table) if row.applies is not None and row.applies.here is None else ()
    return point(row, table, (near, *unsure))


def _measured(row: Row, table: Table) -> tuple[str, ...]:
    """What a row changes in figures and dates: its target findings, and edits that none of these tells."""
    found = [
        (change_name(finding.kind, finding.change, table.lang), finding.template or "", finding.plan or "")
        for finding in row.findings
        if finding.kind is FindingKind.TARGET and finding.change != "kept"
    ]
    told = [text for _, *texts in found for text in texts if text]
    if row.verdict is Verdict.LOCALIZED:
        for edit in row.edits:
            texts = excerpt_of(edit, Side.TEMPLATE), excerpt_of(edit, Side.PLAN)
            known = any(text and (text in other or other in text) for text in texts for other in told)
            if edit.kind in MEASURED and edit.substantive and not known:
                found.append((change_name(FindingKind.TARGET, "changed", table.lang), *texts))
    colon = page_words(table.lang)["colon"]
    page = page_words(table.lang)
    shown = []
    for change, template, plan in found:
        if template and plan:
            shown.append(f"{change}{colon}{template} → {plan}")
        else:
            shown.append((page["gained"] if plan else page["lost"]) + colon + (plan or template))
    return tuple(shown)
