"""The evidence of a comparison in tables, one for each kind, every line with the way to its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from align.comparison import Finding, FindingKind, Row
from align.concerns import changed, is_kept, of_lone_items, office_facts
from align.language import FINDINGS, Outcome, outcome_of, words
from align.report.findings import FindingLine, finding_line
from align.report.rows import Pointer, Table, point
from align.report.wording import page_words
from align.sentences import sentence

ORDER = (FindingKind.TARGET, FindingKind.OFFICE, FindingKind.CITATION, FindingKind.COMMITMENT, FindingKind.SLIP)


class EvidenceLine(NamedTuple):
    """A finding with the way to its row; the title is empty where the line above has it."""

    row: Pointer
    finding: FindingLine


class Folded(NamedTuple):
    """Findings that need no table: how many, and each in a few words."""

    summary: str
    lines: tuple[EvidenceLine, ...]


class EvidenceTable(NamedTuple):
    """All differences of one kind, after the facts that hold for the whole plan."""

    anchor: str
    title: str
    facts: tuple[str, ...]
    lines: tuple[EvidenceLine, ...]
    measured: bool
    folded: tuple[Folded, ...]


class Evidence(NamedTuple):
    """The tables that say something, and in one sentence what else was looked for."""

    tables: tuple[EvidenceTable, ...]
    nothing: str


def view_evidence(table: Table) -> Evidence:
    """Gather what the rows' findings say."""
    page = page_words(table.lang)
    made = [_table(kind, table) for kind in ORDER]
    shown = tuple(one for one in made if one.lines or one.facts)
    rest = [_unchanged(one, page) for one in made if one not in shown]
    return Evidence(shown, page["looked_for"].format(page["comma"].join(rest)) if rest else "")


def _table(kind: FindingKind, table: Table) -> EvidenceTable:
    """The differences of one kind; what does not address this place says nothing."""
    facts = office_facts(table.comparison) if kind is FindingKind.OFFICE else ()
    here = [row for row in table.comparison.rows if outcome_of(row, table.kind) is not Outcome.ELSEWHERE]
    different = [(row, finding) for row in here for finding in changed(row) if finding.kind is kind]
    kept = [(row, finding) for row in here for finding in row.findings if finding.kind is kind and is_kept(finding)]
    alone = [(row, finding) for row in here for finding in of_lone_items(row) if finding.kind is kind]
    return EvidenceTable(
        anchor=f"{kind.value}s",
        title=words(FINDINGS[kind], table.lang),
        facts=tuple(sentence(fact, table.lang) for fact in facts),
        lines=_lines(different, table),
        measured=kind is FindingKind.TARGET,
        folded=(*_fold("more_kept", kept, table), *_fold("more_alone", alone, table)),
    )


def _fold(name: str, found: list[tuple[Row, Finding]], table: Table) -> tuple[Folded, ...]:
    """Findings under the words of that name, if there are any."""
    summary = page_words(table.lang)[name].format(len(found))
    return (Folded(summary, _lines(found, table)),) if found else ()


def _lines(found: Iterable[tuple[Row, Finding]], table: Table) -> tuple[EvidenceLine, ...]:
    """Findings with the way to their rows; only the first of a row names its item."""
    lines: list[EvidenceLine] = []
    for row, finding in found:
        way = point(row, table)
        again = bool(lines) and lines[-1].row.href == way.href
        lines.append(EvidenceLine(way._replace(title="") if again else way, finding_line(finding, table.lang)))
    return tuple(lines)


def _unchanged(one: EvidenceTable, page: dict[str, str]) -> str:
    """A kind without differences, with what was found of it all the same."""
    told = page["semicolon"].join(fold.summary for fold in one.folded)
    return page["and_folded"].format(one.title, told) if told else one.title
