"""Which server takes the messages, and how to speak to it: from a TOML file, overruled by the environment."""

from __future__ import annotations

import math
import os
import ssl
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from align.errors import ServerError
from align.mail.secret import Secret
from align.mail.wire import is_address
from align.output import reason

CONFIG_VARIABLE = "PLAN_ALIGN_MAIL_CONFIG"  # names the configuration file
PREFIX = "PLAN_ALIGN_SMTP_"  # before a key in capitals: the variable that overrules it
CONFIG_FILE = "mail.toml"
WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Tls(StrEnum):
    """How the way to the server is kept from others."""

    STARTTLS = "starttls"  # the connection becomes a private one before anything is told
    IMPLICIT = "tls"  # it is private from its first byte
    NONE = "none"


PORTS = {Tls.STARTTLS: 587, Tls.IMPLICIT: 465, Tls.NONE: 25}  # submission by RFC 6409 and RFC 8314; relay


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, the sender it knows, and how long to wait for it."""

    host: str
    sender: str  # a bare address: messages that cannot be delivered come back to it
    port: int = PORTS[Tls.STARTTLS]
    user: str = ""
    password: Secret | None = field(default=None, repr=False)
    tls: Tls = Tls.STARTTLS
    ca_file: Path | None = None
    # an answer takes seconds, a busy server's a minute; RFC 5321 allows five, which a repeat of the command covers
    timeout: float = 60
    # after the end of a message nobody can tell whether it was taken until the answer comes: RFC 5321 asks for 600
    timeout_after_data: float = 600
    exposed: Path | None = None  # the file with the password, if others can read it


class Key(NamedTuple):
    """What may stand under a name of the configuration."""

    kind: type
    words: str


KEYS = {
    **dict.fromkeys(("host", "sender", "user", "password", "tls", "ca_file"), Key(str, "a text")),
    "port": Key(int, "a whole number from 1 to 65535"),
    **dict.fromkeys(("timeout", "timeout_after_data"), Key(float, "a number of seconds above 0")),
    "password_without_tls": Key(bool, "true or false"),
}


class Given(NamedTuple):
    """A value of the configuration and where it was given."""

    value: Any
    where: str  # as "mail.toml: 'port'", or the name of the variable


class Found(NamedTuple):
    """All that is configured, the file where more can be, and whether that one shows a password to others."""

    given: Mapping[str, Given]
    place: Path
    exposed: bool


def read_server(path: Path | None, environ: Mapping[str, str]) -> Server:
    """The server that is configured; `path` is the file, if not the one that the environment or the platform names.

    Raises:
        ServerError: no server is configured, a key is unknown, or a value cannot be used.
    """
    given, place, exposed = find(path, environ)
    for key in ("host", "sender"):
        if key not in given:
            raise ServerError(
                f"no mail {key} is configured; set {key} in {place} or {PREFIX}{key.upper()} (docs/mail.md)"
            )
    return replace(check_server(given, place), exposed=place if exposed else None)


def read_sender(path: Path | None, environ: Mapping[str, str]) -> str | None:
    """The sender that is configured, with a server or without, for messages that are not sent.

    Raises:
        ServerError: a key is unknown, or a value cannot be used.
    """
    given = find(path, environ).given
    return check_sender(given["sender"]) if "sender" in given else None


def find(path: Path | None, environ: Mapping[str, str]) -> Found:
    """What the file and the environment say."""
    named = path or (Path(environ[CONFIG_VARIABLE]) if environ.get(CONFIG_VARIABLE) else None)
    place = named or default_place()
    written = read_file(place) if named or place.exists() else {}
    return Found(written | read_environment(environ), place, "password" in written and open_to_others(place))


def open_to_others(path: Path) -> bool:
    """Whether other users of this machine can read a file; where a system has no such rights, it is not asked."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def default_place() -> Path:
    """Where the configuration lies unless told."""
    from platformdirs import user_config_dir

    return Path(user_config_dir("plan-align", appauthor=False)) / CONFIG_FILE


def read_file(path: Path) -> dict[str, Given]:
    """The values of a TOML file; its contents never stand in an error, since it may hold the password."""
    import tomllib  # read only where messages are sent

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ServerError(f"{path}: cannot be opened ({reason(error)}); check the name") from None
    except UnicodeDecodeError:
        raise ServerError(f"{path}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ServerError(f"{path}: not a TOML file ({error}); compare docs/mail.md") from None
    given = {key: Given(value, f"{path}: '{key}'") for key, value in values.items()}
    check_known(given, "key")
    if "ca_file" in given and isinstance(given["ca_file"].value, str):  # beside the file that names it
        given["ca_file"] = given["ca_file"]._replace(value=str(path.parent / given["ca_file"].value))
    return {key: check_kind(key, one) for key, one in given.items()}


def read_environment(environ: Mapping[str, str]) -> dict[str, Given]:
    """The values of the environment's variables, those that are empty left out."""
    named = {name: name.removeprefix(PREFIX).lower() for name in sorted(environ) if name.startswith(PREFIX)}
    given = {key: Given(environ[name], name) for name, key in named.items() if environ[name]}
    check_known(given, "variable")
    return {key: check_kind(key, one._replace(value=as_kind(one.value, KEYS[key].kind))) for key, one in given.items()}


def as_kind(words: str, kind: type) -> Any:
    """What the words of a variable mean; the words themselves where they mean nothing of that kind."""
    if kind is bool:
        return WORDS.get(words.strip().lower(), words)
    try:
        return kind(words)
    except ValueError:
        return words


def check_known(given: Mapping[str, Given], what: str) -> None:
    """Refuse a name that is none of the configuration's."""
    for key, one in given.items():
        if key not in KEYS:
            raise ServerError(f"{one.where}: unknown {what}; known are {', '.join(KEYS)}")


def check_kind(key: str, one: Given) -> Given:
    """Refuse a value of the wrong kind; the value itself is not told, since it may be a password in a wrong place."""
    kind, words = KEYS[key]
    number = isinstance(one.value, int | float) and not isinstance(one.value, bool)
    fits = {
        str: isinstance(one.value, str) and one.value.isprintable() and one.value.strip() == one.value != "",
        int: isinstance(one.value, int) and number and 1 <= one.value <= 65535,
        float: number and math.isfinite(one.value) and one.value > 0,
        bool: isinstance(one.value, bool),
    }
    if key == "password":
        fits[str] = isinstance(one.value, str) and one.value.isascii() and one.value.isprintable() and one.value != ""
        words = "a text of plain ASCII signs, which is all that servers agree on"
    if not fits[kind]:
        raise ServerError(f"{one.where}: must be {words}")
    return one


def check_server(given: Mapping[str, Given], place: Path) -> Server:
    """The server of these values, if they go together."""
    tls = check_tls(given)
    if ("user" in given) != ("password" in given):
        has, lacks = ("user", "password") if "user" in given else ("password", "user")
        raise ServerError(f"{given[has].where}: without a {lacks}; set {PREFIX}{lacks.upper()} or {lacks} in {place}")
    for key in ("user", "host"):
        if key in given and not (given[key].value.isascii() and " " not in given[key].value):
            raise ServerError(f"{given[key].where}: must be plain ASCII signs without blanks")
    check_sender(given["sender"])
    plain = {
        key: one.value
        for key, one in given.items()
        if key not in ("tls", "password", "password_without_tls", "ca_file")
    }
    password = Secret(given["password"].value) if "password" in given else None
    ca_file = Path(given["ca_file"].value) if "ca_file" in given else None
    server = Server(**{"port": PORTS[tls], **plain}, tls=tls, password=password, ca_file=ca_file)
    if ca_file:
        tls_context(server)  # a file that holds no certificate is told now, not when all is composed
    return server


def check_sender(one: Given) -> str:
    """The sender's address, if it is one."""
    if not is_address(one.value):
        raise ServerError(f"{one.where}: must be one bare address, as office@example.org")
    return str(one.value)


def check_tls(given: Mapping[str, Given]) -> Tls:
    """How the connection is kept private; a password goes over an open one only if the configuration says so twice."""
    one = given.get("tls", Given(Tls.STARTTLS.value, ""))
    if one.value not in list(Tls):
        raise ServerError(f"{one.where}: must be one of {', '.join(Tls)}")
    allowed = "password_without_tls" in given and given["password_without_tls"].value
    if one.value == Tls.NONE and "password" in given and not allowed:
        raise ServerError(
            f"{one.where}: the password would go to the server for everyone to read; use starttls or tls, "
            "or set password_without_tls = true as well"
        )
    return Tls(one.value)


def tls_context(server: Server) -> ssl.SSLContext:
    """What a server must show before it is trusted: a valid certificate of its host name, TLS 1.2 or newer.

    Raises:
        ServerError: the configured authority's certificate cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=server.ca_file)
    except OSError as error:  # ssl.SSLError is one
        why = "no certificate in PEM form" if isinstance(error, ssl.SSLError) else reason(error)
        raise ServerError(f"{server.ca_file}: cannot be used as ca_file ({why}); name a PEM file") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
