"""Which of the expected plans came: read, not readable, without items, or not among the files at all.

A plan that did not come is never more than that: files that could not be read, and plans whose particulars were not
read or read otherwise than expected, may be it, and are named beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from align.expected import Expected
from align.places import Region, find_region, home_of, leading_region, level_of, superior
from align.plan import Level, Plan, squeeze

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

    `plans` are what came, `files` the files that should hold it, `maybe` plans of which one may be it: their place,
    year or subject was not read, or not as expected. `open` says that something came of which nobody knows whose it is.
    """

    year: int | None
    subject: str | None
    state: State
    plans: tuple[Plan, ...] = ()
    files: tuple[str, ...] = ()
    maybe: tuple[Plan, ...] = ()
    open: bool = False

    @property
    def unsure(self) -> bool:
        """Whether it seems to be missing, but something came that may be it."""
        return self.state is State.MISSING and (self.open or bool(self.maybe))


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


class _Index(NamedTuple):
    """Plans by their region's code, by the letters of their place, or by a file that only one place's rows name.

    `years` are those of every level's plans.
    """

    by_code: dict[str, list[Plan]]
    by_letters: dict[str, list[Plan]]
    by_file: dict[str, list[Plan]]
    years: dict[Level | None, set[int]]


class _Claim(NamedTuple):
    """The plans that only one expected place can mean, and those that several can."""

    own: list[Plan]
    shared: list[Plan]


def call_roll(expected: Sequence[Expected], files: Files) -> Roll:
    """Say of every expected plan what became of it, by place in the order of `places.csv`."""
    rows: defaultdict[str, list[Expected]] = defaultdict(list)
    for row in expected:
        region = find_region(row.place)
        rows[region.code if region else squeeze(row.place)].append(row)
    index = _make_index(files.plans, _files_of_one(rows.values()))
    claims = _share_out([group[0].place for group in rows.values()], index)
    called = [_call(tuple(group), claim, index, files) for group, claim in zip(rows.values(), claims, strict=True)]
    known = {id(plan) for place in called for plan in _all_of(place)}
    rest = [plan for plan in files.plans if id(plan) not in known]
    named = {name for place in called for one in place.awaited if one.state in LOST for name in one.files}
    unread, bare = (tuple(name for name in names if name not in named) for names in (files.unread, files.bare))
    unexpected, placeless = ([plan for plan in rest if bool(plan.place) is placed] for placed in (True, False))
    strangers = [plan for plan in unexpected if home_of(plan) is None]
    places = tuple(_doubt(place, strangers, is_open=bool(placeless or unread or bare)) for place in called)
    return Roll(places, tuple(unexpected), tuple(placeless), unread, bare)


def _files_of_one(groups: Iterable[list[Expected]]) -> frozenset[str]:
    """The files that rows of one place only name: what is in them is that place's."""
    named = Counter(name for group in groups for name in {row.file for row in group if row.file})
    return frozenset(name for name, places in named.items() if places == 1)


def _make_index(plans: Sequence[Plan], files_of_one: Collection[str]) -> _Index:
    """Look up once where every plan comes from."""
    index = _Index(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(set))
    for plan in plans:
        home = home_of(plan)
        if home is not None:
            index.by_code[home.code].append(plan)
        if plan.place:
            index.by_letters[squeeze(plan.place)].append(plan)
        if plan.source.name in files_of_one:
            index.by_file[plan.source.name].append(plan)
        if plan.year is not None:
            index.years[plan.level].add(plan.year)
    return index


def _share_out(names: Sequence[str], index: _Index) -> list[_Claim]:
    """The plans of every place: by region where both have one, else by letters, where nobody else can mean them."""
    regions = [find_region(name) for name in names]
    by_code = [list(index.by_code.get(region.code, ())) if region else [] for region in regions]
    lettered = [_plans_named(name, region, index) for name, region in zip(names, regions, strict=True)]
    meant = Counter(id(plan) for plans in (*by_code, *lettered) for plan in plans)
    return [
        _Claim(
            [*sure, *(plan for plan in plans if meant[id(plan)] == 1)],
            [plan for plan in plans if meant[id(plan)] > 1],
        )
        for sure, plans in zip(by_code, lettered, strict=True)
    ]


def _plans_named(place: str, region: Region | None, index: _Index) -> list[Plan]:
    """The plans that have a place's letters; of a known region only those whose own region is not known."""
    letters = dict.fromkeys((squeeze(place), region.name)) if region else (squeeze(place),)
    named = [plan for name in letters for plan in index.by_letters.get(name, ())]
    return [plan for plan in named if region is None or home_of(plan) is None]


def _call(rows: tuple[Expected, ...], claim: _Claim, index: _Index, files: Files) -> Place:
    """One place: its plans against what its rows expect."""
    named = dict.fromkeys(row.file for row in rows if row.file)
    in_files = [plan for name in named for plan in index.by_file.get(name, ())]
    own = [*claim.own, *(plan for plan in in_files if not plan.place)]
    wanted = list(dict.fromkeys(one for row in rows for one in _wanted(row, index)))
    awaited = [_await(one, own, tuple(dict.fromkeys(_files_for(one, rows))), files) for one in wanted]
    taken = {id(plan) for one in awaited for plan in one.plans}
    others = [plan for plan in own if id(plan) not in taken]
    near = [plan for plan in (*others, *claim.shared) if not any(_may_fit(plan, one) for one in wanted)]
    return Place(
        rows[0].place,
        tuple(
            _name_maybe(
                one,
                [plan for plan in (*others, *claim.shared) if _may_fit(plan, one[:2])],
                [plan for plan in near if one.year is None or plan.year in (None, one.year)],
                [plan for plan in in_files if plan.source.name in one.files and id(plan) not in taken],
            )
            for one in awaited
        ),
        tuple(others),
    )


def _name_maybe(one: Awaited, *found: Iterable[Plan]) -> Awaited:
    """Add plans that may be the expected one, each once, if it did not come."""
    if one.state is not State.MISSING:
        return one
    maybe = {id(plan): plan for plans in (one.maybe, *found) for plan in plans}
    return one._replace(maybe=tuple(maybe.values()))


def _doubt(place: Place, strangers: Sequence[Plan], *, is_open: bool) -> Place:
    """Say of a place's plans which others may be them, and whether anything else may."""
    near = [plan for plan in strangers if _may_be_of(plan, place.name)]
    awaited = [
        _name_maybe(
            one._replace(open=is_open), [plan for plan in near if one.year in (None, plan.year) or not plan.year]
        )
        for one in place.awaited
    ]
    return place._replace(awaited=tuple(awaited))


def _may_be_of(plan: Plan, place: str) -> bool:
    """Whether a plan of no known region may be this place's under another name: its level and superiors do not differ.

    长沙高新技术产业开发区 may be 长沙高新区, but neither 长沙市 nor 株洲高新区.
    """
    levels, regions = {plan.level, level_of_place(place)}, {leading_region(plan.place or ""), leading_region(place)}
    return len(levels - {None}) < 2 and len(regions - {None}) < 2


def _wanted(row: Expected, index: _Index) -> list[Wanted]:
    """The years and subjects that a row expects, the latest first: those it names, else those of the superiors.

    A superior's plan of a year without any of the place's level is not waited for: the folder holds it for comparison
    through the years. Where none of the level came at all, the latest year is.
    """
    if row.year is not None and row.subject:
        return [(row.year, squeeze(row.subject))]
    above = [plan for code in codes_above(row.place) for plan in index.by_code.get(code, ())]
    found: dict[Wanted, None] = {}
    for plan in above:
        if plan.year is not None and plan.subject and _fits(plan, (row.year, row.subject)):
            found[plan.year, squeeze(plan.subject)] = None
    years = {year for year, _ in found}
    if row.year is None and years:
        years = years & index.years[level_of_place(row.place)] or {max(years, key=lambda year: year or 0)}
    wanted = sorted((one for one in found if one[0] in years), key=lambda one: -(one[0] or 0))
    return wanted or [(row.year, row.subject and squeeze(row.subject))]


def level_of_place(place: str) -> Level | None:
    """The level of an expected place, by its region or else by its name."""
    region = find_region(place)
    return region.level if region else level_of(place)


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
    return Awaited(*wanted, State.MISSING, files=named)


def _all_of(place: Place) -> Iterator[Plan]:
    """Every plan that came from a place."""
    for one in place.awaited:
        yield from one.plans
    yield from place.others
