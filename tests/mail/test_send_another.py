"""Another message to an office that had one: it waits for a word, whatever the office is called by then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from align.mail.book import Entry, State
from align.mail.ledger import open_ledger
from align.mail.outcome import Outcome
from tests.mail.smtp_world import Post, dispatch, post_office, server_at

NINE = datetime(2022, 6, 1, 9, tzinfo=UTC)
ID = dispatch().id


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder with a ledger."""
    return Post(tmp_path)


def test_another_message_to_the_same_office_waits_for_a_word(post: Post) -> None:
    """A changed report makes another message: told with the date of the first, and sent when that is meant."""
    changed = dispatch(1)._replace(id="f" * 16)
    with post_office() as office:
        with open_ledger(post.ledger, lambda: NINE) as ledger:
            ledger.note([Entry("", ID, State.DELIVERED, "邵阳市", "第1办公室", ("A1@example.org",))])
        assert post.send(server_at(office), changed, dispatch(2)) == Outcome(delivered=1, held=1)
        assert f"another message ({ID}, 邵阳市 第1办公室) went at 2022-06-01T09:00:00+00:00" in post.said[0]
        assert post.send(server_at(office), changed, dispatch(2), newer=True) == Outcome(delivered=1, already=1)
        assert post.send(server_at(office), changed, dispatch(2)) == Outcome(already=2)


def test_a_mended_address_gets_the_message_and_the_right_one_no_second(post: Post) -> None:
    """Another list of addressees makes another message, too: only who has had none gets it."""
    with post_office({"rcpt typo@x.org": ["550 no such user"]}) as office:
        assert post.send(server_at(office), dispatch(1, "a@x.org", "typo@x.org")) == Outcome(refused=1)
        mended = dispatch(1, "a@x.org", "right@x.org")._replace(id="f" * 16)
        assert post.send(server_at(office), mended) == Outcome(delivered=1, held=1)
        assert [one.recipients for one in office.taken] == [("a@x.org",), ("right@x.org",)]


@pytest.mark.parametrize("name", ["第1 办公室", "第１办公室", "第一办公室"])
def test_an_office_written_otherwise_is_known_by_its_address(name: str, post: Post) -> None:
    """Blanks and width, or a new name: the same address at the same place gets no second message unasked."""
    renamed = dispatch(1)._replace(id="f" * 16, office=name)
    with post_office() as office:
        post.send(server_at(office), dispatch(1), dispatch(2))
        assert post.send(server_at(office), renamed, dispatch(2)) == Outcome(held=1, already=1)
        assert "邵阳市 第1办公室) went at" in post.said[0]
        assert post.send(server_at(office), renamed, newer=True) == Outcome(delivered=1)


def test_offices_of_a_place_may_share_an_address(post: Post) -> None:
    """Both stand in the list, so both messages are meant; also where the second comes later."""
    shared = [dispatch(number, "duty@x.org") for number in (1, 2, 3)]
    with post_office() as office:
        assert post.send(server_at(office), *shared[:2]) == Outcome(delivered=2)
        assert post.send(server_at(office), *shared) == Outcome(delivered=1, already=2)
