"""What is counted of findings, and how: names said, names wanted, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from align.agreement import Hits
from align.comparison import Comparison, Finding, FindingKind, Place, Row
from align.finding_labels import FindingLabel
from align.plan import squeeze

NOTHING = "–"


class Facet(StrEnum):
    """What is counted, as the page calls it."""

    TARGET_CHANGES = "target changes"
    TARGETS = "targets as read"
    DIFFERING = "cited titles that differ"
    CITATIONS = "cited titles as read"
    OFFICES = "offices as read"
    COMMITMENTS = "commitments"
    UNDIRECTED = "commitments, whatever the direction"
    SLIPS = "slips"
    ELSEWHERE = "items that address other places"
    OWN = "items of the superior itself"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a facet was found, and by name what was missed and what no label knows."""

    hits: Hits
    missed: tuple[str, ...] = ()
    unlabelled: tuple[str, ...] = ()


def tally(said: Iterable[str], wanted: Iterable[str]) -> Tally:
    """Count what two lists of names share; a name that stands twice counts twice.

    >>> tally(["a", "b"], ["b", "b"])
    Tally(hits=Hits(right=1, said=2, wanted=2), missed=('b',), unlabelled=('a',))
    """
    found, labelled = Counter(iter(said)), Counter(iter(wanted))
    hits = Hits((found & labelled).total(), found.total(), labelled.total())
    return Tally(hits, tuple((labelled - found).elements()), tuple((found - labelled).elements()))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one side of a finding or label, without blanks, and the item that they stand in."""

    no: int
    text: str

    def __str__(self) -> str:
        """Name it in a list."""
        return f"{self.no} “{self.text}”"


def excerpt(no: int | None, text: str | None) -> Excerpt | None:
    """One side of a change; None where it lacks the words, whichever of several items is meant to lack them.

    >>> print(excerpt(3, "30 %以上"), excerpt(3, ""))
    3 “30%以上” None
    """
    return Excerpt(no, squeeze(text)) if no is not None and text else None


def sides(row: Row, finding: Finding) -> tuple[Excerpt | None, Excerpt | None]:
    """What a finding quotes of the template and of the plan."""
    return (
        excerpt(number(finding.template_at, row.template_items), finding.template),
        excerpt(number(finding.plan_at, row.plan_items), finding.plan),
    )


def number(place: Place | None, items: tuple[int, ...]) -> int | None:
    """The item in which an excerpt stands; where that is not told, the first of the row."""
    return place.no if place else next(iter(items), None)


def labelled_sides(label: FindingLabel) -> tuple[Excerpt | None, Excerpt | None]:
    """What a label quotes of the template and of the plan."""
    cells = label.cells
    return excerpt(label.template_no, cells["template_text"]), excerpt(label.plan_no, cells["plan_text"])


def name_change(change: str, template: Excerpt | None, plan: Excerpt | None) -> str:
    """Name a change in a list."""
    return f"{change}: {template or NOTHING} → {plan or NOTHING}"


def findings_of(comparison: Comparison, kind: FindingKind) -> Iterator[tuple[Row, Finding]]:
    """The findings of a kind, in the order of the rows."""
    return ((row, finding) for row in comparison.rows for finding in row.findings if finding.kind is kind)


def is_linked(row: Row) -> bool:
    """Whether a row has items on both sides."""
    return bool(row.template_items and row.plan_items)


def owner(label: FindingLabel) -> str:
    """The item that a label of one side names."""
    return f"plan {label.plan_no}" if label.template_no is None else f"template {label.template_no}"
