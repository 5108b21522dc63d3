"""Rows as offices' tables and letters tell them, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from align.checklist import CheckLine, check_lines, finding_words, numbered, where
from align.comparison import Finding, FindingKind, Reason, Settled, Verdict
from align.extracts import Dossier, Extract, make_dossiers, matters, whole
from align.language import Lang
from align.settings import RELEASED
from tests.report_world import CHANGSHA, COMPARISON, PLACES, YEARS, item, linked

CHECK_BELOW = RELEASED.confidence_check


def lines(extract: Extract, lang: Lang = Lang.ZH) -> tuple[CheckLine, ...]:
    """The lines of an extract as released."""
    return check_lines(extract, lang, CHECK_BELOW)


def dossiers(*extracts: Extract) -> tuple[Dossier, ...]:
    """What there is of each place."""
    return make_dossiers(extracts)


def test_a_line_tells_both_sides_of_a_row() -> None:
    """Items of both sides, what became of them, and who leads."""
    line = lines(whole("a", COMPARISON))[1]
    assert [one.no for one in line.template] == [2, 4]
    assert [one.no for one in line.plan] == [2]
    assert line.result == "有调整"
    assert line.leads == ("省政务局", "省政务局")


def test_what_differs_is_told_once_and_whole() -> None:
    """The weightiest evidence first, with the words of both sides; an edit that evidence tells is not told again."""
    line = lines(whole("a", COMPARISON))[1]
    assert line.differences == (
        "目标指标（下调）：10个 → 3个",
        "责任单位（牵头单位变化）：省政务局 → 市行政审批服务局",
        "目标指标（增加）：每年",
        "措辞：某处 → 别处",
    )


def test_reasons_do_not_tell_the_differences_again() -> None:
    """What differs stands among the differences, once."""
    row = replace(COMPARISON.rows[1], because=(Reason("substantive", ("figure", "10个", "3个")), Reason("moved")))
    (line,) = lines(Extract("a", COMPARISON, (row,)))
    assert line.because == ("先后次序与模板不同。",)


def test_no_word_of_a_long_difference_is_left_out() -> None:
    """A page shortens long excerpts; a table of differences has them whole."""
    long = "加强" * 100
    edit = replace(COMPARISON.rows[1].edits[1], template=long)
    row = replace(COMPARISON.rows[1], edits=(edit,))
    (line,) = lines(Extract("a", COMPARISON, (row,)))
    assert f"措辞：{long} → 别处" in line.differences


def test_whether_an_item_concerns_the_place() -> None:
    """Carried items do; dropped ones by whom they address; it is open where nobody can say; added ones have none."""
    told = {(one.row.template_items, one.row.plan_items): one.addressed for one in lines(whole("a", COMPARISON))}
    assert told[(1,), (1,)] == "涉及"
    assert told[(3,), ()] == "涉及"
    assert told[(6,), ()] == told[(8,), ()] == "不涉及"
    assert told[(9,), ()] == "待核实"
    assert told[(), (5,)] == ""


def test_between_years_nobody_is_addressed() -> None:
    """Last year's plan tells no place what to do."""
    assert {one.addressed for one in lines(whole("b", YEARS))} == {""}


def test_a_line_in_english_has_no_chinese_of_ours() -> None:
    """The words around the excerpts follow the language."""
    line = lines(whole("a", COMPARISON), Lang.EN)[1]
    assert line.result == "Adjusted"
    assert line.differences[0].startswith("Target (lowered): 10个 → 3个")


def test_a_reviewed_row_says_so_and_asks_for_no_look() -> None:
    """A person has looked; a low confidence is no doubt any more."""
    (line,) = (one for one in lines(whole("a", COMPARISON)) if one.row.template_items == (7,))
    assert line.reviewed
    assert not line.verify
    assert line.doubts == ()


def test_a_reviewed_row_names_its_reviewer() -> None:
    """What a person confirmed is found by the plan's item, and a confirmed drop by the template's."""
    carried = Settled((7,), 6, Verdict.COPIED, "张三", "2024-05-01", "属实")
    dropped = Settled((3,), None, Verdict.DROPPED, "李四", "2024-05-02")
    told = {
        one.row.template_items: one.settled
        for one in lines(whole("a", replace(COMPARISON, settled=(carried, dropped))))
    }
    assert told[(7,)] == carried
    assert told[(1,)] is None
    assert told[(3,)] is None  # the row itself does not say that anybody has looked


def test_an_item_without_counterpart_names_the_nearest_by_its_label() -> None:
    """As printed, since a number that runs over the plan stands on no page of it."""
    told = {(one.row.template_items, one.row.plan_items): one.lone for one in lines(whole("a", COMPARISON))}
    assert told[(3,), ()] == ("最相近：（2）新建公园3个，整治公园环境（相似度 0.21）。",)
    assert told[(8,), ()] == ("模板该条是发文机关自身工作，未要求下级安排。", "没有内容相近的条目。")
    assert told[(2, 4), (2,)] == ()


def test_where_an_item_stands() -> None:
    """By its printed label and page; by its number where no label is printed."""
    assert where(item(3, "做好宣传。"), Lang.ZH) == "（3）（第 1078 页）"
    assert where(item(3, "做好宣传。", label="", page=None), Lang.EN) == "3"


def test_an_item_is_numbered_in_one_form() -> None:
    """Its place in the plan's order, the printed label and the page, never two numbers in a row."""
    assert numbered(item(3, "做好宣传。"), Lang.ZH) == "第 3 条（原编号“（3）”，第 1078 页）"
    assert numbered(item(3, "做好宣传。", page=None), Lang.EN) == "item 3 (printed “（3）”)"
    assert numbered(item(3, "做好宣传。", label="", page=None), Lang.ZH) == "第 3 条"


def office(template: str | None, plan: str | None, *because: Reason) -> str:
    """A change of who leads, as a table of differences tells it."""
    return finding_words(Finding(FindingKind.OFFICE, "lead-changed", template, plan, because=because), Lang.ZH)


def test_who_still_leads_is_told_with_a_lead_that_is_gone() -> None:
    """A place that names its own lead is never shown as if it named none."""
    stays = Reason("leads-stay", ("市政务服务和大数据局",))
    told = "责任单位（牵头单位变化）：省政府办公厅 → 市政务服务和大数据局仍为牵头单位"
    assert office("省政府办公厅", None, stays) == told
    assert office(None, "市发改委", stays).endswith("— → 市发改委（市政务服务和大数据局仍为牵头单位）")
    assert office("省政府办公厅", None) == "责任单位（牵头单位变化）：省政府办公厅 → —"


def test_what_is_to_be_known_of_evidence_stands_with_it() -> None:
    """A name that lacks its end is no office that is gone; what the change's name says is not said again."""
    cut = Reason("office-cut", ("市行政审批服务", "市行政审批服务局"))
    assert office("省政务局", "市行政审批服务", cut).endswith(
        "（“市行政审批服务”疑为“市行政审批服务局”，名称末尾似有缺字）"
    )
    later = Finding(FindingKind.TARGET, "changed", "6月底前", "8月底前", because=(Reason("later"),))
    assert finding_words(later, Lang.ZH) == "目标指标（推后）：6月底前 → 8月底前"


def test_between_years_nothing_is_asked() -> None:
    """What a government goes on with is its own matter."""
    assert matters(whole("y", YEARS), CHECK_BELOW).rows == ()


def test_a_place_has_its_own_comparisons_only() -> None:
    """Places stand in their official order; each has what is about its own plans."""
    found = dossiers(*(whole(one.key, one.comparison) for one in PLACES))
    assert [(one.place, one.code) for one in found] == [("长沙市", "430100"), ("邵阳市", "430500")]
    assert [[extract.key for extract in one.extracts] for one in found] == [["c"], ["a"]]


def test_the_latest_year_comes_first() -> None:
    """Of one year, the comparison with the superior's plan comes before that with last year's."""
    later = replace(COMPARISON, plan=replace(COMPARISON.plan, year=2023))
    (found,) = dossiers(whole("y", YEARS), whole("a", COMPARISON), whole("z", later))
    assert [extract.key for extract in found.extracts] == ["z", "a", "y"]


def test_a_plan_of_an_unknown_place_is_nobodys() -> None:
    """What cannot be addressed is not sent to anybody."""
    unknown = replace(COMPARISON, plan=replace(CHANGSHA, place=None))
    assert dossiers(whole("u", unknown)) == ()


def test_what_a_place_is_asked_about() -> None:
    """What it lacks or may lack, lowered targets, unsure rows; not what is for others."""
    asked = matters(whole("a", COMPARISON), CHECK_BELOW)
    assert [row.template_items for row in asked.missing] == [(3,), (9,)]
    assert [row.plan_items for row in asked.targets] == [(2,)]
    assert [row.plan_items for row in asked.verify] == [(4,)]


def test_an_extract_is_asked_about_its_own_rows_only() -> None:
    """Rows that somebody does not get raise nothing."""
    one = Extract("a", COMPARISON, COMPARISON.rows[:1])
    assert not matters(one, CHECK_BELOW).any
    assert len(lines(one)) == 1


def test_a_changed_citation_alone_asks_nothing() -> None:
    """Nobody is asked about a document replaced by a later one."""
    cited = Finding(FindingKind.CITATION, "changed", "《省办法》", "《市办法》")
    row = linked(Verdict.COPIED, (1,), 1, findings=(cited,))
    assert not matters(Extract("a", COMPARISON, (row,)), CHECK_BELOW).any
