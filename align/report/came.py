"""From which places plans came: the expected ones, those above them, and others."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.language import Lang
from align.places import home_of
from align.plan import Plan
from align.received import Place, Roll, State, codes_above
from align.report.folding import Folded, fold
from align.report.plan_list import Key, PlaceGroup, place_of
from align.report.wording import page_words

SHAPES = {State.READ: "√", State.UNREAD: "×", State.BARE: "△", State.MISSING: "□"}  # in every Chinese font
NAMED = 20  # places that are named at once; more are folded
ALL = sys.maxsize  # none of these lists may end early: nothing else names what is in them


class Mark(NamedTuple):
    """A state in shape and words; `css` only adds colour."""

    css: str
    shape: str
    name: str


class PlaceCame(NamedTuple):
    """A place from which plans came: where they stand on the page, and how many in words."""

    anchor: str
    place: str
    number: str


class Came(NamedTuple):
    """Places that have something in common."""

    mark: Mark
    places: Folded[PlaceCame]


def list_came(roll: Roll, groups: Sequence[PlaceGroup], lang: Lang) -> Iterator[Came]:
    """The places from which plans came: the expected ones, those above them, and others."""
    page, by_key = page_words(lang), {group.key: group for group in groups}
    above = {code for place in roll.places for code in codes_above(place.name)}
    maybe = {id(plan) for place in roll.places for one in place.awaited for plan in one.maybe}
    superior, doubtful, others = dict[Key, None](), dict[Key, None](), dict[Key, None]()
    for plan in roll.unexpected:
        home = home_of(plan)
        kind = doubtful if id(plan) in maybe else superior if home is not None and home.code in above else others
        kind[place_of(plan)] = None
    came = [(place, [plan for one in place.awaited for plan in one.plans]) for place in roll.places]
    read = [
        PlaceCame(by_key[place_of(plans[0])].anchor, place.name, _number(plans, place, lang))
        for place, plans in came
        if plans
    ]
    besides = [
        PlaceCame(by_key[place_of(place.others[0])].anchor, place.name, _number((), place, lang))
        for place, plans in came
        if place.others and not plans
    ]
    yield from name_places(mark_of(State.READ, lang), read)
    yield from name_places(Mark("above", "◇", page["came_above"]), [name_group(by_key[key], lang) for key in superior])
    yield from name_places(Mark("maybe", "？", page["came_maybe"]), [name_group(by_key[key], lang) for key in doubtful])
    besides += [name_group(by_key[key], lang) for key in others]
    yield from name_places(Mark("besides", "＋", page["came_unasked"]), besides)


def _number(plans: Sequence[Plan], place: Place, lang: Lang) -> str:
    """How many plans came from an expected place, and how many of them nobody expected."""
    page, whole, beside = page_words(lang), len(plans) + len(place.others), len(place.others)
    return page["came_number_beside" if plans and beside else "came_number"].format(whole, beside)


def name_group(group: PlaceGroup, lang: Lang) -> PlaceCame:
    """A place of the list."""
    return PlaceCame(group.anchor, group.place, page_words(lang)["came_number"].format(len(group.lines)))


def name_places(mark: Mark, places: Sequence[PlaceCame]) -> Iterator[Came]:
    """Places by name; nothing where there is none."""
    if places:
        yield Came(mark, fold(places, lambda place: place, shown=NAMED, folded=ALL))


def mark_of(state: State, lang: Lang, *, unsure: bool = False) -> Mark:
    """A state in words; what did not come may be among what could not be placed."""
    page = page_words(lang)
    return Mark(state.value, SHAPES[state], page[f"state_{state.value}"] + (page["to_be_verified"] if unsure else ""))
