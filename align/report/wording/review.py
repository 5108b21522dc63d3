"""Words of reviewing on a page: the bar, the forms at the rows, and what the scripts say."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {  # placed by the template
    "review": ("人工复核", "Review"),
    "review_open": ("复核", "Review"),
    "review_change": ("更改复核", "Change review"),
    "review_next": ("下一条待核对", "Next to be checked"),
    "reviewer": ("复核人", "Reviewer"),
    "reviewer_hint": ("姓名，只填一次", "your name, once"),
    "review_save": ("保存复核记录", "Save reviews"),
    "review_load": ("读入复核记录", "Load reviews"),
    "review_how": ("使用说明", "How it works"),
    "review_kept": (
        "复核保存在本机浏览器中，重新生成报告后仍在。",
        "Reviews are kept in this browser, also when the report is made again.",
    ),
    "review_files": (
        "“保存复核记录”得到一个表格文件，可在另一台电脑上读入；生成报告时用 --labels 采用，相应条目标注“经人工复核”。",
        "Saving gives a table to load on another computer, or to apply with --labels when the report is made again.",
    ),
    "review_keys": (
        "键盘操作：Tab 键移动，Enter 键打开“复核”；表单中 Enter 键保存（说明栏中为 Ctrl+Enter），Esc 键放弃。",
        "By keyboard: Tab moves, Enter opens; in the form Enter saves (in the remark Ctrl+Enter), Escape gives up.",
    ),
    "judgment": ("判断", "Verdict"),
    "links": ("对应模板条目（序号，多条用分号隔开）", "Template items it carries (numbers, joined by ;)"),
    "fate": ("该模板条目", "This template item"),
    "carried_by": ("由本要点对应，条目序号", "is carried by plan item no."),
    "remark": ("复核说明", "Remark"),
    "save_row": ("保存", "Save"),
    "save_and_next": ("保存并转下一条", "Save and go to next"),
    "give_up": ("放弃", "Cancel"),
    "withdraw": ("撤回复核", "Withdraw review"),
    "conflicts": ("与已有复核不一致的条目", "Rows on which two reviews differ"),
    "conflicts_note": ("请逐条选择采用哪一份。", "Choose one of the two for each."),
    "review_mine": ("已有的", "What is here"),
    "review_theirs": ("文件中的", "The file's"),
    "review_who": ("复核人、日期", "Who and when"),
    "keep_mine": ("保留已有的", "Keep what is here"),
    "take_theirs": ("采用文件中的", "Take the file's"),
}

SCRIPT: dict[str, Pair] = {  # spoken by the scripts; what they name stands in the braces
    "file": ("复核记录", "reviewed"),
    "places": ("{0}个地区", "{0} places"),
    "semicolon": ("；", "; "),
    "comma": ("、", ", "),
    "plan_item": ("本要点第 {0} 条", "plan item {0}"),
    "template_item": ("模板第 {0} 条", "template item {0}"),
    "in_place": ("{0}：{1}", "{0}: {1}"),
    "progress": ("已复核 {0} / {1} 条，待核对尚余 {2} 条", "{0} of {1} rows reviewed, {2} still to be checked"),
    "unsaved": ("{0} 条记录尚未存入文件", "{0} records not yet saved to a file"),
    "none_left": ("需核对的条目均已复核。", "All rows to be checked have been reviewed."),
    "carries": ("对应{0}", "carries {0}"),
    "carried": ("由{0}对应", "carried by {0}"),
    "also_dropped": ("同时确认{0}{1}", "Also confirm {0} as: {1}"),
    "says": ("经人工复核：{0}", "Reviewed: {0}"),
    "as_reported": ("与报告所列一致。", "As the report has it."),
    "reported": ("报告所列：{0}。", "The report has: {0}."),
    "pending": ("尚未存入文件。", "Not yet saved to a file."),
    "withdrawn": (
        "报告采用的复核已撤回，保存并重新生成报告后生效。",
        "The review that this report applied is withdrawn; it takes effect when saved and the report is made again.",
    ),
    "stale": (
        "此前的复核（{0}）未采用：文字此后有变动，请重新复核。",
        "An earlier review ({0}) was not applied: the words have changed since; please look again.",
    ),
    "and": ("，", ", "),
    "signed": ("{0}（{1}）", "{0} ({1})"),
    "remark": ("复核说明：{0}", "Remark: {0}"),
    "form": ("复核：{0}", "Review: {0}"),
    "is_withdrawn": ("已撤回", "withdrawn"),
    "nobody": ("未署名", "no name"),
    "row_saved": ("已保存：{0}。", "Saved: {0}."),
    "row_withdrawn": ("已撤回：{0}。", "Withdrawn: {0}."),
    "left_over": (
        "{0}因此没有对应条目，重新生成报告时将列为“{1}”。",
        "{0} is now carried by nothing; when the report is made again it will be listed as: {1}.",
    ),
    "need_name": ("请填写复核人姓名。", "Enter the reviewer's name."),
    "need_links": ("请填写对应的模板条目序号。", "Enter the template items that it carries."),
    "need_numbers": (
        "“{0}”不是条目序号；请填写 1 至 {1} 的序号，多条用分号隔开。",
        "“{0}” is no item; enter numbers from 1 to {1}, joined by ;",
    ),
    "need_number": ("请填写 1 至 {0} 的本要点条目序号。", "Enter the number of a plan item, 1 to {0}."),
    "says_dropped": (
        "{0}的复核为“{1}”，与此矛盾；请先撤回该条复核。",
        "{0} is reviewed as “{1}”, which contradicts this; withdraw that review first.",
    ),
    "says_carried": (
        "{0}的复核已写明由{1}对应，与此矛盾；请先更改或撤回那一条。",
        "{0} is reviewed as carried by {1}, which contradicts this; change or withdraw that review first.",
    ),
    "no_storage": (
        "本浏览器不允许保存；复核只在本页打开期间有效，请及时“保存复核记录”。",
        "This browser keeps nothing; reviews last only while the page is open. Save them to a file in time.",
    ),
    "storage_full": (
        "本浏览器的存储空间已满；此后的复核只在本页打开期间有效，请及时“保存复核记录”。",
        "This browser's storage is full; further reviews last only while the page is open. Save them in time.",
    ),
    "storage_unread": (
        "本浏览器中保存的复核无法识别，未采用；保存新的复核后将被替换。",
        "What this browser kept could not be understood and was not used; new reviews will take its place.",
    ),
    "nothing_to_save": ("尚无复核可保存。", "There is no review to save yet."),
    "saved_file": (
        "已生成文件 {0}，写入 {1} 条记录；本页已复核的 {2} 条均在其内。",
        "Made the file {0} with {1} records; they cover all {2} reviewed rows of this page.",
    ),
    "stale_left": (
        "{0} 条此前的复核未写入，文字此后有变动，请重新复核。",
        "{0} earlier reviews were left out, as the words have changed since; please look again.",
    ),
    "not_saved": (
        "未生成文件：{0} 请先更改或撤回其中一条。",
        "No file was made: {0} Change or withdraw one of the two first.",
    ),
    "loaded": ("{0}：新采用 {1} 条，相同 {2} 条。", "{0}: {1} taken, {2} already here."),
    "differing": ("{0} 条与已有复核不一致，请逐条选择。", "{0} differ from what is here; choose one for each."),
    "applied_differ": (
        "本报告采用的复核中有 {0} 条与本机的不一致，请逐条选择。",
        "{0} of the reviews that this report applied differ from this browser's; choose one for each.",
    ),
    "stale_rows": (
        "{0} 条未采用，文字此后有变动：{1}。",
        "{0} not taken, as the words have changed since: {1}.",
    ),
    "unreviewed_rows": (
        "{0} 条未采用，不是复核（状态为 {1}）。",
        "{0} not taken, as they are no reviews (status {1}).",
    ),
    "other_pairs": (
        "{0} 条属于其他要点，本页打开期间保留，保存时一并写出。",
        "{0} belong to other plans; they are kept while this page is open and written out on saving.",
    ),
    "all_decided": ("不一致的条目均已选定。", "All differing rows are decided."),
    "decided": ("已选定，尚余 {0} 条。", "Decided; {0} left."),
    "wrong_file": ("{0}：未读入。{1}", "{0}: not loaded. {1}"),
    "wrong_text": ("不是文本文件；请给出保存为 CSV 的复核记录。", "This is no text; give reviews saved as CSV."),
    "wrong_quotes": (
        "第 {0} 行引号不成对；请重新保存为 CSV。",
        "Quotation marks do not match in row {0}; save it as CSV again.",
    ),
    "wrong_columns": (
        "首行缺少 {0} 列；请给出由本页保存的复核记录。",
        "Its first row names no {0}; give reviews saved by such a page.",
    ),
    "wrong_row": ("第 {0} 行：{1}", "Row {0}: {1}"),
    "wrong_number": ("{1} 列的“{0}”不是条目序号。", "“{0}” in {1} is no item number."),
    "wrong_twice": ("{0} 列的序号重复。", "{0} names an item twice."),
    "wrong_several": ("plan_no 列只能有一个序号。", "plan_no names several items."),
    "wrong_choice": ("{1} 列的“{0}”无法识别。", "“{0}” is unknown in {1}."),
    "wrong_hashes": (
        "template_nos 与 template_hashes 的个数不同。",
        "template_nos and template_hashes differ in number.",
    ),
    "wrong_dropped": (
        "verdict 为 dropped 的行 plan_no 应为空，其他行应有序号。",
        "A dropped row has an empty plan_no, and every other row has one.",
    ),
    "wrong_added": (
        "verdict 为 added 的行不应有 template_nos。",
        "An added item has no template_nos.",
    ),
    "wrong_links": ("缺少 template_nos。", "It needs template_nos."),
    "wrong_both": (
        "同一序号同时列入 template_nos 与 optional_nos。",
        "template_nos and optional_nos name the same item.",
    ),
    "wrong_again": ("与第 {0} 行重复。", "Row {0} speaks of the same item."),
    "wrong_clash": (
        "与第 {0} 行矛盾：模板第 {1} 条既有对应又未列入。",
        "Row {0} says otherwise of template item {1}, carried or dropped.",
    ),
}
