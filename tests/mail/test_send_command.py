"""`plan-align mail --send`: the command over a real server, its words and its exit codes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align.cli import main
from align.mail.ledger import LEDGER, read_ledger
from tests.conftest import CITY, printed
from tests.mail.certificates import authority, server_context
from tests.mail.smtp_world import PASSWORD, SENDER, USER, PostOffice, authenticator, post_office

OFFICES = """place,office,to,cc
绵阳市,市政府办公室,a@example.org;b@example.org,c@example.org
绵阳市,市政务局,d@example.org,
"""
TASKS = ("新建公园10个，改造老旧小区。", "推进政务公开，办好政务热线。")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `plan-align run` has written."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "province.txt").write_text(printed(*TASKS), encoding="utf-8")
    (folder / "city.txt").write_text(printed(TASKS[0].replace("10", "3"), title=CITY), encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(folder), "--out", str(folder / "out")])
    assert done.exit_code == 0, done.output
    return folder / "out"


@pytest.fixture
def sent(run: Path, tmp_path: Path) -> Path:
    """A copy of it, beside a list of offices."""
    (tmp_path / "offices.csv").write_text(OFFICES, encoding="utf-8")
    return Path(shutil.copytree(run, tmp_path / "out"))


def mail(sent: Path, office: PostOffice, *more: str, **variables: str) -> Result:
    """What the command says and how it ends."""
    environ = {
        "PLAN_ALIGN_MAIL_CONFIG": "",
        "PLAN_ALIGN_SMTP_HOST": "127.0.0.1",
        "PLAN_ALIGN_SMTP_PORT": str(office.port),
        "PLAN_ALIGN_SMTP_SENDER": SENDER,
        "PLAN_ALIGN_SMTP_TLS": "none",
        "XDG_CONFIG_HOME": str(sent),
    }
    command = ["mail", str(sent), "--offices", str(sent.parent / "offices.csv"), *more]
    return CliRunner().invoke(main, command, env=environ | variables)


def test_nothing_is_sent_unless_told(sent: Path) -> None:
    """Without --send the server is not even spoken to, and there is no ledger."""
    with post_office() as office:
        done = mail(sent, office)
        assert (done.exit_code, office.steps) == (0, [])
    assert not (sent / LEDGER).exists()


def test_every_office_gets_its_message_once(sent: Path) -> None:
    """Exit 0; the repeat composes the same messages, and sends none."""
    with post_office() as office:
        assert mail(sent, office, "--send").exit_code == 0
        again = mail(sent, office, "--send", "--date", "2031-01-01")
        assert (again.exit_code, again.stderr.splitlines()[-1]) == (0, "0 delivered, 2 had arrived before")
        assert sorted(address for _, address in office.counts()) == [f"{name}@example.org" for name in "abcd"]
        assert {one.message["Message-ID"] for one in office.taken} == {f"<{one}@example.org>" for one in ids(sent)}


def ids(sent: Path) -> set[str]:
    """The messages of a ledger."""
    return {line.split('"id": "')[1][:16] for line in (sent / LEDGER).read_text("utf-8").splitlines() if '"id"' in line}


def test_an_unsure_message_until_somebody_decides(sent: Path) -> None:
    """Exit 1 as long as it is unsure; a wrong id is told; the right one ends it."""
    with post_office({"end": ["take, drop"]}) as office:
        first = mail(sent, office, "--send")
        assert (first.exit_code, first.stderr.splitlines()[-1]) == (1, "1 delivered, 1 unsure")
        assert mail(sent, office, "--send").exit_code == 1
        unsure = read_ledger(sent / LEDGER).unsure()[0].id
        assert f"--arrived {unsure}" in first.stderr
        wrong = mail(sent, office, "--send", "--arrived", "0123")
        assert (wrong.exit_code, "no message of this id is unsure" in wrong.stderr) == (1, True)
        assert mail(sent, office, "--send", "--arrived", unsure).exit_code == 0
        assert set(office.counts().values()) == {1}


def test_a_message_that_has_not_arrived_is_sent_again(sent: Path) -> None:
    """When a person says so."""
    with post_office({"end": ["drop"]}) as office:
        assert mail(sent, office, "--send").exit_code == 1
        unsure = read_ledger(sent / LEDGER).unsure()[0].id
        assert mail(sent, office, "--send", "--not-arrived", unsure).exit_code == 0
        assert set(office.counts().values()) == {1}


def test_a_refused_recipient(sent: Path) -> None:
    """Exit 1, the recipient and the server's words in a line."""
    with post_office({"rcpt b@example.org": ["550 5.1.1 no such user"]}) as office:
        done = mail(sent, office, "--send")
        assert done.exit_code == 1
        assert "绵阳市 市政府办公室 (row 2): b@example.org: refused: 550 5.1.1 no such user" in done.stderr
        last = "mend what was refused (its rows and addresses are named above), then repeat the command"
        assert done.stderr.splitlines()[-1] == f"1 delivered, 1 refused; {last}"


def states(done: Result) -> list[str]:
    """What a dry run says of how far the sending came, by row."""
    head, *rows = (re.split(" {2,}", line) for line in done.stdout.splitlines())
    return [row[head.index("发送情况")] for row in rows]


def test_a_dry_run_shows_how_far_the_sending_came(sent: Path) -> None:
    """And asks about what is unsure, as an outbox does; both have done what they were asked for."""
    deeds = {"rcpt b@example.org": ["550 no such user"], "rcpt c@example.org": ["450 later"], "end": ["", "", "drop"]}
    with post_office(deeds) as office:
        assert "发送情况" not in mail(sent, office).stdout
        mail(sent, office, "--send")
        shown, again = mail(sent, office), mail(sent, office, "--outbox", str(sent.parent / "box"))
        other = mail(sent, office, "--from", "other@example.org")
    assert states(shown) == ["已送达 2；被拒收 1", "未确认"]
    assert states(other)[1] == "已发过另一封"
    assert (shown.exit_code, again.exit_code) == (0, 0)
    assert "UNSURE" in shown.stderr
    assert "UNSURE" in again.stderr


def test_a_server_that_is_not_there(sent: Path) -> None:
    """One line at once: a port that was mistyped is no reason to wait."""
    with post_office() as office:
        done = mail(sent, office, "--send", PLAN_ALIGN_SMTP_PORT="1")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "127.0.0.1:1: cannot be reached (Connection refused); check host and port" in done.stderr


def test_the_password_is_not_told(sent: Path, tmp_path: Path) -> None:
    """Not by a command that works, nor by one whose password is wrong."""
    authority("one").write(tmp_path)
    config = tmp_path / "mail.toml"
    config.touch(mode=0o600)
    config.write_text(f'user = "{USER}"\npassword = "{PASSWORD}"\nca_file = "authority.pem"\n', encoding="utf-8")
    with post_office(tls_context=server_context(tmp_path), authenticator=authenticator) as office:
        told = "--send", "--config", str(config)
        good = mail(sent, office, *told, PLAN_ALIGN_SMTP_TLS="starttls")
        assert good.exit_code == 0, good.output
        (sent / LEDGER).unlink()
        wrong = mail(sent, office, *told, PLAN_ALIGN_SMTP_TLS="starttls", PLAN_ALIGN_SMTP_PASSWORD=f"x{PASSWORD}")
        assert wrong.exit_code == 1
        assert wrong.stderr.count("\n") == 1
        assert "the user or the password is refused" in wrong.stderr
    files = [path.read_bytes() for path in sent.rglob("*") if path.is_file()]
    assert PASSWORD not in good.output + wrong.output
    assert not [data for data in files if PASSWORD.encode() in data]


def test_no_server_is_configured(sent: Path) -> None:
    """One line that says where to do so; nothing is composed."""
    with post_office() as office:
        done = mail(sent, office, "--send", PLAN_ALIGN_SMTP_HOST="")
        assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
        assert "no mail host is configured; set host in " in done.stderr
