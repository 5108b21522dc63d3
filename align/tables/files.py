"""Tables as files: CSV that any spreadsheet opens, Parquet where it is asked for, and the codebook beside them.

CSV is UTF-8 with BOM and follows RFC 4180. A text that a spreadsheet would compute begins with one more `'`
(`align.label_files.guard`), which whoever reads the texts back takes away again; `read_tables` does.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

from align.errors import OutputError
from align.label_files import BOM, guard
from align.output import encode
from align.record import dump
from align.tables.codebook import CODEBOOK, FALSE, TRUE, Made, package_record
from align.tables.dataset import Dataset
from align.tables.definitions import TABLES
from align.tables.lines import all_lines
from align.tables.schema import Cell, Table, Type

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped, import-not-found, unused-ignore]


def check_parquet() -> None:
    """See that Parquet can be written.

    Raises:
        OutputError: the library for it is not installed.
    """
    if find_spec("pyarrow") is None:
        raise OutputError("--parquet needs pyarrow, which is not installed; pip install pyarrow")


def file_names(*, parquet: bool) -> tuple[str, ...]:
    """The files that `make_files` makes, in its order."""
    kinds = ("csv", "parquet") if parquet else ("csv",)
    return (*(f"{table.name}.{kind}" for table in TABLES for kind in kinds), CODEBOOK)


def make_files(dataset: Dataset, *, parquet: bool) -> Iterator[bytes]:
    """The contents of all files, tables first and the codebook last."""
    made = []
    for table, lines in zip(TABLES, all_lines(dataset).values(), strict=True):
        names = table.names
        cells = [[line.get(name) for name in names] for line in lines]
        data = encode(csv_text(table, cells))
        made.append(Made(table, len(data), hashlib.sha256(data).hexdigest()))
        yield data
        if parquet:
            yield parquet_bytes(table, cells)
    yield encode(dump(package_record(made)))


def csv_text(table: Table, lines: Iterable[Sequence[Cell]]) -> str:
    """A table as the text of a CSV file."""
    file = io.StringIO(newline="")
    file.write(BOM)
    writer = csv.writer(file)  # lines end in CRLF
    writer.writerow(table.names)
    writer.writerows(map(csv_cell, line) for line in lines)
    return file.getvalue()


def csv_cell(cell: Cell) -> str:
    """A cell as CSV holds it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return TRUE if cell else FALSE
    return guard(cell) if isinstance(cell, str) else str(cell)


def parquet_bytes(table: Table, lines: Sequence[Sequence[Cell]]) -> bytes:
    """A table as Parquet, its types those of the schema."""
    import pyarrow as pa  # type: ignore[import-untyped, import-not-found, unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped, import-not-found, unused-ignore]

    columns = list(zip(*lines, strict=True)) or [()] * len(table.fields)
    arrays = [
        pa.array(map(parquet_cell, column, [field.type] * len(column)), parquet_types()[field.type])
        for field, column in zip(table.fields, columns, strict=True)
    ]
    fields = [
        pa.field(field.name, array.type, nullable=not field.required, metadata={"description": field.about[1]})
        for field, array in zip(table.fields, arrays, strict=True)
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), sink)
    return bytes(sink.getvalue())


def parquet_types() -> dict[Type, pa.DataType]:
    """The types of Parquet by those of the schema."""
    import pyarrow as pa  # no stubs, and an extra that need not be there

    return {
        Type.STRING: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
    }


def parquet_cell(cell: Cell, kind: Type) -> Cell | date:
    """A cell as Parquet holds it: an empty text is none, as in CSV."""
    if not isinstance(cell, str):
        return cell
    if not cell:
        return None
    return date.fromisoformat(cell) if kind is Type.DATE else encode(cell).decode()
