"""Words on every sort of page."""

from __future__ import annotations

from align.language import BANNER, Pair

WORDS: dict[str, Pair] = {
    "html_lang": ("zh-CN", "en"),
    "banner": BANNER,
    "made_by": ("生成工具", "made with"),
    "colon": ("：", ": "),
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
    "stop": ("。", "."),
    "unknown": ("未识别", "not found"),
    "none": ("无", "none"),
    "about": ("（{0}）", " ({0})"),
    "back": ("返回总览", "Back to the overview"),
}
