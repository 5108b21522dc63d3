"""Where plans begin and end in a document, and what their titles and notices say."""

import pytest

from align.plan import Level, Plan
from align.plans import read_title
from tests.conftest import CITY, PREAMBLE, PROVINCE, printed, read

NOTICE = """甘肃省人民政府办公厅关于印发《甘肃省2021
年数字政府建设工作要点》的通知
甘政办发〔2021〕36号
各市州人民政府，省直有关部门：
《甘肃省2021年数字政府建设工作要点》已经省政府同意，根据《甘肃省数据办法》（甘政发〔2019〕8号）
和2020年12月1日会议要求，现印发给你们，请认真落实。
甘肃省人民政府办公厅
2021年3月15日
"""
ISSUED = printed("加强公开。（省财政厅牵头）", "规范会议。（省民政厅牵头）", title="甘肃省2021年数字政府建设工作要点")


def titles(text: str) -> list[str]:
    """The titles of the plans in a document."""
    return [plan.title for plan in read(text).plans]


@pytest.mark.parametrize(
    ("title", "place", "level", "year", "subject"),
    [
        ("四川省2022年政务公开工作要点", "四川省", Level.PROVINCE, 2022, "政务公开"),
        ("内蒙古自治区2021年数字政府建设工作要点", "内蒙古自治区", Level.PROVINCE, 2021, "数字政府建设"),
        ("大理白族自治州2023年优化营商环境工作要点", "大理白族自治州", Level.CITY, 2023, "优化营商环境"),
        ("兴安盟2022年政务公开工作要点", "兴安盟", Level.CITY, 2022, "政务公开"),
        ("成都市武侯区2022年政务公开工作要点", "武侯区", Level.COUNTY, 2022, "政务公开"),
        ("鄂温克族自治旗2022年乡村振兴工作要点", "鄂温克族自治旗", Level.COUNTY, 2022, "乡村振兴"),
        ("绵阳高新区2022年政务公开工作要点", "绵阳高新区", Level.ZONE, 2022, "政务公开"),
        ("2022年绵阳市政务公开工作要点", "绵阳市", Level.CITY, 2022, "政务公开"),
        ("二〇二二年绵阳市政务公开工作要点", "绵阳市", Level.CITY, 2022, "政务公开"),
        ("绵阳市2022年度政务公开任务分解表", "绵阳市", Level.CITY, 2022, "政务公开"),
        ("绵阳市2022年政务公开工作任务分解表", "绵阳市", Level.CITY, 2022, "政务公开"),
        ("绵阳市贯彻落实2022年政务公开工作要点实施方案", "绵阳市", Level.CITY, 2022, "政务公开"),
        ("绵阳市2022年政务公开工作要点（征求意见稿）", "绵阳市", Level.CITY, 2022, "政务公开"),
    ],
)
def test_a_title_tells_place_level_year_and_subject(
    title: str, place: str, level: Level, year: int, subject: str
) -> None:
    """Of any province, whatever stands first, in figures or numerals."""
    found = read_title(title)
    assert (found.place, found.level, found.year, found.subject) == (place, level, year, subject)


def test_what_a_title_does_not_say_is_unknown() -> None:
    """No place, level or year is made up."""
    found = read_title("政务公开工作要点")
    assert (found.place, found.level, found.year, found.subject) == (None, None, None, "政务公开")


def test_each_plan_of_a_document_ends_where_the_next_begins() -> None:
    """Two plans with the same numbering stay apart."""
    text = printed("加强公开。", "规范会议。") + printed("办好热线。", title="四川省2022年数字政府工作要点")
    plans = read(text).plans
    assert [[item.task for item in plan.items] for plan in plans] == [["加强公开。", "规范会议。"], ["办好热线。"]]


def test_a_title_with_blanks_over_several_lines_is_one_title() -> None:
    """A title in large type is wrapped, and blanks stand in it; the plan's title has none."""
    text = printed("加强公开。", "规范会议。").replace(PROVINCE, "四川省 2022 年政务\n公 开 工\n作要点")
    assert titles(text) == [PROVINCE]


@pytest.mark.parametrize("place", ["四川省", "四川省人民政府"])
def test_a_title_whose_place_stands_on_a_line_of_its_own_keeps_it(place: str) -> None:
    """Place and year on two lines are one title."""
    plan = read(printed("加强公开。", "规范会议。").replace("四川省", place + "\n")).plan()
    assert (plan.title, plan.place) == (place + PROVINCE.removeprefix("四川省"), "四川省")


def test_the_title_inside_a_notice_is_not_the_plan() -> None:
    """A title in 《》, even wrapped over lines, heads no items."""
    assert titles(NOTICE + ISSUED) == ["甘肃省2021年数字政府建设工作要点"]
    assert read(NOTICE + ISSUED).between[0].text.startswith("甘肃省人民政府办公厅关于印发")


def test_a_notice_gives_its_plan_number_and_date() -> None:
    """The number and date that stand for themselves count, not those of cited documents."""
    plan = read(NOTICE + ISSUED).plan()
    assert (plan.document_number, plan.issued_on) == ("甘政办发〔2021〕36号", "2021-03-15")


def test_a_plan_without_notice_has_no_number_and_date() -> None:
    """A number that an item cites is not the plan's own."""
    plan = read(printed("落实《办法》（川办发〔2021〕8号），2022年3月1日前完成。", "规范会议。")).plan()
    assert (plan.document_number, plan.issued_on) == (None, None)


def test_one_notice_may_issue_several_plans() -> None:
    """Both plans named in it have its number and date."""
    notice = NOTICE.replace(
        "《甘肃省2021\n年数字政府建设工作要点》",
        "《甘肃省2021年数字政府建设工作要点》和《甘肃省2021年政务公开工作要点》",
    )
    both = ISSUED + printed("办好热线。", "办好网站。", title="甘肃省2021年政务公开工作要点")
    assert [plan.document_number for plan in read(notice + both).plans] == ["甘政办发〔2021〕36号"] * 2


def test_a_title_in_a_sentence_begins_no_plan() -> None:
    """An item may name a plan, without 《》 and at the end of a line."""
    text = printed("印发绵阳市2022年政务公开工作要点，\n落实四川省2022年政务公开工作要点\n的要求。", "规范会议。")
    assert titles(text) == [PROVINCE]


def test_a_title_that_heads_no_item_is_none() -> None:
    """A cover page repeats the title."""
    document = read(f"{PROVINCE}\n四川省人民政府办公厅编\n" + printed("加强公开。", "规范会议。"))
    assert [plan.title for plan in document.plans] == [PROVINCE]


def test_another_document_between_two_plans_belongs_to_neither() -> None:
    """In a volume a notice ends the plan before it, and its numbered demands are no items."""
    other = (
        "云南省教育厅关于做好2022年招生工作的通知\n各州市：\n一、严格纪律\n严格招生纪律。\n二、加强宣传\n加强宣传。\n"
    )
    document = read(
        printed("加强公开。（省财政厅牵头）", "规范会议。（省民政厅牵头）") + other + printed("办好热线。", title=CITY)
    )
    assert [len(plan.items) for plan in document.plans] == [2, 1]
    assert any("招生纪律" in passage.text for passage in document.between)


def plan_with(tail: str) -> Plan:
    """A plan whose last item is followed by these words."""
    return read(printed("加强公开。（省财政厅牵头）", "规范会议。（省民政厅牵头）") + tail).plan()


def test_a_closing_paragraph_is_no_part_of_the_last_item() -> None:
    """What stands behind the last responsibility clause addresses everyone."""
    plan = plan_with("各级各部门要高度重视，抓紧落实。\n")
    assert plan.items[-1].task == "规范会议。"
    assert plan.closing.text == "各级各部门要高度重视，抓紧落实。"


@pytest.mark.parametrize(
    "imprint",
    [
        "信息公开选项：主动公开\n",
        "（此件公开发布）\n",
        "抄送：省委办公厅，省人大常委会办公厅。\n",
        "四川省人民政府办公厅\n2022年4月1日\n",
        "四川省人民政府办公厅　2022年4月1日印发\n",
        "附件：1. 任务清单\n2. 联系人名单\n",
        "联系人：某某，电话：028-0000000\n",
        "信息来源：四川省人民政府网站\n",
    ],
)
def test_an_imprint_is_in_no_plan(imprint: str) -> None:
    """Disclosure notes, signatures, distribution lists and annexes are text between plans."""
    document = read(printed("加强公开。（省财政厅牵头）", "规范会议。（省民政厅牵头）") + imprint)
    plan = document.plan()
    assert len(plan.items) == 2
    assert plan.items[-1].text.endswith("（省民政厅牵头）")
    assert plan.closing.text == ""
    assert document.between


def test_an_imprint_ends_a_last_item_without_clause() -> None:
    """Even where no clause closes the last item, its words end before the disclosure note."""
    text = (
        printed("加强公开。", "规范会议，按月通报。")
        + "信息公开属性：此件主动公开\n四川省人民政府办公厅\n2022年4月1日\n"
    )
    assert read(text).plan().items[-1].task == "规范会议，按月通报。"


def test_a_document_without_a_plan_title_is_read_under_its_own() -> None:
    """Where no 工作要点 is named, the document's first words are the title of one plan."""
    text = "关于加强政务公开的若干措施\n一、规范公开\n（一）按月公布预算。\n（二）按季公布决算。\n"
    plan = read(text).plan()
    assert plan.title == "关于加强政务公开的若干措施"
    assert len(plan.items) == 2


def test_the_preamble_is_what_stands_before_the_first_label() -> None:
    """No word of it is in an item."""
    assert read(printed("加强公开。", "规范会议。")).plan().preamble.text == PREAMBLE
