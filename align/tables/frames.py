"""One comparison as a pandas frame, a line for each row or for each finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.comparison import Comparison, Finding, Measure, Row
from align.concerns import concern_of
from align.language import Lang
from align.plan import Item, Plan
from align.record import DIGITS
from align.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "verdict",
    "tags",
    "template_nos",
    "plan_nos",
    "template_ids",
    "plan_ids",
    "template_labels",
    "plan_labels",
    "template_pages",
    "plan_pages",
    "template_texts",
    "plan_texts",
    "score",
    "found_by",
    "moved",
    "confidence",
    "here",
    "nearest_nos",
    "nearest_score",
    "because",
)
FINDING_COLUMNS = (
    *("kind", "change", "concern", "template_nos", "plan_nos", "template", "plan"),
    *("template_value", "plan_value", "unit", "bound", "object", "because"),
)


def to_frame(comparison: Comparison, lang: Lang = Lang.ZH) -> pd.DataFrame:
    """Give a comparison as a pandas frame with a line per row; lists are joined by `;`, reasons by blanks."""
    import pandas as pd

    frame = pd.DataFrame([frame_line(comparison, row, lang) for row in comparison.rows], columns=list(COLUMNS))
    return frame.astype({"score": float, "nearest_score": float, "here": "boolean"})


def frame_line(comparison: Comparison, row: Row, lang: Lang) -> dict[str, object]:
    """Give one row by column name."""
    template = pick(comparison.template, row.template_items)
    plan = pick(comparison.plan, row.plan_items)
    return {
        "verdict": row.verdict.value,
        "tags": ";".join(row.tags),
        **{f"template_{name}": value for name, value in item_cells(template).items()},
        **{f"plan_{name}": value for name, value in item_cells(plan).items()},
        "score": None if row.score is None else round(row.score, DIGITS),
        "found_by": row.found_by,
        "moved": row.moved,
        "confidence": round(row.confidence, DIGITS),
        "here": row.applies.here if row.applies else None,
        "nearest_nos": ";".join(map(str, row.nearest.items)) if row.nearest else "",
        "nearest_score": round(row.nearest.score, DIGITS) if row.nearest else None,
        "because": " ".join(sentence(reason, lang) for reason in row.because),
    }


def findings_frame(comparison: Comparison, lang: Lang = Lang.ZH) -> pd.DataFrame:
    """Give the findings of a comparison, kept ones too, as a pandas frame with a line each, in the rows' order."""
    import pandas as pd

    lines = [evidence_line(row, finding, lang) for row in comparison.rows for finding in row.findings]
    return pd.DataFrame(lines, columns=list(FINDING_COLUMNS))


def evidence_line(row: Row, finding: Finding, lang: Lang) -> tuple[str | None, ...]:
    """Give one finding in the order of the columns; what a side or a finding lacks is None."""
    template, plan = finding.template_measure, finding.plan_measure
    one: Measure | None = plan or template
    concern = concern_of(row, finding)
    return (
        finding.kind.value,
        finding.change,
        concern.value if concern else None,
        ";".join(map(str, row.template_items)),
        ";".join(map(str, row.plan_items)),
        finding.template,
        finding.plan,
        template.value if template else None,
        plan.value if plan else None,
        one.unit if one else None,
        one.bound.value if one else None,
        one.object if one else None,
        " ".join(sentence(reason, lang) for reason in finding.because),
    )


def pick(plan: Plan, numbers: Sequence[int]) -> list[Item]:
    """Take a plan's items by number."""
    return [plan.items[no - 1] for no in numbers]


def item_cells(items: Sequence[Item]) -> dict[str, str]:
    """Give what a frame says of the items on one side of a row."""
    return {
        "nos": ";".join(str(item.no) for item in items),
        "ids": ";".join(item.id for item in items),
        "labels": ";".join(item.label for item in items),
        "pages": ";".join(item.page or "" for item in items),
        "texts": "\n".join(item.text for item in items),
    }
