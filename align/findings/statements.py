"""The clauses of a task: what stands between ，；。, without the openers that only count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.comparison import Place
from align.numbering import label_at
from align.plan import Item

# A clause runs to the next mark; a quoted name, title or bracket is a part of it, whatever marks it holds.
CLAUSE = re.compile(r"(?:“[^”]{0,60}”|《[^《》]{0,120}》|[（(][^（()）]{0,120}[）)]|[^，,；;。！!？?：:\n])+")
OPENER = re.compile(r"\s*(?:首先|其次|再次|最后|同时|此外|另外|并|其中)?\s*")


class Statement(NamedTuple):
    """One clause of an item's task, verbatim, with its place there."""

    item: Item
    start: int
    end: int
    words: str

    @property
    def place(self) -> Place:
        """Where the clause stands."""
        return Place(self.item.no, self.start, self.end)


def statements_of(item: Item) -> Iterator[Statement]:
    """The clauses of an item's task, its heading's first."""
    for found in CLAUSE.finditer(item.task):
        start, end = trimmed(item.task, *found.span())
        if start < end:
            yield Statement(item, start, end, item.task[start:end])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without blanks around it and without a label (一是) or a word of order at its beginning."""
    opener = OPENER.match(text, start, end)
    start = opener.end() if opener else start
    label = label_at(text, start)
    if label:
        start = min(start + len(label.printed), end)
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, start + len(stretch.strip())
