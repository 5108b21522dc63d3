"""Examples to fit on: the cells of a pair that evidence decides, from labels or from made truth."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from align.agreement import Hits, read_gold
from align.calibration.fitting import Cells
from align.comparison import Kind
from align.folder import find_documents, read_held
from align.formal import kind_of
from align.labelled import Labelled, Names
from align.matching import Matching, match_items
from align.matching.evidence import hints_of, own_hint
from align.plan import Item, Plan
from align.settings import Settings
from align.similarity import Similarity
from align.synthetic import MadePair, make_pair

Links = Collection[tuple[int, int]]  # template item, plan item

EVERYTHING = -1e9  # a threshold that every evidence reaches
NOTHING = 1e9
NO_SENTENCE = 101.0  # a likeness that none reaches


@dataclass(frozen=True, slots=True)
class Example:
    """The cells of one pair; `names` where it is labelled."""

    kind: Kind
    cells: Cells
    names: Names | None = None


class Opened(NamedTuple):
    """The cells of one pair, as template item and plan item, and what is linked whatever the evidence."""

    cells: tuple[tuple[int, int], ...]
    copies: frozenset[tuple[int, int]]
    similarity: Similarity


def from_labels(pair: Labelled, settings: Settings) -> Example:
    """The example of a labelled pair; links that only one reader drew take no part."""
    gold = read_gold(pair.labels, len(pair.template.items), len(pair.plan.items))
    cells = open_cells(pair.template, pair.plan, gold.reading.links, gold.optional, settings)
    return Example(kind_of(pair.template, pair.plan), cells, pair.names)


def from_made(pair: MadePair, settings: Settings) -> Example:
    """The example of a made pair."""
    return Example(pair.kind, open_cells(pair.template, pair.plan, pair.links, (), settings))


def open_cells(template: Plan, plan: Plan, links: Links, aside: Links, settings: Settings) -> Cells:
    """The hints of every cell that the engine links or not by evidence, and what it links without any."""
    return cells_of(find_open(template, plan, aside, settings), links, aside, settings)


def cells_of(opened: Opened, links: Links, aside: Links, settings: Settings) -> Cells:
    """The hints of open cells by their words, and which of them are links."""
    copies, cells = opened.copies, opened.cells
    hints = hints_of(opened.similarity, settings)
    rows = [(*hints[p - 1][t - 1], own_hint(opened.similarity, p - 1, t - 1, settings)) for t, p in cells]
    certain = Hits(len(copies & set(links)), len(copies - set(aside)), len(set(links)))
    linked = np.array([cell in set(links) for cell in cells], dtype=np.bool_)
    return Cells(np.array(rows, dtype=np.float64).reshape(len(rows), 3), linked, certain)


def find_open(template: Plan, plan: Plan, aside: Links, settings: Settings) -> Opened:
    """The cells of a pair that evidence decides; links that only one reader drew are set aside.

    The engine itself tells: what it links at no threshold at all, less what it links at one that nothing reaches.
    Cells below the least similarity are there too: what no link looks like is the larger part of what is learned.
    """
    anything = match_items(
        template,
        plan,
        replace(settings, link_evidence=EVERYTHING, least_similarity_levels=0.0, least_similarity_years=0.0),
    )
    copies = drawn(match_items(template, plan, replace(settings, link_evidence=NOTHING, same_sentence=NO_SENTENCE)))
    return Opened(tuple(sorted(drawn(anything) - copies - set(aside))), frozenset(copies), anything.similarity)


def drawn(matching: Matching) -> set[tuple[int, int]]:
    """The links of a matching, as labels name them."""
    return {(t, p) for link in matching.links for t in link.template_items for p in link.plan_items}


def make_pairs(plans: Sequence[Plan], kind: Kind, count: int, first_seed: int = 0) -> list[MadePair]:
    """Made pairs with every plan as template in turn; strangers come from plans on other subjects."""
    pairs = []
    for seed in range(first_seed, first_seed + count):
        template = plans[seed % len(plans)]
        pairs.append(make_pair(template, seed, kind, strangers=strangers_to(template, plans)))
    return pairs


def strangers_to(template: Plan, plans: Sequence[Plan]) -> list[Item]:
    """The items of all plans on other subjects."""
    return [item for plan in plans if plan.subject != template.subject for item in plan.items]


def read_plans(folder: Path) -> tuple[Plan, ...]:
    """Every plan of a folder's documents, in the order of their names.

    Raises:
        ReadError: a document cannot be read.
    """
    return tuple(plan for path in find_documents(folder) for plan in read_held(path).plans)
