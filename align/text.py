"""Normal forms of a text for comparison, each with a map back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

SENTENCE = re.compile(r"[^。；！？;]+[。；！？;]*")
WORDS = re.compile(r"[^\W_]+")
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


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal form; `origin[i]` is the place of `text[i]` in the original."""

    text: str
    origin: Sequence[int]


def normalise(original: str) -> Normal:
    """Half-width letters, figures and brackets, plain quotation marks, no blanks.

    >>> normalise("２０２２ 年（试行）").text
    '2022年(试行)'
    """
    chars: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(original):
        for plain in plain_form(char):
            chars.append(plain)
            origin.append(at)
    return Normal("".join(chars), origin)


def plain_form(char: str) -> str:
    """The normal form of one character; empty for a blank."""
    if "一" <= char <= "鿿":
        return char
    if char.isspace():
        return ""
    if char in MARKS:
        return MARKS[char]
    if "！" <= char <= "～":
        return chr(ord(char) - 0xFEE0)
    return unicodedata.normalize("NFKC", char) if char >= "⺀" else char


def words_of(text: str) -> list[str]:
    """The runs of letters, figures and Chinese characters between punctuation, in lower case.

    >>> words_of("推进“跨省通办”，到2022年底")
    ['推进', '跨省通办', '到2022年底']
    """
    return WORDS.findall(normalise(text).text.lower())


def bare(text: str) -> str:
    """A text without blanks and punctuation, in lower case."""
    return "".join(words_of(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, cut behind 。；！？ with their marks."""
    return [found[0] for found in SENTENCE.finditer(text)]
