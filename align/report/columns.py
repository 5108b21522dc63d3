"""The places whose plans were compared with one template, side by side, and what became of an item in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from align.comparison import Kind, Row, Verdict
from align.language import Lang, Outcome, outcome_of
from align.report.rows import Table, doubts, make_table
from align.report.run_view import PairEntry
from align.report.tallies import ON_ITEM, Tally, count_outcomes, make_tally
from align.report.wording import page_words


class Column(NamedTuple):
    """One place's plan: its rows by the number of the template item, and what to call it here.

    `note` is the plan's title where the place alone does not name it. `anchor` is its place on an item's page.
    """

    anchor: str
    place: str
    note: str
    entry: PairEntry
    table: Table
    rows: dict[int, tuple[int, ...]]


def columns_of(entries: tuple[PairEntry, ...], lang: Lang, check_below: float) -> tuple[Column, ...]:
    """The places in the order of the pairs; every pair has the same template."""
    names = [_name(entry, lang) for entry in entries]
    twice = {name for name, times in Counter(names).items() if times > 1}
    return tuple(
        Column(
            anchor=f"c{number}",
            place=name,
            note=entry.comparison.plan.title if name in twice else "",
            entry=entry,
            table=make_table(entry.comparison, lang, check_below),
            rows=_rows_by_item(entry.comparison.rows),
        )
        for number, (entry, name) in enumerate(zip(entries, names, strict=True), 1)
    )


def rows_at(column: Column, no: int) -> tuple[Row, ...]:
    """The rows of one place that carry a template item, or the one that says it is not carried."""
    return tuple(column.entry.comparison.rows[at] for at in column.rows[no])


def outcome_at(column: Column, no: int) -> Outcome:
    """What became of a template item in one place: adjusted where any of its rows is."""
    rows = rows_at(column, no)
    adjusted = next((row for row in rows if row.verdict is Verdict.LOCALIZED), rows[0])
    return outcome_of(adjusted, column.table.kind)


def is_doubtful_at(column: Column, no: int) -> bool:
    """Whether a person should look at what became of a template item in one place."""
    return any(doubts(row, column.table) for row in rows_at(column, no))


def count_at(columns: tuple[Column, ...], no: int) -> Counter[Outcome]:
    """In how many places what became of a template item."""
    return Counter(outcome_at(column, no) for column in columns)


def tally_at(counted: Counter[Outcome], kind: Kind, lang: Lang) -> Tally | None:
    """What the addressed places made of an item, under one bar; nothing where it addresses none of them."""
    page, whole = page_words(lang), counted.total() - counted[Outcome.ELSEWHERE]
    return (
        make_tally(page["of_addressed"], count_outcomes(ON_ITEM, counted, kind, lang), whole, page) if whole else None
    )


def _name(entry: PairEntry, lang: Lang) -> str:
    """Whose plan it is; between years also which year's."""
    plan = entry.comparison.plan
    place = plan.place or page_words(lang)["unknown"]
    return place if entry.comparison.kind is Kind.LEVELS else f"{place} {plan.year or ''}".strip()


def _rows_by_item(rows: tuple[Row, ...]) -> dict[int, tuple[int, ...]]:
    """The places of rows in their comparison by the template items they speak of."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for no in row.template_items:
            found[no].append(at)
    return {no: tuple(places) for no, places in found.items()}
