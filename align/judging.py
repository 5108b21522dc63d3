"""Links and edits to rows: verdict, tags, confidence and the reasons for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from align.comparison import (
    Addressee,
    Applies,
    Edit,
    EditKind,
    Kind,
    Link,
    Nearest,
    Reason,
    Row,
    Tag,
    Verdict,
)
from align.confidence import (
    class_confidence,
    doubts_of_link,
    doubts_of_unlinked,
    link_probability,
    unlinked_confidence,
)
from align.edits import Context, find_edits
from align.findings.scope import find_scope, scope_of_carried
from align.lexicon import Act, acts_in
from align.matching import Matching
from align.mentions import MentionKind, mentions_in
from align.plan import Item, Plan, list_numbers

FORMAL_EXAMPLES = 3  # formal differences that a reason names
NAMED_EDITS = 3  # substantive edits that a reason names
NAMES = {MentionKind.TITLE, MentionKind.QUOTED}
MEASURES = {MentionKind.FIGURE, MentionKind.DATE}


class Case(NamedTuple):
    """Two plans with their matching: all that the rows are judged from."""

    template: Plan
    plan: Plan
    matching: Matching
    context: Context

    def applies(self, item: Item) -> Applies | None:
        """Whom a template item addresses; None between years, where nobody is addressed."""
        return find_scope(item, self.template, self.plan) if self.context.kind is Kind.LEVELS else None


def judge_rows(case: Case) -> tuple[Row, ...]:
    """One row for each plan item, in order, and one for each dropped template item at its place."""
    links = {link.plan_items[0]: link for link in case.matching.links}
    carriers: defaultdict[int, list[int]] = defaultdict(list)
    for link in case.matching.links:
        for no in link.template_items:
            carriers[no].append(link.plan_items[0])
    rows = [
        judge_link(links[item.no], carriers, case) if item.no in links else judge_added(item, case)
        for item in case.plan.items
    ]
    rows = mark_moved(rows)
    dropped = [judge_dropped(item, case) for item in case.template.items if item.no not in carriers]
    return tuple(place_dropped(rows, dropped, sorted(carriers)))


def judge_link(link: Link, carriers: dict[int, list[int]], case: Case) -> Row:
    """The row of a plan item that carries something."""
    no = link.plan_items[0]
    siblings = sorted({other for number in link.template_items for other in carriers[number]} - {no})
    items = [case.template.items[number - 1] for number in link.template_items]
    plan_items = case.plan.items
    edits = find_edits(items, plan_items[no - 1], [plan_items[other - 1] for other in siblings], case.context)
    substantive = [edit for edit in edits if edit.substantive]
    localized = bool(substantive or siblings or len(items) > 1)
    tags = find_tags(link, siblings, substantive, case.context.kind) if localized else ()
    settings = case.context.settings
    by_class = class_confidence(edits, localized=localized, settings=settings)
    doubts = doubts_of_link(link, case.matching, by_class, settings)
    return Row(
        Verdict.LOCALIZED if localized else Verdict.COPIED,
        tags,
        link.template_items,
        link.plan_items,
        link.score,
        link.parts,
        link.found_by,
        moved=False,
        confidence=link_probability(link, case.matching, settings) * by_class,
        because=(*explain(link, siblings, edits), *doubts),
        edits=edits,
        applies=scope_of_carried(scope for item in items if (scope := case.applies(item))),
    )


def find_tags(link: Link, siblings: Sequence[int], edits: Sequence[Edit], kind: Kind) -> tuple[Tag, ...]:
    """In what ways an item was localized, in the order of `Tag`."""
    found = {
        Tag.MERGED: len(link.template_items) > 1,
        Tag.SPLIT: bool(siblings),
        Tag.EXTENDED: any(edit.kind is EditKind.INSERTED for edit in edits),
        Tag.REDUCED: any(edit.kind is EditKind.DELETED for edit in edits),
        Tag.REFINED: any(is_concrete(edit) for edit in edits),
        Tag.DELEGATED: kind is Kind.LEVELS and any(is_delegated(edit) for edit in edits),
    }
    tags = tuple(tag for tag, holds in found.items() if holds)
    rest = any(edit.kind is EditKind.WORDING and not is_concrete(edit) for edit in edits)
    return (*tags, Tag.REWORDED) if rest or not tags else tags


def is_concrete(edit: Edit) -> bool:
    """Whether an edit puts in a document, a programme, a figure or a date that the template's words lack.

    A figure or date in the place of another says something else and nothing more.
    """
    before, after = (mentions_in(text or "") for text in (edit.template, edit.plan))
    told = {mention.text for mention in before}
    if any(mention.kind in NAMES and mention.text not in told for mention in after):
        return True
    measured, measured_now = ({one.text for one in some if one.kind in MEASURES} for some in (before, after))
    return len(measured_now) > len(measured)


def is_delegated(edit: Edit) -> bool:
    """Whether what was to be made or done becomes carrying out or supporting another's work."""
    carried = {Act.CARRY, Act.SUPPORT}
    before, after = set(acts_in(edit.template or "")), set(acts_in(edit.plan or ""))
    return bool(before & {Act.MAKE, Act.DO}) and bool(carried & after - before)


def explain(link: Link, siblings: Sequence[int], edits: Sequence[Edit]) -> list[Reason]:
    """The reasons of a linked row: first why it is one, where its words do not show it; then the weightiest first."""
    reasons: list[Reason] = []
    if len(link.template_items) > 1:
        reasons.append(Reason("merged", (list_numbers(link.template_items),)))
    if siblings:
        reasons.append(Reason("split", (list_numbers(siblings),)))
    substantive = sorted((edit for edit in edits if edit.substantive), key=lambda edit: -weight_of(edit))[:NAMED_EDITS]
    reasons += [Reason("substantive", (edit.kind.value, edit.template or "", edit.plan or "")) for edit in substantive]
    if not reasons:
        formal = [example(edit) for edit in edits][:FORMAL_EXAMPLES]
        reasons.append(Reason("formal", tuple(formal)) if formal else Reason("identical"))
    found = [Reason("meaning")] if link.found_by == "semantic" else []
    return [*found, *reasons]


def weight_of(edit: Edit) -> int:
    """How much an edit tells: figures and dates first, then by length."""
    measured = edit.kind in (EditKind.FIGURE, EditKind.DATE)
    return 1000 * measured + len(edit.template or "") + len(edit.plan or "")


def example(edit: Edit) -> str:
    """A formal edit in a few characters: 省→市, with nothing on the side that lacks it."""
    return f"{edit.template or ''}→{edit.plan or ''}"


def judge_added(item: Item, case: Case) -> Row:
    """The row of a plan item that carries nothing of the template."""
    scores = case.matching.scores[item.no - 1] if case.template.items else ()
    odds = case.matching.evidence[item.no - 1] if case.template.items else ()
    return unlinked(Verdict.ADDED, (), (item.no,), nearest_of(scores), odds, None, case)


def judge_dropped(item: Item, case: Case) -> Row:
    """The row of a template item that no plan item carries."""
    scores = tuple(row[item.no - 1] for row in case.matching.scores)
    odds = tuple(row[item.no - 1] for row in case.matching.evidence)
    return unlinked(Verdict.DROPPED, (item.no,), (), nearest_of(scores), odds, case.applies(item), case)


def nearest_of(scores: Sequence[float]) -> Nearest | None:
    """The nearest item of the other side, the earlier of equal ones; None where nothing resembles it."""
    best = max(range(len(scores)), key=lambda at: (scores[at], -at), default=None)
    return Nearest((best + 1,), scores[best]) if best is not None and scores[best] > 0 else None


def unlinked(
    verdict: Verdict,
    template_items: tuple[int, ...],
    plan_items: tuple[int, ...],
    nearest: Nearest | None,
    odds: Sequence[float],
    applies: Applies | None,
    case: Case,
) -> Row:
    """A row without a link, as sure as it is unsure that the item belongs to any other."""
    side = "nearest-template" if verdict is Verdict.ADDED else "nearest-plan"
    reasons = [Reason(side, (str(nearest.items[0]), f"{nearest.score:.2f}")) if nearest else Reason("alone")]
    if applies and applies.here is False:
        own = applies.to is Addressee.OWN
        reasons.insert(0, Reason("own") if own else Reason("elsewhere", ("、".join(applies.places),)))
    confidence = unlinked_confidence(odds)
    return Row(
        verdict,
        (),
        template_items,
        plan_items,
        None,
        (),
        None,
        moved=False,
        confidence=confidence,
        because=(*reasons, *doubts_of_unlinked(confidence, case.context.settings)),
        applies=applies,
        nearest=nearest,
    )


def mark_moved(rows: Sequence[Row]) -> list[Row]:
    """Mark the rows outside the longest increasing run of first template items, ties to the earlier."""
    firsts = [(at, row.template_items[0]) for at, row in enumerate(rows) if row.template_items]
    kept = {firsts[at][0] for at in longest_run([first for _, first in firsts])}
    return [replace(row, moved=bool(row.template_items) and at not in kept) for at, row in enumerate(rows)]


def longest_run(values: Sequence[int]) -> list[int]:
    """The places of a longest run that never steps back; of several the one that stays earliest.

    >>> longest_run([1, 5, 2, 3])
    [0, 2, 3]
    """
    lengths: list[int] = []
    tails: list[int] = []
    for value in reversed(values):
        at = bisect_left(tails, -value + 1)
        tails[at : at + 1] = [-value]
        lengths.append(at + 1)
    lengths.reverse()
    run: list[int] = []
    wanted, least = max(lengths, default=0), None
    for at, value in enumerate(values):
        if lengths[at] == wanted and wanted and (least is None or value >= least):
            run.append(at)
            wanted, least = wanted - 1, value
    return run


def place_dropped(rows: Sequence[Row], dropped: Sequence[Row], carried: Sequence[int]) -> list[Row]:
    """Put each dropped row right after the first row of the nearest preceding carried template item, or first."""
    waiting: defaultdict[int, list[Row]] = defaultdict(list)
    for row in dropped:
        before = bisect_left(carried, row.template_items[0])
        waiting[carried[before - 1] if before else 0].append(row)
    placed = list(waiting.pop(0, []))
    for row in rows:
        placed.append(row)
        for number in row.template_items:
            placed += waiting.pop(number, [])
    return placed
