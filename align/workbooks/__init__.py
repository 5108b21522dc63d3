"""Workbooks for offices: the check table, the tasks and the follow-up of a pair, of a place's pairs, or of a run."""

from align.workbooks.books import pair_workbook, run_workbook, workbook_of, workbook_title

__all__ = ["pair_workbook", "run_workbook", "workbook_of", "workbook_title"]
