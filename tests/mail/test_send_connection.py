"""The way to the server: nobody there, nobody there any more, and what this machine calls itself."""

from __future__ import annotations

import socket
from pathlib import Path
from smtplib import SMTP

import pytest

from align.errors import ServerError
from align.mail import connection
from align.mail.connection import connect, own_name
from align.mail.outcome import Outcome
from align.mail.server import Server
from tests.mail.smtp_world import Post, dispatch, post_office, server_at


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


def test_nobody_listens(post: Post) -> None:
    """No server at all: told at once, since the port may be mistyped; nothing is lost."""
    with socket.socket() as unused, post_office() as office:
        unused.bind(("127.0.0.1", 0))
        server = server_at(office, port=unused.getsockname()[1])
        with pytest.raises(ServerError, match=r"cannot be reached .* check host and port.*; nothing was sent now"):
            post.send(server, *map(dispatch, range(1, 6)))
        assert (post.slept, post.said) == ([], [])
        assert post.send(server_at(office), *map(dispatch, range(1, 6))) == Outcome(delivered=5)


def test_nobody_listens_any_more(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that was there before in this run may come back: it is waited for."""
    with post_office({"mail": ["", "421 restarting"]}) as office:
        tries = iter([True, False, False, True])

        def connect_or_not(server: Server) -> SMTP:
            if next(tries):
                return connect(server)
            raise ConnectionRefusedError(111, "Connection refused")

        monkeypatch.setattr(connection, "connect", connect_or_not)
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=2)
        assert len(post.slept) == 3


def test_no_such_host(post: Post) -> None:
    """A name that does not exist, or that cannot be looked up, is not tried again."""
    with post_office() as office, pytest.raises(ServerError, match=r"cannot be reached .* check host and port"):
        post.send(server_at(office, host="post.invalid"), dispatch())
    assert post.slept == []


@pytest.mark.parametrize("name", ["张三的电脑.local", "张三的电脑", "pc"])
def test_a_machine_with_a_chinese_name(name: str, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """It introduces itself by an address, as machines without a name in the net do."""
    own_name.cache_clear()
    monkeypatch.setattr(socket, "getfqdn", lambda: name)
    with post_office() as office:
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)
    own_name.cache_clear()
