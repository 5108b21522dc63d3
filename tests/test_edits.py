"""The typed edits of a link, and which of them tell a reader something new."""

import pytest

from align.text import plain
from tests.conftest import NEXT_YEAR, edits, substantive

BASE = "建设政务公开专区，开展政策解读，方便群众查询信息。"


def kinds(template: str, plan: str, title: str = "绵阳市2022年政务公开工作要点") -> set[str]:
    """The kinds of all edits from a template's task to a plan's."""
    return {edit.kind.value for edit in edits(template, plan, title)}


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("建立全省统一目录，推进公开。", "建立全市统一目录，推进公开。"),
        ("省直各部门要公布清单。", "市直各部门要公布清单。"),
        ("各市（州）要公布清单。", "各县（市、区）要公布清单。"),
        ("各市州、县市区政府要公布清单。", "各县市区政府要公布清单。"),
        ("省、市、县三级政府公布清单。", "市、县两级政府公布清单。"),
        ("实现省市县乡四级联动。", "实现市县乡三级联动。"),
        ("公布省级清单，规范省政府门户网站。", "公布市级清单，规范市政府门户网站。"),
        ("推动我省营商环境优化。", "推动我市营商环境优化。"),
    ],
)
def test_a_change_of_level_is_shown_and_is_no_change(template: str, plan: str) -> None:
    """What is the same, one level down, is a level edit."""
    assert kinds(template, plan) == {"level"}
    assert substantive(template, plan) == []


@pytest.mark.parametrize(
    ("title", "template", "plan"),
    [
        ("兴安盟2022年政务公开工作要点", "建立全省统一目录，推进公开。", "建立全盟统一目录，推进公开。"),
        ("大理白族自治州2022年政务公开工作要点", "省级部门要公布清单。", "州级部门要公布清单。"),
        ("安州区2022年政务公开工作要点", "各市州要公布清单，推进公开。", "各乡镇街道要公布清单，推进公开。"),
        ("绵阳高新区2022年政务公开工作要点", "各市州要公布清单，推进公开。", "各片区要公布清单，推进公开。"),
        ("绵阳高新区2022年政务公开工作要点", "省级部门要公布清单。", "管委会各部门要公布清单。"),
    ],
)
def test_levels_are_not_only_provinces_and_cities(title: str, template: str, plan: str) -> None:
    """盟, 州, 区, 片区, 乡镇 and 管委会 are levels as well."""
    assert substantive(template, plan, title) == []


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("规范市场秩序。", "规范秩序。"),
        ("改善城市环境卫生。", "改善环境卫生。"),
        ("方便市民查询信息。", "方便查询信息。"),
        ("培育上市后备企业。", "培育后备企业。"),
        ("节省办理时间成本。", "办理时间成本。"),
    ],
)
def test_words_with_a_level_character_are_no_level(template: str, plan: str) -> None:
    """市场, 城市, 市民, 上市, 节省 name no government."""
    assert "level" not in kinds(template, plan)


def test_a_place_replaced_by_the_speaking_one_is_no_change() -> None:
    """The city says its own name where the province said its own."""
    assert kinds("助力四川高质量发展，公布清单。", "助力绵阳高质量发展，公布清单。") == {"place"}
    assert substantive("助力四川高质量发展，公布清单。", "助力绵阳高质量发展，公布清单。") == []


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("在成都开展试点工作，公布清单。", "在德阳开展试点工作，公布清单。"),
        ("建设政务服务大厅，推进公开。", "建设游仙区政务服务大厅，推进公开。"),
    ],
)
def test_another_place_is_a_change(template: str, plan: str) -> None:
    """A place that is neither of the two governments' own was not made local mechanically."""
    assert substantive(template, plan)


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("由省财政厅公布预算，接受监督。", "由市财政局公布预算，接受监督。"),
        ("省发展改革委要定期通报情况。", "市发展改革委要定期通报情况。"),
        ("省政府办公厅要定期通报情况。", "市政府办公室要定期通报情况。"),
    ],
)
def test_a_counterpart_office_is_no_change(template: str, plan: str) -> None:
    """省财政厅 and 市财政局 are the same office, one level down."""
    assert kinds(template, plan) <= {"office", "level"}
    assert substantive(template, plan) == []


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        (BASE, BASE.replace("，", "、")),
        (BASE, BASE.replace("，", " ， ").replace("。", ".")),
        ("打造“好办”服务。", "打造'好办'服务。"),
        ("方便企业群众办事，推进公开。", "方便企业和群众办事，推进公开。"),
        ("完善制度及流程，推进公开。", "完善制度与流程，推进公开。"),
        ("继续推进基层政务公开工作。", "推进基层政务公开工作。"),
        ("规范市场监管信息公开。", "规范市場监管信息公开。"),
        ("抓好工作任务落实，推进公开。", "抓好工作任务务落实，推进公开。"),
    ],
)
def test_punctuation_function_words_and_slips_change_nothing(template: str, plan: str) -> None:
    """Nobody learns from them what this government will do."""
    assert substantive(template, plan) == []


@pytest.mark.parametrize(
    ("template", "plan", "kind", "was", "now"),
    [
        ("新建公园10个，改造旧园。", "新建公园3个，改造旧园。", "figure", "10", "3"),
        ("占比达到30%以上，按月公布。", "占比达到60%以上，按月公布。", "figure", "30", "60"),
        ("2022年6月底前完成平台建设。", "2022年9月底前完成平台建设。", "date", "6", "9"),
        ("第二季度完成平台建设。", "第三季度完成平台建设。", "date", "二", "三"),
    ],
)
def test_a_changed_figure_or_deadline_is_substantive(template: str, plan: str, kind: str, was: str, now: str) -> None:
    """The edit is of its own kind and shows both values."""
    ((found, one, other),) = substantive(template, plan)
    assert found == kind
    assert was in str(one)
    assert now in str(other)


@pytest.mark.parametrize(
    ("template", "plan", "was", "now"),
    [
        ("新建公园10个，改造旧园。", "新建公园3个，改造旧园。", "10个", "3个"),
        ("第二季度完成平台建设。", "第三季度完成平台建设。", "第二季度", "第三季度"),
        ("每年组织培训交流活动。", "每季度组织培训交流活动。", "每年", "每季度"),
    ],
)
def test_a_figure_is_shown_with_its_unit(template: str, plan: str, was: str, now: str) -> None:
    """A bare number tells a reader nothing."""
    ((_, one, other),) = substantive(template, plan)
    assert (one, other) == (was, now)


def test_a_counterpart_office_is_one_edit() -> None:
    """An office is shown by its name."""
    (edit,) = edits("由省财政厅公布预算，接受监督。", "由市财政局公布预算，接受监督。")
    assert (edit.kind.value, edit.template, edit.plan) == ("office", "省财政厅", "市财政局")


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("每年组织培训交流活动。", "每季度组织培训交流活动。"),
        ("按月通报网站运行情况。", "按季通报网站运行情况。"),
        ("3个工作日内答复群众。", "5个工作日内答复群众。"),
        ("3个工作日内答复群众。", "3个月内答复群众。"),
        ("投资2000万元改造管网。", "投资2000元改造管网。"),
    ],
)
def test_a_changed_frequency_or_unit_is_substantive(template: str, plan: str) -> None:
    """The number may be the same; how often or of what is not."""
    assert substantive(template, plan)


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("新增十家企业，改造旧园。", "新增10家企业，改造旧园。"),
        ("占比达到百分之三十，按月公布。", "占比达到30%，按月公布。"),
        ("2022年底前完成平台建设。", "年底前完成平台建设。"),
        ("6月底之前完成平台建设。", "6月底前完成平台建设。"),
    ],
)
def test_a_figure_or_date_told_otherwise_is_no_change(template: str, plan: str) -> None:
    """Numerals for digits, and the plan's own year left out, say the same."""
    assert substantive(template, plan) == []


def test_the_years_of_the_two_plans_are_no_change_between_years() -> None:
    """Each year's plan says its own year."""
    assert substantive("2022年底前完成平台建设。", "2023年底前完成平台建设。", NEXT_YEAR) == []


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("建立政务公开目录，按月更新。", "运用政务公开目录，按月更新。"),
        ("出台政务公开办法，规范流程。", "落实政务公开办法，规范流程。"),
        ("探索政务公开直播，扩大参与。", "实施政务公开直播，扩大参与。"),
    ],
)
def test_another_commitment_is_substantive(template: str, plan: str) -> None:
    """To use what was to be made, or to carry out what was to be issued, is another job, at one verb."""
    assert substantive(template, plan)


@pytest.mark.parametrize(
    ("template", "plan", "kind"),
    [
        ("公开教育、医疗、养老信息。", "公开教育、医疗、养老、住房信息。", "inserted"),
        ("公开教育、医疗、养老信息。", "公开教育、养老信息。", "deleted"),
        (BASE, BASE.replace("开展政策解读，", ""), "deleted"),
        (BASE, BASE + "每周安排领导接听服务热线。", "inserted"),
        (BASE, BASE.replace("方便群众", "方便重点企业和外籍人才"), "wording"),
    ],
)
def test_a_member_or_clause_more_or_less_is_substantive(template: str, plan: str, kind: str) -> None:
    """A list member, a measure, an object added or left out."""
    assert [found for found, _, _ in substantive(template, plan)] == [kind]


def test_a_local_programme_is_substantive() -> None:
    """A programme of the city's own name is something new."""
    found = substantive("打造“川易办”品牌，推进公开。", "打造“富乐通”品牌，推进公开。")
    assert found == [("wording", "川易办", "富乐通")]


def test_a_scope_clause_is_substantive() -> None:
    """The same task for others than the template's."""
    assert substantive("在全省推行告知承诺制，公布清单。", "在产业园区试点推行告知承诺制，公布清单。")


def test_a_moved_clause_is_no_change() -> None:
    """The order of sentences says nothing new."""
    assert substantive("按月公布预算决算。邀请代表列席会议。", "邀请代表列席会议。按月公布预算决算。") == []


def test_words_that_stand_in_a_fellow_item_were_not_left_out() -> None:
    """Where two plan items carry one template item, each is held against its own share."""
    template = "建设政务公开专区，方便群众查询。组织业务培训，提高干部能力。"
    alone = edits(template, "建设政务公开专区，方便群众查询。")
    shared = edits(template, "建设政务公开专区，方便群众查询。", beside="组织业务培训，提高干部能力。")
    assert [edit.kind.value for edit in alone] == ["deleted"]
    assert shared == ()


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("建立全省 统一目录， 公开２０２２ 年“好办” 事项10个。", "建立全市统一目录，公开2022年“快办”事项３个。"),
        ("落实<b>办法</b>，公布\x07清单。", "落实<i>办法</i>，公布\x07名录{{ x }}。"),
    ],
)
def test_excerpts_are_verbatim_and_stand_where_they_say(template: str, plan: str) -> None:
    """Blanks, widths, markup and control characters included; the offsets are the excerpt's in the task."""
    found = edits(template, plan)
    assert found
    for edit in found:
        for excerpt, at, task in ((edit.template, edit.template_at, template), (edit.plan, edit.plan_at, plan)):
            assert at is not None
            assert task[at.start : at.end] == (excerpt or "")


@pytest.mark.parametrize(("excerpt", "printed"), [("省", "省"), ("１０", "10")])
def test_kinds_do_not_depend_on_width(excerpt: str, printed: str) -> None:
    """A full-width figure is the figure."""
    assert plain(excerpt) == plain(printed)
    assert substantive(f"新建公园{excerpt}个，改造旧园。", f"新建公园{printed}个，改造旧园。") == []


@pytest.mark.parametrize("plan", ["开展“互動式”公開活动", "开展“互动式”公开活動"])
def test_traditional_characters_change_nothing(plan: str) -> None:
    """They come from typing or scanning, in a quoted name as elsewhere."""
    assert substantive("开展“互动式”公开活动，方便群众参与。", plan + "，方便群众参与。") == []
