"""To whom a letter is written, and how its reader is addressed: by the level of the place, and safe where unknown."""

from __future__ import annotations

from align.places import find_region, home_of, level_of, superior
from align.plan import Level, Plan
from align.regions import Region, codes_by_name

ADMINISTERED = ("盟", "地区")  # prefectures without a government of their own, run by a commission of the province
GOVERNED = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY})
POLITE = {"省": "贵省", "市": "贵市", "县": "贵县", "区": "贵区", "旗": "贵旗", "盟": "贵盟"}
ANYBODY = "贵单位"  # of a prefecture (州) 贵州 would be another place


def full_name(plan: Plan) -> str:
    """A place by its official name, with its superior's before it where several places have that name.

    A place of no known region is called as the plan does.
    """
    region = home_of(plan)
    if region is None:
        return plan.place or ""
    above = superior(region)
    return (above.name if above and _is_shared(region) else "") + region.name


def addressee(plan: Plan) -> str:
    """Who is written to: the government of the plan's place, or what stands for it there."""
    place, region = full_name(plan), home_of(plan)
    level = region.level if region else level_of(place)
    if place.endswith(ADMINISTERED):
        return f"{place}行政公署"
    if level in GOVERNED or (level is Level.TOWNSHIP and not place.endswith("街道")):
        return f"{place}人民政府"
    if level is Level.TOWNSHIP:
        return f"{place}办事处"
    return f"{place}管理委员会" if level is Level.ZONE and not place.endswith("管委会") else place


def polite(plan: Plan) -> str:
    """How the reader is addressed."""
    region = home_of(plan)
    return POLITE.get(region.name[-1], ANYBODY) if region and not region.name.endswith("地区") else ANYBODY


def _is_shared(region: Region) -> bool:
    """Whether several places have this name."""
    return len(codes_by_name()[region.name]) > 1 and find_region(region.name) != region
