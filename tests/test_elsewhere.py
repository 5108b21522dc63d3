"""Before something counts as dropped: the other plans of the place are searched, and what was seen is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Addressee, Applies, Comparison, Row, Sighting
from align.elsewhere import look_elsewhere, speaks_of_conduct
from align.keys import plan_key, stem_key
from align.language import Lang
from align.pairing import Listed, others_of
from align.pipeline import compare
from align.plan import Plan
from align.record import comparison_record
from align.reload import comparison_from_record
from align.sentences import sentence
from align.settings import RELEASED
from tests.conftest import COMPANY, NEXT_YEAR, PROVINCE, compared, dropped, item, read_plan

DIGITAL = "绵阳市2022年数字政府建设工作要点"
SHARED = "推进政务数据共享。编制公共数据目录，落实数据共享责任清单，推动垂直系统数据回流，数据共享需求满足率达到95%。"
ELSEWHERE = "推动数据共享开放。落实数据共享责任清单，打通垂直系统，数据共享需求满足率达到99%，公共数据目录动态更新。"
STRANGERS = (
    "升级政务云。整合机房资源，完善异地灾备，外网覆盖至村。",
    "建设智慧社区。推广社区一体化平台，新建充电设施20处。",
    "推进非现场监管。汇聚监管数据，建立风险预警模型。",
)


def other(*tasks: str, title: str = DIGITAL) -> Plan:
    """Another plan of the city, with strangers beside these tasks."""
    return read_plan(*STRANGERS, *tasks, title=title)


def searched(lost: str, *others: Plan, title: str = PROVINCE) -> Comparison:
    """A province's plan with a task that the city's lacks, after a look into the city's others."""
    plan = read_plan(*COMPANY, title="绵阳市2022年政务公开工作要点")
    return look_elsewhere(compare(read_plan(*COMPANY, lost, title=title), plan), others)


def told(row: Row, lang: Lang = Lang.ZH) -> str:
    """What a row gives as its reasons."""
    return " ".join(sentence(reason, lang) for reason in row.because)


def test_a_dropped_item_that_another_plan_carries_is_shown_with_its_place() -> None:
    comparison = searched(SHARED, other(ELSEWHERE))
    (row,) = dropped(comparison)
    assert [(one.title, one.no, one.label) for one in row.seen_in] == [(DIGITAL, 4, "（四）")]
    assert f"另见{DIGITAL}第 4 条（相似度 {row.seen_in[0].score:.2f}）" in told(row)
    assert DIGITAL in told(row, Lang.EN)


def test_a_sighting_changes_no_verdict_and_no_count() -> None:
    found, without = searched(SHARED, other(ELSEWHERE)), searched(SHARED)
    assert found.counts() == without.counts()
    assert [row.verdict for row in found.rows] == [row.verdict for row in without.rows]
    assert [row.nearest for row in found.rows] == [row.nearest for row in without.rows]


def test_what_was_searched_is_told_also_where_nothing_was_found() -> None:
    comparison = searched(SHARED, other())
    assert comparison.searched == (DIGITAL,)
    assert [sentence(note) for note in comparison.notes] == [
        f"本要点中未见对应的条目，已在本地同年其他要点中查阅：{DIGITAL}。"
    ]
    assert not any(row.seen_in for row in comparison.rows)


def test_it_is_told_that_there_was_no_other_plan() -> None:
    comparison = searched(SHARED)
    assert comparison.searched == ()
    assert "".join(map(sentence, comparison.notes)).startswith("所给文件中没有本地同年其他要点，")


def test_a_single_pair_says_nothing_of_other_plans() -> None:
    comparison = compared([SHARED], [])
    assert not comparison.notes
    assert "另见" not in "".join(map(told, comparison.rows))


def test_where_nothing_is_missing_nothing_is_searched() -> None:
    comparison = compared([], [])
    assert look_elsewhere(comparison, (other(ELSEWHERE),)) is comparison


def test_an_item_for_other_places_is_not_looked_for() -> None:
    comparison = compared([SHARED], [])
    away = Applies(Addressee.NAMED, ("成都市",), here=False)
    rows = tuple(row if row.plan_items else replace(row, applies=away) for row in comparison.rows)
    assert look_elsewhere(replace(comparison, rows=rows), (other(ELSEWHERE),)).searched == ()


def test_a_shared_theme_is_not_the_same_task() -> None:
    """Security of networks is not protection of data, and a hotline for firms is not the citizens' hotline."""
    theme = other("筑牢网络安全屏障。落实网络安全责任制，加强重要数据和个人信息保护，开展攻防演习。")
    lost = "保护数据安全。建立数据分类分级保护制度，开展隐私影响评估，明确企业商业秘密和涉密数据的管理责任。"
    assert not dropped(searched(lost, theme))[0].seen_in


CONDUCT = [
    (
        "加强组织领导。各级各部门要高度重视政务公开工作，主要负责人每年至少听取一次汇报，保障工作经费。",
        "强化组织领导。各级各部门要高度重视数字政府建设工作，主要负责人每年至少听取一次汇报，保障建设经费。",
    ),
    (
        "严格监督考核。将政务公开工作纳入年度综合考核，定期开展督查通报，对落实不力的予以约谈。",
        "强化监督考核。将数字政府建设纳入年度综合考核，定期开展督查通报，对落实不力的予以约谈。",
    ),
    (
        "加强业务培训。年内至少组织2次集中培训，编印操作手册，提升工作人员能力素质。",
        "加强业务培训。年内至少组织2次集中培训，编印操作手册，提升工作人员数字素养。",
    ),
]


@pytest.mark.parametrize(("lost", "alike"), CONDUCT)
def test_what_a_plan_says_of_its_own_conduct_is_about_its_own_subject(lost: str, alike: str) -> None:
    """Every plan ends with the same words on leading, checking and training; they carry each other nowhere."""
    assert not dropped(searched(lost, other(alike)))[0].seen_in


@pytest.mark.parametrize("lost", [lost for lost, _ in CONDUCT[:2]])
def test_another_plan_that_names_the_subject_speaks_of_it(lost: str) -> None:
    assert dropped(searched(lost, other(lost)))[0].seen_in


def test_a_second_plan_on_the_same_subject_may_carry_anything() -> None:
    lost = CONDUCT[2][0]
    breakdown = other(lost, title="绵阳市2022年政务公开工作要点任务分解表")
    assert dropped(searched(lost, breakdown))[0].seen_in


@pytest.mark.parametrize(
    ("task", "conduct"),
    [
        ("压实工作责任。各单位要细化措施。", True),
        ("各级各部门要高度重视，加强统筹。", True),
        ("加强宣传引导，营造良好氛围。", True),
        ("推进政府网站适老化改造。完成改造任务。", False),
        ("深化工程建设项目审批制度改革。推行联合验收。", False),
    ],
)
def test_a_heading_tells_what_is_about_the_plan_itself(task: str, conduct: bool) -> None:
    assert speaks_of_conduct(item(task)) is conduct


def test_between_years_the_later_years_other_plans_are_searched() -> None:
    later = read_plan(*COMPANY, title=NEXT_YEAR)
    digital = other(ELSEWHERE, title="四川省2023年数字政府建设工作要点")
    comparison = look_elsewhere(compare(read_plan(*COMPANY, SHARED), later), (digital,))
    assert [one.title for one in dropped(comparison)[0].seen_in] == ["四川省2023年数字政府建设工作要点"]


def test_the_nearest_of_several_comes_first() -> None:
    exact = other(SHARED, title="绵阳市2022年大数据发展工作要点")
    row = dropped(searched(SHARED, other(ELSEWHERE), exact))[0]
    assert [one.title for one in row.seen_in] == ["绵阳市2022年大数据发展工作要点", DIGITAL]
    assert told(row).index("大数据发展") < told(row).index("数字政府")


def test_what_was_seen_and_searched_comes_back_from_the_record() -> None:
    comparison = searched(SHARED, other(ELSEWHERE))
    record = comparison_record(comparison)
    assert record["searched"] == [DIGITAL]
    again = comparison_from_record(record)
    assert again.searched == comparison.searched
    (row,) = dropped(again)
    assert row.seen_in == (Sighting(DIGITAL, 4, "（四）", round(dropped(comparison)[0].seen_in[0].score, 4)),)


def test_the_least_likeness_is_a_setting() -> None:
    plan, template = read_plan(*COMPANY, title="绵阳市2022年政务公开工作要点"), read_plan(*COMPANY, SHARED)
    comparison = look_elsewhere(compare(template, plan), (other(ELSEWHERE),), replace(RELEASED, seen_elsewhere=0.99))
    assert not dropped(comparison)[0].seen_in


def test_copies_of_a_plan_are_no_other_plans() -> None:
    """The same paper in two files is searched once, and one's own never."""
    own, copy = (listed("绵阳市2022年政务公开工作要点", name) for name in ("a.txt", "b.txt"))
    digital = [listed(DIGITAL, name) for name in ("d.txt", "c.txt")]
    assert [plan.source.name for plan in others_of(own, [own, copy, *digital])] == ["c.txt"]


def listed(title: str, name: str) -> Listed:
    """A plan of a folder."""
    plan = read_plan(*COMPANY, title=title)
    return Listed(replace(plan, source=replace(plan.source, name=name)), 1, plan_key(stem_key(name), 1))


def test_the_other_plans_are_those_of_the_same_government_and_year() -> None:
    """In whatever order they come; a short name of the place is the same place."""
    own = listed("绵阳市2022年政务公开工作要点", "a.txt")
    rest = [
        listed(DIGITAL, "c.txt"),
        listed("绵阳2022年政务服务工作要点", "b.txt"),
        listed("绵阳市2023年数字政府建设工作要点", "d.txt"),
        listed("德阳市2022年数字政府建设工作要点", "e.txt"),
        listed(PROVINCE, "f.txt"),
    ]
    found = [plan.source.name for plan in others_of(own, [own, *rest])]
    assert found == [plan.source.name for plan in others_of(own, [*reversed(rest), own])] == ["b.txt", "c.txt"]
    assert others_of(replace(own, plan=replace(own.plan, year=None)), [own, *rest]) == ()


@given(st.permutations([*STRANGERS, ELSEWHERE, *COMPANY[:2]]))
def test_the_order_of_the_other_plan_does_not_matter(tasks: list[str]) -> None:
    row = dropped(searched(SHARED, read_plan(*tasks, title=DIGITAL)))[0]
    assert [one.no for one in row.seen_in] == [tasks.index(ELSEWHERE) + 1]
