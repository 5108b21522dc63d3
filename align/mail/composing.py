"""From a run's folder and a list of offices to their messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from align.mail.attachments import Shelf, attach, told
from align.mail.body import write_body
from align.mail.body_view import subject_of
from align.mail.choice import Errand, choose_all
from align.mail.dispatch import Dispatch
from align.mail.message import Stamp, compose
from align.mail.opened import Opened, open_run
from align.mail.sights import see


class Post(NamedTuple):
    """What is to be composed, all of it checked: the run, who gets what of it, and what a person may look at."""

    opened: Opened
    errands: tuple[Errand, ...]
    notes: tuple[str, ...]

    @property
    def due(self) -> tuple[Errand, ...]:
        """Those who get a message."""
        return tuple(errand for errand in self.errands if errand.dossier.extracts)

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """Their places and offices."""
        return tuple((errand.dossier.place, errand.office.office) for errand in self.due)


def prepare(folder: Path, offices: Path) -> Post:
    """Read a run and a list of offices; nothing is composed before all of both is found to be sound.

    Raises:
        ReadError: it is no folder of a run, or a pair's record is missing, broken, or of another run.
        OfficesError: anything is wrong with the list, or with what it asks for.
    """
    opened = open_run(folder)
    listing = choose_all(opened, offices)
    return Post(opened, listing.errands, listing.notes)


def compose_all(errands: Iterable[Errand], opened: Opened, stamp: Stamp) -> Iterator[Dispatch]:
    """The messages one after the other."""
    shelf = Shelf()
    return (compose_one(errand, opened, stamp, shelf) for errand in errands)


def compose_one(errand: Errand, opened: Opened, stamp: Stamp, shelf: Shelf) -> Dispatch:
    """One office's message."""
    lang = errand.office.lang
    sights = [see(extract, lang, opened.check_below) for extract in errand.dossier.extracts]
    attached = attach(errand, sights, opened, shelf)
    body = write_body(errand, sights, told(attached, lang))
    return compose(errand, subject_of(errand), body, attached, stamp)
