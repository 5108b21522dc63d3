"""Everything a message's body shows, as plain values: counts as bars and words, then the rows to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.checklist import call_template
from align.comparison import Kind
from align.concerns import Concern, general_notes, lead_facts
from align.language import SHAPES, Lang, Outcome
from align.mail.charts import COLOURS, Chart, count_led, view_charts
from align.mail.choice import Errand
from align.mail.entries import LINES, TITLE, Entry, short, short_entry, whole_entry
from align.mail.sights import Sight, sort_name
from align.mail.wording import mail_words
from align.provenance import tool_line
from align.report.attention import LOOKS
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
    """A message's body: what is asked and how to answer first, then the counts of that, then the rows.

    `made_by` names the tool in the list, which is a report; in a message it would mean nothing to its reader.
    """

    heading: str
    dear: str
    opening: tuple[str, ...]
    asked: tuple[str, ...]
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
        asked=_asked(sights, lang),
        summary=_summary(sights, lang),
        parts=tuple(_part(sight, limits.rows, lang, led=led) for sight in sights[: limits.pairs]),
        more=page["more_pairs_led" if led else "more_pairs"].format(left_out) if left_out else "",
        attached=tuple(attached),
        made_by="",
    )


def view_list(errand: Errand, sights: Sequence[Sight]) -> Body:
    """A page with all rows that an office gets, whole."""
    lang = errand.office.lang
    body = view_body(errand, sights, (), Limits(0, len(sights)))
    parts = tuple(
        part._replace(groups=(_all_of(sight, lang),), more="") for part, sight in zip(body.parts, sights, strict=True)
    )
    made_by = mail_words(lang)["made_by"].format(tool_line(sights[0].extract.comparison.tool, lang))
    return body._replace(parts=parts, made_by=made_by)


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
    extracts = [sight.extract for sight in sights]
    lacks = any(not row.plan_items for one in extracts for row in one.rows)
    told = page["opening_led"].format(place, count_led(extracts, lang))
    return (told, *((page["led_dropped"],) if lacks else ()))


def _asked(sights: Sequence[Sight], lang: Lang) -> tuple[str, ...]:
    """What is asked, and how to answer; between years nothing is."""
    page, number = mail_words(lang), sum(len(sight.asked.rows) for sight in sights)
    back = any(sight.extract.comparison.kind is Kind.YEARS for sight in sights)
    told = page["to_check"].format(number) if number else page["nothing"]
    return (told, *((page["looking_back"],) if back else ()))


def _summary(sights: Sequence[Sight], lang: Lang) -> tuple[str, ...]:
    """How many rows a person is asked to look at for which reason."""
    page, asked = mail_words(lang), [sight.asked for sight in sights]
    numbers = {
        Concern.MISSING: sum(len(one.missing) for one in asked),
        Concern.TARGET: sum(len(one.targets) for one in asked),
        Concern.CHECK: sum(len(one.verify) for one in asked),
    }
    names = {one: page["named"].format(LOOKS[one][1], sort_name(one, Kind.LEVELS, lang)) for one in numbers}
    return tuple(page["says"].format(names[one], page["items"].format(n)) for one, n in numbers.items() if n)


def _part(sight: Sight, rows: int, lang: Lang, *, led: bool) -> Part:
    """One comparison with its first rows; of one that is about some rows only nothing is said that is about others."""
    page, comparison = mail_words(lang), sight.extract.comparison
    groups, left = [], rows
    for sort in sight.sorts:
        shown = sort.lines[: max(left, 0)]
        entries = tuple(short_entry(line, comparison.kind, lang, led=led) for line in shown)
        left -= len(sort.lines)
        number = page["items"].format(len(sort.lines))
        groups += [Group(sort.shape, sort.colour, sort.title, number, entries)] if entries else []
    name = page[f"template_{comparison.kind.value}"]
    notes = () if led else (*general_notes(comparison), *lead_facts(comparison))
    return Part(
        title=short(comparison.plan.title, TITLE),
        against=page["against"].format(short(comparison.template.title, TITLE), kind_name(comparison.kind, lang)),
        notes=tuple(short(call_template(sentence(note, lang), name)) for note in notes[:LINES]),
        charts=view_charts(sight.extract, lang, led=led),
        groups=tuple(groups),
        more=page["more_rows_led" if led else "more_rows"].format(-left) if left < 0 else "",
    )


def _all_of(sight: Sight, lang: Lang) -> Group:
    """Every row of an extract in its order."""
    entries = tuple(whole_entry(line, sight.extract.comparison.kind, lang) for line in sight.lines)
    return Group(SHAPES[Outcome.LOCALIZED], COLOURS["copied"], count_led([sight.extract], lang), "", entries)
