"""What a page knows for reviewing: hashes, the report's own rows, what was applied, and every word of its scripts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison, Settled, Verdict
from align.labels import task_hash
from align.language import Lang
from align.pipeline import compare
from align.record import comparison_record
from align.reload import comparison_from_record
from align.report import render_html
from align.report.pages import CHECK_BELOW, TEMPLATES
from align.report.review_view import file_stem, view_review
from align.report.wording.review import SCRIPT
from tests.conftest import pair
from tests.report_pages import make_site
from tests.report_world import COMPARISON, EVIL, PLAN, TEMPLATE, YEARS

DUTY, GONE = "做好政策解读。每季度开展政策解读不少于1次。", "推进数字乡村。建设乡村数字底座。"
ZHANG = Settled((1,), 1, Verdict.LOCALIZED, "张三", "2024-05-01", "<b>", (2,), Verdict.COPIED)
OPTIONAL = Settled((2,), 2, Verdict.LOCALIZED, "李四", "2024-05-01", "", (2,))


def scripts() -> str:
    """All scripts of reviewing."""
    named = re.findall(r'"(\w+\.js)"', (TEMPLATES / "review_scripts.html").read_text(encoding="utf-8"))
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in named)


def reviewed(*settled: Settled) -> Comparison:
    """A comparison to which reviewers' rows were applied."""
    return compare(*pair([DUTY, GONE], [DUTY, GONE]), settled=settled)


def test_a_pair_is_told_by_item_number() -> None:
    """What each plan item carries and is called, which rows do not concern the place, which are to be checked."""
    (one,) = view_review((COMPARISON,), Lang.ZH, CHECK_BELOW)["pairs"]
    assert one["plan"] == "shaoyang.txt#邵阳市2022年政务公开工作要点"
    assert one["links"] == [[1], [2, 4], [5], [5], [], [7]]
    assert one["verdicts"] == ["copied", "localized", "localized", "localized", "added", "copied"]
    assert one["elsewhere"] == [6, 8]
    assert one["check"] == ["t3", "p4", "t9"]
    assert one["hashes"] == [task_hash(item) for item in PLAN.items]


def test_a_place_cannot_turn_the_text_around() -> None:
    """What the scripts show of a document shows its unseen characters; its name in label files stays as it is."""
    comparison = replace(COMPARISON, plan=replace(PLAN, place=None, title="甲\u202e乙"))
    (one,) = view_review((comparison,), Lang.ZH, CHECK_BELOW)["pairs"]
    assert (one["place"], one["plan"]) == ("甲⟨U+202E⟩乙", "shaoyang.txt#甲\u202e乙")


def test_a_template_of_several_pairs_stands_once() -> None:
    """Its hashes are not said again for every place."""
    view = view_review((COMPARISON, COMPARISON), Lang.ZH, CHECK_BELOW)
    assert [one["hashes"] for one in view["templates"]] == [[task_hash(item) for item in TEMPLATE.items]]
    assert [one["template"] for one in view["pairs"]] == [0, 0]


def test_what_was_applied_is_given_back_as_it_was() -> None:
    """With remark, second verdict and optional links; and so it is from a comparison read back from its JSON."""
    comparison = reviewed(ZHANG, OPTIONAL)
    for one in (comparison, comparison_from_record(comparison_record(comparison))):
        first, second = view_review((one,), Lang.ZH, CHECK_BELOW)["pairs"][0]["reviewed"]
        assert first == {
            "plan_no": 1,
            "template_nos": [1],
            "optional_nos": [2],
            "verdict": "localized",
            "also": "copied",
            "by": "张三",
            "date": "2024-05-01",
            "remark": "<b>",
        }
        assert (second["template_nos"], second["optional_nos"]) == ([], [2])


def test_verdicts_are_called_as_everywhere() -> None:
    """A confirmed drop is 未列入 between levels; one that addresses other places stays 不涉及."""
    verdicts = view_review((COMPARISON,), Lang.ZH, CHECK_BELOW)["verdicts"]
    assert verdicts["levels"]["dropped"] == "未列入"
    assert verdicts["levels"]["elsewhere"] == "不涉及"
    assert verdicts["levels"]["missing"] == "未见对应条目（待核实）"
    assert verdicts["years"]["dropped"] == verdicts["years"]["missing"] == "不再列入"


@pytest.mark.parametrize(
    ("comparisons", "lang", "stem"),
    [
        ((COMPARISON,), Lang.ZH, "复核记录-湖南省2022-邵阳市2022-政务公开"),
        ((COMPARISON, YEARS), Lang.ZH, "复核记录-湖南省2022-2个地区-政务公开"),
        ((COMPARISON,), Lang.EN, "reviewed-湖南省2022-邵阳市2022-政务公开"),
        (
            (replace(COMPARISON, plan=replace(PLAN, place=None, subject=None)),),
            Lang.ZH,
            f"复核记录-湖南省2022-{PLAN.title}",
        ),
    ],
)
def test_a_saved_file_is_named_after_places_and_subject(
    comparisons: tuple[Comparison, ...], lang: Lang, stem: str
) -> None:
    """So that files of several pairs are told apart in a folder."""
    assert file_stem(comparisons, lang) == stem


def test_a_documents_words_cannot_lead_out_of_a_folder() -> None:
    """Nor hide what the file is, nor make its name too long for a disk."""
    for subject in ("../../etc/passwd", 'a\\b:c*?"<>|', "\u202etxt.exe\u200b", "长" * 300, EVIL):
        stem = file_stem((replace(COMPARISON, plan=replace(PLAN, subject=subject)),), Lang.ZH)
        assert re.fullmatch(r"[^\\/:*?\"<>|.\s\u202e\u200b]{1,80}", stem)


def test_the_scripts_say_only_what_has_words() -> None:
    """Every word that a script asks for is there, none is there for nothing, and no script holds words of its own."""
    source = scripts()
    spoken = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', source)) | set(re.findall(r"words\.(\w+)", source))
    assert set(SCRIPT) - spoken <= {"file", "places"}
    asked = set(re.findall(r'say\("(\w+)"', source)) | set(re.findall(r"words\.(\w+)", source))
    assert asked <= set(SCRIPT)
    assert set(re.findall(r'refuse\("(\w+)"', source)) <= set(SCRIPT)
    assert all(all(both) for both in SCRIPT.values())
    assert not re.search("[\u4e00-\u9fff]", re.sub(r"\[;；,，、\\s\]|\[！-～\]", "", source))


def test_the_scripts_place_text_as_text() -> None:
    """Nothing that a document or a file holds can become markup."""
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", scripts())


def test_a_page_holds_it_as_data() -> None:
    """Inside a block that no browser runs and that nothing from a document can close."""
    html = render_html(COMPARISON)
    found = re.findall(r'<script type="application/json" id="pairs">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    assert json.loads(found[0]) == json.loads(json.dumps(view_review((COMPARISON,), Lang.ZH, CHECK_BELOW)))
    evil = replace(COMPARISON, plan=replace(PLAN, title=EVIL))
    assert "<script>alert" not in render_html(evil)


def test_a_row_of_an_items_page_is_its_own_pairs(tmp_path: Path) -> None:
    """A card's rows name the pair of its plan, so that a review can never go to another place's."""
    for page in (make_site(tmp_path) / "items").glob("*/*.html"):
        html = page.read_text(encoding="utf-8")
        pairs = json.loads(re.findall(r'id="pairs">(.*?)</script>', html, re.DOTALL)[0])["pairs"]
        titles = re.findall(r'<article.*?<p class="meta" lang="zh-CN">(.*?)</p>.*?data-pair="(\d+)"', html, re.DOTALL)
        assert len(titles) == len(pairs) > 1
        assert all(pairs[int(at)]["plan"].endswith(f"#{title}") for title, at in titles)


def test_a_reviewed_row_names_who_when_and_why() -> None:
    """On the page itself, for readers without scripts and on paper."""
    html = render_html(reviewed(ZHANG))
    assert "经人工复核（张三，2024-05-01）。" in html
    assert "复核说明：&lt;b&gt;" in html
    assert "系统比对结果：表述一致，对应模板第 1 条。" in html


def test_the_files_of_the_scripts_are_all_in_use() -> None:
    """No script of reviewing lies about unused."""
    named = set(re.findall(r'"(\w+\.js)"', (TEMPLATES / "review_scripts.html").read_text(encoding="utf-8")))
    assert {path.name for path in Path(TEMPLATES).glob("review*.js")} <= named
