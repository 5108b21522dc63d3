"""What figures count: units as `data/measures.csv` sorts them, found in a text without a pattern of all of them."""

from __future__ import annotations

from functools import cache

from align.measures.words import word_lists

SORTS = ("counted", "repeated", "kinds", "amounts", "ratios", "durations", "workdays", "places", "fields")
TIMES = ("durations", "workdays")
COUNTER = "个"
COUNT_ENDS = (*",;。、)和及的与", "试点", "纳入", "参与")


@cache
def units() -> dict[str, tuple[str, str]]:
    """Each unit with its sort and the characters with which it is another word (家, but 家庭)."""
    found: dict[str, tuple[str, str]] = {}
    for sort in SORTS:
        for word in word_lists()[sort]:
            unit, _, barred = word.partition("!")
            if sort in ("places", "fields"):
                found.setdefault(COUNTER + unit, (sort, barred))
            if sort != "fields":
                found.setdefault(unit, (sort, barred))
    return found


@cache
def longest() -> int:
    """How long a unit can be."""
    return max(map(len, units()))


@cache
def unit_heads() -> frozenset[str]:
    """The characters that units begin with, and those that go on with a number: 三分之二, 三至五年, 三点五."""
    return frozenset({unit[0] for unit in units()} | set("分至到~-点"))


def sort_of(unit: str) -> str:
    """What sort of unit this is; empty where there is none.

    >>> sort_of("个工作日"), sort_of("家"), sort_of("")
    ('workdays', 'counted', '')
    """
    return units().get(unit, ("", ""))[0]


def unit_at(text: str, at: int) -> str:
    """The longest unit that begins at a place, empty where none does.

    >>> unit_at("10个工作日", 2), unit_at("3个乡镇卫生院", 1), unit_at("5家庭", 1)
    ('个工作日', '个', '')
    """
    for size in range(min(longest(), len(text) - at), 0, -1):
        sort, barred = units().get(text[at : at + size], ("", ""))
        end = at + size
        if sort and (end == len(text) or text[end] not in barred) and (sort != "places" or is_counted(text, at, end)):
            return text[at:end]
    return ""


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether places are what is counted, and do not only say which things are (3个乡镇卫生院)."""
    if text[start] != COUNTER or end == len(text):
        return True
    return text.startswith((*COUNT_ENDS, *word_lists()["done"]), end)
