"""The body against what is known of mail programs, by npm's caniemail where it is there.

PLAN_ALIGN_CANIEMAIL names a folder with its node_modules; without it npm's global one is looked at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from align.extracts import whole
from align.language import Lang
from tests.mail.body_world import body_of, huge
from tests.report_world import COMPARISON, YEARS

CHECKER = Path(__file__).parent / "caniemail.mjs"
CLIENTS = ("gmail.*", "outlook.*", "apple-mail.*")
# Windows Mail, which was given up at the end of 2024, reads no role; it is only spoken, and lays out nothing.
SPOKEN_ONLY = ["outlook.windows-mail", "role attribute"]
BODIES = {
    "levels": lambda: body_of(whole("k", COMPARISON)).html,
    "years": lambda: body_of(whole("k", YEARS), whole("l", COMPARISON)).html,
    "led": lambda: body_of(whole("k", COMPARISON), led=True).html,
    "english": lambda: body_of(whole("k", COMPARISON), lang=Lang.EN).html,
    "huge": lambda: body_of(whole("k", huge())).html,
}


@cache
def find_checker() -> Path:
    """The folder of caniemail; the test is skipped if there is none."""
    if not shutil.which("node"):
        pytest.skip("node is not there")
    named = os.environ.get("PLAN_ALIGN_CANIEMAIL")
    folder = Path(named) if named else global_folder()
    if folder is None or not (folder / "node_modules" / "caniemail").is_dir():
        pytest.skip("caniemail is not there: PLAN_ALIGN_CANIEMAIL=$(python3 .ci/caniemail.py) fetches it")
    return folder


def global_folder() -> Path | None:
    """Where npm keeps what is there for all."""
    npm = shutil.which("npm")
    found = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False) if npm else None
    return Path(found.stdout.strip()).parent if found and found.stdout.strip() else None


def errors_of(html: str, *clients: str) -> list[list[str]]:
    """What some mail programs do not show."""
    command = ["node", str(CHECKER), str(find_checker())]
    asked = json.dumps({"html": html, "clients": list(clients)})
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [list(error) for error in json.loads(run.stdout)]


@pytest.mark.parametrize("name", BODIES)
def test_mail_programs_show_all_of_a_body(name: str) -> None:
    """Gmail, Outlook and Apple Mail, on desks and telephones."""
    errors = errors_of(BODIES[name](), *CLIENTS)
    assert [error for error in errors if error != SPOKEN_ONLY] == []


def test_the_checker_finds_what_is_not_shown() -> None:
    """Else nothing would be shown by its silence."""
    errors = errors_of('<div style="display:flex">x</div>', *CLIENTS)
    assert any(client.startswith("outlook.windows") for client, _ in errors)
