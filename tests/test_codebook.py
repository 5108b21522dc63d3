"""What is told of the tables beside them: the codebook, the documentation, and the record of the run."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from align.language import Lang
from align.manifest import SCHEMA as RUN_SCHEMA
from align.output import encode
from align.reload import comparison_from_record
from align.review_sentences import REVIEW
from align.sentences import SENTENCES
from align.tables.codebook import schema_record
from align.tables.dataset import Compared, Dataset
from align.tables.definitions import TABLES
from align.tables.files import csv_text
from align.tables.lines import all_lines
from align.tables.reasons import PLACES
from tests.conftest import CORPUS
from tests.tables_guide import make_guide, meaning
from tests.tables_world import BY_NAME, NAMES, files_in

GUIDE = Path(__file__).parent.parent / "docs" / "tables.md"


def test_the_record_names_the_tables_the_settings_and_the_libraries(corpus_run: Path) -> None:
    """With each table's hash, every setting's value, and what else decides."""
    record = json.loads((corpus_run / "run.json").read_text("utf-8"))
    hashes = {one["file"]: one["sha256"] for one in record["tables"]}
    assert sorted(hashes) == sorted([*(f"tables/{name}.csv" for name in NAMES), "tables/datapackage.json"])
    assert all(hashlib.sha256((corpus_run / name).read_bytes()).hexdigest() == known for name, known in hashes.items())
    assert record["settings"]["link_evidence"] == -0.73
    assert set(record["libraries"]) == {"python", "rapidfuzz"}


def remade(out: Path) -> Dataset:
    """What tables are made from, by what a run has left in its folder."""
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert record["schema"] == RUN_SCHEMA
    keys = {plan["plan"]: plan["key"] for plan in record["plans"]}
    pairs = tuple(
        Compared(
            pair["key"],
            keys[pair["template"]],
            keys[pair["plan"]],
            comparison_from_record(json.loads((out / pair["record"]).read_text("utf-8"))),
            pair["report"],
        )
        for pair in record["pairs"]
    )
    return Dataset((), pairs, Lang(record["lang"]), record["settings"]["confidence_check"])


def test_what_was_compared_can_be_made_again_from_the_folder_alone(corpus_run: Path) -> None:
    """From `run.json` and the pairs' records, without documents and engine, byte for byte."""
    lines = all_lines(remade(corpus_run))
    for name in ("pairs", "rows", "links", "edits", "findings"):
        table = BY_NAME[name]
        made = encode(csv_text(table, ([line.get(field) for field in table.names] for line in lines[name])))
        assert made == (corpus_run / "tables" / f"{name}.csv").read_bytes(), name


@pytest.mark.slow
def test_a_second_run_gives_the_same_tables(corpus_run: Path, tmp_path: Path) -> None:
    """Under another hash seed, in another process."""
    command = [sys.executable, "-m", "align", "run", str(CORPUS), "--out", str(tmp_path)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": "7"}, capture_output=True)
    assert files_in(tmp_path / "tables") == files_in(corpus_run / "tables")


def test_the_codebook_describes_every_file(corpus_run: Path) -> None:
    """Size and hash of each, typed fields in the order of its columns, keys and references."""
    record = json.loads((corpus_run / "tables/datapackage.json").read_text("utf-8"))
    assert record["profile"] == "tabular-data-package"
    for resource, table in zip(record["resources"], TABLES, strict=True):
        data = (corpus_run / "tables" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        header = data.decode("utf-8-sig").split("\r\n", 1)[0]
        assert header == ",".join(field["name"] for field in resource["schema"]["fields"])
        assert resource["schema"] == schema_record(table)
        assert all(field["description"] and field["description_zh"] for field in resource["schema"]["fields"])
    rows = next(one for one in record["resources"] if one["name"] == "rows")["schema"]["fields"]
    fields = {field["name"]: field for field in rows}
    assert fields["verdict"]["constraints"]["enum"] == ["copied", "localized", "dropped", "added"]
    assert re.fullmatch(fields["tags"]["constraints"]["pattern"], "merged;refined")
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}


def test_the_documentation_is_that_of_the_schema() -> None:
    """docs/tables.md between its marks; PLAN_ALIGN_ACCEPT_GOLD=1 accepts a change."""
    parts = re.fullmatch(
        r"(.*<!-- tables: [^\n]*-->\n\n)(.*)(<!-- end of tables -->.*)", GUIDE.read_text("utf-8"), re.S
    )
    assert parts
    if os.environ.get("PLAN_ALIGN_ACCEPT_GOLD"):
        GUIDE.write_text(parts[1] + make_guide() + parts[3], encoding="utf-8")
        return
    assert parts[2] == make_guide(), "make gold accepts it, once it was looked at"


def test_the_documentation_names_no_field_that_is_not_there() -> None:
    """Whatever its own words call `some_name`."""
    around = re.sub("<!-- tables.*<!-- end of tables", "", GUIDE.read_text("utf-8"), flags=re.S)
    known = {name for table in TABLES for name in (table.name, *table.names)} | {"read_tables"}
    assert set(re.findall("`([a-z]+_[a-z_]+)`", around)) <= known


def test_every_code_of_a_reason_is_listed_once_with_its_sentence() -> None:
    """In the one place where it stands; what only words the sentence of another code is none itself."""
    codes = [code for listed in PLACES.values() for code in listed]
    known = {code for code in (*SENTENCES, *REVIEW) if not code.endswith("-bare")} - {"changed", "moved"}
    assert sorted(codes) == sorted(known | {"substantive"})
    assert all("{" not in words for code in codes for words in meaning(code))
    findings = next(table for table in TABLES if table.name == "findings")
    constraints = {one["name"]: one["constraints"] for one in schema_record(findings)["fields"]}
    assert re.fullmatch(constraints["reasons"]["pattern"], "share;own-year")
    assert not re.fullmatch(constraints["reasons"]["pattern"], "shared")


def test_every_description_is_a_sentence_in_both_languages() -> None:
    for table in TABLES:
        for about in (table.about, *(field.about for field in table.fields)):
            assert about[0].endswith("。"), about
            assert about[1].endswith("."), about
            assert "|" not in "".join(about)
        assert len(set(table.names)) == len(table.names)
