"""A message's body in HTML and in plain text, cut by a rule so that no mail program cuts it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from typing import NamedTuple

from align.language import Lang
from align.mail.body_view import Body, Limits, view_body, view_list
from align.mail.choice import Errand
from align.mail.sights import Sight
from align.mail.wording import mail_words
from align.report.pages import make_environment

LARGEST = 80_000  # bytes of both bodies as they are sent; Gmail cuts a message near 102 KB
MOST = 60  # rows of a comparison that a body shows at most: what is longer is read in the report


class Texts(NamedTuple):
    """A message's body in plain text and in HTML."""

    plain: str
    html: str


class Written(NamedTuple):
    """A body, and both its texts as a part of a message."""

    texts: Texts
    part: EmailMessage

    @property
    def fits(self) -> bool:
        """Whether it is small enough to be sent."""
        return len(self.part.as_bytes()) < LARGEST


def write_body(errand: Errand, sights: Sequence[Sight], attached: Sequence[str]) -> Written:
    """The largest body that is small enough: first every comparison shows fewer rows, then fewer are shown."""

    @cache
    def make(limits: Limits) -> Written:
        texts = render(view_body(errand, sights, attached, limits), errand.office.lang)
        return Written(texts, alternatives(texts))

    most, pairs = min(MOST, max(len(sight.lines) for sight in sights)), len(sights)
    rows = largest(lambda number: make(Limits(number, pairs)).fits, most)
    if rows >= 0:
        return make(Limits(rows, pairs))
    return make(Limits(0, max(0, largest(lambda number: make(Limits(0, number)).fits, pairs))))


def write_list(errand: Errand, sights: Sequence[Sight]) -> str:
    """A page with all rows that an office gets, whole."""
    return render(view_list(errand, sights), errand.office.lang).html


def largest(fits: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` that fits, where a larger one fits no better; -1 if none does.

    >>> largest(lambda number: number < 5, 9), largest(lambda number: True, 9), largest(lambda number: False, 9)
    (4, 9, -1)
    """
    if fits(most):
        return most
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def alternatives(texts: Texts) -> EmailMessage:
    """Both bodies as a part of a message, the plain one first.

    The HTML stands in a multipart/related of its own, where pictures would stand; bars are cells, so there are none.
    """
    part = EmailMessage(SMTP)
    part.set_content(texts.plain, cte=shorter_encoding(texts.plain))
    part.add_alternative(texts.html, subtype="html", cte=shorter_encoding(texts.html))
    page = part.get_payload()[1]  # type: ignore[index]  # a list since the part is a multipart
    page.make_related()  # type: ignore[union-attr]
    del part["MIME-Version"]  # only a whole message has one
    return part


def shorter_encoding(text: str) -> str:
    """How a text is sent in fewer bytes: Chinese in base64, mostly markup as quoted-printable.

    >>> shorter_encoding("工作要点"), shorter_encoding("<table><tr><td>工作</td></tr></table>")
    ('base64', 'quoted-printable')
    """
    data = text.encode()
    ascii_only = len(data.decode("ascii", "ignore"))
    return "quoted-printable" if 3 * len(data) - 2 * ascii_only < len(data) * 4 / 3 else "base64"


def render(view: Body, lang: Lang) -> Texts:
    """A body from the templates and plain values."""
    values = {"view": view, "w": mail_words(lang)}
    made = (
        make_environment(autoescape=html).get_template(name).render(values).strip() + "\n"
        for html, name in ((False, "mail.txt"), (True, "mail.html"))
    )
    return Texts(*made)
