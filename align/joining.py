"""The labels of one pair from several files as one: who confirmed a row by name outweighs an independent reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from align.comparison import Verdict
from align.errors import LabelError
from align.labels import Label, LabelFile, Status

NEXT = "correct one, or keep readers' own files in labels/readers"


class Said(NamedTuple):
    """A label and the file in which it stands."""

    file: str
    label: Label

    @property
    def where(self) -> str:
        """Name its row."""
        return f"{self.file}, row {self.label.row}"


def join_labels(files: Sequence[LabelFile]) -> LabelFile:
    """Make one file of all that speak of a pair; it bears the names of the first, and proposed rows are left out.

    Of a plan item, or a dropped template item, a reviewed row counts and no reader's.

    Raises:
        LabelError: two reviewed rows, or two readers' rows, contradict each other.
    """
    if len(files) == 1:
        return files[0]
    kept: list[Said] = []
    for status in (Status.REVIEWED, Status.READER):
        for said in (Said(file.name, label) for file in files for label in file.labels if label.status is status):
            left = beside(said, kept)
            kept += [left] if left else []
    labels = sorted((said.label for said in kept), key=lambda label: (label.plan_no is None, label.plan_no or 0))
    return replace(files[0], name=", ".join(file.name for file in files), labels=tuple(labels))


def beside(said: Said, kept: Sequence[Said]) -> Said | None:
    """What a row adds to weightier or equal ones, None where nothing is left of it."""
    label = said.label
    for other in kept:
        if equal := other.label.status is label.status:
            refuse_contradiction(other, said)
        if label.plan_no is not None and other.label.plan_no == label.plan_no:
            return None
        dropped = is_dropped(label), is_dropped(other.label)
        if all(dropped) or (any(dropped) and not equal):
            label = without(label, frozenset(other.label.template_nos))
    speaks = label.template_nos or label.optional_nos or label.verdict is Verdict.ADDED
    return said._replace(label=label) if speaks else None


def refuse_contradiction(one: Said, other: Said) -> None:
    """Refuse two rows that say different things of one item."""
    first, second = one.label, other.label
    if first.plan_no is not None and first.plan_no == second.plan_no and content(first) != content(second):
        raise LabelError(f"{other.where}: says otherwise of plan item {first.plan_no} than {one.where}; {NEXT}")
    shared = set(first.template_nos) & set(second.template_nos)
    if shared and is_dropped(first) != is_dropped(second):
        raise LabelError(
            f"{other.where}: says otherwise of template item {min(shared)} than {one.where}, carried or dropped; {NEXT}"
        )


def content(label: Label) -> tuple[Verdict, frozenset[int], frozenset[int], Verdict | None]:
    """What a row says of its plan item, whoever said it and when."""
    return label.verdict, frozenset(label.template_nos), frozenset(label.optional_nos), label.also


def is_dropped(label: Label) -> bool:
    """Whether a row says that template items were dropped."""
    return label.plan_no is None


def without(label: Label, nos: frozenset[int]) -> Label:
    """A row that says nothing of some template items."""
    left = [(no, hashed) for no, hashed in zip(label.template_nos, label.template_hashes, strict=True) if no not in nos]
    return replace(
        label,
        template_nos=tuple(no for no, _ in left),
        template_hashes=tuple(hashed for _, hashed in left),
        optional_nos=tuple(no for no in label.optional_nos if no not in nos),
    )
