"""The tables of what was compared: pairs with their measures, rows and links."""

from __future__ import annotations

from align.comparison import Addressee, Kind, Tag, Verdict
from align.language import Outcome
from align.tables.pair_measures import COUNTS, MEASURES, SHARES
from align.tables.reasons import DOUBTS, OF_ROWS
from align.tables.schema import Field, Reference, Table, Unit, flag, number, text, whole

PAIR_KEY = text("pair_key", "比对的键。", "Key of the pair.", required=True)
TEMPLATE_KEY = text("template_key", "模板的键。", "Key of the template's plan.", required=True)
PLAN_KEY = text("plan_key", "要点的键。", "Key of the plan.", required=True)
ROW = whole("row", Unit.POSITION, "比对中的第几行。", "Which row of the pair it is.", required=True)
OF_PAIR = Reference(("pair_key",), "pairs", ("pair_key",))
OF_ROW = Reference(("pair_key", "row"), "rows", ("pair_key", "row"))
OF_SIDES = (Reference(("template_key",), "plans", ("plan_key",)), Reference(("plan_key",), "plans", ("plan_key",)))

PAIRS = Table(
    "pairs",
    (
        "每次比对一行：数目、两种分母和各项指标。",
        "One line per comparison: its counts, both denominators and the measures.",
    ),
    (
        PAIR_KEY,
        text(
            "kind",
            "levels 为上下级比对，years 为年度比对。",
            "Between levels of government, or years of one.",
            choices=Kind,
            required=True,
        ),
        TEMPLATE_KEY,
        PLAN_KEY,
        text(
            "doubts",
            "对两份要点是否应当比对的疑问（代码）。",
            "Codes of what speaks against comparing these two plans.",
            choices=DOUBTS,
            several=True,
        ),
        *COUNTS,
        *SHARES,
        *MEASURES,
        text(
            "encoder",
            "语义模型的名称；只按用词比对的为空。",
            "Name of the encoder; empty where only words were compared.",
        ),
        text("encoder_revision", "语义模型的版本。", "Its revision."),
        text(
            "blend",
            "语义与用词的合并方式：ranks 为按名次（该模型未经校准），其他为所用校准的名称。",
            "How meaning was blended with the words: by the calibration of this name, or by `ranks`, for an encoder "
            "without one.",
        ),
        text("report", "比对报告的路径。", "Path of its report.", required=True),
    ),
    ("pair_key",),
    OF_SIDES,
)

ROWS = Table(
    "rows",
    (
        "每次比对中，要点的每个条目一行，每个未见对应的模板条目一行。",
        "One line per plan item of a pair, and one per template item that no plan item carries.",
    ),
    (
        PAIR_KEY,
        ROW,
        text("verdict", "结论。", "What became of the item.", choices=Verdict, required=True),
        text(
            "outcome",
            "结论细分：dropped 未见对应，unlisted 经复核未列入，elsewhere 不涉及。",
            "The verdict with the dropped told apart: unlisted where a reviewer confirmed it, elsewhere where the item "
            "does not address the plan's place.",
            choices=Outcome,
            required=True,
        ),
        text("tags", "调整的方式。", "In what way the item was localized.", choices=Tag, several=True),
        TEMPLATE_KEY,
        text("template_nos", "模板条目的顺序号。", "Numbers of the template items.", several=True),
        text("template_ids", "模板条目的标识。", "Ids of the template items.", several=True),
        PLAN_KEY,
        whole(
            "plan_no",
            Unit.POSITION,
            "要点条目的顺序号；未见对应的为空。",
            "Number of the plan item; empty in dropped rows.",
        ),
        text("plan_id", "要点条目的标识。", "Id of the plan item."),
        number(
            "score",
            Unit.SCORE,
            "对应条目的相似度；有语义模型时含语义。",
            "How alike the linked items are in words and, with an encoder, in meaning; empty without a link.",
        ),
        number("score_words", Unit.SCORE, "其中来自用词的部分。", "The part of the score from the words of the tasks."),
        number("score_heading", Unit.SCORE, "其中来自标题的部分。", "The part from the headings."),
        number("score_section", Unit.SCORE, "其中来自章节的部分。", "The part from the sections' headings."),
        number(
            "score_semantic",
            Unit.SCORE,
            "其中来自语义的部分；只按用词比对的为空。",
            "The part from meaning, by an encoder; empty where only words were compared.",
        ),
        text(
            "found_by",
            "找到对应关系的步骤；semantic 为仅凭用词不足以对应的。",
            "The pass that found the link; `semantic` where the words alone would not have linked the items.",
        ),
        number(
            "confidence",
            Unit.PROBABILITY,
            "细心的读者得出此结论的概率。",
            "Probability that careful readers give this verdict.",
            required=True,
        ),
        flag("to_check", "是否需人工核对。", "Whether a person is asked to look at the row.", required=True),
        flag("moved", "次序是否变动。", "Whether it stands outside the common order of the two plans.", required=True),
        text(
            "applies_to",
            "模板条目面向谁；年度比对为空。",
            "Whom the template item addresses; empty between years.",
            choices=Addressee,
        ),
        text("applies_places", "所指地区。", "The places that it names.", several=True),
        flag(
            "applies_here",
            "是否涉及本地；不能确定时为空。",
            "Whether the plan's place is addressed; empty where that is unsure.",
        ),
        text(
            "nearest_nos", "对方最相近条目的顺序号。", "Numbers of the nearest items of the other side.", several=True
        ),
        number("nearest_score", Unit.SCORE, "与其相似度；有语义模型时含语义。", "How alike they are, as in `score`."),
        text(
            "seen_in",
            "同一地区载有该任务的其他要点。",
            "Titles of the place's other plans that hold a dropped item's task.",
            several=True,
        ),
        flag("reviewed", "是否经人工复核。", "Whether a named person has confirmed the row.", required=True),
        text("reviewed_by", "复核人。", "Who confirmed it."),
        text("reviewed_on", "复核日期，如所写。", "When, as written."),
        text("reasons", "理由的代码。", "Codes of the reasons.", choices=OF_ROWS, several=True),
        text("because", "理由（报告语言）。", "The reasons, in the language of the reports."),
        whole(
            "characters",
            Unit.CHARACTERS,
            "本行要点条目（未见对应的为模板条目）遮盖后的字符数；各行之和即 pairs 表的 plan_characters。",
            "Masked characters of the plan item or dropped template item; plan items add up to `plan_characters`.",
            required=True,
        ),
        whole(
            "characters_copied",
            Unit.CHARACTERS,
            "其中见于对方的字符数。",
            "Those of them that stand in the other plan.",
            required=True,
        ),
    ),
    ("pair_key", "row"),
    (OF_PAIR, *OF_SIDES),
)


def _item(side: str, zh: str, en: str) -> tuple[Field, ...]:
    """The fields that name an item of one side."""
    return (
        whole(f"{side}_no", Unit.POSITION, f"{zh}条目的顺序号。", f"Number of the {en} item.", required=True),
        text(f"{side}_id", f"{zh}条目的标识。", f"Id of the {en} item.", required=True),
    )


LINKS = Table(
    "links",
    (
        "每组有对应关系的模板条目与要点条目一行；多对多，次序不限。",
        "One line per template item and plan item that are linked: m to n, in any order.",
    ),
    (PAIR_KEY, ROW, TEMPLATE_KEY, *_item("template", "模板", "template"), PLAN_KEY, *_item("plan", "要点", "plan")),
    ("pair_key", "template_no", "plan_no"),
    (
        OF_ROW,
        Reference(("template_key", "template_no"), "items", ("plan_key", "no")),
        Reference(("plan_key", "plan_no"), "items", ("plan_key", "no")),
    ),
)
