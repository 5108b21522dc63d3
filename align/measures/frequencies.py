"""How often something is done: 每季度, 按月, 月调度, 一季一通报."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from align.comparison import Bound, Measure, MeasureKind
from align.measures.numerals import amount_of, plain_number
from align.measures.words import word_lists

EVERY = (  # a unit of time, and what makes another word of it
    r"(?:年度|年(?![龄级轻代均报底初末内])|季度|季(?![节稻])|月度|月(?![底末初饼])|周(?![边期岁年密])|星期|旬|工作日|日(?![常期程均报间用])"
    r"|天(?![然气津候])|学期|小时)"
)
STEADY = r"(?:季度|季(?![节稻])|月度|月(?![底末初份])|周(?![边期岁年密])|旬|日(?![常期程均报间用])|天(?![然气津候]))"
NO_YEAR = "[龄级代均报底初末度分计任目工预]"
SPAN = "(?:半年度?|半月|季度|季|月度|月|周|旬|日|天|年)"
ORDERED = re.compile(
    '(?:^|[、,。;:()"每并和及与以用的]|加强|实行|建立|坚持|落实|开展|执行|推行|完善|按照|健全|做好|抓好|强化|推进|实施|通过|采取|做到'
    "|保持|进行|组织|严格|继续|持续|深化|定期|形成)$"
)
RATE = re.compile("每(?:[人户亩名家头辆吨]|平方米|公里|千人|万人|个月人)$")
DAYS = {"年": 365, "学期": 180, "季": 91, "月": 30, "旬": 10, "周": 7, "星期": 7, "工作日": 1, "日": 1, "天": 1}
LISTED = re.compile("[日周旬月季年度][^、,。;]{1,2}$")  # 月调度季通报


STANDING = ("机制", "制度")  # 平台月调度机制


class Rhythm(NamedTuple):
    """A frequency and where it stands; `act` is what is done so often, where its own words say so (月调度)."""

    start: int
    end: int
    measure: Measure
    act: str


@cache
def rhythm_pattern() -> re.Pattern[str]:
    """Any way to say how often; what is done so often is read behind it."""
    heads = "".join(sorted({act[0] for act in word_lists()["acts"]}))
    return re.compile(
        rf"每[个隔]?(?P<count>[半一二两三四五六七八九十0-9]{{1,3}})?个?(?P<every>{EVERY})"
        rf"|(?:按|逐|(?P<double>[双隔]))(?P<half>半(?=[年月]))?(?P<by>{STEADY}|(?<=按)年度?(?!{NO_YEAR})|(?<=半)年度?)"
        rf"|(?<![0-9两二三四五六七八九十])(?:一|(?=半))(?P<one>{SPAN})[一1](?![日号])"
        rf"|(?P<span>{SPAN})(?=[{heads}清报考评结晒])"
    )


def find_frequencies(text: str) -> Iterator[Rhythm]:
    """The frequencies of a normal form, in order.

    >>> [(found.measure.value, found.measure.unit, found.act) for found in find_frequencies("每两周调度，加强季通报")]
    [('0.5', '周', ''), ('1', '季', '通报')]
    """
    end = 0
    for found in rhythm_pattern().finditer(text):
        act = act_behind(found, text) if found.start() >= end else None
        if act is None or is_no_rhythm(text, found, act):
            continue
        end = found.end() + len(act)
        unit = next(filter(None, (found[name] for name in ("every", "by", "one", "span"))))
        times = Decimal(1)
        if found["half"] or unit.startswith("半"):
            times, unit = Decimal(2), unit.removeprefix("半")
        elif found["count"] or found["double"]:
            times = Decimal(1) / (amount_of(found["count"] or "两") or 1)
        unit = unit.removesuffix("度") if unit in ("年度", "月度") else unit
        measure = Measure(MeasureKind.FREQUENCY, plain_number(times), unit, Bound.EXACT, "")
        yield Rhythm(found.start(), end, measure, act)


def act_behind(found: re.Match[str], text: str) -> str | None:
    """What a frequency's own words say is done (月调度, 一季一通报); None where they would have to, and do not."""
    if not (found["one"] or found["span"]):
        return ""
    at = found.end()
    said = max((act for act in word_lists()["acts"] if text.startswith(act, at)), key=len, default="")
    if said:
        return said
    if found["one"]:
        two = text[at : at + 2]
        return "次" if two.startswith("次") else two if two.isalpha() and two[0] != "度" else None
    alone = text[at] in "报考评结晒" and (at + 1 == len(text) or text[at + 1] in "制、,。;)")
    return text[at] if alone else None


def is_no_rhythm(text: str, found: re.Match[str], act: str) -> bool:
    """Whether the words only look like a frequency: an amount per head, a yearbook, the end of another word."""
    start = found.start()
    before = text[max(0, start - 5) : start]
    if RATE.search(before) or text.startswith("每", found.end()):
        return True
    if found["span"] and not act.startswith("清"):
        yearbook = act == "报" and found["span"] in ("年", "日", "天")
        ordered = ORDERED.search(before) or LISTED.search(before) or text.startswith(STANDING, found.end() + len(act))
        return yearbook or not ordered
    return False


def days_between(measure: Measure) -> float:
    """After how many days something is done again.

    >>> days_between(Measure(MeasureKind.FREQUENCY, "2", "年", Bound.EXACT, ""))
    182.5
    """
    days = DAYS.get(measure.unit.removesuffix("度"), 0)
    return days / float(measure.value)
