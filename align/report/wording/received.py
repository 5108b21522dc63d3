"""Words of the overview's first section: which plans were expected, and which of them came."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "received": ("要点收到情况", "Which plans came"),
    "state_read": ("已收到并读取", "Received and read"),
    "state_unread": ("未能读取", "Could not be read"),
    "state_bare": ("已收到，未发现编号条目", "Received, no numbered items found"),
    "state_missing": ("未收到", "Not received"),
    "state_placeless": ("地区未识别", "Place not read"),
    "came_above": ("应收以外的上级要点", "Of superiors, beside what was expected"),
    "came_unasked": ("应收以外的其他要点", "Others, beside what was expected"),
    "expected_places": ("应收 {0} 地", "{0} places expected"),
    "received_places": ("收到 {0} 地", "{0} received"),
    "partly": ("（其中 {0} 地未收齐）", " ({0} of them in part)"),
    "all_received": ("全部收到并读取", "all received and read"),
    "places_unread": ("未能读取 {0} 地", "{0} could not be read"),
    "places_bare": ("未发现编号条目 {0} 地", "{0} without numbered items"),
    "places_missing": ("未收到 {0} 地", "{0} not received"),
    "expected_plans": ("应收要点 {0} 份，其中已收到 {1} 份。", " Of {0} expected plans {1} came."),
    "found_plans": ("收到 {1} 地的要点 {0} 份", "{0} plans from {1} places received"),
    "found_all": ("所给文件均已读取", "every file was read"),
    "found_unread": ("未能读取 {0} 个文件", "files that could not be read: {0}"),
    "found_bare": ("{0} 个文件未发现编号条目", "files without numbered items: {0}"),
    "found_placeless": ("{0} 份要点地区未识别", "plans whose place was not read: {0}"),
    "no_places_file": (
        "文件夹中没有应收名单（places.csv），哪些地区未收到无从判断。",
        "There is no list of expected places (places.csv) in the folder; nobody can say which did not come.",
    ),
    "empty_places_file": (
        "应收名单（places.csv）是空的，哪些地区未收到无从判断。",
        "The list of expected places (places.csv) is empty; nobody can say which did not come.",
    ),
    "inferred": (
        "名单未注明年份或主题的，按文件夹中的上级要点推定；未注明年份的，只计收到过同级要点的年份，没有的计最近一年。",
        "Where the list gives no year or subject, superiors' plans do; of years, those of which its level sent some.",
    ),
    "some_to_be_verified": ("（其中 {0} 地待核实）", " ({0} of them to be verified)"),
    "lacking": ("未收到或未能读取的要点", "Plans that did not come or could not be read"),
    "wanted": ("应收要点", "Expected plans"),
    "notice": ("说明", "Notes"),
    "not_in_file": (
        "名单注明的文件 {0} 中没有该地的这份要点，或文件不在文件夹中",
        "{0}, which the list names, holds no such plan or is not in the folder",
    ),
    "no_region": ("区划表中没有该地区，请核对名称", "No known region; check the name"),
    "no_region_near": (
        "区划表中没有该地区，请核对名称（是否为{0}）",
        "No known region; check the name ({0}?)",
    ),
    "no_subject": ("文件夹中没有主题为“{0}”的要点，请核对主题", "No plan in the folder is on {0}; check the subject"),
    "may_be_it": (
        "已收到《{0}》（{1}），其年份或主题未识别，可能即为此份；请在 plans.csv 中注明",
        "{0} ({1}) came; its year or subject was not read, so it may be this one: say so in plans.csv",
    ),
    "may_be_meant": (
        "已收到《{0}》（{1}），其地区、年份或主题与应收的不尽一致，可能即为此份；请核对，必要时在 plans.csv 中注明",
        "{0} ({1}) came; it was read otherwise than expected: if it is this one, say so in plans.csv",
    ),
    "came_besides": ("另收到该地要点：{0}", "Also received: {0}"),
    "failed_pages": ("已读取，但未能生成读取核对页的文件", "Files that were read, but whose reading check failed"),
    "strays": ("尚不能归到地区的文件和要点", "Files and plans that belong to no known place"),
    "strays_maybe": (
        "其中可能有“未收到”地区的要点；核实以前，不能认定这些地区没有报送。",
        "A plan that seems missing may be among them; until then nobody can say that a place did not send it.",
    ),
    "strays_note": (
        "不能据此认为相关地区没有报送，或未列入任何内容。",
        "They do not show that a place sent nothing or left anything out.",
    ),
    "file_or_plan": ("文件或要点", "File or plan"),
    "bare_note": (
        "可能是印发通知、封面，或编号在转换时丢失；请核对文件",
        "a cover letter perhaps, or the numbers were lost in making the text; look at the file",
    ),
    "say_in_plans": ("请在 plans.csv 中注明其地区（{0}#{1}）", "say its place in plans.csv ({0}#{1})"),
    "came_maybe": ("归属待核实的要点", "Perhaps of an expected place"),
    "came_number": ("（{0} 份）", " ({0})"),
    "came_number_beside": ("（{0} 份，含应收以外 {1} 份）", " ({0}, {1} of them beside what was expected)"),
}
