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
        "现将{0}工作要点的文本比对情况发送贵单位，共 {1} 组，供核对参考。",
        "Please find below how the work plans of {0} compare with their templates (comparisons: {1}), for your check.",
    ),
    "opening_led": (
        "现将{0}工作要点中由贵单位牵头条目的文本比对情况发送贵单位，共 {1} 条，供核对参考。",
        "Please find below how the items led by your office in the plans of {0} compare (items: {1}), for your check.",
    ),
    "led_dropped": (
        "上级要点（或往年要点）中的条目未见对应的，按牵头单位的对应关系列入。",
        "Template items without counterpart are included where your office corresponds to the template's lead.",
    ),
    "banner": BANNER,
    "to_check": ("请核对：", "Please check:"),
    "nothing": (
        "没有需要核对的条目。",
        "There is no item to be checked.",
    ),
    "items": ("{0} 条", "{0}"),
    "named": ("{0} {1}", "{0} {1}"),
    "against": ("对照：{0}（{1}）", "Against: {0} ({1})"),
    "led_items": ("贵单位牵头 {0} 条", "Items led by your office ({0})"),
    "count": ("{0} {1} {2}", "{0} {1} {2}"),
    "others": ("其他有变化或有提示的条目", "Other items with changes or remarks"),
    "says": ("{0}：{1}", "{0}: {1}"),
    "lead": ("牵头单位", "Lead"),
    "template_text": ("模板原文", "Template's words"),
    "plan_text": ("本要点原文", "Plan's words"),
    "doubt": ("需人工核对：{0}", "To be checked: {0}"),
    "more_rows": (
        "另有 {0} 条未在正文列出，见所附比对报告。",
        "Not listed here, but in the attached report: {0} more.",
    ),
    "more_rows_led": (
        "另有 {0} 条未在正文列出，见所附条目清单。",
        "Not listed here, but in the attached list: {0} more.",
    ),
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
        "条目清单（用浏览器打开，列出贵单位牵头的全部条目）：{0} 个",
        "List of all items that your office leads, to open in a browser: {0}",
    ),
    "attached_workbook": (
        "工作表格（对照核实表、任务分解表、督办台账）：{0} 个",
        "Workbook with tables to check and to fill in: {0}",
    ),
    "attached_letter": ("反馈函（可填写后回复）：{0} 个", "Letter with space for your reply, in Chinese: {0}"),
    "made_by": ("生成工具：{0}", "Made with {0}"),
    "file_report": ("{0}_{1}报告.html", "{0}_{1}_report.html"),
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
