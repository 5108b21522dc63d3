"""Addresses of messages as people type them into a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.headerregistry import Address

from align.mail.wire import on_wire

ENCODED = "=?"  # begins an encoded word (RFC 2047): decoded, it could be any line of a head
BETWEEN = ";；,，、"  # what people put between addresses
NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<spec>[^<>]*)>|(?P<bare>[^<>]*)")
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})+")
LONGEST_LOCAL, LONGEST, LONGEST_NAME = 64, 254, 80  # RFC 5321; a longer name than this is a slip of the keyboard


def read_addresses(cell: str) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """The addresses of a cell, and what is wrong with it.

    >>> [str(one) for one in read_addresses("邵阳市政府办 <a@b.cn>；c@d.cn")[0]]
    ['邵阳市政府办 <a@b.cn>', 'c@d.cn']
    >>> read_addresses("a@b")
    ((), ("'a@b' is no address",))
    """
    found: dict[str, Address] = {}
    problems = []
    for text in split_addresses(cell):
        one = read_address(text)
        if isinstance(one, str):
            problems.append(one)
        elif found.setdefault(one.addr_spec.casefold(), one) is not one:
            problems.append(f"'{one.addr_spec}' stands twice")
    return tuple(found.values()), tuple(problems)


def split_addresses(cell: str) -> Iterator[str]:
    """Part a cell at marks between addresses, not at those in quotation marks or angle brackets."""
    begin, quoted, inside = 0, False, False
    for at, sign in enumerate(cell):
        quoted ^= sign == '"'
        inside = not quoted and (sign == "<" or (inside and sign != ">"))
        if sign in BETWEEN and not quoted and not inside:
            yield from filter(None, [cell[begin:at].strip()])
            begin = at + 1
    yield from filter(None, [cell[begin:].strip()])


def read_address(text: str) -> Address | str:
    """One address, with a name or without, or what is wrong with it."""
    found = NAMED.fullmatch(text)
    spec = (found["bare"] if found["spec"] is None else found["spec"]).strip() if found else ""
    name = (found["name"] or "").strip().strip('"').strip() if found else ""
    local, _, domain = spec.rpartition("@")
    if not local.isascii() or "＠" in spec:
        return f"'{spec}' holds other than plain letters; write what stands before the @ in ASCII"
    with suppress(ValueError):  # then it is refused below
        spec = on_wire(spec)
    local, _, domain = spec.rpartition("@")
    sound = LOCAL.fullmatch(local) and DOMAIN.fullmatch(domain)
    if not sound or ENCODED in text or len(local) > LONGEST_LOCAL or len(spec) > LONGEST or len(name) > LONGEST_NAME:
        return f"'{text}' is no address"
    try:
        return Address(name, addr_spec=spec)
    except (ValueError, MessageError, IndexError) as error:  # whatever the standard library knows better
        return f"'{text}' is no address ({error})"
