import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from email.headerregistry import Address
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Settled,
    Sighting,
    Tag,
    Tool,
    Verdict,
)
from align.errors import ReadError
from align.extracts import make_dossiers, whole
from align.language import Lang
from align.letters import comparison_letter
from align.mail.choice import Errand
from align.mail.composing import compose_all
from align.mail.message import Stamp
from align.mail.offices import Office
from align.mail.opened import Opened
from align.plan import Document, LeftOut, LeftOutReason, Passage, Span
from align.record import comparison_record, document_record, dump
from align.reload import comparison_from_record
from align.report import Edition, render_html
from align.workbooks import pair_workbook
from tests.handmade import make_comparison, make_pair, make_plan
from tests.report_world import COMPARISON

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
    made_by = {"name", "version", "settings", "settings_sha256", "encoder", "encoder_revision", "blend"}
    assert set(record["tool"]) == made_by
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


def test_what_made_a_result_comes_back_and_a_file_from_before_encoders_has_no_blend() -> None:
    """The encoder's name, its whole revision and the blend; what an older file does not name was made by words."""
    tool = Tool("0.1.0", "default", "0" * 64, "acme/meaning-zh", "1a2b3c4d" * 5, "ranks")
    record = comparison_record(replace(full_comparison(), tool=tool), Lang.ZH)
    assert comparison_from_record(record).tool == tool
    old = comparison_record(full_comparison(), Lang.ZH)
    assert old["tool"].pop("blend") is None
    assert comparison_from_record(old).tool == full_comparison().tool


def test_chinese_and_control_characters_survive() -> None:
    """Chinese is written as it is, and a control character or a tag in an item comes back unchanged."""
    task = "<script>\x1b{{ }}\u2028做好。"
    template = make_plan(task)
    text = dump(comparison_record(make_comparison(template, template, {1: (Verdict.COPIED, (1,))}), Lang.ZH))
    assert "做好" in text
    assert comparison_from_record(json.loads(text)).plan.items[0].task == task


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda record: record.update(schema="other@1"), "schema (other@1) is not plan-align/comparison@1"),
        (lambda record: record.pop("rows"), "has no rows"),
        (lambda record: record["rows"].pop(), "rows do not hold all items of the template"),
        (
            lambda record: record["rows"][0].update(verdict="lost"),
            "rows[0].verdict (lost) is none of copied, localized",
        ),
        (
            lambda record: record["rows"][0].update(verdict="dropped"),
            "rows[0].verdict (dropped) fits neither the items",
        ),
        (lambda record: record["rows"][0].update(plan_items=[99]), "rows[0].plan_items names an item that is not"),
        (lambda record: record["rows"][0].update(confidence=float("nan")), "rows[0].confidence (nan) is no number"),
        (lambda record: record["rows"][1]["edits"][0]["plan_at"].update(end=99), "edits[0].plan_at is no stretch of"),
        (lambda record: record["note_reasons"][0].update(code="x"), "note_reasons[0].code (x) is no reason that this"),
        (lambda record: record["rows"][1]["findings"][0].update(change="x"), "findings[0].change (x) is no change of"),
        (lambda record: record["plan"].update(items=3), "plan.items (3) is no list"),
        (
            lambda record: record["plan"]["sections"][0].update(items=[2, 1, 3]),
            "plan.items do not stand in the sections",
        ),
        (lambda record: record["plan"]["items"][0].update(task="\ud800"), "plan.items[0].task (⟨U+D800⟩) is no text"),
    ],
)
def test_another_json_is_refused_in_one_line(spoil: Any, what: str) -> None:
    """The line names the file, the way to what is wrong, and the next step."""
    record = comparison_record(full_comparison(), Lang.ZH)
    spoil(record)
    with pytest.raises(ReadError, match=r"^a\.json: [^\n]*compare --json$") as caught:
        comparison_from_record(record, "a.json")
    assert what in str(caught.value)


def rich_comparison() -> Comparison:
    """One row of every sort, with all that rows, notes and reviews may hold."""
    rows = list(COMPARISON.rows)
    rows[1] = replace(rows[1], because=(*rows[1].because, Reason("engine-says", ("levels", "copied", "2"))))
    rows[2] = replace(rows[2], seen_in=(Sighting("邵阳市2022年数字政府建设工作要点", 3, "（三）", 0.5),))
    notes = (Reason("offices-kin", ("省教育厅—市教育局",)), Reason("offices-absent", ("省财政厅", "2")))
    settled = (Settled((7,), 6, Verdict.COPIED, "张三", "2024-05-01"),)
    return replace(COMPARISON, rows=tuple(rows), notes=notes, searched=(rows[2].seen_in[0].title,), settled=settled)


def leaves(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all values that hold no others."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not value or not isinstance(value, dict | list):
        yield way
    for key, one in members:
        yield from leaves(one, (*way, key))


STAMP = Stamp(None, datetime(2022, 6, 1, tzinfo=UTC), draft=True)
RICH = comparison_record(rich_comparison(), Lang.ZH)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 12) | st.just(10**20),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["=1+1", "2022-13-45", "\u202e\x1b[2J", "字" * 9999]),
    st.sampled_from([*Verdict, *FindingKind, "kept", "offices-kin", "identical", "substantive"]),
    st.lists(st.integers(0, 9) | st.text(max_size=2), max_size=2),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=1),
)


def compose_everything(comparison: Comparison, lang: Lang) -> None:
    """Write everything that is made of a comparison: page, table, workbook, and a message with its letter."""
    extract = whole("k", comparison)
    render_html(comparison, Edition(lang))
    comparison_letter(extract, lang, 0.7)
    pair_workbook(extract, lang, 0.7)
    for dossier in make_dossiers([extract]):
        office = Office(2, dossier.place, "市教育局", (Address(addr_spec="a@b.cn"),), (), "", lang)
        opened = Opened(lang, 0.7, (dossier,), (comparison.plan,))
        for dispatch in compose_all([Errand(office, dossier)], opened, STAMP):
            dispatch.message.as_bytes()


def hold_law(way: tuple[str | int, ...], value: object, lang: Lang) -> None:
    """Change one value of a record: everything can be made of it, or it is refused as it is read."""
    record = deepcopy(RICH)
    *above, last = way
    reduce(lambda inside, key: inside[key], above, record)[last] = value  # type: ignore[index]
    try:
        comparison = comparison_from_record(record, "a.json")
    except ReadError as error:
        assert str(error).startswith("a.json: ")  # noqa: PT017 - either is right
        assert len(str(error)) < 300  # noqa: PT017
        return
    compose_everything(comparison, lang)


UNREAD = {"counts", "because", "notes", "section"}  # for people and other programs
READ = [way for way in leaves(RICH) if UNREAD.isdisjoint(way) and way != ("tool", "name")]
changes = given(way=st.sampled_from(READ), value=ODD, lang=st.sampled_from(list(Lang)))
test_a_record_with_one_value_changed_is_refused_or_good_for_everything = settings(max_examples=60)(changes(hold_law))
test_many_records_with_one_value_changed = pytest.mark.slow(settings(max_examples=500)(changes(hold_law)))
