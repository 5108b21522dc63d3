"""The pages that the tests of all pages look at are all pages."""

from __future__ import annotations

from pathlib import Path

from tests.report_pages import make_site, page_kinds, pages_of


def test_no_sort_of_page_is_forgotten(tmp_path: Path) -> None:
    """The small run holds a page from every template, so that what is asked of every page is asked of each."""
    assert set(pages_of(make_site(tmp_path))) == page_kinds()
