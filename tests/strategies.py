"""Hypothesis strategies: plans as printed text, in the shapes that documents come in, with what is true of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from hypothesis import strategies as st

from align.numbering import number_in_chinese
from align.plan import Offices

PLACES = ("湖南省", "四川省", "邵阳市", "绵阳市", "湘西土家族苗族自治州", "双峰县", "岳麓区")
SUBJECTS = ("政务公开", "政务管理服务", "数字政府建设", "优化营商环境")
VERBS = ("推进", "加强", "完善", "规范", "优化", "建立健全", "深化", "拓展", "提升", "落实", "统一", "打造", "畅通")
THINGS = (
    *("政务服务", "市场监管", "信息公开", "数据共享", "城市供水", "企业开办", "市民热线", "电子证照", "基层窗口"),
    *("乡村振兴", "财政资金", "重大项目", "“一网通办”平台", "省“互联网+政务服务”一体化平台", "“五级60同”成果"),
    *("12345热线", "“十四五”规划", "H5解读", "《关于加强公开的通知》（湘政办发〔2021〕72号）"),
    *("预决算（含“三公”经费）", "清单（试行）", "十个“一”行动"),
)
PLAIN_THINGS = THINGS[:12]
ENDS = ("达到30%以上", "2022年底前完成", "新增10个", "每季度1次", "实现全覆盖", "确保取得实效", "", "")
OFFICES = ("财政厅", "发展改革委", "政务局", "市场监管局", "税务局", "委网信办", "人力资源社会保障厅", "卫生健康委")
CLOSING = "各级各部门要高度重视，抓紧提出具体措施，认真组织实施。"
LONG_LINE = 400  # characters; a document of fewer has more than one line


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item as it was meant: its words, and who answers for it. A clause without brackets has its own line."""

    label: str
    task: str
    clause: str
    offices: Offices


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan as it was meant, with the notice before it; the heading is empty where items stand in no section."""

    notice: tuple[str, ...]
    title: str
    preamble: str
    sections: tuple[tuple[str, tuple[KnownItem, ...]], ...]
    closing: str
    imprint: str

    @property
    def items(self) -> tuple[KnownItem, ...]:
        """All items in printed order."""
        return tuple(item for _, items in self.sections for item in items)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a document is printed.

    `widths` wrap the lines in turn, none leaves a paragraph on its line; `furniture` stands after
    every `page` lines; an empty `newline` makes one long line of everything.
    """

    widths: tuple[int, ...] = ()
    blank_lines: bool = False
    furniture: str = ""
    page: int = 7
    markdown: bool = False
    indent: str = ""
    half_width: bool = False
    spaced_years: bool = False
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A printed document and the plans that it was printed from."""

    text: str
    plans: tuple[KnownPlan, ...]
    shape: Shape


@dataclass(frozen=True, slots=True)
class Numbering:
    """How items are numbered: the form of a label, anew in each section or on through the plan, with gaps or not."""

    form: str
    restarts: bool
    jumps: bool

    def label(self, number: int) -> str:
        """A printed number."""
        return self.form.format(number_in_chinese(number) if self.form[0] == "（" else number)


def phrases() -> st.SearchStrategy[str]:
    """What one verb governs."""
    parts = (st.sampled_from(VERBS), st.sampled_from(THINGS), st.sampled_from(ENDS))
    return st.builds(lambda verb, thing, end: f"{verb}{thing}{end and '，' + end}", *parts)


def sentences() -> st.SearchStrategy[str]:
    """A sentence of one to three phrases, with its full stop."""
    return st.lists(phrases(), min_size=1, max_size=3).map(lambda parts: "，".join(parts) + "。")


def headings() -> st.SearchStrategy[str]:
    """A heading, without a stop."""
    return st.builds(lambda verb, thing: f"{verb}{thing}工作", st.sampled_from(VERBS), st.sampled_from(PLAIN_THINGS))


@st.composite
def tasks(draw: st.DrawFn) -> str:
    """A task: perhaps a heading, some sentences, perhaps with 一是…二是… inside."""
    heading = draw(st.one_of(st.just(""), headings().map(lambda words: f"{words}。")))
    body = "".join(draw(st.lists(sentences(), min_size=1, max_size=3)))
    if draw(st.integers(0, 5)):
        return heading + body
    points = draw(st.lists(phrases(), min_size=2, max_size=4))
    return heading + body + "；".join(f"{number_in_chinese(n)}是{point}" for n, point in enumerate(points, 1)) + "。"


@st.composite
def clauses(draw: st.DrawFn, sign: str, style: str) -> tuple[str, Offices]:
    """A responsibility clause in that style, and whom it names."""
    if style == "none":
        return "", Offices()
    names = draw(st.lists(st.sampled_from(OFFICES), min_size=1, max_size=5, unique=True))
    leading = draw(st.integers(0, len(names)))
    lead, support = (tuple(sign + name for name in some) for some in (names[:leading], names[leading:]))
    if style == "line":
        parts = [f"{word}单位：{'、'.join(some)}" for word, some in (("牵头", lead), ("责任", support)) if some]
        return "；".join(parts), Offices(lead, support)
    parts = [f"{'、'.join(some)}{word}" for word, some in (("牵头", lead), ("按职责分工负责", support)) if some]
    return f"（{'，'.join(parts)}）", Offices(lead, support)


@st.composite
def items(draw: st.DrawFn, sign: str, style: str, labels: list[str]) -> tuple[KnownItem, ...]:
    """Items under these labels."""
    found = []
    for label in labels:
        task = draw(tasks())
        clause, offices = draw(clauses(sign, style))
        found.append(KnownItem(label, task, clause, offices))
    return tuple(found)


@st.composite
def labels(draw: st.DrawFn, numbering: Numbering, sections: int) -> list[list[str]]:
    """The labels of each section's items."""
    printed: list[list[str]] = []
    number = 0
    for _ in range(sections):
        number = 0 if numbering.restarts else number
        steps = draw(st.lists(st.sampled_from((1, 1, 1, 3)), min_size=1, max_size=4))
        row = []
        for at, step in enumerate(steps):
            number += step if numbering.jumps and at else 1
            row.append(numbering.label(number))
        printed.append(row)
    return printed


def numberings(may_jump: bool) -> st.SearchStrategy[Numbering]:
    """A way of numbering items."""
    forms = st.sampled_from(("（{}）", "{}．", "{}. ", "{}、"))
    return st.builds(Numbering, forms, st.booleans(), st.booleans() if may_jump else st.just(False))


@st.composite
def plans(draw: st.DrawFn, one_line: bool = False, furnished: bool = False) -> KnownPlan:
    """A plan with two to four sections, or with items that stand in none; furnished with a notice and an imprint."""
    place = draw(st.sampled_from(PLACES))
    title = f"{place}{draw(st.integers(2017, 2026))}年{draw(st.sampled_from(SUBJECTS))}工作要点"
    style = draw(st.sampled_from(("bracket", "bracket", "none" if one_line else "line", "none")))
    rows = draw(labels(draw(numberings(not one_line)), draw(st.integers(2, 4))))
    sections = [(draw(headings()), draw(items(place[-1], style, row))) for row in rows]
    if draw(st.integers(0, 5)) == 0:
        bare = [f"{number_in_chinese(number)}、" for number in range(1, 1 + draw(st.integers(3, 6)))]
        sections = [("", draw(items(place[-1], style, bare)))]
    return KnownPlan(
        notice=notice_of(place, title) if furnished else (),
        title=title,
        preamble="为做好今年工作，" + draw(sentences()),
        sections=tuple(sections),
        closing=draw(st.sampled_from(("", CLOSING if style == "bracket" else ""))),
        imprint="信息公开属性：此件主动公开。" if furnished else "",
    )


def notice_of(place: str, title: str) -> tuple[str, ...]:
    """The notice that issues a plan, by paragraphs."""
    return (
        f"{place}人民政府办公室关于印发《{title}》的通知",
        "各有关单位：",
        f"《{title}》已经同意，现印发给你们，请认真贯彻落实。",
        f"{place}人民政府办公室",
        "2022年5月10日",
    )


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """A way of printing."""
    if draw(st.integers(0, 7)) == 0:
        return Shape(newline="")
    return Shape(
        widths=draw(st.sampled_from(((), (28,), (40,), (31, 30, 12, 29), (17, 25, 33, 9, 21)))),
        blank_lines=draw(st.booleans()),
        furniture=draw(st.sampled_from(("", "", "# Page {}:", "— {} —"))),
        page=draw(st.integers(4, 9)),
        markdown=draw(st.booleans()),
        indent=draw(st.sampled_from(("", "　　", "    "))),
        half_width=draw(st.booleans()),
        spaced_years=draw(st.booleans()),
        newline=draw(st.sampled_from(("\n", "\r\n"))),
    )


@st.composite
def documents(draw: st.DrawFn) -> KnownDocument:
    """A document with one plan, or two under different titles."""
    shape = draw(shapes())
    one_line = not shape.newline
    one = plans(one_line, not one_line and draw(st.booleans()))
    found = draw(st.lists(one, min_size=1, max_size=2, unique_by=lambda plan: plan.title))
    text = print_document(found, shape)
    if not shape.newline and len(text) < LONG_LINE:
        shape = Shape()
        text = print_document(found, shape)
    return KnownDocument(text, tuple(found), shape)


def print_document(plans: list[KnownPlan], shape: Shape) -> str:
    """The plans as one text in that shape."""
    paragraphs = [paragraph for plan in plans for paragraph in paragraphs_of(plan)]
    if not shape.newline:
        return "".join(words for _, words in paragraphs)
    lines: list[str] = []
    for number, (mark, words) in enumerate(paragraphs):
        printed = half_width(words) if shape.half_width and number % 2 else words
        printed = printed.replace("年", " 年") if shape.spaced_years else printed
        if mark and shape.markdown:
            lines.append(f"{mark[: 1 + (number + len(mark)) % 3]} {printed}")
        elif words.startswith(("牵头单位", "责任单位")):
            lines.append(shape.indent + printed)
        else:
            lines += wrap(("" if mark == "#" else shape.indent) + printed, shape.widths)
    return shape.newline.join(dress(lines, shape)) + shape.newline


def paragraphs_of(plan: KnownPlan) -> Iterator[tuple[str, str]]:
    """Each printed paragraph with the markdown sign that it may carry."""
    yield from (("", words) for words in plan.notice)
    yield "#", plan.title
    yield "", plan.preamble
    for number, (heading, found) in enumerate(plan.sections, 1):
        if heading:
            yield "####", f"{number_in_chinese(number)}、{heading}"
        for item in found:
            own_line = item.clause[:1] not in ("（", "")
            yield "", item.label + item.task + ("" if own_line else item.clause)
            if own_line:
                yield "", item.clause
    yield from (("", words) for words in (plan.closing, plan.imprint) if words)


def wrap(words: str, widths: tuple[int, ...]) -> list[str]:
    """The words cut into lines of these widths in turn."""
    lines: list[str] = []
    turn = cycle(widths or (len(words),))
    while words:
        width = next(turn)
        lines.append(words[:width])
        words = words[width:]
    return lines


def half_width(words: str) -> str:
    """The same words with a half-width label and clause brackets."""
    return words.replace("（", "(").replace("）", ")")


def dress(lines: list[str], shape: Shape) -> list[str]:
    """The lines with page furniture between them and a blank line after each where the shape says so."""
    dressed: list[str] = []
    for number, line in enumerate(lines, 1):
        dressed += [line, ""] if shape.blank_lines else [line]
        if shape.furniture and number % shape.page == 0:
            dressed.append(shape.furniture.format(10 + number // shape.page))
    return dressed
