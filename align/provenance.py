"""What made a comparison, in words: one line for every page, sheet and message that tells it."""

from __future__ import annotations

from align.blends import RANKS
from align.comparison import LEXICAL, Tool
from align.language import Lang, Pair, words

SHOWN = 12  # digits of a fingerprint or a revision that people are shown; records and tables hold them whole

ENCODER: Pair = ("语义模型 {0}", "encoder {0}")
REVISION: Pair = ("（版本 {0}）", " (revision {0})")
CALIBRATED: Pair = ("，合并方式：按同名模型的校准", ", blend: calibrated for a model of this name")
BY_RANKS: Pair = ("，合并方式：按名次（该模型未经校准）", ", blend: by ranks (this encoder has no calibration)")
USED: Pair = ("比对所用{0}。", "Compared with the {0}.")
UNCALIBRATED: Pair = (
    "语义模型 {0} 未经校准，语义与用词按名次合并；对应关系和把握程度在该模型上未经检验，请注意核对。",
    """\
The encoder {0} has no calibration: meaning is blended with the words by ranks. How often links and confidence are \
right with it has not been measured; please check them.""",
)


def tool_line(tool: Tool, lang: Lang) -> str:
    """What made a comparison, in one line.

    >>> tool_line(Tool("0.1.0", "default", "0" * 64), Lang.ZH)
    'plan-align 0.1.0 · default (000000000000) · lexical'
    """
    encoder = encoder_words(tool, lang) or tool.encoder
    return f"plan-align {tool.version} · {tool.settings} ({tool.settings_sha256[:SHOWN]}) · {encoder}"


def has_encoder(tool: Tool) -> bool:
    """Whether an encoder took part, whatever its folder is called, and not the words alone."""
    return tool.encoder != LEXICAL or tool.blend is not None


def encoder_words(tool: Tool, lang: Lang) -> str:
    """Which encoder took part, of which revision, and how its evidence was blended with the words; empty without one.

    >>> encoder_words(Tool("0.1.0", "default", "0" * 64, "BAAI/bge", "1a2b3c4d5e6f7890", "ranks"), Lang.ZH)
    '语义模型 BAAI/bge（版本 1a2b3c4d5e6f），合并方式：按名次（该模型未经校准）'
    """
    if not has_encoder(tool):
        return ""
    told = words(ENCODER, lang).format(tool.encoder)
    if tool.encoder_revision:
        told += words(REVISION, lang).format(tool.encoder_revision[:SHOWN])
    if tool.blend:
        told += words(BY_RANKS if tool.blend == RANKS else CALIBRATED, lang)
    return told


def encoder_lines(tool: Tool, lang: Lang) -> tuple[str, ...]:
    """What is told of the encoder where the tool is not named otherwise; nothing without one."""
    named = encoder_words(tool, lang)
    return (words(USED, lang).format(named), *encoder_notes(tool, lang)) if named else ()


def encoder_notes(tool: Tool, lang: Lang) -> tuple[str, ...]:
    """What readers must know of the encoder before they rely on a result: that it has no calibration."""
    return (words(UNCALIBRATED, lang).format(tool.encoder),) if tool.blend == RANKS else ()
