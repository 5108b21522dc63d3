"""An outbox: files that mail programs open, whole or not at all, and nothing else is touched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from align.errors import OutputError
from align.mail.dispatch import Dispatch
from align.mail.outbox import LIST, write_outbox
from tests.mail import killed_outbox
from tests.mail.killed_outbox import drafts
from tests.mail.mail_world import composed

ROOT = Path(__file__).parents[2]
NEVER = 10_000
ROWS = ("绵阳市,市政府办,a@b.cn,,,", "德阳市,市教育局,b@b.cn,,led,")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_message_is_a_file(tmp_path: Path) -> None:
    """Named by number, place and office, and the same bytes each time."""
    dispatches = composed(tmp_path, *ROWS)
    names = write_outbox(tmp_path / "one", dispatches, 2)
    assert names == ("001_绵阳市_市政府办.eml", "002_德阳市_市教育局.eml")
    message = message_from_bytes((tmp_path / "one" / names[1]).read_bytes(), policy=default)
    assert message["To"] == "b@b.cn"
    write_outbox(tmp_path / "two", composed(tmp_path, *ROWS), 2)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_an_earlier_outbox_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    """Also where it had more messages."""
    box = tmp_path / "box"
    write_outbox(box, composed(tmp_path, *ROWS), 2)
    (box / "note.txt").write_text("mine", "utf-8")
    write_outbox(box, composed(tmp_path, ROWS[1]), 1)
    assert list(bytes_of(box)) == ["001_德阳市_市教育局.eml", "note.txt", LIST]


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    """Nothing in it is touched."""
    (tmp_path / "mine.eml").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="holds other files than an outbox"):
        write_outbox(tmp_path, composed(tmp_path, *ROWS), 2)
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(OutputError, match="is a file; name a folder"):
        write_outbox(tmp_path / "mine.eml", [], 0)


def test_a_foreign_file_is_not_overwritten(tmp_path: Path) -> None:
    """Also in a folder that holds an outbox."""
    box = tmp_path / "box"
    write_outbox(box, composed(tmp_path, ROWS[1]), 1)
    (box / "002_德阳市_市教育局.eml").write_text("mine", "utf-8")
    before = bytes_of(box)
    with pytest.raises(OutputError, match="none of the outbox's messages"):
        write_outbox(box, composed(tmp_path, *ROWS), 2)
    assert bytes_of(box) == before


def test_a_list_that_names_other_files_takes_none_away(tmp_path: Path) -> None:
    """Only what an outbox would write."""
    box = tmp_path / "box"
    write_outbox(box, composed(tmp_path, ROWS[1]), 1)
    (tmp_path / "1.eml").write_text("mine", "utf-8")
    (box / "letter.eml").write_text("mine", "utf-8")
    text = (box / LIST).read_text("utf-8")
    (box / LIST).write_text(text.replace("001_德阳市_市教育局.eml", "../1.eml"), "utf-8")
    (box / "001_德阳市_市教育局.eml").unlink()
    write_outbox(box, composed(tmp_path, ROWS[0]), 1)
    assert (tmp_path / "1.eml").exists()
    assert (box / "letter.eml").exists()


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    """All messages or none."""

    def broken() -> Iterator[Dispatch]:
        yield from composed(tmp_path, ROWS[1])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_outbox(tmp_path / "box", broken(), 2)
    assert list((tmp_path / "box").iterdir()) == []


def run_killed(box: Path, step: int) -> tuple[int, list[str]]:
    """Write three messages over an outbox of four, in a process that is killed at a step: how it ended, its steps."""
    write_outbox(box, drafts(4, "before"), 4)
    (box / "note.txt").write_text("mine", "utf-8")
    command = [sys.executable, "-m", killed_outbox.__name__, str(box), str(step)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, cwd=ROOT, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode, done.stdout.splitlines()


def check_repeat(box: Path) -> None:
    """What lies there is named by the list, and a repeat leaves what a first run would, and the person's own file."""
    listed = {one["file"] for one in json.loads((box / LIST).read_text("utf-8"))["messages"]}
    assert {path.name for path in box.glob("*.eml")} <= listed
    write_outbox(box, drafts(3), 3)
    fresh = box.with_name("fresh")
    write_outbox(fresh, drafts(3), 3)
    assert bytes_of(box) == {**bytes_of(fresh), "note.txt": b"mine"}


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The steps of a run that nobody kills."""
    ended, steps = run_killed(tmp_path_factory.mktemp("whole") / "box", NEVER)
    assert ended == 0
    return steps


POINTS = (  # a step by its name, and which one of that name
    ("wrote the probe", 0),
    ("amid a part", 0),
    ("wrote a part", 2),
    ("wrote a part", 3),
    ("took away", 1),
    ("put outbox.json", 0),
    ("put a message", 0),
    ("put a message", 2),
)


@pytest.mark.parametrize(("name", "which"), POINTS)
def test_killed_at_a_point(name: str, which: int, steps: list[str], tmp_path: Path) -> None:
    """The command can be repeated, and nothing of what was half done is left."""
    number = [at for at, step in enumerate(steps, 1) if step == name][which]
    ended, taken = run_killed(tmp_path / "box", number)
    assert (ended, taken[-1]) == (-signal.SIGKILL, name)
    check_repeat(tmp_path / "box")


@pytest.mark.slow
def test_killed_at_every_step(steps: list[str], tmp_path: Path) -> None:
    """Whichever write, move or removal is the last one."""
    assert len(steps) >= 16
    for number in range(1, len(steps) + 1):
        (tmp_path / str(number)).mkdir()
        run_killed(tmp_path / str(number) / "box", number)
        check_repeat(tmp_path / str(number) / "box")


@pytest.mark.parametrize("last", range(1, 5))
def test_a_move_that_fails_leaves_an_outbox(last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told, no parts left, and the command can be repeated."""
    box, moved, replace = tmp_path / "box", iter(range(1, 5)), os.replace

    def fail(part: Path, place: Path) -> None:
        if next(moved) == last:
            raise OSError(28, "No space left on device")
        replace(part, place)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail)
        with pytest.raises(OutputError, match="No space left"):
            write_outbox(box, drafts(3), 3)
    assert not list(box.glob(".*"))
    assert (box / LIST).exists() is (last > 1)
    write_outbox(box, drafts(3), 3)
    assert len(bytes_of(box)) == 4


PARTS = (".plan-align-7-12.part", ".plan-align-7-probe.part")


def test_a_folder_of_nothing_but_parts_is_an_empty_one(tmp_path: Path) -> None:
    """What was killed before it put anything in its place is taken away."""
    for name in PARTS:
        (tmp_path / name).write_text("whole messages", "utf-8")
    names = write_outbox(tmp_path, drafts(1), 1)
    assert list(bytes_of(tmp_path)) == [*names, LIST]


@pytest.mark.parametrize(
    "like", [".plan-align-7-x.part", "plan-align-7-1.part", ".plan-align-7-1.part.eml", ".plan-align-٧-1.part"]
)
def test_what_only_looks_like_a_part_is_somebody_s_file(like: str, tmp_path: Path) -> None:
    """Beside it not even parts are touched."""
    for name in (*PARTS, like):
        (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="holds other files"):
        write_outbox(tmp_path, drafts(1), 1)
    assert set(bytes_of(tmp_path)) == {*PARTS, like}


def test_of_two_at_once_one_fails(tmp_path: Path) -> None:
    """The one whose parts the other took away says so, and places none of its messages."""

    def robbed() -> Iterator[Dispatch]:
        yield from drafts(2)
        for part in tmp_path.glob(".*.part"):
            part.unlink()

    with pytest.raises(OutputError, match="No such file"):
        write_outbox(tmp_path, robbed(), 2)
    assert list(bytes_of(tmp_path)) == [LIST]
