"""Messages to a server, each once: what fails for the moment is tried again, what may have arrived is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from align.errors import LedgerError, ServerError
from align.mail.answers import Answer
from align.mail.book import MAY_HAVE_IT, Entry, Name, State
from align.mail.connection import Connection, NotNowError
from align.mail.delivery import Envelope, Terms, deliver
from align.mail.dispatch import Dispatch
from align.mail.envelopes import make_envelope
from align.mail.interrupts import interrupts_held
from align.mail.ledger import Ledger
from align.mail.outcome import Outcome
from align.mail.patience import Manner, hasty, retrying
from align.mail.server import Server

if TYPE_CHECKING:
    from smtplib import SMTP

GOES_ON = "a repeat of the command goes on where this one ended"
WORST_FIRST = (State.UNSURE, State.FAILED, State.REFUSED, State.DELIVERED)


def send_all(
    dispatches: Iterable[Dispatch],
    server: Server,
    ledger: Ledger,
    listed: Sequence[Name] = (),
    manner: Manner | None = None,
) -> Outcome:
    """Send every message that did not arrive yet; `listed` are the places and offices for which there is one.

    Raises:
        ServerError: the server cannot be used, and nothing was sent.
        LedgerError: the ledger cannot be written; nothing more is sent.
    """
    sender = Sender(server, ledger, listed, manner or Manner())
    sender.tell_unsure(ledger.book.unsure())
    try:
        for dispatch in dispatches:
            sender.see_to(dispatch)
            if sender.stopped:
                break
    except KeyboardInterrupt:
        sender.talk(f"interrupted; {GOES_ON}")
        raise
    finally:
        sender.connection.close()
    return sender.outcome()


class Sender:
    """One run: its connection, its ledger, and what came of it so far."""

    def __init__(self, server: Server, ledger: Ledger, listed: Sequence[Name], manner: Manner) -> None:
        self.connection = Connection(server)
        self.server = server
        self.ledger = ledger
        self.listed = listed
        self.manner = manner
        self.talk = manner.talk
        self.counts: Counter[str] = Counter()
        self.in_a_row = 0  # messages that the server took for nobody
        self.slow = 0  # messages none of whose recipients were taken for the moment, in a row as well
        self.seen = 0
        self.sent = False  # whether anybody has got anything, or may have
        self.stopped = ""

    def see_to(self, dispatch: Dispatch) -> None:
        """Send one message to those of its recipients who are to get it now."""
        self.seen += 1
        left = self.due(dispatch)
        if not left:
            return
        try:
            answers = self.send(dispatch, left)
        except ServerError as error:
            self.seen -= 1
            if not self.sent:
                raise ServerError(f"{error}; nothing was sent now") from None
            self.stopped = f"{error}; {GOES_ON}"
            return
        self.conclude(dispatch, answers)

    def due(self, dispatch: Dispatch) -> tuple[str, ...]:
        """The recipients who have neither this message nor, unless told to send newer ones, another one."""
        book = self.ledger.book
        left = book.left(dispatch.id, addresses(dispatch))
        had = {} if self.manner.newer else book.earlier(dispatch.id, (dispatch.place, dispatch.office), self.listed)
        held = [had[one.casefold()] for one in left if one.casefold() in had]
        for entry in held:
            self.talk(
                f"{dispatch.name}: not sent to {entry.recipients[0]}, to whom another message ({entry.id}, "
                f"{entry.name}) went at {entry.at}; --newer sends this one as well"
            )
        unsure = any(entry.state in MAY_HAVE_IT for entry in book.last(dispatch.id).values())
        self.counts["held"] += bool(held)
        self.counts["already"] += not left and not unsure
        return tuple(one for one in left if one.casefold() not in had)

    def send(self, dispatch: Dispatch, left: tuple[str, ...]) -> dict[str, Answer]:
        """Try a message until each recipient's answer is final or patience ends; what the last answers are."""
        answers: dict[str, Answer] = {}
        manner = self.manner if self.slow < self.manner.patience.in_a_row else hasty(self.manner)

        def try_once() -> list[str]:
            waiting = [one for one in left if one not in answers or answers[one].state is State.FAILED]
            answers.update(self.attempt(dispatch, waiting))
            return [answer.said for answer in answers.values() if answer.state is State.FAILED]

        retrying(manner, dispatch.name)(try_once)
        return answers

    def attempt(self, dispatch: Dispatch, waiting: Sequence[str]) -> dict[str, Answer]:
        """Try once to send a message, and write down what became of it."""
        try:
            client = self.connection.client()
        except NotNowError as error:
            answers = dict.fromkeys(waiting, Answer(State.FAILED, str(error)))
            self.note(dispatch, answers)
            return answers
        envelope, answers = make_envelope(dispatch, waiting, self.server.sender, client.esmtp_features)
        with ExitStack() as held:
            if envelope.recipients:
                answers |= self.hand_over(dispatch, envelope, client, held)
            self.note(dispatch, answers)
        if any(answer.state is not State.DELIVERED for answer in answers.values()):
            self.connection.clear()
        return answers

    def hand_over(self, dispatch: Dispatch, envelope: Envelope, client: SMTP, held: ExitStack) -> dict[str, Answer]:
        """Deliver a message, each step written down before it is taken; from the last one on Ctrl-C waits."""
        self.ledger.note([entry_of(dispatch, State.BEGUN, envelope.recipients)])

        def tell(taken: tuple[str, ...]) -> None:
            held.enter_context(interrupts_held(self.talk))
            self.ledger.note([entry_of(dispatch, State.HANDING_OVER, taken)])

        try:
            return deliver(client, envelope, Terms(self.server.password, self.server.timeout_after_data, tell))
        except BaseException:
            self.connection.drop()
            raise

    def note(self, dispatch: Dispatch, answers: Mapping[str, Answer]) -> None:
        """Write down what became of a message."""
        self.sent |= any(answer.state in (State.DELIVERED, State.UNSURE) for answer in answers.values())
        told = dict.fromkeys((answer.state, answer.said) for answer in answers.values())
        entries = [
            entry_of(dispatch, state, [one for one, answer in answers.items() if answer[:2] == (state, said)], said)
            for state, said in told
        ]
        try:
            self.ledger.note(entries)
        except LedgerError as error:
            what = "; ".join(f"{one.state} {', '.join(one.recipients)} ({one.said})" for one in entries)
            raise LedgerError(f"{error}; not written down of {dispatch.id} {dispatch.name}: {what}") from error

    def conclude(self, dispatch: Dispatch, answers: Mapping[str, Answer]) -> None:
        """Tell whom a message did not reach, and stop where it is the server that takes none."""
        for address, answer in answers.items():
            if answer.state is not State.DELIVERED:
                self.talk(f"{dispatch.name}: {address}: {answer.state}: {answer.said}")
        states = {answer.state for answer in answers.values()}
        worst = next(state for state in WORST_FIRST if state in states)
        self.counts[worst] += 1
        if worst is State.UNSURE:
            self.tell_unsure(one for one in self.ledger.book.unsure() if one.id == dispatch.id)
        nobody = State.DELIVERED not in states
        troubled = nobody and not all(answer.personal for answer in answers.values())
        self.in_a_row = self.in_a_row + 1 if troubled else 0
        self.slow = self.slow + (State.FAILED in states) if nobody else 0
        if self.in_a_row >= self.manner.patience.in_a_row:
            self.stopped = f"{self.in_a_row} messages in a row failed, so the server seems to take none now; {GOES_ON}"

    def tell_unsure(self, entries: Iterable[Entry]) -> None:
        """Ask a person to find out which messages arrived."""
        for one in entries:
            self.talk(question(one))

    def outcome(self) -> Outcome:
        """What came of the run."""
        counts = {name: self.counts[name] for name in ("delivered", "already", "refused", "failed", "held")}
        unsure = len(self.ledger.book.unsure())
        return Outcome(**counts, unsure=unsure, left=max(0, len(self.listed) - self.seen), stopped=self.stopped)


def question(one: Entry) -> str:
    """What a person is asked of a message that is unsure."""
    return (
        f"UNSURE {one.id} {one.name}: handed over at {one.at} for {', '.join(one.recipients)}, no answer; "
        f"not sent again until somebody has asked there and told: --arrived {one.id} or --not-arrived {one.id}"
    )


def addresses(dispatch: Dispatch) -> tuple[str, ...]:
    """The addresses of a message, each once, however its letters are written."""
    return tuple({one.casefold(): one for one in reversed(dispatch.recipients)}.values())[::-1]


def entry_of(dispatch: Dispatch, state: State, recipients: Sequence[str], said: str = "") -> Entry:
    """What happens now to a message; the ledger adds the time."""
    return Entry("", dispatch.id, state, dispatch.place, dispatch.office, tuple(recipients), said)
