"""The codes of reasons: which there are, and where each stands."""

from __future__ import annotations

from align.concerns import OF_OFFICES, OF_PREMISES
from align.review_sentences import REVIEW
from align.sentences import SENTENCES

DOUBTS = tuple(code for code in SENTENCES if code.startswith(OF_PREMISES))  # `pairs.doubts`
OF_ROWS = (
    *("identical", "formal", "substantive", "merged", "split", "meaning"),
    *("weak", "weak-meaning", "rival", "rival-plan", "readers-differ", "near-miss"),
    *("nearest-template", "nearest-plan", "alone", "elsewhere", "own", "seen-in"),
    *("reviewed", "review-remark", "review-stale", "engine-says", "engine-carries"),
)
OF_TARGETS = (
    *("share", "tighter", "looser", "earlier", "later", "own-year"),
    *("no-minimum", "moved-on", "expired", "whole-instead", "other-sort", "target-elsewhere"),
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
    if code.startswith((OF_OFFICES, "stale-", "gone-")) or code in ("searched", "nothing-to-search")
)
PLACES: dict[str, tuple[str, ...]] = {
    "rows.reasons": OF_ROWS,
    "findings.reasons": OF_FINDINGS,
    "pairs.doubts": DOUBTS,
    "notes": OF_NOTES,
}
