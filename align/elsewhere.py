"""Dropped items in a government's other plans of the year: what one plan lacks may stand in another.

They are looked for by their words alone, with an encoder too: the threshold was measured on the likeness of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from align.comparison import Comparison, Reason, Row, Sighting, Verdict
from align.datafiles import read_data
from align.matching import match_items
from align.plan import Item, Plan, squeeze
from align.settings import RELEASED, Settings
from align.similarity import first_clause


def look_elsewhere(comparison: Comparison, others: Sequence[Plan], settings: Settings = RELEASED) -> Comparison:
    """Look for dropped items in the other plans of the place and year; no verdict changes, a row says what was seen.

    Items that do not address the place are not looked for. Where there is nothing to look for, nothing is said.
    """
    wanted = frozenset(row.template_items[0] for row in comparison.rows if is_missing(row))
    if not wanted:
        return comparison
    seen = [one for other in others for one in find_sightings(comparison.template, other, wanted, settings)]
    rows = (with_sightings(row, seen) if is_missing(row) else row for row in comparison.rows)
    titles = tuple(other.title for other in others)
    note = Reason("searched", ("、".join(titles),)) if titles else Reason("nothing-to-search")
    return replace(comparison, rows=tuple(rows), notes=(*comparison.notes, note), searched=titles)


def is_missing(row: Row) -> bool:
    """Whether a row says that this place may have left something out."""
    return row.verdict is Verdict.DROPPED and not (row.applies is not None and row.applies.here is False)


def with_sightings(row: Row, seen: Sequence[tuple[int, Sighting]]) -> Row:
    """A dropped row with the places where its item was seen, the most alike first."""
    own = (sighting for no, sighting in seen if no == row.template_items[0])
    ordered = tuple(sorted(own, key=lambda one: -one.score))
    reasons = tuple(Reason("seen-in", (one.title, str(one.no), f"{one.score:.2f}")) for one in ordered)
    return replace(row, seen_in=ordered, because=(*reasons, *row.because))


def find_sightings(
    template: Plan, other: Plan, wanted: frozenset[int], settings: Settings
) -> list[tuple[int, Sighting]]:
    """The wanted template items that another plan carries, by number, each with the item that carries it.

    All template items take part, so that an item that carries another one is not taken for a wanted one.
    """
    matching = match_items(template, other, settings)
    found = []
    for link in matching.links:
        row = link.plan_items[0] - 1
        carrier = other.items[row]
        for no in link.template_items:
            score = matching.similarity.scores[row][no - 1]
            near = no in wanted and score >= settings.seen_elsewhere
            if near and may_carry(template, no, other, carrier):
                found.append((no, Sighting(other.title, carrier.no, carrier.label, score)))
    return found


def may_carry(template: Plan, no: int, other: Plan, carrier: Item) -> bool:
    """Whether likeness can mean the same task: what a plan says of its own conduct is about its own subject.

    Another plan's word on leading, checking or training counts only where it names the template's subject.
    """
    subject = squeeze(template.subject or "")
    if subject and (subject == squeeze(other.subject or "") or subject in squeeze(carrier.task)):
        return True
    return not speaks_of_conduct(template.items[no - 1])


def speaks_of_conduct(item: Item) -> bool:
    """Whether an item is about how its own plan is carried out, by its heading or its first clause."""
    return conduct_pattern().search(item.heading or first_clause(item.task)) is not None


@cache
def conduct_pattern() -> re.Pattern[str]:
    """Any word of a heading about a plan's own conduct."""
    lines = read_data("conduct.txt").splitlines()
    return re.compile("|".join(word for line in lines if not line.startswith("#") for word in line.split()))
