"""What the two sides of a comparison are called in the heads of offices' tables: 省 and 市州, 往年 and 本年."""

from __future__ import annotations

from collections.abc import Iterable

from align.comparison import Comparison, Kind
from align.language import LEVELS, Lang, words
from align.places import home_of, inferiors, superior
from align.plan import Level, Plan
from align.workbooks.sheet import sheet_words

Sides = tuple[str, str]

# What offices call all regions of one level, by the last characters of some of their names; the first that fit win.
CITIES = (
    (("自治州", "地区"), "地州市"),
    (("自治州",), "市州"),
    (("盟",), "盟市"),
    (("地区",), "地市"),
    ((), "市"),
)
COUNTIES = ((("旗",), "旗县区"), ((), "县市区"))
PROVINCES = (("自治区", "自治区"), ("市", "市"), ("", "省"))


def sides_of(comparisons: Iterable[Comparison], lang: Lang) -> Sides:
    """What template and plan are called, in words that fit all of some comparisons of one kind."""
    page = sheet_words(lang)
    found = dict.fromkeys(sides_of_one(one, lang) for one in comparisons)
    return next(iter(found)) if len(found) == 1 else (page["superior"], page["this_level"])


def sides_of_one(comparison: Comparison, lang: Lang) -> Sides:
    """What the template and the plan of a comparison are called."""
    page = sheet_words(lang)
    if comparison.kind is Kind.YEARS:
        return page["earlier"], page["later"]
    template, plan = level_name(comparison.template, lang), level_name(comparison.plan, lang)
    if not template or not plan or template == plan:
        return page["superior"], page["this_level"]
    return template, plan


def level_name(plan: Plan, lang: Lang) -> str:
    r"""What offices call the level of a plan's government there; empty where it is unknown.

    >>> from dataclasses import replace
    >>> from align.pipeline import read_text
    >>> plan = read_text("邵阳市2022年政务公开工作要点\n一、公开。", "a.txt").plan()
    >>> level_name(plan, Lang.ZH), level_name(replace(plan, place="韶关市"), Lang.ZH), level_name(plan, Lang.EN)
    ('市州', '市', 'City')
    """
    if plan.level is None:
        return ""
    if lang is Lang.ZH and plan.level is Level.PROVINCE:
        return next(name for end, name in PROVINCES if (plan.place or "").endswith(end))
    if lang is Lang.ZH and plan.level in (Level.CITY, Level.COUNTY):
        return _name_of_all(plan)
    name = words(LEVELS[plan.level], lang)
    return name if lang is Lang.ZH else name.capitalize()


def _name_of_all(plan: Plan) -> str:
    """What the regions of a plan's level are called together where its place lies."""
    home = home_of(plan)
    above = superior(home) if home else None
    if home is None or above is None:
        return words(LEVELS[plan.level], Lang.ZH) if plan.level else ""
    names = [region.name for region in inferiors(above)]
    called = CITIES if plan.level is Level.CITY else COUNTIES
    return next(name for ends, name in called if all(any(one.endswith(end) for one in names) for end in ends))
