"""What an overview is told of a run: what was read, what failed, which pairs were compared and where they lie."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from align.comparison import Comparison, Tool
from align.plan import Plan, Source


class Reading(NamedTuple):
    """A file that was read, the plans found in it, none where it has no numbered items, and its reading's page."""

    source: Source
    plans: tuple[Plan, ...]
    href: str = ""


class Failure(NamedTuple):
    """A file that could not be read, or a pair that could not be compared, and why."""

    name: str
    reason: str


class PairEntry(NamedTuple):
    """A compared pair; `href` is its report's path from the page that lists it, as a file path.

    `readings` are the paths of the pages that show how the template's and the plan's documents were read.
    """

    key: str
    comparison: Comparison
    href: str
    readings: tuple[str, str] = ("", "")


class MatrixEntry(NamedTuple):
    """A template whose items stand against several places, the path of that page, and of each item's own."""

    template: Plan
    places: tuple[str, ...]
    href: str
    items: tuple[str, ...] = ()  # in the order of the template's items


class LineageEntry(NamedTuple):
    """One government's items on one subject through the years, and the path of that page."""

    plans: tuple[Plan, ...]
    href: str


class Run(NamedTuple):
    """Everything an overview shows, in the order in which it shows it."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...] = ()
    pairs: tuple[PairEntry, ...] = ()
    pair_failures: tuple[Failure, ...] = ()
    lonely: tuple[Plan, ...] = ()
    matrices: tuple[MatrixEntry, ...] = ()
    lineages: tuple[LineageEntry, ...] = ()
    tool: Tool | None = None


def link(path: str) -> str:
    """A file path as a relative address; a name cannot become a scheme, a query or an anchor.

    >>> link("pairs/a#1.html")
    'pairs/a%231.html'
    """
    return quote(path)
