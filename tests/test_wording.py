"""The pages' words: none that a template asks for is missing."""

from __future__ import annotations

import re
from pathlib import Path

import align
from align.language import Lang
from align.report.wording import page_words

TEMPLATES = Path(align.__file__).parent / "templates"


def test_templates_ask_for_words_that_are_there() -> None:
    asked = {name for path in TEMPLATES.glob("*.html") for name in re.findall(r"\bw\.(\w+)", path.read_text("utf-8"))}
    assert asked - set(page_words(Lang.ZH)) == set()
