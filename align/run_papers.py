"""The files of a run beside its pages: tables for researchers, workbooks and letters for offices."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from align.attempts import attempt
from align.extracts import Extract, whole
from align.output import as_bytes, make_folder, write_files
from align.report import Failure, Paper, PaperFailure, Papers, Run
from align.run_pages import Press

TABLES, WORKBOOKS, LETTERS = "tables", "workbooks", "letters"
FOLDERS = (TABLES, WORKBOOKS, LETTERS)


class Draft(NamedTuple):
    """Files to be made together, all of them or none; `make` gives their contents in their order.

    `title` names them for people where that fails.
    """

    title: str
    papers: tuple[Paper, ...]
    make: Callable[[], Sequence[str | bytes]]


def write_papers(run: Run, press: Press) -> Papers:
    """Write every file of a run that is no page; one that fails is told and stops no other."""
    tried = [(draft, attempt(draft.title, partial(write_draft, draft, press.out))) for draft in find_drafts(run, press)]
    return Papers(
        tuple(paper for _, made in tried if not isinstance(made, Failure) for paper in made),
        tuple(PaperFailure(draft.papers[0].sort, made) for draft, made in tried if isinstance(made, Failure)),
    )


def find_drafts(run: Run, press: Press) -> Iterator[Draft]:
    """Everything that is to be made, by sort."""
    extracts = extracts_of(run)
    return chain(draft_tables(run), draft_workbooks(run, extracts, press), draft_letters(run, extracts, press))


def extracts_of(run: Run) -> tuple[Extract, ...]:
    """The comparisons of a run, whole, in its order."""
    return tuple(whole(entry.key, entry.comparison) for entry in run.pairs)


def draft_tables(run: Run) -> Iterator[Draft]:
    """The tables for researchers, which are made together."""
    yield from ()


def draft_workbooks(run: Run, extracts: Sequence[Extract], press: Press) -> Iterator[Draft]:
    """A workbook for each pair and one for the run."""
    yield from ()


def draft_letters(run: Run, extracts: Sequence[Extract], press: Press) -> Iterator[Draft]:
    """The letters of a run: its report and one for each place."""
    yield from ()


def write_draft(draft: Draft, out: Path) -> tuple[Paper, ...]:
    """Make files and write them: the same with their hashes."""
    contents = {paper: as_bytes(content) for paper, content in zip(draft.papers, draft.make(), strict=True)}
    for folder in dict.fromkeys((out / paper.href).parent for paper in draft.papers):
        make_folder(folder)
    write_files({out / paper.href: content for paper, content in contents.items()})
    return tuple(paper._replace(sha256=hashlib.sha256(content).hexdigest()) for paper, content in contents.items())
