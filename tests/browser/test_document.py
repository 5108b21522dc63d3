"""How a document was read, in a browser: the ways there and back, its folds, long volumes, and inside a report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align import compare
from align.language import Lang
from align.pipeline import read_text
from align.report import Edition, render_document, render_html
from tests.browser.axe import violations
from tests.browser.conftest import Show
from tests.browser.engines import Look, every_engine
from tests.browser.pages import every_language, open_all
from tests.conftest import CORPUS, corpus_document
from tests.reading_world import DOCUMENT, EMPTY

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOP = "selector => Math.round(document.querySelector(selector).getBoundingClientRect().top)"
WIDE = "document.documentElement.scrollWidth > innerWidth"


@cache
def made_alone(lang: Lang) -> str:
    """A report that is sent on its own, with the check of both documents in it."""
    template, plan = corpus_document("hunan-2022"), corpus_document("compilation-2023")
    comparison = compare(template.plan("政务公开"), plan.plan("娄底市2023年政务公开"))
    return render_html(comparison, Edition(lang), readings=(template, plan))


def in_view(page: Page, selector: str) -> bool:
    """Whether the beginning of an element is on the screen."""
    top: int = page.evaluate(TOP, selector)
    return 0 <= top < 800


@every_language
@pytest.mark.parametrize("width", [1280, 390])
def test_no_rule_is_broken_whatever_a_document_holds(show: Show, lang: Lang, width: int) -> None:
    """A document with everything that may be worth a look, one without a plan, and a report made alone."""
    for html in (render_document(DOCUMENT, lang), render_document(EMPTY, lang), made_alone(lang)):
        page = show(html, Look(width=width, scheme="dark"))
        open_all(page)
        assert not violations(page)
        assert not page.evaluate(WIDE)


def test_a_run_leads_from_a_report_to_the_reading_and_back(show: Show, sites: dict[Lang, Path]) -> None:
    """Two clicks either way."""
    page = show(next(sites[Lang.ZH].glob("pairs/fujian-2022*fuzhou*.html")))
    page.locator(".facts a").nth(1).click()
    assert page.url.endswith("/documents/fuzhou-2022.html")
    page.locator(".pairs a").first.click()
    assert re.search(r"/pairs/fujian-2022-1__fuzhou-2022-1\.html$", page.url)
    page.locator(".facts a").first.click()
    page.locator(".kicker a").first.click()
    assert page.url.endswith("/index.html")


@every_engine
def test_a_report_made_alone_leads_to_its_own_check(show: Show) -> None:
    """From the table of facts to the fold, which opens, and from an item there to its row."""
    page = show(made_alone(Lang.ZH))
    page.locator(".facts a").nth(1).click()
    assert in_view(page, "#reading-plan > summary")
    page.wait_for_selector("#reading-plan[open]")
    page.locator("#reading-plan .outline td.no a").last.click()
    assert in_view(page, "#p17")


@every_engine
def test_an_item_unfolds_by_keyboard(show: Show) -> None:
    """Its whole text is shown under its first words."""
    page = show(render_document(DOCUMENT))
    summary = page.locator("#i1-4 summary")
    text = page.locator("#i1-4 .text")
    assert not text.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert text.is_visible()


@every_engine
def test_the_last_plan_of_a_volume_is_one_click_away(show: Show) -> None:
    """What is far from the screen is laid out when a reader gets there, in its right place."""
    volume = (CORPUS / "compilation-2023.txt").read_text(encoding="utf-8") * 3
    page = show(render_document(read_text(volume, "volume.txt")))
    page.locator(".list a").last.click()
    assert in_view(page, "#plan15")
    page.locator("#plan15 ~ .outline tr").last.scroll_into_view_if_needed()
    assert page.locator("#i15-17").is_visible()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_scripts_nothing_is_missing(show: Show, media: str) -> None:
    """The page has none; on paper closed folds of items are left out, and nothing asks to be clicked."""
    page = show(render_document(DOCUMENT), Look(media=media, scripts=False))
    assert page.locator("#i1-4 summary").is_visible() is (media == "screen")
    assert page.locator("#i1-4").is_visible()
