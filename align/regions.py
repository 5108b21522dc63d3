"""The regions of China (GB/T 2260): names, codes, and which lies in which.

A code tells the whole hierarchy: 430000 湖南省, 430500 邵阳市, 430523 邵阳县.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from align.datafiles import read_data
from align.plan import Level

_PEOPLES = (
    "维吾尔|柯尔克孜|哈萨克|塔吉克|达斡尔|鄂伦春|鄂温克|土家|布依|蒙古|锡伯|"
    "景颇|傈僳|哈尼|朝鲜|仫佬|毛南|仡佬|普米|独龙|布朗|拉祜|纳西|撒拉|保安|东乡|裕固|[壮回苗侗藏羌彝傣白瑶满畲黎水怒佤土各]"
)
_AUTONOMOUS = re.compile(rf"(?<=..)(?:(?:{_PEOPLES})族?)*族?自治[区州县旗]$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|特区|新区|[省市盟州县区旗])$")
_KEEPS_SUFFIX = re.compile(r"(?:[左右前后中合]旗|矿区)$")  # 土默特左旗 and 井陉矿区 are nothing without it


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A region by its GB/T 2260 code and official full name."""

    code: str
    name: str
    level: Level


COUNTRY = Region("000000", "中国", Level.COUNTRY)  # not in GB/T 2260; the superior of every province


@cache
def region_names() -> dict[str, str]:
    """Official full names by code, in the order of the codes."""
    lines = read_data("regions.csv").split()
    return {line[:6]: line[7:] for line in lines}


@cache
def region_of(code: str) -> Region | None:
    """The region with a code.

    >>> region_of("430500").name
    '邵阳市'
    """
    if code == COUNTRY.code:
        return COUNTRY
    name = region_names().get(code)
    if name is None:
        return None
    level = Level.PROVINCE if code.endswith("0000") else Level.CITY if code.endswith("00") else Level.COUNTY
    return Region(code, name, level)


@cache
def short_name(name: str) -> str:
    """A place name without the word for its level; kept where less than two characters would be left.

    >>> [short_name(name) for name in ("湖南省", "湘西土家族苗族自治州", "娄星区", "攸县")]
    ['湖南', '湘西', '娄星', '攸县']
    """
    if _KEEPS_SUFFIX.search(name):
        return name
    short = _AUTONOMOUS.sub("", name) if "自治" in name else _SUFFIX.sub("", name)
    return short if len(short) > 1 else name


def names_of(code: str, name: str) -> tuple[str, ...]:
    """What a text may call a region: in full, 湘西州 for an autonomous one, and the short name above the county.

    >>> names_of("433100", "湘西土家族苗族自治州")
    ('湘西土家族苗族自治州', '湘西州', '湘西')
    >>> names_of("430529", "城步苗族自治县")
    ('城步苗族自治县', '城步县')
    """
    autonomous = "自治" in name and not code.endswith("0000")
    if code.endswith("00"):
        short = short_name(name)
        return (name, short + name[-1], short) if autonomous else (name, short)
    return (name, short_name(name) + name[-1]) if autonomous else (name,)


@cache
def codes_by_name() -> dict[str, tuple[str, ...]]:
    """The codes that a name may mean, the highest level first; a short name means the highest region only."""
    found: dict[str, tuple[str, ...]] = {}
    for code, full in sorted(region_names().items(), key=_rank):
        for name in names_of(code, full):
            if name not in found or name == full:
                found[name] = (*found.get(name, ()), code)
    return found


def superior(region: Region) -> Region | None:
    """The region one level up; a province's is the country, the country has none.

    >>> superior(region_of("430523")).name, superior(region_of("419001")).name
    ('邵阳市', '河南省')
    """
    if region == COUNTRY:
        return None
    above = (code for code in (region.code[:4] + "00", region.code[:2] + "0000") if code != region.code)
    return next((found for code in above if (found := region_of(code)) is not None), COUNTRY)


def lies_in(inner: Region, outer: Region) -> bool:
    """Whether a region is another one or lies inside it.

    >>> lies_in(region_of("430523"), region_of("430000"))
    True
    """
    return inner.code.startswith(_prefix(outer.code))


@cache
def inferiors(region: Region) -> tuple[Region, ...]:
    """The regions directly below, in the order of their codes.

    >>> len(inferiors(region_of("430000")))
    14
    """
    below = (region_of(code) for code in region_names() if code.startswith(_prefix(region.code)))
    return tuple(found for found in below if found is not None and superior(found) == region)


def _prefix(code: str) -> str:
    """The digits that a region shares with all that lies in it."""
    return code if not code.endswith("00") else "" if code == COUNTRY.code else code[:4].removesuffix("00")


def _rank(region: tuple[str, str]) -> int:
    """Provinces, then prefectures, then counties."""
    code = region[0]
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
