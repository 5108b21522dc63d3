"""Messages parsed back: structure, addresses, names of attachments, ids and bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from pathlib import Path

from align.mail.composing import compose_all
from align.mail.message import Stamp
from align.mail.wire import to_bytes
from tests.mail.mail_world import DRAFT, NOON, attached, composed, html_of, post_of, read_back, text_of, unpacked

PLAIN = "绵阳市,市政府办公室,office@my.gov.cn,cc@sc.gov.cn,,"
SENT = Stamp(Address("四川省政务公开办", addr_spec="zwgk@sc.gov.cn"), NOON, draft=False)


def test_a_message_is_mixed_alternative_related(tmp_path: Path) -> None:
    """The plain body comes first, the HTML in a related part of its own, then what is attached."""
    (dispatch,) = composed(tmp_path, PLAIN)
    kinds = [part.get_content_type() for part in read_back(dispatch).walk()]
    assert kinds[:5] == ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html"]
    assert kinds[5:7] == ["text/html", "text/html"]
    assert [kind.rpartition(".")[2] for kind in kinds[7:]] == ["sheet", "document"]


def test_chinese_survives(tmp_path: Path) -> None:
    """Subject, names of people and names of files are what they were when another program reads the message."""
    row = '绵阳市,市政府办公室,"市政府办 <office@my.gov.cn>；""王, 小明"" <w@my.gov.cn>；z@例子.中国",cc@sc.gov.cn,,'
    (dispatch,) = composed(tmp_path, row, stamp=SENT)
    message = read_back(dispatch)
    assert message["Subject"] == "【工作要点比对】绵阳市2022年政务公开工作要点等 2 组比对"
    assert [one.display_name for one in message["To"].addresses] == ["市政府办", "王, 小明", ""]
    assert str(message["From"]) == "四川省政务公开办 <zwgk@sc.gov.cn>"
    assert list(attached(message)) == [
        "绵阳市2022年政务公开工作要点_上下级比对报告.html",
        "绵阳市2022年政务公开工作要点_年度比对报告.html",
        "绵阳市2022年政务公开工作要点_工作表格.xlsx",
        "绵阳市_反馈函.docx",
    ]
    assert dispatch.recipients == ("office@my.gov.cn", "w@my.gov.cn", "z@xn--fsqu00a.xn--fiqs8s", "cc@sc.gov.cn")


def test_what_is_attached_is_whole(tmp_path: Path) -> None:
    """Reports without a way back to the overview, a workbook, and a letter."""
    (dispatch,) = composed(tmp_path, PLAIN)
    report, _, book, letter = attached(read_back(dispatch)).values()
    assert b"index.html" not in report
    assert "绵阳专栏上线" in report.decode()
    assert "绵阳专栏上线" in unpacked(book)
    assert "做好乡村振兴信息公开" in unpacked(letter)


def test_a_message_is_plain_ascii_in_short_lines(tmp_path: Path) -> None:
    """Any mail server takes it as it is."""
    (dispatch,) = composed(tmp_path, PLAIN)
    data = dispatch.message.as_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_names_of_files_are_not_cut_into_pieces(tmp_path: Path) -> None:
    """Some programs do not join the pieces, and some know only encoded words; also when a head is rewritten."""
    (dispatch,) = composed(tmp_path, PLAIN.replace("office@my.gov.cn", "office@例子.中国"))
    for data in (dispatch.message.as_bytes(), to_bytes(dispatch.message, utf8=False)):
        assert b"*0" not in data
        assert data.count(b"filename*=utf-8''%E7%BB%B5%E9%98%B3") == 4
        assert b'Content-Type: text/html; charset="utf-8";\r\n name="=?utf-8?b?' in data
        parts = list(message_from_bytes(data, policy=default).iter_attachments())
        assert [part.get_param("name") for part in parts] == [part.get_filename() for part in parts]


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Also the boundaries and the id; the date is the one that was given."""
    first, second = (composed(tmp_path, PLAIN)[0].message.as_bytes() for _ in range(2))
    assert first == second
    assert b"Date: Wed, 01 Jun 2022 12:00:00 +0000\r\n" in first


def test_the_id_covers_all_but_the_date(tmp_path: Path) -> None:
    """Another date is the same message; another addressee, sender, language or office is another one."""
    later = composed(tmp_path, PLAIN, stamp=DRAFT._replace(date=NOON + timedelta(days=1)))[0]
    (dispatch,) = composed(tmp_path, PLAIN)
    assert later.id == dispatch.id
    assert later.message["Message-ID"] == dispatch.message["Message-ID"]
    others = (
        PLAIN.replace("cc@", "dd@"),
        PLAIN.replace("office@", "else@"),
        PLAIN.replace("办公室", "办公厅"),
        PLAIN + "en",
    )
    ids = {composed(tmp_path, row)[0].id for row in others} | {composed(tmp_path, PLAIN, stamp=SENT)[0].id}
    assert len(ids | {dispatch.id}) == len(others) + 2


def test_a_draft_is_marked_and_what_is_sent_is_not(tmp_path: Path) -> None:
    """Outlook opens a draft to be sent; without a sender it takes its own."""
    draft, sent = (composed(tmp_path, PLAIN, stamp=stamp)[0].message for stamp in (DRAFT, SENT))
    assert (draft["X-Unsent"], draft["From"]) == ("1", None)
    assert (sent["X-Unsent"], str(sent["From"])) == (None, "四川省政务公开办 <zwgk@sc.gov.cn>")
    assert str(sent["Message-ID"]).endswith("@sc.gov.cn>")


def test_both_bodies_say_the_same(tmp_path: Path) -> None:
    """The plain one stands for itself."""
    message = read_back(composed(tmp_path, PLAIN)[0])
    for words in (
        "市政府办公室：",
        "仅比对文本，不反映实际落实成效。",
        "○ 未见对应条目（待核实）：1 条",
        "上级要点第 4 条（原编号“（四）”）",
        "做好乡村振兴信息公开",
        "目标指标（本地份额）：100篇 → 30篇",
        "反馈函（可填写后回复）：1 个",
    ):
        assert words in text_of(message)
        assert words in html_of(message)


def test_an_english_message_is_english(tmp_path: Path) -> None:
    """But for what the documents say."""
    message = read_back(composed(tmp_path, PLAIN + "en")[0])
    assert message["Subject"] == "[Plan comparison] 绵阳市2022年政务公开工作要点 and 1 more"
    assert "No counterpart found (to be verified): 1" in text_of(message)
    assert 'lang="en"' in html_of(message)
    assert "请" not in text_of(message)


def test_offices_with_the_same_share_what_is_attached(tmp_path: Path) -> None:
    """It is made once, and the messages differ only in whom they are for."""
    first, second = composed(tmp_path, PLAIN, PLAIN.replace("办公室", "督查室").replace("office@", "d@"))
    assert attached(read_back(first)) == attached(read_back(second))
    assert first.id != second.id


def test_a_title_cannot_be_a_head(tmp_path: Path) -> None:
    """A document may be called whatever mail programs would decode: line ends, heads, paths."""
    post = post_of(tmp_path, PLAIN)
    (errand,) = post.due
    evil = "=?utf-8?b?DQpCY2M6IHhAeS5jbg==?=\r\nBcc: x@y.cn/../a\\b:c"
    extracts = tuple(
        one._replace(comparison=replace(one.comparison, plan=replace(one.comparison.plan, title=evil)))
        for one in errand.dossier.extracts
    )
    errand = errand._replace(dossier=errand.dossier._replace(extracts=extracts))
    (dispatch,) = compose_all([errand], post.opened, DRAFT)
    message = read_back(dispatch)
    assert message["Bcc"] is None
    assert message["Subject"].startswith("【工作要点比对】＝？utf-8?b?DQpCY2M6IHhAeS5jbg=＝？= Bcc: x@y.cn/../a")
    assert list(message.keys()) == [
        "To",
        "Cc",
        "Subject",
        "Date",
        "Message-ID",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
    ]
    for name in attached(message):
        assert not set('\\/:*?"<>|\r\n') & set(name)


def test_a_letter_that_asks_nothing_is_not_attached(tmp_path: Path) -> None:
    """And the body says that no reply is needed; whoever is asked gets one."""
    idle, asked = composed(tmp_path, "绵阳市,市卫生健康委,a@b.cn,,led,", "绵阳市,市乡村振兴局,b@b.cn,,led,")
    assert not [name for name in attached(read_back(idle)) if name.endswith(".docx")]
    assert "无需回复" in text_of(read_back(idle))
    assert "反馈函" not in text_of(read_back(idle))
    assert "绵阳市乡村振兴局_反馈函.docx" in attached(read_back(asked))
    assert "请核对以下 1 条" in text_of(read_back(asked))


def test_an_english_message_has_short_names_of_files(tmp_path: Path) -> None:
    """In English but for the plan's title."""
    names = attached(read_back(composed(tmp_path, PLAIN + "en")[0]))
    assert list(names)[:2] == ["绵阳市2022年政务公开工作要点_levels.html", "绵阳市2022年政务公开工作要点_years.html"]
