"""Whom a template item addresses, and whether the plan's place is among them."""

import pytest

from align.comparison import Addressee, Applies
from align.findings.scope import find_scope
from tests.conftest import COMPANY, read_plan

CLAUSES = {
    "all": "（省财政厅牵头，省直相关单位按职责分工负责）",
    "two cities": "（省财政厅牵头，成都市、绵阳市人民政府按职责分工负责）",
    "shared word": "（省财政厅牵头，省直相关单位和成都、德阳、绵阳市人民政府按职责分工负责）",
    "others": "（省财政厅牵头，成都、德阳市人民政府按职责分工负责）",
    "everyone and one": "（省财政厅牵头，各市（州）人民政府、成都市人民政府按职责分工负责）",
    "branch": "（省财政厅牵头，人民银行成都分行配合）",
    "company": "（省财政厅牵头，国网成都供电公司配合）",
    "university": "（省财政厅牵头，四川大学、成都中医药大学配合）",
}


def scope(clause: str, title: str = "绵阳市2022年政务公开工作要点") -> Applies:
    """Whom an item with this clause addresses, seen from the place of a plan's title."""
    template = read_plan("推进数字城市建设。" + clause, *COMPANY)
    return find_scope(template.items[0], template, read_plan(*COMPANY, title=title))


@pytest.mark.parametrize("clause", ["all", "everyone and one", "university", "branch", "company"])
def test_an_item_without_named_places_addresses_all(clause: str) -> None:
    """Offices of the superior, 各市州, and a place inside an office's own name, narrow nothing."""
    assert scope(CLAUSES[clause]) == Applies(Addressee.ALL, (), True)


@pytest.mark.parametrize("clause", ["two cities", "shared word"])
def test_a_place_that_is_named_is_addressed(clause: str) -> None:
    """Each name of a list counts, the last word shared or not."""
    found = scope(CLAUSES[clause])
    assert found.to is Addressee.NAMED
    assert "绵阳" in found.places
    assert found.here is True


def test_a_place_that_is_not_named_is_not_addressed() -> None:
    """Other cities' task is no omission of this one."""
    assert scope(CLAUSES["others"]) == Applies(Addressee.NAMED, ("成都", "德阳"), False)


def test_a_county_is_addressed_with_its_city() -> None:
    """What its city has to do may concern it."""
    assert scope(CLAUSES["two cities"], "成都市武侯区2022年政务公开工作要点").here is True
    assert scope(CLAUSES["two cities"], "南充市阆中市2022年政务公开工作要点").here is False


def test_an_unknown_place_is_unsure() -> None:
    """Without a place nobody can say whether it is addressed."""
    assert scope(CLAUSES["others"], "2022年政务公开工作要点").here is None


def test_places_that_the_task_mentions_are_not_addressed() -> None:
    """An example or an origin in the words of a task narrows nothing; the clause does."""
    template = read_plan("推广成都市经验，学习德阳做法。" + CLAUSES["all"], *COMPANY)
    assert find_scope(template.items[0], template, read_plan(*COMPANY, title="绵阳市2022年工作要点")).here is True
