"""The tables of what was read: documents, plans and items."""

from __future__ import annotations

from align.plan import Level
from align.tables.schema import Field, Reference, Table, Type, Unit, flag, text, whole

CODE = "[0-9]{6}"

DOCUMENTS = Table(
    "documents",
    (
        "文件夹中的每个文件一行，未能读取的也在内。",
        "One line per file of the folder, those that could not be read included.",
    ),
    (
        text("document_key", "文件的键。", "Key of the document.", required=True),
        text("name", "文件名。", "Name of the file.", required=True),
        text(
            "sha256",
            "文件内容的 SHA-256。",
            "SHA-256 of the file's bytes; empty where it could not be opened.",
            pattern="[0-9a-f]{64}",
        ),
        flag("read", "是否已读取。", "Whether it could be read.", required=True),
        text(
            "failure",
            "未能读取的原因（报告语言）。",
            "Why it could not be read, in the language of the reports.",
        ),
        whole(
            "characters",
            Unit.CHARACTERS,
            "解码后全文的字符数。",
            "Characters of the decoded text, which all offsets in the document count.",
        ),
        whole(
            "plans",
            Unit.PLANS,
            "其中读出的要点份数；0 表示没有编号条目。",
            "Plans found in it; 0 where it has no numbered item.",
        ),
        whole("items", Unit.ITEMS, "其中读出的条目数。", "Items found in it."),
        text("report", "读取核对页的路径。", "Path of the page that shows how it was read."),
    ),
    ("document_key",),
)

PLANS = Table(
    "plans",
    ("每份要点一行。", "One line per plan."),
    (
        text("plan_key", "要点的键。", "Key of the plan.", required=True),
        text("document_key", "所在文件的键。", "Key of the document that holds it.", required=True),
        whole("number", Unit.POSITION, "文件中的第几份要点。", "Which plan of the document it is.", required=True),
        text("title", "标题，不含空白。", "Title, without blanks.", required=True),
        text("place", "发文地区，如所印。", "Place of the government that issued it, as printed."),
        text(
            "place_code",
            "发文地区的 GB/T 2260 代码；开发区、乡镇等无代码者为空。",
            "The place's code of GB/T 2260; empty for places without one, as zones and townships.",
            pattern=CODE,
        ),
        text(
            "region_code",
            "发文地区或其所在地区的 GB/T 2260 代码。",
            "The code of the place, or of the region in which it lies; 000000 is the country.",
            pattern=CODE,
        ),
        text("level", "行政层级。", "Administrative level.", choices=Level),
        whole("year", Unit.YEAR, "年度。", "Year that it plans."),
        text("subject", "主题。", "Subject."),
        text("document_number", "发文字号。", "Document number."),
        Field("issued_on", Type.DATE, ("发文日期。", "Date of issue.")),
        whole("sections", Unit.SECTIONS, "部分数。", "Sections.", required=True),
        whole("items", Unit.ITEMS, "条目数。", "Items.", required=True),
        text("preamble", "第一部分之前的文字。", "Words before the first section."),
        text("closing", "最后一条之后的文字。", "Words after the last item."),
    ),
    ("plan_key",),
    (Reference(("document_key",), "documents", ("document_key",)),),
)

ITEMS = Table(
    "items",
    (
        "每份要点的每个条目一行。条目是自成一项任务的最小编号单位。",
        "One line per item of a plan: the smallest numbered unit that states a task of its own.",
    ),
    (
        text("plan_key", "所在要点的键。", "Key of the plan.", required=True),
        whole(
            "no",
            Unit.POSITION,
            "要点内的顺序号，不论所印编号。",
            "Number in reading order, whatever is printed.",
            required=True,
        ),
        text(
            "item_id",
            "由文件哈希与起止位置构成的稳定标识；同一内容的两个文件中相同。",
            "Stable id: twelve digits of the document's SHA-256, start, end; the same in two files of equal bytes.",
            pattern="[0-9a-f]{12}-[0-9]+-[0-9]+",
            required=True,
        ),
        text("label", "所印编号。", "Label as printed."),
        text("heading", "条目标题。", "Heading: a short first sentence before others."),
        text("text", "全文，如所印，换行已接续。", "Text as printed, line breaks undone."),
        text(
            "task",
            "任务文字：全文去掉编号和责任分工；一切比对只看它。",
            "Text without label and responsibility clause: all that is compared.",
        ),
        text("clause", "责任分工。", "Responsibility clause."),
        text("lead_offices", "牵头单位，如所印。", "Leading offices, as printed.", several=True),
        text("support_offices", "其他责任单位，如所印。", "Other responsible offices, as printed.", several=True),
        text(
            "default_offices",
            "该条写明对其后各条均适用的责任单位。",
            "Offices that this item's clause names for the rest of the plan.",
            several=True,
        ),
        text("page", "首字所在页的所印页码。", "Printed page mark in force at its first character."),
        whole("section", Unit.POSITION, "所在部分的序号。", "Position of its section.", required=True),
        text("section_label", "所在部分所印编号。", "Label of its section as printed."),
        text("section_heading", "所在部分的标题。", "Heading of its section."),
        whole(
            "start", Unit.OFFSET, "在文件解码后全文中的起始位置。", "Where it begins in the document's decoded text."
        ),
        whole(
            "end",
            Unit.OFFSET,
            "在文件解码后全文中的结束位置（不含）；其间可有页码等。",
            "Where it ends there (not included); page marks may stand between.",
        ),
        whole(
            "task_characters",
            Unit.CHARACTERS,
            "任务文字的字符数，空白不计。",
            "Characters of the task, blanks not counted.",
            required=True,
        ),
    ),
    ("plan_key", "no"),
    (Reference(("plan_key",), "plans", ("plan_key",)),),
)
