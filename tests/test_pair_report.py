"""A pair's report as a tool: its index, what rows can be narrowed to, how rows hang together, and what folds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import compare
from align.comparison import Edit, EditKind, Place, Reason, Row, Verdict
from align.language import Lang
from align.report import Edition, render_html
from align.report.bars import lay_out
from align.report.folds import ENDS, HIDDEN, excerpt, fold_unchanged
from align.report.segments import Mark, Segment, Side, cut
from align.report.ties import find_carriers, origin
from align.report.wording import page_words
from tests.conftest import corpus_plan
from tests.report_world import COMPARISON, PLAN, ROWS, TEMPLATE, YEARS, Page, item, linked, row_with

HTML = render_html(COMPARISON)
WORDS = page_words(Lang.ZH)
LONG = "完善制度规则，健全工作机制，明确责任分工，细化举措，加强督促检查，定期通报情况，推动任务落地见效，取得实效。"


def menus(html: str) -> dict[str, list[str]]:
    """The menus above the rows with the choices of each, apart from everything."""
    found = re.findall(r'<select data-name="(.*?)">(.*?)</select>', html)
    return {name: re.findall(r'<option value="\w+">(.*?)</option>', options) for name, options in found}


def tokens(html: str) -> dict[str, set[str]]:
    """What the filters find in each row, by its plan or template items."""
    rows = re.findall(r'data-is="(.*?)" data-pair="0" data-plan="(.*?)" data-template="(.*?)"', html)
    return {f"p{plan}" if plan else f"t{template}": set(found.split()) for found, plan, template in rows}


def text_of(html: str, anchor: str) -> str:
    """The words of the row in which an item stands."""
    return " ".join(Page(row_with(html, anchor)).text.split())


def moved(*firsts: int) -> list[str]:
    """What is said of rows with these template items of which the second is marked as moved."""
    rows = [replace(linked(Verdict.COPIED, (no,), at), moved=at == 2) for at, no in enumerate(firsts, 1)]
    carriers = find_carriers(rows)
    return [origin(at, row, carriers, WORDS) for at, row in enumerate(rows)]


def segments(task: str, *edits: Edit, heading: str = "") -> tuple[Segment, ...]:
    """An item's words cut at its edits, on the plan's side."""
    return cut(item(1, task, heading), edits, Side.PLAN)


def edit_at(start: int, end: int) -> Edit:
    """A substantive edit at this place of the plan's item."""
    return Edit(EditKind.WORDING, "甲", "乙", True, None, Place(1, start, end))


def test_every_item_of_both_plans_is_two_clicks_away() -> None:
    """The index names each once, under its section, with what became of it and the way there."""
    index = HTML[HTML.index('id="contents"') : HTML.index("</details>", HTML.index('id="contents"'))]
    ways = [f"#t{one.no}" for one in TEMPLATE.items] + [f"#p{one.no}" for one in PLAN.items]
    assert Page(index).links == ways
    assert [Page(head).text for head in re.findall("<h4>.*?</h4>", index)][:2] == ["一、优化服务", "二、强化保障"]
    assert "3 推进数字政府建设。 ○ 未见对应条目（待核实）" in Page(index).text
    assert "2 新建公园3个，整治公园环境。 ▲ 有调整" in Page(index).text


def test_rows_can_be_narrowed_to_what_occurs() -> None:
    """Each menu holds what some row has, with the number of rows; nothing else."""
    assert menus(HTML) == {
        "结果": [
            "＝ 表述一致 （2）",
            "▲ 有调整 （3）",
            "○ 未见对应条目（待核实） （2）",
            "－ 不涉及 （2）",
            "＋ 本级增列 （1）",
        ],
        "标签": ["合并 （1）", "拆分 （2）", "细化 （1）"],
        "证据": ["目标指标 （2）", "引用文件 （1）", "责任单位 （1）", "任务表述 （1）", "文字提示 （1）"],
        "部分": ["一、优化服务 （3）", "二、工作保障 （7）"],
    }
    marks = re.findall(r'data-token="(\w+)" aria-pressed="false">(\S+) <b>(\d+)</b>', HTML)
    assert marks == [("check", "需人工核对", "2"), ("moved", "次序变动", "1"), ("reviewed", "经人工复核", "1")]
    assert "沿用 （2）" in " ".join(menus(render_html(YEARS))["结果"])


def test_rows_carry_what_the_filters_ask_for() -> None:
    """Verdict, tags, sorts of findings that tell a change, marks, and the section."""
    carried = tokens(HTML)
    assert carried["p2"] == {"localized", "merged", "refined", "target", "office", "moved", "s1"}
    assert carried["p4"] == {"localized", "split", "check", "s2"}
    assert carried["p6"] == {"copied", "reviewed", "unchanged", "s2"}
    assert carried["t6"] >= {"elsewhere", "target"}


@pytest.mark.parametrize("more", [{"moved": True}, {"because": (Reason("weak"),)}, {"findings": ROWS[1].findings}])
def test_what_deserves_a_look_is_no_row_without_change(more: dict[str, object]) -> None:
    """An item with the template's wording that was moved, is doubtful or has another lead stays among the changes."""
    bare = replace(ROWS[0], findings=())
    assert "unchanged" in tokens(render_html(replace(COMPARISON, rows=(bare, *ROWS[1:]))))["p1"]
    row = replace(bare, **more)  # type: ignore[arg-type]
    assert "unchanged" not in tokens(render_html(replace(COMPARISON, rows=(row, *ROWS[1:]))))["p1"]


def test_a_moved_item_says_from_where() -> None:
    """The template's number, and whether it now stands earlier or later; without neighbours only the number."""
    assert moved(1, 8, 2, 3) == ["", "原模板第 8 条，前移", "", ""]
    assert moved(5, 2, 6) == ["", "原模板第 2 条，后移", ""]
    assert moved(1, 2, 3) == ["", "原模板第 2 条", ""]
    assert "次序变动 原模板第 2 条" in text_of(HTML, "p2")


def test_merged_and_split_items_say_so_in_their_rows() -> None:
    """Which template items a row merges, and which other row has the same one, with the way there."""
    assert "合并模板第 2、4 条。" in text_of(HTML, "p2")
    assert "与本要点第 4 条同对应模板第 5 条。" in text_of(HTML, "p3")
    assert 'href="#p3"' in row_with(HTML, "p4")
    assert "Together with Plan item 4, this item carries template item 5." in text_of(
        render_html(COMPARISON, Edition(Lang.EN)), "p3"
    )


def test_a_reference_shows_the_words_around_the_edits_of_its_row() -> None:
    """Not the whole item again, but what differs here, and a sign where words are left out."""
    second = row_with(HTML, "p4")
    reference = second[: second.index('id="p4"')]
    assert "全文见该条首次出现处" in Page(reference).text
    assert "开展培训，〔模板表述：加强〕考核。" in Page(reference).text
    parts = excerpt(segments(LONG + "乙" + LONG, edit_at(len(LONG), len(LONG) + 1)))
    assert [part.mark for part in parts] == [Mark.LEFT_OUT, Mark.PLAIN, Mark.INSERTED, Mark.PLAIN, Mark.LEFT_OUT]
    assert excerpt(segments(LONG)) == ()


def test_long_unchanged_words_can_be_folded() -> None:
    """Their middle, cut where clauses end; what differs, headings and short stretches stay."""
    edit = edit_at(len(LONG) + 2, len(LONG) + 3)
    folded = fold_unchanged(segments("标题" + LONG + "乙" + "短。", edit, heading="标题"))
    assert [(part.text, part.mark) for part in folded] == [
        ("标题", Mark.PLAIN),
        ("完善制度规则，健全工作机制，", Mark.PLAIN),
        ("明确责任分工，细化举措，加强督促检查，定期通报情况，", Mark.SAME),
        ("推动任务落地见效，取得实效。", Mark.PLAIN),
        ("乙", Mark.INSERTED),
        ("短。", Mark.PLAIN),
    ]


def test_an_item_without_counterpart_is_not_folded() -> None:
    """Nothing in it is unchanged."""
    tall = replace(PLAN.sections[0].items[0], task=LONG, heading="")
    first, second = PLAN.sections
    plan = replace(PLAN, sections=(replace(first, items=(tall, *first.items[1:])), second))
    added = Row(Verdict.ADDED, (), (), (1,), None, (), None, False, 0.9, ())
    carried = replace(ROWS[0], edits=())
    assert 'class="same"' in render_html(replace(COMPARISON, plan=plan, rows=(carried, *ROWS[1:])))
    assert 'class="same"' not in render_html(replace(COMPARISON, plan=plan, rows=(added, *ROWS[1:])))


@given(st.text(alphabet="一二，。", max_size=120), st.integers(0, 120), st.integers(0, 3))
def test_folding_loses_no_word(task: str, start: int, length: int) -> None:
    """The stretches together are the item; what folds is worth a line, and its ends stay."""
    parts = fold_unchanged(segments(task, edit_at(start, start + length)))
    assert "".join(part.text for part in parts) == task
    for at, part in enumerate(parts):
        if part.mark is Mark.SAME:
            assert len(part.text) >= HIDDEN
            assert min(len(parts[at - 1].text), len(parts[at + 1].text)) >= min(ENDS)


def test_bars_say_what_they_show() -> None:
    """The parts stand one after the other, add up to the score, and have their words."""
    bar = re.search(r'<svg class="bar" role="img" aria-label="([^"]*)">(.*?)</svg>', row_with(HTML, "p1"))
    assert bar
    assert bar[1] == "用词 0.50＋frobnication 0.25"
    assert re.findall(r'x="(.*?)" width="(.*?)"', bar[2]) == [("0%", "50%"), ("50%", "25%")]
    assert 'aria-label="模板 9 条：有对应条目 5、未见对应条目（待核实） 2、不涉及 2"' in HTML
    assert lay_out([("a", 0)], 0)[0].width == "0%"


def test_rows_name_their_items_for_review() -> None:
    """Each row its pair and its items, and one line with the verdict."""
    rows = re.findall(r'<tbody class="row.*?</tbody>', HTML, re.S)
    named = [re.search(r'data-pair="0" data-plan="(.*?)" data-template="(.*?)"', row) for row in rows]
    assert [(found[1], found[2]) for found in named if found][:3] == [("1", "1"), ("2", "2;4"), ("", "3")]
    assert all(row.count('class="verdict"') == 1 for row in rows)


def test_a_real_report_stays_small() -> None:
    """39 template items against a city's 37."""
    pair = corpus_plan("hunan-2022#政务管理服务"), corpus_plan("shaoyang-2022#政务管理服务")
    assert len(render_html(compare(*pair)).encode()) < 400_000
