"""What tests ask of a page as it stands in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from align.language import Lang
from tests.report_pages import page_kinds

if TYPE_CHECKING:
    from playwright.sync_api import Page

every_kind = pytest.mark.parametrize("kind", sorted(page_kinds()))
every_language = pytest.mark.parametrize("lang", [Lang.ZH, pytest.param(Lang.EN, marks=pytest.mark.slow)])

CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
# Every control that a reader sees; of a group of radio buttons the keyboard visits the chosen one.
MARK = """selector => {
  const seen = one => one.getClientRects().length && getComputedStyle(one).visibility === "visible" && !one.disabled;
  const alone = one => one.type !== "radio" || one.checked;
  const controls = [...document.querySelectorAll(selector)].filter(one => one.tabIndex >= 0 && seen(one) && alone(one));
  controls.forEach((one, index) => { one.dataset.control = index; });
  document.activeElement.blur();
  return controls.map(one => one.outerHTML.slice(0, 120));
}"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0];
  if (one === document.body) return null;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    control: Number(one.dataset.control),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    covered: !top || !(one.contains(top) || top.contains(one)),
  };
}"""
# The words a reader sees, each run of text on its own, without those of controls.
CONTROLLING = "button, label, select, form, [role=status], [aria-live], .tools, .help, .review"
TEXTS = """controls => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement, text = node.data.trim();
    if (!text || parent.closest(controls)) continue;
    if (parent.getClientRects().length && getComputedStyle(parent).visibility === "visible") texts.push(text);
  }
  return texts;
}"""


def open_all(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def mark_controls(page: Page) -> list[str]:
    """Every control that can be seen, numbered in the page, as markup."""
    marked: list[str] = page.evaluate(MARK, CONTROLS)
    return marked


def focused(page: Page) -> dict[str, Any] | None:
    """Which control has the focus, and whether a reader sees that; none where nothing has it."""
    found: dict[str, Any] | None = page.evaluate(FOCUSED)
    return found


def texts(page: Page) -> list[str]:
    """The words a reader sees, without those of controls."""
    seen: list[str] = page.evaluate(TEXTS, CONTROLLING)
    return seen
