"""The ledger of a run's folder: what was sent is written down, for good, before and after each step of a delivery.

A line that was not wholly written when the program was killed counts for nothing: the step after it was not taken.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from align.errors import LedgerError
from align.mail.book import Book, Entry, State
from align.output import encode, reason

LEDGER = "sent.jsonl"
SCHEMA = "plan-align/sent@1"
OPENING = json.dumps({"schema": SCHEMA}).encode() + b"\n"
FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
FAR = 1 << 30  # where Windows locks a byte: nobody else can read what it locks, so one that is never written
REMEDY = "nothing is sent without it"
UNKNOWN = f"not a ledger that this version knows ({SCHEMA}); {REMEDY}"


def utc_now() -> datetime:
    """The time, the same everywhere."""
    return datetime.now(UTC)


class Ledger:
    """An open ledger, which no other run can open."""

    def __init__(self, path: Path, file: int, book: Book, now: Callable[[], datetime]) -> None:
        self.path = path
        self.book = book
        self._file = file
        self._now = now

    def note(self, entries: Iterable[Entry]) -> None:
        """Write down what happens now; when this returns it survives whatever happens next.

        Raises:
            LedgerError: it cannot be written; then the file is as before.
        """
        at = self._now().astimezone(UTC).isoformat(timespec="seconds")
        dated = [entry._replace(at=at) for entry in entries if entry.recipients]
        if not dated:
            return
        append(self.path, self._file, b"".join(map(to_line, dated)))
        for entry in dated:
            self.book.learn(entry)


@contextmanager
def open_ledger(path: Path, now: Callable[[], datetime] = utc_now) -> Iterator[Ledger]:
    """Open the ledger for one run and keep all others out until that ends, in whatever way.

    Raises:
        LedgerError: another run has it open, it cannot be read or written, or a line of it was changed.
    """
    file = opened(path)
    try:
        lock(path, file)
        yield Ledger(path, file, recover(path, file), now)
    finally:
        os.close(file)  # this unlocks it; the system does the same when a program is killed


def read_ledger(path: Path) -> Book:
    """What a ledger says, for those who only look; without one, nothing was sent.

    Raises:
        LedgerError: it cannot be read, or a line of it was changed.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Book()
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({reason(error)}); {REMEDY}") from error
    return parse(path, data[: data.rfind(b"\n") + 1])


def opened(path: Path) -> int:
    """Open the file, made if it is not there, so that its name too survives a failure of the machine."""
    try:
        file = os.open(path, FLAGS, 0o600)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written ({reason(error)}); {REMEDY}") from error
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):  # a file system that cannot do so keeps names by itself
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    return file


def lock(path: Path, file: int) -> None:
    """Keep all other runs out; the system unlocks the file when this program ends, also when it is killed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise LedgerError(f"{path}: another run is sending from this folder; wait until it has ended") from error
    except OSError as error:
        raise LedgerError(f"{path}: cannot be locked ({reason(error)}); copy the folder to another disk") from error


def recover(path: Path, file: int) -> Book:
    """Read the lines that were wholly written, and take away what is left of one that was not."""
    check_place(path, file)
    try:
        with open(file, "rb", closefd=False) as stream:  # what is locked, not what its name leads to by now
            stream.seek(0)
            data = stream.read()
        whole = data.rfind(b"\n") + 1
        if not whole and not OPENING.startswith(data):
            raise LedgerError(f"{path}: {UNKNOWN}")
        if whole < len(data):
            os.ftruncate(file, whole)
            os.fsync(file)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({reason(error)}); {REMEDY}") from error
    if not whole:
        append(path, file, OPENING)
        return Book()
    return parse(path, data[:whole])


def check_place(path: Path, file: int) -> None:
    """See that the next run will find what this one writes: the open file is still the one of that name."""
    with suppress(OSError):
        if os.path.samestat(path.stat(), os.fstat(file)):
            return
    raise LedgerError(
        f"{path}: was removed or replaced while it was open; {REMEDY}; put the right one there and repeat the command"
    )


def append(path: Path, file: int, data: bytes) -> None:
    """Add lines so that they are on the disk, or leave the file as it was."""
    check_place(path, file)
    before = os.fstat(file).st_size
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    except OSError as error:
        with suppress(OSError):  # if not, the next run takes away the torn line
            os.ftruncate(file, before)
        raise LedgerError(f"{path}: cannot be written ({reason(error)}); make room and repeat the command") from error


def to_line(entry: Entry) -> bytes:
    """An entry as a line of JSON."""
    return encode(json.dumps(entry._asdict(), ensure_ascii=False)) + b"\n"


def parse(path: Path, data: bytes) -> Book:
    """The entries of whole lines."""
    lines = data.split(b"\n")[:-1]
    if lines and lines[0] + b"\n" != OPENING:
        raise LedgerError(f"{path}: {UNKNOWN}")
    return Book(parse_line(path, number, line) for number, line in enumerate(lines[1:], 2))


def parse_line(path: Path, number: int, line: bytes) -> Entry:
    """The entry of a line; one that was changed is no reason to guess what was sent."""
    try:
        value: dict[str, Any] = json.loads(line)
        entry = Entry(**value | {"state": State(value["state"]), "recipients": tuple(value["recipients"])})
        if not all(isinstance(one, str) for one in (*entry[:5], *entry.recipients, entry.said)):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LedgerError(f"{path}: line {number} cannot be read; {REMEDY}; restore it from a copy") from error
    return entry
