"""What a sheet holds, as plain values: columns, lines, and what stands above and below them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from align.language import Lang, words
from align.workbooks.wording import WORDS

Cell = str | int
Line = tuple[Cell, ...]


class Column(NamedTuple):
    """A column; its width counts figures, of which a Chinese character takes two.

    A `key` column says which line it is: where a line is too long for one row, each of its rows repeats it.
    """

    head: str
    width: int
    centred: bool = False
    key: bool = False


class Sheet(NamedTuple):
    """A table with its title; `notes` stand above the heads, `feet` below the last line."""

    name: str
    subject: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: Iterable[Line]
    feet: tuple[str, ...] = ()


@cache
def sheet_words(lang: Lang) -> dict[str, str]:
    """All words of the workbooks in one language."""
    return {name: words(both, lang) for name, both in WORDS.items()}
