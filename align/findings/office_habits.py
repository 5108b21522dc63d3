"""What holds for offices again and again, so that it is said once for the plan and not in every row.

A fact is a habit where it holds in so many rows (`office_habit`), and in at least half of those in which it could.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from align.comparison import Reason
from align.counterparts import Relation
from align.findings.linked import Linked
from align.findings.office_map import Answering, Guess
from align.findings.office_rows import OF_PLAN, Desk, Fact, What
from align.plan import list_numbers

DEPARTMENTS = re.compile("(?:单位|部门|机关|企业)$")
ALONE = frozenset({What.LEAD_GONE, What.GONE, What.LEAD_NEW, What.NEW})
Habit = tuple[Reason, list[Fact]]


class Ledger(NamedTuple):
    """The facts of all rows that are not yet said."""

    desk: Desk
    rows: Sequence[Linked]
    facts: Sequence[Fact]
    least: int

    def of(self, *kinds: What, unless: What | None = None) -> list[Fact]:
        """The facts of some kinds, without those of rows that have another kind as well."""
        barred = {fact.row for fact in self.facts if fact.what is unless}
        return [fact for fact in self.facts if fact.what in kinds and fact.row not in barred]

    def grouped(self, facts: Iterable[Fact], key: Callable[[Fact], Hashable] | None = None) -> Iterator[list[Fact]]:
        """The facts of each office, or of each key, that are a habit."""
        groups: defaultdict[Hashable, list[Fact]] = defaultdict(list)
        for fact in facts:
            groups[(key or self.desk.identity)(fact)].append(fact)
        for group in groups.values():
            if len(group) >= self.least and self.is_habit(group, self.standing(group[0])):
                yield group

    def is_habit(self, facts: Sequence[Fact], rows: int) -> bool:
        """Whether facts hold in so many rows, and in at least half of those in which they could."""
        holding = len({fact.row for fact in facts})
        return holding >= self.least and 2 * holding >= rows

    def standing(self, fact: Fact) -> int:
        """In how many rows with a link the office of a fact stands on its side."""
        same, of_plan = self.desk.offices.same, fact.what in OF_PLAN
        sides = ((self.desk.own(row),) if of_plan else self.desk.asked(row) for row in self.rows)
        return sum(any(same(fact.office, name) for one in side for name in one.named) for side in sides)


def find_habits(ledger: Ledger) -> tuple[tuple[Fact, ...], tuple[Reason, ...]]:
    """The facts that stay with their rows, and what is said once instead of the others."""
    notes: list[Reason] = []
    for find in (unled, in_general, spelled_out, instead, absent, fresh, in_other_parts):
        for note, told in list(find(ledger)):
            said = set(map(id, told))
            ledger = ledger._replace(facts=[fact for fact in ledger.facts if id(fact) not in said])
            notes.append(note)
    return tuple(fact for fact in ledger.facts if fact.what is not What.TOGETHER), tuple(notes)


def guess_pairs(ledger: Ledger) -> tuple[Guess, ...]:
    """Offices that again and again are all that two aligned items do not have in common.

    Only of offices without a counterpart: what stands for another office already is another office.
    """
    known, offices = ledger.desk.offices.known, ledger.desk.offices.offices
    taken = {name for one in known.values() if one.relation is not Relation.PART for name in one.names}
    pairs: defaultdict[Hashable, list[tuple[Fact, Fact]]] = defaultdict(list)
    for number in sorted({fact.row for fact in ledger.facts}):
        here = [fact for fact in ledger.facts if fact.row == number and fact.what in ALONE]
        if len(here) == 2 and here[0].what not in OF_PLAN and here[1].what in OF_PLAN:
            gone, new = here
            if known[gone.office].relation is None and new.office not in taken:
                pairs[offices[gone.office].identity, offices[new.office].identity].append((gone, new))
    return tuple(
        Guess(found[0][0].office, found[0][1].office, len(found))
        for found in pairs.values()
        if all(ledger.is_habit(facts, ledger.standing(facts[0])) for facts in zip(*found, strict=True))
    )


def unled(ledger: Ledger) -> Iterator[Habit]:
    """Items of the plan that name nobody who leads."""
    facts = ledger.of(What.UNLED)
    if ledger.is_habit(facts, sum(any(one.led for one in ledger.desk.asked(row)) for row in ledger.rows)):
        yield Reason("offices-unled", (list_numbers(row.plan.no for row in rows_of(ledger, facts) if row.plan),)), facts


def in_general(ledger: Ledger) -> Iterator[Habit]:
    """Items of the plan that sum up by a phrase the offices that the template names."""
    phrases = {number: general(ledger.desk.own(row)) for number, row in enumerate(ledger.rows)}
    facts = [fact for fact in ledger.of(What.GONE) if phrases[fact.row]]
    if ledger.is_habit(facts, sum(any(one.support for one in ledger.desk.asked(row)) for row in ledger.rows)):
        yield Reason("offices-general", (items_of(facts), told_in(phrases, facts))), facts


def spelled_out(ledger: Ledger) -> Iterator[Habit]:
    """Items of the plan that name the offices that the template sums up by a phrase."""
    phrases = {number: general(*ledger.desk.asked(row)) for number, row in enumerate(ledger.rows)}
    facts = [fact for fact in ledger.of(What.NEW) if phrases[fact.row]]
    if ledger.is_habit(facts, sum(bool(ledger.desk.own(row).support) for row in ledger.rows)):
        yield Reason("offices-spelled-out", (items_of(facts), told_in(phrases, facts))), facts


def instead(ledger: Ledger) -> Iterator[Habit]:
    """One office that leads what another leads in the template."""
    gone, new = ledger.of(What.LEAD_GONE), ledger.of(What.LEAD_NEW)
    one_gone, one_new = ({fact.row: fact for fact in facts} for facts in (gone, new))
    many_gone, many_new = (Counter(fact.row for fact in facts) for facts in (gone, new))
    alone = [row for row in one_gone if many_gone[row] == many_new[row] == 1]
    pairs = [one_gone[row]._replace(other=one_new[row].office) for row in alone]
    for group in ledger.grouped(pairs, lambda fact: (ledger.desk.identity(fact), fact.other)):
        told = [fact for pair in group for fact in (one_gone[pair.row], one_new[pair.row])]
        items = items_of(group)
        yield Reason("offices-instead", (group[0].office, group[0].other, items)), told


def absent(ledger: Ledger) -> Iterator[Habit]:
    """An office of the template for which the plan's items name none."""
    facts = ledger.of(What.LEAD_GONE, What.TOGETHER, unless=What.LEAD_NEW) + ledger.of(What.GONE)
    for group in ledger.grouped(facts):
        office, items = group[0].office, items_of(group)
        if leads := common_leads(ledger, group):
            yield Reason("offices-together", (office, leads, items)), group
        else:
            yield Reason("offices-absent", (office, items)), group


def fresh(ledger: Ledger) -> Iterator[Habit]:
    """An office of the plan for which the template's items name none."""
    facts = ledger.of(What.LEAD_NEW, unless=What.LEAD_GONE) + ledger.of(What.NEW)
    for group in ledger.grouped(facts):
        yield Reason("offices-new", (group[0].office, items_of(group))), group


def in_other_parts(ledger: Ledger) -> Iterator[Habit]:
    """An office that leads in the template only, or in the plan only."""
    for what, code in ((What.LEAD_BELOW, "offices-below"), (What.LEAD_ABOVE, "offices-above")):
        for group in ledger.grouped(ledger.of(what)):
            yield Reason(code, (group[0].office, group[0].other, items_of(group))), group


def told_in(phrases: Mapping[int, str], facts: Iterable[Fact]) -> str:
    """The phrases that stand in the rows of some facts, each once."""
    return "、".join(dict.fromkeys(phrases[fact.row] for fact in facts))


def items_of(facts: Iterable[Fact]) -> str:
    """The numbers of the items whose clauses name the offices of some facts."""
    return list_numbers(fact.item.no for fact in facts)


def rows_of(ledger: Ledger, facts: Iterable[Fact]) -> list[Linked]:
    """The rows of some facts, once each."""
    return [ledger.rows[number] for number in sorted({fact.row for fact in facts})]


def general(*asked: Answering) -> str:
    """The first phrase that means departments in general, or nothing."""
    return next((phrase for one in asked for phrase in one.general if DEPARTMENTS.search(phrase)), "")


def common_leads(ledger: Ledger, facts: Sequence[Fact]) -> str:
    """The offices that lead every plan item of some facts, as printed in the first."""
    first, *others = (ledger.desk.own(row).lead for row in rows_of(ledger, facts))
    same = ledger.desk.offices.same
    return "、".join(name for name in first if all(any(same(name, one) for one in leads) for leads in others))
