"""The lines of evidence: edits and findings, each by its row."""

from __future__ import annotations

from collections.abc import Iterator

from align.comparison import Edit, Finding, Measure, Place, Row
from align.concerns import concern_of
from align.language import Lang
from align.sentences import sentence
from align.tables.dataset import Dataset
from align.tables.plan_lines import joined
from align.tables.schema import Line


def edit_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each edit."""
    for key, number, row in rows_of(dataset):
        for at, edit in enumerate(row.edits, 1):
            yield {
                "pair_key": key,
                "row": number,
                "edit": at,
                "kind": edit.kind.value,
                "substantive": edit.substantive,
                **excerpt_cells(edit),
            }


def finding_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each finding, kept ones too."""
    for key, number, row in rows_of(dataset):
        for at, finding in enumerate(row.findings, 1):
            yield {"pair_key": key, "row": number, "finding": at, **finding_cells(row, finding, dataset.lang)}


def rows_of(dataset: Dataset) -> Iterator[tuple[str, int, Row]]:
    """Every row with the key of its pair and its number there."""
    for pair in dataset.pairs:
        yield from ((pair.key, number, row) for number, row in enumerate(pair.comparison.rows, 1))


def finding_cells(row: Row, finding: Finding, lang: Lang) -> Line:
    """What a finding of a row says, and what it measures."""
    concern = concern_of(row, finding)
    return {
        "kind": finding.kind.value,
        "change": finding.change,
        "concern": concern.value if concern else None,
        **excerpt_cells(finding),
        **measure_cells("template", finding.template_measure),
        **measure_cells("plan", finding.plan_measure),
        "reasons": joined(reason.code for reason in finding.because),
        "because": " ".join(sentence(reason, lang) for reason in finding.because),
    }


def excerpt_cells(one: Edit | Finding) -> Line:
    """The excerpts of both sides and where they stand."""
    return {
        "template_text": one.template,
        **place_cells("template", one.template_at),
        "plan_text": one.plan,
        **place_cells("plan", one.plan_at),
    }


def place_cells(side: str, place: Place | None) -> Line:
    """Where an excerpt stands."""
    if place is None:
        return {}
    return {f"{side}_no": place.no, f"{side}_start": place.start, f"{side}_end": place.end}


def measure_cells(side: str, measure: Measure | None) -> Line:
    """What a target of one side says in figures."""
    if measure is None:
        return {}
    return {
        f"{side}_measure": measure.kind.value,
        f"{side}_value": measure.value,
        f"{side}_unit": measure.unit,
        f"{side}_bound": measure.bound.value,
        f"{side}_object": measure.object,
    }
