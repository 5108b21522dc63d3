"""Pairs with known truth, made from any plan by a seed: what the engine is fitted and measured on."""

from align.synthetic.drafts import to_text
from align.synthetic.pairs import MadePair, make_pair
from align.synthetic.recipes import MECHANICAL, RECIPES, Depth, Operation, Recipe

__all__ = ["MECHANICAL", "RECIPES", "Depth", "MadePair", "Operation", "Recipe", "make_pair", "to_text"]
