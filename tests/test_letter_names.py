"""Names of the letters' files: as offices know places, one for each, and never a path out of their folder."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.batch import run_folder
from align.comparison import Comparison
from align.extracts import make_dossiers, whole
from align.letter_names import reply_names
from align.plan import Level
from tests.report_world import COMPARISON, PLAN


def of(place: str, title: str = "") -> Comparison:
    """The comparison of a place's plan."""
    title = title or f"{place}2022年政务公开工作要点"
    return replace(COMPARISON, plan=replace(PLAN, place=place, level=Level.COUNTY, title=title))


def names(*comparisons: Comparison) -> tuple[str, ...]:
    """The letters' names, in the official order of places."""
    return reply_names(make_dossiers(whole(f"k{at}", one) for at, one in enumerate(comparisons)))


def test_a_letter_is_named_after_its_place() -> None:
    """In the official order, by the official name."""
    assert names(of("邵阳市"), of("长沙市"), of("湘西州")) == (
        "反馈函-长沙市.docx",
        "反馈函-邵阳市.docx",
        "反馈函-湘西土家族苗族自治州.docx",
    )


def test_places_of_one_name_have_letters_of_their_own() -> None:
    """The place above stands before the name; where that says nothing, the code behind it."""
    two = of("鼓楼区", "南京市鼓楼区2022年政务公开工作要点"), of("鼓楼区", "徐州市鼓楼区2022年政务公开工作要点")
    assert names(*two) == ("反馈函-南京市鼓楼区.docx", "反馈函-徐州市鼓楼区.docx")
    zones = of("高新区", "长沙市高新区2022年政务公开工作要点"), of("高新区", "株洲市高新区2022年政务公开工作要点")
    assert names(*zones) == ("反馈函-高新区-430100.docx", "反馈函-高新区-430200.docx")


@pytest.mark.parametrize(
    "place", ["../../etc", "a/b\\c", "CON", "甲" * 300, "\ud800\x00\u202e", "a b:c|d?", "..", "A市", "a市"]
)
def test_an_odd_place_makes_a_safe_name(place: str) -> None:
    """No part of a path, nothing unseen, short; a hash keeps it apart from others."""
    (name,) = names(of(place))
    assert re.fullmatch(r"反馈函-[\w（）·-]+\.docx", name)
    assert len(name.encode()) < 255
    assert names(of(place)) != names(of(place + "x"))


def test_a_run_writes_its_letters_and_its_record_names_them(tmp_path: Path) -> None:
    """A report, a letter for each place that can be asked, a table for each pair."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, place in (("hunan", "湖南省"), ("shaoyang", "邵阳市"), ("changsha", "长沙市")):
        text = f"{place}2022年政务公开工作要点\n一、主动公开\n（一）推进政府网站建设。\n（二）加强财政信息公开。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    run_folder(folder, out)
    found = json.loads((out / "run.json").read_text(encoding="utf-8"))["letters"]
    assert [(one["form"], one["place"], one["pair"], one["file"]) for one in found] == [
        ("report", None, None, "letters/情况报告.docx"),
        ("reply", "长沙市", None, "letters/反馈函-长沙市.docx"),
        ("reply", "邵阳市", None, "letters/反馈函-邵阳市.docx"),
        ("comparison", None, "hunan-1__changsha-1", "letters/对照表-hunan-1__changsha-1.docx"),
        ("comparison", None, "hunan-1__shaoyang-1", "letters/对照表-hunan-1__shaoyang-1.docx"),
    ]
    assert {path.name for path in (out / "letters").iterdir()} == {Path(one["file"]).name for one in found}
