"""A letter's paragraphs and tables as elements of a Word file; what a document says is text here and nothing else.

Rows are made as elements at once: python-docx looks every cell up anew, which takes time that grows with the square
of their number. Loaded only when a letter is made.
"""

from __future__ import annotations

from lxml import etree

from align.letters.letter import Block, Letter, Line, Paragraph, Piece, Style, Table, says
from align.letters.page import (
    ACROSS_MARGINS,
    FOOTER_ACROSS,
    FOOTER_UPRIGHT,
    HEADER,
    INSIDE,
    LINE_PITCH,
    PAGE,
    UPRIGHT_MARGINS,
    twips,
)
from align.visible import make_visible

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": WORD, "r": RELATIONS}
FOOTERS = (("default", "rIdOdd"), ("even", "rIdEven"))  # which pages, and the relation to what stands below them
KEEPS_BLANKS = "{http://www.w3.org/XML/1998/namespace}space"
RULED = ("top", "left", "bottom", "right", "insideH", "insideV")
HALF_POINT = "4"  # the width of a table's lines in eighths of a point


def element(name: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """An element of a Word file with attributes of the same vocabulary."""
    made = etree.Element(f"{{{WORD}}}{name}", nsmap=NAMES)
    for key, value in attributes.items():
        made.set(f"{{{WORD}}}{key}", str(value))
    made.extend(children)
    return made


def add(parent: etree._Element, name: str, /, **attributes: str | int) -> etree._Element:
    """An element inside another one; many times as fast as to make it and move it there."""
    made = etree.SubElement(parent, f"{{{WORD}}}{name}")
    for key, value in attributes.items():
        made.set(f"{{{WORD}}}{key}", str(value))
    return made


def document(letter: Letter) -> bytes:
    """The main part of a Word file."""
    root = element("document")
    body = add(root, "body")
    for block in letter.upright:
        add_block(body, block)
    if letter.upright and letter.across:  # the last paragraph of a section holds what its pages are like
        body[-1][0].append(upright_pages())
    for block in letter.across:
        add_block(body, block)
    if letter.across and isinstance(letter.across[-1], Table):  # no table may end a document
        add_paragraph(body, says(Style.EMPTY))
    body.append(across_pages() if letter.across else upright_pages())
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def upright_pages() -> etree._Element:
    """Pages of GB/T 9704-2012 with a grid of its 22 lines.

    The 28 characters of a line are the text styles' own spacing: in a grid of characters (`linesAndChars`) that are
    narrower than the font, as the standard needs, LibreOffice gives every character two cells and sets 14 in a line.
    """
    return _pages(PAGE, UPRIGHT_MARGINS, FOOTER_UPRIGHT, element("docGrid", type="lines", linePitch=LINE_PITCH))


def across_pages() -> etree._Element:
    """The same pages turned, for wide tables."""
    grid = element("docGrid", linePitch=LINE_PITCH)
    return _pages(PAGE[::-1], ACROSS_MARGINS, FOOTER_ACROSS, grid, orient="landscape")


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


def add_block(body: etree._Element, block: Block) -> None:
    """A paragraph or a table."""
    if isinstance(block, Table):
        add_table(body, block)
    else:
        add_paragraph(body, block)


def add_paragraph(parent: etree._Element, found: Paragraph) -> None:
    """A paragraph of a style."""
    made = add(parent, "p")
    add(add(made, "pPr"), "pStyle", val=found.style.value)
    for piece in found.pieces:
        if piece.text:
            add_run(made, piece)


def add_run(parent: etree._Element, piece: Piece) -> None:
    """Words with one look; control characters are shown by their signs, which XML could not hold otherwise."""
    made = add(parent, "r")
    if piece.look:
        add(add(made, "rPr"), "rStyle", val=piece.look.value)
    for at, text in enumerate(make_visible(piece.text).split("\n")):
        if at:
            add(made, "br")
        words = add(made, "t")
        words.text = text
        words.set(KEEPS_BLANKS, "preserve")


def add_table(parent: etree._Element, found: Table) -> None:
    """A ruled table of fixed widths, whose head stands on every page."""
    widths = [twips(width) for width in found.widths]
    made = add(parent, "tbl")
    made.append(_properties(sum(widths)))
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    if found.head:
        add_row(made, Line(tuple((says(Style.HEAD, text),) for text in found.head)), widths, head=True)
    for line in found.lines:
        add_row(made, line, widths)


def _properties(width: int) -> etree._Element:
    """How a table looks: its width, its lines, and the room around words."""
    ruled = [element(side, val="single", sz=HALF_POINT, space=0, color="auto") for side in RULED]
    margins = [element(side, w=twips(room), type="dxa") for side, room in INSIDE.items()]
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *ruled),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
    )


def add_row(parent: etree._Element, line: Line, widths: list[int], *, head: bool = False) -> None:
    """A row; one cell alone reaches over all columns."""
    made = add(parent, "tr")
    properties = add(made, "trPr")
    if line.whole:
        add(properties, "cantSplit")
    if line.tall:
        add(properties, "trHeight", val=twips(line.tall), hRule="atLeast")
    if head:
        add(properties, "tblHeader")
    alone = len(line.cells) == 1 < len(widths)
    for width, cell in zip([sum(widths)] if alone else widths, line.cells, strict=True):
        held = add(made, "tc")
        inside = add(held, "tcPr")
        add(inside, "tcW", w=width, type="dxa")
        if alone:
            add(inside, "gridSpan", val=len(widths))
        add(inside, "vAlign", val="center")
        for one in cell or (says(Style.CELL),):
            add_paragraph(held, one)
