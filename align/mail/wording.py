"""Words of messages: subject, body, names of attachments, and the table of a dry run."""

from __future__ import annotations

from functools import cache

from align.language import BANNER, Lang, Pair, words

WORDS: dict[str, Pair] = {
    "html_lang": ("zh-CN", "en"),
    "subject": ("【工作要点比对】{0}", "[Plan comparison] {0}"),
    "subject_more": ("{0}等 {1} 组比对", "{0} and {2} more"),
    "subject_led": ("{0}牵头条目", "Items led by {0}"),
    "heading": ("工作要点文本比对情况", "Comparison of work plans"),
    "dear": ("{0}：", "{0}:"),
    "opening": (
        "现将{0}工作要点的文本比对情况发送贵单位，共 {1} 组。",
        "Please find below how the work plans of {0} compare with their templates (comparisons: {1}).",
    ),
    "opening_led": (
        "现发送{0}工作要点中与贵单位有关条目的文本比对情况：{1}。",
        "Please find below how the items that concern your office in the plans of {0} compare. {1}.",
    ),
    "led_dropped": (
        "未见对应的条目，按牵头单位的对应关系列入。",
        "Items without counterpart are included where your office corresponds to the lead named there.",
    ),
    "banner": (f"{BANNER[0]}。", f"{BANNER[1]}."),
    "to_check": (
        "请核对以下 {0} 条，核对情况可直接回复本邮件，也可填写所附反馈函后回复。",
        "Please check these items ({0}), and reply to this message or fill in the attached letter.",
    ),
    "nothing": (
        "没有需要反馈核对情况的条目，本邮件供参考，无需回复。",
        "There is no item to be checked; this message is for information and needs no reply.",
    ),
    "looking_back": (
        "与往年要点的比对为回头看，供参考，不需核对。",
        "The comparison with an earlier year's plan looks back; it is for information, and nothing is to be checked.",
    ),
    "items": ("{0} 条", "{0}"),
    "named": ("{0} {1}", "{0} {1}"),
    "against": ("对照：{0}（{1}）", "Against: {0} ({1})"),
    "led_items": ("贵单位牵头 {0} 条", "Items led by your office ({0})"),
    "led_levels": ("另列入未见对应的上级条目 {0} 条", "superior's items without counterpart ({0})"),
    "led_years": ("另列入不再列入的往年条目 {0} 条", "items of the earlier year that are not listed any more ({0})"),
    "clause": ("，", "; "),
    "count": ("{0} {1}：{2} 条", "{0} {1}: {2}"),
    "others": ("其他有变化的条目", "Other items with changes"),
    "template_levels": ("上级要点", "Template"),
    "template_years": ("往年要点", "Earlier year's plan"),
    "plan": ("本要点", "Plan"),
    "of_side": ("{0} {1} 条", "{0} ({1} items)"),
    "item_of": ("{0}{1}", "{0} {1}"),
    "words_of": ("{0}原文", "{0}, words"),
    "says": ("{0}：{1}", "{0}: {1}"),
    "lead": ("牵头单位", "Lead"),
    "doubt_levels": ("需人工核对：{0}", "To be checked: {0}"),
    "doubt_years": ("提示：{0}", "Note: {0}"),
    "unsure_years": ("对应关系尚不确定的条目", "Items whose counterpart is not sure"),
    "more_rows": (
        "另有 {0} 条未在正文列出，见所附比对报告。",
        "Not listed here, but in the attached report: {0} more.",
    ),
    "more_rows_led": (
        "另有 {0} 条未在正文列出，见所附条目清单。",
        "Not listed here, but in the attached list: {0} more.",
    ),
    "more_lines": ("另有 {0} 处，见所附比对报告。", "More in the attached report: {0}."),
    "more_lines_led": ("另有 {0} 处，见所附条目清单。", "More in the attached list: {0}."),
    "more_pairs": (
        "另有 {0} 组比对未在正文列出，见所附比对报告。",
        "Comparisons not listed here, but in the attached reports: {0}.",
    ),
    "more_pairs_led": (
        "另有 {0} 组比对未在正文列出，见所附条目清单。",
        "Comparisons not listed here, but in the attached list: {0}.",
    ),
    "attached": ("附件", "Attached"),
    "attached_report": (
        "比对报告（用浏览器打开，逐条列出原文和差异）：{0} 个",
        "Comparison reports, every item with its differences, to open in a browser: {0}",
    ),
    "attached_list": (
        "条目清单（用浏览器打开，列出与贵单位有关的全部条目）：{0} 个",
        "List of all items that concern your office, to open in a browser: {0}",
    ),
    "attached_workbook": (
        "工作表格（对照核实表、任务分解表、督办台账）：{0} 个",
        "Workbook with tables to check and to fill in: {0}",
    ),
    "attached_letter": ("反馈函（可填写后回复）：{0} 个", "Letter with space for your reply, in Chinese: {0}"),
    "made_by": ("生成工具：{0}", "Made with {0}"),
    "file_levels": ("{0}_上下级比对报告.html", "{0}_levels.html"),
    "file_years": ("{0}_年度比对报告.html", "{0}_years.html"),
    "file_list": ("{0}_牵头条目清单.html", "{0}_items_led.html"),
    "file_workbook": ("{0}_工作表格.xlsx", "{0}_workbook.xlsx"),
    "file_workbook_led": ("{0}_牵头条目表格.xlsx", "{0}_items_led.xlsx"),
    "file_letter": ("{0}_反馈函.docx", "{0}_reply.docx"),
    "of_number": ("（{0}）", " ({0})"),
    "semicolon": ("；", "; "),
    "comma": ("、", ", "),
    "of_name": ("{0}（{1}）", "{0} ({1})"),
    "listed_row": ("行", "row"),
    "listed_place": ("地区", "place"),
    "listed_office": ("单位", "office"),
    "listed_to": ("收件人", "to"),
    "listed_cc": ("抄送", "cc"),
    "listed_state": ("发送情况", "sent"),
    "listed_has": ("已送达", "delivered"),
    "listed_unsure": ("未确认", "unsure"),
    "listed_held": ("已发过另一封", "had another message"),
    "listed_refused": ("被拒收", "refused"),
    "listed_due": ("待发", "to be sent"),
    "listed_count": ("{0} {1}", "{0} {1}"),
    "listed_rows": ("条目", "rows"),
    "listed_subject": ("主题", "subject"),
    "listed_size": ("大小", "size"),
    "listed_attached": ("附件", "attachments"),
    "listed_none": ("没有可发的条目，不发邮件", "no rows, so no message"),
    "listed_file": ("{0}（{1}）", "{0} ({1})"),
}


@cache
def mail_words(lang: Lang) -> dict[str, str]:
    """All words of messages in one language."""
    return {name: words(both, lang) for name, both in WORDS.items()}
