"""A run read back: every pair's record is there, whole, and of this run, or all is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from align.errors import ReadError
from align.mail.opened import open_run
from tests.mail.mail_world import run_of_three

Change = Callable[[Any], object]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run's folder that may be spoilt."""
    return Path(shutil.copytree(run_of_three(), tmp_path / "run"))


def change(path: Path, how: Change) -> None:
    """Spoil a JSON file."""
    record = json.loads(path.read_text("utf-8"))
    how(record)
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")


def pair_file(run: Path, kind: str = "levels") -> Path:
    """The record of the first pair of a kind."""
    pairs = json.loads((run / "run.json").read_text("utf-8"))["pairs"]
    return run / str(next(pair["record"] for pair in pairs if pair["kind"] == kind))


def refusal(run: Path) -> str:
    """What is said of a folder."""
    with pytest.raises(ReadError) as caught:
        open_run(run)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_run_is_read_from_its_folder_alone(run: Path) -> None:
    """Without the documents: what there is by place, and the plans that have no pair."""
    opened = open_run(run)
    assert [(one.place, len(one.extracts)) for one in opened.dossiers] == [("德阳市", 1), ("绵阳市", 2)]
    assert {plan.place for plan in opened.plans} == {"四川省", "绵阳市", "德阳市", "眉山市"}
    assert (opened.lang, opened.check_below) == ("zh", 0.7)


def test_other_folders_are_no_runs(tmp_path: Path) -> None:
    assert "no run; name the folder that plan-align run has written" in refusal(tmp_path)
    assert "no run" in refusal(tmp_path / "nowhere")
    (tmp_path / "run.json").write_text("{", "utf-8")
    assert "is no JSON" in refusal(tmp_path)
    (tmp_path / "run.json").write_text("[]", "utf-8")
    assert "no complete record of a run" in refusal(tmp_path)
    (tmp_path / "run.json").write_text('{"schema": "plan-align/run@9"}', "utf-8")
    assert "schema (plan-align/run@9) is not" in refusal(tmp_path)


def test_a_missing_record_is_told(run: Path) -> None:
    """With what to do."""
    pair_file(run).unlink()
    assert "this pair's record is missing; make the run again with plan-align run" in refusal(run)


def test_the_record_of_another_pair_is_told(run: Path) -> None:
    """Also one that is sound in itself."""
    shutil.copy(pair_file(run, "years"), pair_file(run, "levels"))
    assert "is not the record of this run" in refusal(run)


@pytest.mark.parametrize(
    "how",
    [
        lambda record: record["plan"]["source"].update(sha256="0" * 64),
        lambda record: record["template"]["source"].update(name="else.txt"),
        lambda record: record["plan"].update(title="成都市2022年政务公开工作要点"),
        lambda record: record["plan"].update(place="成都市"),
        lambda record: record["rows"][0].update(verdict="localized"),
        lambda record: record["tool"].update(settings_sha256="0" * 64),
        lambda record: record["tool"].update(encoder="bge", encoder_revision="1", blend="ranks"),
        lambda record: record.update(kind="years"),
    ],
)
def test_a_sound_record_of_something_else_is_told(how: Change, run: Path) -> None:
    """Every part of the run's record has to fit; what a record itself has to be, `tests/test_record.py` says."""
    change(pair_file(run), how)
    assert "is not the record of this run" in refusal(run)


def test_a_broken_record_is_told_by_the_way_to_what_is_wrong(run: Path) -> None:
    """The file, the place in it, and what to do; never what Python calls it."""
    change(pair_file(run), lambda record: record["rows"][0]["reasons"][0].update(code="unheard-of" * 9999))
    said = refusal(run)
    assert f"{pair_file(run)}: rows[0].reasons[0].code (unheard-of" in said
    assert "is no reason that this version knows" in said
    assert said.endswith("it was changed or made by another version: make the run again with plan-align run")
    assert len(said) < 400


@pytest.mark.parametrize("spoilt", [None, {}, 7, "x" * 9999, "\x1b[2J", ["x"], [[]], {"name": []}])
def test_a_broken_record_of_a_run_is_told(spoilt: object, run: Path) -> None:
    """Whatever of it is not what it has to be."""
    sound = (run / "run.json").read_text("utf-8")
    for key in ("schema", "plans", "inputs", "pairs", "lang", "check_below", "tool"):
        (run / "run.json").write_text(json.dumps(json.loads(sound) | {key: spoilt}), "utf-8")
        said = refusal(run)
        assert f"run.json: no complete record of a run of this version: {key}" in said
        assert len(said) < 400
        assert "\x1b" not in said


@pytest.mark.parametrize("cut", [0, 10, -10])
def test_a_record_that_is_cut_is_told(cut: int, run: Path) -> None:
    path = pair_file(run)
    path.write_bytes(path.read_bytes()[:cut])
    assert "is no JSON" in refusal(run)


@pytest.mark.parametrize("key", ["../../etc/passwd", "..", "a/b", "/etc/passwd", "", "a\x00b", "Ä"])
def test_no_key_leads_out_of_the_folder(key: object, run: Path) -> None:
    """Whatever the run's record says; the path that it names is not looked at."""
    change(run / "run.json", lambda record: record["pairs"][0].update(key=key))
    assert "is no key of a pair" in refusal(run)


def test_the_path_of_a_record_is_never_followed(run: Path) -> None:
    """A pair's record lies where every run writes it."""
    change(run / "run.json", lambda record: record["pairs"][0].update(record="/etc/passwd"))
    assert open_run(run).dossiers


def test_a_pair_that_is_named_twice_is_told(run: Path) -> None:
    change(run / "run.json", lambda record: record["pairs"].append(record["pairs"][0]))
    assert "names a pair twice" in refusal(run)
