"""The sentences that doubt whether two plans belong together, by reason code."""

from __future__ import annotations

from align.language import Pair

PREMISES: dict[str, Pair] = {
    "premise-same": (
        "模板与本要点是同一份要点，请核对所比对的文件。",
        "Template and plan are the same plan; please look at what was compared.",
    ),
    "premise-subject": (
        "两份要点的主题不同：{0}；{1}。",
        "The two plans have different subjects: {0}; {1}.",
    ),
    "premise-swapped": (
        "模板的发文地区（{0}）在本要点地区（{1}）之内，两份文件可能放反了。",
        "The template's place ({0}) lies in that of the plan ({1}); the two may have been swapped.",
    ),
    "premise-outside": (
        "{1}不在模板的发文地区（{0}）之内，请核对所比对的文件。",
        "{1} does not lie in the template's place ({0}); please look at what was compared.",
    ),
    "premise-years": (
        "两份要点的年份不同：模板 {0} 年，本要点 {1} 年。",
        "The two plans are of different years: template {0}, plan {1}.",
    ),
    "premise-later": (
        "模板的年份（{0}）晚于本要点（{1}），两份文件可能放反了。",
        "The template's year ({0}) is later than the plan's ({1}); the two may have been swapped.",
    ),
    "premise-nothing": (
        "两份要点没有任何条目相对应，请核对所比对的文件。",
        "No item of either plan corresponds to one of the other; please look at what was compared.",
    ),
}
