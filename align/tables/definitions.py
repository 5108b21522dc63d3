"""All tables of a run, each before those that refer to it."""

from __future__ import annotations

from align.tables.evidence_tables import EDITS, FINDINGS
from align.tables.pair_tables import LINKS, PAIRS, ROWS
from align.tables.plan_tables import DOCUMENTS, ITEMS, PLANS
from align.tables.schema import Table

TABLES: tuple[Table, ...] = (DOCUMENTS, PLANS, ITEMS, PAIRS, ROWS, LINKS, EDITS, FINDINGS)
