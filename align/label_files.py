"""Label files: the CSV in which people write down what became of a plan's items.

UTF-8 with BOM, so that a spreadsheet opens it rightly; one row per plan item, and a row without plan
item says that template items were dropped. Lists are joined by `;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from align.comparison import Verdict
from align.csvtable import Cells, read_rows
from align.errors import LabelError
from align.labels import Label, LabelFile, Status
from align.output import write_files
from align.plan import squeeze

COLUMNS = (
    "template",
    "plan",
    "plan_no",
    "plan_hash",
    "template_nos",
    "template_hashes",
    "optional_nos",
    "verdict",
    "also",
    "status",
    "by",
    "date",
    "remark",
)
BOM = "\ufeff"
FORMULA = re.compile(r"'*[=+\-@\t\r]")  # a spreadsheet would compute such a cell; one more ' keeps it text
QUOTED = re.compile(r'[",\n\r]')
SPREADSHEET_DATE = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})")
Choice = TypeVar("Choice", bound=str)


def read_labels(path: Path) -> tuple[LabelFile, ...]:
    """Read a label file: one `LabelFile` per pair of plans that it speaks of, in order of appearance.

    Raises:
        LabelError: it cannot be read, lacks a column, or a row is malformed or contradicts another.
    """
    pairs: dict[tuple[str, str], LabelFile] = {}
    for row, cells in read_label_rows(path, COLUMNS):
        where = f"{path}, row {row}"
        label = parse_label(cells, row, where)
        names = cells["template"], cells["plan"]
        named = squeeze(names[0]), squeeze(names[1])
        known = pairs.get(named, LabelFile(str(path), *names, ()))
        for problem in (*find_gaps(label), *find_clashes(label, known.labels)):
            raise LabelError(f"{where}: {problem}")
        pairs[named] = replace(known, labels=(*known.labels, label))
    return tuple(pairs.values())


def read_label_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """Read the rows of a label file that hold anything, as they were before `guard`."""
    for row, cells in read_rows(path, columns, error=LabelError, name=str(path)):
        yield row, {name: unguard(cell) for name, cell in cells.items()}


def parse_label(cells: dict[str, str], row: int, where: str) -> Label:
    """Make a label of a row's cells."""
    plan_nos = parse_numbers(cells, "plan_no", where)
    if len(plan_nos) > 1:
        raise LabelError(f"{where}: plan_no names several items; write one row for each")
    return Label(
        plan_no=plan_nos[0] if plan_nos else None,
        template_nos=parse_numbers(cells, "template_nos", where),
        verdict=parse_choice(Verdict, cells, "verdict", where),
        status=parse_choice(Status, cells, "status", where),
        optional_nos=parse_numbers(cells, "optional_nos", where),
        also=parse_choice(Verdict, cells, "also", where) if cells["also"] else None,
        by=cells["by"],
        date=parse_date(cells["date"]),
        remark=cells["remark"],
        plan_hash=cells["plan_hash"].lower(),
        template_hashes=tuple(split_list(cells["template_hashes"].lower())),
        row=row,
    )


def split_list(cell: str) -> list[str]:
    """Part a list as people type it.

    >>> split_list("1;2； 3")
    ['1', '2', '3']
    """
    return [part for part in re.split(r"[;；,，、\s]+", cell) if part]


def parse_numbers(cells: dict[str, str], column: str, where: str) -> tuple[int, ...]:
    """Read a list of item numbers, each once, in order."""
    parts = split_list(cells[column])
    if wrong := [part for part in parts if not re.fullmatch("[0-9]{1,6}", part)]:
        raise LabelError(f"{where}: {column} holds '{wrong[0]}'; write item numbers joined by ;")
    if len(set(parts)) < len(parts):
        raise LabelError(f"{where}: {column} names an item twice; write each once")
    return tuple(int(part) for part in parts)


def parse_date(cell: str) -> str:
    """Read a date; one that a spreadsheet wrote its own way is read as it was.

    >>> parse_date("2024/5/1"), parse_date("2024-05-01"), parse_date("spring")
    ('2024-05-01', '2024-05-01', 'spring')
    """
    found = SPREADSHEET_DATE.fullmatch(cell)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else cell


def parse_choice(choices: Iterable[Choice], cells: dict[str, str], column: str, where: str) -> Choice:
    """Read one word of a closed list."""
    for choice in choices:
        if choice == cells[column]:
            return choice
    raise LabelError(f"{where}: unknown {column} '{cells[column]}'; write one of {', '.join(choices)}")


def find_gaps(label: Label) -> Iterator[str]:
    """Say what a row lacks or holds too much of."""
    if len(label.template_nos) != len(label.template_hashes):
        yield "template_nos and template_hashes differ in number; write one hash for each number"
    if (label.plan_no is None) != (label.verdict is Verdict.DROPPED):
        yield "a dropped row has an empty plan_no and every other row has one; correct plan_no or verdict"
    if label.verdict is Verdict.ADDED and label.template_nos:
        yield "an added item has no template_nos; empty them or write localized"
    if label.verdict is not Verdict.ADDED and not label.linked:
        yield f"a {label.verdict} row needs template_nos; write the template items it speaks of"
    if both := set(label.template_nos) & set(label.optional_nos):
        yield f"template_nos and optional_nos both name item {min(both)}; write it in one of them"


def find_clashes(label: Label, known: Sequence[Label]) -> Iterator[str]:
    """Say where a row contradicts an earlier one of the same pair."""
    dropped = label.verdict is Verdict.DROPPED
    for other in known:
        if label.plan_no is not None and other.plan_no == label.plan_no:
            yield f"plan item {label.plan_no} has a label in row {other.row} already; keep one of the two"
        shared = set(label.linked) & set(other.linked)
        also_dropped = other.verdict is Verdict.DROPPED
        if shared and dropped != also_dropped:
            yield f"row {other.row} says otherwise of template item {min(shared)}, carried or dropped; correct one"
        if shared and dropped and also_dropped:
            yield f"template item {min(shared)} is dropped in row {other.row} already; keep one of the two"


def labels_to_csv(files: Sequence[LabelFile]) -> str:
    """Write labels as the text of a label file; `read_labels` reads the same labels back."""
    rows = [COLUMNS, *(to_cells(file, label) for file in files for label in file.labels)]
    return "".join(",".join(quote(guard(cell)) for cell in row) + "\n" for row in rows)


def quote(cell: str) -> str:
    """A cell between quotation marks where it needs them; Python's own writer leaves out a bare carriage return.

    >>> quote("一"), quote("一,二")
    ('一', '"一,二"')
    """
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def write_labels(path: Path, files: Sequence[LabelFile]) -> None:
    """Write a label file, UTF-8 with BOM, whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    write_files({path: BOM + labels_to_csv(files)})


def to_cells(file: LabelFile, label: Label) -> tuple[str, ...]:
    """Give a label's cells in the order of `COLUMNS`."""
    return (
        file.template,
        file.plan,
        "" if label.plan_no is None else str(label.plan_no),
        label.plan_hash,
        ";".join(map(str, label.template_nos)),
        ";".join(label.template_hashes),
        ";".join(map(str, label.optional_nos)),
        label.verdict,
        label.also or "",
        label.status,
        label.by,
        label.date,
        label.remark,
    )


def guard(cell: str) -> str:
    """Keep a spreadsheet from computing a cell that begins like a formula.

    >>> guard("=1+1"), guard("一"), unguard(guard("=1+1"))
    ("'=1+1", '一', '=1+1')
    """
    return "'" + cell if FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo `guard`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
