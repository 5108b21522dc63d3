"""Which figures promise something: no names, no numbering, no description of how things are."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from align.measures.numerals import plain_number
from align.measures.units import sort_of
from align.measures.words import word_lists

RISING = re.compile(
    "(?:达到?|超过?|突破|[高大多]于|[增升提扩涨][^、]{0,3}[至到]|至少[^、]{1,6}|(?:稳定|保持|维持)在)(?:了|约)?$"
)
FALLING = re.compile("(?:控制在|(?:缩短?|减少?|降低?|压[缩减降]?|精简|下降|提前)[至到为]|[低少小]于|限时?)(?:了|约)?$")
SHORTENED = re.compile(
    "(?:缩短|压缩|减少|压减|延长|提前|提速)(?:了|约)?$|(?:缩短?|减少?|压[缩减降]?|提前|延长|限|放宽|调整|改)[至到为]$"
)
BASE = re.compile("(?:[由从]|原)(?:原来|原先|原有|目前|现行|现在|现有|平均|法定)?的?约?$")
MOVED = re.compile(".{0,12}(?:缩|减|压|提|增|降|扩|升|调整|变).{0,4}[至到为]")
HOW_IT_IS = re.compile("(?:已经?|现有|目前|共有)[^的、]*$")
SO_FAR = re.compile("(?:以来|截[至止□])(?!.*(?:力争|争取|确保|计划|将))[^。]*$")
IS_DONE = re.compile("已经?[^的]*$")
AT_LEAST = re.compile("至少.{1,6}$")
ALL_OF = ("全国", "全省", "全市", "全州", "全县", "全区", "全盟", "下辖", "所辖")
NO_COUNT = (*"第前每跑.+×*/#·-", "最后", "近", "过去", "最近", "连续")
OTHER_WORD = tuple("+×*/号#")
RATES = tuple(f"/{unit}" for unit in "年月周季日天人户亩")
AT_ONCE = ("办结", "办理", "办成", "办好", "完成", "响应", "反馈", "处置", "处理", "审结", "审批", "出证", "拿证")
RESULT = ("实现", "完成", "建成", "达到")
HORIZON = ("未来", "今后", "用", "利用", "力争", "争取")
CARRIED_OUT = ("落实", "执行", "贯彻", "兑现", "用好", "出台", "实施", "宣传", "解读", "制定")
HELD = ("组织", "开展", "举办", "召开")
LARGE = frozenset("百千万亿")
TENS = LARGE | {"十"}  # 二十个 counts, where 两个 and 十大 may belong to a name
SIZES = ("户", "人", "亩", "吨", "平方米")  # by which a village, a firm or a field is told


class Value(NamedTuple):
    """What a figure amounts to and where it ends: its number as printed, the larger end of a range, its unit.

    `fraction` is one like 三分之二, `about` a rough amount.
    """

    end: int
    numeral: str
    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    fraction: bool = False
    about: bool = False

    @property
    def told(self) -> str:
        """The number, or the range, in plain figures."""
        return plain_number(self.low) + (f"-{plain_number(self.high)}" if self.high is not None else "")


class Figure(NamedTuple):
    """A figure before anyone says what it is worth.

    `limit` are the words before it that bind it (不少于) or say who set it (省定十件), `edge` is the word behind it
    (以上); `before` and `after` are the words of its clause.
    """

    start: int
    end: int
    value: Value
    limit: str
    edge: str
    before: str
    after: str

    @property
    def unit(self) -> str:
        """What it counts, as printed."""
        return self.value.unit

    @property
    def numeral(self) -> str:
        """Its number as printed."""
        return self.value.numeral

    @property
    def in_words(self) -> bool:
        """Whether it is written in Chinese numerals."""
        return not self.numeral[:1].isdigit()

    @property
    def bound(self) -> bool:
        """Whether its own words bind it."""
        return bool(self.limit or self.edge)


def is_promise(figure: Figure) -> bool:
    """Whether a figure promises something, judged with the words of its clause."""
    if is_part_of_a_word(figure) or is_description(figure):
        return False
    return figure.value.fraction or RULES[sort_of(figure.unit)](figure)


def is_part_of_a_word(figure: Figure) -> bool:
    """Whether a figure numbers (第3次), stands in another word (5G, 千亿), or runs the wrong way."""
    if figure.before.endswith(NO_COUNT) or (figure.after.startswith(OTHER_WORD) and not figure.after.startswith(RATES)):
        return True
    if is_latin(figure.before[-1:]) or (not figure.unit and is_latin(figure.after[:1])):
        return True
    ends_clause = figure.unit == "%" and not figure.after  # 解读率百分之百, but not 百分之百负责
    if figure.numeral[:1] in LARGE and not ends_clause and not RISING.search(figure.before):
        return True
    return figure.value.high is not None and figure.value.high <= figure.value.low


def is_latin(char: str) -> bool:
    """Whether a character is a letter or figure of the Latin alphabet (5G, H5)."""
    return char.isascii() and char.isalnum()


def is_description(figure: Figure) -> bool:
    """Whether a figure says how things are, or from what they set out (由20天压缩至5天)."""
    if HOW_IT_IS.search(figure.before) or IS_DONE.search(figure.after):
        return True
    return bool(BASE.search(figure.before) and MOVED.match(figure.after))


def is_bare_promise(figure: Figure) -> bool:
    """A number that counts nothing by name: only one that is reached, and that ends its clause."""
    reached = figure.limit or RISING.search(figure.before) or FALLING.search(figure.before)
    ends = not figure.after or figure.after[0] in "、)"
    return bool(reached) and ends and not (figure.in_words and figure.value.low < 10)


def is_share_promise(figure: Figure) -> bool:
    """A percentage, but no slogan (6个100%); 成 only with its bound, 番 only where something doubles."""
    if figure.unit == "成":
        return figure.bound
    if figure.unit == "番":
        return figure.before.endswith("翻")
    return not figure.before.endswith("个")


def is_time_promise(figure: Figure) -> bool:
    """A time within which, or a horizon: no name of an event (三年行动) or of opening hours (24小时)."""
    if sort_of(figure.unit) == "workdays":
        return True
    if figure.edge == "以上" and figure.unit == "年" and not figure.limit:
        return False  # who has worked for so long
    told = any(cue.search(figure.before) for cue in (SHORTENED, RISING, FALLING))
    if figure.bound or told or figure.after.startswith(AT_ONCE):
        return True
    horizon = figure.before.endswith(HORIZON) or figure.after.startswith(RESULT)
    return figure.unit == "年" and (figure.value.high is not None or horizon)


def is_place_promise(figure: Figure) -> bool:
    """So many governments or fields, but not all there are (全省21个市州)."""
    return not figure.before.removesuffix("的").endswith(ALL_OF) and is_count_promise(figure)


def is_count_promise(figure: Figure) -> bool:
    """So many things: not the arrangement of a text, a threshold or a policy's nickname."""
    if figure.after.startswith(word_lists()["arranged"]) or is_threshold(figure) or is_rule(figure):
        return False
    if not figure.in_words or figure.limit:
        return True
    if figure.before.endswith(("数", "几")):
        return False
    if figure.bound or AT_LEAST.search(figure.before):
        return True
    behind_its_noun = not figure.after and sort_of(figure.unit) == "counted"  # 社区医院一家, but not 跑一次
    return (figure.numeral != "一" or behind_its_noun) and counts_in_words(figure)


def counts_in_words(figure: Figure) -> bool:
    """Whether Chinese numerals count, and do not belong to a name (三项制度, 二次供水) or sum up a list."""
    made, before = word_lists()["made"], figure.before.removesuffix("了")
    if before.endswith(made) or (len(figure.numeral) > 1 and not TENS.isdisjoint(figure.numeral)):
        return True
    if sort_of(figure.unit) == "repeated" and before.endswith(HELD):
        return True
    if not figure.after and len(before) > 1:  # 建设示范点五个: behind what it counts
        return True
    listed = "、" in before and not before.endswith("等")
    return figure.unit in word_lists()["plain"] and not listed and (figure.numeral, figure.unit) != ("二", "次")


def is_threshold(figure: Figure) -> bool:
    """Whether a bound only says which things are meant: 投资5000万元以上项目, 30户以上自然村."""
    if figure.edge not in ("以上", "以下", "以内") or not figure.after or figure.after[0] in "、)":
        return False
    of_size = figure.unit in SIZES and not figure.before.endswith(word_lists()["made"])
    return figure.after[0] == "的" or of_size or figure.unit.endswith("元")


def is_rule(figure: Figure) -> bool:
    """Whether 条 counts the articles of a policy, which are its nickname."""
    if figure.unit != "条":
        return False
    rule, near = word_lists()["rule"], figure.after[:6].partition("、")[0]
    named = any(word in near for word in rule) or figure.before.removesuffix('"').endswith(rule)
    return named or (not figure.bound and any(verb in figure.before for verb in CARRIED_OUT))


RULES: dict[str, Callable[[Figure], bool]] = {
    "": is_bare_promise,
    "ratios": is_share_promise,
    "durations": is_time_promise,
    "workdays": is_time_promise,
    "places": is_place_promise,
    "fields": is_place_promise,
    "counted": is_count_promise,
    "repeated": is_count_promise,
    "kinds": is_count_promise,
    "amounts": is_count_promise,
}
