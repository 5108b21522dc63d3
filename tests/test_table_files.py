"""The tables of a run as files: they come back as they were written, and what is none of ours is refused."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.batch import Options, run_folder
from align.errors import OutputError, ReadError
from align.output import encode
from align.tables import read_tables
from align.tables.definitions import TABLES
from align.tables.files import csv_text, make_files
from align.tables.reading import read_lines
from align.tables.schema import Table, text
from tests.tables_world import BY_NAME, DATASET, NAMES, files_in, write_documents


def test_a_csv_is_what_spreadsheets_and_rfc_4180_expect(corpus_run: Path) -> None:
    """BOM, a header, CRLF, one more quotation mark for one."""
    for name in NAMES:
        data = (corpus_run / "tables" / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf" + BY_NAME[name].names[0].encode())
        assert data.count(b"\r\n") == data.count(b"\n")
        assert data.endswith(b"\r\n")


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.text("'=+-@\t\r\n\",;一", max_size=6)
TEXTS = Table("texts", ("", ""), (text("one", "", ""), text("other", "", "")), ("one",))


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=4))
def test_any_text_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    """Whatever it begins with, however many lines it has; an empty one is a missing value."""
    data = encode(csv_text(TEXTS, rows))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "texts.csv"
        path.write_bytes(data)
        assert read_lines(path, TEXTS) == [[cell or None for cell in row] for row in rows]


@given(st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_no_spreadsheet_computes_a_cell(cells: list[str]) -> None:
    """None begins with what begins a formula."""
    written = csv.reader(io.StringIO(csv_text(TEXTS, [(cell, None) for cell in cells]), newline=""))
    assert not [row[0] for row in list(written)[1:] if row[0][:1] in tuple("=+-@\t\r")]


def test_frames_have_the_types_of_the_schema(corpus_run: Path) -> None:
    """Whole numbers and flags that may be missing, categories in the order of their list, dates."""
    tables = read_tables(corpus_run)
    assert list(tables) == NAMES
    rows, plans = tables["rows"], tables["plans"]
    assert list(rows["verdict"].cat.categories) == ["copied", "localized", "dropped", "added"]
    kinds = {"plan_no": "Int64", "score": "Float64", "applies_here": "boolean", "template_nos": "string"}
    assert {name: str(rows[name].dtype) for name in kinds} == kinds
    assert str(plans["issued_on"].dtype).startswith("datetime64")
    assert list(plans["place_code"])[:1] == ["430100"]
    assert rows.loc[rows["verdict"] == "dropped", "plan_no"].isna().all()
    counted = rows.groupby(["pair_key", "verdict"], observed=True).size()
    assert counted["hunan-2022-1__shaoyang-2022-1", "copied"] == 22


def test_empty_tables_are_frames_too(tmp_path: Path) -> None:
    """A folder whose plans have no partner has tables without lines, and their columns."""
    folder = write_documents(tmp_path / "in")
    (folder / "shaoyang.txt").unlink()
    run_folder(folder, tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert [len(tables[name]) for name in NAMES] == [1, 1, 2, 0, 0, 0, 0, 0]
    assert tables["rows"].query("verdict == 'dropped'").empty
    assert list(tables["rows"].columns) == list(BY_NAME["rows"].names)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda path: path.unlink(), "rows.csv: there is no such table; make the tables again"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b"verdict", b"result", 1)),
            r"are not those of .*\((?:verdict|result)\)",
        ),
        (lambda path: path.write_bytes(b""), "cannot be read as CSV"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "cannot be read as CSV"),
        (lambda path: path.write_bytes(path.read_bytes() + b"x,1\r\n"), "line 6: has 2 cells, not 33"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b",copied", b",kept", 1)),
            "line 2: verdict is 'kept', not one of",
        ),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b",true", b",perhaps", 1)),
            "'perhaps', which is no boolean",
        ),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b"-1,1,copied", b"-1,one,copied", 1)),
            "row is 'one', which is no integer",
        ),
    ],
)
def test_a_table_that_is_none_of_ours_is_refused(tmp_path: Path, change: Any, message: str) -> None:
    """The message names the file, what is wrong and what to do; never a frame with other columns."""
    write_documents(tmp_path / "in", "changsha.txt")
    run_folder(tmp_path / "in", tmp_path / "out")
    change(tmp_path / "out/tables/rows.csv")
    with pytest.raises(ReadError, match=message):
        read_tables(tmp_path / "out")


def test_parquet_holds_the_same_as_csv(tmp_path: Path) -> None:
    """By type: missing values are missing, and no text is guarded."""
    parquet = pytest.importorskip("pyarrow.parquet")
    files = list(make_files(DATASET, parquet=True))
    for table, (data, other) in zip(TABLES, zip(files[:-1:2], files[1:-1:2], strict=True), strict=True):
        path = tmp_path / f"{table.name}.csv"
        path.write_bytes(data)
        (tmp_path / "one.parquet").write_bytes(other)
        read = parquet.read_table(tmp_path / "one.parquet")
        assert read.column_names == list(table.names)
        lines = [[str(cell) if hasattr(cell, "year") else cell for cell in line.values()] for line in read.to_pylist()]
        assert lines == read_lines(path, table)


def test_parquet_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    """Beside each CSV; another run takes it away again."""
    pytest.importorskip("pyarrow")
    folder = write_documents(tmp_path / "in")
    run_folder(folder, tmp_path / "out", Options(parquet=True))
    found = files_in(tmp_path / "out/tables")
    assert {f"{name}.parquet" for name in NAMES} <= set(found)
    run_folder(folder, tmp_path / "again", Options(parquet=True))
    assert files_in(tmp_path / "again/tables") == found
    run_folder(folder, tmp_path / "out")
    assert not list((tmp_path / "out/tables").glob("*.parquet"))


def test_without_the_library_parquet_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.tables.files.find_spec", lambda _: None)
    with pytest.raises(OutputError, match=r"needs pyarrow, .* pip install pyarrow"):
        run_folder(tmp_path / "nowhere", tmp_path / "out", Options(parquet=True))
    assert not (tmp_path / "out").exists()


def test_tables_that_fail_stop_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them or none: those of an earlier run go too."""
    folder = write_documents(tmp_path / "in")
    run_folder(folder, tmp_path / "out")

    def fail(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("align.tables.pair_lines.share", fail)
    result = run_folder(folder, tmp_path / "out")
    assert [failure.name for failure in result.failed] == ["研究用数据表"]
    assert not (tmp_path / "out/tables").exists()
    assert (tmp_path / "out/pairs/hunan-1__shaoyang-1.html").exists()


def test_reading_tables_loads_no_engine() -> None:
    """Whoever only counts needs neither Jinja nor the command line, and pandas waits until it is called."""
    heavy = "pandas", "pyarrow", "jinja2", "click"
    code = f"import sys, align.tables; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
