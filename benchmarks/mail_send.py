"""How many of 500 messages are lost or doubled while everything fails that can fail.

    python -m benchmarks.mail_send [MESSAGES] [SEED]      from the root of a checkout

A server on loopback fails for each message in one way, drawn by the seed; the command is killed and repeated until
nothing is left but messages of which nobody knows whether they arrived. These are decided as they are in truth, as a
person who asks at the office would, and the command is repeated once more. Counted is what the server took, per
message and recipient: lost, if never; doubled, if more than once; unsure, if it had to be decided. Exits with 1 if
anything is lost or doubled.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from align.mail.book import Book
from align.mail.dispatch import Dispatch
from align.mail.ledger import LEDGER, read_ledger
from align.mail.server import Server, Tls
from tests.mail.smtp_world import HOST, SENDER, TAKE, Post, PostOffice, dispatch, post_office

MESSAGES, SEED = 500, 20220601
TIMEOUT = 0.3  # seconds; the server answers at once or never
KILL = "kill"
MOST_RUNS = 2000
ROOT = Path(__file__).parent.parent

# For each kind what befalls a message's steps, one after the other. What comes before its recipients are named cannot
# be told apart by message, so there the connection is reset first, and the failure meets the next one.
KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "nothing": (),
    "4xx instead of a greeting": (("rcpt", "drop"), ("greeting", "421 busy")),
    "no greeting in time": (("rcpt", "drop"), ("greeting", "hang")),
    "4xx at MAIL": (("rcpt", "drop"), ("mail", "451 busy")),
    "5xx at MAIL, mended later": (("rcpt", "drop"), ("mail", "550 not now")),
    "4xx for one recipient": (("rcpt", "450 greylisted"),),
    "4xx for long": (("rcpt", "452 full"),) * 9,
    "5xx for one recipient, mended later": (("rcpt", "550 no such user"),),
    "no answer in time at RCPT": (("rcpt", "hang"),),
    "connection reset at RCPT": (("rcpt", "drop"),),
    "4xx at DATA": (("data", "451 busy"),),
    "421 together with the yes to DATA": (("data", "354 go on\r\n421 closing"),),
    "connection reset in mid-message": (("body", "drop"),),
    "4xx after the message": (("end", "451 busy"),),
    "two answers to the message": (("end", "250 yes\r\n250 yes"),),
    "5xx after the message, mended later": (("end", "554 not now"),),
    "reset after the message, not taken": (("end", "drop"),),
    "reset after the message, taken": (("end", f"{TAKE}drop"),),
    "no answer in time, not taken": (("end", "hang"),),
    "no answer in time, taken": (("end", f"{TAKE}hang"),),
    "no SMTP after the message, taken": (("end", f"{TAKE}-- what"),),
    "killed while recipients are named": (("rcpt", KILL),),
    "killed in mid-message": (("body", KILL),),
    "killed after the message, not taken": (("end", KILL),),
    "killed after the message, taken": (("end", f"{TAKE}{KILL}"),),
}


class Weather:
    """What befalls the steps of every message."""

    def __init__(self, messages: int, seed: int) -> None:
        draw = random.Random(seed)
        names = [name for _ in range(messages // len(KINDS) + 1) for name in KINDS][:messages]
        draw.shuffle(names)
        self.kinds = dict(enumerate(names, 1))
        self.left = {number: list(KINDS[name]) for number, name in self.kinds.items()}
        self.now = 0  # the message whose recipients were named last
        self.child: subprocess.Popen[str] | None = None
        self.kills = 0

    def deed(self, step: str, argument: str) -> str:
        """What befalls a step."""
        if step == "rcpt":
            self.now = int(argument[1:].partition("@")[0])
        left = self.left.get(self.now, [])
        if not left or left[0][0] != step:
            return ""
        deed = left.pop(0)[1]
        if deed.endswith(KILL):
            self.kills += 1
            if self.child:
                self.child.send_signal(signal.SIGKILL)
            return f"{TAKE}hang" if deed.startswith(TAKE) else "hang"
        return deed


def letters(messages: int) -> list[Dispatch]:
    """The messages, each to one, two or three recipients."""
    return [
        dispatch(number, *(f"{name}{number}@example.org" for name in "abc"[: number % 3 + 1]))
        for number in range(1, messages + 1)
    ]


def send(port: int, folder: Path, messages: int) -> None:
    """What the command does; in a process of its own, since it is killed."""
    server = Server(HOST, SENDER, port, tls=Tls.NONE, timeout=TIMEOUT, timeout_after_data=TIMEOUT)
    Post(folder).send(server, *letters(messages))


def run_once(office: PostOffice, weather: Weather, folder: Path, messages: int) -> None:
    """Send, until the end or a kill."""
    command = [sys.executable, "-m", "benchmarks.mail_send", "send", str(office.port), str(folder), str(messages)]
    weather.child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    _, said = weather.child.communicate()
    if weather.child.returncode not in (0, -signal.SIGKILL):
        raise SystemExit(said)
    office.settle()


def pending(messages: int, book: Book) -> int:
    """How many recipients are neither served nor unsure, by the ledger."""
    return sum(len(book.left(one.id, one.recipients)) for one in letters(messages))


def repeat(office: PostOffice, weather: Weather, folder: Path, messages: int) -> int:
    """Repeat the command until the ledger says that nothing is left to do: how often."""
    for number in range(MOST_RUNS):
        if number and not pending(messages, read_ledger(folder / LEDGER)):
            return number
        run_once(office, weather, folder, messages)
    raise SystemExit(f"not done after {MOST_RUNS} runs")


def measure(messages: int, seed: int, folder: Path) -> bool:
    """Send everything, print the table, and say whether all is well."""
    weather, start, post = Weather(messages, seed), time.perf_counter(), Post(folder)
    with post_office(weather.deed) as office:
        runs = repeat(office, weather, folder, messages)
        asked = post.book().unsure()
        early = office.counts()
        for one in asked:
            post.decide(one.id, arrived=(one.id, one.recipients[0]) in early)
        runs += repeat(office, weather, folder, messages)
        taken = office.counts()
    unsure = Counter({(one.id, address): 1 for one in asked for address in one.recipients})
    print_table(messages, weather, taken, unsure)
    wanted = {(one.id, address) for one in letters(messages) for address in one.recipients}
    silent = len(wanted - set(early) - set(unsure))
    sys.stdout.write(
        f"{runs} runs, {weather.kills} killed, {time.perf_counter() - start:.0f} s; before anybody decided, "
        f"{silent} recipients had nothing and were not asked about\n"
    )
    return not silent and set(taken) == wanted and set(taken.values()) == {1}


def print_table(
    messages: int, weather: Weather, taken: Counter[tuple[str, str]], unsure: Counter[tuple[str, str]]
) -> None:
    """How many of each kind were sent, unsure, lost and doubled."""
    found: Counter[tuple[str, str]] = Counter()
    for one in letters(messages):
        counts = [taken[one.id, address] for address in one.recipients]
        facts = {
            "messages": 1,
            "recipients": len(counts),
            "unsure": sum(unsure[one.id, address] for address in one.recipients),
            "lost": counts.count(0),
            "doubled": sum(count > 1 for count in counts),
        }
        for name in (weather.kinds[int(one.id, 16)], "all"):
            found.update({(name, fact): count for fact, count in facts.items()})
    columns = ("messages", "recipients", "unsure", "lost", "doubled")
    sys.stdout.write(f"{'':38}" + "".join(f"{column:>11}" for column in columns) + "\n")
    for name in (*KINDS, "all"):
        sys.stdout.write(f"{name:38}" + "".join(f"{found[name, column]:11}" for column in columns) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["send"]:
        send(int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        asked_for = dict(enumerate(map(int, sys.argv[1:])))
        with tempfile.TemporaryDirectory() as made:
            good = measure(asked_for.get(0, MESSAGES), asked_for.get(1, SEED), Path(made))
        sys.exit(0 if good else 1)
