"""Everything the report of one pair shows, as plain values."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Comparison
from align.concerns import general_notes
from align.language import LEVELS, PARTS, Lang, part_name, words
from align.plan import Plan
from align.provenance import tool_line
from align.report.attention import Notice, concern_rule, notices
from align.report.choices import Choices, view_choices
from align.report.contents import Contents, view_contents
from align.report.evidence import Evidence, view_evidence
from align.report.groups import Group, group_rows
from align.report.meaning import Meaning, view_meaning
from align.report.rows import make_table
from align.report.tallies import Tally, tally
from align.report.wording import kind_name, page_words, side_names
from align.sentences import sentence


class Head(NamedTuple):
    """What a plan is called on this page, and its title."""

    side: str
    title: str


class Fact(NamedTuple):
    """One particular of both plans; `more` is told in a softer voice."""

    name: str
    values: tuple[str, str]
    more: tuple[str, str] = ("", "")
    readings: tuple[str, str] = ("", "")  # addresses of where it is shown how the documents were read


class Part(NamedTuple):
    """A part of a score, for the legend; `css` only adds colour."""

    css: str
    name: str


class SideBySide(NamedTuple):
    """Words of both plans beside each other, without a verdict."""

    title: str
    template: str
    plan: str


class ReadingWay(NamedTuple):
    """A document whose reading a person may want to look at, and where."""

    href: str
    text: str


class PairView(NamedTuple):
    """The report of one pair."""

    heading: str
    kind: str
    sides: tuple[Head, Head]
    facts: tuple[Fact, ...]
    tallies: tuple[Tally, Tally]
    notes: tuple[str, ...]
    looks: tuple[ReadingWay, ...]
    notices: tuple[Notice, ...]
    rule: str
    evidence: Evidence
    contents: tuple[Contents, Contents]
    choices: Choices
    score_parts: tuple[Part, ...]
    meaning: Meaning | None
    preambles: SideBySide
    groups: tuple[Group, ...]
    closings: SideBySide | None
    tool: str


def view_pair(
    comparison: Comparison,
    lang: Lang,
    check_below: float,
    readings: tuple[str, str] = ("", ""),
    looks: tuple[int, int] = (0, 0),
) -> PairView:
    """Prepare the report of one pair.

    `readings` are the addresses that show how its documents were read, `looks` how much there may be worth a look.
    """
    table = make_table(comparison, lang, check_below)
    groups = group_rows(table)
    names, page = side_names(comparison.kind, lang), page_words(lang)
    template, plan = comparison.template, comparison.plan
    return PairView(
        heading=f"{template.title} ↔ {plan.title}",
        kind=kind_name(comparison.kind, lang),
        sides=(Head(names[0], template.title), Head(names[1], plan.title)),
        facts=_facts(template, plan, readings, lang),
        tallies=tally(comparison, lang),
        notes=tuple(sentence(note, lang) for note in general_notes(comparison)),
        looks=_looks(comparison, readings, looks, lang),
        notices=notices(table),
        rule=concern_rule(table.kind, lang),
        evidence=view_evidence(table),
        contents=view_contents(table),
        choices=view_choices(groups, table),
        score_parts=_score_parts(comparison, lang),
        meaning=view_meaning(table),
        preambles=SideBySide(page["preambles"], template.preamble.text, plan.preamble.text),
        groups=groups,
        closings=_closings(comparison, page["closings"]),
        tool=tool_line(comparison.tool, lang),
    )


def _looks(
    comparison: Comparison, readings: tuple[str, str], looks: tuple[int, int], lang: Lang
) -> tuple[ReadingWay, ...]:
    """The documents whose reading may be worth a look, each once."""
    page, names = page_words(lang), (comparison.template.source.name, comparison.plan.source.name)
    ways = [
        ReadingWay(href, name + page["about"].format(page["seen_number"].format(number)))
        for href, name, number in zip(readings, names, looks, strict=True)
        if number
    ]
    return tuple(dict.fromkeys(ways))


def _facts(template: Plan, plan: Plan, readings: tuple[str, str], lang: Lang) -> tuple[Fact, ...]:
    """What is known of both plans and the files they came from."""
    page = page_words(lang)
    unknown = page["unknown"]
    return (
        Fact(page["title_head"], (template.title, plan.title)),
        Fact(page["where"], (_where(template, lang), _where(plan, lang))),
        Fact(page["document_number"], (template.document_number or unknown, plan.document_number or unknown)),
        Fact(page["issued_on"], (template.issued_on or unknown, plan.issued_on or unknown)),
        Fact(page["extent"], (_extent(template, lang), _extent(plan, lang))),
        Fact(
            page["source"],
            (template.source.name, plan.source.name),
            (f"sha256 {template.source.sha256[:12]}", f"sha256 {plan.source.sha256[:12]}"),
            readings,
        ),
    )


def _where(plan: Plan, lang: Lang) -> str:
    """A plan's place, level and year."""
    level = words(LEVELS[plan.level], lang) if plan.level else ""
    parts = (plan.place or page_words(lang)["unknown"], level, str(plan.year) if plan.year else "")
    return " · ".join(part for part in parts if part)


def _extent(plan: Plan, lang: Lang) -> str:
    """How many items a plan has, in how many sections."""
    sections = sum(bool(section.label or section.heading) for section in plan.sections)
    return page_words(lang)["sections_items" if sections else "items_only"].format(sections, len(plan.items))


def _score_parts(comparison: Comparison, lang: Lang) -> tuple[Part, ...]:
    """What the scores of this comparison are made of, in the order of the bars' parts."""
    names = dict.fromkeys(part.name for row in comparison.rows for part in row.parts)
    order = {name: at for at, name in enumerate(PARTS)}
    ordered = sorted(names, key=lambda name: order.get(name, len(order)))
    return tuple(Part(name, part_name(name, lang)) for name in ordered)


def _closings(comparison: Comparison, title: str) -> SideBySide | None:
    """What stands after the last item, if either plan has such words."""
    template, plan = comparison.template.closing.text, comparison.plan.closing.text
    return SideBySide(title, template, plan) if template or plan else None
