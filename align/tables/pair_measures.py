"""The fields of what is counted and measured of a comparison."""

from __future__ import annotations

from align.tables.schema import Unit, number, text, whole

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
