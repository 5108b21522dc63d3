"""`offices.csv`: to whom what is sent.

CSV in UTF-8 with the columns `place`, `office` and `to`, and optionally `cc`, `gets` and `lang`. `gets` are titles of
plans of the place, or parts of them, joined by `;`, or `led` for the rows of items that the office leads; empty means
every plan of the place. Every row is one message.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from pathlib import Path
from typing import NamedTuple

from align.csvtable import Cells, Table, in_row, read_table
from align.errors import OfficesError
from align.language import Lang
from align.mail.addresses import ENCODED, read_addresses
from align.visible import UNSEEN, make_visible

NEEDED, COLUMNS = ("place", "office", "to"), ("place", "office", "to", "cc", "gets", "lang")
NAMES = ("place", "office")
LONGEST = 60  # characters of a place's or an office's name
SHOWN = 5  # problems that one line of an error names


class Office(NamedTuple):
    """A row: an office, its addresses, and what it gets in which language."""

    row: int
    place: str
    office: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    gets: str
    lang: Lang

    @property
    def recipients(self) -> tuple[str, ...]:
        """The bare addresses."""
        return tuple(one.addr_spec for one in self.to + self.cc)


class Problem(NamedTuple):
    """What is wrong with a row."""

    row: int
    what: str


def read_offices(path: Path) -> tuple[tuple[Office, ...], tuple[Problem, ...]]:
    """The rows that can be used, and everything that is wrong with the others.

    Raises:
        OfficesError: the file cannot be read, lacks a column, has one that is not known, or no row.
    """
    table = read_table(path, OfficesError, f"{path}: cannot be read")
    missing = [name for name in NEEDED if name not in table.names]
    unknown = [name for name in table.names if name not in COLUMNS]
    doubled = [name for name in COLUMNS if table.names.count(name) > 1]
    if missing or unknown or doubled:
        wrong = f"no column {missing[0]}" if missing else f"a column '{make_visible((unknown + doubled)[0])}' too many"
        raise OfficesError(f"{path}: {wrong}; write as its first row: {','.join(COLUMNS)}")
    problems = find_surplus(table)
    offices = []
    for row, cells in table.rows():
        made = read_office(row, cells)
        if isinstance(made, Office):
            offices.append(made)
        else:
            problems += made
    if not offices and not problems:
        raise OfficesError(f"{path}: names no office; write a row for each, with place, office and to")
    return tuple(offices), tuple(problems)


def read_office(row: int, cells: Cells) -> Office | list[Problem]:
    """A row as an office, or all that is wrong with it."""
    wrong = [
        f"a character that cannot be seen in {name} ({make_visible(cells[name])!r}); type the cell anew"
        for name in cells
        if UNSEEN.search(cells[name]) or not set("\r\n\t").isdisjoint(cells[name])
    ]
    if wrong:
        return [Problem(row, one) for one in wrong]
    wrong += [f"no {name}; fill it in" for name in NEEDED if not cells[name]]
    wrong += [
        f"{name} holds {ENCODED}, which mail programs decode; write it otherwise"
        for name in NAMES
        if ENCODED in cells[name]
    ]
    wrong += [f"{name} is longer than {LONGEST} characters" for name in NAMES if len(cells[name]) > LONGEST]
    to, wrong_to = read_addresses(cells["to"])
    cc, wrong_cc = read_addresses(cells.get("cc", ""))
    wrong += [f"{problem} (to)" for problem in wrong_to] + [f"{problem} (cc)" for problem in wrong_cc]
    known = {one.addr_spec.casefold() for one in to}
    wrong += [f"'{one.addr_spec}' stands twice (to and cc)" for one in cc if one.addr_spec.casefold() in known]
    lang = cells.get("lang", "").casefold() or Lang.ZH.value
    if lang not in list(Lang):
        wrong.append(f"lang is '{lang}'; write zh or en")
    if wrong:
        return [Problem(row, one) for one in wrong]
    return Office(row, cells["place"], cells["office"], to, cc, cells.get("gets", ""), Lang(lang))


def find_surplus(table: Table) -> list[Problem]:
    """The rows with more cells than there are columns: a comma in a cell that is not in quotation marks."""
    return [
        Problem(row, "more cells than columns; put what holds a comma in quotation marks, or join addresses by ;")
        for row, cells in enumerate(table.lines, 2)
        if any(cell.strip() for cell in cells[len(table.names) :])
    ]


def raise_problems(name: str, problems: Sequence[Problem]) -> None:
    """Refuse a file.

    Raises:
        OfficesError: anything is wrong with it; the first problems stand in its message, all in `problems`.
    """
    if not problems:
        return
    lines = tuple(f"{in_row(name, one.row)[0]}: {one.what}" for one in sorted(problems))
    more = f"; and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    raise OfficesError("; ".join(lines[:SHOWN]) + more, lines)
