"""How a person names a plan: `PATH` or `PATH#WHICH`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path


def split_plan_path(plan_path: str, names: Collection[str] | None = None) -> tuple[str, str]:
    """Part `PATH#WHICH`; where a file of a longer name exists (or is among `names`), `#` belongs to the name.

    >>> split_plan_path("a#b.txt#2", names=("a#b.txt",)), split_plan_path("a.txt", names=())
    (('a#b.txt', '2'), ('a.txt', ''))
    """
    parts = plan_path.split("#")
    for end in range(len(parts), 0, -1):
        path = "#".join(parts[:end])
        if path in names if names is not None else Path(path).exists():
            return path, "#".join(parts[end:])
    path, _, which = plan_path.rpartition("#")
    return (path, which) if path else (plan_path, "")
