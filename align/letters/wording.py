"""Words of the letters. What a verdict is called is in `align.language`, what a reason says in `align.sentences`.

A letter by GB/T 9704-2012 is Chinese, whatever the language of the reports; a table of two plans may be either.
"""

from __future__ import annotations

from align.language import Pair

LETTERS: dict[str, str] = {
    "reply_title": "关于{0}{1}工作要点\n文本比对有关情况的函",
    "year": "{0}年",
    "to": "{0}：",
    "to_nobody": "（主送机关）：",
    "title": "《{0}》",
    "opening_one": (
        "以《{0}》为模板（以下称“模板”），对《{1}》（以下称“本要点”）逐条作了文本比对，现将有关情况函告如下。"
    ),
    "opening_several": (
        "对{0}下列工作要点与上级工作要点逐条作了文本比对，现将有关情况函告如下。"
        "所称“模板”为用以对照的上级工作要点，“本要点”为{0}工作要点。"
    ),
    "opening_none": "{0}工作要点目前没有可与上级工作要点对照的文本，未作比对，无需反馈。",
    "results": "一、比对情况",
    "result_one": "{0}；{1}。",
    "result_of": "{0}《{1}》以《{2}》为模板。",
    "part_only": "本函仅列与贵单位有关的条目。",
    "requests": "二、请予核实的事项",
    "requests_sum": "经比对，需要核实的共{0}处，其中{1}，逐条列于附件。",
    "requests_all": "经比对，需要核实的共{0}处，均为{1}，逐条列于附件。",
    "of_sort": "{0}{1}处",
    "sort_missing": "未见对应条目（待核实）",
    "sort_targets": "指标下调、减少或时限变动",
    "sort_reviewed": "未见对应条目（待核实）或未列入",
    "sort_verify": "需人工核对",
    "other": "其他",
    "please": "请对照原件核实，在附件“情况说明”栏填写意见，于",
    "blank_date": "　　　年　　月　　日",
    "before": "前反馈。",
    "remarks": "三、有关说明",
    "remark_limits": "本次{0}，结果供核实参考，以原件为准。",
    "remark_missing": (
        "未见对应条目，指在本要点中未找到与模板该条相对应的文字，不表示未作安排；"
        "已并入其他条目、列入其他文件或另行部署的，请予注明。"
    ),
    "remark_targets": "指标小于上级总量、属于本地份额的，不在核实之列。",
    "remark_numbers": (
        "所称第几条，按条目在要点中的先后次序计，原编号和页码随后注明。文字录入或扫描造成的差异不在核实之列。"
    ),
    "clear": "对{0}与上级工作要点逐条作了文本比对，未发现需要核实的事项，无需反馈。",
    "clear_part": "对{0}中与贵单位有关的条目，与上级工作要点逐条作了文本比对，未发现需要核实的事项，无需反馈。",
    "closing_asking": "特此函告，请予函复。",
    "closing": "特此函告。",
    "annex_of": "附件：{0}",
    "annex": "附件",
    "annex_title": "需核实条目及情况反馈表",
    "sender": "（发文机关署名）",
    "date": "　　　年　　月　　日",
    "contact": "（联系人：　　　　　，联系电话：　　　　　　　　）",
    "caption": "模板：《{0}》　本要点：《{1}》　共{2}处",
    "head_number": "序号",
    "head_template": "模板条目",
    "head_plan": "本要点条目",
    "head_result": "对照情况",
    "head_reply": "情况说明（请填写）",
    "number": "第{0}条",
    "number_printed": "第{0}条（原编号“{1}”）",
    "number_paged": "第{0}条（第{1}页）",
    "number_both": "第{0}条（原编号“{1}”，第{2}页）",
    "nobody": "未见对应条目",
    "reviewed": "（经人工复核）",
    "ask_missing": "请核实：是否已有安排。",
    "ask_targets": "请核实：变动情况。",
    "ask_verify": "请核实：是否对应。",
    "form_caption": "填报信息",
    "form_unit": "填报单位",
    "form_person": "填报人",
    "form_phone": "联系电话",
    "form_date": "填报日期",
    "report_title": "工作要点文本比对情况报告",
    "report_received": "收到情况。",
    "report_levels": "上下级比对。",
    "report_years": "年度比对。",
    "report_remarks": "有关说明。",
    "no_list": "没有应收名单，哪些地区未收到无从判断。",
    "of_places": "等{0}地",
    "and_others": "等。",
    "stop": "。",
    "absent": "未收到的未作比对，不能据此认为未作安排。",
    "strays": "另有{0}个文件或要点尚未归到地区，可能属于未收到的地区。",
    "levels_done": "共{0}对、{1}地。",
    "counts": "合计{0}；{1}。",
    "verify_sum": "需各地核实{0}处：{1}",
    "verify_all": "需各地核实{0}处，均为{1}",
    "verify_nothing": "没有需要各地核实的事项。",
    "letters": "，列入{0}份反馈函。",
    "not_asked": "另有{0}对因要点所属地区未识别，或两份要点是否应作比对尚待核对，未列入反馈函。",
    "lacks": "两地以上均未见对应的{0}条",
    "changes": "两地以上均有指标变动的{0}条",
    "no_common": "没有两地以上共有的情形。",
    "item": "《{0}》{1}“{2}”（{3}）",
    "share": "{0}地",
    "failed": "未能完成比对{0}对。",
    "years_done": "共{0}对。",
    "years_own": "不作核实。",
    "report_limits": "{0}；合并、拆分的条目可能未能识别，结果供核实参考，以原件为准。",
}

TABLES: dict[str, Pair] = {
    "title": ("工作要点文本对照表", "Two plans side by side"),
    "remark": ("备注", "Remark"),
    "part": ("本表列出全部 {1} 行中的 {0} 行。", "{0} of {1} rows are shown."),
}
