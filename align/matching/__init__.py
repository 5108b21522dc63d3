"""Two plans to links, in any order and m:n.

The passes, in the order they run:

1. `identical`: the same words but for levels, places and punctuation. Settles both items.
2. `wording`: mutual nearest neighbours so alike that they are one item, however near a third is.
3. `words`: enough evidence from shared words, headings and sections, weighed against every rival and against
   what nearer partners explain. An item may get several partners. Where an encoder was asked for, its evidence is
   weighed beside that of the words, and a pair that the words alone would not link is found by `semantic`; words too
   few for any link stay unlinked.
4. `sentences`: an item left over, one of whose sentences stands nearly word for word in an item of the other side.
5. `reviewed`: what a named person confirmed takes the place of what was found for that plan item, or of every link
   of a template item that was confirmed as dropped. It comes last, so that confirming a row as it was found changes no
   other row; items that lose a link by a review that differs go through pass 4 once more, which may link them anew.
"""

from align.matching.links import Matching, match_items

__all__ = ["Matching", "match_items"]
