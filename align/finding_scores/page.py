"""The agreement of findings written down, as part of a page and as a plain dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.agreement import Hits
from align.figures import hits_record, plain, show, show_hits
from align.finding_scores.commitments import ALIKE
from align.finding_scores.score import FindingScore, finding_figures, judged, total
from align.finding_scores.tallies import Facet, Tally
from align.record import DIGITS, Record

HEAD = """## Evidence (pairs: {pairs})

Findings, made with the settings {settings}, beside the labels in `labels/findings`, summed over the pairs; blanks and
the width of letters are ignored.

- Target changes: the same items, change word and excerpts. As read: the same item, words, kind and value.
- Cited titles that differ: what follows from the labelled titles and links, with the change word. As read: the same
  item and title.
- Offices as read: the same item, name and part, lead or other.
- Commitments: the same items and direction, and both clauses alike (longest common subsequence, twice over the sum of
  the lengths, from {alike} on). Their labels do not name all that changed, so that precision is not counted.
- Slips: an excerpt of the same item that holds the label's words or is held by them.
- Items that address other places: all of which the comparison says so, carried ones too.
- Items of the superior itself: said to be such, or left open.
"""
OPEN = (Facet.COMMITMENTS, Facet.UNDIRECTED)  # of which the labels do not name all
UNNAMED = (Facet.UNDIRECTED,)  # which another facet's list names already
COUNTS = {
    "differing_citations_errors": "cited titles that differ, missed or not labelled",
    "slips_unlabelled_most": "slips without a label in one plan, at most",
    "scope_errors": "whom items address, missed or not labelled",
    "commitments_reported": "commitments reported",
}


def finding_lines(scores: Sequence[FindingScore]) -> Iterator[str]:
    """Write what was reached: figures, counts, and by pair what was missed and what no label knows."""
    if not scores:
        return
    settings = ", ".join(dict.fromkeys(plain(score.settings) for score in scores))
    yield HEAD.format(pairs=len(scores), settings=settings, alike=ALIKE)
    yield "| | precision | recall | F1 | right / found / labelled |\n|---|---|---|---|---|"
    for facet in Facet:
        if any(facet in score.tallies for score in scores):
            yield facet_line(facet, total(scores, facet))
    yield ""
    yield from count_lines(scores)
    for score in scores:
        yield from name_lines(score)


def facet_line(facet: Facet, hits: Hits) -> str:
    """Write one line of the table; precision only where the labels name all there is."""
    precision, f1 = (None, None) if facet in OPEN else (hits.precision, hits.f1)
    return f"| {facet} | {show(precision)} | {show(hits.recall)} | {show(f1)} | {show_hits(hits)} |"


def count_lines(scores: Sequence[FindingScore]) -> Iterator[str]:
    """Write the counts that are no share of anything."""
    figures = finding_figures(scores)
    for name, title in COUNTS.items():
        if figures[name] is not None:
            yield f"- {title}: {figures[name]}"
    words = judged(scores)
    if words:
        yield f"- of them judged by a reader: {', '.join(f'{word} {n}' for word, n in words.items())}"
    yield ""


def name_lines(score: FindingScore) -> Iterator[str]:
    """List by name what was missed and what no label knows."""
    named = ((facet, tally) for facet, tally in score.tallies.items() if facet not in UNNAMED)
    lines = [line for facet, tally in named for line in tally_lines(facet, tally)]
    if lines:
        yield f"### Evidence: {plain(score.template)} → {plain(score.plan)}\n"
        yield from lines
        yield ""


def tally_lines(facet: Facet, tally: Tally) -> Iterator[str]:
    """List what was missed of a facet and what no label knows."""
    yield from (f"- {facet}, missed: {plain(name)}" for name in tally.missed)
    yield from (f"- {facet}, not labelled: {plain(name)}" for name in tally.unlabelled)


def finding_record(scores: Sequence[FindingScore]) -> Record:
    """Give figures, counts and names as a plain dictionary."""
    return {
        "figures": {
            name: round(value, DIGITS) if isinstance(value, float) else value
            for name, value in finding_figures(scores).items()
        },
        "total": {
            facet.name.lower(): hits_record(total(scores, facet))
            for facet in Facet
            if any(facet in score.tallies for score in scores)
        },
        "commitments_judged": judged(scores),
        "pairs": [
            {
                "template": score.template,
                "plan": score.plan,
                **{facet.name.lower(): tally_record(tally) for facet, tally in score.tallies.items()},
            }
            for score in scores
        ],
    }


def tally_record(tally: Tally) -> Record:
    """Give the counts of a facet, and by name what was missed and what no label knows."""
    return {**hits_record(tally.hits), "missed": list(tally.missed), "not_labelled": list(tally.unlabelled)}
