"""What each office of the list gets of a run: only what is about its own place.

Every message is settled here, and everything that can be refused is refused, before the first one is composed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from align.comparison import Comparison
from align.counterparts import core_of, without_level
from align.extracts import Dossier, Extract
from align.mail.led import Staff, find_names, find_staff, led_rows
from align.mail.offices import Office, Problem, raise_problems, read_offices
from align.mail.opened import Opened
from align.pairing import government, superiors
from align.places import find_region, home_of
from align.plan import Plan, squeeze

LED = "led"
NEAREST = 3  # names that a refusal offers
NEAR = 50  # of 100: names of which more than half the characters agree, so 郴洲市 for 郴州市, but not 成都市


class Errand(NamedTuple):
    """An office and what it gets: extracts of comparisons of its place; `led` where they hold only rows it leads.

    `names` are those by which the plans call it, where that was asked. Without extracts it gets no message.
    """

    office: Office
    dossier: Dossier
    led: bool = False
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The office with its place, each said once: 邵阳市 and 市政务局 are 邵阳市政务局."""
        place, office = self.dossier.place, self.office.office
        levelled = office[:1] == place[-1:] and without_level(office) == office[1:]
        return office if office.startswith(place) else place + office[levelled:]

    @property
    def rows(self) -> int:
        """How many rows it gets."""
        return sum(len(extract.rows) for extract in self.dossier.extracts)


class Place(NamedTuple):
    """A place of the run: what it is called, its plans with and without a pair, and what there is about them."""

    name: str
    plans: tuple[Plan, ...]
    dossier: Dossier


class Listing(NamedTuple):
    """All errands in the order of the list, and what a person may want to look at."""

    errands: tuple[Errand, ...]
    notes: tuple[str, ...]


def choose_all(opened: Opened, path: Path) -> Listing:
    """Read the list of offices and settle what each gets.

    Raises:
        OfficesError: the list cannot be read, or anything is wrong with any of its rows.
    """
    offices, problems = read_offices(path)
    owned = [one for dossier in opened.dossiers for one in dossier.extracts]
    strange = [*opened.placeless, *(one for one in owned if not is_own(one.comparison))]
    places = find_places(opened)
    homes = {one.row: find_home(one.place, places) for one in offices}
    found = [one for one in offices if homes[one.row] in places]
    unknown = [Problem(one.row, no_place(one.place, places)) for one in offices if homes[one.row] not in places]
    chosen = [choose(one, places[homes[one.row]]) for one in found]
    wrong = [one for one in chosen if isinstance(one, Problem)]
    raise_problems(path.name, [*problems, *unknown, *find_doubles(found, homes), *wrong])
    errands = tuple(one for one in chosen if isinstance(one, Errand))
    notes = sorted([*find_shared(found, homes), *find_renamed(errands), *find_idle(errands)])
    return Listing(errands, (*map(why_unsent, strange), *(f"{path.name}, row {one.row}: {one.what}" for one in notes)))


def is_own(comparison: Comparison) -> bool:
    """Whether a place may see a comparison: with a plan of its own, or of a government above it."""
    template, plan = comparison.template, comparison.plan
    own = bool(template.place) and government(template) == government(plan)
    return own or home_of(template) in tuple(superiors(plan))


def why_unsent(extract: Extract) -> str:
    """Say that a comparison goes to nobody."""
    template, plan = extract.comparison.template, extract.comparison.plan
    place = plan.place or "the same place, which was not read,"
    why = f"not known to be of {place} or a place above it; plans.csv says a place in full, as 湖南省某县城关镇"
    return f"{plan.title}: sent to nobody beside {template.title}, {why}"


def find_places(opened: Opened) -> dict[str, Place]:
    """The places of which the run has a plan, by their government."""
    dossiers = {
        government(one.extracts[0].comparison.plan): one._replace(
            extracts=tuple(extract for extract in one.extracts if is_own(extract.comparison))
        )
        for one in opened.dossiers
    }
    plans: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in opened.plans:
        if plan.place:
            plans[government(plan)].append(plan)
    return {
        home: Place(own[0].place or "", tuple(own), dossiers.get(home, Dossier(own[0].place or "", home, ())))
        for home, own in sorted(plans.items())
    }


def find_home(name: str, places: Mapping[str, Place]) -> str:
    """The government of a place that a person names: by its region, or as the only one of that name; else nothing."""
    region = find_region(name)
    if region is not None and region.code in places:
        return region.code
    named = [home for home, one in places.items() if squeeze(one.name) == squeeze(name)]
    return named[0] if len(named) == 1 else ""


def no_place(name: str, places: Mapping[str, Place]) -> str:
    """Say that there is no plan of a place, or that several places have that name."""
    named = [one.plans[0].title for one in places.values() if squeeze(one.name) == squeeze(name)]
    if len(named) > 1:
        mend = "write the county or city before it, also in plans.csv where no title says it, and run again"
        return f"'{name}' may be several places; {mend} ({'; '.join(named)})"
    names = [one.name for one in places.values()]
    near = nearest(name, names) or f"places with plans: {len(names)}, listed in index.html"
    return f"no plan of '{name}' is in this run; mend the name or take the row out ({near})"


def choose(office: Office, place: Place) -> Errand | Problem:
    """What an office gets."""
    asked = [squeeze(part) for part in re.split("[;；]", office.gets) if part.strip()]
    if LED in [part.casefold() for part in asked]:
        if len(asked) > 1:
            return Problem(office.row, "gets is led and more; write led alone, or titles")
        return choose_led(office, place)
    wanted: list[Plan] = []
    for part in asked:
        fits = fitting(part, place.plans)
        if len({squeeze(plan.title) for plan in fits}) != 1:
            return Problem(office.row, no_title(part, fits, place))
        wanted += fits
    titles = {squeeze(plan.title) for plan in wanted}
    extracts = [one for one in place.dossier.extracts if not asked or squeeze(one.comparison.plan.title) in titles]
    return Errand(office, place.dossier._replace(extracts=tuple(extracts)))


def fitting(part: str, plans: Sequence[Plan]) -> list[Plan]:
    """The plans that a part of a title names; a whole title wins."""
    whole = [plan for plan in plans if squeeze(plan.title) == part]
    return whole or [plan for plan in plans if part in squeeze(plan.title)]


def no_title(part: str, fits: Sequence[Plan], place: Place) -> str:
    """Say that a part of a title names no plan of the place, or several."""
    why = "fits several plans" if fits else f"is no plan of {place.name}"
    titles = "; ".join(dict.fromkeys(plan.title for plan in fits or place.plans))
    return f"gets '{part}' {why}, and an office gets only those; name one of: {titles}"


def choose_led(office: Office, place: Place) -> Errand | Problem:
    """The rows of the items that an office leads."""
    if not place.dossier.extracts:
        return Errand(office, place.dossier, led=True)
    staff = find_staff(place.dossier)
    names = find_names(office.office, staff)
    here, called = (staff, names) if names else (staff.joined_by(office.office), (office.office,))
    extracts = tuple(led for one in place.dossier.extracts if (led := only_led(one, called, here)).rows)
    if not names and not extracts:
        known = list(staff.directory.offices)
        near = nearest(office.office, known) or f"offices there: {len(known)}, listed in workbook.xlsx"
        return Problem(office.row, f"no plan of {place.name} names '{office.office}'; write its name there ({near})")
    return Errand(office, place.dossier._replace(extracts=extracts), True, names)


def only_led(extract: Extract, names: Sequence[str], staff: Staff) -> Extract:
    """An extract with those of its rows that an office of these names leads."""
    return extract._replace(rows=led_rows(extract, names, staff))


def find_doubles(offices: Sequence[Office], homes: Mapping[int, str]) -> list[Problem]:
    """The rows whose office has a row already: it would get two messages."""
    seen: dict[tuple[str, str], int] = {}
    firsts = [(one.row, seen.setdefault((homes[one.row], squeeze(one.office)), one.row)) for one in offices]
    what = "the same place and office as row {}; join the two rows, addresses by ;"
    return [Problem(row, what.format(first)) for row, first in firsts if row != first]


def find_shared(offices: Sequence[Office], homes: Mapping[int, str]) -> list[Problem]:
    """The addresses that stand in rows of several places, so that who reads there sees the rows of each."""
    seen: dict[str, Office] = {}
    shared = []
    for one in offices:
        for address in one.recipients:
            first = seen.setdefault(address.casefold(), one)
            if homes[first.row] != homes[one.row]:
                shared.append(Problem(one.row, f"{address} also gets what is for {first.place} (row {first.row})"))
    return shared


def find_renamed(errands: Sequence[Errand]) -> list[Problem]:
    """The offices that the plans call by another name, which a person should know before their rows are sent."""
    found = []
    for one in errands:
        asked, *names = (core_of(name, (one.dossier.place,)) for name in (one.office.office, *one.names))
        if names and asked not in names:
            called = f"'{one.office.office}' is taken for {'、'.join(one.names)} of the plans of {one.dossier.place}"
            found.append(Problem(one.office.row, called))
    return found


def find_idle(errands: Sequence[Errand]) -> list[Problem]:
    """The offices for which the run has nothing, so that nobody believes that they were written to."""
    what = "this run has nothing for {} {}, so no message"
    idle = [one for one in errands if not one.dossier.extracts]
    return [Problem(one.office.row, what.format(one.dossier.place, one.office.office)) for one in idle]


def nearest(name: str, known: Sequence[str]) -> str:
    """The names that are much like one, for a refusal to offer; nothing where none is."""
    likeness = {one: fuzz.ratio(squeeze(name), squeeze(one)) for one in known}
    near = sorted((one for one in likeness if likeness[one] > NEAR), key=lambda one: (-likeness[one], one))
    return f"nearest names: {'、'.join(near[:NEAREST])}" if near else ""
