"""Fixtures that show a page in a real browser; where a machine has none, the tests are skipped and say why.

A test asks for `show` and calls it with a page's text, or with the path of a file that stands among those it leads to:

    page = show(html, Look(width=390, scheme="dark"))

An error, a warning, a refusal by the page's policy or a request that leaves the machine fails the test at its end.
`@every_engine` on a test runs it in Chromium 86 as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from align.batch import run_folder
from align.language import Lang
from tests.browser.engines import PLAIN, SYSTEM, Look, MissingError, Visit, start
from tests.conftest import CORPUS
from tests.report_pages import make_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright


class Show(Protocol):
    """What opens a page for a test."""

    def __call__(self, page: str | Path, look: Look = ...) -> Page:
        """Open a page, given as its text or as a file, and look at it in a certain way."""


class Engines:
    """The browsers started so far: each is started once, when a test first needs it."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._started: dict[str, Browser] = {}

    def get(self, name: str) -> Browser:
        """An engine that runs."""
        if name not in self._started:
            self._started[name] = start(self._playwright, name)
        return self._started[name]

    def stop(self) -> None:
        """Leave nothing behind."""
        for browser in self._started.values():
            browser.close()


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """What drives the browsers."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        pytest.skip("Playwright is not installed; pip install -e '.[test]'")
    with sync_playwright() as playwright:
        engines = Engines(playwright)
        yield engines
        engines.stop()


@pytest.fixture
def browser(engines: Engines, request: pytest.FixtureRequest) -> Browser:
    """The system's Chromium, or the engine that the test is run in."""
    try:
        return engines.get(getattr(request, "param", SYSTEM))
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open pages as a reader would, from the disk; what they complain of fails the test."""
    visits: list[Visit] = []

    def open_page(page: str | Path, look: Look = PLAIN) -> Page:
        if isinstance(page, str):
            path = tmp_path / f"page{len(visits)}.html"
            path.write_text(page, encoding="utf-8")
        visits.append(Visit(browser, look))
        return visits[-1].open(page if isinstance(page, Path) else path)

    yield open_page
    complaints = [complaint for visit in visits for complaint in visit.complaints]
    for visit in visits:
        visit.context.close()
    assert not complaints


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """A small run in each language, with a page of every sort; to be read only."""
    folder = tmp_path_factory.mktemp("sites")
    return {lang: make_site(folder, lang) for lang in Lang}


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the corpus, whose plans are as long as real ones are; to be read only."""
    out = tmp_path_factory.mktemp("corpus")
    run_folder(CORPUS, out)
    return out
