"""A run read back from its folder alone: `run.json` and the records of its pairs, each held against the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from align.comparison import Comparison, Kind, Tool
from align.errors import ReadError
from align.extracts import Dossier, Extract, make_dossiers, whole
from align.keys import KEY
from align.language import Lang
from align.manifest import MANIFEST, SCHEMA
from align.plan import Plan, Source
from align.record import counts_record
from align.reload import comparison_from_record, read_head, read_tool
from align.settings import RELEASED
from align.values import UnfitError, Value

AGAIN = "make the run again with plan-align run"


class Opened(NamedTuple):
    """A run: its language, below which confidence a person should look, what there is by place, and all its plans.

    `plans` are those of which the run knows, with or without a pair; of them only what their head says. `placeless` are
    comparisons of a plan whose place was not read: they are nobody's and stand in no dossier.
    """

    lang: Lang
    check_below: float
    dossiers: tuple[Dossier, ...]
    plans: tuple[Plan, ...]
    placeless: tuple[Extract, ...] = ()


def open_run(folder: Path) -> Opened:
    """Read a run's folder back.

    Raises:
        ReadError: it is no folder of a run, or a pair's record is missing, broken, or of another run.
    """
    record = read_json(folder / MANIFEST, f"{folder}: no run; name the folder that plan-align run has written")
    try:
        run, pairs = read_told(Value(record)), read_pairs(Value(record)["pairs"])
        extracts = [whole(pair.key, read_pair(folder, pair, run)) for pair in pairs]
    except UnfitError as error:
        what = f"{folder / MANIFEST}: no complete record of a run of this version: {error}"
        raise ReadError(f"{what}; {AGAIN}") from error
    placeless = tuple(one for one in extracts if not one.comparison.plan.place)
    return Opened(run.lang, run.check_below, make_dossiers(extracts), tuple(run.plans.values()), placeless)


class Told(NamedTuple):
    """What the run says of its plans, its documents and itself, which every pair's record has to fit."""

    plans: Mapping[str, Plan]
    hashes: Mapping[str, str]
    tool: Tool
    lang: Lang
    check_below: float


class Pair(NamedTuple):
    """What the run says of a pair: its key, its sort, both plans and how many items became what."""

    key: str
    kind: Kind
    template: str
    plan: str
    counts: object


def read_told(record: Value) -> Told:
    """Read what a run says of itself."""
    if record["schema"].text() != SCHEMA:
        record["schema"].refuse(f"is not {SCHEMA}")
    below = record.get("check_below")  # runs from before it lack it
    return Told(
        plans={one["plan"].text(): head_of(one) for one in record["plans"].each()},
        hashes={
            one["name"].text(): one["sha256"].text()
            for one in record["inputs"].each()
            if one["kind"].text() == "document"
        },
        tool=read_tool(record["tool"]),
        lang=record["lang"].choice(Lang),
        check_below=below.share() if below else RELEASED.confidence_check,
    )


def read_pairs(record: Value) -> tuple[Pair, ...]:
    """Read what a run says of its pairs."""
    pairs = tuple(
        Pair(
            key=one["key"].text() if KEY.fullmatch(one["key"].text()) else one["key"].refuse("is no key of a pair"),
            kind=one["kind"].choice(Kind),
            template=one["template"].text(),
            plan=one["plan"].text(),
            counts=one["counts"].value,
        )
        for one in record.each()
    )
    if len({pair.key for pair in pairs}) < len(pairs):
        record.refuse("names a pair twice")
    return pairs


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


def read_pair(folder: Path, pair: Pair, run: Told) -> Comparison:
    """The comparison of one pair, which fits what the run says of it and can be shown.

    Raises:
        ReadError: its record is missing, broken, or of another run.
    """
    path = folder / f"pairs/{pair.key}.json"  # never what the record names as its path
    record = read_json(path, f"{path}: this pair's record is missing; {AGAIN}")
    comparison = comparison_from_record(record, str(path), AGAIN)
    if strange := misfit(comparison, pair, run):
        raise ReadError(f"{path}: is not the record of this run ({strange} differs); {AGAIN}")
    return comparison


def misfit(comparison: Comparison, pair: Pair, run: Told) -> str:
    """In what a comparison differs from what the run says of it; nothing where it is the one."""
    for side, named, plan in (
        ("template", pair.template, comparison.template),
        ("plan", pair.plan, comparison.plan),
    ):
        head = run.plans.get(named)
        if plan.source.sha256 != run.hashes.get(plan.source.name):
            return f"the document of its {side}"
        if head is None or plan.source.name != head.source.name or head_only(plan) != head_only(head):
            return f"its {side}"
    if comparison.kind is not pair.kind:
        return "its kind"
    if comparison.tool != run.tool:
        return "what it was made by"
    return "" if counts_record(comparison) == pair.counts else "the number of its items"


def head_only(plan: Plan) -> tuple[object, ...]:
    """What a plan's head says of it."""
    return plan.title, plan.place, plan.level, plan.year, plan.subject, plan.document_number, plan.issued_on


def head_of(record: Value) -> Plan:
    """A plan as the run's record has it, without its items."""
    name, _, _ = record["plan"].text().rpartition("#")
    return read_head(record, Source(name, "", 0))
