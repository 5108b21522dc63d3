"""CSV tables that people write in a spreadsheet: rows by column name, each with its line there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from align.errors import AlignError, ReadError
from align.sources.decoding import decode

Cells = dict[str, str]


class Table(NamedTuple):
    """The column names of a table, and its rows below them."""

    names: list[str]
    lines: list[list[str]]

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """The rows that hold anything, by column name, each with its line in the spreadsheet."""
        for row, cells in enumerate(self.lines, 2):
            if any(cell.strip() for cell in cells):
                filled = cells + [""] * (len(self.names) - len(cells))
                yield row, {name: cell.strip() for name, cell in zip(self.names, filled, strict=False)}


def in_row(name: str, row: int) -> tuple[str, str]:
    """Name a row of a file in English and in Chinese."""
    return f"{name}, row {row}", f"{name} 第 {row} 行"


def read_rows(
    path: Path,
    needed: Sequence[str],
    known: Sequence[str] = (),
    error: type[AlignError] = ReadError,
    name: str = "",
) -> Iterator[tuple[int, Cells]]:
    """The rows that hold anything, by column name, each with its line in a spreadsheet.

    Without `known` a file may have other columns beside those `needed`; `name` is what a message calls it.

    Raises:
        error: the file cannot be read, lacks a column, or has one that is not known.
    """
    name = name or path.name
    table = read_table(path, error, f"{name}: cannot be read")
    missing = [column for column in needed if column not in table.names]
    unknown = [column for column in table.names if known and column not in known]
    if missing or unknown:
        wrong = f"no column {missing[0]}" if missing else f"unknown column '{unknown[0]}'"
        raise error(f"{name}: {wrong}; its first row names columns of {', '.join(known or needed)}")
    yield from table.rows()


def read_table(path: Path, error: type[AlignError], opening: str) -> Table:
    """Read a CSV file in any encoding of a document; a failure is an `error` whose message begins with `opening`."""
    try:
        text = decode(path.read_bytes(), path.name)
        header, *lines = list(csv.reader(io.StringIO(text, newline=""), strict=True)) or [[]]
    except (OSError, ReadError, csv.Error) as failure:
        why = (isinstance(failure, OSError) and failure.strerror) or failure
        raise error(f"{opening} ({why}); give a file saved as CSV UTF-8") from failure
    return Table([cell.strip() for cell in header], lines)
