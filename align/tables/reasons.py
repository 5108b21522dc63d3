"""The codes of reasons that stand in the tables: which there are, where, and what each says."""

from __future__ import annotations

import re

from align.language import HOW_CHANGED, Pair
from align.review_sentences import REVIEW
from align.sentences import SENTENCES

DOUBTS = tuple(code for code in SENTENCES if code.startswith("premise-"))  # `pairs.doubts`
OF_ROWS = (
    *("identical", "formal", "substantive", "merged", "split"),
    *("weak", "rival", "rival-plan", "readers-differ", "near-miss"),
    *("nearest-template", "nearest-plan", "alone", "elsewhere", "own", "seen-in"),
    *("reviewed", "review-remark", "review-stale", "engine-says", "engine-carries"),
)
OF_TARGETS = (
    *("share", "tighter", "looser", "earlier", "later", "own-year"),
    *("no-minimum", "moved-on", "expired", "target-elsewhere"),
)
OF_FINDINGS = (
    *OF_TARGETS,
    *("named-unmarked", "cited-elsewhere", "template-cites"),
    *("first-lead", "leads-stay", "office-supports", "office-supported", "office-general", "office-guess"),
    *("office-unled", "office-cut", "office-cut-off"),
    *("verb", "gained", "lost", "superior", "next-step"),
    *("scan", "superior-words", "neighbour-name"),
)
OF_NOTES = tuple(  # of a whole comparison, in its record `pairs/*.json` only
    code
    for code in (*SENTENCES, *REVIEW)
    if code.startswith(("offices-", "stale-", "gone-")) or code in ("searched", "nothing-to-search")
)
PLACES: dict[str, tuple[str, ...]] = {
    "rows.reasons": OF_ROWS,
    "findings.reasons": OF_FINDINGS,
    "pairs.doubts": DOUBTS,
    "notes": OF_NOTES,
}
SUBSTANTIVE: Pair = ("实质差异：… → …", "A substantive edit: … → …")  # its sentence depends on which sort of edit it is


def meaning(code: str) -> Pair:
    """What a reason says, with … for what it names.

    >>> meaning("merged")[1]
    'Merges template items ….'
    """
    if code == "substantive":
        return SUBSTANTIVE
    zh, en = (re.sub(r"\{\w+\}", "…", words) for words in (SENTENCES.get(code) or REVIEW[code]))
    return zh, en


def name_of(code: str) -> Pair:
    """What pages call the change of a target with this reason; empty where they call it as `change` does."""
    return HOW_CHANGED.get(code, ("", ""))
