"""How a document was read, as plain values: its plans with their outlines, and where every character went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median
from typing import NamedTuple

from align.language import LEVELS, Lang, words
from align.plan import Document, Item, Plan, Section
from align.report.account import Account, extent_of, make_account, make_ground, place_of, reach_of, spans_of, within
from align.report.cells import short_title
from align.report.headings import Heads, nested_headings, under_headings
from align.report.hints import Desk, Hint, document_hints, names_offices, plan_hints
from align.report.remainder import Fold, Furniture, Room, between_folds, fold, list_left_out, room_for
from align.report.run_view import PairEntry, link
from align.report.segments import Side
from align.report.wording import page_words

EMBEDDED = {Side.TEMPLATE: "t", Side.PLAN: "p"}  # what an item's place begins with in a pair's report


class Particular(NamedTuple):
    """One thing known of a plan, or that it was not found."""

    name: str
    value: str
    found: bool = True


class ItemLine(NamedTuple):
    """An item in the outline; `href` leads to it where it stands whole elsewhere on the page, else it has a text."""

    anchor: str
    href: str
    number: int
    label: str
    where: str
    title: str
    headed: bool
    lead: str
    support: str
    default: str
    length: int
    text: str


class OutlineGroup(NamedTuple):
    """The items under one heading; headings are empty where the one before goes on."""

    section: str
    nested: tuple[str, ...]
    items: tuple[ItemLine, ...]


class PairLine(NamedTuple):
    """The way to a comparison that a plan takes part in."""

    href: str
    part: str
    title: str


class PlanReading(NamedTuple):
    """One plan as it was read."""

    anchor: str
    number: str
    title: str
    document_number: str
    issued_on: str
    items: int
    reach: str
    particulars: tuple[Particular, ...]
    corrected: bool
    hints: tuple[Hint, ...]
    preamble: Fold | None
    groups: tuple[OutlineGroup, ...]
    closing: Fold | None
    pairs: tuple[PairLine, ...]


class DocumentView(NamedTuple):
    """One file as it was read."""

    name: str
    sha256: str
    told: str
    account: Account
    texts: bool
    looks: int
    hints: tuple[Hint, ...]
    plans: tuple[PlanReading, ...]
    left_out: tuple[Furniture, ...]
    between: tuple[Fold, ...]


class PlanCheck(NamedTuple):
    """One compared plan as it was read, to stand at the end of its report; `seen` says how much is to look at."""

    anchor: str
    summary: str
    seen: str
    sha256: str
    account: Account
    plan: PlanReading
    left_out: tuple[Furniture, ...]


class _Desk(NamedTuple):
    """What a plan's reading is made from; without room for texts its items lead to where they stand whole."""

    hints: Desk
    number: int
    room: Room | None


def view_document(
    document: Document, lang: Lang, pairs: Sequence[PairEntry], corrected: Collection[int] = ()
) -> DocumentView:
    """Prepare the page of a file; `corrected` are the numbers of plans of which people knew better."""
    ground, page = make_ground(document.text), page_words(lang)
    room = room_for(document)
    between = between_folds(document, ground, room, lang)
    plans = tuple(
        _view_plan(
            _Desk(Desk(ground, plan, f"i{number}-", lang), number, room),
            pairs=_pair_lines(plan, pairs, lang),
            corrected=number in corrected,
        )
        for number, plan in enumerate(document.plans, 1)
    )
    outside = [span for passage in document.between for span in passage.spans]
    places = [(f"#{one.anchor}", passage) for one, passage in zip(between, document.between, strict=True)]
    hints = document_hints(ground, places, document.left_out, lang)
    return DocumentView(
        name=document.source.name,
        sha256=document.source.sha256[:12],
        told=page["plans_read"].format(len(plans), sum(one.items for one in plans)),
        account=make_account(ground, document.plans, outside, document.left_out, lang),
        texts=room.items,
        looks=len(hints) + sum(len(one.hints) for one in plans),
        hints=hints,
        plans=plans,
        left_out=list_left_out(document.left_out, ground, lang),
        between=between,
    )


def view_check(document: Document, plan: Plan, side: Side, lang: Lang) -> PlanCheck:
    """Prepare what a pair's own report tells of how one of its plans was read."""
    ground, page, extent = make_ground(document.text), page_words(lang), extent_of(plan)
    left_out = within(document.left_out, extent)
    reading = _view_plan(_Desk(Desk(ground, plan, EMBEDDED[side], lang), 0, None))
    return PlanCheck(
        anchor=f"reading-{side.value}",
        summary=f"{plan.title}{page['about'].format(document.source.name)}",
        seen=page["seen_number"].format(len(reading.hints)) if reading.hints else "",
        sha256=document.source.sha256[:12],
        account=make_account(ground, (plan,), (), left_out, lang, extent=extent),
        plan=reading,
        left_out=list_left_out(left_out, ground, lang),
    )


def _view_plan(desk: _Desk, pairs: tuple[PairLine, ...] = (), *, corrected: bool = False) -> PlanReading:
    """One plan as it was read."""
    ground, plan, _, lang = desk.hints
    page, room = page_words(lang), desk.room
    around = [
        fold(page[name], passage.text, place_of(ground, passage.spans, None, lang), room.around, lang)
        if room and passage.text
        else None
        for name, passage in (("preamble", plan.preamble), ("closing", plan.closing))
    ]
    return PlanReading(
        anchor=f"plan{desk.number}",
        number=page["nth_plan"].format(desk.number),
        title=plan.title,
        document_number=plan.document_number or page["unknown"],
        issued_on=plan.issued_on or page["unknown"],
        items=len(plan.items),
        reach=reach_of(ground, plan, lang),
        particulars=_particulars(desk),
        corrected=corrected,
        hints=plan_hints(desk.hints),
        preamble=around[0],
        groups=tuple(group for section in plan.sections for group in _groups(section, desk)),
        closing=around[1],
        pairs=pairs,
    )


def _particulars(desk: _Desk) -> tuple[Particular, ...]:
    """What is known of a plan, with what was not found."""
    ground, plan, _, lang = desk.hints
    page = page_words(lang)
    level = words(LEVELS[plan.level], lang) if plan.level else None
    read = (
        ("place", plan.place),
        ("level", level),
        ("year", plan.year),
        ("subject", plan.subject),
        ("document_number", plan.document_number),
        ("issued_on", plan.issued_on),
    )
    known = [Particular(page[n], page["unknown"] if v is None else str(v), v is not None) for n, v in read]
    lengths = [ground.count(item.spans) for item in plan.items]
    sections = sum(bool(section.label or section.heading) for section in plan.sections)
    extent = page["sections_items" if sections else "items_only"].format(sections, len(lengths))
    size = page["characters"].format(sum(map(ground.count, spans_of(plan).values())))
    offices = sum(map(names_offices, plan.items))
    counted = (
        ("stands_at", reach_of(ground, plan, lang)),
        ("extent", f"{extent} · {size}"),
        ("item_lengths", page["lengths"].format(min(lengths), max(lengths), round(median(lengths)))),
        ("with_offices", page["of_items"].format(offices, len(lengths))),
        ("first_item", _title(plan.items[0])),
        ("last_item", _title(plan.items[-1])),
    )
    return (*known, *(Particular(page[name], value) for name, value in counted if value))


def _title(item: Item) -> str:
    """An item's printed number and how it begins."""
    return item.label + short_title(item)


def _groups(section: Section, desk: _Desk) -> list[OutlineGroup]:
    """The items of a section, cut where a nested heading stands above one."""
    head, nested = section.label + section.heading, nested_headings([section])
    lines = ((Heads(head, nested.get(item.no, ())), _item_line(item, desk)) for item in section.items)
    return [OutlineGroup(*heads, items) for heads, items in under_headings(lines) or [(Heads(head, ()), ())]]


def _item_line(item: Item, desk: _Desk) -> ItemLine:
    """An item in the outline."""
    ground, _, prefix, lang = desk.hints
    page = page_words(lang)
    return ItemLine(
        anchor=f"{prefix}{item.no}" if desk.room else "",
        href="" if desk.room else f"#{prefix}{item.no}",
        number=item.no,
        label=item.label,
        where=place_of(ground, item.spans, item.page, lang),
        title=short_title(item),
        headed=bool(item.heading),
        lead=page["comma"].join(item.offices.lead),
        support=page["comma"].join(item.offices.support),
        default=page["comma"].join(item.offices.default),
        length=ground.count(item.spans),
        text=item.text if desk.room and desk.room.items else "",
    )


def _pair_lines(plan: Plan, pairs: Sequence[PairEntry], lang: Lang) -> tuple[PairLine, ...]:
    """The comparisons that a plan takes part in, as the template or as the plan."""
    page = page_words(lang)
    lines: list[PairLine] = []
    for entry in pairs:
        template, other = entry.comparison.template, entry.comparison.plan
        if plan == template:
            lines.append(PairLine(link(entry.href), page["as_template"], other.title))
        elif plan == other:
            lines.append(PairLine(link(entry.href), page["as_plan"], template.title))
    return tuple(lines)
