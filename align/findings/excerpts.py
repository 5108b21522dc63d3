"""Words of an item in normal form with the way back to what was printed, and slips told in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from align.comparison import Finding, FindingKind, Place, Reason
from align.datafiles import read_data
from align.findings.linked import Linked
from align.formal import Counterparts, bare_of_levels
from align.lexicon import acts
from align.plan import Item, Plan
from align.text import normalise, plain

CLAUSE_END = re.compile("[，,；;。：:！？!?（）()|]")
HAN = re.compile("[\u4e00-\u9fff]")
PARTICLES = "的和与及等在对为将把向由从使让或并以了"  # where a term begins or ends
WORD = 2  # characters of most words; the one before and behind a faulty word tell a reader where it stands


class Words(NamedTuple):
    """An item's task, or its responsibility clause, as printed and in normal form."""

    item: Item
    in_task: bool
    printed: str
    text: str

    @property
    def origin(self) -> Sequence[int]:
        """The way back from the normal form; found only where something is told."""
        return normalise(self.printed).origin

    def excerpt(self, start: int, end: int) -> str:
        """A stretch of the normal form as printed."""
        origin = self.origin
        return self.printed[origin[start] : origin[end - 1] + 1]

    def place(self, start: int, end: int) -> Place | None:
        """Where a stretch of the normal form stands in the task."""
        origin = self.origin
        return Place(self.item.no, origin[start], origin[end - 1] + 1) if self.in_task else None

    def offset(self, printed_at: int) -> int:
        """Where in the normal form what is printed at an offset stands."""
        return bisect_left(self.origin, printed_at)


def words_in(item: Item) -> tuple[Words, Words]:
    """What an item says: its task and its responsibility clause."""
    return Words(item, True, item.task, plain(item.task)), Words(item, False, item.clause, plain(item.clause))


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lines of `data/slips.csv`."""
    lines = (line.split(",", 1) for line in read_data("slips.csv").splitlines()[1:])
    return {kind: frozenset(words.split()) for kind, words in lines}


def word_list(kind: str) -> frozenset[str]:
    """The words of one line of `data/slips.csv`."""
    return word_lists()[kind]


def says_any(kind: str, text: str) -> bool:
    """Whether a text holds a word of one line of `data/slips.csv`."""
    return any(word in text for word in word_list(kind))


def all_words(*plans: Plan) -> str:
    """What the items of plans say, in normal form, a bar between texts."""
    return "|".join(plain(text) for plan in plans for item in plan.items for text in (item.task, item.clause))


def slip(
    change: str,
    words: Words,
    start: int,
    end: int,
    meant: str,
    template: Iterable[Item],
    because: tuple[Reason, ...] = (),
) -> Finding:
    """A slip in a stretch of the plan's words, with the template's words where they hold what was meant."""
    excerpt, place = words.excerpt(start, end), words.place(start, end)
    for other in (other for item in template for other in words_in(item)):
        at = other.text.find(meant) if meant else -1
        if at >= 0:
            stop = at + len(meant)
            said, said_at = other.excerpt(at, stop), other.place(at, stop)
            return Finding(FindingKind.SLIP, change, said, excerpt, said_at, place, because)
    return Finding(FindingKind.SLIP, change, None, excerpt, None, place, because)


@lru_cache(maxsize=256)
def clause_ends(text: str) -> tuple[int, ...]:
    """Where the punctuation marks of a text stand, but for 、."""
    return tuple(found.start() for found in CLAUSE_END.finditer(text))


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause, between punctuation marks but 、, that a stretch stands in."""
    ends = clause_ends(text)
    before, behind = bisect_left(ends, start), bisect_left(ends, end)
    return ends[before - 1] + 1 if before else 0, ends[behind] if behind < len(ends) else len(text)


def first_in_clauses(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds first in each clause; a clause that is said again is passed over."""
    seen: set[str] = set()
    at = 0
    while found := pattern.search(text, at):
        begin, at = clause_around(text, *found.span())
        if text[begin:at] not in seen:
            seen.add(text[begin:at])
            yield found


def term_around(text: str, start: int, end: int, length: int = 2) -> tuple[int, int]:
    """A faulty word, meant to be so long, with the words beside it that belong to its term, as a reader would name it.

    >>> text = "放宽市場准入负面清单"
    >>> begin, end = term_around(text, 2, 4)
    >>> text[begin:end]
    '放宽市場准入'
    """
    if length >= 2 * WORD:
        return start, end
    before = text[max(0, start - WORD) : start]
    begin = start - WORD if len(before) == WORD and is_word(before) and before not in acts() else start
    stop = min(end + WORD, len(text))
    while not is_word(text[end:stop]):
        stop -= 1
    return begin, stop


def is_word(text: str) -> bool:
    """Whether a stretch is of Chinese characters that are no particles."""
    return all(HAN.match(char) and char not in PARTICLES for char in text)


def is_copied(text: str, start: int, end: int, meant: str, linked: Linked, besides: str = "") -> bool:
    """Whether the clause around a stretch, with what was meant there, is the template's but for levels and places.

    Characters named `besides` do not count either.
    """
    return copied_clause(text, start, end, meant, linked, besides) is not None


def copied_clause(text: str, start: int, end: int, meant: str, linked: Linked, besides: str = "") -> str | None:
    """The template's clause that the one around a stretch was copied from."""
    begin, stop = clause_around(text, start, end)
    places, without = linked.context.places, str.maketrans("", "", besides)
    clause = places.without_places(text[begin:start] + meant + text[end:stop], of_plan=True)
    copied = bare_of_levels(clause).translate(without)
    known = (clause_forms(plain(item.task), places, besides).get(copied) for item in linked.template if copied)
    return next((other for other in known if other is not None), None)


@lru_cache(maxsize=256)
def clause_forms(text: str, places: Counterparts, besides: str) -> dict[str, str]:
    """The clauses of a template's text by what is left without levels, places and characters that do not count."""
    without = str.maketrans("", "", besides)
    clauses = reversed(CLAUSE_END.split(text))  # of equal ones the first is meant
    return {bare_of_levels(places.without_places(one, of_plan=False)).translate(without): one for one in clauses}
