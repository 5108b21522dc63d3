"""The lines of what was read: documents, plans and items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from align.pairing import LAST, place_code
from align.places import home_of
from align.plan import Item, Plan, Section
from align.tables.dataset import Dataset, File
from align.tables.schema import BETWEEN, Line
from align.text import plain


def document_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each file."""
    for file in dataset.files:
        read = file.characters is not None
        yield {
            "document_key": file.key,
            "name": file.name,
            "sha256": file.sha256,
            "read": read,
            "failure": file.failure,
            "characters": file.characters,
            "plans": len(file.plans) if read else None,
            "items": sum(len(plan.items) for plan in file.plans) if read else None,
            "report": file.report,
        }


def plan_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each plan."""
    for file, number, plan in plans_of(dataset):
        home, region = home_of(plan), place_code(plan)
        yield {
            "plan_key": file.plan_key(number),
            "document_key": file.key,
            "number": number,
            "title": plan.title,
            "place": plan.place,
            "place_code": home.code if home else None,
            "region_code": None if region == LAST else region,
            "level": plan.level.value if plan.level else None,
            "year": plan.year,
            "subject": plan.subject,
            "document_number": plan.document_number,
            "issued_on": known_date(plan.issued_on),
            "sections": len(plan.sections),
            "items": len(plan.items),
            "preamble": plan.preamble.text,
            "closing": plan.closing.text,
        }


def item_lines(dataset: Dataset) -> Iterator[Line]:
    """A line for each item of each plan."""
    for file, number, plan in plans_of(dataset):
        for position, section in enumerate(plan.sections, 1):
            for item in section.items:
                yield {"plan_key": file.plan_key(number), **item_line(item), **section_cells(section, position)}


def plans_of(dataset: Dataset) -> Iterator[tuple[File, int, Plan]]:
    """Every plan with its file and its number there."""
    for file in dataset.files:
        yield from ((file, number, plan) for number, plan in enumerate(file.plans, 1))


def item_line(item: Item) -> Line:
    """What is told of an item itself."""
    return {
        "no": item.no,
        "item_id": item.id,
        "label": item.label,
        "heading": item.heading,
        "text": item.text,
        "task": item.task,
        "clause": item.clause,
        "lead_offices": joined(item.offices.lead),
        "support_offices": joined(item.offices.support),
        "default_offices": joined(item.offices.default),
        "page": item.page,
        "start": item.spans[0].start if item.spans else None,
        "end": item.spans[-1].end if item.spans else None,
        "task_characters": len(plain(item.task)),
    }


def section_cells(section: Section, position: int) -> Line:
    """What is told of an item's section."""
    return {"section": position, "section_label": section.label, "section_heading": section.heading}


def joined(values: Iterable[object]) -> str:
    """Several values in one cell; a `;` in one of them is written wide, so that they can be told apart again.

    >>> joined(["省政务局", "省财政厅;等"])
    '省政务局;省财政厅；等'
    """
    return BETWEEN.join(str(value).replace(BETWEEN, "；") for value in values)


def known_date(text: str | None) -> str | None:
    """A date that the calendar knows, or None.

    >>> known_date("2022-05-12"), known_date("2022-02-30")
    ('2022-05-12', None)
    """
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None
