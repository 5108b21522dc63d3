"""Names that a later plan is the first to use, and how a comparison of two years begins with looking back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.findings.programmes import Programme, new_programmes
from align.language import Lang
from align.pipeline import compare
from align.plan import Passage, Plan
from align.report import Edition, render_html
from tests.conftest import CITY, COMPANY, NEXT_YEAR, read_plan
from tests.report_world import Page


def later(*tasks: str) -> Plan:
    """The next year's plan with these tasks."""
    return read_plan(*tasks, title=NEXT_YEAR)


def names(earlier: str, now: str) -> list[str]:
    """The names that are new from one task to another."""
    return [found.name for found in new_programmes(read_plan(earlier), later(now))]


@pytest.mark.parametrize(
    ("earlier", "now", "new"),
    [
        ("修渠。", "实施“千塘万渠”行动，修渠。", ["“千塘万渠”"]),
        ("修渠。", "落实《农田水利管理办法》，修渠。", ["《农田水利管理办法》"]),
        ("实施“千塘万渠”行动。", "深化“千塘 万渠”行动。", []),
        ("实施千塘万渠行动。", "实施“千塘万渠”行动。", []),
        ("推进“互联网＋监管”。", "推进“互联网+监管”。", []),
        ("落实《2022年四川省政府工作报告》。", "落实《2023年四川省政府工作报告》。", []),
        ("修渠。", "落实《四川省“十四五”水利规划》。", ["《四川省“十四五”水利规划》"]),
        ("修渠。", "新建水库3座。", []),
        ("推行“一事一议”。", "修渠。", []),
        ("修渠。", "实施“——”行动。", []),
    ],
    ids=["quoted", "title", "blanks", "unquoted", "width", "year", "inside", "none", "gone", "empty"],
)
def test_a_name_is_new_if_the_earlier_plan_has_it_nowhere(earlier: str, now: str, new: list[str]) -> None:
    assert names(earlier, now) == new


def test_a_name_is_told_once_with_all_its_items() -> None:
    plan = later("推行“河长+”。", "修渠。", "以“河长 +”和“渠长”为抓手，“河长+”进村。")
    assert new_programmes(read_plan("修渠。"), plan) == (
        Programme("“河长+”", (1, 3)),
        Programme("“渠长”", (3,)),
    )


def test_headings_and_preamble_of_the_earlier_plan_count() -> None:
    earlier = replace(read_plan("修渠。"), preamble=Passage("深入实施“千塘万渠”行动。"))
    assert new_programmes(earlier, later("推进“千塘万渠”。")) == ()


@given(st.lists(st.sampled_from([*COMPANY, "推行“河长+”。", "落实《水法》。"]), min_size=1))
def test_a_plan_has_no_names_that_are_new_to_itself(tasks: list[str]) -> None:
    assert new_programmes(read_plan(*tasks), later(*tasks)) == ()


LOST = "办好社区食堂。为高龄老人送餐上门。"
NEW = "修缮碉楼，实施“守艺”计划和“守望”行动。", "办好民俗馆，延续“守望”行动。"


def page(title: str, lang: Lang = Lang.ZH) -> str:
    """The page of a comparison in which one item ended and two names came."""
    return render_html(compare(read_plan(*COMPANY, LOST), read_plan(*COMPANY, *NEW, title=title)), Edition(lang))


def test_between_years_a_report_opens_with_what_ended_and_which_names_are_new() -> None:
    """Those that several items use come first, each with the way to its first item."""
    html = page(NEXT_YEAR)
    opening = html[html.index('id="attention"') : html.index('id="evidence"')]
    text = " ".join(Page(opening).text.split())
    heads = [re.sub("<.*?>", "", head).split()[1] for head in re.findall("<h3>(.*?)</h3>", opening)]
    assert heads[:2] == ["不再列入", "新出现的名称（引号或书名号内）"]
    assert text.index("“守望”") < text.index("“守艺”")
    assert "又见第 6 条" in text
    assert 'href="#p5"' in opening
    assert re.search("不再列入 → 指标[^→]* → 新出现的名称", text)


def test_between_levels_names_are_no_list_of_their_own() -> None:
    """A city's own programmes are shown as edits."""
    assert "新出现的名称" not in page(CITY)


def test_the_list_has_english_words() -> None:
    assert "Names that are new" in page(NEXT_YEAR, Lang.EN)
