"""What reviewers confirmed takes the place of what was found; where it is what was found, no other row changes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from align.comparison import Comparison, Row, Settled, Tag, Verdict
from align.pipeline import compare
from align.plan import Plan
from align.sentences import sentence
from align.settings import RELEASED
from tests.conftest import CITY, compared, corpus_plan, dropped, pair, row_of

DUTY = "做好政策解读。每季度开展政策解读不少于1次，同步发布解读材料。"
SERVICE = "提升政务服务。推进政务服务大厅标准化建设，设立综合窗口。"
GONE = "推进数字乡村。建设乡村数字底座，培育数字农业示范基地。"
PAIRS = [
    ("hunan-2022#政务管理服务", "shaoyang-2022#政务管理服务"),
    ("hunan-2022#政务公开", "shaoyang-2022#政务公开"),
    ("hunan-2019-open", "hunan-2022#政务公开"),
]


def settle(template: tuple[int, ...], plan: int | None, verdict: Verdict, remark: str = "") -> Settled:
    """What a reviewer confirmed."""
    return Settled(template, plan, verdict, "张三", "2024-05-01", remark)


def as_found(rows: Sequence[Row]) -> list[Settled]:
    """A reviewer who says of these rows what the engine says."""
    return [settle(row.template_items, row.plan_items[0] if row.plan_items else None, row.verdict) for row in rows]


def told(row: Row) -> list[str]:
    """What a row says of its review."""
    return [sentence(reason) for reason in row.because if reason.code.startswith(("review", "engine"))]


def what(row: Row) -> tuple[object, ...]:
    """What a row says, apart from how sure it is and who stands behind it."""
    return (row.verdict, row.tags, row.template_items, row.plan_items, row.score, row.moved, row.edits, row.findings)


@pytest.mark.parametrize("names", PAIRS, ids=str)
def test_confirming_what_was_found_changes_no_row(names: tuple[str, str]) -> None:
    """Whether a reviewer has looked at one row, at some or at all, every other row stays as it was to the letter."""
    plans = corpus_plan(names[0]), corpus_plan(names[1])
    plain = compare(*plans).rows
    for chosen in (plain[::7], plain[3:4], plain):
        rows = compare(*plans, settled=as_found(chosen)).rows
        assert [what(row) for row in rows] == [what(row) for row in plain]
        for row, before in zip(rows, plain, strict=True):
            assert (row == before) is (before not in chosen)
            assert told(row) == (["经人工复核（张三，2024-05-01）。"] if before in chosen else [])


@pytest.mark.parametrize("settings", [RELEASED, replace(RELEASED, link_evidence=9.0), replace(RELEASED, near_copy=0.5)])
def test_confirmed_rows_outlive_another_engine(settings: object) -> None:
    """With other settings other rows may change; what a person confirmed has the same verdict and link."""
    plans: tuple[Plan, Plan] = corpus_plan("hunan-2022#政务管理服务"), corpus_plan("shaoyang-2022#政务管理服务")
    confirmed = [
        settle((2, 3), 1, Verdict.LOCALIZED),
        settle((), 2, Verdict.ADDED),
        settle((4,), 4, Verdict.COPIED),
        settle((5, 6), None, Verdict.DROPPED),
    ]
    comparison = compare(*plans, settings=settings, settled=confirmed)  # type: ignore[arg-type]
    for no, verdict, linked in ((1, "localized", (2, 3)), (2, "added", ()), (4, "copied", (4,))):
        row = row_of(comparison, no)
        assert (row.verdict.value, row.template_items, row.confidence) == (verdict, linked, 1.0)
    for no in (5, 6):
        assert [row.plan_items for row in comparison.rows if no in row.template_items] == [()]


def carried_elsewhere() -> Comparison:
    """The engine links both items; a reviewer says that the first was dropped and that the plan's is its own."""
    return compared(
        [DUTY, SERVICE], [DUTY, SERVICE], settled=[settle((1,), None, Verdict.DROPPED), settle((), 1, Verdict.ADDED)]
    )


def test_a_confirmed_drop_says_what_the_engine_links() -> None:
    """The reviewer decides, and the reader sees what was found without them."""
    comparison = carried_elsewhere()
    (row,) = dropped(comparison)
    assert row.template_items == (1,)
    assert told(row) == ["经人工复核（张三，2024-05-01）。", "系统比对结果：由本要点第 1 条对应。"]
    assert told(row_of(comparison, 1))[1:] == ["系统比对结果：表述一致，对应模板第 1 条。"]
    assert row_of(comparison, 2).template_items == (2,)


def test_a_drop_alone_frees_the_item_that_carried_it() -> None:
    """Nobody spoke of the plan's item; it is the plan's own then, and nobody confirmed that."""
    comparison = compared([DUTY, SERVICE], [DUTY, SERVICE], settled=[settle((1,), None, Verdict.DROPPED)])
    row = row_of(comparison, 1)
    assert (row.verdict, row.template_items, told(row)) == (Verdict.ADDED, (), [])


def test_one_row_may_confirm_several_drops() -> None:
    """Every item that it names is confirmed, each in its own row."""
    comparison = compared([DUTY, GONE, SERVICE], [DUTY], settled=[settle((2, 3), None, Verdict.DROPPED)])
    assert [(row.template_items, row.confidence) for row in dropped(comparison)] == [((2,), 1.0), ((3,), 1.0)]


def test_items_are_merged_and_split_by_hand() -> None:
    """What follows from a reviewer's links is said as of any other: tags, edits against all partners, reasons."""
    merged = compared([DUTY, GONE], [DUTY], settled=[settle((1, 2), 1, Verdict.LOCALIZED)])
    row = row_of(merged, 1)
    assert (row.found_by, row.tags[0], dropped(merged)) == ("reviewed", Tag.MERGED, [])
    assert any(reason.code == "merged" for reason in row.because)
    assert any(edit.substantive and edit.template for edit in row.edits)
    split = compared([DUTY], [DUTY, SERVICE], settled=[settle((1,), 2, Verdict.LOCALIZED)])
    assert row_of(split, 2).tags[0] is Tag.SPLIT
    assert told(row_of(split, 2))[1:] == ["系统比对结果：本级增列。"]
    assert row_of(split, 1).tags[0] is Tag.SPLIT
    assert not told(row_of(split, 1))


def test_a_remark_stands_with_who_and_when() -> None:
    """As written, in either language."""
    remark = "与第1、2条合并；<b>见会议纪要</b>"
    comparison = compared([DUTY], [DUTY], settled=[settle((1,), 1, Verdict.COPIED, remark)])
    assert told(row_of(comparison, 1)) == ["经人工复核（张三，2024-05-01）。", f"复核说明：{remark}"]


def test_a_comparison_hands_on_what_was_confirmed() -> None:
    """So that a page made from it can give the same rows back."""
    confirmed = (settle((1,), 1, Verdict.COPIED, "好"),)
    assert compare(*pair([DUTY], [DUTY], CITY), settled=confirmed).settled == confirmed
