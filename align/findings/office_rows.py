"""How the offices of one row differ: facts, each about one office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from align.comparison import Kind
from align.counterparts import Identity, Relation, is_government
from align.findings.linked import Linked
from align.findings.office_map import Answering, OfficeMap
from align.plan import Item


class What(StrEnum):
    """What a fact says of an office."""

    UNLED = "unled"  # the template's item names who leads, the plan's nobody
    LEAD_GONE = "lead-gone"  # it leads the template's item, and no counterpart stands in the plan's
    LEAD_BELOW = "lead-below"  # its counterpart stands there without leading
    TOGETHER = "together"  # its counterpart there stands for another leading office as well
    GONE = "gone"  # it supports the template's item, and no counterpart stands in the plan's
    LEAD_NEW = "lead-new"  # it leads the plan's item and answers to no office of the template's
    LEAD_ABOVE = "lead-above"  # it leads, and the template's office only supports
    NEW = "new"  # it supports the plan's item and answers to no office of the template's


NOBODY = Answering((), (), (), led=False)
OF_PLAN = frozenset({What.LEAD_NEW, What.LEAD_ABOVE, What.NEW})
SHARED = frozenset({Relation.KIN, Relation.PART})


class Fact(NamedTuple):
    """What holds for one office in one row.

    `item` is the one whose clause names it, `other` the office of the other side where there is one.
    """

    what: What
    row: int
    office: str
    item: Item
    other: str = ""


class Desk(NamedTuple):
    """All that the offices of a row are compared with: who answers for each item of either plan, and the map."""

    template: Mapping[int, Answering]
    plan: Mapping[int, Answering]
    offices: OfficeMap

    def asked(self, row: Linked) -> tuple[Answering, ...]:
        """Who answers for the template items of a row with a link."""
        return tuple(self.template[item.no] for item in row.template) if row.plan else ()

    def own(self, row: Linked) -> Answering:
        """Who answers for the plan item of a row with a link."""
        return self.plan[row.plan.no] if row.plan and row.template else NOBODY

    def identity(self, fact: Fact) -> Identity:
        """The office of a fact, however it is spelled."""
        return self.offices.offices[fact.office].identity if fact.office else ()


def find_facts(desk: Desk, number: int, linked: Linked) -> tuple[Fact, ...]:
    """How the offices of a row differ, each office once; nothing for a row without link."""
    if linked.plan is None or not linked.template:
        return ()
    facts: list[Fact] = []
    for item in filter(linked.speaks_for, linked.template):
        facts += of_template(desk, number, linked, item)
    if all(fact.what is not What.UNLED for fact in facts):
        facts += of_plan(desk, number, linked, linked.plan)
    found: dict[tuple[bool, Identity], Fact] = {}
    for fact in facts:
        found.setdefault((fact.what in OF_PLAN, desk.identity(fact)), fact)
    return tuple(found.values())


def of_template(desk: Desk, number: int, linked: Linked, item: Item) -> Iterator[Fact]:
    """What became of the offices of a template item, in the plan items that carry it."""
    asked = desk.template[item.no]
    carrying = [desk.plan[one.no].beside(asked) for one in (linked.plan, *linked.others(item)) if one]
    named = {name for one in carrying for name in one.named}
    unled = asked.led and not any(one.led for one in carrying)
    if unled:
        yield Fact(What.UNLED, number, next(iter(asked.lead), ""), item)
    else:
        yield from leads_of_template(desk, number, linked, item, carrying)
    if named or not unled:  # else nobody at all is named, which is said already
        for name in required(desk, asked.support, linked):
            if not desk.offices.stands_for(name, named):
                yield Fact(What.GONE, number, name, item)


def leads_of_template(
    desk: Desk, number: int, linked: Linked, item: Item, carrying: Sequence[Answering]
) -> Iterator[Fact]:
    """What became of the offices that lead a template item."""
    leads = {name for one in carrying for name in one.lead}
    named = {name for one in carrying for name in one.named}
    taken: set[str] = set()
    for name in required(desk, desk.template[item.no].lead, linked):
        standing = desk.offices.stands_for(name, leads)
        if standing and taken.issuperset(standing) and desk.offices.known[name].relation in SHARED:
            yield Fact(What.TOGETHER, number, name, item, standing[0])
        elif standing:
            taken.update(standing)
        elif below := desk.offices.stands_for(name, named):
            yield Fact(What.LEAD_BELOW, number, name, item, below[0])
        else:
            yield Fact(What.LEAD_GONE, number, name, item)


def required(desk: Desk, names: Sequence[str], linked: Linked) -> list[str]:
    """The template's offices that the plan should have counterparts for, the surest first.

    Between levels no governments of places: whether the plan's place is addressed is a matter of scope.
    """
    levels = linked.context.kind is Kind.LEVELS
    known = desk.offices.known
    wanted = [name for name in names if not (known[name].exempt or (levels and is_government(name)))]
    return sorted(wanted, key=lambda name: max(Relation) if (near := known[name].relation) is None else near)


def of_plan(desk: Desk, number: int, linked: Linked, item: Item) -> Iterator[Fact]:
    """The offices of a plan item that the template items it carries do not ask for."""
    asked = [desk.template[one.no] for one in linked.template]
    leads = {name for one in asked for name in one.lead}
    named = {name for one in asked for name in one.named}
    own = next((one for other in asked if (one := desk.plan[item.no].beside(other)).led), desk.plan[item.no])
    for name in own.lead:
        if not desk.offices.answers_to(name, leads):
            above = desk.offices.answers_to(name, named)
            yield Fact(What.LEAD_ABOVE if above else What.LEAD_NEW, number, name, item, above)
    for name in own.support:
        if not desk.offices.answers_to(name, named):
            yield Fact(What.NEW, number, name, item)
