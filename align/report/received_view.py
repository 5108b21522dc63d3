"""The first thing of an overview: whose plans were expected, and which of them came."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.language import Lang
from align.places import home_of
from align.received import Awaited, Files, Place, Roll, State, call_roll, codes_above
from align.report.folding import Folded, fold
from align.report.plan_list import Key, PlaceGroup, place_of
from align.report.run_view import Run, link
from align.report.wording import page_words

SHAPES = {State.READ: "√", State.UNREAD: "×", State.BARE: "△", State.MISSING: "□"}  # in every Chinese font
NAMED = 20  # places that are named at once; more are folded
ALL = sys.maxsize  # none of these lists may end early: nothing else names what is in them
WORST = (State.UNREAD, State.BARE, State.MISSING, State.READ)  # the order in which states are told


class Mark(NamedTuple):
    """A state in shape and words; `css` only adds colour."""

    css: str
    shape: str
    name: str


class Note(NamedTuple):
    """What is to be known of a plan that did not come; of a file where it names one, with the page of its reading."""

    text: str
    file: str = ""
    href: str = ""


class Lack(NamedTuple):
    """What did not come from a place: in which state, whether other plans of it came, which, and what is known.

    `unsure` says that something came which may be it.
    """

    rank: int
    partly: bool
    unsure: bool
    wanted: str
    notes: tuple[Note, ...]


class PlaceLine(NamedTuple):
    """Places of which the same did not come: which plans, what became of them, and what is to be known of that."""

    places: str
    mark: Mark
    wanted: str
    notes: tuple[Note, ...]


class FileLine(NamedTuple):
    """A file or a plan of which nobody knows whose it is."""

    href: str
    name: str
    mark: Mark
    note: str


class PlaceCame(NamedTuple):
    """A place from which plans came: where they stand on the page, and how many."""

    anchor: str
    place: str
    plans: int


class Came(NamedTuple):
    """Places that have something in common."""

    mark: Mark
    places: Folded[PlaceCame]


class ReceivedView(NamedTuple):
    """Whose plans came: one sentence, then what did not come, what cannot be placed, and what came."""

    leading: str
    note: str
    lacking: Folded[PlaceLine]
    strays: Folded[FileLine]
    strays_note: str
    came: tuple[Came, ...]


def view_received(run: Run, groups: Sequence[PlaceGroup], lang: Lang) -> ReceivedView:
    """Prepare the first section of an overview; `groups` are its plans by place."""
    files = Files(
        [plan for reading in run.readings for plan in reading.plans],
        dict.fromkeys(failure.name for failure in run.failures),
        dict.fromkeys(reading.source.name for reading in run.readings if not reading.plans),
    )
    roll = call_roll(run.expected or (), files)
    page, expected = page_words(lang), bool(run.expected)
    lacking = _gather_places(_lacking(roll, run, lang), lang)
    strays, found = _strays(run, roll, lang), [_named(group) for group in groups if group.known]
    return ReceivedView(
        leading=_leading(roll, lang) if expected else _leading_found(files, roll, len(found), lang),
        note="" if expected else page["no_places_file"],
        lacking=fold(lacking, lambda line: line, folded=ALL),
        strays=fold(strays, lambda line: line, folded=ALL),
        strays_note=page[
            "strays_maybe" if any(State.MISSING in place.states for place in roll.places) else "strays_note"
        ],
        came=tuple(_came(roll, groups, lang) if expected else _name_places(_mark(State.READ, lang), found)),
    )


def _lacking(roll: Roll, run: Run, lang: Lang) -> Iterator[tuple[Lack, str]]:
    """What did not come, for each place and state."""
    for place in roll.places:
        for rank, state in enumerate(WORST):
            some = [one for one in place.awaited if one.state is state]
            if some and state is not State.READ:
                notes = dict.fromkeys(note for one in some for note in _notes(one, run, lang))
                others = _others(place, some, lang) if state is State.MISSING else ()
                wanted = _wanted([(one.year, one.subject) for one in some], lang)
                unsure = state is State.MISSING and (roll.open or any(one.maybe for one in some))
                yield Lack(rank, place.state is State.READ, unsure, wanted, (*notes, *others)), place.name


def _gather_places(lacking: Iterator[tuple[Lack, str]], lang: Lang) -> list[PlaceLine]:
    """Places of which the same is to be said share a line; what could not be read first, what came in part last."""
    places: defaultdict[Lack, list[str]] = defaultdict(list)
    for lack, place in lacking:
        places[lack].append(place)
    comma = page_words(lang)["comma"]
    return [
        PlaceLine(comma.join(names), _mark(WORST[lack.rank], lang, unsure=lack.unsure), lack.wanted, lack.notes)
        for lack, names in sorted(places.items(), key=lambda one: one[0][:2])
    ]


def _mark(state: State, lang: Lang, *, unsure: bool = False) -> Mark:
    """A state in words; what did not come may be among what could not be placed."""
    page = page_words(lang)
    return Mark(state.value, SHAPES[state], page[f"state_{state.value}"] + (page["to_be_verified"] if unsure else ""))


def _wanted(wanted: Sequence[tuple[int | None, str | None]], lang: Lang) -> str:
    """Years and subjects in one line, each year once."""
    page = page_words(lang)
    by_year: dict[int | None, list[str]] = {}
    for year, subject in wanted:
        by_year.setdefault(year, []).extend([subject] if subject else [])
    return page["semicolon"].join(
        page["year_subject"].format(year, page["comma"].join(subjects)) if year else page["comma"].join(subjects)
        for year, subjects in by_year.items()
    )


def _notes(one: Awaited, run: Run, lang: Lang) -> Iterator[Note]:
    """What is to be known of a plan that did not come."""
    page = page_words(lang)
    for name in one.files:
        match one.state:
            case State.UNREAD:
                yield from (Note(failure.said(lang), name) for failure in run.failures if failure.name == name)
            case State.BARE:
                pages = (reading.href for reading in run.readings if reading.source.name == name)
                yield from (Note(page["bare_note"], name, link(href)) for href in pages)
            case _:
                yield Note(page["not_in_file"].format(name))
    for plan in one.maybe:
        yield Note(page["may_be_it"].format(plan.title, plan.source.name))


def _others(place: Place, some: list[Awaited], lang: Lang) -> tuple[Note, ...]:
    """What else came from a place."""
    maybe = {id(plan) for one in some for plan in one.maybe}
    titles = [plan.title for plan in place.others if id(plan) not in maybe]
    page = page_words(lang)
    return (Note(page["came_besides"].format(page["comma"].join(titles))),) if titles else ()


def _strays(run: Run, roll: Roll, lang: Lang) -> list[FileLine]:
    """Files and plans of which nobody knows whose they are."""
    page, placeless = page_words(lang), {id(plan) for plan in roll.placeless}
    lost = frozenset((*roll.unread, *roll.bare))
    unread = [
        FileLine("", failure.name, _mark(State.UNREAD, lang), failure.said(lang))
        for failure in run.failures
        if failure.name in lost
    ]
    bare = [
        FileLine(link(reading.href), reading.source.name, _mark(State.BARE, lang), page["bare_note"])
        for reading in run.readings
        if reading.source.name in lost
    ]
    unknown = Mark("placeless", "？", page["state_placeless"])
    return [
        *unread,
        *bare,
        *(
            FileLine(link(reading.href), plan.title, unknown, page["say_in_plans"].format(reading.source.name, number))
            for reading in run.readings
            for number, plan in enumerate(reading.plans, 1)
            if id(plan) in placeless
        ),
    ]


def _leading(roll: Roll, lang: Lang) -> str:
    """How many places were expected, and how many of them sent what."""
    page, states = page_words(lang), [place.state for place in roll.places]
    partly = sum(place.state is State.READ and len(place.states) > 1 for place in roll.places)
    numbers = {state: states.count(state) for state in State}
    told = [page["expected_places"].format(len(states))]
    if numbers[State.READ] == len(states) and not partly:
        told.append(page["all_received"])
    else:
        told.append(page["received_places"].format(numbers[State.READ]))
        told[-1] += page["partly"].format(partly) if partly else ""
        told += [page[f"places_{state.value}"].format(numbers[state]) for state in WORST[:3] if numbers[state]]
        told[-1] += page["to_be_verified"] if numbers[State.MISSING] and roll.open else ""
    plans = [one.state for place in roll.places for one in place.awaited]
    sentence = page["clause"].join(told) + page["stop"]
    if len(plans) == len(states):
        return sentence
    return sentence + page["expected_plans"].format(len(plans), plans.count(State.READ))


def _leading_found(files: Files, roll: Roll, places: int, lang: Lang) -> str:
    """What came, where nobody has said what was expected."""
    page = page_words(lang)
    numbers = {"found_unread": roll.unread, "found_bare": roll.bare, "found_placeless": roll.placeless}
    told = [page[name].format(len(found)) for name, found in numbers.items() if found] or [page["found_all"]]
    told.insert(0, page["found_plans"].format(len(files.plans), places))
    return page["clause"].join(told) + page["stop"]


def _came(roll: Roll, groups: Sequence[PlaceGroup], lang: Lang) -> Iterator[Came]:
    """The places from which plans came: the expected ones, those above them, and others."""
    page, by_key = page_words(lang), {group.key: group for group in groups}
    above = {code for place in roll.places for code in codes_above(place.name)}
    superior, others = dict[Key, None](), dict[Key, None]()
    for plan in roll.unexpected:
        home = home_of(plan)
        (superior if home is not None and home.code in above else others)[place_of(plan)] = None
    came = [(place, [plan for one in place.awaited for plan in one.plans]) for place in roll.places]
    read = [
        PlaceCame(by_key[place_of(plans[0])].anchor, place.name, len(plans) + len(place.others))
        for place, plans in came
        if plans
    ]
    besides = [
        PlaceCame(by_key[place_of(place.others[0])].anchor, place.name, len(place.others))
        for place, plans in came
        if place.others and not plans
    ]
    yield from _name_places(_mark(State.READ, lang), read)
    yield from _name_places(Mark("above", "◇", page["came_above"]), [_named(by_key[key]) for key in superior])
    besides += [_named(by_key[key]) for key in others]
    yield from _name_places(Mark("besides", "＋", page["came_unasked"]), besides)


def _named(group: PlaceGroup) -> PlaceCame:
    """A place of the list."""
    return PlaceCame(group.anchor, group.place, len(group.lines))


def _name_places(mark: Mark, places: Sequence[PlaceCame]) -> Iterator[Came]:
    """Places by name; nothing where there is none."""
    if places:
        yield Came(mark, fold(places, lambda place: place, shown=NAMED, folded=ALL))
