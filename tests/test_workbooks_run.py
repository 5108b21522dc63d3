"""The workbook of a run, the files that a run writes, the way to them, and what LibreOffice makes of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from align.batch import run_folder
from align.comparison import Reason
from align.expected import Expected
from align.extracts import whole
from align.language import Lang
from align.plan import Source
from align.report import Failure, Paper, PaperFailure, Papers, PaperSort, Reading, Run, render_index
from align.settings import RELEASED
from align.workbooks import pair_workbook, run_workbook
from tests.conftest import CORPUS
from tests.index_world import of_place, run_of
from tests.report_world import COMPARISON, RUN, YEARS
from tests.test_workbooks import above, table

CHECK_BELOW = RELEASED.confidence_check
OFFICE = shutil.which("soffice")


def book_of(run: Run, lang: Lang = Lang.ZH) -> Any:
    """The workbook of a run, read back."""
    return load_workbook(BytesIO(run_workbook(run, lang, CHECK_BELOW)))


def test_a_run_has_an_overview_and_all_pairs_together() -> None:
    """Both kinds of comparison, each line naming its place."""
    book = book_of(run_of(of_place("长沙市"), of_place("邵阳市"), YEARS))
    assert book.sheetnames == ["总览", "对照核实表", "对照核实表（年度）", "任务分解表", "督办台账"]
    assert [line["市州"] for line in table(book["对照核实表"])][:1] == ["长沙市"]
    assert {line["市州"] for line in table(book["任务分解表"])} == {"长沙市", "邵阳市"}
    lines = table(book["督办台账"])
    assert [line["序号"] for line in lines] == list(range(1, len(lines) + 1))
    assert list(dict.fromkeys((line["市州"], line["比对"]) for line in lines)) == [
        ("长沙市", "2022年政务公开\n上下级比对"),
        ("邵阳市", "2022年政务公开\n上下级比对"),
    ]


def test_the_overview_counts_each_side_of_its_own_whole() -> None:
    """Both denominators in each line; the places stand in their official order."""
    lines = table(book_of(run_of(of_place("邵阳市"), of_place("长沙市")))["总览"])
    assert [line["地区"] for line in lines] == ["长沙市", "邵阳市"]
    line = lines[0]
    assert (line["对照要点条数"], line["有对应条目"], line["未见对应条目（待核实）"], line["不涉及"]) == (9, 5, 2, 2)
    assert (line["本要点条数"], line["表述一致"], line["有调整"], line["本级增列"]) == (6, 2, 3, 1)


def test_what_is_asked_is_counted_as_in_the_ledger() -> None:
    """Said beside the numbers; between years nothing is asked, and that is not a nought."""
    book = book_of(run_of(of_place("邵阳市"), YEARS))
    asked = [line["核实事项"] for line in table(book["总览"])]
    assert asked == [len(table(book["督办台账"])), "—"]
    assert [note.split("：")[0] for note in above(book["总览"])[-2:]] == ["待核实条目", "核实事项"]


def test_a_place_without_a_plan_has_no_numbers() -> None:
    """It sent nothing, which is not a nought in any column."""
    expected = (Expected("邵阳市", 2022, "政务公开"), Expected("怀化市", 2022, "政务公开"))
    book = book_of(run_of(of_place("邵阳市"), expected=expected))
    missing, came = table(book["总览"])
    assert (missing["地区"], missing["收到情况"], came["收到情况"]) == ("怀化市", "未收到", "已收到并读取")
    numbers = {
        value for name, value in missing.items() if name not in ("序号", "地区", "收到情况", "年份、主题", "说明")
    }
    assert numbers == {"—"}
    assert "应收 2 地" in above(book["总览"])[3]
    assert not [line for line in table(book["督办台账"]) if line.get("市州") == "怀化市"]


def test_files_that_could_not_be_read_stand_in_the_overview() -> None:
    """Before what was compared; they may hold a plan that seems to be missing."""
    run = run_of(of_place("邵阳市"), failures=(Failure("永州.docx", "broken", "文件损坏"),))
    first = table(book_of(run)["总览"])[0]
    assert (first["收到情况"], first["年份、主题"], first["说明"]) == ("未能读取", "永州.docx", "文件损坏")


def test_a_doubt_about_a_pair_stands_beside_its_counts() -> None:
    """And at the top of every sheet that holds its rows."""
    doubtful = replace(of_place("邵阳市"), notes=(Reason("premise-nothing"),))
    book = book_of(run_of(doubtful, of_place("长沙市")))
    assert [bool(line["说明"]) for line in table(book["总览"])] == [False, True]
    assert all(any("请核对所比对的文件" in note for note in above(sheet)) for sheet in book.worksheets[1:])


def test_a_run_without_pairs_has_its_overview() -> None:
    """What came and what did not is all there is to tell."""
    run = Run((Reading(Source("封面.txt", "0" * 64, 9), ()),))
    assert book_of(run).sheetnames == ["总览"]
    assert book_of(RUN, Lang.EN).sheetnames[0] == "Overview"


def test_a_run_writes_a_workbook_for_each_pair_and_one_for_all(tmp_path: Path) -> None:
    """Named by its record; the same documents give the same bytes."""
    for name, place in (("hunan.txt", "湖南省"), ("shaoyang.txt", "邵阳市")):
        text = f"{place}2022年政务公开工作要点\n一、主动公开\n（一）推进政府网站建设。\n（二）加强财政信息公开。\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = []
    for out in (tmp_path / "one", tmp_path / "two"):
        assert not run_folder(tmp_path, out).failed
        files = [one["file"] for one in json.loads((out / "run.json").read_text(encoding="utf-8"))["workbooks"]]
        assert files == ["workbooks/hunan-1__shaoyang-1.xlsx", "workbook.xlsx"]
        made.append([(out / file).read_bytes() for file in files])
    assert made[0] == made[1]


def test_the_overview_page_leads_to_what_was_made() -> None:
    """By what each file is about; what could not be made is told, and nothing else is promised."""
    made = (
        Paper(PaperSort.TABLE, "tables/rows.csv"),
        Paper(PaperSort.WORKBOOK, "workbooks/a.xlsx", pair="a"),
        Paper(PaperSort.WORKBOOK, "workbook.xlsx"),
        Paper(PaperSort.LETTER, "letters/邵阳#1.docx", "reply", place="邵阳市"),
    )
    failed = (PaperFailure(PaperSort.LETTER, Failure("长沙市反馈函", "no room")),)
    html = render_index(RUN._replace(papers=Papers(made, failed)), check_below=CHECK_BELOW)
    section = html.split('id="papers"')[1].split("</section>")[0]
    ways = [way.split('"')[0] for way in section.split('<a href="')[1:]]
    assert ways == ["workbook.xlsx", "workbooks/a.xlsx", "letters/%E9%82%B5%E9%98%B3%231.docx", "tables/rows.csv"]
    assert "反馈函：<a" in section
    assert "长沙市反馈函" in section
    assert 'id="papers"' not in render_index(RUN, check_below=CHECK_BELOW)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_workbook(tmp_path: Path) -> None:
    """Without a complaint, on as many pages as people print, and with its words."""
    run_folder(CORPUS, tmp_path / "out")
    books = [tmp_path / "out/workbook.xlsx", *sorted((tmp_path / "out/workbooks").glob("*.xlsx"))]
    (tmp_path / "en.xlsx").write_bytes(pair_workbook(whole("a", COMPARISON), Lang.EN, CHECK_BELOW))
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path / "pdf"), *map(str, books), str(tmp_path / "en.xlsx")],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert not [line for line in done.stderr.splitlines() if "javaldx" not in line and line.strip()]
    assert sorted(path.stem for path in (tmp_path / "pdf").glob("*.pdf")) == sorted(
        path.stem for path in (*books, tmp_path / "en.xlsx")
    )
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "pdf").glob("*.pdf"))
