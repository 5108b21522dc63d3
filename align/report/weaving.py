"""A plan item's words with the template's woven in where they differ, as a document under revision shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.comparison import Edit
from align.plan import Item
from align.report.segments import Mark, Segment, Side, cut, excerpt_of, place_of


def weave(item: Item, edits: Iterable[Edit], no: int) -> tuple[Segment, ...]:
    """The item's words, each of its own after what template item `no` has in their place.

    Where the template alone has words, they stand in the gap; gaps that other template items leave are no matter here.
    """
    return tuple(_weave(cut(item, edits, Side.PLAN), no))


def _weave(segments: Iterable[Segment], no: int) -> Iterator[Segment]:
    """The same words, with those of the template before the first stretch of every difference."""
    told: set[int] = set()  # which difference, not what it says: two may say the same
    for segment in segments:
        edit = segment.edit
        if edit is not None and id(edit) not in told and _lacks(edit, no):
            told.add(id(edit))
            yield Segment(excerpt_of(edit, Side.TEMPLATE), Mark.DELETED, segment.heading, edit)
        if segment.mark is not Mark.GAP:
            yield segment


def _lacks(edit: Edit, no: int) -> bool:
    """Whether a difference means that the plan does not have words of this template item."""
    place = place_of(edit, Side.TEMPLATE)
    here = place is None or place.no == no
    return edit.substantive and bool(excerpt_of(edit, Side.TEMPLATE)) and here
