"""The words that bind a government to something, by the scale of `data/commitments.csv`, as they stand in a clause."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from align.datafiles import read_data


class Force(StrEnum):
    """What a word says of the commitment, or how it is used; the words are in `data/commitments.csv`."""

    ISSUE = "issue"
    BUILD = "build"
    IMPROVE = "improve"
    UPKEEP = "upkeep"
    RUN = "run"
    EFFECT = "effect"
    MANAGE = "manage"
    CHECK = "check"
    PUBLISH = "publish"
    CARRY = "carry"
    SPREAD = "spread"
    LIGHT = "light"
    PUSH = "push"
    SUPPORT = "support"
    EXPLORE = "explore"
    SOFT = "soft"
    ENSURE = "ensure"
    FAST = "fast"
    ZEAL = "zeal"
    GRADUAL = "gradual"
    AGAIN = "again"
    PLAIN = "plain"
    HOW = "how"
    ATTACHED = "attached"
    NOMINAL = "nominal"
    PREPOSITION = "preposition"
    SEND = "send"


ACTS = frozenset(
    {
        *(Force.ISSUE, Force.BUILD, Force.IMPROVE, Force.UPKEEP, Force.RUN, Force.EFFECT),
        *(Force.MANAGE, Force.CHECK, Force.PUBLISH, Force.CARRY, Force.SPREAD),
    }
)
MODALS = frozenset(
    {
        *(Force.SUPPORT, Force.EXPLORE, Force.SOFT, Force.ENSURE),
        *(Force.FAST, Force.ZEAL, Force.GRADUAL, Force.AGAIN),
    }
)
NOUN_PARTS = (*"式性者度率权员型期",)  # 参与式, 探索性, 落实率: no verbs


class Word(NamedTuple):
    """A word of the scale in a clause: what it says, and how far it goes among its like."""

    text: str
    start: int
    end: int
    forces: tuple[tuple[Force, int], ...]

    def says(self, *forces: Force) -> bool:
        """Whether the word says one of these."""
        return any(force in forces for force, _ in self.forces)

    @property
    def heavy(self) -> bool:
        """Whether the word says what is done, or whose work it is."""
        return self.says(*ACTS, Force.SUPPORT)


@cache
def scale() -> dict[str, tuple[tuple[Force, int], ...]]:
    """Each word of the scale with what it says; 发布 says two things."""
    found: dict[str, tuple[tuple[Force, int], ...]] = {}
    for line in read_data("commitments.csv").splitlines()[1:]:
        force, rank, words, _ = line.split(",", 3)
        said = Force(force), int(rank)
        for word in words.split():
            found[word] = (*found.get(word, ()), said)
    return found


@cache
def by_start() -> dict[str, tuple[tuple[str, tuple[tuple[Force, int], ...]], ...]]:
    """The words of the scale by their first two characters, the longest first; none is shorter."""
    found: dict[str, list[str]] = {}
    for word in scale():
        found.setdefault(word[:2], []).append(word)
    ordered = {start: sorted(words, key=lambda word: (-len(word), word)) for start, words in found.items()}
    return {start: tuple((word, scale()[word]) for word in words) for start, words in ordered.items()}


@cache
def longest() -> int:
    """The length of the longest word of the scale."""
    return max(map(len, scale()))


def word_at(text: str, at: int) -> Word | None:
    """The longest word of the scale at an offset, unless it is a part of a noun.

    >>> word_at("参与编制", 0).text, word_at("参与式预算", 0)
    ('参与', None)
    """
    # a pattern of all words costs more to compile than it saves
    for word, forces in by_start().get(text[at : at + 2], ()):
        if text.startswith(word, at):
            end = at + len(word)
            return None if text[end : end + 1] in NOUN_PARTS else Word(word, at, end, forces)
    return None


def word_before(text: str, end: int, start: int) -> Word | None:
    """The longest word of the scale that ends at an offset and begins at `start` or later."""
    for size in range(min(longest(), end - start), 1, -1):
        forces = scale().get(text[end - size : end])
        if forces:
            return Word(text[end - size : end], end - size, end, forces)
    return None


def words_in(text: str, start: int) -> Iterator[Word]:
    """The words of the scale from an offset on, wherever they stand, none inside another."""
    at = start
    while at < len(text):
        word = word_at(text, at)
        if word:
            yield word
        at = word.end if word else at + 1
