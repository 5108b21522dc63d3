"""The words of a document that are shown folded or belong to no plan: texts between plans, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from align.language import LEFT_OUT, Lang, words
from align.plan import Document, LeftOut, Passage
from align.report.account import NEW_LINE, Ground, place_of
from align.report.wording import page_words
from align.sentences import clip
from align.text import without_blanks

BEGIN = 40  # characters of a folded text that tell what it is
LISTED = 300  # different words that are listed for one reason; a volume of 1,000 pages has as many page marks
PLACES = 6  # places that are named for the same words
ROOMY = 300_000  # characters of a document whose whole texts make a page of 1 MB; longer ones are shown in part


class Room(NamedTuple):
    """Whether a page holds the items' texts, and how much of the words around them and of a text between plans."""

    items: bool
    around: int
    between: int


class Fold(NamedTuple):
    """A text behind its first words; `cut` says how much of it is not shown."""

    anchor: str
    name: str
    begin: str
    size: str
    where: str
    text: str
    cut: str


class LeftOutLine(NamedTuple):
    """Words that were left out, where, and how often."""

    text: str
    where: str
    times: str


class Furniture(NamedTuple):
    """What was left out for one reason."""

    reason: str
    size: str
    lines: tuple[LeftOutLine, ...]
    more: str


def room_for(document: Document) -> Room:
    """How much text the page of a document shows; a person compares beginnings in a volume, not a million words."""
    if not document.plans or len(document.text) > ROOMY:
        return Room(items=False, around=200, between=1_000)
    return Room(items=True, around=10_000, between=4_000)


def fold(name: str, text: str, where: str, room: int, lang: Lang, *, anchor: str = "") -> Fold:
    """A text behind its first words."""
    page, size = page_words(lang), len(without_blanks(text))
    cut = page["cut_text"].format(size) if len(text) > room else ""
    begin = clip(without_blanks(text[: 2 * BEGIN]), BEGIN)
    return Fold(anchor, name, begin, page["characters"].format(size), where, text[:room], cut)


def between_folds(document: Document, ground: Ground, room: Room, lang: Lang) -> tuple[Fold, ...]:
    """The texts between plans as they are printed, line by line."""
    begins = [plan.title_spans[0].start for plan in document.plans]
    return tuple(
        fold(
            _where_between(sum(begin < passage.spans[0].start for begin in begins), len(begins), lang),
            as_printed(ground, passage),
            place_of(ground, passage.spans, None, lang),
            room.between,
            lang,
            anchor=f"b{number}",
        )
        for number, passage in enumerate(document.between, 1)
    )


def as_printed(ground: Ground, passage: Passage) -> str:
    """A text with its line breaks, but without empty lines."""
    pieces = "\n".join(ground.text[span.start : span.end] for span in passage.spans)
    return NEW_LINE.sub("\n", pieces).strip()


def _where_between(before: int, plans: int, lang: Lang) -> str:
    """Between which plans a text stands, where so many come before it."""
    page = page_words(lang)
    if not plans:
        return page["whole_file"]
    if 0 < before < plans:
        return page["between_plans"].format(before, before + 1)
    return page["after_plan"].format(before) if before else page["before_plan"].format(1)


def list_left_out(left_out: Iterable[LeftOut], ground: Ground, lang: Lang) -> tuple[Furniture, ...]:
    """What was left out by reason, the same words once with their places."""
    left_out = tuple(left_out)
    return tuple(
        _furniture(words(name, lang), [one for one in left_out if one.reason is reason], ground, lang)
        for reason, name in LEFT_OUT.items()
        if any(one.reason is reason for one in left_out)
    )


def _furniture(reason: str, found: list[LeftOut], ground: Ground, lang: Lang) -> Furniture:
    """What was left out for one reason."""
    page = page_words(lang)
    same: dict[str, list[LeftOut]] = {}
    for one in found:
        same.setdefault(one.text, []).append(one)
    lines = tuple(_line(alike, ground, lang) for alike in list(same.values())[:LISTED])
    rest = sum(map(len, list(same.values())[LISTED:]))
    size = page["times"].format(len(found), ground.count(span for one in found for span in one.spans))
    return Furniture(reason, size, lines, page["more_left_out"].format(rest) if rest else "")


def _line(alike: list[LeftOut], ground: Ground, lang: Lang) -> LeftOutLine:
    """The same words that were left out, with the first places where they stood."""
    page, times = page_words(lang), len(alike)
    places = [place_of(ground, one.spans, one.page, lang) for one in alike[:PLACES]]
    where = page["semicolon"].join(place for place in places if place)
    return LeftOutLine(alike[0].text, where, page["times_same"].format(times) if times > 1 else "")
