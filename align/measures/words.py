"""The words by which measures are read, and the words of a clause or sentence around a place."""

from __future__ import annotations

from functools import cache

from align.datafiles import read_data


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Each list of words of `data/measures.csv` by its name, the words as they stand there."""
    lines = read_data("measures.csv").splitlines()[1:]
    return {name: tuple(words.split()) for name, words in (line.split(",", 1) for line in lines)}


SEPARATORS = ",;:。!?"
NEAR = 60  # characters: what stands farther away belongs to something else


def clause_before(text: str, at: int) -> str:
    """What stands before a place within its clause, in a normal form."""
    near = text[max(0, at - NEAR) : at]
    return near[max(near.rfind(mark) for mark in SEPARATORS) + 1 :]


def sentence_before(text: str, at: int) -> str:
    """What stands before a place within its sentence, in a normal form."""
    near = text[max(0, at - NEAR) : at]
    return near[near.rfind("。") + 1 :]


def sentence_after(text: str, at: int) -> str:
    """What stands behind a place within its sentence, in a normal form."""
    return text[at : at + NEAR].partition("。")[0]


def clause_after(text: str, at: int) -> str:
    """What stands behind a place within its clause, in a normal form."""
    near = text[at : at + NEAR]
    return near[: min((place for mark in SEPARATORS if (place := near.find(mark)) >= 0), default=len(near))]
