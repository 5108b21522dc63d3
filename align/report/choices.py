"""What the rows of a page can be narrowed to: only what occurs, each with its number of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from align.comparison import FindingKind, Tag
from align.language import FINDINGS, SHAPES, TAGS, Outcome, outcome_name, words
from align.report.groups import Group
from align.report.rows import Table
from align.report.tokens import CHECK, MOVED, REVIEWED, UNCHANGED
from align.report.wording import page_words


class Choice(NamedTuple):
    """One thing to narrow the rows to, and how many there are; `token` is what they carry for it."""

    token: str
    name: str
    number: int


class Menu(NamedTuple):
    """Choices of one sort, of which one holds at a time."""

    name: str
    choices: tuple[Choice, ...]


class Choices(NamedTuple):
    """The menus, the marks that are chosen each for itself, and how many rows hold no change."""

    menus: tuple[Menu, ...]
    marks: tuple[Choice, ...]
    unchanged: int


def view_choices(groups: Iterable[Group], table: Table) -> Choices:
    """Everything that some rows carry and that a reader may ask for."""
    counted = Counter(token for group in groups for row in group.rows for token in row.tokens)
    page, lang = page_words(table.lang), table.lang
    outcomes = ((o.value, f"{SHAPES[o]} {outcome_name(o, table.kind, lang)}") for o in Outcome if counted[o])
    named = (
        ("by_verdict", outcomes),
        ("by_tag", ((tag.value, words(TAGS[tag], lang)) for tag in Tag)),
        ("by_finding", ((kind.value, words(FINDINGS[kind], lang)) for kind in FindingKind)),
        ("by_section", ((token, heading) for heading, token in table.section_tokens.items())),
    )
    menus = (Menu(page[name], _occurring(choices, counted)) for name, choices in named)
    marks = ((CHECK, page["needs_check"]), (MOVED, page["moved"]), (REVIEWED, page["reviewed"]))
    return Choices(tuple(menu for menu in menus if menu.choices), _occurring(marks, counted), counted[UNCHANGED])


def _occurring(choices: Iterable[tuple[str, str]], counted: Counter[str]) -> tuple[Choice, ...]:
    """The choices that some rows answer to."""
    return tuple(Choice(token, name, counted[token]) for token, name in choices if counted[token])
