"""An office never receives another place's rows, nor, as a lead, those of others: a law, over made runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from align.comparison import (
    Addressee,
    Applies,
    Bound,
    Comparison,
    Edit,
    EditKind,
    Finding,
    FindingKind,
    Kind,
    Measure,
    MeasureKind,
    Nearest,
    Reason,
    Row,
    Settled,
    Sighting,
    Verdict,
)
from align.errors import OfficesError
from align.extracts import make_dossiers, whole
from align.language import Lang
from align.mail.choice import Listing, choose_all
from align.mail.composing import compose_all
from align.mail.message import Stamp
from align.mail.opened import Opened
from align.places import level_of
from align.plan import Item, Level, Offices, Plan, Section, Source
from tests.mail.mail_world import everything, offices, read_back
from tests.report_world import COMPARISON, item, plan_of

MARK = re.compile(r"mk[tprns][0-9]+x[0-9]+z")
STAMP = Stamp(None, datetime(2022, 6, 1, tzinfo=UTC), draft=True)
Drawn = Sequence[tuple[str, int, bool]]  # of each row: its verdict, who leads, whether it addresses the place


class World(NamedTuple):
    """A comparison of the run: its place as a list of offices and as its plan names it, the superior, the kind."""

    home: str
    place: str
    superior: str
    kind: Kind = Kind.LEVELS


WORLDS = (  # a place with both kinds, and two places of one name
    World("邵阳市", "邵阳市", "湖南省"),
    World("邵阳市", "邵阳市", "邵阳市", Kind.YEARS),
    World("南京市鼓楼区", "鼓楼区", "江苏省"),
    World("福州市鼓楼区", "鼓楼区", "福建省"),
)
HOMES = tuple(dict.fromkeys(world.home for world in WORLDS))
LEADS = ("教育局", "财政局", "民政局")
rows_drawn = st.lists(
    st.tuples(st.sampled_from(["copied", "localized", "dropped", "added"]), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=6,
)


def marked(side: str, at: int, no: int, lead: str) -> Item:
    """An item whose words can be told from all others, led by an office."""
    mark = f"mk{side}{at}x{no}z"
    led = Offices((lead,), (), ())
    return item(no, f"推进{mark}工作，完成{no}个{mark}项目。", f"推进{mark}工作", offices=led, clause=f"（{lead}牵头）")


def evidence(row: Row, mark: str) -> Row:
    """A row with marked words in all that is said of it beside its items."""
    title = f"{mark}工作要点"
    target = Measure(MeasureKind.QUANTITY, "3", "个", Bound.EXACT, mark)
    return replace(
        row,
        because=(*row.because, Reason("review-remark", (mark,)), Reason("seen-in", (title, "3", "0.50"))),
        edits=(Edit(EditKind.WORDING, f"旧{mark}", f"新{mark}", True),) if row.score else (),
        findings=(
            Finding(FindingKind.TARGET, "lowered", f"{mark}10个", f"{mark}3个", plan_measure=target),
            Finding(FindingKind.OFFICE, "lead-changed", f"{mark}局", f"{mark}办"),
            Finding(FindingKind.SLIP, "typo", None, mark, because=(Reason("verb", (mark, mark)),)),
        ),
        applies=row.applies and replace(row.applies, places=(mark,)),
        seen_in=(Sighting(title, 3, "（三）", 0.5),) if row.verdict is Verdict.DROPPED else (),
    )


def made(at: int, drawn: Drawn) -> Comparison:
    """A comparison of a place with a template of its own, with these rows."""
    world, template, plan = WORLDS[at], list[Item](), list[Item]()
    rows: list[Row] = []
    for verdict, lead, here in drawn:
        if verdict != "added":
            template.append(marked("t", at, len(template) + 1, world.superior[-1] + LEADS[lead]))
        if verdict != "dropped":
            plan.append(marked("p", at, len(plan) + 1, world.place[-1] + LEADS[lead]))
        sides = ((len(template),) if verdict != "added" else (), (len(plan),) if verdict != "dropped" else ())
        linked = bool(sides[0] and sides[1])
        row = replace(
            COMPARISON.rows[0 if linked else 2],
            verdict=Verdict(verdict),
            template_items=sides[0],
            plan_items=sides[1],
            because=() if linked else (Reason("alone"),),
            applies=None if verdict == "added" else Applies(Addressee.ALL, here=here),
            nearest=None if linked else Nearest((), 0.0),
        )
        rows.append(evidence(row, f"mkr{at}x{len(rows)}z"))
    mark, searched = f"mkn{at}x0z", f"mks{at}x0z工作要点"
    return replace(
        COMPARISON,
        kind=world.kind,
        template=plan_at(world.superior, 2021 if world.kind is Kind.YEARS else 2022, template),
        plan=plan_at(world.home, 2022, plan, world.place, "政务公开" if world.kind is Kind.LEVELS else "数字政府"),
        rows=tuple(rows),
        notes=(Reason("offices-absent", (mark, "1")), Reason("offices-kin", (mark,)), Reason("searched", (searched,))),
        searched=(searched,),
        settled=(Settled((1,), None, Verdict.DROPPED, mark, "2024-05-01", mark),),
    )


def plan_at(home: str, year: int, items: Sequence[Item], place: str = "", subject: str = "政务公开") -> Plan:
    """A plan of one section."""
    title, level = f"{home}{year}年{subject}工作要点", level_of(place or home) or Level.CITY
    plan = plan_of(title, place or home, level, Section("一、", "任务", tuple(items)), name=f"{home}{year}.txt")
    return replace(plan, year=year, source=replace(plan.source, name=f"{title}.txt"))


def listing_of(folder: Path, comparisons: Sequence[Comparison], lang: Lang) -> tuple[Opened, Listing]:
    """A run of these comparisons, and what every office of every place gets of it, whole and as a lead."""
    dossiers = make_dossiers([whole(f"k{at}", one) for at, one in enumerate(comparisons)])
    opened = Opened(Lang.ZH, 0.7, dossiers, tuple(one.plan for one in comparisons))
    rows = [f"{home},办公室,whole{at}@b.cn,,,{lang}" for at, home in enumerate(HOMES)]
    for at, home in enumerate(HOMES):
        plans = [one.plan for one, world in zip(comparisons, WORLDS, strict=True) if world.home == home]
        named = {lead for plan in plans for item in plan.items for lead in item.offices.lead}
        rows += [f"{home},{lead},led{at}@b.cn,,led,{lang}" for lead in sorted(named)]
    return opened, choose_all(opened, offices(folder, *rows))


def hold_law(drawn: Sequence[Drawn], lang: Lang) -> None:
    """Every mark in heads, bodies and all that is attached belongs to a row that the office gets.

    What holds of a comparison as a whole is for those who get all of its rows.
    """
    comparisons = [made(at, rows) for at, rows in enumerate(drawn)]
    with TemporaryDirectory() as folder:
        opened, listing = listing_of(Path(folder), comparisons, lang)
    due = [errand for errand in listing.errands if errand.dossier.extracts]
    assert len([errand for errand in due if not errand.led]) == len(HOMES)
    for errand, dispatch in zip(due, compose_all(due, opened, STAMP), strict=True):
        items, beside = set[str](), set[str]()
        for extract in errand.dossier.extracts:
            at = int(extract.key[1:])
            assert WORLDS[at].home == errand.office.place
            items |= {f"mkt{at}x{no}z" for row in extract.rows for no in row.template_items}
            items |= {f"mkp{at}x{no}z" for row in extract.rows for no in row.plan_items}
            beside |= {f"mkr{at}x{comparisons[at].rows.index(row)}z" for row in extract.rows}
            beside.add(f"mks{at}x0z")  # in which plans of the place was looked, every office may know
            beside |= {f"mkn{at}x0z"} if extract.rows == comparisons[at].rows else set()
            assert not errand.led or all(leads(errand.office.office, row, comparisons[at]) for row in extract.rows)
        found = set(MARK.findall(everything(read_back(dispatch))))
        assert found <= items | beside
        assert errand.led or found >= items


def leads(office: str, row: Row, comparison: Comparison) -> bool:
    """Whether an office leads a row's item, by the words of its clause."""
    if row.plan_items:
        return office in comparison.plan.items[row.plan_items[0] - 1].clause
    return office[1:] in comparison.template.items[row.template_items[0] - 1].clause


runs = given(drawn=st.tuples(*[rows_drawn] * len(WORLDS)), lang=st.sampled_from(list(Lang)))
few, many = (
    settings(max_examples=number, phases=[Phase.reuse, Phase.generate]) for number in (3, 60)
)  # shrinks slowly
test_nobody_receives_what_is_said_of_others = few(runs(hold_law))
test_nobody_receives_what_is_said_of_others_in_many_runs = pytest.mark.slow(many(runs(hold_law)))


def test_two_places_of_one_unknown_name_are_not_taken_for_one(tmp_path: Path) -> None:
    """Neither gets anything before the list of plans says which is which."""
    one = made(0, [("copied", 0, True)])
    towns = [
        replace(one.plan, place="城关镇", title="城关镇2022年政务公开工作要点", source=Source(name, "0" * 64, 9))
        for name in ("a.txt", "b.txt")
    ]
    dossiers = make_dossiers([whole(town.source.name, replace(one, plan=town, template=town)) for town in towns])
    assert [len(dossier.extracts) for dossier in dossiers] == [1, 1]
    with pytest.raises(OfficesError, match=r"城关镇' may be several places; .* plans\.csv"):
        choose_all(Opened(Lang.ZH, 0.7, dossiers, tuple(towns)), offices(tmp_path, "城关镇,办公室,a@b.cn,,,"))


def test_a_plan_of_unread_place_goes_to_nobody_and_is_told(tmp_path: Path) -> None:
    """It stands in no dossier, so nobody would miss it."""
    one = made(0, [("copied", 0, True)])
    lone = whole("k1", replace(one, plan=replace(one.plan, place=None, title="2022年政务公开工作要点")))
    opened = Opened(Lang.ZH, 0.7, make_dossiers([whole("k0", one), lone]), (one.plan,), (lone,))
    listing = choose_all(opened, offices(tmp_path, "邵阳市,办公室,a@b.cn,,,"))
    assert [extract.key for extract in listing.errands[0].dossier.extracts] == ["k0"]
    assert "2022年政务公开工作要点: sent to nobody beside 湖南省2022年" in listing.notes[0]


def test_a_comparison_with_another_place_goes_to_nobody(tmp_path: Path) -> None:
    """Also one that a person asked for; a superior's plan and the place's own may be seen."""
    one = made(0, [("copied", 0, True)])
    other = replace(
        one, template=replace(one.template, place="长沙市", title="长沙市2022年政务公开工作要点", level=Level.CITY)
    )
    unknown = replace(one, template=replace(one.template, place=None, title="2022年政务公开工作要点"))
    national = replace(one, template=replace(one.template, place="中国", title="全国2022年政务公开工作要点"))
    dossiers = make_dossiers([whole(f"k{number}", each) for number, each in enumerate((one, other, unknown, national))])
    opened = Opened(Lang.ZH, 0.7, dossiers, (one.plan,))
    listing = choose_all(opened, offices(tmp_path, "邵阳市,办公室,a@b.cn,,,", "邵阳市,市教育局,b@b.cn,,led,"))
    assert [[extract.key for extract in errand.dossier.extracts] for errand in listing.errands] == [["k0", "k3"]] * 2
    assert [note.split(":")[1][:15] for note in listing.notes] == [" sent to nobody"] * 2
