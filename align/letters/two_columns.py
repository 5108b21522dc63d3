"""A table of two plans (对照表): both texts beside each other with every edit as a visible mark, and a remark.

The marks are those of the pair's page, told by line and weight, so that black and white suffices: struck out, bold
and underlined, dotted. They are no tracked changes: those carry a name and a time, vanish with a click on accept or
reject, which would leave a text that nobody has issued, and are printed or not as a reader's program is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from align.extracts import Extract
from align.language import BANNER, Lang, words
from align.letters.letter import Block, Letter, Line, Look, Paragraph, Piece, Style, Table, says
from align.letters.wording import TABLES
from align.provenance import encoder_lines
from align.report.attention import SEEN
from align.report.cells import ItemCell, MarkedText
from align.report.groups import group_rows
from align.report.rows import RowView, make_table
from align.report.rows import Table as Rows
from align.report.segments import Mark
from align.report.tallies import tally
from align.report.ties import find_carriers
from align.report.wording import page_words, side_names
from align.sentences import sentence

WIDTHS = 91, 91, 43  # millimetres
HALF_PAGE = 300  # characters of a cell; a row that holds more may go on over the next page, so that none stays white
LOOKS = {
    Mark.PLAIN.value: Look.PLAIN,
    Mark.DELETED.value: Look.DELETED,
    Mark.INSERTED.value: Look.INSERTED,
    Mark.FORMAL.value: Look.FORMAL,
}
LEGEND = ((Look.DELETED, "legend_deleted"), (Look.INSERTED, "legend_inserted"), (Look.FORMAL, "legend_formal"))
GAP = "∧"
Words = dict[str, str]


def make_table_of_plans(extract: Extract, lang: Lang, check_below: float) -> Letter:
    """The rows of an extract, under the headings of the plan."""
    comparison = extract.comparison
    table = make_table(replace(comparison, rows=extract.rows), lang, check_below)
    others = find_carriers(comparison.rows).plan_items  # a row may share an item with rows that are not here
    table = table._replace(carriers=table.carriers._replace(plan_items=others))
    names = side_names(comparison.kind, lang)
    head = *names, words(TABLES["remark"], lang)
    whole = len(extract.rows) == len(comparison.rows)
    return Letter(across=(*_opening(extract, names, lang, whole=whole), Table(WIDTHS, head, tuple(_lines(table)))))


def _opening(extract: Extract, names: tuple[str, str], lang: Lang, *, whole: bool) -> Iterator[Block]:
    """What is compared, how many items became what, and what the marks mean."""
    page, comparison = page_words(lang), extract.comparison
    yield says(Style.TITLE, words(TABLES["title"], lang))
    plans = comparison.template, comparison.plan
    for name, plan, side in zip(names, plans, tally(comparison, lang), strict=True):
        counts = page["about"].format(side.spoken) if whole else ""
        yield says(Style.CAPTION, name + page["colon"] + plan.title + counts)
    if not whole:
        yield says(Style.CAPTION, words(TABLES["part"], lang).format(len(extract.rows), len(comparison.rows)))
    legend = [piece for look, name in LEGEND for piece in _sample(look, name, page)]
    yield says(Style.CAPTION, page["legend"] + page["colon"], *legend, f"{GAP} ", page["legend_gap"] + page["stop"])
    yield says(Style.CAPTION, words(BANNER, lang) + page["stop"], *encoder_lines(comparison.tool, lang))


def _sample(look: Look, name: str, page: Words) -> Iterator[Piece]:
    """A mark and what it means."""
    yield Piece(page["sample"], look)
    yield Piece(" " + page[name] + page["semicolon"])


def _lines(table: Rows) -> Iterator[Line]:
    """All rows, headings in lines of their own."""
    page = page_words(table.lang)
    rows = iter(table.comparison.rows)
    for group in group_rows(table):
        for heading in filter(None, (group.section, *group.nested)):
            yield Line(((says(Style.GROUP, Piece(heading, Look.STRONG)),),))
        for view in group.rows:
            seen = [sentence(one, table.lang) for one in next(rows).because if one.code == SEEN]
            template = tuple(paragraph for cell in view.template for paragraph in _item(cell, page))
            plan = tuple(_item(view.plan, page)) if view.plan else ()
            cells = (template or _nobody(view, page), plan or _nobody(view, page), tuple(_remark(view, seen, page)))
            yield Line(cells, whole=max(map(_size, cells)) <= HALF_PAGE)


def _size(cell: tuple[Paragraph, ...]) -> int:
    """How many characters a cell holds."""
    return sum(len(piece.text) for paragraph in cell for piece in paragraph.pieces)


def _item(cell: ItemCell, page: Words) -> Iterator[Paragraph]:
    """An item: where it stands, its words with their marks, and who answers for it."""
    again = page["see_item"] if cell.href else ""
    where = " · ".join(filter(None, (cell.number, cell.page, cell.section, again)))
    yield says(Style.CELL, Piece(where, Look.QUIET))
    yield says(Style.CELL, cell.label, *(_piece(text, page) for text in cell.texts))
    offices = {"lead": cell.lead, "support": cell.support, "default": cell.default}
    told = [page[name] + page["colon"] + who for name, who in offices.items() if who and not cell.href]
    if told:
        yield says(Style.CELL, Piece(page["semicolon"].join(told), Look.QUIET))


def _piece(text: MarkedText, page: Words) -> Piece:
    """A stretch with its mark; unchanged words are shortened, and how many they are is told."""
    if text.mark == Mark.SAME:
        return Piece(page["cut"].format(len(text.text)), Look.QUIET)
    if text.mark in (Mark.GAP, Mark.LEFT_OUT):
        return Piece(GAP if text.mark == Mark.GAP else page["left_out"])
    look = LOOKS[text.mark]
    return Piece(text.text, Look.STRONG if text.heading and look is Look.PLAIN else look)


def _nobody(row: RowView, page: Words) -> tuple[Paragraph, ...]:
    """What stands on the side where a row has no item: that, and the nearest there."""
    near = page["comma"].join(f"{one.number} {one.title}" for one in row.candidates)
    told = page["near"].format(near, row.nearest_score) if near else page["nobody_near"]
    return says(Style.CELL, row.nobody), says(Style.CELL, Piece(told, Look.QUIET))


def _remark(row: RowView, seen: list[str], page: Words) -> Iterator[Paragraph]:
    """What the row is called, in what way it differs, and what is to be known of it."""
    yield says(Style.CELL, Piece(row.badge.name, Look.STRONG))
    if row.tags:
        yield says(Style.CELL, page["comma"].join(row.tags))
    for flag in row.flags:
        yield says(Style.CELL, flag.name + (page["about"].format(flag.note) if flag.note else ""))
    for tie in row.ties:
        yield says(Style.CELL, tie.before + page["comma"].join(way.text for way in tie.ways) + tie.after)
    for text in (*seen, *row.doubts):
        yield says(Style.CELL, text)
