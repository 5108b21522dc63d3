"""What the filters of a page look for in a row: one short word for each thing that holds of it."""

from __future__ import annotations

from align.comparison import Row, Verdict
from align.concerns import changed, is_kept
from align.language import Outcome, is_reviewed

CHECK, MOVED, REVIEWED, UNCHANGED = "check", "moved", "reviewed", "unchanged"


def tokens_of(row: Row, outcome: Outcome, *, doubtful: bool, section: str) -> tuple[str, ...]:
    """Everything that a filter may ask of a row; no name stands for two things."""
    findings = dict.fromkeys(finding.kind.value for finding in row.findings if not is_kept(finding))
    marks = {
        CHECK: doubtful,
        MOVED: row.moved,
        REVIEWED: is_reviewed(row),
        UNCHANGED: _is_unchanged(row) and not doubtful,
        section: bool(section),
    }
    tags = (tag.value for tag in row.tags)
    return (outcome.value, *tags, *findings, *(name for name, holds in marks.items() if holds))


def _is_unchanged(row: Row) -> bool:
    """Whether there is nothing in a row for a reader who looks for changes only."""
    return row.verdict is Verdict.COPIED and not row.moved and not changed(row)
