"""Gates of a real encoder, collected where PLAN_ALIGN_TEST_MODEL names one: what it wins and loses beside the words.

The left-out settings are those that calibration kept in `models/`; fitting them anew takes an encoding of hundreds of
made pairs, which `make calibrate` does and no test.
"""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from align.calibration.contest import compare_by, losses_of
from align.calibration.meanings import from_labels
from align.comparison import Kind
from align.contrast import Net, contrast_pairs, weigh
from align.encoder import open_encoder
from align.formal import kind_of
from align.labelled import Labelled, Names, read_labelled
from align.settings import RELEASED, Settings
from tests.model_world import REAL
from tests.test_gates import CORPUS, FLOORS, ROOT

BLENDS = ["calibrated", "ranks"]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("encoder")]  # one process encodes for all


def metrics(model: str) -> Any:
    """What calibration kept of a model."""
    return json.loads((ROOT / f"models/{model}/metrics.json").read_text(encoding="utf-8"))


def numbers(fits: list[dict[str, Any]]) -> dict[Names, dict[str, Any]]:
    """The fitted numbers of each left-out pair."""
    names = ("template", "plan")
    return {
        (one["template"], one["plan"]): {key: value for key, value in one.items() if key not in names} for one in fits
    }


@cache
def encoder() -> Any:
    """The encoder, and the name of its calibration."""
    return open_encoder(REAL or "")


@cache
def pairs() -> tuple[Labelled, ...]:
    """The labelled pairs of the corpus."""
    return read_labelled(CORPUS)


@cache
def words() -> dict[Names, Settings]:
    """Settings of the words alone, fitted without each pair."""
    found = [one for kind in metrics("default")["left_out"].values() for one in kind["pairs"]]
    return {names: replace(RELEASED, **some) for names, some in numbers(found).items()}


@cache
def left_out(blend: str) -> dict[Names, Settings]:
    """Settings of a blend, fitted without each pair."""
    fitted_for = encoder().name if blend == "calibrated" else ""
    found = numbers(metrics("bge-small-zh-v1.5")[blend]["fitted_without"])
    return {names: replace(words()[names], encoder=fitted_for, **some) for names, some in found.items()}


def net(blend: str, kind: Kind) -> Net:
    """Links won and lost on the labelled pairs of a kind."""
    some = [pair for pair in pairs() if kind_of(pair.template, pair.plan) is kind]
    before = [compare_by(pair, words()[pair.names], None) for pair in some]
    after = [compare_by(pair, left_out(blend)[pair.names], encoder()) for pair in some]
    contrasts = contrast_pairs(before, after, [pair.labels for pair in some])
    return weigh([tally for one in contrasts for tally in one.items])


@pytest.mark.parametrize("blend", BLENDS)
@pytest.mark.parametrize("kind", Kind)
def test_labelled_links_are_not_lost_on_balance(blend: str, kind: Kind) -> None:
    """On pairs left out of the fit: none by the blend fitted for the encoder, and one at most by ranks."""
    assert net(blend, kind).links >= FLOORS[f"encoder-{blend}"][f"{kind}_net"]


@pytest.mark.parametrize("blend", BLENDS)
def test_the_truth_is_less_surprising(blend: str) -> None:
    """Between years, where words change, on pairs left out of the fit."""
    measured = [from_labels(pair, encoder(), RELEASED) for pair in pairs()]
    before = losses_of(measured, words(), blended=False)[Kind.YEARS]
    after = losses_of(measured, left_out(blend), blended=True)[Kind.YEARS]
    assert before - after >= FLOORS[f"encoder-{blend}"]["years_less_loss"]
