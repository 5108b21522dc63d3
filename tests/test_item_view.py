"""One template item's page: what every place made of it, side by side, with the way to each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Edit, EditKind, Place, Verdict
from align.language import Lang
from align.report import Edition, PairEntry, render_items
from align.report.segments import Mark
from align.report.weaving import weave
from tests.report_world import COMPARISON, EVIL, PLACES, PLAN, ROWS, TEMPLATE, Page, item

PAGES = tuple(render_items(TEMPLATE, PLACES, Edition(back="../../index.html"), matrix="../../matrix.html"))
UNSEEN = re.compile(r'<span class="vh">.*?</span>|<(?!/?(?:del|ins)\b)[^>]+>|(?<=<del|<ins) [^>]+')
TASK = "一二三四五六七八"
STRETCHES = st.tuples(st.integers(0, len(TASK)), st.integers(0, len(TASK))).map(sorted)
EDITS = st.builds(
    lambda at, words, no, weighs: Edit(
        EditKind.WORDING, words, TASK[at[0] : at[1]], weighs, Place(no, 0, 1), Place(1, *at)
    ),
    STRETCHES,
    st.sampled_from([None, "原文", "另有"]),
    st.sampled_from([1, 2]),
    st.booleans(),
)


def cards(no: int, pages: tuple[str, ...] = PAGES) -> dict[str, str]:
    """The markup of each place's card on a template item's page."""
    found = re.findall(r'<article class="card" id="(\w+)".*?</article>', pages[no - 1], re.S)
    parts = re.findall(r'<article class="card".*?</article>', pages[no - 1], re.S)
    return dict(zip(found, parts, strict=True))


def said(markup: str) -> str:
    """The words of a piece of a page."""
    return " ".join(Page(markup).text.split())


def marked(markup: str) -> list[str]:
    """The words of the items of a card, with nothing but the marks of differences."""
    return [UNSEEN.sub("", text) for text in re.findall(r'<p class="text".*?</p>', markup, re.S)]


def test_each_item_has_a_page_with_every_place_in_the_order_of_the_pairs() -> None:
    """Nobody is ranked, and a place without a plan is told to be absent."""
    assert len(PAGES) == len(TEMPLATE.items)
    assert all(list(cards(no)) == ["c1", "c2"] for no in range(1, len(PAGES) + 1))
    assert [said(card).split()[0] for card in cards(1).values()] == ["长沙市", "邵阳市"]
    assert "共比对 2 地的要点。未收到或未能读取要点的地区不在本页" in said(PAGES[0])


def test_a_page_shows_the_whole_template_item() -> None:
    """Number, label, page, section, text, offices, whom it addresses, and its neighbours."""
    text = said(PAGES[4])
    assert "模板第 5 条 · 第 1078 页 · 二、强化保障 （5）开展培训，加强考核。 牵头：省政务局" in text
    assert "面向各地" in text
    assert "面向指定地区：长沙市、株洲市" in said(PAGES[5])
    assert "发文机关自身工作" in said(PAGES[7])
    assert re.findall(r'href="(\d+\.html)" rel="(\w+)"', PAGES[0]) == [("2.html", "next")] * 2
    assert ("8.html", "prev") in re.findall(r'href="(\d+\.html)" rel="(\w+)"', PAGES[8])


def test_places_are_counted_by_what_became_of_the_item() -> None:
    """In a bar with words, of the places that the item addresses."""
    assert 'aria-label="涉及的 2 地：表述一致 1、有调整 1、未见对应条目（待核实） 0"' in PAGES[0]
    assert "该条不涉及所比对的各地。 共比对 2 地的要点，其中 2 地不涉及该条" in said(PAGES[5])


def test_a_difference_shows_both_sides_in_its_place() -> None:
    """What the template has stands struck out before what the place has instead."""
    assert marked(cards(2)["c2"]) == ["（2）新建公园<del>10个</del><ins>3个</ins>，整治公园环境。"]


def test_a_merged_item_shows_only_what_it_lacks_of_this_template_item() -> None:
    """On the page of the other one no figure is struck out, and each page leads to the other."""
    assert "<del" not in "".join(marked(cards(4)["c2"]))
    assert 'href="4.html#c2"' in cards(2)["c2"]
    assert 'href="2.html#c1"' in cards(4)["c1"]


def test_a_split_item_shows_all_its_parts() -> None:
    """Each part is a row of its own, with a verdict of its own to be reviewed."""
    card = cards(5)["c1"]
    rows = re.findall(r'class="row (\w+)" data-pair="(\d)" data-plan="(\d*)" data-template="([\d;]*)"', card)
    assert rows == [("localized", "0", "3", "5"), ("localized", "0", "4", "5")]
    assert card.count('class="verdict"') == 2
    assert marked(card) == ["（3）开展培训<del>，加强考核</del>。", "（4）<del>加强</del><ins>从严</ins>考核。"]


def test_rows_name_their_pair() -> None:
    """By its place on the page, as the page's data for scripts has them."""
    assert [re.findall(r'data-pair="(\d)"', card) for card in cards(1).values()] == [["0"], ["1"]]


def test_a_lack_names_its_nearest_candidate_in_the_place_s_report() -> None:
    """The way leads to the other page, not to a place of this one."""
    card = cards(3)["c2"]
    assert "未见对应条目（待核实）" in said(card)
    assert 'href="pairs/%E9%82%B5%E9%98%B3%231.html#p2"' in card


def test_what_does_not_address_a_place_is_no_lack() -> None:
    """The card says so, and why."""
    text = said(cards(6)["c2"])
    assert "不涉及" in text
    assert "模板该条仅面向长沙市、株洲市。" in text
    assert "未见对应" not in text


def test_a_doubtful_place_says_why() -> None:
    """Beside the verdict, and it is found by the filter."""
    card = cards(5)["c2"]
    assert "需人工核对" in said(card)
    assert "把握程度 40%，低于 70%" in said(card)
    assert 'data-is="localized check"' in card


def test_findings_come_by_their_weight_and_say_only_what_changed() -> None:
    """Targets, then offices; what is kept is left to the pair's report."""
    text = said(cards(2)["c2"])
    assert text.index("目标指标 · 下调：10个 → 3个") < text.index("责任单位 · 牵头单位变化")
    assert "不变：" not in said(cards(1)["c2"])


def test_a_card_leads_to_its_pair_and_to_how_its_plan_was_read() -> None:
    """Where a page of that sort is known."""
    assert 'href="pairs/c.html#t2"' in cards(2)["c1"]
    assert 'href="documents/changsha.html"' in cards(2)["c1"]
    assert "documents" not in cards(2)["c2"]


@pytest.mark.parametrize("page", PAGES)
def test_places_on_a_page_have_names_of_their_own(page: str) -> None:
    """Items of several plans have the same numbers; no anchor stands twice, and each that is linked to is there."""
    found = Page(page)
    assert len(found.ids) == len(set(found.ids))
    assert {way[1:] for way in found.links if way.startswith("#")} <= set(found.ids)


def test_a_place_that_issued_two_plans_is_told_apart() -> None:
    """Each card has its plan's title."""
    twice = (PLACES[1], PLACES[1]._replace(comparison=replace(COMPARISON, plan=replace(PLAN, title="另一份要点"))))
    pages = tuple(render_items(TEMPLATE, twice))
    assert [PLAN.title in said(card) for card in cards(1, pages).values()] == [True, False]
    assert "另一份要点" in said(cards(1, pages)["c2"])


def test_a_reviewed_lack_is_called_not_listed() -> None:
    """It has a look and a count of its own."""
    reviewed = replace(ROWS[2], because=(*ROWS[2].because, *ROWS[7].because))
    rows = tuple(reviewed if row is ROWS[2] else row for row in ROWS)
    pages = tuple(render_items(TEMPLATE, (PairEntry("a", replace(COMPARISON, rows=rows), "a.html"), PLACES[0])))
    assert "未列入" in said(cards(3, pages)["c1"])
    assert "未列入 1" in pages[2]


def test_words_of_documents_stay_words() -> None:
    """In what the template has otherwise, too."""
    edit = Edit(EditKind.WORDING, EVIL, "3个", True, Place(2, 0, 2), Place(2, 4, 6))
    rows = tuple(replace(row, edits=(edit,)) if row is ROWS[1] else row for row in ROWS)
    pages = tuple(render_items(TEMPLATE, (PairEntry("a", replace(COMPARISON, rows=rows), "a.html"),)))
    assert EVIL in Page(pages[1]).text
    assert "img" not in Page(pages[1]).tags


def test_english_pages_are_complete() -> None:
    """Beside the documents' own words nothing is Chinese."""
    page = next(iter(render_items(TEMPLATE, PLACES, Edition(Lang.EN))))
    assert "Plans of 2 places were compared" in said(page)
    assert "Of the 2 places addressed" in said(page)


@given(st.lists(EDITS, max_size=5))
def test_woven_words_hold_the_item_s_own(found: list[Edit]) -> None:
    """Without what the template has instead, they are the item's task; what is struck out is this template item's."""
    woven = weave(item(1, TASK), found, 1)
    assert "".join(part.text for part in woven if part.mark is not Mark.DELETED) == TASK
    struck = [part.edit for part in woven if part.mark is Mark.DELETED]
    assert all(edit is not None and edit.template_at == Place(1, 0, 1) and edit.substantive for edit in struck)
    assert len(struck) == len({id(edit) for edit in struck})


def test_a_copied_row_has_nothing_struck_out() -> None:
    """Formal differences are marked in the place's own words."""
    assert ROWS[0].verdict is Verdict.COPIED
    assert marked(cards(1)["c2"]) == ["（1）提升服务。建好市平台。"]
