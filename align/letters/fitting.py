"""How many lines of the standard's page a text takes, so that a report of one page stays one by rule."""

from __future__ import annotations

import math
from collections.abc import Iterable
from unicodedata import east_asian_width

from align.letters.page import CHARACTERS
from align.letters.sheet import Paragraph

INDENT = 2  # characters before a paragraph's first line
LOST = 1  # characters at the end of a line that a figure or a mark of punctuation may take along to the next
WIDE = "WFA"  # of Unicode's widths, those of signs as wide as a Chinese character in a Chinese font


def count_lines(paragraphs: Iterable[Paragraph]) -> int:
    """The lines of some paragraphs of text, rather one too many.

    >>> from align.letters.sheet import Style, says
    >>> count_lines([says(Style.BODY, "国" * 25), says(Style.BODY, "国" * 26)])
    3
    """
    return sum(_lines("".join(piece.text for piece in one.pieces)) for one in paragraphs)


def _lines(text: str) -> int:
    """The lines of one paragraph."""
    width = sum(1 if east_asian_width(sign) in WIDE else 0.5 for sign in text)
    return max(1, math.ceil((INDENT + width) / (CHARACTERS - LOST)))
