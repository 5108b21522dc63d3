"""The measures of a text, in order, each with its place and what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from align.comparison import Measure, MeasureKind
from align.measures.amounts import find_amounts
from align.measures.dates import find_dates
from align.measures.deadlines import deadlines_among
from align.measures.frequencies import find_frequencies
from align.measures.units import sort_of
from align.measures.words import clause_after, clause_before
from align.mentions import QUOTED, TITLE
from align.text import normalise, plain

HIDDEN = "□"
NAME = re.compile(f"{TITLE.pattern}|{QUOTED.pattern}")
FIVE_YEARS = re.compile('[“"]十[一二三四五六七八九]五[”"]')
REACHED = re.compile(
    "(?:力争|确保|争取|达到?|超过?|突破|控制在|(?:提高|提升|增加|压缩|压减|缩短|减少|扩大)[到至]?|分别|(?<!平)均|为)$"
)
JOINED = re.compile("^[的和及与](?=.)")
LED = re.compile("^(?:[、,]|其中|同时|并且?|以及|[和及与]|力争|确保|争取|新[建增设])+")


class Told(NamedTuple):
    """A measure and where its words stand in a text.

    `own_year` marks a date that leaves the year to the plan (年底前); `act` is what a frequency's own words say
    is done (月调度).
    """

    start: int
    end: int
    measure: Measure
    own_year: bool = False
    act: str = ""


@lru_cache(maxsize=2048)
def measures_in(text: str, year: int | None = None) -> tuple[Told, ...]:
    """The figures, deadlines and frequencies that a text of a year's plan promises, in order.

    >>> text = "每季度通报，年底前公开30%以上"
    >>> [text[told.start : told.end] for told in measures_in(text, 2024)]
    ['每季度', '年底前', '30%以上']
    """
    hidden = NAME.sub(hide, text)
    covered = plain(hidden)
    measures = told_in(covered, year)
    origin = normalise(hidden).origin if measures else ()
    found: list[Told] = []
    last = 0  # where the measure before ends
    for told in measures:
        start, end = object_at(told, covered, last)
        last = max(last, told.end)
        what = text[origin[start] : origin[end - 1] + 1] if start < end else ""
        place = (origin[told.start], origin[told.end - 1] + 1)
        found.append(Told(*place, replace(told.measure, object=what), told.own_year, told.act))
    return tuple(found)


def hide(name: re.Match[str]) -> str:
    """A title or quoted name covered; a five-year plan's may be a date."""
    return name[0] if FIVE_YEARS.fullmatch(name[0]) else HIDDEN * len(name[0])


def told_in(text: str, year: int | None) -> list[Told]:
    """The measures of a normal form whose names are covered."""
    rhythms = [Told(*found[:3], act=found.act) for found in find_frequencies(text)]
    free = cover(text, [found[:2] for found in rhythms])
    dates = [date for date in find_dates(text) if free[date.start : date.end] == text[date.start : date.end]]
    free = cover(free, [date[:2] for date in dates])
    amounts = [Told(*found) for found in find_amounts(free)]
    terms = deadlines_among(dates, [one.start for one in amounts], text, year)
    return sorted([*rhythms, *amounts, *(Told(*term) for term in terms)], key=lambda told: told[:2])


def cover(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A text with these places covered."""
    parts, at = [], 0
    for start, end in sorted(places):
        parts += [text[at:start], HIDDEN * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def object_at(told: Told, text: str, last: int) -> tuple[int, int]:
    """Where the words stand that say what is measured: those behind it in its clause, else those before it.

    What a deadline is for may stand behind a comma; what is done so often may be told by a frequency itself (月调度).
    """
    if told.act and not told.act.startswith("清"):
        return told.end - len(told.act), told.end
    at = told.end
    if told.measure.kind is MeasureKind.DEADLINE and text[at : at + 1] == ",":
        at += 1
    after = clause_after(text, at)
    said = JOINED.sub("", after)
    counts = sort_of(told.measure.unit) != "ratios" or after.startswith("的") or not clause_before(text, told.start)
    if said and said[0] not in "、)" and counts:
        return at + len(after) - len(said), at + len(after)
    free = max(0, told.start - last)
    said = LED.sub("", clause_before(text, told.start)[-free:]) if free else ""
    begin = told.start - len(said)
    return begin, begin + len(without_reaching(said))


def without_reaching(said: str) -> str:
    """The words before a figure without the verbs that only lead to it.

    >>> without_reaching("归集率力争达到")
    '归集率'
    """
    while reached := REACHED.search(said):
        said = said[: reached.start()]
    return said
