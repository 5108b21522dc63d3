"""Which printed numbers of a plan are labels, and the tree of units that they open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from align.flow import Flow
from align.numbering import Label, Rank, labels_in
from align.responsibility import OFFICE
from align.sources.lines import LineKind

STOPS = "。；！？：.;:!?）)”》】"
OPEN_WORDS = "，、,（(《“‘—〔"
LARGEST_JUMP = 10  # numbers skip where rows were taken out of a table; a larger step is a figure in a sentence
HEADING_LENGTH = 60  # characters; what runs longer without a stop is a sentence, not a heading
UNBROKEN = 3  # fewer labels at line starts than this: the document has lost its line breaks
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a label could stand."""

    start: int
    label: Label
    begins_line: bool
    is_row: bool = False


def read_units(flow: Flow, start: int, end: int, *, in_table: bool) -> list[Unit]:
    """The top units of a plan between `start` and `end`, each with its sub-units."""
    candidates = sorted(find_candidates(flow, start, end, in_table=in_table), key=lambda found: found.start)
    unbroken = sum(found.begins_line for found in candidates) < UNBROKEN
    tops: list[Unit] = []
    open_units: list[Unit] = []
    last: dict[Rank, int] = {}
    for found in candidates:
        same = next((unit for unit in open_units if unit.label.rank is found.label.rank), None)
        if not is_label(flow, found, same, open_units, last, unbroken=unbroken):
            continue
        open_units = [unit for unit in open_units if unit.label.rank < found.label.rank]
        body = found.start + len(found.label.printed)
        unit = Unit(found.label, found.start, body, begins_line=found.begins_line)
        (open_units[-1].children if open_units else tops).append(unit)
        open_units.append(unit)
        last[found.label.rank] = found.label.value
    close_units(tops, end)
    return tops


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
        yield Candidate(at, label, at in starts)
    if in_table:
        for at in sorted(starts):
            row = ROW_NUMBER.match(flow.text, at)
            cell = flow.line_at(at)
            if row and cell.kind is LineKind.CELL and cell.pieces[0].end - cell.pieces[0].start == len(row[0]):
                yield Candidate(at, Label(row[0], Rank.ARABIC, int(row[0])), True, is_row=True)


def is_label(
    flow: Flow, found: Candidate, same: Unit | None, open_units: list[Unit], last: dict[Rank, int], *, unbroken: bool
) -> bool:
    """Whether a candidate continues or opens a numbering: by what stands before it and by its value."""
    before = flow.before(found.start)
    stopped = before in STOPS or (
        found.begins_line and OFFICE.search(flow.text, max(0, found.start - 12), found.start) is not None
    )
    in_heading = not stopped and is_heading(flow, open_units[-1] if open_units else None, found.start)
    if before in OPEN_WORDS or not (stopped or in_heading or found.begins_line):
        return False
    rank, value = found.label.rank, found.label.value
    if same:
        step = value - same.label.value
        largest = LARGEST_JUMP if found.begins_line and (stopped or in_heading) else 1
        restarts = value == 1 and found.begins_line and stopped and same.label.value > 1
        return 1 <= step <= (step if found.is_row else largest) or restarts
    if found.begins_line:
        runs_on = rank in last and 1 <= value - last[rank] <= LARGEST_JUMP
        return value == 1 or runs_on
    return (
        unbroken and value in (1, last.get(rank, 0) + 1) and (rank is not Rank.SECTION or before in STOPS or not last)
    )


def is_heading(flow: Flow, unit: Unit | None, end: int) -> bool:
    """Whether the words since the last label are a heading without a stop; before the first label anything goes."""
    if unit is None:
        return True
    return end - unit.start <= HEADING_LENGTH and not re.search("[。；]", flow.text[unit.body : end])
