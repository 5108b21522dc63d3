"""Who would get what, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.headerregistry import Address

from align.language import Lang
from align.mail.choice import Errand
from align.mail.composing import Post
from align.mail.dispatch import Dispatch
from align.mail.wording import mail_words
from align.terminal import align_columns
from align.visible import make_visible

HEAD = ("row", "place", "office", "to", "cc", "rows", "size", "subject", "attached")
KILO = 1000
NOTHING = "-"


def list_errands(post: Post, dispatches: Iterable[Dispatch]) -> str:
    """A line for each row of the list: to whom, how many rows, and what is attached; one that gets nothing says so."""
    page, lang = mail_words(post.opened.lang), post.opened.lang
    composed = iter(dispatches)
    lines = [tuple(page[f"listed_{name}"] for name in HEAD)]
    for errand in post.errands:
        sent = next(composed) if errand.dossier.extracts else None
        lines.append(tuple(map(make_visible, list_one(errand, sent, lang))))
    return "\n".join(align_columns(lines)) + "\n"


def list_one(errand: Errand, sent: Dispatch | None, lang: Lang) -> tuple[str, ...]:
    """One row's cells."""
    office, page = errand.office, mail_words(lang)
    who = (str(office.row), errand.dossier.place, office.office, *map(addresses, (office.to, office.cc)))
    if sent is None:
        return (*who, "0", NOTHING, page["listed_none"], NOTHING)
    attached = [
        page["listed_file"].format(part.get_filename(), size(len(part.get_payload(decode=True))))
        for part in sent.message.iter_attachments()
    ]
    whole = size(len(sent.message.as_bytes()))
    return (*who, str(errand.rows), whole, str(sent.message["Subject"]), page["semicolon"].join(attached))


def addresses(found: Sequence[Address]) -> str:
    """Addresses in one cell."""
    return "; ".join(map(str, found)) or NOTHING


def size(number: int) -> str:
    """A number of bytes for people.

    >>> size(23_456)
    '23 KB'
    """
    return f"{max(1, round(number / KILO))} KB"
