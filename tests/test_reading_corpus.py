"""What is found in the real documents: every plan with its particulars, sections, items and offices."""

from __future__ import annotations

import re

import pytest

from align.plan import Level, squeeze
from tests.conftest import corpus_document, corpus_plan

FOUND = [  # document, place, level, year, subject, sections, items
    ("hunan-2022", "湖南省", Level.PROVINCE, 2022, "政务管理服务", 9, 39),
    ("hunan-2022", "湖南省", Level.PROVINCE, 2022, "政务公开", 5, 17),
    ("shaoyang-2022", "邵阳市", Level.CITY, 2022, "政务管理服务", 9, 37),
    ("shaoyang-2022", "邵阳市", Level.CITY, 2022, "政务公开", 5, 17),
    ("compilation-2023", "湖南省", Level.PROVINCE, 2023, "政务管理服务", 6, 27),
    ("compilation-2023", "湖南省", Level.PROVINCE, 2023, "政务公开", 5, 16),
    ("compilation-2023", "岳阳市", Level.CITY, 2023, "推进教育数字化", 3, 12),
    ("compilation-2023", "娄底市", Level.CITY, 2023, "政务管理服务", 6, 26),
    ("compilation-2023", "娄底市", Level.CITY, 2023, "政务公开", 5, 17),
    ("hunan-2019-open", "湖南省", Level.PROVINCE, 2019, "政务公开", 4, 14),
    ("changsha-2022-open", "长沙市", Level.CITY, 2022, "政务公开", 5, 17),
]
NAMES = [f"{document}#{place}{year}年{subject}" for document, place, _, year, subject, _, _ in FOUND]
FURNITURE = re.compile(
    r"# ?Page|[—–-]\d+[—–-]|信息公开属性|此件|抄送|印发$|办公室\d{4}年|\*\*|关于印发.*的通知$|现印发给你们|"
    r"高度重视政务公开工作"
)

each_plan = pytest.mark.parametrize("name", NAMES)


@pytest.mark.parametrize("document", sorted({row[0] for row in FOUND}))
def test_a_document_holds_its_plans_and_no_others(document: str) -> None:
    """The titles found, in printed order, are the plans of the document."""
    expected = [
        f"{place}{year}年{subject}工作要点" for name, place, _, year, subject, _, _ in FOUND if name == document
    ]
    assert [plan.title for plan in corpus_document(document).plans] == expected


@pytest.mark.parametrize(
    ("name", "place", "level", "year", "subject", "sections", "items"),
    [(name, *row[1:]) for name, row in zip(NAMES, FOUND, strict=True)],
    ids=NAMES,
)
def test_a_plan_has_its_particulars_sections_and_items(
    name: str, place: str, level: Level, year: int, subject: str, sections: int, items: int
) -> None:
    """Place, level, year and subject come from the title; the counts are those of the print."""
    plan = corpus_plan(name)
    assert (plan.place, plan.level, plan.year, plan.subject) == (place, level, year, subject)
    assert (len(plan.sections), len(plan.items)) == (sections, items)


@each_plan
def test_items_are_numbered_as_printed_from_one(name: str) -> None:
    """Every item has a label, a task and its place in the row; sections have headings."""
    plan = corpus_plan(name)
    assert [item.no for item in plan.items] == list(range(1, len(plan.items) + 1))
    assert all(item.label and len(item.task) > 10 and item.text.startswith(item.label[0]) for item in plan.items)
    assert all(section.label and 2 <= len(section.heading) <= 40 for section in plan.sections)


@each_plan
def test_no_furniture_notice_imprint_or_closing_is_inside_an_item(name: str) -> None:
    """An item holds its own words only."""
    plan = corpus_plan(name)
    assert [item.no for item in plan.items if FURNITURE.search(squeeze(item.text))] == []
    assert all(len(item.text) < 1200 for item in plan.items)


@pytest.mark.parametrize("name", [name for name in NAMES if "教育" not in name])
def test_every_item_names_who_answers_for_it(name: str) -> None:
    """Each but those of the education plan has a clause at its end, of names alone, and a task free of it."""
    plan = corpus_plan(name)
    for item in plan.items:
        names = [*item.offices.lead, *item.offices.support, *item.offices.default]
        assert names
        assert squeeze(item.text).endswith(squeeze(item.clause).rstrip("。") + "。" * item.text.endswith("。"))
        assert not re.search("牵头，|按职责分工负责", item.task), item.task
        assert all(
            2 < len(name) < 40 and not re.search("[。；（）]$|负责|牵头", name.removesuffix("（市）")) for name in names
        )


@pytest.mark.parametrize(
    ("name", "number", "issued_on"),
    [
        ("shaoyang-2022#政务管理服务", "邵放组办字〔2022〕7号", "2022-05-12"),
        ("shaoyang-2022#政务公开", "邵放组办字〔2022〕7号", "2022-05-12"),
        ("compilation-2023#湖南省2023年政务公开", "湘政办发〔2023〕11号", "2023-03-06"),
        ("compilation-2023#教育数字化", "岳教体通〔2023〕50号", "2023-05-29"),
        ("compilation-2023#娄底市2023年政务公开", "娄政务公开发〔2023〕2号", "2023-04-18"),
        ("changsha-2022-open", "长政务公开办发〔2022〕1号", "2022-05-10"),
        ("hunan-2022#政务公开", None, None),
    ],
)
def test_notices_give_number_and_date(name: str, number: str | None, issued_on: str | None) -> None:
    """The notice that issues a plan says its document number and its date."""
    plan = corpus_plan(name)
    assert (plan.document_number, plan.issued_on) == (number, issued_on)


def test_closing_and_preamble_stand_apart_from_the_items() -> None:
    """The 2019 plan ends in a paragraph to everyone, and each plan begins with one."""
    closing = corpus_plan("hunan-2019-open").closing.text
    assert closing.startswith("各级各部门要高度重视政务公开工作")
    assert closing.endswith("向社会公开。")
    assert all(len(corpus_plan(name).preamble.text) > 90 for name in NAMES)


def test_items_of_the_compilation_stand_on_their_printed_pages() -> None:
    """The last item begins before the mark of page 1102 that cuts it."""
    last = corpus_plan("compilation-2023#娄底市2023年政务公开").items[-1]
    assert last.page == "1101"
    assert len(last.spans) == 2
    assert "形成本地区、本单位工作台账" in last.task


def test_documents_without_page_marks_have_no_pages() -> None:
    """Page numbers that only count are no page marks."""
    assert {item.page for item in corpus_plan("shaoyang-2022#政务公开").items} == {None}


@pytest.mark.parametrize(
    ("name", "no", "lead", "support", "default"),
    [
        ("hunan-2022#政务管理服务", 1, ["省政务局"], ["省直相关单位"], ["各市州、县市区人民政府"]),
        ("hunan-2022#政务管理服务", 10, ["省政务局"], ["省直相关单位", "长沙、岳阳、郴州市人民政府"], []),
        ("hunan-2022#政务管理服务", 23, [], ["省直相关单位", "长沙市、株洲市、湘潭市人民政府"], []),
        ("shaoyang-2022#政务公开", 1, [], ["市直相关单位"], ["各县市区人民政府", "邵阳经济技术开发区管委会"]),
        ("shaoyang-2022#政务公开", 12, ["市行政审批服务局", "市财政局"], ["省直相关单位"], []),
        ("changsha-2022-open", 5, ["市卫生健康委", "市委宣传部"], ["市直相关单位", "各区县（市）人民政府"], []),
        ("compilation-2023#湖南省2023年政务管理", 2, ["省政务局", "省政务服务和大数据中心"], ["省直相关单位"], []),
    ],
)
def test_offices_are_those_of_the_labels(
    name: str, no: int, lead: list[str], support: list[str], default: list[str]
) -> None:
    """Rows of the hand-made labels: several leads, shared last words, defaults, and a clause copied unadapted."""
    offices = corpus_plan(name).items[no - 1].offices
    assert (list(offices.lead), list(offices.support), list(offices.default)) == (lead, support, default)


def test_only_the_first_item_names_the_default_offices() -> None:
    """What holds for the rest of a plan is not repeated in the data."""
    plan = corpus_plan("hunan-2022#政务管理服务")
    assert [item.no for item in plan.items if item.offices.default] == [1]


def test_words_cut_by_a_page_are_whole() -> None:
    """A page number in the middle of a clause cuts no office."""
    item = corpus_plan("shaoyang-2022#政务管理服务").items[4]
    assert "市财政局" in item.offices.support
    assert item.heading == "开展市场主体纾困攻坚行动"


def test_another_offices_plan_in_the_compilation_numbers_its_items_on() -> None:
    """1. 2. 3. run on over the sections of the education plan."""
    plan = corpus_plan("compilation-2023#教育数字化")
    assert [item.label for item in plan.items] == [f"{number}." for number in range(1, 13)]
    assert [len(section.items) for section in plan.sections] == [4, 6, 2]
