"""Words of the page that shows how a document was read: its parts, what was seen of it, and its outline."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "reading": ("读取核对", "Reading check"),
    "reading_of": ("读取核对：{0}", "Reading check: {0}"),
    "reading_jump": ("跳到条目目录", "Skip to the outline"),
    "reading_use": (
        "请与原文件对照：名称、文号、日期、地区是否读对，条目是否齐全。",
        "Hold it against the original: are title, number, date and place right, and are all items there?",
    ),
    "reading_lines": (
        "页次为原件所印页码，行次为本工具所读文件的行号。",
        "Pages are as printed in the original; lines are those of the file that was read.",
    ),
    "plans_read": ("要点 {0} 份，条目 {1} 条", "plans: {0}, items: {1}"),
    "number": ("序号", "No."),
    "nth_plan": ("第 {0} 份", "Plan {0}"),
    "nothing_read": ("没有读出要点", "No plan was read"),
    "why_nothing": (
        "要点以“……工作要点”一类的名称开头，其后各条以“一、”“（一）”“1.”等编号开头。此文件中没有发现这样的条目："
        "它可能是印发通知或封面，也可能是编号在转换成文本时丢失了。",
        "A plan begins with a title such as “…工作要点”, and its items with numbers such as 一、, （一） or 1. "
        "None were found here: the file may be a cover letter, or the numbers were lost when it was made into text.",
    ),
    "plans_here": ("文件中的要点", "Plans in this file"),
    "particulars": ("要点信息", "What was read of the plan"),
    "subject": ("主题", "Subject"),
    "stands_at": ("所在位置", "Where it stands"),
    "first_item": ("首条", "First item"),
    "last_item": ("末条", "Last item"),
    "item_lengths": ("各条字数", "Characters per item"),
    "lengths": ("{0}–{1} 字，中位数 {2}", "{0} to {1}, median {2}"),
    "with_offices": ("注明责任单位", "Items naming offices"),
    "of_items": ("{1} 条中 {0} 条", "{0} of {1}"),
    "corrected": (
        "以上信息已按 plans.csv 更正，可能与文件所印不同。",
        "Corrected by plans.csv; this may differ from what the file says.",
    ),
    "pages_between": ("第 {0}–{1} 页", "pages {0} to {1}"),
    "line_at": ("第 {0} 行", "line {0}"),
    "lines_between": ("第 {0}–{1} 行", "lines {0} to {1}"),
    "characters": ("{0} 字", "{0} characters"),
    "account": ("全文去向", "Where every character went"),
    "account_sum": (
        "全文除空白外共 {0} 字，以下各部分相加即为全文。",
        "The file has {0} characters besides blanks; the parts below add up to them.",
    ),
    "account_sum_plan": (
        "自名称至最后一字，除空白外共 {0} 字，以下各部分相加即为全部。",
        "From its title to its last word the plan has {0} characters besides blanks; the parts below add up to them.",
    ),
    "part_items": ("条目", "items"),
    "part_heads": ("名称和各级标题", "titles and headings"),
    "part_around": ("总体要求和结尾", "preambles and closings"),
    "part_between": ("要点以外的文字", "text outside the plans"),
    "part_left": ("未计入（页码、标记等）", "left out (page numbers, markup)"),
    "seen": ("可留意之处", "What may be worth a look"),
    "seen_note": (
        "只陈述从文件结构中看到的情况；原文本来如此的也会列出。",
        "Only what the file's structure shows; the original may well be so.",
    ),
    "nothing_seen": (
        "编号、篇幅、责任单位等方面没有看到需要留意之处。",
        "Nothing in numbering, lengths, offices or characters stands out.",
    ),
    "seen_number": ("{0} 处可留意", "{0} to look at"),
    "and_more": ("等 {0} 处", "and others, {0} in all"),
    "hint_unread": (
        "名称中未识别出{0}，确定比对对象时用到",
        "Not found in the title, though pairing goes by it: {0}",
    ),
    "hint_numbering": ("编号不相连或重复", "Numbers that jump or repeat"),
    "hint_begins": ("{0}起", "from {0}"),
    "hint_long": (
        "有条目明显长于其他条目（各条字数的中位数为 {0}）",
        "Items much longer than the others (median {0} characters)",
    ),
    "hint_offices": (
        "{1} 条中有 {0} 条未注明责任单位",
        "{0} of {1} items name no office",
    ),
    "hint_inside": ("条目之内有以编号开头的行", "Lines inside items that begin with a number"),
    "hint_around": ("总体要求或结尾中有以编号开头的行", "Lines of the preamble or closing that begin with a number"),
    "hint_empty": ("标题之下没有条目", "Headings without items"),
    "hint_replaced": (
        "有 {0} 个替换符（\ufffd），原字在转换时已丢失",
        "Replacement characters (\ufffd), where the original's were lost: {0}",
    ),
    "hint_unseen": (
        "有 {0} 个不显示或没有标准字形的字符",
        "Characters that do not show or have no standard form: {0}",
    ),
    "hint_between": (
        "要点以外的文字中有 {0} 行以编号开头",
        "Lines outside the plans that begin with a number: {0}",
    ),
    "hint_pages": ("页码不相连", "Page numbers that do not follow each other"),
    "outline": ("条目目录", "Outline"),
    "outline_of": ("条目目录：{0}", "Outline: {0}"),
    "printed": ("原编号", "Printed number"),
    "heading_or_words": ("标题或开头", "Heading or first words"),
    "offices_head": ("责任单位", "Offices"),
    "length": ("字数", "Characters"),
    "whole_text": ("全文", "Text"),
    "preamble": ("总体要求", "Preamble"),
    "closing": ("结尾", "Closing"),
    "left_out_head": ("未计入的文字", "What was left out"),
    "left_out_note": (
        "不属于正文、比对时不看的文字，按原因列出。",
        "Words that are no part of the text and are not compared, by reason.",
    ),
    "reason": ("原因", "Reason"),
    "times": ("{0} 处，{1} 字", "{0} times, {1} characters"),
    "times_same": ("{0} 处", "{0} times"),
    "more_left_out": ("另有 {0} 处不再列出", "{0} more are not listed"),
    "between_head": ("要点以外的文字", "Text outside the plans"),
    "between_note": (
        "如印发通知、其他文件；不参与比对。",
        "Such as the notice that issues a plan, or other documents; not compared.",
    ),
    "before_plan": ("第 {0} 份要点之前", "Before plan {0}"),
    "between_plans": ("第 {0} 份与第 {1} 份要点之间", "Between plans {0} and {1}"),
    "after_plan": ("第 {0} 份要点之后", "After plan {0}"),
    "whole_file": ("文件的文字", "The file's words"),
    "cut_text": (
        "（只显示开头；全部 {0} 字见原文件）",
        "(only its beginning; all {0} characters are in the file)",
    ),
    "its_pairs": ("参与的比对", "Comparisons it takes part in"),
    "as_template": ("作为模板", "as the template"),
    "as_plan": ("作为本要点", "as the plan"),
    "no_pairs": ("未参与比对", "none"),
    "see_reading": ("读取核对", "reading check"),
    "readings_head": ("两份文件的读取核对", "How both files were read"),
}
