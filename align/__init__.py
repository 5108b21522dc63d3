"""Align annual plans with their templates, item by item."""

__version__ = "0.1.0"

from typing import TYPE_CHECKING, Any

from align.pipeline import compare, read_document

if TYPE_CHECKING:
    from align.encoder import open_encoder

__all__ = ["compare", "open_encoder", "read_document"]


def __getattr__(name: str) -> Any:
    """Load what only an encoder needs when it is first asked for."""
    if name != "open_encoder":
        raise AttributeError(f"module 'align' has no attribute '{name}'")
    from align.encoder import open_encoder

    return open_encoder
