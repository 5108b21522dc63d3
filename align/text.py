"""Normal forms of a text for comparison, each with a map back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from align.datafiles import read_data

SENTENCE = re.compile(r"[^。；！？;]+[。；！？;]*")
BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())  # all that str.isspace() knows
WORDS = re.compile(r"[^\W_]+")
OPENING, CLOSING = "“‘《〈（(「『【〔[", "”’》〉）)」』】〕]"
MARKS = {
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "－": "-",
    "–": "-",
    "〔": "[",
    "〕": "]",
    "．": ".",
}


class Normal(NamedTuple):
    """A normal form; `origin[i]` is the place of `text[i]` in the original."""

    text: str
    origin: Sequence[int]


@lru_cache(maxsize=1024)  # an item's text is asked again for its edits and for its findings
def normalise(original: str) -> Normal:
    """Half-width letters, figures and brackets, plain quotation marks, no blanks.

    >>> normalise("２０２２ 年（试行）").text
    '2022年(试行)'
    """
    return Normal(plain(original), tuple(at for at, char in enumerate(original) if not char.isspace()))


@cache
def plain_forms() -> dict[int, str | None]:
    """The normal form of every character that has another one: one character for one, nothing for a blank."""
    forms: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        same = unicodedata.normalize("NFKC", chr(code))
        if len(same) == 1:
            forms[code] = same
    forms |= {ord(mark): form for mark, form in MARKS.items()}
    return forms | {ord(blank): None for blank in BLANKS}


@lru_cache(maxsize=8192)
def plain(original: str) -> str:
    """The normal form of a text, without the way back."""
    return original.translate(plain_forms())


@cache
def traditional_forms() -> dict[str, str]:
    """The simplified form of every character that only traditional script has."""
    return {line[0]: line[2] for line in read_data("traditional.csv").split()[1:]}


def simplified(text: str) -> str:
    """A text with its traditional characters simplified.

    >>> simplified("市場准入")
    '市场准入'
    """
    forms = traditional_forms()
    return "".join(forms.get(char, char) for char in text)


def without_blanks(text: str) -> str:
    """A text as printed, without its blanks.

    >>> without_blanks("（ 一 ）")
    '（一）'
    """
    return "".join(text.split())


def lone_marks(text: str) -> list[int]:
    """Where quotation marks and brackets stand whose other half is not in the text.

    >>> lone_marks("云平台、“互联网+"), lone_marks("“强省会”")
    ([4], [])
    """
    waiting: list[int] = []
    lone: list[int] = []
    for at, sign in enumerate(text):
        if sign in OPENING:
            waiting.append(at)
        elif sign in CLOSING:
            half = OPENING[CLOSING.index(sign)]
            begin = next((place for place in reversed(waiting) if text[place] == half), None)
            lone += [at] if begin is None else waiting[waiting.index(begin) + 1 :]
            waiting = waiting if begin is None else waiting[: waiting.index(begin)]
    return sorted([*lone, *waiting])


def words_of(text: str) -> list[str]:
    """The runs of letters, figures and Chinese characters between punctuation, in lower case.

    >>> words_of("推进“跨省通办”，到2022年底")
    ['推进', '跨省通办', '到2022年底']
    """
    return WORDS.findall(plain(text).lower())


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """A text without blanks and punctuation, in lower case."""
    return "".join(words_of(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, cut behind 。；！？ with their marks."""
    return [found[0] for found in SENTENCE.finditer(text)]
