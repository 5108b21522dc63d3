"""How far findings agree with their labels: each sort counted by its own rule, printed, and held to floors."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.agreement import Hits
from align.calibration.assessment import Assessment
from align.calibration.page import to_page
from align.cli import main
from align.comparison import (
    Addressee,
    Applies,
    Bound,
    Comparison,
    Finding,
    FindingKind,
    Measure,
    MeasureKind,
    Place,
    Verdict,
)
from align.evaluation import evaluate, to_markdown, to_record
from align.finding_labels import FindingLabel, FindingLabels, Sort
from align.finding_scores.score import FindingScore, finding_figures, out_of_bounds, score_findings
from align.finding_scores.tallies import Facet, Tally
from align.labels import LabelFile, Status, plan_name
from align.record import dump
from tests.handmade import make_comparison, make_label, make_labels, make_pair

LOCALIZED = Verdict.LOCALIZED
TEMPLATE, PLAN = make_pair(5, 4)
LINKS = {1: (LOCALIZED, (1,)), 2: (LOCALIZED, (2, 3)), 3: (LOCALIZED, (4,)), 4: (LOCALIZED, (4,))}
TARGET, CITATION, SLIP = FindingKind.TARGET, FindingKind.CITATION, FindingKind.SLIP
COMMITMENT = FindingKind.COMMITMENT
CORPUS = Path(__file__).parents[1] / "corpora/hunan"


def found(findings: dict[int, tuple[Finding, ...]], scopes: dict[int, Applies] | None = None) -> Comparison:
    """Four linked plan items, of which 2 merges and 3 and 4 split, with these findings; template item 5 is dropped.

    Scopes are by template item.
    """
    comparison = make_comparison(TEMPLATE, PLAN, LINKS)
    rows = (
        replace(
            row,
            findings=findings.get(row.plan_items[0] if row.plan_items else 0, ()),
            applies=(scopes or {}).get(row.template_items[0], Applies(Addressee.ALL)),
        )
        for row in comparison.rows
    )
    return replace(comparison, rows=tuple(rows))


def items() -> LabelFile:
    """The labels of the links, as they are."""
    return make_labels(TEMPLATE, PLAN, *(make_label(no, of, verdict) for no, (verdict, of) in LINKS.items()))


def label(template_no: int | None, plan_no: int | None, **cells: str) -> FindingLabel:
    """A label of a finding."""
    return FindingLabel(template_no, plan_no, cells)


def change(template_no: int, plan_no: int, word: str, template: str, plan: str, **more: str) -> FindingLabel:
    """A label of something that changed across a link."""
    return label(template_no, plan_no, template_text=template, plan_text=plan, change=word, **more)


def labels(**rows: tuple[FindingLabel, ...]) -> FindingLabels:
    """The labels of the pair, by sort."""
    sorts = {Sort[name.upper()]: given for name, given in rows.items()}
    return FindingLabels(plan_name(TEMPLATE), plan_name(PLAN), sorts)


def score(comparison: Comparison, **rows: tuple[FindingLabel, ...]) -> FindingScore:
    """A comparison beside labels of its findings."""
    return score_findings(comparison, items(), labels(**rows))


def test_a_target_change_is_right_with_items_word_and_excerpts() -> None:
    """Blanks are ignored; another word, other words and another item are each one missed and one too many."""
    said = found(
        {
            1: (
                Finding(TARGET, "lowered", "10 个", "3个"),
                Finding(TARGET, "kept", "每年", "每年"),
                Finding(TARGET, "added", None, "2次"),
            ),
            2: (Finding(TARGET, "dropped", "5件", None, template_at=Place(3, 0, 2)),),
        }
    )
    tally = score(
        said,
        target_changes=(
            change(1, 1, "lowered", "10个", "3个"),
            change(1, 1, "changed", "每年", "每年"),
            change(1, 1, "added", "", "2次"),
            change(2, 2, "dropped", "5件", ""),
        ),
    ).tallies[Facet.TARGET_CHANGES]
    assert tally.hits == Hits(2, 4, 4)
    assert tally.missed == ("changed: 1 “每年” → 1 “每年”", "dropped: 2 “5件” → –")
    assert tally.unlabelled == ("kept: 1 “每年” → 1 “每年”", "dropped: 3 “5件” → –")


def test_targets_without_a_link_are_left_aside() -> None:
    """A dropped item's targets are shown, and nothing is asked of them."""
    tally = score(found({0: (Finding(TARGET, "dropped", "9个", None),)}), target_changes=()).tallies
    assert tally == {Facet.TARGET_CHANGES: Tally(Hits())}


def test_a_target_is_read_with_kind_and_value_once() -> None:
    """Two rows may speak of one target of a split item; another value is another reading."""
    three, ten = (Measure(MeasureKind.QUANTITY, value, "个", Bound.EXACT, "公园") for value in ("3", "10"))
    kept = Finding(TARGET, "lowered", "10个", "3个", Place(4, 0, 3), Place(3, 0, 2), (), ten, three)
    gone = Finding(TARGET, "dropped", "10个", None, Place(4, 0, 3), template_measure=ten)
    cells = {"kind": "quantity", "unit": "个"}
    tally = score(
        found({3: (kept,), 4: (gone,)}),
        targets=(label(4, None, text="10个", value="10", **cells), label(None, 3, text="3个", value="30", **cells)),
    ).tallies[Facet.TARGETS]
    assert tally.hits == Hits(1, 2, 2)
    assert tally.missed == ("plan 3: quantity 30 “3个”",)


def test_cited_titles_are_read_without_marks_and_numbers() -> None:
    """A title counts once for an item, however often it is cited."""
    cited = Finding(CITATION, "kept", "《办法》（川办发〔2021〕1号）", "《办 法》")
    tally = score(
        found({1: (cited, cited), 0: (Finding(CITATION, "dropped", "《条例》", None),)}),
        citations=tuple(label(*at, title=title) for at, title in (((1, None), "办法"), ((None, 1), "办法"))),
    ).tallies[Facet.CITATIONS]
    assert tally.hits == Hits(2, 3, 2)
    assert tally.unlabelled == ("template 5: 《条例》",)


def test_titles_that_differ_follow_from_titles_and_links() -> None:
    """What another carrier cites is not gone, a local counterpart is one change, an unlinked item asks nothing."""
    titles = (
        *((1, None, title) for title in ("2022年湖南省工作报告", "甲办法")),
        *((None, 1, title) for title in ("2022年某市工作报告", "乙办法")),
        *((4, None, title) for title in ("丙规定", "丁规定")),
        (None, 4, "丁规定"),
        (5, None, "戊清单"),
    )
    template = replace(TEMPLATE, place="湖南省")
    said = replace(
        found(
            {
                1: (
                    Finding(CITATION, "changed", "《2022年湖南省工作报告》", "《2022年某市工作报告》"),
                    Finding(CITATION, "dropped", "《甲办法》", None),
                    Finding(CITATION, "added", None, "《己办法》"),
                ),
                4: (Finding(CITATION, "kept", "《丁规定》", "《丁规定》"),),
            }
        ),
        template=template,
        plan=replace(PLAN, place="某市"),
    )
    tally = score(said, citations=tuple(label(t, p, title=title) for t, p, title in titles)).tallies[Facet.DIFFERING]
    assert tally.hits == Hits(2, 3, 4)
    assert tally.missed == ("added: – → 《乙办法》, plan 1", "dropped: 《丙规定》 → –, plan 3")
    assert tally.unlabelled == ("added: – → 《己办法》, plan 1",)


def test_a_commitment_is_right_where_both_clauses_are_alike() -> None:
    """A reader's excerpt may be a part of the clause; each finding serves one label; other directions count apart."""
    said = found(
        {
            1: (
                Finding(COMMITMENT, "delegated", "出台进一步优化服务办法", "抓好进一步优化服务办法落实"),
                Finding(COMMITMENT, "weaker", "建立公园名录", "探索建立公园名录"),
            )
        }
    )
    wanted = (
        change(1, 1, "delegated", "出台优化服务办法", "抓好优化服务办法落实"),
        change(1, 1, "delegated", "出台优化服务办法", "抓好优化服务办法落实到位"),
        change(1, 1, "other", "建立公园名录", "探索建立公园名录"),
        change(2, 2, "weaker", "建立公园名录", "探索建立公园名录"),
    )
    tallies = score(said, commitments=wanted).tallies
    assert tallies[Facet.COMMITMENTS].hits == Hits(1, 2, 4)
    assert tallies[Facet.COMMITMENTS].unlabelled == ("weaker: 1 “建立公园名录” → 1 “探索建立公园名录”",)
    assert tallies[Facet.UNDIRECTED].hits == Hits(2, 2, 4)


def test_what_a_reader_says_of_reported_commitments_is_counted() -> None:
    """By the very words that were reported; what nobody looked at is told."""
    said = found({1: tuple(Finding(COMMITMENT, "weaker", words, "做好公园") for words in ("建公园", "扩公园"))})
    judged = (change(1, 1, "weaker", "建公园", "做好公园", judgement="right"),)
    assert score(said, judged=judged).judged == {"right": 1, "doubtful": 0, "wrong": 0, "not judged": 1}
    assert score(said).judged == {}


def test_offices_are_read_by_name_and_part() -> None:
    """The invented items name one lead, 省政务局."""
    tally = score(
        found({}),
        offices=(
            label(1, None, lead="省政务局", others=""),
            label(None, 1, lead="市政务局", others="省政务局; 县政府"),
        ),
    ).tallies[Facet.OFFICES]
    assert tally.hits == Hits(1, 2, 4)
    assert tally.missed == ("plan 1, lead: 市政务局", "plan 1, others: 省政务局", "plan 1, others: 县政府")
    assert tally.unlabelled == ("plan 1, lead: 省政务局",)


def test_a_slip_is_found_by_words_that_hold_it() -> None:
    """Or are held by it; two excerpts of one slip are one, and an excerpt elsewhere is unlabelled."""
    slips = {
        1: tuple(Finding(SLIP, "typo", None, words) for words in ("市場", "市場准入制度")),
        2: (Finding(SLIP, "level", None, "省直"),),
    }
    wanted = (label(None, 1, text="市場准入"), label(None, 3, text="省直"))
    tally = score(found(slips), slips=wanted).tallies[Facet.SLIPS]
    assert tally == Tally(Hits(1, 2, 2), ("3 “省直”",), ("2 “省直”",))


def test_no_carried_item_may_be_said_to_address_other_places() -> None:
    """Item 5 names other cities; saying so of item 4, which is carried, is an error."""
    elsewhere = Applies(Addressee.NAMED, ("成都",), here=False)
    wanted = (label(5, None, to="named", here="no"),)
    right = score(found({}, {5: elsewhere}), scope=wanted)
    assert right.tallies[Facet.ELSEWHERE].hits == Hits(1, 1, 1)
    assert finding_figures([right])["scope_errors"] == 0
    wrong = score(found({}, {4: elsewhere}), scope=wanted)
    assert wrong.tallies[Facet.ELSEWHERE] == Tally(Hits(0, 1, 1), ("template 5",), ("template 4",))
    assert finding_figures([wrong])["scope_errors"] == 2


@pytest.mark.parametrize(
    ("applies", "met"),
    [
        (Applies(Addressee.OWN, (), here=False), 1),
        (Applies(Addressee.ALL, (), here=None), 1),
        (Applies(Addressee.ALL), 0),
        (Applies(Addressee.NAMED, ("成都",), here=False), 0),
    ],
)
def test_the_superior_s_own_work_is_said_or_left_open(applies: Applies, met: int) -> None:
    """Nothing may call it a plain omission, or another place's work."""
    scored = score(found({}, {5: applies}), scope=(label(5, None, to="own", here="open"),))
    assert scored.tallies[Facet.OWN].hits.right == met
    assert (finding_figures([scored])["scope_errors"] == 0) is bool(met)


def test_sorts_without_labels_are_not_counted() -> None:
    """And a figure that nothing is known of is none, not naught; proposed rows are no labels."""
    none = score(found({}))
    assert none.tallies == {}
    assert set(finding_figures([none]).values()) == {None, 0}
    slip = replace(label(None, 1, text="省直"), status=Status.PROPOSED)
    proposed = score(found({}), slips=(slip,))
    assert proposed.tallies[Facet.SLIPS].hits == Hits()


def test_a_figure_out_of_bounds_is_named() -> None:
    """A floor holds from the third digit; without a figure every bound is broken."""
    figures: dict[str, float | None] = {"slips_recall": 0.8496, "scope_errors": 2, "offices_f1": None}
    assert out_of_bounds(figures, {"slips_recall": 0.85}, {"scope_errors": 2}) == []
    assert out_of_bounds(figures, {"offices_f1": 0.9}, {"scope_errors": 1, "beauty": 1}) == [
        "offices_f1 is None, its floor 0.9",
        "beauty is None, its ceiling 1",
        "scope_errors is 2, its ceiling 1",
    ]


def test_page_and_record_name_what_was_missed() -> None:
    """After the tables of links; words of a document do not become markup; precision of commitments is not told."""
    said = found({1: (Finding(SLIP, "typo", None, "<b>[a]"), Finding(COMMITMENT, "weaker", "建公园", "做公园"))})
    rows = labels(slips=(label(None, 2, text="省直"),), commitments=())
    evaluation = evaluate([(said, items())], findings=[rows, replace(rows, plan="other.txt#另一市")])
    page = to_markdown(evaluation)
    assert page.index("## Between levels") < page.index("## Evidence (pairs: 1)")
    assert "| slips | 0.000 | 0.000 | 0.000 | 0 / 1 / 1 |" in page
    assert "| commitments | – | – | – | 0 / 1 / 0 |" in page
    assert "- slips without a label in one plan, at most: 1" in page
    assert "- slips, missed: 2 “省直”" in page
    assert r"- slips, not labelled: 1 “\<b\>\[a\]”" in page
    record = to_record(evaluation)["findings"]
    assert record["figures"]["slips_unlabelled_most"] == 1
    assert record["total"]["slips"] == {"right": 0, "found": 1, "labelled": 1}
    assert record["pairs"][0]["slips"]["missed"] == ["2 “省直”"]
    assert dump(to_record(evaluate([(said, items())]))).find("findings") < 0


def test_the_kept_evaluation_tells_evidence_of_the_released_settings() -> None:
    """Once, behind everything else."""
    result, rows = (found({}), items()), labels(slips=())
    page = to_page(
        Assessment(left_out=evaluate([result]), released=evaluate([result], findings=[rows]), stated=(), made=())
    )
    assert page.count("## Evidence") == 1
    assert page.index("## Stated confidence") < page.index("## Evidence")


def test_every_facet_has_its_line() -> None:
    """On the corpus, whose labels know every sort."""
    page = CliRunner().invoke(main, ["evaluate", str(CORPUS)]).stdout
    assert [facet for facet in Facet if not re.search(rf"^\| {re.escape(facet)} \|", page, re.M)] == []
