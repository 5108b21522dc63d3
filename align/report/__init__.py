"""HTML reports: of one pair, of one template against several places, and of a whole run."""

from align.report.pages import (
    Edition,
    render_document,
    render_html,
    render_index,
    render_items,
    render_lineage,
    render_matrix,
)
from align.report.run_view import (
    Failure,
    LineageEntry,
    Lonely,
    MatrixEntry,
    PairEntry,
    Paper,
    PaperFailure,
    Papers,
    PaperSort,
    Reading,
    Run,
)

__all__ = [
    "Edition",
    "Failure",
    "LineageEntry",
    "Lonely",
    "MatrixEntry",
    "PairEntry",
    "Paper",
    "PaperFailure",
    "PaperSort",
    "Papers",
    "Reading",
    "Run",
    "render_document",
    "render_html",
    "render_index",
    "render_items",
    "render_lineage",
    "render_matrix",
]
