"""Writing results: whole or not at all, the same bytes for the same content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from align.errors import OutputError

PART = ".plan-align-{}-{}.part"  # short, so that it fits wherever the file's own name does


def encode(text: str) -> bytes:
    r"""UTF-8, with what no file could hold (a name in an unknown encoding) written as `\udcff`.

    In JSON that is an escape again, and means the same.
    """
    return text.encode("utf-8", "backslashreplace")


def as_bytes(content: str | bytes) -> bytes:
    """What a file holds; a text as UTF-8."""
    return content if isinstance(content, bytes) else encode(content)


def make_folder(path: Path) -> None:
    """Make a folder that can be written to, or find that it is one.

    Raises:
        OutputError: it cannot be made, or nothing can be written in it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / PART.format(os.getpid(), "probe")
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise OutputError(f"{path}: cannot be written to ({reason(error)}); name another folder") from error


def same_folder(one: Path, other: Path) -> bool:
    """Whether two paths lead to one folder, by whatever links or letters the disk takes for the same."""
    try:
        return one.samefile(other)
    except (OSError, RuntimeError):  # one is not there, or its links lead to each other
        return False


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Write texts or bytes to files; none is touched before all are written down beside their places.

    Raises:
        OutputError: a folder is missing, a name is a folder's, or there is no permission or room.
    """
    moves: list[tuple[Path, Path]] = []
    try:
        for number, (path, content) in enumerate(contents.items()):
            moves += write_beside(path, as_bytes(content), number)
        for part, place in moves:
            move(part, place)
    finally:
        for part, _ in moves:
            part.unlink(missing_ok=True)


def take_away(root: Path, names: Iterable[str]) -> None:
    """Remove files of a folder that may be there, and the folders in it that are empty then.

    Raises:
        OutputError: one cannot be removed; all others are.
    """
    gone = sorted(root / name for name in names)
    failed = [(path, why) for path in gone if (why := why_left(path))]
    emptied = {folder for path in gone for folder in path.parents if root in folder.parents}
    for folder in sorted(emptied, reverse=True):  # what lies in a folder before it
        with suppress(OSError):  # something is left in it, or it was never there
            folder.rmdir()
    for path, why in failed:
        raise OutputError(f"{path}: is outdated and cannot be removed ({why}); remove it by hand")


def why_left(path: Path) -> str:
    """Remove a file that may be there: empty, or why it could not be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return reason(error)
    return ""


def write_beside(path: Path, data: bytes, number: int) -> list[tuple[Path, Path]]:
    """Write bytes beside a file and tell what to move where; a device or a pipe takes them at once."""
    try:
        if path.is_dir():
            raise OutputError(f"{path}: this is a folder; name a file in it")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return []
        place = path.resolve()  # what a link leads to is replaced, not the link
        part = place.with_name(PART.format(os.getpid(), number))
        try:
            part.write_bytes(data)
        except BaseException:  # Ctrl-C too leaves nothing half-written
            part.unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise OutputError(f"{path}: there is no folder {path.parent}; make it first") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        raise OutputError(f"{path}: cannot be written ({reason(error)}); name another place") from error
    return [(part, place)]


def move(part: Path, place: Path) -> None:
    """Put a written file in its place in one step."""
    try:
        os.replace(part, place)
    except OSError as error:
        raise OutputError(f"{place}: cannot be written ({reason(error)}); name another place") from error


def reason(error: Exception) -> str:
    """What the system says of a failure, without the path, which the message has already."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
