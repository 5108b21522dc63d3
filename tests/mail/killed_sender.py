"""A program that sends messages and kills itself, as kill -9 does, at the step it is told to.

    python -m tests.mail.killed_sender PORT FOLDER MESSAGES STEP

A step is one of: about to write to the server or the ledger, half of it written, all of it written, an answer read. It
prints what each step is; without as many steps it ends by itself.
"""

from __future__ import annotations

import os
import signal
import smtplib
import sys
from pathlib import Path

from align.mail import ledger
from align.mail.dispatch import Dispatch
from align.mail.server import Server, Tls
from tests.mail.smtp_world import HOST, SENDER, Post, dispatch

SEND, REPLY, APPEND = smtplib.SMTP.send, smtplib.SMTP.getreply, ledger.append


class Countdown:
    """Kills this process at a step."""

    def __init__(self, last: int) -> None:
        self.left = last

    def comes(self, what: str) -> bool:
        """Whether the last step has come."""
        self.left -= 1
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()
        return self.left == 0

    def step(self, what: str) -> None:
        """Take a step, and no further one after the last."""
        if self.comes(what):
            os.kill(os.getpid(), signal.SIGKILL)


def arm(countdown: Countdown) -> None:
    """Count every write to the server and the ledger, in three parts, and every answer."""

    def send(self: smtplib.SMTP, data: bytes | str) -> None:
        raw = data.encode() if isinstance(data, str) else data
        what = raw[:4].decode("ascii", "replace").strip() if len(raw) < 200 else "the message"
        countdown.step(f"before {what}")
        if len(raw) > 1 and countdown.comes(f"amid {what}"):
            SEND(self, raw[: len(raw) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        SEND(self, data)
        countdown.step(f"after {what}")

    def getreply(self: smtplib.SMTP) -> tuple[int, bytes]:
        reply = REPLY(self)
        countdown.step(f"answer {reply[0]}")
        return reply

    def append(path: Path, file: int, data: bytes) -> None:
        countdown.step(f"before the ledger's {len(data)} bytes")
        if countdown.comes("amid the ledger's"):
            os.write(file, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        APPEND(path, file, data)
        countdown.step("after the ledger's")

    for name, wrapped in (("send", send), ("getreply", getreply)):
        setattr(smtplib.SMTP, name, wrapped)
    setattr(ledger, "append", append)  # noqa: B010 - mypy holds a plain assignment for a mistake


def main(port: int, folder: Path, messages: int, step: int) -> None:
    """Send messages, until the step."""
    arm(Countdown(step))
    server = Server(host=HOST, sender=SENDER, port=port, tls=Tls.NONE, timeout=5, timeout_after_data=5)
    Post(folder).send(server, *letters(messages))


def letters(count: int) -> list[Dispatch]:
    """The messages, each to two addresses."""
    return [dispatch(number, f"a{number}@example.org", f"b{number}@example.org") for number in range(1, count + 1)]


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
