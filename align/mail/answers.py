"""What a server's answer means for a message, and how it is told."""

from __future__ import annotations

from typing import NamedTuple

from align.mail.book import State
from align.mail.secret import Secret
from align.visible import make_visible

LONGEST = 200  # characters of an answer that are told: two lines of a terminal hold every common one
TOO_LARGE = 552
CLOSING = 421  # RFC 5321: the server ends the connection


class Reply(NamedTuple):
    """A server's answer as it came; the code is -1 where it had none."""

    code: int
    text: bytes


class Answer(NamedTuple):
    """What became of a message for a recipient, and why."""

    state: State
    said: str
    personal: bool = False  # it concerns this recipient or this message: the next one may fare better


def state_of(reply: Reply) -> State:
    """What became of what the server answers to, while it cannot have the message unless it says so."""
    if 200 <= reply.code < 300:
        return State.DELIVERED
    return State.REFUSED if 500 <= reply.code < 600 else State.FAILED


def words_of(reply: Reply, secret: Secret | None) -> str:
    r"""An answer in one short line, which can neither steer a terminal nor tell the password.

    >>> words_of(Reply(550, b"5.1.1 no such\nuser geheim"), Secret("geheim"))
    '550 5.1.1 no such user ***'
    """
    text = reply.text[: 5 * LONGEST].decode("utf-8", "replace")  # more is cut off than a password is long
    text = secret.hide_in(text) if secret else text
    text = make_visible(" ".join(text.split()))[:LONGEST]
    return f"{reply.code} {text}".rstrip() if reply.code >= 0 else f"no SMTP answer: {text}"
