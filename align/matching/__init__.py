"""Two plans to links, in any order and m:n.

The passes, in the order they run:

0. `reviewed`: what a named person confirmed. Nothing more is linked to such a plan item.
1. `identical`: the same words but for levels, places and punctuation. Settles both items.
2. `wording`: mutual nearest neighbours so alike that they are one item, however near a third is.
3. `words`: enough evidence from shared words, headings and sections, weighed against every rival and against
   what nearer partners explain. An item may get several partners.
4. `sentences`: an item left over, one of whose sentences stands nearly word for word in an item of the other side.
"""

from align.matching.links import Matching, match_items

__all__ = ["Matching", "match_items"]
