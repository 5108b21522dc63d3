"""How much of what is done to a template when a pair is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from align.comparison import Kind


class Operation(StrEnum):
    """What was done to make an item of the plan, or to leave one of the template out."""

    SUBSTITUTED = "substituted"
    REWRITTEN = "rewritten"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Depth:
    """How far telling anew goes: the chance of each change, from 0 to 1.

    `least` and `most` bound the share of an item's clauses that survive; each item draws its own.
    """

    least: float = 0.0
    most: float = 0.3
    gist: float = 0.9  # a surviving clause is reduced to its longest phrase
    synonym: float = 0.9
    filler: float = 0.5  # a word that adds nothing goes
    renamed: float = 0.5  # a quoted programme, the same throughout the plan
    figure: float = 0.5
    heading: float = 0.8
    stock: float = 0.8  # for each sentence from the second to the fourth, a stock one beside it


DEEP = Depth()
LIGHT = Depth(least=0.1, most=0.7, gist=0.4, synonym=0.6, filler=0.3, renamed=0.1, figure=0.5, heading=0.6, stock=0.8)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What share of the template's items undergoes what; the rest is substituted.

    `moved` is a share of the plan's items, `added` is measured against the template's. `anew` is the
    share of changed items that are told anew and not just altered in places. `shuffled` tells the
    sections, and the items inside them, in any order. `trifles` is the share of substituted items
    printed with other function words, other punctuation or a slip of the pen.
    """

    rewritten: float = 0.24
    merged: float = 0.14
    split: float = 0.08
    dropped: float = 0.08
    added: float = 0.08
    moved: float = 0.1
    trifles: float = 0.4
    anew: float = 0.4
    shuffled: bool = False
    depth: Depth = LIGHT


MECHANICAL = Recipe(rewritten=0, merged=0, split=0, dropped=0, added=0, moved=0, trifles=0)
RECIPES = {
    Kind.LEVELS: Recipe(),
    Kind.YEARS: Recipe(
        rewritten=0.48,
        merged=0.2,
        split=0.1,
        dropped=0.18,
        added=0.2,
        moved=0.15,
        anew=1.0,
        shuffled=True,
        depth=DEEP,
    ),
}
