"""What the tables of a run say: by the schema, and the same as the reports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from align.batch import run_folder
from align.language import Lang
from align.tables import read_tables
from align.tables.definitions import TABLES
from align.tables.schema import Cell, Field, Type, Unit
from tests.conftest import CORPUS
from tests.report_world import ENCODED
from tests.tables_world import BY_NAME, DATASET, lines_of, records, values, write_documents

CORPUS_LINES = [5, 11, 239, 8, 196, 172]


def test_every_line_says_what_the_schema_names() -> None:
    """No field is unknown, and each is filled somewhere in the small dataset or in the corpus."""
    for table in TABLES:
        assert lines_of()[table.name]
        assert {name for line in lines_of()[table.name] for name in line} <= set(table.names)


def test_every_field_is_filled_somewhere(corpus_run: Path) -> None:
    """A field that nothing fills would be a promise; what two of the three need is in the laws of reading."""
    small = {(name, field) for name, lines in lines_of().items() for line in lines for field in line if line[field]}
    large = {
        (name, field)
        for name in BY_NAME
        for line in records(corpus_run, name)
        for field, cell in line.items()
        if cell is not None
    }
    encoded = {("rows", "score_semantic"), *(("pairs", name) for name in ("encoder", "encoder_revision", "blend"))}
    empty = {(table.name, name) for table in TABLES for name in table.names} - small - large - encoded
    assert empty <= {("plans", "closing"), ("pairs", "doubts"), ("rows", "seen_in")}


def test_what_an_encoder_took_part_in_is_told_with_its_revision_and_blend() -> None:
    """Whole, so that it can be found again; a score then has a part of meaning, which is nought where there is none."""
    encoded = lines_of(DATASET._replace(pairs=(DATASET.pairs[0]._replace(comparison=ENCODED),)))
    (pair,) = encoded["pairs"]
    assert (pair["encoder"], pair["encoder_revision"], pair["blend"]) == (
        "acme/meaning-zh",
        "1a2b3c4d5e6f7777777777777777777777777777",
        "meaning-zh",
    )
    told = [(row.get("found_by"), row.get("score_semantic")) for row in encoded["rows"]][2:5]
    assert told == [(None, None), ("semantic", 0.5), ("words", 0.0)]


def test_where_words_alone_were_compared_nothing_is_said_of_meaning() -> None:
    """A missing value, not nought: none was asked for."""
    assert values("rows", "score_semantic") == [None] * 10
    assert [values("pairs", name) for name in ("encoder", "encoder_revision", "blend")] == [[None]] * 3


def check_cell(cell: Cell, field: Field) -> None:
    """See that a cell keeps to its field."""
    assert cell is not None or not field.required, field.name
    if cell is None:
        return
    kinds = {Type.INTEGER: int, Type.NUMBER: float, Type.BOOLEAN: bool}
    assert type(cell) is kinds.get(field.type, str), field.name
    for one in str(cell).split(";") if field.several else [cell]:
        assert not field.choices or one in field.choices, (field.name, one)
    assert not field.pattern or re.fullmatch(field.pattern, str(cell)), (field.name, cell)
    if isinstance(cell, int | float) and field.unit:
        assert cell >= (field.unit is Unit.POSITION)
        assert field.type is Type.INTEGER or cell <= 1


def test_the_corpus_keeps_to_the_schema(corpus_run: Path) -> None:
    """Types, closed lists, patterns, bounds, keys and references of every line, read back from the CSV."""
    lines = {name: records(corpus_run, name) for name in BY_NAME}
    keys: dict[str, list[tuple[Cell, ...]]] = {}
    for table in TABLES:
        for line in lines[table.name]:
            for field in table.fields:
                check_cell(line[field.name], field)
        keys[table.name] = keyed(lines[table.name], table.key)
        assert len(keys[table.name]) == len(set(keys[table.name])), table.name
        for reference in table.references:
            assert reference.key == BY_NAME[reference.table].key
            assert set(keyed(lines[table.name], reference.fields)) <= set(keys[reference.table])
    assert [len(lines[name]) for name in ("documents", "plans", "items", "pairs", "rows", "links")] == CORPUS_LINES


def keyed(lines: list[dict[str, Any]], names: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """What some fields of a table hold, by line."""
    return [tuple(line[name] for name in names) for line in lines]


def test_offsets_lead_to_the_words(corpus_run: Path) -> None:
    """An item's to the document's text, an excerpt's and the longest run's to the task of its item."""
    names = {one["document_key"]: one["name"] for one in records(corpus_run, "documents")}
    sources = {
        one["plan_key"]: (CORPUS / names[one["document_key"]]).read_text("utf-8")
        for one in records(corpus_run, "plans")
    }
    items = {(one["plan_key"], one["no"]): one for one in records(corpus_run, "items")}
    for item in items.values():
        printed = "".join(sources[item["plan_key"]][item["start"] : item["end"]].split())
        assert printed[:4] == "".join(item["text"].split())[:4]
    pairs = {one["pair_key"]: one for one in records(corpus_run, "pairs")}
    for edit in [*records(corpus_run, "edits"), *records(corpus_run, "findings")]:
        for side in ("template", "plan"):
            if edit[f"{side}_text"] and edit[f"{side}_no"]:
                task = items[pairs[edit["pair_key"]][f"{side}_key"], edit[f"{side}_no"]]["task"]
                assert task[edit[f"{side}_start"] : edit[f"{side}_end"]] == edit[f"{side}_text"]
    for pair in pairs.values():
        task = items[pair["plan_key"], pair["longest_run_plan_no"]]["task"]
        assert task[pair["longest_run_plan_start"] :].startswith(pair["longest_run_text"])


def test_counts_have_both_denominators(corpus_run: Path) -> None:
    """Shares of either side add up; Shaoyang's plan on services leaves out two items, both for other cities."""
    pairs = {one["pair_key"]: one for one in records(corpus_run, "pairs")}
    for pair in pairs.values():
        for side, verdicts, whole in (
            ("template", ("copied", "localized", "dropped"), "template_addressed"),
            ("plan", ("copied", "localized", "added"), "plan_items"),
        ):
            assert sum(pair[f"{side}_{verdict}"] for verdict in verdicts) == pair[whole]
            assert abs(sum(pair[f"{side}_share_{verdict}"] for verdict in verdicts) - 1) < 0.001
        assert pair["template_addressed"] + pair["template_elsewhere"] == pair["template_items"]
    one = pairs["hunan-2022-1__shaoyang-2022-1"]
    told = {name: one[f"template_{name}"] for name in ("items", "addressed", "elsewhere", "dropped", "share_copied")}
    assert told == {"items": 39, "addressed": 37, "elsewhere": 2, "dropped": 0, "share_copied": 0.5946}
    assert [one[f"plan_{name}"] for name in ("items", "copied", "localized", "added")] == [37, 22, 15, 0]


def test_an_item_in_a_copied_and_a_localized_row_counts_once() -> None:
    """As localized; what addresses others leaves the denominator, what may address the place does not."""
    (line,) = lines_of()["pairs"]
    assert (line["template_items"], line["template_elsewhere"], line["template_addressed"]) == (9, 2, 7)
    assert (line["template_copied"], line["template_localized"], line["template_dropped"]) == (2, 3, 2)
    assert (line["plan_items"], line["plan_copied"], line["plan_localized"], line["plan_added"]) == (6, 2, 3, 1)
    assert line["template_share_dropped"] == round(2 / 7, 4)


def test_a_row_says_what_the_reports_say() -> None:
    """Verdict with the dropped told apart, tags, parts of the score, whom it addresses, and who reviewed it."""
    assert values("rows", "outcome")[:3] == ["copied", "localized", "dropped"]
    assert values("rows", "outcome")[5] == "elsewhere"
    merged, elsewhere, reviewed = (lines_of()["rows"][at] for at in (1, 5, 7))
    assert (merged["template_nos"], merged["plan_no"], merged["tags"], merged["moved"]) == (
        "2;4",
        2,
        "merged;refined",
        True,
    )
    assert (merged["score"], merged["score_words"], merged["score_heading"]) == (0.75, 0.5, 0.0)
    assert (elsewhere["applies_to"], elsewhere["applies_places"], elsewhere["applies_here"]) == (
        "named",
        "长沙市;株洲市",
        False,
    )
    assert (reviewed["reviewed"], reviewed["reviewed_by"], reviewed["reviewed_on"]) == (True, "张三", "2024-05-01")
    assert [line["to_check"] for line in (merged, elsewhere, reviewed)] == [False, False, False]
    assert lines_of()["rows"][4]["to_check"] is True


def test_links_are_m_to_n() -> None:
    """A merged row has a line for each of its template items, a split item one for each plan item."""
    found = [(line["template_no"], line["plan_no"]) for line in lines_of()["links"]]
    assert found == [(1, 1), (2, 2), (4, 2), (5, 3), (5, 4), (7, 6)]


def test_characters_of_rows_add_up_to_those_of_the_pair() -> None:
    """Plan items to the plan's side."""
    (pair,) = lines_of()["pairs"]
    rows = [line for line in lines_of()["rows"] if line["plan_no"]]
    for name in ("characters", "characters_copied"):
        assert sum(int(line[name] or 0) for line in rows) == pair[f"plan_{name}"]


def test_findings_tell_their_measures_and_edits_their_weight() -> None:
    lowered = next(line for line in lines_of()["findings"] if line["change"] == "lowered")
    assert (lowered["template_text"], lowered["plan_text"], lowered["plan_value"], lowered["plan_unit"]) == (
        "10个",
        "3个",
        "3",
        "个",
    )
    assert lowered.get("template_value") is None
    assert "kept" in values("findings", "change")
    assert [line["substantive"] for line in lines_of()["edits"]] == [False, True, True, True, True]


def test_one_filter_counts_the_targets_of_which_less_is_asked_for(corpus_run: Path) -> None:
    """`concern`, by the rule of the reports: no local share, no tighter limit, nothing kept, no lone item's target."""
    assert next(line for line in lines_of()["findings"] if line["change"] == "lowered")["concern"] == "target"
    found = [one for one in records(corpus_run, "findings") if one["kind"] == "target"]
    less = [one for one in found if one["concern"] == "target"]
    assert less
    assert {one["change"] for one in less} <= {"lowered", "changed", "dropped"}
    fair = {"share", "tighter", "earlier", "no-minimum", "moved-on", "expired", "whole-instead", "other-sort"}
    assert all(fair.isdisjoint((one["reasons"] or "").split(";")) for one in less)


def test_a_document_that_could_not_be_read_is_told_and_says_nothing_else() -> None:
    """It has no plans, not none of something: its counts are empty."""
    line = lines_of()["documents"][2]
    assert (line["name"], line["read"], line["failure"], line["plans"], line["characters"]) == (
        "scan.txt",
        False,
        "不是文本",
        None,
        None,
    )


def test_reasons_are_in_the_language_of_the_reports() -> None:
    english = lines_of(DATASET._replace(lang=Lang.EN))["rows"][5]["because"]
    assert english != values("rows", "because")[5]
    assert "elsewhere" in str(values("rows", "reasons")[5])


def test_files_of_one_stem_have_keys_of_their_own(tmp_path: Path) -> None:
    """And so have their plans, and a file that cannot be read."""
    folder = write_documents(tmp_path / "in", "hunan.md")
    (folder / "hunan.html").write_bytes(b"\0\x01")
    run_folder(folder, tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert list(tables["documents"]["document_key"]) == ["hunan", "hunan-2", "shaoyang", "hunan-3"]
    assert list(tables["documents"]["read"]) == [True, True, True, False]
    assert list(tables["plans"]["plan_key"]) == ["hunan-1", "hunan-2-1", "shaoyang-1"]
    assert set(tables["pairs"]["template_key"]) == {"hunan-2-1"}


def test_plans_of_one_stem_have_pages_of_their_own(tmp_path: Path) -> None:
    """Their matrices, items and pages through the years, by the keys that `run.json` and the tables have."""
    folder = write_documents(tmp_path / "in")
    body = "一、主动公开\n（一）推进政府网站建设。（办公厅牵头）\n"
    told = {"plan": 2022, "before": 2021, "first": 2020}
    names = [(f"{stem}.{kind}", year, kind) for kind in ("txt", "md") for stem, year in told.items()]
    names += [(f"city-{at}.{kind}", 2022, f"{kind}{at}") for kind in ("txt", "md") for at in (1, 2)]
    places = {"txt": "四川省", "md": "山东省", "txt1": "成都市", "txt2": "绵阳市", "md1": "济南市", "md2": "青岛市"}
    for name, year, who in names:
        (folder / name).write_text(f"{places[who]}{year}年政务公开工作要点\n{body}", encoding="utf-8")
    out = tmp_path / "out"
    run_folder(folder, out)
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert [one["report"] for one in record["matrices"]] == ["matrix-plan-1.html", "matrix-plan-2-1.html"]
    assert ["山东省" in (out / one["report"]).read_text("utf-8") for one in record["matrices"]] == [True, False]
    assert {one["report"]: one["place"] for one in record["lineages"]} == {
        "lineage-plan-1.html": "山东省",
        "lineage-plan-2-1.html": "四川省",
    }
    assert len({item for one in record["matrices"] for item in one["items"]}) == 2
    assert [one["key"] for one in record["plans"]] == [one["plan_key"] for one in records(out, "plans")]
    assert len({one["key"] for one in record["plans"]}) == len(record["plans"])
