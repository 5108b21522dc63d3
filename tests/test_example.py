"""The one report shown to visitors is of today."""

import os
from pathlib import Path

from align import compare, read_document
from align.report import render_html

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "reports" / "example" / "hunan-2023__loudi-2023.html"


def test_the_example_report_is_what_the_engine_makes_today() -> None:
    """A visitor sees what a run would give; PLAN_ALIGN_ACCEPT_GOLD=1 accepts a change."""
    volume = read_document(ROOT / "corpora" / "hunan" / "compilation-2023.txt")
    template, plan = (volume.plan(f"{place}2023年政务管理服务工作要点") for place in ("湖南省", "娄底市"))
    page = render_html(compare(template, plan))
    if os.environ.get("PLAN_ALIGN_ACCEPT_GOLD"):
        EXAMPLE.parent.mkdir(exist_ok=True)
        EXAMPLE.write_text(page, encoding="utf-8")
    assert EXAMPLE.read_text(encoding="utf-8") == page, "make gold accepts it, once it was looked at"
