"""Who leads and who supports, compared between two plans; what holds again and again is said once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from align.comparison import Comparison, FindingKind, Kind, Reason, Verdict
from align.concerns import raises
from align.counterparts import OfficePair
from align.findings.office_report import stretches
from align.pipeline import compare, read_text
from align.plan import Item, Plan, squeeze
from align.responsibility import read_offices
from align.synthetic import MECHANICAL, make_pair
from tests.conftest import CITY, NEXT_YEAR, PROVINCE, read_plan
from tests.strategies import KnownDocument, documents
from tests.test_laws import COMPARED, corpus_plans

TASKS = (
    "做好水库移民后期扶持。按月发放直补资金。",
    "规范学校食堂管理。落实校长陪餐制度。",
    "办好老年大学。增设书法和声乐课程。",
    "保护古树名木。逐株挂牌建档，防治白蚁。",
    "推进公厕改造。增设无障碍厕位和扶手。",
    "发展冷链物流。建设产地预冷库房。",
    "加强气象预警。更新乡村大喇叭设备。",
    "繁荣戏曲舞台。组织剧团进校园演出。",
)
LEAD = "（省财政厅牵头，省直相关单位按职责分工负责）"
CITY_LEAD = "（市财政局牵头，市直相关单位按职责分工负责）"
Finding = tuple[str, str | None, str | None]


def compared(
    template: Sequence[str],
    plan: Sequence[str],
    titles: tuple[str, str] = (PROVINCE, CITY),
    told: Sequence[OfficePair] = (),
) -> Comparison:
    """Two plans of the same tasks, with these responsibility clauses."""
    plans = [
        read_plan(*(task + clause for task, clause in zip(TASKS, clauses, strict=False)), title=title)
        for clauses, title in zip((template, plan), titles, strict=True)
    ]
    return compare(*plans, counterparts=told)


def offices(comparison: Comparison) -> list[Finding]:
    """What is found about offices: the change and the words of both sides."""
    return [
        (finding.change, finding.template, finding.plan)
        for row in comparison.rows
        for finding in row.findings
        if finding.kind is FindingKind.OFFICE
    ]


def notes(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """What is said of offices once for the plan."""
    return {note.code: note.values for note in comparison.notes if note.code.startswith("office")}


@COMPARED
@given(documents())
def test_a_generated_plan_against_itself_has_no_finding_about_offices(known: KnownDocument) -> None:
    """Whatever its clauses look like."""
    for plan in read_text(known.text, "generated.txt").plans:
        found = compare(plan, plan)
        assert (offices(found), notes(found)) == ([], {})


@pytest.mark.parametrize("plan", corpus_plans(), ids=lambda plan: squeeze(plan.title))
def test_offices_of_a_mechanical_substitution_are_counterparts(plan: Plan) -> None:
    """One level down, every office has another name and none has another job."""
    pair = make_pair(plan, 0, Kind.LEVELS, MECHANICAL)
    assert [found for found in offices(compare(pair.template, pair.plan)) if found[0] != "unmapped"] == []


def one(template: str, plan: str, told: Sequence[OfficePair] = ()) -> list[Finding]:
    """What is found where one item has these clauses and the others agree."""
    return offices(compared([template, LEAD, LEAD], [plan, CITY_LEAD, CITY_LEAD], told=told))


def test_counterparts_one_level_down_are_no_difference() -> None:
    """省教育厅 and 市教育局 are the same office; so are phrases for offices in general."""
    template = "（省教育厅、省政务服务局牵头，省公安厅、省直相关单位和各市（州）人民政府按职责分工负责）"
    plan = "（市教育局、市行政审批服务局牵头，市公安局、市直有关部门，各县（市、区）人民政府按职责分工负责）"
    assert one(template, plan) == []


def test_another_lead_is_named_on_both_sides() -> None:
    """The offices that differ stand beside each other, those that agree do not."""
    assert one("（省商务厅、省财政厅牵头）", "（市财政局、市发改委牵头）") == [("lead-changed", "省商务厅", "市发改委")]


def test_offices_side_by_side_are_one_finding() -> None:
    """A stretch of the clause, as printed, names all of them."""
    found = one("（省财政厅牵头）", "（市财政局、市司法局、 市商务局牵头）")
    assert found == [("lead-changed", None, "市司法局、 市商务局")]


def test_a_lead_that_only_supports_is_told_with_that() -> None:
    """Who no longer leads, but is still named, was not left out."""
    found = compared(["（省商务厅、省财政厅牵头）", LEAD], ["（市财政局牵头，市商务局配合）", CITY_LEAD])
    assert offices(found) == [("lead-changed", "省商务厅", None)]
    (finding,) = [finding for row in found.rows for finding in row.findings if finding.kind is FindingKind.OFFICE]
    told = [(reason.code, reason.values) for reason in finding.because]
    assert told == [("office-supports", ("市商务局",)), ("leads-stay", ("市财政局",))]


def test_a_lead_where_the_template_names_none_is_told_as_such() -> None:
    """To name a lead for the first time is nothing that deserves attention."""
    found = compared(["（省商务厅、省财政厅按职责分工负责）", LEAD], ["（市财政局牵头，市商务局配合）", CITY_LEAD])
    (finding,) = [one for row in found.rows for one in row.findings if one.change == "lead-changed"]
    assert (finding.template, finding.plan) == (None, "市财政局")
    assert finding.because[-1] == Reason("first-lead")
    assert raises(finding, Verdict.LOCALIZED) is None


def test_an_item_that_names_nobody_who_leads() -> None:
    """The template's lead stands beside the plan's whole sentence."""
    found = one("（省商务厅牵头，省税务局配合）", "（市商务局、市税务局按职责分工负责）")
    assert found == [("lead-missing", "省商务厅", "市商务局、市税务局按职责分工负责")]


def test_an_office_that_answers_alone_leads() -> None:
    """Who else should; but a template that only says who is responsible asks for no lead."""
    assert one("（省商务厅牵头）", "（市商务局负责）") == []
    assert one("（省商务厅牵头）", "（市税务局负责）") == [("lead-changed", "省商务厅", "市税务局")]
    assert one("（省商务厅、省税务局负责）", "（市商务局负责）") == [("dropped", "省税务局", None)]


def test_an_item_without_clause_names_nobody() -> None:
    """There are no words of the plan to show."""
    assert one("（省商务厅牵头）", "") == [("lead-missing", "省商务厅", None)]


def test_supporting_offices_come_and_go() -> None:
    """Only those that are named; a phrase for all departments is nobody."""
    found = one("（省财政厅牵头，省税务局、省商务厅配合）", "（市财政局牵头，市税务局、市公安局配合）")
    assert found == [("dropped", "省商务厅", None), ("added", None, "市公安局")]


def test_an_office_without_known_counterpart_is_no_changed_lead() -> None:
    """Nobody knows whether the new office stands for it."""
    assert one("（省榫卯工艺办牵头）", "（市竹编工艺办牵头）") == [("unmapped", "省榫卯工艺办", "市竹编工艺办")]
    assert one("（省榫卯工艺办、省财政厅牵头）", "（市财政局牵头）") == [("unmapped", "省榫卯工艺办", None)]


def test_governments_of_places_are_a_matter_of_scope() -> None:
    """That a province names other cities is nothing that this one left out."""
    assert one("（省财政厅、成都市人民政府牵头，德阳市人民政府配合）", "（市财政局牵头）") == []


def test_a_place_that_the_plan_names_is_added() -> None:
    """A city that gives work to one of its districts says so."""
    found = one("（省财政厅牵头，省直相关单位配合）", "（市财政局牵头，市直相关单位及涪城区配合）")
    assert found == [("added", None, "涪城区")]


def test_a_split_item_loses_no_office_that_leads_its_other_part() -> None:
    """What is missing here may stand in another item that carries the same one."""
    task, halves = "".join(TASKS[:2]), TASKS[:2]
    template = read_plan(task + "（省财政厅、省教育厅牵头）", *TASKS[2:])
    plan = read_plan(halves[0] + "（市财政局牵头）", halves[1] + "（市教育局牵头）", *TASKS[2:], title=CITY)
    assert offices(compare(template, plan)) == []


def test_an_office_left_out_again_and_again_is_said_once() -> None:
    """One provincial centre co-leads what the city gives to one bureau: a fact about the plan, not about each item."""
    template = ["（省政务服务局、省大数据中心牵头）"] * 5 + [LEAD]
    found = compared(template, ["（市行政审批局牵头）"] * 5 + [CITY_LEAD])
    assert offices(found) == []
    assert notes(found)["offices-together"] == ("省大数据中心", "市行政审批局", "1、2、3、4、5")


def test_a_few_rows_are_no_habit() -> None:
    """What happens now and then is told where it happens."""
    template = ["（省财政厅、省审计厅牵头）"] * 2 + ["（省审计厅牵头）"] * 4
    found = compared(template, ["（市财政局牵头）"] * 2 + ["（市审计局牵头）"] * 4)
    assert offices(found) == [("lead-changed", "省审计厅", None)] * 2
    assert notes(found) == {}


def test_an_office_that_the_plan_adds_everywhere_is_said_once() -> None:
    """So is one that leads beside the template's."""
    found = compared([LEAD] * 6, ["（市财政局、市政府办牵头，市直相关单位按职责分工负责）"] * 5 + [CITY_LEAD])
    assert offices(found) == []
    assert notes(found) == {"offices-new": ("市政府办", "1、2、3、4、5")}


def test_an_office_that_leads_instead_again_and_again_is_said_once() -> None:
    """Where both have counterparts of their own, the work went from one to the other."""
    found = compared(
        ["（省商务厅牵头）"] * 5 + ["（省发展改革委牵头，省商务厅配合）"],
        ["（市发改委牵头）"] * 5 + ["（市发改委牵头，市商务局配合）"],
    )
    assert offices(found) == []
    assert notes(found)["offices-instead"] == ("省商务厅", "市发改委", "1、2、3、4、5")


def test_what_aligned_items_show_is_a_guess_and_said_to_be_one() -> None:
    """Unknown offices that stand in the same place again and again are taken as counterparts, with their number."""
    found = compared(["（省榫卯工艺办牵头）"] * 6, ["（市竹编工艺办牵头）"] * 5 + ["（市财政局牵头）"])
    assert notes(found) == {"offices-guess": ("省榫卯工艺办", "市竹编工艺办", "5")}
    assert offices(found) == [("lead-changed", "省榫卯工艺办", "市财政局")]
    (finding,) = [finding for row in found.rows for finding in row.findings if finding.kind is FindingKind.OFFICE]
    assert [reason.code for reason in finding.because] == ["office-guess"]


def test_two_guesses_about_one_office_hold_both() -> None:
    """Where an unknown office is answered by one office here and another there, neither is said to lead instead."""
    found = compared(["（省榫卯工艺办牵头）"] * 8, ["（市竹编工艺办牵头）"] * 4 + ["（市陶艺办牵头）"] * 4)
    assert [note.code for note in found.notes] == ["offices-guess"] * 2
    assert offices(found) == []


def test_a_user_overrules_what_is_known() -> None:
    """A row for the place outdoes one for every place; without an office there is no counterpart to look for."""
    clauses = "（省榫卯工艺办、省财政厅牵头）", "（市竹编工艺办、市财政局牵头）"
    for_all, here, there, none = (
        OfficePair("", "省榫卯工艺办", "市陶艺办"),
        OfficePair("绵阳市", "省榫卯工艺办", "市竹编工艺办"),
        OfficePair("德阳市", "省榫卯工艺办", "市陶艺办"),
        OfficePair("", "省榫卯工艺办", ""),
    )
    assert one(*clauses, told=[there]) == [("unmapped", "省榫卯工艺办", "市竹编工艺办")]
    assert one(*clauses, told=[for_all]) == [("lead-changed", "省榫卯工艺办", "市竹编工艺办")]
    assert one(*clauses, told=[here, for_all, there]) == []
    assert one(*clauses, told=[none]) == [("lead-changed", None, "市竹编工艺办")]


def test_what_a_user_said_is_told() -> None:
    """The report says which counterparts come from the file."""
    told = [OfficePair("", "省榫卯工艺办", "市竹编工艺办"), OfficePair("", "省陶艺办", "")]
    found = compared([LEAD, "（省榫卯工艺办、省陶艺办牵头）"], [CITY_LEAD, "（市竹编工艺办牵头）"], told=told)
    assert (offices(found), notes(found)) == ([], {"offices-told": ("省榫卯工艺办→市竹编工艺办；省陶艺办→—",)})


def test_a_plan_without_clauses_is_not_compared() -> None:
    """That no item names offices is said once, on whichever side."""
    bare = compared([LEAD] * 4, [""] * 4)
    assert (offices(bare), notes(bare)) == ([], {"offices-none-in-plan": ()})
    assert notes(compared([""] * 4, [CITY_LEAD] * 4)) == {"offices-none-in-template": ()}
    assert notes(compared([""] * 4, [""] * 4)) == {}


def test_a_plan_that_never_says_who_leads_is_compared_without_roles() -> None:
    """Its habit is told once, and what differs besides is still found."""
    found = compared(
        ["（省财政厅牵头，省税务局配合）"] * 4, ["（责任单位：市财政局、市税务局）"] * 3 + ["（责任单位：市税务局）"]
    )
    assert notes(found) == {"offices-unled-in-plan": ()}
    assert offices(found) == [("dropped", "省财政厅", None)]


def test_between_years_offices_are_compared_as_they_are() -> None:
    """One government has one office for each function; a new name for an old one is said once."""
    found = compared(
        ["（省政务服务局牵头）"] * 3 + ["（省商务厅牵头）"], ["（省数据局牵头）"] * 4, (PROVINCE, NEXT_YEAR)
    )
    assert found.kind is Kind.YEARS
    assert notes(found) == {"offices-renamed": ("省政务服务局→省数据局",)}
    assert offices(found) == [("lead-changed", "省商务厅", "省数据局")]


def test_a_plan_against_itself_has_no_finding_about_offices() -> None:
    """Neither between levels nor between years."""
    clauses = [
        LEAD,
        "（省榫卯工艺办、各市（州）人民政府负责）",
        "（省商务厅、成都市人民政府牵头）",
        "",
        "（牵头单位：省税务局）",
    ]
    for titles in ((PROVINCE, PROVINCE), (PROVINCE, NEXT_YEAR)):
        found = compared(clauses, clauses, titles)
        assert (offices(found), notes(found)) == ([], {})


def test_an_office_is_shown_where_it_stands_itself() -> None:
    """A name that begins another's is not shown in its place."""
    clause = "（市教育局考试院牵头，市教育局配合）"
    named = Item("", 1, "", "", clause, "", clause, read_offices(clause), None, ())
    assert stretches(named, ["市教育局", "市教育局考试院"]) == ["市教育局考试院", "市教育局"]
