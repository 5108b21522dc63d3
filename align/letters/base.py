"""All of a letter but its words: styles, page numbers and settings, made once with python-docx.

Page numbers are 宋体 of size 4 between dashes, on the right of odd pages and on the left of even ones, as GB/T
9704-2012 has them. What stands above a title there (发文机关标志, 发文字号) and the 版记 are the sender's, who may put
the letter on paper of their own.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from align.letters.markup import FOOTERS, KEEPS_BLANKS, element
from align.letters.page import PAGE_NUMBER_SIZE, TWIPS_TO_POINT
from align.letters.styles import ROMAN, STAND_INS, make_styles, size_of

if TYPE_CHECKING:
    from docx.document import Document

PRODUCT = "plan-align"
MAIN = "word/document.xml"
KEPT = frozenset({"styles", "settings", "fontTable", "footer"})  # what a letter needs of the template's parts
KEPT_BESIDE = frozenset({"officeDocument", "core-properties"})


@cache
def base_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts of a Word file by their names, apart from its words; always the same bytes."""
    import docx

    document = docx.Document()
    document.styles.element[:] = list(make_styles())
    _number_pages(document)
    _set(document)
    _drop(document)
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as package:
        return tuple((name, package.read(name)) for name in package.namelist() if name != MAIN)


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
    look = element("rPr", element("rFonts", ascii=ROMAN, hAnsi=ROMAN, eastAsia=ROMAN), *size_of(PAGE_NUMBER_SIZE))
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
