"""Which belongs to which, all pairs weighed together: no pair is taken because it came first."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Worth = Sequence[Sequence[float]]


def best_pairs(worth: Worth) -> list[tuple[int, int]]:
    """The pairs of a row with a column that together are worth the most, each used once, worthless ones left out.

    >>> best_pairs([[0.9, 0.8], [0.8, 0.0]])
    [(0, 1), (1, 0)]
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    if rows > columns:
        turned = [[row[column] for row in worth] for column in range(columns)]
        return sorted((row, column) for column, row in best_pairs(turned))
    partners = assign([[-value for value in row] for row in worth], columns) if rows else []
    return [(row, column) for row, column in enumerate(partners) if worth[row][column] > 0]


def assign(costs: Worth, columns: int) -> list[int]:
    """The column of each row, of the least total cost (the Hungarian method with potentials; rows <= columns)."""
    of_row, of_column = [0.0] * (len(costs) + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # the row of a column, both counted from one; none is nought
    for row in range(1, len(costs) + 1):
        taken[0] = row
        came_from = shortest_path(costs, of_row, of_column, taken)
        column = came_from[-1]
        while column:
            taken[column] = taken[came_from[column]]
            column = came_from[column]
    partners = [0] * len(costs)
    for column, row in enumerate(taken[1:]):
        if row:
            partners[row - 1] = column
    return partners


def shortest_path(costs: Worth, of_row: list[float], of_column: list[float], taken: list[int]) -> list[int]:
    """From where each column is reached on the cheapest way to a free one, which is added as the last number."""
    columns = len(of_column) - 1
    distance, came_from, seen = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while taken[column]:
        seen[column] = True
        row, nearest, step = taken[column], 0, inf
        for other in range(1, columns + 1):
            if seen[other]:
                continue
            way = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if way < distance[other]:
                distance[other], came_from[other] = way, column
            if distance[other] < step:
                nearest, step = other, distance[other]
        for other in range(columns + 1):
            if seen[other]:
                of_row[taken[other]] += step
                of_column[other] -= step
            else:
                distance[other] -= step
        column = nearest
    return [*came_from, column]
