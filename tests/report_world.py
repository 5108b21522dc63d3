"""A small comparison that holds one row of every sort, for tests of what is shown of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

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
    Part,
    Place,
    Reason,
    Row,
    Tag,
    Verdict,
)
from align.pairing import Lack
from align.plan import Item, Level, NestedHeading, Offices, Passage, Plan, Section, Source
from align.report import Failure, Lonely, MatrixEntry, PairEntry, Reading, Run
from tests.handmade import TOOL

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}&amp;<!--'


def item(no: int, task: str, heading: str = "", **more: object) -> Item:
    """An item that one office leads."""
    label = f"（{no}）"
    whole = Item(
        f"{no:012x}", no, label, heading, label + task, task, "", Offices(("省政务局",), ("省直相关单位",)), "1078", ()
    )
    return replace(whole, **more)  # type: ignore[arg-type]


def plan_of(title: str, place: str, level: Level, *sections: Section, name: str = "hunan.txt") -> Plan:
    """A plan of 2022 from one file."""
    source = Source(name, "5d33107b237b" + "0" * 52, 1000)
    preamble, closing = Passage(f"{place}的总体要求。"), Passage("")
    return Plan(source, title, place, level, 2022, "政务公开", None, "2022-05-12", preamble, closing, sections)


TEMPLATE = plan_of(
    "湖南省2022年政务公开工作要点",
    "湖南省",
    Level.PROVINCE,
    Section(
        "一、",
        "优化服务",
        (
            item(1, "提升服务。建好省平台。", "提升服务", offices=Offices(("省政务局",), (), ("各市州人民政府",))),
            item(2, "新建公园10个。"),
            item(3, "推进数字政府建设。"),
        ),
    ),
    Section(
        "二、",
        "强化保障",
        (
            item(4, "整治公园环境。"),
            item(5, "开展培训，加强考核。"),
            item(6, "推进长株潭一体化。"),
            item(7, "加强宣传。"),
            item(8, "组建省级数据公司。"),
            item(9, "建好统一平台。"),
        ),
    ),
)
PLAN = plan_of(
    "邵阳市2022年政务公开工作要点",
    "邵阳市",
    Level.CITY,
    Section(
        "一、",
        "优化服务",
        (item(1, "提升服务。建好市平台。", "提升服务"), item(2, "新建公园3个，整治公园环境。", page=None)),
        nested=(NestedHeading("（甲）", "公园建设", 2),),
    ),
    Section("二、", "工作保障", (item(3, "开展培训。"), item(4, "从严考核。"), item(5, EVIL), item(6, "做好宣传。"))),
    name="shaoyang.txt",
)


def linked(verdict: Verdict, template: tuple[int, ...], plan: int, *because: Reason, **more: object) -> Row:
    """A row with a link found by words."""
    parts = Part("words", 0.5), Part("frobnication", 0.25)
    row = Row(verdict, (), template, (plan,), 0.75, parts, "words", False, 0.95, because)
    return replace(row, **{"applies": Applies(Addressee.ALL), **more})  # type: ignore[arg-type]


def unlinked(verdict: Verdict, no: int, nearest: Nearest | None, *because: Reason, **more: object) -> Row:
    """A dropped or an added row."""
    sides: tuple[tuple[int, ...], tuple[int, ...]] = ((no,), ()) if verdict is Verdict.DROPPED else ((), (no,))
    row = Row(verdict, (), *sides, None, (), None, False, 0.9, because, nearest=nearest)
    return replace(row, **more)  # type: ignore[arg-type]


FIGURE = Edit(EditKind.FIGURE, "10个", "3个", True, Place(2, 4, 7), Place(2, 4, 6))
CITED = "《政务公开条例》"
NEW_LEAD = Finding(FindingKind.OFFICE, "lead-changed", "省政务局", "市行政审批服务局")
PARKS = Measure(MeasureKind.QUANTITY, "3", "个", Bound.EXACT, "公园")
ROWS = (
    linked(
        Verdict.COPIED,
        (1,),
        1,
        Reason("formal", ("省→市",)),
        edits=(Edit(EditKind.LEVEL, "省", "市", False, Place(1, 7, 8), Place(1, 7, 8)),),
        findings=(
            Finding(FindingKind.TARGET, "kept", "2022年底前", "2022年底前"),
            Finding(FindingKind.CITATION, "kept", CITED, CITED),
        ),
    ),
    linked(
        Verdict.LOCALIZED,
        (2, 4),
        2,
        Reason("substantive", ("figure", "10个", "3个")),
        Reason("merged", ("2、4",)),
        tags=(Tag.MERGED, Tag.REFINED),
        edits=(FIGURE, Edit(EditKind.WORDING, "某处", "别处", True)),
        findings=(
            Finding(FindingKind.TARGET, "lowered", "10个", "3个", plan_measure=PARKS),
            Finding(FindingKind.TARGET, "added", None, "每年"),
            NEW_LEAD,
        ),
        moved=True,
    ),
    unlinked(
        Verdict.DROPPED, 3, Nearest((2,), 0.21), Reason("nearest-plan", ("2", "0.21")), applies=Applies(Addressee.ALL)
    ),
    linked(
        Verdict.LOCALIZED,
        (5,),
        3,
        Reason("split", ("4",)),
        tags=(Tag.SPLIT,),
        edits=(Edit(EditKind.DELETED, "，加强考核", None, True, Place(5, 4, 9), Place(3, 4, 4)),),
        findings=(
            Finding(FindingKind.COMMITMENT, "weaker", "开展培训", "探索培训"),
            Finding(FindingKind.SLIP, "typo", "培训", "培训训", because=(Reason("scan"),)),
        ),
    ),
    linked(
        Verdict.LOCALIZED,
        (5,),
        4,
        Reason("split", ("3",)),
        Reason("weak"),
        tags=(Tag.SPLIT,),
        edits=(Edit(EditKind.WORDING, "加强", "从严", True, Place(5, 5, 7), Place(4, 0, 2)),),
        confidence=0.4,
    ),
    unlinked(
        Verdict.DROPPED,
        6,
        None,
        Reason("elsewhere", ("长沙市、株洲市",)),
        applies=Applies(Addressee.NAMED, ("长沙市", "株洲市"), here=False),
        findings=(Finding(FindingKind.TARGET, "dropped", "全年", None),),
    ),
    unlinked(
        Verdict.ADDED,
        5,
        None,
        Reason("alone"),
        findings=(Finding(FindingKind.CITATION, "added", None, "《本级办法》"),),
    ),
    linked(Verdict.COPIED, (7,), 6, Reason("formal", ()), Reason("reviewed", ("张三", "2024-05-01")), confidence=0.2),
    unlinked(Verdict.DROPPED, 8, None, Reason("own"), Reason("alone"), applies=Applies(Addressee.OWN, here=False)),
    unlinked(Verdict.DROPPED, 9, None, Reason("alone"), applies=Applies(Addressee.ALL, here=None)),
)
COMPARISON = Comparison(Kind.LEVELS, TEMPLATE, PLAN, ROWS, TOOL)
YEARS = replace(COMPARISON, kind=Kind.YEARS)
ENCODER = replace(TOOL, encoder="acme/meaning-zh", encoder_revision="1a2b3c4d5e6f" + "7" * 28, blend="meaning-zh")
BY_MEANING = replace(  # the row of template item 5 and plan item 3, as an encoder links it
    ROWS[3],
    parts=tuple(map(Part, ("words", "heading", "section", "semantic"), (0.1, 0.1, 0.05, 0.5))),
    found_by="semantic",
    because=(*ROWS[3].because, Reason("meaning")),
)
ENCODED = replace(COMPARISON, rows=(*ROWS[:3], BY_MEANING, *ROWS[4:]), tool=ENCODER)
BY_RANKS = replace(ENCODED, tool=replace(ENCODER, blend="ranks"))
CHANGSHA = replace(PLAN, title="长沙市2022年政务公开工作要点", place="长沙市")
PLACES = (  # one template, two places: the first has adjusted the first item, which the second has copied
    PairEntry(
        "c",
        replace(COMPARISON, plan=CHANGSHA, rows=(replace(ROWS[0], verdict=Verdict.LOCALIZED), *ROWS[1:])),
        "pairs/c.html",
        ("documents/hunan.html", "documents/changsha.html"),
    ),
    PairEntry("a", COMPARISON, "pairs/邵阳#1.html"),
)
ITEM_PAGES = tuple(f"items/hunan-1/{one.no}.html" for one in TEMPLATE.items)
RUN = Run(
    readings=(
        Reading(TEMPLATE.source, (TEMPLATE,)),
        Reading(PLAN.source, (PLAN,)),
        Reading(Source("封面.txt", "0" * 64, 9), ()),
    ),
    failures=(Failure("坏<b>文件.txt", "not text in UTF-8 or GB18030; save it as UTF-8"),),
    pairs=(PairEntry("a", COMPARISON, "pairs/邵阳#1.html"), PairEntry("b", YEARS, "pairs/b.html")),
    pair_failures=(Failure("c", "no numbered item found"),),
    lonely=(Lonely(PLAN, (Lack.SUPERIOR, Lack.EARLIER)),),
    matrices=(MatrixEntry(TEMPLATE, ("邵阳市", "长沙市"), "matrix.html"),),
    tool=TOOL,
)


class Page(HTMLParser):
    """A page as a reader and a browser meet it: its text, tags, names of places and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        if self.tags[-1:] not in (["style"], ["script"]) or not data.strip():
            self.text += data


def row_with(html: str, anchor: str) -> str:
    """The markup of the row in which an item stands."""
    rows = re.finditer(r"<tbody class=\"row.*?</tbody>", html, re.S)
    return next(row[0] for row in rows if f'id="{anchor}"' in row[0])
