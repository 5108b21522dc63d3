"""Bytes to text, and text to lines: what is words, what is page furniture, what is markup."""

from pathlib import Path

import pytest

from align.errors import ParseError, ReadError
from align.plan import squeeze
from align.sources.decoding import decode, read_file
from align.sources.lines import LineKind
from tests.conftest import COMPANY, items, left_out, lines, printed, read, words

PLAN = printed("加强公开，完善制度。（省财政厅牵头）", "规范会议，按月通报。（省司法厅牵头）")


def page(number: int) -> str:
    """A page mark as a volume prints it."""
    return f"\n# Page {number}:\n"


# Decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_document_reads_the_same_in_every_encoding(encoding: str) -> None:
    """UTF-8, UTF-16 with its mark and GB18030 are told apart; a byte-order mark is no part of the text."""
    assert decode(PLAN.encode(encoding), "plan.txt") == PLAN


def test_a_rare_character_of_gb18030_is_read() -> None:
    """Four-byte characters, as in names of places, survive."""
    assert decode("石㙍镇和䢺县公开，𠮷祥街道公开政府信息".encode("gb18030"), "a.txt").count("𠮷") == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\x00\x01\x02\xff\xfe", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "binary"),
        ("公開資訊及個人資料".encode("big5"), "encoding"),
        (PLAN.encode()[:-2] + b"\xff\xff\xff", "encoding"),
        (bytes(range(128, 256)), "encoding"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    """A binary file or an unreadable encoding ends in a line that names the file, the trouble and the next step."""
    with pytest.raises(ReadError) as error:
        decode(data, "plan.wps")
    said = str(error.value)
    assert said.startswith("plan.wps: ")
    assert what in said
    assert "save the document as UTF-8" in said
    assert "\n" not in said


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No such file: the name to check is in the message."""
    with pytest.raises(ReadError, match=r"missing\.txt: no such file"):
        read_file(tmp_path / "missing.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    """A folder is refused, and the command for folders named."""
    with pytest.raises(ReadError, match=r"folder.*plan-align run"):
        read_file(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file of blanks holds no document."""
    (tmp_path / "blank.txt").write_bytes(data)
    with pytest.raises(ReadError, match=r"blank\.txt: the file is empty"):
        read_file(tmp_path / "blank.txt")


def test_a_text_without_numbered_items_is_no_plan() -> None:
    """A cover letter alone is refused with a question that helps."""
    with pytest.raises(ParseError, match=r"letter\.txt: no numbered item found"):
        read("关于报送材料的函\n请于本月底前报送。\n", "letter.txt")


# Page furniture


def test_a_page_mark_in_a_sentence_is_left_out_and_the_sentence_joined() -> None:
    """A page cut is no part of the words it stands in."""
    text = printed(f"加强信息{page(12)}公开，完善制度。（省财政厅牵头）")
    assert items(text)[0].task == "加强信息公开，完善制度。"
    assert ("# Page 12:", "page-mark") in left_out(text)


def test_an_item_stands_on_the_page_of_its_first_character() -> None:
    """The mark in force where an item begins is its page, even if it runs on over the next."""
    text = printed("规范食堂。（省教育厅牵头）", f"加强{page(8)}公开。（省财政厅牵头）", "办好大学。（省民政厅牵头）")
    assert [item.page for item in items("# Page 7:\n" + text)] == ["7", "7", "8"]


def test_without_page_marks_no_item_has_a_page() -> None:
    """An unknown page is None, not a guess from page numbers that only count."""
    assert [item.page for item in items(PLAN)] == [None, None]


@pytest.mark.parametrize("mark", ["第 3 页", "第3页 共12页", "=== Page 3 ===", "page 3 of 12"])
def test_other_ways_of_marking_a_page_are_known(mark: str) -> None:
    """Marks of several converters are page marks."""
    assert (mark, "page-mark") in left_out(printed("加强信息\n" + mark + "\n公开。（省财政厅牵头）"))


@pytest.mark.parametrize("number", ["— 12 —", "－12－", "- 12 -", "·12·", "12/40"])
def test_a_running_page_number_in_a_sentence_is_left_out(number: str) -> None:
    """A printed page number cuts no word in two."""
    text = printed(f"加强信息\n\n{number}\n\n公开。（省财政厅牵头）")
    assert items(text)[0].task == "加强信息公开。"
    assert (number, "page-number") in left_out(text)


def test_bare_figures_that_count_up_are_page_numbers() -> None:
    """Lone figures are page numbers where they count through the document."""
    text = printed("加强信息\n1\n公开。\n完善制度，\n健全机制。\n建好网站，\n2\n回应关切。（省财政厅牵头）")
    assert left_out(text) == [("1", "page-number"), ("2", "page-number")]
    assert items(text)[0].task == "加强信息公开。完善制度，健全机制。建好网站，回应关切。"


def test_a_lone_figure_is_a_word_of_its_sentence() -> None:
    """A figure that a narrow column put on a line of its own belongs to the sentence."""
    assert items(printed("新建公园\n15\n个，全年完成。"))[0].task == "新建公园15个，全年完成。"


def test_a_running_head_is_left_out_on_every_page() -> None:
    """The same short line beside several page cuts is no text of the plan."""
    head = "甘肃省工作资料汇编"
    text = printed(*(f"第{n}类任务要做好，{page(n)}{head}\n按时{n}次完成。" for n in range(1, 5)))
    assert left_out(text).count((head, "running-head")) == 4
    assert items(text)[2].task == "第3类任务要做好，按时3次完成。"


def test_a_line_beside_two_page_cuts_is_kept() -> None:
    """Twice the same words are two items' words, not a running head."""
    text = printed(*(f"做好任务{page(n)}按月公开信息\n并在{n}月通报。" for n in (1, 2)))
    assert all("按月公开信息" in item.task for item in items(text))


# Lines


def test_a_blank_line_after_every_wrapped_line_cuts_nothing() -> None:
    """Words cut by a line break and an empty line are one word."""
    text = printed("推进信\n\n息公开，完\n\n善制度。（省财\n\n政厅牵头，省\n\n司法厅配合）")
    assert items(text)[0].task == "推进信息公开，完善制度。"
    assert items(text)[0].offices.lead == ("省财政厅",)


def test_lines_broken_at_commas_and_brackets_are_joined() -> None:
    """A comma, a quotation mark or a bracket alone on a line is undone."""
    text = printed("打造“一网通办\n”\n，\n优化服务\n（\n含热线\n）\n。\n（省财政厅牵头\n）")
    assert items(text)[0].task == "打造“一网通办”，优化服务（含热线）。"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_sort_of_line_break_is_undone(newline: str) -> None:
    """Documents of Windows and of old converters read like all others."""
    text = printed("加强信息\n公开。（省财政厅牵头）").replace("\n", newline)
    assert items(text)[0].task == "加强信息公开。"


def test_ideographic_indents_are_no_words() -> None:
    """An item's text begins with its label however far it is indented."""
    assert items(PLAN.replace("（一）", "　　（一）"))[0].text.startswith("（一）加强")


def test_latin_words_keep_the_blank_between_lines() -> None:
    """Two English words of two lines do not run into one."""
    assert items(printed("推广Open\nData平台建设。"))[0].task == "推广Open Data平台建设。"


def test_markdown_headings_of_any_depth_are_words_without_their_signs() -> None:
    """Signs are left out as markup; the heading stays whatever its depth."""
    text = "## 四川省2022年政务公开工作要点\n#### 一、加强公开\n（一）按月公开。\n### 二、规范会议\n（二）按季通报。\n"
    assert [section.heading for section in read(text).plan().sections] == ["加强公开", "规范会议"]
    assert left_out(text) == [("##", "markup"), ("####", "markup"), ("###", "markup")]


def test_bold_signs_and_rules_are_markup() -> None:
    """Asterisks around words and a line of dashes are no words."""
    text = printed("**加强公开。**按月通报。（省财政厅牵头）").replace("一、", "---\n一、")
    assert items(text)[0].task == "加强公开。按月通报。"
    assert sorted(left_out(text)) == [("**", "markup"), ("**", "markup"), ("---", "markup")]


@pytest.mark.parametrize("sign", ["3*4", "A_B_C", "1 < 2 > 0", "C#", "a|b"])
def test_signs_inside_words_are_no_markup(sign: str) -> None:
    """An asterisk, an underscore or a bar in a sentence stands as printed."""
    text = printed(f"发布{sign}说明。（省财政厅牵头）")
    assert items(text)[0].task == f"发布{sign}说明。"
    assert left_out(text) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}{% raw %}",
        "\x07\x1b31m\x08",
        "\u202e\u200b\ufeff",
        "&lt;b&gt;&amp;",
        "=HYPERLINK('x')",
    ],
)
def test_untrusted_text_is_read_as_it_is_written(hostile: str) -> None:
    """Markup, templates, formulas and control characters are words like any other."""
    assert items(printed(f"发布{hostile}说明。（省财政厅牵头）", *COMPANY))[0].task == f"发布{hostile}说明。"


def test_a_bracketed_figure_in_a_short_plan_is_no_label() -> None:
    """A plan of few items that has its line breaks numbers nothing inside a line."""
    assert [item.task for item in items(printed("发布指南(1)版说明。（省财政厅牵头）"))] == ["发布指南(1)版说明。"]


# Tables

TABLE = """安徽省2022年数字政府工作任务分解表
序号 工作任务 牵头单位 责任单位 工作要求
1 加强公开 省财政厅 省司法厅、省教育厅 每季通报1次
2 规范会议 省民政厅 省商务厅 年底前完成
# Page 2:
序号 工作任务 牵头单位 责任单位 工作要求
5 办好热线 省交通厅 省水利厅 接通率达95%
"""


def test_a_table_head_repeated_on_each_page_is_left_out() -> None:
    """Column names are no words of an item, wherever they stand again."""
    assert [reason for _, reason in left_out(TABLE)] == ["table-head", "page-mark", "table-head"]
    assert not any("牵头单位" in item.text for item in items(TABLE))


def test_under_a_table_head_a_blank_parts_cells() -> None:
    """Cells of a flattened table are lines of their own."""
    cells = [line for line in lines(TABLE).lines if line.kind is LineKind.CELL]
    assert words(TABLE)[1:6] == ["1", "加强公开", "省财政厅", "省司法厅、省教育厅", "每季通报1次"]
    assert len(cells) == 15


def test_a_markdown_table_is_read_without_its_bars() -> None:
    """Bars and the line of dashes are markup; the cells are words."""
    text = (
        "安徽省2022年数字政府工作任务分解表\n| 序号 | 工作任务 | 牵头单位 | 责任单位 |\n|---|---|---|---|\n"
        "| 1 | 加强公开 | 省财政厅 | 省司法厅 |\n| 2 | 规范会议 | 省民政厅 | 省商务厅 |\n"
    )
    assert [item.task for item in items(text)] == ["加强公开", "规范会议"]
    assert not any("|" in item.text for item in items(text))


def test_a_sentence_that_names_columns_is_no_table_head() -> None:
    """Only a row of column names, not a list in a sentence, begins a table."""
    text = printed("列出工作任务、责任单位、完成时限。（省财政厅牵头）")
    assert left_out(text) == []
    assert squeeze(items(text)[0].task) == "列出工作任务、责任单位、完成时限。"
