"""Page furniture: marks, numbers and running heads, which stand between the words of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from align.text import without_blanks

MARK = re.compile(
    r"[#\s=—－-]*(?:page|第)\s*(\d+)\s*(?:页|of\s*\d+)?\s*(?:[,，/／]?\s*共\s*\d+\s*页)?\s*[:：]?[\s=—－-]*",
    re.IGNORECASE,
)
DASHED = re.compile(r"[—–－―─·•~～-]+\s*([0-9０-９]{1,4})\s*[—–－―─·•~～-]+|([0-9]{1,4})\s*[/／]\s*[0-9]{1,4}")
LONE = re.compile(r"[0-9０-９]{1,4}")
TITLE = re.compile(r"(?:要\s*点|分\s*解\s*表|方\s*案|安\s*排)$")
HEAD_LENGTH = 40  # characters; a running head is a title, not a sentence
HEAD_PAGES = 3  # a line repeated at fewer page cuts may be two items' common words


def page_mark(line: str) -> str | None:
    """The page named by a line that is a page mark, else None.

    >>> page_mark("# Page 1078:"), page_mark("第 3 页 共 12 页"), page_mark("第三章")
    ('1078', '3', None)
    """
    found = MARK.fullmatch(line)
    return found[1] if found and re.search("page|页", line, re.IGNORECASE) else None


def is_page_number(line: str) -> bool:
    """Whether a line is a page number with its dashes.

    >>> is_page_number("— 12 —"), is_page_number("12")
    (True, False)
    """
    return DASHED.fullmatch(line) is not None


def lone_page_numbers(lines: Sequence[str]) -> set[int]:
    """Which lines are bare page numbers: lone figures that count up by one through the whole document."""
    lone = [(at, int(line)) for at, line in enumerate(lines) if LONE.fullmatch(line)]
    counts_up = all(after == before + 1 for (_, before), (_, after) in pairwise(lone))
    apart = all(after - before > 3 for (before, _), (after, _) in pairwise(lone))
    return {at for at, _ in lone} if len(lone) > 1 and counts_up and apart else set()


def running_heads(lines: Sequence[str], cuts: Sequence[int]) -> set[int]:
    """Which lines are running heads: short lines that stand next to several page cuts in the same words.

    A plan's title that is its running head too is a title where it first stands and a head at every later cut.
    `cuts` are the indices of lines that are page marks or page numbers.
    """
    neighbours = [at for cut in cuts for at in (beside(lines, cut, -1), beside(lines, cut, 1)) if at is not None]
    words = Counter(without_blanks(lines[at]) for at in dict.fromkeys(neighbours))
    titles = {without_blanks(line): at for at, line in reversed(list(enumerate(lines))) if TITLE.search(line)}
    return {
        at
        for at in neighbours
        if is_head(lines[at])
        and (words[without_blanks(lines[at])] >= HEAD_PAGES or without_blanks(lines[at]) in titles)
        and titles.get(without_blanks(lines[at])) != at
    }


def beside(lines: Sequence[str], at: int, step: int) -> int | None:
    """The nearest line with words before or after a page cut."""
    at += step
    while 0 <= at < len(lines):
        if lines[at]:
            return at
        at += step
    return None


def is_head(line: str) -> bool:
    """Whether a line could be a running head: short, no sentence, no bracketed clause."""
    return (
        len(line) <= HEAD_LENGTH
        and line[-1] not in "。；，、）)："
        and not is_page_number(line)
        and page_mark(line) is None
    )
