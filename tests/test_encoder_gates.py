"""Gates of a real encoder, collected where PLAN_ALIGN_TEST_MODEL names one: what it wins and loses beside the words."""

from functools import cache

import pytest

from align.calibration.blending import Blending, calibrate_blends
from align.calibration.contest import Contender, Contest, contest
from align.comparison import Kind
from align.encoder import open_encoder
from align.settings import load
from tests.model_world import REAL
from tests.test_gates import CORPUS, FLOORS, ROOT, fitted

pytestmark = pytest.mark.xdist_group("encoder")  # one process fits the blends for all
MADE = 22  # made pairs of either kind that are scored here: two from each plan
BLENDS = ["calibrated", "ranks"]


@cache
def blended() -> tuple[Blending, Contest]:
    """The blends of the encoder fitted today, and what they win and lose."""
    found = calibrate_blends(CORPUS, open_encoder(REAL or ""), fitted())
    return found, contest(CORPUS, found, MADE)


def contender(name: str) -> Contender:
    """One of the two blends."""
    found: Contender = getattr(blended()[1], name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", BLENDS)
@pytest.mark.parametrize("kind", Kind)
def test_labelled_links_are_not_lost_on_balance(name: str, kind: Kind) -> None:
    """On pairs left out of the fit: none by the blend fitted for the encoder, and one at most by ranks."""
    assert contender(name).contrast.net(kind).links >= FLOORS[f"encoder-{name}"][f"{kind}_net"]


@pytest.mark.slow
@pytest.mark.parametrize("name", BLENDS)
def test_the_truth_is_less_surprising(name: str) -> None:
    """Between years, where words change, on pairs left out of the fit."""
    less = blended()[1].losses[Kind.YEARS] - contender(name).losses[Kind.YEARS]
    assert less >= FLOORS[f"encoder-{name}"]["years_less_loss"]


@pytest.mark.slow
@pytest.mark.parametrize("name", BLENDS)
def test_links_of_made_pairs_are_not_lost_on_balance(name: str) -> None:
    """A handful of pairs; reports/ has the figures of many."""
    for made in contender(name).made:
        assert made.nets["all"].links >= FLOORS[f"encoder-{name}"][f"made_{made.score.kind}_net"]


@pytest.mark.slow
def test_the_shipped_blend_is_the_fitted_one() -> None:
    """Who changes the engine, its hints or the labels fits again: `make calibrate ENCODER=...`."""
    settings = blended()[0].calibrated.settings
    assert load(ROOT / f"models/{settings.name}/settings.toml") == settings
