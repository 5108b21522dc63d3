"""Which printed numbers of a plan are labels, and the tree of units that they open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from align.flow import LONG_LINE, Flow
from align.numbering import Label, Rank, labels_in
from align.responsibility import OFFICE
from align.sources.lines import LineKind

STOPS = "。；！？：.;:!?）)”》】"
OPEN_WORDS = "，、,（(《“‘—〔"
LARGEST_JUMP = 10  # numbers skip where rows were taken out of a table; a larger step is a figure in a sentence
HEADING_LENGTH = 60  # characters; what runs longer without a stop is a sentence, not a heading
UNBROKEN = 3  # fewer labels at line starts than this, and a line longer than that: the line breaks are lost
YEAR = re.compile("[12][0-9]{3}年")
ROW_NUMBER = re.compile(r"[0-9]{1,3}")


@dataclass(slots=True)
class Unit:
    """A numbered stretch of a plan and the numbered stretches inside it, while the tree is being built."""

    label: Label
    start: int
    body: int
    end: int = 0
    begins_line: bool = True
    children: list[Unit] = field(default_factory=list)

    @property
    def own_end(self) -> int:
        """Where the unit's words before its first sub-unit end."""
        return self.children[0].start if self.children else self.end


class Candidate(NamedTuple):
    """A place where a label could stand."""

    start: int
    label: Label
    begins_line: bool
    stopped: bool
    is_row: bool = False
    decimal: bool = False


def read_units(flow: Flow, start: int, end: int, *, in_table: bool) -> list[Unit]:
    """The top units of a plan between `start` and `end`, each with its sub-units."""
    candidates = sorted(find_candidates(flow, start, end, in_table=in_table), key=lambda found: found.start)
    grammar = Grammar(
        flow,
        start,
        sum(found.begins_line for found in candidates) < UNBROKEN and is_unbroken(flow, start, end),
        frozenset((found.label.rank, found.label.value) for found in candidates if found.begins_line and found.stopped),
    )
    tops: list[Unit] = []
    open_units: list[Unit] = []
    last: dict[Rank, int] = {}
    for found in candidates:
        if not grammar.accepts(found, open_units, last):
            continue
        open_units = [unit for unit in open_units if unit.label.rank < found.label.rank]
        body = found.start + len(found.label.printed)
        unit = Unit(found.label, found.start, body, begins_line=found.begins_line)
        (open_units[-1].children if open_units else tops).append(unit)
        open_units.append(unit)
        last[found.label.rank] = found.label.value
    close_units(tops, end)
    return tops


def is_unbroken(flow: Flow, start: int, end: int) -> bool:
    """Whether a plan has lost its line breaks: it stands on one line, or has a line too long for a page."""
    lengths = [after - at for at, after in pairwise([start, *flow.starts_between(start + 1, end), end])]
    return len(lengths) == 1 or max(lengths) > LONG_LINE


def close_units(units: list[Unit], end: int) -> None:
    """Let every unit end where the next one of its parent begins."""
    for unit in reversed(units):
        unit.end = end
        close_units(unit.children, end)
        end = unit.start


def find_candidates(flow: Flow, start: int, end: int, *, in_table: bool) -> Iterator[Candidate]:
    """Labels at line starts, those behind a stop within a line, and lone row numbers of a table."""
    starts = set(flow.starts_between(start, end))
    for at, label in labels_in(flow.text, start, end):
        behind = at + len(label.printed)
        decimal = label.rank is Rank.ARABIC and flow.text[behind : behind + 1].isdigit()
        decimal = decimal and not YEAR.match(flow.text, behind)
        inner = in_table and label.rank is Rank.SECTION and not begins_row(flow, at)
        if at in starts or not decimal:
            stopped = is_stopped(flow, at, begins_line=at in starts)
            if not inner and (stopped or not decimal):
                yield Candidate(at, label, at in starts, stopped, decimal=decimal)
    if in_table:
        for at in sorted(starts):
            row = ROW_NUMBER.match(flow.text, at)
            cell = flow.line_at(at)
            if row and cell.kind is LineKind.CELL and cell.pieces[0].end - cell.pieces[0].start == len(row[0]):
                label = Label(row[0], Rank.ARABIC, int(row[0]))
                yield Candidate(at, label, begins_line=True, stopped=True, is_row=True)


def is_stopped(flow: Flow, at: int, *, begins_line: bool) -> bool:
    """Whether what stands before `at` has come to an end: a stop, or at a line start also an office's name."""
    return flow.before(at) in STOPS or (begins_line and OFFICE.search(flow.text, max(0, at - 12), at) is not None)


def begins_row(flow: Flow, at: int) -> bool:
    """Whether a place is the first on its printed line, and not a cell further right."""
    return at == 0 or "\n" in flow.source[flow.origin[at - 1] + 1 : flow.origin[at]] or at not in flow.starts


class Grammar(NamedTuple):
    """What tells a label from the same signs in a sentence, for one plan that begins at `start`.

    `unbroken`: the document has lost its line breaks. `firm`: ranks and values that stand at a line start
    behind a stop.
    """

    flow: Flow
    start: int
    unbroken: bool
    firm: frozenset[tuple[Rank, int]]

    def accepts(self, found: Candidate, open_units: list[Unit], last: dict[Rank, int]) -> bool:
        """Whether a candidate continues or opens a numbering: by what stands before it and by its value."""
        begun = found.stopped or self.is_heading(open_units, found.start)
        if self.flow.before(found.start) in OPEN_WORDS or not (begun or found.begins_line):
            return False
        rank, value = found.label.rank, found.label.value
        if found.decimal and not {(rank, value - 1), (rank, value + 1)} & self.firm:
            return False
        same = next((unit for unit in open_units if unit.label.rank is found.label.rank), None)
        if same:
            return self.continues(found, same, begun=begun)
        return self.opens(found, last, begun=begun)

    def continues(self, found: Candidate, same: Unit, *, begun: bool) -> bool:
        """Whether a candidate follows the open unit of its rank; numbers jump, and restart under a new heading."""
        step = found.label.value - same.label.value
        free = begun and (found.begins_line or (self.unbroken and found.stopped))
        restarts = found.label.value == 1 and found.begins_line and found.stopped and step < 0
        return 1 <= step <= (step if found.is_row else LARGEST_JUMP if free else 1) or restarts

    def opens(self, found: Candidate, last: dict[Rank, int], *, begun: bool) -> bool:
        """Whether a candidate begins a numbering: at one, running on over the sections, or as an excerpt does."""
        rank, value = found.label.rank, found.label.value
        runs_on = rank in last and 1 <= value - last[rank] <= LARGEST_JUMP
        if not found.begins_line:
            behind_stop = rank is not Rank.SECTION or found.stopped or not last
            return self.unbroken and (value == 1 or runs_on) and behind_stop
        excerpt = rank not in last and (found.is_row or (rank, value + 1) in self.firm) and begun
        mid_sentence = not begun and (rank, 1) in self.firm
        return runs_on or excerpt or (value == 1 and not mid_sentence)

    def is_heading(self, open_units: list[Unit], end: int) -> bool:
        """Whether the words since the last label are a heading without a stop, or the title is right before."""
        if not open_units:
            return not self.flow.text[self.start : end].strip()
        start = open_units[-1].body
        return end - start <= HEADING_LENGTH and not re.search("[。；]", self.flow.text[start:end])
