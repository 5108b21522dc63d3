"""Drafts of items become a plan, and a plan becomes text in its usual form: title, preamble, 一、, （一）."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from align.numbering import number_in_chinese
from align.plan import Item, Offices, Plan, Section, Source, Span, item_id
from align.synthetic.wording import parted

INDENT = "　　"


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before it has a number: its words, who answers for it, and the template items it carries."""

    task: str
    clause: str
    offices: Offices
    origins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section before it has a number."""

    heading: str
    drafts: tuple[Draft, ...]


def settle(sections: Sequence[DraftSection], like: Plan) -> Plan:
    """Number the drafts and place them as `like`'s sections; spans are those of `to_text`."""
    made: list[Section] = []
    first = 1
    for number, section in enumerate((one for one in sections if one.drafts), 1):
        items = tuple(_item(draft, no) for no, draft in enumerate(section.drafts, first))
        first += len(items)
        label = f"{number_in_chinese(number)}、" if section.heading else ""
        made.append(Section(label, section.heading, items))
    return _placed(replace(like, sections=tuple(made)))


def to_text(plan: Plan) -> str:
    """The plan as text that the reader reads back.

    Words of nested headings come back at their place; source particulars (document number, pages) do not.
    """
    return "".join(_lines(plan))


def _lines(plan: Plan) -> list[str]:
    """Every line of the plan in printed order, a blank line after each."""
    printed = [plan.title]
    printed += [f"{INDENT}{plan.preamble.text}"] if plan.preamble.text else []
    for section in plan.sections:
        printed += [f"{INDENT}{section.label}{section.heading}"] if section.label or section.heading else []
        for item in section.items:
            printed += [f"{INDENT}{one.label}{one.heading}" for one in section.nested if one.no == item.no]
            printed.append(f"{INDENT}{item.text}")
    printed += [f"{INDENT}{plan.closing.text}"] if plan.closing.text else []
    return [f"{line}\n\n" for line in printed]


def _item(draft: Draft, no: int) -> Item:
    """The item with its label; its id and spans come with its place."""
    label = f"（{number_in_chinese(no)}）"
    heading = parted(draft.task).heading
    text = f"{label}{draft.task}{draft.clause}"
    return Item("", no, label, heading, text, draft.task, draft.clause, draft.offices, None, ())


def _placed(plan: Plan) -> Plan:
    """The plan, which has no nested headings, with the spans, ids and source of its own text."""
    text = to_text(plan)
    source = Source(plan.source.name, hashlib.sha256(text.encode()).hexdigest(), len(text))
    places = _spans(plan)
    title = next(places)
    preamble = replace(plan.preamble, spans=(next(places),) if plan.preamble.text else ())
    sections: list[Section] = []
    for section in plan.sections:
        own = (next(places),) if section.heading else ()
        items = tuple(_with_place(item, next(places), source) for item in section.items)
        sections.append(replace(section, spans=own, items=items))
    closing = replace(plan.closing, spans=(next(places),) if plan.closing.text else ())
    return replace(
        plan, source=source, title_spans=(title,), preamble=preamble, sections=tuple(sections), closing=closing
    )


def _spans(plan: Plan) -> Iterator[Span]:
    """Where the words of each printed line stand in the plan's text."""
    start = 0
    for line in _lines(plan):
        skip = len(line) - len(line.lstrip(INDENT))
        yield Span(start + skip, start + len(line.rstrip("\n")))
        start += len(line)


def _with_place(item: Item, span: Span, source: Source) -> Item:
    """The item with its span, and the id that follows from it."""
    return replace(item, id=item_id(source.sha256, (span,)), spans=(span,))
