"""Words that tell what a difference means: what a verb commits to, and words that add nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from align.datafiles import read_data

LEVEL_NAMES = (
    "自治区|自治州|自治县|行政公署|公署|行署|地级以上市|设区的?市|设区|地市|地区|镇街|党委政府|人民政府|人民(?=[）)、]|$)|政府各?部门|门户网站|党委|政府|区县|县区|县市区|市县区|市州|州市|镇街|乡镇|街道|社区|片区|管委会|经开区|高新区|开发区|管理区|"
    "国务院|中央|国家|省委|市委|县委|区委|省属|市属|省直|市直|县直|区直|州直|省级|市级|县级|区级|州级|乡级|村级|省局|市局|省厅|"
    "本级|直属|本省|本市|本县|本区|我省|我市|我县|我区|全省|全市|全县|全区|全州|当地|各地|各级|各|级|直|两级|三级|四级|五级|多级|以上|"
    "省域|市域|县域|国|省|市|州|盟|县|区|旗|乡|镇|村|及其|所属|部门|单位|相关|有关|[一二三四五]级|域"
)
GLUE = "、和及与的各到至（）()，,"
LEVEL_RUN = re.compile(rf"(?:{LEVEL_NAMES}|[{GLUE}])+")
LEVEL_WORD = re.compile("[省市州盟县区旗乡镇村国]|片区|街道|社区|管委会|本级|各地|各级|当地")
SCOPE_WORD = re.compile("有条件的|所有|全部|部分(?!门)|中小微?|小微|规模以上|规上|第三方|原则上|首批|试点")
NOT_A_LEVEL = re.compile(
    r"市场|城市|都市|市民|上市|市值|市价|超市|夜市|省略|节省|反省|省力|省心|省时|区分|区别|区块|区间|州际|国际|国土|国有|国库|国债|国标|国产"
)


class Act(StrEnum):
    """What a verb commits a government to; the scale is `data/acts.csv`.

    MAKE issues or builds something; CARRY carries out or uses what another made; SUPPORT helps another;
    EXPLORE binds to nothing yet; ENSURE binds to a result; DO is ordinary work between them.
    """

    MAKE = "make"
    CARRY = "carry"
    SUPPORT = "support"
    EXPLORE = "explore"
    ENSURE = "ensure"
    DO = "do"


@cache
def acts() -> dict[str, Act]:
    """Each verb of the scale with its act."""
    lines = read_data("acts.csv").splitlines()[1:]
    return {verb: Act(act) for act, verbs in (line.split(",") for line in lines) for verb in verbs.split()}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Any verb of the scale, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, acts()), key=lambda verb: (-len(verb), verb))))


def acts_in(text: str) -> list[Act]:
    """The acts of the verbs in a text, in order.

    >>> [str(act) for act in acts_in("探索建立")]
    ['explore', 'make']
    """
    return [acts()[found] for found in verb_pattern().findall(text)]


def scopes_in(text: str) -> list[str]:
    """The words of a text that widen or narrow whom or what a task is about.

    >>> scopes_in("推动有条件的地区"), scopes_in("推动各地")
    (['有条件的'], [])
    """
    return SCOPE_WORD.findall(text)


@cache
def filler_pattern() -> re.Pattern[str]:
    """Any word that adds nothing, the longest first."""
    lines = read_data("fillers.txt").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))


def content_of(text: str) -> str:
    """What is left of a text without punctuation and words that add nothing.

    >>> content_of("进一步加强信息公开力度"), content_of("的工作，")
    ('信息公开', '')
    """
    return re.sub(r"[\W_]", "", filler_pattern().sub("", text))
