"""The pages' words: none that is asked for is missing, and none is there that nobody asks for."""

from __future__ import annotations

import re
from pathlib import Path

import align
from align.language import Lang
from align.report.wording import page_words

PACKAGE = Path(align.__file__).parent
PAGES = [path for path in sorted((PACKAGE / "templates").glob("*.html")) if path.name != "mail.html"]
TEMPLATES = [path.read_text("utf-8") for path in PAGES]
VIEWS = [
    path.read_text("utf-8") for path in sorted((PACKAGE / "report").rglob("*.py")) if path.parent.name != "wording"
]
VIEWS.append((PACKAGE / "report/wording/__init__.py").read_text("utf-8"))
BUILT = (  # names that a view ends with the value of what it speaks of
    "cell_",  # an outcome, in the matrix
    "concern_",  # why a row deserves a look
    "lack_",  # why a plan has no partner
    "part_",  # where a document's characters went
    "places_",  # how many places sent a plan, by the state of what they sent
    "rule_",  # the kind of comparison
    "state_",  # what was received of a place
)


def asked() -> set[str]:
    """The words that templates name as `w.…`."""
    return {name for text in TEMPLATES for name in re.findall(r"\bw\.(\w+)", text)}


def test_templates_ask_for_words_that_are_there() -> None:
    """A name without words would stop the page."""
    assert asked() - set(page_words(Lang.ZH)) == set()


def test_every_word_is_asked_for() -> None:
    """By a template, or by name in a view."""
    named = asked() | {name for text in VIEWS for name in re.findall(r'"(\w+)"', text)}
    assert {name for name in page_words(Lang.ZH) if name not in named and not name.startswith(BUILT)} == set()


def test_names_are_built_as_listed() -> None:
    """Each beginning is one that a view ends."""
    assert [begin for begin in BUILT if not any(f'f"{begin}{{' in text for text in VIEWS)] == []
