"""Which rows an office of a place leads, whatever name the plan or its template has for it.

A plan item is led by the offices in its lead. A template item without counterpart is led by the office that stands for
the template's lead at this place. An office is known by the table of counterparts: the same name in other words, or
where the plans name none such another name for the same function.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from align.comparison import Kind, Row
from align.counterparts import Identity, Office, find_office
from align.extracts import Dossier, Extract
from align.findings.office_map import Directory, know, make_directory, vocabulary
from align.language import Outcome, outcome_of
from align.plan import Plan


class Staff(NamedTuple):
    """The offices that the plans of a place name, and the names of the place that may stand in theirs."""

    directory: Directory
    places: tuple[str, ...]

    def office(self, name: str) -> Office:
        """What an office's name means here."""
        return find_office(name, self.places)

    def joined_by(self, name: str) -> Staff:
        """The same with one more office: one that only the template's items without counterpart would name."""
        return self._replace(directory=make_directory({**self.directory.offices, name: self.office(name)}))


def find_staff(dossier: Dossier) -> Staff:
    """The offices that the plans of a place name: those of the years before as well."""
    comparisons = [extract.comparison for extract in dossier.extracts]
    own = [plan for one in comparisons for plan in _own_plans(one.kind, one.template, one.plan)]
    places = tuple(dict.fromkeys(plan.place for plan in own if plan.place))
    names = dict.fromkeys(name for plan in own for name in vocabulary(plan))
    return Staff(make_directory({name: find_office(name, places) for name in names}), places)


def find_names(office: str, staff: Staff) -> tuple[str, ...]:
    """The names by which the plans call an office: its own in other words, or else others of the same function."""
    wanted, known = staff.office(office), staff.directory.offices
    same = tuple(name for name, one in known.items() if one.identity == wanted.identity)
    kin = (name for name, one in known.items() if not set(one.functions).isdisjoint(wanted.functions))
    return same or tuple(kin)


def led_rows(extract: Extract, names: Collection[str], staff: Staff) -> tuple[Row, ...]:
    """The rows of a comparison that are led by an office of these names; what is for other places has no lead here."""
    mine = {staff.office(name).identity for name in names}
    comparison = extract.comparison
    template, plan = ({item.no: item for item in one.items} for one in (comparison.template, comparison.plan))

    def leads(row: Row) -> bool:
        if row.plan_items:
            named = [name for no in row.plan_items for name in plan[no].offices.lead]
            return any(staff.office(name).identity in mine for name in named)
        if outcome_of(row, comparison.kind) is Outcome.ELSEWHERE:
            return False
        asked = [name for no in row.template_items for name in template[no].offices.lead]
        return any(mine & _here(name, comparison.kind, staff) for name in asked)

    return tuple(row for row in extract.rows if leads(row))


def _here(name: str, kind: Kind, staff: Staff) -> set[Identity]:
    """The offices of the place that stand for an office of the template."""
    office = staff.office(name)
    if kind is Kind.YEARS:
        return {office.identity}
    found = know(office, staff.directory, {}, {}, None)
    return {staff.directory.offices[one].identity for one in found.names}


def _own_plans(kind: Kind, template: Plan, plan: Plan) -> tuple[Plan, ...]:
    """The plans of a comparison that are the place's own."""
    return (plan, template) if kind is Kind.YEARS else (plan,)
