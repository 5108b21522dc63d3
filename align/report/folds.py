"""Which unchanged words of an item a page may fold, and what an excerpt around its edits keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from align.report.segments import Mark, Segment

HIDDEN = 24  # characters, about a line of a column on a screen of 1280: to fold less saves no line
ENDS = 8, 20  # an end that stays is cut at the first mark of punctuation between these, where a clause ends
END = 12  # where there is none: enough to recognise the words, and short of half a line
STOP = re.compile("[，。；：、！？]")
LEFT_OUT = Segment("", Mark.LEFT_OUT, heading=False)


def fold_unchanged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The same words, every long unchanged stretch cut so that its middle can be folded; headings stay whole."""
    return tuple(chain.from_iterable(map(_fold, segments)))


def excerpt(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The marked words and what stands beside them, with a sign wherever words are left out."""
    folded = fold_unchanged(segments)
    marked = [at for at, segment in enumerate(folded) if segment.mark not in (Mark.PLAIN, Mark.SAME)]
    if not marked:
        return ()
    begin, end = max(marked[0] - 1, 0), marked[-1] + 2
    kept = [LEFT_OUT if segment.mark is Mark.SAME else segment for segment in folded[begin:end]]
    return (*[LEFT_OUT][: begin > 0], *kept, *[LEFT_OUT][: end < len(folded)])


def _fold(segment: Segment) -> list[Segment]:
    """A stretch as it is, or as what stays before, what can be folded, and what stays after."""
    text = segment.text
    head, tail = _head(text), len(text) - _tail(text)
    if segment.mark is not Mark.PLAIN or segment.heading or tail - head < HIDDEN:
        return [segment]
    ends = segment._replace(text=text[:head]), segment._replace(text=text[tail:])
    return [ends[0], Segment(text[head:tail], Mark.SAME, heading=False), ends[1]]


def _head(text: str) -> int:
    """How many characters stay at the beginning of a folded stretch."""
    stop = STOP.search(text, *ENDS)
    return stop.end() if stop else END


def _tail(text: str) -> int:
    """How many characters stay at its end; a mark of punctuation goes with the words before it."""
    stop = STOP.search(text[::-1], *ENDS)
    return stop.start() if stop else END
