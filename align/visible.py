"""Make characters seen that a page would swallow, or that would turn its text around."""

from __future__ import annotations

import re

# C0 and C1 controls except tab and line feed, soft hyphen, zero-width and direction marks, line and
# paragraph separators, interlinear and tag characters, byte order mark, and lone surrogates, which no
# file could be written with.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)


def make_visible(text: str) -> str:
    r"""Show control and format characters as signs of their own.

    >>> make_visible("甲\x00乙\u202e丙")
    '甲␀乙⟨U+202E⟩丙'
    """
    return UNSEEN.sub(_sign, text) if UNSEEN.search(text) else text


def _sign(found: re.Match[str]) -> str:
    """The control picture of a character, or its number."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
