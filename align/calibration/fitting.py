"""Numbers from examples: what hints of a link weigh, and from which evidence on a link is drawn.

The weights are a logistic regression with a ridge, fitted by Newton's method (iteratively reweighted least
squares: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, sections 4.4.1 and 18.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.agreement import Hits

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

RIDGE = 10 / 3  # on each weight, not on the offset; 1 to 30 leave the left-out figures within two links
STEPS = 50  # Newton needs fewer than ten
WINDOW = 75  # thresholds over which F1 is averaged, so that a lucky one is not chosen
THRESHOLDS = np.round(np.arange(-5.0, 2.0001, 0.01), 2)  # as fine as settings are written


@dataclass(frozen=True, slots=True)
class Cells:
    """What of one pair of plans is open to evidence: the hints of each cell and whether it is a link.

    `certain` counts the links that are drawn whatever the evidence, against all that are wanted.
    """

    hints: Numbers
    linked: Truths
    certain: Hits


def fit_weights(examples: Sequence[Cells], shares: Sequence[float]) -> Numbers:
    """The weight of each hint, and the offset last; an example counts by its share."""
    hints = np.concatenate([one.hints for one in examples])
    linked = np.concatenate([one.linked for one in examples]).astype(np.float64)
    counts = np.concatenate([np.full(len(one.linked), share) for one, share in zip(examples, shares, strict=True)])
    design = np.column_stack([hints, np.ones(len(hints))])
    ridge = np.diag([RIDGE] * hints.shape[1] + [0.0])
    return solve(design, linked, counts, ridge, np.zeros(len(hints)))


def fit_offset(examples: Sequence[Cells], weights: Numbers) -> float:
    """The offset with which as many links are expected of examples as they hold, each weight as it is."""
    evidence = np.concatenate([one.hints @ weights for one in examples])
    linked = np.concatenate([one.linked for one in examples]).astype(np.float64)
    ones = np.ones((len(evidence), 1))
    return float(solve(ones, linked, ones[:, 0], np.zeros((1, 1)), evidence)[0])


def solve(design: Numbers, linked: Numbers, counts: Numbers, ridge: Numbers, base: Numbers) -> Numbers:
    """The coefficients of greatest likelihood beside a known part of the log-odds."""
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-np.clip(base + design @ found, -60, 60)))
        slope = design.T @ (counts * (linked - expected)) - ridge @ found
        curvature = (design * (counts * expected * (1 - expected))[:, None]).T @ design + ridge
        step = np.linalg.solve(curvature, slope)
        found = found + step
        if np.abs(step).max() < 1e-9:
            break
    return found


def count_links(example: Cells, weights: Numbers, offset: float) -> Numbers:
    """Links right, said and wanted at every threshold, one row each."""
    evidence = example.hints @ weights + offset
    said = (evidence[None, :] >= THRESHOLDS[:, None]).astype(np.float64)
    right = said @ example.linked.astype(np.float64)
    certain = example.certain
    wanted = np.full(len(THRESHOLDS), float(certain.wanted))
    return np.column_stack([certain.right + right, certain.said + said.sum(axis=1), wanted])


def choose_threshold(groups: Sequence[Sequence[Cells]], weights: Numbers, offset: float) -> float:
    """The threshold of the best mean F1 of groups of examples, smoothed over its neighbours; the middle of equals."""
    curves = []
    for examples in groups:
        right, said, wanted = sum(count_links(one, weights, offset) for one in examples).T  # type: ignore[union-attr]
        curves.append(2 * right / np.maximum(1, said + wanted))
    padded = np.pad(np.mean(curves, axis=0), WINDOW // 2, mode="edge")
    smooth = np.convolve(padded, np.ones(WINDOW) / WINDOW, mode="valid")
    best = np.flatnonzero(smooth >= smooth.max() - 1e-9)
    return float(THRESHOLDS[best[len(best) // 2]])
