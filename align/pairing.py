"""Which plans belong together: a plan with its superior's of the same year, and with the year before.

Two rules, on subjects without blanks. Levels: the template is the plan of the nearest superior government
that has one of the same year and subject (a city's is the province's, else the country's). Years: it is the
same government's latest earlier plan on the subject. Where several would do, the first of these wins: one of
the same form (要点, 任务分解表, 实施方案), 要点 before the others, file name, number in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from align.places import COUNTRY, Region, home_of, leading_region, level_of, lies_in, superior
from align.plan import Level, Plan, squeeze

FORMS = ("任务分解表", "实施方案")  # beside 要点, which most plans are
UNIQUE = (Level.PROVINCE, Level.CITY)  # levels at which no two places of the country have one name
LAST = "~"  # sorts behind every code of a region


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan and its number in its document, which together name it; `key` names it in the files of a run."""

    plan: Plan
    number: int
    key: str

    @property
    def name(self) -> str:
        """The plan as `file#number`."""
        return f"{self.plan.source.name}#{self.number}"

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands among all plans."""
        return self.plan.source.name, self.number


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plans to compare."""

    template: Listed
    plan: Listed


class Lack(StrEnum):
    """Why a plan is in no pair."""

    PLACE = "place"  # not read
    YEAR = "year"  # not read
    SUBJECT = "subject"  # not read
    REGION = "region"  # the place is no region of GB/T 2260, nor in one, so that nobody is known to be above it
    SUPERIOR = "superior"  # no superior government's plan of the same year and subject
    EARLIER = "earlier"  # no earlier plan of the same government on the subject
    UNASKED = "unasked"  # a file says what to compare, and this is not in it


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, by template and then by the plan's place, and the plans that are in none of them."""

    pairs: tuple[Pair, ...]
    lonely: tuple[Listed, ...]

    @property
    def compared(self) -> tuple[Plan, ...]:
        """The plans of all pairs, one of several pairs more than once."""
        return tuple(side.plan for pair in self.pairs for side in (pair.template, pair.plan))


def pair_plans(plans: Iterable[Listed]) -> Pairing:
    """Pair plans by the rules above; in whatever order they come, the same pairs come out."""
    ordered = sorted(plans, key=lambda listed: listed.order)
    issued = by_issuer(ordered)
    found = [
        Pair(template, listed)
        for listed in ordered
        for template in (find_superior(listed, issued), find_previous(listed, issued))
        if template is not None
    ]
    return Pairing(tuple(sorted(found, key=pair_order)), find_lonely(ordered, found))


def find_lonely(plans: Iterable[Listed], pairs: Sequence[Pair]) -> tuple[Listed, ...]:
    """The plans that are in no pair."""
    paired = {one.name for pair in pairs for one in (pair.template, pair.plan)}
    return tuple(listed for listed in plans if listed.name not in paired)


def why_lonely(plan: Plan) -> tuple[Lack, ...]:
    """What keeps a plan without partner from having one: what was not read of it, else whose plans are not here."""
    known = {Lack.PLACE: plan.place, Lack.YEAR: plan.year, Lack.SUBJECT: plan.subject}
    unread = tuple(lack for lack, value in known.items() if not value)
    if unread:
        return unread
    if home_of(plan) == COUNTRY:
        return (Lack.EARLIER,)
    return (Lack.SUPERIOR if any(superiors(plan)) else Lack.REGION, Lack.EARLIER)


def pair_order(pair: Pair) -> tuple[tuple[str, int], str, tuple[str, int]]:
    """By template, then by the code of the plan's place, then by file and number."""
    return pair.template.order, place_code(pair.plan.plan), pair.plan.order


Issuer = tuple[str, str]  # government and subject


def by_issuer(plans: Iterable[Listed]) -> dict[Issuer, list[Listed]]:
    """The plans whose place, year and subject are known, by who issued them on what."""
    found: dict[Issuer, list[Listed]] = defaultdict(list)
    for listed in plans:
        plan = listed.plan
        if plan.place and plan.year is not None and plan.subject:
            found[government(plan), squeeze(plan.subject)].append(listed)
    return found


def find_superior(listed: Listed, issued: dict[Issuer, list[Listed]]) -> Listed | None:
    """The plan of the nearest superior government, of the same year and subject."""
    plan = listed.plan
    if not (plan.place and plan.year is not None and plan.subject):
        return None
    for above in superiors(plan):
        known = issued.get((above.code, squeeze(plan.subject)), [])
        if fitting := [one for one in known if one.plan.year == plan.year]:
            return min(fitting, key=lambda one: preference(one, listed))
    return None


def find_previous(listed: Listed, issued: dict[Issuer, list[Listed]]) -> Listed | None:
    """The same government's latest earlier plan on the subject."""
    plan = listed.plan
    if not (plan.place and plan.year is not None and plan.subject):
        return None
    known = issued.get((government(plan), squeeze(plan.subject)), [])
    earlier = [(one.plan.year, one) for one in known if one.plan.year is not None and one.plan.year < plan.year]
    latest = max((year for year, _ in earlier), default=None)
    return min((one for year, one in earlier if year == latest), key=lambda one: preference(one, listed), default=None)


def others_of(listed: Listed, plans: Iterable[Listed]) -> tuple[Plan, ...]:
    """The other plans of the same government and year, on whatever subject, by file and number; copies only once."""
    own = listed.plan
    if not own.place or own.year is None:
        return ()
    there = (one for one in plans if one.plan.place and one.plan.year == own.year)
    same = sorted((one for one in there if government(one.plan) == government(own)), key=lambda one: one.order)
    by_title = {squeeze(own.title): own}
    for one in same:
        by_title.setdefault(squeeze(one.plan.title), one.plan)
    return tuple(by_title.values())[1:]


def preference(template: Listed, listed: Listed) -> tuple[bool, int, tuple[str, int]]:
    """Which of several templates to take: the smallest."""
    form = form_of(template.plan.title)
    return form != form_of(listed.plan.title), form, template.order


def form_of(title: str) -> int:
    """What sort of paper a title names.

    >>> form_of("湖南省2022年政务公开工作要点"), form_of("湖南省2022年政务公开工作要点任务分解表")
    (0, 1)
    """
    return next((number for number, form in enumerate(FORMS, 1) if form in title), 0)


def government(plan: Plan) -> str:
    """Name the government of a plan: the code of its region; a zone or township by name, in the region it lies in.

    A name that is in no known region tells a province or a city, but there are many 城关镇: those of different
    documents are not taken for one government.
    """
    region = home_of(plan)
    if region is not None:
        return region.code
    around = surrounding(plan)
    told = around is not None or level_of(plan.place or "") in UNIQUE
    document = "" if told else f"/{plan.source.name}"
    return f"{around.code if around else LAST}/{squeeze(plan.place or '')}{document}"


def superiors(plan: Plan) -> Iterator[Region]:
    """The regions above a plan's own, from the nearest to the country."""
    region = home_of(plan)
    above = superior(region) if region else surrounding(plan)
    while above is not None:
        yield above
        above = superior(above)


def surrounding(plan: Plan) -> Region | None:
    """The region in which a zone or a township lies, by its title or by its own name, whichever says more."""
    titled, named = leading_region(plan.title), leading_region(plan.place or "")
    return titled if titled and (named is None or lies_in(titled, named)) else named


def place_code(plan: Plan) -> str:
    """The code by which places stand in their official order; unknown ones come last."""
    region = home_of(plan) or surrounding(plan)
    return region.code if region else LAST
