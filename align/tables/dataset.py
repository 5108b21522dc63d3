"""What tables are made from: the documents and comparisons of a run, by their keys."""

from __future__ import annotations

from typing import NamedTuple

from align.comparison import Comparison
from align.keys import plan_key
from align.language import Lang
from align.plan import Plan
from align.settings import RELEASED


class File(NamedTuple):
    """A file of a run: its plans, none where it has no numbered item, or why it could not be read.

    `characters` is None and `failure` says why where it could not be read; `report` is the page that shows its reading.
    """

    key: str
    name: str
    sha256: str | None
    characters: int | None = None
    plans: tuple[Plan, ...] = ()
    failure: str = ""
    report: str = ""

    def plan_key(self, number: int) -> str:
        """The key of one of its plans, by its number from 1."""
        return plan_key(self.key, number)


class Compared(NamedTuple):
    """A comparison by the keys of the pair and of its two plans, and its report."""

    key: str
    template_key: str
    plan_key: str
    comparison: Comparison
    report: str = ""


class Dataset(NamedTuple):
    """Everything that the tables of a run tell.

    Sentences are in `lang`; below `check_below` a person is asked to look at a row.
    """

    files: tuple[File, ...] = ()
    pairs: tuple[Compared, ...] = ()
    lang: Lang = Lang.ZH
    check_below: float = RELEASED.confidence_check
