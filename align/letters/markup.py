"""A letter's paragraphs and tables as elements of a Word file; what a document says is text here and nothing else.

Rows are made as elements at once: python-docx looks every cell up anew, which takes time that grows with the square
of their number. Loaded only when a letter is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from align.letters.page import (
    ACROSS_MARGINS,
    FOOTER_ACROSS,
    FOOTER_UPRIGHT,
    HEADER,
    LINE_PITCH,
    PAGE,
    UPRIGHT_MARGINS,
    twips,
)
from align.letters.sheet import Block, Line, Paragraph, Piece, Sheet, Style, Table, says
from align.visible import make_visible

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": WORD, "r": RELATIONS}
FOOTERS = (("default", "rIdOdd"), ("even", "rIdEven"))  # which pages, and the relation to what stands below them
KEEPS_BLANKS = "{http://www.w3.org/XML/1998/namespace}space"
RULED = ("top", "left", "bottom", "right", "insideH", "insideV")
HALF_POINT = "4"  # the width of a table's lines in eighths of a point
INSIDE = {"top": 0.5, "left": 1.2, "bottom": 0.5, "right": 1.2}  # millimetres between a cell's words and its lines


def element(name: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """An element of a Word file with attributes of the same vocabulary."""
    made = etree.Element(f"{{{WORD}}}{name}", nsmap=NAMES)
    for key, value in attributes.items():
        made.set(f"{{{WORD}}}{key}", str(value))
    made.extend(children)
    return made


def document(sheet: Sheet) -> bytes:
    """The main part of a Word file."""
    body = element("body", *blocks(sheet.upright))
    if sheet.upright and sheet.across:  # the last paragraph of a section holds what its pages are like
        body.append(element("p", element("pPr", element("pStyle", val=Style.EMPTY.value), upright_pages())))
    body.extend(blocks(sheet.across))
    if isinstance(body[-1], etree._Element) and body[-1].tag == f"{{{WORD}}}tbl":  # no table may end a document
        body.append(paragraph(says(Style.EMPTY)))
    body.append(across_pages() if sheet.across else upright_pages())
    made: bytes = etree.tostring(element("document", body), encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def upright_pages() -> etree._Element:
    """Pages of GB/T 9704-2012 with a grid of its 22 lines.

    The 28 characters of a line are the text styles' own spacing: in a grid of characters (`linesAndChars`) that are
    narrower than the font, as the standard needs, LibreOffice gives every character two cells and sets 14 in a line.
    """
    return _pages(PAGE, UPRIGHT_MARGINS, FOOTER_UPRIGHT, element("docGrid", type="lines", linePitch=LINE_PITCH))


def across_pages() -> etree._Element:
    """The same pages turned, for wide tables."""
    return _pages(PAGE[::-1], ACROSS_MARGINS, FOOTER_ACROSS, element("docGrid", linePitch=LINE_PITCH), orient="landscape")


def _pages(
    size: tuple[int, ...], margins: tuple[int, ...], footer: float, grid: etree._Element, **turned: str
) -> etree._Element:
    """What the pages of a section are like; `margins` are top, right, bottom, left."""
    names = ("top", "right", "bottom", "left")
    sides = {name: twips(side) for name, side in zip(names, margins, strict=True)}
    made = element("sectPr")
    for pages, relation in FOOTERS:
        reference = element("footerReference", type=pages)
        reference.set(f"{{{RELATIONS}}}id", relation)
        made.append(reference)
    made.append(element("pgSz", w=twips(size[0]), h=twips(size[1]), **turned))
    made.append(element("pgMar", **sides, header=twips(HEADER), footer=twips(footer), gutter=0))
    made.append(grid)
    return made


def blocks(found: Iterable[Block]) -> Iterator[etree._Element]:
    """Paragraphs and tables in their order."""
    for block in found:
        yield table(block) if isinstance(block, Table) else paragraph(block)


def paragraph(found: Paragraph) -> etree._Element:
    """A paragraph of a style."""
    made = element("p", element("pPr", element("pStyle", val=found.style.value)))
    made.extend(run(piece) for piece in found.pieces if piece.text)
    return made


def run(piece: Piece) -> etree._Element:
    """Words with one look; control characters are shown by their signs, which XML could not hold otherwise."""
    made = element("r", *([element("rPr", element("rStyle", val=piece.look.value))] if piece.look else []))
    for at, text in enumerate(make_visible(piece.text).split("\n")):
        if at:
            made.append(element("br"))
        words = element("t")
        words.text = text
        words.set(KEEPS_BLANKS, "preserve")
        made.append(words)
    return made


def table(found: Table) -> etree._Element:
    """A ruled table of fixed widths as wide as the pages it stands on."""
    widths = [twips(width) for width in found.widths]
    ruled = [element(side, val="single", sz=HALF_POINT, space=0, color="auto") for side in RULED]
    margins = [element(side, w=twips(room), type="dxa") for side, room in INSIDE.items()]
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            element("jc", val="center"),
            element("tblBorders", *ruled),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )
    if found.head:
        heads = tuple((says(Style.HEAD, text),) for text in found.head)
        made.append(row(Line(heads), widths, head=True))
    made.extend(row(line, widths) for line in found.lines)
    return made


def row(line: Line, widths: list[int], *, head: bool = False) -> etree._Element:
    """A row; one cell alone reaches over all columns."""
    kept = [element("cantSplit")] if line.whole else []
    tall = [element("trHeight", val=twips(line.tall), hRule="atLeast")] if line.tall else []
    made = element("tr", element("trPr", *kept, *tall, *([element("tblHeader")] if head else [])))
    alone = len(line.cells) == 1 < len(widths)
    for width, cell in zip([sum(widths)] if alone else widths, line.cells, strict=True):
        span = [element("gridSpan", val=len(widths))] if alone else []
        inside = element("tcPr", element("tcW", w=width, type="dxa"), *span, element("vAlign", val="center"))
        made.append(element("tc", inside, *(paragraph(one) for one in cell or (says(Style.CELL),))))
    return made
