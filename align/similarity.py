"""How alike two items are, in named parts: shared words, rare ones and repeated ones counting more.

Cosine of vectors of characters and character 2-grams with raw term frequency and inverse document frequency over
both plans (Salton and Buckley 1988). Chinese needs no segmentation for it; single characters count beside 2-grams
because an abbreviation keeps characters and loses 2-grams. The heading counts once more and the
section's heading half, and the three sources of words are the named parts of the score.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from align.comparison import Part
from align.plan import Item, Plan, Section
from align.settings import Settings
from align.text import words_of

Grams = dict[str, float]
PARTS = ("words", "heading", "section")
TRIFLE = 1e-9  # a part below it is the rounding of another


class Words(NamedTuple):
    """An item's grams by where they stand, already weighted by place: task, heading, section heading."""

    task: Grams
    heading: Grams
    section: Grams

    def headed(self) -> Grams:
        """Those of task and heading together."""
        return together(self.task, self.heading)

    def total(self) -> Grams:
        """All of them together."""
        return together(self.task, self.heading, self.section)


class Similarity(NamedTuple):
    """Scores of plan items (rows) and template items (columns), each from 0 to 1, and what they are made of.

    `rows` and `columns` are the items' weighted grams, `words` the same by where they stand (first the rows'),
    and `weights` the rarity of each gram.
    """

    scores: tuple[tuple[float, ...], ...]
    rows: tuple[Grams, ...]
    columns: tuple[Grams, ...]
    words: tuple[tuple[Words, ...], tuple[Words, ...]]
    weights: Grams

    def parts_of(self, row: int, column: int) -> tuple[Part, ...]:
        """The named parts of one score, zero ones left out; they add up to it."""
        score, one, other = self.scores[row][column], self.words[0][row], self.words[1][column]
        whole = product(self.rows[row], self.columns[column], self.weights)
        scale = score / whole if whole else 0.0
        task = scale * product(one.task, other.task, self.weights)
        headed = scale * product(one.headed(), other.headed(), self.weights)
        named = zip(PARTS, (task, headed - task, score - headed), strict=True)
        return tuple(Part(name, value) for name, value in named if value > TRIFLE)

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
        """The share of two items' common weight in grams that a partner lacks."""
        theirs = self.columns[column]
        common = [
            (gram, count * theirs[gram] * self.weights[gram] ** 2)
            for gram, count in self.rows[row].items()
            if gram in theirs
        ]
        whole = sum(value for _, value in common)
        return sum(value for gram, value in common if gram not in partner) / whole if whole else 0.0


def together(*parts: Grams) -> Grams:
    """The grams of several texts."""
    total: Grams = {}
    for part in parts:
        for gram, count in part.items():
            total[gram] = total.get(gram, 0.0) + count
    return total


def grams_of(text: str, character_weight: float, weight: float = 1.0) -> Grams:
    """How often each character 2-gram and each character stands in a text, times a weight.

    >>> grams_of("公开公", 0.5)
    {'公': 1.0, '开': 0.5, '公开': 1.0, '开公': 1.0}
    """
    words = words_of(text)
    singles = Counter("".join(words))
    doubles = Counter([first + second for word in words for first, second in pairwise(word)])
    grams = {gram: count * weight * character_weight for gram, count in singles.items()} if character_weight else {}
    grams.update((gram, count * weight) for gram, count in doubles.items())
    return grams


def words_of_item(item: Item, section: Section, settings: Settings) -> Words:
    """The words of an item; one without a heading is headed by its first clause."""
    heading = item.heading or first_clause(item.task)
    return Words(
        grams_of(item.task, settings.character_weight),
        grams_of(heading, settings.character_weight, settings.heading_weight),
        grams_of(section.heading, settings.character_weight, settings.section_weight),
    )


def first_clause(task: str) -> str:
    """The words up to the first comma or stop."""
    ends = [at for mark in "，。；" if (at := task.find(mark)) > 0]
    return task[: min(ends, default=len(task))]


def plan_words(plan: Plan, settings: Settings) -> tuple[Words, ...]:
    """The words of every item of a plan."""
    return tuple(words_of_item(item, section, settings) for section in plan.sections for item in section.items)


def rarity(template: Sequence[Grams], plan: Sequence[Grams], settings: Settings) -> Grams:
    """The weight of each gram: the mean of its inverse document frequencies in the two plans."""
    frequencies: list[Counter[str]] = []
    rarities: list[list[float]] = []
    for side in (template, plan):
        found: Counter[str] = Counter()
        for grams in side:
            found.update(grams.keys())
        frequencies.append(found)
        rarities.append([0.5 * math.log((len(side) + 1) / (items + 0.5)) for items in range(len(side) + 1)])
    (one, other), (of_one, of_other) = frequencies, rarities
    least = settings.common_weight
    return {gram: max(least, of_one[one[gram]] + of_other[other[gram]]) for gram in one | other}


def measure(template: Plan, plan: Plan, settings: Settings) -> Similarity:
    """Compare every item of a plan with every item of its template."""
    words = plan_words(plan, settings), plan_words(template, settings)
    rows, columns = (tuple(one.total() for one in side) for side in words)
    weights = rarity(columns, rows, settings)
    lengths = [norm(column, weights) for column in columns]
    products = dot_products(rows, columns, weights)
    scores = (cosines(line, norm(row, weights), lengths) for line, row in zip(products, rows, strict=True))
    return Similarity(tuple(scores), rows, columns, words, weights)


def cosines(products: Sequence[float], length: float, lengths: Sequence[float]) -> tuple[float, ...]:
    """The cosines of one vector with others, by products and lengths; 0 for an empty one."""
    return tuple(
        min(1.0, product / (length * other)) if length and other else 0.0
        for product, other in zip(products, lengths, strict=True)
    )


def norm(grams: Grams, weights: Grams) -> float:
    """The length of a vector of weighted grams."""
    return math.hypot(*map(mul, grams.values(), map(weights.__getitem__, grams)))


def product(one: Grams, other: Grams, weights: Grams) -> float:
    """The scalar product of two vectors of weighted grams."""
    return sum(count * other[gram] * weights[gram] ** 2 for gram, count in one.items() if gram in other)


def dot_products(rows: Sequence[Grams], columns: Sequence[Grams], weights: Grams) -> list[list[float]]:
    """The products of every row with every column, by an index of the columns' grams."""
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
