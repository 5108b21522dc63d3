"""What goes with a message: reports, a workbook, and a letter, made once for all who get the same."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from itertools import count
from typing import NamedTuple

from align.extracts import Dossier, Extract, matters
from align.language import Lang
from align.mail.body import write_list
from align.mail.choice import Errand
from align.mail.entries import TITLE, short
from align.mail.opened import Opened
from align.mail.sights import Sight
from align.mail.wording import mail_words
from align.report import Edition, render_html
from align.sentences import clip
from align.visible import make_visible

ROOM = 96_000_000  # bytes of attachments that are kept for the next office: those of about a hundred comparisons
LONGEST = 60  # characters of a file's name, three bytes each: below what disks take, 255 bytes
LINE = 76  # characters of a line in base64 (RFC 2045)
UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
HTML = "text", "html"
XLSX = "application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"


class Made(NamedTuple):
    """An attachment as a part of a message, without a name yet: its sort, size and hash."""

    sort: str
    part: EmailMessage
    size: int
    sha256: str


class Attachment(NamedTuple):
    """A named attachment."""

    name: str
    made: Made


class Shelf:
    """Attachments that were made, those asked for last kept as far as there is room."""

    def __init__(self) -> None:
        self.made: OrderedDict[Hashable, Made] = OrderedDict()

    def take(self, key: Hashable, sort: str, kind: tuple[str, str], make: Callable[[], bytes]) -> Made:
        """What stands under a key, made if it does not stand there."""
        if key not in self.made:
            data = make()
            self.made[key] = Made(sort, as_part(data, kind), len(data), hashlib.sha256(data).hexdigest())
            while sum(one.size for one in self.made.values()) > ROOM and len(self.made) > 1:
                self.made.popitem(last=False)
        self.made.move_to_end(key)
        return self.made[key]


def as_part(data: bytes, kind: tuple[str, str]) -> EmailMessage:
    """Bytes as a part of a message; they are encoded here, once."""
    part = EmailMessage(SMTP)
    part.set_content(b"", *kind, cte="base64", params={"charset": "utf-8"} if kind == HTML else None)
    del part["MIME-Version"]  # only a whole message has one
    encoded = b64encode(data).decode()  # the email package encodes line by line, which takes five times as long
    part.set_payload("\r\n".join([*(encoded[at : at + LINE] for at in range(0, len(encoded), LINE)), ""]))
    return part


def attach(errand: Errand, sights: Sequence[Sight], opened: Opened, shelf: Shelf) -> tuple[Attachment, ...]:
    """Everything that goes with an office's message, by unique names."""
    found = list(attach_led(errand, sights, opened, shelf) if errand.led else attach_whole(errand, opened, shelf))
    names = unique_names([safe_name(name) for name, _ in found])
    return tuple(Attachment(name, made) for name, (_, made) in zip(names, found, strict=True))


def attach_whole(errand: Errand, opened: Opened, shelf: Shelf) -> Iterator[tuple[str, Made]]:
    """The reports of some pairs, one workbook and one letter about them; a report shows no way to other places."""
    extracts, lang, check_below = errand.dossier.extracts, errand.office.lang, opened.check_below
    page, keys = mail_words(lang), tuple(one.key for one in extracts)
    titles = [short(one.comparison.plan.title, TITLE) for one in extracts]
    for title, one in zip(titles, extracts, strict=True):
        name = page[f"file_{one.comparison.kind.value}"].format(title)
        yield name, shelf.take((one.key, lang), "report", HTML, partial(report_of, one, lang, check_below))
    about = titles[0] if len(set(titles)) == 1 else errand.dossier.place
    yield (
        page["file_workbook"].format(about),
        shelf.take((keys, lang, "workbook"), "workbook", XLSX, lambda: workbook(extracts, lang, check_below)),
    )
    yield from attach_letter(errand.dossier, "", (keys, "letter"), opened, lang, shelf)


def attach_letter(
    dossier: Dossier, to: str, key: Hashable, opened: Opened, lang: Lang, shelf: Shelf
) -> Iterator[tuple[str, Made]]:
    """The letter with space for a reply, if anything is asked; `to` is an office, else the government."""
    from align.letters import reply_letter

    if any(matters(one, opened.check_below).any for one in dossier.extracts):
        name = mail_words(lang)["file_letter"].format(to or dossier.place)
        yield name, shelf.take(key, "letter", DOCX, lambda: reply_letter(dossier, opened.check_below, to=to))


def attach_led(errand: Errand, sights: Sequence[Sight], opened: Opened, shelf: Shelf) -> Iterator[tuple[str, Made]]:
    """Only the rows that an office gets as their lead, as a page, as a workbook and, where any is asked, as a letter.

    No report of a pair, which has the rows of others too.
    """
    extracts, lang, check_below = errand.dossier.extracts, errand.office.lang, opened.check_below
    page = mail_words(lang)
    rows = tuple((one.key, tuple((row.template_items, row.plan_items) for row in one.rows)) for one in extracts)
    yield (
        page["file_list"].format(errand.name),
        shelf.take((errand.office.row, "list"), "list", HTML, lambda: write_list(errand, sights).encode()),
    )
    yield (
        page["file_workbook_led"].format(errand.name),
        shelf.take((rows, lang, "workbook"), "workbook", XLSX, lambda: workbook(extracts, lang, check_below)),
    )
    yield from attach_letter(errand.dossier, errand.name, (errand.office.row, "letter"), opened, lang, shelf)


def report_of(extract: Extract, lang: Lang, check_below: float) -> bytes:
    """The page of a pair without a way back to the overview, which is about other places too."""
    return render_html(extract.comparison, Edition(lang, check_below, "")).encode("utf-8", "backslashreplace")


def workbook(extracts: Sequence[Extract], lang: Lang, check_below: float) -> bytes:
    """One workbook of what an office gets."""
    from align.workbooks.books import workbook_of

    return workbook_of(extracts, lang, check_below)


def safe_name(name: str) -> str:
    """A file's name that every system takes; its ending stays.

    >>> safe_name("CON<1>: 甲/乙.html"), safe_name("..x.docx")
    ('CON_1_甲_乙.html', 'x.docx')
    """
    stem, _, end = make_visible(name).rpartition(".")
    plain = UNSAFE.sub("_", stem).strip("._ ")
    return f"{clip(plain, LONGEST).rstrip('._ ')}.{end}"


def unique_names(names: Sequence[str]) -> list[str]:
    """Tell equal names of files apart by a number before their ending; capitals and small letters are alike.

    >>> unique_names(["a.html", "A.html", "a.xlsx"])
    ['a.html', 'A-2.html', 'a.xlsx']
    """
    given: dict[str, str] = {}
    for name in names:
        stem, _, end = name.rpartition(".")
        tries = (name if number == 1 else f"{stem}-{number}.{end}" for number in count(1))
        free = next(one for one in tries if one.casefold() not in given)
        given[free.casefold()] = free
    return list(given.values())


def told(attachments: Sequence[Attachment], lang: Lang) -> tuple[str, ...]:
    """What is attached, a line for each sort."""
    sorts = [one.made.sort for one in attachments]
    return tuple(mail_words(lang)[f"attached_{sort}"].format(sorts.count(sort)) for sort in dict.fromkeys(sorts))
