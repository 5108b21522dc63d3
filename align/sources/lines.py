"""Text to lines: what is words and what is furniture or markup, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from align.plan import LeftOut, LeftOutReason, Span
from align.sources import pages, tables

BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]|\Z")
RULE = re.compile(r"(?:[-_*=—]\s*){3,}|[|｜\s:+-]*-{2,}[|｜\s:+-]*")
PREFIX = re.compile(r"#{1,6}(?=[\s*（(\w])|>(?=\s)|[-*+](?=\s)")
INLINE = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^\n]+?)(?<=\S)\1")
BARS = re.compile(r"[|｜]")


class LineKind(StrEnum):
    """What a line is: running text, a heading by markup, or a cell of a table."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"


class Line(NamedTuple):
    """One line of words: its pieces in the source, page mark in force, and how it stands.

    `after_blank`: an empty line, a page cut or the start of the document stands before it.
    """

    pieces: tuple[Span, ...]
    page: str | None
    kind: LineKind
    after_blank: bool


class Lines(NamedTuple):
    """A document cut into lines; `heads` are the words of its table heads with their places."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    heads: tuple[tuple[int, str], ...]


def read_lines(text: str) -> Lines:
    """Cut a text into lines and leave out page furniture, markup and table heads, with the reason."""
    left_out: list[LeftOut] = []
    lines: list[Line] = []
    heads = tables.table_heads(text)
    spans = list(physical_lines(text, heads))
    furniture = find_furniture(text, spans, bool(heads))
    page = None
    after_blank = True
    for at, (span, is_head) in enumerate(spans):
        words = text[span.start : span.end]
        reason = LeftOutReason.TABLE_HEAD if is_head else furniture.get(at)
        if reason:
            page = pages.page_mark(words) if reason is LeftOutReason.PAGE_MARK else page
            left_out.append(LeftOut(words, reason, page, (span,)))
        elif words:
            line, markup = strip_markup(text, span)
            left_out += [LeftOut(text[cut.start : cut.end], LeftOutReason.MARKUP, page, (cut,)) for cut in markup]
            in_table = bool(heads) and span.start > heads[0][0]
            found = line._replace(page=page, after_blank=after_blank)
            lines += (cut_cells(text, found) if in_table else [found]) if line.pieces else []
        after_blank = not words or bool(reason) or (after_blank and not lines)
    return Lines(tuple(lines), tuple(left_out), tuple((start, text[start:end]) for start, end in heads))


def physical_lines(text: str, heads: list[tuple[int, int]]) -> Iterator[tuple[Span, bool]]:
    """Each printed line without the blanks around it, table heads apart; an empty line is an empty span."""
    edges = sorted(edge for head in heads for edge in head)
    starts = dict(heads)
    begin = 0
    while begin <= len(text):
        if begin in starts:
            yield Span(begin, starts[begin]), True
            begin = starts[begin]
            continue
        stop = BREAK.search(text, begin)
        assert stop  # it matches the end of the text as well
        cut = next((edge for edge in edges if begin < edge < stop.start()), None)
        end = stop.start() if cut is None else cut
        yield trimmed(text, begin, end), False
        begin = max(stop.end(), begin + 1) if cut is None else cut


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks at its ends."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + max(left, len(words.rstrip())))


def find_furniture(text: str, spans: list[tuple[Span, bool]], has_table: bool) -> dict[int, LeftOutReason]:
    """Which lines are page marks, page numbers and running heads; in a table a bare figure is a row's number."""
    words = [text[span.start : span.end] for span, _ in spans]
    marks = [at for at, line in enumerate(words) if line and pages.page_mark(line)]
    found = dict.fromkeys(marks, LeftOutReason.PAGE_MARK)
    found |= {at: LeftOutReason.PAGE_NUMBER for at, line in enumerate(words) if line and pages.is_page_number(line)}
    found |= {} if has_table else dict.fromkeys(pages.lone_page_numbers(words), LeftOutReason.PAGE_NUMBER)
    return found | dict.fromkeys(pages.running_heads(words, sorted(found)), LeftOutReason.RUNNING_HEAD)


def strip_markup(text: str, span: Span) -> tuple[Line, list[Span]]:
    """A line's words without markdown signs, and those signs."""
    words = text[span.start : span.end]
    if RULE.fullmatch(words):
        return Line((), None, LineKind.TEXT, False), [span]
    markup: list[Span] = []
    begin = span.start
    prefix = PREFIX.match(words)
    if prefix:
        markup.append(Span(begin, begin + prefix.end()))
        begin = trimmed(text, begin + prefix.end(), span.end).start
    for bold in INLINE.finditer(text, begin, span.end):
        markup += [Span(*bold.span(1)), Span(bold.end() - len(bold[1]), bold.end())]
    if words[0] in "|｜" or words[-1] in "|｜":
        markup += [Span(*bar.span()) for bar in BARS.finditer(text, begin, span.end)]
    markup.sort(key=lambda cut: cut.start)
    kind = LineKind.HEADING if words[0] == "#" and prefix else LineKind.TEXT
    return Line(tuple(outside(markup, begin, span.end)), None, kind, False), markup


def outside(cuts: list[Span], begin: int, end: int) -> Iterator[Span]:
    """The pieces between `begin` and `end` that no cut covers."""
    for cut in cuts:
        if cut.start > begin:
            yield Span(begin, cut.start)
        begin = max(begin, cut.end)
    if end > begin:
        yield Span(begin, end)


def cut_cells(text: str, line: Line) -> list[Line]:
    """The cells of a table's line, each a line of its own."""
    cells = [
        line._replace(pieces=(trimmed(text, start, end),), kind=LineKind.CELL)
        for piece in line.pieces
        for start, end in tables.cells_of(text, piece.start, piece.end)
    ]
    return [cell for cell in cells if cell.pieces[0].start < cell.pieces[0].end]
