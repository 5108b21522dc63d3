"""The grammar of printed labels: 一、 （一） 1. （1） ① 第一条 一是, each to its level and value."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
FIGURES = "〇一二三四五六七八九"  # as they are written
UNITS = {"十": 10, "百": 100}
SIGNS = "①㈠⒈"  # the first of the signs that are a label in one character
NUMERAL = "[零〇一二三四五六七八九十百]"


class Rank(IntEnum):
    """How deep a style of label stands in a plan; a smaller rank encloses a larger one."""

    CHAPTER = 0
    SECTION = 1
    ARTICLE = 2
    BRACKETED = 3
    ARABIC = 4
    BRACKETED_ARABIC = 5
    CIRCLED = 6
    ENUMERATED = 7


class Label(NamedTuple):
    """A printed number: what stands there, how deep, and which."""

    printed: str
    rank: Rank
    value: int


STYLES = (
    (Rank.CHAPTER, rf"第\s*(?P<chapter>{NUMERAL}{{1,4}})\s*(?:章|节|部分)"),
    (Rank.ARTICLE, rf"第\s*(?P<article>{NUMERAL}{{1,4}})\s*条"),
    (Rank.ENUMERATED, rf"(?P<enumerated>{NUMERAL}{{1,2}})是(?![否的])"),
    (Rank.SECTION, rf"(?P<section>{NUMERAL}{{1,4}})\s*[、.．]"),
    (
        Rank.BRACKETED,
        rf"(?:[（(]\s*(?P<bracketed>{NUMERAL}{{1,4}})\s*[）)]|(?P<bracketed_sign>[㈠-㈩]))(?:\s*[、.．])?",
    ),
    (Rank.BRACKETED_ARABIC, r"[（(]?\s*(?P<bracketed_arabic>[0-9０-９]{1,2})\s*[）)]"),
    (Rank.ARABIC, r"(?:(?P<arabic>[0-9０-９]{1,3})\s*[.．、]|(?P<arabic_sign>[⒈-⒛]))"),
    (Rank.CIRCLED, r"(?P<circled>[①-⑳])"),
)
LABEL = re.compile("|".join(pattern for _, pattern in STYLES))


def value_of(numeral: str) -> int:
    """The number that Chinese, Arabic or circled figures stand for.

    >>> value_of("二十三"), value_of("十"), value_of("１２"), value_of("③")
    (23, 10, 12, 3)
    """
    if numeral.isdecimal():
        return int(numeral)
    for first in SIGNS:
        if ord(first) <= ord(numeral[0]) < ord(first) + 20:
            return ord(numeral) - ord(first) + 1
    total = current = 0
    for char in numeral:
        if char in UNITS:
            total += (current or 1) * UNITS[char]
            current = 0
        else:
            current = current * 10 + DIGITS[char]
    return total + current


def label_at(text: str, start: int = 0) -> Label | None:
    """The label that begins at `start`, or None where other words stand.

    >>> label_at("（三）完善公共服务")
    Label(printed='（三）', rank=<Rank.BRACKETED: 3>, value=3)
    >>> label_at("五级60同") is None
    True
    """
    found = LABEL.match(text, start)
    if not found or found.lastgroup is None:
        return None
    return Label(found[0], Rank[found.lastgroup.removesuffix("_sign").upper()], value_of(found[found.lastgroup]))


def labels_in(text: str, start: int, end: int) -> list[tuple[int, Label]]:
    """Every place between `start` and `end` where a label could stand, whatever stands before it."""
    found = ((match.start(), label_at(text, match.start())) for match in LABEL.finditer(text, start, end))
    return [(at, label) for at, label in found if label]


def number_in_chinese(number: int) -> str:
    """A number below a thousand as plans print it.

    >>> [number_in_chinese(n) for n in (3, 10, 21, 105)]
    ['三', '十', '二十一', '一百〇五']
    """
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{FIGURES[hundreds]}百" if hundreds else ""
    text += (
        f"{FIGURES[tens]}十" if tens > 1 or (tens and hundreds) else "十" if tens else "〇" if hundreds and ones else ""
    )
    return text + (FIGURES[ones] if ones else "")
