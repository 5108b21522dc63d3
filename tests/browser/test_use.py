"""Every page can be used by every reader: by keyboard, on a narrow screen, with scripts off; nothing in it runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.language import Lang
from tests.browser.conftest import Show
from tests.browser.engines import PLAIN, Look, Visit, every_engine
from tests.browser.pages import every_kind, every_language, focused, mark_controls, open_all, texts
from tests.report_pages import pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

# 320: 1280 px magnified four times; 512 and 683: the screens of old office PCs magnified twice
WIDTHS = (320, 390, 512, 683, 1024, 1366)
every_width = pytest.mark.parametrize("width", [1280, 390])
PLANTED = "<script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\">"


def too_wide(page: Page) -> list[int]:
    """The widths at which a page scrolls sideways."""
    open_all(page)
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(width)
    return wide


def walk(page: Page, limit: int) -> list[dict[str, object]]:
    """Where the tabulator key leads until it leaves the page."""
    found = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            break
        found.append(stop)
    return found


@every_kind
@every_width
def test_every_control_is_reached_by_keyboard(show: Show, sites: dict[Lang, Path], kind: str, width: int) -> None:
    """In the order of the page, each with a frame to be seen by, none under something else."""
    page = show(pages_of(sites[Lang.ZH])[kind], Look(width=width))
    open_all(page)
    controls = mark_controls(page)
    stops = walk(page, len(controls) + 1)
    assert [stop["control"] for stop in stops] == list(range(len(controls)))
    assert not [controls[number] for number, stop in enumerate(stops) if not stop["outlined"]]
    assert not [controls[number] for number, stop in enumerate(stops) if stop["covered"]]


@every_engine
@every_kind
@every_language
def test_no_page_scrolls_sideways(show: Show, sites: dict[Lang, Path], kind: str, lang: Lang) -> None:
    """Not on a phone, not on an old office screen, not when magnified."""
    assert not too_wide(show(pages_of(sites[lang])[kind]))


@pytest.mark.slow
@every_kind
def test_no_real_page_scrolls_sideways(show: Show, corpus_site: Path, kind: str) -> None:
    """The same for plans as long as real ones are."""
    assert not too_wide(show(pages_of(corpus_site)[kind]))


@every_kind
def test_everything_is_there_with_scripts_off(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """What a reader sees with scripts on, apart from controls, is seen with scripts off."""
    path = pages_of(sites[Lang.ZH])[kind]
    with_scripts, without = show(path), show(path, Look(scripts=False))
    for page in (with_scripts, without):
        open_all(page)
    only = Counter(texts(with_scripts)) - Counter(texts(without))
    assert not only


@every_kind
def test_edits_carry_words(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """Who hears a page is told where a changed passage begins and ends."""
    page = show(pages_of(sites[Lang.ZH])[kind])
    edits = "[...document.querySelectorAll('ins, del')].filter(one => !one.closest('.legend'))"
    silent = f"{edits}.filter(one => !one.querySelector('.vh')).map(one => one.outerHTML)"
    assert page.evaluate(silent) == []


@every_engine
@every_kind
def test_what_a_document_holds_does_not_run(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """A script in the text of an item is text."""
    page = show(pages_of(sites[Lang.ZH])[kind])
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.reload()
    open_all(page)
    assert not asked


@every_engine
@every_kind
def test_the_policy_alone_stops_a_script(browser: Browser, sites: dict[Lang, Path], kind: str, tmp_path: Path) -> None:
    """Were markup to slip through, the browser would refuse to run it, and say so."""
    html = pages_of(sites[Lang.ZH])[kind].read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(html.replace("<header>", "<header>" + PLANTED, 1), encoding="utf-8")
    visit = Visit(browser, PLAIN)
    page = visit.open(tmp_path / "page.html")
    page.wait_for_timeout(50)
    assert page.title() != "ran"
    assert any("Content Security Policy" in complaint for complaint in visit.complaints)
    visit.context.close()
