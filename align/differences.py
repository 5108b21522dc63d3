"""Where two texts differ: aligned by words, joined where fragments mean nothing, cut at sensible boundaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from align.mentions import MentionKind, mentions_in
from align.settings import Settings
from align.text import bare, normalise

TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|.", re.DOTALL)
QUOTED = re.compile(r'"[^"]{1,24}"')
MEASURED = (MentionKind.FIGURE, MentionKind.DATE, MentionKind.FREQUENCY)
REACH = 12  # characters around a difference in which a figure or date may begin or end
EDGES = "，。；：、！？\"'()[]《》,;:!?"


class Difference(NamedTuple):
    """Half-open offsets of words in the two normal forms; one side may be empty. `moved`: stands elsewhere too."""

    start: int
    end: int
    other_start: int
    other_end: int
    moved: bool = False


class Texts(NamedTuple):
    """Two texts in normal form with the places of their characters in the originals."""

    left: str
    right: str
    left_origin: Sequence[int]
    right_origin: Sequence[int]


def open_texts(left: str, right: str) -> Texts:
    """The normal forms of two texts."""
    one, two = normalise(left), normalise(right)
    return Texts(one.text, two.text, one.origin, two.origin)


def find_differences(texts: Texts, settings: Settings) -> list[Difference]:
    """Everything in which the right text differs from the left, in order.

    Punctuation and blanks that differ are differences too; whoever judges them knows better.
    """
    left, right = TOKEN.findall(texts.left), TOKEN.findall(texts.right)
    left_at, right_at = offsets(left), offsets(right)
    raw = [
        Difference(left_at[op.src_start], left_at[op.src_end], right_at[op.dest_start], right_at[op.dest_end])
        for op in Indel.opcodes(left, right)
        if op.tag != "equal"
    ]
    joined = join_in_quotes(texts, join_near(texts, join_touching(raw), settings.least_equal))
    widened = join_touching([widen(texts, found) for found in joined])
    return mark_moved(texts, [slide(texts, found) for found in widened], settings.moved_words)


def offsets(tokens: list[str]) -> list[int]:
    """Where each token begins, and the end."""
    at = [0]
    for token in tokens:
        at.append(at[-1] + len(token))
    return at


def join_touching(found: list[Difference]) -> list[Difference]:
    """Differences without equal words between them as one."""
    joined: list[Difference] = []
    for one in sorted(found, key=lambda one: (one.start, one.other_start)):
        last = joined[-1] if joined else None
        if last and one.start <= last.end and one.other_start <= last.other_end:
            joined[-1] = Difference(
                last.start, max(last.end, one.end), last.other_start, max(last.other_end, one.other_end)
            )
        else:
            joined.append(one)
    return joined


def join_near(texts: Texts, found: list[Difference], least_equal: int) -> list[Difference]:
    """Join differences across an equal run that is short beside what differs on its two sides.

    The rule of diff-match-patch's semantic clean-up (Fraser 2006): an equality no longer than the larger
    side of the differences before and after it is chance.
    """
    joined: list[Difference] = []
    for one in found:
        while joined and is_chance(texts, joined[-1], one, least_equal):
            last = joined.pop()
            one = Difference(last.start, one.end, last.other_start, one.other_end)
        joined.append(one)
    return joined


def join_in_quotes(texts: Texts, found: list[Difference]) -> list[Difference]:
    """Differences inside one pair of quotation marks on both sides as one: another name."""
    joined: list[Difference] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last
            and in_one_quote(texts.left, last.start, one.end)
            and in_one_quote(texts.right, last.other_start, one.other_end)
        ):
            joined[-1] = Difference(last.start, one.end, last.other_start, one.other_end)
        else:
            joined.append(one)
    return joined


def in_one_quote(text: str, start: int, end: int) -> bool:
    """Whether a stretch lies inside one pair of quotation marks around a short name."""
    return any(quoted.start() < start and end < quoted.end() for quoted in QUOTED.finditer(text))


def is_chance(texts: Texts, before: Difference, after: Difference, least_equal: int) -> bool:
    """Whether the equal run between two differences is too short to mean anything."""
    between = texts.left[before.end : after.start]
    if re.search("[。；]", between):
        return False
    smaller = min(size(before), size(after))
    return (len(between) < least_equal and smaller > 1) or len(bare(between)) <= smaller // 2


def size(found: Difference) -> int:
    """The larger side of a difference, in characters."""
    return max(found.end - found.start, found.other_end - found.other_start)


def widen(texts: Texts, found: Difference) -> Difference:
    """Take in the whole of a short quoted name, figure or date of which a part differs, on both sides.

    What is taken in is equal on both sides, or the difference stays as it is.
    """
    start, end = inside(texts.left, found.start, found.end)
    other_start, other_end = inside(texts.right, found.other_start, found.other_end)
    before = max(found.start - start, found.other_start - other_start)
    after = max(end - found.end, other_end - found.other_end)
    if texts.left[found.start - before : found.start] != texts.right[found.other_start - before : found.other_start]:
        before = 0
    if texts.left[found.end : found.end + after] != texts.right[found.other_end : found.other_end + after]:
        after = 0
    return Difference(found.start - before, found.end + after, found.other_start - before, found.other_end + after)


def inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The inside of the quotation marks around a stretch, or the figure or date that it is a part of."""
    for quoted in QUOTED.finditer(text):
        if quoted.start() < start and end < quoted.end():
            return quoted.start() + 1, quoted.end() - 1
    low = max(0, start - REACH)
    for mention in mentions_in(text[low : end + REACH]):
        begin, stop = mention.start + low, mention.end + low
        if mention.kind in MEASURED and start < end and begin <= start and end <= stop:
            return begin, stop
    if text[end : end + 1] == "级" and start < end:
        return start, end + 1
    return start, end


def slide(texts: Texts, found: Difference) -> Difference:
    """Move an insertion or deletion along equal words so that it begins and ends at punctuation."""
    if found.start != found.end and found.other_start != found.other_end:
        return found
    text = texts.right if found.start == found.end else texts.left
    start, end = (found.other_start, found.other_end) if found.start == found.end else (found.start, found.end)
    best = max(
        shifts(text, start, end, min(found.start, found.other_start)),
        key=lambda by: (edge_value(text, start + by, end + by), -abs(by), by),
    )
    return Difference(found.start + best, found.end + best, found.other_start + best, found.other_end + best)


def shifts(text: str, start: int, end: int, room: int) -> list[int]:
    """By how much a stretch can be moved, at most `room` to the left, so that the rest of the text stays the same."""
    possible = [0]
    by = 0
    while room + by > 0 and text[start + by - 1] == text[end + by - 1]:
        by -= 1
        possible.append(by)
    by = 0
    while end + by < len(text) and text[start + by] == text[end + by]:
        by += 1
        possible.append(by)
    return possible


def edge_value(text: str, start: int, end: int) -> int:
    """How well a stretch is cut: whole quoted names first, then punctuation, its mark behind it and not before."""
    before, words, after = text[start - 1 : start], text[start:end], text[end : end + 1]
    names = 5 * (words[:1] == '"' and words.count('"') % 2 == 0)
    edges = 2 * (before in EDGES) + 2 * (words[-1:] in EDGES or after in EDGES)
    return names + edges + (words[-1:] in tuple("。；、,;"))


def mark_moved(texts: Texts, found: list[Difference], likeness: float) -> list[Difference]:
    """Mark words left out in one place that stand, nearly the same, among the words put in elsewhere."""
    left_out = [at for at, one in enumerate(found) if one.other_start == one.other_end]
    put_in = [at for at, one in enumerate(found) if one.start == one.end]
    moved: set[int] = set()
    for at in left_out:
        words = bare(texts.left[found[at].start : found[at].end])
        twin = next(
            (other for other in put_in if other not in moved and same_words(words, texts, found[other], likeness)), None
        )
        if twin is not None:
            moved |= {at, twin}
    return [Difference(one.start, one.end, one.other_start, one.other_end, at in moved) for at, one in enumerate(found)]


def same_words(words: str, texts: Texts, put_in: Difference, likeness: float) -> bool:
    """Whether an insertion holds nearly the same words."""
    return len(words) > 1 and fuzz.ratio(words, bare(texts.right[put_in.other_start : put_in.other_end])) >= likeness
