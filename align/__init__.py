"""Align annual plans with their templates, item by item."""

__version__ = "0.1.0"

from align.pipeline import compare, read_document

__all__ = ["compare", "read_document"]
