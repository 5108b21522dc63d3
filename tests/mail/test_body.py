"""The body: what mail programs take, how large it may be, and how it is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison, Kind, Reason
from align.extracts import Extract, whole
from align.language import BANNER, Lang
from align.mail.body import LARGEST, write_list
from align.mail.entries import LINES, TITLE
from align.mail.sights import see
from tests.mail.body_world import body_of, errand_of, huge, size
from tests.mail.mail_world import Tags, composed, html_of, read_back
from tests.report_world import COMPARISON, ENCODED, EVIL, YEARS

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
        "上级要点 9 条",
        "≡ 有对应条目：5 条",
        "○ 未见对应条目（待核实）：2 条",
        "－ 不涉及：2 条",
        "＝ 表述一致：2 条",
        "▲ 有调整：3 条",
        "＋ 本级增列：1 条",
    ):
        assert words in html
    bars = re.findall(r"<tr>\n?((?:<td width=.*?</td>)+)", html)
    assert [sum(map(int, re.findall(r'width="(\d+)%"', bar))) for bar in bars] == [100, 100]


def test_rows_stand_once_the_weightiest_first() -> None:
    """Each under the weightiest reason for a look, in the order of the pages, then what else has changed."""
    plain = body_of(whole("k", COMPARISON)).plain
    heads = [
        "未见对应条目（待核实）（2 条）",
        "指标下调、减少或时限变动（1 条）",
        "其他需人工核对的条目（1 条）",
        "任务表述趋缓（1 条）",
        "本级增列（1 条）",
    ]
    assert sorted(heads, key=plain.index) == heads
    sides = {"上级要点": (3, 9), "本要点": (2, 4, 3, 5)}
    for number in (f"\n{side}第 {no} 条（原编号“" for side, numbers in sides.items() for no in numbers):
        assert plain.count(number) == 1, number


@pytest.mark.parametrize(
    ("lang", "told"), [(Lang.ZH, "语义模型 acme/meaning-zh（版本"), (Lang.EN, "encoder acme/meaning-zh (revision")]
)
def test_the_list_tells_which_encoder_took_part(lang: Lang, told: str) -> None:
    """In the language of the office."""
    extract = Extract("k", ENCODED, ENCODED.rows[:3])
    errand = errand_of([extract], lang=lang, led=True)
    assert told in Tags(write_list(errand, [see(extract, lang, 0.7)])).words


def test_what_does_not_concern_the_place_is_not_listed() -> None:
    """Neither what addresses others nor the superior's own work."""
    plain = body_of(whole("k", COMPARISON)).plain
    assert "上级要点第 6 条" not in plain
    assert "上级要点第 8 条" not in plain


def test_slips_that_may_be_faults_of_scanning_are_not_told() -> None:
    assert "培训训" not in body_of(whole("k", COMPARISON)).html


def test_a_body_of_2000_rows_is_small() -> None:
    """Whatever is in it, and it says how many rows stand in the report only."""
    texts = body_of(whole("k", huge()))
    assert size(texts) < LARGEST
    more = re.search(r"另有 (\d+) 条未在正文列出，见所附比对报告。", texts.plain)
    assert more
    entries = len(re.findall(r"^(?:上级要点|本要点)第 \d+ 条", texts.plain, re.M))
    assert int(more[1]) + entries == 2000
    assert entries > 10


@pytest.mark.parametrize("number", [40, 120])
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
        "贵单位牵头 2 条，另列入未见对应的上级条目 1 条",
        "上级要点原文：（1）提升服务。建好省平台。",
        "本要点原文：（1）提升服务。建好市平台。",
        "推进数字政府建设。",
    ):
        assert text in words
    assert "整治公园环境" in words  # of the second row
    assert "加强考核" not in words  # of a row that is not there


def test_between_years_nothing_is_called_missing() -> None:
    """What is not gone on with is no lack: it is told for information, and nothing is asked."""
    plain = body_of(whole("k", YEARS)).plain
    assert "不再列入" in plain
    assert "未见对应条目" not in plain
    assert "往年要点" in plain
    assert "供参考，不需核对" in plain
    assert "对应关系尚不确定的条目（1 条）" in plain
    assert "请核对" not in plain
    assert "需人工核对" not in plain
    assert YEARS.kind is Kind.YEARS


def test_a_real_message_is_small(tmp_path: Path) -> None:
    """As another program reads it."""
    (dispatch,) = composed(tmp_path, "绵阳市,市政府办,a@b.cn,,,")
    assert len(html_of(read_back(dispatch)).encode()) < 20_000


def test_what_is_asked_comes_first() -> None:
    """What to do and how to answer, then the counts of it, then what the comparison is not, then the rows."""
    plain = body_of(whole("k", COMPARISON)).plain
    order = ("请核对以下 4 条，核对情况可直接回复本邮件", "○ 未见对应条目（待核实）：2 条", f"{BANNER[0]}。", "====")
    assert sorted(order, key=plain.index) == list(order)
    assert "plan-align" not in plain


def test_where_differences_are_left_out_it_says_how_many() -> None:
    """And where they stand."""
    row = COMPARISON.rows[1]
    more = replace(row, edits=tuple(replace(row.edits[1], template=f"某处{no}") for no in range(7)))
    comparison = replace(COMPARISON, rows=(more,))
    count = len(see(whole("k", comparison), Lang.ZH, 0.7).lines[0].differences) - LINES
    assert f"另有 {count} 处，见所附比对报告。" in body_of(whole("k", comparison)).plain
    assert f"另有 {count} 处，见所附条目清单。" in body_of(whole("k", comparison), led=True).plain


def test_no_word_of_the_pages_for_the_template_is_told() -> None:
    """Offices speak of the superior's plan; a document that has the word keeps it."""
    assert "模板" not in body_of(whole("k", COMPARISON)).plain
    doubtful = replace(COMPARISON.rows[1], because=(Reason("rival", ("2", "0.5")),))
    assert "模板" not in body_of(whole("k", replace(COMPARISON, rows=(doubtful,)))).plain


def test_items_without_counterpart_are_not_counted_as_led() -> None:
    """An office leads what its own plan gives it; what the superior's plan has besides is counted apart."""
    rows = tuple(row for row in COMPARISON.rows if not row.plan_items)[:1] + COMPARISON.rows[:1]
    plain = body_of(Extract("k", COMPARISON, rows), led=True).plain
    assert "：贵单位牵头 1 条，另列入未见对应的上级条目 1 条。" in plain


def test_a_list_begins_with_what_is_to_be_checked() -> None:
    """The weightiest first, then the plan's order."""
    sight = see(whole("k", COMPARISON), Lang.ZH, 0.7)
    asked = [line.row for line in sight.lines[: len(sight.asked.rows)]]
    assert asked == list(sight.asked.rows)
    rest = [line.row for line in sight.lines[len(asked) :]]
    assert rest == [row for row in sight.extract.rows if row in rest]
