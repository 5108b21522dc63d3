"""An item as a report shows it: number, page, marked words, offices."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Edit, Reason
from align.language import Lang
from align.plan import Item, Plan
from align.report.folds import excerpt, fold_unchanged
from align.report.segments import Mark, Segment, Side, cut, excerpt_of
from align.report.wording import page_words
from align.sentences import clip, sentence

SPOKEN = {Mark.DELETED: "mark_deleted", Mark.INSERTED: "mark_inserted", Mark.FORMAL: "mark_formal"}
SHORT = 34  # characters of an item without a heading that stand for it in lists and links


class MarkedText(NamedTuple):
    """Words with one mark, the remark that hovers over them and the words a screen reader adds."""

    text: str
    mark: str
    heading: bool
    note: str
    spoken: str


class ItemCell(NamedTuple):
    """One item beside its counterparts; a reference (`href`) where it already stands whole elsewhere."""

    anchor: str
    href: str
    number: str
    label: str
    page: str
    section: str
    texts: tuple[MarkedText, ...]
    lead: str
    support: str
    default: str
    default_from: str
    default_href: str


class PlanSide(NamedTuple):
    """One plan with what its items need to be shown: sections and standing offices by item number."""

    plan: Plan
    side: Side
    lang: Lang
    items: dict[int, Item]
    sections: dict[int, str]
    defaults: dict[int, int]


def plan_side(plan: Plan, side: Side, lang: Lang) -> PlanSide:
    """Look up once what every cell of this plan needs."""
    sections = {item.no: section.label + section.heading for section in plan.sections for item in section.items}
    defaults: dict[int, int] = {}
    last = 0
    for item in plan.items:
        if last:
            defaults[item.no] = last
        if item.offices.default:
            last = item.no
    return PlanSide(plan, side, lang, {item.no: item for item in plan.items}, sections, defaults)


def anchor_of(side: Side, no: int) -> str:
    """The name of an item's place on the page; matrices link to it too."""
    return f"{'t' if side is Side.TEMPLATE else 'p'}{no}"


def short_title(item: Item) -> str:
    """An item in a few words: its heading, or how it begins."""
    return clip(item.heading or item.task, SHORT)


def whole_cell(
    here: PlanSide, no: int, edits: tuple[Edit, ...], *, section: str = "", foldable: bool = False
) -> ItemCell:
    """An item in full, its edits marked in place; `section` where it stands in another one than its row."""
    segments = cut(here.items[no], edits, here.side)
    segments = fold_unchanged(segments) if foldable else segments
    return _cell(here, no, segments, anchor=anchor_of(here.side, no), section=section)


def reference_cell(here: PlanSide, no: int, edits: tuple[Edit, ...]) -> ItemCell:
    """An item that stands whole in an earlier row: a link there, and its words around the edits of this row."""
    segments = excerpt(cut(here.items[no], edits, here.side))
    return _cell(here, no, segments, href=f"#{anchor_of(here.side, no)}")


def _cell(
    here: PlanSide, no: int, segments: tuple[Segment, ...], *, anchor: str = "", href: str = "", section: str = ""
) -> ItemCell:
    """What a whole item and a reference to one have in common."""
    item, words = here.items[no], page_words(here.lang)
    comma = words["comma"]
    standing = here.defaults.get(no)
    return ItemCell(
        anchor=anchor,
        href=href,
        number=words["template_no" if here.side is Side.TEMPLATE else "plan_no"].format(no),
        label=item.label,
        page="" if item.page is None else words["page"].format(item.page),
        section=section,
        texts=tuple(mark_text(segment, here.lang) for segment in segments),
        lead=comma.join(item.offices.lead),
        support=comma.join(item.offices.support),
        default=comma.join(item.offices.default),
        default_from="" if standing is None else words["default_from"].format(standing),
        default_href="" if standing is None else f"#{anchor_of(here.side, standing)}",
    )


def mark_text(segment: Segment, lang: Lang) -> MarkedText:
    """A stretch of an item with the words that go with its mark."""
    words = page_words(lang)
    spoken = words[SPOKEN[segment.mark]] if segment.mark in SPOKEN else ""
    note = "" if segment.edit is None else edit_line(segment.edit, lang)
    return MarkedText(segment.text, segment.mark.value, segment.heading, note, spoken)


def edit_line(edit: Edit, lang: Lang) -> str:
    """A difference in one line."""
    return sentence(edit_reason(edit), lang)


def edit_reason(edit: Edit) -> Reason:
    """A difference as a reason, whose sentence shortens long excerpts."""
    return Reason("substantive", (edit.kind.value, excerpt_of(edit, Side.TEMPLATE), excerpt_of(edit, Side.PLAN)))
