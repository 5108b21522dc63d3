"""The pages' words: each has one meaning, and none is missing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import align
from align.language import Lang
from align.report.wording import PAGES, page_words

TEMPLATES = Path(align.__file__).parent / "templates"


def test_no_name_stands_for_two_words() -> None:
    names = Counter(name for page in PAGES for name in page)
    assert [name for name, times in names.items() if times > 1] == []


def test_templates_ask_for_words_that_are_there() -> None:
    asked = {name for path in TEMPLATES.glob("*.html") for name in re.findall(r"\bw\.(\w+)", path.read_text("utf-8"))}
    assert asked - set(page_words(Lang.ZH)) == set()
