"""The tables of a run as pandas frames, with the types that the schema gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import ReadError
from align.label_files import unguard
from align.tables.codebook import FALSE, TRUE
from align.tables.definitions import TABLES
from align.tables.schema import Cell, Field, Table, Type

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "tables"
AGAIN = "make the tables again with plan-align run"
DTYPES = {Type.STRING: "string", Type.INTEGER: "Int64", Type.NUMBER: "Float64", Type.BOOLEAN: "boolean"}
FLAGS = {TRUE: True, FALSE: False}  # a spreadsheet writes them in capitals
READERS: dict[Type, Callable[[str], Cell]] = {
    Type.STRING: unguard,
    Type.INTEGER: int,
    Type.NUMBER: float,
    Type.BOOLEAN: lambda cell: FLAGS[cell.lower()],
    Type.DATE: lambda cell: date.fromisoformat(cell).isoformat(),
}


def read_tables(folder: Path | str) -> dict[str, pd.DataFrame]:
    """The tables of a run as pandas frames by their names; `folder` is what `run --out` named.

    What may be missing is <NA>; words of a closed list are categories, in the list's order.

    Raises:
        ReadError: a table is missing, or is not as a run of this version writes it.
    """
    place = Path(folder) / FOLDER
    return {table.name: read_frame(place / f"{table.name}.csv", table) for table in TABLES}


def read_frame(path: Path, table: Table) -> pd.DataFrame:
    """One table as a frame."""
    import pandas as pd

    lines = read_lines(path, table)
    columns = list(zip(*lines, strict=True)) or [()] * len(table.fields)
    return pd.DataFrame(
        {field.name: as_series(column, field) for field, column in zip(table.fields, columns, strict=True)}
    )


def read_lines(path: Path, table: Table) -> list[list[Cell]]:
    """The lines of a table as they were before they were written.

    Raises:
        ReadError: the file is missing, has other columns, or a cell holds what its field cannot.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such table; {AGAIN}") from error
    except (OSError, ValueError, csv.Error) as error:
        raise ReadError(f"{path}: cannot be read as CSV in UTF-8 ({error}); {AGAIN}") from error
    if tuple(header) != table.names:
        both = [*table.names, *header]
        odd = next((name for name in both if (name in table.names) != (name in header)), "their order")
        raise ReadError(f"{path}: its columns are not those of this version ({odd}); {AGAIN}")
    return [read_line(cells, table, f"{path}, line {number}") for number, cells in enumerate(lines, 2)]


def read_line(cells: Sequence[str], table: Table, where: str) -> list[Cell]:
    """One line of a table, typed."""
    if len(cells) != len(table.fields):
        raise ReadError(f"{where}: has {len(cells)} cells, not {len(table.fields)}; {AGAIN}")
    return [read_cell(cell, field, where) for cell, field in zip(cells, table.fields, strict=True)]


def read_cell(cell: str, field: Field, where: str) -> Cell:
    """A cell as it was before it was written."""
    if not cell:
        return None
    try:
        value = READERS[field.type](cell)
    except (KeyError, ValueError) as error:
        raise ReadError(f"{where}: {field.name} is '{cell}', which is no {field.type.value}; {AGAIN}") from error
    if field.choices and not field.several and value not in field.choices:
        raise ReadError(f"{where}: {field.name} is '{cell}', not one of {', '.join(field.choices)}; {AGAIN}")
    return value


def as_series(values: Sequence[Cell], field: Field) -> pd.Series[Any]:
    """A column as pandas holds it."""
    import pandas as pd

    plain: list[Any] = list(values)
    if field.choices and not field.several:
        return pd.Series(plain, dtype=pd.CategoricalDtype(list(field.choices)))
    if field.type is Type.DATE:
        return pd.to_datetime(pd.Series(plain, dtype=object), format="%Y-%m-%d")
    return pd.Series(plain, dtype=DTYPES[field.type])
