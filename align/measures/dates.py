"""Dates as plans tell them: a year, a part of it, or both, and the word that says how they bind (前, 起, 内)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.measures.numerals import amount_of

NUMERAL = "0-9〇零一二两三四五六七八九十"
DATE = re.compile(
    f'"?十(?P<five>[一二三四五六七八九])五"?期?末|(?P<whole>全年)|(?=["{NUMERAL}今明本上下第年])(?:(?P<year>[12][0-9]{{3}}|[今明本])年)?'
    f"(?P<part>[{NUMERAL}]{{1,3}}月份?(?:[{NUMERAL}]{{1,3}}日|[底末初]|[上中下]旬)?|[{NUMERAL}]{{1,3}}日"
    "|第?[一二三四1-4]个?季度[底末]?|[上下]半年|年{0,2}[底末内中初])?"
)
SIGNS = frozenset("年月季末日")  # without one of them there is no date
NO_MONTH_AFTER = frozenset("0123456789〇零一二两三四五六七八九十个第-")
NO_YEAR_AFTER = frozenset("0123456789〇零一二两三四五六七八九十几多近当半同")  # 三年内 is no date
OTHER_WORDS = {"底": "线层部", "末": "位", "内": "蒙部外容需设"}
EDGES = {
    **dict.fromkeys(("之前", "以前", "前"), "期后端列沿置景提所往瞻海"),
    **dict.fromkeys(("起", "开始"), "草步点来到源诉"),
    **dict.fromkeys(("之内", "以内", "内"), "蒙部外容需设"),
}
PERIOD = re.compile(f"[{NUMERAL}]{{1,2}}个?(?:季度|月)")  # behind 前: the first so many of them


class Date(NamedTuple):
    """A date and where it stands: its year as printed (2024, 今), its part of a year, the word behind it.

    `till` says that 到 stands before it; `five` is the number of a five-year plan whose end it is; `whole` is 全年.
    """

    start: int
    end: int
    year: str = ""
    part: str = ""
    edge: str = ""
    till: bool = False
    five: int = 0
    whole: bool = False

    @property
    def own_year(self) -> bool:
        """Whether its words leave the year to the plan."""
        return not self.five and not self.year.isdigit()


def find_dates(text: str) -> Iterator[Date]:
    """Every date in a normal form, promised or not.

    >>> [(date.year, date.part, date.edge) for date in find_dates("2024年6月底前启动，年内完成")]
    [('2024', '6月底', '前'), ('', '年内', '')]
    """
    if SIGNS.isdisjoint(text):
        return
    for found in DATE.finditer(text):
        date = read_date(found, text)
        if date:
            yield date


def read_date(found: re.Match[str], text: str) -> Date | None:
    """A found date, or None where the words mean something else."""
    year, part, end = found["year"] or "", found["part"] or "", found.end()
    till = text.endswith(("到", "至"), 0, found.start())
    start = found.start() - till
    if found["five"] or found["whole"]:
        five = 10 + int(amount_of(found["five"])) if found["five"] else 0
        return Date(start, end, till=till, five=five, whole=not five)
    if part and not is_part(year, part, found.start("part"), text):
        part, end = "", found.end("year") + 1
    if year and (is_inside(text, found.start(), year) or (year == "本" and part[-1:] not in ("底", "末"))):
        return None
    if not (year or part):
        return None
    edge = edge_at(text, end)
    return Date(start, end + len(edge), year, part, edge, till)


def is_inside(text: str, start: int, year: str) -> bool:
    """Whether the figures of a year are the end of a longer number."""
    return year.isdigit() and text[max(0, start - 1) : start].isdigit()


def is_part(year: str, part: str, start: int, text: str) -> bool:
    """Whether words are a part of a year, and neither a time of so long (三年内) nor the beginning of 内部."""
    before, end = text[max(0, start - 1) : start], start + len(part)
    if part.endswith("日") and "月" not in part:
        return text.endswith("每月", 0, start) and edge_at(text, end).endswith("前")
    if "月" in part:
        return 1 <= amount_of(part.partition("月")[0]) <= 12 and (year != "" or before not in NO_MONTH_AFTER)
    if part[-1] in ("中", "初"):
        return edge_at(text, end).endswith("前") and (year != "" or part[0] == "年")
    if part[0] in "年底末内":
        own = part[0] == "年" and before not in NO_YEAR_AFTER
        return (year != "" or own) and text[end : end + 1] not in (*OTHER_WORDS.get(part[-1], ""),)
    return True


def edge_at(text: str, at: int) -> str:
    """The word right behind a date that says how it binds, empty where none does."""
    for edge, other in EDGES.items():
        end = at + len(edge)
        if text.startswith(edge, at) and text[end : end + 1] not in (*other,):
            return "" if edge.endswith("前") and PERIOD.match(text, end) else edge
    return ""
