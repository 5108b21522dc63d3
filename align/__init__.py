"""Align annual plans with their templates, item by item."""

__version__ = "0.1.0"
