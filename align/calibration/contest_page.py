"""A contest written down: the page that `reports/` keeps of an encoder, and the metrics that `models/` keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from align.agreement import Hits
from align.blends import BLENDED
from align.calibration.assessment import MadeScore
from align.calibration.blending import Blending
from align.calibration.contest import ALL, Contender, Contest
from align.calibration.page import made_record, stated_lines
from align.comparison import Kind
from align.contrast import Net, beside_lines, change_lines, change_records, net_record, tell_net
from align.evaluation import KINDS, score_record, tell_about, tell_worth
from align.figures import plain, show, show_hits, show_signed
from align.record import DIGITS, Record
from align.settings import Settings, fingerprint

WEIGHTS = tuple(name for name in BLENDED if name not in ("encoder", "semantic_link_evidence"))
HEAD = """# An encoder beside the words: {encoder}

Revision {revision}.

{worth}

Lexical: by the words alone, without an encoder. Every labelled pair is compared by settings, the words' and the
encoder's, that were fitted on the other labelled pairs and on made ones; made pairs are none of those in the fit, and
are compared by the settings fitted on all labelled pairs. Numbers chosen by hand were chosen with the labelled pairs
in view.

Strict: a link that only one reader drew counts as wrong, and only the label's first verdict counts as right.
Lenient: such a link is neither demanded nor punished, and the second reader's verdict is accepted too.
Log-loss: how surprising the truth was in every cell that evidence decides, summed; less is better.
"""
TITLES = ("The blend fitted for this encoder", "Ranks, which weigh any encoder")
MADE = """## Made pairs

Pairs with known truth, made by `align.synthetic` from every plan of the corpus in turn: right / found / true links.
Net: links won less links lost against the words alone, and between which numbers it lies in 95 of 100 redraws of the
pairs. Moved items underwent another operation as well.
"""


def to_page(found: Contest, fitted: Blending) -> str:
    """Write a contest down; the same figures give the same bytes."""
    worth = "\n\n".join(filter(None, (plain(tell_worth(found.words)), tell_about(found.words))))
    head = HEAD.format(encoder=plain(fitted.encoder.name), revision=fitted.encoder.revision, worth=worth)
    lines = [head]
    for title, one in zip(TITLES, (found.calibrated, found.ranks), strict=True):
        lines += contender_lines(title, one, found.losses)
    lines += [*made_lines(found), *fit_lines(fitted), *stated_lines(found.stated)]
    return "\n".join([*lines, ""])


def contender_lines(title: str, one: Contender, losses: Mapping[Kind, float]) -> Iterator[str]:
    """Write down what one blend reaches on left-out labelled pairs beside the words alone."""
    yield f"## {title}\n"
    contrast = one.contrast
    for kind in contrast.after.kinds:
        yield f"### {KINDS[kind]}\n"
        yield from beside_lines(contrast.before.total(kind), contrast.after.total(kind))
        yield f"Log-loss: lexical {losses[kind]:.1f}, with encoder {one.losses[kind]:.1f}.\n"
        yield f"{tell_net(contrast.net(kind))}\n"
        yield from change_lines(contrast.of(kind))


def made_lines(found: Contest) -> Iterator[str]:
    """Write down what is found in made pairs by the words alone and by either blend."""
    yield MADE
    for words, calibrated, ranks in zip(found.made, found.calibrated.made, found.ranks.made, strict=True):
        yield f"| {KINDS[words.kind]}, {words.pairs} pairs | lexical | fitted | net | ranks | net |"
        yield "|---|---|---|---|---|---|"
        for name, hits in hits_of(words).items():
            cells = [show_hits(hits)]
            for one in (calibrated, ranks):
                cells += [show_hits(hits_of(one.score)[name]), show_net(one.nets[name])]
            yield f"| {name} | {' | '.join(cells)} |"
        f1 = [show(one.links.f1) for one in (words, calibrated.score, ranks.score)]
        yield f"| link F1 | {f1[0]} | {f1[1]} | | {f1[2]} | |\n"


def hits_of(score: MadeScore) -> dict[str, Hits]:
    """The links of every operation, and of all."""
    return {name: hits for name, _, hits in score.parts} | {ALL: score.links}


def show_net(net: Net) -> str:
    """Print links won less links lost, and the interval.

    >>> show_net(Net(5, 2, 0, 6, 200))
    '+3 (0 to +6)'
    """
    return f"{show_signed(net.links)} ({show_signed(net.low)} to {show_signed(net.high)})"


def fit_lines(fitted: Blending) -> Iterator[str]:
    """Write down the fitted numbers of both blends."""
    yield f"## Fitted numbers\n\n| | {' | '.join(WEIGHTS)} |\n|---{'|---' * len(WEIGHTS)}|"
    for title, blend in zip(TITLES, (fitted.calibrated, fitted.ranks), strict=True):
        yield f"| {title} | {' | '.join(str(value) for value in numbers_of(blend.settings).values())} |"
    yield ""


def to_metrics(found: Contest, fitted: Blending) -> Record:
    """The metrics of an encoder's fit: its numbers, those of each left-out fit, and what they reach."""
    return {
        "schema": "plan-align/blend-metrics@1",
        "encoder": fitted.encoder.name,
        "encoder_revision": fitted.encoder.revision,
        "settings_sha256": fingerprint(fitted.calibrated.settings),
        "lexical": {
            "left_out": {
                kind.value: {"log_loss": rounded(found.losses[kind]), "total": score_record(found.words.total(kind))}
                for kind in found.words.kinds
            },
            "made": {one.kind.value: made_record(one) for one in found.made},
        },
        "calibrated": contender_record(found.calibrated),
        "ranks": contender_record(found.ranks),
    }


def contender_record(one: Contender) -> Record:
    """The numbers of a blend and what they reach."""
    contrast = one.contrast
    return {
        "fitted": numbers_of(one.blend.settings),
        "fitted_without": [{"template": t, "plan": p, **numbers_of(of)} for (t, p), of in one.blend.left_out.items()],
        "left_out": {
            kind.value: {
                "log_loss": rounded(one.losses[kind]),
                "total": score_record(contrast.after.total(kind)),
                "net": net_record(contrast.net(kind)),
                "changes": [change for pair in contrast.of(kind) for change in change_records(pair)],
            }
            for kind in contrast.after.kinds
        },
        "made": {
            made.score.kind.value: {
                **made_record(made.score),
                "net": {name: net_record(net) for name, net in made.nets.items()},
            }
            for made in one.made
        },
    }


def numbers_of(settings: Settings) -> Record:
    """The fitted numbers of a blend."""
    return {name: getattr(settings, name) for name in WEIGHTS}


def rounded(value: float) -> float:
    """A figure as metrics keep it."""
    return round(value, DIGITS)
