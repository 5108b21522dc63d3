"""A ledger that is removed or replaced while a run has it open: what is locked is what is read, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from align.errors import LedgerError
from align.mail import ledger as ledgers
from align.mail.outcome import Outcome
from tests.mail.smtp_world import Post, dispatch, post_office, server_at

REPLACED = "was removed or replaced while it was open"


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


def replace(path: Path) -> None:
    """Put another file of the same bytes in its place, as programs do that save or copy."""
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.replace(other, path)


@pytest.mark.parametrize("deed", [replace, Path.unlink])
def test_between_opening_and_reading(deed: Callable[[Path], None], post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one file would be locked, and another one read; a repeat finds the new one and goes on."""
    lock = ledgers.lock

    def locked_late(path: Path, file: int) -> None:
        lock(path, file)
        deed(path)

    with post_office() as office:
        post.send(server_at(office), dispatch(1))
        monkeypatch.setattr(ledgers, "lock", locked_late)
        with pytest.raises(LedgerError, match=REPLACED):
            post.send(server_at(office), dispatch(1), dispatch(2))
        assert len(office.taken) == 1
    assert post.ledger.exists() is (deed is replace)


@pytest.mark.parametrize("step", ["mail", "rcpt", "data"])
def test_amid_a_message(step: str, post: Post) -> None:
    """What would be noted where no repeat finds it is not sent; a repeat sends it, once."""
    with post_office() as office:
        deeds = office.deeds

        def deed(now: str, argument: str) -> str:
            if now == step and not office.taken and post.ledger.exists():
                replace(post.ledger)
            return deeds(now, argument)

        office.deeds = deed
        with pytest.raises(LedgerError, match=REPLACED):
            post.send(server_at(office), dispatch(1), dispatch(2))
        assert not office.taken
        office.deeds = deeds
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=2)
        assert set(office.counts().values()) == {1}


def test_the_locked_file_is_the_one_that_is_read(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if another has its name for a moment."""
    with post_office() as office:
        post.send(server_at(office), dispatch(1))
        data = post.ledger.read_bytes()
        monkeypatch.setattr(Path, "read_bytes", lambda _: data[: data.index(b"\n") + 1])
        assert post.send(server_at(office), dispatch(1)) == Outcome(already=1)
