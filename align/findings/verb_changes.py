"""What the governing verbs of two clauses about the same object say of the commitment."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from align.findings.predicates import Clause, Predicate, predicates_of, pushed
from align.findings.verbs import MODALS, Force, scale

MAKES = frozenset({Force.ISSUE, Force.BUILD})
TENDS = frozenset({Force.IMPROVE, Force.MANAGE, Force.UPKEEP})
APART = frozenset({Force.ISSUE, Force.BUILD, Force.UPKEEP, Force.MANAGE, Force.CHECK, Force.PUBLISH})
STEP = 2  # of the scale: 研究制定 or 建设 on one side, 出台 or 建成 on the other


class Turn(StrEnum):
    """What became of a commitment, before levels and years are told apart."""

    WEAKER = "weaker"
    STRONGER = "stronger"
    SUPPORTED = "supported"  # joined or helped, where it was done
    CARRIED = "carried"  # carried out or used, where it was made
    TENDED = "tended"  # made better, overseen or kept up, where it was made
    REPEATED = "repeated"  # 继续 on one side
    OTHER = "other"


class VerbChange(NamedTuple):
    """What became of a commitment, and the words that say so; empty on a side that has none."""

    turn: Turn
    template: str
    plan: str


class Case(NamedTuple):
    """Two clauses with what governs them; `noun`: their objects end alike, `same`: they are the same."""

    template: Clause
    plan: Clause
    before: Predicate
    after: Predicate
    noun: bool
    same: bool

    def lost(self, force: Force) -> str:
        """The template's word of a force that the plan does not have."""
        return missing(force, self.before, self.after, self.plan)

    def gained(self, force: Force) -> str:
        """The plan's word of a force that the template does not have."""
        return missing(force, self.after, self.before, self.template)


def missing(force: Force, here: Predicate, there: Predicate, other: Clause) -> str:
    """The word of a force on one side, where neither the force governs nor the word stands on the other."""
    word = here.modals.get(force, "")
    return "" if force in there.modals or word in other.masked else word


def find_change(template: Clause, plan: Clause, *, noun: bool, same: bool) -> VerbChange | None:
    """What became of a commitment between two clauses about the same object; the weightiest change only.

    None where the verbs say the same, or where one is not of the scale.
    """
    case = Case(template, plan, *predicates_of(template, plan), noun, same)
    if not (case.before.told and case.after.told):
        return None
    return next((change for change in changes_of(case)), None)


def changes_of(case: Case) -> Iterator[VerbChange]:
    """Whose work it is, how far it binds, what is done, how it is done: all that changed, in this order."""
    yield from role_changes(case)
    yield from binding_changes(case)
    yield from act_changes(case)
    if alike_acts(case):
        yield from degree_changes(case)
        yield from manner_changes(case)


def role_changes(case: Case) -> Iterator[VerbChange]:
    """Joining or helping where the template does something itself, and the other way round."""
    gained, lost = case.gained(Force.SUPPORT), case.lost(Force.SUPPORT)
    if gained:
        ensured = case.lost(Force.ENSURE)  # a result that was ensured is bound less by helping, whoever it belongs to
        yield VerbChange(Turn.WEAKER, ensured, gained) if ensured else change_to(Turn.SUPPORTED, case, gained)
    elif lost and lost in {word.text for word in case.template.run} and {*case.after.acts} & {*MAKES, Force.RUN}:
        yield change_from(Turn.STRONGER, case, lost)


def binding_changes(case: Case) -> Iterator[VerbChange]:
    """Trying where it was to be done, being bound to a result where it was only done, and the other way round.

    支持 may be either, and 落实 binds as much as 完成.
    """
    before, after = {*case.before.modals, *case.before.acts}, {*case.after.modals, *case.after.acts}
    for force, gain, loss, doubtful in (
        (Force.EXPLORE, Turn.WEAKER, Turn.STRONGER, {Force.SOFT, Force.CARRY}),
        (Force.ENSURE, Turn.STRONGER, Turn.WEAKER, {Force.CARRY}),
    ):
        gained, lost = case.gained(force), case.lost(force)
        if gained and not doubtful & before:
            yield change_to(gain, case, gained)
        elif lost and not doubtful & after:
            yield change_from(loss, case, lost)


def act_changes(case: Case) -> Iterator[VerbChange]:
    """Another act: made → carried out, made → tended, and what else is no way of saying the same."""
    before, after = set(case.before.acts), set(case.after.acts)
    if not before or not after or before & after:
        return
    turn = turn_of(case, before, after)
    if turn:
        yield VerbChange(turn, verb_of(case.before, case.template), verb_of(case.after, case.plan))


def turn_of(case: Case, before: set[Force], after: set[Force]) -> Turn | None:
    """What it means that none of the acts is the same; None where two may say the same."""
    if after <= {Force.CARRY, Force.SPREAD} and can_be_carried(case, before):
        return Turn.CARRIED
    if before == {Force.ISSUE} and after == {Force.EFFECT}:
        return Turn.CARRIED
    if before == {Force.CARRY} and after & MAKES:
        return Turn.STRONGER
    if before == {Force.IMPROVE} and after == {Force.UPKEEP}:
        return Turn.WEAKER
    if case.noun and before <= MAKES and after <= TENDS and leads(case.before, case.template):
        return Turn.TENDED
    if case.noun and before == {Force.IMPROVE} and after <= MAKES and leads(case.after, case.plan):
        return Turn.OTHER
    return Turn.OTHER if case.same and before | after <= APART else None


def can_be_carried(case: Case, before: set[Force]) -> bool:
    """Whether the template does what another can carry out: makes a thing, mends one, or runs what others 落实."""
    if before & MAKES:
        return True
    if before == {Force.RUN}:
        return Force.CARRY in case.after.acts
    named = any((Force.PREPOSITION, 0) in scale()[word] for _, word in case.after.acts.values())
    return case.before.acts.get(Force.IMPROVE, (0, ""))[0] > 0 and not named  # 依托 needs nothing that was mended


def leads(predicate: Predicate, clause: Clause) -> bool:
    """Whether what is done stands before the object: 加强…建设 makes nothing that was not there."""
    return verb_of(predicate, clause) in {word.text for word in clause.run}


def alike_acts(case: Case) -> bool:
    """Whether both clauses do the same, so that what stands beside the verb is all that can have changed."""
    before, after = telling(case.before), telling(case.after)
    return bool(before & after) or not (before or after) or verbs_of(case.template) == verbs_of(case.plan)


def telling(predicate: Predicate) -> set[Force]:
    """The acts of a clause but for those as light as 推进: 深化 and 实施 a reform."""
    return {force for force, (rank, _) in predicate.acts.items() if rank or force not in (Force.IMPROVE, Force.EFFECT)}


def degree_changes(case: Case) -> Iterator[VerbChange]:
    """The same act, further on or less far: 研究制定 and 出台, 建设 and 建成."""
    for force in (Force.ISSUE, Force.BUILD):
        if force in case.before.acts and force in case.after.acts:
            (was, word), (now, other) = case.before.acts[force], case.after.acts[force]
            if abs(was - now) >= STEP:
                yield VerbChange(Turn.STRONGER if now > was else Turn.WEAKER, word, other)


def manner_changes(case: Case) -> Iterator[VerbChange]:
    """Moving others to do it, soon, in steps, as before: what an adverb or 推动 alone changes.

    Nothing where one makes it weaker and another stronger.
    """
    found = [*push_changes(case), *adverb_changes(case)]
    if not {Turn.WEAKER, Turn.STRONGER} <= {change.turn for change in found}:
        yield from found


def push_changes(case: Case) -> Iterator[VerbChange]:
    """Others are moved to do what the other side does itself: 建立 and 推动建立."""
    was, now = pushed(case.template), pushed(case.plan) or added_push(case)
    if bool(was) != bool(now) and not (was and was in case.plan.masked) and not (now and now in case.template.masked):
        yield VerbChange(Turn.WEAKER if now else Turn.STRONGER, was, now)


def adverb_changes(case: Case) -> Iterator[VerbChange]:
    """An adverb that one side lacks; 大力 for 加快 is another zeal, no other commitment."""
    for force, gain, loss in (
        (Force.FAST, Turn.STRONGER, Turn.WEAKER),
        (Force.GRADUAL, Turn.WEAKER, Turn.STRONGER),
        (Force.AGAIN, Turn.REPEATED, Turn.REPEATED),
    ):
        lost, gained = case.lost(force), case.gained(force)
        zeal = force is Force.FAST and (case.lost(Force.ZEAL) if gained else case.gained(Force.ZEAL))
        if (lost or gained) and not zeal:
            yield VerbChange(gain if gained else loss, lost, gained)


def added_push(case: Case) -> str:
    """推动 put behind an adverb that was the only verb: 加快改造 and 加快推动改造."""
    run, other = case.template.run, case.plan.run
    if not run or any(word.heavy or word.says(Force.LIGHT, Force.PUSH) for word in run) or len(other) != len(run) + 1:
        return ""
    same = [word.text for word in run] == [word.text for word in other[:-1]]
    return other[-1].text if same and other[-1].says(Force.PUSH) else ""


def change_to(turn: Turn, case: Case, word: str) -> VerbChange:
    """A change by a word that the plan gained; the template's verb beside it only where the plan lacks it."""
    verb = verb_of(case.before, case.template)
    return VerbChange(turn, "" if verb in case.plan.masked else verb, word)


def change_from(turn: Turn, case: Case, word: str) -> VerbChange:
    """A change by a word that the plan lost; the plan's verb beside it only where the template lacks it."""
    verb = verb_of(case.after, case.plan)
    return VerbChange(turn, word, "" if verb in case.template.masked else verb)


def verbs_of(clause: Clause) -> list[str]:
    """The verbs before an object, without what binds them more or less; never empty, so that none equals none."""
    return [word.text for word in clause.run if not word.says(Force.PLAIN, *MODALS)] or [clause.text]


def verb_of(predicate: Predicate, clause: Clause) -> str:
    """The word that says what is done: of an act, or else the last before the object."""
    acts = [word for _, word in predicate.acts.values()]
    return acts[0] if acts else clause.run[-1].text if clause.run else ""
