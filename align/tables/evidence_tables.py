"""The tables of evidence: the edits of links, and the findings with what they measure."""

from __future__ import annotations

from align.comparison import Bound, EditKind, FindingKind, MeasureKind
from align.concerns import Concern
from align.language import CHANGES
from align.tables.pair_tables import OF_ROW, PAIR_KEY, ROW
from align.tables.reasons import OF_FINDINGS
from align.tables.schema import Field, Table, Unit, flag, text, whole

CONCERNS = (Concern.TARGET, Concern.LEAD, Concern.SLIP, Concern.WEAKER)  # those that a finding can raise


def _place(side: str, zh: str, en: str) -> tuple[Field, ...]:
    """The fields that say where an excerpt of one side stands."""
    lacking = "Empty in a responsibility clause; an empty stretch where the side lacks the words."
    return (
        whole(f"{side}_no", Unit.POSITION, f"摘录所在的{zh}条目。", f"The {en} item that holds the excerpt."),
        whole(
            f"{side}_start",
            Unit.OFFSET,
            "在该条任务文字中的起始位置；在责任分工中的为空。",
            f"Where it begins in that item's task. {lacking}",
        ),
        whole(f"{side}_end", Unit.OFFSET, "结束位置（不含）。", "Where it ends there (not included)."),
    )


def _measure(side: str, zh: str, en: str) -> tuple[Field, ...]:
    """The fields that say what a target of one side measures."""
    return (
        text(f"{side}_measure", f"{zh}指标的种类。", f"What the {en}'s target promises.", choices=MeasureKind),
        text(
            f"{side}_value",
            f"{zh}指标的数值：十进制数、区间“3-5”或 ISO 8601 日期。",
            "Its value: a plain decimal number, a range `3-5`, or a date of ISO 8601, which may lack the day.",
        ),
        text(f"{side}_unit", "单位，如所印。", "Its unit as printed, without numerals; of a frequency, the period."),
        text(f"{side}_bound", "如何约束。", "How it binds.", choices=Bound),
        text(f"{side}_object", "所指事物，如所印。", "What is measured, as printed."),
    )


EDITS = Table(
    "edits",
    (
        "每处差异一行。任务文字中除编号、标点、空白以外的一切差异都在内。",
        "One line per edit inside a link: every difference of the tasks but punctuation and blanks.",
    ),
    (
        PAIR_KEY,
        ROW,
        whole("edit", Unit.POSITION, "该行的第几处差异。", "Which edit of the row it is.", required=True),
        text("kind", "差异的种类。", "What sort of difference it is.", choices=EditKind, required=True),
        flag("substantive", "是否实质差异。", "Whether a reader learns something new from it.", required=True),
        text("template_text", "模板原文；模板没有的为空。", "The template's words, verbatim; empty where it has none."),
        *_place("template", "模板", "template"),
        text("plan_text", "要点原文；要点没有的为空。", "The plan's words, verbatim; empty where it has none."),
        *_place("plan", "要点", "plan"),
    ),
    ("pair_key", "row", "edit"),
    (OF_ROW,),
)

FINDINGS = Table(
    "findings",
    ("每条发现一行，不变的指标、文件也在内。", "One line per finding, what was kept included."),
    (
        PAIR_KEY,
        ROW,
        whole("finding", Unit.POSITION, "该行的第几条发现。", "Which finding of the row it is.", required=True),
        text("kind", "发现的种类。", "What sort of evidence it is.", choices=FindingKind, required=True),
        text(
            "change",
            "变化，取值随种类而定，见下文“变化”；指标为数值或日期的大小，是否要求减少看 concern。",
            "What changed; which values there are depends on the kind (see Changes). Of a target it compares figures "
            "only: whether less is asked for says `concern`.",
            choices=dict.fromkeys(change for changes in CHANGES.values() for change in changes),
            required=True,
        ),
        text(
            "concern",
            "为何值得关注，与各报告同一规则：target 指标要求减少（下调、未见对应、推后、放宽，"
            "不含本地份额、收紧、提前等），lead 牵头单位变化或未注明，slip 文字提示，weaker 措辞趋缓；无须关注的为空。",
            "Why it deserves a look, by the one rule of all reports: target where less is asked for (lowered, gone, "
            "later or loosened, but no local share, tighter limit, earlier date and the like), lead for another lead "
            "or none, slip for wording to look at, weaker for weaker wording; empty where it raises nothing.",
            choices=CONCERNS,
        ),
        text("template_text", "模板原文；模板没有的为空。", "The template's words, verbatim; empty where it has none."),
        *_place("template", "模板", "template"),
        text("plan_text", "要点原文；要点没有的为空。", "The plan's words, verbatim; empty where it has none."),
        *_place("plan", "要点", "plan"),
        *_measure("template", "模板", "template"),
        *_measure("plan", "要点", "plan"),
        text(
            "reasons",
            "理由的代码。",
            "Codes of what must be known to judge it fairly.",
            choices=OF_FINDINGS,
            several=True,
        ),
        text("because", "理由（报告语言）。", "The same in the language of the reports."),
    ),
    ("pair_key", "row", "finding"),
    (OF_ROW,),
)
