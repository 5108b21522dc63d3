"""Until, within or from when something is to be done: 2024年底前, 上半年, 第二季度开始."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.comparison import Bound, Measure, MeasureKind
from align.measures.dates import Date
from align.measures.numerals import amount_of
from align.measures.words import clause_after, clause_before, sentence_after, word_lists

OTHERWISE = re.compile(
    "[之以]?后(?!续)|前[0-9一二三四五六七八九十两]|以来|度|来|版|第|级|[至到-]|间|出生|、?[0-9]|[和及与][0-9]{4}年"
)
NAMING = re.compile("报告|要点|计划|方案|预算|决算|清单|名单|目录|规划|白皮书|年报|公报|目标|任务")
PERIOD = re.compile("(?:[前后近截]|去年|上年|截止|[年月日度0-9][到至-])$")
RANGE = tuple("年月日度0123456789一二三四五六七八九十")
PAST = re.compile("(?:印发|出台|制定|发布|颁布|公布|建成|成立|登记|设立|受理|批准|备案|开工|形成|发生|产生|签订)的")
NOT_DONE = re.compile("情况|的|[^,;。]{1,3}的")
OPENING = (*'、()"拟于在将并须要', "力争", "争取", "确保", "计划", "预计", "原则上", "各地", "各单位", "各部门")
BOUND_TO = ("完成", "实现", "建成", "达", "基本", "全面", "全部", "力争", "确保", "争取")
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_OF_THIRD = {"上": 10, "中": 20}


class When(NamedTuple):
    """A deadline and where it stands; `own_year` where its words leave the year to the plan."""

    start: int
    end: int
    measure: Measure
    own_year: bool


def deadlines_among(dates: Sequence[Date], amounts: Sequence[int], text: str, year: int | None) -> Iterator[When]:
    """The dates by, within or from which something is to be done; `amounts` says where amounts stand.

    >>> from align.measures.dates import find_dates
    >>> text = "上半年完成，年底前验收"
    >>> [when.measure.value for when in deadlines_among([*find_dates(text)], (), text, 2024)]
    ['2024-06-30', '2024-12-31']
    """
    for date in dates:
        named = named_year(date, year)
        past, later = (bool(named and year and sign * (year - named) > 0) for sign in (1, -1))
        if past or not is_promised(date, amounts, text, later):
            continue
        bound = bound_of(date)
        measure = Measure(MeasureKind.DEADLINE, value_of(date, f"{named or '-'}", bound), "", bound, "")
        yield When(date.start, date.end, measure, date.own_year)


def named_year(date: Date, year: int | None) -> int | None:
    """The year of a date; the plan's own where its words name none."""
    if date.five:
        return 1955 + 5 * date.five
    if date.year.isdigit():
        return int(date.year)
    return year + 1 if year and date.year == "明" else year


def is_promised(date: Date, amounts: Sequence[int], text: str, later: bool) -> bool:
    """Whether a date is the time for something, and does not only name a period or an event."""
    before, after = clause_before(text, date.start), clause_after(text, date.end)
    if PERIOD.search(before) or (date.till and before.endswith(RANGE)):
        return False
    if PAST.match(after) or (not date.edge and OTHERWISE.match(text, date.end)):
        return False
    if date.edge or date.till or date.five or date.part.endswith("内"):
        return True
    first = not before or before.endswith(OPENING)
    if date.part:
        return is_followed_by_doing(after) or (first and not after)
    counted = has_amount(date, amounts, text)
    if date.whole or NAMING.search(after[:12]):
        return date.whole and counted
    return (first and (counted or later)) or after.startswith(BOUND_TO)


def is_followed_by_doing(after: str) -> bool:
    """Whether a verb follows by which what goes before it is the time for it (上半年完成, but not 完成情况)."""
    verb = max((verb for verb in word_lists()["done"] if after.startswith(verb)), key=len, default="")
    return bool(verb) and not NOT_DONE.match(after, len(verb))


def has_amount(date: Date, amounts: Sequence[int], text: str) -> bool:
    """Whether an amount stands behind a date in its sentence."""
    at = bisect_left(amounts, date.end)
    return at < len(amounts) and amounts[at] < date.end + len(sentence_after(text, date.end))


def bound_of(date: Date) -> Bound:
    """How a date binds."""
    if date.edge in ("起", "开始"):
        return Bound.FROM
    ends = date.till or date.five or date.part.endswith(("底", "末"))
    return Bound.BY if date.edge.endswith("前") or (ends and not date.edge) else Bound.WITHIN


def value_of(date: Date, year: str, bound: Bound) -> str:
    """The value of a date in ISO 8601: a day, or the year or month alone before which (2025年前) something is due."""
    part = date.part
    if not part and not date.five and date.edge.endswith("前"):
        return year
    if "月" in part or part.endswith("日"):
        return monthly(part, year, bound)
    if "季度" in part:
        months = 3 * int(amount_of(part.removeprefix("第")[0]))
        return span_of(year, months - 2, months, bound)
    if "半年" in part:
        return span_of(year, 1, 6, bound) if part[0] == "上" else span_of(year, 7, 12, bound)
    return span_of(year, 1, {"中": 6, "初": 1}.get(part[-1:], 12), bound)


def span_of(year: str, first: int, last: int, bound: Bound) -> str:
    """The day that counts of some months: the last, or the first where something begins."""
    return f"{year}-{first:02}-01" if bound is Bound.FROM else f"{year}-{last:02}-{last_day(year, last):02}"


def monthly(part: str, year: str, bound: Bound) -> str:
    """A day, or a month where no day is told."""
    month, _, rest = part.rpartition("月")
    rest = rest.removeprefix("份")
    if not month:
        return f"---{int(amount_of(rest.removesuffix('日'))):02}"  # of every month
    number = int(amount_of(month))
    last = last_day(year, number)
    if rest.endswith("日"):
        day = int(amount_of(rest.removesuffix("日")))
        return f"{year}-{number:02}-{day:02}" if day <= last else f"{year}-{number:02}"
    if bound is Bound.FROM:
        return f"{year}-{number:02}-01"
    if rest and rest != "初":
        return f"{year}-{number:02}-{LAST_OF_THIRD.get(rest[0], last):02}"
    return f"{year}-{number:02}"


def last_day(year: str, month: int) -> int:
    """The last day of a month.

    >>> last_day("2024", 2), last_day("2023", 2), last_day("-", 6)
    (29, 28, 30)
    """
    leap = not year.isdigit() or (int(year) % 4 == 0 and int(year) % 100 != 0) or int(year) % 400 == 0
    return 29 if month == 2 and leap else LAST_DAYS[month - 1]
