"""Slips of a plan's own words: told where they are certain, and nothing that a city may well have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import FindingKind
from align.edits import make_context
from align.findings.excerpts import word_list
from align.findings.linked import linked_rows
from align.findings.slips import find_slips
from align.pipeline import compare
from align.plan import Plan
from align.settings import RELEASED
from align.text import traditional_forms
from tests.conftest import read_plan

Told = tuple[int, str, str | None, str | None]

PROVINCE = "浙江省2023年政务公开工作要点"
CITY = "宁波市2023年政务公开工作要点"
BESIDE = (  # items that the city adapts, so that the test's own is the exception
    "优化政务服务。推动省政府网站改版，方便企业办事。（省政府办公厅牵头，省直各单位按职责分工负责）",
    "加强政策解读。全省各级各部门要做好解读，我省重点政策图解率达到90%。（省政府办公厅牵头，省直各单位按职责分工负责）",
    "规范执法公示。及时公布行政处罚结果。（省司法厅、省市场监管局牵头，省直各单位按职责分工负责）",
    "推进财政公开。公开预算决算。（省财政厅牵头，省直各单位按职责分工负责）",
    "提升热线效能。办好群众来电。（省大数据局牵头，省直各单位按职责分工负责）",
)
ADAPTED = tuple(item.replace("省", "市").replace("厅", "局") for item in BESIDE)


def slips(template: Plan, plan: Plan) -> list[Told]:
    """The slips of a plan: item, change and both excerpts."""
    rows = linked_rows(compare(template, plan).rows, template, plan, make_context(template, plan, RELEASED))
    return [
        (linked.plan.no, found.change, found.template, found.plan)
        for linked in rows
        if linked.plan
        for found in find_slips(linked)
    ]


def told(template: str, plan: str) -> list[tuple[str, str | None, str | None]]:
    """The slips of a city's item made from a province's, in the company of adapted ones."""
    made = slips(read_plan(*BESIDE, template, title=PROVINCE), read_plan(*ADAPTED, plan, title=CITY))
    return [(change, before, after) for _, change, before, after in made]


MEANT = [  # what truly belongs to the superior
    "用好平台。接入省级平台，拓展应用。",
    "畅通渠道。办好省长信箱来信，按时答复。",
    "用好平台。依托省“互联网+政务服务”一体化平台开展服务。",
    "统一标准。使用全省统一的目录，按省要求报送。",
    "落实文件。落实省政府《关于优化营商环境的意见》，按省定标准执行。",
    "争先创优。做好全省政务公开第三方评估工作，全省排名前列。",
    "落实规章。贯彻省政府令，公开省定民生实事。",
    "报送信息。有关情况报省政府办公厅，接受国、省督查。",
    "落实会议。落实省委、省政府部署，配合省直各部门下放事项。",
    "承接事项。省级部门要求承接的事项全部落地。",
    "统一发布。在省政府网站统一发布并链接。",
    "推送信息。各类信息同步推送至省政府门户网站。",
    "看齐先进。学习全省各级先进典型，争取我省试点。",
    "公布结果。公布全省统一的办理情况，与全省办理情况衔接。",
    "接受检查。接受省直各部门督促，在省直各部门指导下整改。",
    "落实要求。面向全省服务企业，推动全省通办事项落地。",
    "晒出成绩。全省建成示范点100个，我市建成10个。",
]
WORDED = [  # what looks like a slip of typing, a level or a place and is none
    "放宽准入。维护市场秩序，做好城市管理和市民服务，推动企业上市。",
    "落实责任。人人有责，层层落实，件件有着落，事事有回音。",
    "落实责任。要常常检查，看看成效，一一对账，双双达标。",
    "稳中求进。稳步步入正轨，公开开展评议，推进进度，监管管理并重。",
    "优化队伍。企业业务、工作作风、服务务实，落实实施方案。",
    "高高兴兴。扎扎实实工作，方方面面满意，轰轰烈烈开展。",
    "一个个抓。一件一件办，一项一项清，一件事一件事盯，久久为功。",
    "强强联合。孜孜以求，源源不断，欣欣向荣，研究研究。",
    "部门职责。各部门门户网站及时更新，市市场监管局带头。",
    "时时刻刻。年年有进展，2023年年底前完成，月月有通报。",
    "乾坤湾景区。公布后山、于都、藉由、瞭望塔和著名景点名录。",
    "提升服务。提升政务服务服务质量，以便民为目的的改革全面铺开。",
]
CHANGED = [
    ("推广经验。学习先进做法，加强交流。", "推广经验。学习杭州市先进做法，加强交流。"),
    ("区域合作。推进跨省通办。", "区域合作。与绍兴市、台州市共建跨省通办。"),
    ("引用文件。执行省有关规定。", "引用文件。参照《杭州市政务公开办法》执行省有关规定。"),
    ("试点示范。在省内开展试点。", "试点示范。在杭州市、宁波市开展试点。"),
    ("惠企政策。落实惠企业政策，一窗口受理。", "惠企政策。落实惠企政策，一窗受理。"),
    ("常态公开。推进常态化公开，规范性文件集中公开。", "常态公开。推进常态公开，规范文件集中公开。"),
    ("全程网办。推进全流程网办和公共服务进企业。", "全程网办。推进全程网办和服务进企业。"),
    ("目的。以便民为目的开展改革。", "目的。以便民为目的的改革开展好。"),
    ("协同。做好对接。（省发展改革委牵头）", "协同。做好对接。（市发展改革委牵头，配合省直各单位做好工作）"),
    ("征管。规范征管。（省税务局负责）", "征管。规范征管。（市税务局、省直驻甬单位负责）"),
    ("通关。压缩时间。（杭州海关牵头）", "通关。压缩时间。（宁波海关、人民银行宁波市中心支行牵头）"),
    (
        "共建。推进共建。（省发展改革委牵头）",
        "共建。推进甬绍共建，绍兴市派员参加。（市发展改革委、绍兴市发展改革委牵头）",
    ),
    ("目录。各设区市要完善目录。", "目录。各区县（市）要完善目录。"),
    ("排名。全省满意度达到95%。", "排名。满意度高于全省平均水平，位列全省前3名。"),
    ("竞赛。举办全省技能竞赛，参赛1000人。", "竞赛。举办全省技能竞赛，参赛100人。"),
    ("指导。做好协同。（省财政厅牵头，省直各单位负责）", "指导。做好协同。（市财政局牵头，省直各单位指导）"),
    ("通信。保障网络。（省通信管理局牵头）", "通信。保障网络。（省通信管理局宁波办事处、市财政局负责）"),
    ("应用。升级移动端。", "应用。学习移动端绍兴分站点的做法。"),
    ("应用。升级移动端。", "应用。升级移动端宁波分站点。"),
    ("应用。升级移动端。", "应用。与绍兴分站点、台州分站点联动升级。"),
    ("减税。落实新出台出台的组组合式减税政策。", "减税。落实新出台的组合式减税政策。"),
]
UNTOUCHED = [(text, text) for text in (*MEANT, *WORDED)] + CHANGED


@pytest.mark.parametrize(("template", "plan"), UNTOUCHED, ids=[plan[:4] for _, plan in UNTOUCHED])
def test_what_may_be_meant_is_no_slip(template: str, plan: str) -> None:
    """What belongs to the superior, ordinary doublings, short forms, partners and examples are left alone."""
    assert told(template, plan) == []


SLIPS = [
    ("放宽市场准入。", "放宽市場准入。", ("typo", "放宽市场准入", "放宽市場准入")),
    ("推进机构改革。", "推进機構改革。", ("typo", "机构改革", "機構改革")),
    ("确保完成各项工作任务。", "确保完成各项工作任务务。", ("typo", "工作任务", "工作任务务")),
    ("推进重点领域信息公开。", "推进重点点领域信息公开。", ("typo", "重点领域", "重点点领域")),
    ("建设政务新媒体矩阵。", "建设政务新媒体新媒体矩阵。", ("typo", "政务新媒体矩阵", "政务新媒体新媒体矩阵")),
    ("宣传新出台的组合式减税政策。", "宣传新出台的组式减税政策。", ("typo", "组合式减税", "组式减税")),
    (
        "执行市场准入清单，落实市场准入制度。",
        "执行市场准人清单，落实市场准入制度。",
        ("typo", "市场准入清单", "市场准人清单"),
    ),
    ("打造浙江政务品牌。", "打造绍兴政务品牌。", ("place", "浙江", "绍兴")),
    ("省直各单位、各设区市要明确专人。", "省直各单位、各设区市要明确专人。", ("level", "省直各单位", "省直各单位")),
    ("全省各级各部门要通力协作。", "全省各级各部门要通力协作。", ("level", "全省各级各部门", "全省各级各部门")),
    ("支持企业，推送税费支持政策。", "支持企业，推送税费支支持政策。", ("typo", "税费支持政策", "税费支支持政策")),
    ("做好行政决策公开。", "做好行政决策决策公开。", ("typo", "行政决策公开", "行政决策决策公开")),
    ("公布工作的落实情况。", "公布工作的的落实情况。", ("typo", "工作的落实", "工作的的落实")),
    ("运用信息技术。", "运用信技术。", ("typo", "信息技术", "信技术")),
    ("持续整治电动自行车。", "深入整治電动自行车。", ("typo", "电动自行", "電动自行")),
    ("每半年通报一次全省办理情况。", "每年通报一次全省办理情况。", ("level", "全省办理情况", "全省办理情况")),
    (
        "全省应急管理部门检查企业2.6万家次以上。",
        "全省应急管理部门检查企业2000家次以上。",
        ("level", "全省应急管理部门", "全省应急管理部门"),
    ),
    ("全省新建公园120个。", "全省新建公园9个。", ("level", "全省新建公园", "全省新建公园")),
    ("督促省直各部门整改。", "督促省直各部门整改。", ("level", "省直各部门", "省直各部门")),
    ("迭代升级移动端。", "推广“浙里办”移动端绍兴分站点。", ("place", None, "绍兴分站点")),
    ("各市、县要改善环境。", "绍兴市各街道要改善环境。", ("place", None, "绍兴市各街道")),
    (
        "建设以省政府网站为龙头的矩阵。",
        "建设以省政府网站为龙头的矩阵。",
        ("level", "省政府网站", "省政府网站"),
    ),
]


@pytest.mark.parametrize(("template", "plan", "expected"), SLIPS, ids=[plan for _, plan, _ in SLIPS])
def test_a_slip_is_told_with_the_words_that_were_meant(
    template: str, plan: str, expected: tuple[str, str, str]
) -> None:
    """Shortest words of the plan, beside those of the template."""
    assert told(f"加强公开。{template}", f"加强公开。{plan}") == [expected]


CLAUSES = [
    ("省直各单位按职责分工负责", "省直各单位按职责分工负责", ("level", "省直各单位", "省直各单位")),
    ("省直有关行政执法部门负责", "省直有关行政执法部门负责", ("level", "省直有关行政执法部门", "省直有关行政执法部门")),
    ("省财政厅牵头，省司法厅配合", "市大数据局牵头，省司法厅配合", ("level", "省司法厅", "省司法厅")),
    ("省财政厅牵头，省直各单位负责", "省财政厅牵头，市直各单位负责", ("level", "省财政厅", "省财政厅")),
    ("各设区市人民政府负责", "各设区市人民政府负责", ("level", "各设区市人民政府", "各设区市人民政府")),
    ("省大数据局牵头", "绍兴市大数据局牵头", ("place", None, "绍兴市大数据局")),
]


@pytest.mark.parametrize(("template", "plan", "expected"), CLAUSES, ids=[plan for _, plan, _ in CLAUSES])
def test_nobody_answers_whom_the_city_cannot_oblige(
    template: str, plan: str, expected: tuple[str, str | None, str]
) -> None:
    """Offices of the superior and of a neighbour in one clause, where the other clauses name the city's own."""
    task = "加强资金公开。按月公布到户补贴。"
    assert told(f"{task}（{template}）", f"{task}（{plan}）") == [expected]


def test_a_plan_whose_clauses_keep_the_superiors_offices_means_them() -> None:
    """Where no clause was adapted, the plan hands the superior's division of work down; nothing is a leftover."""
    assert slips(read_plan(*BESIDE, title=PROVINCE), read_plan(*BESIDE, title=CITY)) == []


COUNTY = "沂水县2023年政务服务工作要点"
TASKS = ("推进窗口标准化，统一标识。", "公布兑现清单，按季更新。", "办好市长热线，按市政府要求限时答复。")


@pytest.mark.parametrize(
    ("clause", "kept"),
    [("市直各部门负责", "市直各部门"), ("各县区人民政府负责", "各县区人民政府"), ("市级有关部门负责", "市级有关部门")],
)
def test_a_county_cannot_oblige_the_citys_offices(clause: str, kept: str) -> None:
    """One level further down the same."""
    city = [f"{task}（市财政局牵头，{clause}）" for task in TASKS]
    county = [f"{task}（县财政局牵头，县直各部门负责）" for task in TASKS[:-1]] + [
        f"{TASKS[-1]}（县财政局牵头，{clause}）"
    ]
    template, plan = read_plan(*city, title="临沂市2023年政务服务工作要点"), read_plan(*county, title=COUNTY)
    assert slips(template, plan) == [(3, "level", kept, kept)]


def test_a_city_in_a_city_keeps_its_own_offices() -> None:
    """昆山市 may call its own departments 市直, as 苏州市 does."""
    tasks = [f"{task}（市财政局牵头，市直各部门负责）" for task in TASKS]
    template = read_plan(*tasks, title="苏州市2023年政务服务工作要点")
    assert slips(template, read_plan(*tasks, title="昆山市2023年政务服务工作要点")) == []


def test_an_autonomous_region_calls_itself_otherwise() -> None:
    """全区 of its city's plan is the region, that of a district's the district."""
    tasks = ("全区排查路段{}处。", "全区整治隐患{}处。", "全区培训人员{}人。")
    own, clause = "（自治区财政厅牵头，自治区公安厅配合）", "（{0}财政局牵头，{0}公安局配合）"
    template = read_plan(*(task.format(900) + own for task in tasks), title="广西壮族自治区2023年安全生产工作要点")
    city = [task.format(30).replace("全区", "全市") + clause.format("市") for task in tasks[:2]]
    title = "柳州市2023年安全生产工作要点"
    plan = read_plan(*city, tasks[2].format(30) + clause.format("市"), title=title)
    assert slips(template, plan) == [(3, "level", "全区培训人员", "全区培训人员")]
    district = [task.format(3) + clause.format("区") for task in tasks]
    assert slips(plan, read_plan(*district, title="柳州市柳南区2023年安全生产工作要点")) == []


def test_a_plan_that_speaks_of_itself_does_not_mean_its_superior() -> None:
    """我省 where the plan says 我市 as well, not where it never calls itself so."""
    said = "健全我省公开制度体系。（省财政厅负责）", "办好我省文化惠民工程。（省财政厅负责）"
    template = read_plan(*said, title=PROVINCE)
    kept, own = said[0].replace("省财政厅", "市财政局"), "办好群众文化惠民工程。（市财政局负责）"
    assert slips(template, read_plan(kept, own, title=CITY)) == []
    assert slips(template, read_plan(kept, own.replace("群众", "我市群众"), title=CITY)) == [
        (1, "level", "我省", "我省")
    ]


def test_what_is_left_of_a_neighbours_plan_is_told() -> None:
    """Its name where it spoke of itself; not in a list of places, a title or a quoted name."""
    said = (
        "规范收费公示。沂南县物价目录按季更新。",
        "办好便民事项。推动沂水县、沂南县跨域通办。",
        "推广做法。执行《沂南县村务公开办法》，做强“沂南红”品牌。",
    )
    template = read_plan(*said, title="沂南县2023年政务服务工作要点")
    assert slips(template, read_plan(*said, title=COUNTY)) == [(1, "place", "沂南县", "沂南县")]


def test_between_years_only_typing_is_looked_at() -> None:
    """One government does not slip into its own level."""
    before = [*BESIDE, "放宽市场准入。省直各单位要更新清单。"]
    after = [*BESIDE, "放宽市場准入。省直各单位要更新清单，我省做法在杭州市推广。"]
    template, plan = read_plan(*before, title=PROVINCE), read_plan(*after, title="浙江省2024年政务公开工作要点")
    assert slips(template, plan) == [(6, "typo", "放宽市场准入", "放宽市場准入")]


def test_a_document_in_traditional_script_has_no_slips() -> None:
    """Nor has a title or a name that is written so."""
    text = "推進政務公開。擴大市場準入，優化營商環境，辦好民生實事。"
    assert slips(read_plan(text, title=PROVINCE), read_plan(text, title=CITY)) == []
    assert told("引进企业。服务“聯華電機”项目。", "引进企业。服务“聯華電機”项目。") == []


def test_an_added_item_is_read_for_typing_too() -> None:
    """Without a template item there are no words of its, and the plan itself shows what was meant."""
    template = read_plan(*BESIDE, title=PROVINCE)
    plan = read_plan(*ADAPTED, "开行夜间公交。增加班次，优化線路，方便群众众。", title=CITY)
    assert slips(template, plan) == [(6, "typo", None, "線路"), (6, "typo", None, "方便群众众")]


def test_a_dropped_item_has_no_slips() -> None:
    """The template's own typing is not the plan's."""
    template = read_plan(*BESIDE, "修缮古塔。加固市場旁的塔基。", title=PROVINCE)
    assert slips(template, read_plan(*ADAPTED, title=CITY)) == []


def test_typing_says_that_it_may_be_scanning() -> None:
    """Nobody is blamed for what a scanner may have done."""
    template, plan = read_plan("放宽市场准入。", title=PROVINCE), read_plan("放宽市場准入。", title=CITY)
    linked = next(
        iter(linked_rows(compare(template, plan).rows, template, plan, make_context(template, plan, RELEASED)))
    )
    (found,) = find_slips(linked)
    assert found.kind is FindingKind.SLIP
    assert [reason.code for reason in found.because] == ["scan"]
    assert found.plan_at is not None
    assert plan.items[0].task[found.plan_at.start : found.plan_at.end] == found.plan


def test_no_standard_character_counts_as_traditional() -> None:
    """乾, 著 and 於 are written in simplified texts too; what a character is simplified to is never one of the list."""
    table = traditional_forms()
    assert table.keys().isdisjoint("乾著於後徵藉瞭夥甯昇陞祕氾")
    assert table.keys().isdisjoint(table.values())
    assert all(len(old) == len(new) == 1 for old, new in table.items())


def test_the_lists_hold_what_they_say() -> None:
    """Single characters, and groups of two or more that look alike."""
    for kind in ("doubled", "alone", "bound", "shortens"):
        assert all(len(word) == 1 for word in word_list(kind)), kind
    assert all(len(group) > 1 and len(set(group)) == len(group) for group in word_list("alike"))


@given(
    st.lists(
        st.sampled_from(["推进", "信息", "公开", "，", "任务务", "省直单位要", "市場", "长沙市", "网站"]), min_size=1
    )
)
def test_every_excerpt_stands_where_it_is_said_to(words: list[str]) -> None:
    """Whatever a plan says, an excerpt is verbatim."""
    template = read_plan(*BESIDE, "".join(words), title=PROVINCE)
    plan = read_plan(*ADAPTED, "".join(words), title=CITY)
    rows = linked_rows(compare(template, plan).rows, template, plan, make_context(template, plan, RELEASED))
    for linked in rows:
        for found in find_slips(linked) if linked.plan else ():
            at = found.plan_at
            assert linked.plan is not None
            assert found.plan == (linked.plan.task[at.start : at.end] if at else found.plan)
            assert found.plan is not None
            assert found.plan in linked.plan.task + linked.plan.clause


@pytest.mark.parametrize(
    "words", ["公开", "全省", "全省各级，", "我省", "省政府网站、", "督促省直各部门", "绍兴分站点"]
)
def test_long_runs_are_read_in_no_time(words: str) -> None:
    """A word repeated without end is looked at once in a clause, and a clause repeated without end once."""
    text = words * (10000 // len(words))
    found = slips(read_plan(*BESIDE, text, title=PROVINCE), read_plan(*ADAPTED, text, title=CITY))
    assert len(found) <= 1
