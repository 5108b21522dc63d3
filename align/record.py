"""What was read and what was found, as JSON: plain dictionaries out, and a comparison back in.

The keys are those that other programs rely on; a few more (`nested`, `clause`, `spans`, `sections`,
`reasons`, places of edits) are there so that a report can be made again from the file alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from align.comparison import (
    Applies,
    Comparison,
    Edit,
    Finding,
    Measure,
    Nearest,
    Part,
    Place,
    Reason,
    Row,
    Settled,
    Sighting,
    Tool,
)
from align.language import Lang
from align.plan import Document, Item, LeftOut, Plan, Section
from align.sentences import sentence

SCHEMA = "plan-align/comparison@1"
DIGITS = 4  # of scores and probabilities: finer than anyone reads, coarse enough that machines agree

Record = dict[str, Any]


def dump(record: object) -> str:
    """Write a record as JSON text; the same record gives the same bytes."""
    return json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def document_record(document: Document) -> Record:
    """Give what was read of a document."""
    return {
        "source": {
            "name": document.source.name,
            "sha256": document.source.sha256,
            "characters": document.source.characters,
        },
        "plans": [outline_record(plan) for plan in document.plans],
        "between": [passage.text for passage in document.between],
        "left_out": [left_out_record(left_out) for left_out in document.left_out],
    }


def outline_record(plan: Plan) -> Record:
    """Give a plan with its sections and their items."""
    return {
        **particulars(plan),
        "preamble": plan.preamble.text,
        "closing": plan.closing.text,
        "sections": [
            {**section_record(section), "items": [item_record(item) for item in section.items]}
            for section in plan.sections
        ],
    }


def left_out_record(left_out: LeftOut) -> Record:
    """Give words that were left out, and why."""
    return {"text": left_out.text, "reason": left_out.reason.value, "page": left_out.page}


def particulars(plan: Plan) -> Record:
    """Give what a plan's head says of it."""
    return {
        "title": plan.title,
        "place": plan.place,
        "level": plan.level.value if plan.level else None,
        "year": plan.year,
        "subject": plan.subject,
        "document_number": plan.document_number,
        "issued_on": plan.issued_on,
    }


def section_record(section: Section) -> Record:
    """Give a section's own words, without its items."""
    return {
        "label": section.label,
        "heading": section.heading,
        "nested": [{"label": above.label, "heading": above.heading, "no": above.no} for above in section.nested],
    }


def item_record(item: Item) -> Record:
    """Give an item; `spans` lead back to the source."""
    return {
        "id": item.id,
        "no": item.no,
        "label": item.label,
        "heading": item.heading,
        "text": item.text,
        "task": item.task,
        "clause": item.clause,
        "offices": {
            "lead": list(item.offices.lead),
            "support": list(item.offices.support),
            "default": list(item.offices.default),
        },
        "page": item.page,
        "spans": [[span.start, span.end] for span in item.spans],
    }


def comparison_record(comparison: Comparison, lang: Lang = Lang.ZH) -> Record:
    """Give everything said about two plans; `because` and `notes` are in the given language."""
    return {
        "schema": SCHEMA,
        "tool": tool_record(comparison.tool),
        "kind": comparison.kind.value,
        "template": compared_record(comparison.template),
        "plan": compared_record(comparison.plan),
        "counts": counts_record(comparison),
        "rows": [row_record(row, lang) for row in comparison.rows],
        "notes": [sentence(reason, lang) for reason in comparison.notes],
        "note_reasons": reason_records(comparison.notes),
        "searched": list(comparison.searched),
        "reviewed": [settled_record(settled) for settled in comparison.settled],
    }


def tool_record(tool: Tool) -> Record:
    """Give what made a result."""
    return {"name": "plan-align", **asdict(tool)}


def compared_record(plan: Plan) -> Record:
    """Give a plan with its items in one list, each naming its section."""
    source = plan.source
    return {
        **particulars(plan),
        "source": {"name": source.name, "sha256": source.sha256, "characters": source.characters},
        "items": [
            {**item_record(item), "section": section.label + section.heading}
            for section in plan.sections
            for item in section.items
        ],
        "preamble": plan.preamble.text,
        "closing": plan.closing.text,
        "sections": [
            {**section_record(section), "items": [item.no for item in section.items]} for section in plan.sections
        ],
    }


def counts_record(comparison: Comparison) -> Record:
    """Give how many items became what, each side with its own denominator."""
    counts = comparison.counts()
    return {
        "template": {
            "items": counts.template_items,
            "carried": counts.carried,
            "dropped": counts.dropped,
            "dropped_elsewhere": counts.dropped_elsewhere,
        },
        "plan": {
            "items": counts.plan_items,
            "copied": counts.copied,
            "localized": counts.localized,
            "added": counts.added,
        },
    }


def row_record(row: Row, lang: Lang) -> Record:
    """Give what became of an item, and why."""
    linked = row.score is not None
    return {
        "verdict": row.verdict.value,
        "tags": [tag.value for tag in row.tags],
        "template_items": list(row.template_items),
        "plan_items": list(row.plan_items),
        "score": round(row.score, DIGITS) if row.score is not None else None,
        "parts": part_record(row.parts, row.score) if row.score is not None else None,
        "found_by": row.found_by if linked else None,
        "moved": row.moved,
        "confidence": round(row.confidence, DIGITS),
        "because": [sentence(reason, lang) for reason in row.because],
        "edits": [edit_record(edit) for edit in row.edits],
        "findings": [finding_record(finding, lang) for finding in row.findings],
        "applies": applies_record(row.applies) if row.applies else None,
        "nearest": nearest_record(row.nearest) if row.nearest else None,
        "seen_in": [sighting_record(sighting) for sighting in row.seen_in],
        "reasons": reason_records(row.because),
    }


def settled_record(settled: Settled) -> Record:
    """Give a row that a reviewer confirmed, by the names of a label file's columns."""
    return {
        "plan_no": settled.plan_item,
        "template_nos": list(settled.template_items),
        "optional_nos": list(settled.optional_items),
        "verdict": settled.verdict.value,
        "also": settled.also.value if settled.also else None,
        "by": settled.by,
        "date": settled.date,
        "remark": settled.remark,
    }


def part_record(parts: Iterable[Part], score: float) -> Record:
    """Give a score's parts; the largest takes what rounding leaves, so that they still add up."""
    rounded = {part.name: round(part.value, DIGITS) for part in parts}
    rest = round(score, DIGITS) - sum(rounded.values())
    if rounded and abs(rest) <= len(rounded) * 10**-DIGITS:
        largest = max(rounded, key=lambda name: rounded[name])
        rounded[largest] = round(rounded[largest] + rest, DIGITS)
    return rounded


def edit_record(edit: Edit) -> Record:
    """Give an edit and where its excerpts stand."""
    return {
        "kind": edit.kind.value,
        "template": edit.template,
        "plan": edit.plan,
        "substantive": edit.substantive,
        "template_at": place_record(edit.template_at),
        "plan_at": place_record(edit.plan_at),
    }


def place_record(place: Place | None) -> Record | None:
    """Give where an excerpt stands in an item's task."""
    return {"no": place.no, "start": place.start, "end": place.end} if place else None


def finding_record(finding: Finding, lang: Lang) -> Record:
    """Give a piece of evidence."""
    return {
        "kind": finding.kind.value,
        "change": finding.change,
        "template": finding.template,
        "plan": finding.plan,
        "template_at": place_record(finding.template_at),
        "plan_at": place_record(finding.plan_at),
        "because": [sentence(reason, lang) for reason in finding.because],
        "reasons": reason_records(finding.because),
        "template_measure": measure_record(finding.template_measure),
        "plan_measure": measure_record(finding.plan_measure),
    }


def measure_record(measure: Measure | None) -> Record | None:
    """Give what a target says in figures."""
    if measure is None:
        return None
    return {
        "kind": measure.kind.value,
        "value": measure.value,
        "unit": measure.unit,
        "bound": measure.bound.value,
        "object": measure.object,
    }


def sighting_record(sighting: Sighting) -> Record:
    """Give where else a dropped item was found."""
    return {
        "title": sighting.title,
        "no": sighting.no,
        "label": sighting.label,
        "score": round(sighting.score, DIGITS),
    }


def applies_record(applies: Applies) -> Record:
    """Give whom a template item addresses."""
    return {"to": applies.to.value, "places": list(applies.places), "here": applies.here}


def nearest_record(nearest: Nearest) -> Record:
    """Give the nearest candidates on the other side."""
    return {"items": list(nearest.items), "score": round(nearest.score, DIGITS)}


def reason_records(reasons: Iterable[Reason]) -> list[Record]:
    """Give reasons as codes and values, so that they can be said again in another language."""
    return [{"code": reason.code, "values": list(reason.values)} for reason in reasons]
