"""Charts as bars of parts: how wide each part is and where it begins, as texts in per cent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Stretch(NamedTuple):
    """A part of a bar; `css` only adds colour."""

    css: str
    x: str
    width: str


def lay_out(parts: Sequence[tuple[str, float]], whole: float) -> tuple[Stretch, ...]:
    """One part after the other along a bar that stands for the whole.

    >>> lay_out([("copied", 1), ("localized", 3)], 4)[1]
    Stretch(css='localized', x='25%', width='75%')
    """
    begins = accumulate((value for _, value in parts), initial=0.0)
    return tuple(
        Stretch(css, per_cent(begin, whole), per_cent(value, whole))
        for (css, value), begin in zip(parts, begins, strict=False)
    )


def per_cent(value: float, whole: float) -> str:
    """A value's share of the whole as a length in a bar.

    >>> per_cent(1, 3), per_cent(1, 0)
    ('33.33%', '0%')
    """
    return f"{round(100 * value / whole, 2):g}%" if whole else "0%"
