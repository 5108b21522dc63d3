"""Offices in the words of a clause: the shortest stretches, as printed, that name some of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from align.plan import Item
from align.responsibility import unbracket

JOINTS = "、和及与"


def stretches(item: Item, names: Iterable[str]) -> list[str]:
    """The words of an item's clause that name some offices, those that stand side by side together.

    >>> from align.responsibility import read_offices
    >>> clause = "（省财政厅、省税务局牵头，省商务厅配合）"
    >>> item = Item("", 1, "", "", clause, "", clause, read_offices(clause), None, ())
    >>> stretches(item, ["省财政厅", "省税务局", "省商务厅"])
    ['省财政厅、省税务局', '省商务厅']
    """
    origin = [at for at, char in enumerate(item.clause) if not char.isspace()]
    words = "".join(item.clause.split())
    spans: list[tuple[int, int]] = []
    lost: list[str] = []
    for name in names:
        start = words.find(name)
        if start < 0:
            lost.append(name)  # a list whose joints were read as one sign
        else:
            spans.append((start, start + len(name)))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= 1 and words[joined[-1][1] : start] in JOINTS:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [item.clause[origin[start] : origin[end - 1] + 1] for start, end in joined] + lost


def first_sentence(item: Item | None) -> str:
    """The first sentence of an item's clause, without its brackets; nothing where it has none."""
    return re.split("[。；;\n]", unbracket(item.clause.strip()), maxsplit=1)[0].strip() if item else ""
