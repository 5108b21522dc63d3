"""Every page works in Chromium 86, the engine of browsers on old office PCs, as it does in today's."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.language import Lang
from tests.browser.conftest import Engines, Show
from tests.browser.engines import OLDEST, PLAIN, SYSTEM, MissingError, Visit
from tests.browser.pages import every_kind, open_all, texts
from tests.report_pages import pages_of

oldest = pytest.mark.parametrize("browser", [OLDEST], indirect=True)
HIDDEN = "[...document.querySelectorAll('.tools')].filter(one => one.hidden).length"
# Where each part of a page begins and how wide it is; not how far down, for engines break Chinese lines differently.
PLACES = """() => [...document.querySelectorAll("h1, h2, h3, .tools, table, .row, .card")].map(one => {
  const box = one.getBoundingClientRect();
  return [one.tagName, Math.round(box.left), Math.round(box.width)];
})"""
NEAR = 6  # pixels that rounding may add up to


@oldest
@every_kind
def test_it_is_chromium_86(show: Show, sites: dict[Lang, Path], kind: str) -> None:
    """Every page opens in it without a complaint, its scripts run, and there is something to be seen."""
    page = show(pages_of(sites[Lang.ZH])[kind])
    assert "Chrome/86." in page.evaluate("navigator.userAgent")
    assert page.evaluate(HIDDEN) == 0
    assert len(page.screenshot()) > 10_000


@every_kind
@pytest.mark.parametrize("width", [1366, 1024, 390])
def test_it_shows_what_todays_shows(engines: Engines, sites: dict[Lang, Path], kind: str, width: int) -> None:
    """The same words, and every part as wide and as far in."""
    seen = {}
    for name in (SYSTEM, OLDEST):
        try:
            visit = Visit(engines.get(name), PLAIN._replace(width=width))
        except MissingError as missing:
            pytest.skip(str(missing))
        page = visit.open(pages_of(sites[Lang.ZH])[kind])
        open_all(page)
        seen[name] = texts(page), page.evaluate(PLACES)
        visit.context.close()
    assert seen[SYSTEM][0] == seen[OLDEST][0]
    moved = [
        (now, then)
        for now, then in zip(seen[SYSTEM][1], seen[OLDEST][1], strict=True)
        if now[0] != then[0] or any(abs(one - two) > NEAR for one, two in zip(now[1:], then[1:], strict=True))
    ]
    assert not moved[:1]
