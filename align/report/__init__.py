"""HTML reports: of one pair, of one template against several places, and of a whole run."""

from align.report.pages import render_html

__all__ = ["render_html"]
