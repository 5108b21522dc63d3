"""What came of a run that sent messages."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """How many messages a run sent, how many not, and why it ended.

    A message counts by the worst that befell one of its recipients.
    """

    delivered: int = 0
    already: int = 0  # had arrived before
    refused: int = 0
    failed: int = 0
    held: int = 0  # another message went to the office before
    unsure: int = 0  # of all in the ledger, also earlier runs': a person must find out
    left: int = 0  # not come to
    stopped: str = ""

    @property
    def complete(self) -> bool:
        """Whether every office has its message, for certain."""
        return not (self.refused or self.failed or self.held or self.unsure or self.left or self.stopped)


def summary(outcome: Outcome) -> str:
    """What came of a run, in one line.

    >>> summary(Outcome(delivered=3, left=2))
    '3 delivered, 2 not come to; a repeat of the command sends what is missing'
    >>> summary(Outcome(delivered=3, refused=1))
    '3 delivered, 1 refused; mend what was refused (its rows and addresses are named above), then repeat the command'
    """
    told = (
        (outcome.already, "had arrived before"),
        (outcome.refused, "refused"),
        (outcome.failed, "not taken for the moment"),
        (outcome.held, "held back, since the office had another message"),
        (outcome.unsure, "unsure"),
        (outcome.left, "not come to"),
    )
    parts = [f"{outcome.delivered} delivered", *(f"{count} {words}" for count, words in told if count)]
    if outcome.refused:
        parts[-1] += "; mend what was refused (its rows and addresses are named above), then repeat the command"
    elif outcome.failed or outcome.left:
        parts[-1] += "; a repeat of the command sends what is missing"
    return ", ".join(parts)
