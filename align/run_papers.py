"""The files of a run beside its pages: tables for researchers, workbooks and letters for offices."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from align.attempts import attempt
from align.extracts import Extract, make_dossiers, whole
from align.keys import document_keys
from align.language import Pair, words
from align.letter_names import REPORT, TABLE, reply_names
from align.letters import comparison_letter, letter_due, reply_letter, situation_report
from align.manifest import Story
from align.output import as_bytes, make_folder, write_files
from align.report import Failure, Paper, PaperFailure, Papers, PaperSort, Run
from align.run_pages import Press
from align.tables.dataset import Compared, Dataset, File
from align.tables.files import file_names, make_files
from align.workbooks import pair_workbook, run_workbook, workbook_title

TABLES, WORKBOOKS, LETTERS = "tables", "workbooks", "letters"
RUN_WORKBOOK = "workbook.xlsx"
FOLDERS = (TABLES, WORKBOOKS, LETTERS)
FORMS: dict[str, Pair] = {  # of letters
    "report": ("情况报告", "Situation report"),
    "reply": ("{0}反馈函", "Letter to {0}"),
    "comparison": ("{0}对照表", "{0} beside its template"),
}
TITLE: Pair = ("研究用数据表", "Tables for researchers")


class Draft(NamedTuple):
    """Files to be made together, all of them or none; `make` gives their contents in their order.

    `title` names them for people where that fails.
    """

    title: str
    papers: tuple[Paper, ...]
    make: Callable[[], Sequence[str | bytes]]


def write_papers(run: Run, story: Story, press: Press) -> Papers:
    """Write every file of a run that is no page; one that fails is told and stops no other."""
    drafts = find_drafts(run, story, press)
    tried = [(draft, attempt(draft.title, partial(write_draft, draft, press.out))) for draft in drafts]
    return Papers(
        tuple(paper for _, made in tried if not isinstance(made, Failure) for paper in made),
        tuple(PaperFailure(draft.papers[0].sort, made) for draft, made in tried if isinstance(made, Failure)),
    )


def find_drafts(run: Run, story: Story, press: Press) -> Iterator[Draft]:
    """Everything that is to be made, by sort."""
    extracts = extracts_of(run)
    return chain(
        draft_tables(run, story, press), draft_workbooks(run, extracts, press), draft_letters(run, extracts, press)
    )


def extracts_of(run: Run) -> tuple[Extract, ...]:
    """The comparisons of a run, whole, in its order."""
    return tuple(whole(entry.key, entry.comparison) for entry in run.pairs)


def draft_tables(run: Run, story: Story, press: Press) -> Iterator[Draft]:
    """The tables for researchers, which are made together."""
    names = [f"{TABLES}/{name}" for name in file_names(parquet=press.parquet)]
    papers = tuple(Paper(PaperSort.TABLE, name) for name in names)
    yield Draft(
        words(TITLE, press.lang),
        papers,
        lambda: tuple(make_files(dataset_of(run, story, press), parquet=press.parquet)),
    )


def dataset_of(run: Run, story: Story, press: Press) -> Dataset:
    """What the tables of a run tell."""
    pairs = tuple(
        Compared(entry.key, pair.template.key, pair.plan.key, entry.comparison, entry.href)
        for entry, pair in zip(run.pairs, story.pairs, strict=True)
    )
    return Dataset(files_of(run, story), pairs, press.lang, press.check_below)


def files_of(run: Run, story: Story) -> tuple[File, ...]:
    """The files of a run, those that could not be read last."""
    hashes = {one.name: one.sha256 for one in story.inputs if one.kind == "document"}
    read = [
        File("", one.source.name, one.source.sha256, one.source.characters, one.plans, report=one.href)
        for one in run.readings
    ]
    unread = [File("", one.name, hashes.get(one.name), failure=one.said(story.lang)) for one in run.failures]
    files = [*read, *unread]
    keys = document_keys([file.name for file in files])
    return tuple(file._replace(key=key) for file, key in zip(files, keys, strict=True))


def draft_workbooks(run: Run, extracts: Sequence[Extract], press: Press) -> Iterator[Draft]:
    """A workbook for each pair and one for the run."""
    for one in extracts:
        paper = Paper(PaperSort.WORKBOOK, f"{WORKBOOKS}/{one.key}.xlsx", pair=one.key)
        title = workbook_title(one.comparison, press.lang)
        yield Draft(title, (paper,), partial(_only, partial(pair_workbook, one, press.lang, press.check_below)))
    make = partial(run_workbook, run, press.lang, press.check_below)
    yield Draft(workbook_title(None, press.lang), (Paper(PaperSort.WORKBOOK, RUN_WORKBOOK),), partial(_only, make))


def draft_letters(run: Run, extracts: Sequence[Extract], press: Press) -> Iterator[Draft]:
    """The letters of a run: its report, one for each place with something to be asked about, a table for each pair."""
    names = {form: words(name, press.lang) for form, name in FORMS.items()}
    make: Callable[[], bytes] = partial(situation_report, run, press.check_below)
    yield Draft(names["report"], (Paper(PaperSort.LETTER, f"{LETTERS}/{REPORT}", "report"),), partial(_only, make))
    dossiers = [one for one in make_dossiers(extracts) if letter_due(one)]
    for dossier, file in zip(dossiers, reply_names(dossiers), strict=True):
        paper = Paper(PaperSort.LETTER, f"{LETTERS}/{file}", "reply", place=dossier.place)
        make = partial(reply_letter, dossier, press.check_below)
        yield Draft(names["reply"].format(dossier.place), (paper,), partial(_only, make))
    for extract in extracts:
        paper = Paper(PaperSort.LETTER, f"{LETTERS}/{TABLE.format(extract.key)}", "comparison", pair=extract.key)
        make = partial(comparison_letter, extract, press.lang, press.check_below)
        yield Draft(names["comparison"].format(extract.comparison.plan.title), (paper,), partial(_only, make))


def _only(make: Callable[[], bytes]) -> tuple[bytes]:
    """The contents of a file that is made alone."""
    return (make(),)


def write_draft(draft: Draft, out: Path) -> tuple[Paper, ...]:
    """Make files and write them: the same with their hashes."""
    contents = {paper: as_bytes(content) for paper, content in zip(draft.papers, draft.make(), strict=True)}
    for folder in dict.fromkeys((out / paper.href).parent for paper in draft.papers):
        make_folder(folder)
    write_files({out / paper.href: content for paper, content in contents.items()})
    return tuple(paper._replace(sha256=hashlib.sha256(content).hexdigest()) for paper, content in contents.items())
