"""The first thing of an overview: whose plans were expected, and which of them came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.expected import Misnamed, find_misnamed
from align.language import Lang
from align.plan import squeeze
from align.received import Awaited, Files, Place, Roll, State, call_roll
from align.report.across import Way
from align.report.came import ALL, Came, Mark, list_came, mark_of, name_group, name_places
from align.report.folding import Folded, fold
from align.report.plan_list import PlaceGroup
from align.report.run_view import Reading, Run, link
from align.report.wording import page_words

WORST = (State.UNREAD, State.BARE, State.MISSING, State.READ)  # the order in which states are told


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
    """Places of which the same did not come: which plans, what became of them, and what is to be known of that.

    `partly` says that other expected plans of these places came.
    """

    places: str
    mark: Mark
    wanted: str
    notes: tuple[Note, ...]
    partly: bool = False


class FileLine(NamedTuple):
    """A file or a plan of which nobody knows whose it is."""

    href: str
    name: str
    mark: Mark
    note: str


class ReceivedView(NamedTuple):
    """Whose plans came: one sentence, then what did not come, what cannot be placed, and what came."""

    leading: str
    note: str
    lacking: Folded[PlaceLine]
    strays: Folded[FileLine]
    strays_note: str
    came: tuple[Came, ...]
    looks: Folded[Way]


def view_received(run: Run, groups: Sequence[PlaceGroup], lang: Lang) -> ReceivedView:
    """Prepare the first section of an overview; `groups` are its plans by place."""
    files = Files(
        [plan for reading in run.readings for plan in reading.plans],
        dict.fromkeys(failure.name for failure in run.failures),
        dict.fromkeys(reading.source.name for reading in run.readings if not reading.plans),
    )
    roll = call_roll(run.expected or (), files)
    page, expected = page_words(lang), bool(run.expected)
    misnamed = find_misnamed(run.expected or (), files.plans)
    lacking = _gather_places(_lacking(roll, run, misnamed, lang), lang)
    strays, found = _strays(run, roll, lang), [name_group(group, lang) for group in groups if group.known]
    return ReceivedView(
        leading=_leading(roll, lang) if expected else _leading_found(files, roll, len(found), lang),
        note=_note(run, lang),
        lacking=fold(lacking, lambda line: line, folded=ALL),
        strays=fold(strays, lambda line: line, folded=ALL),
        strays_note=page[
            "strays_maybe" if any(State.MISSING in place.states for place in roll.places) else "strays_note"
        ],
        came=tuple(list_came(roll, groups, lang) if expected else name_places(mark_of(State.READ, lang), found)),
        looks=fold([one for one in run.readings if one.looks], lambda one: _look(one, lang), folded=ALL),
    )


def _look(reading: Reading, lang: Lang) -> Way:
    """The way to a reading of which something may be worth a look."""
    page = page_words(lang)
    return Way(
        link(reading.href), reading.source.name + page["about"].format(page["seen_number"].format(reading.looks))
    )


def _note(run: Run, lang: Lang) -> str:
    """What the numbers rest on: a list of who is expected, and what it leaves open."""
    page = page_words(lang)
    if not run.expected:
        return page["no_places_file" if run.expected is None else "empty_places_file"]
    return page["inferred"] if any(row.year is None or not row.subject for row in run.expected) else ""


def _lacking(roll: Roll, run: Run, misnamed: Misnamed, lang: Lang) -> Iterator[tuple[Lack, str]]:
    """What did not come, for each place and state."""
    for place in roll.places:
        for rank, state in enumerate(WORST):
            some = [one for one in place.awaited if one.state is state]
            if some and state is not State.READ:
                notes = dict.fromkeys(note for one in some for note in _notes(one, run, lang))
                others = _others(place, some, lang) if state is State.MISSING else ()
                wanted = _wanted([(one.year, one.subject) for one in some], lang)
                unsure = any(one.unsure for one in some)
                names = _misnamed(place, some, misnamed, lang)
                yield Lack(rank, place.state is State.READ, unsure, wanted, (*notes, *names, *others)), place.name


def _misnamed(place: Place, some: list[Awaited], misnamed: Misnamed, lang: Lang) -> Iterator[Note]:
    """What in the list of expected plans may be misspelt."""
    page = page_words(lang)
    if place.name in misnamed.places:
        near = misnamed.places[place.name]
        yield Note(page["no_region_near"].format(near) if near else page["no_region"])
    for subject in misnamed.subjects:
        if any(one.subject == squeeze(subject) for one in some):
            yield Note(page["no_subject"].format(subject))


def _gather_places(lacking: Iterator[tuple[Lack, str]], lang: Lang) -> list[PlaceLine]:
    """Places of which the same is to be said share a line; what could not be read first, what came in part last."""
    places: defaultdict[Lack, list[str]] = defaultdict(list)
    for lack, place in lacking:
        places[lack].append(place)
    comma = page_words(lang)["comma"]
    return [
        PlaceLine(
            comma.join(names), mark_of(WORST[lack.rank], lang, unsure=lack.unsure), lack.wanted, lack.notes, lack.partly
        )
        for lack, names in sorted(places.items(), key=lambda one: one[0][:2])
    ]


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
                if all(plan.source.name != name for plan in one.maybe):
                    yield Note(page["not_in_file"].format(name))
    for plan in one.maybe:
        unread = plan.year is None or not plan.subject
        yield Note(page["may_be_it" if unread else "may_be_meant"].format(plan.title, plan.source.name))


def _others(place: Place, some: list[Awaited], lang: Lang) -> tuple[Note, ...]:
    """What else came from a place."""
    maybe = {id(plan) for one in some for plan in one.maybe}
    titles = [plan.title for plan in place.others if id(plan) not in maybe]
    page = page_words(lang)
    return (Note(page["came_besides"].format(page["comma"].join(titles))),) if titles else ()


def _strays(run: Run, roll: Roll, lang: Lang) -> list[FileLine]:
    """Files and plans of which nobody knows whose they are."""
    page, placeless = page_words(lang), {id(plan) for plan in roll.placeless}
    unread = [
        FileLine("", failure.name, mark_of(State.UNREAD, lang), failure.said(lang))
        for failure in run.failures
        if failure.name in roll.unread
    ]
    bare = [
        FileLine(link(reading.href), reading.source.name, mark_of(State.BARE, lang), page["bare_note"])
        for reading in run.readings
        if not reading.plans and reading.source.name in roll.bare
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
        told[-1] += _verified(roll, numbers[State.MISSING], lang)
    plans = [one.state for place in roll.places for one in place.awaited]
    sentence = page["clause"].join(told) + page["stop"]
    if len(plans) == len(states):
        return sentence
    return sentence + page["expected_plans"].format(len(plans), plans.count(State.READ))


def _verified(roll: Roll, missing: int, lang: Lang) -> str:
    """How many of the places of which nothing came may have sent something after all."""
    page = page_words(lang)
    unsure = sum(place.state is State.MISSING and any(one.unsure for one in place.awaited) for place in roll.places)
    if not unsure:
        return ""
    return page["to_be_verified"] if unsure == missing else page["some_to_be_verified"].format(unsure)


def _leading_found(files: Files, roll: Roll, places: int, lang: Lang) -> str:
    """What came, where nobody has said what was expected."""
    page = page_words(lang)
    numbers = {"found_unread": roll.unread, "found_bare": roll.bare, "found_placeless": roll.placeless}
    told = [page[name].format(len(found)) for name, found in numbers.items() if found] or [page["found_all"]]
    told.insert(0, page["found_plans"].format(len(files.plans), places))
    return page["clause"].join(told) + page["stop"]
