"""The documents of a folder: which files they are, what each holds, and how a person names a plan of one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align.errors import ChoiceError, ReadError
from align.keys import document_keys, plan_key, stem_key
from align.pairing import Listed
from align.pipeline import read_whole
from align.plan import Document, Plan, Source
from align.plan_paths import split_plan_path
from align.sources.decoding import decode, read_file

SKIPPED = ("README", "SOURCES", ".", "~$")  # what a file's name begins with that is no document; ~$ is Word's lock
SYSTEM = ("THUMBS.DB", "DESKTOP.INI")
SHOWN = 10  # names in a message


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was read; its document has no plan where it has no numbered item.

    `key` names it in the files of a run. `corrected` are the numbers of the plans whose particulars a person has
    corrected.
    """

    document: Document
    key: str
    corrected: tuple[int, ...] = ()

    @property
    def source(self) -> Source:
        """The file."""
        return self.document.source

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans in it."""
        return self.document.plans


def find_documents(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that should be documents, by name.

    Raises:
        ReadError: no such folder, no document in it, or it cannot be looked into.
    """
    try:
        found = sorted((path for path in folder.iterdir() if is_document(path)), key=lambda path: path.name)
    except FileNotFoundError as error:
        raise ReadError(f"{folder}: no such folder; check the name") from error
    except NotADirectoryError as error:
        raise ReadError(f"{folder}: this is a file; name the folder of the documents") from error
    except OSError as error:
        raise ReadError(f"{folder}: cannot be opened ({error.strerror}); check its permissions") from error
    if not found:
        raise ReadError(f"{folder}: no document in this folder; put the plans there as text files, one or more in each")
    return tuple(found)


def is_document(path: Path) -> bool:
    """Whether a file in the folder should be a document: no note about the folder, hidden file or CSV."""
    name = path.name.upper()
    return not (name.startswith(SKIPPED) or name in SYSTEM or name.endswith(".CSV") or path.is_dir())


def read_held(path: Path) -> Held:
    """Read a file of a folder.

    Raises:
        ReadError: it cannot be opened or is no text.
    """
    if path.exists() and not path.is_file():
        raise ReadError(
            f"{path.name}: this is a pipe or a device; replace it by a text file",
            "这是管道或设备，不是文件；请换成文本文件",
        )
    data, name = read_file(path), printable(path.name)
    return Held(read_whole(decode(data, name), name, hashlib.sha256(data).hexdigest()), stem_key(name))


def tell_apart(held: Sequence[Held]) -> tuple[Held, ...]:
    """The documents of one folder, each with a key of its own, in their order."""
    keys = document_keys([one.source.name for one in held])
    return tuple(replace(one, key=key) for one, key in zip(held, keys, strict=True))


def printable(name: str) -> str:
    r"""A file's name with bytes in an unknown encoding written as `\xff`.

    >>> printable("邵阳\udcff.txt")
    '邵阳\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def list_plans(held: Iterable[Held]) -> tuple[Listed, ...]:
    """All plans with their numbers."""
    return tuple(listed_in(one, number) for one in held for number in range(1, len(one.plans) + 1))


def listed_in(held: Held, number: int) -> Listed:
    """A plan of a document by its number."""
    return Listed(held.plans[number - 1], number, plan_key(held.key, number))


def choose(target: str, held: Iterable[Held]) -> Listed:
    """The plan that `PATH#WHICH` names, with PATH relative to the folder.

    Raises:
        ChoiceError: there is no such document, or WHICH fits none or several of its plans.
    """
    by_name = {one.source.name: one for one in held}
    path, which = split_plan_path(target.removeprefix("./"), by_name)
    if path not in by_name:
        names, more = sorted(by_name)[:SHOWN], len(by_name) > SHOWN
        raise ChoiceError(
            f"'{target}' names no document that was read; there are {', '.join(names) or 'none'}"
            + (" and more" if more else ""),
            f"已读取的文件中没有“{target}”；已读取的有：{'、'.join(names) or '无'}{'等' if more else ''}",
        )
    found = by_name[path]
    if not found.plans:
        raise ChoiceError(
            f"'{target}' names a document without numbered items; name another",
            f"“{target}”所指的文件中未发现编号条目；请改填其他文件",
        )
    plan = found.document.plan(which)
    return listed_in(found, next(number for number, one in enumerate(found.plans, 1) if one is plan))
