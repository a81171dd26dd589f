"""The largest of several rows and where it comes from."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tile_order import face_order

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(23)
TILE, ROW_MAJOR = 0, 1
INDICES = RANDOM.integers(0, 1 << 15, (32, 32)).astype(np.uint32)
WIDTHS = pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])


def distinct_values() -> Array:
    """Numbers of bf16, no two alike in a column."""
    column = np.arange(-16, 16, dtype=np.float32) * 1.5
    return np.stack([RANDOM.permutation(column) for _ in range(32)], axis=1)


def words(values: Array) -> Array:
    return np.ascontiguousarray(values, np.float32).view(np.uint32)


def pooled(
    engine: Any, tiles: list[Array], wide: bool, layout: int, parameters: tuple[int, ...]
) -> list[Array]:
    """Values and indices after the call; indices of a 16-bit DST are its whole elements."""
    shift = 0 if wide else 16
    given = [tile << (shift if number % 2 else 0) for number, tile in enumerate(tiles)]
    out = engine.sfpu("max_reduce_with_indices", given, wide, parameters, layout)
    return [tile >> (shift if number % 2 else 0) for number, tile in enumerate(out)]


def best(values: Array, indices: Array) -> tuple[Array, Array]:
    found = np.argmax(values, axis=0)
    columns = np.arange(values.shape[1])
    return values[found, columns], indices[found, columns]


@WIDTHS
def test_nine_rows_of_a_tile(engine: Any, wide: bool) -> None:
    values = distinct_values()
    tiles = [face_order(words(values)), face_order(INDICES)]
    out = pooled(engine, tiles, wide, TILE, (9, 0, 0))
    want, where = best(values[:9], INDICES[:9])
    first_row = np.r_[0:16, 256:272]
    np.testing.assert_array_equal(out[0].view(np.float32)[first_row], want)
    np.testing.assert_array_equal(out[1][first_row], where)


@WIDTHS
@pytest.mark.parametrize("rows", [9, 32])
def test_rows_that_follow_one_another(engine: Any, rows: int, wide: bool) -> None:
    values = distinct_values()
    tiles = [words(values).reshape(1024), INDICES.reshape(1024)]
    out = pooled(engine, tiles, wide, ROW_MAJOR, (rows, 0, 0))
    want, where = best(values[:rows], INDICES[:rows])
    np.testing.assert_array_equal(out[0].view(np.float32)[:32], want)
    np.testing.assert_array_equal(out[1][:32], where)


def test_chunks_accumulate_in_the_tiles_after_both(engine: Any) -> None:
    chunks = [distinct_values() + shift for shift in (0, 0.75)]
    indices = [INDICES, INDICES + 7]
    kept = [np.zeros(1024, np.uint32)] * 2
    for number, (values, numbers) in enumerate(zip(chunks, indices, strict=True)):
        tiles = [words(values).reshape(1024), numbers.reshape(1024), *kept]
        out = pooled(engine, tiles, True, ROW_MAJOR, (32, 1, number))
        kept = out[2:]
    want, where = best(np.vstack(chunks), np.vstack(indices))
    np.testing.assert_array_equal(kept[0].view(np.float32)[:32], want)
    np.testing.assert_array_equal(kept[1][:32], where)
