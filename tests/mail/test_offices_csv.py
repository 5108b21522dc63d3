"""The list of offices: what it may hold, and everything that is refused with all its problems at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.errors import OfficesError
from align.mail.choice import Errand
from align.mail.composing import prepare
from align.mail.offices import read_offices
from tests.mail.mail_world import offices, post_of, run_of_three

GOOD = "绵阳市,市政府办公室,a@b.cn,,,"


def refused(folder: Path, *rows: str) -> tuple[str, ...]:
    """All problems of a list."""
    with pytest.raises(OfficesError) as caught:
        post_of(folder, *rows)
    assert "\n" not in str(caught.value)
    return caught.value.problems or (str(caught.value),)


def got(folder: Path, *rows: str) -> list[Errand]:
    """What a list asks for."""
    return list(post_of(folder, *rows).errands)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("绵阳市,市府办,,,,", "no to; fill it in"),
        (",市府办,a@b.cn,,,", "no place; fill it in"),
        ("绵阳市,,a@b.cn,,,", "no office; fill it in"),
        ("绵阳市,市府办,a@b,,,", "'a@b' is no address (to)"),
        ("绵阳市,市府办,a.b.cn,,,", "'a.b.cn' is no address (to)"),
        ("绵阳市,市府办,a b@c.cn,,,", "'a b@c.cn' is no address (to)"),
        ("绵阳市,市府办,市府办 <a@b.cn,,,", "'市府办 <a@b.cn' is no address (to)"),
        ("绵阳市,市府办,<a@b.cn> x,,,", "'<a@b.cn> x' is no address (to)"),
        ("绵阳市,市府办,a..b@c.cn,,,", "'a..b@c.cn' is no address (to)"),
        ("绵阳市,市府办,a@b.cn,c@@d.cn,,", "'c@@d.cn' is no address (cc)"),
        ("绵阳市,市府办,张三@b.cn,,,", "write what stands before the @ in ASCII"),
        ("绵阳市,市府办,a＠b.cn,,,", "'a＠b.cn' holds other than plain letters"),
        ("绵阳市,市府办,a@b.cn;A@B.cn,,,", "'A@B.cn' stands twice"),
        ("绵阳市,市府办,a@b.cn,A@b.cn,,", "'A@b.cn' stands twice (to and cc)"),
        ('绵阳市,市府办,"a@b.cn\r\nBcc: x@y.cn",,,', "cannot be seen in to"),
        ('绵阳市,"市府办\nBcc: x@y.cn",a@b.cn,,,', "cannot be seen in office"),
        ("绵阳市,市府办\u202e,a@b.cn,,,", "cannot be seen in office"),
        ("绵阳市,市府\x1b[2J办,a@b.cn,,,", "cannot be seen in office"),
        ("绵阳市,市府办,=?utf-8?b?DQpCY2M6IHg=?= <a@b.cn>,,,", "is no address (to)"),
        ("绵阳市,=?utf-8?b?DQpCY2M6IHg=?=,a@b.cn,,,", "office holds =?, which mail programs decode"),
        ("绵阳市,市府办,a@b.cn,,,fr", "lang is 'fr'; write zh or en"),
        (f"绵阳市,{'办' * 61},a@b.cn,,,", "office is longer than 60 characters"),
        ("绵阳市,市府办,a@b.cn, c@d.cn,,zh,x", "more cells than columns"),
        ("棉阳市,市府办,a@b.cn,,,", "no plan of '棉阳市' is in this run"),
        ("成都市,市府办,a@b.cn,,,", "(places with plans: 4, listed in index.html)"),
        ("绵阳市,市府办,a@b.cn,,德阳市2022年政务公开工作要点,", "is no plan of 绵阳市"),
        ("绵阳市,市府办,a@b.cn,,四川省,", "is no plan of 绵阳市"),
        ("绵阳市,市府办,a@b.cn,,政务公开,", "fits several plans"),
        ("绵阳市,市府办,a@b.cn,,led;2022,", "write led alone"),
        ("绵阳市,市气象局,a@b.cn,,led,", "no plan of 绵阳市 names '市气象局'"),
    ],
)
def test_what_is_refused(row: str, problem: str, tmp_path: Path) -> None:
    """With the row and what to do, and nothing is composed."""
    (told,) = refused(tmp_path, GOOD.replace("a@", "z@"), row)
    assert told.startswith("offices.csv, row 3: ")
    assert problem in told


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Each with its row, in their order, whatever sort they are of."""
    told = refused(tmp_path, "绵阳市,市府办,a@b,,,fr", GOOD, "成都市,市府办,c@d.cn,,,", "绵阳市,市气象局,e@f.cn,,led,")
    assert [one.split(":")[0].rpartition(" ")[2] for one in told] == ["2", "2", "4", "5"]


def test_a_refusal_offers_the_nearest_names(tmp_path: Path) -> None:
    """Of places with plans, of offices in the plans, and of titles; only those that are near, and called so."""
    (place,) = refused(tmp_path, "棉阳市,市府办,a@b.cn,,,")
    assert place.endswith("(nearest names: 德阳市、绵阳市)")
    (far,) = refused(tmp_path, "绵阳市,国网公司,a@b.cn,,led,")
    assert far.endswith("(offices there: 4, listed in workbook.xlsx)")
    (office,) = refused(tmp_path, "绵阳市,市教体委员,a@b.cn,,led,")
    assert "市教育体育局" in office
    (title,) = refused(tmp_path, "绵阳市,市府办,a@b.cn,,2019,")
    assert "绵阳市2021年政务公开工作要点; 绵阳市2022年政务公开工作要点" in title


def test_an_office_has_one_row(tmp_path: Path) -> None:
    """Whatever its place is called and whoever reads there."""
    (told,) = refused(tmp_path, GOOD, "绵阳,市政府办公室,c@d.cn,,2022,")
    assert "row 3: the same place and office as row 2" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_may_be_saved_as_spreadsheets_do(encoding: str, tmp_path: Path) -> None:
    """In UTF-8 with or without BOM, or GB18030; columns in any order, those that may be empty left out."""
    path = tmp_path / "单位.csv"
    path.write_bytes("to,office,place\r\na@b.cn,市政府办公室,绵阳市\r\n,,\r\n".encode(encoding))
    (errand,) = prepare(run_of_three(), path).errands
    assert (errand.office.place, errand.rows, errand.office.lang) == ("绵阳市", 7, "zh")


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("place,office", "no column to; write as its first row: place,office,to,cc,gets,lang"),
        ("地区,单位,收件人", "no column place; write as its first row: place,office,to,cc,gets,lang"),
        ("place,office,to,bcc", "a column 'bcc' too many"),
        ("place,office,to,to", "'to'"),
    ],
)
def test_columns_are_checked(head: str, problem: str, tmp_path: Path) -> None:
    """One missing, unknown or doubled is told with those that are known."""
    with pytest.raises(OfficesError, match=problem):
        prepare(run_of_three(), offices(tmp_path, GOOD, head=head))


def test_a_list_of_nobody_is_refused(tmp_path: Path) -> None:
    assert "names no office" in refused(tmp_path)[0]


def test_an_empty_gets_is_every_plan_of_the_place(tmp_path: Path) -> None:
    """Between levels and between years; never those of places below or above."""
    (errand,) = got(tmp_path, GOOD)
    assert [extract.comparison.kind.value for extract in errand.dossier.extracts] == ["levels", "years"]
    assert {extract.comparison.plan.place for extract in errand.dossier.extracts} == {"绵阳市"}


def test_titles_choose_plans(tmp_path: Path) -> None:
    """A part of a title will do, blanks and width do not matter, and a plan without a pair is known too."""
    row = "绵阳市,{},{}@b.cn,,{},"
    found = got(
        tmp_path,
        row.format("甲", "a", "绵阳市 ２０２２ 年"),
        row.format("乙", "b", "2021；2022"),
        row.format("丙", "c", "2021"),
    )
    assert [len(one.dossier.extracts) for one in found] == [2, 2, 0]


def test_a_place_without_a_pair_gets_no_message(tmp_path: Path) -> None:
    """It is known, listed as getting nothing, and told."""
    post = post_of(tmp_path, "眉山市,市政府办,a@b.cn,,,", "眉山市,市教育局,b@b.cn,,led,")
    assert (len(post.errands), post.due) == (2, ())
    told = "offices.csv, row {}: this run has nothing for 眉山市 {}, so no message"
    assert post.notes == (told.format(2, "市政府办"), told.format(3, "市教育局"))


def test_the_documented_list_is_one(tmp_path: Path) -> None:
    """The sample of docs/mail.md can be copied."""
    text = (Path(__file__).parents[2] / "docs" / "mail.md").read_text("utf-8")
    sample = tmp_path / "offices.csv"
    sample.write_text(text.partition("```csv\n")[2].partition("```")[0], encoding="utf-8")
    found, problems = read_offices(sample)
    assert (len(found), problems) == (3, ())


def test_an_address_of_several_places_is_told(tmp_path: Path) -> None:
    """Who reads there sees the rows of each; a person may mean that."""
    post = post_of(tmp_path, GOOD, "德阳市,市政府办公室,A@b.cn,,,")
    assert post.notes == ("offices.csv, row 3: A@b.cn also gets what is for 绵阳市 (row 2)",)
