"""What a text promises in figures: amounts, deadlines and frequencies, each read to its value.

`measures_in` reads them in this order, and what one has read is no part of the next:

1. Quoted names and cited titles are covered: what stands inside them promises nothing.
2. `frequencies`: how often something is done (每季度, 按月, 月调度).
3. `deadlines`: until, within or from when (2024年底前, 上半年, 第二季度开始).
4. `amounts`: how much or how many (不少于2次, 30%以上, 3个工作日内).

The words that these go by stand in `data/measures.csv`.
"""

from align.measures.reading import Told, measures_in

__all__ = ["Told", "measures_in"]
