"""Print a page on A4 and find out where on which sheet everything came to stand."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.browser.engines import MissingError

if TYPE_CHECKING:
    from playwright.sync_api import Page

PX = 96 / 25.4  # pixels of a millimetre
MARGINS = 22, 28  # of a sheet, left and right, top and bottom, in mm, as page.css has them
UNITS = ".row, .card, tr, li"
# Marks that take next to no room: at the start and at the end of each cell of a unit, and in each table's head.
MARK = """selector => {
  const put = (where, place, text, position) => {
    const mark = document.createElement("span");
    mark.textContent = text;
    mark.style.cssText = `position: ${position}; font: 1px monospace; white-space: nowrap; color: #000`;
    where.insertAdjacentElement(place, mark);
  };
  dispatchEvent(new Event("beforeprint"));  // what the page does for paper it does now, not once more over the marks
  addEventListener("beforeprint", event => event.stopImmediatePropagation(), true);
  const units = [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
  const tables = [...document.querySelectorAll("table")];
  units.forEach((unit, number) => {
    const cells = unit.querySelectorAll("td, th");
    for (const cell of cells.length ? cells : [unit]) {
      put(cell, "afterbegin", `Q${number}Q`, "absolute");
      put(cell, "beforeend", `Q${number}Q`, "absolute");
    }
  });
  tables.forEach((table, number) => {
    const head = table.tHead && table.tHead.querySelector("th, td");
    // in the flow: what is not would not be repeated
    if (head && head.checkVisibility()) put(head, "afterbegin", `H${number}H`, "static");
  });
  return units.map(unit => ({
    height: unit.getBoundingClientRect().height,
    leads: unit.matches("tbody > tr") && !!unit.querySelector("th[scope$=group]"),
    table: unit.closest("thead") ? -1 : tables.indexOf(unit.closest("table")),
    words: unit.textContent.replace(/\\s+/g, " ").slice(0, 80),
  }));
}"""


class Unit(NamedTuple):
    """What should stand on one sheet: a row or a line, its height as laid out for paper, and its sheets."""

    words: str
    height: float
    sheets: frozenset[int]
    head: bool  # whether its table's head stands on each of its sheets
    lonely: bool  # whether it is a section's heading, and what it heads begins on the next sheet


class Printed(NamedTuple):
    """A page on paper."""

    units: tuple[Unit, ...]
    sheets: int
    room: float  # the height of a sheet without its margins, in pixels
    sticking_out: tuple[str, ...]  # words beyond the edge of their sheet
    bare_heads: int  # tables with a head on a sheet that none of their rows is on


def print_page(page: Page, folder: Path, *, landscape: bool) -> Printed:
    """Print a page and look where its units stand."""
    width, height = (297, 210) if landscape else (210, 297)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((width - MARGINS[0]) * PX), "height": int((height - MARGINS[1]) * PX)})
    marked = page.evaluate(MARK, UNITS)
    path = folder / f"page-{width}.pdf"
    page.add_style_tag(content=f"@page {{ size: A4 {'landscape' if landscape else 'portrait'}; }}")
    page.pdf(path=path, prefer_css_page_size=True)
    sheets = _words_of_sheets(path)
    seen, heads = _find(sheets, "Q"), _find(sheets, "H")
    units = (
        Unit(
            one["words"],
            one["height"],
            seen[number],
            head=one["table"] not in heads or seen[number] <= heads[one["table"]],
            lonely=one["leads"] and not seen[number] & seen[number + 1],
        )
        for number, one in enumerate(marked)
    )
    bodies = {
        table: frozenset[int]().union(*(seen[number] for number, one in enumerate(marked) if one["table"] == table))
        for table in heads
    }
    out = tuple(word for words in sheets for word, right in words if right > width / 25.4 * 72)
    bare = sum(not where <= bodies[table] for table, where in heads.items())
    return Printed(tuple(units), len(sheets), (height - MARGINS[1]) * PX, out, bare)


def _words_of_sheets(path: Path) -> list[list[tuple[str, float]]]:
    """The words of each sheet with the place of their right edge, in points."""
    if not shutil.which("pdftotext"):
        raise MissingError("no pdftotext on PATH; on Debian: apt-get install poppler-utils")
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True).stdout
    word = re.compile(r'xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
    return [[(text, float(right)) for right, text in word.findall(sheet)] for sheet in told.split("<page ")[1:]]


def _find(sheets: list[list[tuple[str, float]]], letter: str) -> dict[int, frozenset[int]]:
    """On which sheets the marks of a sort stand, by their number."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for sheet, words in enumerate(sheets):
        text = " ".join(word for word, _ in words)
        for number in re.findall(rf"{letter}(\d+){letter}", text):
            found[int(number)].add(sheet)
    return defaultdict(frozenset, {number: frozenset(where) for number, where in found.items()})
