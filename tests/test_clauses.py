"""Responsibility clauses that seem to lack a word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from align.comparison import FindingKind
from align.edits import make_context
from align.findings.clauses import broken_clauses
from align.findings.linked import Linked
from align.pipeline import compare
from align.settings import RELEASED
from tests.conftest import CITY, read_plan
from tests.test_offices import LEAD, TASKS

USUAL = "（市财政局牵头，市直相关单位按职责分工负责）"


def slips(clause: str, template: str = LEAD, others: Sequence[str] = (USUAL,) * 5) -> list[str]:
    """The words of an item's clause that seem to lack something, beside others of the plan."""
    one, two = (
        read_plan(*(task + words for task, words in zip(TASKS, clauses, strict=False)), **more)
        for clauses, more in (([template], {}), ([clause, *others], {"title": CITY}))
    )
    linked = Linked(
        one.items[:1] if template else (), two.items[0], (), {}, (one, two), make_context(one, two, RELEASED)
    )
    found = broken_clauses(linked)
    assert all(
        (finding.kind, finding.change, finding.template) == (FindingKind.SLIP, "office", None) for finding in found
    )
    return [finding.plan or "" for finding in found]


@pytest.mark.parametrize("template", [LEAD, ""], ids=["linked", "alone"])
def test_a_comma_behind_offices_where_others_say_who_leads(template: str) -> None:
    """The form of the clause shows it, with or without a template item."""
    words = "市教育局、市公安局，市直相关单位按职责分工负责"
    assert slips(f"（{words}。各县（市、区）人民政府均为责任单位，以下不再列出）", template) == [words]


@pytest.mark.parametrize("words", ["市教育局、市公安局，市审计局配合", "市教育局，市审计局、市直相关单位配合"])
def test_who_helps_where_nobody_leads(words: str) -> None:
    """配合 alone says no more, where other clauses say 牵头 before it."""
    assert slips(f"（{words}）") == [words]


@pytest.mark.parametrize(
    "clause",
    [
        "（市教育局、市公安局、市审计局配合）",
        "（市教育局会同市公安局，市审计局配合）",
        "（市教育局负责，市审计局配合）",
        "（市教育局、市公安局、市直相关单位按职责分工负责）",
        "（市教育局、市公安局，各县（市、区）人民政府按职责分工负责）",
        "（市直相关单位，各县（市、区）人民政府按职责分工负责）",
        "（市教育局牵头，市直相关单位按职责分工负责）",
        "（责任单位：市教育局，市直相关单位）",
        "",
    ],
)
def test_a_clause_that_may_be_meant_so(clause: str) -> None:
    """A list, governments behind the comma, a named part: nothing seems to be missing."""
    assert slips(clause) == []


def test_a_form_that_the_plan_or_its_template_uses_is_no_slip() -> None:
    """Where nobody leads, where it is written so again and again, or where the template does."""
    form = "（市教育局，市直相关单位按职责分工负责）"
    assert slips(form, others=["（市财政局、市直相关单位负责）"] * 5) == []
    assert slips(form, others=[*(form,) * 3, *(USUAL,) * 4]) == []
    assert slips(form, template="（省教育厅，省直相关单位按职责分工负责）") == []
    assert slips(form) != []


def test_a_name_without_its_last_word() -> None:
    """The plan itself, or the table, knows the full one."""
    assert slips("（市财政牵头，市直相关单位按职责分工负责）") == ["市财政牵头"]
    assert slips("（市行政审批服务牵头，市直相关单位按职责分工负责）") == ["市行政审批服务牵头"]
    assert slips("（市农业 农村牵头，市商务局配合）") == ["市农业 农村牵头"]


def test_a_name_cut_short_among_names() -> None:
    """At the end of a part, and in a list whose next office has its own level; the plan knows the full name."""
    named = [*(USUAL,) * 4, "（市农业农村局牵头，市公安局配合）"]
    for clause, words in (
        ("牵头单位：市农业农村；责任单位：市教育局", "市农业农村"),
        ("牵头单位：市教育局；责任单位：市公安、市审计局", "市公安"),
        ("牵头单位：市教育局；责任单位：市审计局、市农业农村", "市农业农村"),
    ):
        assert slips(f"\n{clause}", others=named) == [words]
    for clause in ("市公安、审计部门", "市公安、市农业农村、市审计局", "市总工会、团市委"):
        assert slips(f"\n牵头单位：市教育局；责任单位：{clause}", others=named) == []


@pytest.mark.parametrize(
    "clause",
    ["（市妇联牵头）", "（市总工会、团市委牵头）", "（市公安牵头）", "（市财政、税务部门牵头）", "（市融媒体牵头）"],
)
def test_short_forms_are_no_slip(clause: str) -> None:
    """Names that end so, colloquial short forms, and words that nobody knows."""
    assert slips(clause) == []


def test_such_a_clause_is_a_finding_about_offices_too() -> None:
    """It says who leads where the name is cut short, and that nobody does where 牵头 is missing."""
    template = read_plan(*(task + LEAD for task in TASKS))
    clauses = ["（市财政牵头，市商务局配合）", "（市财政局，市直相关单位按职责分工负责）", *(USUAL,) * 6]
    plan = read_plan(*(task + clause for task, clause in zip(TASKS, clauses, strict=True)), title=CITY)
    found = [finding for row in compare(template, plan).rows for finding in row.findings]
    assert [(one.change, one.template, one.plan) for one in found if one.kind is FindingKind.OFFICE] == [
        ("added", None, "市商务局"),
        ("unmapped", "省财政厅", "市财政"),
        ("lead-missing", "省财政厅", "市财政局，市直相关单位按职责分工负责"),
    ]
