"""The matrix: what became of every template item in every place, by colour, shape and word, with the way to each."""

from __future__ import annotations

import re
from dataclasses import replace

from align.language import Lang
from align.report import Edition, PairEntry, render_matrix
from align.report.matrix_view import DENSE
from tests.report_world import COMPARISON, ITEM_PAGES, PLACES, PLAN, TEMPLATE, Page

HTML = render_matrix(TEMPLATE, PLACES, Edition(back="index.html"), items=ITEM_PAGES)
PAGE = Page(HTML)
MANY = tuple(
    PairEntry(str(no), replace(COMPARISON, plan=replace(PLAN, place=f"第{no}区")), f"pairs/{no}.html")
    for no in range(DENSE + 1)
)


def cells(html: str, place: int) -> list[str]:
    """The markup of one place's cells, from the first item to the last."""
    body = html[html.index("<tbody") : html.index("<tfoot")]
    rows = [re.findall(r"<td class.*?</td>", row, re.S) for row in body.split("<tr>")]
    return [row[place] for row in rows if len(row) > 1]


def said(markup: str) -> str:
    """The words of a piece of a page."""
    return " ".join(Page(markup).text.split())


def test_a_cell_says_by_colour_shape_and_word_what_became_of_an_item() -> None:
    """A split item is adjusted where any part is, and stands with all its numbers."""
    assert [re.findall(r'class="([\w ]+)"', cell)[0] for cell in cells(HTML, 2)] == [
        *("copied", "localized", "dropped", "localized", "localized ask", "elsewhere", "copied", "elsewhere"),
        "dropped ask",
    ]
    assert [said(cell) for cell in cells(HTML, 2)[4:7]] == ["▲调整？核对第 3、4 条", "－不涉及", "＝一致第 6 条"]


def test_a_cell_leads_to_its_place_on_the_item_s_page() -> None:
    """And its number to the row in the pair's report."""
    links = [re.findall('href="(.*?)"', cell) for cell in cells(HTML, 1)]
    assert links[1] == ["items/hunan-1/2.html#c1", "pairs/c.html#t2"]
    assert links[2] == ["items/hunan-1/3.html#c1"]
    assert 'href="items/hunan-1/3.html"' in HTML


def test_without_item_pages_a_cell_leads_to_the_pair() -> None:
    """As where somebody renders a matrix alone."""
    html = render_matrix(TEMPLATE, PLACES)
    assert re.findall('href="(.*?)"', cells(html, 2)[1]) == ["pairs/%E9%82%B5%E9%98%B3%231.html#t2"]


def test_a_row_adds_up_the_places_that_it_addresses() -> None:
    """With a small bar; who is not addressed is counted apart."""
    sums = [said(cell) for cell in cells(HTML, 0)]
    assert sums[0] == "＝表述一致1 ▲有调整1 ○未见对应条目（待核实）0"
    assert sums[5] == "－不涉及2"
    assert [cell.count("<rect") for cell in cells(HTML, 0)[:1] + cells(HTML, 0)[5:6]] == [3, 0]


def test_buttons_count_items() -> None:
    """Those that have an outcome in any place."""
    found = re.findall(r'data-show="(\w*)".*?<b>(\d+)</b>', HTML)
    assert found == [("", "9"), ("copied", "2"), ("localized", "4"), ("dropped", "2"), ("elsewhere", "2")]
    assert re.findall(r'id="ask".*?<b>(\d+)</b>', HTML) == ["2"]


def test_places_stand_in_the_order_of_the_pairs() -> None:
    """Heads, choices and totals alike; no place is ranked."""
    heads = re.findall(r'<th scope="col"><a href="pairs.*?>(.*?)</a>', HTML)
    assert heads == ["长沙市", "邵阳市"]
    assert re.findall(r'type="checkbox" checked> <span lang="zh-CN">(\w+)', HTML) == heads
    assert "按行政区划代码排列，不排名次" in PAGE.text


def test_two_plans_of_one_place_are_told_apart() -> None:
    """By their titles, however many places there are."""
    html = render_matrix(TEMPLATE, (*MANY, MANY[0]))
    assert html.count(f'<small lang="zh-CN">{PLAN.title}</small>') == 2


def test_many_places_have_shapes_and_numbers_only() -> None:
    """Their words are there for who hovers or listens; the legend tells what the shapes mean."""
    html = render_matrix(TEMPLATE, MANY, items=ITEM_PAGES)
    cell = cells(html, 1)[4]
    assert said(cell) == "▲3、4？"
    assert 'aria-label="调整 3、4 核对"' in cell
    assert 'title="有调整；需人工核对"' in cell
    assert "pairs/" not in cell
    assert "▲调整 有调整" in " ".join(Page(html).text.split())


def test_a_matrix_in_english_is_complete() -> None:
    """Every word of its own."""
    html = render_matrix(TEMPLATE, PLACES, Edition(Lang.EN))
    assert said(cells(html, 2)[4]) == "▲Adjusted？Checkitem 3, 4"
