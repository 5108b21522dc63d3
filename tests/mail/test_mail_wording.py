"""The words of messages: none that is asked for is missing, and none is there that nobody asks for."""

from __future__ import annotations

import re
from pathlib import Path

import align
from align.language import Lang
from align.mail.wording import WORDS, mail_words

PACKAGE = Path(align.__file__).parent
TEMPLATES = [(PACKAGE / "templates" / name).read_text("utf-8") for name in ("mail.html", "mail.txt")]
MODULES = [path.read_text("utf-8") for path in sorted((PACKAGE / "mail").glob("*.py")) if path.name != "wording.py"]
# names that a module ends with what they are about
BUILT = ("attached_", "listed_", "file_", "led_", "template_", "doubt_")


def test_templates_ask_for_words_that_are_there() -> None:
    assert {name for text in TEMPLATES for name in re.findall(r"\bw\.(\w+)", text)} <= set(WORDS)


def test_every_word_is_asked_for() -> None:
    """By a template, or by name in a module."""
    named = {name for text in TEMPLATES for name in re.findall(r"\bw\.(\w+)", text)}
    named |= {name for text in MODULES for name in re.findall(r'"(\w+)"', text)}
    assert {name for name in WORDS if name not in named and not name.startswith(BUILT)} == set()


def test_both_languages_have_the_same_places_to_fill() -> None:
    """Every value that the Chinese names, but for the total that English tells as a rest."""
    for name, (zh, en) in WORDS.items():
        assert len(set(re.findall(r"{(\d)}", zh))) == len(set(re.findall(r"{(\d)}", en))), name


def test_words_are_neutral() -> None:
    """Nobody is blamed, and no place is ranked."""
    told = "".join(mail_words(Lang.ZH).values())
    assert not [word for word in ("照搬", "遗漏", "未落实", "未承接", "错别字", "排名") if word in told]
