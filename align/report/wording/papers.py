"""Words of the overview's way to the files that are no pages."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "papers": ("表格与公文", "Tables and letters"),
    "workbooks": ("工作簿（对照核实表、任务分解表、督办台账）", "Workbooks: check table, tasks, follow-up"),
    "all_pairs": ("全部比对", "all comparisons"),
    "situation_report": ("情况报告", "Report on the run"),
    "replies": ("反馈函", "Letters to places"),
    "comparison_tables": ("对照表", "Plans side by side"),
    "letters": ("公文", "Letters"),
    "data_tables": ("研究用数据表", "Tables for research"),
    "more_files": ("其余 {0} 个", "{0} more"),
    "rest_files": ("另有 {0} 个，在结果文件夹中。", "{0} more are in the folder of the results."),
    "failed_papers": ("未能生成的文件", "Files that could not be made"),
}
