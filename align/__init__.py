"""Align annual plans with their templates, item by item."""

from align.pipeline import read_document

__all__ = ["read_document"]
__version__ = "0.1.0"
