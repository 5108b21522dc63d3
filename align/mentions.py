"""What a text mentions: figures, dates, frequencies, quoted names and cited titles, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

NUMBER = r"[0-9][0-9,.]*[万亿千百]?"
NUMERAL = "[一二两三四五六七八九十百千]{1,4}"
COUNTED = "个百分点|个|项|件|种|条|家|批|次|名|户|处|座|所|场|篇|套|倍|支|辆|艘|株"
MEASURE = f"%|个?工作日|个?月|个?季度|{COUNTED}|万元|亿元|元|小时|天|年|人|吨|亩|公里|平方米|米|类|章节|期|部|台|例|份"
FIGURE = re.compile(
    rf"(?:百分之(?:{NUMBER}|{NUMERAL})|{NUMERAL}分之{NUMERAL}|{NUMBER}(?:{MEASURE})?|{NUMERAL}(?:{COUNTED})(?!全|事|方|性)"
    rf"|{NUMERAL}个?(?:工作日|日|天|小时)(?=内|以|之))(?:以上|以下|以内|左右)?"
)
DATE = re.compile(
    r"(?:[12][0-9]{3}年)(?:年?底|年?末|[0-9]{1,2}月(?:[0-9]{1,2}日|底|份)?|上半年|下半年|第?[一二三四1-4]季度)?(?:之?前)?"
    r"|年年?底(?:之?前)?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|份)(?:之?前)?|第[一二三四]季度|上半年|下半年|(?:年底|年内|月底)(?:之?前)?"
)
FREQUENCY = re.compile(r"每(?:半?年|(?:个)?季度?|(?:个)?月|周|日|天)|按[季月周日年](?:度)?")
QUOTED = re.compile(r'"[^"]{1,40}"|“[^”]{1,40}”')
TITLE = re.compile(r"《[^《》]{2,120}》")


class MentionKind(StrEnum):
    """What is mentioned."""

    TITLE = "title"
    QUOTED = "quoted"
    DATE = "date"
    FREQUENCY = "frequency"
    FIGURE = "figure"


class Mention(NamedTuple):
    """Words that name something, and their place in the text they stand in."""

    kind: MentionKind
    start: int
    end: int
    text: str


PATTERNS = (
    (MentionKind.TITLE, TITLE),
    (MentionKind.QUOTED, QUOTED),
    (MentionKind.DATE, DATE),
    (MentionKind.FREQUENCY, FREQUENCY),
    (MentionKind.FIGURE, FIGURE),
)


@lru_cache(maxsize=4096)  # an item's text is asked again for each of its differences
def mentions_in(text: str) -> tuple[Mention, ...]:
    """Everything a text mentions, in order of kind, then place; figures inside dates are dates only.

    >>> [found.text for found in mentions_in("2022年底前公开30%以上，每年不少于2次")]
    ['2022年底前', '每年', '30%以上', '2次']
    """
    return tuple(find_mentions(text))


def find_mentions(text: str) -> Iterator[Mention]:
    """The mentions of a text, dates and frequencies before the figures that they hold."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in PATTERNS:
        for found in pattern.finditer(text):
            if kind is MentionKind.FIGURE and any(a < found.end() and found.start() < b for a, b in taken):
                continue
            if kind in (MentionKind.DATE, MentionKind.FREQUENCY):
                taken.append(found.span())
            yield Mention(kind, *found.span(), found[0])
