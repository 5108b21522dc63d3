"""Items through the years: which comparisons make a chain, which strands its links make, and the page about them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.comparison import Bound, Comparison, Finding, FindingKind, Kind, Measure, MeasureKind, Reason, Sighting
from align.language import Lang
from align.lineage import Lineage, Strand, find_chains, trace
from align.pipeline import compare
from align.plan import Plan
from align.report import Edition, render_html, render_index, render_lineage
from align.report.run_view import LineageEntry
from tests.conftest import COMPANY, read_plan
from tests.report_world import RUN, Page

POND = "清淤山塘。完成山塘清淤120口，修复渠道30公里。"
LAMP = "更换路灯。把老城区的钠灯换成节能灯，装设单灯控制器。"
CRAFT = "扶持竹编工坊。给竹编师傅发放带徒津贴，开设周末课堂。"
BOTH = "扶持竹编工坊，更换路灯。给竹编师傅发放带徒津贴，开设周末课堂；把老城区的钠灯换成节能灯，装设单灯控制器。"
TEA = "改造低产茶园。嫁接良种，补植缺株。"


def year(number: int, *tasks: str, place: str = "福建省") -> Plan:
    """A plan of a year with these tasks."""
    return read_plan(*tasks, title=f"{place}{number}年乡村建设工作要点")


@cache
def story() -> tuple[Comparison, ...]:
    """Three years: a pond kept then dropped, two items merged then split again, one that is new in the last."""
    plans = (
        year(2019, POND, LAMP, CRAFT, *COMPANY),
        year(2021, POND, BOTH, *COMPANY),
        year(2022, CRAFT, TEA, LAMP, *COMPANY),
    )
    return tuple(compare(one, two) for one, two in pairwise(plans))


def told(lineage: Lineage) -> list[tuple[tuple[int, ...], ...]]:
    """The items of every strand."""
    return [strand.items for strand in lineage.strands]


def page_of(lineage: Lineage, lang: Lang = Lang.ZH) -> str:
    """The page about a lineage of two comparisons."""
    return render_lineage(lineage, ["pairs/a.html", "pairs/b.html"], Edition(lang, back="index.html"))


def row_of(html: str, number: int) -> str:
    """The words of one row of the page."""
    found = re.search(rf'<tr id="s{number}">.*?</tr>', html, re.S)
    assert found
    return " ".join(Page(found[0]).text.split())


def test_strands_follow_items_through_the_years() -> None:
    """In the latest plan's order; merged items stand in one strand, a split one in several; ended ones come last."""
    company = [((n + 4,), (n + 3,), (n + 4,)) for n in range(len(COMPANY))]
    assert told(trace(story())) == [
        ((2, 3), (2,), (1,)),
        ((), (), (2,)),
        ((2, 3), (2,), (3,)),
        *company,
        ((1,), (1,), ()),
    ]


def test_a_strand_knows_where_it_begins_and_ends() -> None:
    strand = Strand(((), (1, 2), (3,), ()))
    assert (strand.first, strand.last) == (1, 2)


def test_what_ended_later_comes_first_among_the_ended() -> None:
    plans = (year(2019, POND, TEA, *COMPANY), year(2020, TEA, *COMPANY), year(2021, *COMPANY))
    lineage = trace([compare(one, two) for one, two in pairwise(plans)])
    assert told(lineage)[-2:] == [((2,), (1,), ()), ((1,), (), ())]


@settings(max_examples=20)
@given(st.lists(st.lists(st.sampled_from([POND, LAMP, CRAFT, TEA]), unique=True), min_size=3, max_size=4))
def test_every_item_is_in_a_strand_and_every_strand_ends_in_an_item(years: list[list[str]]) -> None:
    plans = [year(2015 + at, *tasks, *COMPANY) for at, tasks in enumerate(years)]
    lineage = trace([compare(one, two) for one, two in pairwise(plans)])
    for at, plan in enumerate(lineage.plans):
        assert {no for strand in lineage.strands for no in strand.items[at]} == {item.no for item in plan.items}
    assert all(len(strand.items[strand.last]) == 1 for strand in lineage.strands)
    ends = [(strand.last, strand.items[strand.last]) for strand in lineage.strands]
    assert len(ends) == len(set(ends))


def test_a_plan_that_never_changes_is_as_many_straight_strands() -> None:
    plans = [year(number, *COMPANY) for number in (2020, 2021, 2022)]
    lineage = trace([compare(one, two) for one, two in pairwise(plans)])
    assert told(lineage) == [((item.no,),) * 3 for item in plans[0].items]


def bare(before: int | None, after: int | None, place: str = "福建省", kind: Kind = Kind.YEARS) -> Comparison:
    """A comparison of two years of which only the years matter."""
    one, two = (replace(year(2000, *COMPANY[:1], place=place), year=number) for number in (before, after))
    return replace(story()[0], kind=kind, template=one, plan=two, rows=())


@pytest.mark.parametrize(
    ("steps", "chains"),
    [
        ([(2019, 2022), (2022, 2023)], [(0, 1)]),
        ([(2022, 2023), (2019, 2022)], [(1, 0)]),
        ([(2019, 2022)], []),
        ([(2019, 2020), (2021, 2022)], []),
        ([(2019, 2023), (2019, 2022), (2022, 2023)], [(1, 2)]),
        ([(2019, 2020), (2020, 2021), (2020, 2022)], [(0, 1), (0, 2)]),
        ([(2023, 2022), (2022, 2023), (2021, 2022)], [(2, 1)]),
        ([(None, 2022), (2022, None), (2022, 2023)], []),
    ],
    ids=["chain", "any-order", "two-years", "gap", "shortcut", "fork", "backwards", "undated"],
)
def test_comparisons_chain_by_their_plans(
    steps: list[tuple[int | None, int | None]], chains: list[tuple[int, ...]]
) -> None:
    """Only forwards, by the nearest earlier year, and from three plans on."""
    assert list(find_chains([bare(*step) for step in steps])) == chains


def test_places_and_levels_do_not_mix() -> None:
    mixed = [bare(2019, 2020), bare(2020, 2021, place="江西省"), bare(2020, 2021, kind=Kind.LEVELS)]
    assert find_chains(mixed) == ()


def test_the_page_shows_each_item_with_its_verdict_and_the_way_to_it() -> None:
    html = page_of(trace(story()))
    page = Page(html)
    assert "福建省乡村建设要点条目历年沿革（2019—2022年）" in page.text
    assert {"pairs/a.html", "pairs/b.html", "pairs/a.html#t1", "pairs/a.html#p1", "pairs/b.html#p2"} <= set(page.links)
    assert "第 2 条 （二）改造低产茶园 ＋ 新增" in row_of(html, 2)
    assert "第 2 条 （二）扶持竹编工坊，更换路灯 ▲ 调整 合并" in row_of(html, 1)
    assert "同时见于本页行： 3" in row_of(html, 1)


def test_a_strand_that_ended_leads_to_where_that_is_told() -> None:
    lineage = trace(story())
    html = page_of(lineage)
    last = row_of(html, len(lineage.strands))
    assert "＝ 沿用" in last
    assert last.endswith("○ 不再列入")
    assert "pairs/b.html#t1" in Page(html).links
    assert "2022年起不再列入" in Page(html).text


def test_a_strand_seen_in_another_plan_says_so() -> None:
    seen = Sighting("福建省2022年水利工作要点", 7, "（七）", 0.8)
    reason = Reason("seen-in", (seen.title, "7", "0.80"))
    comparisons = [
        replace(
            one,
            rows=tuple(
                row if row.plan_items else replace(row, seen_in=(seen,), because=(reason, *row.because))
                for row in one.rows
            ),
        )
        for one in story()
    ]
    html = page_of(trace(comparisons))
    assert "另见福建省2022年水利工作要点第 7 条" in row_of(html, len(trace(comparisons).strands))


def test_moved_targets_are_named_and_kept_ones_not() -> None:
    """The first few in words, the rest counted."""
    measure = Measure(MeasureKind.QUANTITY, "120", "口", Bound.EXACT, "山塘")
    moved = Finding(FindingKind.TARGET, "lowered", "120口", "80口", template_measure=measure, plan_measure=measure)
    kept = replace(moved, change="kept", template="30公里", plan="30公里")
    first, second = story()
    rows = tuple(replace(row, findings=(kept, *[moved] * 5)) if row.plan_items == (1,) else row for row in first.rows)
    lineage = trace([replace(first, rows=rows), second])
    text = row_of(page_of(lineage), len(lineage.strands))
    assert text.count("下调：120口 → 80口") == 3
    assert "指标另有 2 处变化" in text
    assert "30公里" not in text


def test_years_without_a_plan_are_told() -> None:
    """A missing file must not look like a pause of the work."""
    assert "所给文件中没有2020年的要点" in Page(page_of(trace(story()))).text


def test_the_page_counts_the_courses() -> None:
    text = " ".join(Page(page_of(trace(story()))).text.split())
    assert f"自2019年延续至今 {len(COMPANY) + 2}" in text
    assert "2021年新增 0" in text
    assert "2022年新增 1" in text
    assert "2022年起不再列入 1" in text
    assert "2021年起不再列入 0" in text


def test_the_page_needs_nothing_but_itself_and_its_links_lead_somewhere() -> None:
    html = page_of(trace(story()))
    page = Page(html)
    assert {one[1:] for one in page.links if one.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "仅比对文本，不反映实际落实成效" in page.text
    assert not re.search(r"https?:|url\(|@import|src=", html)
    assert "A4 landscape" in html
    assert html == page_of(trace(story()))


def test_the_english_page_is_english() -> None:
    text = Page(page_of(trace(story()), Lang.EN)).text
    assert "No longer listed" in text
    assert "New in 2022" in text
    assert not [word for word in ("不再列入", "同时见于", "合并") if word in text]


def test_text_never_becomes_markup() -> None:
    evil = '<script>alert(1)</script>"><img src=x>{{ 7*7 }}'
    first, second = story()
    plan = replace(second.plan, place=evil, title=evil)
    page = Page(page_of(trace([first, replace(second, plan=plan)])))
    assert evil in page.text
    assert not {"script", "img"} & set(page.tags)


def test_the_overview_and_the_pairs_lead_to_the_page() -> None:
    comparisons = story()
    entry = LineageEntry(trace(comparisons).plans, "lineage-a#1.html")
    index = Page(render_index(RUN._replace(lineages=(entry,))))
    assert "lineage-a%231.html" in index.links
    assert "福建省乡村建设要点条目历年沿革（2019—2022年）" in index.text
    pair = Page(render_html(comparisons[0], lineage="../lineage-a.html"))
    assert "../lineage-a.html" in pair.links
