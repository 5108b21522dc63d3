"""Words of the page of items through the years."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "lineage": ("条目历年沿革", "Items through the years"),
    "lineage_of": ("{0}{1}要点条目历年沿革（{2}—{3}年）", "{0}, {1}: items through the years {2} to {3}"),
    "lineage_note": (
        "每行一条任务，按最近一年的次序排列，不再列入的在后；合并、拆分的条目见于多行。结果均与前一份要点相比，点编号看原文。",
        "One task per row, in the latest plan's order, ended ones last; merged or split ones stand in several rows.",
    ),
    "strands": ("逐条沿革", "Item by item"),
    "line": ("行", "Row"),
    "with_before": ("与前一份要点的比对", "against the plan before"),
    "runs_through": ("自{0}年延续至今", "Since {0}"),
    "begins": ("{0}年新增", "New in {0}"),
    "ends": ("{0}年起不再列入", "No longer listed from {0}"),
    "years_missing": (
        "所给文件中没有{0}年的要点，其后一年与更早的一份比对。",
        "There is no plan of {0} here; the year after is compared with the one before.",
    ),
    "also_in": ("同时见于本页行：", "Also in rows:"),
    "not_listed": ("当年没有", "none this year"),
    "more_targets": ("指标另有 {0} 处变化", "{0} more targets changed"),
}
