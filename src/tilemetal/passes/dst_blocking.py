"""How an accumulator larger than the DST registers is cut into subblocks."""

from __future__ import annotations

from collections.abc import Iterator


def choose_subblock(rows: int, columns: int, capacity: int) -> tuple[int, int]:
    """Rows and columns of tiles of the subblock that unpacks the fewest operand tiles.

    A subblock of r x c tiles needs r + c operand tiles per step of K, so the whole block needs
    (rows / r) * (columns / c) * (r + c); r and c divide the block and r * c fits the capacity. Ties go to
    the wider subblock, whose results pack in longer runs.
    """
    best = min(
        (((rows // r) * (columns // c) * (r + c), -c, r, c))
        for r in _divisors(rows)
        for c in _divisors(columns)
        if r * c <= capacity
    )
    return best[2], best[3]


def _divisors(n: int) -> Iterator[int]:
    return (d for d in range(1, n + 1) if n % d == 0)
