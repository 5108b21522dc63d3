"""Lines of a page under the headings of a plan: cut where a section or a nested heading begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from align.plan import Section

Line = TypeVar("Line")


class Heads(NamedTuple):
    """The headings above some lines; empty where those before go on."""

    section: str
    nested: tuple[str, ...]


def nested_headings(sections: Iterable[Section]) -> dict[int, tuple[str, ...]]:
    """The nested headings by the number of the item that they stand above."""
    nested: dict[int, tuple[str, ...]] = {}
    for section in sections:
        for mark in section.nested:
            nested[mark.no] = (*nested.get(mark.no, ()), mark.label + mark.heading)
    return nested


def under_headings(lines: Iterable[tuple[Heads, Line]]) -> Sequence[tuple[Heads, tuple[Line, ...]]]:
    """Lines, each with its section and the nested headings right above it, cut where either begins."""
    groups: list[tuple[Heads, list[Line]]] = []
    current = ""
    for (section, nested), line in lines:
        if not groups or section != current or nested:
            groups.append((Heads(section if section != current else "", nested), []))
            current = section
        groups[-1][1].append(line)
    return [(heads, tuple(held)) for heads, held in groups]
