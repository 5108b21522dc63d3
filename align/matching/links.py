"""The passes in their order, and the links they leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from align.comparison import Kind, Link, Settled
from align.formal import kind_of
from align.matching.evidence import Matrix, weigh
from align.matching.identical import find_identical
from align.matching.sentences import find_leftovers
from align.matching.wording import find_near_copies
from align.plan import Plan
from align.settings import Settings
from align.similarity import Similarity, measure

Pair = tuple[int, int]  # a plan item's and a template item's place in their plans, from 0


class Matching(NamedTuple):
    """The links of two plans, one for each plan item that carries something, and the figures behind them.

    `own` are the links as they were found before reviewers' rows took their place.
    """

    links: tuple[Link, ...]
    own: tuple[Link, ...]
    similarity: Similarity
    evidence: Matrix


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


def match_items(template: Plan, plan: Plan, settings: Settings, settled: Sequence[Settled] = ()) -> Matching:
    """Find which template items each plan item carries; the order of the passes is in `align.matching`."""
    similarity = measure(template, plan, settings)
    evidence = weigh(similarity, settings)
    found = Found()
    found.add(find_identical(template, plan), "identical", settle=True)
    found.add(find_near_copies(similarity, settings), "wording")
    found.add(find_by_words(similarity, evidence, found.pairs, least_of(template, plan, settings), settings), "words")
    found.add(find_leftovers(template, plan, found.pairs, settings), "sentences")
    own = make_links(found.pairs, similarity)
    if not settled:
        return Matching(own, own, similarity, evidence)
    found.confirm(settled)
    found.add(find_leftovers(template, plan, found.pairs, settings), "sentences")
    return Matching(make_links(found.pairs, similarity), own, similarity, evidence)


def least_of(template: Plan, plan: Plan, settings: Settings) -> float:
    """The least similarity of a link; between levels wording is kept, so that less is chance."""
    levels = kind_of(template, plan) is Kind.LEVELS
    return settings.least_similarity_levels if levels else settings.least_similarity_years


def find_by_words(
    similarity: Similarity, evidence: Matrix, pairs: Collection[Pair], least: float, settings: Settings
) -> list[Pair]:
    """Pairs with enough evidence; beside a near copy, a second partner must share words that the copy lacks."""
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    enough = [
        (row, at)
        for row, cells in enumerate(evidence)
        for at, odds in enumerate(cells)
        if odds >= settings.link_evidence and similarity.scores[row][at] >= least
    ]
    return [
        (row, column)
        for row, column in enough
        if not (row in rows or column in columns) or similarity.own_share(row, column) >= settings.beside_copy
    ]


def make_links(pairs: dict[Pair, str], similarity: Similarity) -> tuple[Link, ...]:
    """One link for each plan item, scored and explained by the nearest of its template items."""
    links = []
    for row in sorted({row for row, _ in pairs}):
        columns = sorted(column for other, column in pairs if other == row)
        best = max(columns, key=lambda column: (similarity.scores[row][column], -column))
        links.append(
            Link(
                tuple(column + 1 for column in columns),
                (row + 1,),
                similarity.scores[row][best],
                similarity.parts_of(row, best),
                pairs[row, best],
            )
        )
    return tuple(links)
