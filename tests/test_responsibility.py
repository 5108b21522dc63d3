"""Who answers for an item: the clause that says so, and the offices that it names."""

import pytest

from align.plan import Offices
from align.responsibility import find_clauses, read_offices, split_names
from tests.conftest import COMPANY, item, read_plan


def clause_of(text: str) -> list[str]:
    """The responsibility clauses of a text."""
    return [text[start:end] for start, end in find_clauses(text)]


@pytest.mark.parametrize(
    ("clause", "lead", "support"),
    [
        ("（省财政厅牵头）", ["省财政厅"], []),
        ("（省财政厅牵头，省直相关单位按职责分工负责）", ["省财政厅"], ["省直相关单位"]),
        ("（省财政厅、省税务局牵头，省商务厅配合）", ["省财政厅", "省税务局"], ["省商务厅"]),
        ("（省财政厅、省税务局负责）", [], ["省财政厅", "省税务局"]),
        ("（州财政局和州税务局按职责分工负责）", [], ["州财政局", "州税务局"]),
        ("（市教育局、市公安局按职责分别牵头负责）", ["市教育局", "市公安局"], []),
        ("(区城管局牵头, 各街道办事处配合)", ["区城管局"], ["各街道办事处"]),
        ("牵头单位：省教育厅；责任单位：省财政厅、省民政厅", ["省教育厅"], ["省财政厅", "省民政厅"]),
        ("责任单位：县住建局、各乡镇人民政府", [], ["县住建局", "各乡镇人民政府"]),
        ("主办单位：市水务局，协办单位：市应急局", ["市水务局"], ["市应急局"]),
    ],
)
def test_offices_lead_or_support_as_the_clause_says(clause: str, lead: list[str], support: list[str]) -> None:
    """牵头 and 主办 lead; without such a word all support; 分别牵头 makes all lead."""
    assert read_offices(clause) == Offices(tuple(lead), tuple(support))


@pytest.mark.parametrize(
    ("clause", "offices"),
    [
        (  # rows of the labelled corpus
            "（省政务局牵头，省直相关单位按职责分工负责。各市州、县市区人民政府均为责任单位，以下不再列出）",
            Offices(("省政务局",), ("省直相关单位",), ("各市州、县市区人民政府",)),
        ),
        (
            "（市直相关单位按职责分工负责。各县市区人民政府、邵阳经济技术开发区管委会均为责任单位，以下不再列出）",
            Offices((), ("市直相关单位",), ("各县市区人民政府", "邵阳经济技术开发区管委会")),
        ),
        (
            "（省政务局牵头，省直相关单位和长沙、岳阳、郴州市人民政府按职责分工负责）",
            Offices(("省政务局",), ("省直相关单位", "长沙、岳阳、郴州市人民政府")),
        ),
        (
            "（市司法局牵头，市直相关单位和各区县（市）人民政府按职责分工负责）",
            Offices(("市司法局",), ("市直相关单位", "各区县（市）人民政府")),
        ),
        ("（市直相关单位，各区县（市）人民政府按职责分工负责）", Offices((), ("市直相关单位", "各区县（市）人民政府"))),
        (
            "（省政务局、省政务服务和大数据中心牵头，省医保局等省直相关单位按职责分工负责）",
            Offices(("省政务局", "省政务服务和大数据中心"), ("省医保局", "省直相关单位")),
        ),
        (
            "（省公安厅、省民政厅、省农业农村厅等部门按职责分工负责）",
            Offices((), ("省公安厅", "省民政厅", "省农业农村厅")),
        ),
    ],
)
def test_clauses_of_the_corpus_are_read_as_its_labels_say(clause: str, offices: Offices) -> None:
    """Shared last words, 等 before a collective name, inner brackets, 和 inside a name, and defaults."""
    assert read_offices(clause) == offices


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        ("省财政厅、省税务局等单位", ["省财政厅", "省税务局"]),
        ("省财政厅、省税务局等部门", ["省财政厅", "省税务局"]),
        ("省财政厅等省直相关单位", ["省财政厅", "省直相关单位"]),
        ("成都、绵阳、德阳市人民政府", ["成都、绵阳、德阳市人民政府"]),
        ("各市州、县市区人民政府", ["各市州、县市区人民政府"]),
        ("省工业和信息化厅、省住房和城乡建设厅", ["省工业和信息化厅", "省住房和城乡建设厅"]),
        ("市文化广电和旅游局及市体育局", ["市文化广电和旅游局", "市体育局"]),
        ("市委宣传部、市委网信办", ["市委宣传部", "市委网信办"]),
        ("市发展改革委（市粮食局）、市林业局", ["市发展改革委（市粮食局）", "市林业局"]),
        ("各县（市、区）人民政府", ["各县（市、区）人民政府"]),
    ],
)
def test_names_split_where_each_part_is_a_complete_office(names: str, parts: list[str]) -> None:
    """A list is cut between complete names and nowhere else; 等单位 adds nothing."""
    assert split_names(names) == parts


@pytest.mark.parametrize(
    "bracket",
    [
        "（试行）",
        "（2022—2025年）",
        "（含“三公”经费）",
        "（国发〔2022〕5号）",
        "（网络在线、电话在线）",
        "（以下简称平台）",
        "（区、县）",
    ],
)
def test_other_brackets_are_no_clause(bracket: str) -> None:
    """A bracket that explains a word says nothing of who answers for the item."""
    assert clause_of(f"落实方案{bracket}，加强公开。（省财政厅牵头）") == ["（省财政厅牵头）"]


@pytest.mark.parametrize("inner", ["省财政厅、省税务局", "市直有关单位", "各乡镇人民政府", "省教育厅"])
def test_a_bracket_of_nothing_but_offices_ends_an_item_as_its_clause(inner: str) -> None:
    """Department brackets without any verb name who answers; in mid sentence they only explain."""
    assert clause_of(f"加强公开。（{inner}）") == [f"（{inner}）"]
    assert clause_of(f"会同有关部门（{inner}）加强公开。") == []


def test_a_clause_broken_by_inner_brackets_is_one() -> None:
    """各区县（市）人民政府 does not end the clause early."""
    clause = "（市司法局牵头，各区县（市）人民政府负责）"
    assert clause_of("加强公开。" + clause) == [clause]


def test_a_clause_whose_bracket_was_never_closed_reaches_the_end() -> None:
    """A missing closing bracket loses no office."""
    assert clause_of("加强公开。（省财政厅牵头，省税务局配合") == ["（省财政厅牵头，省税务局配合"]


@pytest.mark.parametrize("words", ["发布（说明。", "发布\x1b[31m说明。"])
def test_a_bracket_that_was_never_closed_swallows_no_words(words: str) -> None:
    """The clause behind it is still the clause, and the words between are the task's."""
    found = item(words + "（省财政厅牵头）")
    assert (found.task, found.clause) == (words, "（省财政厅牵头）")


def test_a_clause_on_a_line_of_its_own_ends_with_its_offices() -> None:
    """责任单位：… is the clause, and the words of the next line are not in it."""
    found = read_plan("加强公开。\n牵头单位：省财政厅\n责任单位：省税务局、省商务厅\n其他另行通知。", *COMPANY).items[0]
    assert found.offices == Offices(("省财政厅",), ("省税务局", "省商务厅"))
    assert found.task == "加强公开。其他另行通知。"


def test_office_names_are_as_printed_without_the_breaks_of_a_page() -> None:
    """Blanks of a wrapped line inside a name are undone."""
    assert read_offices("（省财\n政厅 牵头，省税 务局配合）") == Offices(("省财政厅",), ("省税务局",))


def test_defaults_hold_apart_from_the_offices_of_the_item() -> None:
    """What the first item names for all the others is shown there and repeated nowhere."""
    found = item("加强公开。（省财政厅牵头。各市（州）人民政府均为责任单位，以下不再列出）")
    assert found.offices == Offices(("省财政厅",), (), ("各市（州）人民政府",))


def test_an_item_without_clause_names_nobody() -> None:
    """No guess is made from offices that the task itself mentions."""
    found = item("配合省财政厅做好预算公开，会同省税务局发布指南。")
    assert (found.clause, found.offices) == ("", Offices())
