"""Links, edits and findings to rows: verdict, tags, order, reasons, counts."""

from __future__ import annotations

import pytest

from align.comparison import Addressee, Comparison, Settled, Tag, Verdict
from align.language import Lang
from align.sentences import sentence
from tests.conftest import COMPANY, NEXT_YEAR, compared, dropped, judged, row_of

DUTY = "建设政务公开专区，每年组织1次以上培训，开展政策解读，方便群众查询信息和办理业务。"
ELSEWHERE = "推进数字城市群建设，打通轨道交通票务系统。（省财政厅牵头，成都、德阳市人民政府负责）"
GONE = "建设森林防火指挥平台，储备风力灭火机，组织半专业队伍演练。"
SERVICE = "编制统一的事项清单，规范窗口办理流程。年底前实现同一事项在各地同标准办理，推广证照免提交。"


def said(comparison: Comparison) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The rows in order: verdict, template items, plan items."""
    return [(row.verdict.value, row.template_items, row.plan_items) for row in comparison.rows]


def because(template: str, plan: str) -> str:
    """Why a row says what it says, in Chinese."""
    return "".join(sentence(reason) for reason in judged(template, plan).because)


# copied and localized


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (DUTY, "the same words"),
        (DUTY.replace("，", ","), "punctuation"),
        (DUTY.replace("查询信息和", "查询信息及"), "function words"),
        (DUTY.replace("政务", "政 务").replace("1", "１"), "blanks and width"),
        (DUTY.replace("业务", "业務"), "a typing slip"),
    ],
)
def test_what_teaches_a_reader_nothing_new_is_copied(plan: str, what: str) -> None:
    """Numbering, punctuation, blanks, slips and function words leave a copy a copy."""
    row = judged(DUTY, plan)
    assert row.verdict is Verdict.COPIED, what
    assert row.tags == ()
    assert row.because


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        ("完善全省统一目录，" + DUTY, "完善全市统一目录，" + DUTY),
        ("助力四川高质量发展，" + DUTY, "助力绵阳高质量发展，" + DUTY),
        ("由省财政厅公布预算，" + DUTY, "由市财政局公布预算，" + DUTY),
        ("各市（州）要分级公布目录，" + DUTY, "各县（市、区）要分级公布目录，" + DUTY),
    ],
)
def test_what_is_the_same_one_level_down_is_copied(template: str, plan: str) -> None:
    """Levels, places and counterpart offices are shown and not counted as change."""
    row = judged(template, plan)
    assert row.verdict is Verdict.COPIED
    assert row.edits
    assert "→" in because(template, plan)


def test_another_number_of_the_same_item_is_copied() -> None:
    """Where an item stands and what is printed before it is not judged."""
    comparison = compared([DUTY, SERVICE], [SERVICE, DUTY])
    assert [row.verdict for row in comparison.rows] == [Verdict.COPIED] * len(comparison.plan.items)


def test_the_responsibility_clause_decides_no_verdict() -> None:
    """Other offices are a finding, never a change of the task."""
    assert judged(DUTY + "（省财政厅牵头）", DUTY + "（市教育局牵头，市司法局配合）").verdict is Verdict.COPIED


@pytest.mark.parametrize(
    ("plan", "what", "named"),
    [
        (DUTY.replace("1次", "3次"), "figure", "3"),
        (DUTY.replace("每年", "每季度"), "frequency", "季度"),
        ("2022年9月底前" + DUTY, "deadline", "9月底前"),
        (DUTY.replace("专区", "“富乐通”专区"), "local programme", "富乐通"),
        (DUTY.replace("建设", "用好"), "verb of commitment", "用好"),
        (DUTY.replace("信息", "信息、预约车位、投诉"), "list member", "车位"),
        (DUTY.replace("群众", "园区重点外资企业"), "scope", "外资"),
    ],
)
def test_one_substantive_change_makes_an_item_localized(plan: str, what: str, named: str) -> None:
    """However alike the rest is, and the reason names what changed."""
    assert judged(DUTY, plan).verdict is Verdict.LOCALIZED, what
    assert named in because(DUTY, plan)


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        (DUTY.replace("1次", "3次"), "1次以上 → 3次以上"),
        (DUTY.replace("每年", "每季度"), "每年 → 每季度"),
    ],
)
def test_a_reason_names_both_figures(plan: str, named: str) -> None:
    """What was and what is, side by side, each with its unit."""
    assert named in because(DUTY, plan)


@pytest.mark.parametrize(
    ("plan", "tag"),
    [
        (DUTY + "安排领导干部每周接听服务热线。", Tag.EXTENDED),
        (DUTY.replace("开展政策解读，", ""), Tag.REDUCED),
        (DUTY.replace("专区", "“富乐通”专区"), Tag.REFINED),
        (DUTY.replace("建设政务公开专区", "落实政务公开专区规范"), Tag.DELEGATED),
        (DUTY.replace("方便群众查询信息和办理业务", "帮助企业享受税费减免政策"), Tag.REWORDED),
    ],
)
def test_tags_say_in_what_way_an_item_was_localized(plan: str, tag: Tag) -> None:
    """Added, left out, made concrete, turned into carrying out, told otherwise."""
    assert tag in judged(DUTY, plan).tags


@pytest.mark.parametrize(
    ("template", "plan"),
    [
        (DUTY, DUTY.replace("1次以上", "1次")),
        (DUTY, DUTY.replace("1次", "3次")),
        ("2022年底前" + DUTY, "2023年底前" + DUTY),
    ],
)
def test_a_figure_in_the_place_of_another_makes_nothing_concrete(template: str, plan: str) -> None:
    """Another figure or date is told otherwise; one where there was none refines."""
    assert judged(template, plan).tags == (Tag.REWORDED,)
    assert Tag.REFINED in judged(DUTY, DUTY.replace("建设", "建设5个")).tags


def test_merged_items_are_localized_and_say_so() -> None:
    """Two template items in one plan item: the tag, and both numbers in the reason."""
    comparison = compared([DUTY, SERVICE, COMPANY[0]], [DUTY + SERVICE])
    row = comparison.rows[0]
    assert (row.verdict, row.template_items) == (Verdict.LOCALIZED, (1, 2))
    assert Tag.MERGED in row.tags
    assert "1、2" in sentence(row.because[0])


def test_split_items_are_localized_and_name_each_other() -> None:
    """One template item in two plan items stands in the rows of both."""
    comparison = compared([DUTY + SERVICE], [DUTY, SERVICE])
    first, second = comparison.rows[:2]
    assert first.template_items == second.template_items == (1,)
    assert Tag.SPLIT in first.tags
    assert Tag.SPLIT in second.tags
    assert "2" in sentence(first.because[0])
    assert "1" in sentence(second.because[0])


def test_the_parts_of_a_split_item_are_not_accused_of_each_others_words() -> None:
    """What stands in the other half was not left out."""
    comparison = compared([DUTY + SERVICE], [DUTY, SERVICE])
    assert all(Tag.REDUCED not in row.tags for row in comparison.rows[:2])


# dropped and added


def test_a_dropped_item_shows_its_nearest_candidate() -> None:
    """The costliest error is a false drop: the row says what comes nearest, and how near."""
    (row,) = dropped(compared([DUTY, GONE, SERVICE], [DUTY, SERVICE]))
    assert (row.verdict, row.template_items) == (Verdict.DROPPED, (2,))
    assert row.nearest is not None
    assert 0 < row.nearest.score < 0.5
    assert str(row.nearest.items[0]) in sentence(row.because[0])
    assert (row.score, row.parts, row.found_by) == (None, (), None)


def test_an_added_item_shows_its_nearest_candidate() -> None:
    """And addresses nobody, being the plan's own."""
    row = row_of(compared([DUTY, SERVICE], [DUTY, GONE, SERVICE]), 2)
    assert (row.verdict, row.template_items, row.applies) == (Verdict.ADDED, (), None)
    assert row.nearest


def test_a_dropped_item_that_addresses_others_says_so() -> None:
    """Other cities' task is counted apart, and the reason names them."""
    comparison = compared([DUTY, ELSEWHERE, GONE], [DUTY])
    first, second = dropped(comparison)
    assert first.applies
    assert (first.applies.to, first.applies.here) == (Addressee.NAMED, False)
    assert "成都、德阳" in sentence(first.because[0])
    assert second.applies
    assert second.applies.here is True
    assert (comparison.counts().dropped, comparison.counts().dropped_elsewhere) == (2, 1)


def test_between_years_nobody_is_addressed() -> None:
    """`applies` is said of levels only."""
    comparison = compared([DUTY, ELSEWHERE], [DUTY], NEXT_YEAR)
    assert [row.applies for row in comparison.rows] == [None] * len(comparison.rows)
    assert comparison.counts().dropped_elsewhere == 0


# order


def test_rows_are_in_plan_order_and_a_drop_behind_its_predecessor() -> None:
    """A dropped row stands right after the first row of the nearest preceding carried template item."""
    comparison = compared([DUTY, GONE, SERVICE], [SERVICE, DUTY])
    assert said(comparison)[:3] == [("copied", (3,), (1,)), ("copied", (1,), (2,)), ("dropped", (2,), ())]


def test_a_drop_with_no_predecessor_stands_first() -> None:
    """Nothing that is carried precedes it."""
    assert said(compared([GONE, DUTY], [DUTY]))[:2] == [("dropped", (1,), ()), ("copied", (2,), (1,))]


def test_neighbouring_drops_keep_their_order() -> None:
    """Both follow the same row, the earlier first."""
    comparison = compared([DUTY, GONE, ELSEWHERE, SERVICE], [DUTY, SERVICE])
    assert [row[1] for row in said(comparison)[:4]] == [(1,), (2,), (3,), (4,)]


def test_a_drop_follows_the_first_row_of_a_split_item() -> None:
    """Not the second."""
    comparison = compared([DUTY + SERVICE, GONE], [DUTY, SERVICE])
    assert [(row[1], row[2]) for row in said(comparison)[:3]] == [((1,), (1,)), ((2,), ()), ((1,), (2,))]


def test_an_item_outside_the_longest_run_is_moved() -> None:
    """One item brought forward is moved; those it passed are not."""
    comparison = compared([DUTY, SERVICE, GONE], [GONE, DUTY, SERVICE])
    assert [row.moved for row in comparison.rows[:3]] == [True, False, False]


def test_of_two_runs_alike_the_earlier_stays() -> None:
    """Two items that changed places: the first keeps its place, the second is moved."""
    comparison = compared([DUTY, SERVICE], [SERVICE, DUTY])
    assert [row.moved for row in comparison.rows[:2]] == [False, True]


def test_added_and_dropped_rows_are_never_moved() -> None:
    """They have no place in the other plan to be moved from."""
    comparison = compared([DUTY, GONE, SERVICE], [SERVICE, "增设公共停车泊位，利用边角地新建立体车库。", DUTY])
    assert not any(row.moved for row in comparison.rows if not (row.template_items and row.plan_items))


# counts, reasons, confidence


def test_counts_have_their_own_denominators() -> None:
    """Template items are carried or dropped, plan items copied, localized or added."""
    comparison = compared(
        [DUTY, GONE, SERVICE], [DUTY, SERVICE.replace("年底前", "9月底前"), "增设停车泊位，新建立体车库。"]
    )
    counts = comparison.counts()
    assert counts.template_items == counts.carried + counts.dropped == 3 + len(COMPANY)
    assert counts.plan_items == counts.copied + counts.localized + counts.added == 3 + len(COMPANY)
    assert (counts.dropped, counts.copied, counts.localized, counts.added) == (1, 1 + len(COMPANY), 1, 1)


def test_every_row_says_why_in_both_languages() -> None:
    """No verdict without a reason that can be read."""
    comparison = compared([DUTY + SERVICE, GONE, COMPANY[1]], [DUTY, SERVICE.replace("年底前", "9月底前")])
    assert all(sentence(reason, lang) for row in comparison.rows for reason in row.because for lang in Lang)
    assert all(row.because for row in comparison.rows)


def test_confidence_is_a_probability_and_small_evidence_lowers_it() -> None:
    """A single short change is less certain than a copy."""
    copy, change = judged(DUTY, DUTY), judged(DUTY, DUTY.replace("1次", "3次"))
    assert 0 < change.confidence < copy.confidence <= 1


# settled rows


def settle(template: tuple[int, ...], plan: int | None, verdict: Verdict) -> Settled:
    """What a reviewer confirmed."""
    return Settled(template, plan, verdict, "某某", "2022-06-01")


def test_a_confirmed_row_is_the_reviewers() -> None:
    """The verdict is theirs, certain, and the reason names who and when."""
    comparison = compared([DUTY, SERVICE], [DUTY, SERVICE], settled=[settle((1,), 1, Verdict.LOCALIZED)])
    row = row_of(comparison, 1)
    assert (row.verdict, row.confidence) == (Verdict.LOCALIZED, 1.0)
    assert "某某" in sentence(row.because[0])
    assert "2022-06-01" in sentence(row.because[0])
    assert row_of(comparison, 2).verdict is Verdict.COPIED


def test_a_confirmed_addition_carries_nothing() -> None:
    """A reviewer may find that an item is the plan's own however alike one of the template's is."""
    comparison = compared([DUTY, SERVICE], [DUTY, SERVICE], settled=[settle((), 1, Verdict.ADDED)])
    assert (row_of(comparison, 1).verdict, row_of(comparison, 1).template_items) == (Verdict.ADDED, ())
    assert [row.template_items for row in dropped(comparison)] == [(1,)]


def test_a_confirmed_drop_is_dropped_and_certain() -> None:
    """It is told from a drop that nobody looked at."""
    comparison = compared([DUTY, GONE], [DUTY], settled=[settle((2,), None, Verdict.DROPPED)])
    (row,) = dropped(comparison)
    assert row.confidence == 1.0
    assert row.because[0].code == "reviewed"


def test_untrusted_words_reach_reasons_and_edits_as_written() -> None:
    """Markup is neither run nor mended on the way."""
    plan = DUTY.replace("政策解读", "<script>alert(1)</script>")
    assert "<script>" in because(DUTY, plan)
    assert any("<script>" in (edit.plan or "") for edit in judged(DUTY, plan).edits)
