"""Texts as cells take them: no character that would be swallowed, no longer than a cell holds, no higher than a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.visible import make_visible
from align.workbooks.sheet import Cell, Column, Line

LONGEST = 32_767  # characters that a cell may hold
LINE = 14.5  # points that a line of our size takes in the tallest Chinese fonts; in those of most offices it is 13
TALLEST = 28  # lines of a row, which may be 409 points high
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may take for the beginning of a formula
DIGIT, CHARACTER = 7, 13  # pixels of a figure, which widths count, and of a Chinese character in 宋体 of our size
SENTENCES, CLAUSES = "。；！？", "，、：）"  # signs behind which a text may go on in the next row, the better first


def clean(text: str, cut: str) -> str:
    r"""A text whose every character shows; `cut` says how many were left out of one that no cell could hold.

    >>> clean("甲\t乙\x00", "")
    '甲 乙␀'
    """
    text = make_visible(text.replace("\r\n", "\n").replace("\t", " "))
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le")  # a cell's length counts the halves of rare characters
    if len(units) <= 2 * LONGEST:
        return text
    kept = units[: 2 * (LONGEST - len(cut) - len(str(len(text))))].decode("utf-16-le", "ignore")
    return kept + cut.format(len(text) - len(kept))


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula once somebody edits its cell.

    >>> is_risky("=1+1"), is_risky("＝"), is_risky("－")
    (True, False, False)
    """
    return text.startswith(FORMULA)


def count_lines(text: str, width: int) -> int:
    r"""How many lines a text takes in a column; an estimate on the high side, since fonts differ.

    >>> count_lines("建设统一平台", 7), count_lines("一\n二", 7), count_lines("", 7)
    (2, 2, 1)
    """
    kept = _kept(width)
    if "\n" not in text:
        return -(-_size(text) // kept) or 1
    return sum(-(-_size(paragraph) // kept) or 1 for paragraph in text.split("\n"))


def lines_of(line: Line, columns: Sequence[Column]) -> int:
    """How many lines the highest cell of a line takes."""
    return max(
        count_lines(cell, column.width) if isinstance(cell, str) and cell else 1
        for cell, column in zip(line, columns, strict=True)
    )


def split_line(line: Line, columns: Sequence[Column], goes_on: str) -> Iterator[tuple[Line, int]]:
    """A line as the rows that hold it, each with its number of lines: one, unless a cell is higher than a row can be.

    The first cell numbers the line; `goes_on` marks its number in the rows after the first.
    """
    lines = lines_of(line, columns)
    if lines <= TALLEST:
        yield line, lines
        return
    cut = [_cut(cell, column) for cell, column in zip(line, columns, strict=True)]
    for at in range(max(map(len, cut))):
        pieces = [_piece(cells, at, column) for cells, column in zip(cut, columns, strict=True)]
        row = (goes_on.format(line[0]), *pieces[1:]) if at else tuple(pieces)
        yield row, min(TALLEST, lines_of(row, columns))


def _cut(cell: Cell, column: Column) -> list[Cell]:
    """A cell in pieces that a row can hold."""
    if not isinstance(cell, str) or count_lines(cell, column.width) <= TALLEST:
        return [cell]
    pieces, rest = list[Cell](), cell
    while count_lines(rest, column.width) > TALLEST:
        at = _end(rest, column.width)
        pieces.append(rest[:at])
        rest = rest[at:].removeprefix("\n")
    return [*pieces, rest]


def _end(text: str, width: int) -> int:
    """How much of a text a row holds: to the end of a paragraph or sentence in its second half, else of a clause."""
    kept = _kept(width)
    paragraphs = text[: TALLEST * (kept + 1)].split("\n")
    lines = [f"{line}\n" if last else line for one in paragraphs for line, last in _wrap(one, kept)]
    most = len("".join(lines[:TALLEST]).removesuffix("\n"))
    for signs in (SENTENCES, CLAUSES):
        ends = [text.rfind("\n", 0, most + 1), *(text.rfind(sign, 0, most) + 1 for sign in signs)]
        if max(ends) > most // 2:
            return max(ends)
    return most


def _piece(pieces: Sequence[Cell], row: int, column: Column) -> Cell:
    """What stands of a cell in one of the rows of its line."""
    return pieces[row] if row < len(pieces) else pieces[0] if column.key else ""


def _wrap(text: str, kept: int) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph, and whether each is its last."""
    start, taken = 0, 0
    for at, sign in enumerate(text):
        size = _size(sign)
        if taken + size > kept:
            yield text[start:at], False
            start, taken = at, 0
        taken += size
    yield text[start:], True


def _kept(width: int) -> int:
    """How many figures fit a line of a column, in whole Chinese characters."""
    return max(1, width * DIGIT // CHARACTER) * 2


def _size(text: str) -> int:
    """The width of a text in figures: what takes three bytes in UTF-8 takes two figures in fonts for Chinese."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2
