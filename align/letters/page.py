"""The page of GB/T 9704-2012 in figures: A4, a type area of 156 by 225 mm, 22 lines of 28 characters of size 3."""

from __future__ import annotations

PAGE = 210, 297  # mm, A4
TOP, LEFT = 37, 28  # mm, the margins 天头 and 订口 of the standard
AREA = 156, 225  # mm, 版心
LINES, CHARACTERS = 22, 28  # of a page, and of a line
SIZE = 16  # points, 3号
TITLE_SIZE = 22  # points, 2号
PAGE_NUMBER_SIZE = 14  # points, 4号
TABLE_SIZE = 10.5  # points, 5号; the standard leaves tables free
INSIDE = {"top": 0.5, "left": 1.2, "bottom": 0.5, "right": 1.2}  # mm between a cell's words and its lines
BELOW_AREA = 7  # mm from the type area to the dash of a page number
TWIPS_TO_POINT = 20


def twips(millimetres: float) -> int:
    """A length in the unit of Word files, a twentieth of a point.

    >>> twips(210), twips(297)
    (11906, 16838)
    """
    return round(millimetres * 72 * TWIPS_TO_POINT / 25.4)


# Whole twips, so that no program that rounds sets 27 characters in a line or 21 lines on a page.
LINE_PITCH = twips(AREA[1]) // LINES
CHARACTER_PITCH = twips(AREA[0]) // CHARACTERS
CLOSER = CHARACTER_PITCH - SIZE * TWIPS_TO_POINT  # twips that characters of the text stand closer, so that 28 fit
# A page number's dash is in the middle of its line. Beside a table across, the margin is too small for all of it.
FOOTER_UPRIGHT = PAGE[1] - AREA[1] - TOP - BELOW_AREA - 1.5 * PAGE_NUMBER_SIZE * 25.4 / 72 / 2
FOOTER_ACROSS = 12
HEADER = 15
UPRIGHT_MARGINS = TOP, PAGE[0] - AREA[0] - LEFT, PAGE[1] - AREA[1] - TOP, LEFT  # top, right, bottom, left
ACROSS_MARGINS = LEFT, TOP, PAGE[0] - AREA[0] - LEFT, PAGE[1] - AREA[1] - TOP  # the same sheet turned to the left
