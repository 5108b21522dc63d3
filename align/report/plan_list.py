"""The plans of a run by place, each with the way to its reading check and to its comparisons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from align.comparison import Comparison, Kind
from align.language import LEVELS, Lang, words
from align.pairing import government, place_code
from align.plan import Plan
from align.report.across import Way
from align.report.gathered import Gathered, plan_mark
from align.report.run_view import Reading, link
from align.report.wording import page_words

Key = tuple[str, str]  # the code of a place, by which places are ordered, and what tells it from others
UNREAD = "~~"  # sorts behind every place


class PlanLine(NamedTuple):
    """A plan in one line; `href` shows how its document was read, `ways` lead to its comparisons."""

    href: str
    year: str
    subject: str
    title: str
    document_number: str
    items: int
    source: str
    ways: tuple[Way, ...]


class PlaceGroup(NamedTuple):
    """The plans of one place; `anchor` names it on the page, `key` tells it from others."""

    key: Key
    anchor: str
    place: str
    level: str
    lines: tuple[PlanLine, ...]

    @property
    def known(self) -> bool:
        """Whether the place was read."""
        return self.key[0] != UNREAD


def list_plans(readings: Sequence[Reading], gathered: Sequence[Gathered], lang: Lang) -> tuple[PlaceGroup, ...]:
    """The plans by place in the official order, the latest first; those whose place was not read come last."""
    ways: defaultdict[tuple[str, ...], list[Way]] = defaultdict(list)
    for one in gathered:
        ways[plan_mark(one.entry.comparison.plan)].append(_way(one, lang))
    places: defaultdict[Key, list[tuple[Plan, str]]] = defaultdict(list)
    for reading in readings:
        for plan in reading.plans:
            places[place_of(plan)].append((plan, reading.href))
    return tuple(
        _group(key, f"l{number}", sorted(found, key=lambda one: -(one[0].year or 0)), ways, lang)
        for number, (key, found) in enumerate(sorted(places.items()), 1)
    )


def place_of(plan: Plan) -> Key:
    """The place of a plan: its order among all places, and what tells it from others."""
    return place_code(plan) if plan.place else UNREAD, government(plan) if plan.place else ""


def _group(
    key: Key, anchor: str, found: list[tuple[Plan, str]], ways: dict[tuple[str, ...], list[Way]], lang: Lang
) -> PlaceGroup:
    """The plans of one place."""
    first, page = found[0][0], page_words(lang)
    level = words(LEVELS[first.level], lang) if first.level else ""
    lines = tuple(_line(plan, href, tuple(ways.get(plan_mark(plan), ())), lang) for plan, href in found)
    return PlaceGroup(key, anchor, first.place or page["unknown"], level, lines)


def _line(plan: Plan, href: str, ways: tuple[Way, ...], lang: Lang) -> PlanLine:
    """A plan in one line."""
    unknown = page_words(lang)["unknown"]
    return PlanLine(
        href=link(href),
        year=str(plan.year) if plan.year else unknown,
        subject=plan.subject or "",
        title=plan.title,
        document_number=plan.document_number or unknown,
        items=len(plan.items),
        source=plan.source.name,
        ways=ways,
    )


def _way(one: Gathered, lang: Lang) -> Way:
    """The way to a comparison, by whose plan or which year it is against."""
    return Way(link(one.entry.href), _against(one.entry.comparison, one.kind, lang))


def _against(comparison: Comparison, kind: Kind, lang: Lang) -> str:
    """Whose plan, or which year, a plan was compared with."""
    page, template = page_words(lang), comparison.template
    if kind is Kind.YEARS:
        return page["year_named"].format(template.year) if template.year else page["year_unknown"]
    return template.place or page["unknown"]
