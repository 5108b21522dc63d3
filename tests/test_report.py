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
from align.report import (
    Edition,
    Failure,
    PairEntry,
    Reading,
    render_document,
    render_html,
    render_index,
    render_items,
    render_matrix,
)
from align.visible import make_visible
from tests.handmade import TOOL
from tests.reading_world import DOCUMENT
from tests.report_world import (
    COMPARISON,
    EVIL,
    ITEM_PAGES,
    PLACES,
    PLAN,
    ROWS,
    RUN,
    TEMPLATE,
    YEARS,
    Page,
    item,
    linked,
    row_with,
)

GOLD = Path(__file__).parent / "gold"


PAGES = {
    "pair": render_html(COMPARISON),
    "pair-en": render_html(COMPARISON, Edition(Lang.EN, back="../index.html")),
    "pair-years": render_html(YEARS),
    "index": render_index(RUN),
    "matrix": render_matrix(TEMPLATE, PLACES, Edition(back="index.html"), items=ITEM_PAGES),
    "item": tuple(render_items(TEMPLATE, PLACES, Edition(back="../../index.html"), matrix="../../matrix.html"))[1],
    "document": render_document(DOCUMENT, back="../index.html"),
}
PAIR = Page(PAGES["pair"])
SLIP = Finding(FindingKind.SLIP, "level", None, "省直相关单位")
every_page = pytest.mark.parametrize("name", PAGES)


def attention(html: str) -> str:
    """The words that deserve attention first on a pair's page."""
    return Page(html[html.index('id="attention"') : html.index('id="evidence"')]).text


def evidence(html: str) -> dict[str, str]:
    """The markup of each table of evidence by its name."""
    section = html[html.index('id="evidence"') : html.index('id="compared"')]
    parts = re.split(r'<h3 id="(\w+)">', section)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


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
    assert "default-src 'none'; style-src 'unsafe-inline';" in PAGES[name]
    assert "script-src 'unsafe-inline'" not in PAGES[name]
    assert not {"link", "img", "iframe", "object", "base"} & set(page.tags)
    assert not {"action", "formaction", "target"} & set(page.attributes)  # a form that goes nowhere
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
    assert PAIR.tags.count("script") == 2  # the page's own, and the data that it reads
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
    pages = (render_matrix(TEMPLATE, (entry,)), *render_items(TEMPLATE, (entry,)))
    for html in (render_html(comparison), render_index(run), *pages):
        page = Page(html)
        assert EVIL in page.text
        assert page.tags.count("script") <= 2
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
    heads = re.findall(r'<tbody class="head.*?">(.*?)</tbody>', PAGES["pair"], re.S)
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
    """In its first row it is whole; in the others a way there and its words around the differences of that row."""
    second = row_with(PAGES["pair"], "p4")
    assert 'id="t5"' in row_with(PAGES["pair"], "p3")
    assert 'href="#t5"' in second
    assert re.search(r'<del title="措辞：加强 → 从严"><span class="vh">〔模板表述：</span>加强<', second)


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
    """By the written rule: what is missing, targets, leads, doubts, slips, weaker words, additions; then the rest."""
    heads = [
        *("未见对应条目（待核实） 2", "指标下调、减少或时限变动 1", "牵头单位变动或未注明 1", "其他需人工核对的条目 1"),
        *("文字提示 1", "任务表述趋缓 1", "本级增列 1", "发文机关自身工作 1", "不涉及本地的模板条目 1"),
        *("证据汇总", "比对对象", "总体要求", "逐条对照"),
    ]
    text = " ".join(PAIR.text[PAIR.text.index("重点关注") :].split())
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "排列次序：未见对应条目（待核实） → 指标下调、减少或时限变动 → 牵头单位变动或未注明 →" in text


def test_a_figure_is_told_once_among_what_matters() -> None:
    """A lowered target stands there by its finding, and not again for the edit of the same words."""
    assert "下调：10个 → 3个" in attention(PAGES["pair"])
    assert attention(PAGES["pair"]).count("10个") == 1


def test_a_place_s_own_share_is_no_concern() -> None:
    """A smaller figure at a lower level stands at its row and in the table, not among what deserves attention."""
    share = Finding(FindingKind.TARGET, "lowered", "10个", "3个", because=(Reason("share"),))
    html = render_html(replace(COMPARISON, rows=(ROWS[0], replace(ROWS[1], findings=(share,)), *ROWS[2:])))
    assert "10个" not in attention(html)
    assert "10个 → 3个" in Page(row_with(html, "p2")).text
    assert "10个" in evidence(html)["targets"]


def test_what_holds_for_all_leads_is_said_once_and_early() -> None:
    """A fact about who leads stands among what matters; it and other facts about offices stand above their table."""
    facts = (Reason("offices-kin", ("甲→乙",)), Reason("offices-instead", ("省政务局", "市数据局", "1、2")))
    html = render_html(replace(COMPARISON, notes=facts))
    assert "模板第 1、2 条由省政务局牵头，本要点相应条目由市数据局牵头" in attention(html)
    assert "甲→乙" not in attention(html)
    assert "甲→乙" in evidence(html)["offices"]


def test_what_a_target_tells_is_no_reason_besides() -> None:
    """A row's reasons leave out the figures that its targets tell; without the target they name them."""
    assert "数据：10个 → 3个" not in re.sub('title=".*?"', "", row_with(PAGES["pair"], "p2"))
    bare = render_html(replace(COMPARISON, rows=(ROWS[0], replace(ROWS[1], findings=()), *ROWS[2:])))
    assert "数据：10个 → 3个" in Page(row_with(bare, "p2")).text


def test_what_is_to_be_known_of_several_findings_stands_once() -> None:
    """Under the last of them, as long as nothing else comes between."""
    shares = tuple(
        Finding(FindingKind.TARGET, "lowered", f"{n}0个", f"{n}个", because=(Reason("share"),)) for n in (1, 2)
    )
    html = render_html(replace(COMPARISON, rows=(replace(ROWS[0], findings=shares), *ROWS[1:])))
    text = " ".join(Page(row_with(html, "p1")).text.split())
    assert text.count("本地所承担的份额") == 1
    assert text.index("20个 → 2个") < text.index("本地所承担的份额")


def test_a_side_without_words_is_seen() -> None:
    """Where the change does not say which side has none, there is a dash; an addition says so itself."""
    lead = Finding(FindingKind.OFFICE, "lead-changed", None, "市司法局")
    html = render_html(replace(COMPARISON, rows=(replace(ROWS[0], findings=(lead,)), *ROWS[1:])))
    assert "牵头单位变化：— → 市司法局" in attention(html)
    assert "增加：每年" in Page(row_with(html, "p2")).text


def test_a_long_list_is_folded_without_a_script() -> None:
    """The first lines stand open and the rest is a click away; the number counts all."""
    rows = tuple(linked(Verdict.COPIED, (7,), 6, Reason("identical"), findings=(SLIP,)) for _ in range(12))
    html = render_html(replace(COMPARISON, rows=(*ROWS[:7], *rows)))
    assert "文字提示 13" in " ".join(attention(html).split())
    assert "其余 5 条" in attention(html)


def test_an_item_whose_address_is_unsure_says_so() -> None:
    """It is to be verified, and marked as unsure at its row and among what matters."""
    assert "是否涉及本地未能确定" in Page(row_with(PAGES["pair"], "t9")).text
    assert "是否涉及本地未能确定" in attention(PAGES["pair"])


def test_the_superiors_own_work_is_no_omission() -> None:
    """It is called 不涉及, with the sentence that says why, and does not stand among the items to be verified."""
    text = Page(row_with(PAGES["pair"], "t8")).text
    assert "不涉及" in text
    assert "模板该条是发文机关自身工作" in text
    assert "未见对应条目" not in text


def test_evidence_stands_at_its_item() -> None:
    """Each finding with its change, what is measured, both excerpts and its reason; kept ones in one line."""
    text = " ".join(Page(row_with(PAGES["pair"], "p2")).text.split())
    assert "目标指标 · 下调：10个 → 3个 （公园）" in text
    assert "目标指标 · 增加：每年" in text
    assert "责任单位 · 牵头单位变化：省政务局 → 市行政审批服务局" in text
    assert "不变：2022年底前；《政务公开条例》" in Page(row_with(PAGES["pair"], "p1")).text


def test_what_may_be_a_fault_of_scanning_is_only_possible() -> None:
    """Such a slip is marked as possible wherever it stands, with the sentence."""
    assert "文字提示 · 文字录入（可能）：培训 → 培训训" in Page(row_with(PAGES["pair"], "p3")).text
    assert "文字录入（可能）：培训 → 培训训" in attention(PAGES["pair"])
    assert "文字录入（可能）" in evidence(PAGES["pair"])["slips"]


def test_evidence_stands_in_tables() -> None:
    """A table for each sort, every line with number, title and the way to its row; no empty table."""
    tables = evidence(PAGES["pair"])
    assert list(tables) == ["targets", "offices", "commitments", "slips"]
    assert 'href="#p2"' in tables["targets"]
    lines = " ".join(Page(tables["targets"]).text.split())
    assert "本要点第 2 条 新建公园3个，整治公园环境。下调公园10个3个 本要点第 2 条 增加——每年" in lines
    assert "另有 1 项不变" in lines


def test_what_was_looked_for_and_not_found_is_said() -> None:
    """In one line, with what was found of it all the same; items for other places count nowhere."""
    text = Page(PAGES["pair"]).text
    assert "没有需要列出的变化：引用文件（另有 1 项不变；另有 1 项在整条增列或未见对应的条目中）。" in text
    assert "全年" not in evidence(PAGES["pair"])["targets"]
    bare = replace(COMPARISON, rows=tuple(replace(row, findings=()) for row in ROWS))
    assert "变化：目标指标、责任单位、引用文件、任务表述、文字提示。" in Page(render_html(bare)).text


def test_notes_stand_with_what_matters() -> None:
    """What was not applied is said before anything else is."""
    html = render_html(replace(COMPARISON, notes=(Reason("stale-plan", ("a.csv", "7", "2")),)))
    assert "复核记录a.csv第 7 行未采用" in attention(html)


def test_each_side_has_its_own_denominator() -> None:
    """Nine template items of which five are carried; six plan items."""
    text = " ".join(PAIR.text.split())
    assert "模板 9 条" in text
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
