"""Whom a template item addresses, and whether the plan's place is among them."""

import pytest

from align.comparison import Addressee, Applies
from align.findings.scope import find_scope
from tests.conftest import COMPANY, compared, read_plan

CLAUSES = {
    "all": "（省财政厅牵头，省直相关单位按职责分工负责）",
    "two cities": "（省财政厅牵头，成都市、绵阳市人民政府按职责分工负责）",
    "shared word": "（省财政厅牵头，省直相关单位和成都、德阳、绵阳市人民政府按职责分工负责）",
    "others": "（省财政厅牵头，成都、德阳市人民政府按职责分工负责）",
    "everyone and one": "（省财政厅牵头，各市（州）人民政府、成都市人民政府按职责分工负责）",
    "branch": "（省财政厅牵头，人民银行成都分行配合）",
    "company": "（省财政厅牵头，国网成都供电公司配合）",
    "university": "（省财政厅牵头，四川大学、成都中医药大学配合）",
}


def scope(clause: str, title: str = "绵阳市2022年政务公开工作要点") -> Applies:
    """Whom an item with this clause addresses, seen from the place of a plan's title."""
    template = read_plan("推进数字城市建设。" + clause, *COMPANY)
    return find_scope(template.items[0], template, read_plan(*COMPANY, title=title))


@pytest.mark.parametrize("clause", ["all", "everyone and one", "university", "branch", "company"])
def test_an_item_without_named_places_addresses_all(clause: str) -> None:
    """Offices of the superior, 各市州, and a place inside an office's own name, narrow nothing."""
    assert scope(CLAUSES[clause]) == Applies(Addressee.ALL, (), True)


@pytest.mark.parametrize("clause", ["two cities", "shared word"])
def test_a_place_that_is_named_is_addressed(clause: str) -> None:
    """Each name of a list counts, the last word shared or not."""
    found = scope(CLAUSES[clause])
    assert found.to is Addressee.NAMED
    assert "绵阳" in found.places
    assert found.here is True


def test_a_place_that_is_not_named_is_not_addressed() -> None:
    """Other cities' task is no omission of this one."""
    assert scope(CLAUSES["others"]) == Applies(Addressee.NAMED, ("成都", "德阳"), False)


def test_a_county_is_addressed_with_its_city() -> None:
    """What its city has to do may concern it."""
    assert scope(CLAUSES["two cities"], "成都市武侯区2022年政务公开工作要点").here is True
    assert scope(CLAUSES["two cities"], "南充市阆中市2022年政务公开工作要点").here is False


def test_an_unknown_place_is_unsure() -> None:
    """Without a place nobody can say whether it is addressed."""
    assert scope(CLAUSES["others"], "2022年政务公开工作要点").here is None


HERE = "绵阳市2022年工作要点"
EVERYONE = "做好公开。（省财政厅牵头，省直相关单位按职责分工负责。各市（州）人民政府均为责任单位，以下不再列出）"
SUPERIORS = "（省农业农村厅、省经济和信息化厅按职责分工负责）"


def task_scope(task: str, first: str = COMPANY[0], title: str = HERE) -> Applies:
    """Whom an item printed with this task addresses; `first` is the plan's first item."""
    template = read_plan(first, task, *COMPANY)
    return find_scope(template.items[1], template, read_plan(*COMPANY, title=title))


@pytest.mark.parametrize(
    "task",
    [
        "深化信息公开。推广成都市经验，学习德阳做法。",
        "推广成都经验。各部门要认真学习。",
        "推进公开。在成都、德阳开展试点，各市（州）同步推进。",
        "支持成都建设示范城市，各市（州）做好配合。",
    ],
)
def test_places_that_a_task_only_mentions_are_not_addressed(task: str) -> None:
    """An example, an origin, or a part of a task for everyone narrows nothing."""
    assert task_scope(task + CLAUSES["all"]) == Applies(Addressee.ALL, (), True)


def test_an_item_about_other_places_addresses_these() -> None:
    """What its opening words are about, where clause and text speak of nobody else; an open list leaves it open."""
    about = "加快推进成都、德阳一体化发展。推动高频事项三地通办。" + CLAUSES["all"]
    assert task_scope(about) == Applies(Addressee.NAMED, ("成都", "德阳"), False)
    assert task_scope(about, title="德阳市2022年工作要点").here is True
    assert task_scope(about.replace("一体化", "等市一体化")).here is None


def test_a_group_of_places_is_read() -> None:
    """成德眉三市 are three cities, by one character each."""
    scope = task_scope("推进同城化。（省发展改革委牵头，成德眉三市人民政府负责）")
    assert scope == Applies(Addressee.NAMED, ("成都", "德阳", "眉山"), False)


def test_named_places_of_which_the_text_says_nothing_leave_it_open() -> None:
    """Where standing offices take in every place, a clause that adds some may only stress these."""
    clause = "（省财政厅牵头，省直相关单位和成都、德阳市人民政府按职责分工负责）"
    assert task_scope("创新审批方式。再造业务流程。" + clause, EVERYONE).here is None
    assert task_scope("创新审批方式。再造成都审批流程。" + clause, EVERYONE).here is False
    assert task_scope("推进成德一体化。再造业务流程。" + clause, EVERYONE).here is False


@pytest.mark.parametrize(
    "task",
    [
        "加快组建数字四川有限公司。探索授权运营机制。",
        "健全法规制度。推动《四川省数据条例》立法。",
        "构建服务联盟。加强与重庆、贵州等省市对接。",
        "成立省级数据集团。理顺管理体制。",
        "推动出台《四川省政务公开条例》。开展地方立法研究，完成草案论证。",
    ],
)
def test_work_of_the_superior_itself_leaves_nothing_to_do_below(task: str) -> None:
    """A body or a law in its own name, and what it settles with its peers."""
    assert task_scope(task + SUPERIORS) == Applies(Addressee.OWN, (), False)


@pytest.mark.parametrize(
    "task",
    [
        "加快组建数据有限公司。探索授权运营机制。",
        "落实《四川省数据条例》。加强宣传。",
        "加快组建数字四川有限公司，各市（州）同步组建。",
        "加强与重庆对接，指导市县做好承接。",
    ],
)
def test_what_the_text_does_not_make_the_superiors_own_addresses_all(task: str) -> None:
    """A body that any government may found, a law to be carried out, and work in which others are spoken of."""
    assert task_scope(task + SUPERIORS) == Applies(Addressee.ALL, (), True)


def test_a_system_of_the_superior_is_its_own_unless_it_is_to_be_used() -> None:
    """A province's platform leaves nothing to do below; by whom it is used the text may leave open."""
    assert task_scope("升级省级政务云平台。扩充容量。" + SUPERIORS) == Applies(Addressee.OWN, (), False)
    assert task_scope("加快省级重点项目建设。完成主体工程。" + SUPERIORS).to is Addressee.OWN
    assert task_scope("升级省级政务云平台。推广应用。" + SUPERIORS) == Applies(Addressee.ALL, (), None)
    assert task_scope("升级省级政务云平台。扩充容量。") == Applies(Addressee.ALL, (), None)
    assert task_scope("推进全省重点项目建设。扩大投资。" + SUPERIORS) == Applies(Addressee.ALL, (), True)


def test_what_a_plan_carries_was_there_to_be_carried() -> None:
    """A carried item is never said to be another place's or the superior's own."""
    task = "加快组建数字四川有限公司，以数据运营为核心主业。"
    assert compared([task + SUPERIORS], [task]).rows[0].applies == Applies(Addressee.ALL, (), True)
    task = "推进成德一体化，推动高频事项两地通办，共享电子证照。"
    row = compared([task + CLAUSES["others"]], [task]).rows[0]
    assert row.applies == Applies(Addressee.NAMED, ("成都", "德阳"), None)


def test_a_citys_own_departments_are_no_governments_below() -> None:
    """市直 in a city's template is the city itself; in a province's it is below."""
    clause = "（市财政局牵头，市直相关单位和三台县、盐亭县人民政府按职责分工负责）"
    template = read_plan("推进数字乡村建设。" + clause, *COMPANY, title="绵阳市2022年工作要点")
    scope = find_scope(template.items[0], template, read_plan(*COMPANY, title="梓潼县2022年工作要点"))
    assert scope.to is Addressee.NAMED
    assert scope.here is False


def test_a_prefectures_own_system_leaves_nothing_to_do_below() -> None:
    """州级 in a prefecture's template is its own level, as 省级 is in a province's."""
    template = read_plan(
        "升级州级政务云平台。扩充容量。（州财政局牵头）", *COMPANY, title="凉山彝族自治州2022年工作要点"
    )
    scope = find_scope(template.items[0], template, read_plan(*COMPANY, title="西昌市2022年工作要点"))
    assert scope == Applies(Addressee.OWN, (), False)
