"""The configuration of the mail server: a file, the environment over it, and nothing guessed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from align.errors import ServerError
from align.mail.server import Tls, default_place, read_server
from tests.mail.certificates import authority

WHOLE = 'host = "post.example.org"\nsender = "a@example.org"\nuser = "office"\npassword = "Qx7-geheim"\n'


def configured(tmp_path: Path, text: str) -> Path:
    """A configuration file."""
    path = tmp_path / "mail.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_and_what_it_leaves_out(tmp_path: Path) -> None:
    """STARTTLS on the submission port, unless told."""
    server = read_server(configured(tmp_path, WHOLE), {})
    assert (server.host, server.port, server.tls, server.user) == ("post.example.org", 587, Tls.STARTTLS, "office")
    assert server.password
    assert server.password.reveal() == "Qx7-geheim"


@pytest.mark.parametrize(("tls", "port"), [("tls", 465), ("starttls", 587)])
def test_the_port_follows_the_way(tls: str, port: int, tmp_path: Path) -> None:
    """Each way to be private has its port."""
    assert read_server(configured(tmp_path, f'{WHOLE}tls = "{tls}"'), {}).port == port


def test_the_environment_overrules(tmp_path: Path) -> None:
    """Key by key; what is empty there says nothing."""
    environ = {
        "PLAN_ALIGN_SMTP_HOST": "other.example.org",
        "PLAN_ALIGN_SMTP_PORT": "2525",
        "PLAN_ALIGN_SMTP_TIMEOUT": "7.5",
        "PLAN_ALIGN_SMTP_PASSWORD": "else",
        "PLAN_ALIGN_SMTP_USER": "",
        "HOME": "/",
    }
    server = read_server(configured(tmp_path, WHOLE), environ)
    assert (server.host, server.port, server.timeout, server.user) == ("other.example.org", 2525, 7.5, "office")
    assert server.password
    assert server.password.reveal() == "else"


@pytest.mark.skipif(os.name != "posix", reason="another system's rights")
def test_a_password_that_others_can_read(tmp_path: Path) -> None:
    """The file is named, as long as it holds the password and is open."""
    path = configured(tmp_path, WHOLE)
    path.chmod(0o640)
    assert read_server(path, {}).exposed == path
    path.chmod(0o600)
    assert read_server(path, {}).exposed is None
    path = configured(tmp_path, WHOLE.replace('password = "Qx7-geheim"', ""))
    path.chmod(0o644)
    assert read_server(path, {"PLAN_ALIGN_SMTP_PASSWORD": "else"}).exposed is None


def test_the_environment_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is needed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    environ = {"PLAN_ALIGN_SMTP_HOST": "h", "PLAN_ALIGN_SMTP_SENDER": "a@b.org"}
    assert read_server(None, environ).password is None


def test_where_the_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the platform keeps configuration, where the environment says, or where the command says."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_place().name == "mail.toml"
    assert default_place().parent.name == "plan-align"
    named = configured(tmp_path, WHOLE)
    assert read_server(None, {"PLAN_ALIGN_MAIL_CONFIG": str(named)}).host == "post.example.org"
    told = tmp_path / "told.toml"
    told.write_text(WHOLE.replace("post", "told"), encoding="utf-8")
    assert read_server(told, {"PLAN_ALIGN_MAIL_CONFIG": str(named)}).host == "told.example.org"


def test_an_authority_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    """Whatever folder the command is run in."""
    authority("one").write(tmp_path)
    server = read_server(configured(tmp_path, f'{WHOLE}ca_file = "authority.pem"'), {})
    assert server.ca_file == tmp_path / "authority.pem"


REFUSED = {
    'pasword = "x"': "'pasword': unknown key; known are host, sender",
    "port = 0": "'port': must be a whole number from 1 to 65535",
    "port = true": "'port': must be a whole number",
    'port = "587"': "'port': must be a whole number",
    "timeout = -1": "'timeout': must be a number of seconds above 0",
    "timeout = inf": "'timeout': must be a number",
    'tls = "ssl"': "'tls': must be one of starttls, tls, none",
    'tls = "none"': "'tls': the password would go to the server for everyone to read",
    'tls = "none"\npassword_without_tls = "yes"': "'password_without_tls': must be true or false",
    'tls = "none"\npassword_without_tls = false': "'tls': the password would go",
    'ca_file = "missing.pem"': "cannot be used as ca_file (No such file",
    'ca_file = "mail.toml"': "cannot be used as ca_file (no certificate in PEM form)",
    "[smtp]": "'smtp': unknown key",
    'port = 1\nport = "Qx7-geheim"': "not a TOML file",
    'user = "Qx7-geheim': "not a TOML file",
}


@pytest.mark.parametrize("more", REFUSED)
def test_what_is_refused(more: str, tmp_path: Path) -> None:
    """The file and the key are named; what was written there is not, since it may be the password."""
    path = configured(tmp_path, WHOLE + more)
    with pytest.raises(ServerError) as error:
        read_server(path, {})
    assert REFUSED[more] in str(error.value)
    assert str(tmp_path) in str(error.value)
    assert "geheim" not in f"{error.value} {error.value.__cause__!r}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('sender = "a@b.org"', "no mail host is configured; set host in "),
        ('host = "h"', "no mail sender is configured"),
        ('host = "h"\nsender = "A <a@b.org>"', "'sender': must be one bare address"),
        ('host = "h"\nsender = "a@b.org\\r\\nRCPT TO:<x@y>"', "'sender': must be a text"),
        ('host = "h h"\nsender = "a@b.org"', "'host': must be plain ASCII signs without blanks"),
        ('host = ""\nsender = "a@b.org"', "'host': must be a text"),
        (WHOLE.replace("Qx7-geheim", "密码geheim"), "'password': must be a text of plain ASCII signs"),
        (WHOLE.replace('"Qx7-geheim"', "12345678"), "'password': must be a text"),
        (WHOLE.replace('user = "office"\n', ""), "'password': without a user"),
        (WHOLE.replace('password = "Qx7-geheim"\n', ""), "'user': without a password; set PLAN_ALIGN_SMTP_PASSWORD"),
    ],
)
def test_what_does_not_go_together(text: str, said: str, tmp_path: Path) -> None:
    """Refused before anything is composed."""
    with pytest.raises(ServerError) as error:
        read_server(configured(tmp_path, text), {})
    assert said in str(error.value)
    assert "geheim" not in str(error.value)
    assert "12345678" not in str(error.value)


def test_a_password_in_the_open_must_be_asked_for_twice(tmp_path: Path) -> None:
    """The way and the password, each said."""
    server = read_server(configured(tmp_path, f'{WHOLE}tls = "none"\npassword_without_tls = true'), {})
    assert (server.tls, server.port) == (Tls.NONE, 25)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PLAN_ALIGN_SMTP_PASWORD", "geheim", "PLAN_ALIGN_SMTP_PASWORD: unknown variable"),
        ("PLAN_ALIGN_SMTP_PORT", "geheim", "PLAN_ALIGN_SMTP_PORT: must be a whole number"),
        ("PLAN_ALIGN_SMTP_TLS", "geheim", "PLAN_ALIGN_SMTP_TLS: must be one of"),
        ("PLAN_ALIGN_SMTP_PASSWORD", "geheim\n", "PLAN_ALIGN_SMTP_PASSWORD: must be a text"),
        ("PLAN_ALIGN_MAIL_CONFIG", "no-such.toml", "no-such.toml: cannot be opened"),
    ],
)
def test_a_wrong_variable(name: str, value: str, said: str, tmp_path: Path) -> None:
    """Named, without what it holds."""
    with pytest.raises(ServerError, match=said) as error:
        read_server(None if "CONFIG" in name else configured(tmp_path, WHOLE), {name: value})
    assert "geheim" not in str(error.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """Its bytes are not told."""
    path = tmp_path / "mail.toml"
    path.write_bytes(b'password = "\xff\xfegeheim"')
    with pytest.raises(ServerError, match="not UTF-8") as error:
        read_server(path, {})
    assert error.value.__cause__ is None
