"""Ctrl-C while a message is handed over: it waits for the answer, so that nobody has to ask whether it arrived."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

WAITS = "interrupted; waiting for the server's answer to the message just handed over (Ctrl-C again: not waiting)"


@contextmanager
def interrupts_held(talk: Callable[[str], None]) -> Iterator[None]:
    """Let a Ctrl-C come after the block, and say so; a second one does not wait."""
    if threading.current_thread() is not threading.main_thread():  # only that one may say what a signal does
        yield
        return
    came: list[int] = []
    usual = signal.getsignal(signal.SIGINT)

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)
        signal.signal(signal.SIGINT, usual)
        talk(WAITS)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        signal.raise_signal(signal.SIGINT)
