"""The files of a run beside its pages: they are named by its record, stop nothing, and go when they are outdated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from align.batch import Result, run_folder
from align.report import Paper, PaperSort, Run
from align.run_papers import Draft

LETTER, BOOK = "letters/430500-reply.docx", "workbooks/hunan-1__shaoyang-1.xlsx"


def drafts(*made: tuple[Paper, bytes | Exception]) -> Any:
    """What a run is to make, or how it fails."""

    def make(content: bytes | Exception) -> tuple[bytes]:
        if isinstance(content, Exception):
            raise content
        return (content,)

    def find(*_: Any) -> Iterator[Draft]:
        for paper, content in made:
            yield Draft(f"{paper.place}反馈函", (paper,), partial(make, content))

    return find


def reply(content: bytes | Exception, place: str = "邵阳市", href: str = LETTER) -> tuple[Paper, bytes | Exception]:
    """A letter to a place."""
    return Paper(PaperSort.LETTER, href, "reply", place=place), content


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A province's plan and a city's."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, place in (("hunan.txt", "湖南省"), ("shaoyang.txt", "邵阳市")):
        text = f"{place}2022年政务公开工作要点\n一、主动公开\n（一）推进政府网站建设。\n（二）加强财政信息公开。\n"
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(documents: Path) -> tuple[Result, Path, Any]:
    """Run a folder: the result, where it lies, and its record."""
    out = documents.parent / "out"
    result = run_folder(documents, out)
    return result, out, json.loads((out / "run.json").read_text(encoding="utf-8"))


def test_a_record_names_every_file_beside_the_pages(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the pair or the place that it is about, and the hash of what it holds."""
    book = Paper(PaperSort.WORKBOOK, BOOK, pair="hunan-1__shaoyang-1"), b"PK"
    monkeypatch.setattr("align.run_papers.draft_letters", drafts(reply(b"\0docx")))
    monkeypatch.setattr(
        "align.run_papers.draft_workbooks", drafts(book, (Paper(PaperSort.WORKBOOK, "workbook.xlsx"), b""))
    )
    _, out, record = run(documents)
    assert (out / LETTER).read_bytes() == b"\0docx"
    sha256 = hashlib.sha256(b"\0docx").hexdigest()
    assert record["letters"] == [{"form": "reply", "pair": None, "place": "邵阳市", "file": LETTER, "sha256": sha256}]
    assert [(one["pair"], one["file"]) for one in record["workbooks"]] == [
        ("hunan-1__shaoyang-1", BOOK),
        (None, "workbook.xlsx"),
    ]


def test_a_file_that_fails_stops_no_other(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told among the failures, by its sort, and one of an earlier run does not stay in its place."""
    monkeypatch.setattr("align.run_papers.draft_letters", drafts(reply(b"old")))
    _, out, _ = run(documents)
    assert (out / LETTER).exists()
    made = reply(b"new", "长沙市", "letters/430100-reply.docx")
    monkeypatch.setattr("align.run_papers.draft_letters", drafts(reply(ZeroDivisionError()), made))
    result, out, record = run(documents)
    assert [failure.name for failure in result.failed] == ["邵阳市反馈函"]
    assert [one["what"] for one in record["failures"]] == ["letter"]
    assert [one["place"] for one in record["letters"]] == ["长沙市"]
    assert not (out / LETTER).exists()
    assert len(record["pairs"]) == 1


def test_only_files_that_a_run_would_write_are_taken_away(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a record that somebody has tampered with names."""
    monkeypatch.setattr("align.run_papers.draft_letters", drafts(reply(b"old")))
    _, out, record = run(documents)
    others = (
        "letters/.hidden.docx",
        "letters/../kept.docx",
        "kept.docx",
        "letters/kept.txt",
        "letters/../letters/kept.docx",
    )
    for name in others:
        (out / name).write_text("kept", encoding="utf-8")
        record["letters"].append({"file": name})
    (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
    monkeypatch.setattr("align.run_papers.draft_letters", drafts())
    run(documents)
    assert not (out / LETTER).exists()
    assert all((out / name).exists() for name in others)


def test_every_sort_is_asked_once_for_the_whole_run(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the run that the overview shows."""
    seen: list[Run] = []

    def note(run: Run, *_: Any) -> Iterator[Draft]:
        seen.append(run)
        return iter(())

    monkeypatch.setattr("align.run_papers.draft_letters", note)
    result, _, _ = run(documents)
    assert seen[0].pairs == result.run.pairs
