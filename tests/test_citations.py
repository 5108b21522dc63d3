"""Cited titles across a link: kept, changed to the local counterpart, dropped, added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import FindingKind
from align.findings.citations import core_of
from tests.conftest import CITY, NEXT_YEAR, compared

Told = tuple[str, str | None, str | None]


def citations(template: str, plan: str, title: str = CITY) -> list[Told]:
    """What is said of the titles of a task and of the one made from it."""
    rows = compared([template], [plan], title).rows
    return [
        (found.change, found.template, found.plan)
        for row in rows
        for found in row.findings
        if found.kind is FindingKind.CITATION
    ]


def task(cited: str) -> str:
    """A task that cites something."""
    return f"规范信用信息公示。按照{cited}要求，及时归集公示企业信用信息，依法保护商业秘密。"


KEPT = [
    ("《企业信息公示暂行条例》", "《企业信息 公示暂行条例》"),
    ("《企业信息公示条例》（国办发〔2020〕3号）", "《企业信息公示条例》"),
    ("《企业信息公示条例》", "《企业信息公示条例（试行）》"),
    ("《中华人民共和国个人信息保护法》", "《个人信息保护法》"),
    ("《国务院办公厅关于印发信用建设方案的通知》", "《信用建设方案》"),
    ("《四川省社会信用条例》", "《社会信用条例》"),
    ("《信用建设工作方案》（川办发〔2021〕9号）", "《四川省信用建设实施方案》（川办发〔2021〕 9 号）"),
]
CHANGED = [
    ("《四川省信用信息管理办法》", "《绵阳市信用信息管理办法》"),
    ("《2022年四川省政府工作报告》", "《2022年绵阳市政府工作报告》"),
    ("《省级信用信息目录》", "《市级信用信息目录》"),
    ("《四川省信用信息目录管理实施方案》", "《绵阳市信用信息目录管理工作实施方案（试行）》"),
]


@pytest.mark.parametrize(("template", "plan"), KEPT)
def test_a_title_printed_otherwise_is_kept(template: str, plan: str) -> None:
    """Blanks, 试行, the issuer, the superior's own name and a number left out make no other document."""
    assert [change for change, *_ in citations(task(template), task(plan))] == ["kept"]


@pytest.mark.parametrize(("template", "plan"), CHANGED)
def test_a_local_counterpart_takes_the_place_of_a_title(template: str, plan: str) -> None:
    assert citations(task(template), task(plan)) == [("changed", template, plan)]


def test_another_number_under_one_title_is_shown() -> None:
    """The excerpts then hold the number, for it is what changed."""
    one, two = "《信用信息管理办法》（川办发〔2020〕3号）", "《信用信息管理办法》（川办发〔2022〕8号）"
    assert citations(task(one), task(two)) == [("changed", one, two)]


def test_titles_come_and_go() -> None:
    """Titles without partner are told one by one, and order does not matter."""
    one, two = task("《社会信用条例》《信用修复办法》"), task("《信用修复办法》和《商务诚信建设指引》")
    assert citations(one, two) == [
        ("kept", "《信用修复办法》", "《信用修复办法》"),
        ("added", None, "《商务诚信建设指引》"),
        ("dropped", "《社会信用条例》", None),
    ]


def test_what_the_plan_says_without_marks_or_elsewhere_is_told_with_a_dropped_title() -> None:
    """A reader must know it to judge fairly."""
    rows = compared([task("《四川省社会信用条例》")], [task("社会信用条例")]).rows
    (found,) = rows[0].findings
    assert found.change == "dropped"
    assert [(reason.code, reason.values) for reason in found.because] == [("named-unmarked", ("社会信用条例",))]
    other = "做好古树名木保护宣传。宣传《社会信用条例》，增强诚信意识。"
    rows = compared([task("《社会信用条例》")], [task("有关"), other]).rows
    reasons = [reason for found in rows[0].findings for reason in found.because]
    assert [(reason.code, reason.values) for reason in reasons] == [("cited-elsewhere", ("2",))]


def test_a_title_that_a_split_took_elsewhere_is_not_missing() -> None:
    """What another part of a divided item cites stands there."""
    first = "规范信用信息公示，按照《社会信用条例》要求及时归集公示企业信用信息。"
    second = "推进信用修复，按照《信用修复办法》要求简化办理流程，压缩修复时限。"
    rows = compared([first + second], [first, second]).rows
    assert {row.verdict for row in rows[:2]} == {"localized"}
    assert [found.change for row in rows[:2] for found in row.findings if found.kind == "citation"] == ["kept", "kept"]


def test_between_years_another_year_is_another_document() -> None:
    one, two = task("《四川省2022年信用建设要点》"), task("《四川省2023年信用建设要点》")
    assert citations(one, two, NEXT_YEAR)[0][0] == "changed"


@given(st.lists(st.sampled_from([*(one for one, _ in KEPT), *(one for one, _ in CHANGED)]), max_size=6))
def test_a_plan_against_itself_keeps_every_title(titles: list[str]) -> None:
    assert {change for change, *_ in citations(task("".join(titles)), task("".join(titles)))} <= {"kept"}


@pytest.mark.parametrize("title", ["《》", "《关于的通知》", "《（试行）》", "《" + "关于印发" * 30 + "》"])
def test_an_odd_title_is_read_without_harm(title: str) -> None:
    assert isinstance(core_of(title), str)
    assert {change for change, *_ in citations(task(title), task(title))} <= {"kept"}
