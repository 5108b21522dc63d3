"""How sure a row is, and what it says where a person should look."""

from dataclasses import replace

import pytest

from align.comparison import Comparison, Edit, EditKind, Reason, Row, Verdict
from align.confidence import class_confidence, doubts_of_link, rival_of, unlinked_confidence
from align.matching import match_items
from align.pipeline import compare
from align.settings import RELEASED
from tests.conftest import CITY, COMPANY, compared, corpus_plan, pair, read_plan, row_of

DOUBTS = {"rival", "rival-plan", "weak", "weak-meaning", "readers-differ", "near-miss"}
POSTS = "推进快递服务进村。每个行政村建设一个村级寄递物流综合服务站，畅通农产品出村渠道。"


def doubts(row: Row) -> list[str]:
    """The reasons for which a person should look at a row."""
    return [reason.code for reason in row.because if reason.code in DOUBTS]


def corpus() -> list[Comparison]:
    """One pair between levels and one between years."""
    return [
        compare(corpus_plan("hunan-2022#政务管理服务"), corpus_plan("shaoyang-2022#政务管理服务")),
        compare(corpus_plan("hunan-2022#政务管理服务"), corpus_plan("compilation-2023#湖南省2023年政务管理服务")),
    ]


@pytest.mark.parametrize("which", [0, 1])
def test_every_row_below_the_threshold_says_why_and_no_other(which: int) -> None:
    for row in corpus()[which].rows:
        assert len(doubts(row)) == (row.confidence < RELEASED.confidence_check)


def test_a_copy_leaves_no_doubt() -> None:
    row = compared([POSTS], [POSTS]).rows[0]
    assert row.confidence >= RELEASED.confidence_check
    assert doubts(row) == []


def test_a_rival_nearly_as_near_is_named() -> None:
    """A template item that is nearly as near as the partner, and none that is far from it."""
    matching = match_items(*pair([POSTS, "办好社区食堂，服务老年人。"], [POSTS]), RELEASED)
    link, others = matching.links[0], matching.scores[1:]
    near, far = (matching._replace(scores=((0.4, other, 0.0, 0.0, 0.0, 0.0), *others)) for other in (0.35, 0.1))
    assert rival_of(link, near, RELEASED) == Reason("rival", ("2", "0.35"))
    assert rival_of(link, far, RELEASED) is None


def test_what_is_weak_is_called_so_of_words_only_where_words_alone_were_compared() -> None:
    """With an encoder few shared words are no reason to doubt by themselves."""
    matching = match_items(*pair([POSTS], [POSTS]), RELEASED)
    link = replace(matching.links[0], found_by="words")
    weak = matching._replace(evidence=tuple((0.0,) * len(cells) for cells in matching.evidence))
    assert doubts_of_link(link, weak, 1.0, RELEASED) == [Reason("weak")]
    assert doubts_of_link(link, weak._replace(by_meaning=True), 1.0, RELEASED) == [Reason("weak-meaning")]


def test_a_small_change_is_what_readers_differ_on() -> None:
    """With a threshold above it, the class is what is named, not the link."""
    settings = replace(RELEASED, confidence_check=0.9)
    template, plan = pair([POSTS], [POSTS.replace("一个村级", "示范性村级")], CITY)
    row = compare(template, plan, settings=settings).rows[0]
    assert doubts(row) == ["readers-differ"]


def test_one_short_edit_alone_is_less_sure_than_several() -> None:
    short, long = (Edit(EditKind.WORDING, None, words, substantive=True) for words in ("试点", "建设" * 10))
    alone, clear = (class_confidence(edits, localized=True, settings=RELEASED) for edits in ([short], [short, long]))
    assert (alone, clear) == (RELEASED.confidence_one_edit, RELEASED.confidence_clear)


def test_an_item_that_resembles_nothing_is_surely_added() -> None:
    """And so is one whose plan has no template item at all."""
    row = row_of(compare(read_plan(*COMPANY), read_plan(POSTS, *COMPANY, title=CITY)), 1)
    assert row.verdict is Verdict.ADDED
    assert doubts(row) == []
    assert unlinked_confidence(()) == pytest.approx(1.0)
