"""What a letter says and in which form, as plain values: paragraphs, tables, pages upright and across."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """How a stretch of words looks; each is told without colour."""

    PLAIN = ""
    STRONG = "strong"
    HEADING = "heading-words"  # a heading that runs into its paragraph
    SUBHEADING = "subheading-words"
    QUIET = "quiet"  # where something stands
    BLANK = "blank"  # to be filled in by hand
    DELETED = "deleted"
    INSERTED = "inserted"
    FORMAL = "formal"


class Style(StrEnum):
    """What a paragraph is, in the words of GB/T 9704-2012; `styles.PARAGRAPHS` says how it looks."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    BODY = "body"
    HEADING = "heading-1"
    CLOSING = "closing"
    ANNEX_NOTE = "annex-note"
    SIGNATURE = "signature"
    DATE = "date"
    REMARK = "remark"
    ANNEX = "annex"
    CAPTION = "caption"
    HEAD = "head"
    CELL = "cell"
    CENTRED = "centred"
    GROUP = "group"
    EMPTY = "empty"


class Piece(NamedTuple):
    """Words with one look."""

    text: str
    look: Look = Look.PLAIN


class Paragraph(NamedTuple):
    """A paragraph; a line break stands where a piece has a line feed."""

    style: Style
    pieces: tuple[Piece, ...] = ()


class Line(NamedTuple):
    """A row of a table; `whole` keeps it on one page, `tall` leaves room to write in, in millimetres.

    A row of one cell reaches over all columns.
    """

    cells: tuple[tuple[Paragraph, ...], ...]
    whole: bool = True
    tall: int = 0


class Table(NamedTuple):
    """A table whose head stands again on every page; `widths` are millimetres, the head may be empty."""

    widths: tuple[int, ...]
    head: tuple[str, ...]
    lines: tuple[Line, ...]


Block = Paragraph | Table


class Letter(NamedTuple):
    """A whole letter: what stands on upright pages, and then what stands on pages across."""

    upright: tuple[Block, ...] = ()
    across: tuple[Block, ...] = ()


def says(style: Style, *texts: str | Piece) -> Paragraph:
    """A paragraph of plain words and of pieces with a look of their own."""
    return Paragraph(style, tuple(Piece(text) if isinstance(text, str) else text for text in texts))
