"""The office cells of a task table's row, where the table was flattened to text."""

from __future__ import annotations

import re

from align.flow import Flow
from align.plan import Offices
from align.responsibility import OFFICE, VAGUE, split_names
from align.sources.tables import OFFICE_COLUMN, has_lead_column
from align.text import without_blanks

LEVEL_WORDS = "省市州县区各中国自乡镇党"  # how an office's name begins that says its level
BARE_NAME = 10  # characters of an office's name without a level word (公共资源交易中心 has eight)
LONGEST_NAME = 40  # characters; lists that share their last word are the longest
LONGEST_CELL = 12  # lines; a cell of offices is narrow and wraps often


def find_office_cells(flow: Flow, start: int, end: int, head: str) -> list[tuple[int, int, Offices]]:
    """The stretches of a row that name only offices: the first run of such cells, each with its part.

    With two office columns in the head the first cell leads and the others support, as their order says.
    """
    edges = [at for at in flow.starts_between(start, end) if at > start] + [end]
    columns = len(OFFICE_COLUMN.findall(head))
    cells = list(office_run(flow, edges, columns))
    if not cells:
        return []
    leads = has_lead_column(head) and columns > 1
    offices = [names_of(flow.text[a:b]) for a, b in cells]
    return [
        (
            a,
            b,
            Offices(lead=tuple(names))
            if (leads and at == 0) or (columns == 1 and has_lead_column(head))
            else Offices(support=tuple(names)),
        )
        for at, ((a, b), names) in enumerate(zip(cells, offices, strict=True))
    ]


def office_run(flow: Flow, edges: list[int], columns: int) -> list[tuple[int, int]]:
    """The first neighbouring cells, at most one for each office column, that name nothing but offices."""
    run: list[tuple[int, int]] = []
    at = 0
    while at < len(edges) - 1 and len(run) < columns:
        last = len(run) + 1 >= columns
        stops = joinable(flow, edges, at)
        if stands_above(flow, edges, at):
            stops = stops[:1]
        reach = [k for k in stops if is_offices(flow.text[edges[at] : edges[k]])]
        if reach:
            stop = reach[-1] if last else reach[0]
            run.append((edges[at], edges[stop]))
            at = stop
        elif run:
            break
        else:
            at += 1
    return run


def stands_above(flow: Flow, edges: list[int], at: int) -> bool:
    """Whether a cell is a task above a whole office, and not the first half of its name."""
    if at + 2 >= len(edges) or is_offices(flow.text[edges[at] : edges[at + 1]]):
        return False
    below = without_blanks(flow.text[edges[at + 1] : edges[at + 2]])
    above = without_blanks(flow.text[edges[at] : edges[at + 1]])
    return below[:1] in tuple(LEVEL_WORDS) and is_offices(below) and above[-1:] not in tuple("、，,")


def joinable(flow: Flow, edges: list[int], at: int) -> list[int]:
    """The edges at which a cell that begins at `edges[at]` may end: its own, and those of lines it may wrap over."""
    stops = [at + 1]
    while stops[-1] < min(at + LONGEST_CELL, len(edges) - 1):
        edge = edges[stops[-1]]
        if "\n" not in flow.source[flow.origin[edge - 1] + 1 : flow.origin[edge]]:
            break
        stops.append(stops[-1] + 1)
    return stops


def is_offices(cell: str) -> bool:
    """Whether a cell names complete offices and nothing else.

    >>> is_offices("省财政厅、省税务局"), is_offices("完善制度，做好公开"), is_offices("省财政厅、")
    (True, False, False)
    """
    words = without_blanks(cell)
    if not words or words[-1] in "、，," or re.search("[。；：！]", words):
        return False
    parts = names_of(words)
    return bool(parts) and all(OFFICE.search(VAGUE.sub("", part)) and is_name(part) for part in parts)


def names_of(cell: str) -> list[str]:
    """The names that stand in a cell of offices."""
    return [name for part in re.split("[，,；;]", without_blanks(cell)) for name in split_names(part)]


def is_name(part: str) -> bool:
    """Whether words that end like an office are one, by start or length, and no task and office run together."""
    return 3 <= len(part) <= BARE_NAME or (part[0] in LEVEL_WORDS and len(part) <= LONGEST_NAME)
