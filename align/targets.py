"""How a person names a plan: `PATH` or `PATH#WHICH`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path


def split_target(target: str, names: Collection[str] | None = None) -> tuple[str, str]:
    """Part `PATH#WHICH`; where a file of a longer name exists (or is among `names`), `#` belongs to the name.

    >>> split_target("a#b.txt#2", names=("a#b.txt",)), split_target("a.txt", names=())
    (('a#b.txt', '2'), ('a.txt', ''))
    """
    parts = target.split("#")
    for end in range(len(parts), 0, -1):
        path = "#".join(parts[:end])
        if path in names if names is not None else Path(path).exists():
            return path, "#".join(parts[end:])
    path, _, which = target.rpartition("#")
    return (path, which) if path else (target, "")
