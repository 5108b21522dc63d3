"""The passes in their order, and the links they leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from align.comparison import Kind, Link, Part, Settled
from align.formal import kind_of
from align.matching.evidence import Matrix, least_evidence, weigh
from align.matching.identical import find_identical
from align.matching.sentences import find_leftovers
from align.matching.wording import find_near_copies
from align.plan import Plan
from align.settings import Settings
from align.similarity import TRIFLE, Similarity, measure

if TYPE_CHECKING:
    from align.semantics import Semantics

Pair = tuple[int, int]  # a plan item's and a template item's place in their plans, from 0


class Matching(NamedTuple):
    """The links of two plans, one for each plan item that carries something, and the figures behind them.

    `own` are the links as they were found before reviewers' rows took their place. `scores` are what readers see of
    every plan item (row) and template item (column), from 0 to 1: likeness in words, and in meaning with an encoder;
    `by_meaning` says whether there was one.
    """

    links: tuple[Link, ...]
    own: tuple[Link, ...]
    similarity: Similarity
    scores: Matrix
    evidence: Matrix
    by_meaning: bool


class Figures(NamedTuple):
    """How alike the items of two plans are in words and, with an encoder, in meaning, and what that weighs."""

    similarity: Similarity
    semantics: Semantics | None
    scores: Matrix
    evidence: Matrix
    settings: Settings

    def by_words(self, row: int, column: int) -> bool:
        """Whether the evidence of the words alone links two items."""
        more = self.semantics.evidence[row][column] if self.semantics else 0.0
        return self.evidence[row][column] - more >= self.settings.link_evidence

    def parts_of(self, row: int, column: int) -> tuple[Part, ...]:
        """The named parts of one score, zero ones left out; they add up to it."""
        parts = self.similarity.parts_of(row, column)
        if self.semantics is None:
            return parts
        share = self.settings.semantic_share
        meaning = Part("semantic", share * self.semantics.likeness[row][column])
        words = (Part(part.name, (1 - share) * part.value) for part in parts)
        return tuple(part for part in (*words, meaning) if part.value > TRIFLE)


@dataclass(slots=True)
class Found:
    """The pairs found so far, each with its pass, and the items that no later pass may touch."""

    pairs: dict[Pair, str] = field(default_factory=dict)
    settled_rows: set[int] = field(default_factory=set)
    settled_columns: set[int] = field(default_factory=set)

    def add(self, pairs: Iterable[Pair], found_by: str, *, settle: bool = False) -> None:
        """Keep pairs that no earlier pass settled; with `settle` nothing more is linked to their items."""
        for row, column in pairs:
            if row not in self.settled_rows and column not in self.settled_columns:
                self.pairs.setdefault((row, column), found_by)
        if settle:
            self.settled_rows |= {row for row, column in self.pairs}
            self.settled_columns |= {column for row, column in self.pairs}

    def confirm(self, settled: Sequence[Settled]) -> None:
        """Put what reviewers confirmed in the place of what was found: links of plan items, dropped template items."""
        rows = {one.plan_item - 1 for one in settled if one.plan_item}
        columns = {number - 1 for one in settled if not one.plan_item for number in one.template_items}
        self.pairs = {pair: by for pair, by in self.pairs.items() if pair[0] not in rows and pair[1] not in columns}
        for one in settled:
            if one.plan_item:
                self.pairs |= {(one.plan_item - 1, number - 1): "reviewed" for number in one.template_items}
        self.settled_rows |= rows
        self.settled_columns |= columns


def match_items(
    template: Plan,
    plan: Plan,
    settings: Settings,
    settled: Sequence[Settled] = (),
    semantics: Semantics | None = None,
) -> Matching:
    """Find which template items each plan item carries; the order of the passes is in `align.matching`."""
    figures = make_figures(measure(template, plan, settings), semantics, settings)
    found = Found()
    found.add(find_identical(template, plan), "identical", settle=True)
    found.add(find_near_copies(figures.similarity, settings), "wording")
    add_by_evidence(found, figures, least_of(template, plan, settings))
    found.add(find_leftovers(template, plan, found.pairs, settings), "sentences")
    own = make_links(found.pairs, figures)
    if settled:
        found.confirm(settled)
        found.add(find_leftovers(template, plan, found.pairs, settings), "sentences")
    links = make_links(found.pairs, figures) if settled else own
    return Matching(links, own, figures.similarity, figures.scores, figures.evidence, semantics is not None)


def make_figures(similarity: Similarity, semantics: Semantics | None, settings: Settings) -> Figures:
    """The figures behind the links of two plans."""
    scores = blended(similarity.scores, semantics.likeness, settings.semantic_share) if semantics else similarity.scores
    return Figures(similarity, semantics, scores, weigh(similarity, settings, semantics), settings)


def blended(words: Matrix, meaning: Matrix, share: float) -> Matrix:
    """The scores of words and meaning together; `share` is that of meaning."""
    return tuple(
        tuple((1 - share) * one + share * other for one, other in zip(*cells, strict=True))
        for cells in zip(words, meaning, strict=True)
    )


def least_of(template: Plan, plan: Plan, settings: Settings) -> float:
    """The least similarity of a link; between levels wording is kept, so that less is chance."""
    levels = kind_of(template, plan) is Kind.LEVELS
    return settings.least_similarity_levels if levels else settings.least_similarity_years


def add_by_evidence(found: Found, figures: Figures, least: float) -> None:
    """Add the pairs with enough evidence, by the words alone or with the encoder's help.

    Beside a near copy, a second partner must share words that the copy lacks.
    """
    similarity, settings = figures.similarity, figures.settings
    rows, columns = {row for row, _ in found.pairs}, {column for _, column in found.pairs}
    enough = [
        (row, at)
        for row, cells in enumerate(figures.evidence)
        for at, odds in enumerate(cells)
        if odds >= least_evidence(settings, figures.semantics) and similarity.scores[row][at] >= least
    ]
    for row, column in enough:
        beside = row in rows or column in columns
        if not beside or similarity.own_share(row, column) >= settings.beside_copy:
            found.add([(row, column)], "words" if figures.by_words(row, column) else "semantic")


def make_links(pairs: dict[Pair, str], figures: Figures) -> tuple[Link, ...]:
    """One link for each plan item, scored and explained by the nearest of its template items."""
    links = []
    for row in sorted({row for row, _ in pairs}):
        columns = sorted(column for other, column in pairs if other == row)
        best = max(columns, key=lambda column: (figures.scores[row][column], -column))
        links.append(
            Link(
                tuple(column + 1 for column in columns),
                (row + 1,),
                figures.scores[row][best],
                figures.parts_of(row, best),
                pairs[row, best],
            )
        )
    return tuple(links)
