"""The typed edits of a link: every difference between template and plan, and whether it is substantive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from align.comparison import Edit, EditKind, Kind, Place
from align.differences import REACH, Difference, Texts, find_differences, open_texts
from align.formal import Counterparts, counterparts, kind_of, office_at, same_level
from align.lexicon import LEVEL_RUN, Act, acts_in, content_of, scopes_in
from align.mentions import MentionKind, mentions_in
from align.numbering import value_of
from align.plan import Item, Plan
from align.settings import Settings
from align.text import bare, simplified

NEUTRAL = {Act.DO, Act.MAKE}
PER_CENT = re.compile("百分之([0-9.一二三四五六七八九十百]+)")
NUMERAL = re.compile("[一二两三四五六七八九十百]+")
LISTED = re.compile("^[、和及与]|[、和及与]$")


class Context(NamedTuple):
    """What an edit is judged against: the two governments, what is compared, and their years."""

    places: Counterparts
    kind: Kind
    years: tuple[int | None, int | None]
    settings: Settings


def make_context(template: Plan, plan: Plan, settings: Settings) -> Context:
    """What edits between two plans are judged against."""
    return Context(counterparts(template, plan), kind_of(template, plan), (template.year, plan.year), settings)


def find_edits(template: Sequence[Item], plan: Item, siblings: Sequence[Item], context: Context) -> tuple[Edit, ...]:
    """The edits that lead from template items to a plan item, in the order of the plan.

    `siblings` are other plan items that carry the same template items: what stands there was not left out.
    """
    ordered = in_order_of(plan, template)
    texts = open_texts("".join(item.task for item in ordered), plan.task)
    borders = borders_of(ordered)
    found = [
        part
        for difference in join_levels(texts, find_differences(texts, context.settings))
        for part in cut_at_borders(texts, difference, borders)
    ]
    edits = (make_edit(texts, one, ordered, borders, plan, context) for one in found)
    return tuple(edit for edit in edits if edit and not stands_in(edit, siblings, context.settings))


def in_order_of(plan: Item, items: Sequence[Item]) -> list[Item]:
    """Template items in the order in which a plan item takes them up."""
    return sorted(items, key=lambda item: (where_in(item, plan), item.no)) if len(items) > 1 else list(items)


def where_in(item: Item, plan: Item) -> int:
    """Where the words of a template item stand in a plan item, to lay several out in the plan's order."""
    best = fuzz.partial_ratio_alignment(bare(item.task), bare(plan.task))
    return best.dest_start if best else 0


def borders_of(items: Sequence[Item]) -> list[int]:
    """Where each item's task begins in their joined text, and the end."""
    at = [0]
    for item in items:
        at.append(at[-1] + len(item.task))
    return at


def join_levels(texts: Texts, found: list[Difference]) -> list[Difference]:
    """Join differences within one expression of levels, or within two offices' names, however they are aligned."""
    joined: list[Difference] = []
    for one in found:
        last = joined[-1] if joined else None
        offices = offices_around(texts, last, one) if last else None
        if offices:
            joined[-1] = offices
            continue
        if last and not (last.moved or one.moved) and LEVEL_RUN.fullmatch(texts.left[last.end : one.start] or "-"):
            whole = Difference(last.start, one.end, last.other_start, one.other_end)
            if same_level(texts.left[whole.start : whole.end], texts.right[whole.other_start : whole.other_end]):
                joined[-1] = whole
                continue
        joined.append(one)
    return joined


def offices_around(texts: Texts, first: Difference, last: Difference) -> Difference | None:
    """Two whole offices' names that hold two differences, or None."""
    left = office_at(texts.left, first.start, last.end)
    right = office_at(texts.right, first.other_start, last.other_end)
    return Difference(*left, *right) if left and right and not (first.moved or last.moved) else None


def cut_at_borders(texts: Texts, one: Difference, borders: list[int]) -> Iterator[Difference]:
    """A difference cut where one template item ends and the next begins; the plan's words go with the first part."""
    start = one.start
    for border in borders[1:-1]:
        cut = next((at for at in range(start, one.end) if texts.left_origin[at] >= border), None)
        if cut is not None and cut > start and one.end > cut:
            yield Difference(start, cut, one.other_start, one.other_end, one.moved)
            start, one = cut, Difference(cut, one.end, one.other_end, one.other_end, one.moved)
    yield Difference(start, one.end, one.other_start, one.other_end, one.moved)


def make_edit(
    texts: Texts, one: Difference, items: list[Item], borders: list[int], plan: Item, context: Context
) -> Edit | None:
    """A difference as a typed edit with its verbatim excerpts; None where only punctuation differs."""
    left, right = texts.left[one.start : one.end], texts.right[one.other_start : one.other_end]
    if bare(left) == bare(right):
        return None
    kind, substantive = (sided(left, right), False) if one.moved else classify(texts, one, context)
    start, end = original(texts.left_origin, one.start, one.end, borders[-1])
    at = max((at for at in range(len(items)) if borders[at] <= start), default=0)
    place = Place(items[at].no, start - borders[at], end - borders[at])
    other_start, other_end = original(texts.right_origin, one.other_start, one.other_end, len(plan.task))
    other = Place(plan.no, other_start, other_end)
    words, other_words = items[at].task[place.start : place.end], plan.task[other_start:other_end]
    return Edit(kind, words or None, other_words or None, substantive, place, other)


def original(origin: Sequence[int], start: int, end: int, length: int) -> tuple[int, int]:
    """A stretch of a normal form as a stretch of the original."""
    begin = origin[start] if start < len(origin) else length
    return (begin, origin[end - 1] + 1) if end > start else (begin, begin)


def sided(left: str, right: str) -> EditKind:
    """The kind of an edit that nothing more is known of."""
    if not left:
        return EditKind.INSERTED
    return EditKind.WORDING if right else EditKind.DELETED


def classify(texts: Texts, one: Difference, context: Context) -> tuple[EditKind, bool]:
    """The kind of a difference and whether a reader learns something new from it (VERDICTS.md)."""
    left, right = texts.left[one.start : one.end], texts.right[one.other_start : one.other_end]
    formal = formal_kind(left, right, context)
    if formal:
        return formal, False
    if is_office(texts, one):
        return EditKind.OFFICE, False
    if context.places.other_places(left) != context.places.other_places(right):
        short = max(len(left), len(right)) <= context.settings.short_place
        return EditKind.PLACE if short else sided(left, right), True
    figures = figure_kind(texts, one, context)
    if figures:
        return figures
    quoted = names_in(texts.left, one.start, one.end) != names_in(texts.right, one.other_start, one.other_end)
    scope = scopes_in(left) != scopes_in(right)
    substantive = quoted or scope or changes_act(left, right) or adds_content(left, right, context)
    return sided(left, right), substantive and simplified(left) != simplified(right)


def formal_kind(left: str, right: str, context: Context) -> EditKind | None:
    """Level or place, where a difference is no more than that."""
    if same_level(left, right):
        return EditKind.LEVEL
    if (
        context.kind is Kind.LEVELS
        and context.places.names_place(left, right)
        and context.places.same_place(left, right)
    ):
        return EditKind.PLACE
    return None


def is_office(texts: Texts, one: Difference) -> bool:
    """Whether a difference lies inside two offices' names that stand in the same place."""
    left = office_at(texts.left, one.start, one.end)
    right = office_at(texts.right, one.other_start, one.other_end)
    if not left or not right:
        return False
    return texts.left[left[1] : left[1] + 2] == texts.right[right[1] : right[1] + 2]


def figure_kind(texts: Texts, one: Difference, context: Context) -> tuple[EditKind, bool] | None:
    """Figure or date, where a difference touches one and is little more; a date told otherwise changes nothing."""
    left = touched(texts.left, one.start, one.end)
    right = touched(texts.right, one.other_start, one.other_end)
    if not left and not right:
        return None
    one_sided = (one.start == one.end and not right) or (one.other_start == one.other_end and not left)
    if one_sided:
        return None
    same = [plain_figure(words, context) for words in left] == [plain_figure(words, context) for words in right]
    stays = all(words in texts.right for words in left) and all(words in texts.left for words in right)
    if stays and not same:  # told at another place
        return None
    rest = max(
        len(content_of(texts.left[one.start : one.end])), len(content_of(texts.right[one.other_start : one.other_end]))
    )
    told = max(map(len, [*left, *right]))
    if rest > context.settings.least_content + told or (same and rest > told):
        return None
    if not same and bool(left) != bool(right) and one.start < one.end and one.other_start < one.other_end:
        return EditKind.WORDING, True  # a figure for words, or words for a figure
    dates = any("年" in words or "月" in words or "季度" in words for words in left + right)
    kind = EditKind.DATE if dates else EditKind.FIGURE
    return kind, not same


def touched(text: str, start: int, end: int) -> list[str]:
    """The figures, dates and frequencies that a stretch touches; an empty one touches what begins at it."""
    kinds = (MentionKind.FIGURE, MentionKind.DATE, MentionKind.FREQUENCY)
    low = max(0, start - REACH)
    found = (mention for mention in mentions_in(text[low : end + REACH]) if mention.kind in kinds)
    reach = max(end, start + 1)
    return [mention.text for mention in found if mention.start + low < reach and start < mention.end + low]


def plain_figure(words: str, context: Context) -> str:
    """A figure or date without ways of saying it: numerals as figures, the speaking plan's own year left out."""
    for year in dict.fromkeys(context.years):
        words = words.replace(f"{year}年", "年")
    words = PER_CENT.sub(r"\1%", words.replace("年年", "年").replace("之前", "前"))
    return NUMERAL.sub(
        lambda found: str(value_of(found[0])), words.removeprefix("年") if words[1:2].isdigit() else words
    )


def names_in(text: str, start: int, end: int) -> set[str]:
    """The quoted names and titles that a stretch touches, without marks and levels."""
    kinds = (MentionKind.QUOTED, MentionKind.TITLE)
    found = (mention for mention in mentions_in(text) if mention.kind in kinds)
    return {bare(mention.text) for mention in found if mention.start < end and start < mention.end}


def changes_act(left: str, right: str) -> bool:
    """Whether the difference changes what is committed to: carried out for made, explored, supported, ensured."""
    return set(acts_in(left)) - NEUTRAL != set(acts_in(right)) - NEUTRAL


def adds_content(left: str, right: str, context: Context) -> bool:
    """Whether enough words are new or gone to be a task, measure or object, or a member of a list."""
    settings = context.settings
    one = content_of(context.places.without_places(left, of_plan=False))
    two = content_of(context.places.without_places(right, of_plan=True))
    common = int(LCSseq.similarity(one, two))
    if max(len(one), len(two)) - common >= settings.least_content:
        return True
    member = not (left and right) and LISTED.search(left or right) is not None
    return member and max(len(one), len(two)) >= settings.least_member


def stands_in(edit: Edit, siblings: Sequence[Item], settings: Settings) -> bool:
    """Whether words that seem left out stand in another plan item that carries the same template item."""
    words = bare(edit.template or "")
    if not words or edit.plan:
        return False
    return any(fuzz.partial_ratio(words, bare(item.task)) >= settings.same_sentence for item in siblings)
