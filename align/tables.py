"""A comparison as a table: a pandas frame for counting, and plain text for a terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from align.comparison import Comparison, Finding, FindingKind, Measure, Row, Verdict
from align.concerns import changed, general_notes
from align.language import (
    BANNER,
    FINDINGS,
    SHAPES,
    Lang,
    Outcome,
    Pair,
    outcome_name,
    outcome_of,
    part_name,
    verdict_name,
    words,
)
from align.plan import Item, Plan
from align.record import DIGITS
from align.sentences import sentence
from align.visible import make_visible

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
    *("kind", "change", "template_nos", "plan_nos", "template", "plan"),
    *("template_value", "plan_value", "unit", "bound", "object", "because"),
)
TEXT_HEAD: tuple[Pair, ...] = (
    ("结果", "result"),
    ("模板", "template"),
    ("要点", "plan"),
    ("相似度", "score"),
    ("方法", "found by"),
    ("条目", "item"),
    ("变化", "changes"),
    ("说明", "why"),
)
TEXT_COUNTS: Pair = (
    "模板 {0} 条，有对应的 {1} 条；要点 {2} 条。",
    "Template: {0} items, {1} of them carried. Plan: {2} items.",
)
TEXT_CHANGED: Pair = ("变化：{0}", "Changes: {0}")
SHORT: dict[FindingKind, Pair] = {  # in a narrow column
    FindingKind.TARGET: ("指标", "target"),
    FindingKind.CITATION: ("文件", "title"),
    FindingKind.OFFICE: ("单位", "office"),
    FindingKind.COMMITMENT: ("表述", "task"),
    FindingKind.SLIP: ("文字", "slip"),
}
NAME_WIDTH = 40  # columns of a terminal that an item's name may take
WHY_WIDTH = 80  # and its reasons


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

    lines = [finding_line(row, finding, lang) for row in comparison.rows for finding in row.findings]
    return pd.DataFrame(lines, columns=list(FINDING_COLUMNS))


def finding_line(row: Row, finding: Finding, lang: Lang) -> tuple[str | None, ...]:
    """Give one finding in the order of the columns; what a side or a finding lacks is None."""
    template, plan = finding.template_measure, finding.plan_measure
    one: Measure | None = plan or template
    return (
        finding.kind.value,
        finding.change,
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


def to_text(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """Give a comparison as a plain table for a terminal, where a Chinese character is two columns wide."""
    counts = comparison.counts()
    outcomes = Counter(outcome_of(row, comparison.kind) for row in comparison.rows)
    named = (f"{outcome_name(one, comparison.kind, lang)} {outcomes[one]}" for one in Outcome if outcomes[one])
    told = [finding.kind for row in comparison.rows for finding in changed(row)]
    lines = [tuple(words(pair, lang) for pair in TEXT_HEAD)]
    lines += [text_cells(comparison, row, lang) for row in comparison.rows]
    return "\n".join(
        [
            make_visible(f"{comparison.template.title} → {comparison.plan.title}"),
            words(TEXT_COUNTS, lang).format(counts.template_items, counts.carried, counts.plan_items),
            "  ".join(named),
            words(TEXT_CHANGED, lang).format(changes_text(Counter(told), FINDINGS, lang)),
            *(make_visible(sentence(note, lang)) for note in general_notes(comparison)),
            "",
            *align_columns(lines),
            "",
            words(BANNER, lang),
            "",
        ]
    )


def text_cells(comparison: Comparison, row: Row, lang: Lang) -> tuple[str, ...]:
    """Give what a terminal shows of one row."""
    dropped = row.verdict is Verdict.DROPPED
    named = pick(comparison.template, row.template_items) if dropped else pick(comparison.plan, row.plan_items)
    return (
        f"{SHAPES[outcome_of(row, comparison.kind)]} {verdict_name(row, comparison.kind, lang)}",
        ",".join(map(str, row.template_items)) or "-",
        ",".join(map(str, row.plan_items)) or "-",
        "-" if row.score is None else f"{row.score:.2f}",
        part_name(row.found_by, lang) if row.found_by else "-",
        clip("; ".join(item.label + (item.heading or item.task) for item in named), NAME_WIDTH),
        changes_text(Counter(finding.kind for finding in changed(row)), SHORT, lang),
        clip(" ".join(sentence(reason, lang) for reason in row.because), WHY_WIDTH),
    )


def changes_text(counted: Counter[FindingKind], names: Mapping[FindingKind, Pair], lang: Lang) -> str:
    """Give how many differences of which kind there are."""
    return " ".join(f"{words(names[kind], lang)} {counted[kind]}" for kind in FindingKind if counted[kind]) or "-"


def align_columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """Pad every cell but the last of its line to the widest of its column."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def clip(text: str, wide: int) -> str:
    """Shorten a text to so many columns of a terminal.

    >>> clip("政务公开工作要点", 9)
    '政务公开…'
    """
    text = " ".join(make_visible(text).split())
    if width(text) <= wide:
        return text
    kept = len(text)
    while width(text[:kept]) >= wide:
        kept -= 1
    return text[:kept] + "…"


def width(text: str) -> int:
    """Count the columns that a text takes in a terminal.

    >>> width("第1条")
    5
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
