"""The pages' own words: headings, labels and legends.

What a verdict is called is in `align.language`, what a reason says in `align.sentences`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from align.comparison import Kind
from align.language import BANNER, KINDS, NEEDS_CHECK, Lang, Pair, words
from align.plan import Plan

PAGE: dict[str, Pair] = {
    # the frame of every page
    "html_lang": ("zh-CN", "en"),
    "banner": BANNER,
    "made_by": ("生成工具", "made with"),
    "colon": ("：", ": "),
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
    "stop": ("。", "."),
    "unknown": ("未识别", "not found"),
    "none": ("无", "none"),
    "about": ("（{0}）", " ({0})"),
    # the pair's report
    "report": ("要点文本比对报告", "Plan comparison report"),
    "jump": ("跳到逐条对照", "Skip to the items"),
    "compared": ("比对对象", "What was compared"),
    "title_head": ("名称", "Title"),
    "document_number": ("文号", "Document number"),
    "issued_on": ("印发日期", "Issued on"),
    "level": ("层级", "Level"),
    "place": ("地区", "Place"),
    "year": ("年份", "Year"),
    "where": ("地区、层级、年份", "Place, level, year"),
    "extent": ("篇幅", "Extent"),
    "against": ("对照", "against"),
    "source": ("来源文件", "Source file"),
    "sections_items": ("共 {0} 部分 {1} 条", "{1} items in {0} sections"),
    "items_only": ("共 {1} 条", "{1} items"),
    "results": ("比对结果", "Result"),
    "of_template": ("模板 {0} 条", "Of the template's {0} items"),
    "of_plan": ("本要点 {0} 条", "Of this plan's {0} items"),
    "carried": ("有对应条目", "carried"),
    "attention": ("重点关注", "Look at these first"),
    "nothing_first": ("没有需要重点关注的条目。", "Nothing needs attention first."),
    "concern_target": ("指标下调、减少或时限变动", "Targets lowered, left out or with another date"),
    "concern_lead": ("牵头单位变动或未注明", "Lead changed or not named"),
    "concern_check": NEEDS_CHECK,
    "concern_weaker": ("任务表述趋缓", "Weaker commitments"),
    "rule_levels": (
        "排列次序：{0}；同类按本要点次序，指标属于本地份额的不列。",
        "Order: {0}; within each by the plan's order. A place's own share of a figure is not listed.",
    ),
    "rule_years": ("排列次序：{0}；同类按本要点次序。", "Order: {0}; within each by the plan's order."),
    "new_names": ("新出现的名称（引号或书名号内）", "Names that are new (in quotation or title marks)"),
    "also_items": ("又见第 {0} 条", "also in items {0}"),
    "then": (" → ", " → "),
    "more_lines": ("其余 {0} 条", "{0} more"),
    "evidence": ("证据汇总", "Evidence"),
    "evidence_note": ("每行均可跳至所在条目", "every line leads to its item"),
    "item_head": ("条目", "Item"),
    "bracket": ("（{0}）", "({0})"),
    "change": ("变化", "Change"),
    "object": ("对象", "What is measured"),
    "possibly": ("（可能）", " (possibly)"),
    "more_kept": ("另有 {0} 项不变", "{0} more are kept"),
    "more_alone": ("另有 {0} 项在整条增列或未见对应的条目中", "{0} more stand in items without counterpart"),
    "and_folded": ("{0}（{1}）", "{0} ({1})"),
    "looked_for": ("以下各项已查找，没有需要列出的变化：{0}。", "Looked for, with no change to be listed: {0}."),
    "not_here": ("不涉及本地的模板条目", "Template items not addressed to this place"),
    "preambles": ("总体要求", "Preambles"),
    "closings": ("结尾", "Closings"),
    "no_verdict": ("仅并列展示，不作判断", "side by side, without a verdict"),
    "no_text": ("（无此部分）", "(none)"),
    "items_head": ("逐条对照", "Item by item"),
    "order_note": (
        "按本要点的顺序排列；未见对应的模板条目列在其原处附近。",
        "In this plan's order; unmatched template items stand near their place.",
    ),
    "remarks": ("比对说明", "Remarks"),
    "item_no": ("第 {0} 条", "item {0}"),
    "template_no": ("模板第 {0} 条", "Template item {0}"),
    "plan_no": ("本要点第 {0} 条", "Plan item {0}"),
    "page": ("第 {0} 页", "page {0}"),
    "lead": ("牵头", "Lead"),
    "support": ("责任", "Responsible"),
    "default": ("本条及以下各条", "This and all later items"),
    "default_from": ("通用责任单位见第 {0} 条", "For all items, see item {0}"),
    "no_offices": ("未注明责任单位", "No offices named"),
    "see_item": ("全文见该条首次出现处", "in full where the item stands first"),
    "edits_here": ("本行的差异", "Differences in this row"),
    "other_edits": ("其他差异", "Other differences"),
    "no_item": ("模板中无对应条目", "No counterpart in the template"),
    "no_plan_item": ("本要点中未见对应条目", "No counterpart found in this plan"),
    "own_work": ("该条为发文机关自身工作", "The issuing government's own work"),
    "not_needed": ("该条不涉及本地", "This item does not address this place"),
    "nearest": ("最相近", "Nearest"),
    "near": ("最相近：{0}（相似度 {1}）", "Nearest: {0} (similarity {1})"),
    "nobody_near": ("没有内容相近的条目", "Nothing resembles it"),
    "similarity": ("相似度", "similarity"),
    "found_by": ("依据", "found by"),
    "confidence": ("把握程度", "confidence"),
    "low_confidence": ("把握程度 {0}，低于 {1}", "Confidence {0}, below {1}"),
    "here_unsure": ("是否涉及本地未能确定", "Whether this place is addressed is uncertain"),
    "kept": ("不变", "Kept"),
    "moved": ("次序变动", "Moved"),
    "needs_check": NEEDS_CHECK,
    "also_check": ("其他需人工核对的条目", "Others to be checked"),
    "reviewed": ("经人工复核", "Reviewed"),
    "mark_deleted": ("〔模板表述：", "[template's words: "),
    "mark_inserted": ("〔本要点表述：", "[plan's words: "),
    "mark_formal": ("〔形式差异：", "[formal difference: "),
    "mark_end": ("〕", "]"),
    # the legend
    "legend": ("图例", "Legend"),
    "legend_deleted": (
        "模板中有、本要点另有表述或没有的文字",
        "the template's words that the plan has otherwise or not at all",
    ),
    "legend_inserted": ("本要点新写或改写的文字", "the plan's own words"),
    "legend_formal": (
        "形式差异（层级、地名、单位名称、虚词等），不计为调整",
        "formal difference (level, place, office, function word), not counted as a change",
    ),
    "legend_gap": ("此处另一份要点有增加的文字", "the other plan has words of its own here"),
    "sample": ("示例", "sample"),
    # tools that need a script
    "tools": ("筛选", "Filter"),
    "everything": ("全部", "All"),
    "fold": ("折叠一致条目", "Fold unchanged items"),
    "shown": ("显示 {0} / {1} 行", "{0} of {1} rows shown"),
    # index and matrix
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
    "matrix": ("模板条目与各地对照表", "Template items against places"),
    "matrix_note": (
        "每格为该地要点对模板条目的比对结果，点开可看原文；未收到要点的地区不在表中。",
        "Each cell says what a place's plan made of the item and leads to it; places without a plan are not shown.",
    ),
    "item": ("模板条目", "Template item"),
    # lineage
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
    "back": ("返回总览", "Back to the overview"),
}

SIDES: dict[Kind, tuple[Pair, Pair]] = {
    Kind.LEVELS: (("模板（上级要点）", "Template (superior's plan)"), ("本要点（本级）", "This plan")),
    Kind.YEARS: (("模板（往年要点）", "Template (earlier year)"), ("本要点（本年）", "This plan (later year)")),
}


@cache
def page_words(lang: Lang) -> dict[str, str]:
    """All words of the pages in one language."""
    return {name: words(pair, lang) for name, pair in PAGE.items()}


def side_names(kind: Kind, lang: Lang) -> tuple[str, str]:
    """What the template and the plan are called on the page."""
    template, plan = SIDES[kind]
    return words(template, lang), words(plan, lang)


def kind_name(kind: Kind, lang: Lang) -> str:
    """What sort of comparison this is."""
    return words(KINDS[kind], lang)


def course_of(plans: Sequence[Plan], lang: Lang) -> str:
    """Whose items are followed through which years, on which subject."""
    page, latest = page_words(lang), plans[-1]
    place, subject = latest.place or page["unknown"], latest.subject or page["unknown"]
    return page["lineage_of"].format(place, subject, plans[0].year, latest.year)
