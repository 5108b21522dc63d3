"""The texts of many plans to vectors ahead of comparing them, so that a model that fails does so at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from align.plan import Plan
from align.progress import Progress, silent

if TYPE_CHECKING:
    from align.semantics import Encodes

PORTION = 32  # texts between two steps of the progress: some seconds on two cores


def encode_plans(plans: Iterable[Plan], encoder: Encodes | None, progress: Progress = silent) -> None:
    """Have an encoder meet all texts of these plans, each once, and keep their vectors; nothing without one.

    Raises:
        EncoderError: the model or the cache of its vectors cannot be used.
    """
    if encoder is None:
        return
    from align.semantics import texts_of  # brings numpy

    known = {text for plan in plans for text in texts_of(plan)}
    # of like length, since a model fills up to the longest; the slowest first, so that no bar says too little
    texts = sorted(known, key=lambda text: (-len(text), text))
    for portion in progress([texts[at : at + PORTION] for at in range(0, len(texts), PORTION)], "encoding"):
        encoder.vectors(portion)
