"""What people know better: `plans.csv` corrects what was read of a plan, a pairs file says what to compare.

Both are CSV in UTF-8 with column names in the first row; plans are named as PATH#WHICH, relative to the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from align.csvtable import Cells, in_row, read_rows
from align.errors import AlignError, ChoiceError, ReadError
from align.folder import Held, choose, list_plans
from align.pairing import Listed, Pair
from align.places import level_of
from align.plan import Level, Plan, squeeze
from align.plan_paths import split_plan_path

PLANS_FILE = "plans.csv"
PARTICULARS = ("place", "level", "year", "subject", "document_number", "issued_on")
PAIR_COLUMNS = ("template", "plan")


def correct_plans(path: Path, held: Sequence[Held], unread: Iterable[str]) -> tuple[Held, ...]:
    """The documents with their plans as `plans.csv` says they are; an empty cell leaves what was read.

    Rows about documents that could not be read are passed over: those are reported already.

    Raises:
        ReadError: the file or a cell of it is malformed.
        ChoiceError: a row names no plan.
    """
    corrected = {one.name: one.plan for one in list_plans(held)}
    for row, cells in read_rows(path, ("plan",), ("plan", *PARTICULARS)):
        where = f"{path.name}, row {row}"
        if split_plan_path(cells["plan"], (*(one.source.name for one in held), *unread))[0] in unread:
            continue
        listed = choose_in(in_row(path.name, row), cells["plan"], held)
        corrected[listed.name] = correct(corrected[listed.name], cells, where)
    return tuple(with_plans(one, corrected) for one in held)


def with_plans(held: Held, plans: Mapping[str, Plan]) -> Held:
    """A document with other plans, by their names."""
    now = tuple(plans[f"{held.source.name}#{number}"] for number in range(1, len(held.plans) + 1))
    corrected = tuple(n for n, (plan, read) in enumerate(zip(now, held.plans, strict=True), 1) if plan is not read)
    return replace(held, document=replace(held.document, plans=now), corrected=corrected)


def correct(plan: Plan, cells: Cells, where: str) -> Plan:
    """A plan with the particulars of a row; another place brings its own level, if the row gives none."""
    given = {name: cells[name] for name in PARTICULARS if cells.get(name)}
    year, level, issued = given.get("year"), given.get("level"), given.get("issued_on")
    if year and not re.fullmatch("[0-9]{4}", squeeze(year)):
        raise ReadError(f"{where}: year is '{year}'; write four figures")
    if level and level not in list(Level):
        raise ReadError(f"{where}: level is '{level}'; write one of {', '.join(Level)}")
    if issued and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", issued):
        raise ReadError(f"{where}: issued_on is '{issued}'; write it as 2022-05-12")
    return replace(
        plan,
        place=given.get("place", plan.place),
        level=Level(level) if level else (level_of(given["place"]) if "place" in given else plan.level),
        year=int(squeeze(year)) if year else plan.year,
        subject=given.get("subject", plan.subject),
        document_number=given.get("document_number", plan.document_number),
        issued_on=issued or plan.issued_on,
    )


def read_pairs(path: Path, held: Sequence[Held]) -> tuple[tuple[Pair, ...], tuple[tuple[str, AlignError], ...]]:
    """The pairs that a file asks for, each once and in its order, and the rows that name none, with the reason.

    Raises:
        ReadError: the file is malformed.
    """
    pairs: dict[tuple[str, str], Pair] = {}
    wrong: list[tuple[str, AlignError]] = []
    for row, cells in read_rows(path, PAIR_COLUMNS, PAIR_COLUMNS):
        where = in_row(path.name, row)
        try:
            pair = Pair(choose_in(where, cells["template"], held), choose_in(where, cells["plan"], held))
        except AlignError as error:
            wrong.append((f"{cells['template']} → {cells['plan']}", error))
        else:
            pairs.setdefault((pair.template.name, pair.plan.name), pair)
    return tuple(pairs.values()), tuple(wrong)


def choose_in(where: tuple[str, str], target: str, held: Sequence[Held]) -> Listed:
    """The plan that a cell names, or an error that names the row."""
    try:
        return choose(target, held)
    except ChoiceError as error:
        raise ChoiceError(f"{where[0]}: {error}", f"{where[1]}：{error.zh}") from error
