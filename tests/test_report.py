"""Reports: everything is shown, nothing becomes markup, and the page needs nothing but itself."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison, Edit, EditKind, Finding, FindingKind, Kind, Place, Reason, Verdict
from align.language import Lang
from align.plan import Offices, Passage, Section, Source
from align.report import Failure, PairEntry, Reading, render_html, render_index, render_matrix
from align.visible import make_visible
from tests.handmade import TOOL
from tests.report_world import COMPARISON, EVIL, PLAN, ROWS, RUN, TEMPLATE, YEARS, Page, item, linked, row_with

GOLD = Path(__file__).parent / "gold"


PAGES = {
    "pair": render_html(COMPARISON),
    "pair-en": render_html(COMPARISON, Lang.EN, back="../index.html"),
    "pair-years": render_html(YEARS),
    "index": render_index(RUN),
    "matrix": render_matrix(TEMPLATE, RUN.pairs[:1], back="index.html"),
}
PAIR = Page(PAGES["pair"])
every_page = pytest.mark.parametrize("name", PAGES)


@every_page
def test_pages_are_as_accepted(name: str) -> None:
    """A page that changes is a diff to review; PLAN_ALIGN_ACCEPT_GOLD=1 accepts it."""
    gold, made = GOLD / f"{name}.html", PAGES[name]
    if os.environ.get("PLAN_ALIGN_ACCEPT_GOLD"):
        gold.write_text(made, encoding="utf-8")
    if not gold.exists() or gold.read_text(encoding="utf-8") != made:
        failed = GOLD / "failed" / f"{name}.html"
        failed.parent.mkdir(exist_ok=True)
        failed.write_text(made, encoding="utf-8")
        pytest.fail(
            f"{name}.html is not as accepted; compare tests/gold/failed/{name}.html with tests/gold/{name}.html"
        )


@every_page
def test_a_page_needs_nothing_but_itself(name: str) -> None:
    """No address of another machine, no file to load, and a policy that would forbid both."""
    page = Page(PAGES[name])
    assert not re.search(r"https?:|url\(|@import|src=", re.sub(re.escape("src=x"), "", PAGES[name]))
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:" in PAGES[name]
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert all(not re.match(r"[a-z]+:|//", address) for address in page.links)


@every_page
def test_every_page_says_what_it_cannot_say(name: str) -> None:
    """The banner stands on every page."""
    words = "Text comparison only" if name.endswith("-en") else "仅比对文本，不反映实际落实成效"
    assert words in Page(PAGES[name]).text


@every_page
def test_links_inside_a_page_lead_somewhere(name: str) -> None:
    """Every anchor is there, once."""
    page = Page(PAGES[name])
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_text_never_becomes_markup() -> None:
    """What looks like tags or a template in a document is shown as it is written."""
    assert EVIL in PAIR.text
    assert PAIR.tags.count("script") == 1
    assert not [name for name in PAIR.attributes if name.startswith("on")]


def test_names_of_files_and_titles_never_become_markup() -> None:
    """The same for everything else that comes from outside, in texts and in attributes."""
    edit = Edit(EditKind.WORDING, EVIL, EVIL, True, Place(2, 0, 2), Place(2, 0, 2))
    rows = (ROWS[0], replace(ROWS[1], edits=(edit,), findings=(Finding(FindingKind.TARGET, "added", None, EVIL),)))
    plan = replace(
        PLAN, title=EVIL, source=Source(EVIL + "\u202e.txt", "0" * 64, 1), preamble=Passage(EVIL), place=EVIL
    )
    comparison = replace(COMPARISON, plan=plan, rows=(*rows, *ROWS[2:]))
    entry = PairEntry("a", comparison, "javascript:alert(1)")
    run = RUN._replace(readings=(Reading(plan.source, (plan,)),), pairs=(entry,), failures=(Failure(EVIL, EVIL),))
    for html in (render_html(comparison), render_index(run), render_matrix(TEMPLATE, (entry,))):
        page = Page(html)
        assert EVIL in page.text
        assert page.tags.count("script") <= 1
        assert not {"img"} & set(page.tags)
        assert not [name for name in page.attributes if name.startswith("on")]
        assert not [address for address in page.links if address.startswith("javascript:")]
    assert "⟨U+202E⟩.txt" in Page(render_html(comparison)).text


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x00", "␀"),
        ("\x1b", "␛"),
        ("\r", "␍"),
        ("\x7f", "␡"),
        ("\x85", "⟨U+0085⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\u202e", "⟨U+202E⟩"),
        ("\u2066", "⟨U+2066⟩"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\udc80", "⟨U+DC80⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\n\t　（市）", "\n\t　（市）"),
    ],
)
def test_hidden_characters_are_shown(hidden: str, shown: str) -> None:
    """Characters that show nothing, or turn the line around, get a sign; blanks stay blanks."""
    assert make_visible(f"甲{hidden}乙") == f"甲{shown}乙"
    items = (replace(PLAN.items[0], task=f"甲{hidden}乙", heading=""), *PLAN.items[1:])
    html = render_html(replace(COMPARISON, plan=replace(PLAN, sections=(Section("", "", items),)), rows=ROWS[1:]))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", html)
    html.encode()


def test_every_row_is_shown() -> None:
    """Each plan item and each template item stands whole on the page once, every row is a row."""
    assert PAGES["pair"].count('<tbody class="row') == len(ROWS)
    assert [f"p{one.no}" for one in PLAN.items] == [name for name in PAIR.ids if re.fullmatch(r"p\d+", name)]
    assert {f"t{one.no}" for one in TEMPLATE.items} <= set(PAIR.ids)


def test_items_keep_their_number_label_and_page() -> None:
    """The way back to the source: original number and page, section where it differs, offices."""
    row = Page(row_with(PAGES["pair"], "p3")).text
    assert "模板第 5 条 · 第 1078 页 · 二、强化保障" in row
    assert "（5）" in row
    assert "牵头：省政务局" in row
    assert "责任：省直相关单位" in row
    assert "通用责任单位见第 1 条" in row


def test_section_headings_head_their_rows() -> None:
    """The plan's sections and nested headings stand above their first row, once."""
    heads = re.findall(r'<tbody class="head">(.*?)</tbody>', PAGES["pair"], re.S)
    assert [Page(head).text.strip() for head in heads] == ["一、优化服务", "（甲）公园建设", "二、工作保障"]


def test_a_changed_figure_is_marked_on_both_sides() -> None:
    """Both figures are marked in their place, with words for those who cannot see the marks."""
    row = row_with(PAGES["pair"], "p2")
    assert re.search(r'<del title="数据：10个 → 3个"><span class="vh">〔模板表述：</span>10个<', row)
    assert re.search(r'<ins title="数据：10个 → 3个"><span class="vh">〔本要点表述：</span>3个<', row)


def test_a_formal_difference_is_marked_more_quietly() -> None:
    """省 to 市 is seen, but neither struck out nor underlined as new."""
    row = row_with(PAGES["pair"], "p1")
    assert row.count('<span class="formal"') == 2
    assert "<ins" not in row
    assert "<del" not in row


def test_an_edit_without_a_place_is_listed() -> None:
    """What cannot be marked in the text is told beside it."""
    assert "措辞：某处 → 别处" in Page(row_with(PAGES["pair"], "p2")).text


def test_a_merged_row_shows_all_its_template_items() -> None:
    """Both template items stand whole in the row that carries them."""
    assert 'id="t2"' in row_with(PAGES["pair"], "p2")
    assert 'id="t4"' in row_with(PAGES["pair"], "p2")


def test_a_split_item_stands_whole_once() -> None:
    """In its first row it is whole; in the others a way there and the differences of that row."""
    second = row_with(PAGES["pair"], "p4")
    assert 'id="t5"' in row_with(PAGES["pair"], "p3")
    assert 'href="#t5"' in second
    assert "措辞：加强 → 从严" in Page(second).text


def test_a_dropped_item_names_its_nearest_candidate() -> None:
    """The costliest error is a false dropped, so the row leads to what comes nearest, with the score."""
    row = row_with(PAGES["pair"], "t3")
    assert "未见对应条目（待核实）" in Page(row).text
    assert 'href="#p2"' in row
    assert "0.21" in row


def test_an_item_for_other_places_is_no_omission() -> None:
    """It is called 不涉及 and does not stand among the items to be verified."""
    assert "不涉及" in Page(row_with(PAGES["pair"], "t6")).text
    assert "未见对应条目" not in Page(row_with(PAGES["pair"], "t6")).text


def test_doubtful_rows_ask_for_a_person() -> None:
    """Low confidence or a weak link is marked with its reason; a row that a person confirmed is not."""
    assert "需人工核对" in row_with(PAGES["pair"], "p4")
    assert "把握程度 40%，低于 70%" in row_with(PAGES["pair"], "p4")
    assert "需人工核对" not in row_with(PAGES["pair"], "p6")
    assert "经人工复核（张三，2024-05-01）" in row_with(PAGES["pair"], "p6")


def test_a_link_explains_itself() -> None:
    """Score, its named parts, the pass that found it and the confidence; unknown parts by their own name."""
    text = Page(row_with(PAGES["pair"], "p1")).text
    assert "相似度 0.75＝用词 0.50＋frobnication 0.25 · 依据：用词 · 把握程度 95%" in text
    assert "不变：2022年底前" in text


def test_what_matters_comes_first() -> None:
    """Missing items, then doubtful rows, then figures, then additions, each leading to its row; then the texts."""
    heads = ["未见对应条目（待核实）</span>", "其他需人工核对的条目", "指标与时间有变化", "本级增列 <span"]
    start = PAGES["pair"].index('id="attention"')
    places = [PAGES["pair"].index(head.removesuffix("</span>"), start) for head in heads]
    assert places == sorted(places)
    assert places[-1] < PAGES["pair"].index('id="rows"')
    assert "下调：10个 → 3个" in PAIR.text


def test_each_side_has_its_own_denominator() -> None:
    """Seven template items of which five are carried; six plan items."""
    text = " ".join(PAIR.text.split())
    assert "模板 7 条" in text
    assert "有对应条目 5" in text
    assert "本要点 6 条" in text


def test_preambles_stand_side_by_side_without_a_verdict() -> None:
    """Both are shown; closings only where there are any."""
    assert "湖南省的总体要求。" in PAIR.text
    assert "邵阳市的总体要求。" in PAIR.text
    assert "结尾" not in PAIR.text
    assert "特此通知" in Page(render_html(replace(COMPARISON, plan=replace(PLAN, closing=Passage("特此通知"))))).text


def test_years_have_words_of_their_own() -> None:
    """沿用, 调整, 不再列入, 新增 and never the words for levels."""
    text = Page(PAGES["pair-years"]).text
    assert all(word in text for word in ("沿用", "调整", "不再列入", "新增", "年度比对"))
    assert not [word for word in ("表述一致", "本级增列", "待核实") if word in text]


def test_english_pages_are_english() -> None:
    """The page's own words are English; the documents stay as they are."""
    text = Page(PAGES["pair-en"]).text
    assert "Same wording" in text
    assert "新建公园" in text
    assert not [word for word in ("表述一致", "需人工核对", "相似度", "牵头：") if word in text]


def test_rendering_twice_gives_the_same_page() -> None:
    """Same input, same bytes."""
    assert render_html(COMPARISON) == PAGES["pair"]


def test_a_bare_comparison_can_be_shown() -> None:
    """Plans without sections, particulars or preamble, and no row but one."""
    bare = replace(
        TEMPLATE,
        place=None,
        level=None,
        year=None,
        subject=None,
        preamble=Passage(),
        sections=(Section("", "", (item(1, "做好工作。", offices=Offices(), page=None),)),),
    )
    html = render_html(
        Comparison(Kind.LEVELS, bare, bare, (linked(Verdict.COPIED, (1,), 1, Reason("identical")),), TOOL)
    )
    assert "未注明责任单位" in html
    assert "没有需要重点关注的条目" in html


def test_an_overview_begins_with_what_was_received() -> None:
    """Plans received, then files that could not be read with their reason, and only then what differs."""
    text = Page(PAGES["index"]).text
    order = [
        "收到并读取的要点",
        "封面.txt",
        "未能读取的文件",
        "坏<b>文件.txt",
        "逐对比对",
        "模板 7 条",
        "暂无可比对象的要点",
    ]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert "no numbered item found" in text


def test_an_overview_leads_to_its_pages() -> None:
    """File names are made into addresses, whatever they hold."""
    links = Page(PAGES["index"]).links
    assert "pairs/%E9%82%B5%E9%98%B3%231.html" in links
    assert "matrix.html" in links


def test_a_matrix_says_in_words_what_each_place_made_of_an_item() -> None:
    """One line per template item; each cell leads to the item in the pair's report."""
    page = Page(PAGES["matrix"])
    assert [link for link in page.links if "#t" in link] == [
        f"pairs/%E9%82%B5%E9%98%B3%231.html#t{one.no}" for one in TEMPLATE.items
    ]
    cells = re.findall(r"<td class=\"(\w+)\">", PAGES["matrix"])
    assert cells == ["copied", "localized", "dropped", "localized", "localized", "elsewhere", "copied"]
    assert "第 3、4 条" in page.text
