"""places.csv: who is expected, and what became of every expected plan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from align.batch import run_folder
from align.errors import ReadError
from align.expected import Expected, find_misnamed, misnamed_notes, read_expected
from align.places import level_of
from align.plan import Plan
from align.received import Files, Place, Roll, State, call_roll
from tests.handmade import make_plan


def plan(place: str | None, year: int | None = 2022, subject: str | None = "政务公开", file: str = "") -> Plan:
    """A plan of a place."""
    name = file or f"{place}{year}{subject}.txt"
    made = make_plan("建公园。", name=name, title=f"{place or ''}{year or ''}年{subject or ''}工作要点")
    return replace(made, place=place, level=level_of(place or ""), year=year, subject=subject)


PROVINCE = (plan("湖南省"), plan("湖南省", subject="营商环境"), plan("湖南省", 2021))


def roll(
    *expected: Expected, plans: tuple[Plan, ...] = (), unread: tuple[str, ...] = (), bare: tuple[str, ...] = ()
) -> Roll:
    """What became of the expected plans, where these plans and files came."""
    return call_roll(expected, Files(plans, unread, bare))


def states(place: Place) -> list[tuple[int | None, str | None, str]]:
    """Year, subject and state of a place's expected plans."""
    return [(one.year, one.subject, one.state.value) for one in place.awaited]


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A places.csv."""
    path = folder / "places.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_only_the_place_is_needed(tmp_path: Path, encoding: str) -> None:
    """Cells may be empty, columns may be missing, and a row that stands twice counts once."""
    path = write(tmp_path, "place,year\n邵阳市,２０２２\n\n长沙市,\n长沙市,\n", encoding)
    assert read_expected(path) == (Expected("邵阳市", 2022), Expected("长沙市"))
    whole = write(tmp_path, "file,subject,year,place\n./a.txt,政务公开,2022,邵阳市\n", encoding)
    assert read_expected(whole) == (Expected("邵阳市", 2022, "政务公开", "a.txt"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year\n2022\n", "places.csv: no column place"),
        ("place,yaer\n邵阳市,2022\n", "places.csv: unknown column 'yaer'"),
        ("place,year\n邵阳市,今年\n", "places.csv, row 2: year is '今年'; write four figures"),
        ("place,year\n邵阳市,2022\n,2022\n", "places.csv, row 3: no place"),
        ('place\n"邵阳', "places.csv: cannot be read"),
    ],
)
def test_a_wrong_places_csv_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_expected(write(tmp_path, text))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "read"), [("邵阳", "邵阳市"), ("湘西州", "湘西土家族苗族自治州"), ("南京市鼓楼区", "鼓楼区")]
)
def test_places_are_matched_by_region(written: str, read: str) -> None:
    found = roll(Expected(written), plans=(plan(read),))
    assert found.places[0].state is State.READ
    assert found.places[0].name == written
    assert not found.unexpected


def test_places_of_no_region_are_matched_by_their_letters() -> None:
    found = roll(Expected("临海省"), Expected("望海市"), plans=(plan("临海省"),))
    assert [place.state for place in found.places] == [State.READ, State.MISSING]


def test_two_names_of_one_place_are_one_place() -> None:
    found = roll(Expected("邵阳", 2022, "政务公开"), Expected("邵阳市", 2021, "政务公开"), plans=(plan("邵阳市"),))
    assert [states(place) for place in found.places] == [[(2022, "政务公开", "read"), (2021, "政务公开", "missing")]]


def test_a_bare_row_expects_all_that_its_superiors_have_issued() -> None:
    """The latest year first; each is told apart whether it came."""
    came = plan("邵阳市"), plan("邵阳市", subject="数字政府"), plan("株洲市", 2021)
    found = roll(Expected("邵阳市"), plans=(*PROVINCE, *came))
    assert states(found.places[0]) == [
        (2022, "政务公开", "read"),
        (2022, "营商环境", "missing"),
        (2021, "政务公开", "missing"),
    ]
    assert [one.subject for one in found.places[0].others] == ["数字政府"]
    assert found.places[0].state is State.READ
    assert [one.place for one in found.unexpected] == ["湖南省"] * 3 + ["株洲市"]


def test_a_row_without_a_year_expects_no_year_of_which_its_level_sent_nothing() -> None:
    """The superior's older plans are there to be compared; where nobody sent anything, its latest year is expected."""
    older = plan("湖南省", 2019)
    assert states(roll(Expected("邵阳市"), plans=(older, *PROVINCE, plan("长沙市", 2021))).places[0]) == [
        (2021, "政务公开", "missing")
    ]
    assert [one.year for one in roll(Expected("邵阳市"), plans=(older, *PROVINCE)).places[0].awaited] == [2022, 2022]


def test_a_row_with_a_year_or_a_subject_expects_what_fits_it() -> None:
    found = roll(Expected("邵阳市", 2022), Expected("长沙市", None, "政务公开"), plans=PROVINCE)
    assert [[one[:2] for one in states(place)] for place in found.places] == [
        [(2022, "政务公开"), (2022, "营商环境")],
        [(2022, "政务公开")],
    ]


def test_without_a_superiors_plan_any_plan_of_the_place_will_do() -> None:
    found = roll(Expected("邵阳市"), Expected("长沙市"), plans=(plan("邵阳市", None, None),))
    assert [place.state for place in found.places] == [State.READ, State.MISSING]


def test_a_file_that_was_not_read_is_no_missing_plan() -> None:
    """Its place is told with the file; a file without numbered items is told apart."""
    expected = Expected("邵阳市", file="a.doc"), Expected("长沙市", file="b.txt"), Expected("岳阳市", file="c.txt")
    found = roll(*expected, plans=PROVINCE[:1], unread=("a.doc", "x.doc"), bare=("b.txt", "y.txt"))
    assert [place.state for place in found.places] == [State.UNREAD, State.BARE, State.MISSING]
    assert found.places[0].awaited[0].files == ("a.doc",)
    assert (found.unread, found.bare) == (("x.doc",), ("y.txt",))
    assert [place.awaited[0].unsure for place in found.places] == [False, False, True]


def test_a_lost_file_is_told_even_where_its_place_lacks_nothing() -> None:
    """No failure is hidden behind another file that holds the same plan."""
    found = roll(Expected("邵阳市", 2022, "政务公开", "a.doc"), plans=(plan("邵阳市"),), unread=("a.doc",))
    assert found.places[0].state is State.READ
    assert found.unread == ("a.doc",)


def test_a_plan_without_a_place_belongs_to_the_only_place_that_names_its_file() -> None:
    stray = plan(None, file="a.txt")
    named = roll(Expected("邵阳市", file="a.txt"), plans=(*PROVINCE[:1], stray))
    assert named.places[0].awaited[0].plans == (stray,)
    assert not named.placeless
    shared = roll(Expected("邵阳市", file="a.txt"), Expected("长沙市", file="a.txt"), plans=(*PROVINCE[:1], stray))
    assert [place.state for place in shared.places] == [State.MISSING, State.MISSING]
    assert shared.placeless == (stray,)


def test_a_plan_whose_year_or_subject_was_not_read_may_be_the_expected_one() -> None:
    """It is named beside what is missing, unless its year or subject speaks against it."""
    unsure = plan("邵阳市", None)
    found = roll(Expected("邵阳市", 2022, "政务公开"), Expected("邵阳市", 2022, "营商环境"), plans=(unsure,))
    assert [one.maybe for one in found.places[0].awaited] == [(unsure,), ()]


def test_a_plan_of_another_subject_may_be_the_expected_one() -> None:
    """政务服务 and 政务管理服务; a plan that something else expects is nobody's maybe."""
    near, other = plan("邵阳市", subject="政务管理服务"), plan("邵阳市", subject="营商环境")
    rows = Expected("邵阳市", 2022, "政务服务"), Expected("邵阳市", 2022, "营商环境")
    found = roll(*rows, plans=(near, other, plan("邵阳市", 2019, "政务管理服务")))
    assert [(one.state, one.maybe) for one in found.places[0].awaited] == [(State.MISSING, (near,)), (State.READ, ())]
    assert found.places[0].awaited[0].unsure


def test_the_plans_of_a_file_that_a_row_names_may_be_the_expected_ones() -> None:
    """Whatever place was read in it, even one that is expected too."""
    wrong = plan("永州市", file="s.txt")
    for rows in ((), (Expected("永州市", 2022, "政务公开"),)):
        found = roll(Expected("邵阳市", 2022, "政务公开", "s.txt"), *rows, plans=(wrong,))
        assert found.places[0].awaited[0].maybe == (wrong,)


def test_a_zone_may_have_come_under_another_name() -> None:
    """But neither a city's plan nor that of another city's zone is taken for it."""
    sent = plan("长沙高新技术产业开发区")
    rows = tuple(Expected(place, 2022, "政务公开") for place in ("长沙高新区", "株洲高新区", "长沙市"))
    found = roll(*rows, plans=(sent,))
    assert [place.awaited[0].maybe for place in found.places] == [(sent,), (), ()]
    assert found.unexpected == (sent,)


def test_a_plan_that_several_places_can_mean_is_nobodys_until_somebody_says_whose() -> None:
    sent = plan("鼓楼区")
    rows = tuple(Expected(place, 2022, "政务公开") for place in ("南京市鼓楼区", "福州市鼓楼区", "鼓楼区"))
    found = roll(*rows, plans=(sent,))
    assert [(place.state, place.awaited[0].maybe) for place in found.places] == [(State.MISSING, (sent,))] * 3
    nanjing = replace(sent, title="南京市鼓楼区2022年政务公开工作要点")
    assert [place.state for place in roll(*rows, plans=(nanjing,)).places] == [State.READ, State.MISSING, State.MISSING]


def test_misspelt_names_are_told_on_the_command_line_too() -> None:
    rows = Expected("长少市"), Expected("某某"), Expected("临海省"), Expected("鼓楼区", None, "政务公升")
    assert misnamed_notes(find_misnamed(rows, (*PROVINCE, plan("临海省")))) == (
        "places.csv: 长少市 is no known region; check the name (长沙市?)",
        "places.csv: 某某 is no known region; check the name",
        "places.csv: no plan in the folder is on 政务公升; check the subject",
    )


def run(folder: Path, rows: str) -> tuple[str, dict[str, object]]:
    """The overview and the record of a run over a province's plan, a city's, and a list of who is expected."""
    folder.mkdir()
    for place in ("湖南省", "邵阳市"):
        text = f"{place}2022年政务公开工作要点\n一、公开\n（一）新建公园10个。\n（二）公开财政信息。\n"
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    (folder / "bad.doc").write_bytes(b"\0\1\2")
    write(folder, rows)
    run_folder(folder, folder.parent / "out")
    record = json.loads((folder.parent / "out" / "run.json").read_text(encoding="utf-8"))
    return (folder.parent / "out" / "index.html").read_text(encoding="utf-8"), record


def test_a_run_says_first_who_did_not_send_a_plan(tmp_path: Path) -> None:
    """A file that could not be read and that no row names may belong to a place that seems missing."""
    page, record = run(tmp_path / "in", "place\n邵阳\n长沙\n")
    assert "应收 2 地，收到 1 地，未收到 1 地（待核实）。" in page
    assert "核实以前，不能认定这些地区没有报送" in page
    assert page.index("应收 2 地") < page.index("bad.doc") < page.index("待核实条目")
    assert ("places.csv", "places") in [(one["name"], one["kind"]) for one in record["inputs"]]  # type: ignore[attr-defined]


def test_a_run_with_a_wrong_places_csv_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"places\.csv, row 2"):
        run(tmp_path / "in", "place,year\n邵阳,next\n")
    assert not (tmp_path / "out").exists()
