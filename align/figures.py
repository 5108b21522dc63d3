"""Figures and the counts behind them, as a page prints them and as a record gives them."""

from __future__ import annotations

import re

from align.agreement import Hits
from align.record import Record


def show(value: float | None) -> str:
    """Print a figure with three digits, and a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def show_hits(hits: Hits) -> str:
    """Print the counts behind a precision and a recall."""
    return f"{hits.right} / {hits.said} / {hits.wanted}"


def show_signed(value: int) -> str:
    """Print a gain or a loss.

    >>> show_signed(3), show_signed(-3), show_signed(0)
    ('+3', '-3', '0')
    """
    return f"{value:+d}" if value else "0"


def hits_record(hits: Hits) -> Record:
    """Give the counts behind a precision and a recall."""
    return {"right": hits.right, "found": hits.said, "labelled": hits.wanted}


def plain(text: str) -> str:
    r"""Keep words of a document from becoming markup.

    >>> print(plain("<b> 1|2"))
    \<b\> 1\|2
    """
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)
