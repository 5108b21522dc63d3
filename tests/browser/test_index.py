"""The overview in a browser: finding pairs and plans, lists that open, paper, scripts off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from align.comparison import Comparison
from align.expected import Expected
from align.language import Lang
from align.report import Failure, render_index
from tests.browser.conftest import Show
from tests.browser.engines import PLAIN, Look, every_engine
from tests.browser.test_access import SOME_WAYS, examine_every_way
from tests.index_world import between_years, of_place, of_year, run_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACES = ("邵阳市", "长沙市", "永州市")
SEVERAL: tuple[Comparison, ...] = (*map(of_place, PLACES), of_year(2021), between_years("湖南省", 2023, "营商环境"))
FEW = render_index(run_of(*SEVERAL))
MANY = render_index(run_of(*(of_year(1950 + no) for no in range(70)), of_place("长沙市")))
EXPECTED = tuple(Expected(f"某{no}县", 2022, f"主题{no}") for no in range(20))
LACKING = render_index(run_of(*SEVERAL)._replace(expected=EXPECTED, failures=(Failure("a.doc", "empty", "空"),)))


def found(page: Page) -> list[str]:
    """The pairs that a reader sees."""
    return [row.text_content() or "" for row in page.locator(".pair:visible th").all()]


def choose(page: Page, **wishes: str) -> list[str]:
    """The pairs that a reader sees after asking for something."""
    for name, wish in wishes.items():
        if name == "text":
            page.fill("#text", wish)
        else:
            page.select_option(f"#{name}", wish)
    return found(page)


@every_engine
def test_pairs_and_plans_are_found(show: Show) -> None:
    """By place or title, kind, year, subject and what there is to look at, together; the numbers are said aloud."""
    page = show(FEW)
    assert len(found(page)) == len(SEVERAL)
    assert choose(page, text="邵阳 2021") == ["邵阳市2021年政务公开工作要点"]
    assert choose(page, text="邵阳 ２０２１") == ["邵阳市2021年政务公开工作要点"]
    assert page.inner_text("#shown") == "比对 1 / 5 对；要点 1 / 7 份"
    assert choose(page, text="", kind="years") == ["湖南省2023年营商环境工作要点（对照2022年）"]
    assert choose(page, kind="", year="2021") == ["邵阳市2021年政务公开工作要点"]
    assert choose(page, year="2022", subject="营商环境") == []
    assert page.inner_text("#shown").startswith("比对 0 / 5 对")
    assert choose(page, year="", subject="", look="0") == choose(page, look="any")
    assert len(found(page)) == 4
    page.click("#clear")
    assert len(found(page)) == len(SEVERAL)
    assert page.text_content("#shown") == ""
    assert page.evaluate("document.activeElement.id") == "text"


def test_headings_without_a_pair_go(show: Show) -> None:
    """No empty table is left, and nothing is lost when everything is shown again."""
    page = show(FEW)
    choose(page, kind="years")
    assert page.locator(".fold:visible summary").all_inner_texts() == ["2023年（1 对）", "全部 7 份"]
    choose(page, kind="", text="没有这样的地方")
    assert page.locator(".fold:visible").count() == 0
    choose(page, text="")
    assert page.locator("tbody[hidden], tr[hidden], .fold[hidden]").count() == 0


def test_everything_is_done_by_keyboard(show: Show) -> None:
    page = show(FEW)
    page.focus("#text")
    page.keyboard.type("邵阳 2021")
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "clear"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "邵阳市2021年政务公开工作要点"


@every_engine
def test_of_many_pairs_the_latest_year_is_open_and_what_is_found_opens(show: Show) -> None:
    page = show(MANY)
    folded = page.locator(".fold:not([open])").count()
    assert found(page) == ["邵阳市2022年政务公开工作要点（长沙市）"]
    assert choose(page, text="1965") == ["邵阳市1965年政务公开工作要点"]
    choose(page, text="")
    assert page.locator(".fold:not([open])").count() == folded


@every_engine
def test_a_place_leads_to_its_plans_even_where_their_list_is_folded(show: Show) -> None:
    page = show(MANY)
    way = page.locator(".came a", has_text="长沙市")
    group = page.locator(way.get_attribute("href") or "")
    assert not group.is_visible()
    way.click()
    group.wait_for(state="visible")


@every_engine
def test_a_long_overview_begins_on_the_first_screen(show: Show) -> None:
    """However many plans there are, what people have to verify begins near the top."""
    page = show(MANY, Look(height=800))
    assert page.evaluate("document.getElementById('verify').getBoundingClientRect().top") < 800


def test_on_paper_nobody_who_did_not_send_a_plan_is_folded_away(show: Show) -> None:
    page = show(render_index(run_of(*SEVERAL)._replace(expected=EXPECTED)))
    rows = page.locator(".lacking tbody tr:visible")
    before = rows.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (before, rows.count()) == (8, 20)


def test_with_scripts_off_everything_can_be_read(show: Show) -> None:
    page = show(FEW, Look(scripts=False))
    assert not page.is_visible("#tools")
    assert len(found(page)) == len(SEVERAL)


@pytest.mark.parametrize(
    "html", [pytest.param(MANY, id="many", marks=pytest.mark.slow), pytest.param(LACKING, id="lacking")]
)
def test_long_lists_and_lacking_plans_break_no_rule(show: Show, html: str) -> None:
    """WCAG 2.2 A and AA by axe-core, folded and unfolded."""
    assert not examine_every_way(show(html), SOME_WAYS)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", list(Lang))
def test_no_page_is_wider_than_its_window(show: Show, width: int, lang: Lang) -> None:
    """Wide tables scroll in their own frame."""
    page = show(render_index(run_of(*SEVERAL)._replace(expected=EXPECTED), lang), Look(width=width))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_sheet_of_paper_is_full(show: Show) -> None:
    """What is to be verified begins below what came, on the same sheet."""
    page = show(FEW, PLAIN._replace(media="print", width=710))
    assert page.evaluate("getComputedStyle(document.querySelector('.notice')).breakInside") == "auto"
    assert not page.is_visible("#clear")
