"""How many lines of the standard's page a text takes, so that a report of one page stays one by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from align.letters.letter import Paragraph
from align.letters.page import CHARACTERS

INDENT = 2  # characters before a paragraph's first line
SPARE = 0.5  # characters of a line that are not counted on, since fonts differ in how wide a figure is
WIDE = "WFA"  # of Unicode's widths, those of signs as wide as a Chinese character in a Chinese font
# What no line may part: a figure or a word, marks that may not begin or end a line with what stands beside them.
UNIT = re.compile(r"[“‘（《〈〔【]*(?:[!-~]+|.)[，。、；：？！”’）》〉〕】…—]*", re.DOTALL)


def count_lines(paragraphs: Iterable[Paragraph]) -> int:
    """The lines of some paragraphs of text.

    >>> from align.letters.letter import Style, says
    >>> count_lines([says(Style.BODY, "国" * 25), says(Style.BODY, "国" * 25 + "（国）")])
    3
    """
    return sum(_lines("".join(piece.text for piece in one.pieces)) for one in paragraphs)


def width_of(text: str) -> float:
    """How wide a text is, in Chinese characters.

    >>> width_of("2022年")
    3.0
    """
    return sum(1 if east_asian_width(sign) in WIDE else 0.5 for sign in text)


def _lines(text: str) -> int:
    """The lines of one paragraph."""
    room, lines, at = CHARACTERS - SPARE, 1, float(INDENT)
    for unit in UNIT.findall(text):
        width = width_of(unit)
        if at + width > room:
            lines, at = lines + 1, 0.0
        while at + width > room:  # a word longer than a line
            lines, width = lines + 1, width - room
        at += width
    return lines
