"""One template item and what each place's plan made of it, side by side and in the order of the matrix's columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from align.comparison import Addressee, Row
from align.concerns import changed
from align.language import ADDRESSEES, SHAPES, Lang, Outcome, outcome_name, words
from align.plan import Item, Plan
from align.provenance import tool_line
from align.report.cells import (
    SHORT,
    ItemCell,
    PlanSide,
    anchor_of,
    edit_line,
    mark_text,
    plan_side,
    short_title,
    whole_cell,
)
from align.report.columns import Column, count_at, is_doubtful_at, outcome_at, rows_at, tally_at
from align.report.evidence import ORDER
from align.report.findings import FindingLine
from align.report.folds import fold_unchanged
from align.report.rows import Candidate, RowView, view_row
from align.report.run_view import link
from align.report.segments import Side, place_of, stands_in
from align.report.tallies import Filter, Tally
from align.report.weaving import weave
from align.report.wording import page_words
from align.sentences import clip

MARKED = "substantive"  # the reason that names a difference, which the words themselves show here


class CardRow(NamedTuple):
    """What one row of a place's comparison says of the item; `others` are the template items that it merges."""

    row: RowView
    others: tuple[Candidate, ...]


class Card(NamedTuple):
    """One place: its plan, its rows, the ways to them and to how the plan was read; `tokens` are for the filters."""

    anchor: str
    pair: int
    place: str
    title: str
    href: str
    reading: str
    tokens: str
    rows: tuple[CardRow, ...]


class ItemView(NamedTuple):
    """One template item across the places; `before` and `after` are its neighbours in the template."""

    template: str
    number: str
    title: str
    item: ItemCell
    addressed: str
    extent: str
    tally: Tally | None
    filters: tuple[Filter, ...]
    cards: tuple[Card, ...]
    before: Candidate | None
    after: Candidate | None
    tool: str


def view_items(template: Plan, columns: tuple[Column, ...], lang: Lang) -> Iterator[ItemView]:
    """Prepare the page of every template item, in the template's order."""
    side = plan_side(template, Side.TEMPLATE, lang)
    for item in template.items:
        yield _view_item(item, side, columns)


def item_page(no: int) -> str:
    """The name of a template item's page among its fellows."""
    return f"{no}.html"


def _view_item(item: Item, side: PlanSide, columns: tuple[Column, ...]) -> ItemView:
    """Prepare one template item's page."""
    cell = whole_cell(side, item.no, (), section=side.sections[item.no])
    standing = side.defaults.get(item.no)
    first = columns[0].entry.comparison
    counted = count_at(columns, item.no)
    return ItemView(
        template=side.plan.title,
        number=page_words(side.lang)["template_no"].format(item.no),
        title=short_title(item),
        item=cell._replace(anchor="", default_href=item_page(standing) if standing else ""),
        addressed=_addressed(item.no, columns, side.lang),
        extent=_extent(counted, side.lang),
        tally=tally_at(counted, first.kind, side.lang),
        filters=_filters(item.no, counted, columns, side.lang),
        cards=tuple(_card(pair, item.no, column, side) for pair, column in enumerate(columns)),
        before=_neighbour(item.no - 1, side),
        after=_neighbour(item.no + 1, side),
        tool=tool_line(first.tool, side.lang),
    )


def _neighbour(no: int, side: PlanSide, anchor: str = "") -> Candidate | None:
    """The way to another item of the template, if there is one of that number."""
    if no not in side.items:
        return None
    number = page_words(side.lang)["item_no"].format(no)
    return Candidate(item_page(no) + anchor, number, short_title(side.items[no]))


def _addressed(no: int, columns: tuple[Column, ...], lang: Lang) -> str:
    """Whom the item addresses; a row that merges several speaks of all of them, so one of its own says it best."""
    rows = [row for column in columns for row in rows_at(column, no) if row.applies is not None]
    rows.sort(key=lambda row: len(row.template_items))
    if not rows or rows[0].applies is None:
        return ""
    page, applies = page_words(lang), rows[0].applies
    name = words(ADDRESSEES[applies.to], lang)
    return name + page["colon"] + page["comma"].join(applies.places) if applies.to is Addressee.NAMED else name


def _extent(counted: Counter[Outcome], lang: Lang) -> str:
    """How many places were compared, how many of them the item does not address, and who is not here."""
    page, elsewhere = page_words(lang), counted[Outcome.ELSEWHERE]
    told = [page["places_compared"].format(counted.total())]
    told += [page["places_apart"].format(elsewhere)] if elsewhere else []
    return "".join([*told, page["places_absent"]])


def _filters(no: int, counted: Counter[Outcome], columns: tuple[Column, ...], lang: Lang) -> tuple[Filter, ...]:
    """The buttons: all places, then each outcome that occurs, then the places to be checked."""
    page, kind = page_words(lang), columns[0].table.kind
    kinds = [Filter(o.value, SHAPES[o], outcome_name(o, kind, lang), counted[o]) for o in Outcome if counted[o]]
    check = Filter("check", "？", page["needs_check"], sum(is_doubtful_at(column, no) for column in columns))
    return (Filter("", "", page["everything"], len(columns)), *kinds, *([check] if check.number else []))


def _card(pair: int, no: int, column: Column, side: PlanSide) -> Card:
    """One place beside the others."""
    href = link(column.entry.href)
    plan = column.entry.comparison.plan
    check = ["check"] if is_doubtful_at(column, no) else []
    return Card(
        anchor=column.anchor,
        pair=pair,
        place=column.place,
        title=plan.title,
        href=f"{href}#{anchor_of(Side.TEMPLATE, no)}",
        reading=link(column.entry.readings[1]),
        tokens=" ".join([outcome_at(column, no).value, *check]),
        rows=tuple(_card_row(at, no, column, href, side) for at in column.rows[no]),
    )


def _card_row(at: int, no: int, column: Column, href: str, side: PlanSide) -> CardRow:
    """One row of a place's comparison, as far as it speaks of this item."""
    row = column.entry.comparison.rows[at]
    view = view_row(at, _about(row, no), "", column.table)
    others = (_neighbour(other, side, "#" + column.anchor) for other in row.template_items if other != no)
    return CardRow(
        row=view._replace(
            template=(),
            ties=(),
            plan=_plan_cell(row, no, column, href),
            candidates=tuple(one._replace(href=href + one.href) for one in view.candidates),
            findings=tuple(_short(finding) for finding in view.findings),
            other_edits=_other_edits(row, no, column),
        ),
        others=tuple(other for other in others if other is not None),
    )


def _about(row: Row, no: int) -> Row:
    """A row with what is said of this item: changes in the order of their kinds, and no reason the words show."""
    places = ((finding, finding.template_at) for finding in changed(row))
    findings = [finding for finding, place in places if place is None or place.no == no]
    findings.sort(key=lambda finding: ORDER.index(finding.kind))
    because = tuple(reason for reason in row.because if reason.code != MARKED)
    return replace(row, findings=tuple(findings), because=because)


def _short(finding: FindingLine) -> FindingLine:
    """A finding whose excerpts fit a card; the whole clauses stand in the text above it."""
    return finding._replace(template=clip(finding.template, SHORT), plan=clip(finding.plan, SHORT))


def _plan_cell(row: Row, no: int, column: Column, href: str) -> ItemCell | None:
    """The plan's item with the template's words woven in."""
    if not row.plan_items:
        return None
    there, own = column.table.plan, row.plan_items[0]
    cell = whole_cell(there, own, (), section=there.sections[own])
    woven = fold_unchanged(weave(there.items[own], row.edits, no))
    texts = tuple(mark_text(segment, there.lang) for segment in woven)
    default = href + cell.default_href if cell.default_href else ""
    return cell._replace(anchor="", texts=texts, default_href=default)


def _other_edits(row: Row, no: int, column: Column) -> tuple[str, ...]:
    """The differences from this item that have no place in the plan's words."""
    there = column.table.plan
    items = [there.items[number] for number in row.plan_items]
    return tuple(
        edit_line(edit, there.lang)
        for edit in row.edits
        if not any(stands_in(edit, item, Side.PLAN) for item in items)
        and ((place := place_of(edit, Side.TEMPLATE)) is None or place.no == no)
    )
