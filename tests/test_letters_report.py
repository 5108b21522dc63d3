"""The report on a run: one page always, facts with their denominators, nobody blamed for what did not come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from align.expected import Expected
from align.letters import situation_report
from align.letters.fitting import count_lines
from align.letters.letter import Paragraph, Style, says
from align.letters.page import LINES
from align.pairing import Lack
from align.plan import Source
from align.regions import region_names
from align.report import Failure, Lonely, PairEntry, Reading, Run
from tests.index_world import of_place, run_of
from tests.letters_world import CHECK_BELOW, needs_office, opened, printed, texts
from tests.report_world import COMPARISON, PLAN, ROWS, RUN, YEARS

CITIES = [name for code, name in region_names().items() if code.endswith("00") and not code.endswith("0000")]
AT_A_PROVINCE = [name for code, name in region_names().items() if code[:2] == "43" and code.endswith("00")][1:]


def report(run: Run) -> bytes:
    """The report on a run."""
    return situation_report(run, CHECK_BELOW)


def said(run: Run) -> str:
    """All that a report says."""
    return "\n".join(texts(report(run)))


def expecting(*places: str, year: int = 2022) -> tuple[Expected, ...]:
    """A list of expected plans."""
    return tuple(Expected(place, year, "政务公开") for place in places)


def crowded(number: int, word: str = "") -> Run:
    """A run with everything that can be told, of so many places; `word` makes every name long."""
    places = [place + word for place in CITIES[:number]]
    rows = (*ROWS, ROWS[2], ROWS[2])
    pairs = [replace(of_place(place), rows=rows) for place in places]
    late = [Failure(f"{n}.docx", "broken") for n in range(number)]
    bare = tuple(Reading(Source(f"z{n}.txt", "0" * 64, 9), ()) for n in range(number))
    names = [place + word for place in CITIES]
    run = run_of(*pairs, *([YEARS] * number), expected=(*expecting(*names), *expecting(*names, year=2023)))
    return run._replace(failures=tuple(late), pair_failures=tuple(late), readings=run.readings + bare)


def opened_body(letter: bytes) -> list[Paragraph]:
    """The paragraphs of a report's text, as they were measured."""
    return [
        says(Style.BODY, one.text) for one in opened(letter).paragraphs if one.style.style_id == "body" and one.text
    ]


def test_a_report_tells_what_came_what_was_compared_and_what_is_to_be_verified() -> None:
    """Levels and years apart, both denominators, and what a comparison of texts cannot show."""
    told = said(run_of(of_place("长沙市"), of_place("邵阳市"), YEARS))
    assert told.startswith("工作要点文本比对情况报告\n")
    levels = told[told.index("二、上下级比对") : told.index("三、年度比对")]
    assert "共2对、2地。合计上级要点18条：有对应条目10条、" in levels
    assert "；下级要点12条：" in levels
    assert (
        "请各地核实的事项共8处：未见对应条目（待核实）4处，指标下调、减少或时限变动2处，其他需人工核对2处，列入2份反馈函。"
        in levels
    )
    years = told[told.index("三、年度比对") :]
    assert "共1对。合计往年要点9条：有对应条目5条、不再列入4条；本年要点6条：" in years
    assert "不作核实" in years
    assert "仅比对文本，不反映实际落实成效" in told
    assert "没有应收名单，哪些地区未收到无从判断。" in told


def test_what_several_places_have_in_common_is_told_by_item() -> None:
    """With how many of the compared places; no place is named for it."""
    told = said(run_of(of_place("长沙市"), of_place("邵阳市")))
    item = "《湖南省2022年政务公开工作要点》第 3 条“推进数字政府建设。”（2 地中 2 地）"
    assert f"两地以上均未见对应的上级要点条目2条：{item}" in told
    assert "两地以上均有指标或时限变动的1条：" in told
    assert "长沙" not in told
    assert "没有两地以上均未见对应或均有指标、时限变动的条目。" in said(run_of(of_place("长沙市")))


def test_a_place_without_plan_did_not_send_it_and_lacks_nothing() -> None:
    """It is named as 未收到, and no other sentence is about it."""
    told = said(run_of(of_place("长沙市"), expected=expecting("长沙市", "株洲市", "湘潭市")))
    assert "应收 3 地，收到 1 地，未收到 2 地" in told
    assert "株洲市、湘潭市未收到。未收到的未作比对，不能据此认为未作安排。" in told
    assert told.count("株洲市") == 1


def test_a_place_that_sent_a_part_is_not_called_one_that_sent_nothing() -> None:
    """Which plan is missing stands beside its name."""
    told = said(run_of(of_place("长沙市"), expected=(*expecting("长沙市"), *expecting("长沙市", year=2023))))
    assert "长沙市（2023年政务公开）未收到" in told


def test_all_cities_of_a_province_are_named() -> None:
    """There is room for as many as a province has."""
    run = run_of(of_place("长沙市"), of_place("邵阳市"), YEARS, expected=expecting(*AT_A_PROVINCE))
    told = said(run)
    assert all(place in told for place in AT_A_PROVINCE if place not in ("长沙市", "邵阳市"))
    assert count_lines(opened_body(report(run))) <= LINES - 5


def test_no_comparison_is_no_finding() -> None:
    """A run without pairs says that nothing can be said."""
    told = said(Run((), lonely=(Lonely(PLAN, (Lack.SUPERIOR,)),)))
    assert "没有可作上下级比对的要点，本项无从判断。" in told
    assert "年度比对" not in told


@pytest.mark.parametrize("number", [0, 1, 14, 120])
@pytest.mark.parametrize("word", ["", "甲" * 200, "W" * 90])
def test_a_report_fits_its_page_whatever_there_is_to_tell(number: int, word: str) -> None:
    """Names are left out by rule until it does."""
    letter = report(crowded(number, word))
    assert count_lines(opened_body(letter)) <= LINES - 5


def test_the_same_run_gives_the_same_bytes() -> None:
    """No clock and no sender: both are left to whoever signs."""
    assert report(RUN) == report(RUN)
    assert texts(report(RUN))[-2:] == ["（发文机关署名）", "　　　年　　月　　日"]


def test_what_a_pair_is_not_asked_for_is_told() -> None:
    """A plan whose place was not read has nobody to be asked."""
    nobody = replace(COMPARISON, plan=replace(PLAN, place=None))
    run = run_of(of_place("长沙市"))
    told = said(run._replace(pairs=(*run.pairs, PairEntry("k", nobody, "pairs/k.html"))))
    assert "另有1对因要点所属地区未识别" in told


@pytest.mark.slow
@needs_office
def test_a_report_is_one_page_as_printed(tmp_path: Path) -> None:
    """For no places and for many, with short names and long ones."""
    worlds = {"usual": run_of(of_place("长沙市"), YEARS, expected=expecting(*AT_A_PROVINCE)), "nothing": Run(())}
    worlds |= {f"of{n}": crowded(n) for n in (1, 14, 120)} | {
        "odd": crowded(120, "甲" * 200),
        "wide": crowded(14, "W" * 90),
    }
    letters = {name: report(run) for name, run in worlds.items()}
    assert {name: len(pages) for name, pages in printed(tmp_path, **letters).items()} == dict.fromkeys(letters, 1)
