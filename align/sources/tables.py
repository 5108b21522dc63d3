"""Task tables flattened to text: their heads, and the cells that stood under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

COLUMN = (
    r"序\s*号|编\s*号|类\s*别|备\s*注|领\s*域|"
    r"(?:牵头|责任|配合|协办|主办|承办|实施|落实|参与)(?:单位|部门|处室|主体|科室)(?:及责任人)?|(?:责任|任务)分工|"
    r"(?:重点|主要|具体|工作|目标|年度)*(?:任务|内容|要求|措施|举措|事项|要点|目标|重点|项目)(?:名称|内容|分解|事项|要求)?|"
    r"(?:完成|办理|推进|工作)?(?:时限|期限|时间|进度|节点)(?:要求|安排|节点)?"
)
HEAD = re.compile(rf"(?<![^\s|｜。）)])(?:(?:{COLUMN})[\s|｜]*){{3,}}(?=[\s|｜0-9（(一第]|$)")
OFFICE_COLUMN = re.compile("(?:牵头|主办|(?:责任|配合|协办|承办|实施|落实|参与))(?:单位|部门|处室|主体|科室)")
TASK_COLUMN = re.compile("任务|内容|要求|措施|举措|事项|要点|项目")
WIDE = r"[^\x00-\x7f]"
MEASURE = "年月日号次项个件种家类级条款章节人名万亿元倍批期天周季户所座处分小时"
GAP = re.compile(
    rf"[|｜\t\u3000]+\s*| {{2,}}|(?<={WIDE}) (?={WIDE})|(?<={WIDE}) (?=\d{{1,3}} (?![{MEASURE}]){WIDE})|"
    rf"(?:(?<=^\d)|(?<=^\d\d)|(?<= \d)|(?<= \d\d)) (?![{MEASURE}])(?={WIDE})"
)


def table_heads(text: str) -> list[tuple[int, int]]:
    """Where heads of task tables stand: three or more column names in a row, an office column among them.

    >>> table_heads("序号 工作任务 牵头单位 责任单位")
    [(0, 17)]
    >>> table_heads("明确工作任务、责任单位、完成时限")
    []
    """
    runs = ((match.start(), match.start() + len(match[0].rstrip())) for match in HEAD.finditer(text))
    return [
        (start, end)
        for start, end in runs
        if OFFICE_COLUMN.search(text, start, end) and TASK_COLUMN.search(text, start, end)
    ]


def has_lead_column(head: str) -> bool:
    """Whether a table head gives the leading offices a column of their own."""
    return "牵头" in head or "主办" in head


def cells_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of one line under a table head, cut at bars, tabs, wide gaps and blanks between Chinese words."""
    begin = start
    for gap in GAP.finditer(text[start:end]):
        if start + gap.start() > begin:
            yield begin, start + gap.start()
        begin = start + gap.end()
    if end > begin:
        yield begin, end
