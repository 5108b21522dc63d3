"""Which office does the work of which: names of offices, what they stand for, and counterparts across levels.

An office is known by its function (发展改革, 税务), read from `data/counterparts.csv`; one that stands in no line of
it by the words of its name alone, without level, place and ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from align.datafiles import read_data
from align.places import mentions
from align.text import plain

LEVEL = re.compile(
    r"(?:中共|中华全国|全国|中国|国家|国务院(?!办)|中央(?!办)|兵团|自治区|自治州|自治县|地区|省"
    r"|市(?!场监|场监督|政(?![府务数协法研])|民(?![政宗族营航委]))|州|盟|县(?!域)|区(?![域块])|旗|镇|乡(?!村))+"
)
OWNER = re.compile("^(?:党工委|党委|工委|委|人民政府|政府|府|管委会)(?=.)")
ENDING = re.compile("(?<=.)(?:办公厅|办公室|委员会|总局|总署|厅|局|委|办|部|署|处|科|股)$")
YOUTH = re.compile("团(?:省|自治区|市|州|盟|县|区|旗)委$|共青团.*委(?:员会)?$")
COMPANY = re.compile("股份|有限责任|有限")
CENTRE = "中心"
GLUE = ("和", "与", "及", "、", "管理", "监督管理", "事务", "工作", "发展", "服务")
LONGEST = 24  # characters; what is longer is no name
LEVELS_IN_A_ROW = r"(?:(?:省|市(?![场政])|州|盟|县(?!域)|区(?![域块])|旗|乡(?!村)|镇|街道)[、和（）()]*){2,}"
ITSELF = "(?:省|自治区|市|自治州|州|盟|县|区|旗|乡|镇|街道)级?(?:委|党委|党工委|人民政府|政府|办事处)"
GENERIC = re.compile(
    rf"各|有关|相关|涉及|全[省市县区]|(?:单位|部门|(?<![委会协大])机关|机构|处室|科室|企业|主体|负责人)$|^{LEVELS_IN_A_ROW}"
    r"|^(?:产业|工业)?(?:开发区|功能区|园区)(?:管委会?|管理委员会)?$|^(?:国家|省|市|县|区)级(?!机关)"
    rf"|^{ITSELF}(?:[、和]{ITSELF})*$"
)
GOVERNMENT = re.compile(
    "(?:政府|管委会?|[区园]管理委员会|行署|公署|办事处|街道)$|^[^局委办厅部会院]+[省市州盟县区旗镇乡]$"
)
BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")


Identity = tuple[object, ...]  # of an office, however its name is spelled


class OfficePair(NamedTuple):
    """What a user says: at this place (empty: every place), this office stands for that superior one (empty: none)."""

    place: str
    superior: str
    office: str


class Relation(IntEnum):
    """How near an office is to being another's counterpart; the smaller the nearer."""

    TOLD = 0  # a user says so
    SAME = 1  # the same name, one level down
    KIN = 2  # another name for the same function, or its centre
    PART = 3  # it does that function besides its own
    GUESS = 4  # the aligned items show it


class Office(NamedTuple):
    """An office by its name: what it is called without level and ending, and what it stands for.

    `lines` are the lines of the table that know the name; `parts` are functions that it does besides.
    """

    core: str
    lines: tuple[int, ...] = ()
    functions: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def identity(self) -> Identity:
        """Equal for two spellings of one name."""
        return (self.lines, self.functions) if self.lines else (self.core,)

    def relation(self, other: Office) -> Relation | None:
        """How near another office is to this one, seen from the template."""
        if self.identity == other.identity:
            return Relation.SAME
        mine, theirs = set(self.functions), set(other.functions)
        if theirs & mine or theirs & {function + CENTRE for function in mine}:
            return Relation.KIN
        besides = {*other.parts, *(function + CENTRE for function in theirs)}
        return Relation.PART if mine & besides else None


class Line(NamedTuple):
    """A line of the table."""

    function: str
    parts: tuple[str, ...]


class Table(NamedTuple):
    """The lines of `data/counterparts.csv`, and for each name, or beginning of a name, those that it stands in."""

    lines: tuple[Line, ...]
    names: dict[str, tuple[int, ...]]
    beginnings: dict[str, tuple[int, ...]]

    def lines_of(self, words: str) -> tuple[int, ...]:
        """The lines that know a name without level and ending."""
        found = self.names.get(words) or joined_names(words, self.names)
        return found or next((lines for begin, lines in self.beginnings.items() if words.startswith(begin)), ())


@cache
def table() -> Table:
    """The table that ships with the package."""
    lines: list[Line] = []
    names: dict[str, tuple[int, ...]] = {}
    beginnings: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(read_data("counterparts.csv").splitlines()[1:]):
        function, known_names, also = row.split(",")
        lines.append(Line(function, tuple(also.split())))
        for name in known_names.split():
            begin = name.removesuffix("*")
            known, key = (names, bare_of(name)) if begin == name else (beginnings, without_level(begin))
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), number)))
    return Table(tuple(lines), names, beginnings)


@lru_cache(maxsize=4096)  # asked for again for each item that names it
def is_generic(name: str) -> bool:
    """Whether a name means offices in general, or the government itself.

    >>> is_generic("省直相关单位"), is_generic("县市区纪委监委"), is_generic("市政府"), is_generic("省乡村振兴局")
    (True, True, True, False)
    """
    return GENERIC.search(name) is not None


def is_government(name: str) -> bool:
    """Whether a name is that of a place or its government.

    >>> [is_government(name) for name in ("绵阳市人民政府", "高新区管委会", "涪城区", "市民政局")]
    [True, True, True, False]
    """
    return GOVERNMENT.search(BRACKETED.sub("", name)) is not None


@lru_cache(maxsize=4096)
def find_office(name: str, places: tuple[str, ...] = ()) -> Office:
    """The office that a name means, two names of one in brackets included; `places` may stand in it.

    >>> find_office("省发展改革委").functions == find_office("市发展和改革局").functions
    True
    """
    words = plain(name)
    outer = known_office(core_of(BRACKETED.sub("", words) or words, places))
    inner = [known_office(core_of(one, places)) for one in BRACKETED.findall(words) if one]
    if not inner:
        return outer
    offices = (outer, *inner)
    return Office(
        outer.core,
        tuple(sorted({line for one in offices for line in one.lines})),
        tuple(dict.fromkeys(function for one in offices for function in one.functions)),
        tuple(dict.fromkeys(part for one in offices for part in one.parts)),
    )


def core_of(name: str, places: tuple[str, ...] = ()) -> str:
    """An office's name without places, level and ending.

    >>> core_of("省人力资源社会保障厅"), core_of("人民银行长沙中心支行"), core_of("市市场监管局")
    ('人力资源社会保障', '人民银行中心支行', '市场监管')
    """
    if is_government(name):
        return name
    if (bare := bare_of(name)) in table().names:
        return bare
    name = name.removesuffix("分局")  # 公安涪城区分局; with it 区分 would be a word
    for place in places:
        name = name.replace(place, "")
    for start, end, _ in reversed(mentions(name)):
        name = name[:start] + name[end:]
    return bare_of(COMPANY.sub("", YOUTH.sub("团委", name)))


def bare_of(name: str) -> str:
    """An office's name without level and ending."""
    return ENDING.sub("", without_level(name))


def without_level(name: str) -> str:
    """An office's name without the words for a level that it begins with.

    >>> without_level("省市场监管局"), without_level("国家税务总局"), without_level("乡村振兴局")
    ('市场监管局', '税务总局', '乡村振兴局')
    """
    level = LEVEL.match(name)
    return name[level.end() if level else 0 :] or name


@lru_cache(maxsize=4096)
def known_office(core: str) -> Office:
    """What the table knows of a name without level and ending.

    >>> known_office("文化广电旅游体育").functions
    ('文化旅游', '广播电视', '体育')
    """
    words = core if core in table().names else OWNER.sub("", core, count=1)
    if found := table().lines_of(words):
        lines = [table().lines[number] for number in found]
        functions = tuple(dict.fromkeys(line.function for line in lines))
        parts = tuple(dict.fromkeys(part for line in lines for part in line.parts))
        return Office(core, found, functions, parts)
    if core.endswith(CENTRE) and (office := known_office(core.removesuffix(CENTRE))).lines:
        return Office(core, office.lines, tuple(function + CENTRE for function in office.functions))
    return Office(core)


def joined_names(words: str, names: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The lines of the names that words are wholly made of (自然资源|和|林业), none if something else is left."""
    reached: dict[int, tuple[int, ...]] = {0: ()}
    for start in range(min(len(words), LONGEST)):
        if start not in reached:
            continue
        for end in range(len(words), start, -1):
            piece = words[start:end]
            lines = names.get(piece) if len(piece) > 1 else None
            if lines or piece in GLUE:
                reached.setdefault(end, reached[start] + (lines or ()))
    return tuple(sorted(set(reached.get(len(words), ()))))
