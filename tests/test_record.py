import json
from dataclasses import replace
from typing import Any

import pytest

from align.comparison import (
    Addressee,
    Applies,
    Comparison,
    Edit,
    EditKind,
    Finding,
    FindingKind,
    Nearest,
    Part,
    Place,
    Reason,
    Tag,
    Verdict,
)
from align.errors import ReadError
from align.language import Lang
from align.plan import Document, LeftOut, LeftOutReason, Passage, Span
from align.record import comparison_record, document_record, dump
from align.reload import comparison_from_record
from tests.handmade import make_comparison, make_pair, make_plan

ITEM_KEYS = {"id", "no", "label", "heading", "text", "task", "offices", "page"}


def full_comparison() -> Comparison:
    """A comparison with every kind of thing in it."""
    template, plan = make_pair(3, 3)
    said = {1: (Verdict.COPIED, (1,)), 2: (Verdict.LOCALIZED, (2, 1)), 3: (Verdict.ADDED, ())}
    made = make_comparison(template, plan, said)
    first, second, third, dropped = made.rows
    second = replace(
        second,
        tags=(Tag.MERGED, Tag.REFINED),
        score=0.66666666,
        parts=(Part("words", 0.33333333), Part("heading", 0.33333333)),
        because=(Reason("merged", ("2、1",)),),
        edits=(
            Edit(EditKind.FIGURE, "2", "3", True, Place(2, 3, 4), Place(2, 3, 4)),
            Edit(EditKind.INSERTED, None, "再", True),
        ),
        findings=(Finding(FindingKind.TARGET, "added", None, "三到五年"),),
        applies=Applies(Addressee.NAMED, ("长沙市",), None),
    )
    third = replace(third, nearest=Nearest((2,), 0.123456))
    return replace(made, rows=(first, second, third, dropped), notes=(Reason("moved"),))


def test_outline_has_the_keys_that_others_rely_on() -> None:
    """What `outline --json` writes: source, plans, between, left_out, with all keys of plans and items."""
    plan = make_plan("做好工作。")
    left = LeftOut("— 12 —", LeftOutReason.PAGE_NUMBER, "12", (Span(0, 6),))
    record = document_record(Document(plan.source, "…", (plan,), (Passage("通知"),), (left,)))
    assert set(record) == {"source", "plans", "between", "left_out"}
    assert set(record["source"]) == {"name", "sha256", "characters"}
    assert record["between"] == ["通知"]
    assert record["left_out"] == [{"text": "— 12 —", "reason": "page-number", "page": "12"}]
    assert {"title", "place", "level", "year", "subject", "document_number", "issued_on"} <= set(record["plans"][0])
    assert {"preamble", "closing", "sections"} <= set(record["plans"][0])
    item = record["plans"][0]["sections"][0]["items"][0]
    assert set(item) >= ITEM_KEYS
    assert item["offices"] == {"lead": ["省政务局"], "support": [], "default": []}


def test_words_of_a_divided_unit_are_in_the_outline() -> None:
    """A heading above several items is kept with its section, so that no word is lost in the JSON."""
    plan = make_plan("做好工作。")
    section = document_record(Document(plan.source, "…", (plan,), (), ()))["plans"][0]["sections"][0]
    assert section["nested"] == [{"label": "（一）", "heading": "做好", "no": 1}]


def test_comparison_has_the_keys_that_others_rely_on() -> None:
    """What `compare --json` writes: schema, tool, both plans with items in one list, counts per side, rows."""
    record = comparison_record(full_comparison(), Lang.ZH)
    assert record["schema"] == "plan-align/comparison@1"
    assert record["kind"] == "levels"
    assert set(record["tool"]) == {"name", "version", "settings", "settings_sha256", "encoder", "encoder_revision"}
    assert set(record["template"]["items"][0]) >= ITEM_KEYS | {"section"}
    assert record["plan"]["items"][0]["section"] == "一、公开"
    assert record["counts"] == {
        "template": {"items": 3, "carried": 2, "dropped": 1, "dropped_elsewhere": 0},
        "plan": {"items": 3, "copied": 1, "localized": 1, "added": 1},
    }
    row = record["rows"][1]
    assert row["because"] == ["合并了模板第 2、1 条。"]
    finding = {"kind": "target", "change": "added", "template": None, "plan": "三到五年"}
    assert [finding.items() <= found.items() for found in row["findings"]] == [True]
    assert row["applies"] == {"to": "named", "places": ["长沙市"], "here": None}
    assert {"kind": "figure", "template": "2", "plan": "3", "substantive": True}.items() <= row["edits"][0].items()


def test_a_row_without_link_has_no_score() -> None:
    """Score, parts and pass of an added row are null, its nearest candidate is not."""
    row = comparison_record(full_comparison(), Lang.ZH)["rows"][2]
    assert (row["score"], row["parts"], row["found_by"]) == (None, None, None)
    assert row["nearest"] == {"items": [2], "score": 0.1235}


def test_rounded_parts_still_add_up() -> None:
    """Parts and score are rounded each, and the parts add up to the score all the same."""
    row = comparison_record(full_comparison(), Lang.ZH)["rows"][1]
    assert row["score"] == 0.6667
    assert sum(row["parts"].values()) == pytest.approx(row["score"], abs=1e-9)


def test_a_comparison_comes_back_from_its_json() -> None:
    """Written, read and written again, a comparison gives the same bytes, in either language."""
    text = dump(comparison_record(full_comparison(), Lang.ZH))
    again = comparison_from_record(json.loads(text))
    assert dump(comparison_record(again, Lang.ZH)) == text
    assert comparison_record(again, Lang.EN)["rows"][1]["because"] == ["Merges template items 2, 1."]
    assert again.counts() == full_comparison().counts()


def test_a_file_from_before_reviewed_rows_comes_back() -> None:
    """Its schema has the same name: what it could not say, nobody had confirmed."""
    record = comparison_record(full_comparison(), Lang.ZH)
    assert record.pop("reviewed") == []
    assert comparison_from_record(record) == comparison_from_record({**record, "reviewed": []})


def test_chinese_and_control_characters_survive() -> None:
    """Chinese is written as it is, and a control character or a tag in an item comes back unchanged."""
    task = "<script>\x1b{{ }}\u2028做好。"
    template = make_plan(task)
    text = dump(comparison_record(make_comparison(template, template, {1: (Verdict.COPIED, (1,))}), Lang.ZH))
    assert "做好" in text
    assert comparison_from_record(json.loads(text)).plan.items[0].task == task


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.update(schema="other@1"),
        lambda record: record.pop("rows"),
        lambda record: record["rows"][0].update(verdict="lost"),
        lambda record: record["plan"].update(items=3),
    ],
)
def test_another_json_is_refused_in_one_line(spoil: Any) -> None:
    """What is no comparison ends in one line that names the file and the next step."""
    record = comparison_record(full_comparison(), Lang.ZH)
    spoil(record)
    with pytest.raises(ReadError, match=r"^a\.json: .*compare --json$"):
        comparison_from_record(record, "a.json")
