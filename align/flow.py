"""The words of a document as one run of text, each character with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from align.plan import Passage, Span
from align.sources.lines import Line, LineKind

LONG_LINE = 200  # characters; no page is so wide: a document with longer lines has lost its line breaks


class Flow(NamedTuple):
    """Lines joined without their breaks. `origin[i]` is the place of `text[i]` in the source.

    `usual_length` is the 9th decile of the lines' lengths, which lines broken at the margin have.
    `starts[k]` is where line `k` begins in `text`; a word cut by a line break between two Latin letters,
    and two cells of one printed line, are joined by the blank that stood there.
    """

    source: str
    text: str
    origin: Sequence[int]
    starts: tuple[int, ...]
    lines: tuple[Line, ...]
    usual_length: int

    def line_at(self, at: int) -> Line:
        """The line that holds the character at `at`."""
        return self.lines[bisect_right(self.starts, at) - 1]

    def starts_between(self, start: int, end: int) -> tuple[int, ...]:
        """Where lines begin, from `start` up to `end`."""
        return self.starts[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def ends_line(self, at: int) -> bool:
        """Whether nothing but blanks stands between `at` and the next line."""
        while at < len(self.text) and at not in self.starts and self.text[at].isspace():
            at += 1
        return at == len(self.text) or at in self.starts

    def before(self, at: int) -> str:
        """The last character before `at` that is no blank; a full stop at the beginning."""
        while at and self.text[at - 1].isspace():
            at -= 1
        return self.text[at - 1] if at else "。"

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks at its ends."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), max(start, end - len(words) + len(words.rstrip()))

    def passage(self, start: int, end: int) -> Passage:
        """The words of a stretch with their places in the source."""
        start, end = self.trimmed(start, end)
        return Passage(self.text[start:end], self.spans(start, end)) if start < end else Passage()

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where a stretch stands in the source; cut where other words than blanks lie between."""
        start, end = self.trimmed(start, end)
        origin = self.origin[start:end]
        cuts = [at for at in range(1, len(origin)) if origin[at] != origin[at - 1] + 1]
        spans: list[Span] = []
        for begin, stop in zip([0, *cuts], [*cuts, len(origin)], strict=True):
            if begin == stop:
                continue
            first, last = origin[begin], origin[stop - 1] + 1
            if spans and not self.source[spans[-1].end : first].strip():
                spans[-1] = Span(spans[-1].start, last)
            else:
                spans.append(Span(first, last))
        return tuple(spans)


def join_lines(source: str, lines: Sequence[Line]) -> Flow:
    """Undo the line breaks of a document."""
    chars: list[str] = []
    origin: list[int] = []
    starts: list[int] = []
    for line in lines:
        first = line.pieces[0].start
        if chars and needs_blank(source, origin[-1], first, line):
            chars.append(" ")
            origin.append(origin[-1] + 1)
        starts.append(len(chars))
        for piece in line.pieces:
            chars += source[piece.start : piece.end]
            origin += range(piece.start, piece.end)
    lengths = sorted(after - start for start, after in pairwise([*starts, len(chars)]))
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return Flow(source, "".join(chars), origin, tuple(starts), tuple(lines), usual)


def needs_blank(source: str, last: int, first: int, line: Line) -> bool:
    """Whether a line's first word would run into the one before it."""
    latin = source[last].isascii() and source[last].isalpha() and source[first].isascii() and source[first].isalpha()
    same_row = line.kind is LineKind.CELL and not any(char in "\r\n" for char in source[last + 1 : first])
    return first > last + 1 and (latin or same_row)
