"""A comparison read back from its JSON, so that a report can be made again without the engine.

What the file does not hold comes back empty: where titles, headings and preambles stand in the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from align.comparison import (
    Addressee,
    Applies,
    Bound,
    Comparison,
    Edit,
    EditKind,
    Finding,
    FindingKind,
    Kind,
    Measure,
    MeasureKind,
    Nearest,
    Part,
    Place,
    Reason,
    Row,
    Settled,
    Sighting,
    Tag,
    Tool,
    Verdict,
)
from align.errors import ReadError
from align.plan import Item, Level, NestedHeading, Offices, Passage, Plan, Section, Source, Span
from align.record import SCHEMA

Read = Mapping[str, Any]


def comparison_from_record(record: Read, name: str = "comparison") -> Comparison:
    """Make a comparison of its record; `name` is the file that an error names.

    Raises:
        ReadError: it is no comparison of this schema, or something in it is missing or malformed.
    """
    try:
        if record["schema"] != SCHEMA:
            raise ReadError(f"{name}: has schema {record['schema']}, not {SCHEMA}; make it again with compare --json")
        return Comparison(
            kind=Kind(record["kind"]),
            template=read_plan(record["template"]),
            plan=read_plan(record["plan"]),
            rows=tuple(read_row(row) for row in record["rows"]),
            tool=read_tool(record["tool"]),
            notes=read_reasons(record["note_reasons"]),
            searched=tuple(record["searched"]),
            settled=tuple(read_settled(settled) for settled in record.get("reviewed", ())),  # files before it lack it
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(f"{name}: no complete comparison ({error!r}); make it again with compare --json") from error


def read_tool(record: Read) -> Tool:
    """Read what made the comparison."""
    return Tool(
        version=record["version"],
        settings=record["settings"],
        settings_sha256=record["settings_sha256"],
        encoder=record["encoder"],
        encoder_revision=record["encoder_revision"],
    )


def read_plan(record: Read) -> Plan:
    """Read a plan with its items back into their sections."""
    items = {item["no"]: read_item(item) for item in record["items"]}
    source = record["source"]
    return Plan(
        source=Source(source["name"], source["sha256"], source["characters"]),
        title=record["title"],
        place=record["place"],
        level=Level(record["level"]) if record["level"] else None,
        year=record["year"],
        subject=record["subject"],
        document_number=record["document_number"],
        issued_on=record["issued_on"],
        preamble=Passage(record["preamble"]),
        closing=Passage(record["closing"]),
        sections=tuple(read_section(section, items) for section in record["sections"]),
    )


def read_section(record: Read, items: Mapping[int, Item]) -> Section:
    """Read a section and take its items by number."""
    return Section(
        label=record["label"],
        heading=record["heading"],
        items=tuple(items[no] for no in record["items"]),
        nested=tuple(NestedHeading(above["label"], above["heading"], above["no"]) for above in record["nested"]),
    )


def read_item(record: Read) -> Item:
    """Read an item."""
    offices = record["offices"]
    return Item(
        id=record["id"],
        no=record["no"],
        label=record["label"],
        heading=record["heading"],
        text=record["text"],
        task=record["task"],
        clause=record["clause"],
        offices=Offices(tuple(offices["lead"]), tuple(offices["support"]), tuple(offices["default"])),
        page=record["page"],
        spans=tuple(Span(start, end) for start, end in record["spans"]),
    )


def read_row(record: Read) -> Row:
    """Read what became of an item."""
    return Row(
        verdict=Verdict(record["verdict"]),
        tags=tuple(Tag(tag) for tag in record["tags"]),
        template_items=tuple(record["template_items"]),
        plan_items=tuple(record["plan_items"]),
        score=record["score"],
        parts=tuple(Part(name, value) for name, value in (record["parts"] or {}).items()),
        found_by=record["found_by"],
        moved=record["moved"],
        confidence=record["confidence"],
        because=read_reasons(record["reasons"]),
        edits=tuple(read_edit(edit) for edit in record["edits"]),
        findings=tuple(read_finding(finding) for finding in record["findings"]),
        applies=read_applies(record["applies"]) if record["applies"] else None,
        nearest=Nearest(tuple(record["nearest"]["items"]), record["nearest"]["score"]) if record["nearest"] else None,
        seen_in=tuple(read_sighting(sighting) for sighting in record["seen_in"]),
    )


def read_settled(record: Read) -> Settled:
    """Read a row that a reviewer confirmed."""
    return Settled(
        template_items=tuple(record["template_nos"]),
        plan_item=record["plan_no"],
        verdict=Verdict(record["verdict"]),
        by=record["by"],
        date=record["date"],
        remark=record["remark"],
        optional_items=tuple(record["optional_nos"]),
        also=Verdict(record["also"]) if record["also"] else None,
    )


def read_edit(record: Read) -> Edit:
    """Read an edit."""
    return Edit(
        kind=EditKind(record["kind"]),
        template=record["template"],
        plan=record["plan"],
        substantive=record["substantive"],
        template_at=read_place(record["template_at"]),
        plan_at=read_place(record["plan_at"]),
    )


def read_place(record: Read | None) -> Place | None:
    """Read where an excerpt stands."""
    return Place(record["no"], record["start"], record["end"]) if record else None


def read_finding(record: Read) -> Finding:
    """Read a piece of evidence."""
    return Finding(
        kind=FindingKind(record["kind"]),
        change=record["change"],
        template=record["template"],
        plan=record["plan"],
        template_at=read_place(record["template_at"]),
        plan_at=read_place(record["plan_at"]),
        because=read_reasons(record["reasons"]),
        template_measure=read_measure(record["template_measure"]),
        plan_measure=read_measure(record["plan_measure"]),
    )


def read_measure(record: Read | None) -> Measure | None:
    """Read what a target says in figures."""
    if record is None:
        return None
    kind, bound = MeasureKind(record["kind"]), Bound(record["bound"])
    return Measure(kind, record["value"], record["unit"], bound, record["object"])


def read_sighting(record: Read) -> Sighting:
    """Read where else a dropped item was found."""
    return Sighting(record["title"], record["no"], record["label"], record["score"])


def read_applies(record: Read) -> Applies:
    """Read whom a template item addresses."""
    return Applies(Addressee(record["to"]), tuple(record["places"]), record["here"])


def read_reasons(records: list[Read]) -> tuple[Reason, ...]:
    """Read reasons."""
    return tuple(Reason(record["code"], tuple(record["values"])) for record in records)
