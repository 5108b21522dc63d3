"""The two tables of contents: reading a document, comparing two plans."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

import align
from align import compare, read_document
from align.comparison import Kind
from align.errors import ChoiceError
from align.pipeline import read_text
from align.report import render_html
from align.settings import RELEASED, Settings, fingerprint
from align.tables import to_frame
from tests.conftest import CITY, COMPANY, CORPUS, NEXT_YEAR, PROVINCE, pair, printed, read, read_plan


@pytest.mark.parametrize(
    ("template", "plan", "kind"),
    [
        (PROVINCE, CITY, Kind.LEVELS),
        (PROVINCE, NEXT_YEAR, Kind.YEARS),
        (PROVINCE, "绵阳市2023年政务公开工作要点", Kind.LEVELS),
        (PROVINCE, PROVINCE, Kind.LEVELS),
        ("四川2021年政务公开工作要点", PROVINCE, Kind.YEARS),
        ("成都市武侯区2021年政务公开工作要点", "武侯区2022年政务公开工作要点", Kind.YEARS),
        ("吉林省2021年政务公开工作要点", "吉林市2022年政务公开工作要点", Kind.LEVELS),
    ],
)
def test_years_are_compared_where_one_government_speaks_twice(template: str, plan: str, kind: Kind) -> None:
    """Equal places and other years; else levels."""
    assert compare(read_plan(*COMPANY, title=template), read_plan(*COMPANY, title=plan)).kind is kind


def test_the_example_of_the_design_runs(tmp_path: Path) -> None:
    """Read two documents, compare, count, query a table, write a report."""
    province = read_document(CORPUS / "hunan-2022.txt").plan("政务管理服务")
    city = read_document(CORPUS / "shaoyang-2022.txt").plan("政务管理服务")
    comparison = compare(province, city)
    assert comparison.counts().template_items == 39
    dropped = to_frame(comparison).query("verdict == 'dropped'")
    report = tmp_path / "report.html"
    report.write_text(render_html(comparison), encoding="utf-8")
    assert len(dropped) == comparison.counts().dropped
    assert city.title in report.read_text(encoding="utf-8")


def test_a_document_is_known_by_name_hash_and_length(tmp_path: Path) -> None:
    """The source of a plan leads back to the file as it was received."""
    path = tmp_path / "四川.txt"
    path.write_bytes(printed(*COMPANY).encode("gb18030"))
    source = read_document(path).plan().source
    assert (source.name, source.characters) == ("四川.txt", len(printed(*COMPANY)))
    assert source.sha256 != read(printed(*COMPANY)).source.sha256


def test_text_without_a_file_has_the_hash_of_its_utf8() -> None:
    """A text already decoded is the same document as its UTF-8 file."""
    one, two = (read_text(printed(*COMPANY), name) for name in ("a.txt", "b.txt"))
    assert one.source.sha256 == two.source.sha256 == sha256(printed(*COMPANY).encode()).hexdigest()
    assert [item.id for item in one.plan().items] == [item.id for item in two.plan().items]


def test_a_plan_is_chosen_by_number_or_part_of_its_title() -> None:
    """Blanks and width are ignored."""
    document = read(printed(*COMPANY) + printed(*COMPANY, title="四川省2022年数字政府工作要点"))
    assert document.plan("2") is document.plan("数字 政府") is document.plans[1]
    assert document.plan("２０２２年政务公开") is document.plans[0]


@pytest.mark.parametrize(
    ("which", "said"), [("水利", "fits no plan"), ("四川", "fits several plans"), ("", "several plans")]
)
def test_a_choice_that_fits_none_or_several_lists_the_plans(which: str, said: str) -> None:
    """The next step is in the message."""
    document = read(printed(*COMPANY) + printed(*COMPANY, title="四川省2022年数字政府工作要点"))
    with pytest.raises(ChoiceError, match=said) as error:
        document.plan(which)
    assert f"1: {PROVINCE}; 2: 四川省2022年数字政府工作要点" in str(error.value)


def test_an_exact_title_wins_over_a_part() -> None:
    """A title that is part of another can still be chosen."""
    longer = PROVINCE + "（征求意见稿）"
    document = read(printed(*COMPANY, title=longer) + printed(*COMPANY))
    assert document.plan(PROVINCE).title == PROVINCE


def test_a_comparison_says_what_made_it() -> None:
    """Version and the fingerprint of the settings are part of the result."""
    template, plan = pair([], [])
    other = Settings(name="other", near_copy=0.9)
    tool = compare(template, plan, settings=other).tool
    assert (tool.version, tool.settings, tool.settings_sha256) == (align.__version__, "other", fingerprint(other))
    assert tool.settings_sha256 != compare(template, plan).tool.settings_sha256
    assert compare(template, plan).tool.settings == RELEASED.name


def test_comparing_twice_says_the_same() -> None:
    """Same input, same comparison, to the last figure."""
    template, plan = pair(["推进数据共享，年底前打通系统。"], ["推进数据共享，9月底前打通系统。", "增设停车泊位。"])
    assert compare(template, plan) == compare(template, plan)


def test_comparing_changes_neither_plan() -> None:
    """Normal forms are thrown away; the text is never edited."""
    text = printed("推进“数据 共享”，２０２２年底前打通（省级）系统。", *COMPANY)
    template, plan = read(text).plan(), read_plan(*COMPANY, title=CITY)
    compared = compare(template, plan)
    assert compared.template is template
    assert template.items[0].task == "推进“数据 共享”，２０２２年底前打通（省级）系统。"


def test_plans_of_unknown_place_and_year_can_be_compared() -> None:
    """What a title does not say is unknown, and no failure."""
    one, two = (read_plan(*COMPANY, title="政务公开工作要点") for _ in range(2))
    assert compare(one, two).counts().copied == len(COMPANY)
