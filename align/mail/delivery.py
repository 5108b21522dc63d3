"""One message through an open connection, so that afterwards it is known of every recipient what became of it.

A server has a message when it has read the line that ends it, a single dot, and not before (RFC 5321, 4.1.1.4): a
connection that is lost earlier leaves it with nothing, whatever it has read. So the end is written apart and last:

- Whatever fails before it is written, the message was not delivered. This includes a failure to write it: a socket
  reports one only if the system did not take all bytes (what TLS sends is one record, and a part of it means nothing),
  and an end without its last byte is none.
- A server that speaks or goes before the end has broken off: the end is not written, so here too there is no doubt.
- Once it is written, the answer decides. Without one (connection lost, time-out, no SMTP) nobody can tell: unsure.
- A program that is killed, or interrupted while it writes the end, may have written it: the ledger, which says
  "handing over" from just before it, takes that for unsure too.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from align.mail.answers import CLOSING, TOO_LARGE, Answer, Reply, state_of, words_of
from align.mail.book import State
from align.mail.secret import Secret
from align.mail.wire import on_wire

if TYPE_CHECKING:
    from smtplib import SMTP

END = b".\r\n"
READY = 354  # the server's answer to DATA: it reads the message
EARLY = 1000  # bytes of an answer that comes too early; a code and a sentence are enough
CHUNK = 1 << 16  # bytes written within one time-out: a slow line may take longer for a message, not for this


class Envelope(NamedTuple):
    """A message as it goes over the wire, and its addresses."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes
    options: tuple[str, ...] = ()  # of MAIL


class Terms(NamedTuple):
    """How a delivery is done: what no answer may tell, how long to wait for the last one, what to do before the end."""

    secret: Secret | None
    wait: float
    hand_over: Callable[[tuple[str, ...]], None]  # is told the accepted recipients, just before the end is written


def deliver(client: SMTP, envelope: Envelope, terms: Terms) -> dict[str, Answer]:
    """Send a message to its recipients and say of each what became of it; a lost connection is no error.

    Raises:
        LedgerError: from `hand_over`; then the message is not delivered, and the connection must be dropped.
    """
    answers: dict[str, Answer] = {}
    try:
        taken = write_data(client, envelope, terms, answers) if begin(client, envelope, terms, answers) else ()
    except OSError as error:  # all of smtplib's errors are
        client.close()
        lost = Answer(State.FAILED, f"connection lost before the end of the message ({why(error, terms)})")
        return dict.fromkeys(envelope.recipients, lost) | answers
    if taken:
        terms.hand_over(taken)
        answers |= dict.fromkeys(taken, end_data(client, terms))
    return answers


def begin(client: SMTP, envelope: Envelope, terms: Terms, answers: dict[str, Answer]) -> bool:
    """Name the sender and the recipients; whether any was accepted."""
    reply = Reply(*client.mail(on_wire(envelope.sender), envelope.options))
    if state_of(reply) is not State.DELIVERED:
        refusal = answer_of(client, reply, terms)._replace(personal=reply.code == TOO_LARGE)
        answers |= dict.fromkeys(envelope.recipients, refusal)
        return False
    for recipient in envelope.recipients:
        reply = Reply(*client.rcpt(on_wire(recipient)))
        if state_of(reply) is not State.DELIVERED:
            answer = answer_of(client, reply, terms)
            answers[recipient] = answer._replace(personal=client.sock is not None)
    return len(answers) < len(envelope.recipients)


def write_data(client: SMTP, envelope: Envelope, terms: Terms, answers: dict[str, Answer]) -> tuple[str, ...]:
    """Write the message but its end; the recipients it is for, none if the server will not read it."""
    taken = tuple(one for one in envelope.recipients if one not in answers)
    reply = Reply(*client.docmd("DATA"))
    if reply.code != READY:
        answers |= dict.fromkeys(taken, not_ready(client, reply, terms))
        return ()
    for start in range(0, len(envelope.data), CHUNK):
        client.send(envelope.data[start : start + CHUNK])
    return taken


def not_ready(client: SMTP, reply: Reply, terms: Terms) -> Answer:
    """What it means that the server will not read the message; a yes answers something else: no delivery."""
    answer = of_message(answer_of(client, reply, terms))
    if answer.state is not State.DELIVERED:
        return answer
    client.close()
    return Answer(State.FAILED, f"no answer to DATA that SMTP knows ({answer.said})")


def end_data(client: SMTP, terms: Terms) -> Answer:
    """Write the end of the message, unless the server has broken off, and say what became of it."""
    if broken := broken_off(client, terms):
        client.close()
        return broken
    try:
        client.send(END)
    except OSError as error:
        client.close()
        return Answer(State.FAILED, f"connection lost before the end of the message ({why(error, terms)})")
    try:
        patient(client, terms.wait)
        reply = Reply(*client.getreply())
        patient(client, client.timeout)
    except OSError as error:
        client.close()
        return Answer(State.UNSURE, f"no answer after the end of the message ({why(error, terms)})")
    if 200 <= reply.code < 300 or 400 <= reply.code < 600:
        return of_message(answer_of(client, reply, terms))
    client.close()
    return Answer(
        State.UNSURE, f"no answer that SMTP knows after the end of the message ({words_of(reply, terms.secret)})"
    )


def of_message(answer: Answer) -> Answer:
    """An answer to a message itself: what refuses that for good says nothing of the next one."""
    return answer._replace(personal=answer.state is State.REFUSED)


def broken_off(client: SMTP, terms: Terms) -> Answer | None:
    """What it means that the server has something to say, or is gone, before the message has ended; usually nothing."""
    said = early_words(client)
    if said is None:
        return None
    line = said[:EARLY].partition(b"\n")[0]
    reply = Reply(int(line[:3]) if line[:3].isdigit() else -1, line[4:])
    words = words_of(reply, terms.secret) if said else "connection lost"
    state = State.REFUSED if state_of(reply) is State.REFUSED else State.FAILED
    return of_message(Answer(state, f"the server broke off before the end of the message ({words})"))


def early_words(client: SMTP) -> bytes | None:
    """What can be read without waiting, wherever on its way it is by now; none if nothing, empty if the server is gone.

    One segment may have brought it with the answer before, so the reader that took that one is asked, not the socket.
    With TLS there may be something to read that is not from SMTP; only what is ends the message.
    """
    if client.sock is None or client.file is None:
        return b""
    patient(client, 0)
    try:
        first: bytes | None = client.file.read(1)
        if first:
            with suppress(OSError):  # what was read has been said, whatever comes of the rest
                first += client.file.peek()
    except (BlockingIOError, ssl.SSLWantReadError):
        return None
    except OSError:
        return b""
    finally:
        patient(client, client.timeout)
    return first


def answer_of(client: SMTP, reply: Reply, terms: Terms) -> Answer:
    """What a reply means; a server that ends the connection, or speaks no SMTP, is not spoken to any more."""
    if reply.code == CLOSING or not 200 <= reply.code < 600:
        client.close()
    return Answer(state_of(reply), words_of(reply, terms.secret))


def patient(client: SMTP, seconds: float) -> None:
    """Wait so long for whatever comes next."""
    if client.sock is not None:
        client.sock.settimeout(seconds)


def why(error: OSError, terms: Terms) -> str:
    """What is told of a lost connection."""
    text = str(error) or type(error).__name__
    return terms.secret.hide_in(text) if terms.secret else text
