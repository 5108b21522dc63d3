"""One template's items against the places whose plans were compared with it, as a map of what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Kind
from align.language import OUTCOMES, SHAPES, Lang, Outcome, outcome_name
from align.plan import Item, Plan
from align.provenance import encoder_lines
from align.report.cells import anchor_of, short_title
from align.report.columns import Column, count_at, is_doubtful_at, outcome_at, rows_at, tally_at
from align.report.run_view import link
from align.report.segments import Side
from align.report.tallies import Filter, Tally, tally
from align.report.wording import page_words

DENSE = 20  # places: beyond, a screen of 1280 has no room for words in the cells, only for shapes and numbers
TITLED = 4  # places: up to so many there is room for the plans' titles in the heads


class Look(NamedTuple):
    """What an outcome looks like in a cell: colour, shape, a word that fits there, and its name."""

    css: str
    shape: str
    word: str
    name: str


class Cell(NamedTuple):
    """What one place's plan made of one template item; `row` leads to it in the pair's report, if `href` does not."""

    look: Look
    href: str
    row: str
    items: str
    check: bool


class Head(NamedTuple):
    """One place's plan; `note` is its title, where there is room or need for it; `reading` shows how it was read."""

    href: str
    reading: str
    place: str
    note: str
    tally: Tally


class Line(NamedTuple):
    """One template item and its cells, in the order of the heads; it does not address `apart` of the places."""

    number: str
    href: str
    label: str
    title: str
    tally: Tally | None
    apart: int
    cells: tuple[Cell, ...]


class LineGroup(NamedTuple):
    """The template items of one section."""

    section: str
    lines: tuple[Line, ...]


class MatrixView(NamedTuple):
    """The whole matrix; the cells of a dense one have no words to be seen. `encoder` tells which took part."""

    title: str
    reading: str
    dense: bool
    heads: tuple[Head, ...]
    looks: tuple[Look, ...]
    filters: tuple[Filter, ...]
    to_check: int
    groups: tuple[LineGroup, ...]
    encoder: tuple[str, ...]


class _Field(NamedTuple):
    """What every cell is made from: the places, how outcomes look, and the items' own pages by item number."""

    columns: tuple[Column, ...]
    looks: dict[Outcome, Look]
    pages: dict[int, str]
    dense: bool
    lang: Lang


def view_matrix(template: Plan, columns: tuple[Column, ...], items: Sequence[str], lang: Lang) -> MatrixView:
    """Prepare the matrix of a template; `items` are the paths of its items' pages, where they have such."""
    pages = {item.no: link(page) for item, page in zip(template.items, items, strict=False)}
    kind = columns[0].table.kind
    field = _Field(columns, _looks(kind, lang), pages, len(columns) > DENSE, lang)
    groups = tuple(
        LineGroup(section.label + section.heading, tuple(_line(item, field) for item in section.items))
        for section in template.sections
    )
    lines = [line.cells for group in groups for line in group.lines]
    counted = Counter(look for cells in lines for look in {cell.look for cell in cells})
    return MatrixView(
        title=template.title,
        reading=link(columns[0].entry.readings[0]),
        dense=field.dense,
        heads=tuple(_head(column, len(columns), lang) for column in columns),
        looks=tuple(look for look in field.looks.values() if counted[look]),
        filters=_filters(counted, len(lines), field),
        to_check=sum(any(cell.check for cell in cells) for cells in lines),
        groups=groups,
        encoder=encoder_lines(columns[0].entry.comparison.tool, lang),
    )


def _looks(kind: Kind, lang: Lang) -> dict[Outcome, Look]:
    """What each outcome looks like."""
    page = page_words(lang)
    return {
        outcome: Look(outcome.value, SHAPES[outcome], page[f"cell_{outcome.value}"], outcome_name(outcome, kind, lang))
        for outcome in OUTCOMES[kind]
        if outcome is not Outcome.ADDED
    }


def _filters(counted: Counter[Look], whole: int, field: _Field) -> tuple[Filter, ...]:
    """The buttons: all items, then those that anywhere had each outcome that occurs."""
    looks = [look for look in field.looks.values() if counted[look]]
    everything = Filter("", "", page_words(field.lang)["everything"], whole)
    return (everything, *(Filter(look.css, look.shape, look.name, counted[look]) for look in looks))


def _head(column: Column, columns: int, lang: Lang) -> Head:
    """The head of a column: whose plan, and how many items of the template it carries."""
    comparison = column.entry.comparison
    note = comparison.plan.title if columns <= TITLED else column.note
    reading = link(column.entry.readings[1])
    return Head(link(column.entry.href), reading, column.place, note, tally(comparison, lang)[0])


def _line(item: Item, field: _Field) -> Line:
    """A template item across the places."""
    counted = count_at(field.columns, item.no)
    return Line(
        number=page_words(field.lang)["item_no"].format(item.no),
        href=field.pages.get(item.no, ""),
        label=item.label,
        title=short_title(item),
        tally=tally_at(counted, field.columns[0].table.kind, field.lang),
        apart=counted[Outcome.ELSEWHERE],
        cells=tuple(_cell(item.no, column, field) for column in field.columns),
    )


def _cell(no: int, column: Column, field: _Field) -> Cell:
    """What one plan made of one template item."""
    numbers = page_words(field.lang)["comma"].join(
        str(number) for row in rows_at(column, no) for number in row.plan_items
    )
    row = f"{link(column.entry.href)}#{anchor_of(Side.TEMPLATE, no)}"
    page = field.pages.get(no)
    return Cell(
        look=field.looks[outcome_at(column, no)],
        href=f"{page}#{column.anchor}" if page else row,
        row=row if page and not field.dense else "",
        items=numbers if field.dense or not numbers else page_words(field.lang)["item_no"].format(numbers),
        check=is_doubtful_at(column, no),
    )
