"""The rows that an office gets in the words of its message, by why they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from align.checklist import CheckLine, check_lines
from align.comparison import Row, Verdict
from align.concerns import Concern, may_be_scanning
from align.extracts import Extract, matters
from align.language import SHAPES, Lang, Outcome
from align.mail.charts import COLOURS
from align.mail.wording import mail_words
from align.report.attention import LOOKS, concern_name
from align.report.wording import page_words

LOOK = "#a81e22"  # the pages' red


class Sort(NamedTuple):
    """Rows that are shown for one reason; `asked` where a person is asked to look at them."""

    shape: str
    colour: str
    title: str
    lines: tuple[CheckLine, ...]
    asked: bool


class Sight(NamedTuple):
    """An extract with its rows in words, all of them and by sort; made once for every size of a body."""

    extract: Extract
    lines: tuple[CheckLine, ...]
    sorts: tuple[Sort, ...]


def see(extract: Extract, lang: Lang, check_below: float) -> Sight:
    """The rows of an extract in words; slips that may be faults of scanning are not told in a message."""
    told = extract._replace(rows=tuple(without_scanning(row) for row in extract.rows))
    lines = check_lines(told, lang, check_below)
    return Sight(told, lines, tuple(_sort(told, lines, lang, check_below)))


def without_scanning(row: Row) -> Row:
    """A row without the slips that may be faults of scanning."""
    kept = tuple(finding for finding in row.findings if not may_be_scanning(finding))
    return row if len(kept) == len(row.findings) else replace(row, findings=kept)


def _sort(extract: Extract, lines: Sequence[CheckLine], lang: Lang, check_below: float) -> Iterator[Sort]:
    """The rows by why they are shown, each once: what a person is asked to check, then what else has changed."""
    kind, asked = extract.comparison.kind, matters(extract, check_below)
    others = tuple(
        line.row for line in lines if line.concerns or line.row.verdict in (Verdict.LOCALIZED, Verdict.ADDED)
    )
    listed = (
        (LOOKS[Concern.MISSING][1], COLOURS["dropped"], concern_name(Concern.MISSING, kind, lang), asked.missing),
        (LOOKS[Concern.TARGET][1], COLOURS["localized"], concern_name(Concern.TARGET, kind, lang), asked.targets),
        (LOOKS[Concern.CHECK][1], LOOK, page_words(lang)["also_check"], asked.verify),
        (SHAPES[Outcome.LOCALIZED], COLOURS["copied"], mail_words(lang)["others"], others),
    )
    by_row = {id(line.row): line for line in lines}
    given: set[int] = set()
    for number, (shape, colour, title, rows) in enumerate(listed, 1):
        new = [row for row in rows if id(row) not in given]
        given |= {id(row) for row in new}
        if new:
            yield Sort(shape, colour, title, tuple(by_row[id(row)] for row in new), asked=number < len(listed))
