"""Slips of a plan's own words: what was left of the superior's level, another place's name, faults of typing."""

from __future__ import annotations

from align.comparison import Finding
from align.findings.clauses import broken_clauses
from align.findings.leftovers import find_leftovers
from align.findings.linked import Linked
from align.findings.other_places import find_other_places
from align.findings.typos import find_typos


def find_slips(linked: Linked) -> tuple[Finding, ...]:
    """What in a plan item was probably not meant, few and certain; nothing is said of a template's own slips."""
    if linked.plan is None:
        return ()
    return (
        *find_leftovers(linked),
        *find_other_places(linked),
        *broken_clauses(linked),
        *find_typos(linked),
    )
