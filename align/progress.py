"""How far a long task is, shown by whoever wants to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Step = TypeVar("Step")


class Progress(Protocol):
    """Goes through steps and may show how far it is."""

    def __call__(self, steps: Sequence[Step], what: str, /) -> Iterable[Step]:
        """Give the steps in their order."""


def silent(steps: Sequence[Step], _: str) -> Iterable[Step]:
    """Show nothing."""
    return steps
