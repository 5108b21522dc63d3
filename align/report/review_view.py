"""What the scripts of a page need for reviewing: the items' hashes, what the report says, and what it has applied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from align.comparison import Comparison, Kind, Settled, Verdict
from align.concerns import to_verify
from align.labels import plan_name, task_hash
from align.language import Lang, Outcome, outcome_name, outcome_of, words
from align.plan import Plan
from align.record import settled_record
from align.report.wording.review import SCRIPT
from align.visible import make_visible

Data = dict[str, Any]
LONGEST = 80  # characters of a file's stem, which every system takes
UNSAFE = re.compile(r'[\\/:*?"<>|.\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
MISSING = "missing"  # what nobody has confirmed yet
CALLED: dict[Kind, dict[str, Outcome]] = {  # a reviewer's verdicts; between levels a confirmed drop is 未列入
    Kind.LEVELS: {
        **{verdict.value: Outcome(verdict.value) for verdict in Verdict},
        Outcome.DROPPED.value: Outcome.UNLISTED,
        Outcome.ELSEWHERE.value: Outcome.ELSEWHERE,
        MISSING: Outcome.DROPPED,
    },
    Kind.YEARS: {**{verdict.value: Outcome(verdict.value) for verdict in Verdict}, MISSING: Outcome.DROPPED},
}


def view_review(comparisons: Sequence[Comparison], lang: Lang, check_below: float) -> Data:
    """Prepare reviewing on a page that shows rows of these comparisons, in the order of `data-pair`."""
    templates = list({plan_name(one.template): one.template for one in comparisons}.items())
    names = [name for name, _ in templates]
    return {
        "file": file_stem(comparisons, lang),
        "templates": [{"name": name, "hashes": hashes_of(template)} for name, template in templates],
        "pairs": [pair_data(one, names.index(plan_name(one.template)), check_below) for one in comparisons],
        "verdicts": {kind.value: verdict_names(kind, lang) for kind in Kind},
        "words": {name: words(both, lang) for name, both in SCRIPT.items()},
    }


def pair_data(comparison: Comparison, template: int, check_below: float) -> Data:
    """What one pair says, by item number from 1 on; `check` names rows as `p5` and `t3`, as the page's anchors do."""
    plan, kind = comparison.plan, comparison.kind
    said = {row.plan_items[0]: (row.template_items, row.verdict.value) for row in comparison.rows if row.plan_items}
    items = [said.get(item.no, ((), "")) for item in plan.items]
    elsewhere = [row for row in comparison.rows if outcome_of(row, kind) is Outcome.ELSEWHERE]
    return {
        "template": template,
        "plan": plan_name(plan),
        "place": make_visible(plan.place or plan.title),
        "kind": kind.value,
        "hashes": hashes_of(plan),
        "links": [list(linked) for linked, _ in items],
        "verdicts": [verdict for _, verdict in items],
        "elsewhere": [no for row in elsewhere for no in row.template_items],
        "check": [
            f"p{row.plan_items[0]}" if row.plan_items else f"t{row.template_items[0]}"
            for row in comparison.rows
            if to_verify(row, kind, check_below)
        ],
        "reviewed": [reviewed_data(settled) for settled in comparison.settled],
    }


def reviewed_data(settled: Settled) -> Data:
    """A row that was applied, as its label has it: optional links that were taken for want of others stay optional."""
    record = settled_record(settled)
    optional = settled.template_items == settled.optional_items
    return {**record, "template_nos": [] if optional else record["template_nos"], "also": record["also"] or ""}


def hashes_of(plan: Plan) -> list[str]:
    """The names of the words of every task, in the order of the items."""
    return [task_hash(item) for item in plan.items]


def verdict_names(kind: Kind, lang: Lang) -> dict[str, str]:
    """What a reviewer's verdicts are called."""
    return {verdict: outcome_name(outcome, kind, lang) for verdict, outcome in CALLED[kind].items()}


def file_stem(comparisons: Sequence[Comparison], lang: Lang) -> str:
    """What a saved file is called, without a date: both places and years, and the subject.

    Nothing of a document can lead out of a folder or hide what the file is.
    """
    first = comparisons[0]
    plans = [name_of(one.plan) for one in comparisons]
    beside = plans[0] if len(plans) == 1 else words(SCRIPT["places"], lang).format(len(plans))
    parts = (words(SCRIPT["file"], lang), name_of(first.template), beside, first.plan.subject or "")
    return "-".join(filter(None, (UNSAFE.sub("", part) for part in parts)))[:LONGEST]


def name_of(plan: Plan) -> str:
    """A plan in a file's name: place and year, or its title."""
    return f"{plan.place}{plan.year or ''}" if plan.place else plan.title
