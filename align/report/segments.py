"""Cut an item's words where its edits begin and end, so that a page can mark them in place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from align.comparison import Edit, Place
from align.plan import Item


class Side(StrEnum):
    """Which of the two plans."""

    TEMPLATE = "template"
    PLAN = "plan"


class Mark(StrEnum):
    """How a stretch of text is marked."""

    PLAIN = "plain"
    DELETED = "del"  # the template's words, which the plan has otherwise
    INSERTED = "ins"  # the plan's words, which the template has otherwise
    FORMAL = "formal"  # a difference that tells the reader nothing new
    GAP = "gap"  # here the other side has words of its own
    SAME = "same"  # unchanged words that may be folded
    LEFT_OUT = "left-out"  # here an excerpt leaves words out


class Segment(NamedTuple):
    """A stretch of an item's words with one mark; `edit` is the difference it belongs to."""

    text: str
    mark: Mark
    heading: bool
    edit: Edit | None = None


class _Stretch(NamedTuple):
    """Where an edit stands in one item's task."""

    start: int
    end: int
    edit: Edit


def place_of(edit: Edit, side: Side) -> Place | None:
    """Where an edit stands on one side, if it is known."""
    return edit.template_at if side is Side.TEMPLATE else edit.plan_at


def excerpt_of(edit: Edit, side: Side) -> str:
    """The words of an edit on one side, empty where it has none."""
    return (edit.template if side is Side.TEMPLATE else edit.plan) or ""


def stands_in(edit: Edit, item: Item, side: Side) -> bool:
    """Whether an edit can be shown inside this item's words."""
    place = place_of(edit, side)
    return place is not None and place.no == item.no and 0 <= place.start <= place.end <= len(item.task)


def cut(item: Item, edits: Iterable[Edit], side: Side) -> tuple[Segment, ...]:
    """The item's task as stretches that together are the task, with gaps where only the other side has words."""
    stretches = [
        _Stretch(place.start, place.end, edit)
        for edit in edits
        if stands_in(edit, item, side) and (place := place_of(edit, side)) is not None
    ]
    heading = len(item.heading) if item.task.startswith(item.heading) else 0
    bounds = {0, heading, len(item.task), *(s.start for s in stretches), *(s.end for s in stretches)}
    cuts = sorted(bounds)
    segments: list[Segment] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        segments += [Segment("", Mark.GAP, start < heading, edit) for edit in _gaps(stretches, start)]
        if start < end:
            edit = _covering(stretches, start, end)
            segments.append(Segment(item.task[start:end], _mark(edit, side), end <= heading, edit))
    return tuple(segments)


def _gaps(stretches: list[_Stretch], at: int) -> list[Edit]:
    """The substantive edits whose words stand on the other side only; formal ones would be noise."""
    return [s.edit for s in stretches if s.start == s.end == at and s.edit.substantive]


def _covering(stretches: list[_Stretch], start: int, end: int) -> Edit | None:
    """The edit that marks a stretch: where several overlap, a substantive one, then the first."""
    over = [s.edit for s in stretches if s.start <= start and end <= s.end]
    return next((edit for edit in over if edit.substantive), over[0] if over else None)


def _mark(edit: Edit | None, side: Side) -> Mark:
    """How the words of an edit are marked on one side."""
    if edit is None:
        return Mark.PLAIN
    if not edit.substantive:
        return Mark.FORMAL
    return Mark.DELETED if side is Side.TEMPLATE else Mark.INSERTED
