"""How much or how many is promised: 不少于2次, 30%以上, 3个工作日内."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from align.comparison import Bound, Measure, MeasureKind
from align.measures.numerals import NUMBER, amount_of
from align.measures.promises import AT_ONCE, FALLING, RISING, SO_FAR, Figure, Value, is_promise
from align.measures.units import TIMES, sort_of, unit_at, unit_heads
from align.measures.words import clause_after, clause_before, sentence_before

RUN = re.compile("[0-9一二两三四五六七八九十百千万亿半]+")
NOT = ("不", "不得", "不能")
LEAST = (*(no + less for no in NOT for less in ("少于", "低于", "小于")), "至少", "至少有", "最少", "不下于", "≥")
MOST = (
    *(no + more for no in NOT for more in ("多于", "高于", "大于", "晚于", "迟于", "超过", "超出")),
    "最多",
    "至多",
    "≤",
)
SET_DOWN = tuple(f"{level}定" for level in "国省市州县区")
EDGES = ("以上", "以下", "及以上", "及以下", "以内", "左右", "之内", "内")
INSIDE = tuple("设部容外蒙需")  # 内 as part of the next word
TO = ("至", "到", "~", "-")
WHOLE = "百分之百"
HALVES = ("一半以上", "半数以上")


class Amount(NamedTuple):
    """An amount and where it stands."""

    start: int
    end: int
    measure: Measure


def find_amounts(text: str) -> Iterator[Amount]:
    """The promised amounts of a normal form, in order; dates and frequencies are covered in it.

    >>> [(found.measure.value, found.measure.unit) for found in find_amounts("不少于2次，达30%以上")]
    [('2', '次'), ('30', '%')]
    """
    end = 0
    for run in RUN.finditer(text):
        figure = read_figure(run, text) if run.start() >= end and may_count(run, text) else None
        if figure and is_promise(figure) and not SO_FAR.search(sentence_before(text, figure.start)):
            measure = Measure(MeasureKind.QUANTITY, figure.value.told, figure.unit, bound_of(figure), "")
            yield Amount(figure.start, figure.end, measure)
        end = figure.end if figure else end


def may_count(run: re.Match[str], text: str) -> bool:
    """Whether numerals can be an amount: a lone one (进一步) only before a unit or in a fraction."""
    return len(run[0]) > 1 or run[0].isdigit() or text[run.end() : run.end() + 1] in unit_heads()


def read_figure(run: re.Match[str], text: str) -> Figure | None:
    """A figure with what stands around its number, None where numerals are no number."""
    value = read_value(text, run.start())
    if not value:
        return None
    edge = next((edge for edge in EDGES if text.startswith(edge, value.end)), "")
    end = value.end + len(edge)
    if edge in ("内", "之内") and (sort_of(value.unit) not in TIMES or text.startswith(INSIDE, end)):
        edge, end = "", value.end
    limit = limit_before(text, run.start())
    start = run.start() - len(limit)
    return Figure(start, end, value, limit, edge, clause_before(text, start), clause_after(text, end))


def read_value(text: str, at: int) -> Value | None:
    """The number that begins at a place, with its unit: a share, a range or a plain one."""
    if text.startswith(HALVES, at):
        return Value(at + 2, "一半", Decimal("0.5"), fraction=True)
    if text.startswith(WHOLE, at):
        return Value(at + len(WHOLE), "百", Decimal(100), unit="%")
    number = NUMBER.match(text, at + 3 if text.startswith("百分之", at) else at)
    if not number:
        return None
    low, end = amount_of(number[0]), number.end()
    if number.start() > at:
        return Value(end, number[0], low, unit="%")
    above = NUMBER.match(text, end + 2) if text.startswith("分之", end) else None
    if above:
        return Value(above.end(), number[0], amount_of(above[0]) / (low or 1), fraction=True)
    unit = unit_at(text, end)
    end += len(unit)
    other = NUMBER.match(text, end + 1) if text[end : end + 1] in TO else None
    shared = unit_at(text, other.end()) if other else ""
    if other and shared and unit in ("", shared):
        return Value(other.end() + len(shared), number[0], low, amount_of(other[0]), shared)
    about = number[0].endswith(("余", "多")) or text.startswith(("余", "多"), end)
    return Value(end + text.startswith(("余", "多"), end), number[0], low, None, unit, about=about)


def limit_before(text: str, at: int) -> str:
    """The words right before a number that bind it or say who set it, empty where none do."""
    near = text[max(0, at - 4) : at]
    return max((words for words in (*LEAST, *MOST, *SET_DOWN) if near.endswith(words)), key=len, default="")


def bound_of(figure: Figure) -> Bound:
    """How an amount binds, by the words in it and around it."""
    if figure.limit in LEAST or figure.limit in MOST:
        return Bound.LEAST if figure.limit in LEAST else Bound.MOST
    if figure.edge:
        return {"以上": Bound.LEAST, "及以上": Bound.LEAST, "左右": Bound.ABOUT}.get(figure.edge, Bound.MOST)
    if figure.value.about:
        return Bound.ABOUT
    if FALLING.search(figure.before) or (sort_of(figure.unit) in TIMES and figure.after.startswith(AT_ONCE)):
        return Bound.MOST
    return Bound.LEAST if RISING.search(figure.before) else Bound.EXACT
