from dataclasses import replace
from pathlib import Path

import pytest

from align.agreement import Hits, Score, compare_links, read_gold, score_pair, score_reading
from align.comparison import Comparison, Kind, Verdict
from align.evaluation import below_floor, evaluate, to_markdown, to_record
from align.label_files import read_labels
from align.labelled import read_about
from align.labels import LabelFile, Status
from align.record import dump
from tests.handmade import make_comparison, make_label, make_labels, make_pair

COPIED, LOCALIZED, ADDED, DROPPED = Verdict.COPIED, Verdict.LOCALIZED, Verdict.ADDED, Verdict.DROPPED
TEMPLATE, PLAN = make_pair(6, 4)
CORPUS = Path(__file__).parents[1] / "corpora/hunan"
READERS = CORPUS / "labels/readers"
SAID = {1: (COPIED, (1,)), 2: (LOCALIZED, (2, 3)), 3: (LOCALIZED, (4,)), 4: (ADDED, ())}


def gold(name: str = "labels.csv") -> LabelFile:
    """Labels of four items: one link too few is drawn to the second, one too many, one drawn by one reader only."""
    return make_labels(
        TEMPLATE,
        PLAN,
        make_label(1, (1,), COPIED),
        make_label(2, (2,), LOCALIZED, optional_nos=(3,)),
        make_label(3, (5,), LOCALIZED),
        make_label(4, (), ADDED, also=LOCALIZED),
        name=name,
    )


def compared(kind: Kind = Kind.LEVELS, **changed: tuple[Verdict, tuple[int, ...]]) -> Comparison:
    """The comparison that is scored, with some plan items said otherwise."""
    return make_comparison(TEMPLATE, PLAN, SAID | {int(no[1:]): said for no, said in changed.items()}, kind)


def test_an_optional_link_is_wrong_when_strict_and_left_aside_when_lenient() -> None:
    """Links found are 1-1, 2-2, 3-2, 4-3; labelled 1-1, 2-2, 5-3; 3-2 was drawn by one reader only."""
    score = score_pair(compared(), gold()).score
    assert score.links == Hits(2, 4, 3)
    assert score.links_lenient == Hits(2, 3, 3)
    assert (score.links.precision, score.links.recall) == (0.5, 2 / 3)
    assert score.links.f1 == pytest.approx(4 / 7)


def test_a_second_verdict_is_accepted_when_lenient() -> None:
    """Item 4 is labelled added, or localized as the second reader says."""
    score = score_pair(compared(p4=(LOCALIZED, (6,))), gold()).score
    assert score.class_agreement == 0.75
    assert score.class_agreement_lenient == 1.0
    assert score.confusion()[ADDED, LOCALIZED] == 1
    assert score.confusion()[COPIED, COPIED] == 1


def test_dropped_items_are_scored_on_their_own() -> None:
    """Labels leave 3, 4, 6 without a carrier; found are 5, 6; lenient leaves 3 out, which one reader linked."""
    score = score_pair(compared(), gold()).score
    assert score.dropped == Hits(1, 2, 3)
    assert score.dropped_lenient == Hits(1, 2, 2)
    assert score_pair(compared(p2=(LOCALIZED, (2,))), gold()).score.dropped_lenient == Hits(1, 2, 2)


def test_where_some_items_have_no_label_nothing_is_said_of_them() -> None:
    """With a label for one item and one confirmed drop, other links and other drops are neither right nor wrong."""
    labels = make_labels(
        TEMPLATE,
        PLAN,
        make_label(1, (1,), COPIED),
        make_label(2, (2,), COPIED, status=Status.PROPOSED),
        make_label(None, (6,), DROPPED),
    )
    score = score_pair(compared(), labels).score
    assert score.items == 1
    assert score.links == Hits(1, 1, 1)
    assert score.dropped == Hits(1, 1, 1)


def test_kappa_is_agreement_beyond_chance() -> None:
    """Half agreement on two even classes is chance; full agreement is one; one class alone has no kappa."""
    even = ((COPIED, COPIED), (COPIED, ADDED), (ADDED, COPIED), (ADDED, ADDED))
    assert Score(verdicts=even).kappa == 0
    assert Score(verdicts=even[::3]).kappa == 1
    assert Score(verdicts=even[:1]).kappa is None
    assert Score().kappa is None
    assert Score().links.f1 is None


def test_levels_and_years_are_summed_apart() -> None:
    """Counts of a kind are added up over its pairs, not averaged, and kinds are not mixed."""
    result = evaluate([(compared(Kind.YEARS), gold()), (compared(), gold()), (compared(), gold())])
    assert result.total(Kind.LEVELS).links == Hits(4, 8, 6)
    assert result.total(Kind.YEARS).links == Hits(2, 4, 3)
    assert result.kinds == (Kind.LEVELS, Kind.YEARS)


def test_readers_are_scored_against_each_other() -> None:
    """Two readers' own files of a pair give their agreement; a pair with one reader gives none."""
    other = make_labels(
        TEMPLATE,
        PLAN,
        make_label(1, (1,), LOCALIZED),
        make_label(2, (2, 3), LOCALIZED),
        make_label(3, (5,), LOCALIZED),
        make_label(4, (), ADDED),
        name="B/labels.csv",
    )
    agreed = evaluate([(compared(), gold())], [other, gold("A/labels.csv")]).between_readers(Kind.LEVELS)
    assert agreed.links == Hits(3, 4, 3)
    assert agreed.class_agreement == 0.75
    assert evaluate([(compared(), gold())], [other]).between_readers(Kind.LEVELS) == Score()


def test_links_won_and_lost_are_named() -> None:
    """Against the result before: a right link found and a wrong one gone are won, the reverse is lost."""
    before = compared(p1=(COPIED, (4,)), p4=(LOCALIZED, (6,)))
    after = compared(p1=(COPIED, (1,)), p2=(LOCALIZED, (3,)), p4=(LOCALIZED, (5,)))
    changes = [(one.template[0], one.plan[0], one.found, one.won) for one in compare_links(before, after, gold())]
    assert changes == [
        ("1", "1", True, True),
        ("4", "1", False, True),
        ("2", "2", False, False),
        ("5", "4", True, False),
        ("6", "4", False, True),
    ]
    assert compare_links(after, after, gold()) == ()


def test_the_page_names_the_labels_worth_and_every_difference() -> None:
    """The page says who labelled, gives strict and lenient figures with counts, and lists what differs by name."""
    page = to_markdown(evaluate([(compared(p4=(LOCALIZED, (6,))), gold())], [gold("A"), gold("B")], "两人标注。"))
    assert "Labels by independent readers: 4; confirmed by a named person: 0.\n\n两人标注。\n\nStrict" in page
    assert "left out" not in page
    assert "| link F1 | 0.500 | 0.571 | 1.000 |" in page
    assert "| class agreement | 0.750 | 1.000 | 1.000 |" in page
    assert "| added | 0 | 1 | 0 |" in page
    assert "- link missed: 5 做好第5项工作。 → 3 抓好第3项任务。" in page
    assert "- link not labelled (accepted when lenient): 3 做好第3项工作。 → 2 抓好第2项任务。" in page
    assert "- labelled added, found localized (accepted when lenient): 4 抓好第4项任务。" in page
    assert "- said to be dropped, labelled as carried: 5 做好第5项工作。" in page
    assert "hunan.txt#湖南省2022年政务公开工作要点 → city.txt#某市2022年政务公开工作要点 | default, lexical" in page


def test_a_label_that_a_person_confirmed_is_not_called_a_reader_s() -> None:
    """Each label counts by its status, a proposed one not at all, and nothing else is said of who gave it."""
    labels = make_labels(
        TEMPLATE,
        PLAN,
        make_label(1, (1,), COPIED, status=Status.REVIEWED, by="张三"),
        make_label(2, (2,), COPIED, status=Status.PROPOSED),
        make_label(3, (5,), LOCALIZED),
    )
    page = to_markdown(evaluate([(compared(), labels)]))
    assert "Labels by independent readers: 1; confirmed by a named person: 1 (张三)." in page
    assert "language" not in page
    assert "official" not in page


def test_further_readers_are_counted() -> None:
    """A third and a fourth reader of a pair are scored against nobody, and page and record say so."""
    four = evaluate([(compared(), gold())], [gold(name) for name in "ABCD"])
    assert four.between_readers(Kind.LEVELS).items == 4
    assert "with each other (files of further readers left out: 2)." in to_markdown(four)
    assert to_record(four)["readings_left_out"] == 2


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("# 标注\n\n两人\r\n独立标注。\n\n另文。\n", "两人\n独立标注。"),
        ("\ufeff两人标注。", "两人标注。"),
        ("# 标注\n两人标注。\n## 其他\n", "两人标注。"),
        ("# 标注\n", ""),
    ],
)
def test_a_folder_says_itself_where_its_labels_come_from(tmp_path: Path, text: str, about: str) -> None:
    """The first paragraph of labels/README.md that is no heading; without the file nothing is said."""
    assert read_about(tmp_path) == ""
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels/README.md").write_bytes(text.encode())
    assert read_about(tmp_path) == about


def test_the_labels_of_the_corpus_are_said_to_be_language_models() -> None:
    assert "two language-model readers" in read_about(CORPUS)
    assert "no official has\nconfirmed" in read_about(CORPUS)


def test_the_page_does_not_depend_on_the_order_of_pairs() -> None:
    """The same pairs in another order give the same bytes, as page and as JSON."""
    results = [(compared(), gold()), (compared(Kind.YEARS), gold())]
    readers = [gold("B"), gold("A")]
    one, other = evaluate(results, readers), evaluate(results[::-1], readers[::-1])
    assert to_markdown(one) == to_markdown(other)
    assert dump(to_record(one)) == dump(to_record(other))


def test_json_has_figures_and_the_counts_behind_them() -> None:
    """Each kind has its total, the readers' own figures, and its pairs with their settings."""
    record = to_record(evaluate([(compared(), gold())]))
    total = record["levels"]["total"]
    assert total["figures"]["link_f1"] == 0.5714
    assert total["links"] == {"right": 2, "found": 4, "labelled": 3}
    assert total["figures"]["kappa"] == 1.0
    assert record["levels"]["readers"]["figures"]["link_f1"] is None
    assert record["levels"]["pairs"][0]["settings"] == "default"
    assert "years" not in record


def test_a_fallen_figure_is_named() -> None:
    """A figure under its floor is told with both numbers; one that holds is not; one that is unknown is fallen."""
    result = evaluate([(compared(), gold())])
    assert below_floor(result, {"levels": {"link_f1": 0.571, "class_agreement": 1.0}}) == []
    assert below_floor(result, {"levels": {"link_f1": 0.6}}) == ["levels: link_f1 is 0.571, its floor 0.6"]
    assert below_floor(result, {"levels": {"beauty": 0.1}}) == ["levels: beauty is –, its floor 0.1"]
    assert below_floor(result, {"years": {"link_f1": 0.1}}) == ["years: link_f1 is –, its floor 0.1"]


def agreement_of_readers(one: str, other: str) -> Score:
    """What two readers of the corpus reach with each other, over all pairs that they read."""
    total = Score()
    for path in sorted((READERS / one).glob("*.csv")):
        (first,), (second,) = read_labels(path), read_labels(READERS / other / path.name)
        golds = [read_gold(file, 0, len(file.labels)) for file in (first, second)]
        total += score_reading(golds[0], golds[1].reading)
    return total


@pytest.mark.parametrize(
    ("readers", "items", "agreement", "kappa", "f1"),
    [("AB", 114, 0.982, 0.966, 1.0), ("CD", 60, 0.950, 0.849, 0.940)],
)
def test_the_readers_of_the_corpus_agree_as_published(
    readers: str, items: int, agreement: float, kappa: float, f1: float
) -> None:
    """The figures published beside the labels come out of the readers' own files again."""
    score = agreement_of_readers(*readers)
    assert score.items == items
    reached = (score.class_agreement, score.kappa, score.links.f1)
    assert reached == pytest.approx((agreement, kappa, f1), abs=0.0005)


def test_words_of_a_document_do_not_become_markup() -> None:
    """A title with brackets and bars stays words in the page."""
    titled = replace(PLAN, title="<b>[a](b)|*")
    comparison = make_comparison(TEMPLATE, titled, SAID)
    page = to_markdown(evaluate([(comparison, replace(gold(), plan="city.txt#<b>[a](b)|*"))]))
    assert r"\<b\>\[a\](b)\|\*" in page
    assert "<b>" not in page
