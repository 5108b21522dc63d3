"""`plan-align mail`: a message for each office, shown, written to an outbox, or sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from email.headerregistry import Address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.options import FILE, example
from align.cli.talk import STDOUT, emit, show_progress, tell
from align.errors import LedgerError, OfficesError

if TYPE_CHECKING:
    from align.mail.book import Book
    from align.mail.composing import Post
    from align.mail.dispatch import Dispatch
    from align.mail.server import Server

CHINA = timezone(timedelta(hours=8))  # a date without a zone is one of China, on whatever machine


def as_sender(ctx: click.Context, param: click.Parameter, value: str | None) -> Address | None:
    """One address, with a name or without."""
    from align.mail.addresses import read_address

    found = None if value is None else read_address(value.strip())
    if isinstance(found, str):
        raise click.BadParameter(found, ctx, param)
    return found


def as_moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """A date, or a date and time, by ISO 8601."""
    try:
        found = None if value is None else datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no date; write 2022-06-01 or 2022-06-01T09:30", ctx, param) from error
    return found if found is None or found.tzinfo else found.replace(tzinfo=CHINA)


@click.command(
    "mail",
    epilog=example(
        "plan-align mail reports/runs/hunan --offices offices.csv",
        "plan-align mail reports/runs/hunan --offices offices.csv --outbox outbox --date 2022-06-01",
    ),
)
@click.argument("folder", type=FILE, metavar="DIR")
@click.option("--offices", type=FILE, metavar="FILE", help="A CSV file: place, office, to, cc, gets, lang.")
@click.option("--outbox", type=FILE, metavar="DIR", help="Write each message to a file that mail programs open.")
@click.option("--send", is_flag=True, help="Send the messages over SMTP, each once.")
@click.option("--date", callback=as_moment, metavar="DATE", help="The messages' date; now, unless told.")
@click.option(
    "--from",
    "sender",
    callback=as_sender,
    metavar="ADDRESS",
    help="Who sends them; the configured sender, unless told.",
)
@click.option("--config", type=FILE, metavar="FILE", help="Take the mail server from a TOML file.")
@click.option("--newer", is_flag=True, help="Send also to those who have had another message.")
@click.option("--arrived", multiple=True, metavar="ID", help="Note that an unsure message has arrived.")
@click.option("--not-arrived", multiple=True, metavar="ID", help="Note that it has not, so that it is sent again.")
@click.pass_context
def mail_command(
    ctx: click.Context,
    folder: Path,
    offices: Path | None,
    outbox: Path | None,
    send: bool,
    date: datetime | None,
    sender: Address | None,
    config: Path | None,
    newer: bool,
    arrived: tuple[str, ...],
    not_arrived: tuple[str, ...],
) -> None:
    """Compose a message for each office from DIR, which `plan-align run` has written.

    Each row of the offices' file is one message. `to` and `cc` are addresses joined by ;. `gets` are titles of plans
    of its place, or parts of them, joined by ;, or `led` for the rows of items that the office leads; empty means
    every plan of the place. `lang` is zh or en. An office never gets another place's rows.
    Without --outbox or --send nothing is written or sent: it is shown who would get what. Anything wrong with DIR or
    the file is told before the first message is composed.
    """
    from align.mail.composing import compose_all
    from align.mail.message import Stamp

    if outbox is not None and send:
        raise click.UsageError("--outbox writes and --send sends; choose one of the two.")
    if newer and not send:
        raise click.UsageError("--newer says what --send sends; give both.")
    decided = bool(arrived or not_arrived)
    if offices is None and (not decided or send or any((outbox, date, sender, config))):
        raise click.UsageError("name the file of the offices: --offices FILE.")
    if decided:
        settle(folder, arrived, not_arrived)
    if offices is None:
        return
    server = read_config(config) if send else None
    post = make_post(folder, offices)
    sender = sender or (Address(addr_spec=server.sender) if server else configured_sender(config))
    stamp = Stamp(sender, date or datetime.now().astimezone(), draft=not send)
    dispatches = compose_all(show_progress(post.due, "sending" if send else "composing"), post.opened, stamp)
    if server:
        ctx.exit(0 if deliver(folder, dispatches, server, post.listed, newer=newer) else 1)
    book = look_up(folder, sender)
    if outbox is not None:
        write(outbox, dispatches, len(post.due))
    else:
        show(post, dispatches, book)


def read_config(path: Path | None) -> Server:
    """The mail server; a password that lies open is told."""
    from align.mail.server import read_server

    server = read_server(path, os.environ)
    if server.exposed:
        tell(f"{server.exposed}: holds the password, and others can read it; chmod 600 keeps it to yourself")
    return server


def configured_sender(path: Path | None) -> Address | None:
    """Who sends messages that are only shown or written, if that is configured."""
    from align.mail.server import read_sender

    sender = read_sender(path, os.environ)
    return Address(addr_spec=sender) if sender else None


def make_post(folder: Path, offices: Path) -> Post:
    """Read the run and the list, and say what a person may want to look at."""
    from align.mail.composing import prepare

    try:
        post = prepare(folder, offices)
    except OfficesError as error:
        for problem in error.problems[1:] and error.problems:
            tell(problem)
        if len(error.problems) < 2:
            raise
        raise OfficesError(f"{offices}: {len(error.problems)} things to mend; nothing was composed") from error
    for note in post.notes:
        tell(note)
    return post


def look_up(folder: Path, sender: Address | None) -> Book | None:
    """What the ledger says, if there is one; what is unsure is told."""
    from align.mail.ledger import LEDGER, read_ledger
    from align.mail.sending import question

    if not (folder / LEDGER).exists():
        return None
    book = read_ledger(folder / LEDGER)
    for entry in book.unsure():
        tell(question(entry))
    if sender is None:
        tell("no sender is known, so these are other messages than those sent; name it with --config or --from")
    return book


def show(post: Post, dispatches: Iterable[Dispatch], book: Book | None) -> None:
    """Print who would get what."""
    from align.mail.listing import list_errands

    emit({STDOUT: list_errands(post, dispatches, book)})
    tell(f"{said(len(post.due))}; nothing was written or sent: that needs --outbox DIR or --send")


def write(outbox: Path, dispatches: Iterable[Dispatch], total: int) -> None:
    """Write the messages to an outbox."""
    from align.mail.outbox import write_outbox

    names = write_outbox(outbox, dispatches, total)
    tell(f"{said(len(names))}; see {outbox}")


def deliver(
    folder: Path, dispatches: Iterable[Dispatch], server: Server, listed: Sequence[tuple[str, str]], *, newer: bool
) -> bool:
    """Send the messages; whether every office has its own for certain."""
    from align.mail.ledger import LEDGER, open_ledger
    from align.mail.outcome import summary
    from align.mail.patience import Manner
    from align.mail.sending import send_all

    with open_ledger(folder / LEDGER) as ledger:
        outcome = send_all(dispatches, server, ledger, listed, Manner(newer=newer, talk=tell))
    if outcome.stopped:
        tell(f"plan-align: {outcome.stopped}")
    tell(summary(outcome))
    return outcome.complete


def settle(folder: Path, arrived: Sequence[str], not_arrived: Sequence[str]) -> None:
    """Write down what people found out about messages of which it was not known whether they arrived."""
    from align.mail.ledger import LEDGER, open_ledger

    if not (folder / LEDGER).exists():
        raise LedgerError(f"{folder}: nothing was sent from here; name the folder from which the message was sent")
    with open_ledger(folder / LEDGER) as ledger:
        words = (*((one, True) for one in arrived), *((one, False) for one in not_arrived))
        ledger.note([ledger.book.decide(which, has_it) for which, has_it in words])  # all or none


def said(number: int) -> str:
    """So many messages."""
    return "1 message" if number == 1 else f"{number} messages"
