"""Where the governing verb of the same task changed: weaker, stronger, carrying out what is made above, or another."""

from __future__ import annotations

import re

from align.comparison import EditKind, Finding, FindingKind, Kind, Reason
from align.findings.counterclauses import Pair, find_pairs
from align.findings.linked import Linked
from align.findings.verb_changes import Turn, VerbChange, find_change
from align.plan import Level, Plan

LEVEL_CHARACTERS = {
    Level.PROVINCE: "省区",
    Level.CITY: "市州盟",
    Level.COUNTY: "县区市旗",
    Level.TOWNSHIP: "乡镇",
}
FORMAL = {EditKind.LEVEL, EditKind.PLACE, EditKind.OFFICE}  # an item that differs in no more has the same verbs
# Between levels, helping and carrying out turn to the level above; between years it is one government that speaks:
# what it made last year it carries out or mends this year, and what it goes on with is no news.
CHANGES: dict[Kind, dict[Turn, str]] = {
    Kind.LEVELS: {
        Turn.WEAKER: "weaker",
        Turn.STRONGER: "stronger",
        Turn.SUPPORTED: "delegated",
        Turn.CARRIED: "delegated",
        Turn.TENDED: "other",
        Turn.REPEATED: "other",
        Turn.OTHER: "other",
    },
    Kind.YEARS: {
        Turn.WEAKER: "weaker",
        Turn.STRONGER: "stronger",
        Turn.SUPPORTED: "weaker",
        Turn.CARRIED: "other",
        Turn.TENDED: "other",
        Turn.OTHER: "other",
    },
}


def find_commitments(linked: Linked) -> tuple[Finding, ...]:
    """The clauses of a link whose governing verb changed, in the order of the plan."""
    if all(edit.kind in FORMAL for edit in linked.edits):
        return ()
    found = (finding_of(pair, linked) for pair in find_pairs(linked))
    return tuple(finding for finding in found if finding)


def finding_of(pair: Pair, linked: Linked) -> Finding | None:
    """What the verbs of two clauses about the same object say, if they say anything else."""
    one, two = pair.template, pair.plan
    same = one.object == two.object
    change = find_change(one.clause, two.clause, noun=same or one.object[-2:] == two.object[-2:], same=same)
    if change and change.turn is Turn.SUPPORTED and is_own(two.statement.words, linked):
        change = change._replace(turn=Turn.WEAKER)  # nobody above can be helped with what is one's own
    word = CHANGES[linked.context.kind].get(change.turn) if change else None
    if change is None or word is None:
        return None
    return Finding(
        FindingKind.COMMITMENT,
        word,
        one.statement.words,
        two.statement.words,
        one.statement.place,
        two.statement.place,
        reasons_of(change, linked.context.kind),
    )


def reasons_of(change: VerbChange, kind: Kind) -> tuple[Reason, ...]:
    """Which words changed, and what a reader must know to judge it fairly."""
    if change.template and change.plan:
        verb = Reason("verb", (change.template, change.plan))
    else:
        verb = Reason("gained" if change.plan else "lost", (change.plan or change.template,))
    if kind is Kind.LEVELS and change.turn in (Turn.SUPPORTED, Turn.CARRIED):
        return (verb, Reason("superior"))
    if kind is Kind.YEARS and change.turn in (Turn.CARRIED, Turn.TENDED):
        return (verb, Reason("next-step"))
    return (verb,)


def is_own(words: str, linked: Linked) -> bool:
    """Whether a clause says that it is about the plan's own territory: 我市, 全市, its name."""
    template, plan = linked.plans
    characters = set(level_characters(plan)) - set(level_characters(template))
    own = f"[我本全][{''.join(sorted(characters))}]" if characters else None
    return bool(own and re.search(own, words)) or any(name in words for name in linked.context.places.plan)


def level_characters(plan: Plan) -> str:
    """The characters by which a government of a plan's level calls its territory."""
    return LEVEL_CHARACTERS.get(plan.level, "") if plan.level else ""
