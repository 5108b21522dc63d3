"""What the ledger says: for every message and recipient, how far its delivery came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from align.errors import LedgerError
from align.plan import squeeze

Name = tuple[str, str]  # a place and an office


class State(StrEnum):
    """How far a message came on its way to a recipient, or what a person says of it."""

    BEGUN = "begun"  # it is about to be sent
    HANDING_OVER = "handing-over"  # all of it is written but its end: from here on the server may have it
    DELIVERED = "delivered"  # the server took it
    REFUSED = "refused"  # the server refused it for good
    FAILED = "failed"  # the server has it not, and may take it later
    UNSURE = "unsure"  # it was handed over, and no answer came
    ARRIVED = "arrived"  # a person says that the recipient has it
    NOT_ARRIVED = "not-arrived"  # a person says that the recipient has it not


HAS_IT = frozenset({State.DELIVERED, State.ARRIVED})
MAY_HAVE_IT = frozenset({State.HANDING_OVER, State.UNSURE})


class Entry(NamedTuple):
    """A line of the ledger: what happened to a message, for some of its recipients, and when."""

    at: str
    id: str
    state: State
    place: str
    office: str
    recipients: tuple[str, ...]
    said: str = ""  # the server's answer, or why there is none

    @property
    def name(self) -> str:
        """The office, as people call it."""
        return f"{self.place} {self.office}"


class Book:
    """The last state of every message for every recipient."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._last: dict[str, dict[str, Entry]] = {}  # by id and recipient
        self._offices: dict[str, dict[str, str]] = {}  # by place and id, in the order of the ledger
        for entry in entries:
            self.learn(entry)

    def learn(self, entry: Entry) -> None:
        """Take in a line of the ledger."""
        self._offices.setdefault(squeeze(entry.place), {}).setdefault(entry.id, squeeze(entry.office))
        states = self._last.setdefault(entry.id, {})
        for recipient in entry.recipients:
            states[recipient] = entry._replace(recipients=(recipient,))

    def last(self, message: str) -> Mapping[str, Entry]:
        """The last line about a message for each of its recipients."""
        return self._last.get(message, {})

    def left(self, message: str, recipients: Iterable[str]) -> tuple[str, ...]:
        """The recipients who have not got a message, for certain."""
        last = self.last(message)
        return tuple(one for one in recipients if one not in last or last[one].state not in HAS_IT | MAY_HAVE_IT)

    def unsure(self) -> tuple[Entry, ...]:
        """The messages of which nobody knows whether they arrived, each once with those recipients."""
        found: list[Entry] = []
        for states in self._last.values():
            entries = [entry for entry in states.values() if entry.state in MAY_HAVE_IT]
            if entries:
                found.append(entries[0]._replace(recipients=tuple(name for one in entries for name in one.recipients)))
        return tuple(found)

    def earlier(self, message: str, office: Name, listed: Collection[Name] = ()) -> dict[str, Entry]:
        """The last delivery of another message to each address, in small letters, also unsure ones.

        It went to the office, or to one of its place that is not among those listed now: it may have been renamed.
        """
        place, name = map(squeeze, office)
        others_own = {squeeze(one) for home, one in listed if squeeze(home) == place} - {name}
        known = self._offices.get(place, {})
        others = [one for one in known if one != message and known[one] not in others_own]
        entries = [entry for one in others for entry in self._last[one].values()]
        return {entry.recipients[0].casefold(): entry for entry in entries if entry.state in HAS_IT | MAY_HAVE_IT}

    def decide(self, which: str, arrived: bool) -> Entry:
        """What a person says of an unsure message, named by its id, or `ID:ADDRESS` for one of its recipients.

        Raises:
            LedgerError: there is no such message, or it is not unsure.
        """
        message, _, address = which.partition(":")
        found = next((one for one in self.unsure() if one.id == message), None)
        if found is None or (address and address not in found.recipients):
            listed = ", ".join(one.id for one in self.unsure()) or "none"
            raise LedgerError(f"{which}: no message of this id is unsure; unsure are: {listed}")
        state = State.ARRIVED if arrived else State.NOT_ARRIVED
        return found._replace(state=state, recipients=(address,) if address else found.recipients, said="")
