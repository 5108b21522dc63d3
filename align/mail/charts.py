"""Counts as bars of table cells and in words: nothing is told by colour alone, and no picture is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Kind
from align.extracts import Extract
from align.language import Lang, outcome_of
from align.mail.wording import mail_words
from align.report.tallies import ON_PLAN, ON_TEMPLATE, Tally, count_outcomes, make_tally, tally
from align.report.wording import page_words

COLOURS = {  # those of the pages, all dark enough for white signs upon them (WCAG 1.4.3)
    "carried": "#0f655a",
    "copied": "#4d5a6a",
    "localized": "#1d5a9e",
    "dropped": "#8a5200",
    "unlisted": "#8a5200",
    "elsewhere": "#626b78",
    "added": "#0f655a",
    "check": "#a81e22",
}
ROOM = 12  # per cent of a bar in which a sign and a number have room, on a telephone as well


class Piece(NamedTuple):
    """A part of a bar: its share in per cent, its colour, and what stands on it if there is room."""

    width: str
    colour: str
    words: str


class Chart(NamedTuple):
    """Counts of one whole as a bar and in words; `spoken` is all of it in one line."""

    name: str
    pieces: tuple[Piece, ...]
    counts: str
    spoken: str


def view_charts(extract: Extract, lang: Lang, *, led: bool) -> tuple[Chart, ...]:
    """The counts of both sides; of an office that gets only rows that it leads, those of its rows."""
    comparison, page = extract.comparison, mail_words(lang)
    kind = comparison.kind
    if not led:
        plans = (page[f"template_{kind.value}"], comparison.template), (page["plan"], comparison.plan)
        wholes = [page["of_side"].format(name, len(plan.items)) for name, plan in plans]
        both = zip(wholes, tally(comparison, lang), strict=True)
        return tuple(_chart(one._replace(denominator=whole), lang) for whole, one in both)
    counted = Counter(outcome_of(row, kind) for row in extract.rows)
    counts = count_outcomes((*ON_PLAN, *ON_TEMPLATE), counted, kind, lang)
    made = make_tally(count_led([extract], lang), counts, len(extract.rows), page_words(lang))
    return (_chart(made, lang),)


def count_led(extracts: Sequence[Extract], lang: Lang) -> str:
    """How many items an office leads, and how many without counterpart it gets besides; nothing for none of these."""
    page = mail_words(lang)
    lone = Counter(one.comparison.kind for one in extracts for row in one.rows if not row.plan_items)
    led = sum(len(one.rows) for one in extracts) - lone.total()
    also = (page[f"led_{kind.value}"].format(lone[kind]) for kind in Kind if lone[kind])
    return page["clause"].join((page["led_items"].format(led), *also))


def _chart(counted: Tally, lang: Lang) -> Chart:
    """Counts as a bar whose pieces add up to all of it, and in words."""
    page = mail_words(lang)
    there = [count for count in counted.counts if count.number]
    widths = shares([count.number for count in there])
    pieces = tuple(
        Piece(f"{width}%", COLOURS[count.css], f"{count.shape} {count.number}" if width >= ROOM else "")
        for count, width in zip(there, widths, strict=True)
    )
    named = (page["count"].format(count.shape, count.name, count.number) for count in counted.counts)
    counts = page["semicolon"].join(named)
    return Chart(counted.denominator, pieces, counts, page["says"].format(counted.denominator, counts))


def shares(numbers: Sequence[int]) -> list[int]:
    """Whole per cents of some numbers, none of them 0, that add up to 100: the largest takes what rounding leaves.

    >>> shares([1, 1, 1]), shares([999, 1]), shares([])
    ([34, 33, 33], [99, 1], [])
    """
    found = [max(1, round(100 * number / sum(numbers))) for number in numbers]
    if found:
        found[found.index(max(found))] += 100 - sum(found)
    return found
