"""An outbox: a folder with a message for each office, to be looked at and sent by a person's own mail program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from align.errors import OutputError
from align.mail.attachments import safe_name
from align.mail.dispatch import Dispatch
from align.output import PART, encode, make_folder, move, take_away, write_beside
from align.record import Record, dump

SCHEMA = "plan-align/outbox@1"
LIST = "outbox.json"
ENDING = ".eml"
STALE = re.compile(PART.replace(".", r"\.").format("[0-9]+", "([0-9]+|probe)"))


def write_outbox(folder: Path, dispatches: Iterable[Dispatch], total: int) -> tuple[str, ...]:
    """Write every message to a file of its own, all of them or none; the names of the files.

    An earlier outbox in the folder is replaced; other files stay. What a program that was killed has left there is no
    reason to refuse: its list was put in place before its messages, so this is an outbox, and its parts are taken away.

    Raises:
        OutputError: the folder holds other things and no outbox, or cannot be written to.
    """
    old = check_folder(folder)
    make_folder(folder)
    take_away(folder, left_parts(folder))
    moves: list[tuple[Path, Path]] = []
    records: list[Record] = []
    try:
        for number, dispatch in enumerate(dispatches, 1):
            name = file_name(number, total, dispatch)
            if name not in old and (folder / name).exists():
                raise OutputError(f"{folder / name}: is none of the outbox's messages; move it, or name another folder")
            moves += write_beside(folder / name, dispatch.message.as_bytes(), number)
            records.append(record_of(name, dispatch))
        names = tuple(record["file"] for record in records)
        moves[:0] = write_beside(folder / LIST, encode(dump({"schema": SCHEMA, "messages": records})), 0)
        take_away(folder, old - set(names))  # before the new list, which does not name them
        for part, place in moves:
            move(part, place)
    finally:
        for part, _ in moves:
            part.unlink(missing_ok=True)
    return names


def check_folder(folder: Path) -> set[str]:
    """The messages of an earlier outbox in a folder.

    Raises:
        OutputError: it is no folder, or holds other things and no outbox.
    """
    try:
        if not folder.exists() or {path.name for path in folder.iterdir()} <= left_parts(folder):
            return set()
        return names_of(json.loads((folder / LIST).read_text(encoding="utf-8")))
    except NotADirectoryError as error:
        raise OutputError(f"{folder}: is a file; name a folder") from error
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(f"{folder}: holds other files than an outbox; name a new or an empty folder") from error


def left_parts(folder: Path) -> set[str]:
    """Files that a program which was killed had not put in their places, whole messages among them.

    They may be those of a program that still runs; on a disk that machines share nobody can know. Two that write one
    outbox at once cannot both be right: the one whose parts are gone fails, and says so.
    """
    return {path.name for path in folder.iterdir() if STALE.fullmatch(path.name) and path.is_file()}


def names_of(record: Any) -> set[str]:
    """The files that an outbox's list names; nothing but what an outbox would write."""
    if record["schema"] != SCHEMA:
        raise ValueError(record["schema"])
    names = {str(one["file"]) for one in record["messages"]}
    return {name for name in names if name == safe_name(name) and name[:1].isdigit() and name.endswith(ENDING)}


def file_name(number: int, total: int, dispatch: Dispatch) -> str:
    """A name that sorts as the list of offices does, and that every system takes."""
    return safe_name(f"{number:0{max(3, len(str(total)))}d}_{dispatch.place}_{dispatch.office}{ENDING}")


def record_of(name: str, dispatch: Dispatch) -> Record:
    """A message in the outbox's list."""
    return {
        "file": name,
        "id": dispatch.id,
        "place": dispatch.place,
        "office": dispatch.office,
        "recipients": list(dispatch.recipients),
    }
