"""The ways from an overview to the files of a run that are no pages: workbooks, letters and tables."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from align.comparison import Comparison
from align.language import Lang
from align.pairing import place_code
from align.report.across import Way
from align.report.by_place import pair_name
from align.report.folding import Folded, fold
from align.report.run_view import Paper, PaperSort, Run, link
from align.report.wording import page_words

FORMS = {"report": "situation_report", "reply": "replies", "comparison": "comparison_tables"}  # their names on the page


class PaperLine(NamedTuple):
    """Files of one form, each named by what it is about."""

    name: str
    ways: Folded[Way]


def view_papers(run: Run, lang: Lang) -> tuple[PaperLine, ...]:
    """The files by sort and form, workbooks and letters first; only what was made."""
    page = page_words(lang)
    comparisons = {entry.key: entry.comparison for entry in run.pairs}
    found: dict[str, list[Way]] = {}
    for sort in (PaperSort.WORKBOOK, PaperSort.LETTER, PaperSort.TABLE):
        for paper in sorted(run.papers.of(sort), key=lambda one: _order(one, comparisons)):
            way = Way(link(paper.href), _about(paper, comparisons, lang))
            found.setdefault(page[_form(paper)], []).append(way)
    return tuple(PaperLine(name, fold(ways, lambda way: way)) for name, ways in found.items())


def _order(paper: Paper, comparisons: dict[str, Comparison]) -> tuple[bool, str, int]:
    """What is about the whole run first, then the pairs in the official order of places, the latest year first."""
    plan = comparisons[paper.pair].plan if paper.pair in comparisons else None
    return bool(paper.pair or paper.place), place_code(plan) if plan else "", -(plan.year or 0) if plan else 0


def _form(paper: Paper) -> str:
    """What files of this form are called."""
    names = {PaperSort.WORKBOOK: "workbooks", PaperSort.TABLE: "data_tables"}
    return names.get(paper.sort) or FORMS.get(paper.form, "letters")


def _about(paper: Paper, comparisons: dict[str, Comparison], lang: Lang) -> str:
    """What a file is about: a place, a pair, or the whole run; a table has its own name."""
    if paper.place:
        return paper.place
    if paper.pair in comparisons:
        comparison = comparisons[paper.pair]
        return f"{comparison.plan.place or ''} {pair_name(comparison, lang)}".strip()
    return page_words(lang)["all_pairs"] if paper.sort is PaperSort.WORKBOOK else PurePosixPath(paper.href).name
