"""Which template items a plan item carries: any order, m:n, each link with its pass and score."""

from __future__ import annotations

import pytest

from align.comparison import Link, Settled, Verdict
from align.matching import Matching, match_items
from align.settings import RELEASED
from tests.conftest import CITY, COMPANY, NEXT_YEAR, read_plan

SERVICE = "推进政务服务标准化。编制全省统一的事项清单，规范办理流程，年底前实现同一事项在各地同标准办理。"
DATA = "加快公共数据共享。建设省级数据目录，打通公安、民政、社保系统，提供接口调用服务。"
LETTERS = "办好群众来信。规范信访登记，限时答复，对疑难件由领导包案化解。"
BUDGET = "公开财政预算决算。按部门公布三公经费和政府采购目录，接受社会监督。"
SCHOOLS = "公布义务教育招生信息。说明划片范围、报名条件和录取结果，畅通家长咨询电话。"
CLINICS = "改善基层医疗条件。配齐乡镇卫生院设备，轮训全科医生，推广家庭医生签约。"
RIVERS = "整治黑臭水体。封堵排污口，清淤河道，每月公布断面水质监测数据。"
TEMPLATE = (SERVICE, DATA, LETTERS, BUDGET, SCHOOLS, CLINICS, RIVERS)
PARKING = "增设公共停车泊位。利用边角地块新建立体车库，推行错时共享停车。"
FORESTS = "加强森林防火值守。进山路口设卡检查，储备风力灭火机，组织半专业队伍演练。"


def matched(*tasks: str, title: str = CITY, settled: tuple[Settled, ...] = ()) -> Matching:
    """The links of the template above with a plan of these tasks."""
    return match_items(read_plan(*TEMPLATE), read_plan(*tasks, title=title), RELEASED, settled)


def partners(*tasks: str, title: str = CITY) -> dict[int, tuple[int, ...]]:
    """The template items that each plan item carries."""
    return {link.plan_items[0]: link.template_items for link in matched(*tasks, title=title).links}


def link_of(found: Matching, no: int) -> Link:
    """The link of a plan item."""
    return next(link for link in found.links if link.plan_items == (no,))


def test_the_same_items_are_linked_one_to_one() -> None:
    """A plan that took its template over carries every item once."""
    assert partners(*TEMPLATE) == {no: (no,) for no in range(1, 8)}


def test_items_are_found_in_any_order() -> None:
    """A moved item keeps its partner."""
    assert partners(*reversed(TEMPLATE)) == {no: (8 - no,) for no in range(1, 8)}


def test_an_item_told_anew_under_another_heading_is_found() -> None:
    """Rewritten words and another beginning leave what names the task."""
    again = "做实水环境治理。全面排查沿河排污口并封堵到位，实施河道清淤，监测断面的水质数据按月向社会公布。"
    assert partners(SERVICE, DATA, LETTERS, BUDGET, SCHOOLS, CLINICS, again)[7] == (7,)


def test_a_merged_item_carries_both() -> None:
    """Two template items in one plan item."""
    merged = "公开民生信息。" + BUDGET.split("。", 1)[1] + SCHOOLS.split("。", 1)[1]
    assert partners(SERVICE, DATA, LETTERS, merged, CLINICS, RIVERS)[4] == (4, 5)


def test_a_split_item_is_carried_by_both_halves() -> None:
    """One template item in two plan items."""
    one = "编制统一的事项清单。编制全市统一的事项清单，规范办理流程。"
    other = "同一事项同标准办理。年底前实现同一事项在各地同标准办理，推进政务服务标准化。"
    found = partners(one, other, DATA, LETTERS, BUDGET, SCHOOLS, CLINICS, RIVERS)
    assert found[1] == found[2] == (1,)


@pytest.mark.parametrize("title", [CITY, NEXT_YEAR])
def test_a_task_of_ones_own_has_no_partner(title: str) -> None:
    """Neither level nor year invents a link for what the template lacks; what the plan lacks stays alone as well."""
    found = partners(SERVICE, DATA, LETTERS, BUDGET, SCHOOLS, CLINICS, PARKING, title=title)
    assert 7 not in found
    assert all(7 not in linked for linked in found.values())


def test_boilerplate_makes_no_link() -> None:
    """推进, 加强, 完善, 工作机制 stand everywhere and name no task."""
    formula = "加强组织领导，完善工作机制，推进各项工作落实，提升服务水平。"
    template = read_plan(*(formula + task for task in TEMPLATE))
    plan = read_plan(*(formula + task for task in (*TEMPLATE[:6], FORESTS)), title=CITY)
    found = {link.plan_items[0]: link.template_items for link in match_items(template, plan, RELEASED).links}
    assert 7 not in found
    assert found[3] == (3,)


def test_each_link_says_which_pass_found_it() -> None:
    """Same words, near copies, and evidence of words are told apart."""
    near = BUDGET.replace("接受社会监督", "接受社会监督，畅通举报电话")
    again = "做实水环境治理。全面排查沿河排污口并封堵到位，实施河道清淤，监测断面的水质数据按月向社会公布。"
    found = matched(SERVICE.replace("全省", "全市"), DATA, LETTERS, near, SCHOOLS, CLINICS, again)
    assert [link_of(found, no).found_by for no in (1, 4, 7)] == ["identical", "wording", "words"]


def test_a_sentence_taken_into_a_long_item_is_found() -> None:
    """An item left over whose one sentence stands word for word in an item of the other side."""
    others = FORESTS.replace("。", "，") + PARKING.replace("。", "，") + "办好中医馆，扩大长期护理保险试点。"
    long = "加强卫生健康工作。" + others + "配齐乡镇卫生院设备，轮训全科医生，推广家庭医生签约。"
    assert 6 in partners(SERVICE, DATA, LETTERS, BUDGET, SCHOOLS, long, RIVERS)[6]


def test_scores_are_between_nothing_and_one_and_their_parts_add_up() -> None:
    """Every link explains its score by named parts."""
    found = matched(SERVICE, DATA.replace("社保", "税务"), PARKING, *TEMPLATE[3:])
    assert found.links
    for link in found.links:
        assert 0 < link.score <= 1 + 1e-9
        assert sum(part.value for part in link.parts) == pytest.approx(link.score)
        assert {part.name for part in link.parts} <= {"words", "heading", "section"}


def test_the_nearest_partner_scores_a_link() -> None:
    """A copy scores higher than an item told anew."""
    found = matched(SERVICE, *TEMPLATE[1:6], "整治黑臭水体。每月公布水质数据，鼓励公众举报。")
    assert link_of(found, 1).score > link_of(found, 7).score


def test_repeated_items_are_paired_in_their_order() -> None:
    """Two items in the same words go to the first and the second that say it."""
    template = read_plan(DATA, RIVERS, DATA, BUDGET)
    plan = read_plan(BUDGET, DATA, DATA, RIVERS, title=CITY)
    links = match_items(template, plan, RELEASED).links
    assert [(link.plan_items[0], link.template_items) for link in links] == [(1, (4,)), (2, (1,)), (3, (3,)), (4, (2,))]


def test_a_confirmed_link_stands_against_all_evidence() -> None:
    """What a reviewer linked is linked, and nothing more to that item."""
    settled = Settled((7,), 1, Verdict.LOCALIZED, "某某", "2022-06-01")
    link = link_of(matched(*TEMPLATE, settled=(settled,)), 1)
    assert (link.template_items, link.found_by) == ((7,), "reviewed")


def test_a_confirmed_drop_is_linked_to_nothing() -> None:
    """A template item that a reviewer found dropped has no partner, however near one is."""
    settled = Settled((7,), None, Verdict.DROPPED, "某某", "2022-06-01")
    assert all(7 not in link.template_items for link in matched(*TEMPLATE, settled=(settled,)).links)


def test_one_item_on_each_side_can_be_matched() -> None:
    """The smallest plans have no rivals, and still belong together where the words do."""
    links = match_items(read_plan(DATA), read_plan(DATA.replace("省级", "市级"), title=CITY), RELEASED).links
    assert [link.template_items for link in links] == [(1,)]


@pytest.mark.parametrize("size", [2, 4, 6])
def test_plans_on_other_subjects_share_nothing(size: int) -> None:
    """Being less unlike than all others makes no partner."""
    other = (FORESTS, PARKING, *COMPANY)
    links = match_items(read_plan(*TEMPLATE[:size]), read_plan(*other[:size], title=CITY), RELEASED).links
    assert [(link.template_items, link.plan_items) for link in links] == []
