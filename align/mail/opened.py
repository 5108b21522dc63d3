"""A run read back from its folder alone: `run.json` and the records of its pairs, each held against the other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from align.checklist import check_lines
from align.comparison import Comparison, Row
from align.errors import ReadError
from align.extracts import Dossier, make_dossiers, whole
from align.keys import KEY
from align.language import Lang
from align.manifest import MANIFEST, SCHEMA
from align.plan import Item, Level, Passage, Plan, Source
from align.record import counts_record
from align.reload import comparison_from_record
from align.settings import RELEASED

AGAIN = "make the run again with plan-align run"
BROKEN = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)

Read = Mapping[str, Any]


class Opened(NamedTuple):
    """A run: its language, below which confidence a person should look, what there is by place, and all its plans.

    `plans` are those of which the run knows, with or without a pair; of them only what their head says.
    """

    lang: Lang
    check_below: float
    dossiers: tuple[Dossier, ...]
    plans: tuple[Plan, ...]


def open_run(folder: Path) -> Opened:
    """Read a run's folder back.

    Raises:
        ReadError: it is no folder of a run, or a pair's record is missing, broken, or of another run.
    """
    record = read_json(folder / MANIFEST, f"{folder}: no run; name the folder that plan-align run has written")
    try:
        if record["schema"] != SCHEMA:
            raise ReadError(f"{folder / MANIFEST}: has schema {record['schema']}, not {SCHEMA}; {AGAIN}")
        plans = {one["plan"]: head_of(one) for one in record["plans"]}
        hashes = {one["name"]: one["sha256"] for one in record["inputs"] if one["kind"] == "document"}
        lang, check_below = Lang(record["lang"]), float(record.get("check_below", RELEASED.confidence_check))
        pairs = [(pair["key"], pair) for pair in record["pairs"]]
        if len(dict(pairs)) < len(pairs):
            raise ReadError(f"{folder / MANIFEST}: names a pair twice; {AGAIN}")
        settings = record["tool"]["settings_sha256"]
    except BROKEN as error:
        raise ReadError(f"{folder / MANIFEST}: no complete record of a run ({error!r}); {AGAIN}") from error
    extracts = [
        whole(key, read_pair(folder, key, pair, Side(plans, hashes, settings, lang, check_below)))
        for key, pair in pairs
    ]
    return Opened(lang, check_below, make_dossiers(extracts), tuple(plans.values()))


class Side(NamedTuple):
    """What the run says of its plans, its documents and itself, which every pair's record has to fit."""

    plans: Mapping[str, Plan]
    hashes: Mapping[str, str]
    settings: str
    lang: Lang
    check_below: float


def read_json(path: Path, absent: str) -> Any:
    """A file's JSON; `absent` is what to say where there is no such file."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadError(absent) from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); {AGAIN}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: is no JSON; {AGAIN}") from error


def read_pair(folder: Path, key: str, pair: Read, run: Side) -> Comparison:
    """The comparison of one pair, which fits what the run says of it and can be shown.

    Raises:
        ReadError: its record is missing, broken, or of another run.
    """
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise ReadError(f"{folder / MANIFEST}: {key!r} is no key of a pair; {AGAIN}")
    name = f"pairs/{key}.json"  # never what the record names as its path
    record = read_json(folder / name, f"{folder / name}: this pair's record is missing; {AGAIN}")
    try:
        comparison = comparison_from_record(record, str(folder / name))
        strange = misfit(comparison, pair, run)
    except BROKEN as error:
        raise ReadError(f"{folder / name}: no complete comparison ({error!r}); {AGAIN}") from error
    if strange:
        raise ReadError(f"{folder / name}: is not the record of this run ({strange} differs); {AGAIN}")
    try:
        need_items(comparison)
        check_lines(whole(key, comparison), run.lang, run.check_below)  # all that may be told of it can be told
    except BROKEN as error:
        raise ReadError(f"{folder / name}: its rows do not fit its plans ({error!r}); {AGAIN}") from error
    return comparison


def misfit(comparison: Comparison, pair: Read, run: Side) -> str:
    """In what a comparison differs from what the run says of it; nothing where it is the one."""
    for side, plan in (("template", comparison.template), ("plan", comparison.plan)):
        head = run.plans[pair[side]]
        if plan.source.sha256 != run.hashes[plan.source.name]:
            return f"the document of its {side}"
        if plan.source.name != head.source.name or head_only(plan) != head_only(head):
            return f"its {side}"
    if comparison.kind.value != pair["kind"]:
        return "its kind"
    if comparison.tool.settings_sha256 != run.settings:
        return "the settings"
    return "" if counts_record(comparison) == pair["counts"] else "the number of its items"


def head_only(plan: Plan) -> tuple[object, ...]:
    """What a plan's head says of it."""
    return plan.title, plan.place, plan.level, plan.year, plan.subject, plan.document_number, plan.issued_on


def head_of(record: Read) -> Plan:
    """A plan as the run's record has it, without its items."""
    name, _, _ = record["plan"].rpartition("#")
    for text in (record["title"], record["place"] or "", record["subject"] or ""):
        text.encode()  # an error where it is no text
    return Plan(
        source=Source(name, "", 0),
        title=record["title"],
        place=record["place"],
        level=Level(record["level"]) if record["level"] else None,
        year=record["year"],
        subject=record["subject"],
        document_number=record["document_number"],
        issued_on=record["issued_on"],
        preamble=Passage(),
        closing=Passage(),
        sections=(),
    )


def need_items(comparison: Comparison) -> None:
    """See that every item has its words, that those which rows name are there, and that each of the plan is in one row.

    Raises:
        ValueError: one is not.
        TypeError: one has no words.
    """
    sides = [(comparison.template, _template_nos), (comparison.plan, _plan_nos)]
    for plan, named in sides:
        numbers = [item.no for item in plan.items]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("items are missing")
        if not all(isinstance(text, str) for item in plan.items for text in item_texts(item)):
            raise TypeError("an item has no text")
        if not {no for row in comparison.rows for no in named(row)} <= set(numbers):
            raise ValueError("a row names an item that is not there")
    carried = sorted(no for row in comparison.rows for no in row.plan_items)
    if carried != [item.no for item in comparison.plan.items]:
        raise ValueError("an item is in no row, or in several")


def item_texts(item: Item) -> tuple[str, ...]:
    """All that an item says."""
    return item.label, item.heading, item.text, item.task, item.clause, *item.offices.named, *item.offices.default


def _template_nos(row: Row) -> Sequence[int]:
    """The template items that a row names, its nearest candidates included."""
    near = row.nearest.items if row.nearest and not row.template_items else ()
    return (*row.template_items, *near)


def _plan_nos(row: Row) -> Sequence[int]:
    """The plan items that a row names, its nearest candidates included."""
    near = row.nearest.items if row.nearest and not row.plan_items else ()
    return (*row.plan_items, *near)
