"""The body: what mail programs take, how large it may be, and how it is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison, Kind
from align.extracts import Extract, whole
from align.language import Lang
from align.mail.body import LARGEST, write_list
from align.mail.entries import TITLE
from align.mail.sights import see
from tests.mail.body_world import body_of, errand_of, huge, size
from tests.mail.mail_world import Tags, composed, html_of, read_back
from tests.report_world import COMPARISON, EVIL, YEARS

ELEMENTS = {"html", "head", "meta", "title", "table", "tr", "td", "div", "h1", "h2", "h3", "br"}
ATTRIBUTES = {
    "lang",
    "charset",
    "name",
    "content",
    "role",
    "width",
    "cellpadding",
    "cellspacing",
    "border",
    "bgcolor",
    "align",
    "style",
}
PROPERTIES = {
    *("font-size", "font-family", "font-weight", "line-height", "color", "padding", "max-width"),
    *("margin-top", "margin-bottom", "border-top", "border-left"),
}
VOID = {"meta", "br"}


@pytest.mark.parametrize("comparison", [COMPARISON, YEARS], ids=["levels", "years"])
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("led", [False, True], ids=["whole", "led"])
def test_a_body_holds_only_what_mail_programs_take(comparison: Comparison, lang: Lang, led: bool) -> None:
    """No style sheet, class, script, form, picture or link; every style inline, and of few properties."""
    html = body_of(whole("k", comparison), lang=lang, led=led).html
    tags = Tags(html)
    assert {tag for tag, _ in tags.elements} <= ELEMENTS
    assert {name for _, name, _ in tags.attributes()} <= ATTRIBUTES
    styles = [value for _, name, value in tags.attributes() if name == "style"]
    assert {part.partition(":")[0] for style in styles for part in style.split(";") if part} <= PROPERTIES
    assert all(attrs.get("role") == "presentation" for tag, attrs in tags.elements if tag == "table")
    assert not re.search(r"data:|https?:|url\(|cid:|<!--(?!&)", html.replace("&lt;!--", ""))
    assert dict(tags.elements)["html"] == {"lang": "zh-CN" if lang is Lang.ZH else "en"}


def test_every_element_is_closed() -> None:
    """Word guesses otherwise than browsers where one is open."""
    html = body_of(whole("k", COMPARISON)).html
    opened = [tag for tag, _ in Tags(html).elements if tag not in VOID]
    assert sorted(opened) == sorted(re.findall(r"</(\w+)>", html))


def test_document_text_is_no_markup() -> None:
    """It stands in both bodies as it was written, with what cannot be seen made visible."""
    plan = replace(COMPARISON.plan, title="邵阳市<b>\u202e要点\x07")
    texts = body_of(whole("k", replace(COMPARISON, plan=plan)))
    assert "邵阳市&lt;b&gt;⟨U+202E⟩要点␇" in texts.html
    assert "邵阳市<b>⟨U+202E⟩要点␇" in texts.plain
    assert EVIL[:20] in Tags(texts.html).words


def test_bars_have_words_and_add_up() -> None:
    """Nothing is told by colour alone, and the cells of a bar are all of it."""
    html = body_of(whole("k", COMPARISON)).html
    for words in (
        "≡ 有对应条目 5",
        "○ 未见对应条目（待核实） 2",
        "－ 不涉及 2",
        "＝ 表述一致 2",
        "▲ 有调整 3",
        "＋ 本级增列 1",
    ):
        assert words in html
    bars = re.findall(r"<tr>\n?((?:<td width=.*?</td>)+)", html)
    assert [sum(map(int, re.findall(r'width="(\d+)%"', bar))) for bar in bars] == [100, 100]


def test_rows_stand_once_the_weightiest_first() -> None:
    """Each under the first reason for which a person is asked, then what else has changed."""
    plain = body_of(whole("k", COMPARISON)).plain
    heads = [
        "未见对应条目（待核实）（2 条）",
        "指标下调、减少或时限变动（1 条）",
        "其他需人工核对的条目（1 条）",
        "其他有变化或有提示的条目（2 条）",
    ]
    assert sorted(heads, key=plain.index) == heads
    for number in ("模板第 3 条", "模板第 9 条", "本要点第 2 条", "本要点第 4 条", "本要点第 3 条", "本要点第 5 条"):
        assert plain.count(number + "（") == 1


def test_what_does_not_concern_the_place_is_not_listed() -> None:
    """Neither what addresses others nor the superior's own work."""
    plain = body_of(whole("k", COMPARISON)).plain
    assert "模板第 6 条" not in plain
    assert "模板第 8 条" not in plain


def test_slips_that_may_be_faults_of_scanning_are_not_told() -> None:
    assert "培训训" not in body_of(whole("k", COMPARISON)).html


def test_a_body_of_2000_rows_is_small() -> None:
    """Whatever is in it, and it says how many rows stand in the report only."""
    texts = body_of(whole("k", huge()))
    assert size(texts) < LARGEST
    more = re.search(r"另有 (\d+) 条未在正文列出，见所附比对报告。", texts.plain)
    assert more
    entries = len(re.findall(r"^(?:模板|本要点)第 \d+ 条", texts.plain, re.M))
    assert int(more[1]) + entries == 2000
    assert entries > 10


@pytest.mark.parametrize("number", [40, 400])
def test_a_body_of_many_comparisons_is_small(number: int) -> None:
    """First every comparison shows fewer rows, then fewer comparisons are shown."""
    comparison = huge(40)
    texts = body_of(*(whole(f"k{at}", comparison) for at in range(number)))
    assert size(texts) < LARGEST
    left_out = re.search(r"另有 (\d+) 组比对未在正文列出", texts.plain)
    parts = texts.plain.count("\n====")
    assert parts + (int(left_out[1]) if left_out else 0) == number
    assert parts > 10


def test_a_small_body_is_whole() -> None:
    """Nothing is left out where there is room."""
    assert "未在正文列出" not in body_of(whole("k", COMPARISON)).plain


def test_titles_are_short_enough_to_be_read() -> None:
    assert max(map(len, body_of(whole("k", huge())).plain.splitlines())) < TITLE + 400


def test_the_list_of_what_an_office_leads_is_whole() -> None:
    """Every row with all words of both sides, also those in which nothing has changed."""
    extract = Extract("k", COMPARISON, COMPARISON.rows[:3])
    errand = errand_of([extract], led=True)
    words = Tags(write_list(errand, [see(extract, Lang.ZH, 0.7)])).words
    for text in (
        "贵单位牵头 3 条",
        "模板原文：（1）提升服务。建好省平台。",
        "本要点原文：（1）提升服务。建好市平台。",
        "推进数字政府建设。",
    ):
        assert text in words
    assert "整治公园环境" in words  # of the second row
    assert "加强考核" not in words  # of a row that is not there


def test_between_years_nothing_is_called_missing() -> None:
    """What is not gone on with is no lack."""
    plain = body_of(whole("k", YEARS)).plain
    assert "不再列入" in plain
    assert "未见对应条目" not in plain
    assert YEARS.kind is Kind.YEARS


def test_a_real_message_is_small(tmp_path: Path) -> None:
    """As another program reads it."""
    (dispatch,) = composed(tmp_path, "绵阳市,市政府办,a@b.cn,,,")
    assert len(html_of(read_back(dispatch)).encode()) < 20_000
