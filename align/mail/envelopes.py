"""A message made ready for a certain server: to whom it can go there, and in which form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from align.mail.answers import Answer
from align.mail.book import State
from align.mail.delivery import Envelope
from align.mail.dispatch import Dispatch
from align.mail.wire import is_address, needs_utf8, to_bytes

UTF8, SIZE = "smtputf8", "size"  # what a server may say that it knows
LACKS = "has letters other than ASCII before its @, and the server does not know them (SMTPUTF8)"


class Prepared(NamedTuple):
    """An envelope, and why some recipients are not on it."""

    envelope: Envelope
    refused: dict[str, Answer]


def make_envelope(dispatch: Dispatch, waiting: Sequence[str], sender: str, features: Mapping[str, str]) -> Prepared:
    """Write a message for a server that knows these features (its answer to EHLO)."""
    utf8 = UTF8 in features and any(needs_utf8(one) for one in (sender, *dispatch.recipients))
    refused = {one: Answer(State.REFUSED, why, True) for one in waiting if (why := why_not(one, features))}
    if UTF8 not in features and needs_utf8(sender):
        refused = dict.fromkeys(waiting, Answer(State.REFUSED, f"the sender {LACKS}"))
    data = to_bytes(dispatch.message, utf8=utf8)
    limit = int(features[SIZE]) if features.get(SIZE, "").isdecimal() else 0
    if 0 < limit < len(data):
        why = f"the message of {len(data)} bytes is larger than the server takes ({limit})"
        refused = dict.fromkeys(waiting, Answer(State.REFUSED, why, True))
    options = (*([f"{SIZE}={len(data)}"] if SIZE in features else []), *(["SMTPUTF8"] if utf8 else []))
    return Prepared(Envelope(sender, tuple(one for one in waiting if one not in refused), data, options), refused)


def why_not(address: str, features: Mapping[str, str]) -> str:
    """Why a server cannot be told an address; empty if it can."""
    if not is_address(address):
        return "this is no address"
    return f"the address {LACKS}" if needs_utf8(address) and UTF8 not in features else ""
