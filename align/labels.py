"""Labels: what people say about the items of two plans, and whether it still fits their words.

A hash of the task words shows when they have changed since somebody looked at them: such a row is
stale. `label_files` reads and writes the CSV.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from align.comparison import Settled, Verdict
from align.errors import LabelError
from align.plan import Item, Plan, squeeze

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")  # 7 hashes in 1000 look like one
ROUNDING = 1e-5  # a spreadsheet saves 123456789012 as 1.23457E+11


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

    @property
    def linked(self) -> tuple[int, ...]:
        """The template items that it says are carried or dropped; optional ones count where there are no others."""
        optional = self.optional_nos if self.plan_no is not None else ()
        return () if self.verdict is Verdict.ADDED else self.template_nos or optional

    @property
    def parts(self) -> tuple[Label, ...]:
        """The label itself, or one for each of the drops that it confirms, so that each is judged by its own words."""
        if self.plan_no is not None:
            return (self,)
        hashed = zip(self.template_nos, self.template_hashes, strict=True)
        return tuple(replace(self, template_nos=(no,), template_hashes=(name,)) for no, name in hashed)


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
    """A row whose item has other words today than when it was labelled, or is none of the plan's `items` any more."""

    file: str
    row: int
    side: str
    no: int
    items: int

    @property
    def gone(self) -> bool:
        """Whether there is no such item today."""
        return not 1 <= self.no <= self.items

    def __str__(self) -> str:
        """Name the row and the next step in one line."""
        where = f"{self.file}, row {self.row}"
        if self.gone:
            return (
                f"{where}: there is no {self.side} item {self.no}, only items 1 to {self.items}; "
                f"correct the number, or delete the row"
            )
        return (
            f"{where}: {self.side} item {self.no} has changed since it was labelled (its hash "
            f"differs); look at it again and write the new hash, or delete the row"
        )


class Settling(NamedTuple):
    """Labels beside the plans of today: rows to apply, rows that are stale, and the reviews among these."""

    settled: tuple[Settled, ...]
    stale: tuple[Stale, ...]
    stale_reviews: tuple[Label, ...]


def task_hash(item: Item) -> str:
    """Name the words of a task: 12 hex of the sha256 of `task` without blanks."""
    return hashlib.sha256("".join(item.task.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def fits(hashed: str, item: Item) -> bool:
    """Whether a hash names an item's words, also where a spreadsheet took it for a number and rounded it."""
    own = task_hash(item)
    if hashed == own or not (NUMBER.fullmatch(hashed) and NUMBER.fullmatch(own)):
        return hashed == own
    return math.isfinite(float(own)) and math.isclose(float(hashed), float(own), rel_tol=ROUNDING)


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
        LabelError: a row is stale or names an item that is not there.
    """
    for label in labels.labels:
        if stale := find_stale(label, labels.name, template, plan):
            raise LabelError(str(stale))


def settle(labels: LabelFile, template: Plan, plan: Plan) -> Settling:
    """Part the labels into reviewed rows to apply and stale rows to report, each drop of a row for itself."""
    tried = [(one, find_stale(one, labels.name, template, plan)) for label in labels.labels for one in label.parts]
    reviewed = [(label, stale) for label, stale in tried if label.status is Status.REVIEWED]
    return Settling(
        tuple(as_settled(label) for label, stale in reviewed if not stale),
        tuple(dict.fromkeys(stale for _, stale in tried if stale)),
        tuple(label for label, stale in reviewed if stale),
    )


def as_settled(label: Label) -> Settled:
    """A label as a row to apply."""
    return Settled(
        label.linked,
        label.plan_no,
        label.verdict,
        label.by,
        label.date,
        label.remark,
        label.optional_nos,
        label.also,
    )


def find_stale(label: Label, file: str, template: Plan, plan: Plan) -> Stale | None:
    """Find the first item of a row that has other words today or is gone; None where the row fits."""
    looked = (
        check_item(Stale(file, label.row, side, no, len(whole.items)), whole, hashed)
        for side, whole, no, hashed in mentions(label, template, plan)
    )
    return next(filter(None, looked), None)


def check_item(named: Stale, whole: Plan, hashed: str | None) -> Stale | None:
    """Say that an item is stale if it is gone, or has a hash and other words; else None."""
    fitting = not named.gone and (hashed is None or fits(hashed, whole.items[named.no - 1]))
    return None if fitting else named


def mentions(label: Label, template: Plan, plan: Plan) -> Iterator[tuple[str, Plan, int, str | None]]:
    """Give each item that a label names: side, plan, number and the hash it should have, None if none is kept."""
    if label.plan_no is not None:
        yield "plan", plan, label.plan_no, label.plan_hash
    for no, hashed in zip(label.template_nos, label.template_hashes, strict=True):
        yield "template", template, no, hashed
    for no in label.optional_nos:
        yield "template", template, no, None
