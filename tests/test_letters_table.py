"""The table of two plans: the marks of the pair's page in black and white, shortened, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison
from align.extracts import Extract, whole
from align.language import Lang
from align.letters import comparison_letter
from align.report import render_html
from tests.conftest import compared
from tests.letters_world import CHECK_BELOW, cells, everything, needs_office, opened, printed, style_of
from tests.report_world import COMPARISON, ROWS, YEARS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(comparison: Comparison, lang: Lang = Lang.ZH) -> bytes:
    """The table of a whole comparison."""
    return comparison_letter(whole("k", comparison), lang, CHECK_BELOW)


def marked(letter: bytes, look: str) -> list[str]:
    """The words with one look, in the table."""
    runs = opened(letter).tables[0]._tbl.iter(f"{WORD}r")
    return ["".join(node.text or "" for node in run.iter(f"{WORD}t")) for run in runs if _look(run) == look]


def _look(run: object) -> str | None:
    """How a run looks."""
    found = run.find(f"{WORD}rPr/{WORD}rStyle")  # type: ignore[attr-defined]
    return None if found is None else found.get(f"{WORD}val")


def test_the_marks_are_those_of_the_page() -> None:
    """What is struck out and underlined there is so here, in the same order."""
    page, letter = render_html(COMPARISON), table(COMPARISON)
    rows = page[page.index('<tbody class="row') :]
    for tag, look in (("del", "deleted"), ("ins", "inserted")):
        told = re.findall(rf"<{tag} title.*?</span>(.*?)<span", rows)
        assert marked(letter, look) == told
        assert told


def test_marks_need_no_colour() -> None:
    """Struck out; bold and underlined; dotted. Nothing is a tracked change, which has an author and a time."""
    letter = table(COMPARISON)
    styles = opened(letter).styles.element.xml
    assert not re.search(r"<w:(?:color|highlight|shd) ", styles)
    assert [style_of(opened(letter), name).font.strike for name in ("deleted", "inserted")] == [True, None]
    assert style_of(opened(letter), "inserted").font.bold
    assert not {"ins", "del"} & {node.tag.rpartition("}")[2] for node in opened(letter).element.iter()}


@pytest.mark.parametrize(
    ("comparison", "lang", "names"),
    [
        (COMPARISON, Lang.ZH, ("表述一致", "有调整", "未见对应条目（待核实）", "不涉及", "本级增列")),
        (YEARS, Lang.ZH, ("沿用", "调整", "不再列入", "新增")),
        (COMPARISON, Lang.EN, ("Same wording", "Adjusted", "Addressed to others")),
    ],
)
def test_the_remark_is_neutral(comparison: Comparison, lang: Lang, names: tuple[str, ...]) -> None:
    """The verdict's name, its tags, and what a person should look at."""
    remarks = [row[2].split("\n")[0] for row in cells(table(comparison, lang)) if len(set(row)) > 1]
    assert set(names) <= set(remarks)


def test_english_has_no_chinese_but_the_documents() -> None:
    """Heads, legends and remarks are English."""
    letter = table(COMPARISON, Lang.EN)
    assert cells(letter)[0] == ["Template (superior's plan)", "This plan", "Remark"]
    remarks = [row[2] for row in cells(letter) if len(set(row)) > 1]  # a heading of the plan reaches over all columns
    assert not [remark for remark in remarks if re.search("[一-鿿]", remark)]


def test_unchanged_words_are_shortened_and_how_many_is_told() -> None:
    """A reader sees where words are left out."""
    same = "建立健全工作机制，明确任务分工，压实各方责任，定期开展检查，及时通报进展情况，确保各项任务按期完成，"
    letter = table(compared([same + "办好事项。"], [same + "办好事项。"]))
    assert re.search(r"〔略 \d+ 字〕", everything(letter))
    assert "压实各方责任，定期开展检查，及时通报" not in everything(letter)


def test_pages_lie_across_and_the_head_stands_on_each() -> None:
    """A4 landscape; rows that fit a page are not torn apart, longer ones may be."""
    letter = table(COMPARISON)
    (section,) = opened(letter).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    first, *others = opened(letter).tables[0]._tbl.iter(f"{WORD}tr")
    assert first.find(f"{WORD}trPr/{WORD}tblHeader") is not None
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in others)
    long = "".join(f"办好第{n}件实事并公布进展。" for n in range(90))
    found = opened(table(compared([long], ["做好其他工作。"]))).tables[0]._tbl.iter(f"{WORD}tr")
    assert [row for row in found if row.find(f"{WORD}trPr/{WORD}cantSplit") is None]


def test_a_part_of_the_rows_stands_alone() -> None:
    """An item stands whole in the first row that is here; how many rows there are is told, counts of all are not."""
    letter = comparison_letter(Extract("k", COMPARISON, (ROWS[4],)), Lang.ZH, CHECK_BELOW)
    told = everything(letter)
    assert "本表列出全部 10 行中的 1 行。" in told
    assert "全文见该条首次出现处" not in told
    assert "与本要点第 3 条同对应模板第 5 条" in told
    assert "模板 9 条" not in told


def test_the_same_comparison_gives_the_same_bytes() -> None:
    """In either language."""
    assert table(COMPARISON) == table(replace(COMPARISON))


@pytest.mark.slow
@needs_office
def test_a_table_opens_and_loses_nothing(tmp_path: Path) -> None:
    """Every word is printed, in both languages."""
    letters = {lang.value: table(COMPARISON, lang) for lang in Lang}
    for name, pages in printed(tmp_path, **letters).items():
        told = "".join("".join(pages).split())
        assert {sign for sign in everything(letters[name]) if not sign.isspace() and sign not in told} == set()
