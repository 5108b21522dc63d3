"""The findings of labelled pairs, scored facet by facet, and the figures that floors use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.agreement import Hits, read_gold
from align.comparison import Comparison
from align.finding_labels import FindingLabels, Sort
from align.finding_scores.citations import count_citations, count_differing
from align.finding_scores.commitments import count_commitments, count_judged
from align.finding_scores.offices import count_offices
from align.finding_scores.scope import count_elsewhere, count_own
from align.finding_scores.slips import count_slips
from align.finding_scores.tallies import Facet, Tally
from align.finding_scores.targets import count_target_changes, count_targets
from align.labels import LabelFile, plan_name

SORTS = {  # the labels that a facet is counted on
    Facet.TARGET_CHANGES: Sort.TARGET_CHANGES,
    Facet.TARGETS: Sort.TARGETS,
    Facet.DIFFERING: Sort.CITATIONS,
    Facet.CITATIONS: Sort.CITATIONS,
    Facet.OFFICES: Sort.OFFICES,
    Facet.COMMITMENTS: Sort.COMMITMENTS,
    Facet.UNDIRECTED: Sort.COMMITMENTS,
    Facet.SLIPS: Sort.SLIPS,
    Facet.ELSEWHERE: Sort.SCOPE,
    Facet.OWN: Sort.SCOPE,
}


@dataclass(frozen=True, slots=True)
class FindingScore:
    """The agreement of one pair's findings; `judged` counts reported commitments by what a person said of them."""

    template: str
    plan: str
    settings: str
    tallies: Mapping[Facet, Tally]
    judged: Mapping[str, int]


def score_findings(comparison: Comparison, labels: LabelFile, findings: FindingLabels) -> FindingScore:
    """Compare the findings of a pair with their labels; `labels` say which items are linked."""
    counted = count_all(comparison, labels, findings)
    tallies = {facet: tally for facet, tally in counted.items() if SORTS[facet] in findings.rows}
    said = count_judged(comparison, findings) if Sort.JUDGED in findings.rows else {}
    names = plan_name(comparison.template), plan_name(comparison.plan)
    return FindingScore(*names, comparison.tool.settings, tallies, said)


def count_all(comparison: Comparison, labels: LabelFile, findings: FindingLabels) -> dict[Facet, Tally]:
    """Every facet of a pair."""
    links = read_gold(labels, len(comparison.template.items), len(comparison.plan.items)).reading.links
    return {
        Facet.TARGET_CHANGES: count_target_changes(comparison, findings),
        Facet.TARGETS: count_targets(comparison, findings),
        Facet.DIFFERING: count_differing(comparison, findings, links),
        Facet.CITATIONS: count_citations(comparison, findings),
        Facet.OFFICES: count_offices(comparison, findings),
        Facet.COMMITMENTS: count_commitments(comparison, findings),
        Facet.UNDIRECTED: count_commitments(comparison, findings, directed=False),
        Facet.SLIPS: count_slips(comparison, findings),
        Facet.ELSEWHERE: count_elsewhere(comparison, findings),
        Facet.OWN: count_own(comparison, findings),
    }


def total(scores: Sequence[FindingScore], facet: Facet) -> Hits:
    """A facet's counts over all pairs, added up."""
    return sum((score.tallies[facet].hits for score in scores if facet in score.tallies), Hits())


def judged(scores: Sequence[FindingScore]) -> dict[str, int]:
    """What people said of reported commitments, over all pairs."""
    words = dict.fromkeys(word for score in scores for word in score.judged)
    return {word: sum(score.judged.get(word, 0) for score in scores) for word in words}


def errors(scores: Sequence[FindingScore], *facets: Facet) -> int | None:
    """How many were missed or said without a label, over all pairs; None where there are no labels."""
    tallies = [score.tallies[facet] for score in scores for facet in facets if facet in score.tallies]
    return sum(len(tally.missed) + len(tally.unlabelled) for tally in tallies) if tallies else None


def finding_figures(scores: Sequence[FindingScore]) -> dict[str, float | None]:
    """Give the figures by the names that floors use; None where there is nothing to count."""
    slips = [len(score.tallies[Facet.SLIPS].unlabelled) for score in scores if Facet.SLIPS in score.tallies]
    return {
        "target_changes_f1": total(scores, Facet.TARGET_CHANGES).f1,
        "targets_f1": total(scores, Facet.TARGETS).f1,
        "differing_citations_errors": errors(scores, Facet.DIFFERING),
        "citations_f1": total(scores, Facet.CITATIONS).f1,
        "offices_f1": total(scores, Facet.OFFICES).f1,
        "commitments_recall": total(scores, Facet.COMMITMENTS).recall,
        "commitments_recall_undirected": total(scores, Facet.UNDIRECTED).recall,
        "commitments_reported": total(scores, Facet.COMMITMENTS).said,
        "slips_recall": total(scores, Facet.SLIPS).recall,
        "slips_unlabelled_most": max(slips, default=None),
        "scope_errors": errors(scores, Facet.ELSEWHERE, Facet.OWN),
    }


def out_of_bounds(
    figures: Mapping[str, float | None], least: Mapping[str, float], most: Mapping[str, float]
) -> list[str]:
    """Say which figures lie under their floor or over their ceiling; one without a figure counts as fallen.

    A figure is taken as it is printed, with three digits.
    """
    fallen = []
    for name, floor in sorted(least.items()):
        value = figures.get(name)
        if value is None or round(value, 3) < floor:
            fallen.append(f"{name} is {value}, its floor {floor}")
    for name, ceiling in sorted(most.items()):
        value = figures.get(name)
        if value is None or value > ceiling:
            fallen.append(f"{name} is {value}, its ceiling {ceiling}")
    return fallen
