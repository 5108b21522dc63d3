"""Fits: the released settings, and for each labelled pair settings that were fitted without it.

Weights, offset and threshold of a link are fitted on the labelled pairs of a folder and on pairs made of its
plans; how often readers agree with a sort of row is counted. Whatever is said of a labelled pair comes from
settings fitted without its labels. Made pairs hold no labels, so those made of a left-out pair's plans stay in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from align.calibration.confidence import Counts, count_rows, with_confidences
from align.calibration.examples import Example, from_labels, from_made, make_pairs, read_plans
from align.calibration.fitting import choose_threshold, fit_offset, fit_weights
from align.comparison import Kind
from align.labelled import Labelled, Names, read_labelled
from align.pipeline import compare
from align.plan import Plan
from align.settings import RELEASED, Settings

MADE_SHARE = 0.1  # what a made pair counts beside a labelled one
MADE_ROUNDS = 2  # made pairs of either kind from each plan
MADE_SEED = 1000  # evaluation uses seeds below it, so that no made pair is both fitted on and scored


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted settings; for each labelled pair, settings fitted without it; and the rows counted under those."""

    settings: Settings
    left_out: Mapping[Names, Settings]
    counts: Counts


def calibrate(folder: Path, base: Settings = RELEASED) -> Calibration:
    """Fit settings on a folder's labelled pairs and on pairs made of its plans.

    Raises:
        AlignError: a document or a label file cannot be read, or there are no labels.
    """
    return fit_pairs(read_labelled(folder), make_examples(read_plans(folder), base), base)


def fit_pairs(pairs: Sequence[Labelled], made: Sequence[Example], base: Settings) -> Calibration:
    """Fit settings on labelled and made pairs, and without each labelled pair in turn."""
    examples = {pair.names: from_labels(pair, base) for pair in pairs}
    left_out = {pair.names: fit_without(pair, pairs, examples, made, base) for pair in pairs}
    counts = sum((count_pair(pair, left_out[pair.names]) for pair in pairs), Counts())
    fitted = with_confidences(fit_links(list(examples.values()), made, base), counts)
    return Calibration(fitted, left_out, counts)


def fit_without(
    pair: Labelled,
    pairs: Sequence[Labelled],
    examples: Mapping[Names, Example],
    made: Sequence[Example],
    base: Settings,
) -> Settings:
    """Fit settings on all labelled pairs but one; nothing of that one's labels is used, in shares neither."""
    others = [other for other in pairs if other.names != pair.names]
    links = fit_links([examples[other.names] for other in others], made, base)
    counts = sum((count_pair(other, links) for other in others), Counts())
    return replace(with_confidences(links, counts), name=f"{base.name} fitted without this pair")


def make_examples(plans: Sequence[Plan], base: Settings) -> list[Example]:
    """Made pairs of both kinds to fit on."""
    return [
        from_made(pair, base) for kind in Kind for pair in make_pairs(plans, kind, MADE_ROUNDS * len(plans), MADE_SEED)
    ]


def fit_links(labelled: Sequence[Example], made: Sequence[Example], base: Settings) -> Settings:
    """Fit what makes a link: weights on all examples, offset and threshold on the labelled ones.

    The offset makes as many links expected as there are; the threshold is best for the mean F1 of both kinds.
    """
    known, all_examples = [one.cells for one in labelled], [one.cells for one in (*labelled, *made)]
    shares = [1.0] * len(labelled) + [MADE_SHARE] * len(made)
    weights = np.round(fit_weights(all_examples, shares)[:-1], 2)
    offset = round(fit_offset(known, weights), 2)
    groups = [[one.cells for one in labelled if one.kind is kind] for kind in Kind]
    similarity, rivalry, own_share = (float(weight) for weight in weights)
    return replace(
        base,
        evidence_offset=offset,
        evidence_similarity=similarity,
        evidence_rivalry=rivalry,
        evidence_own_share=own_share,
        link_evidence=choose_threshold([group for group in groups if group], weights, offset),
    )


def count_pair(pair: Labelled, settings: Settings) -> Counts:
    """Count a pair's rows by sort, as these settings judge them."""
    return count_rows(compare(pair.template, pair.plan, settings=settings), pair.labels)
