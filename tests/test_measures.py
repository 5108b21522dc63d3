"""What a text promises in figures: amounts, deadlines and frequencies, each read to its value."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import MeasureKind
from align.measures import measures_in
from align.measures.changes import are_comparable, change_between
from tests.measure_phrases import AMOUNTS, DEADLINES, FREQUENCIES, NAMES_AND_FACTS


def told(text: str, year: int | None = 2023) -> str:
    """The measures of a text: words without blanks, value, unit, bound."""
    found = measures_in(text, year)
    parts = (
        (
            "".join(text[one.start : one.end].split()),
            one.measure.value,
            one.measure.unit or "-",
            one.measure.bound.value,
        )
        for one in found
    )
    return "; ".join(" ".join(part) for part in parts)


@pytest.mark.parametrize(("text", "measures"), AMOUNTS)
def test_promised_amounts_are_read(text: str, measures: str) -> None:
    """A figure is read with its unit and bound, in digits, in Chinese numerals and in both."""
    assert told(text) == measures


@pytest.mark.parametrize(("text", "measures"), DEADLINES)
def test_deadlines_are_read(text: str, measures: str) -> None:
    """A date is one where something is to be done by, within or from it; a year or month alone stays one."""
    assert told(text) == measures


@pytest.mark.parametrize(("text", "measures"), FREQUENCIES)
def test_frequencies_are_read(text: str, measures: str) -> None:
    """So many times in a unit of time, however it is said."""
    assert told(text) == measures


@pytest.mark.parametrize("text", NAMES_AND_FACTS)
def test_names_numbers_and_facts_promise_nothing(text: str) -> None:
    """Programmes, slogans, ordinals, document numbers, periods, thresholds and what is so already are no targets."""
    assert told(text) == ""


def test_a_plan_without_a_year_tells_the_day_of_a_year() -> None:
    """What the plan's year is, nobody can say; the day stays."""
    assert told("6月底前完成，年内验收", None) == "6月底前 --06-30 - by; 年内 --12-31 - within"


def test_blanks_and_wide_figures_change_nothing() -> None:
    """A measure stands where its words are printed, blanks and all."""
    text = "到 ２０２３ 年 底， 覆盖率 达 ９０ ％ 以上"
    assert [text[one.start : one.end] for one in measures_in(text, 2023)] == ["到 ２０２３ 年 底", "９０ ％ 以上"]


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("新建高标准农田200万亩", ["高标准农田"]),
        ("建设10个以上区域医疗中心", ["区域医疗中心"]),
        ("年底前，确保热线接通率达到95%以上", ["确保热线接通率达到95%以上", "热线接通率"]),
        ("建立月调度、季通报机制", ["调度", "通报"]),
        ("推动70%以上的事项全程网办", ["事项全程网办"]),
    ],
)
def test_a_measure_tells_what_is_measured(text: str, objects: list[str]) -> None:
    """The object stands in the text word for word, without the verbs that only lead to a figure."""
    assert [one.measure.object for one in measures_in(text, 2023)] == objects


@given(
    st.lists(
        st.sampled_from([*"一二三十百千万0159年月日季周每按前底内个项%以上至到，。“”《》 ", "达到", "完成", "不少于"]),
        max_size=40,
    )
)
def test_any_text_can_be_read(parts: list[str]) -> None:
    """Measures stand in order inside the text, amounts and dates of one kind apart, whatever is printed."""
    text = "".join(parts)
    found = measures_in(text, 2023)
    assert [one[:2] for one in found] == sorted(one[:2] for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    for kind in MeasureKind:
        ends = [place for one in found if one.measure.kind is kind for place in one[:2]]
        assert ends == sorted(ends)


@pytest.mark.parametrize(
    "piece", ["1", "一", "10个", "每", "年底前", "“", "《", "，", "至少", "1,000", "三分之", "不少于"]
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    """No text makes the reading slow."""
    start = time.process_time()
    measures_in(piece * 20000, 2023)
    assert time.process_time() - start < 5


def test_any_two_measures_are_compared() -> None:
    """Of two measures of one kind either has changed from the other, as the other from it; each is kept in itself."""
    found = [one for text, _ in (*AMOUNTS, *DEADLINES, *FREQUENCIES) for one in measures_in(text, 2023)]
    turned = {"lowered": "raised", "raised": "lowered", "kept": "kept", "changed": "changed"}
    for one in found:
        assert change_between(one, one) == "kept"
        for other in found:
            if are_comparable(one.measure, other.measure):
                assert are_comparable(other.measure, one.measure)
                assert change_between(one, other) == turned[change_between(other, one)]
