"""Words of the overview of a run and of a template against its places."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "run": ("工作要点比对总览", "Plan comparisons"),
    "received": ("收到并读取的要点", "Plans received and read"),
    "unread": ("未能读取的文件", "Files that could not be read"),
    "unread_note": (
        "以下文件未能读取，不能据此认为相关地区未列入任何内容。",
        "A place whose file could not be read must not be taken to have left anything out.",
    ),
    "file": ("文件", "File"),
    "why": ("原因", "Reason"),
    "count": ("条数", "Items"),
    "no_plan": ("未发现编号条目，未参与比对", "no numbered items found; not compared"),
    "failed_pairs": ("未完成的比对", "Comparisons that failed"),
    "across_rule": (
        "上下级比对按模板条目汇总：涉及地区多的在前，其余按模板次序，不对地区排名；指标属于本地份额的不列。",
        "By template item, for levels: more places first, then the template's order. No ranking of places, no shares.",
    ),
    "of_places": ("{0} 地中 {1} 地", "{1} of {0} places"),
    "listed_below": ("清单见文末", "listed at the end"),
    "plans_list": ("要点清单", "The plans"),
    "plans_of": ("{0} {1} 份", "{0} {1}"),
    "nothing_compared": ("没有可作上下级比对的要点。", "No plan could be compared with a superior's."),
    "nothing_across": (
        "上下级比对中，模板条目均有对应或不涉及本地，也没有下调、减少或时限变动的指标。",
        "Between levels nothing that addresses a place lacks a counterpart, and no target is lowered or left out.",
    ),
    "targets_head": ("指标变动", "Targets changed"),
    "leads_head": ("牵头变动", "Leads changed"),
    "slips_head": ("文字提示", "Slips"),
    "pairs": ("逐对比对", "Pairs"),
    "pair": ("比对", "Comparison"),
    "template": ("模板", "Template"),
    "plan": ("本要点", "Plan"),
    "lonely": ("暂无可比对象的要点", "Plans without a partner"),
    "lonely_note": (
        "以下要点已读取，但所给文件中没有其上级同年同主题要点或本地往年要点。",
        "Read, but there is no superior's plan of the same year and subject, nor an earlier one of the same place.",
    ),
    "matrices": ("条目与各地对照", "Items against places"),
}
