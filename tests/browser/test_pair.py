"""A pair's report in a browser: finding an item, narrowing the rows, walking through them, folding, paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.language import Lang
from align.report import Edition, render_html
from tests.browser.conftest import Show
from tests.browser.engines import PLAIN, Look, every_engine
from tests.conftest import compared
from tests.report_world import COMPARISON, ENCODED

if TYPE_CHECKING:
    from playwright.sync_api import Page

HTML = render_html(COMPARISON)
ENGLISH = render_html(COMPARISON, Edition(Lang.EN))
LONG = "完善制度规则，健全工作机制，明确责任分工，细化落实举措，加强督促检查，推动各项任务落地见效，取得成效。"
FOLDED = render_html(compared([f"建设公园10个。{LONG}保护古树。"], [f"建设公园3个。{LONG}保护古树。"]))
SHOWN = """[...document.querySelectorAll(".row")].filter(row => row.getClientRects().length).map(row =>
  row.dataset.plan ? "p" + row.dataset.plan : "t" + row.dataset.template)"""
ALL = ["p1", "p2", "t3", "p3", "p4", "t6", "p5", "p6", "t8", "t9"]
FOCUSED = "document.activeElement.dataset.plan || document.activeElement.id"


def shown(page: Page) -> list[str]:
    """The rows a reader sees."""
    rows: list[str] = page.evaluate(SHOWN)
    return rows


def search(page: Page, words: str) -> list[str]:
    """The rows a reader sees after typing."""
    page.fill("#find", words)
    page.press("#find", "Enter")
    return shown(page)


def choose(page: Page, menu: str, choice: str) -> list[str]:
    """The rows a reader sees after choosing from a menu."""
    page.select_option(f"select[data-name='{menu}']", choice)
    return shown(page)


def heads(page: Page) -> list[str]:
    """The section headings a reader sees."""
    return [head.inner_text().strip() for head in page.locator(".rows .head:visible").all()]


def copied(page: Page, selector: str) -> str:
    """What a reader gets who copies an element."""
    text: str = page.evaluate(
        """selector => {
        const range = document.createRange(), selection = getSelection();
        range.selectNodeContents(document.querySelector(selector));
        selection.removeAllRanges();
        selection.addRange(range);
        return selection.toString();
      }""",
        selector,
    )
    return text


@every_engine
@pytest.mark.parametrize(
    ("words", "rows"),
    [
        *(("5", ["p3", "p4", "p5"]), ("第5条", ["p3", "p4", "p5"]), ("第 5 条", ["p3", "p4", "p5"])),
        *(("模板5", ["p3", "p4"]), ("模板第４条", ["p2"]), ("本要点5", ["p5"]), ("t5", ["p3", "p4"]), ("P5", ["p5"])),
        *(("（5）", ["p3", "p4", "p5"]), ("(5)", ["p3", "p4", "p5"])),
        *(("公园", ["p2", "t3"]), ("新建公园 10个", ["p2"]), ("开展培训，加强考核", ["p3", "p4"]), ("10个", ["p2"])),
        *(("市行政审批服务局", ["p2"]), ("onerror", ["p5"]), ("模板表述", []), ("", ALL)),
    ],
)
def test_an_item_is_found_by_typing(show: Show, words: str, rows: list[str]) -> None:
    """By its number on either side, its label, an office, or words across marks; blanks and width are no matter."""
    page = show(HTML)
    assert search(page, words) == rows
    assert page.inner_text("#shown") == f"显示 {len(rows)} / 10 行"


def test_numbers_are_found_in_english_too(show: Show) -> None:
    """By the words that stand on the page."""
    page = show(ENGLISH)
    assert search(page, "item 5") == ["p3", "p4", "p5"]
    assert search(page, "template item 5") == ["p3", "p4"]
    assert search(page, "plan 5") == ["p5"]


def test_typing_narrows_and_enter_leads_to_the_first_hit(show: Show) -> None:
    """Without a key the rows follow soon; what fits nothing says so."""
    page = show(HTML)
    page.type("#find", "培训")
    page.locator("#p1").wait_for(state="hidden")
    assert shown(page) == ["p3", "p4"]
    page.press("#find", "Enter")
    assert page.evaluate(FOCUSED) == "3"
    assert search(page, "没有这样的词") == []
    assert page.inner_text("#nothing") == "没有符合条件的条目。"


@every_engine
def test_choices_add_up(show: Show) -> None:
    """Verdict and tag and finding and mark; headings of sections without rows go; one button brings all back."""
    page = show(HTML)
    assert choose(page, "结果", "localized") == ["p2", "p3", "p4"]
    assert choose(page, "标签", "split") == ["p3", "p4"]
    assert heads(page) == ["二、工作保障"]
    assert choose(page, "证据", "slip") == ["p3"]
    page.click("[data-token=check]")
    assert shown(page) == []
    page.click("#clear")
    assert shown(page) == ALL
    assert page.evaluate("[...document.querySelectorAll('select')].map(one => one.value).join('')") == ""
    assert page.get_attribute("[data-token=check]", "aria-pressed") == "false"
    assert page.evaluate(FOCUSED) == "find"
    assert choose(page, "部分", "s1") == ["p1", "p2", "t3"]


def test_a_nested_heading_goes_with_its_rows(show: Show) -> None:
    """The section's own heading stays as long as any row stands under it."""
    page = show(HTML)
    assert search(page, "p2") == ["p2"]
    assert heads(page) == ["一、优化服务", "（甲）公园建设"]
    search(page, "p1")
    assert heads(page) == ["一、优化服务"]


@every_engine
def test_a_link_to_a_hidden_row_shows_it(show: Show) -> None:
    """What was asked for before no longer holds; the address of another page's link does the same."""
    page = show(HTML)
    choose(page, "结果", "copied")
    page.click(".notice a[href='#t3']")
    assert shown(page) == ALL
    assert page.input_value("select[data-name='结果']") == ""
    assert page.evaluate("document.getElementById('t3').getBoundingClientRect().top") < PLAIN.height
    search(page, "p1")
    page.evaluate("location.hash = '#t6'")
    page.locator("#t6").wait_for()


@every_engine
def test_rows_are_walked_through_by_keyboard(show: Show) -> None:
    """Alt with an arrow leads to the next or previous of the rows shown, and the focus with it, up to the ends."""
    page = show(HTML)
    choose(page, "结果", "localized")
    page.focus("#find")
    went = []
    for key in ("Down", "Down", "Down", "Down", "Up"):
        page.keyboard.press(f"Alt+Arrow{key}")
        went.append(page.evaluate(FOCUSED))
    assert went == ["2", "3", "4", "4", "3"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "模板第 5 条 本要点第 3 条 ▲ 有调整"
    box = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert page.evaluate("document.getElementById('tools').getBoundingClientRect().bottom") <= box < PLAIN.height


def test_rows_are_walked_through_by_buttons(show: Show) -> None:
    """From where the reader is, without a row that has the focus."""
    page = show(HTML)
    page.evaluate("document.getElementById('p3').scrollIntoView()")
    page.click("#next")
    assert page.evaluate(FOCUSED) == "4"
    page.click("#previous")
    assert page.evaluate(FOCUSED) == "3"


def test_the_keys_of_a_menu_stay_its_own(show: Show) -> None:
    """Alt with an arrow opens a menu that has the focus, as everywhere."""
    page = show(HTML)
    page.focus("select[data-name='结果']")
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.dataset.name") == "结果"


@every_engine
def test_any_item_is_two_clicks_away(show: Show) -> None:
    """The index opens, and each line of it leads to its item."""
    page = show(HTML)
    page.click("#contents > summary")
    page.click("#contents a[href='#p5']")
    assert page.evaluate("document.getElementById('p5').getBoundingClientRect().top") < PLAIN.height
    page.click("#contents > summary")
    page.click("#tools a[href='#contents']")
    assert page.is_visible("#contents a[href='#t9']")


def test_only_changes_are_shown_when_asked(show: Show) -> None:
    """Items with the template's wording and without a change of office, figure or the like go."""
    page = show(HTML)
    page.click("#changes")
    assert shown(page) == [row for row in ALL if row not in ("p1", "p6")]
    page.click("#changes")
    assert shown(page) == ALL


@every_engine
def test_unchanged_words_fold_and_open(show: Show) -> None:
    """The ends stay, each fold opens for itself and says so; who copies sees that words are left out."""
    page = show(FOLDED)
    whole = copied(page, "#p1 .text")
    page.click("#shorten")
    assert re.search(
        "建设公园.*3个.*完善制度规则，健全工作机制，〔略 \\d+ 字〕取得成效。保护古树。", copied(page, "#p1 .text")
    )
    first = page.locator("#p1 .cut").first
    assert first.get_attribute("aria-expanded") == "false"
    first.click()
    assert first.get_attribute("aria-expanded") == "true"
    assert "明确责任分工" in copied(page, "#p1 .text")
    page.click("#shorten")
    assert copied(page, "#p1 .text") == whole


def test_a_hit_in_folded_words_is_seen(show: Show) -> None:
    """Whether the words were folded before the search or after it."""
    page = show(FOLDED)
    page.click("#shorten")
    assert search(page, "细化落实") == ["p1"]
    assert page.locator("#p1 .same:visible").count() == 1
    page.click("#shorten")
    page.click("#shorten")
    assert page.locator("#p1 .same:visible").count() == 1


def test_folded_words_are_not_twice_in_the_page() -> None:
    """Neither for the fold nor for the search."""
    assert FOLDED.count("细化落实举措") == 2  # once on either side


def test_paper_says_what_was_chosen(show: Show) -> None:
    """Filters and words in the words of the page, how many rows; without any nothing."""
    page = show(HTML, Look(media="print"))
    assert not page.is_visible("#chosen")
    page.emulate_media(media="screen")
    choose(page, "结果", "localized")
    page.click("[data-token=moved]")
    search(page, "公园")
    page.emulate_media(media="print")
    said = "筛选：结果 ▲ 有调整 （3）；次序变动 1；查找 公园；显示 1 / 10 行"
    assert page.inner_text("#chosen") == said
    assert shown(page) == ["p2"]


@every_engine
def test_paper_follows_the_screen(show: Show, tmp_path: Path) -> None:
    """Wide where that was asked for; folded words stay folded."""
    page = show(FOLDED)
    page.click("#wide")
    page.click("#shorten")
    page.pdf(path=tmp_path / "wide.pdf", prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", (tmp_path / "wide.pdf").read_bytes())
    assert box
    assert float(box[1]) > float(box[2])
    page.emulate_media(media="print")
    assert page.is_visible("#p1 .cut")
    assert not page.is_visible("#p1 .same")


@every_engine
@pytest.mark.parametrize("look", [PLAIN, Look(scheme="dark"), Look(media="print")])
def test_the_parts_of_a_score_are_told_apart_by_more_than_words(show: Show, look: Look) -> None:
    """Meaning is a stretch of the bar like the three of the words, each of a colour or grey of its own."""
    page = show(render_html(ENCODED), look)
    parts = page.locator(".row[data-plan='3'] .score rect")
    fills = parts.evaluate_all("parts => parts.map(one => getComputedStyle(one).fill)")
    widths = parts.evaluate_all("parts => parts.map(one => Math.round(one.getBoundingClientRect().width))")
    assert len(set(fills)) == 4
    assert widths[3] > widths[0] > 0
    legend = page.locator(".legend .swatch rect.semantic")
    assert legend.evaluate("one => getComputedStyle(one).fill") == fills[3]


def test_hundreds_of_rows_come_back_at_once(show: Show) -> None:
    """The first rows stand there without waiting, the others follow; a link to the last finds it."""
    many = [f"做好第{no}项工作。" for no in range(1, 91)]
    page = show(render_html(compared(many, many)))
    search(page, "第7项")
    page.click("#clear")
    page.locator("#p90").wait_for()
    search(page, "第7项")
    page.evaluate("location.hash = '#p85'")
    page.locator("#p85").wait_for()
    assert page.evaluate("document.getElementById('p85').getBoundingClientRect().top") < PLAIN.height
