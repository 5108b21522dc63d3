"""督办台账, the follow-up sheet: what is to be verified and followed up, and blank columns in which people tell how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.checklist import CheckLine, finding_words, where
from align.comparison import Finding, Row
from align.concerns import Concern, concerning
from align.extracts import matters
from align.language import Lang
from align.plan import Item
from align.report.cells import short_title
from align.report.findings import finding_line
from align.report.wording import page_words
from align.workbooks.checking import result_of
from align.workbooks.names import sides_of_one
from align.workbooks.origin import Origin, Told
from align.workbooks.sheet import Column, Line, sheet_words


def followup_columns(origin: Origin, lang: Lang) -> tuple[Column, ...]:
    """The columns of every follow-up sheet; people fill those behind what is to be verified."""
    page = sheet_words(lang)
    return (
        *origin.columns,
        Column(page["matter"], 26, key=True),
        Column(page["source"], 22, key=True),
        Column(page["to_verify"], 38),
        Column(page["responsible"], 17),
        Column(page["progress"], 14),
        Column(page["problems"], 14),
        Column(page["measures"], 14),
        Column(page["until"], 10),
        Column(page["remark"], 10),
    )


def list_matters(told: Sequence[Told], origin: Origin, check_below: float, lang: Lang) -> Iterator[Line]:
    """A line for each row that a place is asked about: what it may lack, then targets, then what is not sure."""
    number = 0
    for one in told:
        sides = sides_of_one(one.extract.comparison, lang)
        by_row = {_mark(line.row): line for line in one.lines}
        asked = dict.fromkeys(_mark(row) for rows in matters(one.extract, check_below) for row in rows)
        for mark in asked:
            number += 1
            line = by_row[mark]
            yield (
                number,
                *origin.pair_cells(one),
                short_title((line.template or line.plan)[0]),
                _source(line, sides, lang),
                _to_verify(line, lang),
                line.leads[1],
                *("",) * 5,
            )


def _mark(row: Row) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What tells a row from the others of its comparison."""
    return row.template_items, row.plan_items


def _source(line: CheckLine, sides: tuple[str, str], lang: Lang) -> str:
    """Where the items of a row stand, each side's on a line."""
    page = sheet_words(lang)

    def named(side: str, items: Sequence[Item]) -> str:
        return page["source_of"].format(side, "".join(where(item, lang) for item in items)) if items else ""

    return "\n".join(filter(None, map(named, sides, (line.template, line.plan))))


def _to_verify(line: CheckLine, lang: Lang) -> str:
    """What became of a row, the targets that ask for less, and what is nearest to an item without counterpart."""
    targets = (_target(finding, lang) for finding in concerning(line.row, Concern.TARGET))
    return "\n".join(dict.fromkeys((result_of(line, lang), *targets, *line.lone)))


def _target(finding: Finding, lang: Lang) -> str:
    """A target that asks for less, with what is measured: nothing else in the sheet says that."""
    what = finding_line(finding, lang).object
    return finding_words(finding, lang) + (page_words(lang)["about"].format(what) if what else "")
