"""Which numbers weigh an encoder's evidence: its own calibration where one ships, else ranks, which fit any encoder."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.datafiles import data_path
from align.settings import RELEASED, Settings, load

RANKS = "ranks"
BLENDED = (
    *("encoder", "semantic_item", "semantic_sentence", "semantic_section", "semantic_offset"),
    *("semantic_link_evidence", "semantic_share"),
)


def with_blend(settings: Settings, encoder: str) -> Settings:
    """Settings with the weights that fit an encoder; the rest stays as it is.

    Settings that were fitted for this encoder keep their own weights, and so do those whose weights of ranks somebody
    has changed. Weights fitted for another encoder mean nothing here and give way.
    """
    if same_model(settings.encoder, encoder) if settings.encoder else weights_of(settings) != weights_of(RELEASED):
        return settings
    shipped = shipped_for(encoder)
    return replace(settings, **weights_of(load(shipped) if shipped else RELEASED))


def weights_of(settings: Settings) -> dict[str, Any]:
    """The numbers of a blend, and for which encoder they were fitted."""
    return {name: getattr(settings, name) for name in BLENDED}


def blend_name(settings: Settings) -> str:
    """How a result names its blend: by the encoder it was fitted for, or ranks."""
    return model_name(settings.encoder) or RANKS


def shipped_for(encoder: str) -> Path | None:
    """The calibration of an encoder that comes with the package."""
    wanted = f"encoder-{model_name(encoder)}.toml"  # perhaps longer than a file system can look up
    return next((path for path in data_path("").iterdir() if path.name == wanted), None)


def same_model(one: str, other: str) -> bool:
    """Whether two names mean one model."""
    return model_name(one) == model_name(other)


def model_name(encoder: str) -> str:
    """A model by the last part of its name, as hubs and folders name it, fit for a file's name.

    >>> model_name("BAAI/bge-small-zh-v1.5"), model_name("bge-small-zh-v1.5")
    ('bge-small-zh-v1.5', 'bge-small-zh-v1.5')
    """
    return re.sub(r"[^\w.-]", "-", encoder.rsplit("/", 1)[-1].lower())
