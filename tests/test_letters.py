"""Letters to places: the form of GB/T 9704-2012, only this place's rows, fair words, of documents only text."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

import align.letters
from align.comparison import Addressee, Applies, Comparison, Reason, Sighting, Verdict
from align.extracts import Extract
from align.language import Lang
from align.letters import comparison_letter, letter_due, reply_letter
from align.letters.addressing import addressee, polite
from align.letters.page import twips
from align.letters.wording import LETTERS, TABLES
from align.plan import Level, Source
from tests.conftest import compared
from tests.index_world import of_place
from tests.letters_world import (
    CHECK_BELOW,
    cells,
    dossier,
    everything,
    needs_office,
    opened,
    printed,
    reply,
    style_of,
    texts,
)
from tests.report_world import BY_RANKS, COMPARISON, EVIL, PLAN, ROWS, TEMPLATE, YEARS, item, unlinked

BLAMING = ("照搬", "遗漏", "未落实", "未承接", "错别字", "排名", "督察")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MODULES = [path for path in sorted(Path(align.letters.__file__).parent.glob("*.py")) if path.name != "wording.py"]
CLEAR = replace(COMPARISON, rows=ROWS[:1])  # nothing to ask
LETTER = reply(COMPARISON)


def value(node: object, path: str, name: str = "val") -> str | None:
    """An attribute of an element somewhere below another."""
    found = next(iter(node.iter(WORD + path)), None)  # type: ignore[attr-defined]
    return None if found is None else found.get(WORD + name)


def test_a_page_is_that_of_the_standard() -> None:
    """A4, 天头 37 mm, 订口 28 mm, a type area of 156 by 225 mm, 22 lines; tables stand on pages across."""
    upright, across = opened(LETTER).sections
    assert (upright.page_width.twips, upright.page_height.twips) == (twips(210), twips(297))
    margins = (upright.top_margin, upright.bottom_margin, upright.left_margin, upright.right_margin)
    assert [round(side.mm) for side in margins] == [37, 35, 28, 26]
    assert value(upright._sectPr, "docGrid", "type") == "lines"
    assert value(upright._sectPr, "docGrid", "linePitch") == str(twips(225) // 22)
    assert (across.page_width, across.page_height) == (upright.page_height, upright.page_width)
    assert [round(side.mm) for side in (across.top_margin, across.left_margin)] == [28, 35]


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("title", "方正小标宋简体", 22),
        ("body", "仿宋_GB2312", 16),
        ("heading-1", "黑体", 16),
        ("cell", "仿宋_GB2312", 10.5),
    ],
)
def test_fonts_are_those_of_the_standard(style: str, font: str, size: float) -> None:
    """Named for Chinese text too; what offices have stands in for one that is missing."""
    document = opened(LETTER)
    found = style_of(document, style)
    assert (value(found.element, "rFonts", "eastAsia"), found.font.size.pt) == (font, size)
    fonts = next(part.blob for part in document.part.package.iter_parts() if "fontTable" in part.partname)
    assert font in fonts.decode()
    assert "仿宋" in fonts.decode()


def test_a_paragraph_begins_two_characters_in_and_lines_have_one_height() -> None:
    """首行空二字; the height is fixed."""
    body = style_of(opened(LETTER), "body").element
    assert value(body, "ind", "firstLineChars") == "200"
    assert (value(body, "spacing", "lineRule"), value(body, "spacing", "line")) == ("exact", "579")


def test_page_numbers_stand_outside() -> None:
    """Between dashes, on the right of odd pages and on the left of even ones, in 宋体 of size 4."""
    document = opened(LETTER)
    for section in document.sections:
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            (line,) = footer.paragraphs
            assert value(line._p, "jc") == side
            assert value(line._p, "fldSimple", "instr") == "PAGE"
            assert "".join(node.text for node in line._p.iter(WORD + "t")) == "— 1 —"
            assert (value(line._p, "rFonts", "ascii"), value(line._p, "sz")) == ("宋体", "28")
    assert document.settings.odd_and_even_pages_header_footer


def test_a_letter_has_its_parts_in_their_order() -> None:
    """Title, who is written to, text, what goes with it, who sends it and when, left blank."""
    said = texts(LETTER)
    assert said[0] == "关于邵阳市2022年工作要点\n文本比对有关情况的函"
    assert said[2] == "邵阳市人民政府："
    order = ["一、比对情况", "二、请予核实的事项", "三、有关说明", "特此函告，请予函复。"]
    order += [
        "附件：需核实条目及情况反馈表",
        "（发文机关署名）",
        "　　　年　　月　　日",
        "附件",
        "需核实条目及情况反馈表",
    ]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert any("仅比对文本，不反映实际落实成效" in one for one in said)
    counts = "上级要点9条：有对应条目5条、未见对应条目（待核实）2条、不涉及2条；本要点6条：表述一致2条、有调整3条、"
    assert any(one.startswith(counts) for one in said)


def test_a_place_is_asked_about_its_rows_only() -> None:
    """What it lacks, lessened targets, what is not sure; not what addresses others, slips, leads or additions."""
    rows = cells(LETTER)
    assert rows[0] == ["序号", "上级要点条目", "本要点条目", "对照情况", "情况说明（请填写）"]
    asked = [(row[0], row[1].split("\n")[0], row[2].split("\n")[0]) for row in rows[1:]]
    assert asked == [
        ("1", "第3条（原编号“（3）”，第1078页）", "未见对应条目"),
        ("2", "第9条（原编号“（9）”，第1078页）", "未见对应条目"),
        ("3", "第2条（原编号“（2）”，第1078页）", "第2条（原编号“（2）”）"),
        ("4", "第5条（原编号“（5）”，第1078页）", "第4条（原编号“（4）”，第1078页）"),
    ]
    assert "推进数字政府建设。" in rows[1][1]
    assert "下调：10个 → 3个" in rows[3][3]
    assert all(row[4] == "" for row in rows[1:])
    whole = everything(LETTER)
    assert not [
        word for word in ("长株潭", "组建省级数据公司", "培训训", "市行政审批服务局", *BLAMING) if word in whole
    ]


def test_the_sum_counts_each_row_once() -> None:
    """A row that raises several questions stands under the weightiest."""
    (told,) = [one for one in texts(LETTER) if "请予核实的事项共" in one]
    assert "请予核实的事项共4处，其中未见对应条目（待核实）2处，指标下调、减少或时限变动1处，其他需人工核对1处" in told
    assert len(cells(LETTER)) == 1 + 4


def test_the_superiors_plan_is_never_called_a_template() -> None:
    """A letter says 上级要点; what a document itself says stays as it is."""
    doubtful = replace(ROWS[1], because=(*ROWS[1].because, Reason("rival", ("7", "0.53"))))
    letter = reply(replace(COMPARISON, rows=(doubtful, *ROWS[2:])))
    assert "上级要点第 7 条与本条也相近" in everything(letter)
    assert "模板" not in everything(letter)


def test_a_person_can_fill_in_the_form() -> None:
    """Who answers, how to reach them, when: blank cells at the end; the deadline is a blank line."""
    assert cells(LETTER, 1) == [["填报单位", "", "填报人", "", "联系电话", "", "填报日期", ""]]
    (paragraph,) = [one for one in opened(LETTER).paragraphs if "前反馈" in one.text]
    assert [run.text for run in paragraph.runs if run.style.style_id == "blank"] == ["　　　年　　月　　日"]


def test_a_table_stays_readable() -> None:
    """Its head stands on every page; a row is torn apart only where it takes more than a third of one."""
    table = opened(LETTER).tables[0]._tbl
    first, *others = table.iter(WORD + "tr")
    assert first.find(f"{WORD}trPr/{WORD}tblHeader") is not None
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in (first, *others))
    first, *sections = TEMPLATE.sections
    long = replace(first, items=(*first.items[:2], item(3, "推进数字政府建设。" * 30)))
    longer = replace(COMPARISON, template=replace(TEMPLATE, sections=(long, *sections)))
    _, *others = opened(reply(longer)).tables[0]._tbl.iter(WORD + "tr")
    assert [row.find(f"{WORD}trPr/{WORD}cantSplit") is None for row in others] == [True, False, False, False]


def test_where_else_a_lack_was_looked_for_is_told() -> None:
    """So that nobody is asked in vain about what stands in another plan of the place."""
    seen = replace(
        ROWS[2],
        because=(Reason("seen-in", ("邵阳市2022年数字政府工作要点", "4", "0.61")), *ROWS[2].because),
        seen_in=(Sighting("邵阳市2022年数字政府工作要点", 4, "（四）", 0.61),),
    )
    note = Reason("searched", ("邵阳市2022年数字政府工作要点",))
    letter = reply(replace(COMPARISON, rows=(seen,), notes=(note,)))
    assert "相近的任务另见邵阳市2022年数字政府工作要点第 4 条（相似度 0.61）。" in cells(letter)[1][3]
    assert any("已在本地同年其他要点中查阅：邵阳市2022年数字政府工作要点。" in one for one in texts(letter))
    assert any("不表示未作安排" in one for one in texts(letter))


def test_nothing_is_asked_between_years() -> None:
    """What a government goes on with is its own matter."""
    assert not letter_due(dossier(YEARS))
    assert "未作比对，无需反馈" in everything(reply(YEARS))
    assert everything(reply(COMPARISON, replace(YEARS, plan=PLAN))) == everything(LETTER)


def test_nothing_is_asked_where_the_plans_may_not_belong_together() -> None:
    """The sender has to look first."""
    doubtful = replace(COMPARISON, notes=(Reason("premise-subject", ("政务公开", "教育")),))
    assert not letter_due(dossier(doubtful))


def test_letters_name_the_encoder_and_say_where_it_has_no_calibration() -> None:
    """Whoever is asked to verify knows by what the plans were compared; letters by words alone say nothing of it."""
    for letter in (reply(BY_RANKS), comparison_letter(Extract("k", BY_RANKS, BY_RANKS.rows), Lang.ZH, CHECK_BELOW)):
        assert "比对所用语义模型" in everything(letter)
        assert "未经校准" in everything(letter)
    assert "语义" not in everything(reply(COMPARISON))


def test_where_there_is_nothing_to_ask_a_sentence_says_so() -> None:
    """Without a table, and without a request."""
    letter = reply(CLEAR)
    assert any("未发现需要核实的事项，无需反馈。" in one for one in texts(letter))
    assert opened(letter).tables == []
    assert "函复" not in everything(letter)


def test_a_confirmed_lack_is_no_longer_to_be_verified() -> None:
    """It is called 未列入, and that a person has reviewed it is told."""
    row = unlinked(
        Verdict.DROPPED,
        3,
        None,
        Reason("alone"),
        Reason("reviewed", ("张三", "2024-05-01")),
        applies=Applies(Addressee.ALL),
    )
    letter = reply(replace(COMPARISON, rows=(row,)))
    assert cells(letter)[1][3].startswith("未列入（经人工复核）")
    assert any("均为未见对应条目（待核实）或未列入" in one for one in texts(letter))


def test_an_office_gets_its_own_rows_only() -> None:
    """Then nothing is counted that is others', and the letter says that it is a part."""
    part = Extract("k", COMPARISON, (ROWS[2],))
    letter = reply_letter(dossier(COMPARISON)._replace(extracts=(part,)), CHECK_BELOW, to="邵阳市教育局")
    assert texts(letter)[2] == "邵阳市教育局："
    assert len(cells(letter)) == 2
    assert "本函仅列与贵单位有关的条目。" in texts(letter)
    assert "9 条" not in everything(letter)
    clear = reply_letter(dossier(COMPARISON)._replace(extracts=(part._replace(rows=ROWS[:1]),)), CHECK_BELOW)
    assert "中与贵单位有关的条目" in everything(clear)


def test_several_comparisons_are_told_apart() -> None:
    """Each with its titles and its table; a year stands in the title only where it is one."""
    other = replace(COMPARISON, plan=replace(PLAN, year=2023, title="邵阳市2023年政务公开工作要点"))
    letter = reply(COMPARISON, other)
    assert texts(letter)[0] == "关于邵阳市工作要点\n文本比对有关情况的函"
    assert len(opened(letter).tables) == 3
    said = "\n".join(texts(letter))
    assert said.index("（一）《邵阳市2023年政务公开工作要点》，对照《") < said.index(
        "（二）《邵阳市2022年政务公开工作要点》，对照《"
    )


@pytest.mark.parametrize(
    ("place", "level", "to", "you"),
    [
        ("邵阳市", Level.CITY, "邵阳市人民政府", "贵市"),
        ("湘西州", Level.CITY, "湘西土家族苗族自治州人民政府", "贵单位"),
        ("锡林郭勒盟", Level.CITY, "锡林郭勒盟行政公署", "贵盟"),
        ("大兴安岭地区", Level.CITY, "大兴安岭地区行政公署", "贵单位"),
        ("邵阳县", Level.COUNTY, "邵阳县人民政府", "贵县"),
        ("岳麓区", Level.COUNTY, "岳麓区人民政府", "贵区"),
        ("内蒙古自治区", Level.PROVINCE, "内蒙古自治区人民政府", "贵区"),
        ("湖南省", Level.PROVINCE, "湖南省人民政府", "贵省"),
        ("长沙高新区", Level.ZONE, "长沙高新区管理委员会", "贵单位"),
        ("岳麓街道", Level.TOWNSHIP, "岳麓街道办事处", "贵单位"),
        ("某某", None, "某某", "贵单位"),
    ],
)
def test_who_is_written_to_follows_the_level(place: str, level: Level | None, to: str, you: str) -> None:
    """No 州 is called 贵州, no commission a government, and of what is unknown nothing is made up."""
    plan = replace(PLAN, place=place, level=level, title=f"{place}2022年政务公开工作要点")
    assert (addressee(plan), polite(plan)) == (to, you)


def test_places_of_one_name_are_told_apart() -> None:
    """By the place above them."""
    plan = replace(PLAN, place="鼓楼区", level=Level.COUNTY, title="南京市鼓楼区2022年政务公开工作要点")
    assert addressee(plan) == "南京市鼓楼区人民政府"


def test_no_letter_names_another_place() -> None:
    """Whatever is asked of the others of a run."""
    places = ("长沙市", "株洲市", "湘西土家族苗族自治州", "郴州市")
    for place in places:
        said = everything(reply(of_place(place)))
        assert not [other for other in places if other != place and other in said]
        assert place in said


def test_long_words_are_shortened_around_what_matters() -> None:
    """The sentence of a target in bold; other sentences are left out and that is shown."""
    filler = "建立健全工作机制，明确任务分工，压实各方责任，定期开展检查。" * 4
    told = "政策咨询答复满意率不低于"
    comparison = compared([f"做好咨询。{filler}{told}90%。"], [f"做好咨询。{filler}{told}60%。"])
    letter = reply(comparison)
    template, plan = cells(letter)[1][1:3]
    assert f"{told}90%。" in template
    assert f"{told}60%。" in plan
    assert "……" in template
    assert "定期开展检查" not in template
    words = opened(letter).tables[0].rows[1].cells[1].paragraphs[1].runs
    assert [run.text for run in words if run.style.style_id == "strong"] == ["做好咨询", "不低于90%"]


def evil(text: str) -> Comparison:
    """A comparison whose documents say this wherever they say anything."""
    first, *others = PLAN.sections
    section = replace(first, heading=text, items=tuple(item(one.no, text, text) for one in first.items))
    above = replace(TEMPLATE.sections[0], items=tuple(item(no, text) for no in (1, 2, 3)))
    template = replace(TEMPLATE, title=text, sections=(above, TEMPLATE.sections[1]))
    plan = replace(PLAN, title=text, sections=(section, *others), source=Source(text, "0" * 64, 9))
    return replace(COMPARISON, template=template, plan=plan)


@pytest.mark.parametrize("text", [EVIL, "甲\x00\x0b\ud800\ufffe\u202e乙]]>", "{ HYPERLINK http://a.b } <w:p/> =1+1"])
def test_words_of_documents_are_nothing_but_words(text: str) -> None:
    """No markup, no field, no link, no character that XML cannot hold."""
    for letter in (reply(evil(text)), comparison_letter(Extract("k", evil(text), ROWS), Lang.ZH, CHECK_BELOW)):
        tags = {node.tag.rpartition("}")[2] for node in opened(letter).element.iter()}
        assert not tags & {"hyperlink", "fldSimple", "instrText", "fldChar", "script", "img", "object"}
        names = zipfile.ZipFile(BytesIO(letter)).namelist()
        rels = zipfile.ZipFile(BytesIO(letter)).read("word/_rels/document.xml.rels").decode()
        assert "External" not in rels
        assert len(names) == 10
    if text.isprintable():
        assert text in everything(letter)


def test_the_same_rows_give_the_same_bytes() -> None:
    """No clock, and no name but the product's."""
    assert reply(COMPARISON) == LETTER
    with zipfile.ZipFile(BytesIO(LETTER)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert [text for text in re.findall(r">([^<]*)<", core) if text.strip()] == ["plan-align"]


def test_every_word_is_used_and_none_is_missing() -> None:
    """By name in a module, or as the end of a name that a module builds."""
    source = "".join(path.read_text("utf-8") for path in MODULES)
    named = set(re.findall(r'"(\w+)"', source))
    built = ("sort_", "ask_", "head_", "form_", "requests_", "verify_")
    assert [name for name in (*LETTERS, *TABLES) if name not in named and not name.startswith(built)] == []
    assert set(re.findall(r'LETTERS\["(\w+)"\]', source)) <= set(LETTERS)
    assert not [word for text in LETTERS.values() for word in BLAMING if word in text]


@pytest.mark.slow
@needs_office
def test_a_line_has_28_characters_and_a_page_22_lines(tmp_path: Path) -> None:
    """Set in any font whose characters are as wide as they are high."""
    from align.letters.letter import Letter, Style, says
    from align.letters.package import write_word

    pages = printed(tmp_path, grid=write_word(Letter((says(Style.ADDRESSEE, "国" * 28 * 22 * 2),))))["grid"]
    lines = [[line.strip() for line in page.splitlines() if "国" in line] for page in pages]
    assert lines == [["国" * 28] * 22] * 2


@pytest.mark.slow
@needs_office
def test_a_letter_opens_and_loses_nothing(tmp_path: Path) -> None:
    """No signature stands alone on a page, and every sign of every letter is printed."""
    later = replace(COMPARISON, plan=replace(PLAN, year=2023))
    found = {"asking": LETTER, "clear": reply(CLEAR), "several": reply(COMPARISON, later)}
    for name, pages in printed(tmp_path, **found).items():
        wanted = Counter("".join(everything(found[name]).split()))
        assert wanted - Counter("".join("".join(pages).split())) == Counter()
        (signed,) = [page for page in pages if "（发文机关署名）" in page]
        assert "特此函告" in signed
