"""Which of the plan's offices stand for which of the template's, and how that is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from align.comparison import Kind
from align.counterparts import Office, OfficePair, Relation, find_office, is_generic
from align.edits import Context
from align.places import find_region, short_name
from align.plan import Item, Plan


class Answering(NamedTuple):
    """Who answers for an item: offices by name, and phrases that mean offices in general; `led` if anyone leads."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    general: tuple[str, ...]
    led: bool

    @property
    def named(self) -> tuple[str, ...]:
        """Every office by name."""
        return tuple(dict.fromkeys(self.lead + self.support))


class Known(NamedTuple):
    """What is known of a template office's counterparts: nothing where `relation` is None.

    `listed` says that the table knows its function, so that a counterpart would be recognised; `exempt` that a user
    says there is none.
    """

    relation: Relation | None
    names: tuple[str, ...]
    listed: bool
    exempt: bool = False


class Guess(NamedTuple):
    """Two offices that stand for each other in so many aligned items."""

    template: str
    plan: str
    items: int


class OfficeMap(NamedTuple):
    """The counterparts of every office that the template names, by name."""

    known: Mapping[str, Known]
    offices: Mapping[str, Office]

    def stands_for(self, name: str, among: Sequence[str]) -> tuple[str, ...]:
        """The plan's offices among some that stand for a template office."""
        return tuple(one for one in among if one in self.known[name].names)

    def same(self, one: str, other: str) -> bool:
        """Whether two names spell one office."""
        return self.offices[one].identity == self.offices[other].identity


def answering(item: Item, *, roles: bool = True) -> Answering:
    """Who answers for an item; without `roles` there is no telling who leads, and all support."""
    offices = item.offices
    lead, support = (offices.lead, offices.support) if roles else ((), offices.lead + offices.support)
    return Answering(
        tuple(name for name in lead if not is_generic(name)),
        tuple(name for name in support if not is_generic(name) and name not in lead),
        tuple(name for name in lead + support if is_generic(name)),
        bool(lead),
    )


def vocabulary(plan: Plan) -> tuple[str, ...]:
    """Every office that a plan names anywhere, once, in order."""
    offices = (item.offices for item in plan.items)
    names = chain.from_iterable((*one.lead, *one.support, *one.default) for one in offices)
    return tuple(dict.fromkeys(name for name in names if not is_generic(name)))


def map_offices(
    plans: tuple[Plan, Plan], context: Context, told: Sequence[OfficePair] = (), guesses: Sequence[Guess] = ()
) -> OfficeMap:
    """The counterparts of the template's offices: what a user says, else the nearest by the table, else a guess."""
    places = tuple(dict.fromkeys((*context.places.template, *context.places.plan)))
    template, plan = ({name: find_office(name, places) for name in vocabulary(one)} for one in plans)
    said = said_of(told, plans[1], places)
    guessed = {find_office(one.template, places).identity: find_office(one.plan, places).identity for one in guesses}
    old = {office.identity for office in template.values()}
    known = {}
    for name, office in template.items():
        if office.identity in said:
            names = tuple(one for one, other in plan.items() if other.identity in said[office.identity])
            known[name] = Known(Relation.TOLD, names, listed=True, exempt=not said[office.identity])
            continue
        relation, names = nearest(office, plan, context.kind, old)
        if relation is None and office.identity in guessed:
            names = tuple(one for one, other in plan.items() if other.identity == guessed[office.identity])
            relation = Relation.GUESS
        known[name] = Known(relation, names, bool(office.lines))
    return OfficeMap(known, template | plan)


def said_of(
    told: Sequence[OfficePair], plan: Plan, places: tuple[str, ...]
) -> dict[tuple[object, ...], set[tuple[object, ...]]]:
    """What a user says of superior offices at the plan's place; a row for the place outdoes one for every place."""
    said: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for rows in ([one for one in told if not one.place], [one for one in told if is_at(one.place, plan)]):
        here: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
        for one in rows:
            offices = here.setdefault(find_office(one.superior, places).identity, set())
            if one.office:
                offices.add(find_office(one.office, places).identity)
        said |= here
    return said


def is_at(place: str, plan: Plan) -> bool:
    """Whether a place that a user names is the plan's."""
    if not place or not plan.place:
        return False
    region = find_region(place)
    here = find_region(plan.place, near=plan.title)
    return short_name(place) == short_name(plan.place) if region is None or here is None else region == here


def nearest(
    office: Office, plan: Mapping[str, Office], kind: Kind, old: Collection[tuple[object, ...]]
) -> tuple[Relation | None, tuple[str, ...]]:
    """The plan's offices that are nearest to a template office by the table, and how near they are.

    Between years the government is the same: only an office that is new can be another name for an old one.
    """
    found: dict[Relation, list[str]] = {}
    for name, other in plan.items():
        relation = office.relation(other)
        if relation is None:
            continue
        another = relation is not Relation.SAME and (relation is Relation.PART or other.identity in old)
        if not (kind is Kind.YEARS and another):
            found.setdefault(relation, []).append(name)
    best = min(found, default=None)
    return (best, tuple(found[best])) if best is not None else (None, ())
