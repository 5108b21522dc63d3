"""The evidence that two items belong together: how alike they are, and how far that exceeds their rivals."""

from __future__ import annotations

import math

from align.settings import Settings
from align.similarity import Similarity

Matrix = tuple[tuple[float, ...], ...]


def weigh(similarity: Similarity, settings: Settings) -> Matrix:
    """The log-odds of a link for every plan item (row) and template item (column).

    A similarity means much where neither item has another as near: the rivals are the nearest other item of
    either side, by their geometric mean. It means little where both are alike only through nearer partners,
    as two items on neighbouring tasks are; that is looked into where a link is possible at all.
    """
    scores = similarity.scores
    rows_two = [two_largest(row) for row in scores]
    columns_two = [two_largest(column) for column in zip(*scores, strict=True)]
    evidence = []
    for row, cells in enumerate(scores):
        rivals = [(rival(score, rows_two[row]), rival(score, columns_two[at])) for at, score in enumerate(cells)]
        odds = [log_odds(score, *found, settings) for score, found in zip(cells, rivals, strict=True)]
        evidence.append(tuple(base + explained(similarity, row, at, base, settings) for at, base in enumerate(odds)))
    return tuple(evidence)


def explained(similarity: Similarity, row: int, column: int, base: float, settings: Settings) -> float:
    """What the evidence loses where other partners explain what two items have in common."""
    if base < settings.link_evidence - settings.evidence_margin:
        return 0.0
    return settings.evidence_own_share * math.log(similarity.own_share(row, column) + settings.own_share_floor)


def two_largest(values: tuple[float, ...]) -> tuple[float, float]:
    """The two largest values, zero where there are fewer."""
    ordered = sorted(values, reverse=True)[:2]
    return (ordered[0] if ordered else 0.0, ordered[1] if len(ordered) > 1 else 0.0)


def rival(score: float, two: tuple[float, float]) -> float:
    """The largest other value beside a score, by the two largest of its row or column."""
    return two[1] if score >= two[0] else two[0]


def log_odds(score: float, in_row: float, in_column: float, settings: Settings) -> float:
    """The evidence of one link; the weights are fitted (`settings`)."""
    floor = settings.evidence_floor
    rivalry = (score + floor) / (math.sqrt(in_row * in_column) + floor)
    return (
        settings.evidence_offset
        + settings.evidence_similarity * math.log(score + floor)
        + settings.evidence_rivalry * math.log(rivalry)
    )


def probability(evidence: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, evidence))))
