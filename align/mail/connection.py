"""The connection to the mail server: opened when it is needed, and again when it was lost."""

from __future__ import annotations

import ssl
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from align.errors import ServerError
from align.mail.answers import Reply, words_of
from align.mail.server import Server, Tls, tls_context

if TYPE_CHECKING:
    from smtplib import SMTP, SMTPResponseException


LEAVE = 5.0  # seconds: all messages have their answers by then
NO_NAME = "[127.0.0.1]"  # RFC 5321, 4.1.4: an address in place of a name; smtplib says the same


class NotNowError(ServerError):
    """The server cannot be reached for the moment."""


class NobodyThereError(NotNowError):
    """Nobody listens at that place, or there is no such place."""


class Connection:
    """One connection for many messages."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._client: SMTP | None = None
        self._met = False  # whether the server was there before

    def client(self) -> SMTP:
        """The open connection, signed in.

        Raises:
            NotNowError: there is none for the moment.
            ServerError: there will be none until somebody changes something, or so it seems.
        """
        if self._client is None or self._client.sock is None:
            try:
                self._client = open_client(self.server)
            except NobodyThereError as error:
                if self._met:
                    raise
                raise ServerError(f"{error}; check host and port, or repeat the command later") from None
            self._met = True
        return self._client

    def clear(self) -> None:
        """Have the server forget a message that it did not take; a connection that will not is dropped."""
        if self._client is None or self._client.sock is None:
            return
        try:
            code, _ = self._client.docmd("RSET")
        except OSError:
            code = -1
        if code != 250:
            self.drop()

    def drop(self) -> None:
        """End the connection without a word: in the middle of a message a word would be part of it."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def close(self) -> None:
        """Take leave of the server, for no longer than the messages are worth waiting for."""
        if self._client is not None and self._client.sock is not None:
            self._client.sock.settimeout(min(self.server.timeout, LEAVE))
            with suppress(OSError):
                self._client.quit()
        self.drop()


def open_client(server: Server) -> SMTP:
    """Connect, make the connection private, and sign in."""
    client: SMTP | None = None
    try:
        client = connect(server)
        client.ehlo_or_helo_if_needed()
        if server.tls is Tls.STARTTLS:
            client.starttls(context=tls_context(server))
            client.ehlo_or_helo_if_needed()
        if server.password is not None:
            client.login(server.user, server.password.reveal())
    except BaseException as error:
        if client is not None:
            client.close()
        if isinstance(error, OSError):  # all of smtplib's and ssl's errors are
            raise explain(error, server) from None
        raise
    return client


def connect(server: Server) -> SMTP:
    """An open connection, over TLS from its first byte if so told; what is written goes out at once."""
    import smtplib
    import socket

    place, wait = (server.host, server.port, own_name()), server.timeout
    if server.tls is Tls.IMPLICIT:
        client: SMTP = smtplib.SMTP_SSL(*place, timeout=wait, context=tls_context(server))
    else:
        client = smtplib.SMTP(*place, timeout=wait)
    if client.sock is not None:  # the end of a message is written apart: it need not wait for what went before
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


@cache
def own_name() -> str:
    """What this machine calls itself to servers: its full name, or a bare address where that has none or is Chinese."""
    import socket

    try:
        name = socket.getfqdn()
    except UnicodeError:  # a name that no net would take
        return NO_NAME
    return name if name.isascii() and "." in name else NO_NAME


def explain(error: OSError, server: Server) -> ServerError:
    """What an error in connecting means: an answer for good, a wrong certificate or name, or bad luck."""
    import smtplib
    import socket

    place = f"{server.host}:{server.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message or str(error)
        return ServerError(
            f"{place}: its certificate is not valid ({why}); check host, or name its authority as ca_file"
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return explain_answer(error, server, place)
    if isinstance(error, smtplib.SMTPNotSupportedError | smtplib.SMTPException) and not isinstance(
        error, smtplib.SMTPServerDisconnected
    ):
        return ServerError(f"{place}: {explain_lack(error, server)}")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return ServerError(f"{place}: no TLS with it ({error.reason or 'handshake failed'}); check port and tls")
    sort = NobodyThereError if isinstance(error, socket.gaierror | ConnectionRefusedError) else NotNowError
    return sort(f"{place}: cannot be reached ({error.strerror or error})")


def explain_lack(error: OSError, server: Server) -> str:
    """What a server lacks that cannot do what it was asked."""
    if "STARTTLS" in str(error):
        return 'it offers no STARTTLS; use tls = "tls" with its port, or tls = "none" if nobody can listen'
    if server.password is not None:
        return "it offers no way to sign in that this program knows; check port and tls, or leave out user and password"
    return "it does not speak SMTP; check host and port"


def explain_answer(error: SMTPResponseException, server: Server, place: str) -> ServerError:
    """What a server says instead of welcoming us."""
    import smtplib

    text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
    said = words_of(Reply(error.smtp_code, text), server.password)
    if not 500 <= error.smtp_code < 600:
        return NotNowError(f"{place}: cannot be used now ({said})")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return ServerError(f"{place}: the user or the password is refused ({said}); check them")
    return ServerError(f"{place}: refuses to speak with us ({said}); ask whoever runs it")
