"""Bytes to lines, with page and kind, and what was left out and why."""
