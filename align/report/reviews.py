"""What of people's reviews a run has applied, and what not, with the ways to the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from align.comparison import Comparison
from align.language import Lang
from align.report.across import Way
from align.report.folding import Folded, fold
from align.report.gathered import Gathered
from align.report.run_view import link
from align.report.wording import page_words

STALE = ("stale-", "gone-")  # how the codes of notes begin that tell of a reviewed row that was not applied


class ReviewLine(NamedTuple):
    """How many rows, and the reports in which they stand."""

    text: str
    ways: Folded[Way]


def list_reviews(gathered: Sequence[Gathered], lang: Lang) -> Iterator[ReviewLine]:
    """The rows that were applied and those that were not; nothing where nobody has reviewed."""
    for name, count in (("reviews_applied", count_applied), ("reviews_stale", count_stale)):
        if line := _line(name, count, gathered, lang):
            yield line


def count_applied(comparison: Comparison) -> int:
    """How many reviewed rows were applied."""
    return len(comparison.settled)


def count_stale(comparison: Comparison) -> int:
    """How many rows of a label file were not, since the words have changed."""
    return sum(note.code.startswith(STALE) for note in comparison.notes)


def _line(name: str, count: Callable[[Comparison], int], gathered: Sequence[Gathered], lang: Lang) -> ReviewLine | None:
    """One line, if there is any such row."""
    page, found = page_words(lang), [(one, count(one.entry.comparison)) for one in gathered]
    ways = [
        Way(link(one.entry.href), one.entry.comparison.plan.title + page["about"].format(number))
        for one, number in found
        if number
    ]
    return (
        ReviewLine(page[name].format(sum(number for _, number in found)), fold(ways, lambda way: way)) if ways else None
    )
