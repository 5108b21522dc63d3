"""A message as mail programs take it: the same bytes for the same office, run and date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from typing import NamedTuple

from align.mail.addresses import ENCODED
from align.mail.attachments import Attachment
from align.mail.body import Texts, Written
from align.mail.choice import Errand
from align.mail.dispatch import Dispatch
from align.mail.filenames import name_heads
from align.visible import make_visible

NOWHERE = "plan-align.invalid"  # RFC 2606: where no sender is known, nobody's domain is borrowed for an id
DIGITS = 16


class Stamp(NamedTuple):
    """What every message of a run bears: who sends it, when, and whether it is a draft for a person to send."""

    sender: Address | None
    date: datetime
    draft: bool


def compose(errand: Errand, subject: str, body: Written, attached: Sequence[Attachment], stamp: Stamp) -> Dispatch:
    """Put an office's message together; the id covers everything but the date."""
    office = errand.office
    subject = subject.replace(ENCODED, "＝？")  # a title of a document is no encoded word, whatever it looks like
    heads: dict[str, str | Sequence[Address]] = {"To": office.to, "Cc": office.cc, "Subject": make_visible(subject)}
    if stamp.sender:
        heads = {"From": [stamp.sender], **heads}
    name = digest(heads, body.texts, attached)
    message = EmailMessage(SMTP)
    for head, value in heads.items():
        if value:
            message[head] = value
    message["Date"] = stamp.date
    message["Message-ID"] = f"<{name}@{stamp.sender.domain if stamp.sender else NOWHERE}>"
    if stamp.draft:
        message["X-Unsent"] = "1"  # Outlook opens it to be looked at and sent, not as received mail
    message["MIME-Version"] = "1.0"
    fill(message, body.part, attached, name)
    return Dispatch(name, errand.dossier.place, office.office, office.recipients, message, office.row)


def fill(message: EmailMessage, body: EmailMessage, attached: Sequence[Attachment], name: str) -> None:
    """Give a message its bodies and attachments, with boundaries that cannot stand in an encoded text."""
    message["Content-Type"] = "multipart/mixed"
    message.set_payload([body, *(named(one) for one in attached)])
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts):
        part.set_boundary(f"=_{name}_{number}")


def named(one: Attachment) -> MIMEPart:
    """An attachment under its name; its encoded bytes are shared by all who get it."""
    part = MIMEPart(SMTP)
    for head, value in (*one.made.part.items(), *name_heads(one.name, one.made.part["Content-Type"])):
        del part[head]
        part[head] = value
    part.set_payload(one.made.part.get_payload())
    return part


def digest(heads: object, texts: Texts, attached: Sequence[Attachment]) -> str:
    """Name everything in a message but its date."""
    parts = [(one.name, one.made.sha256) for one in attached]
    told = json.dumps([heads, texts, parts], default=str, ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]
