"""Whether two plans belong together at all: facts that a reader of their comparison should know first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.comparison import Kind, Reason, Row
from align.places import home_of
from align.plan import Plan, squeeze
from align.regions import lies_in


def doubt_premises(template: Plan, plan: Plan, kind: Kind, rows: Sequence[Row]) -> tuple[Reason, ...]:
    """What speaks against comparing these two plans, in this order; nothing for most pairs."""
    return (
        *_doubt_plans(template, plan),
        *_doubt_places(template, plan),
        *_doubt_years(template, plan, kind),
        *_doubt_rows(template, plan, rows),
    )


def _doubt_plans(template: Plan, plan: Plan) -> Iterator[Reason]:
    """The same plan twice, or two subjects."""
    if (template.source.sha256, template.title_spans) == (plan.source.sha256, plan.title_spans):
        yield Reason("premise-same")
    elif template.subject and plan.subject and squeeze(template.subject) != squeeze(plan.subject):
        yield Reason("premise-subject", (template.subject, plan.subject))


def _doubt_places(template: Plan, plan: Plan) -> Iterator[Reason]:
    """Sides that seem swapped, or a template of a government that is not above this one."""
    above, here = home_of(template), home_of(plan)
    if above is None or here is None or lies_in(here, above):
        return
    yield Reason("premise-swapped" if lies_in(above, here) else "premise-outside", (above.name, here.name))


def _doubt_years(template: Plan, plan: Plan, kind: Kind) -> Iterator[Reason]:
    """An earlier year that is later, or two years between levels."""
    if template.year is None or plan.year is None or template.year == plan.year:
        return
    years = str(template.year), str(plan.year)
    if kind is Kind.LEVELS:
        yield Reason("premise-years", years)
    elif template.year > plan.year:
        yield Reason("premise-later", years)


def _doubt_rows(template: Plan, plan: Plan, rows: Sequence[Row]) -> Iterator[Reason]:
    """Not one link between two plans that both have items."""
    if template.items and plan.items and not any(row.template_items and row.plan_items for row in rows):
        yield Reason("premise-nothing")
