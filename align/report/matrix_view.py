"""One template's items against the places whose plans were compared with it."""

from __future__ import annotations

from dataclasses import dataclass

from align.comparison import Kind, Row, Verdict
from align.language import Lang, Outcome, outcome_of
from align.plan import Item, Plan
from align.report.cells import anchor_of, short_title
from align.report.rows import Badge, Table, doubts, make_badge, make_table
from align.report.run_view import PairEntry, link
from align.report.segments import Side
from align.report.tallies import Tally, tally
from align.report.wording import page_words


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place's plan made of one template item, with the way to both texts."""

    href: str
    badge: Badge
    items: str
    check: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One place's plan."""

    href: str
    place: str
    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Line:
    """One template item and its cells, in the order of the columns."""

    number: str
    label: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The template items of one section."""

    section: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The whole matrix."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[LineGroup, ...]


def view_matrix(template: Plan, entries: tuple[PairEntry, ...], lang: Lang, check_below: float) -> MatrixView:
    """Prepare the matrix of a template; every entry's comparison is with this template."""
    tables = [make_table(entry.comparison, lang, check_below) for entry in entries]
    groups = tuple(
        LineGroup(
            section.label + section.heading,
            tuple(_line(item, entries, tables, lang) for item in section.items),
        )
        for section in template.sections
    )
    return MatrixView(template.title, tuple(_column(entry, lang) for entry in entries), groups)


def _column(entry: PairEntry, lang: Lang) -> Column:
    """The head of a column: whose plan, and how many items of the template it carries."""
    plan = entry.comparison.plan
    place = plan.place or page_words(lang)["unknown"]
    name = place if entry.comparison.kind is Kind.LEVELS else f"{place} {plan.year or ''}".strip()
    return Column(link(entry.href), name, plan.title, tally(entry.comparison, lang)[0])


def _line(item: Item, entries: tuple[PairEntry, ...], tables: list[Table], lang: Lang) -> Line:
    """A template item across the places."""
    cells = tuple(_cell(item, entry, table) for entry, table in zip(entries, tables, strict=True))
    return Line(page_words(lang)["item_no"].format(item.no), item.label, short_title(item), cells)


def _cell(item: Item, entry: PairEntry, table: Table) -> Cell:
    """What one plan made of one template item."""
    rows = [row for row in entry.comparison.rows if item.no in row.template_items]
    numbers = "、".join(str(no) for row in rows for no in row.plan_items)
    return Cell(
        href=f"{link(entry.href)}#{anchor_of(Side.TEMPLATE, item.no)}",
        badge=make_badge(_outcome(rows, table), table.kind, table.lang),
        items=page_words(table.lang)["item_no"].format(numbers) if numbers else "",
        check=any(doubts(row, table) for row in rows),
    )


def _outcome(rows: list[Row], table: Table) -> Outcome:
    """Adjusted where any of the rows is; a split item is copied only where every part is."""
    adjusted = next((row for row in rows if row.verdict is Verdict.LOCALIZED), rows[0])
    return outcome_of(adjusted, table.kind)
