"""The table that goes with a letter to a place: every row it is asked about, verbatim, with room for its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from align.checklist import OF_NEAREST, CheckLine, call_template, check_lines
from align.comparison import Finding
from align.concerns import Concern, concerning
from align.language import Lang
from align.letters.asked import SORTS, Asked
from align.letters.excerpts import BESIDE, LONGEST, around, begin, printed_numbers
from align.letters.fitting import width_of
from align.letters.letter import Block, Line, Look, Paragraph, Piece, Style, Table, says
from align.letters.page import INSIDE, TABLE_SIZE
from align.letters.wording import LETTERS
from align.plan import Item
from align.report.attention import SEEN
from align.report.findings import finding_line, in_short
from align.report.segments import Side
from align.sentences import sentence

COLUMNS = {"number": 12, "template": 62, "plan": 62, "result": 45, "reply": 44}  # millimetres
FORM = {"unit": (20, 46), "person": (18, 32), "phone": (20, 37), "date": (20, 32)}  # of a name and its blank
TALL = 14  # millimetres of a row in which somebody is to write
FEW = 9  # lines of a row that stays on one page: a third of it; a higher one may go on over the next


def view_annex(asked: Sequence[Asked], check_below: float) -> tuple[Block, ...]:
    """The pages across: a table for each comparison, and who has answered."""
    heads = [LETTERS[f"form_{name}"] for name in FORM]
    cells = [cell for head in heads for cell in ((says(Style.HEAD, head),), (says(Style.CELL),))]
    widths = tuple(width for pair in FORM.values() for width in pair)
    return (
        says(Style.ANNEX, LETTERS["annex"]),
        says(Style.TITLE, LETTERS["annex_title"]),
        *(block for one in asked for block in _table(one, check_below)),
        says(Style.CAPTION, LETTERS["form_caption"]),
        Table(widths, (), (Line(tuple(cells), tall=TALL),)),
    )


def _table(asked: Asked, check_below: float) -> Iterator[Block]:
    """What is asked about one comparison."""
    comparison = asked.extract.comparison
    titles = comparison.template.title, comparison.plan.title
    yield says(Style.CAPTION, LETTERS["caption"].format(*titles, len(asked.rows)))
    numbers = {Side.TEMPLATE: printed_numbers(comparison.template), Side.PLAN: printed_numbers(comparison.plan)}
    sorts = [sort for sort in SORTS for _ in asked.of(sort)]
    found = check_lines(asked.extract._replace(rows=asked.rows), Lang.ZH, check_below)
    lines = (_line(at, sort, line, numbers) for at, (sort, line) in enumerate(zip(sorts, found, strict=True), 1))
    yield Table(tuple(COLUMNS.values()), tuple(LETTERS[f"head_{name}"] for name in COLUMNS), tuple(lines))


def _line(number: int, sort: str, line: CheckLine, numbers: Mapping[Side, Mapping[int, str]]) -> Line:
    """One row: what either side says, what is asked, and room for the answer."""
    sides = ((Side.TEMPLATE, line.template), (Side.PLAN, line.plan))
    template, plan = (_items(items, side, line, numbers[side]) for side, items in sides)
    result = _result(sort, line)
    cells = ((says(Style.CENTRED, str(number)),), template, plan, result, (says(Style.CELL),))
    return Line(cells, whole=max(map(_lines, cells, COLUMNS.values())) <= FEW, tall=TALL)


def _lines(cell: Sequence[Paragraph], width: int) -> int:
    """How many lines a cell takes in a column of so many millimetres."""
    room = (width - INSIDE["left"] - INSIDE["right"]) / 25.4 * 72 / TABLE_SIZE
    return sum(ceil(width_of("".join(piece.text for piece in one.pieces)) / room) for one in cell)


def _items(items: Sequence[Item], side: Side, line: CheckLine, numbers: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """The items of one side: where they stand, and their words as far as the question goes."""
    if not items:
        return (says(Style.CELL, LETTERS["nobody"]),)
    found = concerning(line.row, Concern.TARGET)
    alone = len(items) == 1 and not (line.template and line.plan)
    return tuple(
        paragraph
        for item in items
        for paragraph in (
            says(Style.CELL, Piece(_where(item, numbers), Look.QUIET)),
            Paragraph(Style.CELL, _words(item, _stretches(item, side, found), LONGEST if alone else BESIDE)),
        )
    )


def _where(item: Item, numbers: Mapping[int, str]) -> str:
    """Where an item stands: its number in the order of the plan, the printed one, and the page."""
    printed = numbers.get(item.no, "")
    if item.page is None:
        return LETTERS["number_printed" if printed else "number"].format(item.no, printed)
    return LETTERS["number_both" if printed else "number_paged"].format(item.no, item.page, printed)


def _words(item: Item, stretches: Sequence[tuple[int, int]], room: int) -> tuple[Piece, ...]:
    """An item's heading and the sentences that matter, or else how it begins."""
    if not stretches:
        return begin(item, room)
    heading = len(item.heading) if item.task.startswith(item.heading) else 0
    return around(item.task, [*stretches, *([(0, heading)] if heading else [])])


def _stretches(item: Item, side: Side, found: Sequence[Finding]) -> list[tuple[int, int]]:
    """Where in an item the words of its targets stand."""
    places = (one.template_at if side is Side.TEMPLATE else one.plan_at for one in found)
    return [(place.start, place.end) for place in places if place and place.no == item.no and place.start < place.end]


def _result(sort: str, line: CheckLine) -> tuple[Paragraph, ...]:
    """What was found, why a person should look, and what is asked."""
    reviewed = LETTERS["reviewed"] if line.reviewed else ""
    told = [in_short(finding_line(one, Lang.ZH), Lang.ZH) for one in concerning(line.row, Concern.TARGET)]
    seen = [sentence(reason) for reason in line.row.because if reason.code == SEEN]
    near = [sentence(reason) for reason in line.row.because if reason.code in OF_NEAREST]
    ours = [call_template(text, LETTERS["superior"]) for text in (*near, *line.doubts)]
    return (
        says(Style.CELL, Piece(line.result + reviewed, Look.STRONG)),
        *(says(Style.CELL, text) for text in (*told, *seen, *ours)),
        says(Style.CELL, Piece(LETTERS[f"ask_{sort}"], Look.QUIET)),
    )
