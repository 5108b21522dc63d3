"""A real SMTP server on loopback that keeps what it takes and fails where a test tells it to.

A deed is what befalls a step (greeting, ehlo, auth, mail, rcpt, data, body, end): an answer to give instead
("451 busy"), `drop` (the connection is reset), `hang` (no answer, ever), after `take, ` also with the message taken;
"" is the usual. At data an answer that begins with 354 is given and the message read all the same.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, NamedTuple

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from align.mail.book import Book
from align.mail.dispatch import Dispatch
from align.mail.ledger import LEDGER, open_ledger
from align.mail.outcome import Outcome
from align.mail.patience import Manner, Patience
from align.mail.secret import Secret
from align.mail.sending import send_all
from align.mail.server import Server, Tls

HOST, USER, PASSWORD = "127.0.0.1", "office", "Qx7-geheim"
SENDER = "sender@example.org"
SOON = 20.0  # seconds after which a test has failed rather than waits on
TAKE = "take, "
Deeds = Callable[[str, str], str]


class Taken(NamedTuple):
    """A message that the server accepted."""

    id: str
    recipients: tuple[str, ...]
    message: EmailMessage


class PostOffice:
    """The server: what it took, what it was told, and how many connections are open."""

    def __init__(self, deeds: Deeds, **options: Any) -> None:
        self.deeds = deeds
        self.options = options
        self.taken: list[Taken] = []
        self.steps: list[str] = []
        self.connections = 0
        self.open = 0
        self.port = 0

    def befall(self, step: str, argument: str = "") -> str:
        """Note a step and say what befalls it."""
        self.steps.append(f"{step} {argument}".strip())
        return self.deeds(step, argument)

    def take(self, envelope: Envelope) -> None:
        """Accept a message."""
        message = message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(Taken(message["X-Dispatch"], tuple(envelope.rcpt_tos), message))

    def counts(self) -> Counter[tuple[str, str]]:
        """How often each message was taken for each recipient."""
        return Counter((one.id, recipient) for one in self.taken for recipient in one.recipients)

    def settle(self) -> None:
        """Wait until no connection is open."""
        until(lambda: self.open == 0)


def befallen(command: str) -> Callable[[Conversation, str | None], Awaitable[None]]:
    """A command as aiosmtpd does it, unless something else befalls it."""

    async def method(conversation: Conversation, argument: str | None) -> None:
        address = (argument or "").partition("<")[2].partition(">")[0] if command == "RCPT" else ""
        if not await conversation.do(conversation.office.befall(command.lower(), address)):
            await getattr(SMTP, f"smtp_{command}")(conversation, argument)

    return method


class Conversation(SMTP):
    """One connection."""

    def __init__(self, office: PostOffice) -> None:
        self.office = office
        self.greeted = False
        self.ready = ""  # what is said for the next 354
        super().__init__(self, **office.options)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it; STARTTLS makes it anew."""
        self.office.open += self._original_transport is None
        self.office.connections += self._original_transport is None
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Count it."""
        self.office.open -= 1
        super().connection_lost(error)

    async def push(self, status: Any) -> None:
        """Answer; the first answer is the greeting."""
        if not self.greeted:
            self.greeted = True
            if await self.do(self.office.befall("greeting")):
                return
        if self.ready and str(status).startswith("354"):
            status, self.ready = self.ready, ""
        await super().push(status)

    async def do(self, deed: str) -> bool:
        """Do what befalls a step, if anything does."""
        if deed == "drop":
            assert isinstance(self.transport, asyncio.Transport)
            self.transport.abort()
            await asyncio.sleep(SOON)  # until the loop has noticed and ends this
        elif deed == "hang":
            try:
                await asyncio.sleep(SOON)
            finally:
                self._writer.close()
        elif deed:
            await super().push(deed.encode())
            if deed.startswith("421") and isinstance(self.transport, asyncio.Transport):
                self.transport.close()
        return bool(deed)

    smtp_EHLO, smtp_AUTH, smtp_MAIL, smtp_RCPT = map(befallen, ("EHLO", "AUTH", "MAIL", "RCPT"))  # noqa: N815 - aiosmtpd

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd finds commands by name
        """Read a message, or not, or not to its end."""
        deed = self.office.befall("data")
        self.ready = deed if deed.startswith("354") else ""
        if not self.ready and await self.do(deed):
            return
        if deed := self.office.befall("body"):
            await super().push("354 go on")
            await self._reader.readline()
            await self.do(deed)
            return
        await super().smtp_DATA(arg)

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message, or not, and answer, or not."""
        assert session.peer
        deed = self.office.befall("end")
        if not deed or deed.startswith((TAKE, "250 ")):
            self.office.take(envelope)
        deed = deed.removeprefix(TAKE)
        if deed in ("drop", "hang"):
            await self.do(deed)
        return deed or "250 2.0.0 taken"


@contextmanager
def post_office(deeds: Deeds | Mapping[str, Iterable[str]] | None = None, **options: Any) -> Iterator[PostOffice]:
    """A server as long as the block; `tls` is its certificate from the first byte, `tls_context` for STARTTLS."""
    implicit: ssl.SSLContext | None = options.pop("tls", None)
    usual = {"hostname": "post.example.org", "auth_require_tls": "tls_context" in options, "timeout": SOON}
    office = PostOffice(deeds if callable(deeds) else in_turn(deeds or {}), **usual | options)
    loop = asyncio.new_event_loop()
    office.options["loop"] = loop
    loop.set_exception_handler(lambda *_: None)  # connections that end in the middle are what this is for
    started: Future[int] = Future()

    def serve() -> None:  # all of it in a thread of its own, since Playwright keeps a loop running in the tests' one
        server = loop.run_until_complete(loop.create_server(lambda: Conversation(office), HOST, 0, ssl=implicit))
        started.set_result(server.sockets[0].getsockname()[1])
        loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    office.port = started.result(SOON)
    try:
        yield office
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(SOON)


def in_turn(deeds: Mapping[str, Iterable[str]]) -> Deeds:
    """What befalls the first, second… time of each step, `step argument` before `step`; then the usual."""
    left = {step: iter(those) for step, those in deeds.items()}

    def deed(step: str, argument: str) -> str:
        name = f"{step} {argument}" if f"{step} {argument}" in left else step
        return next(left.get(name, iter(())), "")

    return deed


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true, not for ever."""
    end = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


def authenticator(_: object, __: object, ___: object, mechanism: str, data: Any) -> AuthResult:
    """Know one user."""
    good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=good, message=None if good else f"535 5.7.8 {mechanism} refused")


def server_at(office: PostOffice, **changed: Any) -> Server:
    """How to reach a server, in the open unless told."""
    usual = Server(HOST, SENDER, office.port, tls=Tls.NONE, timeout=5, timeout_after_data=5)
    return replace(usual, **changed)


def with_password(office: PostOffice, tls: Tls, ca_file: Path | None, password: str = PASSWORD) -> Server:
    """How to reach a server privately and sign in."""
    return server_at(office, tls=tls, ca_file=ca_file, user=USER, password=Secret(password))


def dispatch(number: int = 1, *recipients: str, words: str = "各项任务") -> Dispatch:
    """A small message to an office."""
    name = f"{number:016x}"
    to = recipients or (f"a{number}@example.org",)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, ", ".join(to), f"第{number}号核对表"
    message["X-Dispatch"] = name
    message.set_content(f"{words}\n.\n..\n")
    return Dispatch(name, "邵阳市", f"第{number}办公室", to, message)


class Talk(list[str]):
    """What a run said."""

    def __str__(self) -> str:
        return "\n".join(self)


class Post:
    """A folder with a ledger, from which messages are sent; nothing waits."""

    def __init__(self, folder: Path, **patience: Any) -> None:
        self.ledger = folder / LEDGER
        self.patience = Patience(**patience)
        self.said = Talk()
        self.slept: list[float] = []

    def send(self, server: Server, *dispatches: Dispatch, newer: bool = False) -> Outcome:
        """Send messages as the command does."""
        manner = Manner(self.patience, newer, self.said.append, self.slept.append)
        with open_ledger(self.ledger) as ledger:
            return send_all(dispatches, server, ledger, [(one.place, one.office) for one in dispatches], manner)

    def decide(self, which: str, *, arrived: bool) -> None:
        """Say what became of an unsure message."""
        with open_ledger(self.ledger) as ledger:
            ledger.note([ledger.book.decide(which, arrived)])

    def book(self) -> Book:
        """What the ledger says."""
        from align.mail.ledger import read_ledger

        return read_ledger(self.ledger)
