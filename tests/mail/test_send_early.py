"""A server that answers before it is asked: what it says is not taken for the answer to what comes next."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from align.mail.outcome import Outcome
from align.mail.server import Tls
from tests.mail.certificates import authority, server_context
from tests.mail.smtp_world import Post, authenticator, dispatch, post_office, server_at, with_password


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


@pytest.mark.parametrize("early", ["421 4.3.2 closing", "451 busy", "250 taken", "4"])
def test_an_answer_that_came_too_early_is_not_taken_for_the_last_one(early: str, post: Post) -> None:
    """In one segment with the server's 354: a server that takes the message all the same has it once."""
    with post_office({"data": [f"354 go on\r\n{early}"]}) as office:
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)
        assert set(office.counts().values()) == {1}
    assert "the server broke off before the end of the message" in post.said[0]


def test_an_early_refusal_is_a_refusal(post: Post) -> None:
    """In one segment with the server's 354 as well: not tried again in this run."""
    with post_office({"data": ["354 go on\r\n552 5.3.4 too large"]}) as office:
        assert post.send(server_at(office), dispatch()) == Outcome(refused=1)
        assert not office.taken


@pytest.mark.parametrize("step", ["rcpt", "end"])
def test_a_server_that_answers_twice_loses_nothing(step: str, post: Post) -> None:
    """Its next answers are to what was asked before: a yes to DATA is none to the message."""
    with post_office({step: ["250 yes\r\n250 yes"]}) as office:
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=2)
        assert office.counts() == {(dispatch(n).id, f"a{n}@example.org"): 1 for n in (1, 2)}


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
@pytest.mark.parametrize("length", [0, io.DEFAULT_BUFFER_SIZE])
def test_an_answer_that_came_too_early_is_seen(length: int, tls: Tls, post: Post) -> None:
    """In one record with the server's 354, whether the reader holds it already or the TLS layer still does."""
    ready = "354 go on\r\n"
    ready = f"354-{'x' * (length - len(ready) - 6)}\r\n{ready}" if length else ready
    deeds = {"data": [f"{ready}421 4.3.2 closing"]}
    context, folder = server_context(post.ledger.parent), post.ledger.parent
    kept: dict[str, Any] = {"tls": context} if tls is Tls.IMPLICIT else {"tls_context": context}
    with post_office(deeds, authenticator=authenticator, **kept) as office:
        server = with_password(office, tls, authority("one").write(folder))
        assert post.send(server, dispatch()) == Outcome(delivered=1)
        assert set(office.counts().values()) == {1}
    assert "the server broke off before the end of the message (421 4.3.2 closing)" in post.said[0]
