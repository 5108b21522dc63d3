"""The rows that an office gets in the words of its message, by why they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from align.checklist import CheckLine, check_lines
from align.comparison import Kind, Row, Verdict
from align.concerns import Concern, may_be_scanning, raising
from align.extracts import Extract, Matters, matters
from align.language import SHAPES, Lang, Outcome
from align.mail.charts import COLOURS
from align.mail.wording import mail_words
from align.report.attention import LOOKS, concern_name
from align.report.wording import page_words


class Sort(NamedTuple):
    """Rows that are shown for one reason."""

    shape: str
    colour: str
    title: str
    lines: tuple[CheckLine, ...]


class Sight(NamedTuple):
    """An extract with its rows in words, all of them and by sort; made once for every size of a body.

    `lines` begin with the rows that a person is `asked` to check, the weightiest first, then follow the plan's order.
    """

    extract: Extract
    lines: tuple[CheckLine, ...]
    sorts: tuple[Sort, ...]
    asked: Matters


def see(extract: Extract, lang: Lang, check_below: float) -> Sight:
    """The rows of an extract in words; slips that may be faults of scanning are not told in a message."""
    told = extract._replace(rows=tuple(without_scanning(row) for row in extract.rows))
    lines, asked = check_lines(told, lang, check_below), matters(told, check_below)
    order = {id(row): at for at, row in enumerate(asked.rows)}
    ordered = sorted(lines, key=lambda line: order.get(id(line.row), len(order)))
    return Sight(told, tuple(ordered), tuple(_sort(lines, extract.comparison.kind, lang)), asked)


def without_scanning(row: Row) -> Row:
    """A row without the slips that may be faults of scanning."""
    kept = tuple(finding for finding in row.findings if not may_be_scanning(finding))
    return row if len(kept) == len(row.findings) else replace(row, findings=kept)


def sort_name(concern: Concern, kind: Kind, lang: Lang) -> str:
    """What the rows are called that are shown for a concern; each stands under the weightiest only."""
    if concern is not Concern.CHECK:
        return concern_name(concern, kind, lang)
    return mail_words(lang)["unsure_years"] if kind is Kind.YEARS else page_words(lang)["also_check"]


def _sort(lines: Sequence[CheckLine], kind: Kind, lang: Lang) -> Iterator[Sort]:
    """The rows by the weightiest reason for which each deserves a look, as the pages rank them, then other changes."""
    by_row = {id(line.row): line for line in lines}
    weightiest = [(line.row, line.concerns[:1]) for line in lines]
    for concern in Concern:
        if rows := raising(concern, weightiest):
            css, shape = LOOKS[concern]
            found = tuple(by_row[id(row)] for row in rows)
            yield Sort(shape, COLOURS[css], sort_name(concern, kind, lang), found)
    others = tuple(line for line in lines if not line.concerns and line.row.verdict is Verdict.LOCALIZED)
    if others:
        yield Sort(SHAPES[Outcome.LOCALIZED], COLOURS["copied"], mail_words(lang)["others"], others)
