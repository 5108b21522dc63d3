"""What deserves attention across the pairs of a run, by item; places are never ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from align.comparison import Kind, Row
from align.concerns import Concern, concerning, here_unsure
from align.language import Lang, Outcome, outcome_name, outcome_of
from align.plan import Plan
from align.report.attention import LOOKS
from align.report.cells import anchor_of, short_title
from align.report.findings import finding_line, in_short
from align.report.folding import Folded, fold
from align.report.gathered import Gathered, Marked, plan_mark
from align.report.run_view import MatrixEntry, link
from align.report.segments import Side
from align.report.wording import kind_name, page_words

AT_ONCE = 20  # places that one line names; the page of the item, to which it leads, has all

Mark = tuple[str, ...]
Notes = tuple[str, ...]


class Way(NamedTuple):
    """A place, or a pair, and where it stands."""

    href: str
    name: str


class Said(NamedTuple):
    """Those of whom the same is to be said; `more` leads to those that are not named."""

    notes: Notes
    ways: tuple[Way, ...]
    more: Way | None


class ItemLine(NamedTuple):
    """An item with what is to be said of it where; `href` is its page across places, if there is one."""

    href: str
    number: str
    title: str
    plan: str
    share: str
    said: tuple[Said, ...]


class ItemList(NamedTuple):
    """The items of one kind of comparison that raise a concern, and of how many rows they are."""

    css: str
    shape: str
    title: str
    rows: int
    lines: Folded[ItemLine]


class Sight(NamedTuple):
    """A row seen at one of its items."""

    at: Gathered
    row: Row
    plan: Plan
    side: Side
    no: int


class Pages(NamedTuple):
    """What the lines are made with: the language, and the pages of items across places."""

    lang: Lang
    matrices: dict[Mark, MatrixEntry]


def make_pages(matrices: Iterable[MatrixEntry], lang: Lang) -> Pages:
    """Look up once which template has a page of its own."""
    return Pages(lang, {plan_mark(entry.template): entry for entry in matrices})


def list_to_verify(gathered: Sequence[Gathered], pages: Pages) -> Folded[ItemLine]:
    """The items that a person is asked to look at, those of more places first."""
    groups = _group(gathered, _verify_at)
    return fold(groups, lambda sights: _line(sights, pages, lambda sight: _verify_notes(sight, pages.lang)))


def list_lacks(gathered: Sequence[Gathered], pages: Pages) -> tuple[Folded[ItemLine], Folded[ItemLine]]:
    """The template items that several of the addressed places lack, and those that one lacks."""
    groups = _group([one for one in gathered if one.kind is Kind.LEVELS], _lacks_at)
    addressed = _count_addressed(gathered, groups)

    def make(sights: list[Sight]) -> ItemLine:
        whole = addressed[plan_mark(sights[0].plan), sights[0].no]
        line = _line(sights, pages, lambda sight: (_outcome(sight, pages.lang), *_unsure(sight, pages.lang)))
        share = page_words(pages.lang)["of_places"].format(whole, _places(sights))
        return line._replace(share=share if whole > 1 else "")

    several = [sights for sights in groups if _places(sights) > 1]
    alone = [sights for sights in groups if _places(sights) == 1]
    return fold(several, make), fold(alone, make, shown=0)


def list_targets(gathered: Sequence[Gathered], kind: Kind, pages: Pages) -> ItemList:
    """The items whose targets are lowered, left out or have another date."""
    some = [one for one in gathered if one.kind is kind]
    groups = _group(some, _targets_at)
    lines = fold(groups, lambda sights: _line(sights, pages, lambda sight: _target_notes(sight, pages.lang)))
    return ItemList(*LOOKS[Concern.TARGET], kind_name(kind, pages.lang), sum(one.looks.targets for one in some), lines)


def way_of(one: Gathered, anchor: str, lang: Lang) -> Way:
    """The way to a place's report: by its name, and its year where years are compared."""
    plan = one.entry.comparison.plan
    name = plan.place or page_words(lang)["unknown"]
    year = f" {plan.year}" if one.kind is Kind.YEARS and plan.year else ""
    return Way(f"{link(one.entry.href)}#{anchor}", name + year)


def _group(gathered: Iterable[Gathered], see: Callable[[Gathered, Marked], Iterator[Sight]]) -> list[list[Sight]]:
    """Sights by item, each once: those between levels, then those between years only; of more places first."""
    found: defaultdict[tuple[int, int], list[Sight]] = defaultdict(list)
    order: dict[Mark, int] = {}
    for one in gathered:
        marks = {side: plan_mark(plan) for side, plan in _sides(one)} if one.rows else {}
        for marked in one.rows:
            for sight in see(one, marked):
                found[order.setdefault(marks[sight.side], len(order)), sight.no].append(sight)
    ordered = sorted(found.items(), key=lambda group: (_only_years(group[1]), -_places(group[1]), group[0]))
    return [sorted(sights, key=lambda sight: sight.at.kind is Kind.YEARS) for _, sights in ordered]


def _only_years(sights: list[Sight]) -> bool:
    """Whether all was seen between years."""
    return all(sight.at.kind is Kind.YEARS for sight in sights)


def _sides(one: Gathered) -> tuple[tuple[Side, Plan], tuple[Side, Plan]]:
    """Both plans of a pair."""
    return (Side.TEMPLATE, one.entry.comparison.template), (Side.PLAN, one.entry.comparison.plan)


def _places(sights: list[Sight]) -> int:
    """In how many places something was seen."""
    return len({sight.at.place for sight in sights})


def _verify_at(one: Gathered, marked: Marked) -> Iterator[Sight]:
    """A row to be verified, at its template items or else at its own."""
    if marked.verify:
        (template, plan), row = _sides(one), marked.row
        side, whole = template if row.template_items else plan
        yield from (Sight(one, row, whole, side, no) for no in row.template_items or row.plan_items)


def _lacks_at(one: Gathered, marked: Marked) -> Iterator[Sight]:
    """A lack, at its template items."""
    if Concern.MISSING in marked.concerns:
        template = one.entry.comparison.template
        yield from (Sight(one, marked.row, template, Side.TEMPLATE, no) for no in marked.row.template_items)


def _targets_at(one: Gathered, marked: Marked) -> Iterator[Sight]:
    """A row of targets, at the template items of which they are."""
    if Concern.TARGET in marked.concerns:
        template = one.entry.comparison.template
        for no in dict.fromkeys(no for no, _ in _targets(marked.row)):
            yield Sight(one, marked.row, template, Side.TEMPLATE, no)


def _targets(row: Row) -> Iterator[tuple[int, int]]:
    """Where the targets of a row that raise the concern stand: template item and place among them."""
    for at, finding in enumerate(concerning(row, Concern.TARGET)):
        yield finding.template_at.no if finding.template_at else row.template_items[0], at


def _target_notes(sight: Sight, lang: Lang) -> Notes:
    """What became of the targets of one item."""
    found = concerning(sight.row, Concern.TARGET)
    return tuple(in_short(finding_line(found[at], lang), lang) for no, at in _targets(sight.row) if no == sight.no)


def _verify_notes(sight: Sight, lang: Lang) -> Notes:
    """Why a person is asked to look."""
    name = _outcome(sight, lang)
    lacking = sight.at.kind is Kind.LEVELS and outcome_of(sight.row, Kind.LEVELS) is Outcome.DROPPED
    return (name, *_unsure(sight, lang)) if lacking else (page_words(lang)["check_of"].format(name),)


def _outcome(sight: Sight, lang: Lang) -> str:
    """What a row is called."""
    return outcome_name(outcome_of(sight.row, sight.at.kind), sight.at.kind, lang)


def _unsure(sight: Sight, lang: Lang) -> Notes:
    """Whether it is open that the item addresses the place."""
    return (page_words(lang)["here_unsure"],) if here_unsure(sight.row) else ()


def _count_addressed(gathered: Iterable[Gathered], groups: list[list[Sight]]) -> dict[tuple[Mark, int], int]:
    """How many compared places each of these template items addresses."""
    wanted = {plan_mark(sights[0].plan) for sights in groups}
    places: defaultdict[tuple[Mark, int], set[str]] = defaultdict(set)
    for one in gathered:
        mark = plan_mark(one.entry.comparison.template)
        if one.kind is Kind.LEVELS and mark in wanted:
            for row in one.entry.comparison.rows:
                if row.applies is None or row.applies.here is not False:
                    for no in row.template_items:
                        places[mark, no].add(one.place)
    return {item: len(found) for item, found in places.items()}


def _line(sights: list[Sight], pages: Pages, notes_of: Callable[[Sight], Notes]) -> ItemLine:
    """An item with what is to be said of it where."""
    first, page = sights[0], page_words(pages.lang)
    of_template = any(sight.side is Side.TEMPLATE for sight in sights)
    matrix = pages.matrices.get(plan_mark(first.plan)) if of_template else None
    items = matrix.items if matrix else ()
    href = link(items[first.no - 1]) if len(items) >= first.no else ""
    by_notes: defaultdict[Notes, dict[Way, None]] = defaultdict(dict)
    for sight in sights:
        by_notes[notes_of(sight)][way_of(sight.at, anchor_of(sight.side, sight.no), pages.lang)] = None
    whole = href or (link(matrix.href) if matrix else "")
    return ItemLine(
        href=href,
        number=page["item_no"].format(first.no),
        title=short_title(first.plan.items[first.no - 1]),
        plan=first.plan.title,
        share="",
        said=tuple(_say(notes, tuple(ways), whole, page) for notes, ways in by_notes.items()),
    )


def _say(notes: Notes, ways: tuple[Way, ...], whole: str, page: dict[str, str]) -> Said:
    """The same to be said of several places; without a page that has them all, every one is named."""
    if len(ways) <= AT_ONCE or not whole:
        return Said(notes, ways, None)
    return Said(notes, ways[:AT_ONCE], Way(whole, page["of_all"].format(len(ways))))
