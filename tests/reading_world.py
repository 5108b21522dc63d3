"""A small document that holds one of everything a reader may want to look at, for tests of how readings are shown."""

from __future__ import annotations

from align.pipeline import read_text, read_whole
from align.plan import Document
from tests.report_world import EVIL

NOTICE = """关于印发工作要点的通知
邵政办发〔2022〕7号
各县市区人民政府：
1. 现将要点印发给你们。
2. 请认真贯彻执行。
2022年5月12日
"""
LONG = "规范窗口服务，推行延时办理，方便群众。" * 24
TASKS = (
    ("（一）", "新建公园10个。", "（市住建局牵头，市财政局配合）"),
    ("（二）", f"办好夜校{EVIL}。", "（市教育局牵头）"),
    ("（四）", "整治占道经营\ufffd，疏导夜市摊点。", ""),
    ("（五）", LONG, "（市政务局负责）"),
    ("（六）", "修缮祠堂。登记造册。", "（市文旅局牵头）"),
)
ITEMS = [f"{label}{task}{offices}" for label, task, offices in TASKS]
TEXT = "\n".join(
    [
        "# Page 7:",
        NOTICE + "邵阳市2022年政务公开工作要点",
        "为做好全年工作，制定本要点。",
        "## 一、重点任务",
        *ITEMS[:2],
        "# Page 8:",
        *ITEMS[2:4],
        "# Page 10:",
        "## 二、工作保障",
        ITEMS[4],
    ]
)
DOCUMENT = read_text(TEXT + "\n", "shaoyang.txt")
EMPTY = read_whole(NOTICE.replace("1. ", "").replace("2. ", ""), "封面.txt")


def document_of(
    *tasks: str, title: str = "邵阳市2022年政务公开工作要点", before: str = "", after: str = ""
) -> Document:
    """A document whose only plan has these lines as its items."""
    return read_text("\n".join([before, title, "制定本要点。", "一、重点任务", *tasks, after]) + "\n", "plan.txt")
