"""All of a letter but its words: fonts, styles and page numbers by GB/T 9704-2012, made once with python-docx.

The standard's fonts are named first, and what every office computer has stands in for one that is missing. Titles are
小标宋 of size 2, the text 仿宋 of size 3, headings 黑体 and then 楷体; page numbers 宋体 of size 4 between dashes, on the
right of odd pages and on the left of even ones. What stands above the title (发文机关标志, 发文字号) and the 版记 are the
sender's, who may put the letter on paper of their own.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from align.letters.markup import FOOTERS, KEEPS_BLANKS, element
from align.letters.page import CHARACTER_PITCH, CLOSER, LINE_PITCH, PAGE_NUMBER_SIZE, SIZE, TABLE_SIZE, TITLE_SIZE, TWIPS_TO_POINT
from align.letters.sheet import Look, Style

if TYPE_CHECKING:
    from docx.document import Document

TITLES, TEXT, BLACK, SCRIPT, ROMAN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
STAND_INS = {TITLES: "华文中宋", TEXT: "仿宋", SCRIPT: "楷体", BLACK: "SimHei", ROMAN: "SimSun"}
PRODUCT = "plan-align"
MAIN = "word/document.xml"
KEPT = frozenset({"styles", "settings", "fontTable", "footer"})  # what a letter needs of the template's parts
KEPT_BESIDE = frozenset({"officeDocument", "core-properties"})


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
    Style.TITLE: Form(TITLES, TITLE_SIZE, "center", line=LINE_PITCH * 5 // 4, kept=True, outline=0),
    Style.SUBTITLE: Form(SCRIPT, align="center", kept=True),
    Style.ADDRESSEE: Form(),
    Style.BODY: Form(first=200),
    Style.HEADING: Form(BLACK, first=200, kept=True, outline=1),
    Style.SUBHEADING: Form(SCRIPT, first=200, kept=True, outline=2),
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


@cache
def base_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts of a Word file by their names, apart from its words; always the same bytes."""
    from docx import Document as new_document

    document = new_document()
    _style(document)
    _number_pages(document)
    _set(document)
    _drop(document)
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as package:
        return tuple((name, package.read(name)) for name in package.namelist() if name != MAIN)


def _style(document: Document) -> None:
    """The styles of paragraphs and of words, and nothing of the template's own."""
    root = document.styles.element
    root[:] = []
    plain = element("rPr", _fonts(TEXT), *_size(SIZE), element("lang", val="en-US", eastAsia="zh-CN"))
    root.append(element("docDefaults", element("rPrDefault", plain), element("pPrDefault")))
    root.append(_named("paragraph", "Normal", "Normal", default="1"))
    root.append(_named("character", "words", "Default Paragraph Font", default="1"))
    root.append(_named("table", "table", "Normal Table", default="1"))
    root.extend(_paragraph_style(style, form) for style, form in PARAGRAPHS.items())
    root.extend(_named("character", look.value, look.value, element("rPr", *found)) for look, found in _looks())


def _named(kind: str, key: str, name: str, /, *inside: etree._Element, **more: str) -> etree._Element:
    """A style."""
    based = [element("basedOn", val="Normal")] if kind == "paragraph" and not more else []
    return element("style", element("name", val=name), *based, element("qFormat"), *inside, type=kind, styleId=key, **more)


def _paragraph_style(style: Style, form: Form) -> etree._Element:
    """A style of paragraphs. What is no text of the letter itself does not keep to the grid."""
    free = [] if form.line == LINE_PITCH else [element("snapToGrid", val=0)]
    height = {"line": form.line, "lineRule": "exact"} if form.line else {"line": 240, "lineRule": "auto"}
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
    words = element("rPr", _fonts(form.font), *closer, *_size(form.size))
    return _named("paragraph", style.value, style.value, inside, words)


def _looks() -> tuple[tuple[Look, tuple[etree._Element, ...]], ...]:
    """How words look that differ from their paragraph; in black and white too."""
    return (
        (Look.STRONG, (element("b"),)),
        (Look.HEADING, (element("rFonts", eastAsia=BLACK),)),
        (Look.QUIET, (element("rFonts", eastAsia=SCRIPT),)),
        (Look.BLANK, (element("u", val="single"),)),
        (Look.DELETED, (element("strike"),)),
        (Look.INSERTED, (element("b"), element("u", val="single"))),
        (Look.FORMAL, (element("u", val="dotted"),)),
    )


def _fonts(east: str) -> etree._Element:
    """Chinese in one font, figures and letters in the one that goes with it."""
    return element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=east, cs=LATIN)


def _size(points: float) -> tuple[etree._Element, etree._Element]:
    """A size in half points."""
    return element("sz", val=int(2 * points)), element("szCs", val=int(2 * points))


def _number_pages(document: Document) -> None:
    """Page numbers, a character away from the outer edge: on the right of odd pages, on the left of even ones."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.parts.hdrftr import FooterPart

    for (_, relation), side in zip(FOOTERS, ("right", "left"), strict=True):
        part = FooterPart.new(document.part.package)
        part.element[:] = [_page_number(side)]
        document.part.load_rel(RELATIONSHIP_TYPE.FOOTER, part, relation)


def _page_number(side: str) -> etree._Element:
    """A page's number between dashes on one side of the page; the only field of a letter."""
    size = PAGE_NUMBER_SIZE * TWIPS_TO_POINT
    look = element("rPr", element("rFonts", ascii=ROMAN, hAnsi=ROMAN, eastAsia=ROMAN), *_size(PAGE_NUMBER_SIZE))
    number = element("fldSimple", _run("1", look), instr="PAGE")
    indent = element("ind", **{side: size, f"{side}Chars": 100})
    place = element("pPr", element("snapToGrid", val=0), indent, element("jc", val=side))
    return element("p", place, _run("— ", look), number, _run(" —", look))


def _run(text: str, look: etree._Element) -> etree._Element:
    """Words of a page's foot."""
    words = element("t")
    words.text = text
    words.set(KEEPS_BLANKS, "preserve")
    return element("r", deepcopy(look), words)


def _set(document: Document) -> None:
    """How programs are to lay the letter out, which fonts stand in for others, and who made it: the product only."""
    newest = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    document.settings.element[:] = [
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="doNotCompress"),  # a mark of punctuation takes a character's room
        element("compat", element("compatSetting", **newest)),
        element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]
    properties = document.part.package.core_properties
    root = properties._element  # python-docx can change dates, but not leave them out
    root[:] = []
    properties.author = PRODUCT
    fonts = [element("font", element("altName", val=other), name=name) for name, other in STAND_INS.items()]
    part = next(part for part in document.part.package.iter_parts() if part.partname.endswith("/fontTable.xml"))
    part._blob = etree.tostring(element("fonts", *fonts), encoding="UTF-8", xml_declaration=True, standalone=True)


def _drop(document: Document) -> None:
    """Take away what the template brings and no letter needs: its picture, a second set of styles, what it was."""
    package = document.part.package
    for rels, kept in ((document.part.rels, KEPT), (package.rels, KEPT_BESIDE)):
        for key in [key for key, one in rels.items() if one.reltype.rpartition("/")[2] not in kept]:
            del rels[key]
