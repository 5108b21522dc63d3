"""What an encoder wins and loses beside the words alone, by each blend: on left-out labelled and on made pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from align.calibration.assessment import MadeScore, Stated, judge_rows, state_confidence, tally_made, underwent
from align.calibration.blending import Blend, Blending, hints_of, words_of
from align.calibration.examples import drawn, make_pairs, read_plans
from align.calibration.meanings import Meant
from align.comparison import Comparison, Kind
from align.contrast import Contrast, Net, Tally, contrast_pairs, weigh
from align.edits import make_context
from align.evaluation import Evaluation, evaluate
from align.judging import Case
from align.judging import judge_rows as rows_of
from align.labelled import Labelled, Names, read_about, read_label_files, read_labelled
from align.matching import Matching, match_items
from align.pipeline import name_tool, semantics_of
from align.plan import Plan
from align.semantics import Encodes
from align.settings import Settings
from align.synthetic import MadePair

MADE = 200  # made pairs of either kind, with seeds from 0
ALL = "all"
Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MadeContrast:
    """What was found in made pairs of a kind, and the links won and lost against the words, by operation and in all."""

    score: MadeScore
    nets: Mapping[str, Net]


@dataclass(frozen=True, slots=True)
class Contender:
    """One way of weighing an encoder's evidence beside the words alone.

    `losses` are the log-losses of the open cells of left-out labelled pairs. The words' own figures on made pairs
    stand in `Contest`.
    """

    blend: Blend
    contrast: Contrast
    losses: Mapping[Kind, float]
    made: tuple[MadeContrast, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """The words alone, and the two ways of weighing an encoder's evidence beside them."""

    words: Evaluation
    losses: Mapping[Kind, float]
    made: tuple[MadeScore, ...]
    calibrated: Contender
    ranks: Contender
    stated: tuple[Stated, ...]  # of the calibrated blend


def contest(folder: Path, fitted: Blending, made: int = MADE) -> Contest:
    """Score the fitted blends of an encoder against the words alone.

    Raises:
        AlignError: a document or a label file cannot be read, or the encoder cannot be used.
    """
    pairs, plans = read_labelled(folder), read_plans(folder)
    scene = Scene(folder, pairs, {kind: make_pairs(plans, kind, made) for kind in Kind}, fitted)
    words = [compare_by(pair, fitted.words.left_out[pair.names], None) for pair in pairs]
    found = {kind: [links_by(pair, fitted.words.settings, None) for pair in scene.made[kind]] for kind in Kind}
    calibrated, blended = contend(scene, fitted.calibrated, words, found)
    ranks, _ = contend(scene, fitted.ranks, words, found)
    rows = (row for pair, one in zip(pairs, blended, strict=True) for row in judge_rows(one, pair.labels))
    return Contest(
        words=scene.score(words),
        losses=losses_of(fitted.labelled, fitted.words.left_out, blended=False),
        made=tuple(tally_made(scene.made[kind], found[kind], kind) for kind in Kind),
        calibrated=calibrated,
        ranks=ranks,
        stated=tuple(state_confidence(rows)),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """The labelled pairs of a folder, made pairs by kind, and what was fitted on others."""

    folder: Path
    pairs: Sequence[Labelled]
    made: Mapping[Kind, Sequence[MadePair]]
    fitted: Blending

    def score(self, comparisons: Sequence[Comparison]) -> Evaluation:
        """The agreement of the labelled pairs' comparisons with their labels."""
        readers = read_label_files(self.folder, "labels/readers/*/*.csv")
        results = ((one, pair.labels) for one, pair in zip(comparisons, self.pairs, strict=True))
        return evaluate(results, readers, read_about(self.folder))


def contend(
    scene: Scene, blend: Blend, words: Sequence[Comparison], found: Mapping[Kind, Sequence[Links]]
) -> tuple[Contender, list[Comparison]]:
    """Score one blend against what the words found, and give its comparisons of the labelled pairs."""
    encoder = scene.fitted.encoder
    blended = [compare_by(pair, blend.left_out[pair.names], encoder) for pair in scene.pairs]
    contrast = Contrast(
        scene.score(words),
        scene.score(blended),
        contrast_pairs(words, blended, [pair.labels for pair in scene.pairs]),
        name_tool(blend.settings, encoder),
    )
    made = tuple(contrast_made(pairs, kind, found[kind], blend.settings, encoder) for kind, pairs in scene.made.items())
    return Contender(blend, contrast, losses_of(scene.fitted.labelled, blend.left_out, blended=True), made), blended


def compare_by(pair: Labelled, settings: Settings, encoder: Encodes | None) -> Comparison:
    """Compare a labelled pair with these very settings, whatever ships for the encoder; nobody looks for findings."""
    template, plan = pair.template, pair.plan
    context = make_context(template, plan, settings)
    case = Case(template, plan, match_by(template, plan, settings, encoder), context)
    return Comparison(context.kind, template, plan, rows_of(case), name_tool(settings, encoder))


def links_by(pair: MadePair, settings: Settings, encoder: Encodes | None) -> Links:
    """The links found in a made pair."""
    return drawn(match_by(pair.template, pair.plan, settings, encoder))


def match_by(template: Plan, plan: Plan, settings: Settings, encoder: Encodes | None) -> Matching:
    """The matching of two plans by words, and by an encoder where there is one."""
    return match_items(template, plan, settings, semantics=semantics_of(template, plan, settings, encoder))


def contrast_made(
    pairs: Sequence[MadePair], kind: Kind, before: Sequence[Links], settings: Settings, encoder: Encodes
) -> MadeContrast:
    """Count the links of made pairs that are won and lost against those found before."""
    after = [links_by(pair, settings, encoder) for pair in pairs]
    score = tally_made(pairs, after, kind)
    tallies: dict[str, list[Tally]] = {name: [] for name in (*(name for name, _, _ in score.parts), ALL)}
    for pair, old, new in zip(pairs, before, after, strict=True):
        parts = underwent(pair) | {ALL: {no for no, _ in enumerate(pair.operations, 1)}}
        for name, tally in tallies.items():
            changed = [link for link in old ^ new if link[1] in parts.get(name, ())]
            won = sum((link in new) is (link in pair.links) for link in changed)
            tally.append(Tally(won, len(changed) - won))
    return MadeContrast(score, {name: weigh(tally) for name, tally in tallies.items()})


def losses_of(labelled: Sequence[Meant], left_out: Mapping[Names, Settings], *, blended: bool) -> dict[Kind, float]:
    """The log-loss of the open cells of left-out pairs, summed by kind: how surprising the truth was."""
    losses = dict.fromkeys(Kind, 0.0)
    for one in labelled:
        if one.names:
            losses[one.kind] += loss_of(one, left_out[one.names], blended=blended)
    return losses


def loss_of(one: Meant, settings: Settings, *, blended: bool) -> float:
    """The log-loss of a pair's open cells, by the words alone or with the encoder's evidence."""
    odds = settings.evidence_offset + one.words.hints @ words_of(settings)
    if blended:
        odds = odds + settings.semantic_offset + one.beside(ranks=not settings.encoder) @ hints_of(settings)
    signs = np.where(one.words.linked, -1.0, 1.0)
    return float(np.logaddexp(0.0, signs * odds).sum())
