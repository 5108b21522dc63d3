"""The item view in a browser: finding places, one place by its address, words cut short, paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.language import Lang
from align.report import Edition, PairEntry, render_items
from tests.browser.conftest import Show
from tests.browser.engines import PLAIN, Look, every_engine
from tests.conftest import compared
from tests.report_world import PLACES, TEMPLATE

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = tuple(render_items(TEMPLATE, PLACES))
WORDS = "完善制度规则，健全工作机制，明确责任分工，细化落实举措，加强督促检查，推动各项任务落地见效，取得成效。"
CHANGED = compared([f"建设公园10个。{WORDS}保护古树。"], [f"建设公园3个。{WORDS}保护古树。"])
LONG = next(render_items(CHANGED.template, (PairEntry("a", CHANGED, "a.html"),)))
ENGLISH = tuple(render_items(TEMPLATE, PLACES, Edition(Lang.EN)))


def places(page: Page) -> list[str]:
    """The places a reader sees."""
    return [name.inner_text() for name in page.locator(".card:visible h3").all()]


def press(page: Page, token: str) -> list[str]:
    """The places a reader sees after pressing a button."""
    page.click(f"button[data-show='{token}']")
    return places(page)


@every_engine
def test_places_are_found_by_what_became_of_the_item_and_by_name(show: Show) -> None:
    """Both hold together, and what is shown is said aloud."""
    page = show(PAGES[0])
    assert places(page) == ["长沙市", "邵阳市"]
    assert press(page, "copied") == ["邵阳市"]
    assert page.inner_text("#shown") == "显示 1 / 2 地"
    page.fill("#place", "长沙")
    assert places(page) == []
    assert press(page, "") == ["长沙市"]
    assert page.get_attribute("button[data-show='']", "aria-pressed") == "true"


def test_a_link_to_a_hidden_place_shows_it_again(show: Show) -> None:
    """From another page, and from this one."""
    page = show(PAGES[0])
    press(page, "copied")
    page.evaluate("location.hash = '#c1'")
    page.wait_for_selector("#c1", state="visible")
    assert places(page) == ["长沙市", "邵阳市"]
    assert page.get_attribute("button[data-show='']", "aria-pressed") == "true"


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (390, 1)])
def test_places_stand_side_by_side_where_there_is_room(show: Show, width: int, columns: int) -> None:
    """On a phone one below the other."""
    page = show(PAGES[0], Look(width=width))
    tops = {page.locator(f"#c{number}").bounding_box()["y"] for number in (1, 2)}  # type: ignore[index]
    assert len(tops) == 3 - columns


def test_with_scripts_off_everything_is_there(show: Show) -> None:
    """All places with all their words, and no control that would do nothing."""
    page = show(PAGES[4], Look(scripts=False))
    assert places(page) == ["长沙市", "邵阳市"]
    assert page.locator("#tools").is_hidden()
    assert "开展培训" in page.inner_text("#c1")


def test_words_that_are_the_same_are_cut_short_until_asked_for(show: Show) -> None:
    """Places are read for what differs; the whole text is a click away, and not cut where scripts are off."""
    page = show(LONG)
    assert page.locator(".same").is_hidden()
    assert "3个" in page.inner_text(".card ins")
    page.click("#shorten")
    assert page.locator(".same").is_visible()
    assert show(LONG, Look(scripts=False)).locator(".same").is_visible()


def test_neighbours_and_the_matrix_are_one_click_away(show: Show, sites: dict[Lang, Path]) -> None:
    """Through a template item by item, and back to the cell one came from."""
    page = show(sites[Lang.ZH] / "matrix-fujian-2022-1.html")
    page.click("td a >> nth=0")
    assert page.url.endswith("items/fujian-2022-1/1.html#c1")
    page.click("a[rel=next] >> nth=0")
    assert page.url.endswith("/2.html")
    page.click(".kicker a >> nth=0")
    assert page.url.endswith("matrix-fujian-2022-1.html")


def test_an_english_page_has_english_controls(show: Show) -> None:
    """And says aloud what it shows in English."""
    page = show(ENGLISH[0], PLAIN._replace(lang="en"))
    press(page, "copied")
    assert page.inner_text("#shown") == "1 of 2 places shown"
