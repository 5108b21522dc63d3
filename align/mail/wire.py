"""How addresses and a message are written for a mail server."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from copy import deepcopy
from email.generator import BytesGenerator
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import SMTP

ATOM = r"[^\s\x00-\x20\x7f-\x9f()<>\[\]\\,;:@\"]+"
ADDRESS = re.compile(rf"{ATOM}@{ATOM}")
LINE_END = re.compile(rb"\r\n|\r|\n")
NOBODY = "undisclosed-recipients:;"  # RFC 5322: a group without members
ADDRESSED = ("to", "cc", "from", "sender", "reply-to")


def is_address(text: str) -> bool:
    """Whether a text is one bare address whose domain can be written for a server."""
    if not ADDRESS.fullmatch(text):
        return False
    try:
        on_wire(text)
    except ValueError:
        return False
    return True


def on_wire(address: str) -> str:
    """An address with its domain as the names of the net are written.

    >>> on_wire("zwgk@例子.中国")
    'zwgk@xn--fsqu00a.xn--fiqs8s'

    Raises:
        ValueError: the domain cannot be written so.
    """
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"


def needs_utf8(address: str) -> bool:
    """Whether a server must know SMTPUTF8 (RFC 6531) to take an address: its part before the @ is not ASCII."""
    return not address.rpartition("@")[0].isascii()


def to_bytes(message: EmailMessage, *, utf8: bool) -> bytes:
    """A message as it goes to a server, in lines that end as servers want them and none of which is its end.

    Without `utf8`, addresses that need it are left out of the heads: they have no other way to be written.
    """
    heads = rewritten_heads(message, utf8)
    if heads:
        message = with_heads(message, heads)
    file = io.BytesIO()
    policy = SMTP.clone(cte_type="7bit", utf8=utf8)
    BytesGenerator(file, policy=policy).flatten(message)
    lines = LINE_END.sub(b"\r\n", file.getvalue())  # a bare line feed could pass for the end of the message
    lines = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines)


def rewritten_heads(message: EmailMessage, utf8: bool) -> dict[str, str | list[Address]]:
    """The heads whose addresses cannot stand as they are, and what stands there instead."""
    heads: dict[str, str | list[Address]] = {}
    for name in ADDRESSED:
        head = message[name]
        if isinstance(head, AddressHeader) and not all(one.addr_spec.isascii() for one in head.addresses):
            heads[name] = [rewritten(one) for one in head.addresses if utf8 or one.username.isascii()] or NOBODY
    return heads


def rewritten(address: Address) -> Address:
    """An address with its domain as on the wire."""
    domain = address.domain and on_wire(f"@{address.domain}")[1:]
    return Address(address.display_name, address.username, domain)


def with_heads(message: EmailMessage, heads: Mapping[str, str | list[Address]]) -> EmailMessage:
    """The same message with other heads."""
    changed = deepcopy(message)
    for name, head in heads.items():
        changed.replace_header(name, head)
    return changed
