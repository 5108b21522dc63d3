"""Words of the overview of a run: its tables and lists."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "run": ("工作要点比对总览", "Plan comparisons"),
    "why": ("原因", "Reason"),
    "count": ("条数", "Items"),
    "situation": ("情况", "State"),
    "more_places": ("其余 {0} 地", "{0} more"),
    "to_be_verified": ("（待核实）", " (to be verified)"),
    "clause": ("，", "; "),
    "year_named": ("{0}年", "{0}"),
    "year_unknown": ("年份未识别", "year not read"),
    "year_subject": ("{0}年{1}", "{0} {1}"),
    "pairs": ("逐对比对", "Pairs"),
    "pair": ("比对", "Comparison"),
    "template": ("模板", "Template"),
    "plan": ("本要点", "Plan"),
    "looks": ("提示", "To look at"),
    "verify_head": ("待核实条目", "To verify"),
    "targets_head": ("指标和时限变动", "Targets changed"),
    "leads_head": ("牵头变动", "Leads changed"),
    "slips_head": ("文字提示", "Slips"),
    "of_pairs": ("（{0} 对）", " ({0})"),
    "against_plan": ("对照 {0}", "Against {0}"),
    "against_year": ("（对照{0}年）", " (against {0})"),
    "failed_pairs": ("未完成的比对", "Comparisons that failed"),
    "lonely": ("暂无可比对象的要点", "Plans without a partner"),
    "lonely_note": (
        "以下要点已读取，但没有可作模板的要点，也不是其他要点的模板。未识别的内容可在 plans.csv 中注明。",
        "Read, but without a template, and no plan's template. What was not read can be said in plans.csv.",
    ),
    "lack_place": ("地区未识别", "place not read"),
    "lack_year": ("年份未识别", "year not read"),
    "lack_subject": ("主题未识别", "subject not read"),
    "lack_region": (
        "“{place}”不在行政区划表中，其上级不明",
        "{place} is no known region, so its superior is not known",
    ),
    "lack_superior": ("没有其上级的{year}年{subject}要点", "no superior's plan of {year} on {subject}"),
    "lack_earlier": ("没有本地往年的{subject}要点", "no earlier plan of the place on {subject}"),
    "lack_unasked": ("指定的比对清单中没有列入", "the pairs file does not name it"),
    "plans_list": ("要点清单", "The plans"),
    "all_plans": ("全部 {0} 份", "All {0}"),
    "all_tables": ("全部 {0} 张", "All {0}"),
    "plans_note": (
        "点名称看读取核对，点“对照”看比对报告。",
        "Titles lead to reading checks, the last column to reports.",
    ),
    "compared_with": ("对照", "Compared with"),
    "matrices": ("条目与各地对照", "Items against places"),
}
