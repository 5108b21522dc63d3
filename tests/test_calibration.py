"""Calibration: what is fitted, that a left-out pair is left out, and what is written down."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from align.agreement import Hits
from align.calibration.__main__ import main, tell_changes
from align.calibration.assessment import score_made, state_confidence
from align.calibration.confidence import Counts, count_rows, with_confidences
from align.calibration.examples import Example, from_labels, make_pairs, open_cells
from align.calibration.fits import fit_links, fit_without
from align.calibration.fitting import Cells, Numbers, choose_threshold, fit_offset, fit_weights
from align.comparison import Kind
from align.labelled import Labelled, read_labelled
from align.labels import Label
from align.pipeline import compare
from align.settings import RELEASED
from tests.conftest import corpus_plan, pair
from tests.handmade import make_label, make_labels

CORPUS = Path(__file__).parents[1] / "corpora/hunan"
TRUE_WEIGHTS = np.array([2.0, 1.0, 0.5])


def invented(count: int, seed: int = 1) -> Cells:
    """Cells whose links were thrown with known weights and the offset -1."""
    dice = np.random.default_rng(seed)
    hints = dice.normal(size=(count, 3))
    chance = 1 / (1 + np.exp(1 - hints @ TRUE_WEIGHTS))
    linked = dice.random(count) < chance
    return Cells(hints, linked, Hits(0, 0, int(linked.sum())))


def line(evidence: Numbers, *linked: int) -> Cells:
    """Cells with one hint, of which those at these places are links."""
    return Cells(evidence[:, None], np.isin(np.arange(len(evidence)), linked), Hits(0, 0, len(linked)))


@cache
def labelled() -> tuple[Labelled, ...]:
    """The labelled pairs of the corpus."""
    return read_labelled(CORPUS)


def other_labels(labels: tuple[Label, ...]) -> Iterator[Label]:
    """The same labels with every plan item linked to the first template item and nothing else."""
    for label in labels:
        if label.plan_no:
            yield replace(label, template_nos=(1,), template_hashes=label.template_hashes[:1], optional_nos=())


def test_weights_are_found_again() -> None:
    weights = fit_weights([invented(20_000)], [1.0])
    assert weights == pytest.approx([*TRUE_WEIGHTS, -1.0], abs=0.1)


def test_an_example_counts_by_its_share() -> None:
    """Nothing with share 0, and two halves are one."""
    one, other = invented(500), invented(500, seed=2)
    assert fit_weights([one, other], [1.0, 0.0]) == pytest.approx(fit_weights([one], [1.0]), abs=1e-6)
    assert fit_weights([one, one], [0.5, 0.5]) == pytest.approx(fit_weights([one], [1.0]), abs=1e-6)


def test_with_the_offset_as_many_links_are_expected_as_there_are() -> None:
    cells, weights = invented(500), np.array([1.0, 1.0, 0.0])
    odds = cells.hints @ weights + fit_offset([cells], weights)
    assert float((1 / (1 + np.exp(-odds))).sum()) == pytest.approx(float(cells.linked.sum()), abs=1e-3)


def test_a_threshold_lies_in_the_middle_of_what_does_as_well() -> None:
    """All links lie at 0, all others at -2."""
    cells = line(np.array([0.0, 0.0, -2.0, -2.0]), 0, 1)
    assert choose_threshold([[cells]], np.array([1.0]), 0.0) == pytest.approx(-1.0, abs=0.06)


def test_a_lucky_threshold_is_not_chosen() -> None:
    """Between -2.0 and -1.95 every link and nothing else is found; a wide stretch above is nearly as good."""
    evidence = np.array([-2.01, *[-1.97] * 1, *[0.0] * 9])
    cells = line(np.concatenate([evidence, [-2.02] * 8]), *range(1, 11))
    assert choose_threshold([[cells]], np.array([1.0]), 0.0) > -1.9


def test_both_kinds_count_the_same_for_the_threshold() -> None:
    """A group of one pair weighs as much as a group of twenty."""
    many, one = line(np.array([0.0, -4.0]), 0), line(np.array([-2.0, -4.0]), 0)
    assert choose_threshold([[many] * 20, [one]], np.array([1.0]), 0.0) == pytest.approx(-3.0, abs=0.1)


def test_only_what_evidence_decides_is_an_example() -> None:
    """Copies are linked without it; links that one reader drew are set aside."""
    template, plan = pair(["推进数据共享。建成共享平台。"], ["推动数据互通。用好共享平台。"])
    copies = {(no, no) for no in range(2, 6)}
    cells = open_cells(template, plan, {(1, 1), *copies}, (), RELEASED)
    assert cells.certain == Hits(4, 4, 5)
    assert cells.linked.tolist() == [True]
    assert open_cells(template, plan, copies, {(1, 1)}, RELEASED).linked.tolist() == []


def test_nothing_of_a_left_out_pair_is_used() -> None:
    """With all its labels changed, the settings fitted without it are the same, and those with it are not."""
    pairs = labelled()
    victim = next(one for one in pairs if "2019" in one.labels.template)
    spoilt = replace(victim, labels=replace(victim.labels, labels=tuple(other_labels(victim.labels.labels))))
    changed = tuple(spoilt if one is victim else one for one in pairs)
    fits = []
    for known, one in ((pairs, victim), (changed, spoilt)):
        examples = {each.names: from_labels(each, RELEASED) for each in known}
        fits.append((fit_without(one, known, examples, (), RELEASED), fit_links(list(examples.values()), (), RELEASED)))
    assert fits[0][0] == fits[1][0]
    assert fits[0][1] != fits[1][1]


def test_a_fit_is_the_same_again_and_in_any_order() -> None:
    examples = [Example(kind, invented(300, seed)) for seed, kind in enumerate([*Kind, *Kind])]
    assert fit_links(examples, (), RELEASED) == fit_links(list(reversed(examples)), (), RELEASED)


def test_shares_are_counted_by_sort() -> None:
    """A copy that the label calls copied, one that it calls localized, and a wrong link, which counts for no class."""
    template, plan = pair([], [])
    labels = make_labels(
        template,
        plan,
        *(make_label(no, (no,), compare(template, plan).rows[no - 1].verdict) for no in (1, 2)),
        make_label(3, (4,), compare(template, plan).rows[2].verdict),
    )
    counts = count_rows(compare(template, plan), labels)
    assert (counts.confidence_settled, counts.confidence_clear) == (Hits(2, 3, 3), Hits(2, 2, 2))
    assert with_confidences(RELEASED, counts).confidence_clear == 0.75


def test_no_count_is_no_certainty() -> None:
    assert with_confidences(RELEASED, Counts()).confidence_settled == 0.5


def test_stated_confidence_stands_beside_what_was_reached() -> None:
    low, high = state_confidence([(0.3, False), (0.4, True), (1.0, True)])
    assert (low.least, low.rows, low.agreed) == (0.0, 2, 1)
    assert low.mean == pytest.approx(0.35)
    assert (high.least, high.rows, high.agreed) == (0.95, 1, 1)


def test_made_pairs_are_scored_by_what_their_items_underwent() -> None:
    pairs = make_pairs([corpus_plan("hunan-2022#政务公开")], Kind.LEVELS, 2)
    score = score_made(pairs, Kind.LEVELS, RELEASED)
    counts = {name: (items, hits) for name, items, hits in score.parts}
    assert score.links.wanted == sum(len(one.links) for one in pairs)
    assert sum(items for name, (items, _) in counts.items() if name != "moved") == sum(
        len(one.plan.items) for one in pairs
    )
    assert counts["added"][1].wanted == 0


def test_links_won_and_lost_are_named() -> None:
    """A threshold that nothing reaches loses what copies do not settle."""
    one = [pair for pair in labelled() if "2019" in pair.labels.template]
    deaf = replace(RELEASED, link_evidence=99.0)
    told = list(tell_changes(deaf, RELEASED, one))
    assert any(line.startswith("won, found now: 9 ") for line in told)
    assert list(tell_changes(RELEASED, RELEASED, one)) == ["links won: 0, lost: 0"]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["no-such-folder"], 1), (["a", "b", "c"], 2)])
def test_a_bad_command_ends_in_one_line(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    assert len(capsys.readouterr().err.splitlines()) == 1
