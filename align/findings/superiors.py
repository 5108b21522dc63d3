"""Which levels stand above a plan's own, by which words they are told, and whether the plan adapted them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from align.findings.linked import Linked
from align.places import Region, home_of, lies_in, superior
from align.plan import Item, Level, Plan
from align.text import plain

PEERS = {  # what a superior calls the governments one level down, to a plan its fellows
    Level.CITY: "各(?:市州|州市|市[(]州[)]|州[(]市[)]|设区的?市|地级以上市|地级市|地州市|盟市)",
    Level.COUNTY: "各(?:县市区|市县区|县[(]市[)]区|县[(]市、区[)]|区县[(]市[)]|区[(]县[)]|县[(]区[)]|县区|区县|旗县区)",
}
CONCERNED = "(?:[直级属]|有关|相关|各级|各地|各){1,4}"  # how a level's offices are called as a group: 省直各单位
KINDS = "(?:行政|执法|司法|行业|业务|主管|监管|管理|审批|职能|成员|责任|牵头|承办|预算|政法|涉企|涉农|宣传|金融){0,3}"
NO_LEVEL = "(?![场域块别间])"  # 全市场主体, 全区域
BODIES = ("部门", "单位", "机关", "机构")


class Above(NamedTuple):
    """By which words a superior's level is told in a plan, the plan's own level, and what its fellows are called."""

    level: str
    own: str
    peers: str

    @property
    def whole(self) -> str:
        """The superior's territory: 全省, or 全区 of an autonomous region; empty where the plan says so of itself."""
        char = self.level[-1]
        return f"全{char}" if char != self.own else ""

    def find_groups(self, text: str) -> Iterator[re.Match[str]]:
        """The superior's own offices, all of them or those concerned (省直各单位), and all the plan's fellows."""
        may = any(word in text for word in BODIES) or (self.peers and "各" in text)
        return group_pattern(self.level, self.whole, self.peers).finditer(text) if may else iter(())


@cache
def group_pattern(level: str, whole: str, peers: str) -> re.Pattern[str]:
    """The groups of a superior's offices, by its own words."""
    bodies = "|".join(BODIES)
    parts = [f"全?{level}{CONCERNED}{KINDS}(?:{bodies})"]
    parts += [f"{whole}{NO_LEVEL}(?:{CONCERNED})?\\w{{0,4}}?{KINDS}(?:{bodies})"] if whole else []
    parts += [f"{peers}(?:人民政府|政府)?"] if peers else []
    return re.compile("|".join(parts))


def is_below(linked: Linked) -> bool:
    """Whether the template's government is a superior of the plan's."""
    above, below = map(home_of, linked.plans)
    return above is not None and below is not None and above != below and lies_in(below, above)


def levels_above(plan: Plan) -> tuple[Above, ...]:
    """The levels above a plan's own, as its place's name tells them; none where a place or its level is unknown.

    Two levels of one name (a city in a city) cannot be told apart and are left out.
    """
    region = home_of(plan)
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
    return any(name.startswith(level) for name in item.offices.named)


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
