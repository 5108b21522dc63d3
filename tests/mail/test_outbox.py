"""An outbox: files that mail programs open, whole or not at all, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from align.errors import OutputError
from align.mail.dispatch import Dispatch
from align.mail.outbox import LIST, write_outbox
from tests.mail.mail_world import composed

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
