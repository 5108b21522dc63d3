"""The sections and items of a plan: which numbered units state a task of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from align.flow import Flow
from align.numbering import Rank
from align.outline import Unit, read_units
from align.plan import Item, NestedHeading, Offices, Passage, Section, item_id
from align.plans import imprint_start, notice_start
from align.responsibility import find_clauses, read_offices
from align.tasktable import find_office_cells
from align.text import without_blanks

HEADING_LENGTH = 30  # CONTRACT.md: the first sentence is a heading where it has at most so many characters
SHORT_LINE = 0.7  # of the usual line; a line this short without a stop was not broken by the margin
SENTENCE = re.compile(r"[^。]*。")
CALL = re.compile(r"各[^。，；]{1,30}[要应须请]")
TAIL = re.compile(r"[。；;，,、\s]*")


class Clause(NamedTuple):
    """A stretch of an item that says who answers for it, and whom it names."""

    start: int
    end: int
    offices: Offices


class Structure(NamedTuple):
    """A plan's inside; `end` is where its words end in the flow and text between plans begins."""

    preamble: Passage
    sections: tuple[Section, ...]
    closing: Passage
    end: int


@dataclass(frozen=True, slots=True)
class Reader:
    """One plan while its units are turned into sections and items; `table_head` is empty without a task table."""

    flow: Flow
    source: str
    table_head: str
    known: dict[tuple[int, int], tuple[Clause, ...]] = field(default_factory=dict)

    def clauses(self, start: int, end: int) -> tuple[Clause, ...]:
        """The responsibility clauses between two offsets: brackets, label words, or the office cells of a row."""
        start, end = self.flow.trimmed(start, end)
        if (start, end) not in self.known:
            self.known[start, end] = self._find_clauses(start, end)
        return self.known[start, end]

    def _find_clauses(self, start: int, end: int) -> tuple[Clause, ...]:
        words = self.flow.text[start:end]
        breaks = [at - start for at in self.flow.starts_between(start + 1, end)]
        found = tuple(Clause(start + a, start + b, read_offices(words[a:b])) for a, b in find_clauses(words, breaks))
        if found or not self.table_head:
            return found
        return tuple(Clause(*cell) for cell in find_office_cells(self.flow, start, end, self.table_head))


def read_structure(flow: Flow, start: int, stop: int, source: str, table_head: str) -> Structure:
    """Read what stands between a plan's title and `stop`; `source` is the sha256 of the document.

    A plan without numbered units has no sections.
    """
    reader = Reader(flow, source, table_head)
    units = read_units(flow, start, stop, in_table=bool(table_head))
    if not units:
        return Structure(Passage(), (), Passage(), start)
    end = notice_start(flow, units[0].start, stop)
    end = imprint_start(flow, units[0].start, end)
    if end < stop:
        units = read_units(flow, start, end, in_table=bool(table_head))
    sections, last = read_sections(reader, units)
    return Structure(flow.passage(start, units[0].start), sections, flow.passage(last, end), end)


def read_sections(reader: Reader, units: list[Unit]) -> tuple[tuple[Section, ...], int]:
    """The sections of a plan, and where its last item ends."""
    shares = shared_ranks(reader, units)
    groups = [(unit, item_units(reader, unit, shares)) for unit in units]
    last = last_item_end(reader, groups)
    sections: list[Section] = []
    no = 0
    loose: list[Item] = []
    for unit, found in groups:
        whole = found == [unit] and not is_bare_heading(reader.flow, unit, len(groups))
        items = (
            []
            if found == [unit] and not whole
            else [make_item(reader, inner, no + k, last) for k, inner in enumerate(found, 1)]
        )
        no += len(items)
        if whole:
            loose += items
            continue
        sections += [Section("", "", tuple(loose))] if loose else []
        loose = []
        sections.append(make_section(reader, unit, found, items))
    sections += [Section("", "", tuple(loose))] if loose else []
    return tuple(sections), last


def shared_ranks(reader: Reader, units: list[Unit]) -> frozenset[Rank]:
    """The ranks whose units share one clause at the end of their section, in every section of several units.

    One section alone does not tell: there the clause may well be the last unit's own.
    """
    endings: dict[Rank, list[bool]] = {}
    for unit in units:
        if len(unit.children) > 1 and unit.label.rank < Rank.BRACKETED:
            carried = [any(reader.clauses(leaf.body, leaf.end) for leaf in leaves([child])) for child in unit.children]
            endings.setdefault(unit.children[0].label.rank, []).append(carried[-1] and not any(carried[:-1]))
    return frozenset(rank for rank, shared in endings.items() if all(shared) and len(shared) > 1)


def leaves(units: list[Unit]) -> Iterator[Unit]:
    """The units without sub-units."""
    for unit in units:
        yield from leaves(unit.children) if unit.children else (unit,)


def item_units(reader: Reader, unit: Unit, shares: frozenset[Rank]) -> list[Unit]:
    """The smallest units inside `unit` that state a task of their own; `unit` itself where one clause serves all."""
    children = unit.children
    if not children:
        return [unit]
    carried = [any(reader.clauses(leaf.body, leaf.end) for leaf in leaves([child])) for child in children]
    enumerated = children[0].label.rank is Rank.ENUMERATED
    if reader.clauses(unit.body, unit.own_end) and not any(carried):
        return [unit]
    shared = carried[-1] and not any(carried[:-1]) and len(children) > 1
    if shared and (unit.label.rank >= Rank.BRACKETED or children[0].label.rank in shares):
        return [unit]
    if enumerated and not all(carried) and not all(child.begins_line for child in children):
        return [unit]
    return [inner for child in children for inner in item_units(reader, child, shares)]


def is_bare_heading(flow: Flow, unit: Unit, fellows: int) -> bool:
    """Whether a top unit without sub-units is only a heading: no sentence, in a plan of several parts."""
    words = flow.text[unit.body : unit.end]
    return fellows > 1 and unit.label.rank < Rank.BRACKETED and len(words) <= HEADING_LENGTH and "。" not in words


def last_item_end(reader: Reader, groups: list[tuple[Unit, list[Unit]]]) -> int:
    """Where the last item's words end: behind its responsibility clause, else at the imprint or the plan's end."""
    unit = groups[-1][1][-1]
    clauses = reader.clauses(unit.body, unit.end)
    if not clauses:
        return closing_start(reader.flow, unit.body, unit.end)
    tail = TAIL.match(reader.flow.text, clauses[-1].end, unit.end)
    end = tail.end() if tail else clauses[-1].end
    in_row = reader.table_head and not find_clauses(reader.flow.text[unit.body : unit.end])
    return unit.end if in_row else end


def closing_start(flow: Flow, start: int, end: int) -> int:
    """Where a closing paragraph begins behind a last item without a clause.

    It stands behind a full stop on a line of its own: after an empty line, where these are rare, or with a
    call on all places and departments.
    """
    starts = [at for at in flow.starts_between(start + 1, end) if flow.before(at) in "。！"]
    rare = 2 * sum(line.after_blank for line in flow.lines) < len(flow.lines)
    return next((at for at in starts if CALL.match(flow.text, at) or (rare and flow.line_at(at).after_blank)), end)


def make_section(reader: Reader, unit: Unit, found: list[Unit], items: list[Item]) -> Section:
    """A section with its heading, its items, and the headings of divided units inside it."""
    numbers = {id(inner): item.no for inner, item in zip(found, items, strict=False)}
    heading = reader.flow.passage(unit.body, unit.own_end)
    nested = tuple(nested_headings(reader.flow, unit.children, numbers))
    return Section(
        without_blanks(unit.label.printed),
        heading.text,
        tuple(items),
        nested,
        reader.flow.spans(unit.start, unit.own_end),
    )


def nested_headings(flow: Flow, units: list[Unit], numbers: dict[int, int]) -> Iterator[NestedHeading]:
    """The headings of divided units below a section, each with the number of the first item under it."""
    for unit in units:
        if id(unit) in numbers or not unit.children:
            continue
        first = next((numbers[id(leaf)] for leaf in descendants(unit) if id(leaf) in numbers), 0)
        words = flow.passage(unit.body, unit.own_end).text
        yield NestedHeading(without_blanks(unit.label.printed), words, first, flow.spans(unit.start, unit.own_end))
        yield from nested_headings(flow, unit.children, numbers)


def descendants(unit: Unit) -> Iterator[Unit]:
    """The units inside a unit, in reading order."""
    for child in unit.children:
        yield child
        yield from descendants(child)


def make_item(reader: Reader, unit: Unit, no: int, last: int) -> Item:
    """The item that a unit states; `last` is where the plan's last item ends."""
    flow = reader.flow
    start, end = flow.trimmed(unit.start, max(unit.body, min(unit.end, last)))
    clauses = reader.clauses(unit.body, end)
    task = task_of(flow.text, unit.body, end, clauses)
    spans = flow.spans(start, end)
    return Item(
        id=item_id(reader.source, spans),
        no=no,
        label=without_blanks(unit.label.printed),
        heading=heading_line(flow, unit, end, task) or heading_of(task),
        text=flow.text[start:end],
        task=task,
        clause=" ".join(flow.text[clause.start : clause.end].strip() for clause in clauses),
        offices=merge_offices([clause.offices for clause in clauses]),
        page=flow.line_at(start).page,
        spans=spans,
    )


def task_of(text: str, start: int, end: int, clauses: tuple[Clause, ...]) -> str:
    """An item's words without its responsibility clauses, and without a full stop left alone behind one."""
    kept: list[str] = []
    for clause in clauses:
        kept.append(text[start : clause.start].rstrip())
        start = clause.end
        if kept[-1].endswith(("。", "；", "！")):
            tail = TAIL.match(text, start, end)
            start = tail.end() if tail else start
        elif text[start:end].strip(" 。；") and not text[start].isspace():
            kept.append(" ")
    return "".join([*kept, text[start:end]]).strip()


def heading_line(flow: Flow, unit: Unit, end: int, task: str) -> str:
    """The heading of a unit printed on a line of its own, shorter than wrapped lines are and without a stop.

    Before a line that begins with a quoted name or a title the words go on.
    """
    starts = [at for at in flow.starts_between(unit.body + 1, end) if flow.text[unit.body : at].strip()]
    words = flow.text[unit.body : starts[0]].strip() if starts else ""
    if not words or not words[-1].isalnum() or not task.startswith(words) or re.search("[，；。]", words):
        return ""
    goes_on = flow.text[starts[0] : end].lstrip()[:1] in ("“", "《")
    short = len(words) <= min(HEADING_LENGTH, flow.usual_length * SHORT_LINE)
    return words if short and not goes_on else ""


def heading_of(task: str) -> str:
    """The first sentence of a task where it is short and another follows, without its full stop.

    >>> heading_of("落实工作责任。各单位要履职。"), heading_of("落实工作责任。")
    ('落实工作责任', '')
    """
    first = SENTENCE.match(task)
    if not first or not task[first.end() :].strip():
        return ""
    words = first[0][:-1].strip()
    return words if len(words) <= HEADING_LENGTH else ""


def merge_offices(found: list[Offices]) -> Offices:
    """The offices of several clauses of one item as one."""
    return Offices(
        tuple(dict.fromkeys(name for offices in found for name in offices.lead)),
        tuple(dict.fromkeys(name for offices in found for name in offices.support)),
        tuple(dict.fromkeys(name for offices in found for name in offices.default)),
    )
