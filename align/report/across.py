"""What deserves attention across the pairs of a run, by template item; places are never ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from align.comparison import Kind, Row
from align.concerns import Concern, concerning, concerns_of, here_unsure
from align.language import Lang
from align.plan import Item
from align.report.attention import LOOKS, MANY, concern_name
from align.report.cells import anchor_of, short_title
from align.report.findings import finding_line, in_short
from align.report.run_view import PairEntry, link
from align.report.segments import Side
from align.report.wording import page_words

SHOWN = (Concern.MISSING, Concern.TARGET)  # what is worth setting side by side; the rest is counted per pair


class There(NamedTuple):
    """What one place's plan made of a template item, in a few words, with the way there."""

    href: str
    place: str
    notes: tuple[str, ...]


class AcrossLine(NamedTuple):
    """A template item with those of whom the same is to be said, and how many of several they are."""

    template: str
    number: str
    title: str
    places: int
    share: str
    there: tuple[There, ...]


class AcrossNotice(NamedTuple):
    """The template items that raise one concern: how many, the first of them, and the others."""

    css: str
    shape: str
    title: str
    number: int
    lines: tuple[AcrossLine, ...]
    more: tuple[AcrossLine, ...]


def view_across(entries: tuple[PairEntry, ...], lang: Lang, check_below: float) -> tuple[AcrossNotice, ...]:
    """Lists by template item, for pairs between levels; what concerns more places first, then the template's order."""
    groups: defaultdict[tuple[str, str], list[PairEntry]] = defaultdict(list)
    for entry in entries:
        if entry.comparison.kind is Kind.LEVELS:
            template = entry.comparison.template
            groups[template.source.sha256, template.title].append(entry)
    notices = []
    for concern in SHOWN:
        lines = [line for group in groups.values() for line in _lines(group, concern, lang, check_below)]
        lines.sort(key=lambda line: -line.places)
        if lines:
            name = concern_name(concern, Kind.LEVELS, lang)
            notices.append(AcrossNotice(*LOOKS[concern], name, len(lines), tuple(lines[:MANY]), tuple(lines[MANY:])))
    return tuple(notices)


def _lines(group: list[PairEntry], concern: Concern, lang: Lang, check_below: float) -> Iterator[AcrossLine]:
    """The items of one template that raise a concern anywhere, in its order."""
    page, template = page_words(lang), group[0].comparison.template
    found: defaultdict[int, list[There]] = defaultdict(list)
    for entry in group:
        for row in entry.comparison.rows:
            if concern in concerns_of(row, Kind.LEVELS, check_below):
                for no, notes in _notes(row, concern, lang).items():
                    found[no].append(_there(entry, no, notes, page["unknown"]))
    for item in template.items:
        if there := found.get(item.no):
            yield _line(template.title, item, len(group), tuple(there), page)


def _line(template: str, item: Item, compared: int, there: tuple[There, ...], page: dict[str, str]) -> AcrossLine:
    """A template item with its places."""
    places = len(dict.fromkeys(one.href.partition("#")[0] for one in there))
    share = page["of_places"].format(compared, places) if compared > 1 else ""
    return AcrossLine(template, page["item_no"].format(item.no), short_title(item), places, share, there)


def _there(entry: PairEntry, no: int, notes: list[str], unknown: str) -> There:
    """One place, with the way to the template item in its report."""
    place = entry.comparison.plan.place or unknown
    return There(f"{link(entry.href)}#{anchor_of(Side.TEMPLATE, no)}", place, tuple(notes))


def _notes(row: Row, concern: Concern, lang: Lang) -> dict[int, list[str]]:
    """What is to be said of each template item of a row that raises the concern."""
    if concern is Concern.MISSING:
        return {no: [page_words(lang)["here_unsure"]] if here_unsure(row) else [] for no in row.template_items}
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for finding in concerning(row, concern):
        no = finding.template_at.no if finding.template_at else row.template_items[0]
        notes[no].append(in_short(finding_line(finding, lang), lang))
    return notes
