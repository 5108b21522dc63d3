"""The pages' own words: headings, labels and legends, one module for each sort of page.

What a verdict is called is in `align.language`, what a reason says in `align.sentences`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from align.comparison import Kind
from align.language import KINDS, Lang, Pair, words
from align.plan import Plan
from align.report.wording import across, frame, item, lineage, overview, pair, papers, reading, received, review

PAGES = (  # no name stands in two of them
    frame.WORDS,
    pair.WORDS,
    overview.WORDS,
    received.WORDS,
    across.WORDS,
    papers.WORDS,
    lineage.WORDS,
    item.WORDS,
    reading.WORDS,
    review.WORDS,
)

SIDES: dict[Kind, tuple[Pair, Pair]] = {
    Kind.LEVELS: (("模板（上级要点）", "Template (superior's plan)"), ("本要点（本级）", "This plan")),
    Kind.YEARS: (("模板（往年要点）", "Template (earlier year)"), ("本要点（本年）", "This plan (later year)")),
}


@cache
def page_words(lang: Lang) -> dict[str, str]:
    """All words of the pages in one language."""
    return {name: words(both, lang) for page in PAGES for name, both in page.items()}


def side_names(kind: Kind, lang: Lang) -> tuple[str, str]:
    """What the template and the plan are called on the page."""
    template, plan = SIDES[kind]
    return words(template, lang), words(plan, lang)


def kind_name(kind: Kind, lang: Lang) -> str:
    """What sort of comparison this is."""
    return words(KINDS[kind], lang)


def course_of(plans: Sequence[Plan], lang: Lang) -> str:
    """Whose items are followed through which years, on which subject."""
    page, latest = page_words(lang), plans[-1]
    place, subject = latest.place or page["unknown"], latest.subject or page["unknown"]
    return page["lineage_of"].format(place, subject, plans[0].year, latest.year)
