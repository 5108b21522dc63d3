"""Labels of findings: what people say about targets, citations, commitments, offices, slips and scope of a pair.

One CSV for each sort of evidence in `labels/findings`, UTF-8 with BOM. A row names one item of either plan, or one
of both, by number and hash, so that a stale row is noticed. A pair that a row names was read for every sort that
has a file: of a sort without a row, nothing was found in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from align.comparison import Addressee, FindingKind, MeasureKind
from align.csvtable import Cells
from align.errors import LabelError
from align.label_files import parse_choice, parse_numbers, read_label_rows
from align.labels import Stale, Status, check_item
from align.language import CHANGES
from align.plan import Plan

FOLDER = "labels/findings"
HEAD = ("template", "plan", "template_no", "template_hash", "plan_no", "plan_hash")
TAIL = ("status", "by", "date", "remark")


class Sort(StrEnum):
    """What a file of labels speaks of; its name without `.csv`."""

    TARGETS = "targets"
    TARGET_CHANGES = "target-changes"
    CITATIONS = "citations"
    COMMITMENTS = "commitments"
    JUDGED = "commitments-judged"
    OFFICES = "offices"
    SLIPS = "slips"
    SCOPE = "scope"


class Layout(NamedTuple):
    """A file's own columns, the words that some of them are limited to, and the items that a row may name."""

    columns: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[bool, bool], ...]  # whether it names a template item, and a plan item


EITHER, BOTH, TEMPLATE, PLAN = ((True, False), (False, True)), ((True, True),), ((True, False),), ((False, True),)
TEXTS = ("template_text", "plan_text", "change")
DIRECTIONS = {"change": tuple(CHANGES[FindingKind.COMMITMENT])}
LAYOUTS = {
    Sort.TARGETS: Layout(("kind", "text", "value", "unit", "bound", "object"), {"kind": tuple(MeasureKind)}, EITHER),
    Sort.TARGET_CHANGES: Layout(TEXTS, {"change": tuple(CHANGES[FindingKind.TARGET])}, BOTH),
    Sort.CITATIONS: Layout(("title", "document_number"), {}, EITHER),
    Sort.COMMITMENTS: Layout(TEXTS, DIRECTIONS, BOTH),
    Sort.JUDGED: Layout(
        (*TEXTS, "judgement"), DIRECTIONS | {"judgement": ("right", "doubtful", "wrong")}, BOTH
    ),  # what a person says of what was reported
    Sort.OFFICES: Layout(("lead", "others", "clause"), {}, EITHER),
    Sort.SLIPS: Layout(("text",), {}, PLAN),
    Sort.SCOPE: Layout(("to", "here"), {"to": tuple(Addressee), "here": ("yes", "no", "open")}, TEMPLATE),
}


@dataclass(frozen=True, slots=True)
class FindingLabel:
    """What somebody says of an item or of two linked ones: `cells` are the file's own columns."""

    template_no: int | None
    plan_no: int | None
    cells: Mapping[str, str]
    status: Status = Status.READER
    template_hash: str = ""
    plan_hash: str = ""
    by: str = ""
    date: str = ""
    remark: str = ""
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FindingLabels:
    """The labels of one pair, by sort; a sort that nobody looked for is not in `rows`."""

    template: str
    plan: str
    rows: Mapping[Sort, tuple[FindingLabel, ...]]

    @property
    def file(self) -> str:
        """The first file that names the pair."""
        return next((label.file for rows in self.rows.values() for label in rows), "")

    def counted(self, sort: Sort) -> tuple[FindingLabel, ...]:
        """The labels of a sort that somebody stands behind: all but the proposed ones."""
        return tuple(label for label in self.rows.get(sort, ()) if label.status is not Status.PROPOSED)


def read_finding_labels(folder: Path) -> tuple[FindingLabels, ...]:
    """Read the labels of findings of a corpus: one `FindingLabels` per pair, by name; none where there is no file.

    Raises:
        LabelError: a file cannot be read, has a name or lacks a column, or a row is malformed.
    """
    files = {sort_of(path): tuple(read_file(path, folder)) for path in sorted((folder / FOLDER).glob("*.csv"))}
    pairs = {pair for rows in files.values() for pair, label in rows if label.status is not Status.PROPOSED}
    return tuple(
        FindingLabels(
            *pair, {sort: tuple(label for of, label in rows if of == pair) for sort, rows in sorted(files.items())}
        )
        for pair in sorted(pairs)
    )


def sort_of(path: Path) -> Sort:
    """What a file speaks of, by its name."""
    if path.stem not in list(Sort):
        raise LabelError(f"{path}: nothing is known of such labels; name the file one of {', '.join(Sort)}")
    return Sort(path.stem)


def read_file(path: Path, folder: Path) -> Iterator[tuple[tuple[str, str], FindingLabel]]:
    """The rows of a file, each with the names of its template and plan."""
    layout = LAYOUTS[sort_of(path)]
    for row, cells in read_label_rows(path, (*HEAD, *layout.columns, *TAIL)):
        yield (cells["template"], cells["plan"]), parse_row(cells, layout, path.relative_to(folder).as_posix(), row)


def parse_row(cells: Cells, layout: Layout, file: str, row: int) -> FindingLabel:
    """Make a label of a row's cells."""
    where = f"{file}, row {row}"
    template_no, plan_no = (parse_number(cells, column, where) for column in ("template_no", "plan_no"))
    if (template_no is not None, plan_no is not None) not in layout.names:
        raise LabelError(f"{where}: names {told(template_no, plan_no)}; name {wanted(layout)}")
    for column, words in layout.words.items():
        parse_choice(words, cells, column, where)
    return FindingLabel(
        template_no,
        plan_no,
        {column: cells[column] for column in layout.columns},
        parse_choice(Status, cells, "status", where),
        cells["template_hash"].lower(),
        cells["plan_hash"].lower(),
        by=cells["by"],
        date=cells["date"],
        remark=cells["remark"],
        file=file,
        row=row,
    )


def parse_number(cells: Cells, column: str, where: str) -> int | None:
    """Read one item number; None where the cell is empty."""
    numbers = parse_numbers(cells, column, where)
    if len(numbers) > 1:
        raise LabelError(f"{where}: {column} names several items; write one row for each")
    return numbers[0] if numbers else None


def told(template_no: int | None, plan_no: int | None) -> str:
    """Say which items a row names."""
    named = [side for side, no in (("template", template_no), ("plan", plan_no)) if no is not None]
    return f"{' and '.join(f'a {side} item' for side in named)}" if named else "no item"


def wanted(layout: Layout) -> str:
    """Say which items a row of this layout names."""
    numbers = [told(1 if template else None, 1 if plan else None) for template, plan in layout.names]
    return " or ".join(numbers)


def check_finding_labels(labels: FindingLabels, template: Plan, plan: Plan) -> None:
    """Refuse labels that do not fit these plans.

    Raises:
        LabelError: a row names an item that is not there, or is stale.
    """
    for label in (label for rows in labels.rows.values() for label in rows):
        for side, whole, no, hashed in (
            ("template", template, label.template_no, label.template_hash),
            ("plan", plan, label.plan_no, label.plan_hash),
        ):
            named = Stale(label.file, label.row, side, no, len(whole.items)) if no is not None else None
            if named and (stale := check_item(named, whole, hashed)):
                raise LabelError(str(stale))
