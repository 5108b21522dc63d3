"""The ledger: nothing is sent without it, it survives whatever happens, and a person decides what is unsure."""

from __future__ import annotations

import errno
import json
import os
import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from align.errors import LedgerError
from align.mail import ledger as ledgers
from align.mail.book import Book, Entry, State
from align.mail.interrupts import WAITS, interrupts_held
from align.mail.ledger import LEDGER, SCHEMA, Ledger, open_ledger, read_ledger
from align.mail.outcome import Outcome
from align.mail.secret import Secret
from tests.mail.smtp_world import PASSWORD, USER, Post, dispatch, post_office, server_at, until

NINE = datetime(2022, 6, 1, 9, tzinfo=UTC)
ID = dispatch().id


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


def entry(state: State, *recipients: str, message: str = ID, office: str = "办公室") -> Entry:
    """A line of the ledger."""
    return Entry("", message, state, "邵阳市", office, recipients or ("a@x.org",))


def test_what_stands_in_it(post: Post) -> None:
    """When, which message, to whom, how far, the server's answer; nothing of the message, nor the password."""
    with post_office() as office, open_ledger(post.ledger, lambda: NINE) as ledger:
        from align.mail.sending import send_all

        server = server_at(office)
        send_all([dispatch(1, "a@x.org", "b@x.org", words="绝密的内容")], server, ledger)
    text = post.ledger.read_text(encoding="utf-8")
    first, *lines = map(json.loads, text.splitlines())
    assert first == {"schema": SCHEMA}
    assert [one["state"] for one in lines] == ["begun", "handing-over", "delivered"]
    assert lines[-1] == {
        "at": "2022-06-01T09:00:00+00:00",
        "id": ID,
        "state": "delivered",
        "place": "邵阳市",
        "office": "第1办公室",
        "recipients": ["a@x.org", "b@x.org"],
        "said": "250 2.0.0 taken",
    }
    assert "绝密" not in text


@pytest.mark.parametrize("torn", range(1, 60, 7))
@pytest.mark.parametrize("state", [State.HANDING_OVER, State.DELIVERED])
def test_a_torn_last_line_counts_for_nothing(torn: int, state: State, post: Post) -> None:
    """The step after it was not taken; the line is taken away, and the next ones are whole."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.BEGUN)])
        ledger.note([entry(state)])
    post.ledger.write_bytes(post.ledger.read_bytes()[:-torn])
    assert post.book().last(ID)["a@x.org"].state is State.BEGUN
    with open_ledger(post.ledger) as ledger:
        assert ledger.book.left(ID, ["a@x.org"]) == ("a@x.org",)
        ledger.note([entry(State.FAILED)])
    assert post.book().last(ID)["a@x.org"].state is State.FAILED
    assert len(post.ledger.read_bytes().splitlines()) == 3


@pytest.mark.parametrize("length", range(len(ledgers.OPENING)))
def test_a_torn_first_line(length: int, post: Post) -> None:
    """Killed before anything was noted: as if there were no ledger."""
    post.ledger.write_bytes(ledgers.OPENING[:length])
    with open_ledger(post.ledger) as ledger:
        assert ledger.book.unsure() == ()
    assert post.ledger.read_bytes() == ledgers.OPENING


BROKEN = {
    "another file": b"name,place\n",
    "another file without an end": b"name,place",
    "another version": b'{"schema": "plan-align/sent@9"}\n',
    "no JSON": ledgers.OPENING + b"not JSON\n",
    "no entry": ledgers.OPENING + b"[1]\n",
    "an unknown state": ledgers.OPENING + ledgers.to_line(entry(State.BEGUN)).replace(b"begun", b"lost"),
    "a key too many": ledgers.OPENING + ledgers.to_line(entry(State.BEGUN)).replace(b'"at"', b'"x": 1, "at"'),
    "recipients that are none": ledgers.OPENING + ledgers.to_line(entry(State.BEGUN)).replace(b'["a@x.org"]', b"[1]"),
    "zeros": ledgers.OPENING + b"\0" * 40 + b"\n",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_ledger_that_somebody_changed_is_not_guessed_at(broken: str, post: Post) -> None:
    """Nothing is sent, and the file stays as it is."""
    post.ledger.write_bytes(BROKEN[broken])
    with post_office() as office, pytest.raises(LedgerError, match=f"{LEDGER}: (not a ledger|line 2 cannot be read)"):
        post.send(server_at(office), dispatch())
    assert post.ledger.read_bytes() == BROKEN[broken]
    assert office.steps == []


def test_two_runs_at_once(post: Post) -> None:
    """The second is kept out, one that only looks is not."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.DELIVERED)])
        with pytest.raises(LedgerError, match="another run is sending from this folder"), open_ledger(post.ledger):
            pass
        assert post.book().left(ID, ["a@x.org"]) == ()
    with open_ledger(post.ledger) as ledger:
        assert ledger.book.left(ID, ["a@x.org", "b@x.org"]) == ("b@x.org",)


def test_no_folder_no_ledger(tmp_path: Path) -> None:
    """A line, no traceback."""
    with pytest.raises(LedgerError, match="cannot be written"), open_ledger(tmp_path / "missing" / LEDGER):
        pass
    assert read_ledger(tmp_path / LEDGER).unsure() == ()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A disk that has room for so many lines and a half."""
    room, write = [0], os.write

    def narrow(file: int, data: bytes) -> int:
        if room[0] > 0 or bytes(data[:1]) != b"{":
            room[0] -= 1
            return write(file, data)
        write(file, bytes(data)[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", narrow)
    return room


def test_a_full_disk_before_the_first_message(post: Post, full_disk: list[int]) -> None:
    """Nothing is sent without a ledger."""
    full_disk[0] = 1
    with post_office() as office:
        with pytest.raises(LedgerError, match=r"No space left on device.*make room"):
            post.send(server_at(office), dispatch())
        office.settle()
        assert "mail" not in office.steps
    assert post.ledger.read_bytes() == ledgers.OPENING


def test_a_full_disk_before_the_end_of_a_message(post: Post, full_disk: list[int]) -> None:
    """The message is broken off: the server takes nothing, the repeat sends it."""
    full_disk[0] = 2
    with post_office() as office:
        with pytest.raises(LedgerError, match="No space left"):
            post.send(server_at(office), dispatch())
        office.settle()
        assert (office.steps[-1], office.taken) == ("body", [])
        full_disk[0] = 99
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)


def test_a_full_disk_after_the_answer(post: Post, full_disk: list[int]) -> None:
    """What the server answered is told, since it could not be noted; the repeat asks, and sends nothing."""
    full_disk[0] = 3
    with post_office() as office:
        with pytest.raises(LedgerError, match=f"not written down of {ID} 邵阳市 第1办公室: delivered a1@example.org"):
            post.send(server_at(office), dispatch(1), dispatch(2))
        full_disk[0] = 99
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=1, unsure=1)
        post.decide(ID, arrived=True)
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(already=2)
        assert set(office.counts().values()) == {1}


def test_a_person_decides_by_recipient(post: Post) -> None:
    """Where one of two has it and the other has not, each is named."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.HANDING_OVER, "a@x.org"), entry(State.UNSURE, "b@x.org")])
    post.decide(f"{ID}:a@x.org", arrived=True)
    post.decide(ID, arrived=False)
    assert post.book().left(ID, ["a@x.org", "b@x.org"]) == ("b@x.org",)
    assert post.book().unsure() == ()


@pytest.mark.parametrize("which", ["1234", f"{ID}:c@x.org", "", f"{ID[:8]}"])
def test_only_what_is_unsure_can_be_decided(which: str, post: Post) -> None:
    """The error names what is."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.UNSURE), entry(State.DELIVERED, message="1234")])
    with pytest.raises(LedgerError, match=f"unsure are: {ID}"):
        post.decide(which, arrived=True)


def test_an_unsure_message_that_is_no_longer_composed_is_still_told(post: Post) -> None:
    """The list of offices may have changed; who may have a message does not."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.HANDING_OVER)])
    with post_office() as office:
        assert post.send(server_at(office), dispatch(2)) == Outcome(delivered=1, unsure=1)
    assert post.said[0].startswith(f"UNSURE {ID} 邵阳市 办公室")


def test_ctrl_c_waits_for_the_answer(post: Post) -> None:
    """While a message is handed over it is noted and comes after the answer: nobody has to ask what became of it."""
    with post_office() as office:
        deeds = office.deeds

        def interrupt(step: str, argument: str) -> str:
            if step == "end" and len(office.taken) == 1:
                os.kill(os.getpid(), signal.SIGINT)
            return deeds(step, argument)

        office.deeds = interrupt
        with pytest.raises(KeyboardInterrupt):
            post.send(server_at(office), *map(dispatch, (1, 2, 3)))
        assert post.said[0].startswith("interrupted; waiting for the server's answer")
        assert post.said[1:] == ["interrupted; a repeat of the command goes on where this one ended"]
        assert post.book().unsure() == ()
        assert post.send(server_at(office), *map(dispatch, (1, 2, 3))) == Outcome(delivered=1, already=2)


@pytest.mark.parametrize("step", ["mail", "rcpt", "data"])
def test_ctrl_c_at_other_times(step: str, post: Post) -> None:
    """At once; what was not handed over is sent by the repeat."""
    with post_office({step: ["hang"]}) as office:
        waiter = threading.Thread(target=lambda: interrupt_at(office.steps, step))
        waiter.start()
        with pytest.raises(KeyboardInterrupt):
            post.send(server_at(office, timeout=15), dispatch())
        waiter.join()
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)


def interrupt_at(steps: list[str], step: str) -> None:
    """Press Ctrl-C when the server has come so far."""
    until(lambda: any(one.startswith(step) for one in steps))
    os.kill(os.getpid(), signal.SIGINT)


def test_a_second_ctrl_c_does_not_wait() -> None:
    """Whoever presses it twice means it."""
    came: list[str] = []
    with pytest.raises(KeyboardInterrupt), interrupts_held(came.append):  # noqa: PT012 - what is tested is how far it comes
        os.kill(os.getpid(), signal.SIGINT)
        came.append("first")
        os.kill(os.getpid(), signal.SIGINT)
        came.append("second")
    assert came == [WAITS, "first"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_clock_is_passed_in(post: Post) -> None:
    """Each line has the time at which it was written, in one zone."""
    ticks = (NINE + timedelta(hours=hour) for hour in range(9))
    with open_ledger(post.ledger, lambda: next(ticks)) as ledger:
        ledger.note([entry(State.BEGUN)])
        ledger.note([entry(State.DELIVERED)])
    assert [json.loads(line).get("at", "")[11:13] for line in post.ledger.read_text().splitlines()] == ["", "09", "10"]


def test_the_ledger_is_for_its_owner_only(post: Post) -> None:
    """It names people's addresses."""
    with open_ledger(post.ledger):
        assert os.name == "nt" or post.ledger.stat().st_mode & 0o077 == 0


def test_an_empty_note_is_none(post: Post) -> None:
    """Nobody addressed, nothing written."""
    with open_ledger(post.ledger) as ledger:
        ledger.note([entry(State.BEGUN)._replace(recipients=())])
        assert isinstance(ledger, Ledger)
    assert post.ledger.read_bytes() == ledgers.OPENING
    assert Book().earlier(ID, ("", "")) == {}
    assert Secret("").hide_in(f"{USER} {PASSWORD}") == f"{USER} {PASSWORD}"
