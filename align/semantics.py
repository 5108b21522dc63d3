"""How alike two items are in meaning, by an encoder's vectors: evidence beside their words, never in place of them.

Three hints: how much nearer two items are than their rivals, the same of their nearest sentences, and how near the
headings of their sections are. An item's vector is the mean of its sentences', each counting by its length. Encoders
spread their cosines differently, so hints are counted in standard deviations over all cells of two plans, or, for an
encoder without a calibration, in ranks.

Loaded only where an encoder was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from align.plan import Item, Plan
from align.settings import Settings
from align.text import plain, sentences_of

Numbers = npt.NDArray[np.float64]
Matrix = tuple[tuple[float, ...], ...]

NEIGHBOURS = 4  # nearest sentences of the other plan that a margin is taken over; 2 and 8 measure the same
DIGITS = 9  # far above the rounding of sums, so that the order of summing changes no byte


class Encodes(Protocol):
    """What turns texts into vectors of unit length, one row for each, and names itself in results."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def revision(self) -> str:
        """Which state of the model it is."""

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The vectors of these texts, in their order."""


class Semantics(NamedTuple):
    """What an encoder says of every plan item (row) and template item (column).

    `likeness`, from 0 to 1, is what readers see: the cosine of two items without what all items of both plans have in
    common (Mu and Viswanath 2018). `hints` has shape (rows, columns, 3); `evidence` is what they weigh, in log-odds.
    """

    likeness: Matrix
    hints: Numbers
    evidence: Matrix


class Embedded(NamedTuple):
    """A plan's vectors: one row per item, per item's section, and per sentence; `owners` are the sentences' items."""

    items: Numbers
    sections: Numbers
    sentences: Numbers
    owners: npt.NDArray[np.int64]


def texts_of(plan: Plan) -> tuple[str, ...]:
    """Every text of a plan that is encoded, section headings and sentences, each once."""
    headings = [plain(section.heading) for section in plan.sections if section.heading]
    return tuple(dict.fromkeys([*headings, *(text for item in plan.items for text in item_sentences(item))]))


def item_sentences(item: Item) -> list[str]:
    """The sentences of an item in normal form; its label where it has none."""
    return [text for sentence in sentences_of(item.task) if (text := plain(sentence))] or [plain(item.text) or "—"]


def measure_semantics(template: Plan, plan: Plan, encoder: Encodes, settings: Settings) -> Semantics:
    """Compare every item of a plan with every item of its template by meaning.

    Raises:
        EncoderError: the model or the cache of its vectors cannot be used.
    """
    if not (template.items and plan.items):
        nothing = tuple(() for _ in plan.items)
        return Semantics(nothing, np.zeros((len(plan.items), len(template.items), 3)), nothing)
    texts = tuple(dict.fromkeys((*texts_of(template), *texts_of(plan))))
    vectors = encoder.vectors(texts).astype(np.float64)
    known = dict(zip(texts, vectors, strict=True))
    rows, columns = (embed(one, known, vectors.shape[1]) for one in (plan, template))
    hints = hints_of(rows, columns, ranks=not settings.encoder)
    weights = settings.semantic_item, settings.semantic_sentence, settings.semantic_section
    evidence = settings.semantic_offset + hints @ np.array(weights)
    return Semantics(frozen(likeness(rows.items, columns.items)), hints, frozen(evidence))


def embed(plan: Plan, known: Mapping[str, Numbers], dimension: int) -> Embedded:
    """The vectors of a plan by those of its texts; a section without a heading has none."""
    sentences = [item_sentences(item) for item in plan.items]
    nothing = np.zeros(dimension)
    headings = [plain(section.heading) for section in plan.sections for _ in section.items]
    return Embedded(
        np.array([unit(sum((len(text) * known[text] for text in texts), nothing)) for texts in sentences]),
        np.array([known[heading] if heading else nothing for heading in headings]),
        np.array([known[text] for texts in sentences for text in texts]),
        np.array([at for at, texts in enumerate(sentences) for _ in texts]),
    )


def hints_of(rows: Embedded, columns: Embedded, *, ranks: bool) -> Numbers:
    """The three hints of every cell, shape (rows, columns, 3)."""
    items, margins = cosines(rows.items, columns.items), sentence_margins(rows, columns)
    sections = cosines(rows.sections, columns.sections)
    if ranks:
        hints = [ranked(one) for one in (items, margins, sections)]
    else:
        hints = [ahead(standardised(items)), ahead(standardised(margins)), standardised(sections)]
    return np.asarray(np.round(np.stack(hints, axis=-1), DIGITS), dtype=np.float64)


def cosines(rows: Numbers, columns: Numbers) -> Numbers:
    """The cosines of two sets of vectors of unit length."""
    return np.asarray(np.round(rows @ columns.T, DIGITS), dtype=np.float64)


def sentence_margins(rows: Embedded, columns: Embedded) -> Numbers:
    """The greatest margin of two items' sentences: their cosine less the mean of that with either's nearest ones.

    A sentence that is near to everything, as a formula is, proves nothing (Artetxe and Schwenk 2019; Conneau et al.
    2018).
    """
    near = cosines(rows.sentences, columns.sentences)
    usual = nearest_mean(near)[:, None] + nearest_mean(near.T)[None, :]
    margins = near - usual / 2
    firsts = (np.flatnonzero(np.diff(one.owners, prepend=-1)) for one in (rows, columns))
    return np.maximum.reduceat(np.maximum.reduceat(margins, next(firsts), axis=0), next(firsts), axis=1)


def nearest_mean(near: Numbers) -> Numbers:
    """For every row the mean of its greatest values."""
    return np.asarray(np.sort(near, axis=1)[:, -NEIGHBOURS:].mean(axis=1), dtype=np.float64)


def standardised(near: Numbers) -> Numbers:
    """The cells in standard deviations from their mean; 0 where all are the same."""
    spread = near.std()
    return (near - near.mean()) / spread if spread > 10**-DIGITS else np.zeros_like(near)


def ahead(near: Numbers) -> Numbers:
    """How far each cell exceeds the mean of its rivals, the greatest others of its row and of its column."""
    return near - (rivals(near) + rivals(near.T).T) / 2


def rivals(near: Numbers) -> Numbers:
    """The greatest other value in the row of each cell; the mean of all cells, 0, where it stands alone."""
    if near.shape[1] < 2:
        return np.zeros_like(near)
    two = np.sort(near, axis=1)[:, -2:]
    return np.where(near >= two[:, 1:], two[:, :1], two[:, 1:])


def ranked(near: Numbers) -> Numbers:
    """The logarithm of one over the geometric mean of a cell's ranks in its row and its column; 0 where it is first."""
    return -(np.log(ranks_of(near)) + np.log(ranks_of(near.T)).T) / 2


def ranks_of(near: Numbers) -> Numbers:
    """The rank of each cell in its row, from 1; equal cells have the same."""
    size = near.shape[1]
    return np.array([1.0 + size - np.searchsorted(np.sort(row), row, side="right") for row in near]).reshape(near.shape)


def likeness(rows: Numbers, columns: Numbers) -> Numbers:
    """The cosines of items, the mean of all items taken off, from 0 to 1."""
    common = np.concatenate([rows, columns]).mean(axis=0)
    return np.clip(cosines(units(rows - common), units(columns - common)), 0.0, 1.0)


def unit(vector: Numbers) -> Numbers:
    """A vector at length 1; nothing stays nothing."""
    length = np.linalg.norm(vector)
    return vector / length if length > 10**-DIGITS else np.zeros_like(vector)


def units(vectors: Numbers) -> Numbers:
    """Every row at length 1."""
    return np.array([unit(vector) for vector in vectors])


def frozen(matrix: Numbers) -> Matrix:
    """A matrix as plain numbers."""
    return tuple(tuple(float(value) for value in row) for row in np.round(matrix, DIGITS))
