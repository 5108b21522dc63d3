"""Whom a template item addresses: by the places its clause and text name, and by work that only the superior can do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from align.comparison import Addressee, Applies
from align.numbering import value_of
from align.places import Region, find_region, home_of, inferiors, lies_in, mentions, short_name
from align.plan import Item, Plan
from align.text import plain, sentences_of

EVERYONE = re.compile(
    r"各(?:级|地|市|州|盟|县|区|旗|乡|镇)|市直|县级|州直|下级|市县|市州|盟市|县市区|县区|旗县|基层|乡镇|街道|行政村|村级|"
    r"地方(?!性|标准|金融|志|立法|法规)|相关[市州盟县区旗]"
)
GOVERNMENT = re.compile("(?:政府|管委会|行署|公署)$")
GROUP = re.compile("([\u4e00-\u9fff]{2,6}?)([两二三四五六])[市州盟县区旗]")
EXAMPLE = re.compile("经验|做法|模式|学习|借鉴|推广|复制|参照|对标")  # whose practice is followed is not addressed
OPEN_LIST = re.compile("等(?:地|市|州|县|区|城市|[0-9一二三四五六七八九十]+)")
WITH_PEERS = re.compile("对接|合作|协作|协同|共建|签署|联动|互认|互通|联盟")
BODY = re.compile(
    r"(?:组建|设立|成立|筹建|创办)([^，。；！？]{0,30}?(?:公司|集团|研究院|分院|基金|交易所|实验室|联盟))"
)
RULE = re.compile(
    r"(?:出台|制定|制订|修订|起草|拟定|推动|推进|加快)([^，。；！？]{0,40}?(?:条例|立法|地方性法规|政府规章|地方标准))"
)
THING = "平台|系统|门户|数据库|数据中心|主节点|政务云|项目|工程"
SYSTEM = re.compile(
    rf"(?:建设|建成|搭建|打造|开发|升级|改造|完善|建立|构建)([^，。；！？]{{0,20}}?(?:{THING}))"
    rf"|(?:加快|推进|推动|实施)([^，。；！？]{{0,20}}?(?:{THING}))(?:建设|升级|改造)"
)
USED_BELOW = re.compile("接入|推广|应用|使用|承接|联通|贯通|延伸")
OWN_LEVEL = {
    "省": re.compile("省级|省属|省本级|(?<![全各外跨邻两])省(?![际外内市直份、，。])"),
    "自治区": re.compile("自治区"),
    "市": re.compile("市级|市属|市本级"),
    "州": re.compile("州级|州属|州本级"),
    "盟": re.compile("盟级|盟属|盟本级"),
}


def find_scope(item: Item, template: Plan, plan: Plan) -> Applies:
    """Whom an item addresses, and whether the plan's place is among them.

    `named`: its own clause names certain governments of the template's territory and no others, or its opening
    words name places there; `own`: its opening is work of the superior itself (a body, law, standard or system in its
    name, dealing with its peers) and nothing in clause or text speaks of others; else `all`. `here` is None where
    the plan's place is unknown, where a clause names places of which the text says nothing although standing offices
    take in everyone, and where the superior builds a system of its own that is to be used, or that no clause gives to
    its own offices.
    """
    named = clause_places(item, template)
    if named:
        here = lies_among(named, plan)
        sure = confines(item, named) or not addresses_everyone(template)
        return Applies(Addressee.NAMED, names_of(named), here if here or sure else None)
    told, closed = text_places(item, template)
    if told:
        here = lies_among(told, plan)
        return Applies(Addressee.NAMED, names_of(told), here if here or closed else None)
    if speaks_of_others(item, template):
        return Applies(Addressee.ALL)
    opening = opening_of(item)
    if is_own_work(opening, template):
        return Applies(Addressee.OWN, (), here=False)
    if not builds_own_system(opening, template):
        return Applies(Addressee.ALL)
    open_to_others = USED_BELOW.search(item.task) or not item.clause
    return Applies(Addressee.ALL, (), None) if open_to_others else Applies(Addressee.OWN, (), here=False)


def scope_of_carried(scopes: Iterable[Applies]) -> Applies | None:
    """Whom the template items of a link address together.

    A plan that carries an item shows that there was something to do: `own` becomes `all`, and an item for other
    places leaves open whether this one was meant.
    """
    found = list(scopes)
    if any(scope.to is not Addressee.NAMED for scope in found):
        return Applies(Addressee.ALL)
    return next((scope for scope in found if scope.here), replace(found[0], here=None) if found else None)


def names_of(regions: Iterable[Region]) -> tuple[str, ...]:
    """The short names of regions."""
    return tuple(short_name(region.name) for region in regions)


def lies_among(regions: Iterable[Region], plan: Plan) -> bool | None:
    """Whether a plan's place is one of these regions, lies in one or holds one; None where it is unknown."""
    home = home_of(plan)
    return None if home is None else any(lies_in(home, region) or lies_in(region, home) for region in regions)


def clause_places(item: Item, template: Plan) -> tuple[Region, ...]:
    """The places below the template's whose governments an item's clause names, if it names no others.

    A place inside an office's own name (人民银行长沙中心支行) is not addressed; 成德绵三市 names three.
    """
    home = home_of(template)
    names = item.offices.named
    if home is None or any(names_everyone(name, template) for name in names):
        return ()
    found = [
        region
        for name in names
        if GOVERNMENT.search(name) or find_region(name)
        for region in (*regions_in(name, template), *grouped_regions(name, home))
        if region != home and lies_in(region, home)
    ]
    return tuple(dict.fromkeys(found))


def regions_in(text: str, template: Plan) -> Iterator[Region]:
    """The regions that a text names."""
    return (region for _, _, region in mentions(text, near=template.title))


def grouped_regions(text: str, home: Region) -> Iterator[Region]:
    """The regions of names like 成德绵三市: one character for each, as many as the number says."""
    for group in GROUP.finditer(text):
        fits = [[region for region in inferiors(home) if char in short_name(region.name)] for char in group[1]]
        if len(fits) == value_of(group[2]) and all(len(regions) == 1 for regions in fits):
            yield from (regions[0] for regions in fits)


def confines(item: Item, regions: tuple[Region, ...]) -> bool:
    """Whether an item's words speak of the regions too: by a name, or by one character of each (成德绵一体化)."""
    names = names_of(regions)
    if any(name in item.task for name in names):
        return True
    return len(names) > 1 and re.search("".join(f"[{re.escape(name)}]" for name in names), item.task) is not None


@lru_cache(maxsize=16)
def addresses_everyone(template: Plan) -> bool:
    """Whether a template's standing offices take in the governments below."""
    return any(names_everyone(name, template) for item in template.items for name in item.offices.default)


def text_places(item: Item, template: Plan) -> tuple[tuple[Region, ...], bool]:
    """The places of the template's territory that an item's opening clause is about, and whether it names them all."""
    home = home_of(template)
    opening = re.split("[，。；]", item.task, maxsplit=1)[0]
    if home is None or speaks_of_others(item, template) or EXAMPLE.search(opening):
        return (), False
    found = [region for region in regions_in(opening, template) if region != home and lies_in(region, home)]
    return tuple(dict.fromkeys(found)), not OPEN_LIST.search(opening)


def speaks_of_others(item: Item, template: Plan) -> bool:
    """Whether an item's words or its clause speak of the governments below."""
    return names_everyone(item.task, template) or names_everyone(item.clause, template)


def names_everyone(words: str, template: Plan) -> bool:
    """Whether words name the governments below without telling them apart; 市直 in a city's template are its own."""
    own_staff = f"{(template.place or '')[-1:]}直"
    return EVERYONE.search(words.replace(own_staff, "")) is not None


def opening_of(item: Item) -> str:
    """An item's heading with the first sentence behind it: what it is about."""
    return "".join(sentences_of(item.task)[: 2 if item.heading else 1])


def is_own_work(opening: str, template: Plan) -> bool:
    """Whether words are about something that only the speaking government can do."""
    if any(belongs(found[1], template) for pattern in (BODY, RULE) for found in pattern.finditer(opening)):
        return True
    home = home_of(template)
    clauses = (clause for clause in re.split("[，。；]", opening) if WITH_PEERS.search(clause))
    return home is not None and any(
        region.level is home.level and region != home for clause in clauses for region in regions_in(clause, template)
    )


def builds_own_system(opening: str, template: Plan) -> bool:
    """Whether words are about building a system or project of the speaking government's own level."""
    return any(belongs(found[1] or found[2], template) for found in SYSTEM.finditer(opening))


def belongs(words: str, template: Plan) -> bool:
    """Whether a thing is named after the speaking government or its level: 数字四川有限公司, 省级平台."""
    place = template.place or ""
    level = next((pattern for suffix, pattern in OWN_LEVEL.items() if place.endswith(suffix)), None)
    own = short_name(place)
    return bool(place) and (own in plain(words) or (level is not None and level.search(words) is not None))
