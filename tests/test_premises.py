"""Whether two plans belong together: said where they do not, and never of a pair that does."""

from __future__ import annotations

import pytest

from align.comparison import Kind
from align.language import Lang
from align.pipeline import compare
from align.sentences import sentence
from tests.conftest import CITY, NEXT_YEAR, PROVINCE, compared, pair, read_plan

TASK = "建立政务公开专区。在办事大厅设置查阅点，每年更新目录。"
OTHER = "推进粮食仓储改造。新建低温库，完善出入库登记制度。"


def doubts(template: str, plan: str, task: str = TASK, other: str = TASK) -> list[str]:
    """The codes of what is said against comparing a plan of one title with one of another."""
    comparison = compare(read_plan(task, title=template), read_plan(other, title=plan))
    return [note.code for note in comparison.notes if note.code.startswith("premise-")]


@pytest.mark.parametrize(("template", "plan"), [(PROVINCE, CITY), (PROVINCE, NEXT_YEAR), (CITY, CITY + "任务分解表")])
def test_a_pair_that_belongs_together_is_left_in_peace(template: str, plan: str) -> None:
    """A superior's plan, last year's, and another form of the same plan are what one compares with."""
    assert not doubts(template, plan)


@pytest.mark.parametrize(
    ("template", "plan", "code"),
    [
        (PROVINCE, PROVINCE, "premise-same"),
        (CITY, PROVINCE, "premise-swapped"),
        ("贵州省2022年政务公开工作要点", CITY, "premise-outside"),
        ("德阳市2022年政务公开工作要点", CITY, "premise-outside"),
        (NEXT_YEAR, PROVINCE, "premise-later"),
        (NEXT_YEAR, CITY, "premise-years"),
        ("四川省2022年营商环境工作要点", CITY, "premise-subject"),
    ],
)
def test_what_speaks_against_a_pair_is_said(template: str, plan: str, code: str) -> None:
    """The same plan twice, swapped sides, another province's, other years and subjects: each is told, alone."""
    assert doubts(template, plan) == [code]


def test_plans_without_any_link_are_told() -> None:
    """Where nothing corresponds, the likeliest reason is a wrong file."""
    assert doubts(PROVINCE, CITY, TASK, OTHER) == ["premise-nothing"]


def test_doubts_are_sentences_in_both_languages() -> None:
    """They stand among the notes of a report, before anything said of offices."""
    note = compare(*reversed(pair([TASK], [TASK]))).notes[0]
    assert "四川省" in sentence(note)
    assert "may have been swapped" in sentence(note, Lang.EN)


def test_a_place_of_no_known_region_raises_no_doubt() -> None:
    """What is not known is not held against anybody."""
    comparison = compared([TASK], [TASK], "某某示范区2022年政务公开工作要点")
    assert comparison.kind is Kind.LEVELS
    assert not [note for note in comparison.notes if note.code.startswith("premise-")]
