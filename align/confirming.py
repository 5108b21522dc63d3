"""Rows as reviewers settled them: the verdict is theirs, and what the engine says by itself is told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.comparison import Link, Reason, Row, Settled, Verdict
from align.judging import Case, judge_rows
from align.plan import list_numbers


def confirm_rows(rows: tuple[Row, ...], case: Case, settled: Sequence[Settled]) -> tuple[Row, ...]:
    """Let the reviewers' verdicts take the place of those that were judged from their links."""
    if not settled:
        return rows
    own = judge_own(rows, case)
    return tuple(confirm(row, one, own, case) if (one := find_settled(row, settled)) else row for row in rows)


def judge_own(rows: tuple[Row, ...], case: Case) -> tuple[Row, ...]:
    """What the engine says without reviewers; the same rows where they drew the same links."""
    matching = case.matching
    if pairs_of(matching.own) == pairs_of(matching.links):
        return rows
    return judge_rows(case._replace(matching=matching._replace(links=matching.own)))


def pairs_of(links: Sequence[Link]) -> frozenset[tuple[int, int]]:
    """The pairs of template item and plan item that are linked."""
    return frozenset((t, p) for link in links for t in link.template_items for p in link.plan_items)


def find_settled(row: Row, settled: Sequence[Settled]) -> Settled | None:
    """What a reviewer said of a row; None where nobody did."""
    for one in settled:
        if row.plan_items == (one.plan_item,):
            return one
        if not row.plan_items and one.plan_item is None and set(row.template_items) <= set(one.template_items):
            return one
    return None


def confirm(row: Row, one: Settled, own: Sequence[Row], case: Case) -> Row:
    """A row as a reviewer settled it: certain, with who and when, the remark, and what the engine says otherwise."""
    reasons = (
        Reason("reviewed", (one.by, one.date)),
        *([Reason("review-remark", (one.remark,))] if one.remark else []),
        *differs(row, one, own, case),
    )
    tags = row.tags if one.verdict is Verdict.LOCALIZED else ()
    return replace(row, verdict=one.verdict, tags=tags, confidence=1.0, because=(*reasons, *row.because))


def differs(row: Row, one: Settled, own: Sequence[Row], case: Case) -> Iterator[Reason]:
    """What the engine says of a row by itself, where that is not what the reviewer says."""
    if not row.plan_items:
        carriers = [no for mine in own if row.template_items[0] in mine.template_items for no in mine.plan_items]
        if carriers:
            yield Reason("engine-carries", (list_numbers(carriers),))
        return
    mine = next(mine for mine in own if mine.plan_items == row.plan_items)
    if (mine.verdict, mine.template_items) != (one.verdict, row.template_items):
        numbers = list_numbers(mine.template_items)
        yield Reason("engine-says", (case.context.kind.value, mine.verdict.value, numbers))
