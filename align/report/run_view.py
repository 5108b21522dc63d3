"""What an overview is told of a run: what was read, what failed, which pairs were compared and where they lie."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote

from align.comparison import Comparison, Tool
from align.expected import Expected
from align.language import Lang
from align.pairing import Lack
from align.plan import Plan, Source


class Reading(NamedTuple):
    """A file that was read, the plans found in it, none where it has no numbered items, and its reading's page.

    `looks` is how much of the reading a person may want to look at.
    """

    source: Source
    plans: tuple[Plan, ...]
    href: str = ""
    looks: int = 0


class Failure(NamedTuple):
    """A file that could not be read, or a pair that could not be compared, and why; `zh` says it in Chinese."""

    name: str
    reason: str
    zh: str = ""

    def said(self, lang: Lang) -> str:
        """Why, beside the name."""
        return self.zh if lang is Lang.ZH and self.zh else self.reason.removeprefix(f"{self.name}: ")


class PairEntry(NamedTuple):
    """A compared pair; `href` is its report's path from the page that lists it, as a file path.

    `readings` are the paths of the pages that show how the template's and the plan's documents were read, and `looks`
    how much there a person may want to look at.
    """

    key: str
    comparison: Comparison
    href: str
    readings: tuple[str, str] = ("", "")
    looks: tuple[int, int] = (0, 0)

    def seen_from(self, way_up: str) -> PairEntry:
        """The same pair as a page in a folder below lists it; `way_up` leads from there, as `../`."""
        template, plan = (way and way_up + way for way in self.readings)
        return self._replace(href=way_up + self.href, readings=(template, plan))


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


class PaperSort(StrEnum):
    """What sort of file a run makes beside its pages."""

    TABLE = "table"
    WORKBOOK = "workbook"
    LETTER = "letter"


class Paper(NamedTuple):
    """A file that a run made beside its pages, and its path.

    `form` tells apart files of one sort, `pair` is the key of the pair and `place` the place that it is about, each
    empty where it is about no one of them. `sha256` is of what the file holds.
    """

    sort: PaperSort
    href: str
    form: str = ""
    pair: str = ""
    place: str = ""
    sha256: str = ""


class PaperFailure(NamedTuple):
    """A file of that sort that could not be made, and why."""

    sort: PaperSort
    failure: Failure


class Papers(NamedTuple):
    """The files that a run made beside its pages, and those that it could not make."""

    made: tuple[Paper, ...] = ()
    failures: tuple[PaperFailure, ...] = ()

    def of(self, sort: PaperSort) -> tuple[Paper, ...]:
        """Those of one sort, in the order in which they were made."""
        return tuple(paper for paper in self.made if paper.sort is sort)


class Lonely(NamedTuple):
    """A plan that was compared with none, and what it lacked for that."""

    plan: Plan
    lacks: tuple[Lack, ...] = ()


class Run(NamedTuple):
    """Everything an overview shows; `expected` are the plans that should be there, None where nobody has said so.

    `failures` are files that could not be read, `page_failures` those that were, but whose own page could not be made.
    """

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...] = ()
    page_failures: tuple[Failure, ...] = ()
    pairs: tuple[PairEntry, ...] = ()
    pair_failures: tuple[Failure, ...] = ()
    lonely: tuple[Lonely, ...] = ()
    matrices: tuple[MatrixEntry, ...] = ()
    lineages: tuple[LineageEntry, ...] = ()
    tool: Tool | None = None
    expected: tuple[Expected, ...] | None = None
    papers: Papers = Papers()


def link(path: str) -> str:
    """A file path as a relative address; a name cannot become a scheme, a query or an anchor.

    >>> link("pairs/a#1.html")
    'pairs/a%231.html'
    """
    return quote(path)
