"""A finding in words, as it stands at its item and in the tables of evidence."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Finding
from align.concerns import MAYBE_SCANNING, is_kept
from align.language import CLIP, FINDINGS, Lang, change_name, sentence, words
from align.report.wording import page_words


class FindingLine(NamedTuple):
    """A finding: its kind, what changed, whether only possibly, what is measured, both excerpts, what to know."""

    kind: str
    change: str
    possibly: str
    object: str
    template: str
    plan: str
    notes: tuple[str, ...]


def finding_line(finding: Finding, lang: Lang) -> FindingLine:
    """A finding in words."""
    measure = finding.plan_measure or finding.template_measure
    possibly = any(reason.code == MAYBE_SCANNING for reason in finding.because)
    return FindingLine(
        kind=words(FINDINGS[finding.kind], lang),
        change=change_name(finding.kind, finding.change, lang),
        possibly=page_words(lang)["possibly"] if possibly else "",
        object=measure.object if measure else "",
        template=finding.template or "",
        plan=finding.plan or "",
        notes=tuple(sentence(reason, lang) for reason in finding.because),
    )


def in_short(line: FindingLine, lang: Lang) -> str:
    """A finding in one line of a list: what changed, and how both excerpts begin."""
    page = page_words(lang)
    both = [text for text in (line.template, line.plan) if text]
    texts = " → ".join(text if len(text) <= CLIP else text[: CLIP - 1] + "…" for text in both)
    return f"{line.change}{line.possibly}{page['colon']}{texts}"


def kept_words(findings: tuple[Finding, ...], lang: Lang) -> str:
    """What findings say has not changed, in one line."""
    excerpts = [finding.plan or finding.template or "" for finding in findings if is_kept(finding)]
    return page_words(lang)["semicolon"].join(dict.fromkeys(excerpts))
