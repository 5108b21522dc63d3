"""Which belongs to which, all pairs weighed together."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from align.findings.assignment import best_pairs


def test_no_pair_is_taken_because_it_came_first() -> None:
    """The best partner of one is left to another where both are better off so; the worthless are left out."""
    assert best_pairs([[9, 8], [8, 0]]) == [(0, 1), (1, 0)]
    assert best_pairs([[9], [8], [0]]) == [(0, 0)]
    assert best_pairs([]) == best_pairs([[], []]) == best_pairs([[0, 0]]) == []


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_pairs_are_the_best_together(worth: list[list[int]]) -> None:
    """As good as the best of all ways to pair them, each used once."""
    found = best_pairs(worth)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    best = max(sum(worth[row][column] for row, column in enumerate(way)) for way in permutations(range(4), len(worth)))
    assert sum(worth[row][column] for row, column in found) == best
