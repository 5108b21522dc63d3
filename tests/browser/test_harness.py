"""The tests of pages in a browser notice what they are there to notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Show
from tests.browser.engines import PLAIN, Look, Visit, every_engine

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def visit(browser: Browser, folder: Path, html: str) -> list[str]:
    """What a page complains of."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    one = Visit(browser, PLAIN)
    one.open(folder / "page.html").wait_for_timeout(100)
    one.context.close()
    return one.complaints


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<script>throw new Error('broken')</script>", "error: broken"),
        ("<script>console.error('told')</script>", "error: told"),
        ("<img src='https://example.invalid/a.png'>", "request: https://example.invalid/a.png"),
        ("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>1</script>", "script-src"),
    ],
)
@every_engine
def test_complaints_are_heard(browser: Browser, tmp_path: Path, html: str, complaint: str) -> None:
    """An error, a refusal by the policy or a request that leaves the machine does not go unnoticed."""
    assert complaint in " ".join(visit(browser, tmp_path, html))


@every_engine
def test_pages_are_looked_at_as_asked(show: Show) -> None:
    """Width, colours, medium and scripts are what the test says; buttons can be pressed in either engine."""
    html = "<!DOCTYPE html><title>t</title><button onclick=\"this.textContent = 'pressed'\">press</button>"
    page = show(html, Look(width=390, scheme="dark"))
    page.get_by_role("button").click()
    assert page.inner_text("button") == "pressed"
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [390, True]
    still = show(html, Look(scripts=False, media="print"))
    still.get_by_role("button").click()
    assert still.inner_text("button") == "press"
