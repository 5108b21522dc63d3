"""What is the same, one level down: levels, places and offices that change with the government that speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from align.comparison import Kind
from align.lexicon import GLUE, LEVEL_NAMES, LEVEL_WORD, NOT_A_LEVEL
from align.places import home_of, mentions, short_name
from align.plan import Plan
from align.text import bare

LEVELS = re.compile(f"{NOT_A_LEVEL.pattern}|({LEVEL_NAMES})")
OFFICE_LENGTH = 16  # characters; longer names of offices are lists
OFFICE_NAME = re.compile(
    r"[省市州县区](?:委|政府)?(?![级直委域])\w{1,12}?(?:办公厅|办公室|委员会|中心|集团|公司|厅|局|委|(?<![通快次帮代网好督承主协查经交转举开创申掌])办)(?!\w{0,6}(?:厅|局|委员会))"
)
GLUES = str.maketrans("", "", GLUE)


class Counterparts(NamedTuple):
    """The names by which the two governments call themselves."""

    template: tuple[str, ...]
    plan: tuple[str, ...]

    def other_places(self, words: str) -> set[str]:
        """The names of regions in a text that are neither government's own."""
        named = {words[start:end] for start, end, _ in mentions(words)}
        return {name for name in named if short_name(name) not in self.plan + self.template}

    def without_places(self, words: str, *, of_plan: bool) -> str:
        """Words without the speaking government's own name; a plan may also name its superior."""
        for name in (*self.plan, *self.template) if of_plan else self.template:
            words = words.replace(name, "")
        return words

    def same_place(self, template: str, plan: str) -> bool:
        """Whether two texts are one but for the governments' own names, levels and their glue."""
        return bare_of_levels(self.without_places(template, of_plan=False)) == bare_of_levels(
            self.without_places(plan, of_plan=True)
        )

    def names_place(self, template: str, plan: str) -> bool:
        """Whether either text names its government."""
        return any(name in template for name in self.template) or any(name in plan for name in self.plan)


def counterparts(template: Plan, plan: Plan) -> Counterparts:
    """The full and short names of the two plans' places, long ones first."""
    return Counterparts(names_of(template), names_of(plan))


def names_of(plan: Plan) -> tuple[str, ...]:
    """What a plan's government is called: 邵阳市 and 邵阳."""
    if not plan.place:
        return ()
    region = home_of(plan)
    names = [region.name] if region else []
    names += [plan.place, short_name(plan.place)]
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))


@lru_cache(maxsize=8192)  # a clause is asked for again by each side and each finding
def bare_of_levels(words: str) -> str:
    """Words without what names a level and without the glue of lists.

    >>> bare_of_levels("省、市、县三级"), bare_of_levels("全省市场"), bare_of_levels("市级平台")
    ('', '市场', '平台')
    """
    kept = LEVELS.sub(lambda found: "" if found[1] else found[0], words)
    return bare(kept.translate(GLUES))


def same_level(template: str, plan: str) -> bool:
    """Whether two texts differ in levels only.

    >>> same_level("各市州人民政府", "市县两级政府"), same_level("省直", "")
    (True, True)
    """
    some_level = LEVEL_WORD.search(template + plan) is not None or not bare(template + plan)
    return some_level and bare_of_levels(template) == bare_of_levels(plan)


def office_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The office's name that a stretch is a part of, from its level word to its ending, or None."""
    for found in OFFICE_NAME.finditer(text, max(0, start - OFFICE_LENGTH), min(len(text), end + OFFICE_LENGTH)):
        if found.start() <= start and end <= found.end():
            return found.span()
    return None


def kind_of(template: Plan, plan: Plan) -> Kind:
    """Years if one government speaks in two years, else levels."""
    places = [home_of(one) or (short_name(one.place) if one.place else None) for one in (template, plan)]
    return Kind.YEARS if places[0] == places[1] and template.year != plan.year else Kind.LEVELS
