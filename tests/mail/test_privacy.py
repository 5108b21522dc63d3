"""An office never receives another place's rows, nor, as a lead, those of others: a law, over made runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from align.comparison import Addressee, Applies, Comparison, Nearest, Reason, Row, Verdict
from align.extracts import make_dossiers, whole
from align.language import Lang
from align.mail.choice import Listing, choose_all
from align.mail.composing import compose_all
from align.mail.message import Stamp
from align.mail.opened import Opened
from align.plan import Item, Level, Offices, Plan, Section
from tests.mail.mail_world import everything, offices, read_back
from tests.report_world import COMPARISON, item, plan_of

PLACES = ("邵阳市", "长沙市", "湘西土家族苗族自治州")
LEADS = ("市教育局", "市财政局", "市民政局")
MARK = re.compile(r"mk[tp][0-9]+x[0-9]+z")
STAMP = Stamp(None, datetime(2022, 6, 1, tzinfo=UTC), draft=True)
Drawn = Sequence[tuple[str, int, bool]]  # of each row: its verdict, who leads, whether it addresses the place

rows_drawn = st.lists(
    st.tuples(st.sampled_from(["copied", "localized", "dropped", "added"]), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=6,
)


def marked(side: str, place: int, no: int, lead: int) -> Item:
    """An item whose words can be told from all others, led by one of the offices."""
    mark = f"mk{side}{place}x{no}z"
    level = "省" if side == "t" else "市"
    led = Offices((LEADS[lead].replace("市", level, 1),), (), ())
    return item(
        no, f"推进{mark}工作，完成{no}个{mark}项目。", f"推进{mark}工作", offices=led, clause=f"（{led.lead[0]}牵头）"
    )


def made(place: int, drawn: Drawn) -> Comparison:
    """A comparison of a place with a template of its own, with these rows."""
    template: list[Item] = []
    plan: list[Item] = []
    rows: list[Row] = []
    for verdict, lead, here in drawn:
        if verdict != "added":
            template.append(marked("t", place, len(template) + 1, lead))
        if verdict != "dropped":
            plan.append(marked("p", place, len(plan) + 1, lead))
        sides = ((len(template),) if verdict != "added" else (), (len(plan),) if verdict != "dropped" else ())
        linked = bool(sides[0] and sides[1])
        because = () if linked else (Reason("alone"),)
        applies = None if verdict == "added" else Applies(Addressee.ALL, here=here)
        base = COMPARISON.rows[0 if linked else 2]
        rows.append(
            replace(
                base,
                verdict=Verdict(verdict),
                template_items=sides[0],
                plan_items=sides[1],
                because=because,
                applies=applies,
                nearest=Nearest((), 0.0) if not linked else None,
                edits=(),
                findings=(),
            )
        )
    return replace(
        COMPARISON,
        template=plan_at("湖南省", Level.PROVINCE, template),
        plan=plan_at(PLACES[place], Level.CITY, plan),
        rows=tuple(rows),
    )


def plan_at(place: str, level: Level, items: Sequence[Item]) -> Plan:
    """A plan of one section."""
    return plan_of(f"{place}2022年政务公开工作要点", place, level, Section("一、", "任务", tuple(items)))


def listing_of(folder: Path, comparisons: Sequence[Comparison], lang: Lang) -> tuple[Opened, Listing]:
    """A run of these comparisons, and what every office of every place gets of it, whole and as a lead."""
    dossiers = make_dossiers([whole(f"k{number}", one) for number, one in enumerate(comparisons)])
    opened = Opened(Lang.ZH, 0.7, dossiers, tuple(one.plan for one in comparisons))
    named = {
        place: {lead for item in one.plan.items for lead in item.offices.lead}
        for place, one in zip(PLACES, comparisons, strict=True)
    }
    rows = [f"{place},办公室,whole{at}@b.cn,,,{lang}" for at, place in enumerate(PLACES)]
    rows += [
        f"{place},{lead},led{at}@b.cn,,led,{lang}" for at, place in enumerate(PLACES) for lead in sorted(named[place])
    ]
    return opened, choose_all(opened, offices(folder, *rows))


@settings(max_examples=25)
@given(drawn=st.tuples(rows_drawn, rows_drawn, rows_drawn), lang=st.sampled_from(list(Lang)))
def test_nobody_receives_the_rows_of_others(
    drawn: tuple[Drawn, Drawn, Drawn], lang: Lang, tmp_path_factory: object
) -> None:
    """Every mark of every item in heads, bodies and all that is attached belongs to a row that the office gets."""
    folder = tmp_path_factory.mktemp("law")  # type: ignore[attr-defined]
    comparisons = [made(place, rows) for place, rows in enumerate(drawn)]
    opened, listing = listing_of(folder, comparisons, lang)
    due = [errand for errand in listing.errands if errand.dossier.extracts]
    assert len([errand for errand in due if not errand.led]) == len(PLACES)
    for errand, dispatch in zip(due, compose_all(due, opened, STAMP), strict=True):
        place = PLACES.index(errand.dossier.place)
        assert dispatch.place == PLACES[place]
        rows = [row for extract in errand.dossier.extracts for row in extract.rows]
        own = {f"mkt{place}x{no}z" for row in rows for no in row.template_items}
        own |= {f"mkp{place}x{no}z" for row in rows for no in row.plan_items}
        found = set(MARK.findall(everything(read_back(dispatch))))
        assert found <= own
        assert errand.led or found == own
        assert errand.led is False or all(leads(errand.office.office, row, comparisons[place]) for row in rows)


def leads(office: str, row: Row, comparison: Comparison) -> bool:
    """Whether an office leads a row's item, by the words of its clause."""
    if row.plan_items:
        return office in comparison.plan.items[row.plan_items[0] - 1].clause
    return office[1:] in comparison.template.items[row.template_items[0] - 1].clause


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
