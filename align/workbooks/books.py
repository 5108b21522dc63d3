"""Which sheets a workbook holds: of one pair, of some comparisons of a place, or of a whole run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.comparison import Comparison, Kind
from align.concerns import general_notes, may_ask, office_facts, premise_doubts
from align.extracts import Extract, whole
from align.language import Lang
from align.provenance import encoder_lines
from align.report.run_view import Run
from align.sentences import sentence
from align.workbooks.checking import check_columns, list_checks
from align.workbooks.followup import followup_columns, list_matters
from align.workbooks.origin import Told, find_origin, tell
from align.workbooks.overview import overview_sheet
from align.workbooks.sheet import Sheet, sheet_words
from align.workbooks.tasks import list_tasks, plans_of, task_columns
from align.workbooks.writing import write_book

FEW = 6  # comparisons whose remarks all stand in a sheet; of more, the overview and the pairs' own workbooks have them
LARGE = 40  # comparisons from which on a workbook is put together on the disk


def pair_workbook(extract: Extract, lang: Lang, check_below: float) -> bytes:
    """The workbook of one comparison, or of some of its rows."""
    return workbook_of((extract,), lang, check_below)


def workbook_of(extracts: Sequence[Extract], lang: Lang, check_below: float) -> bytes:
    """One workbook of several comparisons, or of some of their rows."""
    return write_book(_sheets(tell(extracts, lang, check_below), lang, check_below), lang, large=len(extracts) > LARGE)


def run_workbook(run: Run, lang: Lang, check_below: float) -> bytes:
    """The workbook of a run: whose plans came and what was counted, then the sheets of all pairs together."""
    told = tell([whole(entry.key, entry.comparison) for entry in run.pairs], lang, check_below)
    sheets = (overview_sheet(run, lang, check_below), *_sheets(told, lang, check_below))
    return write_book(sheets, lang, large=len(told) > LARGE)


def workbook_title(comparison: Comparison | None, lang: Lang) -> str:
    """Name a workbook for people: of a comparison, or of the whole run."""
    name = sheet_words(lang)["workbook"]
    return sheet_words(lang)["of_pair"].format(name, _heading(comparison)) if comparison else name


def _sheets(told: Sequence[Told], lang: Lang, check_below: float) -> Iterator[Sheet]:
    """The sheets of some comparisons; levels and years each have a check table, and only levels are followed up."""
    if not told:
        return
    page = sheet_words(lang)
    notes = (page["banner"], *_excerpt(told, lang), *_notes(told, lang), *_encoders(told, lang))
    feet = _feet(told, lang)
    of_kind = {kind: [one for one in told if one.extract.comparison.kind is kind] for kind in Kind}
    several = all(of_kind.values())
    for kind, some in of_kind.items():
        if some:
            origin = find_origin(some, lang)
            name = page["check_years" if several and kind is Kind.YEARS else "check"]
            columns = check_columns(some, origin, lang)
            yield Sheet(name, _subject(some, lang), notes, columns, list_checks(some, origin, lang), feet)
    plans = plans_of(told)
    origin = find_origin([one.told for one in plans], lang, name="plan")
    subject = plans[0].told.extract.comparison.plan.title if len(plans) == 1 else page["plans_of"].format(len(plans))
    yield Sheet(page["tasks"], subject, notes, task_columns(origin, lang), list_tasks(plans, origin, lang))
    if asked := [one for one in told if may_ask(one.extract.comparison)]:
        origin = find_origin(asked, lang)
        lines = list_matters(asked, origin, check_below, lang)
        subject, notes = _subject(asked, lang), (*notes, page["followup_note"])
        yield Sheet(page["followup"], subject, notes, followup_columns(origin, lang), lines)


def _subject(told: Sequence[Told], lang: Lang) -> str:
    """What is compared: both titles, or how many comparisons there are."""
    if len(told) == 1:
        return _heading(told[0].extract.comparison)
    places = dict.fromkeys(one.extract.comparison.plan.place for one in told)
    number = sheet_words(lang)["pairs_of"].format(len(told))
    place = next(iter(places), None) if len(places) == 1 else None
    return sheet_words(lang)["of_pair"].format(place, number) if place else number


def _heading(comparison: Comparison) -> str:
    """Both titles."""
    return f"{comparison.template.title} ↔ {comparison.plan.title}"


def _excerpt(told: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """That only some rows are here."""
    rows = sum(len(one.extract.rows) for one in told)
    whole_rows = sum(len(one.extract.comparison.rows) for one in told)
    return () if rows == whole_rows else (sheet_words(lang)["excerpt"].format(rows, whole_rows),)


def _is_whole(extract: Extract) -> bool:
    """Whether a comparison is here with all of its rows."""
    return len(extract.rows) == len(extract.comparison.rows)


def _notes(told: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """What holds of a whole comparison; of several, or of a part, only what speaks against comparing them at all."""
    if len(told) == 1:
        notes_of = general_notes if _is_whole(told[0].extract) else premise_doubts
        return tuple(sentence(note, lang) for note in notes_of(told[0].extract.comparison))
    page = sheet_words(lang)
    notes = [
        page["of_pair"].format(_heading(one.extract.comparison), sentence(note, lang))
        for one in told
        for note in premise_doubts(one.extract.comparison)
    ]
    more = len(notes) - FEW
    return (*notes[:FEW], page["more_notes"].format(more)) if more > 0 else tuple(notes)


def _encoders(told: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """Which encoder took part, and what is to be known of it; comparisons of one run have the same."""
    tools = dict.fromkeys(one.extract.comparison.tool for one in told)
    return tuple(line for tool in tools for line in encoder_lines(tool, lang))


def _feet(told: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """What holds for the offices of a whole plan; somebody who gets a part of the rows is told nothing of the rest."""
    if len(told) > FEW:
        return ()
    page = sheet_words(lang)
    return tuple(
        page["of_pair"].format(one.extract.comparison.plan.title, sentence(fact, lang))
        if len(told) > 1
        else sentence(fact, lang)
        for one in told
        if _is_whole(one.extract)
        for fact in office_facts(one.extract.comparison)
    )
