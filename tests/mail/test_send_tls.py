"""The way to the server: private, to the right one, signed in; and the password stays between the two."""

from __future__ import annotations

import base64
import logging
import pickle
import ssl
import time
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from align.errors import ServerError
from align.mail.book import State
from align.mail.connection import open_client
from align.mail.delivery import Envelope, Terms, deliver
from align.mail.outcome import Outcome
from align.mail.secret import Secret
from align.mail.server import Tls, read_server, tls_context
from tests.mail.certificates import authority, server_context
from tests.mail.smtp_world import (
    PASSWORD,
    SENDER,
    USER,
    Post,
    authenticator,
    dispatch,
    post_office,
    server_at,
    with_password,
)

ECHOES = (  # how a server may give the password back, all of which sign-in answers have been seen to do
    PASSWORD,
    PASSWORD.upper(),
    base64.b64encode(PASSWORD.encode()).decode(),
    base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode(),
    base64.urlsafe_b64encode(f"x{PASSWORD}x".encode()).decode(),
    PASSWORD.encode().hex(),
)


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    """The certificate of the authority that tests trust."""
    return authority("one").write(tmp_path)


def private(tls: Tls, context: ssl.SSLContext) -> dict[str, Any]:
    """The server's side of one way to be private, and one user."""
    kept = {"tls": context} if tls is Tls.IMPLICIT else {"tls_context": context, "require_starttls": True}
    return {**kept, "authenticator": authenticator, "auth_required": tls is Tls.STARTTLS}


WAYS = pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])


@WAYS
def test_messages_go_privately_and_signed_in(tls: Tls, post: Post, trusted: Path) -> None:
    """A certificate of a known authority, the right name, the right password: delivered."""
    with post_office(**private(tls, server_context(post.ledger.parent))) as office:
        assert post.send(with_password(office, tls, trusted), dispatch(1), dispatch(2)) == Outcome(delivered=2)
        assert office.steps.index("auth") < office.steps.index("mail")


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown authority": ({"by": "two"}, "unable to get local issuer|self-signed"),
    "another host": ({"host": "mail.example.org"}, "IP address mismatch"),
    "expired": ({"days": (-9, -2)}, "certificate has expired"),
    "not yet valid": ({"days": (2, 9)}, "not yet valid"),
}


@WAYS
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_certificate_stops_before_the_first_message(wrong: str, tls: Tls, post: Post, trusted: Path) -> None:
    """One line that says what is wrong, no password told, nothing sent, nothing in the ledger."""
    options, said = WRONG[wrong]
    with post_office(**private(tls, server_context(post.ledger.parent, **options))) as office:
        with pytest.raises(ServerError, match=said) as error:
            post.send(with_password(office, tls, trusted), dispatch(1), dispatch(2))
        assert str(error.value).endswith("nothing was sent now")
        assert not {"auth", "mail"} & set(office.steps)
    assert post.ledger.read_text(encoding="utf-8").count("\n") == 1


def test_the_system_decides_whom_to_trust_unless_told(post: Post) -> None:
    """Without ca_file an authority of one's own is unknown."""
    kept = private(Tls.STARTTLS, server_context(post.ledger.parent))
    with post_office(**kept) as office, pytest.raises(ServerError, match="name its authority as ca_file"):
        post.send(with_password(office, Tls.STARTTLS, None), dispatch())


def test_a_server_without_starttls_gets_nothing(post: Post, trusted: Path) -> None:
    """Nobody who takes STARTTLS out of an answer hears the password."""
    with post_office() as office:
        with pytest.raises(ServerError, match="offers no STARTTLS"):
            post.send(with_password(office, Tls.STARTTLS, trusted), dispatch())
        assert not {"auth", "mail"} & set(office.steps)


def test_the_wrong_sort_of_tls(post: Post, trusted: Path) -> None:
    """TLS from the first byte to a server that begins in the open is told as what it is."""
    with post_office() as office, pytest.raises(ServerError, match="check port and tls"):
        post.send(with_password(office, Tls.IMPLICIT, trusted), dispatch())


def test_old_tls_is_refused(post: Post, trusted: Path) -> None:
    """A server that speaks only TLS 1.1 hears nothing; some end the connection without saying why."""
    context = server_context(post.ledger.parent)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with post_office(tls=context) as office:
        try:
            assert post.send(server_at(office, tls=Tls.IMPLICIT, ca_file=trusted), dispatch()) == Outcome(failed=1)
        except ServerError as error:
            post.said.append(str(error))
        assert "SSL" in str(post.said) or "no TLS with it" in str(post.said)
        assert office.steps == []


def test_what_a_server_must_show() -> None:
    """A valid certificate of its own name, TLS 1.2 or newer."""
    server = read_server(None, {"PLAN_ALIGN_SMTP_HOST": "h", "PLAN_ALIGN_SMTP_SENDER": SENDER} | NOWHERE)
    context = tls_context(server)
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2


NOWHERE = {"PLAN_ALIGN_MAIL_CONFIG": ""}


@WAYS
def test_a_wrong_password_stops_before_the_first_message(tls: Tls, post: Post, trusted: Path) -> None:
    """One line; a wrong password is not tried again."""
    with post_office(**private(tls, server_context(post.ledger.parent))) as office:
        with pytest.raises(ServerError, match="the user or the password is refused"):
            post.send(with_password(office, tls, trusted, "wrong"), dispatch(1), dispatch(2))
        assert (office.connections, "mail" in office.steps) == (1, False)
    assert post.slept == []


def test_signing_in_fails_for_the_moment(post: Post, trusted: Path) -> None:
    """A temporary answer to the password is tried again."""
    context = server_context(post.ledger.parent)
    with post_office({"auth": ["454 4.7.0 later", "454 4.7.0 later"]}, **private(Tls.STARTTLS, context)) as office:
        assert post.send(with_password(office, Tls.STARTTLS, trusted), dispatch()) == Outcome(delivered=1)


def test_a_server_that_asks_for_a_password_nobody_gave(post: Post, trusted: Path) -> None:
    """It refuses messages, not recipients: the run stops after a few."""
    context = server_context(post.ledger.parent)
    with post_office(**private(Tls.STARTTLS, context)) as office:
        outcome = post.send(server_at(office, tls=Tls.STARTTLS, ca_file=trusted), *map(dispatch, range(1, 9)))
        assert (outcome.refused, outcome.left) == (3, 5)
        assert "530 5.7.0" in str(post.said)


def test_a_certificate_that_changes_in_mid_run_stops_it(post: Post, trusted: Path) -> None:
    """What was sent is told; the new server, whoever it is, gets nothing."""
    good, folder = server_context(post.ledger.parent), post.ledger.parent / "other"
    folder.mkdir()
    with post_office({"mail": ["", "421 moving"]}, **private(Tls.STARTTLS, good)) as office:
        deeds = office.deeds

        def swap(step: str, argument: str) -> str:
            deed = deeds(step, argument)
            if deed.startswith("421"):
                office.options["tls_context"] = server_context(folder, by="two")
            return deed

        office.deeds = swap
        outcome = post.send(with_password(office, Tls.STARTTLS, trusted), *map(dispatch, (1, 2, 3)))
        assert (outcome.delivered, outcome.left) == (1, 2)
        assert "its certificate is not valid" in outcome.stopped


@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("step", ["auth", "mail", "rcpt", "end"])
def test_the_password_is_nowhere(
    echo: str, step: str, post: Post, trusted: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Not in an error, a line that is said, a log, a repr or any file, even where the server gives it back."""
    caplog.set_level(logging.DEBUG, "align")
    context = server_context(post.ledger.parent)
    with post_office({step: repeat(f"535 5.7.8 your {echo} is wrong")}, **private(Tls.STARTTLS, context)) as office:
        server = with_password(office, Tls.STARTTLS, trusted)
        try:
            post.send(server, dispatch(1), dispatch(2))
        except ServerError as error:
            post.said.append(f"{error} {error!r} {error.args} {error.__cause__!r}")
    assert "***" in str(post.said)
    texts = [str(post.said), repr(server), str(server), f"{server.password}", *capfd.readouterr(), caplog.text]
    texts += [path.read_text("utf-8") for path in post.ledger.parent.rglob("*") if path.is_file()]
    everything = "\n".join(texts).casefold()
    assert not [one for one in ECHOES if one.casefold() in everything]


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT, Tls.NONE])
@pytest.mark.parametrize(
    ("deed", "state", "said"),
    [
        ("552 5.3.4 too much", State.REFUSED, "(552 5.3.4 too much)"),
        ("421 4.4.2 too slow", State.FAILED, "(421 4.4.2 too slow)"),
        ("250 early", State.FAILED, "(250 early)"),
        ("drop", State.FAILED, "connection lost"),
        ("", State.DELIVERED, "250 2.0.0 taken"),
    ],
)
def test_a_server_that_breaks_off(deed: str, state: State, said: str, tls: Tls, tmp_path: Path, trusted: Path) -> None:
    """What it says or does before the end of a message comes before the end is written: then it has nothing."""
    kept = {} if tls is Tls.NONE else private(tls, server_context(tmp_path))
    with post_office({"body": [deed]}, **kept) as office:
        server = server_at(office) if tls is Tls.NONE else with_password(office, tls, trusted)
        client = open_client(server)
        terms = Terms(server.password, 5, lambda _: time.sleep(0.1))  # a slow disk under the ledger
        answers = deliver(client, Envelope(SENDER, ("a@x.org",), b"Subject: x\r\n\r\nx\r\n"), terms)
        client.close()
    assert answers["a@x.org"].state is state
    assert said in answers["a@x.org"].said


def test_a_password_cannot_be_written_down() -> None:
    """It has no form that a program could store by mistake."""
    with pytest.raises(TypeError):
        pickle.dumps(Secret(PASSWORD))
    assert repr([Secret(PASSWORD)]) == "[***]"
