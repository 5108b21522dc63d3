"""Every page can be read by every reader: by ear, in the dark, on paper, wide and narrow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

from align.language import Lang
from tests.browser.axe import undecided, violations
from tests.browser.conftest import Show
from tests.browser.pages import every_kind, every_language, open_all
from tests.report_pages import handmade_pages, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Way(NamedTuple):
    """A way of looking at a page."""

    media: Literal["screen", "print"]
    scheme: Literal["light", "dark"]
    width: int


FOLDED = Way("screen", "light", 1280)  # the first way is taken before what is folded is opened
SOME_WAYS = FOLDED, Way("screen", "dark", 390), Way("print", "light", 1280)
EVERY_WAY = *SOME_WAYS, FOLDED, Way("screen", "dark", 1280), Way("screen", "light", 390), Way("print", "light", 390)


def examine_every_way(page: Page, ways: Sequence[Way] = EVERY_WAY) -> dict[Way, list[str]]:
    """What axe-core finds in a page, folded and unfolded, light, dark and printed, wide and narrow."""
    found = {}
    for way in ways:
        page.set_viewport_size({"width": way.width, "height": 800})
        page.emulate_media(media=way.media, color_scheme=way.scheme)
        found[way] = violations(page)
        open_all(page)
    return {way: broken for way, broken in found.items() if broken}


@every_kind
@every_language
def test_no_page_breaks_a_rule(show: Show, sites: dict[Lang, Path], kind: str, lang: Lang) -> None:
    """WCAG 2.2 A and AA by axe-core, in every page of a run, however it is looked at."""
    assert not examine_every_way(show(pages_of(sites[lang])[kind]))


@pytest.mark.parametrize("name", ["levels", pytest.param("years", marks=pytest.mark.slow), "ranks", "dense"])
@every_language
def test_no_sort_of_row_breaks_a_rule(show: Show, name: str, lang: Lang) -> None:
    """The same for a report that holds a row of every sort."""
    assert not examine_every_way(show(handmade_pages(lang)[name]))


@every_kind
def test_nothing_is_left_undecided(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """What axe-core cannot tell by itself, a person has looked at."""
    page = show(pages_of(sites[Lang.ZH])[kind])
    open_all(page)
    assert not undecided(page)


@pytest.mark.slow
@every_kind
def test_no_real_page_breaks_a_rule(show: Show, corpus_site: Path, kind: str) -> None:
    """The same for plans as long as real ones are."""
    assert not examine_every_way(show(pages_of(corpus_site)[kind]), SOME_WAYS)
