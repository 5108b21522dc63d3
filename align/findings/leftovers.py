"""Words of the superior's level left in a plan that was made from the superior's.

A plan may always speak of what belongs to its superior (省长信箱, 省级平台, 按省要求). A leftover is told only where
somebody gets a duty whom this government cannot oblige, or where the plan adapts the same words elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from align.comparison import Finding, Kind
from align.counterparts import find_office, without_level
from align.findings.excerpts import Words, clause_around, says_any, words_in
from align.findings.left_scopes import find_scopes, leftover
from align.findings.linked import Linked
from align.findings.superiors import Above, is_adapted, is_below, is_changed_elsewhere, levels_above
from align.plan import Item
from align.text import plain

BODY = re.compile("(?:厅|局|委|办|中心|办公室|委员会|研究院|部)$")
JOINT = re.compile("配合|指导|对接|支持|协助|驻|中央|国家、")
GUIDED = re.compile(r"指导|对接|支持|协助|驻|中央|国家、|配合(?=\w)")
GUIDES = re.compile("(?:负责|给予|加强)?(?:指导|支持|协助|督导)")
DUTY = re.compile(
    "(?:[、和及与][^，。；：,;:]{0,24}?)?"
    "(?:(?<![主重需只必次首简概摘])要(?![求素件点闻领])|应(?![用急对答收])|须(?!知)|必须)"
)
REACH = 40  # characters in which a verb may stand before its object; few clauses have as many
BESIDE = re.compile("[中央国、和][、和]$")
OBLIGES = ("督促", "督导", "考核", "通报", "督办", "问责", "压实")  # what no government does to its superior's offices


def find_leftovers(linked: Linked) -> Iterator[Finding]:
    """What names the superior's level where the plan's own seems to be meant."""
    if linked.plan is None or linked.context.kind is not Kind.LEVELS or not linked.template or not is_below(linked):
        return
    for above in levels_above(linked.plans[1]):
        if names_any(above, linked.plan.text):
            found = tuple(find_all(above, linked.plan, linked))
            yield from found if found and is_adapted(above, linked.plans[1]) else ()


def names_any(above: Above, text: str) -> bool:
    """Whether a text may name a superior's level at all."""
    told = (above.level, above.whole or above.level, f"我{above.level[-1]}")
    return any(word in text for word in told) or bool(above.peers and "各" in text)


def find_all(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """What of one level may be left in an item, each word told once."""
    groups = tuple(find_groups(above, item, linked))
    yield from groups
    yield from find_bodies(above, item, linked)
    yield from (found for found in find_scopes(above, item, linked) if not holds(groups, found))


def holds(groups: tuple[Finding, ...], found: Finding) -> bool:
    """Whether something was told already as a part of a group's name."""
    at = found.plan_at
    return any(one.plan_at and at and one.plan_at.start <= at.start < one.plan_at.end for one in groups)


def find_groups(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """省直相关单位 that shall answer for an item, or 省直各单位 that 要 do something, as the template says."""
    for words in words_in(item):
        told = 0  # a duty is told once, of the first who get it
        for found in above.find_groups(words.text):
            if found.start() >= told and is_obliged(words, *found.span()) and says(found[0], linked):
                told = clause_around(words.text, *found.span())[1] if words.in_task else 0
                yield leftover(words, *found.span(), linked)


def is_obliged(words: Words, start: int, end: int) -> bool:
    """Whether offices get a duty from the plan's own government, and not beside its superior's or by their own will."""
    begin, stop = clause_around(words.text, start, end)
    before = words.text[max(begin, start - REACH) : start]
    if JOINT.search(before) or GUIDES.match(words.text, end, stop):
        return False
    if not words.in_task:
        return BESIDE.search(before) is None
    told = DUTY.match(words.text, end) or before.endswith(OBLIGES)
    return bool(told) and not says_any("connects", before + words.text[start:end])


def says(who: str, linked: Linked) -> bool:
    """Whether a row's template items say the same."""
    return any(who in plain(text) for item in linked.template for text in (item.task, item.clause))


def find_bodies(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """省财政厅 in one clause of a city's plan, where the template has it and the plan's other clauses changed it."""
    _, clause = words_in(item)
    names = tuple(dict.fromkeys(item.offices.named))
    before = {name for one in linked.template for name in one.offices.named}
    for name in (name for name in names if name.startswith(above.level) and name in before and BODY.search(name)):
        at = clause.text.find(plain(name))
        begin, stop = clause_around(clause.text, max(at, 0), max(at, 0))
        if at < 0 or GUIDED.search(clause.text, begin, stop):
            continue
        if is_changed_elsewhere(re.compile(re.escape(name)), "", linked) or has_own(name, names, linked):
            yield leftover(clause, at, at + len(plain(name)), linked)


def has_own(name: str, beside: tuple[str, ...], linked: Linked) -> bool:
    """Whether the plan knows its own office for that of a superior's, and does not name it in the same clause."""
    plan = linked.plans[1]
    own = dict.fromkeys(chain.from_iterable(item.offices.named for item in plan.items))
    level = name[: len(name) - len(without_level(name))]
    identity = find_office(name).identity
    same = [one for one in own if not one.startswith(level) and find_office(one).identity == identity]
    return bool(same) and not any(one in beside for one in same)
