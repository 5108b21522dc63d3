"""Words of what deserves attention across the pairs of a run, and of the overview's filter."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "verify": ("待核实条目", "Rows to be verified"),
    "verify_note": (
        "未见对应条目（待核实）和需人工核对的，比对结果一行计一处，涉及几条的分列于各条；按地区的依行政区划次序，不对地区排名。",
        "No counterpart found, or to be checked. A row on several items stands at each; places are never ranked.",
    ),
    "reviews_applied": ("已采用人工复核意见 {0} 处", "Reviewed rows applied: {0}"),
    "reviews_stale": (
        "复核后条目文字已变、未采用的复核意见 {0} 处，请重新核对",
        "Reviewed rows not applied, as the words have changed since: {0}; look again",
    ),
    "rows": ("{0} 处", "rows: {0}"),
    "asked": (
        "请各地核实的事项共 {0} 处：上下级比对的待核实条目，加指标和时限变动，同一行只计一处，见反馈函和督办台账。",
        "Rows that places are asked about: {0}. Between levels, and changed targets, each once, as in the letters.",
    ),
    "rows_of_items": ("{0} 处，涉及 {1} 条", "rows: {0}, items: {1}"),
    "by_item": ("按条目（涉及 {0} 条）", "By item (items: {0})"),
    "by_place": ("按地区（{0} 地）", "By place (places: {0})"),
    "check_of": ("需人工核对（{0}）", "To be checked ({0})"),
    "of_all": ("等 {0} 地", "all {0} places"),
    "more_reports": ("另有 {0} 份报告", "{0} more reports"),
    "rest_lines": (
        "另有 {0} 条不在此列出，见“逐对比对”中的各份报告。",
        "{0} more are not listed here; they stand in the reports of the pairs.",
    ),
    "nothing_to_verify": ("没有待核实的条目。", "Nothing is to be verified."),
    "nothing_compared": ("没有完成的比对，本项无从判断。", "No pair was compared, so nothing can be said."),
    "no_levels": ("没有可作上下级比对的要点，本项无从判断。", "No plan could be compared with a superior's."),
    "lacks": ("多地未见对应的模板条目", "Template items that several places lack"),
    "lacks_note": (
        "分母为该条涉及、且要点已参与比对的地区；未收到要点的地区不计。",
        "Of the places that the item addresses and whose plan was compared; places without a plan do not count.",
    ),
    "of_places": ("{0} 地中 {1} 地", "{1} of {0} places"),
    "lacks_once": ("仅 1 地未见对应的条目（{0} 条）", "Items that one place lacks ({0})"),
    "nothing_lacked": ("没有两地以上均未见对应的模板条目。", "No template item is lacking in several places."),
    "targets": ("指标和时限变动", "Targets and deadlines that changed"),
    "targets_note": (
        "列出下调、减少和时限变动；指标属于本地份额的不列。",
        "Lowered, left out or with another date; a place's own share of a figure is not listed.",
    ),
    "nothing_changed": ("没有下调、减少或时限变动的指标。", "No target is lowered, left out or has another date."),
    "filter": ("筛选比对和要点", "Find pairs and plans"),
    "filter_text": ("地区或名称", "Place or title"),
    "filter_kind": ("类别", "Kind"),
    "filter_look": ("提示", "To look at"),
    "any": ("不限", "any"),
    "any_look": ("有任一提示", "anything"),
    "clear_filter": ("清除筛选", "Clear"),
    "found_pairs": ("比对 {0} / {1} 对", "{0} of {1} pairs"),
    "found_matrices": ("对照 {0} / {1} 张", "{0} of {1} tables"),
    "found_lineages": ("沿革 {0} / {1} 张", "{0} of {1} courses"),
    "found_list": ("要点 {0} / {1} 份", "{0} of {1} plans"),
}
