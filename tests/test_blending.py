"""The blend of an encoder: how it is fitted beside the words, how it is scored, and which one is used."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from align.agreement import Hits
from align.blends import BLENDED, blend_name, with_blend
from align.calibration.__main__ import main
from align.calibration.blending import fit_blend, fit_both
from align.calibration.confidence import Counts
from align.calibration.contest import contrast_made, links_by, loss_of
from align.calibration.contest_page import numbers_of
from align.calibration.examples import make_pairs
from align.calibration.fits import Calibration
from align.calibration.fitting import Cells
from align.calibration.meanings import Meant, from_made, measure
from align.comparison import Kind
from align.datafiles import data_path
from align.labelled import Names
from align.settings import RELEASED, Settings, fingerprint, load
from tests.conftest import NEXT_YEAR, corpus_plan, pair
from tests.semantic_world import Glossary

MODELS = Path(__file__).parents[1] / "models"
CALIBRATED = sorted(path.parent for path in MODELS.glob("*/settings.toml") if path.parent.name != "default")
TRUE_WEIGHTS = np.array([0.5, 0.3, 0.2])
WORDS = np.array([RELEASED.evidence_similarity, RELEASED.evidence_rivalry, RELEASED.evidence_own_share])


def invented(count: int, seed: int = 1, names: Names | None = None) -> Meant:
    """Cells whose links were thrown with the released weights of words and known weights of an encoder's hints."""
    dice = np.random.default_rng(seed)
    words, hints = dice.normal(size=(count, 3)), dice.normal(size=(count, 3)) * 2
    odds = words @ WORDS + hints @ TRUE_WEIGHTS - 1
    linked = dice.random(count) < 1 / (1 + np.exp(-odds))
    scores = np.column_stack([dice.random(count), linked + dice.random(count)])
    cells = Cells(words, linked, Hits(0, 0, int(linked.sum())))
    return Meant(Kind.YEARS, cells, hints, hints / 10, scores, names)


def calibration(labelled: Mapping[Names, Meant]) -> Calibration:
    """A lexical fit that is the same whatever is left out."""
    return Calibration(RELEASED, dict.fromkeys(labelled, RELEASED), Counts())


def weights_of(settings: Settings) -> list[float]:
    """The weights of an encoder's hints."""
    return [settings.semantic_item, settings.semantic_sentence, settings.semantic_section]


def test_the_weights_of_an_encoder_are_found_again_beside_those_of_the_words() -> None:
    fitted = fit_blend([invented(20_000)], [], RELEASED, "some/encoder")
    assert weights_of(fitted) == pytest.approx(TRUE_WEIGHTS, abs=0.06)
    assert fitted.semantic_offset + fitted.evidence_offset == pytest.approx(-1, abs=0.1)


def test_the_words_keep_what_they_weigh() -> None:
    """Only the blend's own numbers and the name of the settings are fitted."""
    fitted = fit_blend([invented(500)], [], RELEASED, "some/encoder")
    kept = {name: getattr(RELEASED, name) for name in BLENDED if name != "semantic_link_evidence"}
    assert replace(fitted, name="default", **kept) == RELEASED
    assert (fitted.encoder, fitted.name) == ("some/encoder", "encoder")


def test_ranks_are_fitted_for_no_encoder_and_with_more_caution() -> None:
    """The same hints, at a tenth of their size, weigh ten times as much, less what the greater ridge takes."""
    own, ranks = (fit_blend([invented(300)], [], RELEASED, name) for name in ("some/encoder", ""))
    assert (ranks.encoder, ranks.name) == ("", "ranks")
    assert all(0 < one < 10 * other for one, other in zip(weights_of(ranks), weights_of(own), strict=True))


def test_a_made_pair_counts_a_tenth_of_a_labelled_one() -> None:
    labelled, made = invented(400), invented(400, seed=2)
    spoilt = replace(made, words=replace(made.words, linked=~made.words.linked))
    honest = fit_blend([labelled], [made], RELEASED, "e")
    assert weights_of(honest) != weights_of(fit_blend([labelled], [spoilt], RELEASED, "e"))
    assert weights_of(fit_blend([labelled], [spoilt], RELEASED, "e"))[0] > 0


def test_nothing_of_a_left_out_pair_is_used() -> None:
    """With its links turned round the settings fitted without it stay, and those of the others do not."""
    labelled = {(name, name): invented(300, seed, (name, name)) for seed, name in enumerate("abc")}
    victim = labelled["a", "a"]
    spoilt = replace(victim, words=replace(victim.words, linked=~victim.words.linked), hints=victim.hints * 9)
    before = fit_both(list(labelled.values()), [], calibration(labelled), "e")
    after = fit_both([spoilt, *list(labelled.values())[1:]], [], calibration(labelled), "e")
    assert before.left_out["a", "a"] == after.left_out["a", "a"]
    assert before.left_out["b", "b"] != after.left_out["b", "b"]
    assert before.settings != after.settings
    assert before.left_out["a", "a"].name == "e fitted without this pair"


def test_a_cell_has_what_words_and_encoder_say_of_it() -> None:
    """One row for each open cell; where the encoder knows the other words it finds the carried item nearest."""
    template, plan = pair(["压减办事时限。推动窗口提速。"], ["让群众少跑快办。实现窗口提速。"], NEXT_YEAR)
    found = measure(template, plan, {(1, 1)}, (), Glossary(("压减办事时限", "让群众少跑快办")), RELEASED)
    cells = len(found.words.linked)
    assert found.hints.shape == found.ranks.shape == (cells, 3)
    assert found.scores.shape == (cells, 2)
    assert found.words.linked.tolist() == [True]
    assert found.scores[0, 1] > found.scores[0, 0]


def test_what_is_won_in_made_pairs_is_counted_by_operation() -> None:
    """An encoder whose evidence counts for nothing wins and loses nothing; at a threshold of its own it does."""
    pairs = make_pairs([corpus_plan("hunan-2022#政务公开")], Kind.YEARS, 2)
    before = [links_by(one, RELEASED, None) for one in pairs]
    nothing = dict.fromkeys(("semantic_item", "semantic_sentence", "semantic_section", "semantic_offset"), 0.0)
    silent = replace(RELEASED, encoder="glossary", **nothing, semantic_link_evidence=RELEASED.link_evidence)  # type: ignore[arg-type]
    same = contrast_made(pairs, Kind.YEARS, before, silent, Glossary())
    assert {(net.won, net.lost) for net in same.nets.values()} == {(0, 0)}
    deaf = contrast_made(pairs, Kind.YEARS, before, replace(silent, semantic_link_evidence=99.0), Glossary())
    assert deaf.nets["all"].lost > 0
    assert deaf.nets["all"].lost == sum(net.lost for name, net in deaf.nets.items() if name not in ("all", "moved"))


def test_the_loss_is_less_where_the_truth_was_expected() -> None:
    one = invented(2000)
    fitted = fit_blend([one], [], RELEASED, "e")
    assert loss_of(one, fitted, blended=True) < loss_of(one, fitted, blended=False)


def test_examples_of_made_pairs_know_their_truth() -> None:
    made = make_pairs([corpus_plan("hunan-2022#政务公开")], Kind.LEVELS, 1)
    found = from_made(made, Glossary(), RELEASED)
    assert found[0].kind is Kind.LEVELS
    assert found[0].words.certain.wanted == len(made[0].links)


@pytest.mark.parametrize("folder", CALIBRATED, ids=lambda path: path.name)
def test_a_calibrated_encoder_ships_as_its_model_says(folder: Path) -> None:
    """`make calibrate ENCODER=...` writes the folder; a person copies its settings to the package."""
    shipped = data_path(f"encoder-{folder.name}.toml")
    assert shipped.read_bytes() == (folder / "settings.toml").read_bytes()
    settings, metrics = load(shipped), json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["settings_sha256"] == fingerprint(settings)
    assert metrics["calibrated"]["fitted"] == numbers_of(settings)


@pytest.mark.parametrize("folder", CALIBRATED, ids=lambda path: path.name)
def test_a_calibration_changes_nothing_but_the_blend(folder: Path) -> None:
    """So that the words weigh the same with any encoder and without."""
    settings = load(folder / "settings.toml")
    assert replace(RELEASED, name=settings.name, **{name: getattr(settings, name) for name in BLENDED}) == settings


def test_the_released_ranks_are_the_fitted_ones() -> None:
    """Who changes the hints fits again, and carries the numbers of ranks to settings.py."""
    metrics = json.loads((MODELS / "bge-small-zh-v1.5" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["ranks"]["fitted"] == numbers_of(RELEASED)


def test_an_encoder_without_a_calibration_is_weighed_by_ranks() -> None:
    """Also with settings that were fitted for another one."""
    other = replace(RELEASED, name="own", encoder="some/other", semantic_item=9.0)
    for settings in (RELEASED, other):
        blended = with_blend(settings, "nobody/knows-it")
        assert blend_name(blended) == "ranks"
        assert numbers_of(blended) == numbers_of(RELEASED)
        assert blended.name == settings.name


@pytest.mark.parametrize("name", ["BAAI/bge-small-zh-v1.5", "bge-small-zh-v1.5"])
def test_a_calibration_is_found_by_the_last_part_of_a_model_s_name(name: str) -> None:
    assert blend_name(with_blend(RELEASED, name)) == "bge-small-zh-v1.5"


def test_settings_fitted_for_an_encoder_stay_as_they_are() -> None:
    own = replace(RELEASED, name="own", encoder="BAAI/bge-small-zh-v1.5", semantic_item=9.0)
    assert with_blend(own, "bge-small-zh-v1.5") == own


def test_weights_of_ranks_that_somebody_changed_are_used() -> None:
    """Whoever writes semantic numbers into a settings file gets them, by ranks, also where a calibration ships."""
    own = replace(RELEASED, name="own", semantic_item=9.0)
    assert with_blend(own, "bge-small-zh-v1.5") == own
    assert blend_name(own) == "ranks"


def test_a_name_too_long_for_a_file_has_no_calibration() -> None:
    assert blend_name(with_blend(RELEASED, "长" * 300)) == "ranks"


def test_the_command_line_of_calibration_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "--encoder" in capsys.readouterr().out


def test_an_encoder_that_is_not_there_ends_calibration_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpora/hunan", "--encoder", "./no-such-folder"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
