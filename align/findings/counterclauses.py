"""Which clause of a plan is about the object of which clause of a template, of those that are not kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from align.findings.linked import Linked
from align.findings.predicates import Clause, clause_of
from align.findings.statements import Statement, statements_of
from align.formal import Counterparts, bare_of_levels
from align.lexicon import LEVEL_RUN
from align.settings import Settings
from align.text import bare, plain

LISTED = tuple('、和及与或"')  # behind a member of a list
ASPECTS = "方面"  # 在…、…等方面的衔接: the list says where, and is governed by no verb


class Side(NamedTuple):
    """A clause with what it is compared by: its words and its object, without levels and the governments' names."""

    statement: Statement
    clause: Clause
    words: str
    object: str

    @property
    def heads(self) -> bool:
        """Whether the clause begins its item, as a heading does."""
        return self.statement.start == 0


class Pair(NamedTuple):
    """A clause of the template and the clause of the plan about the same object."""

    template: Side
    plan: Side


def find_pairs(linked: Linked) -> list[Pair]:
    """The clauses of a link that are about the same and told otherwise, in the order of the plan.

    A clause that is kept anywhere in the link, or in another plan item that carries the same template item, was
    changed nowhere; one that stands the likest in another plan item is told of there.
    """
    if linked.plan is None or not linked.template:
        return []
    settings, places = linked.context.settings, linked.context.places
    others = dict.fromkeys(other for item in linked.template for other in linked.others(item))
    left = [one for item in linked.template for one in statements_of(item)]
    right = [one for item in (linked.plan, *others) for one in statements_of(item)]
    before, after = unlike(left, right, places), unlike(right, left, places)
    if not (before and after):
        return []
    before_sides, after_sides = (
        [side_of(*one, places) for one in some[: settings.most_clauses]] for some in (before, after)
    )
    return [pair for pair in match(before_sides, after_sides, settings) if pair.plan.statement.item is linked.plan]


def unlike(these: Sequence[Statement], those: Sequence[Statement], places: Counterparts) -> list[tuple[Statement, str]]:
    """The clauses of one side that do not stand on the other, but for what changes with the government that speaks.

    Each comes with its words without that.
    """
    left, right = beside(these, those), beside(those, these)
    kept = {words_of(one, places) for one in right} if left else set()
    return [(one, words) for one in left if (words := words_of(one, places)) not in kept]


def beside(these: Sequence[Statement], those: Sequence[Statement]) -> list[Statement]:
    """The clauses of one side that do not stand on the other in the same words."""
    told = {plain(one.words) for one in those}
    return [one for one in these if plain(one.words) not in told]


def words_of(statement: Statement, places: Counterparts) -> str:
    """A clause without what changes with the government that speaks."""
    return bare_of_levels(bare(places.without_places(statement.words, of_plan=True)))


def side_of(statement: Statement, words: str, places: Counterparts) -> Side:
    """A clause with what it is compared by."""
    clause = clause_of(statement.words)
    return Side(statement, clause, words, places.without_places(clause.core, of_plan=True))


def match(left: Sequence[Side], right: Sequence[Side], settings: Settings) -> list[Pair]:
    """Each clause with at most one of the other side, the likest first; then members of lists with their lists.

    Of equals a heading goes with a heading, then what is told the likest, then the earlier.
    """
    found = sorted(
        (-alike, one.heads != two.heads, -Indel.normalized_similarity(one.words, two.words), at, other)
        for at, one in enumerate(left)
        for other, two in enumerate(right)
        if (alike := likeness(one, two, settings))
    )
    matched: dict[int, int] = {}
    for *_, at, other in found:
        if at not in matched and other not in matched.values():
            matched[at] = other
    for at, one in enumerate(left):
        lists = [other for other, two in enumerate(right) if lists_object(two.clause.text, one, settings)]
        if at not in matched and lists:
            matched[at] = lists[0]
    return [Pair(left[at], right[other]) for other, at in sorted((other, at) for at, other in matched.items())]


def likeness(one: Side, two: Side, settings: Settings) -> float:
    """How alike two objects are, from 0 to 1, or 0 if they are not the same.

    A Chinese phrase ends with what it is about: one that ends otherwise must be the more alike.
    """
    if not one.object or not two.object:
        return 0.0
    least = settings.same_object if one.object[-2:] == two.object[-2:] else settings.same_object_other_end
    return Indel.normalized_similarity(one.object, two.object, score_cutoff=least)


def lists_object(text: str, side: Side, settings: Settings) -> bool:
    """Whether a clause names an object word for word as a member of its list, governed there by another verb."""
    level = LEVEL_RUN.match(side.clause.object)
    words = side.clause.object[level.end() if level else 0 :]
    at = text.find(words) if len(words) >= settings.least_sentence else -1
    behind = text[at + len(words) :]
    return at >= 0 and behind[:1] in LISTED and ASPECTS not in behind
