"""What became of every promised figure, deadline and frequency: kept, lowered, raised, changed, dropped or added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.comparison import Finding, FindingKind, Kind, MeasureKind, Reason
from align.findings.linked import Linked
from align.findings.target_pairs import Target, are_linked, around, common_share, likeness, pair_up, targets_of
from align.measures.changes import (
    are_comparable,
    change_between,
    comes_before,
    is_ceiling,
    is_least_share,
    is_share_of_total,
    loses_minimum,
    of_own_years,
    passed_on,
)
from align.plan import Item, list_numbers, squeeze
from align.text import bare

CLAUSE = re.compile("[，,：:。；;]")
ALL_OF = re.compile("全部|全覆盖|全面覆盖")
NAMED = 4  # characters before 全部 that say of what
NO_SORT = "新大中小微重轻典模类转定弹刚共个特属"  # 新型, 大型, 典型 and 个性 are words of their own
SORT_OF_THING = re.compile(f"[一-龥](?![{NO_SORT}])[一-龥][型性]")  # 融合型教共体, 示范性教共体
PER_HEAD = re.compile("每[百千万]*(?:人|户|名|家|所|县|村|乡|个|座)|人均|户均|平均")  # no total that could be parted


def find_targets(linked: Linked) -> tuple[Finding, ...]:
    """What became of every target of a row: the plan's in its order, then those that no plan item carries on.

    Items that were split or merged are looked at together, so that what stands in another part is not missing.
    """
    template, plans = together(linked)
    before = targets_of(template, linked.context.years[0])
    after = targets_of(plans, linked.context.years[1])
    partners = {other: one for one, other in pair_up(before, after, linked)}
    found = [
        compare_targets(before[partners[at]], target, linked) if at in partners else make_finding("added", None, target)
        for at, target in enumerate(after)
        if target.item is linked.plan
    ]
    carried = set(partners.values())
    here = {item.no for item in linked.template if linked.speaks_for(item)}
    gone = [target for at, target in enumerate(before) if at not in carried and target.item.no in here]
    return (*found, *(make_finding("dropped", target, None, reasons_of_gone(target, linked)) for target in gone))


def together(linked: Linked) -> tuple[list[Item], list[Item]]:
    """The template items and plan items that hang together with a row, in reading order."""
    plans = {linked.plan.no: linked.plan} if linked.plan else {}
    template = {item.no: item for item in linked.template}
    known = -1
    while known < len(template) + len(plans):
        known = len(template) + len(plans)
        for no in template:
            plans |= {item.no: item for item in linked.carriers.get(no, ())}
        for no, carrying in linked.carriers.items():
            if no not in template and any(item.no in plans for item in carrying):
                template[no] = linked.plans[0].items[no - 1]
    return [template[no] for no in sorted(template)], [plans[no] for no in sorted(plans)]


def compare_targets(one: Target, other: Target, linked: Linked) -> Finding:
    """What became of a target that the plan carries on, and what a reader must know to judge it fairly."""
    change = change_between(one.told, other.told)
    if change == "kept" and loses_minimum(one.measure, other.measure):
        return make_finding("changed", one, other, (Reason("no-minimum"),))
    if change in ("lowered", "raised") and (sorts := other_sorts(one.measure.object, other.measure.object)):
        return make_finding("changed", one, other, (Reason("other-sort", sorts),))
    return make_finding(change, one, other, tuple(reasons_of(change, one, other, linked)))


def other_sorts(one: str, other: str) -> tuple[str, ...]:
    """Of which sorts two things are, where these exclude each other; nothing where either has none or both share one.

    >>> other_sorts("融合型、共建型教共体", "打造省级示范性教共体")
    ('融合型、共建型', '示范性')
    """
    sides = [dict.fromkeys(SORT_OF_THING.findall(words)) for words in (one, other)]
    stems = [{sort[:-1] for sort in side} for side in sides]
    return tuple("、".join(side) for side in sides) if all(sides) and stems[0].isdisjoint(stems[1]) else ()


def reasons_of(change: str, one: Target, other: Target, linked: Linked) -> Iterator[Reason]:
    """What a reader must know to judge a change fairly: whose share it is, whether more or less is asked."""
    before, after = one.measure, other.measure
    if change in ("lowered", "raised") and is_ceiling(before) and is_ceiling(after):
        yield Reason("tighter" if change == "lowered" else "looser")
    elif change == "lowered" and linked.context.kind is Kind.LEVELS and is_share_of_total(before):
        if not any(PER_HEAD.search(measure.object) for measure in (before, after)):
            yield Reason("share")
    elif change == "changed" and before.kind is MeasureKind.DEADLINE and comes_before(before.value, after.value):
        yield Reason("moved-on" if is_passed_on(one, other, linked) else "later")
    elif change == "changed" and before.kind is MeasureKind.DEADLINE and comes_before(after.value, before.value):
        yield Reason("earlier")
    elif change == "kept" and of_own_years(one.told, other.told):
        yield Reason("own-year")


def is_passed_on(one: Target, other: Target | None, linked: Linked) -> bool:
    """Whether between years a deadline has run out, and is gone or moved on with the plans."""
    return linked.context.kind is Kind.YEARS and passed_on(
        one.measure, other.measure if other else None, linked.context.years
    )


def reasons_of_gone(target: Target, linked: Linked) -> tuple[Reason, ...]:
    """What a reader must know to judge it fairly that a target is gone."""
    expired = (Reason("expired"),) if is_passed_on(target, None, linked) else ()
    return (*expired, *whole_instead(target, linked), *still_there(target, linked))


def whole_instead(target: Target, linked: Linked) -> tuple[Reason, ...]:
    """Where what carries on says 全部 of what the template gives a share of, which asks for no less.

    It does not count where the template says 全部 of the same beside its share.
    """
    if not is_least_share(target.measure):
        return ()
    least, words = linked.context.settings.same_target, "".join(around(target)[:2])
    for clause in (part for item in linked.carriers.get(target.item.no, ()) for part in CLAUSE.split(item.task)):
        said = ALL_OF.search(clause)
        new = said and clause[max(0, said.start() - NAMED) : said.end()] not in target.item.task
        if new and common_share(words, bare(clause)) >= least:
            return (Reason("whole-instead", (squeeze(clause),)),)
    return ()


def still_there(target: Target, linked: Linked) -> tuple[Reason, ...]:
    """Where the plan says the same of the same thing in an item that does not carry the target's own."""
    least = linked.context.settings.same_target_other_unit
    found = [
        other.item.no
        for other in targets_of(linked.plans[1].items, linked.context.years[1])
        if not are_linked(target, other, linked)
        and are_comparable(target.measure, other.measure)
        and change_between(target.told, other.told) == "kept"
        and likeness(target, other)[0] >= least
    ]
    return (Reason("target-elsewhere", (list_numbers(found),)),) if found else ()


def make_finding(change: str, one: Target | None, other: Target | None, because: tuple[Reason, ...] = ()) -> Finding:
    """A finding about a target."""
    return Finding(
        FindingKind.TARGET,
        change,
        one.text if one else None,
        other.text if other else None,
        one.place if one else None,
        other.place if other else None,
        because,
        one.measure if one else None,
        other.measure if other else None,
    )
