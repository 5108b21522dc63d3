"""Labels: what people say about the items of two plans, and whether it still fits their words.

A hash of the task words shows when they have changed since somebody looked at them: such a row is
stale. `label_files` reads and writes the CSV.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from align.comparison import Settled, Verdict
from align.errors import LabelError
from align.plan import Item, Plan, squeeze


class Status(StrEnum):
    """Who stands behind a label: an independent reader, a named person, or only plan-align itself."""

    READER = "reader"
    REVIEWED = "reviewed"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody says about one plan item, or about dropped template items where `plan_no` is None.

    `optional_nos` are links neither demanded nor punished, `also` a second accepted verdict. `row` is
    the line in the spreadsheet, for messages.
    """

    plan_no: int | None
    template_nos: tuple[int, ...]
    verdict: Verdict
    status: Status
    optional_nos: tuple[int, ...] = ()
    also: Verdict | None = None
    by: str = ""
    date: str = ""
    remark: str = ""
    plan_hash: str = ""
    template_hashes: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LabelFile:
    """The labels of one pair of plans; `template` and `plan` are `file#title`, `name` is the CSV's path."""

    name: str
    template: str
    plan: str
    labels: tuple[Label, ...]

    @property
    def counted(self) -> tuple[Label, ...]:
        """The labels that somebody stands behind: all but the proposed ones."""
        return tuple(label for label in self.labels if label.status is not Status.PROPOSED)


@dataclass(frozen=True, slots=True)
class Stale:
    """A row whose item has other words today than when it was labelled."""

    file: str
    row: int
    side: str
    no: int

    def __str__(self) -> str:
        """Name the row and the next step in one line."""
        return (
            f"{self.file}, row {self.row}: {self.side} item {self.no} has changed since it was labelled (its hash "
            f"differs); look at it again and write the new hash, or delete the row"
        )


def task_hash(item: Item) -> str:
    """Name the words of a task: 12 hex of the sha256 of `task` without blanks."""
    return hashlib.sha256("".join(item.task.split()).encode()).hexdigest()[:12]


def plan_name(plan: Plan) -> str:
    """Name a plan as label files do: `file#title`."""
    return f"{plan.source.name}#{plan.title}"


def with_hashes(label: Label, template: Plan, plan: Plan) -> Label:
    """Fill in a label's hashes from the items that it speaks of."""
    return replace(
        label,
        plan_hash=task_hash(plan.items[label.plan_no - 1]) if label.plan_no else "",
        template_hashes=tuple(task_hash(template.items[no - 1]) for no in label.template_nos),
    )


def find_labels(files: Iterable[LabelFile], template: Plan, plan: Plan) -> LabelFile | None:
    """Pick the labels that speak of this pair; None where there are none."""
    wanted = (squeeze(plan_name(template)), squeeze(plan_name(plan)))
    return next((file for file in files if (squeeze(file.template), squeeze(file.plan)) == wanted), None)


def check_labels(labels: LabelFile, template: Plan, plan: Plan) -> None:
    """Refuse labels that do not fit these plans.

    Raises:
        LabelError: a row names an item that is not there, or is stale.
    """
    for stale in find_stale(labels, template, plan):
        raise LabelError(str(stale))


def settle(labels: LabelFile, template: Plan, plan: Plan) -> tuple[tuple[Settled, ...], tuple[Stale, ...]]:
    """Part the labels into reviewed rows to apply and stale rows to report.

    Raises:
        LabelError: a row names an item that is not there.
    """
    stale = tuple(find_stale(labels, template, plan))
    skipped = {row.row for row in stale}
    settled = tuple(
        Settled(label.template_nos, label.plan_no, label.verdict, label.by, label.date, label.remark)
        for label in labels.labels
        if label.status is Status.REVIEWED and label.row not in skipped
    )
    return settled, stale


def find_stale(labels: LabelFile, template: Plan, plan: Plan) -> Iterator[Stale]:
    """Find the rows with an item that has other words today, each row once.

    Raises:
        LabelError: a row names an item that is not there.
    """
    for label in labels.labels:
        differing = [
            Stale(labels.name, label.row, side, no)
            for side, whole, no, hashed in mentions(label, template, plan)
            if hashed != task_hash(named_item(f"{labels.name}, row {label.row}", side, whole, no))
            and hashed is not None
        ]
        yield from differing[:1]


def mentions(label: Label, template: Plan, plan: Plan) -> Iterator[tuple[str, Plan, int, str | None]]:
    """Give each item that a label names: side, plan, number and the hash it should have, None if none is kept."""
    if label.plan_no is not None:
        yield "plan", plan, label.plan_no, label.plan_hash
    for no, hashed in zip(label.template_nos, label.template_hashes, strict=True):
        yield "template", template, no, hashed
    for no in label.optional_nos:
        yield "template", template, no, None


def named_item(where: str, side: str, whole: Plan, no: int) -> Item:
    """Find the item that a row names, or say that there is none."""
    if 1 <= no <= len(whole.items):
        return whole.items[no - 1]
    raise LabelError(
        f"{where}: there is no {side} item {no}; {plan_name(whole)} "
        f"has items 1 to {len(whole.items)}, correct the number"
    )
