"""Which of the expected plans came: read, not readable, without items, or not among the files at all.

A plan that did not come is never more than that: files that could not be read and plans whose particulars were not
read may be it, and are named beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from align.expected import Expected
from align.places import Region, find_region, home_of, leading_region, superior
from align.plan import Plan, squeeze

Wanted = tuple[int | None, str | None]  # year and subject; None where any will do


class State(StrEnum):
    """What became of an expected plan."""

    READ = "read"
    UNREAD = "unread"  # the file that should hold it could not be read
    BARE = "bare"  # the file that should hold it has no numbered item
    MISSING = "missing"


LOST = frozenset({State.UNREAD, State.BARE})  # the file is there, but no plan came of it


class Awaited(NamedTuple):
    """An expected plan and what became of it.

    `plans` are what came, `files` the files that should hold it, `maybe` plans of the place whose year or subject was
    not read, of which one may be it.
    """

    year: int | None
    subject: str | None
    state: State
    plans: tuple[Plan, ...] = ()
    files: tuple[str, ...] = ()
    maybe: tuple[Plan, ...] = ()


class Place(NamedTuple):
    """A place from which plans are expected, by the name it was given; `others` came without being expected."""

    name: str
    awaited: tuple[Awaited, ...]
    others: tuple[Plan, ...]

    @property
    def states(self) -> frozenset[State]:
        """What became of its plans."""
        return frozenset(one.state for one in self.awaited)

    @property
    def state(self) -> State:
        """What became of the place: received where any expected plan came, else the most that is known."""
        return next(state for state in State if state in self.states)


class Files(NamedTuple):
    """The files of a run by what became of them: plans, and the names of files without any."""

    plans: Sequence[Plan]
    unread: Collection[str]
    bare: Collection[str]


class Roll(NamedTuple):
    """All expected places, and what nobody expected: plans of other places, plans of no place, files of nobody."""

    places: tuple[Place, ...]
    unexpected: tuple[Plan, ...]
    placeless: tuple[Plan, ...]
    unread: tuple[str, ...]
    bare: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether something came that may be a plan that is thought missing."""
        return bool(self.placeless or self.unread or self.bare)


class _Index(NamedTuple):
    """Plans by their region's code, by the letters of their place, or by a file that only one place's rows name."""

    by_code: dict[str, list[Plan]]
    by_letters: dict[str, list[Plan]]
    placeless: dict[str, list[Plan]]


def call_roll(expected: Sequence[Expected], files: Files) -> Roll:
    """Say of every expected plan what became of it, by place in the order of `places.csv`."""
    rows: defaultdict[str, list[Expected]] = defaultdict(list)
    for row in expected:
        region = find_region(row.place)
        rows[region.code if region else squeeze(row.place)].append(row)
    index = _make_index(files.plans, _files_of_one(rows.values()))
    places = tuple(_call(tuple(group), index, files) for group in rows.values())
    known = {id(plan) for place in places for plan in _all_of(place)}
    rest = [plan for plan in files.plans if id(plan) not in known]
    named = {name for place in places for one in place.awaited if one.state in LOST for name in one.files}
    return Roll(
        places,
        unexpected=tuple(plan for plan in rest if plan.place),
        placeless=tuple(plan for plan in rest if not plan.place),
        unread=tuple(name for name in files.unread if name not in named),
        bare=tuple(name for name in files.bare if name not in named),
    )


def _files_of_one(groups: Iterable[list[Expected]]) -> frozenset[str]:
    """The files that rows of one place only name: what is in them is that place's."""
    named = Counter(name for group in groups for name in {row.file for row in group if row.file})
    return frozenset(name for name, places in named.items() if places == 1)


def _make_index(plans: Sequence[Plan], files_of_one: Collection[str]) -> _Index:
    """Look up once where every plan comes from."""
    index = _Index(defaultdict(list), defaultdict(list), defaultdict(list))
    for plan in plans:
        home = home_of(plan)
        if home is not None:
            index.by_code[home.code].append(plan)
        if plan.place:
            index.by_letters[squeeze(plan.place)].append(plan)
        elif plan.source.name in files_of_one:
            index.placeless[plan.source.name].append(plan)
    return index


def _call(rows: tuple[Expected, ...], index: _Index, files: Files) -> Place:
    """One place: its plans against what its rows expect."""
    region, named = find_region(rows[0].place), dict.fromkeys(row.file for row in rows if row.file)
    own = [
        *_plans_of(rows[0].place, region, index),
        *(plan for name in named for plan in index.placeless.get(name, ())),
    ]
    wanted = dict.fromkeys(one for row in rows for one in _wanted(row, index))
    awaited = tuple(_await(one, own, tuple(_files_for(one, rows)), files) for one in wanted)
    taken = {id(plan) for one in awaited for plan in one.plans}
    return Place(rows[0].place, awaited, tuple(plan for plan in own if id(plan) not in taken))


def _plans_of(place: str, region: Region | None, index: _Index) -> list[Plan]:
    """The plans of a place: by region where both have one, else by letters."""
    letters = dict.fromkeys((squeeze(place), region.name)) if region else (squeeze(place),)
    named = [plan for name in letters for plan in index.by_letters.get(name, ())]
    if region is None:
        return named
    return [*index.by_code.get(region.code, ()), *(plan for plan in named if home_of(plan) is None)]


def _wanted(row: Expected, index: _Index) -> list[Wanted]:
    """The years and subjects that a row expects, the latest first: those it names, else those of the superiors."""
    if row.year is not None and row.subject:
        return [(row.year, squeeze(row.subject))]
    above = [plan for code in codes_above(row.place) for plan in index.by_code.get(code, ())]
    found: dict[Wanted, None] = {}
    for plan in above:
        if plan.year is not None and plan.subject and _fits(plan, (row.year, row.subject)):
            found[plan.year, squeeze(plan.subject)] = None
    return sorted(found, key=lambda one: -(one[0] or 0)) or [(row.year, row.subject and squeeze(row.subject))]


def codes_above(place: str) -> Iterator[str]:
    """The codes of the regions above a place, from the nearest to the country's.

    >>> list(codes_above("长沙市")), list(codes_above("长沙高新区"))
    (['430000', '000000'], ['430100', '430000', '000000'])
    """
    region = find_region(place)
    above = superior(region) if region else leading_region(place)
    while above is not None:
        yield above.code
        above = superior(above)


def _fits(plan: Plan, wanted: Wanted) -> bool:
    """Whether a plan is of this year and on this subject."""
    year, subject = wanted
    return year in (None, plan.year) and (not subject or squeeze(subject) == squeeze(plan.subject or ""))


def _may_fit(plan: Plan, wanted: Wanted) -> bool:
    """Whether a plan may be it, since its year or subject was not read."""
    year, subject = wanted
    return _fits(plan, (year if plan.year is not None else None, subject if plan.subject else None))


def _files_for(wanted: Wanted, rows: tuple[Expected, ...]) -> Iterator[str]:
    """The files that rows name for a plan."""
    year, subject = wanted
    for row in rows:
        same = row.year in (None, year) and (not row.subject or squeeze(row.subject) == subject)
        if row.file and same:
            yield row.file


def _await(wanted: Wanted, own: list[Plan], named: tuple[str, ...], files: Files) -> Awaited:
    """What became of one expected plan."""
    if fitting := tuple(plan for plan in own if _fits(plan, wanted)):
        return Awaited(*wanted, State.READ, fitting, named)
    for state, names in ((State.UNREAD, files.unread), (State.BARE, files.bare)):
        if found := tuple(name for name in named if name in names):
            return Awaited(*wanted, state, files=found)
    maybe = tuple(plan for plan in own if _may_fit(plan, wanted))
    return Awaited(*wanted, State.MISSING, files=named, maybe=maybe)


def _all_of(place: Place) -> Iterator[Plan]:
    """Every plan that came from a place."""
    for one in place.awaited:
        yield from one.plans
    yield from place.others
