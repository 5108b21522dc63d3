"""`plan-align mail`: shows, writes or sends; refuses before anything is done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align.cli import main
from tests.mail.mail_world import offices, run_of_three
from tests.mail.smtp_world import post_office

ROWS = ("绵阳市,市政府办,政府办 <a@b.cn>,c@b.cn,,", "德阳市,市教育局,b@b.cn,,led,en", "眉山市,市政府办,m@b.cn,,,")


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No server but what a test names."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run's folder of the test's own."""
    return Path(shutil.copytree(run_of_three(), tmp_path / "run"))


def mail(run: Path, *options: object, rows: tuple[str, ...] = ROWS) -> Result:
    """The command with a list of these rows."""
    path = offices(run.parent, *rows)
    return CliRunner().invoke(main, ["mail", str(run), "--offices", str(path), *map(str, options)])


def test_without_more_it_shows_who_would_get_what(run: Path) -> None:
    """As a table, and writes nothing."""
    before = sorted(run.parent.rglob("*"))
    result = mail(run)
    assert result.exit_code == 0
    head, first, second, third = result.stdout.splitlines()
    assert head.split() == ["行", "地区", "单位", "收件人", "抄送", "条目", "大小", "主题", "附件"]
    for words in (
        "绵阳市",
        "市政府办",
        "政府办 <a@b.cn>",
        "c@b.cn",
        "  7  ",
        " KB",
        "【工作要点比对】",
        "报告.html（",
        "反馈函.docx（",
    ):
        assert words in first
    assert "Items led by 德阳市教育局" in second
    assert "没有可发的条目，不发邮件" in third
    assert "2 messages; nothing was written or sent" in result.stderr
    assert "row 4: this run has nothing for 眉山市 市政府办, so no message" in result.stderr
    assert set(run.parent.rglob("*")) - set(before) == {run.parent / "offices.csv"}


def test_an_outbox_has_the_same_bytes_for_the_same_date(run: Path) -> None:
    """A date without a zone is one of China."""
    for name in ("one", "two"):
        assert mail(run, "--outbox", run.parent / name, "--date", "2022-06-01").exit_code == 0
    one, two = ({path.name: path.read_bytes() for path in (run.parent / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert b"Date: Wed, 01 Jun 2022 00:00:00 +0800\r\n" in one["001_绵阳市_市政府办.eml"]


def test_the_sender_may_be_named(run: Path) -> None:
    mail(run, "--outbox", run.parent / "box", "--from", "省政务公开办 <zwgk@sc.gov.cn>")
    names = json.loads((run.parent / "box" / "outbox.json").read_text("utf-8"))["messages"]
    assert b"<zwgk@sc.gov.cn>" in (run.parent / "box" / names[0]["file"]).read_bytes()


def test_all_problems_of_a_list_are_told(run: Path) -> None:
    """One line each, nothing written."""
    result = mail(run, "--outbox", run.parent / "box", rows=("绵阳市,市政府办,a@b,,,", "成都市,市府办,c@d.cn,,,"))
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()[:2]] == [
        "offices.csv, row 2",
        "offices.csv, row 3",
    ]
    assert result.stderr.splitlines()[2].endswith("offices.csv: 2 things to mend; nothing was composed")
    assert not (run.parent / "box").exists()


def test_a_broken_run_is_refused(run: Path) -> None:
    """Before anything is composed."""
    next((run / "pairs").glob("*.json")).unlink()
    result = mail(run, "--outbox", run.parent / "box")
    assert result.exit_code == 1
    assert "this pair's record is missing" in result.stderr
    assert not (run.parent / "box").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--outbox", "x", "--send"), "choose one of the two"),
        (("--newer",), "--newer says what --send sends"),
        (("--date", "yesterday"), "'yesterday' is no date"),
        (("--from", "nobody"), "'nobody' is no address"),
    ],
)
def test_bad_usage(options: tuple[str, ...], words: str, run: Path) -> None:
    result = mail(run, *options)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_list_is_needed(run: Path) -> None:
    for options in ([], ["--arrived", "0123", "--send"]):
        result = CliRunner().invoke(main, ["mail", str(run), *options])
        assert (result.exit_code, "--offices FILE" in result.stderr) == (2, True)


def test_nothing_is_noted_where_nothing_was_sent(run: Path) -> None:
    """A folder without a ledger gets none by asking."""
    result = CliRunner().invoke(main, ["mail", str(run), "--arrived", "0123"])
    assert (result.exit_code, "nothing was sent from here" in result.stderr) == (1, True)
    assert not (run / "sent.jsonl").exists()


def test_sending_needs_a_server(run: Path) -> None:
    """And says which setting is missing."""
    result = mail(run, "--send")
    assert result.exit_code == 1
    assert "no mail host is configured" in result.stderr


def test_a_configuration_that_cannot_be_read_is_told(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing is sent: else the messages would lack their sender without a word."""
    monkeypatch.setenv("PLAN_ALIGN_SMTP_HSOT", "x")
    assert "PLAN_ALIGN_SMTP_HSOT: unknown variable" in mail(run).stderr
    monkeypatch.delenv("PLAN_ALIGN_SMTP_HSOT")
    monkeypatch.setenv("PLAN_ALIGN_MAIL_CONFIG", str(run.parent / "mail.toml"))
    (run.parent / "mail.toml").write_text("host = smtp\n", encoding="utf-8")
    result = mail(run)
    assert (result.exit_code, "mail.toml: not a TOML file" in result.stderr) == (1, True)


def test_a_sender_needs_no_server_in_drafts(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who only writes an outbox may configure nothing else."""
    monkeypatch.setenv("PLAN_ALIGN_SMTP_SENDER", "zwgk@sc.gov.cn")
    assert mail(run, "--outbox", run.parent / "box").exit_code == 0
    assert b"From: zwgk@sc.gov.cn" in (run.parent / "box" / "001_绵阳市_市政府办.eml").read_bytes()
    monkeypatch.setenv("PLAN_ALIGN_SMTP_SENDER", "nobody")
    assert "PLAN_ALIGN_SMTP_SENDER: must be one bare address" in mail(run).stderr


def test_messages_are_sent_each_once(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repeat of the command sends nobody the same again."""
    with post_office() as post:
        for key, value in (("HOST", "127.0.0.1"), ("PORT", post.port), ("SENDER", "zwgk@sc.gov.cn"), ("TLS", "none")):
            monkeypatch.setenv(f"PLAN_ALIGN_SMTP_{key}", str(value))
        first = mail(run, "--send", "--date", "2022-06-01")
        again = mail(run, "--send", "--date", "2022-06-02")
    assert (first.exit_code, again.exit_code) == (0, 0), first.stderr
    assert "row 4: this run has nothing for 眉山市 市政府办, so no message" in first.stderr
    assert [one.recipients for one in post.taken] == [("a@b.cn", "c@b.cn"), ("b@b.cn",)]
    assert [one.message["From"] for one in post.taken] == ["zwgk@sc.gov.cn"] * 2
    assert "反馈函.docx" in str([part.get_filename() for part in post.taken[0].message.iter_attachments()])
