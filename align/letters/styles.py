"""How paragraphs and words of a letter look by GB/T 9704-2012.

The standard's fonts are named first, and what every office computer has stands in for one that is missing: titles are
小标宋 of size 2, the text 仿宋 of size 3, headings 黑体 and then 楷体; the text of tables, which the standard leaves
free, is 仿宋 of size 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from align.letters.letter import Look, Style
from align.letters.markup import element
from align.letters.page import CHARACTER_PITCH, CLOSER, LINE_PITCH, SIZE, TABLE_SIZE, TITLE_SIZE

TITLES, TEXT, BLACK, SCRIPT, ROMAN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
STAND_INS = {TITLES: "华文中宋", TEXT: "仿宋", SCRIPT: "楷体", BLACK: "SimHei", ROMAN: "SimSun"}


class Form(NamedTuple):
    """How a paragraph looks: font and size in points, where it stands, and indents in hundredths of a character.

    `line` is its height in twips, 0 for what its words need.
    """

    font: str = TEXT
    size: float = SIZE
    align: str = "left"  # not "both": LibreOffice loses some marks of punctuation at the ends of justified lines
    first: int = 0
    left: int = 0
    right: int = 0
    line: int = LINE_PITCH
    before: int = 0
    kept: bool = False  # on one page with what follows
    outline: int | None = None


TABLED = Form(size=TABLE_SIZE, line=0)
PARAGRAPHS = {
    Style.TITLE: Form(TITLES, TITLE_SIZE, "center", kept=True, outline=0),
    Style.ADDRESSEE: Form(),
    Style.BODY: Form(first=200),
    Style.HEADING: Form(BLACK, first=200, kept=True, outline=1),
    Style.CLOSING: Form(first=200, kept=True),  # no page may hold a signature alone
    Style.ANNEX_NOTE: Form(first=200, before=LINE_PITCH, kept=True),
    Style.SIGNATURE: Form(align="right", right=550, before=LINE_PITCH, kept=True),  # its middle above that of the date
    Style.DATE: Form(align="right", right=400, kept=True),
    Style.REMARK: Form(first=200),
    Style.ANNEX: Form(BLACK, kept=True),
    Style.CAPTION: Form(SCRIPT, 12, line=0, before=120, kept=True),
    Style.HEAD: TABLED._replace(font=BLACK, align="center"),
    Style.CELL: TABLED,
    Style.CENTRED: TABLED._replace(align="center"),
    Style.GROUP: TABLED._replace(kept=True),
    Style.EMPTY: Form(size=1, line=20),
}


NAMES = {  # as the sender's program lists them
    Style.TITLE: "公文标题",
    Style.ADDRESSEE: "主送机关",
    Style.BODY: "公文正文",
    Style.HEADING: "公文一级标题",
    Style.CLOSING: "公文结束语",
    Style.ANNEX_NOTE: "附件说明",
    Style.SIGNATURE: "发文机关署名",
    Style.DATE: "成文日期",
    Style.REMARK: "附注",
    Style.ANNEX: "附件",
    Style.CAPTION: "表题",
    Style.HEAD: "表头",
    Style.CELL: "表格文字",
    Style.CENTRED: "表格居中",
    Style.GROUP: "表格分组",
    Style.EMPTY: "表后",
}
WORDS = {
    Look.STRONG: "加粗",
    Look.HEADING: "黑体标题",
    Look.SUBHEADING: "楷体标题",
    Look.QUIET: "出处",
    Look.BLANK: "填空",
    Look.DELETED: "删去",
    Look.INSERTED: "写入",
    Look.FORMAL: "形式差异",
}


def make_styles() -> Iterator[etree._Element]:
    """The styles of paragraphs and of words, by what they are."""
    plain = element("rPr", _fonts(TEXT), *size_of(SIZE), element("lang", val="en-US", eastAsia="zh-CN"))
    yield element("docDefaults", element("rPrDefault", plain), element("pPrDefault"))
    yield _style("paragraph", "Normal", "Normal", default="1")
    yield _style("character", "words", "Default Paragraph Font", default="1")
    yield _style("table", "table", "Normal Table", default="1")
    yield from (_paragraph_style(style, form) for style, form in PARAGRAPHS.items())
    yield from (_style("character", look.value, WORDS[look], element("rPr", *found)) for look, found in _looks())


def _style(kind: str, key: str, name: str, /, *inside: etree._Element, **more: str) -> etree._Element:
    """A style."""
    based = [element("basedOn", val="Normal")] if kind == "paragraph" and not more else []
    about = element("name", val=name), *based, element("qFormat")
    return element("style", *about, *inside, type=kind, styleId=key, **more)


def _paragraph_style(style: Style, form: Form) -> etree._Element:
    """A style of paragraphs. What is no text of the letter itself does not keep to the grid."""
    free = [] if form.size == SIZE else [element("snapToGrid", val=0)]
    height: dict[str, str | int] = {"line": form.line, "lineRule": "exact"} if form.line else {}
    sides = {"firstLine": form.first, "left": form.left, "right": form.right}
    indents = {f"{side}Chars": value for side, value in sides.items() if value}
    indents |= {side: value * CHARACTER_PITCH // 100 for side, value in sides.items() if value}
    inside = element(
        "pPr",
        *([element("keepNext")] if form.kept else []),
        element("widowControl", val=0),
        element("overflowPunct", val=0),  # no mark hangs beside the type area
        element("autoSpaceDE", val=0),  # a figure beside a character takes no room of its own, or lines would be short
        element("autoSpaceDN", val=0),
        *free,
        element("spacing", before=form.before, after=0, **height),
        *([element("ind", **indents)] if indents else []),
        element("jc", val=form.align),
        *([] if form.outline is None else [element("outlineLvl", val=form.outline)]),
    )
    closer = [element("spacing", val=CLOSER)] if form.size == SIZE else []
    words = element("rPr", _fonts(form.font), *closer, *size_of(form.size))
    return _style("paragraph", style.value, NAMES[style], inside, words)


def _looks() -> tuple[tuple[Look, tuple[etree._Element, ...]], ...]:
    """How words look that differ from their paragraph; in black and white too."""
    return (
        (Look.STRONG, (element("b"),)),
        (Look.HEADING, (element("rFonts", eastAsia=BLACK),)),
        (Look.SUBHEADING, (element("rFonts", eastAsia=SCRIPT),)),
        (Look.QUIET, (element("rFonts", eastAsia=SCRIPT),)),
        (Look.BLANK, (element("u", val="single"),)),
        (Look.DELETED, (element("strike"),)),
        (Look.INSERTED, (element("b"), element("u", val="single"))),
        (Look.FORMAL, (element("u", val="dotted"),)),
    )


def _fonts(east: str) -> etree._Element:
    """Chinese in one font, figures and letters in the one that goes with it."""
    return element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=east, cs=LATIN)


def size_of(points: float) -> tuple[etree._Element, etree._Element]:
    """A size in half points."""
    return element("sz", val=int(2 * points)), element("szCs", val=int(2 * points))
