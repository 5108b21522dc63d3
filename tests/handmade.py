"""Plans and comparisons made by hand, for tests of what is done with them."""

from __future__ import annotations

import hashlib

from align.comparison import Comparison, Kind, Part, Reason, Row, Tool, Verdict
from align.labels import Label, LabelFile, Status, plan_name, with_hashes
from align.plan import Item, Level, NestedHeading, Offices, Passage, Plan, Section, Source, Span

TOOL = Tool("0.1.0", "default", "0" * 64)


def make_item(no: int, task: str) -> Item:
    """An item whose responsibility clause names one office."""
    label, clause = f"（{no}）", "（省政务局牵头）"
    offices = Offices(lead=("省政务局",))
    ident = hashlib.sha256(f"{no}{task}".encode()).hexdigest()[:12]
    return Item(
        ident, no, label, "", label + task + clause, task, clause, offices, "7", (Span(no * 100, no * 100 + 9),)
    )


def make_plan(*tasks: str, name: str = "hunan.txt", title: str = "湖南省2022年政务公开工作要点") -> Plan:
    """A plan with one section of these tasks."""
    items = tuple(make_item(no, task) for no, task in enumerate(tasks, 1))
    section = Section("一、", "公开", items, nested=(NestedHeading("（一）", "做好", 1),))
    return Plan(
        source=Source(name, hashlib.sha256(name.encode()).hexdigest(), 1000),
        title=title,
        place="湖南省",
        level=Level.PROVINCE,
        year=2022,
        subject="政务公开",
        document_number=None,
        issued_on="2022-05-01",
        preamble=Passage("为做好工作，制定本要点。"),
        closing=Passage(),
        sections=(section,),
    )


def make_pair(template_items: int = 4, plan_items: int = 4) -> tuple[Plan, Plan]:
    """A template and a city's plan with so many items, each of its own words."""
    template = make_plan(*(f"做好第{n}项工作。" for n in range(1, template_items + 1)))
    plan = make_plan(
        *(f"抓好第{n}项任务。" for n in range(1, plan_items + 1)), name="city.txt", title="某市2022年政务公开工作要点"
    )
    return template, plan


def make_row(verdict: Verdict, template: tuple[int, ...], plan: tuple[int, ...]) -> Row:
    """A row without edits or findings."""
    linked = bool(template and plan)
    return Row(
        verdict=verdict,
        tags=(),
        template_items=template,
        plan_items=plan,
        score=0.75 if linked else None,
        parts=(Part("words", 0.5), Part("heading", 0.25)) if linked else (),
        found_by="words" if linked else None,
        moved=False,
        confidence=0.9,
        because=(Reason("identical") if verdict is Verdict.COPIED else Reason("alone"),),
    )


def make_comparison(
    template: Plan, plan: Plan, said: dict[int, tuple[Verdict, tuple[int, ...]]], kind: Kind = Kind.LEVELS
) -> Comparison:
    """A comparison that says this of each plan item, and that the other template items are dropped."""
    carried = {t for _, linked in said.values() for t in linked}
    rows = [make_row(verdict, linked, (no,)) for no, (verdict, linked) in sorted(said.items())]
    rows += [make_row(Verdict.DROPPED, (item.no,), ()) for item in template.items if item.no not in carried]
    return Comparison(kind, template, plan, tuple(rows), TOOL)


def make_label(plan_no: int | None, template_nos: tuple[int, ...], verdict: Verdict, **more: object) -> Label:
    """A reader's label without hashes."""
    return Label(plan_no, template_nos, verdict, **{"status": Status.READER, **more})  # type: ignore[arg-type]


def make_labels(template: Plan, plan: Plan, *labels: Label, name: str = "labels.csv") -> LabelFile:
    """The labels of this pair, with the hashes of its items."""
    hashed = tuple(with_hashes(label, template, plan) for label in labels)
    return LabelFile(name, plan_name(template), plan_name(plan), hashed)
