"""An assessment written down: the page that `reports/` keeps and the metrics that `models/` keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from align.agreement import Hits
from align.calibration.assessment import Assessment, MadeScore, Stated
from align.calibration.confidence import SORTS
from align.calibration.fits import Calibration
from align.comparison import Kind
from align.evaluation import FIGURES, KINDS, figures, score_record, to_markdown
from align.figures import show, show_hits
from align.finding_scores.page import finding_lines
from align.record import DIGITS, Record
from align.settings import RELEASED as RELEASED_SETTINGS
from align.settings import Settings, fingerprint

FITTED = (
    *("evidence_offset", "evidence_similarity", "evidence_rivalry", "evidence_own_share", "link_evidence"),
    *SORTS,
)
LEFT_OUT = """\
In this first part each pair is scored by settings that were fitted on the other labelled pairs and on made ones;
their fitted numbers knew none of its labels; the numbers chosen by hand (see the model's card) were chosen with
these pairs in view.
"""
RELEASED = """## The released settings

They are fitted on all pairs, so that what they reach here is no promise; the model's card says more.
"""
MADE = """## Made pairs

Pairs with known truth, made by `align.synthetic` from every plan of the corpus in turn, none of them in the fit;
scored with the released settings. Moved items underwent another operation as well.
"""
STATED = """## Stated confidence

Rows of the labelled pairs, each pair with the settings that were fitted without it: how sure they were that
careful readers give their verdict, and how many rows have the label's verdict (strict).
"""
MARKED = """
Below {0}, where a row is marked for a person: {1} of {3} rows, and {2} of the {4} whose verdict is not the label's.
"""


def to_page(assessment: Assessment) -> str:
    """Write an assessment down; the same figures give the same bytes."""
    parts = (
        released_lines(assessment),
        made_lines(assessment.made),
        stated_lines(assessment.stated),
        finding_lines(assessment.released.findings),
    )
    head, rest = to_markdown(assessment.left_out).split("\n\n", 1)
    return "\n".join([f"{head}\n\n{LEFT_OUT}\n{rest}", *(line for part in parts for line in part), ""])


def released_lines(assessment: Assessment) -> Iterator[str]:
    """The released settings' figures beside those of left-out pairs."""
    yield RELEASED
    for kind in assessment.released.kinds:
        left, released = (one.total(kind) for one in (assessment.left_out, assessment.released))
        before, after = figures(left), figures(released)
        yield f"| {KINDS[kind]} | left out: strict | lenient | released: strict | lenient |\n|---|---|---|---|---|"
        for name, title in FIGURES.items():
            cells = (before[name], before.get(f"{name}_lenient"), after[name], after.get(f"{name}_lenient"))
            yield f"| {title} | {' | '.join(map(show, cells))} |"
        links = (left.links, left.links_lenient, released.links, released.links_lenient)
        yield f"| links: right / found / labelled | {' | '.join(map(show_hits, links))} |\n"


def made_lines(scores: tuple[MadeScore, ...]) -> Iterator[str]:
    """What is found in made pairs, in all and by operation."""
    yield MADE
    for score in scores:
        yield f"| {KINDS[score.kind]}, {score.pairs} pairs | plan items | right / found / true | link F1 |"
        yield "|---|---|---|---|"
        for name, items, hits in score.parts:
            yield made_line(name, items, hits)
        total = sum(items for name, items, _ in score.parts if name != "moved")
        yield made_line("all", total, score.links) + "\n"


def made_line(name: str, items: int, hits: Hits) -> str:
    """One line of the table of made pairs; no F1 where there is no true link."""
    return f"| {name} | {items} | {show_hits(hits)} | {show(hits.f1 if hits.wanted else None)} |"


def stated_lines(stated: tuple[Stated, ...]) -> Iterator[str]:
    """Stated confidence beside what was reached."""
    yield STATED
    yield "| stated | rows | stated, mean | agreed | share |\n|---|---|---|---|---|"
    for one in stated:
        share = one.agreed / one.rows
        yield f"| from {one.least:.2f} | {one.rows} | {one.mean:.3f} | {one.agreed} | {share:.3f} |"
    marked = [one for one in stated if one.least < RELEASED_SETTINGS.confidence_check]
    counts = ((sum(one.rows for one in some), sum(one.rows - one.agreed for one in some)) for some in (marked, stated))
    yield MARKED.format(RELEASED_SETTINGS.confidence_check, *(count for pair in counts for count in pair))


def to_metrics(assessment: Assessment, fitted: Calibration) -> Record:
    """The metrics of a fit: its numbers, those of each left-out fit, and what they reach."""
    return {
        "schema": "plan-align/metrics@1",
        "settings_sha256": fingerprint(fitted.settings),
        "fitted": numbers_of(fitted.settings),
        "left_out": {
            kind.value: {
                "total": score_record(assessment.left_out.total(kind)),
                "pairs": [
                    {"template": template, "plan": plan, **numbers_of(settings)}
                    for (template, plan), settings in of_kind(assessment, fitted, kind).items()
                ],
            }
            for kind in assessment.left_out.kinds
        },
        "released": {kind.value: score_record(assessment.released.total(kind)) for kind in assessment.released.kinds},
        "confidence": {name: asdict(getattr(fitted.counts, name)) for name in SORTS},
        "made": {score.kind.value: made_record(score) for score in assessment.made},
    }


def of_kind(assessment: Assessment, fitted: Calibration, kind: Kind) -> Mapping[tuple[str, str], Settings]:
    """The left-out settings of the pairs of a kind."""
    names = {(pair.template, pair.plan) for pair in assessment.left_out.pairs if pair.kind is kind}
    return {pair: settings for pair, settings in fitted.left_out.items() if pair in names}


def numbers_of(settings: Settings) -> Record:
    """The fitted numbers."""
    return {name: getattr(settings, name) for name in FITTED}


def made_record(score: MadeScore) -> Record:
    """The figures of made pairs."""
    return {
        "pairs": score.pairs,
        "link_f1": round(score.links.f1 or 0.0, DIGITS),
        "links": asdict(score.links),
        "operations": {name: {"plan_items": items, "links": asdict(hits)} for name, items, hits in score.parts},
    }
