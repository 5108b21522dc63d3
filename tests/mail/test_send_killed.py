"""A run that is killed at any instant and repeated sends nobody the same message twice and loses none silently."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from align.errors import LedgerError
from align.mail.book import MAY_HAVE_IT
from align.mail.ledger import open_ledger
from tests.mail.killed_sender import letters
from tests.mail.smtp_world import SOON, Post, PostOffice, dispatch, post_office, server_at, until

ROOT = Path(__file__).parents[2]
MESSAGES = 2
NEVER = 10_000


def run_killed(office: PostOffice, folder: Path, step: int) -> tuple[int, list[str]]:
    """Send messages in a process of its own that is killed at a step: how it ended, and the steps it took."""
    arguments = [str(office.port), str(folder), str(MESSAGES), str(step)]
    command = [sys.executable, "-m", "tests.mail.killed_sender", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SOON, cwd=ROOT, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    office.settle()
    return done.returncode, done.stdout.splitlines()


def repeat_and_count(office: PostOffice, folder: Path) -> Counter[str]:
    """Repeat the command, decide what is unsure as it is in truth, repeat: how many were unsure, lost, doubled."""
    post, sent = Post(folder), letters(MESSAGES)
    wanted = {(one.id, address) for one in sent for address in one.recipients}
    post.send(server_at(office), *sent)
    unsure = {(one.id, address) for one in post.book().unsure() for address in one.recipients}
    silent = wanted - set(office.counts()) - unsure
    for one in post.book().unsure():
        post.decide(one.id, arrived=(one.id, one.recipients[0]) in office.counts())
    outcome = post.send(server_at(office), *sent)
    assert outcome.complete
    counts = office.counts()
    return Counter(
        unsure=len(unsure),
        lost=len(silent) + len(wanted - set(counts)),
        doubled=sum(count > 1 for count in counts.values()),
    )


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The steps of a run that nobody kills."""
    with post_office() as office:
        ended, steps = run_killed(office, tmp_path_factory.mktemp("whole"), NEVER)
    assert ended == 0
    assert office.counts().total() == 2 * MESSAGES
    return steps


POINTS = {  # a step by its name, and how many recipients are unsure after it
    "before MAIL": ("before mail", 0),
    "after the first RCPT": ("after rcpt", 0),
    "amid the message": ("amid the message", 0),
    "after the message, before the end is noted": ("after the message", 0),
    "amid the note before the end": ("amid the ledger's after the message", 0),
    "after the note, before the end": ("before .", 2),  # the ledger cannot know how far it came from here on
    "amid the end": ("amid .", 2),
    "after the end, before the answer": ("after .", 2),
    "after the answer, before the ledger": ("answer 250 after .", 2),
}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_of_the_protocol(point: str, steps: list[str], tmp_path: Path) -> None:
    """Killed before the end of the message is written: sent again; from then until the answer is noted: asked."""
    name, unsure = POINTS[point]
    name, _, earlier = name.partition(" after ")
    number = steps.index(name, steps.index(f"after {earlier}") if earlier else 0) + 1
    with post_office() as office:
        ended, taken = run_killed(office, tmp_path, number)
        assert (ended, taken[-1]) == (-signal.SIGKILL, name)
        assert repeat_and_count(office, tmp_path) == Counter(unsure=unsure)


@pytest.mark.slow
def test_killed_at_every_step(steps: list[str], tmp_path: Path) -> None:
    """Whichever write or answer is the last one, half of it written or all: none lost, none doubled."""
    assert len(steps) > 60
    found: Counter[str] = Counter()
    for number in range(1, len(steps) + 1):
        with post_office() as office:
            (folder := tmp_path / str(number)).mkdir()
            run_killed(office, folder, number)
            found += repeat_and_count(office, folder)
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert found["unsure"] > 0


def test_a_second_run_is_kept_out(tmp_path: Path) -> None:
    """While one process sends, another is told so and sends nothing; when the first is killed, the way is free."""
    with post_office({"end": ["hang"]}) as office:
        arguments = [str(office.port), str(tmp_path), "1", str(NEVER)]
        command = [sys.executable, "-m", "tests.mail.killed_sender", *arguments]
        first = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
        try:
            until(lambda: "end" in office.steps)
            with pytest.raises(LedgerError, match="another run is sending"):
                Post(tmp_path).send(server_at(office), dispatch(7))
        finally:
            first.kill()
            first.wait()
        assert not office.taken
        office.settle()
        with open_ledger(tmp_path / "sent.jsonl") as ledger:
            assert {entry.state for entry in ledger.book.last(dispatch(1).id).values()} <= MAY_HAVE_IT
