"""What deserves a look, in which order: the one rule behind the lists of every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.comparison import Addressee, Applies, Finding, FindingKind, Kind, Reason, Row, Verdict
from align.concerns import Concern, changed, concerns_of, count_changed, needs_check, of_lone_items, raising
from tests.handmade import make_comparison, make_pair, make_row

CHECK_BELOW = 0.7


def carried(*findings: Finding, **more: object) -> Row:
    """A row of two items, with these findings."""
    return replace(make_row(Verdict.LOCALIZED, (1,), (1,)), **{"findings": findings, **more})  # type: ignore[arg-type]


def dropped(applies: Applies | None = None, **more: object) -> Row:
    """A row of a template item that no plan item carries."""
    return replace(make_row(Verdict.DROPPED, (1,), ()), **{"applies": applies, **more})  # type: ignore[arg-type]


def found(kind: str, change: str, *reasons: str) -> Finding:
    """A finding with these reasons."""
    return Finding(FindingKind(kind), change, "十件", "三件", because=tuple(Reason(code) for code in reasons))


def raised(row: Row, kind: Kind = Kind.LEVELS) -> list[str]:
    """The concerns that a row raises, in their order."""
    return [concern.value for concern in concerns_of(row, kind, CHECK_BELOW)]


@pytest.mark.parametrize(
    ("finding", "concerns"),
    [
        (found("target", "lowered"), ["target"]),
        (found("target", "lowered", "share"), []),
        (found("target", "dropped"), ["target"]),
        (found("target", "changed"), ["target"]),
        (found("target", "changed", "no-minimum"), []),
        (found("target", "changed", "moved-on"), []),
        (found("target", "changed", "other-sort"), []),
        (found("target", "dropped", "whole-instead"), []),
        (found("target", "dropped", "expired"), []),
        (found("target", "raised"), []),
        (found("target", "added"), []),
        (found("target", "kept"), []),
        (found("office", "lead-changed"), ["lead"]),
        (found("office", "lead-missing"), ["lead"]),
        (found("office", "added"), []),
        (found("citation", "dropped"), []),
        (found("commitment", "weaker"), ["weaker"]),
        (found("commitment", "delegated"), []),
        (found("slip", "typo", "scan"), ["slip"]),
    ],
)
def test_a_finding_raises_a_concern_or_none(finding: Finding, concerns: list[str]) -> None:
    """Less of a target, another lead, weaker words and slips do; a share, an addition and a normal duty do not."""
    assert raised(carried(finding)) == concerns


def test_an_adverb_in_the_same_words_raises_none() -> None:
    """加快推动 for 加快 in a copied row stays in the evidence; the list of what to look at leaves it out."""
    row = carried(found("commitment", "weaker"), verdict=Verdict.COPIED)
    assert raised(row) == []
    assert [finding.change for finding in changed(row)] == ["weaker"]


def test_concerns_stand_in_their_order() -> None:
    """Whatever the order of the findings, targets come before leads, doubts, slips and weaker words."""
    kinds = (("commitment", "weaker"), ("slip", "level"), ("office", "lead-missing"), ("target", "lowered"))
    row = carried(*(found(*one) for one in kinds), confidence=0.2)
    assert raised(row) == ["target", "lead", "check", "slip", "weaker"]


def test_a_lack_raises_one_concern_and_its_words_none() -> None:
    """A dropped item is missing, however unsure; that its targets are gone with it is not said again."""
    assert raised(dropped(findings=(found("target", "dropped"),), confidence=0.2)) == ["missing"]
    assert raised(dropped(Applies(Addressee.ALL, here=None))) == ["missing"]
    assert raised(dropped(), Kind.YEARS) == ["missing"]


def test_what_is_no_omission_raises_no_concern() -> None:
    """Items for other places and the superior's own work stand apart, whatever else is said of them."""
    for applies in (Applies(Addressee.NAMED, ("成都市",), here=False), Applies(Addressee.OWN, here=False)):
        assert raised(dropped(applies, findings=(found("target", "dropped"),), confidence=0.2)) == []


def test_a_person_looks_at_what_is_not_sure() -> None:
    """Low confidence, a doubtful link, a lack whose address is open; but not what a person has confirmed."""
    assert needs_check(carried(confidence=0.69), CHECK_BELOW)
    assert needs_check(carried(because=(Reason("rival", ("2", "0.40")),)), CHECK_BELOW)
    assert needs_check(dropped(Applies(Addressee.ALL, here=None)), CHECK_BELOW)
    assert not needs_check(carried(applies=Applies(Addressee.NAMED, here=None)), CHECK_BELOW)
    assert not needs_check(carried(confidence=0.2, because=(Reason("reviewed", ("张三", "2024-05-01")),)), CHECK_BELOW)


def test_only_what_two_items_tell_apart_has_changed() -> None:
    """An added item's figures are its own and no change; a slip of its words is one all the same."""
    both = (found("target", "added"), found("slip", "level"), found("target", "kept"))
    added = replace(make_row(Verdict.ADDED, (), (1,)), findings=both)
    assert [finding.kind.value for finding in changed(added)] == ["slip"]
    assert [finding.change for finding in of_lone_items(added)] == ["added"]
    assert raised(added) == ["slip", "added"]
    comparison = replace(make_comparison(*make_pair(), {}), rows=(added, carried(*both)))
    assert [count_changed(comparison, kind) for kind in (FindingKind.TARGET, FindingKind.SLIP)] == [1, 2]


def test_what_a_plan_lacks_stands_in_the_templates_order() -> None:
    """Wherever its rows stand, beside carried items that have moved; everything else in the plan's."""
    rows = [make_row(Verdict.DROPPED, (no,), ()) for no in (17, 4, 5)]
    raised = [(row, (Concern.MISSING, Concern.CHECK)) for row in rows]
    assert [row.template_items for row in raising(Concern.MISSING, raised)] == [(4,), (5,), (17,)]
    assert list(raising(Concern.CHECK, raised)) == rows
