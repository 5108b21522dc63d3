"""Edits told in whole clauses where no text stands around them."""

from __future__ import annotations

import pytest

from align.comparison import Edit, EditKind, Finding, FindingKind, Place
from align.report.cells import edit_reason
from align.report.findings import tells
from align.whole_clauses import Changed, in_clauses
from tests.report_world import item


def edit(template: str, before: str, plan: str, after: str, kind: EditKind = EditKind.WORDING) -> Edit:
    """An edit of words that stand once in either text; ^ marks the place of words that are not there."""
    places = [_place(text, words) for text, words in ((template, before), (plan, after))]
    return Edit(kind, _words(before), _words(after), True, *places)


def _words(marked: str) -> str | None:
    return None if marked.startswith("^") else marked


def _place(text: str, words: str) -> Place:
    at = text.index(words.removeprefix("^"))
    return Place(1, at, at if words.startswith("^") else at + len(words))


def told(template: str, plan: str, *edits: Edit, findings: tuple[Finding, ...] = ()) -> list[Changed]:
    """What is told of some edits of one item on either side."""
    return list(in_clauses(edits, findings, {1: item(1, template)}, {1: item(1, plan)}))


def one(template: str, before: str, plan: str, after: str) -> tuple[str, str]:
    """The words told of one edit."""
    (changed,) = told(template, plan, edit(template, before, plan, after))
    return changed.template, changed.plan


@pytest.mark.parametrize(
    ("template", "before", "plan", "after", "words"),
    [
        (
            "由医疗集团牵头，强化帮扶。",
            "^医疗",
            "由县人民医院医疗集团牵头，强化帮扶。",
            "县人民医院",
            ("由医疗集团牵头", "由县人民医院医疗集团牵头"),
        ),
        (
            "优化“政企直通车”专席。",
            "政企直通车”",
            "优化“绵州通”政企专席。",
            "绵州通”政企",
            ("优化“政企直通车”专席", "优化“绵州通”政企专席"),
        ),
        (
            "推进改革，探索试点。",
            "，探索",
            "推进改革、试点。",
            "、",
            ("探索试点", "试点"),
        ),
        ("建设平台、全省统一目录。", "、全省统一目录", "建设平台。", "^。", ("全省统一目录", "")),
        ("建设平台。", "^。", "建设平台，推动咨询室建设。", "，推动咨询室建设", ("", "推动咨询室建设")),
    ],
)
def test_an_edit_is_told_in_its_clause(
    template: str, before: str, plan: str, after: str, words: tuple[str, str]
) -> None:
    """No word is cut in half, no pair of marks is parted, and no punctuation stands at the ends."""
    assert one(template, before, plan, after) == words


def test_the_words_are_those_of_the_documents() -> None:
    """Nothing is put between them, and nothing of the edit is left out, however long its clause is."""
    long = "加强" * 100
    template, plan = f"推进{long}工作落实到位。", "推进服务工作落实到位。"
    assert one(template, long, plan, "服务") == (f"推进{long}工作落实到位", "推进服务工作落实到位")
    template, plan = f"推进医{long}。", f"推进院{long}。"
    assert one(template, "医", plan, "院") == ("医", "院")  # its clause is too long to be taken in


def test_edits_of_one_clause_are_told_once() -> None:
    """Two edits in the same clauses are one line, as a change of wording."""
    template, plan = "推进医疗服务改革，抓好落实。", "深化医保服务提升，抓好落实。"
    edits = (
        edit(template, "推进", plan, "深化"),
        edit(template, "疗", plan, "保"),
        edit(template, "改革", plan, "提升"),
    )
    assert told(template, plan, *edits) == [Changed(EditKind.WORDING, "推进医疗服务改革", "深化医保服务提升")]


def test_an_edit_inside_evidence_is_told_by_it() -> None:
    """Also where the evidence says that nothing has changed: the same figure in other numerals."""
    template, plan = "面积三十万亩，力争达标。", "面积30 万亩，确保达标。"
    kept = Finding(FindingKind.TARGET, "kept", "三十万亩", "30 万亩", Place(1, 2, 6), Place(1, 2, 7))
    edits = (edit(template, "三十", plan, "30 "), edit(template, "力争", plan, "确保"))
    assert told(template, plan, *edits, findings=(kept,)) == [Changed(EditKind.WORDING, "力争达标", "确保达标")]


def test_an_edit_without_a_place_is_told_as_it_is() -> None:
    found = Edit(EditKind.WORDING, "医", "院", True)
    assert told("医", "院", found) == [Changed(EditKind.WORDING, "医", "院")]


def test_targets_tell_figures_in_other_signs() -> None:
    """Numerals and blanks make no other figure; words beside a figure are not told by it."""
    kept = (Finding(FindingKind.TARGET, "kept", "三十万亩", "30 万亩"),)
    assert tells(kept, edit_reason(Edit(EditKind.WORDING, "三十万亩", "30万亩", True)))
    assert not tells(kept, edit_reason(Edit(EditKind.WORDING, "三十万亩", "稳定在30万亩", True)))
    assert not tells(kept, edit_reason(Edit(EditKind.INSERTED, None, "30万亩", True)))
