"""What a reader should look at first: a short list for each concern, in the order of `align.concerns`."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Addressee, FindingKind, Kind, Reason, Row, Verdict
from align.concerns import Concern, concerning, concerns_of, lead_facts, raising, rests_on_meaning
from align.findings.programmes import new_programmes
from align.language import ADDRESSEES, FINDINGS, SHAPES, Lang, Outcome, outcome_name, outcome_of, words
from align.report.cells import anchor_of
from align.report.findings import finding_line, in_short
from align.report.rows import Pointer, Table, doubts, point
from align.report.segments import Side
from align.report.wording import page_words
from align.sentences import sentence

SEEN = "seen-in"  # the reason that names another plan of the place in which a lack was seen
MANY = 8  # lines of a list that stand open; the rest is a click away
LOOKS: dict[Concern, tuple[str, str]] = {  # colour and shape of each list
    Concern.MISSING: (Outcome.DROPPED.value, SHAPES[Outcome.DROPPED]),
    Concern.TARGET: (Outcome.LOCALIZED.value, "◆"),
    Concern.LEAD: (Outcome.LOCALIZED.value, "◇"),
    Concern.CHECK: ("check", "？"),
    Concern.SLIP: ("check", "※"),
    Concern.WEAKER: (Outcome.LOCALIZED.value, "△"),
    Concern.ADDED: (Outcome.ADDED.value, SHAPES[Outcome.ADDED]),
}
OPENING = (Concern.MISSING, Concern.TARGET)  # between years the names that are new come right after them


class Notice(NamedTuple):
    """One list of rows that deserve a look: how many, the first lines, and the others; `css` only adds colour.

    `facts` are what holds for the whole plan and stands for rows of its own.
    """

    css: str
    shape: str
    title: str
    facts: tuple[str, ...]
    number: int
    lines: tuple[Pointer, ...]
    more: tuple[Pointer, ...]


def notices(table: Table) -> tuple[Notice, ...]:
    """The lists in the order in which they matter, then what is no omission; empty ones are left out."""
    raised = [(row, concerns_of(row, table.kind, table.check_below)) for row in table.comparison.rows]
    lists = {concern: [_line(row, concern, table) for row in raising(concern, raised)] for concern in Concern}
    names = {concern: concern_name(concern, table.kind, table.lang) for concern in Concern}
    if lists[Concern.MISSING]:
        names[Concern.CHECK] = page_words(table.lang)["also_check"]
    facts = {Concern.LEAD: tuple(sentence(fact, table.lang) for fact in lead_facts(table.comparison))}
    made = [
        (concern, make_notice(*LOOKS[concern], names[concern], lines, facts.get(concern, ())))
        for concern, lines in lists.items()
        if lines or facts.get(concern)
    ]
    opening = [notice for concern, notice in made if concern in OPENING]
    rest = [notice for concern, notice in made if concern not in OPENING]
    return (*opening, *_new_names(table), *rest, *_apart(table))


def make_notice(css: str, shape: str, title: str, lines: list[Pointer], facts: tuple[str, ...] = ()) -> Notice:
    """A list cut after its first lines; a rest of one line would save nothing."""
    cut = MANY if len(lines) > MANY + 1 else len(lines)
    return Notice(css, shape, title, facts, len(facts) + len(lines), tuple(lines[:cut]), tuple(lines[cut:]))


def concern_name(concern: Concern, kind: Kind, lang: Lang) -> str:
    """What a list of rows that raise this concern is called."""
    named = {
        Concern.MISSING: outcome_name(Outcome.DROPPED, kind, lang),
        Concern.SLIP: words(FINDINGS[FindingKind.SLIP], lang),
        Concern.ADDED: outcome_name(Outcome.ADDED, kind, lang),
    }
    return named.get(concern) or page_words(lang)[f"concern_{concern.value}"]


def concern_rule(kind: Kind, lang: Lang) -> str:
    """The order of the lists in one line."""
    page = page_words(lang)
    names = [concern_name(concern, kind, lang) for concern in Concern]
    if kind is Kind.YEARS:
        names.insert(len(OPENING), page["new_names"])
    return page[f"rule_{kind.value}"].format(page["then"].join(names))


def _new_names(table: Table) -> list[Notice]:
    """Between years, the names that the earlier plan does not have; those that several items use come first."""
    if table.kind is not Kind.YEARS:
        return []
    page, comparison = page_words(table.lang), table.comparison
    found = sorted(new_programmes(comparison.template, comparison.plan), key=lambda one: -len(one.items))
    lines = []
    for one in found:
        first, *others = one.items
        also = page["also_items"].format(page["comma"].join(map(str, others)))
        href, number = f"#{anchor_of(Side.PLAN, first)}", page["plan_no"].format(first)
        lines.append(Pointer(href, number, one.name, (also,) if others else ()))
    return [make_notice(Outcome.ADDED.value, "◎", page["new_names"], lines)] if lines else []


def _apart(table: Table) -> list[Notice]:
    """The template items that are no omission: the superior's own work, and what addresses other places."""
    page = page_words(table.lang)
    apart = (row for row in table.comparison.rows if outcome_of(row, table.kind) is Outcome.ELSEWHERE)
    rows = sorted(apart, key=lambda row: row.template_items)
    own = [point(row, table) for row in rows if _is_own(row)]
    elsewhere = [point(row, table) for row in rows if not _is_own(row)]
    look = Outcome.ELSEWHERE.value, SHAPES[Outcome.ELSEWHERE]
    named = ((words(ADDRESSEES[Addressee.OWN], table.lang), own), (page["not_here"], elsewhere))
    return [make_notice(*look, title, lines) for title, lines in named if lines]


def _is_own(row: Row) -> bool:
    """Whether a template item is the superior's own work."""
    return row.applies is not None and row.applies.to is Addressee.OWN


def _line(row: Row, concern: Concern, table: Table) -> Pointer:
    """A row in one line, with what raises the concern."""
    match concern:
        case Concern.MISSING | Concern.ADDED:
            return _unmatched(row, table)
        case Concern.CHECK:
            return point(row, table, (*_linked_by(row, table), *doubts(row, table)))
        case Concern.SLIP:
            return point(row, table, _found(row, concern, table))
        case _:
            return point(row, table, (*_found(row, concern, table), *_caution(row, table)))


def _found(row: Row, concern: Concern, table: Table) -> tuple[str, ...]:
    """The findings that raise a concern, in short."""
    found = [finding_line(finding, table.lang) for finding in concerning(row, concern)]
    return tuple(in_short(line, table.lang) for line in found)


def _linked_by(row: Row, table: Table) -> tuple[str, ...]:
    """That meaning alone links the items: the first thing to be checked."""
    return (sentence(Reason("meaning"), table.lang),) if rests_on_meaning(row) else ()


def _caution(row: Row, table: Table) -> tuple[str, ...]:
    """That the items are linked by meaning, so that the link is looked at before what it tells; a slip needs none."""
    return (page_words(table.lang)["check_link"],) if rests_on_meaning(row) else ()


def _unmatched(row: Row, table: Table) -> Pointer:
    """A row without counterpart: its nearest candidate; for a lack also where it was seen and what is not sure."""
    page = page_words(table.lang)
    seen = [sentence(reason, table.lang) for reason in row.because if reason.code == SEEN]
    unsure = doubts(row, table) if row.verdict is Verdict.DROPPED else ()
    near = page["nobody_near"]
    if row.nearest is not None and row.nearest.items:
        name = page["plan_no" if row.verdict is Verdict.DROPPED else "template_no"]
        numbers = page["comma"].join(name.format(no) for no in row.nearest.items)
        near = page["near"].format(numbers, f"{row.nearest.score:.2f}")
    return point(row, table, (*seen, near, *unsure))
