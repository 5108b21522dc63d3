"""The matrix in a browser: filter, sort, choose places, walk through the cells, print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from align.report import PairEntry, render_matrix
from tests.browser.conftest import Show
from tests.browser.engines import Look, every_engine
from tests.report_world import COMPARISON, ITEM_PAGES, PLACES, PLAN, TEMPLATE

if TYPE_CHECKING:
    from playwright.sync_api import Page

HTML = render_matrix(TEMPLATE, PLACES, items=ITEM_PAGES)
WIDE = render_matrix(
    TEMPLATE,
    tuple(
        PairEntry(str(no), replace(COMPARISON, plan=replace(PLAN, place=f"第{no}区")), f"pairs/{no}.html")
        for no in range(1, 46)
    ),
    items=ITEM_PAGES,
)
ITEMS = [str(one.no) for one in TEMPLATE.items]
PRINT = """() => {
  dispatchEvent(new Event("beforeprint"));
  const heads = [...document.querySelectorAll(".part")].map(part => part.tHead.rows[0].cells.length - 2);
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  dispatchEvent(new Event("afterprint"));
  return [heads, ids.length === new Set(ids).size, document.querySelectorAll(".part").length];
}"""


def items(page: Page) -> list[str]:
    """The numbers of the template items a reader sees, in their order."""
    heads = page.locator(".lines tr:visible th .meta").all()
    return [head.inner_text().strip("第 条") for head in heads]


def places(page: Page) -> list[str]:
    """The places a reader sees."""
    return [head.inner_text() for head in page.locator("thead th:visible a").all()]


def focused(page: Page) -> str:
    """Where the focus is: the way that the cell leads."""
    way: str = page.evaluate("document.activeElement.getAttribute('href')")
    return way


@every_engine
def test_items_are_narrowed_by_outcome_section_words_and_doubt(show: Show) -> None:
    """All that is asked holds together; how much is shown is said aloud."""
    page = show(HTML)
    assert items(page) == ITEMS
    page.click("button[data-show='dropped']")
    assert items(page) == ["3", "9"]
    assert page.inner_text("#shown") == "显示 2 / 9 条，2 / 2 地"
    page.click("#ask")
    assert items(page) == ["9"]
    page.click("button[data-show='']")
    assert items(page) == ["5", "9"]
    page.click("#ask")
    page.select_option("#section", "0")
    assert items(page) == ["1", "2", "3"]
    assert page.locator(".head:visible").count() == 1
    page.fill("#text", "公园")
    assert items(page) == ["2"]


@every_engine
def test_items_are_sorted_by_how_many_places_they_concern(show: Show) -> None:
    """Ties keep the template's order, and the template's order comes back with its headings."""
    page = show(HTML)
    page.select_option("#sort", "localized")
    assert items(page) == ["2", "4", "5", "1", "3", "6", "7", "8", "9"]
    assert page.locator(".head:visible").count() == 0
    page.select_option("#sort", "")
    assert items(page) == ITEMS
    assert page.locator(".head:visible").count() == 2


def test_chosen_places_are_what_counts(show: Show) -> None:
    """Filters, buttons, sums and bars speak of them alone."""
    page = show(HTML)
    page.click("#choose summary")
    page.uncheck("#choose input >> nth=0")
    assert places(page) == ["邵阳市"]
    assert page.inner_text("button[data-show='localized'] b") == "3"
    assert page.inner_text("button[data-show='copied'] b") == "2"
    first = page.locator("td.sum").first
    assert [one.inner_text() for one in first.locator("[data-of]").all()] == ["1", "0", "0"]
    assert first.locator("rect").first.get_attribute("width") == "100%"
    page.click("#choose button[data-all='']")
    assert places(page) == []
    page.click("#choose button[data-all='1']")
    assert places(page) == ["长沙市", "邵阳市"]


@every_engine
def test_arrow_keys_walk_from_cell_to_cell(show: Show) -> None:
    """The table is one stop of the tab key; headings and hidden rows are passed over."""
    page = show(HTML)
    page.focus("#map")
    page.keyboard.press("Tab")
    assert focused(page) == "items/hunan-1/1.html#c1"
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert focused(page) == "items/hunan-1/4.html#c2"
    page.keyboard.press("Tab")
    assert focused(page).endswith("#t4")
    page.keyboard.press("Home")
    assert focused(page) == "items/hunan-1/4.html"
    page.keyboard.press("End")
    assert focused(page) == "items/hunan-1/4.html#c2"
    page.click("button[data-show='dropped']")
    page.focus("td.dropped a >> nth=0")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "items/hunan-1/9.html#c1"


def test_heads_stay_in_sight(show: Show) -> None:
    """However far one has scrolled in the table, and in the page."""
    page = show(WIDE, Look(height=700))
    page.focus("tbody tr:last-child td:nth-child(40) a")
    page.mouse.wheel(0, 4000)
    tools, head = page.locator("#tools").bounding_box(), page.locator("thead th").first.bounding_box()
    assert tools
    assert head
    assert head["y"] >= tools["y"] + tools["height"] - 1
    assert head["x"] >= 0


def test_a_narrow_screen_scrolls_the_table_only(show: Show) -> None:
    """The region can be reached and scrolled by keyboard."""
    page = show(WIDE, Look(width=390))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_attribute("#map", "tabindex") == "0"
    assert page.evaluate("document.getElementById('map').scrollWidth > 1000")


@every_engine
def test_many_places_are_printed_in_parts(show: Show) -> None:
    """As many as a page has room for, the items beside each part; after printing the page is as before."""
    assert show(WIDE).evaluate(PRINT) == [[20, 20, 5], True, 0]
    assert show(HTML).evaluate(PRINT) == [[], True, 0]


def test_a_part_prints_what_is_shown(show: Show) -> None:
    """Places and items that are not chosen are on no part."""
    page = show(WIDE)
    page.click("#choose summary")
    page.uncheck("#choose input >> nth=0")
    page.click("button[data-show='dropped']")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    parts = page.locator(".part")
    assert [part.locator("thead th").count() - 2 for part in parts.all()] == [20, 20, 4]
    assert parts.first.locator("tr[hidden]").count() == 7


@pytest.mark.parametrize("html", [HTML, WIDE])
def test_with_scripts_off_everything_is_there(show: Show, html: str) -> None:
    """All items and places, with their words, each a link."""
    page = show(html, Look(scripts=False))
    assert items(page) == ITEMS
    assert page.locator("#tools").is_hidden()
    assert page.locator("td a[href]").count() >= len(ITEMS)
