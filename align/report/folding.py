"""Long lists: the first lines stand open, the next are folded, and of what is beyond the number is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from align.report.attention import MANY

FOLDED = 100  # lines behind the open ones; a page of thousands of plans stays small, and its pairs hold the rest

Made = TypeVar("Made")
Found = TypeVar("Found")


class Folded(NamedTuple, Generic[Made]):
    """A list in three parts: open lines, folded ones, and how many are left to the reports of the pairs."""

    number: int
    lines: tuple[Made, ...]
    more: tuple[Made, ...]
    rest: int


def fold(
    found: Sequence[Found], make: Callable[[Found], Made], *, shown: int = MANY, folded: int = FOLDED
) -> Folded[Made]:
    """Make the lines that are shown; a fold for one line would save nothing."""
    cut = shown if len(found) > shown + 1 or not shown else len(found)
    kept = tuple(make(one) for one in found[: cut + folded])
    return Folded(len(found), kept[:cut], kept[cut:], max(0, len(found) - cut - folded))
