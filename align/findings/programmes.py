"""Names that a later year's plan is the first to use: what stands in quotation marks or in title marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.mentions import Mention, MentionKind, mentions_in
from align.plan import Plan
from align.text import bare

YEAR = re.compile("(?:19|20)[0-9]{2}年度?")
NAMED = frozenset({MentionKind.QUOTED, MentionKind.TITLE})


class Programme(NamedTuple):
    """A name as first printed, with its marks, and the items that use it; whether it is a programme nobody can tell."""

    name: str
    items: tuple[int, ...]


def new_programmes(template: Plan, plan: Plan) -> tuple[Programme, ...]:
    """The names in a plan's tasks that occur nowhere in the template, with or without marks, in order of appearance.

    A document that only bears another year, as the government's yearly report does, is no new name.
    """
    earlier = everything_in(template)
    found: dict[str, tuple[str, list[int]]] = {}
    for item in plan.items:
        for mention in outermost(mentions_in(item.task)):
            key = essence(mention.text)
            if key and key not in earlier:
                _, numbers = found.setdefault(key, (mention.text, []))
                numbers += [item.no] if item.no not in numbers else []
    return tuple(Programme(name, tuple(numbers)) for name, numbers in found.values())


def outermost(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The quoted names and titles of a text in their order, without those inside another."""
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.kind in NAMED and mention.start >= end:
            end = mention.end
            yield mention


def everything_in(plan: Plan) -> str:
    """All words of a plan, as names are compared."""
    headings = [
        words for section in plan.sections for words in (section.heading, *(one.heading for one in section.nested))
    ]
    texts = [plan.title, plan.preamble.text, *headings, *(item.text for item in plan.items), plan.closing.text]
    return "\n".join(map(essence, texts))


def essence(words: str) -> str:
    """Words without marks, blanks and years.

    >>> essence("《2023年四川省政府工作报告》"), essence("“互联网+ 监管”")
    ('四川省政府工作报告', '互联网监管')
    """
    return YEAR.sub("", bare(words))
