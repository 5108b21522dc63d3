"""A finding in words, as it stands at its item and in the tables of evidence."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import EditKind, Finding, FindingKind, Reason
from align.concerns import MAYBE_SCANNING, is_kept
from align.language import FINDINGS, Lang, finding_name, words
from align.plan import squeeze
from align.report.cells import SHORT
from align.report.wording import page_words
from align.sentences import clip, sentence

NOTHING = "—"
MEASURED = frozenset({EditKind.FIGURE.value, EditKind.DATE.value})
BETWEEN = frozenset({"lead-changed", "changed"})  # changes that do not say by themselves which side has no words


class FindingLine(NamedTuple):
    """A finding: its kind, what changed, whether only possibly, what is measured, both excerpts, what to know."""

    kind: str
    change: str
    possibly: str
    object: str
    template: str
    plan: str
    between: bool
    notes: tuple[str, ...]

    @property
    def both(self) -> str:
        """What was and what is, in one line."""
        return _join(self, self.template, self.plan)


def finding_line(finding: Finding, lang: Lang) -> FindingLine:
    """A finding in words."""
    possibly = any(reason.code == MAYBE_SCANNING for reason in finding.because)
    return FindingLine(
        kind=words(FINDINGS[finding.kind], lang),
        change=finding_name(finding, lang),
        possibly=page_words(lang)["possibly"] if possibly else "",
        object=_objects(finding),
        template=finding.template or "",
        plan=finding.plan or "",
        between=finding.change in BETWEEN,
        notes=tuple(sentence(reason, lang) for reason in finding.because),
    )


def finding_lines(findings: tuple[Finding, ...], lang: Lang) -> tuple[FindingLine, ...]:
    """What has changed in a row; what is to be known of several in a row stands once, under the last of them."""
    lines = [finding_line(finding, lang) for finding in findings if not is_kept(finding)]
    said = [(line.kind, line.notes) for line in lines]
    return tuple(
        line._replace(notes=()) if said[at] in said[at + 1 : at + 2] else line for at, line in enumerate(lines)
    )


def tells(findings: tuple[Finding, ...], reason: Reason) -> bool:
    """Whether the targets of a row tell already what a reason says: 三十万亩 for 30万亩 too, which are the same.

    Other words than figures and dates are told only where they are part of what targets quote on both sides.
    """
    if reason.code != "substantive":
        return False
    kind, *texts = reason.values
    said, measured = [squeeze(text) for text in texts if text], kind in MEASURED
    both = len(said) == len(texts)
    targets = (one for one in findings if one.kind is FindingKind.TARGET and (both or not is_kept(one)))
    told = [squeeze(text) for one in targets for text in (one.template, one.plan) if text]
    return (both or measured) and all(
        any(text in other or (measured and other in text) for other in told) for text in said
    )


def in_short(line: FindingLine, lang: Lang) -> str:
    """A finding in one line of a list: what changed, how both excerpts begin, and what it is about.

    Where a side has no words, what is to be known of that stands in the place of the object: who still leads.
    """
    begun = [clip(text) for text in (line.template, line.plan)]
    page = page_words(lang)
    one_sided = line.notes[-1].rstrip("。.") if line.between and line.notes and not all(begun) else ""
    about = page["about"].format(line.object or one_sided) if line.object or one_sided else ""
    return f"{line.change}{line.possibly}{page['colon']}{_join(line, *begun)}{about}"


def _objects(finding: Finding) -> str:
    """What a target measures, on both sides where their words differ."""
    measures = (finding.template_measure, finding.plan_measure)
    told = dict.fromkeys(squeeze(measure.object) for measure in measures if measure and measure.object)
    return " → ".join(clip(words, SHORT // len(told)) for words in told)


def _join(line: FindingLine, template: str, plan: str) -> str:
    """Both sides' words; one without any is a dash, unless what changed says that much. The same words stand once."""
    if template == plan:
        return plan
    return " → ".join(text or NOTHING for text in (template, plan) if text or line.between)


def kept_words(findings: tuple[Finding, ...], lang: Lang) -> str:
    """What findings say has not changed, in one line."""
    excerpts = [finding.plan or finding.template or "" for finding in findings if is_kept(finding)]
    return page_words(lang)["semicolon"].join(dict.fromkeys(excerpts))
