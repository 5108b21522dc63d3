"""How long and how often a message is tried that fails for the moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenacity import RetryCallState, Retrying

Talk = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """The numbers of waiting, in seconds where they are times."""

    attempts: int = 5  # with the waits below they span 15 to 20 seconds: a restart, a rate limit, a lost line
    first_wait: float = 1  # doubled each time
    longest_wait: float = 20
    jitter: float = 1  # at most so much more, so that several senders do not come back together
    # no attempt begins later than this; who asks for more (greylisting: five to fifteen minutes) waits for a repeat of
    # the command, since a person would otherwise wait for days for 500 offices
    total: float = 60
    # so many messages that failed with all their attempts: if it is the server, the run stops; if it refuses recipients
    # for the moment (greylisting, a limit), the next ones are tried once each, until one is taken again
    in_a_row: int = 3


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Manner:
    """How messages are sent: how patiently, whether also to those who had another one, and who is told."""

    patience: Patience = PATIENCE
    newer: bool = False
    talk: Talk = lambda _: None
    sleep: Callable[[float], None] = time.sleep


def hasty(manner: Manner) -> Manner:
    """The same without waiting: where the last messages were tried in vain, waiting for each would take hours."""
    return replace(manner, patience=replace(manner.patience, attempts=1))


def retrying(manner: Manner, name: str) -> Retrying:
    """Repeat what gives reasons why it failed for the moment, each time after a longer wait, until patience ends."""
    from tenacity import Retrying, retry_if_result, stop_after_attempt, stop_after_delay, wait_exponential_jitter

    patience = manner.patience
    return Retrying(
        sleep=manner.sleep,
        stop=stop_after_attempt(patience.attempts) | stop_after_delay(patience.total),
        wait=wait_exponential_jitter(patience.first_wait, patience.longest_wait, jitter=patience.jitter),
        retry=retry_if_result(bool),
        before_sleep=lambda state: manner.talk(f"{name}: {reasons(state)[0]}; trying again in {wait_of(state):.0f} s"),
        retry_error_callback=reasons,
    )


def reasons(state: RetryCallState) -> list[str]:
    """Why the last attempt failed for the moment."""
    found: list[str] = state.outcome.result() if state.outcome else []
    return found


def wait_of(state: RetryCallState) -> float:
    """The seconds until the next attempt."""
    return state.next_action.sleep if state.next_action else 0.0
