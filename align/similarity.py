"""How alike two items are, in named parts: shared words, rare ones and repeated ones counting more.

Cosine of character 2-gram vectors with raw term frequency and inverse document frequency over both plans
(Salton and Buckley 1988); Chinese needs no segmentation for it. The heading counts once more and the
section's heading half, and the three sources of words are the named parts of the score.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from align.comparison import Part
from align.plan import Item, Plan, Section
from align.settings import Settings
from align.text import words_of

Grams = dict[str, float]
PARTS = ("words", "heading", "section")


@dataclass(frozen=True, slots=True)
class Similarity:
    """Scores of plan items (rows) and template items (columns), each from 0 to 1, and what they are made of.

    `parts[k][row][column]` is part `PARTS[k]`; the parts of a cell add up to its score. `rows` and `columns`
    are the items' weighted 2-grams and `weights` the rarity of each, kept for `own_share`.
    """

    scores: tuple[tuple[float, ...], ...]
    parts: tuple[tuple[tuple[float, ...], ...], ...]
    rows: tuple[Grams, ...]
    columns: tuple[Grams, ...]
    weights: Grams

    def parts_of(self, row: int, column: int) -> tuple[Part, ...]:
        """The named parts of one score, zero ones left out."""
        named = ((name, values[row][column]) for name, values in zip(PARTS, self.parts, strict=True))
        return tuple(Part(name, value) for name, value in named if value)

    def own_share(self, row: int, column: int) -> float:
        """The share of what two items have in common that neither's nearest other partner has as well.

        1 where they are each other's nearest; near 0 where they are alike only through their partners.
        """
        shares = [1.0]
        nearest = max(range(len(self.columns)), key=lambda at: self.scores[row][at])
        if nearest != column:
            shares.append(self._unexplained(row, column, self.columns[nearest]))
        nearest = max(range(len(self.rows)), key=lambda at: self.scores[at][column])
        if nearest != row:
            shares.append(self._unexplained(row, column, self.rows[nearest]))
        return min(shares)

    def _unexplained(self, row: int, column: int, partner: Grams) -> float:
        """The share of two items' common weight in 2-grams that a partner lacks."""
        theirs = self.columns[column]
        common = [
            (gram, count * theirs[gram] * self.weights[gram] ** 2)
            for gram, count in self.rows[row].items()
            if gram in theirs
        ]
        whole = sum(value for _, value in common)
        return sum(value for gram, value in common if gram not in partner) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """An item's 2-grams by where they stand, already weighted by place: task, heading, section heading."""

    task: Grams
    heading: Grams
    section: Grams

    def total(self) -> Grams:
        """All of them together."""
        total = Counter(self.task)
        total.update(self.heading)
        total.update(self.section)
        return dict(total)


def grams_of(text: str, weight: float = 1.0) -> Grams:
    """How often each character 2-gram stands in a text, times a weight.

    >>> grams_of("公开公开")
    {'公开': 2.0, '开公': 1.0}
    """
    counts = Counter(word[at : at + 2] for word in words_of(text) for at in range(len(word) - 1))
    return {gram: count * weight for gram, count in counts.items()}


def words_of_item(item: Item, section: Section, settings: Settings) -> Words:
    """The words of an item; one without a heading is headed by its first clause."""
    heading = item.heading or first_clause(item.task)
    return Words(
        grams_of(item.task),
        grams_of(heading, settings.heading_weight),
        grams_of(section.heading, settings.section_weight),
    )


def first_clause(task: str) -> str:
    """The words up to the first comma or stop."""
    ends = [at for mark in "，。；" if (at := task.find(mark)) > 0]
    return task[: min(ends, default=len(task))]


def plan_words(plan: Plan, settings: Settings) -> list[Words]:
    """The words of every item of a plan."""
    return [words_of_item(item, section, settings) for section in plan.sections for item in section.items]


def rarity(template: Sequence[Grams], plan: Sequence[Grams], settings: Settings) -> Grams:
    """The weight of each 2-gram: the mean of its inverse document frequencies in the two plans."""
    weights: defaultdict[str, float] = defaultdict(float)
    frequencies = [Counter(gram for item in side for gram in item) for side in (template, plan)]
    for side, found in zip((template, plan), frequencies, strict=True):
        for gram in {**frequencies[0], **frequencies[1]}:
            weights[gram] += 0.5 * math.log((len(side) + 1) / (found[gram] + 0.5))
    return {gram: max(settings.common_weight, weight) for gram, weight in weights.items()}


def measure(template: Plan, plan: Plan, settings: Settings) -> Similarity:
    """Compare every item of a plan with every item of its template."""
    columns, rows = plan_words(template, settings), plan_words(plan, settings)
    totals = [words.total() for words in columns], [words.total() for words in rows]
    weights = rarity(*totals, settings)
    norms = [[norm(total, weights) for total in side] for side in totals]
    whole = dot_products(totals[1], totals[0], weights)
    tasks = dot_products([words.task for words in rows], [words.task for words in columns], weights)
    headed = dot_products([headed_words(words) for words in rows], [headed_words(words) for words in columns], weights)
    scale = [[1 / (row * column) if row and column else 0.0 for column in norms[0]] for row in norms[1]]
    layers = zip(whole, tasks, headed, scale, strict=True)
    parts = [[(t * k, (h - t) * k, (w - h) * k) for w, t, h, k in zip(*layer, strict=True)] for layer in layers]
    return Similarity(
        tuple(tuple(sum(cell) for cell in row) for row in parts),
        tuple(tuple(tuple(cell[part] for cell in row) for row in parts) for part in range(len(PARTS))),
        tuple(totals[1]),
        tuple(totals[0]),
        weights,
    )


def headed_words(words: Words) -> Grams:
    """The words of task and heading together."""
    total = Counter(words.task)
    total.update(words.heading)
    return dict(total)


def norm(grams: Grams, weights: Grams) -> float:
    """The length of a vector of weighted 2-grams."""
    return math.sqrt(sum((count * weights[gram]) ** 2 for gram, count in grams.items()))


def dot_products(rows: Sequence[Grams], columns: Sequence[Grams], weights: Grams) -> list[list[float]]:
    """The products of every row with every column, by an index of the columns' 2-grams."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, grams in enumerate(columns):
        for gram, count in grams.items():
            index[gram].append((at, count * weights[gram] ** 2))
    products = [[0.0] * len(columns) for _ in rows]
    for row, grams in zip(products, rows, strict=True):
        for gram, count in grams.items():
            for at, value in index.get(gram, ()):
                row[at] += count * value
    return products
