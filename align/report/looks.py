"""How much of a document's reading a person may want to look at, for the pages that lead to its own."""

from __future__ import annotations

from align.language import Lang
from align.plan import Document
from align.report.account import make_ground
from align.report.hints import Desk, document_hints, plan_hints


def count_looks(document: Document) -> int:
    """How many hints the page of a document shows."""
    ground, lang = make_ground(document.text), Lang.ZH
    between = [("", passage) for passage in document.between]
    of_plans = sum(len(plan_hints(Desk(ground, plan, "", lang))) for plan in document.plans)
    return len(document_hints(ground, between, document.left_out, lang)) + of_plans
