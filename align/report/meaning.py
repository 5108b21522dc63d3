"""What part an encoder had in a comparison: which one, what is to be known of it, and what it alone has linked."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Comparison
from align.concerns import rests_on_meaning
from align.language import Lang
from align.provenance import encoder_lines
from align.report.rows import Pointer, Table, point
from align.report.wording import page_words


class Meaning(NamedTuple):
    """The part of an encoder: which one took part, what to know of it, the rows that it alone links, the legend."""

    used: str
    notes: tuple[str, ...]
    rows: tuple[Pointer, ...]
    legend: str


def view_meaning(table: Table) -> Meaning | None:
    """Tell the part of the encoder; nothing where only words were compared."""
    comparison = table.comparison
    told = encoder_lines(comparison.tool, table.lang)
    if not told:
        return None
    used, *notes = told
    rows = tuple(point(row, table) for row in comparison.rows if rests_on_meaning(row))
    return Meaning(used, tuple(notes), rows, _legend(comparison, table.lang))


def _legend(comparison: Comparison, lang: Lang) -> str:
    """What the part of meaning is; items of other plans are found by their words alone."""
    page = page_words(lang)
    told = page["score_meaning"].format(comparison.tool.encoder)
    return told + (page["score_of_others"] if comparison.searched else "") + page["stop"]
