"""How far changed commitments agree with their labels, and what people said of those that were reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.distance import Indel

from align.agreement import Hits
from align.comparison import Comparison, FindingKind
from align.finding_labels import LAYOUTS, FindingLabel, FindingLabels, Sort
from align.finding_scores.tallies import Excerpt, Tally, findings_of, is_linked, labelled_sides, name_change, sides

ALIKE = 0.6  # least likeness of two clauses: a reader often writes down a part of what the verb governs
UNJUDGED = "not judged"


class Commitment(NamedTuple):
    """A changed commitment: its direction and the clauses of both sides."""

    change: str
    template: Excerpt | None
    plan: Excerpt | None


def count_commitments(comparison: Comparison, findings: FindingLabels, *, directed: bool = True) -> Tally:
    """Changed commitments: right with the label's items and direction, and both clauses alike.

    Clauses are alike where twice their longest common subsequence over the sum of their lengths reaches `ALIKE`; each
    finding serves one label. The labels do not name all that changed: what is unlabelled need not be wrong.
    """
    wanted = [as_commitment(label) for label in findings.counted(Sort.COMMITMENTS)]
    said = list(reported(comparison))
    pairs = pair_up(wanted, said, directed=directed)
    missed = (name_change(*one) for at, one in enumerate(wanted) if at not in pairs)
    more = (name_change(*one) for of, one in enumerate(said) if of not in pairs.values())
    return Tally(Hits(len(pairs), len(said), len(wanted)), tuple(missed), tuple(more))


def reported(comparison: Comparison) -> Iterator[Commitment]:
    """The changed commitments of linked rows."""
    for row, finding in findings_of(comparison, FindingKind.COMMITMENT):
        if is_linked(row):
            yield Commitment(finding.change, *sides(row, finding))


def as_commitment(label: FindingLabel) -> Commitment:
    """What a label says of a commitment."""
    return Commitment(label.cells["change"], *labelled_sides(label))


def pair_up(wanted: list[Commitment], said: list[Commitment], *, directed: bool) -> dict[int, int]:
    """Which of those said is which of those wanted, the most alike first."""
    near = [
        (-likeness(label, found), at, of)
        for at, label in enumerate(wanted)
        for of, found in enumerate(said)
        if not directed or label.change == found.change
    ]
    pairs: dict[int, int] = {}
    for unlike, at, of in sorted(near):
        if -unlike >= ALIKE and at not in pairs and of not in pairs.values():
            pairs[at] = of
    return pairs


def likeness(one: Commitment, other: Commitment) -> float:
    """How alike the clauses of two commitments are, by the less alike side; 0 where they stand in other items."""
    sides = ((one.template, other.template), (one.plan, other.plan))
    return min(Indel.normalized_similarity(a.text, b.text) if a and b and a.no == b.no else 0.0 for a, b in sides)


def count_judged(comparison: Comparison, findings: FindingLabels) -> Mapping[str, int]:
    """How many of the reported commitments a person judged right, doubtful or wrong, and how many nobody judged."""
    judged = {as_commitment(label): label.cells["judgement"] for label in findings.counted(Sort.JUDGED)}
    said = [judged.get(one, UNJUDGED) for one in reported(comparison)]
    return {word: said.count(word) for word in (*LAYOUTS[Sort.JUDGED].words["judgement"], UNJUDGED)}
