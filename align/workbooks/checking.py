"""对照核实表: every row of comparisons with both sides' words, and columns for what people find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.checklist import CheckLine, where
from align.comparison import Kind
from align.language import NEEDS_CHECK, Lang, words
from align.plan import Item
from align.report.wording import page_words
from align.workbooks.names import sides_of
from align.workbooks.origin import Origin, Told
from align.workbooks.sheet import Column, Line, sheet_words

NOBODY = "—"


def check_columns(told: Sequence[Told], origin: Origin, lang: Lang) -> tuple[Column, ...]:
    """The columns for comparisons of one kind; between years nobody is addressed."""
    page = sheet_words(lang)
    kind = told[0].extract.comparison.kind
    template, plan = sides_of((one.extract.comparison for one in told), lang)
    years = kind is Kind.YEARS
    return (
        *origin.columns,
        Column(page["item_of"].format(template), 34),
        Column(page["item_of"].format(plan), 34),
        *(() if years else (Column(page["addressed"], 7, centred=True, key=True),)),
        Column(page["result"], 12, key=True),
        Column(page["differences"], 38),
        Column(page["leads"].format(template, plan), 13),
        Column(page["statement"] if years else page["statement_of"].format(plan), 16),
        Column(page["opinion"], 14),
        Column(page["reviewer"], 12),
    )


def list_checks(told: Sequence[Told], origin: Origin, lang: Lang) -> Iterator[Line]:
    """A line for every row."""
    number = 0
    for one in told:
        for line in one.lines:
            number += 1
            years = one.extract.comparison.kind is Kind.YEARS
            yield (
                number,
                *origin.pair_cells(one),
                _side(line.template, line.lone, lang),
                _side(line.plan, line.lone, lang),
                *(() if years else (line.addressed or NOBODY,)),
                result_of(line, lang),
                "\n".join(line.differences),
                _leads(line),
                "",
                line.settled.remark if line.settled else "",
                "\n".join(filter(None, (line.settled.by, line.settled.date))) if line.settled else "",
            )


def result_of(line: CheckLine, lang: Lang) -> str:
    """What became of a row, in what way, and why a person should look, or that one has."""
    page = page_words(lang)
    told = line.result + (page["about"].format(page["comma"].join(line.tags)) if line.tags else "")
    if line.reviewed:
        return f"{told}\n{page['reviewed']}"
    doubts = "".join(line.doubts) if lang is Lang.ZH else " ".join(line.doubts)
    return f"{told}\n{words(NEEDS_CHECK, lang)}{page['colon']}{doubts}" if doubts else told


def _side(items: Sequence[Item], lone: Sequence[str], lang: Lang) -> str:
    """The items of one side whole, each under its number and page; else what is to be known of that."""
    return "\n".join(f"{where(item, lang)}\n{item.task}" for item in items) or "\n".join(lone)


def _leads(line: CheckLine) -> str:
    """Who leads, on a line for each side; nothing where neither says."""
    template, plan = (leads or NOBODY for leads in line.leads)
    return f"{template} /\n{plan}" if any(line.leads) else ""
