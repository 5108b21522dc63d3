"""Messages over a real SMTP server that fails: who gets what, what is tried again, what is asked of a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from align.errors import ServerError
from align.mail.book import State
from align.mail.outcome import Outcome
from tests.mail.smtp_world import Post, Talk, dispatch, post_office, server_at

SHORT = 0.5  # seconds until a server that does not answer is given up


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


def states(post: Post, number: int = 1) -> dict[str, State]:
    """What the ledger says of a message."""
    return {address: entry.state for address, entry in post.book().last(dispatch(number).id).items()}


def test_all_are_delivered_over_one_connection(post: Post) -> None:
    """Each message once, as it was composed, dots at the beginning of lines included."""
    with post_office() as office:
        assert post.send(server_at(office), *map(dispatch, range(1, 21))) == Outcome(delivered=20)
        assert (len(office.taken), office.connections) == (20, 1)
        assert set(office.counts().values()) == {1}
    message = office.taken[0].message
    assert message.get_content() == "各项任务\n.\n..\n"
    assert (message["Subject"], message["To"]) == ("第1号核对表", "a1@example.org")
    assert post.said == []


def test_a_repeat_sends_nothing_twice(post: Post) -> None:
    """What arrived is not even mentioned to the server again."""
    with post_office() as office:
        post.send(server_at(office), dispatch(1), dispatch(2))
        assert post.send(server_at(office), dispatch(1), dispatch(2), dispatch(3)) == Outcome(delivered=1, already=2)
        assert set(office.counts().values()) == {1}
        assert post.send(server_at(office), dispatch(1)) == Outcome(already=1)
        assert office.connections == 2


@pytest.mark.parametrize(
    ("step", "deed"),
    [(step, "451 busy") for step in ("greeting", "mail", "rcpt", "data", "end")]
    + [(step, "421 closing") for step in ("greeting", "ehlo", "mail", "rcpt", "data", "end")]
    + [(step, "drop") for step in ("greeting", "ehlo", "mail", "rcpt", "data")],
)
def test_a_failure_for_the_moment_then_success(step: str, deed: str, post: Post) -> None:
    """A temporary answer or a lost connection before the end: tried again after a wait, delivered once."""
    with post_office({step: [deed, deed]}) as office:
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)
        assert set(office.counts().values()) == {1}
    assert [round(seconds) >= 1 for seconds in post.slept] == [True, True]
    assert post.slept[0] < post.slept[1]
    assert "trying again in" in post.said[0]


@pytest.mark.parametrize("step", ["greeting", "ehlo", "mail", "rcpt", "data", "body"])
def test_no_answer_in_time_before_the_end(step: str, post: Post) -> None:
    """The server is given up after the time-out, and the message tried again."""
    with post_office({step: ["hang"]}) as office:
        server = server_at(office, timeout=SHORT, timeout_after_data=SHORT)
        expected = Outcome(unsure=1) if step == "body" else Outcome(delivered=1)
        assert post.send(server, dispatch()) == expected  # who only stops reading may have read all of it


@pytest.mark.parametrize("step", ["mail", "rcpt", "data", "end"])
def test_a_refusal_for_good(step: str, post: Post) -> None:
    """A permanent answer: not tried again in this run, the other offices get theirs, a repeat asks again."""
    with post_office({step: ["550 5.7.1 not here"]}) as office:
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=1, refused=1)
        assert post.slept == []
        assert post.said == ["邵阳市 第1办公室: a1@example.org: refused: 550 5.7.1 not here"]
        assert states(post) == {"a1@example.org": State.REFUSED}
        assert post.send(server_at(office), dispatch(1), dispatch(2)) == Outcome(delivered=1, already=1)


@pytest.mark.parametrize("deed", ["drop", "hang", "-- what", "250-unfinished\r\n25", "x" * 9000])
@pytest.mark.parametrize("taken", ["take, ", ""])
def test_no_answer_after_the_end_is_unsure(deed: str, taken: str, post: Post) -> None:
    """Nobody can tell whether it was taken: not sent again, told in every repeat, until a person has decided."""
    with post_office({"end": [taken + deed]}) as office:
        server = server_at(office, timeout_after_data=SHORT)
        assert post.send(server, dispatch(1), dispatch(2)) == Outcome(delivered=1, unsure=1)
        assert "UNSURE 0000000000000001 邵阳市 第1办公室" in str(post.said)
        post.said = Talk()
        assert post.send(server, dispatch(1), dispatch(2)) == Outcome(already=1, unsure=1)
        assert "--not-arrived 0000000000000001" in str(post.said)
        post.decide(dispatch(1).id, arrived=bool(taken))
        assert post.send(server, dispatch(1), dispatch(2)).complete
        assert office.counts() == {(dispatch(n).id, f"a{n}@example.org"): 1 for n in (1, 2)}


def test_a_connection_reset_in_mid_message_is_known_not_to_deliver(post: Post) -> None:
    """A message too large for the buffers on the way, lost while it is written: no doubt, so it is sent again."""
    large = dispatch(words="核" * 1_500_000)
    with post_office({"body": ["drop"]}) as office:
        assert post.send(server_at(office), large) == Outcome(delivered=1)
        assert set(office.counts().values()) == {1}


def test_a_small_message_whose_connection_is_reset_is_not_doubled(post: Post) -> None:
    """It may be wholly written before the system tells of the reset: then it is unsure, else sent again."""
    with post_office({"body": ["drop"]}) as office:
        assert post.send(server_at(office), dispatch()) in (Outcome(delivered=1), Outcome(unsure=1))
        assert len(office.taken) == (not post.book().unsure())


def test_one_of_three_recipients_is_refused(post: Post) -> None:
    """The other two get the message; the third is told, and a repeat sends it to nobody but him."""
    three = dispatch(1, "a@x.org", "b@x.org", "c@x.org")
    with post_office({"rcpt b@x.org": repeat("550 5.1.1 no such user", 2)}) as office:
        assert post.send(server_at(office), three) == Outcome(refused=1)
        assert office.taken[0].recipients == ("a@x.org", "c@x.org")
        assert states(post) == dict(zip(three.recipients, ("delivered", "refused", "delivered"), strict=True))
        post.send(server_at(office), three)
        assert post.send(server_at(office), three) == Outcome(delivered=1)
        assert [one.recipients for one in office.taken] == [("a@x.org", "c@x.org"), ("b@x.org",)]


def test_one_of_three_recipients_is_not_taken_for_the_moment(post: Post) -> None:
    """Only that one is tried again, and gets the message apart."""
    three = dispatch(1, "a@x.org", "b@x.org", "c@x.org")
    with post_office({"rcpt b@x.org": ["451 4.7.1 greylisted"]}) as office:
        assert post.send(server_at(office), three) == Outcome(delivered=1)
        assert [one.recipients for one in office.taken] == [("a@x.org", "c@x.org"), ("b@x.org",)]


def test_some_refused_some_later_some_now(post: Post) -> None:
    """Three answers for three recipients of one message, each followed."""
    three = dispatch(1, "a@x.org", "b@x.org", "c@x.org")
    deeds = {"rcpt a@x.org": ["550 never"], "rcpt b@x.org": ["450 later"] * 2, "end": ["", "451 later"]}
    with post_office(deeds) as office:
        assert post.send(server_at(office), three) == Outcome(refused=1)
        assert office.counts() == {(three.id, "b@x.org"): 1, (three.id, "c@x.org"): 1}


def test_patience_ends(post: Post) -> None:
    """One office whose mailbox is full for long does not keep the others; the repeat goes on with it."""
    with post_office({"rcpt a2@example.org": repeat("452 4.2.2 full", 5)}) as office:
        assert post.send(server_at(office), *map(dispatch, (1, 2, 3))) == Outcome(delivered=2, failed=1)
        assert len(post.slept) == 4
        assert all(0 < seconds <= 21 for seconds in post.slept)
        assert post.send(server_at(office), *map(dispatch, (1, 2, 3))) == Outcome(delivered=1, already=2)


def test_full_mailboxes_in_a_row_are_no_reason_to_stop(post: Post) -> None:
    """What concerns recipients says nothing about the server; but after three of them nobody is waited for any more."""
    deeds = {f"rcpt a{n}@example.org": repeat("452 full") for n in range(1, 6)}
    with post_office(deeds | {"rcpt a7@example.org": ["452 full"]}) as office:
        assert post.send(server_at(office), *map(dispatch, range(1, 8))) == Outcome(delivered=2, failed=5)
        assert len(post.slept) == 3 * 4 + 1  # once one is taken, there is patience again


@pytest.mark.parametrize("step", ["data", "end"])
def test_messages_refused_in_a_row_are_no_reason_to_stop(step: str, post: Post) -> None:
    """The server may not like these; the next one, whom a repeat would otherwise never come to, gets its own."""
    with post_office({step: repeat("554 5.7.1 not this", 5)}) as office:
        assert post.send(server_at(office), *map(dispatch, range(1, 8))) == Outcome(delivered=2, refused=5)


def test_a_server_that_ends_each_connection_is_a_reason_to_stop(post: Post) -> None:
    """Even if it does so when a recipient is named."""
    with post_office({"rcpt": repeat("421 4.7.0 go away")}) as office:
        outcome = post.send(server_at(office), *map(dispatch, range(1, 8)))
        assert (outcome.failed, outcome.left) == (3, 4)


def test_the_server_goes_in_mid_run(post: Post) -> None:
    """After some failures in a row the run stops and says how many are left; the repeat sends just those."""
    gone: Iterator[str] = iter([""] * 4)
    with post_office({"mail": gone, "greeting": iter(["", *["421 shutting down"] * 14])}) as office:
        office_deeds, office.deeds = (
            office.deeds,
            lambda step, argument: (
                "drop"
                if step == "mail" and len(office.taken) == 4 and office.connections < 16
                else office_deeds(step, argument)
            ),
        )
        first = post.send(server_at(office), *map(dispatch, range(1, 11)))
        assert (first.delivered, first.failed, first.left) == (4, 3, 3)
        assert "3 messages in a row failed" in first.stopped
        assert post.send(server_at(office), *map(dispatch, range(1, 11))) == Outcome(delivered=6, already=4)
        assert set(office.counts().values()) == {1}


def test_no_smtp_at_all(post: Post) -> None:
    """A server that speaks something else is told as such."""
    with post_office({"greeting": ["HTTP/1.1 400 Bad Request"]}) as office:
        assert post.send(server_at(office), dispatch()) == Outcome(delivered=1)
        assert "no SMTP answer" in post.said[0]
    blocked = {"greeting": repeat("554 5.7.1 your address is blocked")}
    with post_office(blocked) as office, pytest.raises(ServerError, match="refuses to speak with us"):
        post.send(server_at(office), dispatch(2))


def test_a_message_too_large_for_the_server(post: Post) -> None:
    """It is refused before it is sent; the next office gets its own."""
    with post_office(data_size_limit=10_000) as office:
        large = dispatch(words="核" * 10_000)
        assert post.send(server_at(office), large, dispatch(2)) == Outcome(delivered=1, refused=1)
        assert "larger than the server takes (10000)" in post.said[0]
        assert "mail" in office.steps
        assert len(office.taken) == 1


def test_an_address_in_two_spellings_gets_one_message(post: Post) -> None:
    """Letters of another size make no other mailbox."""
    with post_office() as office:
        post.send(server_at(office), dispatch(1, "Office@example.org", "office@example.org"))
        assert office.taken[0].recipients == ("Office@example.org",)


def test_a_chinese_domain_goes_as_the_net_has_it(post: Post) -> None:
    """In the envelope and in the heads."""
    with post_office() as office:
        assert post.send(server_at(office), dispatch(1, "zwgk@例子.中国")).delivered == 1
        assert office.taken[0].recipients == ("zwgk@xn--fsqu00a.xn--fiqs8s",)
        assert office.taken[0].message["To"] == "zwgk@xn--fsqu00a.xn--fiqs8s"


def test_a_chinese_name_before_the_at_sign(post: Post) -> None:
    """Where the server knows SMTPUTF8 it gets the message; where not, the other recipients do and it is told."""
    both = dispatch(1, "政务@example.org", "b@example.org")
    with post_office() as office:
        assert post.send(server_at(office), both) == Outcome(refused=1)
        assert "(SMTPUTF8)" in post.said[0]
        assert (office.taken[0].recipients, office.taken[0].message["To"]) == (("b@example.org",), "b@example.org")
    with post_office(enable_SMTPUTF8=True) as office:
        assert post.send(server_at(office), both) == Outcome(delivered=1)
        assert office.taken[0].recipients == ("政务@example.org",)
        assert "政务@example.org" in office.taken[0].message["To"]


@pytest.mark.parametrize(
    "address", ["a@b\r\nRCPT TO:<c@d>", "a b@c", "<a@b>", "a@b>", "nobody", "", "a@", "@b", "a@-.-\x00"]
)
def test_what_is_no_address_never_reaches_the_server(address: str, post: Post) -> None:
    """It is refused by itself, and the other recipient gets the message."""
    one = dispatch(1, "b@example.org")
    with post_office() as office:
        assert post.send(server_at(office), one._replace(recipients=(address, "b@example.org"))) == Outcome(refused=1)
        assert office.counts() == {(one.id, "b@example.org"): 1}


def test_lines_that_look_like_the_end_are_no_end(post: Post) -> None:
    """Bare line feeds and returns in a part cannot end the message and begin another."""
    one = dispatch()
    one.message.add_attachment(
        b"a\n.\nMAIL FROM:<x@y>\r.\r", maintype="text", subtype="plain", cte="7bit", filename="a.txt"
    )
    with post_office() as office:
        assert post.send(server_at(office), one) == Outcome(delivered=1)
        assert [step for step in office.steps if step == "mail"] == ["mail"]
        assert "MAIL FROM:<x@y>" in office.taken[0].message.as_string()
