"""Examples to fit a blend on: the cells that evidence decides, with what an encoder says of each beside the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from align.agreement import read_gold
from align.calibration.examples import Links, cells_of, find_open
from align.calibration.fitting import Cells, Numbers
from align.comparison import Kind
from align.formal import kind_of
from align.labelled import Labelled, Names
from align.plan import Plan
from align.semantics import Encodes, measure_semantics
from align.settings import Settings
from align.synthetic import MadePair


@dataclass(frozen=True, slots=True)
class Meant:
    """The cells of one pair: `words` as the lexical fit sees them, and one row for each cell of what an encoder says.

    `hints` are those of a calibrated encoder and `ranks` those of any, both of shape (cells, 3); `scores` has shape
    (cells, 2), likeness in words and in meaning. `names` where the pair is labelled.
    """

    kind: Kind
    words: Cells
    hints: Numbers
    ranks: Numbers
    scores: Numbers
    names: Names | None = None

    def beside(self, *, ranks: bool) -> Numbers:
        """The hints of the encoder that a blend of this sort weighs."""
        return self.ranks if ranks else self.hints


def from_labels(pair: Labelled, encoder: Encodes, settings: Settings) -> Meant:
    """The example of a labelled pair; links that only one reader drew take no part."""
    gold = read_gold(pair.labels, len(pair.template.items), len(pair.plan.items))
    found = measure(pair.template, pair.plan, gold.reading.links, gold.optional, encoder, settings)
    return replace(found, names=pair.names)


def from_made(pairs: Sequence[MadePair], encoder: Encodes, settings: Settings) -> list[Meant]:
    """The examples of made pairs."""
    return [measure(pair.template, pair.plan, pair.links, (), encoder, settings) for pair in pairs]


def measure(template: Plan, plan: Plan, links: Links, aside: Links, encoder: Encodes, settings: Settings) -> Meant:
    """What words and an encoder say of the open cells of two plans.

    Raises:
        EncoderError: the model or the cache of its vectors cannot be used.
    """
    opened = find_open(template, plan, aside, settings)
    hints, ranks = (
        measure_semantics(template, plan, encoder, replace(settings, encoder=name)) for name in (encoder.name, "")
    )
    rows, columns = ([one[at] - 1 for one in opened.cells] for at in (1, 0))
    scores = [
        np.array(one).reshape(hints.hints.shape[:2])[rows, columns]
        for one in (opened.similarity.scores, hints.likeness)
    ]
    return Meant(
        kind_of(template, plan),
        cells_of(opened, links, aside, settings),
        hints.hints[rows, columns],
        ranks.hints[rows, columns],
        np.column_stack(scores),
    )
