"""The stock words that made pairs are rewritten with, from `align/data/synthetic.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from align.datafiles import read_data


@dataclass(frozen=True, slots=True)
class Theme:
    """A task of another walk of government; its keywords tell whether a plan already speaks of it."""

    keywords: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Generic official words, and who stands below whom. The data file says what each list is for."""

    leading: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...]
    commitments: tuple[tuple[str, str], ...]
    openings: tuple[str, ...]
    programmes: tuple[str, ...]
    documents: tuple[str, ...]
    measures: tuple[str, ...]
    boilerplate: tuple[str, ...]
    bridges: tuple[str, ...]
    gists: tuple[str, ...]
    fillers: tuple[str, ...]
    headings: tuple[str, ...]
    sections: tuple[str, ...]
    joined: tuple[str, ...]
    trifles: tuple[tuple[str, str], ...]
    slips: tuple[tuple[str, str], ...]
    service_offices: tuple[str, ...]
    strangers: tuple[Theme, ...]
    below: dict[str, tuple[str, ...]]


@cache
def load_vocabulary() -> Vocabulary:
    """Read the stock words once."""
    raw = tomllib.loads(read_data("synthetic.toml"))
    themes = tuple(Theme(tuple(one["keywords"]), tuple(one["sentences"])) for one in raw.pop("strangers"))
    below = {upper: tuple(lower) for upper, lower in raw.pop("below").items()}
    lists: dict[str, Any] = {
        name: tuple(tuple(x) if isinstance(x, list) else x for x in words) for name, words in raw.items()
    }
    return Vocabulary(strangers=themes, below=below, **lists)
