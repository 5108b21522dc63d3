"""A program that writes three messages to an outbox and kills itself, as kill -9 does, at the step it is told to.

    python -m tests.mail.killed_outbox FOLDER STEP

A step is one of: half a file written, all of it, a file put in its place, one taken away. It prints what each step is;
without as many steps it ends by itself.
"""

from __future__ import annotations

import os
import signal
import sys
from email.message import EmailMessage
from pathlib import Path

from align.mail.dispatch import Dispatch
from align.mail.outbox import LIST, write_outbox

WRITE, UNLINK, REPLACE = Path.write_bytes, Path.unlink, os.replace


def drafts(count: int, words: str = "各项任务") -> list[Dispatch]:
    """Small messages."""
    return [draft(number, words) for number in range(1, count + 1)]


def draft(number: int, words: str) -> Dispatch:
    """One of them."""
    message = EmailMessage()
    message.set_content(f"{words}\n")
    return Dispatch(f"{number:016x}", "邵阳市", f"第{number}办公室", (f"a{number}@example.org",), message)


def arm(last: int) -> None:
    """Count the steps and kill this process at the last one."""
    left = iter(range(last - 1, -1, -1))

    def step(what: str) -> None:
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(path: Path, data: bytes) -> int:
        what = "the probe" if path.name.endswith("probe.part") else "a part"
        WRITE(path, data[: len(data) // 2])
        step(f"amid {what}")
        done = WRITE(path, data)
        step(f"wrote {what}")
        return done

    def unlink(path: Path, missing_ok: bool = False) -> None:
        there = path.exists()
        UNLINK(path, missing_ok)
        if there:
            step("took away")

    def replace(part: Path, place: Path) -> None:
        REPLACE(part, place)
        step(f"put {LIST}" if place.name == LIST else "put a message")

    for owner, name, wrapped in ((Path, "write_bytes", write), (Path, "unlink", unlink), (os, "replace", replace)):
        setattr(owner, name, wrapped)


if __name__ == "__main__":
    arm(int(sys.argv[2]))
    write_outbox(Path(sys.argv[1]), drafts(3), 3)
