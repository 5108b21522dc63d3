"""How sure a row is: the probability that careful readers give its verdict, and why a person should look at it."""

from __future__ import annotations

from collections.abc import Sequence

from align.comparison import Edit, EditKind, Link, Reason
from align.matching import Matching
from align.matching.evidence import probability
from align.settings import Settings

SETTLED = ("identical", "wording", "reviewed")  # passes that leave no doubt about a link
SMALL = (EditKind.WORDING, EditKind.INSERTED, EditKind.DELETED)


def link_probability(link: Link, matching: Matching, settings: Settings) -> float:
    """The probability that the item belongs to the nearest of its partners, or what settled passes have earned."""
    if link.found_by in SETTLED:
        return settings.confidence_settled
    return probability(max(matching.evidence[link.plan_items[0] - 1][number - 1] for number in link.template_items))


def class_confidence(edits: Sequence[Edit], *, localized: bool, settings: Settings) -> float:
    """The probability that careful readers draw the line between copied and localized as here."""
    if not localized:
        small = any(edit.kind in SMALL for edit in edits)
        return settings.confidence_small_edits if small else settings.confidence_clear
    decisive = [edit for edit in edits if edit.substantive]
    alone = (
        len(decisive) == 1 and max(len(decisive[0].template or ""), len(decisive[0].plan or "")) < settings.long_edit
    )
    return settings.confidence_one_edit if alone else settings.confidence_clear


def unlinked_confidence(odds: Sequence[float]) -> float:
    """The probability that an item belongs to none of the other side, by its evidence with each of these."""
    return 1 - probability(max(odds, default=-60.0))


def doubts_of_link(link: Link, matching: Matching, by_class: float, settings: Settings) -> list[Reason]:
    """Why a person should look at a linked row; nothing where it is sure enough.

    What makes the smaller probability is named: the line that readers draw differently, a rival nearly as near,
    or else evidence that is weak in itself.
    """
    by_link = link_probability(link, matching, settings)
    if by_link * by_class >= settings.confidence_check:
        return []
    if by_class < by_link:
        return [Reason("readers-differ")]
    return [rival_of(link, matching, settings) or Reason("weak-meaning" if matching.by_meaning else "weak")]


def rival_of(link: Link, matching: Matching, settings: Settings) -> Reason | None:
    """The nearest item that shares no link with this one's partner though nearly as near; None without one."""
    scores, row = matching.scores, link.plan_items[0] - 1
    best = max(link.template_items, key=lambda number: (scores[row][number - 1], -number)) - 1
    beside = [(score, at) for at, score in enumerate(scores[row], 1) if at not in link.template_items]
    sharing = {one.plan_items[0] for one in matching.links if best + 1 in one.template_items}
    above = [(cells[best], at) for at, cells in enumerate(scores, 1) if at not in sharing]
    near = settings.close_rival * scores[row][best]
    for code, others in (("rival", beside), ("rival-plan", above)):
        score, number = max(others, key=lambda other: (other[0], -other[1]), default=(0.0, 0))
        if score >= near:
            return Reason(code, (str(number), f"{score:.2f}"))
    return None


def doubts_of_unlinked(confidence: float, settings: Settings) -> list[Reason]:
    """Why a person should look at a row without a link; nothing where it is sure enough."""
    return [Reason("near-miss")] if confidence < settings.confidence_check else []
