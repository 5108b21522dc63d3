"""The rows to be verified by place: how many in each of its reports, in the official order of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Comparison, Kind
from align.language import Lang
from align.pairing import place_code
from align.report.folding import Folded, fold
from align.report.gathered import Gathered
from align.report.run_view import link
from align.report.wording import page_words

AT_ONCE = 6  # reports that a place's line names; the tables of all pairs have the rest


class PairWay(NamedTuple):
    """A pair in a few words, with how many of its rows are to be verified."""

    href: str
    name: str
    number: int


class PlaceLine(NamedTuple):
    """A place with its reports; `more` says of how many, where not all are named."""

    place: str
    number: int
    ways: tuple[PairWay, ...]
    more: str


def list_by_place(gathered: Sequence[Gathered], lang: Lang) -> Folded[PlaceLine]:
    """The places that have rows to be verified."""
    found: defaultdict[str, list[Gathered]] = defaultdict(list)
    for one in gathered:
        if one.looks.verify:
            found[one.place].append(one)
    groups = sorted(found.values(), key=lambda group: (place_code(group[0].entry.comparison.plan), group[0].place))
    return fold(groups, lambda group: _line(group, lang))


def pair_name(comparison: Comparison, lang: Lang) -> str:
    """A pair in a few words: the year or years, and the subject.

    A plan whose year or subject is not known is named by its title.
    """
    template, plan = comparison.template, comparison.plan
    if plan.year is None or not plan.subject:
        return plan.title
    years = f"{template.year}→{plan.year}" if comparison.kind is Kind.YEARS and template.year else str(plan.year)
    return page_words(lang)["year_subject"].format(years, plan.subject)


def _line(group: list[Gathered], lang: Lang) -> PlaceLine:
    """A place with its reports, the latest first."""
    page = page_words(lang)
    ordered = sorted(group, key=lambda one: (-(one.entry.comparison.plan.year or 0), one.kind is Kind.YEARS))
    ways = [
        PairWay(f"{link(one.entry.href)}#attention", pair_name(one.entry.comparison, lang), one.looks.verify)
        for one in ordered
    ]
    return PlaceLine(
        place=group[0].entry.comparison.plan.place or page["unknown"],
        number=sum(way.number for way in ways),
        ways=tuple(ways[:AT_ONCE]),
        more=page["more_reports"].format(len(ways) - AT_ONCE) if len(ways) > AT_ONCE else "",
    )
