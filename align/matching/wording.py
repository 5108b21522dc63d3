"""Pass 2: mutual nearest neighbours so alike that they are one item."""

from __future__ import annotations

from collections.abc import Iterator

from align.settings import Settings
from align.similarity import Similarity


def find_near_copies(similarity: Similarity, settings: Settings) -> Iterator[tuple[int, int]]:
    """Pairs that are each other's only nearest and at least `near_copy` alike."""
    columns = list(zip(*similarity.scores, strict=True))
    for row, cells in enumerate(similarity.scores):
        column = max(range(len(cells)), key=cells.__getitem__, default=None)
        if column is None or cells[column] < settings.near_copy:
            continue
        if (
            cells.count(cells[column]) == 1
            and max(columns[column]) == cells[column]
            and columns[column].count(cells[column]) == 1
        ):
            yield row, column
