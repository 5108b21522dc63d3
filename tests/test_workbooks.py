"""Workbooks for offices: their columns and words, what stays text, and that the same rows give the same bytes."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import align.workbooks
from align.comparison import Bound, Comparison, Finding, FindingKind, Measure, MeasureKind, Reason, Settled, Verdict
from align.extracts import Extract, whole
from align.language import BANNER, Lang
from align.plan import Level, Offices
from align.sentences import sentence
from align.settings import RELEASED
from align.workbooks import pair_workbook, workbook_of
from align.workbooks.texts import LONGEST, TALLEST, count_lines
from align.workbooks.wording import WORDS
from tests.report_world import COMPARISON, PLAN, TEMPLATE, YEARS, item, linked

CHECK_BELOW = RELEASED.confidence_check
CHECK = ["序号", "省要点（原编号、页码）", "市州要点（原编号、页码）", "是否涉及", "对照结果", "差异原文"]
CHECK += ["牵头单位（省 / 市州）", "市州说明", "核实意见", "核实人、日期"]
TASKS = ["序号", "工作任务", "具体要求", "牵头单位", "责任单位", "时限"]
LEDGER = ["序号", "事项", "来源（要点条目）", "待核实情况", "责任主体", "完成情况", "存在问题", "整改措施"]
BLAMING = ("照搬", "遗漏", "未落实", "未承接", "错别字", "督察", "排名")
MODULES = sorted(Path(align.workbooks.__file__).parent.glob("*.py"))


def made(*extracts: Extract, lang: Lang = Lang.ZH) -> Any:
    """The workbook of some extracts, read back."""
    return load_workbook(BytesIO(workbook_of(extracts, lang, CHECK_BELOW)))


def of(comparison: Comparison, lang: Lang = Lang.ZH) -> Any:
    """The workbook of one comparison, read back."""
    return made(whole("a", comparison), lang=lang)


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the heads by column."""
    top = int(sheet.freeze_panes[1:]) - 1
    heads = heads_of(sheet)
    rows = sheet.iter_rows(min_row=top + 1, max_row=last_row(sheet), values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def heads_of(sheet: Any) -> list[str]:
    """The heads of the columns."""
    return [str(cell.value) for cell in sheet[int(sheet.freeze_panes[1:]) - 1]]


def last_row(sheet: Any) -> int:
    """The last row that the filter takes in."""
    return int(re.findall(r"\d+", sheet.auto_filter.ref)[-1])


def above(sheet: Any) -> list[str]:
    """What stands above the heads."""
    return [str(sheet.cell(row, 1).value) for row in range(1, int(sheet.freeze_panes[1:]) - 1)]


def texts(book: Any) -> list[str]:
    """Every text of a workbook."""
    return [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]


def with_row(row: int, **more: object) -> Comparison:
    """The comparison with one of its rows changed."""
    rows = list(COMPARISON.rows)
    rows[row] = replace(rows[row], **more)  # type: ignore[arg-type]
    return replace(COMPARISON, rows=tuple(rows))


def with_task(task: str) -> Comparison:
    """The comparison with another task of the added item."""
    sections = tuple(
        replace(section, items=tuple(replace(one, task=task) if one.no == 5 else one for one in section.items))
        for section in PLAN.sections
    )
    return replace(COMPARISON, plan=replace(PLAN, sections=sections))


def test_a_workbook_has_the_columns_that_offices_expect() -> None:
    """In their order and words, a province's and a city's side by side."""
    book = of(COMPARISON)
    assert book.sheetnames == ["对照核实表", "任务分解表", "督办台账"]
    assert heads_of(book["对照核实表"]) == CHECK
    assert heads_of(book["任务分解表"]) == TASKS
    assert heads_of(book["督办台账"])[:8] == LEDGER


def test_heads_name_the_levels_of_the_plans() -> None:
    """As offices call all places of that level there."""
    county = replace(
        COMPARISON,
        template=replace(TEMPLATE, place="临沂市", level=Level.CITY),
        plan=replace(PLAN, place="沂水县", level=Level.COUNTY),
    )
    assert heads_of(of(county)["对照核实表"])[1:3] == ["市要点（原编号、页码）", "县市区要点（原编号、页码）"]
    banner = replace(
        COMPARISON,
        template=replace(TEMPLATE, place="内蒙古自治区"),
        plan=replace(PLAN, place="锡林郭勒盟"),
    )
    assert heads_of(of(banner)["对照核实表"])[6:8] == ["牵头单位（自治区 / 盟市）", "盟市说明"]
    unknown = replace(COMPARISON, plan=replace(PLAN, place=None, level=None))
    assert heads_of(of(unknown)["对照核实表"])[1:3] == ["上级要点（原编号、页码）", "本级要点（原编号、页码）"]


def test_between_years_nobody_is_addressed() -> None:
    """The sides are years, and there is no column for whom an item concerns."""
    heads = heads_of(of(YEARS)["对照核实表"])
    assert heads[1:3] == ["往年要点（原编号、页码）", "本年要点（原编号、页码）"]
    assert "是否涉及" not in heads
    assert "牵头单位（往年 / 本年）" in heads


def test_between_years_nothing_is_asked() -> None:
    """Only comparisons between levels have a ledger; what a government goes on with is its own matter."""
    assert of(YEARS).sheetnames == ["对照核实表", "任务分解表"]
    book = made(whole("b", YEARS), whole("a", COMPARISON))
    assert book["督办台账"]["A2"].value == of(COMPARISON)["督办台账"]["A2"].value
    assert table(book["督办台账"]) == table(of(COMPARISON)["督办台账"])


def test_every_sheet_is_about_what_it_holds() -> None:
    """Comparisons of its own kind, or plans, each counted once."""
    other = replace(COMPARISON, plan=replace(PLAN, place="长沙市", title="长沙市要点"))
    book = made(whole("a", COMPARISON), whole("b", other), whole("c", YEARS))
    assert [above(sheet)[1] for sheet in book] == [
        "共 2 对比对",
        f"{YEARS.template.title} ↔ {YEARS.plan.title}",
        "共 2 份要点",
        "共 2 对比对",
    ]
    assert above(of(COMPARISON)["任务分解表"])[1] == PLAN.title


def test_a_line_holds_both_sides_what_differs_and_who_leads() -> None:
    """With printed numbers and pages, and nothing in the columns that people fill."""
    line = table(of(COMPARISON)["对照核实表"])[1]
    assert line["省要点（原编号、页码）"].startswith("（2）（第 1078 页）\n新建公园10个。\n（4）")
    assert line["市州要点（原编号、页码）"] == "（2）\n新建公园3个，整治公园环境。"
    assert line["对照结果"] == "有调整（合并、细化）"
    assert "目标指标（下调）：10个 → 3个" in line["差异原文"]
    assert line["牵头单位（省 / 市州）"] == "省政务局 /\n省政务局"
    assert (line["市州说明"], line["核实意见"], line["核实人、日期"]) == (None, None, None)


def test_an_item_without_counterpart_says_what_is_nearest() -> None:
    """And whether it concerns the place at all."""
    lines = {line["省要点（原编号、页码）"]: line for line in table(of(COMPARISON)["对照核实表"])}
    lack = lines["（3）（第 1078 页）\n推进数字政府建设。"]
    assert lack["市州要点（原编号、页码）"].startswith("最相近：（2）")
    assert (lack["是否涉及"], lack["对照结果"]) == ("涉及", "未见对应条目（待核实）")
    other = lines["（6）（第 1078 页）\n推进长株潭一体化。"]
    assert (other["是否涉及"], other["对照结果"]) == ("不涉及", "不涉及")


def test_a_reviewed_row_carries_its_reviewer() -> None:
    """By name and date, with the remark as what was found."""
    settled = Settled((7,), 6, Verdict.COPIED, "张三", "2024-05-01", "属实")
    lines = table(of(replace(COMPARISON, settled=(settled,)))["对照核实表"])
    (line,) = (one for one in lines if one["核实人、日期"])
    assert (line["核实意见"], line["核实人、日期"]) == ("属实", "张三\n2024-05-01")
    assert line["对照结果"] == "表述一致\n经人工复核"


def test_a_task_has_its_heading_demand_offices_and_dates() -> None:
    """The words behind the heading are the demand; the dates are the plan's own, verbatim."""
    due = Measure(MeasureKind.DEADLINE, "2022-12-31", "", Bound.BY, "建好市平台")
    finding = Finding(FindingKind.TARGET, "kept", "2022年底前", "2022年底前", plan_measure=due)
    first = table(of(with_row(0, findings=(finding,)))["任务分解表"])[0]
    assert first["工作任务"] == "一、优化服务\n（1）提升服务"
    assert first["具体要求"] == "建好市平台。"
    assert (first["牵头单位"], first["责任单位"], first["时限"]) == ("省政务局", "省直相关单位", "2022年底前")


def test_several_dates_say_what_is_due() -> None:
    """Else nobody knows which date is for what; a date of an added item counts too."""
    findings = tuple(
        Finding(
            FindingKind.TARGET,
            "added",
            None,
            date,
            plan_measure=Measure(MeasureKind.DEADLINE, date, "", Bound.BY, what),
        )
        for date, what in (("9月底前", "完成更新"), ("年底前", "建成专栏"))
    )
    row = next(at for at, row in enumerate(COMPARISON.rows) if row.verdict is Verdict.ADDED)
    line = next(one for one in table(of(with_row(row, findings=findings))["任务分解表"]) if one["时限"])
    assert line["时限"] == "9月底前（完成更新）\n年底前（建成专栏）"


def test_the_plans_own_year_is_no_date() -> None:
    """All of a plan is for its year; another year is a date."""
    for date, told in (("2022 年", None), ("2025年", "2025年")):
        due = Measure(MeasureKind.DEADLINE, date[:4], "", Bound.BY, "占比达 30%")
        finding = Finding(FindingKind.TARGET, "kept", date, date, plan_measure=due)
        assert table(of(with_row(0, findings=(finding,)))["任务分解表"])[0]["时限"] == told


def test_offices_for_all_items_are_marked_where_they_hold() -> None:
    """From the item that names them on, and not before it."""
    standing = item(2, "新建公园3个。", offices=Offices(("市城管局",), (), ("各县市区人民政府",)))
    sections = tuple(
        replace(section, items=tuple(standing if one.no == 2 else one for one in section.items))
        for section in PLAN.sections
    )
    told = [
        one["责任单位"] for one in table(of(replace(COMPARISON, plan=replace(PLAN, sections=sections)))["任务分解表"])
    ]
    assert told[:3] == [
        "省直相关单位",
        "各县市区人民政府（本条及以下各条通用）",
        "省直相关单位\n各县市区人民政府（通用，见（2））",
    ]


def test_the_ledger_lists_what_is_to_be_verified() -> None:
    """What may be lacking, lowered targets, unsure rows, each once; people fill the rest."""
    lines = table(of(COMPARISON)["督办台账"])
    assert [line["来源（要点条目）"].split("（第")[0] for line in lines] == [
        "省要点（3）",
        "省要点（9）",
        "省要点（2）",
        "省要点（5）",
    ]
    assert lines[0]["待核实情况"].startswith("未见对应条目（待核实）\n最相近：")
    assert "目标指标（下调）：10个 → 3个（公园）" in lines[2]["待核实情况"]
    assert [line["责任主体"] for line in lines] == [None, None, "省政务局", "省政务局"]
    assert {line[name] for line in lines for name in ("完成情况", "存在问题", "整改措施")} == {None}


def test_every_sheet_says_what_it_does_not_show() -> None:
    """Text comparison only; and no sheet blames anybody."""
    for lang, banner in zip((Lang.ZH, Lang.EN), BANNER, strict=True):
        for comparison in (COMPARISON, YEARS):
            book = of(comparison, lang)
            assert all(banner in above(sheet) for sheet in book)
            assert all(banner in sheet.oddFooter.left.text for sheet in book)
            assert not [text for text in texts(book) for word in BLAMING if word in text]


def test_what_speaks_against_comparing_stands_at_the_top() -> None:
    """Before anybody reads a row."""
    doubtful = replace(COMPARISON, notes=(Reason("premise-nothing"),))
    noted, plain = of(doubtful), of(COMPARISON)
    assert noted.sheetnames == ["对照核实表", "任务分解表"]  # nothing is asked of plans that may not belong together
    assert all(len(above(sheet)) == len(above(plain[sheet.title])) + 1 for sheet in noted)


def test_an_english_workbook_is_complete() -> None:
    """Heads, names of sheets and titles."""
    book = of(COMPARISON, Lang.EN)
    assert book.sheetnames == ["Check table", "Tasks", "Follow-up"]
    assert not [head for sheet in book for head in heads_of(sheet) if re.search("[一-鿿]", head)]
    assert table(book["Check table"])[0]["Lead (Province / City)"] == "省政务局 /\n省政务局"


def test_sheets_are_ready_to_be_read_and_printed() -> None:
    """Heads stay and repeat, A4 landscape one page wide, pages numbered, words wrapped."""
    for sheet in of(COMPARISON):
        top = int(sheet.freeze_panes[1:]) - 1
        assert sheet.print_title_rows == f"${top}:${top}"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
        assert "第 &P 页 共 &N 页" in sheet.oddFooter.center.text.replace("&[Page]", "&P")
        body = sheet.cell(top + 1, 2)
        assert body.alignment.wrap_text
        assert (body.font.name, body.border.left.style) == ("宋体", "thin")


def test_rows_fit_their_words_and_grow() -> None:
    """Their heights are told, since not every program finds them, but are nobody's own choice."""
    data = pair_workbook(whole("a", with_task("推进建设。" * 60)), Lang.ZH, CHECK_BELOW)
    with zipfile.ZipFile(BytesIO(data)) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "customHeight" not in page
    assert len(re.findall(r"<row [^>]*\bht=", page)) == page.count("<row ")
    heights = [float(height) for height in re.findall(r'\bht="([\d.]+)"', page)]
    assert max(heights) <= 409
    assert max(heights) > 18 * 14.5  # three hundred characters in a column of seventeen


def test_what_is_higher_than_a_row_goes_on_in_the_next() -> None:
    """No word is lost; number and result say which line goes on."""
    task = "".join(f"第{number}项任务要抓好落实。" for number in range(200))
    rows = [one for one in table(of(with_task(task))["对照核实表"]) if one["对照结果"] == "本级增列"]
    assert [str(row["序号"]).removesuffix("（续）") for row in rows] == ["7"] * len(rows)
    assert len(rows) > 2
    assert "".join(row["市州要点（原编号、页码）"] for row in rows) == "（5）（第 1078 页）\n" + task
    assert all(count_lines(row["市州要点（原编号、页码）"], 34) <= TALLEST for row in rows)
    assert all(row["市州要点（原编号、页码）"].endswith("。") for row in rows)


def test_a_text_goes_on_where_a_sentence_or_a_clause_ends() -> None:
    """Never in the middle of a word, unless there is nothing else."""
    for clause in ("优化营商环境，", "优化营商环境\n", "优化营商环境"):
        rows = [one for one in table(of(with_task(clause * 200))["对照核实表"]) if one["对照结果"] == "本级增列"]
        ends = {row["市州要点（原编号、页码）"][-1] for row in rows[:-1]}
        assert len(rows) > 2
        assert clause == "优化营商环境" or len(ends) == 1


def test_nothing_becomes_a_formula_or_a_link() -> None:
    """Whatever a document begins with is text, and stays so when somebody edits its cell."""
    for task in ("=1+1", "+A1", "-2+3", "@SUM(1)", '=HYPERLINK("http://example.org")', "http://example.org", "{=1}"):
        book = of(with_task(task))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == task]
        assert [cell.data_type for cell in cells] == ["s"]
        assert all(cell.quotePrefix == task.startswith(("=", "+", "-", "@")) for cell in cells)
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_a_place_or_an_office_that_begins_like_a_formula_is_text() -> None:
    """In every cell of a sheet, not only where the task stands."""
    evil = replace(PLAN, place="=cmd|'/C calc'!A0", title="@SUM(1)", level=None)
    book = made(whole("a", replace(COMPARISON, plan=evil)), whole("b", COMPARISON))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_characters_that_a_file_cannot_hold_are_shown() -> None:
    """Control characters, direction marks and halves of characters; a line feed stays one."""
    told = [text for text in texts(of(with_task("甲\x00乙\u202e丙\ud800丁\r\n戊_x0041_"))) if "甲" in text]
    assert told[0].endswith("甲␀乙⟨U+202E⟩丙⟨U+D800⟩丁\n戊_x0041_")


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    """How much was left out stands at its end."""
    found = "".join(text for text in texts(of(with_task("长" * (LONGEST + 1000)))) if "长长" in text)
    assert "字〕" in found
    assert 2 * (LONGEST - 40) < len(found.replace("\n", "")) < 2 * (LONGEST + 40)  # in the check table and the tasks


def test_an_excerpt_holds_its_rows_only_and_says_so() -> None:
    """An office's own rows; the other sheets hold nothing else either."""
    extract = Extract("a", COMPARISON, COMPARISON.rows[1:3])
    book = made(extract)
    number = len(COMPARISON.rows)
    assert all(f"节选：比对结果共 {number} 行，本工作簿只收其中 2 行。" in above(sheet) for sheet in book)
    assert len(table(book["对照核实表"])) == 2
    assert [line["序号"] for line in table(book["任务分解表"])] == [1]
    assert len(table(book["督办台账"])) == 2
    assert not [text for text in texts(book) if "从严考核" in text]


def test_an_excerpt_says_nothing_of_rows_that_are_not_in_it() -> None:
    """What holds for all offices or names other plans of the place stands in whole workbooks only."""
    notes = (Reason("offices-unled", ("3",)), Reason("searched", ("邵阳市数字政府工作要点",)))
    noted = replace(COMPARISON, notes=notes)
    told = (sentence(notes[0]), sentence(notes[1]))
    assert all(any(one in text for text in texts(of(noted))) for one in told)
    part = texts(made(Extract("a", noted, noted.rows[1:3])))
    assert not [text for text in part for one in told if one in text]


def test_several_comparisons_share_a_workbook() -> None:
    """Each line names its own; a plan that stands in two of them has its tasks once."""
    book = made(whole("b", YEARS), whole("a", COMPARISON))
    assert book.sheetnames == ["对照核实表", "对照核实表（年度）", "任务分解表", "督办台账"]
    assert len(table(book["任务分解表"])) == len(PLAN.items)
    assert "比对" not in heads_of(book["对照核实表"])  # it holds but one


def test_the_same_rows_give_the_same_bytes() -> None:
    """No clock, no order of the moment."""
    extract = whole("a", COMPARISON)
    assert pair_workbook(extract, Lang.ZH, CHECK_BELOW) == pair_workbook(extract, Lang.ZH, CHECK_BELOW)
    with zipfile.ZipFile(BytesIO(pair_workbook(extract, Lang.ZH, CHECK_BELOW))) as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(1980, 1, 1)}
        assert b"1980-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_many_comparisons_give_the_same_cells() -> None:
    """A workbook put together on the disk says what one in memory says."""
    many = [whole(f"k{number}", replace(COMPARISON, rows=(linked(Verdict.COPIED, (1,), 1),))) for number in range(45)]
    few = table(made(*many[:2])["对照核实表"])
    book = made(*many)
    assert len(table(book["对照核实表"])) == 45
    assert table(book["对照核实表"])[0] == few[0]
    assert workbook_of(many, Lang.ZH, CHECK_BELOW) == workbook_of(many, Lang.ZH, CHECK_BELOW)


def test_a_full_sheet_says_that_there_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet has so many rows and no more; the others stand in the workbooks of the pairs."""
    monkeypatch.setattr("align.workbooks.writing.ROWS", 14)
    lines = table(of(COMPARISON)["对照核实表"])
    assert lines[-1]["省要点（原编号、页码）"].startswith("本表已达表格行数上限")
    assert 1 < len(lines) < len(COMPARISON.rows)


def test_names_of_sheets_are_safe() -> None:
    """They come from our own words only."""
    for lang in Lang:
        for book in (made(whole("b", YEARS), whole("a", COMPARISON), lang=lang),):
            assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheetnames)


def test_every_word_is_there_and_asked_for() -> None:
    """By name, in the modules that make sheets."""
    named = {
        name
        for path in MODULES
        if path.name != "wording.py"
        for name in re.findall(r"[\"'](\w+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert set(WORDS) - named == set()
