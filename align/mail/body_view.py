"""Everything a message's body shows, as plain values: counts as bars and words, then the rows to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from align.concerns import general_notes
from align.language import SHAPES, Lang, Outcome
from align.mail.charts import COLOURS, Chart, view_charts
from align.mail.choice import Errand
from align.mail.entries import LINES, TITLE, Entry, short, short_entry, whole_entry
from align.mail.sights import Sight
from align.mail.wording import mail_words
from align.report.pair_view import tool_line
from align.report.wording import kind_name
from align.sentences import sentence


class Limits(NamedTuple):
    """How much a body shows: rows of each comparison, and comparisons."""

    rows: int
    pairs: int


class Group(NamedTuple):
    """Rows shown for one reason."""

    shape: str
    colour: str
    title: str
    number: str
    entries: tuple[Entry, ...]


class Part(NamedTuple):
    """One comparison; `more` says how many of its rows stand only in what is attached."""

    title: str
    against: str
    notes: tuple[str, ...]
    charts: tuple[Chart, ...]
    groups: tuple[Group, ...]
    more: str


class Body(NamedTuple):
    """A message's body."""

    heading: str
    dear: str
    opening: tuple[str, ...]
    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    more: str
    attached: tuple[str, ...]
    made_by: str


def view_body(errand: Errand, sights: Sequence[Sight], attached: Sequence[str], limits: Limits) -> Body:
    """A body that shows no more than so much."""
    lang, led = errand.office.lang, errand.led
    page, left_out = mail_words(lang), len(sights[limits.pairs :])
    return Body(
        heading=page["heading"],
        dear=page["dear"].format(errand.office.office),
        opening=_opening(errand, sights, lang),
        summary=_summary(sights, lang),
        parts=tuple(_part(sight, limits.rows, lang, led=led) for sight in sights[: limits.pairs]),
        more=page["more_pairs_led" if led else "more_pairs"].format(left_out) if left_out else "",
        attached=tuple(attached),
        made_by=page["made_by"].format(tool_line(sights[0].extract.comparison.tool)),
    )


def view_list(errand: Errand, sights: Sequence[Sight]) -> Body:
    """A page with all rows that an office gets, whole."""
    lang = errand.office.lang
    body = view_body(errand, sights, (), Limits(0, len(sights)))
    parts = tuple(
        part._replace(groups=(_all_of(sight, lang),), more="") for part, sight in zip(body.parts, sights, strict=True)
    )
    return body._replace(parts=parts)


def subject_of(errand: Errand) -> str:
    """What a message's subject says."""
    page, extracts = mail_words(errand.office.lang), errand.dossier.extracts
    if errand.led:
        return page["subject"].format(page["subject_led"].format(errand.name))
    title, total = short(extracts[0].comparison.plan.title, TITLE), len(extracts)
    return page["subject"].format(page["subject_more"].format(title, total, total - 1) if total > 1 else title)


def _opening(errand: Errand, sights: Sequence[Sight], lang: Lang) -> tuple[str, ...]:
    """What this message is."""
    page, place = mail_words(lang), errand.dossier.place
    if not errand.led:
        return (page["opening"].format(place, len(sights)),)
    lacks = any(not row.plan_items for sight in sights for row in sight.extract.rows)
    return (page["opening_led"].format(place, errand.rows), *((page["led_dropped"],) if lacks else ()))


def _summary(sights: Sequence[Sight], lang: Lang) -> tuple[str, ...]:
    """How many rows a person is asked to look at for which reason."""
    page = mail_words(lang)
    counted: Counter[str] = Counter()
    for sort in (sort for sight in sights for sort in sight.sorts if sort.asked):
        counted[page["named"].format(sort.shape, sort.title)] += len(sort.lines)
    return tuple(page["says"].format(name, page["items"].format(number)) for name, number in counted.items())


def _part(sight: Sight, rows: int, lang: Lang, *, led: bool) -> Part:
    """One comparison with its first rows; of one that is about some rows only nothing is said that is about others."""
    page, comparison = mail_words(lang), sight.extract.comparison
    groups, left = [], rows
    for sort in sight.sorts:
        entries = tuple(short_entry(line, comparison.kind, lang) for line in sort.lines[: max(left, 0)])
        left -= len(sort.lines)
        number = page["items"].format(len(sort.lines))
        groups += [Group(sort.shape, sort.colour, sort.title, number, entries)] if entries else []
    notes = () if led else general_notes(comparison)
    return Part(
        title=short(comparison.plan.title, TITLE),
        against=page["against"].format(short(comparison.template.title, TITLE), kind_name(comparison.kind, lang)),
        notes=tuple(short(sentence(note, lang)) for note in notes[:LINES]),
        charts=view_charts(sight.extract, lang, led=led),
        groups=tuple(groups),
        more=page["more_rows_led" if led else "more_rows"].format(-left) if left < 0 else "",
    )


def _all_of(sight: Sight, lang: Lang) -> Group:
    """Every row of an extract in its order."""
    entries = tuple(whole_entry(line, sight.extract.comparison.kind, lang) for line in sight.lines)
    title = mail_words(lang)["led_items"].format(len(entries))
    return Group(SHAPES[Outcome.LOCALIZED], COLOURS["copied"], title, "", entries)
