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
    assert "has schema plan-align/run@9" in refusal(tmp_path)


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
        lambda record: record.pop("rows"),
        lambda record: record["plan"]["source"].update(sha256="0" * 64),
        lambda record: record["template"]["source"].update(name="else.txt"),
        lambda record: record["plan"].update(title="成都市2022年政务公开工作要点"),
        lambda record: record["plan"].update(place="成都市"),
        lambda record: record["rows"].pop(),
        lambda record: record["rows"][0].update(template_items=[99]),
        lambda record: record["rows"][0].update(plan_items=[2]),
        lambda record: record["rows"][0].update(plan_items="1"),
        lambda record: record["rows"][0]["reasons"].append({"code": "unheard-of", "values": []}),
        lambda record: record["rows"][0].update(findings=[{"kind": "target"}]),
        lambda record: record["plan"]["items"][0].update(no=7),
        lambda record: record["plan"]["items"][0].update(task=None),
        lambda record: record["tool"].update(settings_sha256="0" * 64),
        lambda record: record.update(kind="years"),
        lambda record: record.update(schema="plan-align/comparison@2"),
    ],
)
def test_a_record_that_was_changed_is_told(how: Change, run: Path) -> None:
    """Whatever in it is missing, broken, or of another run."""
    change(pair_file(run), how)
    assert "make" in refusal(run)


@pytest.mark.parametrize("cut", [0, 10, -10])
def test_a_record_that_is_cut_is_told(cut: int, run: Path) -> None:
    path = pair_file(run)
    path.write_bytes(path.read_bytes()[:cut])
    assert "is no JSON" in refusal(run)


@pytest.mark.parametrize("key", ["../../etc/passwd", "..", "a/b", "/etc/passwd", "", "a\x00b", "Ä", 7])
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
