"""Fits of a blend: what an encoder's hints weigh beside the words, and without each labelled pair in turn.

The words keep the weights of the lexical fit, so that an encoder can only add to what they say. Its hints are weighed
by a logistic regression with the log-odds of the words as its base, a ridge on the weight of each hint in its standard
deviation. Two blends are fitted: one of the encoder's own hints, and one of ranks, which hold for any encoder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from align.agreement import Hits
from align.blends import RANKS, model_name
from align.calibration.examples import make_pairs, read_plans
from align.calibration.fits import MADE_ROUNDS, MADE_SEED, MADE_SHARE, Calibration
from align.calibration.fitting import Cells, Numbers, fit_offset, solve
from align.calibration.meanings import Meant, from_labels, from_made
from align.comparison import Kind
from align.labelled import Names, read_labelled
from align.semantics import Encodes
from align.settings import RELEASED, Settings

# Chosen with the labelled pairs in view, of 10 to 100: from 3.3 on down the probabilities are better and links go.
RIDGE = 30.0
RANKS_RIDGE = 100.0  # what was fitted with one encoder has to hold for others
SLIGHT = 0.001  # a ridge that changes no digit, and gives an answer also where every link is told by one likeness
SHARES = (0.1, 0.9)  # of meaning in the score that readers see: neither words nor meaning vanish from it


@dataclass(frozen=True, slots=True)
class Blend:
    """Fitted settings of one sort of blend, and for each labelled pair settings that were fitted without it."""

    settings: Settings
    left_out: Mapping[Names, Settings]


@dataclass(frozen=True, slots=True)
class Blending:
    """The blends fitted for an encoder, the lexical fit under them, and the labelled examples."""

    encoder: Encodes
    words: Calibration
    calibrated: Blend
    ranks: Blend
    labelled: tuple[Meant, ...]


def calibrate_blends(folder: Path, encoder: Encodes, words: Calibration, base: Settings = RELEASED) -> Blending:
    """Fit the blends of an encoder on a folder's labelled pairs and on pairs made of its plans.

    `words` are the lexical fits of the same folder.

    Raises:
        AlignError: a document or a label file cannot be read, there are no labels, or the encoder cannot be used.
    """
    plans = read_plans(folder)
    labelled = [from_labels(pair, encoder, base) for pair in read_labelled(folder)]
    pairs = [pair for kind in Kind for pair in make_pairs(plans, kind, MADE_ROUNDS * len(plans), MADE_SEED)]
    made = from_made(pairs, encoder, base)
    calibrated, ranks = (fit_both(labelled, made, words, name) for name in (encoder.name, ""))
    return Blending(encoder, words, calibrated, ranks, tuple(labelled))


def fit_both(labelled: Sequence[Meant], made: Sequence[Meant], words: Calibration, encoder: str) -> Blend:
    """Fit a blend on everything, and without each labelled pair beside words fitted without it."""
    left_out = {}
    for names, settings in words.left_out.items():
        others = [one for one in labelled if one.names != names]
        fitted = fit_blend(others, made, settings, encoder)
        left_out[names] = replace(fitted, name=f"{fitted.name} fitted without this pair")
    return Blend(fit_blend(labelled, made, words.settings, encoder), left_out)


def fit_blend(labelled: Sequence[Meant], made: Sequence[Meant], words: Settings, encoder: str) -> Settings:
    """Fit a blend beside the words' weights; without the name of an encoder it is one of ranks."""
    ranks, examples = not encoder, [*labelled, *made]
    counts = counted(labelled, made)
    weights = fit_hints(labelled, examples, counts, words, RANKS_RIDGE if ranks else RIDGE, ranks=ranks)
    both = np.concatenate([words_of(words), weights])
    cells = [together(one, ranks=ranks) for one in labelled]
    item, sentence, section = (float(weight) for weight in weights)
    return replace(
        words,
        name=model_name(encoder) or RANKS,
        encoder=encoder,
        semantic_item=item,
        semantic_sentence=sentence,
        semantic_section=section,
        semantic_offset=round(fit_offset(cells, both) - words.evidence_offset, 2),
        semantic_share=fit_share(examples, counts),
    )


def fit_hints(
    labelled: Sequence[Meant], examples: Sequence[Meant], counts: Numbers, words: Settings, ridge: float, *, ranks: bool
) -> Numbers:
    """The weights of the three hints; the ridge sees them in their standard deviations over the labelled cells."""
    spread = np.concatenate([one.beside(ranks=ranks) for one in labelled]).std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    hints = np.concatenate([one.beside(ranks=ranks) for one in examples]) / spread
    design = np.column_stack([hints, np.ones(len(hints))])
    odds = np.concatenate([one.words.hints for one in examples]) @ words_of(words)
    penalty = np.diag([ridge] * hints.shape[1] + [0.0])
    found = solve(design, linked_of(examples), counts, penalty, odds)[:-1]
    return np.asarray(np.round(found / spread, 2), dtype=np.float64)


def fit_share(examples: Sequence[Meant], counts: Numbers) -> float:
    """The share of meaning in what readers see: its weight beside that of the words' score in telling links.

    A logistic regression of links on the two, over the cells of the fit; held between 0.1 and 0.9, to two digits.
    """
    scores = np.concatenate([one.scores for one in examples])
    design = np.column_stack([scores, np.ones(len(scores))])
    none = np.zeros(len(scores))
    words, meaning, _ = solve(design, linked_of(examples), counts, np.diag([SLIGHT, SLIGHT, 0.0]), none)
    return round(float(np.clip(meaning / (words + meaning), *SHARES)), 2)


def counted(labelled: Sequence[Meant], made: Sequence[Meant]) -> Numbers:
    """What each cell counts: a made pair's a tenth of a labelled one's."""
    shares = [1.0] * len(labelled) + [MADE_SHARE] * len(made)
    return np.concatenate(
        [np.full(len(one.hints), share) for one, share in zip((*labelled, *made), shares, strict=True)]
    )


def linked_of(examples: Sequence[Meant]) -> Numbers:
    """Which cells are links, 1 or 0."""
    return np.concatenate([one.words.linked for one in examples]).astype(np.float64)


def words_of(settings: Settings) -> Numbers:
    """The weights of the words' hints."""
    return np.array([settings.evidence_similarity, settings.evidence_rivalry, settings.evidence_own_share])


def hints_of(settings: Settings) -> Numbers:
    """The weights of the encoder's hints."""
    return np.array([settings.semantic_item, settings.semantic_sentence, settings.semantic_section])


def together(one: Meant, *, ranks: bool) -> Cells:
    """The cells of a pair with the hints of words and encoder side by side."""
    return Cells(np.column_stack([one.words.hints, one.beside(ranks=ranks)]), one.words.linked, Hits())
