"""What tests of tables are made from: a small dataset with one row of every sort, and folders to run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from align.tables.dataset import Compared, Dataset, File
from align.tables.definitions import TABLES
from align.tables.lines import all_lines
from align.tables.reading import read_lines
from align.tables.schema import Cell, Line
from tests.report_world import COMPARISON, PLAN, TEMPLATE

NAMES = [table.name for table in TABLES]
BY_NAME = {table.name: table for table in TABLES}
DATASET = Dataset(
    (
        File("hunan", "hunan.txt", "0" * 64, 1000, (TEMPLATE,), report="documents/hunan.html"),
        File("shaoyang", "shaoyang.txt", "1" * 64, 900, (PLAN,), report="documents/shaoyang.html"),
        File("scan", "scan.txt", None, failure="不是文本"),
    ),
    (Compared("hunan-1__shaoyang-1", "hunan-1", "shaoyang-1", COMPARISON, "pairs/hunan-1__shaoyang-1.html"),),
)


@cache
def lines_of(dataset: Dataset = DATASET) -> dict[str, list[Line]]:
    """All lines of a dataset by table."""
    return {name: list(lines) for name, lines in all_lines(dataset).items()}


def write_documents(folder: Path, *names: str) -> Path:
    """A province's plan and a city's, and whatever else is named."""
    folder.mkdir()
    for name, place in (("hunan.txt", "湖南省"), ("shaoyang.txt", "邵阳市"), *((name, "长沙市") for name in names)):
        body = "一、主动公开\n（一）推进政府网站建设。（办公厅牵头）\n（二）加强财政信息公开。\n"
        (folder / name).write_text(f"{place}2022年政务公开工作要点\n{body}", encoding="utf-8")
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def values(table: str, field: str) -> list[Cell]:
    """What a column of the small dataset holds."""
    return [line.get(field) for line in lines_of()[table]]


def records(out: Path, name: str) -> list[dict[str, Any]]:
    """The lines of a table that a run has written, by field."""
    table = BY_NAME[name]
    return [dict(zip(table.names, line, strict=True)) for line in read_lines(out / "tables" / f"{name}.csv", table)]
