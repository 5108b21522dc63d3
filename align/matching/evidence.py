"""The evidence that two items belong together: hints, and what they weigh together as log-odds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from align.settings import Settings
from align.similarity import Similarity

if TYPE_CHECKING:
    from align.semantics import Semantics

Matrix = tuple[tuple[float, ...], ...]
Hints = tuple[float, float]  # how near two items are, and how far nearer than their rivals, both as logarithms


def weigh(similarity: Similarity, settings: Settings, semantics: Semantics | None = None) -> Matrix:
    """The log-odds of a link for every plan item (row) and template item (column); the weights are fitted.

    What two items share beyond their nearer partners is looked into where a link is possible at all. An encoder's
    evidence comes on top.
    """
    least = least_evidence(settings, semantics) - settings.evidence_margin
    evidence = []
    for row, cells in enumerate(hints_of(similarity, settings)):
        odds = [log_odds(hints, settings) for hints in cells]
        if semantics:
            odds = [base + more for base, more in zip(odds, semantics.evidence[row], strict=True)]
        evidence.append(
            tuple(
                base + settings.evidence_own_share * own_hint(similarity, row, column, settings)
                if base >= least
                else base
                for column, base in enumerate(odds)
            )
        )
    return tuple(evidence)


def least_evidence(settings: Settings, semantics: Semantics | None) -> float:
    """The least evidence of a link, with an encoder or without."""
    return settings.semantic_link_evidence if semantics else settings.link_evidence


def hints_of(similarity: Similarity, settings: Settings) -> list[list[Hints]]:
    """How near every two items are, and how far nearer than their rivals.

    A similarity means much where neither item has another as near: the rivals are the nearest other item of
    either side, by their geometric mean.
    """
    scores, floor = similarity.scores, settings.evidence_floor
    columns_two = [two_largest(column) for column in zip(*scores, strict=True)]
    hints = []
    for cells in scores:
        row_two = two_largest(cells)
        rivals = (
            math.sqrt(rival(score, row_two) * rival(score, two)) for score, two in zip(cells, columns_two, strict=True)
        )
        hints.append(
            [
                (math.log(score + floor), math.log((score + floor) / (other + floor)))
                for score, other in zip(cells, rivals, strict=True)
            ]
        )
    return hints


def own_hint(similarity: Similarity, row: int, column: int, settings: Settings) -> float:
    """How little other partners explain what two items have in common.

    Two items on neighbouring tasks are alike only through their nearer partners.
    """
    return math.log(similarity.own_share(row, column) + settings.own_share_floor)


def log_odds(hints: Hints, settings: Settings) -> float:
    """What the first two hints weigh."""
    near, ahead = hints
    return settings.evidence_offset + settings.evidence_similarity * near + settings.evidence_rivalry * ahead


def two_largest(values: tuple[float, ...]) -> tuple[float, float]:
    """The two largest values, zero where there are fewer."""
    ordered = sorted(values, reverse=True)[:2]
    return (ordered[0] if ordered else 0.0, ordered[1] if len(ordered) > 1 else 0.0)


def rival(score: float, two: tuple[float, float]) -> float:
    """The largest other value beside a score, by the two largest of its row or column."""
    return two[1] if score >= two[0] else two[0]


def probability(evidence: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, evidence))))
