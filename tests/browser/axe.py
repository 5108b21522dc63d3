"""Ask axe-core what a page does wrong by the Web Content Accessibility Guidelines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

# WCAG 2.2 at levels A and AA, and what axe-core holds to be good practice: headings in order, all text in a landmark
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe-core leaves to a person's eye, and what a person found.
JUDGED = (
    "only non-text characters",  # the shapes have the colours of the words beside them, whose contrast is measured
    "too short to determine if it is actual text content",  # a single figure, in the colour of the words around it
    "Table data cells are missing or empty",  # a section's heading spans the table: its cells are the rows below
)
# A browser does not lay out what is far from the window, and axe-core does not judge what a region that scrolls cuts
# off; a reader who gets there sees it.
DRAWN = "* { content-visibility: visible !important; } .map { max-height: none !important; }"
RUN = """tags => axe.run(document, {
  runOnly: tags,
  rules: {"target-size": {enabled: !matchMedia("print").matches}},  // nobody points at paper
  resultTypes: ["violations", "incomplete"],
  preload: false,  // a page has its styles within itself
})"""


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def examine(page: Page) -> dict[str, Any]:
    """Everything axe-core says of a page as it now looks."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
        page.add_style_tag(content=DRAWN)
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return found


def violations(page: Page) -> list[str]:
    """Each rule that the page breaks, with the elements that break it."""
    return _told(examine(page)["violations"])


def undecided(page: Page) -> list[str]:
    """What axe-core leaves to a person's eye and no person has judged."""
    left = _told(examine(page)["incomplete"])
    return [one for one in left if not any(judged in one for judged in JUDGED)]


def _told(results: list[dict[str, Any]]) -> list[str]:
    return [
        f"{result['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())})"
        for result in results
        for node in result["nodes"]
    ]
