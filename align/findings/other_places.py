"""Another place's name where a plan speaks of its own: what is left of the neighbour's plan that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.comparison import Edit, Finding, Kind, Reason
from align.findings.excerpts import HAN, Words, clause_around, says_any, slip, word_list, words_in
from align.findings.linked import Linked
from align.mentions import MentionKind, mentions_in
from align.places import Region, home_of, mentions, short_name, superior
from align.plan import Item, Plan
from align.text import plain

BODY = re.compile("(?:政府|局|委|办|办公室|委员会|部门|单位|政务服务中心)$")
LISTED = re.compile("[、和与及]")
QUOTED = re.compile("[\"'][^\"']*[\"']")  # a platform's name says nothing of what is done
LONGEST = 12  # characters of a place's name
NAMES = (MentionKind.TITLE, MentionKind.QUOTED)


def find_other_places(linked: Linked) -> Iterator[Finding]:
    """Where a plan item says a neighbour's name for its own."""
    if linked.plan is None or linked.context.kind is not Kind.LEVELS:
        return
    home = home_of(linked.plans[1])
    if home is None:
        return
    task, clause = words_in(linked.plan)
    branches = tuple(find_branches(home, task, linked))
    yield from branches
    told = {found.plan_at.start for found in branches if found.plan_at}
    for edit in linked.edits:
        strays = find_in_edit(edit, home, task, linked)
        yield from (one for one in strays if one.plan_at and one.plan_at.start not in told)
    yield from find_in_clause(home, clause, linked)
    yield from find_neighbours_own(home, task, linked)


def is_neighbour(region: Region, home: Region) -> bool:
    """Whether a region is another one of the same level: not the plan's own, nothing in it or above it."""
    return region != home and region.level is home.level


def find_in_edit(edit: Edit, home: Region, words: Words, linked: Linked) -> Iterator[Finding]:
    """长沙市 in 邵阳市's plan where the template names itself, and the words are otherwise the template's."""
    if not edit.plan or not edit.plan_at or not edit.template:
        return
    places, printed, start = linked.context.places, plain(edit.plan), words.offset(edit.plan_at.start)
    for begin, end, region in mentions(printed, near=linked.plans[1].title):
        rest = printed[:begin] + printed[end:]
        if not is_neighbour(region, home) or not places.same_place(plain(edit.template), rest):
            continue
        if not is_mentioned(words, start + begin, start + end, linked.plans[1]):
            yield stray(words, start + begin, start + end, plain(edit.template), linked)


def stray(words: Words, start: int, end: int, meant: str, linked: Linked) -> Finding:
    """A neighbour's name, with the template's words that stand in its place."""
    return slip("place", words, start, end, meant, linked.template, (Reason("neighbour-name"),))


def is_mentioned(words: Words, start: int, end: int, plan: Plan) -> bool:
    """Whether a place's name is a part of a title, a quoted name or a list, or named as a partner or an example."""
    text = words.text
    if any(name.kind in NAMES and name.start <= start < name.end for name in mentions_in(text)):
        return True
    if LISTED.match(text, end) or (start and LISTED.match(text, start - 1)):
        return True
    begin, stop = clause_around(text, start, end)
    others = [one for one in mentions(text[begin:stop], near=plan.title) if one[0] + begin != start]
    return bool(others) or says_any("cooperates", QUOTED.sub("", text[begin:stop]))


def find_in_clause(home: Region, words: Words, linked: Linked) -> Iterator[Finding]:
    """An office of a neighbour's that shall answer for an item, as in fewer items than the plan's own ones."""
    plan = linked.plans[1]
    for name in words.item.offices.named:
        region = neighbour_of(name, home, plan)
        at = words.text.find(plain(name))
        if region is None or at < 0 or is_named(region, words.item, linked):
            continue
        own = sum(any(one.startswith(home.name[-1]) for one in item.offices.named) for item in plan.items)
        if own > sum(any(neighbour_of(one, home, plan) for one in item.offices.named) for item in plan.items):
            yield stray(words, at, at + len(plain(name)), "", linked)


def is_named(region: Region, item: Item, linked: Linked) -> bool:
    """Whether a region's work is what an item is about, or what the template says as well."""
    name = short_name(region.name)
    return name in plain(item.task) or any(name in plain(one.text) for one in linked.template)


def neighbour_of(office: str, home: Region, plan: Plan) -> Region | None:
    """The neighbour in the same superior's territory whose government an office's name begins with, in full."""
    if office.startswith(home.name[-1]) or not BODY.search(office):
        return None  # 市财政局 names nobody; most offices are such
    named = mentions(office, near=plan.title)
    if len(named) != 1 or named[0][0] > 0:
        return None
    _, end, region = named[0]
    in_full = office[:end] == region.name and superior(region) == superior(home)
    return region if in_full and is_neighbour(region, home) else None


def find_branches(home: Region, words: Words, linked: Linked) -> Iterator[Finding]:
    """德阳分站点 in 绵阳's plan: what is a neighbour's own, or whom it alone can oblige, unless the template has it."""
    text, near = words.text, linked.plans[1].title
    for start, end in branches_in(text, near) if linked.template else ():
        named = [one for one in mentions(text, near=near) if is_neighbour(one[2], home)]
        if len(named) != 1 or named[0][0] != start:
            continue  # several, or one told of twice: what the item is about
        region = named[0][2]
        known = any(short_name(region.name) in plain(one.text) for one in linked.template)
        partner = known or is_mentioned(words, start, named[0][1], linked.plans[1])
        if not partner and superior(region) == superior(home):
            yield stray(words, start, end, "", linked)


def branches_in(text: str, near: str) -> Iterator[tuple[int, int]]:
    """A place's name right before what is its own: 德阳分站点."""
    told: dict[int, int] = {}
    for word in sorted(word_list("branches"), key=lambda word: (-len(word), word)):
        at = text.find(word)
        before = text[max(0, at - LONGEST) : max(0, at)]
        named = mentions(before, near=near) if before and HAN.match(before[-1]) else ()
        if named and named[-1][1] == len(before):
            told.setdefault(at - len(before) + named[-1][0], at + len(word))
    yield from told.items()


def find_neighbours_own(home: Region, words: Words, linked: Linked) -> Iterator[Finding]:
    """The name of the neighbour whose plan was the template, left where that plan spoke of itself."""
    other = home_of(linked.plans[0])
    if other is None or not is_neighbour(other, home):
        return
    for start, end, region in mentions(words.text, near=linked.plans[1].title):
        said = words.text[start:end]
        kept = any(said in plain(item.task) for item in linked.template)
        if region == other and kept and not is_mentioned(words, start, end, linked.plans[1]):
            yield stray(words, start, end, said, linked)
