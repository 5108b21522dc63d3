"""Places in words: which region a name means, its level, the place of a title, the regions a text names."""

from __future__ import annotations

import re
from functools import cache

from align.datafiles import read_data
from align.plan import Level, Plan, squeeze
from align.regions import (
    COUNTRY,
    Region,
    codes_by_name,
    inferiors,
    lies_in,
    region_of,
    short_name,
    superior,
)

__all__ = [
    "COUNTRY",
    "Region",
    "find_region",
    "home_of",
    "inferiors",
    "leading_place",
    "leading_region",
    "level_of",
    "lies_in",
    "mentions",
    "short_name",
    "superior",
]

Mention = tuple[int, int, Region]

_COUNTRY_NAMES = ("中国", "国务院", "国家", "全国")
_ZONE = "开发区|新区|高新区|经开区|管理区|示范区|园区|片区|工业园|产业园|保税区|合作区|度假区|自贸区|试验区|实验区"
_SUFFIX_LEVELS = (  # the first that fits wins
    (Level.PROVINCE, re.compile(r"(?:省|自治区|特别行政区)$")),
    (Level.ZONE, re.compile(rf"(?:{_ZONE}|管委会)$")),
    (Level.VILLAGE, re.compile(r"(?:社区|(?<![农乡])村)$")),
    (Level.TOWNSHIP, re.compile(r"(?:镇|乡|街道)$")),
    (Level.CITY, re.compile(r"(?:(?<![城都上超门夜股楼])市|自治州|州|盟|地区)$")),
    (Level.COUNTY, re.compile(r"(?:县|(?<![城市辖山校库景灾疫港])区|旗)$")),
)

_SHORT_NOT_BEFORE = re.compile(r"路(?!径)|街|大道")  # 泰山路 is a street
_FULL_NOT_BEFORE = {
    "市": re.compile(r"场|民(?![政族宗营生兵主办间航])"),
    "县": re.compile(r"[域区级乡]|市区|[（(]市"),
    "区": re.compile(r"[域县划位块间分别]"),
    "州": re.compile(r"县"),
}
_HAN = re.compile(r"[一-鿿〇]")
_JOINS_LEFT = "和与及在"
_JOINS_RIGHT = "等和与及两三四"

_LEAD = re.compile(r"(?:[《〈“]|关于|印发|中共|(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?)*")
_AFTER_PLACE = re.compile(
    r"\d{4}年|[〇○零一二三四五六七八九]{4}年|人民|政府|政务|委|党|办|管委|管理委员会|关于|直|局|$"
)
_NO_NAME = re.compile(
    r"推进|加强|加快|深化|全面|优化|促进|做好|落实|贯彻|开展|建设|打造|管委|管理委|人民|政府|[全各本我省市县区乡]"
)
_GENERIC_ZONE = re.compile(r"(?:高新|经开|经济|技术|产业|工业|现代|综合|保税)*(?:开发|新|园|片)?区")

Step = tuple[str, Region | None, int]  # a place in a title, the region if it is a known one, where it ends


def find_region(name: str, near: str | None = None) -> Region | None:
    """The region a name means: 湖南省, 湖南, 邵阳市, 湘西州, 长沙市岳麓区, or a county's full name.

    Where several counties share the name, the one in the place that `near` (a place or a title) begins with;
    else None.

    >>> find_region("鼓楼区") is None, find_region("鼓楼区", near="南京市").code
    (True, '320106')
    """
    name = squeeze(name)
    if name in _COUNTRY_NAMES:
        return COUNTRY
    codes = codes_by_name().get(name)
    if codes:
        return _nearest(codes, leading_region(near) if near else None)
    steps = _walk(name)
    return steps[-1][1] if steps and steps[-1][2] == len(name) else None


def home_of(plan: Plan) -> Region | None:
    """The region of GB/T 2260 that a plan's place means, None where it is unknown."""
    return find_region(plan.place, near=plan.title) if plan.place else None


def level_of(name: str) -> Level | None:
    """The administrative level of a place, by the regions of China or else by its last characters.

    >>> [str(level_of(name)) for name in ("长沙", "临海省", "湖南湘江新区", "岳麓街道", "市场")]
    ['city', 'province', 'zone', 'township', 'None']
    """
    name = squeeze(name)
    if name in _COUNTRY_NAMES:
        return Level.COUNTRY
    codes = codes_by_name().get(name)
    known = region_of(codes[0]) if codes else None
    if known is not None:
        return known.level
    return next((level for level, suffix in _SUFFIX_LEVELS if suffix.search(name)), None)


def leading_place(text: str) -> str | None:
    """The place a title begins with, the most specific where it names several.

    >>> leading_place("长沙市岳麓区2022年政务公开工作要点")
    '岳麓区'
    >>> leading_place("湖南湘江新区管委会2023年工作要点")
    '湖南湘江新区'
    >>> leading_place("市场监管2022年工作要点")
    """
    steps = _walk(text)
    return steps[-1][0] if steps else None


def leading_region(text: str) -> Region | None:
    """The most specific region of GB/T 2260 that a place or a title begins with.

    >>> leading_region("长沙市雨花区2022年政务公开工作要点").code, leading_region("娄底经开区").name
    ('430111', '娄底市')
    """
    known = [region for _, region, _ in _walk(text) if region is not None]
    return known[-1] if known else None


def mentions(text: str, near: str | None = None) -> tuple[Mention, ...]:
    """Every region a text names, as start, end, region: counties in full, provinces and prefectures also in short.

    Names that several counties share are resolved by the region named just before them, else by `near`, else left out.

    >>> [(start, end, region.name) for start, end, region in mentions("在长沙、岳阳楼区和邵阳县试点")]
    [(1, 3, '长沙市'), (4, 8, '岳阳楼区'), (9, 12, '邵阳县')]
    """
    index = _index()
    home = leading_region(near) if near else None
    found: list[Mention] = []
    end = 0
    for at in range(len(text) - 1):
        names = index.get(text[at : at + 2])
        if names is None or at < end:
            continue
        before = found[-1] if found else None
        hit = _mention_at(text, at, names, before, home)
        if hit is not None:
            found.append(hit)
            end = hit[1]
    return tuple(found)


def _mention_at(
    text: str, at: int, names: tuple[str, ...], before: Mention | None, home: Region | None
) -> Mention | None:
    """The longest of the names that stands at an offset as a name of its own and means one region."""
    for name in names:
        end = at + len(name)
        if not text.startswith(name, at) or not _stands_free(text, at, end, name, before):
            continue
        codes = codes_by_name()[name]
        here = before[2] if before and before[1] == at else None
        region = _nearest(codes, here) or _nearest(codes, home)
        if region is not None:
            return at, end, region
    return None


def _stands_free(text: str, start: int, end: int, name: str, before: Mention | None) -> bool:
    """Whether a name found in running text is a name there, not a part of other words."""
    left = text[start - 1 : start]
    ordinary = ordinary_names()
    clashes = ordinary.get(name, ordinary.get(name[:2]) or None)  # 形|成都市|圈 is no city either
    if clashes and left and left in clashes:
        return False
    delimited = not _HAN.match(left) or left in _JOINS_LEFT or (before is not None and before[1] == start)
    return (clashes != "" or delimited) and _ends_free(text, end, name)


def _ends_free(text: str, end: int, name: str) -> bool:
    """Whether the words after a name leave it a name: not 邵阳市|场, 韶山|路, 新乡|村."""
    longer = _FULL_NOT_BEFORE.get(name[-1]) if len(name) > 2 else None
    if longer is not None:
        return not longer.match(text, end)
    right = text[end : end + 1]
    if ordinary_names().get(name) == "" and _HAN.match(right):
        return right in _JOINS_RIGHT
    return not _SHORT_NOT_BEFORE.match(text, end)


@cache
def ordinary_names() -> dict[str, str]:
    """Names that are, or arise as, ordinary words, with the characters that make them one when standing before.

    网|上海|量 holds a city; without such characters a short name counts only between delimiters (创新|乡村), and a
    county's full name (老城区) never.
    """
    lines = read_data("ordinary_names.csv").split()
    return {name: before for name, _, before in (line.partition(",") for line in lines)}


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """The names to look for in running text by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for name, codes in codes_by_name().items():
        county = not codes[0].endswith("00")
        if not county or (len(name) > 2 and name not in ordinary_names()):
            found.setdefault(name[:2], []).append(name)
    return {start: tuple(sorted(names, key=lambda name: (-len(name), name))) for start, names in found.items()}


def _nearest(codes: tuple[str, ...], near: Region | None) -> Region | None:
    """The only region among the codes, or the only one in `near`, its prefecture or its province."""
    regions = [region for code in codes if (region := region_of(code)) is not None]
    while near is not None and near != COUNTRY and len(regions) > 1:
        inside = [region for region in regions if lies_in(region, near)]
        regions, near = inside or regions, superior(near)
    return regions[0] if len(regions) == 1 else None


@cache
def _walk(text: str) -> tuple[Step, ...]:
    """The places a text begins with, from the widest to the most specific."""
    title = squeeze(text)
    lead = _LEAD.match(title)
    at = lead.end() if lead else 0
    steps: list[Step] = []
    while (step := _known_step(title, at, steps) or _unknown_step(title, at, steps)) is not None:
        steps.append(step)
        at = step[2]
    return tuple(steps)


def _known_step(title: str, at: int, steps: list[Step]) -> Step | None:
    """The longest known region that a title names at an offset, inside the one named before."""
    home = next((region for _, region, _ in reversed(steps) if region is not None), None)
    for end in range(min(at + 15, len(title)), at + 1, -1):
        name = title[at:end]
        if name in ("国务院", "全国"):
            return name, COUNTRY, end
        region = _nearest(codes_by_name().get(name, ()), home)
        if region is None or (home is not None and (region == home or not lies_in(region, home))):
            continue
        if _ends_free(title, end, name) or _AFTER_PLACE.match(title, end) or _unknown_end(title, end):
            return name, region, end
    return None


def _unknown_step(title: str, at: int, steps: list[Step]) -> Step | None:
    """A place that only its last characters tell; a zone's name takes in the city it is called after."""
    end = _unknown_end(title, at)
    if end is None:
        return None
    name, last = title[at:end], steps[-1][0] if steps else ""
    named_after = level_of(name) is Level.ZONE and (short_name(last) == last or _GENERIC_ZONE.fullmatch(name))
    return (last + name if named_after else name), None, end


def _unknown_end(title: str, at: int) -> int | None:
    """Where the name of an unknown place ends: at the first word for a level before a year, an office or a place."""
    if _NO_NAME.match(title, at):
        return None
    for end in range(at + 3, min(at + 14, len(title)) + 1):
        if level_of(title[at:end]) is None or not _ends_free(title, end, title[at:end]):
            continue
        if _AFTER_PLACE.match(title, end) or _unknown_end(title, end):
            return end
    return None
