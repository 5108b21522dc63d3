"""A text one level down, by explicit words only: the mechanical part of what a city does to a template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from align.plan import Level, Offices, Plan
from align.synthetic.vocabulary import load_vocabulary

PEOPLES = r"(?:(?:朝鲜|土家|苗|彝|布依|白|回|蒙古|藏)族)*自治州$"
# Words in which a level's character is no level, or belongs to the superior: they stay as they are.
KEPT = (
    r"《[^》]*》|〔[^〕]*〕|中国（[^）]*）|跨省|省会|外省|部省|省长信箱|省级平台|县级以上|“(?:全|市)[省市县域]通办”"
    r"|省“互联网[+＋]政务服务”|市[场民值容]|[城都上超夜集股]市|自治[区州县]|园区|社区|片区|地区|景区|新区|辖区"
)
BELOW = {
    "省": (r"各市州、县市区|各市州|各设区市|各地级以上市|各市（州）|各市、县（市、区）|各市", "各县市区"),
    "市": (r"各县、市、区|各县（市、区）|各区县（市）|各县市区|各区县", "各乡镇（街道）"),
    "县": (r"各乡镇（街道）|各乡镇|各镇街", "各村（社区）"),
}
NEXT = {Level.PROVINCE: Level.CITY, Level.CITY: Level.COUNTY, Level.COUNTY: Level.TOWNSHIP}
STEPS = {
    "省": ("省、市、县三级", "省市县三级", "省、市、县", "省市县"),
    "市": ("市、县、乡三级", "市县乡三级", "市、县两级"),
}
STEP_DOWN = {"省": ("市、县两级", "市县两级", "市、县", "市县"), "市": ("县、乡两级", "县乡两级", "县、乡两级")}


@dataclass(frozen=True, slots=True)
class Government:
    """Who issues a plan: `place` as printed, `short` without its last word, `sign` the character of its level."""

    place: str
    short: str
    sign: str
    level: Level


@dataclass(frozen=True, slots=True)
class Descent:
    """From one government to one below it; both are None where the template's own is unknown."""

    upper: Government | None
    lower: Government | None
    service_office: str = "政务局"

    def text(self, text: str, rng: Random) -> str:
        """The text as the lower government prints it; where two customs exist, the dice choose."""
        upper, lower = self.upper, self.lower
        if upper is None or lower is None:
            return text
        custom = {upper.sign: rng.choice((upper.sign, lower.sign, ""))}
        if lower.sign == "市":
            custom["省长信箱"] = rng.choice(("省长信箱", "市长信箱"))
        table = _words(upper, lower) | custom
        return _pattern(upper, lower).sub(lambda found: _lowered(found[0], table, upper, rng), text)

    def office(self, name: str) -> str:
        """The counterpart of one office, the name alone."""
        if self.upper is None or self.lower is None:
            return name
        sign = self.upper.sign
        if not name.startswith(sign):
            pattern, below = BELOW.get(sign, ("(?!)", ""))
            return re.sub(pattern, below, name)
        rest = name[len(sign) :].replace("政务局", self.service_office)
        return self.lower.sign + (re.sub("厅$", "局", rest) if sign == "省" else rest)

    def offices(self, offices: Offices) -> Offices:
        """The counterparts of an item's offices, in their order."""
        lead, support, default = (
            tuple(map(self.office, names)) for names in (offices.lead, offices.support, offices.default)
        )
        return Offices(lead, support, default)

    def clause(self, clause: str) -> str:
        """The responsibility clause one level down: every office, and the governments below."""
        if self.upper is None:
            return clause
        sign = self.upper.sign
        below = BELOW.get(sign, ("(?!)", ""))[0]
        ends = f"[、，。；：（）()]|牵头|按职责|分工|负责|均为|等|[和与及](?=[{sign}各])|$"
        name = f"(?:^|(?<=[、，。；：（(和与及等])){sign}.+?(?={ends})"
        return re.sub(f"{below}|{name}", lambda found: self.office(found[0]), clause)


def government_of(place: str, level: Level) -> Government:
    """What a place's name says of its government.

    >>> government_of("恩施土家族苗族自治州", Level.CITY).short
    '恩施'
    """
    short = re.sub(f"{PEOPLES}|(?:壮族|回族|维吾尔)?自治区$|经济技术开发区$|[省市州县区镇乡]$", "", place)
    return Government(place, short, "镇" if place[-1] in "镇乡" else place[-1], level)


def descend(template: Plan, rng: Random) -> Descent:
    """Choose a government below the template's; none where that is unknown or has none below."""
    if template.place is None or template.level not in NEXT:
        return Descent(None, None)
    upper = government_of(template.place, template.level)
    spare = f"{upper.short}城关镇" if upper.level is Level.COUNTY else f"{upper.short}经济技术开发区"
    place = rng.choice(load_vocabulary().below.get(upper.place, (spare,)))
    lower = government_of(place, Level.ZONE if place.endswith("开发区") else NEXT[template.level])
    return Descent(upper, lower, rng.choice(load_vocabulary().service_offices))


@cache
def _words(upper: Government, lower: Government) -> dict[str, str]:
    """The level and place words of two governments, longest first where one begins with another."""
    up, down = upper.sign, lower.sign
    local = f"{lower.short}州" if down == "州" else lower.place
    pairs = {upper.place: local, upper.short: lower.short}
    pairs |= {f"{head}{up}": f"{head}{down}" for head in ("全", "我")}
    pairs |= {f"{up}{tail}": f"{down}{tail}" for tail in ("本级", "级", "直", "委", "政府", "人民政府", "属")}
    return pairs | dict(zip(STEPS.get(up, ()), STEP_DOWN.get(up, ()), strict=True))


@cache
def _pattern(upper: Government, lower: Government) -> re.Pattern[str]:
    """What `Descent.text` looks for, in the order in which it looks."""
    words = sorted(_words(upper, lower), key=lambda word: (-len(word), word))
    below = BELOW.get(upper.sign, ("(?!)", ""))[0]
    bare = "省(?=“|网上|统一|政务|大数据)" if upper.sign == "省" else "(?!)"
    guarded = "|".join(f"{re.escape(word)}(?!场|民)" for word in words)
    return re.compile(f"{KEPT}|{below}|{guarded}|{bare}")


def _lowered(found: str, table: dict[str, str], upper: Government, rng: Random) -> str:
    """What stands in place of one found word."""
    if found in table:
        return table[found]
    if found.endswith("政府工作报告》") and rng.random() < 0.5:
        return found.replace(upper.place, table[upper.place])
    pattern, below = BELOW.get(upper.sign, ("(?!)", ""))
    return below if re.fullmatch(pattern, found) else found
