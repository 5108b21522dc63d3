"""Fill the page templates. Jinja is loaded here and only when a page is made; it is most of a cold start."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from align.comparison import Comparison
from align.language import Lang
from align.plan import Document, Plan
from align.report.pair_view import view_pair
from align.report.review_view import view_review
from align.report.run_view import PairEntry, Run, link
from align.report.segments import Side
from align.report.wording import page_words
from align.settings import RELEASED
from align.visible import make_visible

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

    from align.lineage import Lineage
    from align.report.reading_view import PlanCheck

CHECK_BELOW = RELEASED.confidence_check
TEMPLATES = Path(__file__).parent.parent / "templates"


class Edition(NamedTuple):
    """How a page is made.

    Rows whose confidence is below `check_below` are marked for a person to look at; `back` is the path of an overview,
    if there is one.
    """

    lang: Lang = Lang.ZH
    check_below: float = CHECK_BELOW
    back: str = ""


EDITION = Edition()


def render_html(
    comparison: Comparison,
    edition: Edition = EDITION,
    *,
    lineage: str = "",
    readings: tuple[str, str] | tuple[Document, Document] = ("", ""),
    looks: tuple[int, int] = (0, 0),
) -> str:
    """Make one self-contained page about a pair.

    `lineage` is the path of the items through the years, if there is such a page.
    `readings` are those of the pages that show how the template's and the plan's documents were read, or these
    documents: then the page itself shows it at its end; `looks` is how much on those pages may be worth a look.
    """
    checks = _reading_checks(comparison, readings, edition.lang)
    ways = [f"#{check.anchor}" for check in checks] or [link(way) for way in readings if isinstance(way, str)]
    view = view_pair(comparison, edition.lang, edition.check_below, (ways[0], ways[1]), looks)
    reviewing = view_review((comparison,), edition.lang, edition.check_below)
    return _fill(
        "pair.html",
        edition.lang,
        view=view,
        back=link(edition.back),
        lineage=link(lineage),
        checks=checks,
        reviewing=reviewing,
    )


def _reading_checks(
    comparison: Comparison, readings: Sequence[str] | Sequence[Document], lang: Lang
) -> tuple[PlanCheck, ...]:
    """How the plans of a comparison were read, where their documents are given."""
    given = [one for one in readings if isinstance(one, Document)]
    if not given:
        return ()
    from align.report.reading_view import view_check  # a run's pages lead to the documents' own

    sides = (comparison.template, Side.TEMPLATE), (comparison.plan, Side.PLAN)
    return tuple(view_check(one, plan, side, lang) for one, (plan, side) in zip(given, sides, strict=True))


def render_index(run: Run, lang: Lang = Lang.ZH, *, check_below: float = CHECK_BELOW) -> str:
    """Make the overview of a run: what was received and could be read comes first."""
    from align.report.index_view import view_index  # a pair's report need not wait for it

    return _fill("index.html", lang, view=view_index(run, lang, check_below))


def render_matrix(
    template: Plan,
    pairs: tuple[PairEntry, ...],
    edition: Edition = EDITION,
    *,
    items: Sequence[str] = (),
) -> str:
    """Make the page that sets one template's items against the places of `pairs`, in their order.

    `items` are the paths of the items' own pages, in the template's order; without them cells lead to the pairs.
    """
    from align.report.columns import columns_of  # the same
    from align.report.matrix_view import view_matrix

    view = view_matrix(template, columns_of(pairs, edition.lang, edition.check_below), items, edition.lang)
    return _fill("matrix.html", edition.lang, view=view, span=len(pairs) + 2, back=link(edition.back))


def render_items(
    template: Plan,
    pairs: tuple[PairEntry, ...],
    edition: Edition = EDITION,
    *,
    matrix: str = "",
) -> Iterator[str]:
    """Make a page for each item of a template, with what the places of `pairs` made of it, in the template's order.

    The pages link to each other as files of one folder, named after the items' numbers: `5.html`.
    """
    from align.report.columns import columns_of  # the same
    from align.report.item_view import view_items

    reviewing = view_review([entry.comparison for entry in pairs], edition.lang, edition.check_below)
    for view in view_items(template, columns_of(pairs, edition.lang, edition.check_below), edition.lang):
        yield _fill(
            "item.html", edition.lang, view=view, back=link(edition.back), matrix=link(matrix), reviewing=reviewing
        )


def render_document(
    document: Document,
    lang: Lang = Lang.ZH,
    *,
    back: str = "",
    pairs: Sequence[PairEntry] = (),
    corrected: Collection[int] = (),
) -> str:
    """Make the page that shows how a document was read, for a person to check in a minute.

    `pairs` are the comparisons of its plans, their paths as seen from this page; `corrected` are the numbers of the
    plans whose particulars were given by a person.
    """
    from align.report.reading_view import view_document  # the same

    return _fill("document.html", lang, view=view_document(document, lang, pairs, corrected), back=link(back))


def render_lineage(
    lineage: Lineage,
    hrefs: Sequence[str],
    edition: Edition = EDITION,
    *,
    readings: Sequence[str] = (),
) -> str:
    """Make the page of one government's items through the years.

    `hrefs` lead to its comparisons, in their order, and `readings` to the pages that show how each plan was read.
    """
    from align.report.lineage_view import view_lineage  # the same

    view = view_lineage(lineage, hrefs, readings, edition.lang, edition.check_below)
    return _fill("lineage.html", edition.lang, view=view, span=len(view.columns) + 1, back=link(edition.back))


def _fill(name: str, lang: Lang, **values: object) -> str:
    """A page from its template and plain values."""
    return make_environment(autoescape=True).get_template(name).render(w=page_words(lang), **values)


@cache
def make_environment(*, autoescape: bool) -> Environment:
    """Jinja, made strict: what is missing is an error, and document text can be neither markup nor unseen.

    A plain text has no markup that would have to be escaped.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
    )
    environment.filters["digest"] = _digest
    return environment


def _bytecode_cache() -> BytecodeCache | None:
    """Jinja's cache of compiled templates, in a folder that only this user may write; none where there is none."""
    from jinja2 import FileSystemBytecodeCache

    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None


def _digest(script: str) -> str:
    """Name a script in a page's policy: the browser runs no other, whatever a document holds."""
    return "sha256-" + b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _finalize(value: object) -> object:
    """Every plain text that a template places passes here; what a macro has made already did."""
    return make_visible(value) if type(value) is str else value
