"""The sections and items of a plan, however it numbers them."""

from __future__ import annotations

import pytest

from align.plan import Offices
from tests.conftest import CITY, COMPANY, PREAMBLE, PROVINCE, items, printed, read


def outline(text: str) -> list[tuple[str, list[str]]]:
    """The section headings of a plan, each with the tasks under it."""
    return [(section.heading, [item.task for item in section.items]) for section in read(text).plan().sections]


def plan(*paragraphs: str) -> str:
    """A plan of these paragraphs."""
    return "\n".join([PROVINCE, PREAMBLE, *paragraphs]) + "\n"


def test_items_stand_in_their_sections() -> None:
    """Headings are sections, numbered units below are items, in reading order."""
    text = plan("一、公开", "（一）公布预算。", "（二）公布决算。", "二、会议", "（三）公开会议。")
    assert outline(text) == [("公开", ["公布预算。", "公布决算。"]), ("会议", ["公开会议。"])]


@pytest.mark.parametrize(
    "labels",
    [
        ["（一）", "（二）", "（一）", "（二）"],
        ["（一）", "（二）", "（三）", "（四）"],
        ["1.", "2.", "3.", "4."],
        ["1．", "2．", "1．", "2．"],
        ["（1）", "（2）", "（3）", "（4）"],
        ["(一) ", "（二）", "(三) ", "（四）"],
        ["（一）", "（二）", "（五）", "（九）"],
        ["第一条 ", "第二条 ", "第三条 ", "第四条 "],
    ],
)
def test_numbers_may_restart_run_on_jump_or_mix_their_brackets(labels: list[str]) -> None:
    """Whatever is printed, `no` counts from 1 and the label stays as printed."""
    one, two, three, four = labels
    found = items(
        plan(
            *("一、公开", f"{one}公布预算。", f"{two}公布决算。"),
            *("二、会议", f"{three}公开会议。", f"{four}公开决定。"),
        )
    )
    assert [item.no for item in found] == [1, 2, 3, 4]
    assert [item.label for item in found] == [label.strip() for label in labels]
    assert [item.task for item in found] == ["公布预算。", "公布决算。", "公开会议。", "公开决定。"]


def test_sections_that_state_tasks_themselves_are_items() -> None:
    """A plan of 一、二、三、 without headings has one section without a name."""
    text = plan("一、公布预算，接受监督。", "二、公布决算，接受监督。", "三、公开会议，邀请代表。")
    assert outline(text) == [("", ["公布预算，接受监督。", "公布决算，接受监督。", "公开会议，邀请代表。"])]


def test_enumerations_inside_an_item_stay_inside() -> None:
    """一是…二是… under one clause are one item."""
    text = printed("加强公开。一是公布预算。二是公布决算。三是回应关切。（省财政厅牵头）", *COMPANY)
    assert items(text)[0].task == "加强公开。一是公布预算。二是公布决算。三是回应关切。"
    assert len(items(text)) == 5


def test_sub_units_under_one_clause_are_one_item() -> None:
    """The unit that carries the clause is the item where its 1. 2. carry none."""
    text = plan(
        "一、公开",
        *("（一）加强财政公开。", "1.公布预算。", "2.公布决算。（省财政厅牵头）"),
        *("（二）加强会议公开。", "1.公开会议。", "2.公开决定。（省司法厅牵头）"),
    )
    assert [item.task for item in items(text)] == [
        "加强财政公开。1.公布预算。2.公布决算。",
        "加强会议公开。1.公开会议。2.公开决定。",
    ]


def test_sub_units_with_clauses_of_their_own_are_items() -> None:
    """The words of the divided unit before them are a nested heading."""
    text = plan(
        *("一、公开", "（一）财政公开", "1.公布预算。（省财政厅牵头）", "2.公布决算。（省审计厅牵头）"),
        *("（二）会议公开", "1.公开会议。（省司法厅牵头）", "2.公开决定。（省民政厅牵头）"),
    )
    section = read(text).plan().sections[0]
    assert [item.task for item in section.items] == ["公布预算。", "公布决算。", "公开会议。", "公开决定。"]
    assert [(nested.label, nested.heading, nested.no) for nested in section.nested] == [
        ("（一）", "财政公开", 1),
        ("（二）", "会议公开", 3),
    ]


def test_a_document_as_one_long_line_is_read_like_any_other() -> None:
    """Labels behind stops and headings are found where line breaks were lost."""
    text = printed(*(f"第{name}类工作要做好，{'按月公布信息，' * 6}接受监督。（省财政厅牵头）" for name in "甲乙丙丁"))
    one_line = text.replace(PREAMBLE, "为做好今年工作，现提出以下任务。").replace("\n", "")
    assert outline(one_line) == outline(text)
    assert read(one_line).plan().title == PROVINCE


def test_a_preamble_that_says_this_plan_is_no_part_of_the_title() -> None:
    """In one long line the title ends at the first words that end a title."""
    text = printed(*(f"第{name}类工作要做好，{'按月公布信息，' * 6}接受监督。（省财政厅牵头）" for name in "甲乙丙丁"))
    assert read(text.replace("\n", "")).plan().title == PROVINCE


@pytest.mark.parametrize(
    "words",
    [
        "落实“五级60同”，推广“12345”热线",
        "落实《办法》（川办发〔2021〕\n72号）和《意见》",
        "占比达\n30.5%以上，新增\n1.5万个岗位",
        "开展“五个一”行动，\n一网通办全覆盖",
        "分为\n一、二、三类管理",
        "第一时间回应，\n第三方评估达标",
        "完善（一）类和（二）类目录",
    ],
)
def test_numbered_words_in_a_sentence_open_no_item(words: str) -> None:
    """A figure, a document number or a numeral is no label, even at the start of a printed line."""
    found = items(printed("加强公开。（省财政厅牵头）", words + "，加强监管。（省民政厅牵头）", *COMPANY))
    assert len(found) == 2 + len(COMPANY)
    assert found[1].task == words.replace("\n", "") + "，加强监管。"


def test_a_year_right_behind_a_label_is_no_decimal() -> None:
    """1.2022年底前 is item 1, told of 2022."""
    text = plan("一、公开", "1.2022年底前公布预算。", "2.2023年起公布决算。", "3.公开会议。")
    assert [item.task for item in items(text)] == ["2022年底前公布预算。", "2023年起公布决算。", "公开会议。"]


def test_a_decimal_that_begins_a_sentence_and_a_line_is_no_label() -> None:
    """1.5 is a figure where no 2. follows."""
    found = items(printed("改造供水管网。\n1.5公里主管道年内更换完毕。（省财政厅牵头）", *COMPANY))
    assert found[0].task == "改造供水管网。1.5公里主管道年内更换完毕。"


def test_a_label_at_the_start_of_a_page_is_still_a_label() -> None:
    """A page mark between two items changes nothing."""
    text = printed("加强公开。（省财政厅牵头）", "规范会议。（省民政厅牵头）").replace("（二）", "— 3 —\n（二）")
    assert [item.task for item in items(text)] == ["加强公开。", "规范会议。"]


def test_blanks_inside_a_label_are_no_part_of_it() -> None:
    """（ 一 ） is （一）."""
    assert items(printed("加强公开。", "规范会议。").replace("（一）", "（ 一 ）"))[0].label == "（一）"


@pytest.mark.parametrize(
    ("task", "heading"),
    [
        ("落实工作责任。各单位要履职尽责。", "落实工作责任"),
        ("各单位要履职尽责，按月通报。", ""),
        ("推进财政预算决算信息公开并逐步扩大到所有使用财政资金的单位和项目实现全覆盖。按月通报。", ""),
    ],
)
def test_a_short_first_sentence_is_the_heading(task: str, heading: str) -> None:
    """At most 30 characters, and only where another sentence follows."""
    assert items(printed(task + "（省财政厅牵头）", *COMPANY))[0].heading == heading


def test_a_heading_on_a_line_of_its_own_is_the_heading() -> None:
    """A line without a stop above the words of an item heads it, and is no word lost."""
    text = printed(
        *(
            f"{name}\n{'按月公布信息，接受社会监督，' * 3}做到应公开尽公开。"
            for name in ("规范财政公开", "改进会议公开")
        )
    )
    assert [item.heading for item in items(text)] == ["规范财政公开", "改进会议公开"]

    assert items(text)[0].task.startswith("规范财政公开按月")


def test_words_go_on_before_a_line_that_begins_with_a_name() -> None:
    """Where lines are broken at quotation marks, what stands before one is no heading."""
    text = f"{PROVINCE}\n为做好工作，制定本要点。\n一、重点\n（一）继续办好\n“公开日”\n活动。组织群众参观政务大厅。\n"
    assert [item.heading for item in items(text)] == ["继续办好“公开日”活动"]


def test_text_task_and_clause_are_the_parts_of_an_item() -> None:
    """`text` is as printed; `task` is without label and clause."""
    found = items(printed("加强公开。（省财政厅牵头）", *COMPANY))[0]
    assert (found.text, found.task, found.clause) == (
        "（一）加强公开。（省财政厅牵头）",
        "加强公开。",
        "（省财政厅牵头）",
    )


def test_an_item_is_known_by_its_source_and_place() -> None:
    """`id` holds 12 hex of the source's sha256 and the item's first and last offset."""
    document = read(printed("加强公开。", "规范会议。"))
    ids = [item.id for item in document.plan().items]
    assert len(set(ids)) == 2
    for item in document.plan().items:
        assert item.id == f"{document.source.sha256[:12]}-{item.spans[0].start}-{item.spans[-1].end}"


TABLE = f"""{CITY.replace("要点", "任务分解表")}
序号 工作任务 具体要求 牵头单位 责任单位 完成时限
1 加强预算公开 公布预算，接受监督 市财政局 市审计局、市税务局 年底前
2 规范会议公开 邀请代表列席会议 市政府办公室 市司法局 6月底前
序号 工作任务 具体要求 牵头单位 责任单位 完成时限
34 办好服务热线 办理群众诉求 市信访局 各县（市、区）人民政府 全年
37 改进网站建设 更新网站栏目 市数据局 市直有关单位 全年
"""


def test_the_rows_of_a_flattened_task_table_are_items() -> None:
    """Row numbers are labels although they jump, and the head repeated between rows is no word of any."""
    assert [item.label for item in items(TABLE)] == ["1", "2", "34", "37"]
    assert not any("序号" in item.text for item in items(TABLE))


def test_the_office_columns_of_a_table_are_the_offices() -> None:
    """The first of two columns leads, the second supports; the task is what stands in the other cells."""
    first, *_, last = items(TABLE)
    assert first.offices == Offices(("市财政局",), ("市审计局", "市税务局"))
    assert last.offices == Offices(("市数据局",), ("市直有关单位",))
    assert first.task.split() == ["加强预算公开", "公布预算，接受监督", "年底前"]


def test_one_office_column_leads_or_supports_by_its_name() -> None:
    """责任单位 alone names who supports, 牵头单位 alone who leads."""
    rows = "1 加强公开 市财政局 年底前\n2 规范会议 市司法局 年底前\n"
    title = CITY.replace("要点", "任务分解表") + "\n"
    answering = items(f"{title}序号 工作任务 责任单位 完成时限\n{rows}")
    leading = items(f"{title}序号 工作任务 牵头单位 完成时限\n{rows}")
    assert [item.offices for item in answering] == [Offices((), ("市财政局",)), Offices((), ("市司法局",))]
    assert [item.offices for item in leading] == [Offices(("市财政局",)), Offices(("市司法局",))]


def test_an_office_cell_wrapped_over_lines_is_one_cell() -> None:
    """A narrow column breaks names and lists; the names are whole."""
    rows = "1\t加强预算决算信息公开\n市财\n政局\n市审计局、\n市税务局\n2\t规范各类会议公开办法\n市司法局\n市民政局\n"
    text = f"{CITY.replace('要点', '任务分解表')}\n序号\t工作任务\t牵头单位\t责任单位\n{rows}"
    assert items(text)[0].offices == Offices(("市财政局",), ("市审计局", "市税务局"))


@pytest.mark.parametrize("behind", ["\n", "\t"])
def test_a_short_task_above_its_office_is_no_part_of_the_name(behind: str) -> None:
    """Cells on lines of their own stay apart where the second is a complete office."""
    rows = f"1{behind}加强公开\n市财政局\n市审计局\n2{behind}规范会议\n市司法局\n市民政局\n"
    found = items(f"{CITY.replace('要点', '任务分解表')}\n序号\t工作任务\t牵头单位\t责任单位\n{rows}")
    assert [item.task for item in found] == ["加强公开", "规范会议"]
    assert found[0].offices == Offices(("市财政局",), ("市审计局",))
