"""A message's body as programs that show it in a browser's engine do: at any width, without a finding of axe."""

from __future__ import annotations

import pytest

from align.extracts import whole
from align.language import Lang
from tests.browser.axe import violations
from tests.browser.conftest import Show
from tests.browser.engines import Look, every_engine
from tests.mail.body_world import body_of
from tests.report_world import COMPARISON, YEARS

PAGES_ONLY = ("landmark-", "region", "page-has-heading-one")  # the program around the body has the landmarks


@every_engine
@pytest.mark.parametrize("lang", list(Lang))
def test_a_body_is_read_at_any_width(show: Show, lang: Lang) -> None:
    """A telephone's, the pane of a mail program, a screen: nothing is scrolled sideways."""
    page = show(body_of(whole("a", COMPARISON), whole("b", YEARS), lang=lang).html, Look(width=1280))
    wide = []
    for width in (320, 390, 600, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(width)
    assert wide == []


@pytest.mark.parametrize("led", [False, True], ids=["whole", "led"])
def test_a_body_breaks_no_rule(show: Show, led: bool) -> None:
    """WCAG 2.2 A and AA by axe-core, as far as it is the body's own."""
    page = show(body_of(whole("a", COMPARISON), led=led).html, Look(width=600))
    assert [one for one in violations(page) if not one.startswith(PAGES_ONLY)] == []
