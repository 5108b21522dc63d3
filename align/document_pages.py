"""The pages of a run that show how its documents were read, and which comparisons they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from align.attempts import attempt
from align.folder import Held
from align.output import write_files
from align.report import Failure, PairEntry, Reading, render_document
from align.report.looks import count_looks
from align.run_pages import Done, Press

FOLDER = "documents"


def document_hrefs(held: Sequence[Held]) -> Mapping[str, str]:
    """Where the page of every document lies, by the document's name."""
    return {one.source.name: f"{FOLDER}/{one.key}.html" for one in held}


def pairs_by_document(done: Sequence[Done]) -> Mapping[str, Sequence[PairEntry]]:
    """The comparisons of every document's plans, with their paths as seen from the documents' folder."""
    found: dict[str, list[PairEntry]] = {}
    for one in done:
        entry = one.entry.seen_from("../")
        for name in {one.pair.template.plan.source.name: None, one.pair.plan.plan.source.name: None}:
            found.setdefault(name, []).append(entry)
    return found


def looks_of(held: Sequence[Held]) -> Mapping[str, int]:
    """How much of every document's reading a person may want to look at, by its name; nothing where that fails."""
    tried = {one.source.name: attempt(one.source.name, partial(count_looks, one.document)) for one in held}
    return {name: 0 if isinstance(looks, Failure) else looks for name, looks in tried.items()}  # its page says why


def write_document(held: Held, href: str, pairs: Mapping[str, Sequence[PairEntry]], press: Press) -> Reading:
    """Write how a document was read; `pairs` are the comparisons of every document's plans."""
    own = pairs.get(held.source.name, ())
    page = render_document(held.document, press.lang, back="../index.html", pairs=own, corrected=held.corrected)
    write_files({press.out / href: page})
    return Reading(held.source, held.plans, href)
