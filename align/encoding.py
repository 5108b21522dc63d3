"""The texts of many plans to vectors ahead of comparing them, so that a model that fails does so before anything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from align.plan import Plan
from align.progress import Progress, silent

if TYPE_CHECKING:
    from align.semantics import Encodes

PORTION = 128  # texts between two steps of the progress, a second or two on two cores


def encode_plans(plans: Iterable[Plan], encoder: Encodes | None, progress: Progress = silent) -> None:
    """Have an encoder meet all texts of these plans, each once, and keep their vectors; nothing without one.

    Raises:
        EncoderError: the model or the cache of its vectors cannot be used.
    """
    if encoder is None:
        return
    from align.semantics import texts_of  # brings numpy

    known = {text for plan in plans for text in texts_of(plan)}
    texts = sorted(known, key=lambda text: (len(text), text))  # of like length: a model fills up to the longest
    for portion in progress([texts[at : at + PORTION] for at in range(0, len(texts), PORTION)], "encoding"):
        encoder.vectors(portion)
