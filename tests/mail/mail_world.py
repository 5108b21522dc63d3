"""A run about a province and two cities, and lists of offices, for tests of the messages that are made of them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from align.batch import run_folder
from align.mail.composing import Post, compose_all, prepare
from align.mail.dispatch import Dispatch
from align.mail.message import Stamp

HEAD = "place,office,to,cc,gets,lang"
NOON = datetime(2022, 6, 1, 12, tzinfo=UTC)
DRAFT = Stamp(None, NOON, draft=True)
PROVINCE = (
    "推进政务公开平台建设。全年发布政策解读100篇。（省教育厅牵头，省财政厅配合）",
    "优化营商环境信息公开。建立涉企政策目录。（省政务局牵头）",
    "加强公共卫生信息发布。每月公布监测结果。（省卫生健康委牵头）",
    "做好乡村振兴信息公开。公布帮扶资金使用情况。（省乡村振兴局牵头）",
)
MIANYANG = (
    "推进政务公开平台建设。全年发布政策解读30篇，绵阳专栏上线。（市教育体育局牵头，市财政局配合）",
    "优化营商环境信息公开。建立绵阳涉企政策目录。（市行政审批服务局牵头）",
    "加强公共卫生信息发布。每月公布监测结果。（市卫生健康委牵头）",
)
DEYANG = (
    "推进政务公开平台建设。全年发布政策解读100篇。（市教育局牵头）",
    "优化营商环境信息公开。建立德阳涉企政策目录，定期更新德阳清单。（市政务服务局牵头）",
    "开展德阳装备制造业信息公开试点。（市经济和信息化局牵头）",
)


def printed(place: str, year: int, tasks: Sequence[str]) -> str:
    """A plan as printed."""
    numbers = "一二三四五六七八九十"
    items = [f"（{numbers[at]}）{task}" for at, task in enumerate(tasks)]
    return (
        "\n".join([f"{place}{year}年政务公开工作要点", "为做好今年工作，制定本要点。", "一、重点任务", *items]) + "\n"
    )


@cache
def run_of_three() -> Path:
    """The folder of a run: a province, two cities compared with it, one of them also with its year before."""
    folder = Path(tempfile.mkdtemp(prefix="plan-align-mail-"))
    documents = folder / "documents"
    documents.mkdir()
    plans = (("四川省", 2022, PROVINCE), ("绵阳市", 2022, MIANYANG), ("德阳市", 2022, DEYANG))
    for place, year, tasks in (*plans, ("绵阳市", 2021, MIANYANG[:2]), ("眉山市", 2020, MIANYANG[:2])):
        (documents / f"{place}{year}.txt").write_text(printed(place, year, tasks), encoding="utf-8")
    run_folder(documents, folder / "run")
    return folder / "run"


def offices(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A list of offices with these rows."""
    path = folder / "offices.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def post_of(folder: Path, *rows: str) -> Post:
    """What these rows get of the run of three places."""
    return prepare(run_of_three(), offices(folder, *rows))


def composed(folder: Path, *rows: str, stamp: Stamp = DRAFT) -> list[Dispatch]:
    """The messages of these rows."""
    post = post_of(folder, *rows)
    return list(compose_all(post.due, post.opened, stamp))


def read_back(dispatch: Dispatch) -> EmailMessage:
    """A message as another program reads it."""
    message = message_from_bytes(dispatch.message.as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def html_of(message: EmailMessage) -> str:
    """The HTML body of a message that was read back."""
    body = message.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def text_of(message: EmailMessage) -> str:
    """The plain body."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attached(message: EmailMessage) -> dict[str, bytes]:
    """What is attached, by name."""
    return {part.get_filename() or "": part.get_payload(decode=True) or b"" for part in message.iter_attachments()}  # type: ignore[misc]


def everything(message: EmailMessage) -> str:
    """All words of a message: heads, bodies, and attachments with what is packed in them."""
    return "\n".join(
        [str(message["Subject"]), text_of(message), html_of(message), *map(unpacked, attached(message).values())]
    )


def unpacked(data: bytes) -> str:
    """The words of a page, or of all the files in a workbook or a letter."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in sorted(archive.namelist()))


class Tags(HTMLParser):
    """The elements and attributes of a body, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self.words += data

    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Each attribute with its element."""
        for tag, attrs in self.elements:
            for name, value in attrs.items():
                yield tag, name, value
