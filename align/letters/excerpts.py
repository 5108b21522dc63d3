"""Words of an item as a letter quotes them: verbatim, shortened where they are long, what matters in bold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from align.letters.letter import Look, Piece
from align.plan import Item, Plan
from align.sentences import clip

LONGEST = 300  # characters of a lone item; what is cut stands in the plan, on the page that is told
BESIDE = 120  # characters of an item that stands beside its counterpart
AROUND = 40  # characters kept beside the words that matter, where their sentence is longer
ENDS = "。；"
LEFT_OUT = "……"


def printed_numbers(plan: Plan) -> dict[int, str]:
    """The printed number of every item that has one, with its section's where the same number is printed twice."""
    times = Counter(item.label for item in plan.items)
    return {
        item.no: (section.label if times[item.label] > 1 else "") + item.label
        for section in plan.sections
        for item in section.items
        if item.label
    }


def begin(item: Item, room: int) -> tuple[Piece, ...]:
    """An item from its beginning, its heading in bold."""
    text = clip(item.task, room)
    heading = item.heading if text.startswith(item.heading) else ""
    return tuple(filter(_has_words, (Piece(heading, Look.STRONG), Piece(text.removeprefix(heading)))))


def around(task: str, stretches: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The sentences of a task in which some words stand, those words in bold; other sentences are left out."""
    wanted = _merge(stretches)
    shown = _merge(_sentence(task, start, end) for start, end in wanted)
    pieces = [_between(task, start, end, wanted) for start, end in shown]
    gaps = zip([0, *(end for _, end in shown)], [*(start for start, _ in shown), len(task)], strict=True)
    signs = [(Piece(LEFT_OUT),) if start < end else () for start, end in gaps]
    woven = chain(signs[0], *(chain(piece, sign) for piece, sign in zip(pieces, signs[1:], strict=True)))
    return tuple(filter(_has_words, woven))


def _has_words(piece: Piece) -> bool:
    """Whether there is anything in a piece."""
    return bool(piece.text)


def _merge(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _sentence(task: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, or what stands beside the stretch where the sentence is long."""
    first = max(task.rfind(sign, 0, start) for sign in ENDS) + 1
    stops = [at for sign in ENDS if (at := task.find(sign, max(end - 1, start))) >= 0]
    last = min(stops, default=len(task) - 1) + 1
    return (first, last) if last - first <= BESIDE else (max(first, start - AROUND), min(last, end + AROUND))


def _between(task: str, start: int, end: int, wanted: list[tuple[int, int]]) -> Iterator[Piece]:
    """A stretch of an item, the wanted words in bold."""
    at = start
    for begins, ends in wanted:
        if start <= begins and ends <= end:
            yield from (Piece(task[at:begins]), Piece(task[begins:ends], Look.STRONG))
            at = ends
    yield Piece(task[at:end])
