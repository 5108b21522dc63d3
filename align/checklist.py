"""Rows in the words of an office's table: what each side says, whether it concerns the place, what differs, who leads.

Workbooks, letters and messages all take a row's words from here, so that no two of them say different things.
"""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Finding, Kind, Row, Settled
from align.concerns import Concern, changed, concern_of, concerns_of, to_verify
from align.extracts import Extract
from align.language import EDITS, TAGS, Lang, Pair, is_reviewed, outcome_name, outcome_of, words
from align.plan import Item
from align.report.cells import edit_reason, short_title
from align.report.findings import FindingLine, finding_line, finding_lines, tells
from align.report.rows import Table, doubts, make_table
from align.report.wording import page_words
from align.sentences import sentence
from align.whole_clauses import in_clauses

ADDRESSED: dict[bool | None, Pair] = {
    True: ("涉及", "yes"),
    False: ("不涉及", "no"),
    None: ("待核实", "to be verified"),
}
OF_NEAREST = frozenset({"nearest-template", "nearest-plan", "alone"})  # reasons that name the nearest items by number
NUMBER: Pair = ("第 {0} 条", "item {0}")
PRINTED: Pair = ("原编号“{0}”", "printed “{0}”")
AND: Pair = ("，", ", ")
TEMPLATE = "模板"  # what pages call the superior's or the earlier plan, in no use among offices
STOPS = "。."
# reasons that repeat what the name of a change or the words of both sides say
REPEATED = frozenset({"verb", "gained", "lost", "earlier", "later"})


class CheckLine(NamedTuple):
    """One row as offices' tables show it.

    `template` and `plan` are the items of both sides, none where a side has none; `addressed` is empty between years
    and for items of the place's own. `differences` are the words of both sides, a line for each; `result` names the
    verdict, `tags` in what way, `because` says why beside what differs and `doubts` why a person should look. `lone`
    is what stands where a side has no item: why, and what is nearest there. `leads` are the offices in the lead, the
    template's and the plan's. `settled` is what a reviewer confirmed.
    """

    row: Row
    template: tuple[Item, ...]
    plan: tuple[Item, ...]
    addressed: str
    result: str
    tags: tuple[str, ...]
    differences: tuple[str, ...]
    because: tuple[str, ...]
    doubts: tuple[str, ...]
    lone: tuple[str, ...]
    leads: tuple[str, str]
    concerns: tuple[Concern, ...]
    verify: bool
    reviewed: bool
    settled: Settled | None


def call_template(text: str, name: str) -> str:
    """A sentence of ours with what offices call the template.

    >>> call_template("与模板用语相同。", "上级要点")
    '与上级要点用语相同。'
    """
    return text.replace(TEMPLATE, name)


def check_lines(extract: Extract, lang: Lang, check_below: float) -> tuple[CheckLine, ...]:
    """The rows of an extract in their order."""
    table = make_table(extract.comparison, lang, check_below)
    settled = {number: one for one in extract.comparison.settled for number in _settles(one)}
    return tuple(_line(row, settled.get(_number(row)), table) for row in extract.rows)


def where(item: Item, lang: Lang) -> str:
    """Where an item stands in its plan: its printed label, or its number where none is printed, and its page.

    >>> from align.plan import Offices
    >>> where(Item("0", 3, "（三）", "", "", "", "", Offices(), "1078", ()), Lang.ZH)
    '（三）（第 1078 页）'
    """
    page = page_words(lang)
    label = item.label or str(item.no)
    return label if item.page is None else label + page["about"].format(page["page"].format(item.page))


def numbered(item: Item, lang: Lang) -> str:
    """An item by its place in the order of the plan, with its printed label and its page.

    >>> from align.plan import Offices
    >>> numbered(Item("0", 3, "（三）", "", "", "", "", Offices(), "1078", ()), Lang.ZH)
    '第 3 条（原编号“（三）”，第 1078 页）'
    """
    label = [words(PRINTED, lang).format(item.label)] if item.label else []
    page = [] if item.page is None else [page_words(lang)["page"].format(item.page)]
    told = words(AND, lang).join((*label, *page))
    return words(NUMBER, lang).format(item.no) + (page_words(lang)["about"].format(told) if told else "")


def finding_words(finding: Finding, lang: Lang) -> str:
    """A piece of evidence in one line: its kind, what changed, the words of both sides, and what is to be known."""
    return _line_words(finding_line(finding, lang), (finding,), lang)


def _line(row: Row, settled: Settled | None, table: Table) -> CheckLine:
    """One row."""
    template = tuple(table.template.items[no] for no in row.template_items)
    plan = tuple(table.plan.items[no] for no in row.plan_items)
    return CheckLine(
        row=row,
        template=template,
        plan=plan,
        addressed=_addressed(row, table),
        result=outcome_name(outcome_of(row, table.kind), table.kind, table.lang),
        tags=tuple(words(TAGS[tag], table.lang) for tag in row.tags),
        differences=_differences(row, table),
        because=tuple(sentence(reason, table.lang) for reason in row.because if reason.code != "substantive"),
        doubts=doubts(row, table),
        lone=() if template and plan else _lone(row, table),
        leads=(_leads(template, table.lang), _leads(plan, table.lang)),
        concerns=concerns_of(row, table.kind, table.check_below),
        verify=to_verify(row, table.kind, table.check_below),
        reviewed=is_reviewed(row),
        settled=settled if is_reviewed(row) else None,
    )


def _number(row: Row) -> tuple[bool, int]:
    """A row by its plan's item or, where it has none, by its template's."""
    return bool(row.plan_items), (row.plan_items or row.template_items)[0]


def _settles(settled: Settled) -> list[tuple[bool, int]]:
    """The rows that a reviewer confirmed: that of a plan's item, or those of dropped template items."""
    return [(False, no) for no in settled.template_items] if settled.plan_item is None else [(True, settled.plan_item)]


def _lone(row: Row, table: Table) -> tuple[str, ...]:
    """What is to be known of an item without counterpart; the nearest one by its printed label."""
    said = [sentence(reason, table.lang) for reason in row.because if reason.code not in OF_NEAREST]
    page, there = page_words(table.lang), table.template if row.plan_items else table.plan
    if row.nearest is None:
        return (*said, page["nobody_near"] + page["stop"])
    items = [there.items[no] for no in row.nearest.items]
    names = page["comma"].join(f"{where(item, table.lang)}{short_title(item).rstrip(STOPS)}" for item in items)
    return (*said, page["near"].format(names, f"{row.nearest.score:.2f}") + page["stop"])


def _addressed(row: Row, table: Table) -> str:
    """Whether a template item addresses the plan's place; what is carried is never said to be for others."""
    if table.kind is Kind.YEARS or not row.template_items:
        return ""
    here = row.applies.here if row.applies and not row.plan_items else True
    return words(ADDRESSED[here], table.lang)


def _differences(row: Row, table: Table) -> tuple[str, ...]:
    """What differs, in the words of both sides: the weightiest evidence first, edits that no evidence tells last."""
    page = page_words(table.lang)
    findings = tuple(sorted(changed(row), key=lambda finding: _weight(finding, row)))
    lines = [_line_words(line, findings, table.lang) for line in finding_lines(findings, table.lang)]
    edits = (edit for edit in row.edits if not tells(row.findings, edit_reason(edit)))
    for one in in_clauses(edits, row.findings, table.template.items, table.plan.items):
        both = " → ".join(filter(None, (one.template, one.plan)))
        lines.append(words(EDITS[one.kind], table.lang) + page["colon"] + both)
    return tuple(dict.fromkeys(lines))


def _weight(finding: Finding, row: Row) -> int:
    """How early a finding is told: in the order of the concerns that it raises, the others last."""
    concern = concern_of(row, finding)
    return len(Concern) if concern is None else list(Concern).index(concern)


def _line_words(line: FindingLine, findings: tuple[Finding, ...], lang: Lang) -> str:
    """Evidence with what is to be known of it; who still leads stands where the plan has no words of its own."""
    page, because = page_words(lang), [reason for finding in findings for reason in finding.because]
    repeated = {sentence(reason, lang) for reason in because if reason.code in REPEATED}
    notes = [note.rstrip(STOPS) for note in line.notes if note not in repeated]
    both = line.both
    if line.between and notes and not line.plan:
        both = f"{line.template} → {notes.pop()}"
    known = page["about"].format(page["semicolon"].join(notes)) if notes else ""
    return f"{line.kind}{page['about'].format(line.change + line.possibly)}{page['colon']}{both}{known}"


def _leads(items: tuple[Item, ...], lang: Lang) -> str:
    """The offices in the lead of some items, each once."""
    names = dict.fromkeys(name for item in items for name in item.offices.lead)
    return page_words(lang)["comma"].join(names)
