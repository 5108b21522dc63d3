"""A comparison as a plain table for a terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from align.comparison import Comparison, FindingKind, Row, Verdict
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
from align.provenance import encoder_lines
from align.sentences import sentence
from align.visible import make_visible

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


def to_text(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """Give a comparison as a plain table for a terminal, where a Chinese character is two columns wide."""
    counts = comparison.counts()
    outcomes = Counter(outcome_of(row, comparison.kind) for row in comparison.rows)
    named = (f"{outcome_name(one, comparison.kind, lang)} {outcomes[one]}" for one in Outcome if outcomes[one])
    told = [finding.kind for row in comparison.rows for finding in changed(row)]
    notes = (*(sentence(note, lang) for note in general_notes(comparison)), *encoder_lines(comparison.tool, lang))
    lines = [tuple(words(pair, lang) for pair in TEXT_HEAD)]
    lines += [text_cells(comparison, row, lang) for row in comparison.rows]
    return "\n".join(
        [
            make_visible(f"{comparison.template.title} → {comparison.plan.title}"),
            words(TEXT_COUNTS, lang).format(counts.template_items, counts.carried, counts.plan_items),
            "  ".join(named),
            words(TEXT_CHANGED, lang).format(changes_text(Counter(told), FINDINGS, lang)),
            *map(make_visible, notes),
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
    side, numbers = (comparison.template, row.template_items) if dropped else (comparison.plan, row.plan_items)
    named = [side.items[no - 1] for no in numbers]
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
