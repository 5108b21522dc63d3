"""Responsibility clauses that seem to lack a word: 牵头 behind those who lead, or the end of an office's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from align.comparison import Finding, FindingKind, Reason
from align.counterparts import LEVEL, find_office, is_generic, is_government
from align.findings.linked import Linked
from align.plan import Item
from align.responsibility import NAMED_ROLE, OFFICE, split_names

LEADING = "牵头"
LEADS_APART = re.compile(r"牵头(?:负责|抓总|组织)?\s*[，,]")
ROLE = re.compile("(?:牵头|负责|配合|承办|协办)")
SENTENCE = re.compile("[^。；;\n]+")
PARTED = re.compile(
    "(?P<first>[^，,]+)[，,](?P<rest>[^，,]+?)(?:按职责|按照职责|分别|按分工|根据职责|各负其责|负责|配合|落实)"
)
HELPED = re.compile("(?P<first>[^，,]+)[，,](?P<rest>[^，,]+?)(?:协助|共同)?配合$")
OTHERWISE = re.compile("会同|联合|负责|职责|分工|组织|主办|承办|承担|落实")  # somebody acts in another way
NEXT = re.compile(r"、\s*(?=[省市州盟县区旗])")  # a list goes on with the level of the next office
BEHIND = rf"(?=\s*[；;。，,）)〕\]]|$|{NEXT.pattern})"  # where a name ends for certain
SHORTEST = 2  # characters; no office is called by less, without its level 市委
DEPARTMENTS = re.compile("(?:单位|部门|机关)$")
ENDINGS = ("局", "委", "办", "厅", "委员会", "办公室", "中心", "部", "院", "会", "社", "站", "公司")
FULL = 4  # characters from which a name of the table is a full one and no short form such as 发改
EDGES = "（）()[]［］〔〕【】 \t\u3000"


class Broken(NamedTuple):
    """Words of a clause that seem to lack something, and the name in full where one was cut short and is known."""

    words: str
    cut: str = ""
    full: str = ""


def broken_clauses(linked: Linked) -> tuple[Finding, ...]:
    """Slips in the plan item's clause: 牵头 missing, an office's name cut short."""
    found = find_broken(linked)
    return tuple(Finding(FindingKind.SLIP, "office", None, one.words, because=reasons(one)) for one in found)


def reasons(broken: Broken) -> tuple[Reason, ...]:
    """What is told beside words that seem to lack something."""
    if not broken.cut:
        return (Reason("office-unled"),)
    if not broken.full:
        return (Reason("office-cut-off", (broken.cut,)),)
    return (Reason("office-cut", (broken.cut, broken.full)),)


def find_broken(linked: Linked) -> tuple[Broken, ...]:
    """The words of a row's plan item that seem to lack something; nothing for a dropped template item."""
    if linked.plan is None:
        return ()
    return (*unled_words(linked.plan, linked), *cut_names(linked.plan, linked))


def unled_words(item: Item, linked: Linked) -> Iterator[Broken]:
    """A clause that parts offices by a comma from others, as those do in which the first ones lead.

    It counts where other clauses of the plan say 牵头 before such a comma, this is a rare exception, and no template
    item that it carries is written so as well.
    """
    words = unled_form(item)
    if not words or any(map(unled_form, linked.template)):
        return
    items, least = linked.plans[1].items, linked.context.settings.office_habit
    led = sum(LEADS_APART.search(one.clause) is not None for one in items)
    if led >= least and sum(bool(unled_form(one)) for one in items) < least:
        yield Broken(words)


def unled_form(item: Item) -> str:
    """The sentence of a clause that names offices, a comma, others who join them, and nobody who leads."""
    if not item.clause or LEADING in item.clause or NAMED_ROLE.search(item.clause):
        return ""
    sentences = (found[0].strip(EDGES) for found in SENTENCE.finditer(item.clause))
    return next((sentence for sentence in sentences if parts_offices("".join(sentence.split()))), "")


def parts_offices(sentence: str) -> bool:
    """Whether a sentence names offices, then behind a comma departments in general, or those that 配合 them.

    >>> parts_offices("市财政局、市税务局，市直相关单位按职责分工负责"), parts_offices("市财政局，各县人民政府负责")
    (True, False)
    >>> parts_offices("市财政局、市税务局，市审计局配合"), parts_offices("市财政局、市审计局配合")
    (True, False)
    """
    helped = HELPED.match(sentence)
    found = helped or PARTED.match(sentence)
    if not found:
        return False
    first, rest = split_names(found["first"]), split_names(found["rest"])
    if helped and OTHERWISE.search(found["first"]):
        return False
    by_name = all(OFFICE.search(name) and not (is_generic(name) or is_government(name)) for name in first)
    general = helped or (rest and DEPARTMENTS.search(rest[0]) is not None and is_generic(rest[0]))
    return bool(first and rest) and by_name and bool(general)


def cut_names(item: Item, linked: Linked) -> Iterator[Broken]:
    """Names that lack the last word of an office's name where they end; several in a list are a manner of speaking."""
    offices = item.offices
    names = [one for name in offices.named for one in NEXT.split(name) if len(one) > SHORTEST]
    short = [name for name in names if LEVEL.match(name) and not OFFICE.search(name) and not is_generic(name)]
    for name in short:
        clause = "".join(item.clause.split())
        following = re.search(f"{re.escape(name)}(?:{ROLE.pattern}|{BEHIND})", clause)
        full = full_name(name, linked) if following else None
        apart = following and (ROLE.search(following[0]) or (len(short) == 1 and full))
        if following and apart and full is not None:
            yield Broken(as_printed(item.clause, following[0]), name, full)


def full_name(name: str, linked: Linked) -> str | None:
    """The office that a plan names elsewhere and of which a name is all but the last word.

    Empty where only the table knows such an office, None where nobody does.
    """
    offices = (one.offices for one in linked.plans[1].items)
    elsewhere = chain.from_iterable((*one.named, *one.default) for one in offices)
    full = next((one for one in elsewhere if one.removeprefix(name) in ENDINGS and one.startswith(name)), None)
    if full:
        return full
    office = find_office(name, (*linked.context.places.template, *linked.context.places.plan))
    return "" if office.lines and len(office.core) >= FULL else None


def as_printed(clause: str, words: str) -> str:
    """Words of a clause with the blanks that were printed in them."""
    found = re.search(r"\s*".join(map(re.escape, words)), clause)
    return found[0] if found else words
