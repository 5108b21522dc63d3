"""Which of the plan's offices stand for which of the template's, and how that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from align.comparison import Kind
from align.counterparts import CENTRE, Identity, Office, OfficePair, Relation, find_office, is_generic
from align.edits import Context
from align.places import find_region, home_of, short_name
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

    def beside(self, asked: Answering) -> Answering:
        """The same beside an item that says who leads: an office that answers alone leads, said or not."""
        alone = asked.led and not self.led and len(self.support) == 1 and not self.general
        return Answering(self.support, (), (), led=True) if alone else self


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
    """The counterparts of every office that the template names, by name, and back from the plan's names."""

    known: Mapping[str, Known]
    offices: Mapping[str, Office]
    back: Mapping[str, tuple[str, ...]]

    def stands_for(self, name: str, among: Container[str]) -> tuple[str, ...]:
        """The plan's offices among some that stand for a template office."""
        return tuple(one for one in self.known[name].names if one in among)

    def answers_to(self, name: str, asked: Container[str]) -> str:
        """The first of the template's offices, among those asked, that an office of the plan stands for, or nothing."""
        return name if name in asked else next((one for one in self.back.get(name, ()) if one in asked), "")

    def same(self, one: str, other: str) -> bool:
        """Whether two names spell one office."""
        return self.offices[one].identity == self.offices[other].identity


class Directory(NamedTuple):
    """The plan's offices, to be found by identity, and by the functions that they have or do besides."""

    offices: Mapping[str, Office]
    by_identity: Mapping[Identity, list[str]]
    by_function: Mapping[str, list[str]]

    def near(self, office: Office) -> Iterator[str]:
        """The offices that may stand for a template office."""
        yield from self.by_identity.get(office.identity, ())
        for function in office.functions:
            yield from self.by_function.get(function, ())


def make_directory(offices: Mapping[str, Office]) -> Directory:
    """The plan's offices, to be found."""
    by_identity: defaultdict[Identity, list[str]] = defaultdict(list)
    by_function: defaultdict[str, list[str]] = defaultdict(list)
    for name, office in offices.items():
        by_identity[office.identity].append(name)
        centres = [function + CENTRE for function in office.functions]
        governed = [function.removesuffix(CENTRE) for function in office.functions]
        for function in dict.fromkeys((*office.functions, *office.parts, *centres, *governed)):
            by_function[function].append(name)
    return Directory(offices, by_identity, by_function)


def answering(item: Item, *, roles: bool = True) -> Answering:
    """Who answers for an item; without `roles` there is no telling who leads, and all support."""
    offices = item.offices
    lead, support = (offices.lead, offices.support) if roles else ((), offices.named)
    return Answering(
        tuple(name for name in lead if not is_generic(name)),
        tuple(name for name in support if not is_generic(name) and name not in lead),
        tuple(name for name in lead + support if is_generic(name)),
        bool(lead),
    )


def vocabulary(plan: Plan) -> tuple[str, ...]:
    """Every office that a plan names anywhere, once, in order."""
    offices = (item.offices for item in plan.items)
    names = chain.from_iterable((*one.named, *one.default) for one in offices)
    return tuple(dict.fromkeys(name for name in names if not is_generic(name)))


def map_offices(
    plans: tuple[Plan, Plan], context: Context, told: Sequence[OfficePair] = (), guesses: Sequence[Guess] = ()
) -> OfficeMap:
    """The counterparts of the template's offices: what a user says, else the nearest by the table, else a guess."""
    places = tuple(dict.fromkeys((*context.places.template, *context.places.plan)))
    template, plan = ({name: find_office(name, places) for name in vocabulary(one)} for one in plans)
    directory = make_directory(plan)
    said = said_of(told, plans[1], places)
    guessed: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for guess in guesses:
        guessed[find_office(guess.template, places).identity].append(find_office(guess.plan, places).identity)
    old = frozenset(office.identity for office in template.values()) if context.kind is Kind.YEARS else None
    by_identity: dict[Identity, Known] = {}
    for office in template.values():
        if office.identity not in by_identity:
            by_identity[office.identity] = know(office, directory, said, guessed, old)
    known = {name: by_identity[office.identity] for name, office in template.items()}
    back: defaultdict[str, list[str]] = defaultdict(list)
    for name, one in known.items():
        for other in one.names:
            back[other].append(name)
    return OfficeMap(known, template | plan, {name: tuple(names) for name, names in back.items()})


def know(
    office: Office,
    directory: Directory,
    said: Mapping[Identity, Collection[Identity]],
    guessed: Mapping[Identity, Collection[Identity]],
    old: Collection[Identity] | None,
) -> Known:
    """What is known of a template office's counterparts; `old` are the template's offices, between years only."""
    if office.identity in said:
        names = names_of(said[office.identity], directory)
        return Known(Relation.TOLD, names, listed=True, exempt=not said[office.identity])
    found: dict[Relation, list[str]] = {}
    for name in dict.fromkeys(directory.near(office)):
        relation = office.relation(directory.offices[name])
        if relation is not None and is_apt(relation, directory.offices[name], old):
            found.setdefault(relation, []).append(name)
    if not found and office.identity in guessed:
        found[Relation.GUESS] = list(names_of(guessed[office.identity], directory))
    best = min(found, default=None)
    return Known(best, tuple(found[best]) if best is not None else (), bool(office.lines))


def names_of(identities: Collection[Identity], directory: Directory) -> tuple[str, ...]:
    """How the plan spells some offices."""
    return tuple(name for one in identities for name in directory.by_identity.get(one, ()))


def is_apt(relation: Relation, office: Office, old: Collection[Identity] | None) -> bool:
    """Whether a near office can be a counterpart.

    Between years the government is the same: only an office that is new can be another name for an old one.
    """
    return old is None or relation is Relation.SAME or (relation is Relation.KIN and office.identity not in old)


def said_of(told: Sequence[OfficePair], plan: Plan, places: tuple[str, ...]) -> dict[Identity, tuple[Identity, ...]]:
    """What a user says of superior offices at the plan's place; a row for the place outdoes one for every place."""
    said: dict[Identity, tuple[Identity, ...]] = {}
    for rows in ([one for one in told if not one.place], [one for one in told if is_at(one.place, plan)]):
        here: dict[Identity, tuple[Identity, ...]] = {}
        for one in rows:
            superior = find_office(one.superior, places).identity
            office = (find_office(one.office, places).identity,) if one.office else ()
            here[superior] = (*here.get(superior, ()), *office)
        said |= here
    return said


def is_at(place: str, plan: Plan) -> bool:
    """Whether a place that a user names is the plan's."""
    if not place or not plan.place:
        return False
    region = find_region(place)
    here = home_of(plan)
    return short_name(place) == short_name(plan.place) if region is None or here is None else region == here
