"""Two results on the same labels, side by side: what was won and lost, and how sure that is."""

from dataclasses import replace
from pathlib import Path

import pytest

from align.comparison import Comparison, Kind, Tool, Verdict
from align.contrast import (
    Contrast,
    Tally,
    bootstrap_interval,
    contrast_page,
    contrast_pairs,
    contrast_record,
    weigh,
)
from align.evaluation import evaluate, to_markdown, to_record
from align.labelled import contrast_folder, evaluate_folder
from align.labels import LabelFile
from align.pipeline import compare
from align.record import dump
from tests.handmade import make_comparison, make_label, make_labels, make_pair
from tests.semantic_world import Glossary

CORPUS = Path(__file__).parents[1] / "corpora/hunan"
COPIED, LOCALIZED, ADDED = Verdict.COPIED, Verdict.LOCALIZED, Verdict.ADDED
TEMPLATE, PLAN = make_pair(6, 4)
TOOL = Tool("0.1.0", "default", "0" * 64, "some/encoder", "1a2b", "ranks")
WORDS = {1: (COPIED, (4,)), 2: (LOCALIZED, (2, 3)), 3: (LOCALIZED, (4,)), 4: (LOCALIZED, (6,))}
MEANING = {1: (COPIED, (1,)), 2: (LOCALIZED, (3,)), 3: (LOCALIZED, (4,)), 4: (ADDED, ())}


def gold() -> LabelFile:
    """Labels of four items; the link from 3 to 2 was drawn by one reader only."""
    return make_labels(
        TEMPLATE,
        PLAN,
        make_label(1, (1,), COPIED),
        make_label(2, (2,), LOCALIZED, optional_nos=(3,)),
        make_label(3, (5,), LOCALIZED),
        make_label(4, (), ADDED),
    )


def contrasted(*kinds: Kind) -> Contrast:
    """The result of words set beside that with an encoder, for a labelled pair of each of these kinds."""
    words, meaning = ([made(said, kind) for kind in kinds] for said in (WORDS, MEANING))
    labels = [gold()] * len(kinds)
    before, after = (evaluate(list(zip(results, labels, strict=True))) for results in (words, meaning))
    return Contrast(before, after, contrast_pairs(words, meaning, labels), TOOL)


def made(said: dict[int, tuple[Verdict, tuple[int, ...]]], kind: Kind) -> Comparison:
    """A comparison that says this."""
    return make_comparison(TEMPLATE, PLAN, said, kind)


def test_links_won_and_lost_are_told_for_every_labelled_item() -> None:
    """Item 1 gains its link and loses a wrong one, item 2 loses its own, 3 stays, 4 loses a wrong one."""
    contrast = contrasted(Kind.LEVELS)
    assert contrast.pairs[0].items == (Tally(2, 0), Tally(0, 1), Tally(0, 0), Tally(1, 0))
    net = contrast.net(Kind.LEVELS)
    assert (net.won, net.lost, net.links, net.units) == (3, 1, 2, 4)


def test_a_link_that_one_reader_drew_counts_for_neither() -> None:
    """Whether it is found or no longer found."""
    without = {**MEANING, 2: (LOCALIZED, (2,))}
    for before, after in ((WORDS | {1: MEANING[1], 4: MEANING[4]}, without), (without, MEANING | {2: WORDS[2]})):
        (pair,) = contrast_pairs([made(before, Kind.LEVELS)], [made(after, Kind.LEVELS)], [gold()])
        assert pair.changes == ()


@pytest.mark.parametrize("each", [-2, 0, 1])
def test_where_all_units_say_the_same_the_interval_is_a_point(each: int) -> None:
    assert bootstrap_interval([each] * 30) == (30 * each, 30 * each)


def test_the_interval_is_that_of_the_normal_law_where_units_are_many() -> None:
    """Of 400 items 40 win a link and 20 lose one: 20, give or take 1.96 times the root of 400 times their variance."""
    low, high = bootstrap_interval([1] * 40 + [-1] * 20 + [0] * 340)
    spread = 1.96 * (400 * (60 / 400 - (20 / 400) ** 2)) ** 0.5
    assert low == pytest.approx(20 - spread, abs=1)
    assert high == pytest.approx(20 + spread, abs=1)


def test_a_few_wins_may_be_chance() -> None:
    """Three links won and one lost among forty items prove nothing; thirty won and one lost do."""
    few, many = weigh([Tally(1, 0)] * 3 + [Tally(0, 1)] + [Tally()] * 36), weigh([Tally(1, 0)] * 30 + [Tally(0, 1)])
    assert few.low <= 0 < few.high
    assert many.low > 0


def test_without_labelled_items_nothing_is_won() -> None:
    net = weigh([])
    assert (net.links, net.low, net.high) == (0, 0, 0)


def test_the_page_sets_both_side_by_side_by_kind() -> None:
    """The encoder's revision and blend, figures strict and lenient, the net, every change by name; then the rest."""
    page = contrast_page(contrasted(Kind.LEVELS, Kind.YEARS))
    assert "With encoder: encoder some/encoder (revision 1a2b), blend: by ranks" in page
    assert page.count("| link precision | 0.200 | 0.333 | 0.250 | 0.500 |") == 2
    assert page.count("| links: right / found / labelled | 1 / 5 / 3 | 1 / 3 / 3 | 1 / 4 / 3 | 1 / 2 / 3 |") == 2
    assert page.count("Links won: 3, lost: 1; net +2, between ") == 2
    assert page.count("- won, found now: 1 做好第1项工作。 → 1 抓好第1项任务。\n") == 2
    assert page.count("- won, found no longer: 4 做好第4项工作。 → 1 抓好第1项任务。\n") == 2
    assert page.count("- lost, found no longer: 2 做好第2项工作。 → 2 抓好第2项任务。\n") == 2
    alone = to_markdown(contrasted(Kind.LEVELS, Kind.YEARS).after)
    head, _, rest = alone.partition("## ")
    assert page.startswith(head)
    assert page.endswith(rest)


def test_the_record_is_that_of_the_encoder_with_the_other_beside_it() -> None:
    contrast = contrasted(Kind.LEVELS)
    record, alone = contrast_record(contrast), to_record(contrast.after)
    assert record["tool"]["encoder_revision"] == "1a2b"
    levels = record["levels"]
    assert levels["total"] == alone["levels"]["total"]
    assert levels["lexical"] == to_record(contrast.before)["levels"]["total"]
    assert (levels["net"]["links"], levels["net"]["won"], levels["net"]["lost"]) == (2, 3, 1)
    assert [change["won"] for change in levels["changes"]] == [True, True, False, True]
    assert levels["changes"][0]["plan"] == "1 抓好第1项任务。"


def test_the_order_of_pairs_leaves_no_trace() -> None:
    one, other = contrasted(Kind.LEVELS, Kind.YEARS), contrasted(Kind.YEARS, Kind.LEVELS)
    assert contrast_page(one) == contrast_page(other)
    assert dump(contrast_record(one)) == dump(contrast_record(other))


def test_words_of_a_document_do_not_become_markup() -> None:
    pair = replace(contrasted(Kind.LEVELS).pairs[0], template="<b>|*")
    page = contrast_page(replace(contrasted(Kind.LEVELS), pairs=(pair,)))
    assert r"\<b\>\|\* → city.txt" in page


@pytest.mark.slow
def test_a_folder_is_compared_by_words_and_with_an_encoder() -> None:
    """What stands on the side of words is what an evaluation without an encoder says."""
    contrast = contrast_folder(CORPUS, Glossary())
    assert contrast.before == evaluate_folder(CORPUS)
    assert contrast.after == evaluate_folder(CORPUS, encoder=Glossary())
    assert {pair.encoder for pair in contrast.after.pairs} == {"glossary"}
    assert contrast.tool == compare(TEMPLATE, PLAN, encoder=Glossary()).tool
