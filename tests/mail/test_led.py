"""The rows that an office leads, under whatever name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mail.mail_world import composed, everything, post_of, read_back, text_of


def rows_of(folder: Path, place: str, office: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The items of the rows between levels that an office gets as their lead."""
    (errand,) = post_of(folder, f"{place},{office},a@b.cn,,led,").errands
    extracts = [one for one in errand.dossier.extracts if one.comparison.kind.value == "levels"]
    return [(row.template_items, row.plan_items) for one in extracts for row in one.rows]


@pytest.mark.parametrize(
    "name", ["市行政审批服务局", "绵阳市行政审批服务局", "市行政审批局", "市政务局", "绵阳市政务服务局"]
)
def test_an_office_is_known_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    """By the table of counterparts, with the place's name or without."""
    assert rows_of(tmp_path, "绵阳市", name) == [((2,), (2,))]


def test_the_same_office_elsewhere_is_another(tmp_path: Path) -> None:
    """It gets the rows of its own place only."""
    mianyang, deyang = composed(tmp_path, "绵阳市,市政务局,a@b.cn,,led,", "德阳市,市政务局,b@b.cn,,led,")
    assert "德阳" not in everything(read_back(mianyang))
    assert "绵阳" not in everything(read_back(deyang))


def test_an_item_without_counterpart_is_for_who_would_lead_it(tmp_path: Path) -> None:
    """The office that stands for the template's lead, also where the plan names it nowhere."""
    assert rows_of(tmp_path, "绵阳市", "市乡村振兴局") == [((4,), ())]
    (dispatch,) = composed(tmp_path, "绵阳市,市乡村振兴局,a@b.cn,,led,")
    text = text_of(read_back(dispatch))
    assert "做好乡村振兴信息公开" in text
    assert "按牵头单位的对应关系列入" in text


def test_who_only_supports_leads_nothing(tmp_path: Path) -> None:
    """It is known, and gets no message."""
    post = post_of(tmp_path, "绵阳市,市财政局,a@b.cn,,led,")
    assert (len(post.errands), post.due) == (1, ())


def test_a_name_that_the_plans_do_not_use_is_told(tmp_path: Path) -> None:
    """A person may know better than the table."""
    post = post_of(tmp_path, "绵阳市,市教育局,a@b.cn,,led,", "绵阳市,市卫健委,b@b.cn,,led,")
    assert post.notes[0] == "offices.csv, row 2: '市教育局' is taken for 市教育体育局 of the plans of 绵阳市"


def test_an_office_gets_only_what_it_leads(tmp_path: Path) -> None:
    """In the body, in the list and in the workbook."""
    (dispatch,) = composed(tmp_path, "绵阳市,市政务局,a@b.cn,,led,")
    words = everything(read_back(dispatch))
    assert "绵阳涉企政策目录" in words
    for other in ("绵阳专栏", "卫生", "乡村振兴", "财政"):
        assert other not in words
