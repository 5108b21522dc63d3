"""Sheets to the bytes of a workbook: the only module that knows the library and how a sheet looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from align.language import Lang
from align.workbooks.sheet import Line, Sheet, sheet_words
from align.workbooks.texts import LINE, TALLEST, clean, count_lines, is_risky, lines_of, split_line

MADE = datetime(1980, 1, 1)  # a workbook tells when it was made; the same input gives the same bytes
A4 = 9
ROWS = 1_048_576  # rows that a sheet can have
BESIDE = 8  # of them for title, heads and the blank row above the feet, and to spare
TITLE_HEIGHT = 28.0  # points
EDGE = 2.5  # points above and below the lines of a row
SIZE = 10  # points
ARROW = 1  # figures' width that the sign of a filter takes from a head
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.55, "bottom": 0.65}  # inches
GREY = "#E4E4E4"  # of the heads: seen on paper, and black letters stay readable on it
CHINESE = 134  # the character set GB2312: a computer without the font takes another Chinese one
FONTS = {Lang.ZH: ("宋体", "黑体"), Lang.EN: ("Arial", "Arial")}  # body and heads; every office's Windows has them
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Styles(NamedTuple):
    """How cells look."""

    title: Any
    subject: Any
    note: Any
    head: Any
    text: Any
    risky: Any
    centred: Any
    risky_centred: Any


def write_book(sheets: Iterable[Sheet], lang: Lang, *, large: bool = False) -> bytes:
    """Write a workbook; a large one is put together on the disk."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped, unused-ignore]  # it has no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped, unused-ignore]

    class Page(Worksheet):  # type: ignore[misc]
        """A worksheet whose rows have a height and still grow when somebody writes in them."""

        def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
            """Leave out of a row that its height is somebody's own choice."""
            kept = [one for one in attributes if tag != "row" or one[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, kept)

    out = BytesIO()
    options = {**OPTIONS, "default_format_properties": _font(lang), "constant_memory" if large else "in_memory": True}
    with Workbook(out, options) as book:
        book.set_properties({"created": MADE, "comments": sheet_words(lang)["banner"]})
        styles = _styles(book, lang)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name, Page), sheet, styles, lang)
    return out.getvalue()


def _font(lang: Lang) -> dict[str, Any]:
    """The font of everything that has no other; the widths of columns count its figures."""
    charset = {"font_charset": CHINESE} if lang is Lang.ZH else {}
    return {"font_name": FONTS[lang][0], "font_size": SIZE, "font_family": 0, **charset}


def _styles(book: Any, lang: Lang) -> Styles:
    """The few ways in which cells look."""
    head = {"font_name": FONTS[lang][1]}
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    centred = {**cell, "align": "center"}
    over = {"text_wrap": True, "valign": "vcenter"}
    kinds = (
        {**head, **over, "font_size": 16, "align": "center"},
        {**over, "align": "center"},
        over,
        {**head, **over, "align": "center", "border": 1, "bg_color": GREY},
        cell,
        {**cell, "quote_prefix": True},
        centred,
        {**centred, "quote_prefix": True},
    )
    return Styles(*(book.add_format(kind) for kind in kinds))


def _write_sheet(page: Any, sheet: Sheet, styles: Styles, lang: Lang) -> None:
    """Write a sheet from top to bottom."""
    words = sheet_words(lang)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    top = _write_top(page, sheet, styles)
    row = top
    for row, (cells, lines) in enumerate(_rows(sheet, words), top + 1):
        page.set_row(row, _height(lines))
        _write_row(page, row, cells, sheet, styles)
    page.autofilter(top, 0, max(row, top + 1), len(sheet.columns) - 1)
    _write_merged(page, row + 2, sheet.feet, sheet, styles.note)
    _set_up(page, top, sheet, words)


def _write_top(page: Any, sheet: Sheet, styles: Styles) -> int:
    """Write title, notes and heads; the row of the heads."""
    page.set_row(0, TITLE_HEIGHT)
    page.merge_range(0, 0, 0, len(sheet.columns) - 1, sheet.name, styles.title)
    _write_merged(page, 1, (sheet.subject,), sheet, styles.subject)
    _write_merged(page, 2, sheet.notes, sheet, styles.note)
    top = 2 + len(sheet.notes)
    page.set_row(top, _height(max(count_lines(column.head, column.width - ARROW) for column in sheet.columns)))
    for at, column in enumerate(sheet.columns):
        page.write_string(top, at, column.head, styles.head)
    return top


def _write_merged(page: Any, row: int, texts: Sequence[str], sheet: Sheet, style: Any) -> None:
    """Write texts over the whole width."""
    width = sum(column.width for column in sheet.columns)
    for at, text in enumerate(texts, row):
        shown = clean(text, "…")
        page.set_row(at, _height(min(TALLEST, count_lines(shown, width))))
        page.merge_range(at, 0, at, len(sheet.columns) - 1, "", style)
        page.write_string(at, 0, shown, style)


def _height(lines: int) -> float:
    """How high a row of so many lines must be: not every program finds that by itself."""
    return LINE * lines + EDGE


def _rows(sheet: Sheet, words: dict[str, str]) -> Iterator[tuple[Line, int]]:
    """The rows of a sheet's lines with their number of lines, as many as a sheet can have beside the others."""
    left = ROWS - len(sheet.notes) - len(sheet.feet) - BESIDE
    for line in sheet.lines:
        cells = tuple(clean(cell, words["cut"]) if isinstance(cell, str) else cell for cell in line)
        for row in split_line(cells, sheet.columns, words["goes_on"]):
            if not left:
                full = ("", words["full"], *[""] * (len(sheet.columns) - 2))
                yield full, lines_of(full, sheet.columns)
                return
            left -= 1
            yield row


def _write_row(page: Any, row: int, cells: Line, sheet: Sheet, styles: Styles) -> None:
    """Write the cells of a row: texts as texts, whatever they begin with."""
    for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
        style = styles.centred if column.centred else styles.text
        if isinstance(cell, int):
            page.write_number(row, at, cell, style)
        elif not cell:
            page.write_blank(row, at, None, style)
        else:
            risky = styles.risky_centred if column.centred else styles.risky
            page.write_string(row, at, cell, risky if is_risky(cell) else style)


def _set_up(page: Any, top: int, sheet: Sheet, words: dict[str, str]) -> None:
    """Make the heads stay, and the sheet ready to be printed."""
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(**MARGINS)
    page.center_horizontally()
    page.set_header(f"&R&9{sheet.name}")
    page.set_footer(f"&L&9{words['banner']}&C&9{words['pages']}")
