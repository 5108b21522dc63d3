"""A whole folder: what is read, what is written, what people may overrule, and what survives."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from align import open_encoder, read_document
from align.batch import Options, Result, run_folder
from align.comparison import Verdict
from align.errors import ChoiceError, EncoderError, OutputError, ReadError
from align.label_files import write_labels
from align.labels import Label, LabelFile, Status, plan_name, with_hashes
from align.language import Lang
from align.mail.opened import open_run
from align.pipeline import compare
from align.record import comparison_record
from align.report import render_document, render_html
from align.reviewed import compare_reviewed
from align.settings import RELEASED, Settings, fingerprint
from tests.semantic_world import Glossary

CORPUS = Path(__file__).parent.parent / "corpora" / "hunan"
PROVINCE, CITY, OTHER = "hunan.txt", "shaoyang.txt", "changsha.txt"
DECIDED = ("verdict", "tags", "template_items", "plan_items", "score", "parts", "found_by", "moved", "confidence")


def write_plan(folder: Path, name: str, title: str, *tasks: str) -> Path:
    """A document with one small plan."""
    items = "\n".join(f"（{'一二三四五六七八九'[n]}）{task}" for n, task in enumerate(tasks))
    path = folder / name
    path.write_text(f"{title}\n一、主动公开\n{items}\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A province's plan and those of two cities, one of which left something out."""
    folder = tmp_path / "documents"
    folder.mkdir()
    tasks = "推进政府网站建设。新建公园10个。", "加强财政信息公开。", "办好民生实事，改善群众生活。"
    write_plan(folder, PROVINCE, "湖南省2022年政务公开工作要点", *tasks)
    write_plan(folder, CITY, "邵阳市2022年政务公开工作要点", *tasks)
    write_plan(folder, OTHER, "长沙市2022年政务公开工作要点", *tasks[:2])
    return folder


def run(folder: Path, out: str = "out", **options: Any) -> tuple[Result, Path, Any]:
    """Run a folder: the result, where it lies, and what its record says."""
    place = folder.parent / out
    result = run_folder(folder, place, Options(**options))
    return result, place, json.loads((place / "run.json").read_text(encoding="utf-8"))


def contents(out: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def write_rows(path: Path, *rows: Sequence[str]) -> Path:
    """A CSV as a spreadsheet saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_folder_becomes_reports_an_overview_a_matrix_and_a_record(folder: Path) -> None:
    _, out, record = run(folder)
    keys = ["hunan-1__changsha-1", "hunan-1__shaoyang-1"]
    pages = [f"pairs/{key}.{kind}" for key in keys for kind in ("html", "json")]
    pages += [f"documents/{name}.html" for name in ("hunan", "changsha", "shaoyang")]
    items = [f"items/hunan-1/{no}.html" for no in (1, 2, 3)]
    shown = [name for name in contents(out) if not name.startswith(("tables/", "workbook", "letters/"))]
    assert sorted(shown) == sorted(["index.html", "matrix-hunan-1.html", "run.json", *pages, *items])
    assert [pair["key"] for pair in record["pairs"]] == keys
    assert record["matrices"] == [
        {
            "template": "湖南省2022年政务公开工作要点",
            "places": ["长沙市", "邵阳市"],
            "report": "matrix-hunan-1.html",
            "items": items,
        }
    ]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{page}"' in index for page in pages if re.fullmatch("pairs/.*html", page))
    assert record["pairs"][1]["counts"]["plan"] == {"items": 3, "copied": 3, "localized": 0, "added": 0}


def test_a_folder_without_a_document_is_refused(tmp_path: Path) -> None:
    """It says what to put there, and writes nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "README.md").write_text("x", encoding="utf-8")
    with pytest.raises(ReadError, match="no document in this folder; put the plans there"):
        run_folder(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_record_names_every_input_by_its_hash(folder: Path) -> None:
    corrections = write_rows(folder / "plans.csv", ["plan", "subject"], [PROVINCE, "政务公开"])
    pairs = write_rows(folder.parent / "which.csv", ["template", "plan"], [PROVINCE, CITY])
    _, _, record = run(folder, pairs=pairs)
    hashes = {one["name"]: (one["kind"], one["sha256"]) for one in record["inputs"]}
    for path, kind in ((folder / PROVINCE, "document"), (corrections, "plans"), (pairs, "pairs")):
        assert hashes[path.name] == (kind, hashlib.sha256(path.read_bytes()).hexdigest())
    assert record["tool"]["name"] == "plan-align"
    assert record["tool"]["settings"] == "default"
    assert len(record["tool"]["settings_sha256"]) == 64


def test_counterparts_in_the_folder_are_taken_unless_others_are_named(folder: Path) -> None:
    """Either file is among the inputs, and what it names in vain is told."""
    for name, office in ((PROVINCE, "省榫卯工艺办"), (CITY, "市竹编工艺办")):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace("10个。", f"10个。（{office}牵头）"), encoding="utf-8")
    kept = write_rows(
        folder / "counterparts.csv", ["place", "superior", "office"], ["", "省榫卯工艺办", "市竹编工艺办"]
    )
    result, out, record = run(folder)
    assert {
        "name": kept.name,
        "kind": "counterparts",
        "sha256": hashlib.sha256(kept.read_bytes()).hexdigest(),
    } in record["inputs"]
    assert "省榫卯工艺办→市竹编工艺办" in (out / "pairs/hunan-1__shaoyang-1.html").read_text(encoding="utf-8")
    assert result.notes == ()
    other = write_rows(folder.parent / "own.csv", ["place", "superior", "office"], ["", "省陶艺办", "市陶艺办"])
    result, out, record = run(folder, "other", counterparts=other)
    assert [one["name"] for one in record["inputs"] if one["kind"] == "counterparts"] == ["own.csv"]
    assert result.notes == ("counterparts: no template compared with a plan of any place names 省陶艺办",)


def test_notes_hidden_files_tables_and_folders_are_no_documents(folder: Path) -> None:
    for name in ("README.md", "readme.txt", "SOURCES.md", ".hidden.txt", "~$hunan.txt", "notes.csv", "x.CSV"):
        (folder / name).write_text("一、（一）甲。", encoding="utf-8")
    (folder / "labels").mkdir()
    (folder / "labels" / "inside.txt").write_text("一、（一）甲。", encoding="utf-8")
    result, _, _ = run(folder)
    assert [reading.source.name for reading in result.run.readings] == [OTHER, PROVINCE, CITY]
    assert not result.failed


def test_what_has_no_items_or_no_partner_is_listed_and_no_failure(folder: Path) -> None:
    (folder / "cover.txt").write_text("现将要点印发给你们，请认真贯彻执行。", encoding="utf-8")
    write_plan(folder, "alone.txt", "岳阳市2022年推进教育数字化工作要点", "建好平台。")
    result, out, record = run(folder)
    assert not result.failed
    assert record["without_plan"] == ["cover.txt"]
    assert record["lonely"] == ["alone.txt#1"]
    assert {"cover.txt", "alone.txt"} <= {one["name"] for one in record["inputs"]}
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "cover.txt" in index
    assert "岳阳市2022年推进教育数字化工作要点" in index


def test_a_broken_document_stops_no_other(folder: Path) -> None:
    """Each is listed with its reason in one line, and everything else is as it would be without it."""
    _, whole, _ = run(folder, "whole")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01PK\x03")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    result, out, record = run(folder)
    assert [failure.name for failure in result.failed] == ["binary.txt", "empty.txt", "gone.txt", "pipe.txt"]
    assert all("\n" not in one["reason"] and one["reason"] for one in record["failures"])
    assert [one["what"] for one in record["failures"]] == ["document"] * 4
    pairs = {name: data for name, data in contents(out).items() if name.startswith("pairs/")}
    assert pairs == {name: data for name, data in contents(whole).items() if name.startswith("pairs/")}


def test_a_pair_that_fails_stops_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a fault of our own is told in one line, and leaves no page of an earlier run behind."""
    run(folder)

    def break_changsha(*args: Any) -> Any:
        if args[1].place == "长沙市":
            raise ZeroDivisionError("division\nby zero")
        return compare_reviewed(*args)

    monkeypatch.setattr("align.batch.compare_reviewed", break_changsha)
    result, out, record = run(folder)
    assert [failure.name for failure in result.failed] == [
        "湖南省2022年政务公开工作要点 → 长沙市2022年政务公开工作要点"
    ]
    assert "ZeroDivisionError division by zero" in record["failures"][0]["reason"]
    assert [name for name in contents(out) if name.startswith(("pairs", "matrix"))] == [
        "pairs/hunan-1__shaoyang-1.html",
        "pairs/hunan-1__shaoyang-1.json",
    ]


def test_every_document_that_was_read_has_a_page_that_its_reports_lead_to(folder: Path) -> None:
    """A file without numbered items has one too; a page of a file that is gone goes with it."""
    (folder / "封面.txt").write_text("关于印发的通知\n各市州：\n", encoding="utf-8")
    (folder / "scan.txt").write_bytes(b"%PDF\0")
    _, out, record = run(folder)
    names = {one["name"]: one["report"] for one in record["documents"]}
    assert sorted(names) == ["changsha.txt", "hunan.txt", "shaoyang.txt", "封面.txt"]
    assert all((out / report).exists() for report in names.values())
    pair = (out / "pairs/hunan-1__shaoyang-1.html").read_text(encoding="utf-8")
    assert all(f'href="../documents/{name}.html"' in pair for name in ("hunan", "shaoyang"))
    reading = (out / "documents/hunan.html").read_text(encoding="utf-8")
    pairs = [f"../pairs/hunan-1__{name}-1.html" for name in ("changsha", "shaoyang")]
    assert all(f'href="{address}"' in reading for address in ("../index.html", *pairs))
    assert "没有读出要点" in (out / names["封面.txt"]).read_text(encoding="utf-8")
    (folder / "封面.txt").unlink()
    run(folder)
    assert not (out / names["封面.txt"]).exists()


def test_a_corrected_plan_says_so_where_its_reading_is_shown(folder: Path) -> None:
    """What plans.csv says stands there instead of what was read."""
    write_rows(folder / "plans.csv", ["plan", "document_number"], [CITY, "邵政办发〔2022〕9号"])
    _, out, _ = run(folder)
    shown = [(out / f"documents/{name}.html").read_text(encoding="utf-8") for name in ("shaoyang", "hunan")]
    assert ["plans.csv" in page for page in shown] == [True, False]
    assert "邵政办发〔2022〕9号" in shown[0]


def test_hints_of_a_reading_are_told_on_the_overview_and_in_its_reports(folder: Path) -> None:
    """As many as its own page shows."""
    path = folder / CITY
    path.write_text(path.read_text(encoding="utf-8").replace("（三）", "（五）"), encoding="utf-8")
    _, out, _ = run(folder)
    pages = [(out / f"{name}.html").read_text(encoding="utf-8") for name in ("index", "pairs/hunan-1__shaoyang-1")]
    ways = [re.findall(r'<a href="([^"]*)">shaoyang.txt（1 处可留意）', page) for page in pages]
    assert ways == [["documents/shaoyang.html"], ["../documents/shaoyang.html"]]
    other = (out / "pairs/hunan-1__changsha-1.html").read_text(encoding="utf-8")
    assert "以下文件的读取情况可留意" not in other


def test_a_document_whose_page_fails_stops_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is among the failures, and its comparisons are made."""

    def break_changsha(document: Any, *args: Any, **options: Any) -> str:
        if document.source.name == "changsha.txt":
            raise ZeroDivisionError
        return render_document(document, *args, **options)

    monkeypatch.setattr("align.document_pages.render_document", break_changsha)
    result, _, record = run(folder)
    assert [failure.name for failure in result.failed] == ["changsha.txt"]
    assert [one["name"] for one in record["documents"]] == ["hunan.txt", "shaoyang.txt"]
    assert len(record["pairs"]) == 2


def test_only_pages_of_an_earlier_run_are_taken_away(folder: Path) -> None:
    """A record that somebody has tampered with removes nothing that is not a page of a run."""
    _, out, record = run(folder)
    (out / "pairs" / "mine.html").write_text("kept", encoding="utf-8")
    (folder.parent / "kept.html").write_text("kept", encoding="utf-8")
    record["matrices"] += [
        {"report": "../kept.html"},
        {"report": "index.html"},
        {"report": 7, "items": ["../kept.html"]},
    ]
    (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / OTHER).unlink()
    run(folder)
    assert "matrix-hunan-1.html" not in contents(out)
    assert "pairs/hunan-1__changsha-1.html" not in contents(out)
    assert not (out / "items").exists()
    assert {"pairs/mine.html", "index.html"} <= set(contents(out))
    assert (folder.parent / "kept.html").exists()


@pytest.mark.parametrize("text", ['{"schema": "other@1", PAGES}', "{PAGES}", "[" * 9999, "7"])
def test_a_record_that_is_none_of_ours_takes_nothing_away(folder: Path, text: str) -> None:
    mine = folder.parent / "out/pairs/mine.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("kept", encoding="utf-8")
    pages = '"pairs": [{"report": "pairs/mine.html", "record": "pairs/mine.json"}], "matrices": []'
    (folder.parent / "out/run.json").write_text(text.replace("PAGES", pages), encoding="utf-8")
    run(folder)
    assert mine.exists()


def test_a_page_that_cannot_be_taken_away_is_named(folder: Path) -> None:
    """Whatever stands in its place; the run is complete and all other outdated pages are gone."""
    _, out, _ = run(folder)
    (folder / OTHER).unlink()
    for name in ("matrix-hunan-1.html", "pairs/hunan-1__changsha-1.html"):
        (out / name).unlink()
        (out / name).mkdir()
    shutil.rmtree(out / "items/hunan-1")
    (out / "items/hunan-1").write_text("a file", encoding="utf-8")
    with pytest.raises(
        OutputError, match=r"items/hunan-1/1\.html: is outdated and cannot be removed \(.*\); remove it"
    ):
        run(folder)
    assert "documents/changsha.html" not in contents(out)
    assert len(json.loads((out / "run.json").read_text(encoding="utf-8"))["pairs"]) == 1


def test_a_pairs_file_overrules_the_pairing(folder: Path) -> None:
    """Only what it names is compared, once; a row that names nothing is a failure among the others."""
    rows = [f"./{OTHER}#1", CITY], [OTHER, f"{CITY}#邵阳市 2022年"], ["no.txt", CITY], [PROVINCE, f"{CITY}#9"], ["", ""]
    pairs = write_rows(folder.parent / "pairs.csv", ["template", "plan"], *rows)
    result, _, record = run(folder, pairs=pairs)
    assert [pair["key"] for pair in record["pairs"]] == ["changsha-1__shaoyang-1"]
    assert record["lonely"] == ["hunan.txt#1"]
    assert [failure.name for failure in result.failed] == ["no.txt → shaoyang.txt", "hunan.txt → shaoyang.txt#9"]
    assert "pairs.csv, row 4: 'no.txt' names no document that was read" in result.failed[0].reason


def test_plans_csv_overrules_what_was_read(folder: Path) -> None:
    """An empty cell leaves what was read, another place brings its own level."""
    write_plan(folder, "odd.txt", "某某单位有关工作要点", "推进政府网站建设。", "加强财政信息公开。")
    columns = ["plan", "place", "level", "year", "subject", "document_number", "issued_on"]
    row = ["odd.txt#1", "岳阳市", "", "2022", "政务公开", "岳政办发〔2022〕1号", "2022-05-01"]
    write_rows(folder / "plans.csv", columns, row, [CITY, "", "", "", "", "", "2022-06-30"])
    _, _, record = run(folder)
    plans = {plan["plan"]: plan for plan in record["plans"]}
    assert plans["odd.txt#1"]["level"] == "city"
    assert plans["odd.txt#1"]["document_number"] == "岳政办发〔2022〕1号"
    assert plans["shaoyang.txt#1"]["issued_on"] == "2022-06-30"
    assert plans["shaoyang.txt#1"]["place"] == "邵阳市"
    assert "hunan-1__odd-1" in [pair["key"] for pair in record["pairs"]]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["plan", "yaer"], [CITY, "2022"]], "plans.csv: unknown column 'yaer'"),
        ([["place"], ["邵阳市"]], "plans.csv: no column plan"),
        ([["plan", "year"], [CITY, "next"]], "plans.csv, row 2: year is 'next'"),
        ([["plan", "level"], [CITY, "town"]], "plans.csv, row 2: level is 'town'"),
        ([["plan", "issued_on"], [CITY, "5月"]], "plans.csv, row 2: issued_on is '5月'"),
        ([["plan", "year"], ["no.txt", "2022"]], "plans.csv, row 2: 'no.txt' names no document"),
        ([["plan", "year"], [f"{CITY}#9", "2022"]], "plans.csv, row 2: shaoyang.txt: '#9' fits no plan"),
    ],
)
def test_a_wrong_plans_csv_is_refused_before_anything_is_written(
    folder: Path, rows: list[list[str]], message: str
) -> None:
    write_rows(folder / "plans.csv", *rows)
    with pytest.raises((ReadError, ChoiceError)) as caught:
        run(folder)
    assert str(caught.value).startswith(message)
    assert not (folder.parent / "out").exists()


def test_a_row_about_a_document_that_cannot_be_read_is_passed_over(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    write_rows(folder / "plans.csv", ["plan", "year"], ["empty.txt#1", "2022"])
    result, _, _ = run(folder)
    assert [failure.name for failure in result.failed] == ["empty.txt"]


def label(folder: Path, plan_no: int, status: Status = Status.REVIEWED) -> LabelFile:
    """A reviewer's word that an item of Shaoyang was added."""
    template, plan = (read_document(folder / name).plan() for name in (PROVINCE, CITY))
    said = Label(plan_no, (), Verdict.ADDED, status, by="张三", date="2024-05-01")
    return LabelFile("", plan_name(template), plan_name(plan), (with_hashes(said, template, plan),))


def test_reviewed_rows_are_applied(folder: Path) -> None:
    path = folder.parent / "reviewed.csv"
    write_labels(path, [label(folder, 2)])
    result, _, record = run(folder, labels=path)
    assert not result.notes
    assert record["pairs"][1]["counts"]["plan"]["added"] == 1
    assert ("reviewed.csv", "labels") in [(one["name"], one["kind"]) for one in record["inputs"]]


def test_a_stale_row_is_reported_and_not_applied(folder: Path) -> None:
    path = folder.parent / "reviewed.csv"
    known = label(folder, 2)
    write_labels(path, [replace(known, labels=(replace(known.labels[0], plan_hash="0" * 12),))])
    result, out, record = run(folder, labels=path, lang=Lang.EN)
    assert [note.split(":")[0] for note in result.notes] == ["reviewed.csv, row 2"]
    assert record["notes"] == list(result.notes)
    assert record["pairs"][1]["counts"]["plan"]["added"] == 0
    pair = json.loads((out / "pairs/hunan-1__shaoyang-1.json").read_text(encoding="utf-8"))
    note = "Row 2 of the labels reviewed.csv was not applied: the words of plan item 2 have changed since."
    assert pair["notes"] == [note]
    assert note in (out / "pairs/hunan-1__shaoyang-1.html").read_text(encoding="utf-8")


def test_labels_of_a_pair_that_was_not_compared_are_told(folder: Path) -> None:
    path = folder.parent / "reviewed.csv"
    write_labels(path, [label(folder, 2)])
    pairs = write_rows(folder.parent / "pairs.csv", ["template", "plan"], [PROVINCE, OTHER])
    result, _, _ = run(folder, labels=path, pairs=pairs)
    assert "were not used" in result.notes[0]


def add_years(folder: Path) -> None:
    """Two earlier years of the province, and the city's plan on another subject."""
    tasks = "推进政府网站建设。新建公园10个。", "加强财政信息公开。", "整治占道经营，疏导夜市摊点。"
    write_plan(folder, "hunan-2019.txt", "湖南省2019年政务公开工作要点", *tasks)
    write_plan(folder, "hunan-2021.txt", "湖南省2021年政务公开工作要点", *tasks[:2])


def test_three_years_of_one_subject_get_a_page_of_their_own(folder: Path) -> None:
    add_years(folder)
    _, out, record = run(folder)
    assert record["lineages"] == [
        {"place": "湖南省", "subject": "政务公开", "years": [2019, 2021, 2022], "report": "lineage-hunan-1.html"}
    ]
    page = (out / "lineage-hunan-1.html").read_text(encoding="utf-8")
    assert 'href="pairs/hunan-2019-1__hunan-2021-1.html#t3"' in page
    assert 'href="lineage-hunan-1.html"' in (out / "index.html").read_text(encoding="utf-8")
    for key in ("hunan-2019-1__hunan-2021-1", "hunan-2021-1__hunan-1"):
        assert 'href="../lineage-hunan-1.html"' in (out / f"pairs/{key}.html").read_text(encoding="utf-8")
    assert "lineage" not in (out / "pairs/hunan-1__changsha-1.html").read_text(encoding="utf-8").split("</style>")[1]


def test_two_years_are_no_lineage_and_an_outdated_page_goes(folder: Path) -> None:
    add_years(folder)
    run(folder)
    (folder / "hunan-2019.txt").unlink()
    _, out, record = run(folder)
    assert record["lineages"] == []
    assert not list(out.glob("lineage*"))


def test_a_pair_whose_page_fails_takes_its_lineage_with_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page leads to one that is not there."""
    add_years(folder)

    def break_2021(comparison: Any, *args: Any, **options: Any) -> str:
        if comparison.plan.year == 2021:
            raise ZeroDivisionError
        return render_html(comparison, *args, **options)

    monkeypatch.setattr("align.run_pages.render_html", break_2021)
    result, out, record = run(folder)
    assert [failure.name for failure in result.failed] == [
        "湖南省2019年政务公开工作要点 → 湖南省2021年政务公开工作要点"
    ]
    assert record["lineages"] == []
    assert not [name for name, page in contents(out).items() if b'="../lineage' in page or "lineage" in name]


@pytest.mark.parametrize("render", ["render_matrix", "render_items"])
def test_a_matrix_that_fails_stops_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch, render: str) -> None:
    """Its pages go all together, those of an earlier run too; it is told among the failures."""
    run(folder)
    monkeypatch.setattr(f"align.run_pages.{render}", broken)
    result, out, record = run(folder)
    assert [failure.name for failure in result.failed] == ["湖南省2022年政务公开工作要点 → 长沙市、邵阳市"]
    assert (len(record["pairs"]), record["matrices"], len(record["failures"])) == (2, [], 1)
    assert not [name for name in contents(out) if name.startswith(("matrix", "items"))]


def test_a_lineage_that_fails_stops_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told among the failures, and no pair's page leads to it."""
    add_years(folder)
    run(folder)
    monkeypatch.setattr("align.run_pages.render_lineage", broken)
    result, out, record = run(folder)
    titles = (f"湖南省{year}年政务公开工作要点" for year in (2019, 2021, 2022))
    assert [failure.name for failure in result.failed] == [" → ".join(titles)]
    assert (len(record["pairs"]), record["lineages"], len(record["matrices"])) == (4, [], 1)
    assert not [name for name, page in contents(out).items() if b'="../lineage' in page or "lineage" in name]


def broken(*_: Any, **__: Any) -> Any:
    """What a fault of our own does."""
    raise ZeroDivisionError


def test_a_dropped_item_is_looked_for_in_the_places_other_plans(folder: Path) -> None:
    """A hit is shown with its place at the row and in the list; without other plans that is told."""
    lost = "办好民生实事。年内完成12项民生实事，按季公布进展，请群众代表评议。"
    write_plan(folder, PROVINCE, "湖南省2022年政务公开工作要点", "推进政府网站建设。", "加强财政信息公开。", lost)
    write_plan(folder, "service.txt", "长沙市2022年政务服务工作要点", "改造办事大厅。", lost, "培训窗口人员。")
    _, out, record = run(folder)
    pair = json.loads((out / "pairs/hunan-1__changsha-1.json").read_text(encoding="utf-8"))
    assert pair["searched"] == ["长沙市2022年政务服务工作要点"]
    (row,) = [row for row in pair["rows"] if row["verdict"] == "dropped"]
    assert [(one["title"], one["no"]) for one in row["seen_in"]] == [("长沙市2022年政务服务工作要点", 2)]
    assert record["pairs"][0]["counts"]["template"]["dropped"] == 1
    page = (out / "pairs/hunan-1__changsha-1.html").read_text(encoding="utf-8")
    assert page.count("另见长沙市2022年政务服务工作要点第 2 条") == 2
    assert "已在本地同年其他要点中查阅：长沙市2022年政务服务工作要点。" in page
    (folder / "service.txt").unlink()
    _, out, _ = run(folder)
    assert "所给文件中没有本地同年其他要点" in (out / "pairs/hunan-1__changsha-1.html").read_text(encoding="utf-8")


class Failing(Glossary):
    """An encoder that fails at its last text."""

    def vectors(self, texts: Sequence[str]) -> Any:
        """Nothing."""
        if "加强财政信息公开" in "".join(texts):
            raise EncoderError("the model: broke; try another one")
        return super().vectors(texts)


def test_an_encoder_takes_part_in_every_pair_and_is_named(folder: Path) -> None:
    """Verdicts and scores are those of the same two plans compared alone; the record names what decided."""
    write_plan(folder, CITY, "邵阳市2022年政务公开工作要点", "加大财政信息公开力度。", "政府网站再提升，修好公园8个。")
    _, out, record = run(folder, encoder=Glossary())
    tool, settings = record["tool"], record["settings"]
    assert (tool["encoder"], tool["encoder_revision"], tool["blend"]) == ("glossary", "1", "ranks")
    assert record["libraries"].keys() == {"python", "rapidfuzz", "numpy"}
    assert fingerprint(Settings(**settings)) == tool["settings_sha256"]
    template = read_document(folder / PROVINCE).plan()
    for key, name in (("hunan-1__shaoyang-1", CITY), ("hunan-1__changsha-1", OTHER)):
        pair = json.loads((out / f"pairs/{key}.json").read_text(encoding="utf-8"))
        alone = comparison_record(compare(template, read_document(folder / name).plan(), encoder=Glossary()))
        assert pair["tool"] == alone["tool"] == tool
        for one, other in zip(pair["rows"], alone["rows"], strict=True):
            assert {name: one[name] for name in DECIDED} == {name: other[name] for name in DECIDED}
        assert "semantic" in {name for row in pair["rows"] for name in row["parts"] or ()}
    assert {one.comparison.tool.encoder for place in open_run(out).dossiers for one in place.extracts} == {"glossary"}


def test_a_calibration_of_the_encoder_decides_and_is_named(folder: Path) -> None:
    """The record's settings are those that decided, the blend among them."""
    fitted = replace(RELEASED, encoder="glossary", semantic_item=1.0)
    _, _, record = run(folder, encoder=Glossary(), settings=fitted)
    assert record["tool"]["blend"] == "glossary"
    assert record["settings"]["semantic_item"] == 1.0
    _, _, record = run(folder, encoder=Glossary(), settings=replace(fitted, encoder="some/other"))
    assert record["tool"]["blend"] == "ranks"
    assert record["settings"]["semantic_item"] == RELEASED.semantic_item


def test_all_texts_are_encoded_before_the_first_pair(folder: Path) -> None:
    """Each once, with a bar of its own; afterwards nothing new is asked for."""
    steps = list[str]()
    asked = list[tuple[str, ...]]()
    encoder = Glossary()

    def progress(all_steps: Sequence[Any], what: str) -> Sequence[Any]:
        steps.append(what)
        asked.append(tuple(encoder.asked))
        return all_steps

    run_folder(folder, folder.parent / "out", Options(encoder=encoder), progress=progress)
    assert steps == ["reading", "encoding", "comparing"]
    assert asked[:2] == [(), ()]
    assert len(asked[2]) == len(set(asked[2])) == len({*encoder.asked})
    run_folder(folder, folder.parent / "again", Options(), progress=progress)
    assert steps[3:] == ["reading", "comparing"]


def test_an_encoder_that_fails_leaves_no_folder(folder: Path) -> None:
    """It ends the run, instead of failing every pair of it."""
    with pytest.raises(EncoderError, match="broke"):
        run(folder, encoder=Failing())
    assert not (folder.parent / "out").exists()


def test_an_encoder_leaves_the_same_bytes_whatever_it_was_asked_before(folder: Path) -> None:
    known = Glossary()
    known.vectors(["加强财政信息公开", "推进政府网站建设"])
    _, first, _ = run(folder, encoder=Glossary())
    _, second, _ = run(folder, "again", encoder=known)
    assert contents(first) == contents(second)


def test_vectors_new_or_kept_leave_the_same_bytes(folder: Path, model: Path, tmp_path: Path) -> None:
    """And no path of this machine."""
    cold, warm = (run(folder, out, encoder=open_encoder(model, tmp_path / "cache"))[1] for out in ("cold", "warm"))
    assert contents(cold) == contents(warm)
    assert not [name for name, page in contents(cold).items() if str(model).encode() in page]


def test_reports_do_not_go_among_the_documents(folder: Path) -> None:
    """And nobody waits for an encoder before that is told."""
    before, encoder = contents(folder), Glossary()
    with pytest.raises(OutputError, match="name another folder"):
        run_folder(folder, folder / "." / "", Options(encoder=encoder))
    assert contents(folder) == before
    assert encoder.asked == []


@pytest.mark.parametrize("place", ["pairs", "documents", "items", "items/hunan-1", "items/2022/new"])
def test_no_document_is_overwritten_by_a_report(folder: Path, place: str) -> None:
    """A folder of the name that a run gives to one of its own is refused as its output's neighbour."""
    out = folder.parent / "out"
    shutil.copytree(folder, out / place)
    before = contents(out)
    with pytest.raises(OutputError, match="among the documents; name another folder"):
        run_folder(out / place, out)
    assert contents(out) == before


@pytest.mark.parametrize("place", ["pairs", "documents", "items", "items/hunan-1"])
def test_no_document_is_overwritten_through_a_link(folder: Path, place: str) -> None:
    """The output's own folder may be a link to the documents, and the documents be named by another link."""
    link = folder.parent / "out" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(folder)
    (folder.parent / "named").symlink_to(folder)
    before = contents(folder)
    with pytest.raises(OutputError, match="among the documents"):
        run_folder(folder.parent / "named", folder.parent / "out")
    assert contents(folder) == before


def test_documents_may_lie_beside_the_reports(folder: Path) -> None:
    """What a run writes nothing to is no harm: the folder above it, one below it, one of another name."""
    run_folder(folder, folder / "out")
    shutil.copytree(folder, folder.parent / "reports" / "sources")
    before = contents(folder.parent / "reports" / "sources")
    assert not run_folder(folder.parent / "reports" / "sources", folder.parent / "reports").failed
    assert contents(folder.parent / "reports" / "sources") == before


def test_the_same_documents_give_the_same_bytes_in_any_order(folder: Path, tmp_path: Path) -> None:
    """Neither the order on disk, nor the dates of the files, nor where they lie leaves a trace."""
    _, first, _ = run(folder)
    other = tmp_path / "elsewhere" / "copies"
    other.mkdir(parents=True)
    for number, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        shutil.copy(path, other / path.name)
        os.utime(other / path.name, (number, number))
    _, second, _ = run(other, "again")
    assert contents(first) == contents(second)
    run(other, "again")
    assert contents(first) == contents(second)


@pytest.mark.slow
def test_the_corpus_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    for seed in ("0", "1"):
        subprocess.run(
            [sys.executable, "-m", "align", "run", str(CORPUS), "--out", str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert contents(tmp_path / "0") == contents(tmp_path / "1")


@pytest.mark.slow
def test_the_corpus_is_paired_as_people_would(tmp_path: Path) -> None:
    result = run_folder(CORPUS, tmp_path / "out")
    assert not result.failed
    assert [entry.key for entry in result.run.pairs] == [
        "compilation-2023-1__compilation-2023-4",
        "compilation-2023-2__compilation-2023-5",
        "hunan-2019-open-1__hunan-2022-2",
        "hunan-2022-1__compilation-2023-1",
        "hunan-2022-1__shaoyang-2022-1",
        "hunan-2022-2__compilation-2023-2",
        "hunan-2022-2__changsha-2022-open-1",
        "hunan-2022-2__shaoyang-2022-2",
    ]
    assert [matrix.places for matrix in result.run.matrices] == [("长沙市", "邵阳市")]
    assert [[plan.year for plan in one.plans] for one in result.run.lineages] == [[2019, 2022, 2023]]
    assert [one.plan.title for one in result.run.lonely] == ["岳阳市2023年推进教育数字化工作要点"]
    assert str(tmp_path).encode() not in b"".join(contents(tmp_path / "out").values())
