"""Where the governing verb of the same task changed, and where it is only told otherwise."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Finding, FindingKind, Verdict
from align.edits import find_edits, make_context
from align.findings.commitments import find_commitments
from align.findings.linked import Linked
from align.findings.predicates import clause_of
from align.findings.statements import statements_of
from align.findings.verbs import Force, scale
from align.language import Lang
from align.sentences import sentence
from align.settings import RELEASED
from tests.clause_pairs import CHANGED, LAST, LATER, OVERLOOKED, SAME
from tests.conftest import CITY, NEXT_YEAR, compared, item, pair

PAIRS = CHANGED + SAME + LATER + LAST
COUNTY = "三台县2022年政务公开工作要点"
OPPOSITE = {"weaker": "stronger", "stronger": "weaker"}


def found(template: str, plan: str, title: str = CITY, beside: str = "") -> tuple[Finding, ...]:
    """The commitments that changed from a template's task to a plan's; `beside` is carried by a fellow plan item."""
    one, two = pair([template], [plan, beside] if beside else [plan], title)
    context = make_context(one, two, RELEASED)
    carriers = two.items[: 2 if beside else 1]
    edits = find_edits(one.items[:1], two.items[0], carriers[1:], context)
    return find_commitments(Linked(one.items[:1], two.items[0], edits, {1: carriers}, (one, two), context))


def changes(template: str, plan: str, title: str = CITY) -> list[str]:
    """The change words from a template's task to a plan's."""
    return [finding.change for finding in found(template, plan, title)]


@pytest.mark.parametrize(("template", "plan", "change"), PAIRS)
def test_a_clause_says_what_became_of_the_commitment(template: str, plan: str, change: str) -> None:
    """Weaker, stronger, carrying out what is made above, another job; nothing where it is only told otherwise."""
    assert changes(template + "。", plan + "。") == ([change] if change else [])


def test_an_adverb_tells_beside_verbs_that_say_the_same() -> None:
    """深化 and 推动 a reform are one; 加快 beside either binds more."""
    assert changes("深化农村集体产权制度改革。", "加快推动农村集体产权制度改革落地。") == ["stronger"]
    assert changes("深化农村集体产权制度改革。", "推动农村集体产权制度改革落地。") == []


@pytest.mark.parametrize(("template", "plan", "change"), OVERLOOKED)
def test_what_is_not_sure_is_not_said(template: str, plan: str, change: str) -> None:
    """A verb beside another object may be another task: no finding, though a reader may see a change."""
    assert change
    assert changes(template + "。", plan + "。") == []


@pytest.mark.parametrize(("template", "plan", "change"), [one for one in PAIRS if one[2] in OPPOSITE])
def test_the_way_back_is_never_the_same_way(template: str, plan: str, change: str) -> None:
    """What is weaker one way is not weaker the other way."""
    assert change not in changes(plan + "。", template + "。")


def test_an_excerpt_is_the_clause_that_the_verb_governs() -> None:
    """Verbatim, between its marks, without the words that only count, and it stands where it says."""
    template = "规范养老服务。一是开展入户走访；二是出台 养老机构等级评定办法，方便老人选择。"
    plan = "规范养老服务。一是开展入户走访；二是落实养老机构等级评定办法，方便老人选择。"
    (finding,) = found(template, plan)
    assert (finding.kind, finding.change) == (FindingKind.COMMITMENT, "delegated")
    assert (finding.template, finding.plan) == ("出台 养老机构等级评定办法", "落实养老机构等级评定办法")
    assert finding.template_at
    assert finding.plan_at
    assert template[finding.template_at.start : finding.template_at.end] == finding.template
    assert plan[finding.plan_at.start : finding.plan_at.end] == finding.plan


def test_a_clause_is_not_cut_inside_a_name() -> None:
    """Marks in titles, quoted names and brackets end no clause."""
    task = "推广“您点单，我办理”模式，落实《办法（试行），第一版》（国办发〔2022〕1号，已印发）；公开结果。"
    told = [statement.words for statement in statements_of(item(task))]
    assert told == ["推广“您点单，我办理”模式", "落实《办法（试行），第一版》（国办发〔2022〕1号，已印发）", "公开结果"]


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("建设信用平台，推广信用平台。", "推广信用平台。"),
        ("建设全省信用平台。", "建设全市信用平台，用好全市信用平台。"),
        ("建设信用平台。定期通报情况。", "建设信用平台，方便查询。运用信用平台。"),
        ("加快建设信用平台。", "建设信用平台二期，加快建设信用平台。"),
    ],
)
def test_a_clause_that_is_kept_was_not_changed(template: str, plan: str) -> None:
    """What stands beside it in the plan was put in, and changes nothing."""
    assert changes(template, plan) == []


def test_a_clause_that_a_fellow_item_keeps_was_not_changed() -> None:
    """Where two plan items carry one template item, each is held against its own share."""
    template = "出台养老服务条例，公布养老机构名录。"
    assert len(found(template, "落实养老服务条例，公布养老机构名录。")) == 1
    assert found(template, "落实养老服务条例，公布养老机构名录。", beside="出台养老服务条例，加强宣传。") == ()


def test_a_member_of_a_list_is_governed_by_the_verb_of_the_list() -> None:
    """探索 now governs what 推行 governed, beside what it governed before."""
    (finding,) = found(
        "推行企业开办全程电子化，探索“云签约”“云验收”服务。", "探索企业开办全程电子化、“云签约”“云验收”服务。"
    )
    assert (finding.change, finding.template) == ("weaker", "推行企业开办全程电子化")


def test_a_list_of_aspects_is_governed_by_no_verb() -> None:
    """What is strengthened is the link between them."""
    assert changes("完成企业开办全程电子化改造。", "强化部门在企业开办全程电子化改造、电子印章等方面的衔接。") == []


def test_an_adverb_alone_is_a_finding_on_a_copied_row() -> None:
    """继续 changes nothing that a government will do, and is shown all the same."""
    row = compared(["继续开展校园周边食品摊点整治。"], ["开展校园周边食品摊点整治。"]).rows[0]
    assert row.verdict is Verdict.COPIED
    assert [(finding.change, finding.plan) for finding in row.findings] == [("other", "开展校园周边食品摊点整治")]


@pytest.mark.parametrize(
    ("template", "plan", "change"),
    [
        ("出台养老服务条例。", "落实养老服务条例。", "other"),
        ("建立老年人能力评估机制。", "完善老年人能力评估机制。", "other"),
        ("组织全省护理员技能竞赛。", "参与全省护理员技能竞赛。", "weaker"),
        ("探索开展家庭照护床位。", "全面推行家庭照护床位。", "stronger"),
    ],
)
def test_between_years_nothing_is_carried_out_for_a_level_above(template: str, plan: str, change: str) -> None:
    """It is one government: what it made last year it may carry out this year, and a reason says so."""
    (finding,) = found(template, plan, NEXT_YEAR)
    assert finding.change == change
    told = "".join(sentence(reason) for reason in finding.because)
    assert ("正常推进" in told) == (change == "other")
    assert "上级" not in told


def test_going_on_is_no_news_between_years() -> None:
    """Last year's task that is continued is the same task."""
    assert changes("开展家庭照护床位建设。", "继续开展家庭照护床位建设。", NEXT_YEAR) == []


@pytest.mark.parametrize("lang", list(Lang))
def test_carrying_out_what_the_level_above_issues_is_worded_as_a_duty(lang: Lang) -> None:
    """The reader is told which verbs changed, and that it is a normal duty."""
    (finding,) = found("出台养老服务条例。", "落实养老服务条例。")
    told = " ".join(sentence(reason, lang) for reason in finding.because)
    assert "出台" in told
    assert "落实" in told
    assert {Lang.ZH: "正常职责", Lang.EN: "normal duty"}[lang] in told


@pytest.mark.parametrize(
    ("plan", "title", "change"),
    [
        ("助力打造老年友好城市标杆。", CITY, "delegated"),
        ("助力打造全省老年友好城市标杆。", CITY, "delegated"),
        ("助力打造我市老年友好城市标杆。", CITY, "weaker"),
        ("助力打造绵阳老年友好城市标杆。", CITY, "weaker"),
        ("助力打造我县老年友好城市标杆。", COUNTY, "weaker"),
    ],
)
def test_helping_with_what_is_ones_own_is_no_delegation(plan: str, title: str, change: str) -> None:
    """The level above cannot be helped with this city's own work; the wording is only less binding."""
    assert changes("打造老年友好城市标杆。", plan, title) == [change]


def test_rows_without_a_link_have_no_commitments() -> None:
    """A dropped and an added item have nothing to be held against."""
    rows = compared(["出台殡葬服务收费办法。"], ["探索无人机巡查秸秆焚烧。"]).rows
    kinds = [finding.kind for row in rows for finding in row.findings]
    assert FindingKind.COMMITMENT not in kinds


@pytest.mark.parametrize(
    ("clause", "verbs"),
    [
        ("各县区要按月公布结果", []),
        ("各县区、各部门要加快建立台账", ["加快", "建立"]),
        ("省民政厅牵头制定养老办法", ["牵头", "制定"]),
        ("2022年底前完成管网改造", ["完成"]),
        ("优化供应链金融服务", ["优化"]),
        ("推进重要农产品保供", ["推进"]),
        ("编制参与式预算指引", ["编制"]),
        ("推广试点县经验", ["推广"]),
        ("将养老服务纳入督查", ["督查"]),
        ("对收费行为进行清理", ["进行", "清理"]),
        ("按照省统一部署开展普查", ["开展"]),
        ("组织企业参加产销大会", ["参加"]),
        ("好评率力争达到九成", ["力争"]),
    ],
)
def test_the_governing_verbs_are_told_from_the_rest(clause: str, verbs: list[str]) -> None:
    """Not the speaker, a date, a noun that looks like a verb, nor an object brought forward."""
    assert [word.text for word in clause_of(clause).run] == (verbs or ["公布"])


def test_the_scale_is_sound() -> None:
    """Every word says something known, once in each way, and is no word within itself."""
    for word, forces in scale().items():
        assert len(word) > 1
        assert len({force for force, _ in forces}) == len(forces), word
    assert {force for forces in scale().values() for force, _ in forces} == set(Force)


@given(st.lists(st.sampled_from([one for one, _, _ in PAIRS]), min_size=1, max_size=6, unique=True))
def test_a_plan_against_itself_changes_no_commitment(clauses: list[str]) -> None:
    """The same words bind to the same, and so does the mechanical substitution of levels."""
    task = "，".join(clauses) + "。"
    assert found(task, task) == ()
    assert found(task, task.replace("全省", "全市").replace("省级", "市级")) == ()


@pytest.mark.parametrize("words", ["推动建立“" * 4000, "、监管平台" * 4000, "要应须" * 5000, "推进改革，" * 4000])
def test_long_text_is_cut_in_a_moment(words: str) -> None:
    """Documents are not trusted: no text makes the clauses or their verbs slow."""
    one = item("做好普查。" + words)
    start = time.perf_counter()
    for statement in list(statements_of(one))[:50]:
        clause_of(statement.words)
    assert time.perf_counter() - start < 2
