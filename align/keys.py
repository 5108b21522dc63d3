"""Names of files for plans and pairs: readable, plain ASCII, and never a path out of their folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from align.pairing import Pair

LONGEST = 60  # characters of a file's stem; two of them and a number stay far below what a file name may have
KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")


def plan_key(document_key: str, number: int) -> str:
    """Name a plan after its document and its number there.

    >>> plan_key("hunan-2022", 1)
    'hunan-2022-1'
    """
    return f"{document_key}-{number}"


def stem_key(name: str) -> str:
    """A file's stem in small letters, figures and hyphens; a hash tells apart what that leaves out.

    >>> stem_key("hunan-2022.txt"), stem_key("邵阳市2022.txt")
    ('hunan-2022', '2022-518ef841')
    """
    stem = PurePosixPath(name).stem
    plain = re.sub("-+", "-", re.sub("[^a-z0-9-]", "-", stem.lower())).strip("-")[:LONGEST]
    if plain and plain == stem:
        return plain
    hashed = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{hashed}".strip("-")


def document_keys(names: Sequence[str]) -> tuple[str, ...]:
    """A key for each document, in their order; files that differ in their ending only are told apart.

    >>> document_keys(["hunan-2022.docx", "hunan-2022.txt"])
    ('hunan-2022', 'hunan-2022-2')
    """
    return number_doubles([stem_key(name) for name in names])


def pair_keys(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """A key for each pair, in their order.

    >>> pair_keys(())
    ()
    """
    return number_doubles([f"{pair.template.key}__{pair.plan.key}" for pair in pairs])


def number_doubles(keys: Sequence[str]) -> tuple[str, ...]:
    """Tell equal keys apart by a number.

    >>> number_doubles(["a", "b", "a", "a-2"])
    ('a', 'b', 'a-2', 'a-2-2')
    """
    given: dict[str, None] = {}
    for key in keys:
        tries = (key if n == 1 else f"{key}-{n}" for n in range(1, len(keys) + 2))
        given[next(name for name in tries if name not in given)] = None
    return tuple(given)
