"""Findings about offices: who leads and who supports, compared through the counterparts of every office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Finding, Kind, Reason
from align.counterparts import OfficePair, Relation
from align.edits import Context
from align.findings.linked import Linked
from align.findings.office_habits import Ledger, find_habits, guess_pairs
from align.findings.office_map import OfficeMap, answering, map_offices
from align.findings.office_report import findings_of
from align.findings.office_rows import Desk, find_facts
from align.plan import Plan

Plans = tuple[Plan, Plan]


class OfficeEvidence(NamedTuple):
    """The findings of each row, and what is said once for the whole plan."""

    findings: tuple[tuple[Finding, ...], ...]
    notes: tuple[Reason, ...]


def compare_offices(
    rows: Sequence[Linked], plans: Plans, context: Context, told: Sequence[OfficePair]
) -> OfficeEvidence:
    """Say of every row how the offices that answer for it differ, and once what holds again and again."""
    named = [any(item.offices.named for item in plan.items) for plan in plans]
    if not all(named):
        silent = Reason("offices-none-in-template" if named[1] else "offices-none-in-plan")
        return OfficeEvidence(tuple(() for _ in rows), (silent,) if any(named) else ())
    led = [any(item.offices.lead for item in plan.items) for plan in plans]
    desk = make_desk(plans, map_offices(plans, context, told), roles=all(led))
    ledger = make_ledger(desk, rows, context)
    guesses = guess_pairs(ledger)
    if guesses:
        desk = desk._replace(offices=map_offices(plans, context, told, guesses))
        ledger = make_ledger(desk, rows, context)
    facts, habits = find_habits(ledger)
    findings = tuple(
        findings_of(desk, linked, [fact for fact in facts if fact.row == number], guesses)
        for number, linked in enumerate(rows)
    )
    unled = (Reason("offices-unled-in-plan" if led[0] else "offices-unled-in-template"),) if any(led) > all(led) else ()
    guessed = tuple(Reason("offices-guess", (one.template, one.plan, str(one.items))) for one in guesses)
    return OfficeEvidence(findings, (*unled, *used_pairs(desk, rows, context, habits), *guessed, *habits))


def make_desk(plans: Plans, offices: OfficeMap, *, roles: bool) -> Desk:
    """Who answers for every item of the two plans."""
    template, plan = ({item.no: answering(item, roles=roles) for item in one.items} for one in plans)
    return Desk(template, plan, offices)


def make_ledger(desk: Desk, rows: Sequence[Linked], context: Context) -> Ledger:
    """The facts of all rows."""
    facts = [fact for number, linked in enumerate(rows) for fact in find_facts(desk, number, linked)]
    return Ledger(desk, rows, facts, context.settings.office_habit)


def used_pairs(desk: Desk, rows: Sequence[Linked], context: Context, habits: Sequence[Reason]) -> tuple[Reason, ...]:
    """The counterparts that go by another name, each once: by the table, or as a user says."""
    codes = {
        Relation.TOLD: "offices-told",
        Relation.KIN: "offices-renamed" if context.kind is Kind.YEARS else "offices-kin",
        Relation.PART: "offices-part",
    }
    found: dict[Relation, dict[str, dict[object, str]]] = {relation: {} for relation in codes}
    said = {reason.values[0] for reason in habits}
    for row in rows:
        for name in (name for one in desk.asked(row) for name in one.named if name not in said):
            relation = desk.offices.known[name].relation
            for identity, one in standing_for(desk, name, row):
                if relation in found:
                    found[relation].setdefault(name, {}).setdefault(identity, one)
    return tuple(
        Reason(codes[relation], ("；".join(f"{name}→{'、'.join(used.values())}" for name, used in pairs.items()),))
        for relation, pairs in found.items()
        if pairs
    )


def standing_for(desk: Desk, name: str, row: Linked) -> tuple[tuple[object, str], ...]:
    """The offices that stand for a template office in a row, with identity; a dash where a user says there are none."""
    if desk.offices.known[name].exempt:
        return (("", "—"),)
    standing = desk.offices.stands_for(name, desk.own(row).named)
    return tuple((desk.offices.offices[one].identity, one) for one in standing)
