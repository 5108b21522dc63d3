"""Every page is fit for paper: A4 upright and across, black and white."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.language import Lang
from tests.browser.conftest import Show
from tests.browser.engines import Look, MissingError
from tests.browser.pages import every_kind
from tests.browser.paper import print_page
from tests.report_pages import handmade_pages, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

every_way_up = pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
PAPER = Look(media="print")
# Colours of what is seen that are no grey, each with an element that has it.
COLOURS = """() => {
  const found = {};
  for (const one of document.body.querySelectorAll("*")) {
    if (!one.getClientRects().length) continue;
    const style = getComputedStyle(one);
    for (const name of ["color", "backgroundColor", "borderTopColor", "borderLeftColor", "fill", "stroke"]) {
      const parts = (style[name].match(/[\\d.]+/g) || []).map(Number);
      const seen = parts.length >= 3 && parts[3] !== 0;
      if (seen && new Set(parts.slice(0, 3)).size > 1) found[style[name]] = one.outerHTML.slice(0, 120);
    }
  }
  return found;
}"""
CONTROLS = """[...document.querySelectorAll("button:not([aria-pressed=true]), input, select, textarea")]
  .filter(one => one.getClientRects().length)"""


def check_paper(page: Page, folder: Path, *, landscape: bool) -> None:
    """Nothing is cut that fits a sheet, heads stand on every sheet of their table, nothing sticks out."""
    try:
        printed = print_page(page, folder, landscape=landscape)
    except MissingError as missing:
        pytest.skip(str(missing))
    assert all(unit.sheets for unit in printed.units)
    assert not [unit.words for unit in printed.units if len(unit.sheets) > 1 and unit.height < printed.room]
    assert not [unit.words for unit in printed.units if not unit.head]
    assert not [unit.words for unit in printed.units if unit.lonely]
    assert not printed.bare_heads
    assert not printed.sticking_out


@every_kind
@every_way_up
def test_nothing_is_cut_on_paper(
    show: Show, sites: dict[Lang, Path], kind: str, tmp_path: Path, *, landscape: bool
) -> None:
    """A row or a line that fits a sheet stands on one, the head of its table above it; no heading ends a sheet."""
    check_paper(show(pages_of(sites[Lang.ZH])[kind]), tmp_path, landscape=landscape)


@pytest.mark.parametrize("name", ["levels", "years", "dense"])
@every_way_up
def test_no_sort_of_row_is_cut(show: Show, name: str, tmp_path: Path, *, landscape: bool) -> None:
    """The same for a report that holds a row of every sort."""
    check_paper(show(handmade_pages()[name]), tmp_path, landscape=landscape)


@pytest.mark.slow
@every_kind
@every_way_up
def test_nothing_real_is_cut_on_paper(
    show: Show, corpus_site: Path, kind: str, tmp_path: Path, *, landscape: bool
) -> None:
    """The same for plans as long as real ones are."""
    check_paper(show(pages_of(corpus_site)[kind]), tmp_path, landscape=landscape)


@every_kind
def test_paper_has_no_colours(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """What a printer without colours can print is all there is: words, shapes, lines and greys."""
    page = show(pages_of(sites[Lang.ZH])[kind], PAPER)
    assert page.evaluate(COLOURS) == {}


@every_kind
@pytest.mark.parametrize("words", ["", "考核"])
def test_paper_has_no_controls(show: Show, sites: dict[Lang, Path], kind: str, words: str) -> None:
    """Nobody presses a button on paper; of a choice that was made the words are told."""
    page = show(pages_of(sites[Lang.ZH])[kind])
    for field in page.locator(".tools input:not([type=checkbox]):visible").all():
        field.fill(words)
    page.emulate_media(media="print")
    assert page.evaluate(f"{CONTROLS}.map(one => one.outerHTML)") == []


@every_kind
def test_edits_are_told_by_lines(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """What is struck out and what is underlined is so on paper too."""
    page = show(pages_of(sites[Lang.ZH])[kind], PAPER)
    lines = "one => getComputedStyle(one).textDecorationLine"
    assert set(page.evaluate(f"[...document.querySelectorAll('ins')].map({lines})")) <= {"underline"}
    assert set(page.evaluate(f"[...document.querySelectorAll('del')].map({lines})")) <= {"line-through"}
