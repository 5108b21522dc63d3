"""Who would get what, as a table for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from email.headerregistry import Address

from align.language import Lang
from align.mail.book import HAS_IT, MAY_HAVE_IT, Book, Name, State
from align.mail.choice import Errand
from align.mail.composing import Post
from align.mail.dispatch import Dispatch
from align.mail.wording import mail_words
from align.terminal import align_columns
from align.visible import make_visible

HEAD = ("row", "place", "office", "to", "cc", "state", "rows", "size", "subject", "attached")
KILO = 1000
NOTHING = "-"


def list_errands(post: Post, dispatches: Iterable[Dispatch], book: Book | None = None) -> str:
    """A line for each row of the list: to whom, how many rows, and what is attached; one that gets nothing says so.

    With what the ledger says, also how far the sending came.
    """
    page, lang = mail_words(post.opened.lang), post.opened.lang
    composed = iter(dispatches)
    lines = [tuple(page[f"listed_{name}"] for name in HEAD)]
    for errand in post.errands:
        sent = next(composed) if errand.dossier.extracts else None
        state = tell_states(sent, book, post.listed, lang) if sent and book else NOTHING
        lines.append(tuple(map(make_visible, list_one(errand, sent, state, lang))))
    unsent = () if book else (HEAD.index("state"),)
    kept = [tuple(cell for at, cell in enumerate(line) if at not in unsent) for line in lines]
    return "\n".join(align_columns(kept)) + "\n"


def list_one(errand: Errand, sent: Dispatch | None, state: str, lang: Lang) -> tuple[str, ...]:
    """One row's cells."""
    office, page = errand.office, mail_words(lang)
    who = (str(office.row), errand.dossier.place, office.office, *map(addresses, (office.to, office.cc)), state)
    if sent is None:
        return (*who, "0", NOTHING, page["listed_none"], NOTHING)
    attached = [
        page["listed_file"].format(part.get_filename(), size(len(part.get_payload(decode=True))))
        for part in sent.message.iter_attachments()
    ]
    whole = size(len(sent.message.as_bytes()))
    return (*who, str(errand.rows), whole, str(sent.message["Subject"]), page["semicolon"].join(attached))


def tell_states(sent: Dispatch, book: Book, listed: Sequence[Name], lang: Lang) -> str:
    """How far the sending of a message came: one word, or where its recipients differ how many of each."""
    last = {address: entry.state for address, entry in book.last(sent.id).items()}
    had = book.earlier(sent.id, (sent.place, sent.office), listed)
    page = mail_words(lang)
    states = Counter(word_of(last.get(one), one.casefold() in had) for one in sent.recipients)
    told = [page["listed_count"].format(page[f"listed_{state}"], number) for state, number in states.items()]
    return page["semicolon"].join(told) if len(told) > 1 else page[f"listed_{next(iter(states))}"]


def word_of(state: State | None, had_another: bool) -> str:
    """How far the sending of a message to one of its recipients came."""
    if state in HAS_IT | MAY_HAVE_IT:
        return "has" if state in HAS_IT else "unsure"
    if had_another:
        return "held"
    return "refused" if state is State.REFUSED else "due"


def addresses(found: Sequence[Address]) -> str:
    """Addresses in one cell."""
    return "; ".join(map(str, found)) or NOTHING


def size(number: int) -> str:
    """A number of bytes for people.

    >>> size(23_456)
    '23 KB'
    """
    return f"{max(1, round(number / KILO))} KB"
