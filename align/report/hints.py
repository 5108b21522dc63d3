"""What a document's structure shows that a person may want to look at: what was seen, not what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from align.language import Lang
from align.numbering import Label, Rank, label_at
from align.outline import HEADING_LENGTH, STOPS
from align.plan import Item, LeftOut, LeftOutReason, Passage, Plan, Section, Span
from align.report.account import NEW_LINE, Ground, place_of
from align.report.wording import page_words
from align.responsibility import has_words_behind
from align.sentences import clip
from align.text import without_blanks
from align.visible import UNSEEN

LONG_TIMES = 4  # the median; the longest item of the plans at hand has 3.2 times as much and was read rightly
LONG_LEAST = 400  # characters; where items are a line each, some are four lines
ENOUGH = 5  # items, below which nothing is usual
FEW = 0.2  # of a plan's items; where more name no office, that is how the plan is written
HALF = 0.5  # of a plan's items; what more than these have is usual
NAMED = 8  # spots that a hint names
BEGIN = 12  # characters of a line that tell it from others
NEAR = 99  # characters before a line in which its neighbour is looked for
MARKS = " \t\u3000#>*|｜_-"  # what may stand before a line's first word
FIGURES = re.compile("[0-9]+")
REPLACED = re.compile("\ufffd")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


class Spot(NamedTuple):
    """Where something was seen; the address is empty where no place of the page shows it."""

    words: str
    href: str = ""


class Hint(NamedTuple):
    """Something seen, and where."""

    text: str
    spots: tuple[Spot, ...] = ()
    more: str = ""


class Unit(NamedTuple):
    """A printed number of a plan, in reading order; `no` is the item under it."""

    printed: str
    label: Label
    no: int
    at: int


class Desk(NamedTuple):
    """What hints about one plan are made from; an item's place on the page is `prefix` and its number."""

    ground: Ground
    plan: Plan
    prefix: str
    lang: Lang

    def spot(self, no: int, words: str) -> Spot:
        """A spot in an item."""
        return Spot(words, f"#{self.prefix}{no}" if no else "")

    def item(self, item: Item, words: str = "") -> Spot:
        """An item as a spot."""
        name = page_words(self.lang)["item_no"].format(item.no)
        return self.spot(item.no, f"{name} {words}" if words else name)


def plan_hints(desk: Desk) -> tuple[Hint, ...]:
    """What was seen of one plan."""
    found = (
        unread(desk.plan, desk.lang),
        make_hint("hint_numbering", numbering_breaks(desk), desk.lang),
        make_hint("hint_empty", map(Spot, empty_sections(desk.plan.sections)), desk.lang),
        long_headings(desk),
        long_items(desk),
        without_offices(desk),
        several_tasks(desk),
        make_hint("hint_inside", labels_inside(desk), desk.lang),
        make_hint("hint_around", labels_around(desk), desk.lang),
    )
    return tuple(hint for hint in found if hint)


def document_hints(
    ground: Ground, between: Sequence[tuple[str, Passage]], left_out: Iterable[LeftOut], lang: Lang
) -> tuple[Hint, ...]:
    """What was seen of a whole document; `between` are its words outside plans by their places on the page."""
    lines = {href: list(labels_in(ground, one.spans, Rank.ARABIC, stopped=False)) for href, one in between}
    outside = [Spot(_begin(ground.text, found[0]), href) for href, found in lines.items() if found]
    found = (
        make_hint("hint_between", outside, lang, sum(map(len, lines.values()))),
        make_hint("hint_pages", page_breaks(left_out, ground, lang), lang),
        _characters("hint_replaced", [REPLACED], ground, lang),
        _characters("hint_unseen", [UNSEEN, PRIVATE], ground, lang),
    )
    return tuple(hint for hint in found if hint)


def make_hint(name: str, spots: Iterable[Spot], lang: Lang, *values: object) -> Hint | None:
    """A hint that names its first spots; none without a spot."""
    page, spots = page_words(lang), tuple(spots)
    more = page["and_more"].format(len(spots)) if len(spots) > NAMED else ""
    return Hint(page[name].format(*values), spots[:NAMED], more) if spots else None


def unread(plan: Plan, lang: Lang) -> Hint | None:
    """The particulars that pairing goes by and that the title does not give."""
    page = page_words(lang)
    missing = [page[name] for name in ("place", "level", "year", "subject") if getattr(plan, name) is None]
    return Hint(page["hint_unread"].format(page["comma"].join(missing))) if missing else None


def units_of(plan: Plan) -> list[Unit]:
    """Every printed number of a plan that was read as a label, in reading order."""
    found: list[Unit] = []
    for section in plan.sections:
        first = section.items[0].no if section.items else 0
        printed = [(section.label, first, section.spans)]
        printed += [(nested.label, nested.no, nested.spans) for nested in section.nested]
        printed += [(item.label, item.no, item.spans) for item in section.items]
        for words, no, spans in printed:
            label = read_label(words)
            if label and spans:
                found.append(Unit(words, label, no, spans[0].start))
    return sorted(found, key=lambda unit: unit.at)


def read_label(printed: str) -> Label | None:
    """A label as printed; a lone figure is the number of a table's row.

    >>> read_label("34")
    Label(printed='34', rank=<Rank.ARABIC: 4>, value=34)
    """
    if printed.isdecimal():
        return Label(printed, Rank.ARABIC, int(printed))
    return label_at(printed)


def numbering_breaks(desk: Desk) -> Iterator[Spot]:
    """Where a number does not follow the one before it; under each heading numbers may begin anew or run on."""
    begins = page_words(desk.lang)["hint_begins"]
    last: dict[Rank, Unit] = {}
    fresh: set[Rank] = set()
    before: Unit | None = None
    for unit in units_of(desk.plan):
        rank, value = unit.label.rank, unit.label.value
        known = last.get(rank)
        expected = {1} if known is None else {known.label.value + 1} | ({1} if rank in fresh else set())
        if value not in expected:
            shown = before if known is None or (rank in fresh and value < known.label.value) else known
            spot = f"{shown.printed} → {unit.printed}" if shown else begins.format(unit.printed)
            yield desk.spot(unit.no, spot)
        fresh = {deeper for deeper in Rank if deeper > rank} | (fresh - {rank})
        last[rank], before = unit, unit


def empty_sections(sections: Iterable[Section]) -> Iterator[str]:
    """The headings under which no item was read."""
    return (section.label + section.heading for section in sections if not section.items)


def long_headings(desk: Desk) -> Hint | None:
    """Headings that are longer than headings are."""
    found = [
        desk.spot(no, clip(label + heading, BEGIN))
        for section in desk.plan.sections
        for label, heading, no in (
            (section.label, section.heading, section.items[0].no if section.items else 0),
            *((nested.label, nested.heading, nested.no) for nested in section.nested),
        )
        if len(heading) > HEADING_LENGTH
    ]
    return make_hint("hint_heading", found, desk.lang, HEADING_LENGTH)


def long_items(desk: Desk) -> Hint | None:
    """Items much longer than is usual in the plan: they may hold more than one."""
    lengths = [desk.ground.count(item.spans) for item in desk.plan.items]
    if len(lengths) < ENOUGH:
        return None
    usual, told = median(lengths), page_words(desk.lang)["characters"]
    limit = max(LONG_LEAST, LONG_TIMES * usual)
    long = [
        desk.item(item, told.format(length))
        for item, length in zip(desk.plan.items, lengths, strict=True)
        if length > limit
    ]
    return make_hint("hint_long", long, desk.lang, round(usual))


def names_offices(item: Item) -> bool:
    """Whether an item says who answers for it."""
    return bool(item.offices.named or item.offices.default)


def without_offices(desk: Desk) -> Hint | None:
    """Items that name no office in a plan where nearly all do."""
    items = desk.plan.items
    without = [desk.item(item) for item in items if not names_offices(item)]
    few = len(items) >= ENOUGH and len(without) <= FEW * len(items)
    return make_hint("hint_offices", without, desk.lang, len(without), len(items)) if few else None


def several_tasks(desk: Desk) -> Hint | None:
    """Items with words behind their responsibility clause; where most have them, that is how the plan is written."""
    found = [desk.item(item) for item in desk.plan.items if has_words_behind(item.text)]
    usual = len(desk.plan.items) >= ENOUGH and len(found) > HALF * len(desk.plan.items)
    return None if usual else make_hint("hint_clauses", found, desk.lang)


def labels_inside(desk: Desk) -> Iterator[Spot]:
    """Lines inside items that begin with a number of the item's own sort or a higher one, behind a full stop."""
    for item in desk.plan.items:
        label = None if item.label.isdecimal() else label_at(item.label)  # a table's cells have numbers of their own
        if label and label.rank is not Rank.ENUMERATED:
            for at in labels_in(desk.ground, item.spans, label.rank, stopped=True):
                if at != item.spans[0].start:
                    yield desk.item(item, _begin(desk.ground.text, at))


def labels_around(desk: Desk) -> Iterator[Spot]:
    """Lines of the preamble and the closing that begin with a number, behind a full stop."""
    for passage in (desk.plan.preamble, desk.plan.closing):
        for at in labels_in(desk.ground, passage.spans, Rank.ARABIC, stopped=True):
            words = place_of(desk.ground, (Span(at, at),), None, desk.lang)
            yield Spot(_begin(desk.ground.text, at) + _in_brackets(words, desk.lang))


def labels_in(ground: Ground, spans: Iterable[Span], deepest: Rank, *, stopped: bool) -> Iterator[int]:
    """Where lines begin with a label; `stopped` leaves out those that go on in a sentence."""
    for at in line_starts(ground.text, spans):
        label = label_at(ground.text, at)
        if label is None or label.rank > deepest or ground.text[at + len(label.printed) :][:1].isdigit():
            continue
        before = ground.text[max(0, at - NEAR) : at].rstrip(MARKS + "\n\r\f\v")[-1:]
        if not stopped or not before or before in STOPS:
            yield at


def line_starts(text: str, spans: Iterable[Span]) -> Iterator[int]:
    """Where printed lines begin inside stretches of a text."""
    for span in spans:
        before = text[max(0, span.start - NEAR) : span.start].rstrip(MARKS)
        if not before or NEW_LINE.match(before[-1]):
            yield span.start
        yield from (found.end() for found in NEW_LINE.finditer(text, span.start, span.end) if found.end() < span.end)


def page_breaks(left_out: Iterable[LeftOut], ground: Ground, lang: Lang) -> Iterator[Spot]:
    """Where the numbers of pages do not count up by one; at one they begin anew."""
    for reason in (LeftOutReason.PAGE_MARK, LeftOutReason.PAGE_NUMBER):
        pages = [
            (int(found[0]), one) for one in left_out if one.reason is reason and (found := FIGURES.search(one.text))
        ]
        for (before, _), (after, one) in pairwise(pages):
            if after not in (before, before + 1, 1):
                yield Spot(f"{before} → {after}" + _in_brackets(place_of(ground, one.spans, None, lang), lang))


def _in_brackets(words: str, lang: Lang) -> str:
    """Words as an aside, if there are any."""
    return page_words(lang)["about"].format(words) if words else ""


def _characters(name: str, signs: Sequence[re.Pattern[str]], ground: Ground, lang: Lang) -> Hint | None:
    """The characters of some sort: how many, and in which lines."""
    found = sorted(match.start() for sign in signs for match in sign.finditer(ground.text))
    places = [at for at in found if not ground.text[at].isspace()]
    lines = dict.fromkeys(place_of(ground, (Span(at, at),), None, lang) for at in places)
    return make_hint(name, map(Spot, lines), lang, len(places))


def _begin(text: str, at: int) -> str:
    """How a line begins."""
    return clip(without_blanks(NEW_LINE.split(text[at : at + NEAR], maxsplit=1)[0]), BEGIN)
