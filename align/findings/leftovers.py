"""Words of the superior's level left in a plan that was made from the superior's.

A plan may always speak of what belongs to its superior (省长信箱, 省级平台, 按省要求). A leftover is told only where
somebody gets a duty whom this government cannot oblige, or where the plan adapts the same words elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.comparison import Finding, Kind, Reason
from align.findings.excerpts import Words, any_of, clause_around, is_copied, slip, words_in
from align.findings.linked import Linked
from align.places import Region, find_region, lies_in, superior
from align.plan import Item, Level, Plan
from align.text import plain

PEERS = {  # what a superior calls the governments one level down, to a plan its fellows
    Level.CITY: "各(?:市州|州市|市[(]州[)]|州[(]市[)]|设区的?市|地级以上市|地级市|地州市|盟市)",
    Level.COUNTY: "各(?:县市区|市县区|县[(]市[)]区|县[(]市、区[)]|区县[(]市[)]|区[(]县[)]|县[(]区[)]|县区|区县|旗县区)",
}
BODY = re.compile("(?:厅|局|委|办|中心|办公室|委员会|研究院|部)$")
JOINT = re.compile("配合|指导|对接|支持|协助|驻|中央|国家、")
DUTY = "(?:(?<![主重需只必次首简概摘])要(?![求素件点闻领])|应(?![用急对答收])|须(?!知)|必须)"


class Above(NamedTuple):
    """By which words a superior's level is told in a plan, the plan's own level, and what its fellows are called."""

    level: str
    own: str
    peers: str

    @property
    def group(self) -> str:
        """The superior's own offices, all of them or those concerned (省直各单位), and all the plan's fellows."""
        offices = f"全?{self.level}(?:直属|直|级|属|有关|相关|各级|各地|各)+(?:部门|单位|机关)"
        return f"(?:{offices}|{self.peers}(?:人民政府|政府)?)" if self.peers else offices


def find_leftovers(linked: Linked) -> Iterator[Finding]:
    """What names the superior's level where the plan's own seems to be meant."""
    if linked.plan is None or linked.context.kind is not Kind.LEVELS or not linked.template or not is_below(linked):
        return
    for above in levels_above(linked.plans[1]):
        if above.level in linked.plan.text or (above.peers and "各" in linked.plan.text):
            found = tuple(find_all(above, linked.plan, linked))
            yield from found if found and is_adapted(above, linked.plans[1]) else ()


def find_all(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """What of one level may be left in an item, each word told once."""
    groups = tuple(find_groups(above, item, linked))
    yield from groups
    yield from find_bodies(above, item, linked)
    yield from (found for found in find_names(above, item, linked) if not holds(groups, found))


def holds(groups: tuple[Finding, ...], found: Finding) -> bool:
    """Whether something was told already as a part of a group's name."""
    at = found.plan_at
    return any(one.plan_at and at and one.plan_at.start <= at.start < one.plan_at.end for one in groups)


def is_below(linked: Linked) -> bool:
    """Whether the template's government is a superior of the plan's."""
    above, below = (find_region(plan.place, near=plan.title) if plan.place else None for plan in linked.plans)
    return above is not None and below is not None and above != below and lies_in(below, above)


def levels_above(plan: Plan) -> tuple[Above, ...]:
    """The levels above a plan's own, as its place's name tells them; none where a place or its level is unknown.

    Two levels of one name (a city in a city) cannot be told apart and are left out.
    """
    region = find_region(plan.place, near=plan.title) if plan.place else None
    if region is None or region.level not in (Level.CITY, Level.COUNTY):
        return ()
    own, above = word_of(region), superior(region)
    found: list[Above] = []
    while above is not None and above.level is not Level.COUNTRY:
        if word_of(above) != own:
            found.append(Above(word_of(above), own, PEERS[region.level] if above == superior(region) else ""))
        above = superior(above)
    return tuple(found)


def word_of(region: Region) -> str:
    """The word for a region's level, as its offices are called by it."""
    return "自治区" if region.level is Level.PROVINCE and region.name.endswith("自治区") else region.name[-1]


def is_adapted(above: Above, plan: Plan) -> bool:
    """Whether more of a plan's items answer to its own offices than to the superior's."""
    own = sum(names_level(above.own, item) for item in plan.items)
    return own > sum(names_level(above.level, item) for item in plan.items)


def names_level(level: str, item: Item) -> bool:
    """Whether an item's clause names an office of a level."""
    return any(name.startswith(level) for name in (*item.offices.lead, *item.offices.support))


def find_groups(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """省直相关单位 that shall answer for an item, or 省直各单位 that 要 do something, as the template says."""
    task, clause = words_in(item)
    duties = re.compile(f"(?P<who>{above.group})(?:[、和及与][^，。；：,;:]{{0,24}}?)?{DUTY}")
    offices = re.compile(f"(?<![中央国、和][、和])(?P<who>{above.group})")
    for words, pattern in ((task, duties), (clause, offices)):
        for found in pattern.finditer(words.text):
            who = found["who"]
            begin, _ = clause_around(words.text, *found.span("who"))
            if not JOINT.search(words.text[begin : found.start()]) and says(who, linked):
                yield leftover(words, *found.span("who"), linked)


def leftover(words: Words, start: int, end: int, linked: Linked) -> Finding:
    """Words that are the template's and speak of its level."""
    return slip("level", words, start, end, words.text[start:end], linked.template, (Reason("superior-words"),))


def says(who: str, linked: Linked) -> bool:
    """Whether a row's template items say the same."""
    return any(who in plain(text) for item in linked.template for text in (item.task, item.clause))


def find_bodies(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """省财政厅 in one clause of a city's plan, where the template has it and the plan's other clauses changed it."""
    _, clause = words_in(item)
    if JOINT.search(clause.text):
        return
    before = {name for one in linked.template for name in (*one.offices.lead, *one.offices.support)}
    for name in dict.fromkeys((*item.offices.lead, *item.offices.support)):
        at = clause.text.find(plain(name))
        kept = name.startswith(above.level) and BODY.search(name) and name in before
        if kept and at >= 0 and is_changed_elsewhere(re.compile(re.escape(name)), "", linked):
            yield leftover(clause, at, at + len(plain(name)), linked)


def find_names(above: Above, item: Item, linked: Linked) -> Iterator[Finding]:
    """省政府网站, 我省 and 全省各级 in a copied clause, where the plan's other items say its own."""
    task, _ = words_in(item)
    forms = (("", "政府(?:门户)?网站"), ("我", ""), ("全", "各(?:级|地)"))
    for before, after in forms:
        pattern = re.compile(f"{before}{above.level}{after}")
        for found in pattern.finditer(task.text):
            start, end = found.span()
            begin, stop = clause_around(task.text, start, end)
            if any_of("connects").search(task.text, begin, stop):
                continue
            own = f"(?<!{above.level}){before}(?:{above.own})?{after}" if after else f"{before}{above.own}"
            if is_copied(task.text, start, end, found[0], linked) and is_changed_elsewhere(pattern, own, linked):
                yield leftover(task, start, end, linked)


def is_changed_elsewhere(pattern: re.Pattern[str], own: str, linked: Linked) -> bool:
    """Whether no fewer items of the plan changed the words that their template items have than kept them."""
    template, changed, kept = linked.plans[0].items, 0, 0
    for no, carriers in linked.carriers.items():
        one = template[no - 1]
        if not pattern.search(plain(one.task + one.clause)):
            continue
        texts = [plain(item.task + item.clause) for item in carriers]
        kept += any(map(pattern.search, texts))
        changed += not any(map(pattern.search, texts)) and any(re.search(own, text) for text in texts)
    return changed >= kept > 0
