"""The tables of what was compared: pairs with their measures, rows and links."""

from __future__ import annotations

from align.comparison import Addressee, Kind, Tag, Verdict
from align.language import Outcome
from align.tables.reasons import DOUBTS, OF_ROWS
from align.tables.schema import Field, Reference, Table, Unit, flag, number, text, whole

PAIR_KEY = text("pair_key", "比对的键。", "Key of the pair.", required=True)
TEMPLATE_KEY = text("template_key", "模板的键。", "Key of the template's plan.", required=True)
PLAN_KEY = text("plan_key", "要点的键。", "Key of the plan.", required=True)
ROW = whole("row", Unit.POSITION, "比对中的第几行。", "Which row of the pair it is.", required=True)
OF_PAIR = Reference(("pair_key",), "pairs", ("pair_key",))
OF_ROW = Reference(("pair_key", "row"), "rows", ("pair_key", "row"))
OF_SIDES = (Reference(("template_key",), "plans", ("plan_key",)), Reference(("plan_key",), "plans", ("plan_key",)))

COUNTS = (
    whole("template_items", Unit.ITEMS, "模板条目总数。", "Items of the template, all of them.", required=True),
    whole(
        "template_addressed",
        Unit.ITEMS,
        "模板中涉及本地的条目数，即总数减去“不涉及”；模板一侧各比例的分母。",
        "Addressed template items: all but `template_elsewhere`; the denominator of the template's shares.",
        required=True,
    ),
    whole("template_copied", Unit.ITEMS, "表述一致的模板条目数。", "Template items that are copied.", required=True),
    whole(
        "template_localized",
        Unit.ITEMS,
        "有调整的模板条目数；部分并入、拆分的也在内。",
        "Template items that are localized, in any of the rows that carry them.",
        required=True,
    ),
    whole(
        "template_dropped",
        Unit.ITEMS,
        "未见对应且涉及（或可能涉及）本地的模板条目数。",
        "Template items without counterpart that address the plan's place, or may.",
        required=True,
    ),
    whole(
        "template_elsewhere",
        Unit.ITEMS,
        "未见对应且不涉及本地（面向其他地区，或属发文机关自身工作）的模板条目数；不计入分母。",
        "Dropped template items that address other places or are the superior's own work: not in the denominator.",
        required=True,
    ),
    whole(
        "plan_items",
        Unit.ITEMS,
        "要点条目总数；要点一侧各比例的分母。",
        "Items of the plan: the denominator of its shares.",
        required=True,
    ),
    whole("plan_copied", Unit.ITEMS, "表述一致的要点条目数。", "Plan items that are copied.", required=True),
    whole("plan_localized", Unit.ITEMS, "有调整的要点条目数。", "Plan items that are localized.", required=True),
    whole("plan_added", Unit.ITEMS, "本级增列的要点条目数。", "Plan items that are added.", required=True),
)

SHARES = tuple(
    number(
        f"{side}_share_{verdict}",
        Unit.SHARE,
        f"{side}_{verdict} ÷ {below}。",
        f"`{side}_{verdict}` / `{below}`.",
    )
    for side, below, verdicts in (
        ("template", "template_addressed", ("copied", "localized", "dropped")),
        ("plan", "plan_items", ("copied", "localized", "added")),
    )
    for verdict in verdicts
)

MEASURES = (
    whole(
        "template_characters",
        Unit.CHARACTERS,
        "模板任务文字去掉双方地名、层级用词、空白和标点后的字符数。",
        "Characters of the template's tasks without both places' names, words for levels, blanks and punctuation.",
        required=True,
    ),
    whole(
        "template_characters_copied",
        Unit.CHARACTERS,
        "其中见于要点的字符数。",
        "Those of them that the plan takes over.",
        required=True,
    ),
    number(
        "template_characters_share",
        Unit.SHARE,
        "template_characters_copied ÷ template_characters：模板文字有多少进入要点。",
        "`template_characters_copied` / `template_characters`: how much of the template went into the plan.",
    ),
    whole(
        "plan_characters",
        Unit.CHARACTERS,
        "要点任务文字去掉双方地名、层级用词、空白和标点后的字符数。",
        "Characters of the plan's tasks without both places' names, words for levels, blanks and punctuation.",
        required=True,
    ),
    whole(
        "plan_characters_copied",
        Unit.CHARACTERS,
        "其中见于模板的字符数。",
        "Those of them that stand in the template.",
        required=True,
    ),
    number(
        "plan_characters_share",
        Unit.SHARE,
        "plan_characters_copied ÷ plan_characters：要点文字有多少来自模板。",
        "`plan_characters_copied` / `plan_characters`: how much of the plan comes from the template.",
    ),
    whole(
        "longest_run",
        Unit.CHARACTERS,
        "双方逐字相同的最长一段的字符数，空白不计，标点计入，地名和层级不遮盖。",
        "Characters of the longest run that stands in an item of either side word for word: blanks not counted, "
        "punctuation counted, nothing masked.",
        required=True,
    ),
    text("longest_run_text", "该段文字，如要点所印。", "That run, as the plan prints it."),
    whole("longest_run_template_no", Unit.POSITION, "该段所在的模板条目。", "The template item that holds it."),
    whole(
        "longest_run_template_start",
        Unit.OFFSET,
        "在该条任务文字中的起始位置。",
        "Where it begins in that item's task.",
    ),
    whole("longest_run_plan_no", Unit.POSITION, "该段所在的要点条目。", "The plan item that holds it."),
    whole(
        "longest_run_plan_start", Unit.OFFSET, "在该条任务文字中的起始位置。", "Where it begins in that item's task."
    ),
)

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
        number("score", Unit.SCORE, "对应关系的相似度。", "How alike the linked items are; empty without a link."),
        number("score_words", Unit.SCORE, "其中来自用词的部分。", "The part of the score from the words of the tasks."),
        number("score_heading", Unit.SCORE, "其中来自标题的部分。", "The part from the headings."),
        number("score_section", Unit.SCORE, "其中来自章节的部分。", "The part from the sections' headings."),
        text("found_by", "找到对应关系的步骤。", "The pass that found the link."),
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
        number("nearest_score", Unit.SCORE, "与其相似度。", "How alike they are."),
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
