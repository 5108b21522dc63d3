"""A comparison read back from its JSON, so that a report can be made again without the engine.

What the file does not hold comes back empty: where titles, headings and preambles stand in the source. Whatever comes
back can be shown: each value is of its kind, and the items, places and reasons that it names are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

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
from align.language import CHANGES
from align.plan import Item, Level, NestedHeading, Offices, Passage, Plan, Section, Source, Span
from align.record import SCHEMA
from align.sentences import sentence
from align.values import UnfitError, Value

AGAIN = "make it again with compare --json"


def comparison_from_record(record: Mapping[str, Any], name: str = "comparison", again: str = AGAIN) -> Comparison:
    """Make a comparison of its record; an error names the file by `name`, and says what to do by `again`.

    Raises:
        ReadError: it is no comparison of this schema, or something in it is missing, malformed or unfit.
    """
    try:
        return read_comparison(Value(record))
    except UnfitError as error:
        raise ReadError(f"{name}: {error}; it was changed or made by another version: {again}") from error


def read_comparison(record: Value) -> Comparison:
    """Read a comparison whose rows fit its plans."""
    if record["schema"].text() != SCHEMA:
        record["schema"].refuse(f"is not {SCHEMA}")
    template, plan = read_plan(record["template"]), read_plan(record["plan"])
    sides = Sides(*({item.no: item for item in side.items} for side in (template, plan)))
    reviewed = record.get("reviewed")  # files from before reviewing lack it
    return Comparison(
        kind=record["kind"].choice(Kind),
        template=template,
        plan=plan,
        rows=read_rows(record["rows"], sides),
        tool=read_tool(record["tool"]),
        notes=record["note_reasons"].several(read_reason),
        searched=record["searched"].several(Value.text),
        settled=reviewed.several(read_settled) if reviewed else (),
    )


class Sides(NamedTuple):
    """The items of which rows speak, by number."""

    template: Mapping[int, Item]
    plan: Mapping[int, Item]


def read_tool(record: Value) -> Tool:
    """Read what made the comparison."""
    names = "version", "settings", "settings_sha256", "encoder"
    version, settings, sha256, encoder = (record[name].text() for name in names)
    blend = record.get("blend")  # files from before encoders lack it
    named = blend.maybe(Value.text) if blend else None
    return Tool(version, settings, sha256, encoder, record["encoder_revision"].maybe(Value.text), named)


def read_plan(record: Value) -> Plan:
    """Read a plan with its items back into their sections."""
    items = record["items"].several(read_item)
    by_number = {item.no: item for item in items}
    source = record["source"]
    plan = replace(
        read_head(record, Source(source["name"].text(), source["sha256"].text(), source["characters"].whole())),
        preamble=Passage(record["preamble"].text()),
        closing=Passage(record["closing"].text()),
        sections=record["sections"].several(lambda section: read_section(section, by_number)),
    )
    if plan.items != items or [item.no for item in items] != list(range(1, len(items) + 1)):
        record["items"].refuse("do not stand in the sections, by number from 1")
    return plan


def read_head(record: Value, source: Source) -> Plan:
    """Read what a plan's head says of it, without its words."""
    return Plan(
        source=source,
        title=record["title"].text(),
        place=record["place"].maybe(Value.text),
        level=record["level"].maybe(lambda level: level.choice(Level)),
        year=record["year"].maybe(Value.whole),
        subject=record["subject"].maybe(Value.text),
        document_number=record["document_number"].maybe(Value.text),
        issued_on=record["issued_on"].maybe(Value.text),
        preamble=Passage(),
        closing=Passage(),
        sections=(),
    )


def read_section(record: Value, items: Mapping[int, Item]) -> Section:
    """Read a section and take its items by number."""
    return Section(
        label=record["label"].text(),
        heading=record["heading"].text(),
        items=tuple(items[no] for no in read_numbers(record["items"], items)),
        nested=record["nested"].several(read_nested),
    )


def read_nested(record: Value) -> NestedHeading:
    """Read the heading of a divided unit."""
    return NestedHeading(record["label"].text(), record["heading"].text(), record["no"].whole())


def read_numbers(record: Value, items: Mapping[int, Item]) -> tuple[int, ...]:
    """Read numbers of items that are there."""
    numbers = record.several(Value.whole)
    return numbers if items.keys() >= set(numbers) else record.refuse("names an item that is not there")


def read_item(record: Value) -> Item:
    """Read an item."""
    offices = record["offices"]
    return Item(
        id=record["id"].text(),
        no=record["no"].whole(),
        label=record["label"].text(),
        heading=record["heading"].text(),
        text=record["text"].text(),
        task=record["task"].text(),
        clause=record["clause"].text(),
        offices=Offices(
            offices["lead"].several(Value.text),
            offices["support"].several(Value.text),
            offices["default"].several(Value.text),
        ),
        page=record["page"].maybe(Value.text),
        spans=record["spans"].several(read_span),
    )


def read_span(record: Value) -> Span:
    """Read a stretch of the document."""
    bounds = record.several(Value.whole)
    return Span(*bounds) if len(bounds) == 2 and bounds[0] <= bounds[1] else record.refuse("is no stretch of words")


def read_rows(record: Value, sides: Sides) -> tuple[Row, ...]:
    """Read the rows: together they hold each item of the plan once, and each of the template, a dropped one once."""
    rows = record.several(lambda row: read_row(row, sides))
    carried = {no for row in rows if row.plan_items for no in row.template_items}
    dropped = [no for row in rows if not row.plan_items for no in row.template_items]
    if sorted([*carried, *dropped]) != list(sides.template):
        record.refuse("do not hold all items of the template, or one as dropped and carried")
    if sorted(no for row in rows for no in row.plan_items) != list(sides.plan):
        record.refuse("do not hold each item of the plan once")
    return rows


def read_row(record: Value, sides: Sides) -> Row:
    """Read what became of an item."""
    row = Row(
        verdict=record["verdict"].choice(Verdict),
        tags=record["tags"].several(lambda tag: tag.choice(Tag)),
        template_items=read_numbers(record["template_items"], sides.template),
        plan_items=read_numbers(record["plan_items"], sides.plan),
        score=record["score"].maybe(Value.share),
        parts=record["parts"].maybe(read_parts) or (),
        found_by=record["found_by"].maybe(Value.text),
        moved=record["moved"].truth(),
        confidence=record["confidence"].share(),
        because=record["reasons"].several(read_reason),
        edits=record["edits"].several(lambda edit: read_edit(edit, sides)),
        findings=record["findings"].several(lambda finding: read_finding(finding, sides)),
        applies=record["applies"].maybe(read_applies),
        nearest=record["nearest"].maybe(lambda near: read_nearest(near, record, sides)),
        seen_in=record["seen_in"].several(read_sighting),
    )
    has = row.verdict is not Verdict.ADDED, row.verdict is not Verdict.DROPPED
    if (bool(row.template_items), bool(row.plan_items)) != has or (row.score is not None) != all(has):
        record["verdict"].refuse("fits neither the items nor the score of its row")
    if row.moved and not row.template_items:
        record["moved"].refuse("is said of an item that the template lacks")
    return row


def read_parts(record: Value) -> tuple[Part, ...]:
    """Read the named parts of a score."""
    return tuple(Part(name, value.share()) for name, value in record.named())


def read_nearest(record: Value, row: Value, sides: Sides) -> Nearest:
    """Read the nearest candidates on the side that the row lacks."""
    there = sides.template if row["plan_items"].value else sides.plan
    return Nearest(read_numbers(record["items"], there), record["score"].share())


def read_settled(record: Value) -> Settled:
    """Read a row that a reviewer confirmed."""
    return Settled(
        template_items=record["template_nos"].several(Value.whole),
        plan_item=record["plan_no"].maybe(Value.whole),
        verdict=record["verdict"].choice(Verdict),
        by=record["by"].text(),
        date=record["date"].text(),
        remark=record["remark"].text(),
        optional_items=record["optional_nos"].several(Value.whole),
        also=record["also"].maybe(lambda also: also.choice(Verdict)),
    )


def read_edit(record: Value, sides: Sides) -> Edit:
    """Read an edit."""
    return Edit(
        kind=record["kind"].choice(EditKind),
        template=record["template"].maybe(Value.text),
        plan=record["plan"].maybe(Value.text),
        substantive=record["substantive"].truth(),
        template_at=read_place(record["template_at"], sides.template),
        plan_at=read_place(record["plan_at"], sides.plan),
    )


def read_place(record: Value, items: Mapping[int, Item]) -> Place | None:
    """Read where an excerpt stands, if that is known: within the task of one of the items."""
    if record.value is None:
        return None
    place = Place(record["no"].whole(), record["start"].whole(), record["end"].whole())
    inside = place.no in items and place.start <= place.end <= len(items[place.no].task)
    return place if inside else record.refuse("is no stretch of an item's task")


def read_finding(record: Value, sides: Sides) -> Finding:
    """Read a piece of evidence."""
    kind = record["kind"].choice(FindingKind)
    change = record["change"].text()
    return Finding(
        kind=kind,
        change=change if change in CHANGES[kind] else record["change"].refuse(f"is no change of the kind {kind}"),
        template=record["template"].maybe(Value.text),
        plan=record["plan"].maybe(Value.text),
        template_at=read_place(record["template_at"], sides.template),
        plan_at=read_place(record["plan_at"], sides.plan),
        because=record["reasons"].several(read_reason),
        template_measure=record["template_measure"].maybe(read_measure),
        plan_measure=record["plan_measure"].maybe(read_measure),
    )


def read_measure(record: Value) -> Measure:
    """Read what a target says in figures."""
    kind, bound = record["kind"].choice(MeasureKind), record["bound"].choice(Bound)
    return Measure(kind, record["value"].text(), record["unit"].text(), bound, record["object"].text())


def read_sighting(record: Value) -> Sighting:
    """Read where else a dropped item was found."""
    return Sighting(record["title"].text(), record["no"].whole(), record["label"].text(), record["score"].share())


def read_applies(record: Value) -> Applies:
    """Read whom a template item addresses."""
    return Applies(
        record["to"].choice(Addressee), record["places"].several(Value.text), record["here"].maybe(Value.truth)
    )


def read_reason(record: Value) -> Reason:
    """Read a reason for which there is a sentence."""
    reason = Reason(record["code"].text(), record["values"].several(Value.text))
    try:
        sentence(reason)
    except (KeyError, IndexError, TypeError, ValueError):
        record["code"].refuse("is no reason that this version knows, with these values")
    return reason
