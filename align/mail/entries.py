"""A row in a message: in a few lines of the body, or whole in the list that goes with it."""

from __future__ import annotations

from typing import NamedTuple

from align.checklist import TEMPLATE, CheckLine, call_template, numbered
from align.comparison import Kind
from align.language import SHAPES, Lang, outcome_of
from align.mail.wording import mail_words
from align.plan import Item
from align.report.cells import short_title
from align.sentences import clip

TEXT, TITLE = 120, 60  # characters of a line and of a plan's title in a body; what is attached has them whole
LINES = 4  # of what differs in a row; what is attached has all


class Entry(NamedTuple):
    """A row: where it stands, what it is called, what was found, and what is to be known of it."""

    number: str
    title: str
    result: str
    lines: tuple[str, ...]


def short_entry(line: CheckLine, kind: Kind, lang: Lang, *, led: bool) -> Entry:
    """A row in a few lines; of what is left out it says where it stands."""
    page, left_out = mail_words(lang), len(line.differences[LINES:])
    told = [short(text) for text in line.differences[:LINES]]
    told += [page["more_lines_led" if led else "more_lines"].format(left_out)] if left_out else []
    if not line.plan:
        told += [short(text) for text in line.lone if text not in line.doubts]
        told += [page["says"].format(page["lead"], short(line.leads[0]))] if line.leads[0] else []
    told += [page[f"doubt_{kind.value}"].format(short(text)) for text in line.doubts]
    return _entry(line, kind, lang, told)


def whole_entry(line: CheckLine, kind: Kind, lang: Lang) -> Entry:
    """A row with the words of both sides and everything that is said of it."""
    page = mail_words(lang)
    sides = ((page[f"template_{kind.value}"], line.template), (page["plan"], line.plan))
    told = [page["says"].format(page["words_of"].format(name), item.text) for name, items in sides for item in items]
    told += [*line.differences, *(text for text in line.lone or line.because if text not in line.doubts)]
    leads = " → ".join(dict.fromkeys(filter(None, line.leads)))
    told += [page["says"].format(page["lead"], leads)] if leads else []
    told += [page[f"doubt_{kind.value}"].format(text) for text in line.doubts]
    return _entry(line, kind, lang, told)


def _entry(line: CheckLine, kind: Kind, lang: Lang, told: list[str]) -> Entry:
    """A row with what is told of it."""
    page, item = mail_words(lang), shown_item(line)
    where = short(numbered(item, lang), TITLE)
    number = page["item_of"].format(page["plan" if line.plan else f"template_{kind.value}"], where)
    lines = tuple(in_line(_call_template(text, line, kind, lang)) for text in told)
    return Entry(number, in_line(short_title(item)), result_of(line, kind, lang), lines)


def _call_template(text: str, line: CheckLine, kind: Kind, lang: Lang) -> str:
    """What offices call the template, unless the documents have that word themselves."""
    own = any(TEMPLATE in item.text for item in (*line.template, *line.plan))
    return text if own else call_template(text, mail_words(lang)[f"template_{kind.value}"])


def result_of(line: CheckLine, kind: Kind, lang: Lang) -> str:
    """What a row is called: in shape and words, with its tags."""
    page = mail_words(lang)
    named = page["named"].format(SHAPES[outcome_of(line.row, kind)], line.result)
    return page["of_name"].format(named, page["comma"].join(line.tags)) if line.tags else named


def shown_item(line: CheckLine) -> Item:
    """The item by which a row is known: the plan's, or the template's where there is none."""
    return (line.plan or line.template)[0]


def short(text: str, length: int = TEXT) -> str:
    """A text in one line of at most so many characters."""
    return clip(in_line(text), length)


def in_line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
