"""What became of every figure, deadline and frequency of a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Comparison, Finding, FindingKind, MeasureKind, Reason, Verdict
from align.concerns import raises
from align.pipeline import compare
from tests.conftest import CITY, COMPANY, NEXT_YEAR, compared, dropped, pair, read_plan
from tests.target_pairs import PAIRS


def targets(comparison: Comparison, no: int = 1) -> list[Finding]:
    """The findings about targets of the row of a plan item, or of the dropped template items for 0."""
    rows = [row for row in comparison.rows if (row.plan_items == (no,) if no else not row.plan_items)]
    return [one for row in rows for one in row.findings if one.kind is FindingKind.TARGET]


def told(findings: list[Finding]) -> list[str]:
    """Each finding in words, sorted."""
    return sorted(f"{one.change} {one.template or '-'} {one.plan or '-'}" for one in findings)


def changes(template: str, plan: str, title: str = CITY) -> list[str]:
    """What is said of the targets of one template item and one plan item."""
    return told(targets(compared([template], [plan], title)))


@pytest.mark.parametrize(("template", "plan", "expected"), PAIRS)
def test_targets_are_paired_by_what_they_measure(template: str, plan: str, expected: str) -> None:
    """Wording and order do not matter; another thing under the same theme is neither lowered nor raised."""
    assert changes(template, plan) == sorted(expected.split("; "))


@pytest.mark.parametrize(
    ("template", "plan", "change"),
    [
        ("培训不少于1次", "培训1次以上", "kept"),
        ("培训不少于两次", "培训3次", "raised"),
        ("占比达到60%", "占比达六成以上", "kept"),
        ("占比达到三分之二", "占比不低于60%", "lowered"),
        ("时限不超过48小时", "时限不超过2天", "kept"),
        ("时限压缩至5个工作日内", "时限压缩至3个工作日内", "lowered"),
        ("时限控制在5个工作日以内", "时限控制在5日以内", "changed"),
        ("跑动次数不超过2次", "跑动次数不少于2次", "changed"),
        ("培育3至5家", "培育2至4家", "lowered"),
        ("培育3至5家", "培育1至8家", "changed"),
        ("新建公园十个", "新建公园10处", "kept"),
        ("用户突破三千万", "用户突破3000万", "kept"),
        ("2022年底前完成", "到2022年底完成", "kept"),
        ("年底前完成", "2022年12月底前完成", "kept"),
        ("6月份前完成", "6月底前完成", "kept"),
        ("6月底前完成", "6月15日前完成", "changed"),
        ("6月底前推广", "6月底开始推广", "changed"),
        ("上半年完成", "下半年完成", "changed"),
        ("每季度通报", "按季通报", "kept"),
        ("每日更新", "每天更新", "kept"),
        ("每季度通报", "每半年通报", "lowered"),
        ("每季度通报", "每月通报", "raised"),
        ("加强年督查", "加强年总结", "changed"),
        ("每月调度", "实行月调度", "kept"),
    ],
)
def test_a_measure_is_compared_by_its_value(template: str, plan: str, change: str) -> None:
    """Ways to say it change nothing; a figure or frequency that is less is lowered, a date that moved has changed."""
    found = targets(compared([f"推进园区服务。{template}。"], [f"推进园区服务。{plan}。"]))
    assert [one.change for one in found] == [change]


def test_a_figure_a_deadline_and_a_frequency_are_three_targets() -> None:
    """Even in one phrase."""
    found = targets(compared(["规范执法。年底前每季度培训2次。"], ["规范执法。年底前每季度培训2次。"]))
    assert [one.plan_measure.kind for one in found if one.plan_measure] == [
        MeasureKind.DEADLINE,
        MeasureKind.FREQUENCY,
        MeasureKind.QUANTITY,
    ]


def test_a_finding_shows_where_its_words_stand() -> None:
    """The shortest words, as printed, with the verbs that only lead to a figure left out."""
    comparison = compared(["培育企业。新增企业达到 200 家。"], ["培育企业。新增企业 50 家以上。"])
    found = targets(comparison)[0]
    assert (found.template, found.plan) == ("200 家", "50 家以上")
    for excerpt, place, plan in (
        (found.template, found.template_at, comparison.template),
        (found.plan, found.plan_at, comparison.plan),
    ):
        assert place is not None
        assert plan.items[place.no - 1].task[place.start : place.end] == excerpt


@pytest.mark.parametrize(
    ("template", "plan", "says"),
    [
        ("新建公园100个", "新建公园12个", "share"),
        ("完成投资300亿元", "完成投资20亿元", "share"),
        ("检查企业2.6万家次以上", "检查企业2000家次以上", "share"),
        ("占比达到95%", "占比达到90%", ""),
        ("培训不少于3次", "培训不少于2次", ""),
        ("解读形式不少于3种", "解读形式不少于2种", ""),
        ("每千人口托位数达到3.5个", "每千人口托位数达到3.2个", ""),
        ("每月通报", "每季度通报", ""),
    ],
)
def test_a_smaller_amount_below_is_a_share(template: str, plan: str, says: str) -> None:
    """Only what can be parted among places, no rate by the head, and only between levels of government."""
    below = targets(compared([f"推进建设。{template}。"], [f"推进建设。{plan}。"]))
    later = targets(compared([f"推进建设。{template}。"], [f"推进建设。{plan}。"], NEXT_YEAR))
    assert [(one.change, one.because) for one in below] == [("lowered", (Reason(says),) if says else ())]
    assert [(one.change, one.because) for one in later] == [("lowered", ())]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("环节压减至6个以内", "环节压减至5个以内", ("lowered", "tighter")),
        ("3小时内办结", "5小时内办结", ("raised", "looser")),
        ("将时限压缩至7个工作日", "将时限压缩至5个工作日", ("lowered", "tighter")),
        ("2022年10月底前完成", "2022年9月底前完成", ("changed", "earlier")),
        ("2022年10月底前完成", "2022年11月底前完成", ("changed", "later")),
    ],
)
def test_what_asks_for_more_is_told_from_what_asks_for_less(one: str, other: str, told: tuple[str, str]) -> None:
    """Of limits and times less is more, and a date says by itself whether it came nearer."""
    (found,) = targets(compared([f"推进建设。{one}。"], [f"推进建设。{other}。"]))
    assert (found.change, *(reason.code for reason in found.because)) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("每年组织1次以上培训", "每年组织1次培训", ("changed", "no-minimum")),
        ("新建公园不少于3个", "新建公园3个", ("changed", "no-minimum")),
        ("新建公园至少3个", "新建公园3个左右", ("changed",)),
        ("新建公园3个", "新建公园3个以上", ("kept",)),
        ("满意率95%以上", "满意率达到95%", ("kept",)),
        ("公开率不低于100%", "公开率100%", ("kept",)),
    ],
)
def test_a_minimum_told_as_an_amount_has_changed(one: str, other: str, told: tuple[str, ...]) -> None:
    """The figure is the same, which is said; 达到 is a minimum too, and of a whole there is no more."""
    found = targets(compared([f"推进建设。{one}。"], [f"推进建设。{other}。"]))[-1]
    assert (found.change, *(reason.code for reason in found.because)) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2022年底前完成改造", "完成改造", ("dropped", "expired")),
        ("到2025年完成改造", "完成改造", ("dropped",)),
        ("2022年底前完成改造", "2023年底前完成改造", ("changed", "moved-on")),
        ("2022年底前完成改造", "2023年6月底前完成改造", ("changed", "moved-on")),
        ("2022年6月底前完成改造", "2023年底前完成改造", ("changed", "later")),
        ("2022年底前完成改造", "2024年底前完成改造", ("changed", "later")),
        ("到2025年完成改造", "到2026年完成改造", ("changed", "later")),
    ],
)
def test_between_years_a_deadline_that_had_passed_is_told(one: str, other: str, told: tuple[str, ...]) -> None:
    """Gone, or moved on no further than the plans are apart; a longer term that moves or goes is not excused."""
    (found,) = targets(compared([f"推进城市建设。{one}。"], [f"推进城市建设。{other}。"], NEXT_YEAR))
    assert (found.change, *(reason.code for reason in found.because)) == told


def test_between_levels_no_deadline_has_passed() -> None:
    """Both plans are of one year, and its end is still to come."""
    later = targets(compared(["推进建设。2022年底前完成改造。"], ["推进建设。2023年底前完成改造。"]))
    gone = targets(compared(["推进建设。2022年底前完成改造。"], ["推进建设。完成改造。"]))
    assert [[reason.code for reason in one.because] for one in (*later, *gone)] == [["later"], []]


def test_the_years_end_is_each_plans_own() -> None:
    """年底前 in two years' plans is kept, with a word of explanation; a year that is told and moved has changed."""
    found = targets(compared(["推进改造。年底前完成。"], ["推进改造。年底前完成。"], NEXT_YEAR))
    assert [(one.change, one.because) for one in found] == [("kept", (Reason("own-year"),))]
    assert changes("推进改造。上半年完成。", "推进改造。6月份前完成。", NEXT_YEAR) == ["kept 上半年 6月份前"]
    assert changes("推进改造。6月底前完成。", "推进改造。年底前完成。", NEXT_YEAR) == ["changed 6月底前 年底前"]
    assert changes("推进改造。2022年底前完成。", "推进改造。2023年底前完成。", NEXT_YEAR) == [
        "changed 2022年底前 2023年底前"
    ]
    assert changes("推进改造。到2025年全面完成。", "推进改造。到2025年全面完成。", NEXT_YEAR) == [
        "kept 到2025年 到2025年"
    ]


OPEN = "推进信息公开。规范性文件公开率达到100%，每季度更新公开目录。"
SERVE = "优化大厅服务。综合窗口占比不低于70%，办件满意率达到98%以上。"


def test_without_a_year_only_the_day_is_compared() -> None:
    """Where a plan does not say its year, no date of its own is said to have moved."""
    assert changes("推进改造。年底前完成。", "推进改造。2022年12月底前完成。", "绵阳市政务公开工作要点") == [
        "kept 年底前 2022年12月底前"
    ]
    assert changes("推进改造。2022年6月底前完成。", "推进改造。6月底前完成。", "绵阳市政务公开工作要点") == [
        "kept 2022年6月底前 6月底前"
    ]


def test_what_stands_in_another_part_of_a_split_item_is_not_missing() -> None:
    """Each part tells its own; what no part has is told once."""
    whole = "推进公开和服务。" + OPEN + SERVE + "组织培训3次。"
    comparison = compared([whole], [OPEN, SERVE])
    assert [row.template_items for row in comparison.rows[:2]] == [(1,), (1,)]
    assert told(targets(comparison, 1)) == ["dropped 3次 -", "kept 100% 100%", "kept 每季度 每季度"]
    assert told(targets(comparison, 2)) == ["kept 98%以上 98%以上", "kept 不低于70% 不低于70%"]


def test_merged_items_bring_all_their_targets() -> None:
    """The targets of each template item are looked for in the item that carries both."""
    comparison = compared([OPEN, SERVE + "年底前建成3个分中心。"], ["推进公开和服务。" + OPEN + SERVE])
    assert comparison.rows[0].template_items == (1, 2)
    assert told(targets(comparison)) == [
        *("dropped 3个 -", "dropped 年底前 -"),
        *("kept 100% 100%", "kept 98%以上 98%以上", "kept 不低于70% 不低于70%", "kept 每季度 每季度"),
    ]


def test_dropped_and_added_items_lose_and_bring_theirs() -> None:
    """Their targets are dropped and added, with a place on their own side only."""
    comparison = compared(["养护桥梁。每月巡查，加固危桥30座。"], ["推广冬小麦良种。种植良种5万亩。"])
    assert len(dropped(comparison)) == 1
    assert told(targets(comparison, 0)) == ["dropped 30座 -", "dropped 每月 -"]
    added = targets(comparison)[0]
    assert (added.change, added.plan, added.template_at, added.template_measure) == ("added", "5万亩", None, None)


def test_a_target_that_stands_in_another_item_is_said_to() -> None:
    """Before a target counts as gone, the rest of the plan is read."""
    template = ["规范窗口服务。推行首问负责，办件满意率达到98%以上。", "建设智慧大厅。布设自助终端，配备引导人员。"]
    plan = ["规范窗口服务。推行首问负责。", "建设智慧大厅。布设自助终端，配备引导人员，办件满意率达到98%以上。"]
    found = targets(compared(template, plan))
    assert [(one.change, one.template, one.because) for one in found] == [
        ("dropped", "98%以上", (Reason("target-elsewhere", ("2",)),))
    ]


@pytest.mark.parametrize(
    ("template", "plan", "said"),
    [
        ("医院设置老年科的比例达到60%", "县人民医院全部设置老年科", "县人民医院全部设置老年科"),
        ("医院80%以上接入互认平台", "县级医院接入互认平台全覆盖", "县级医院接入互认平台全覆盖"),
        ("三级医院全部、二级医院80%以上接入互认平台", "推动三级医院全部接入互认平台", ""),
        ("医院设置老年科的比例不高于60%", "县人民医院全部设置老年科", ""),
        ("医院设置老年科的比例达到60%", "道路问题全部整改", ""),
        ("新建老年科60个", "县人民医院全部设置老年科", ""),
    ],
)
def test_all_of_them_is_no_less_than_a_share(template: str, plan: str, said: str) -> None:
    """Where a share is gone, but the plan says 全部 of the same, that is told in its words and nobody is asked."""
    comparison = compared(
        [f"加强健康服务，营造友善就医环境。{template}。"], [f"加强健康服务，营造友善就医环境。{plan}。"]
    )
    (found,) = (one for one in targets(comparison) + targets(comparison, 0) if one.change == "dropped")
    assert found.because == ((Reason("whole-instead", (said,)),) if said else ())
    assert (raises(found, Verdict.LOCALIZED) is None) == bool(said)


@pytest.mark.parametrize(
    ("template", "plan", "expected"),
    [
        ("新增融合型、共建型教共体80个", "打造省级示范性教共体二十个", ("changed", "融合型、共建型", "示范性")),
        ("新增示范型教共体80个", "打造省级示范性教共体二十个", ("lowered",)),
        ("新增教共体80个", "打造示范性教共体二十个", ("lowered",)),
        ("建设新型研发机构80个", "建设示范性研发机构二十个", ("lowered",)),
    ],
)
def test_another_sort_of_thing_is_neither_lowered_nor_raised(
    template: str, plan: str, expected: tuple[str, ...]
) -> None:
    """Things of sorts that exclude each other (…型, …性) are not measured against each other."""
    (found,) = targets(compared([f"推进建设。{template}。"], [f"推进建设。{plan}。"], NEXT_YEAR))
    assert (found.change, *(value for reason in found.because for value in reason.values)) == expected
    assert (raises(found, Verdict.LOCALIZED) is None) == (expected[0] == "changed")


TASKS = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(
            ["新建公园", "改造管网", "培训人员", "公开率达到", "培育企业不少于", "每季度通报", "年底前完成"]
        ),
        st.integers(2, 3000),
        st.sampled_from(["个", "公里", "人次", "%以上", "家", "次", "项"]),
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@given(TASKS)
def test_against_itself_every_target_is_kept(clauses: list[str]) -> None:
    """No target of a plan is lost against the same plan, or told twice."""
    plan = read_plan("推进城市更新。" + "，".join(clauses) + "。", *COMPANY)
    found = [one for row in compare(plan, plan).rows for one in row.findings if one.kind is FindingKind.TARGET]
    assert {one.change for one in found} == {"kept"}
    assert all(one.template_at == one.plan_at for one in found)


@given(TASKS, st.randoms(use_true_random=False))
def test_the_order_of_targets_changes_nothing(clauses: list[str], random: object) -> None:
    """Clauses that change places keep their targets."""
    shuffled = list(clauses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    template, plan = ("推进城市更新。" + "，".join(some) + "。" for some in (clauses, shuffled))
    assert {one.change for one in targets(compared([template], [plan]))} == {"kept"}


def test_a_long_list_is_compared_in_time() -> None:
    """More targets than can be weighed against each other are paired where their words are the same."""
    listed = "，".join(f"{name}新建公园{number}个" for number, name in enumerate("甲乙丙丁戊己庚辛壬癸" * 20, 2))
    template, plan = pair(["建设公园。" + listed + "。"], ["建设公园。" + listed.replace("2个", "1个") + "。"])
    found = targets(compare(template, plan))
    assert len(found) >= 200
    assert [one.change for one in found].count("kept") > 100
