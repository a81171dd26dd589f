"""Reductions of fewer faces than a tile has, as the pooling kernels use them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

Array = npt.NDArray[Any]
GRIDS = [(1, 1), (1, 2), (2, 2)]


def integers(faces: int) -> Array:
    """Faces of small integers, which every step adds exactly; garbage in the faces beyond."""
    values = np.random.default_rng(5).integers(-8, 9, (4, 16, 16)).astype(np.float32)
    values[faces:] = 1e30
    return values


def words(values: Array) -> Array:
    return np.ascontiguousarray(values, np.float32).view(np.uint32).reshape(1024)


def results(dst: Array, dim: str, grid: tuple[int, int]) -> Array:
    faces = dst.view(np.float32).reshape(4, 16, 16)
    if dim == "ROW":
        return np.concatenate([faces[down * grid[1], :, 0] for down in range(grid[0])])
    return faces[: grid[1], 0].reshape(-1) if dim == "COL" else faces[0, 0, :1]


def expected(values: Array, dim: str, grid: tuple[int, int], function: Any) -> Array:
    tile = values[: grid[0] * grid[1]].reshape(*grid, 16, 16).swapaxes(1, 2).reshape(16 * grid[0], -1)
    return np.atleast_1d(function(tile, axis={"ROW": 1, "COL": 0, "SCALAR": None}[dim]))


@pytest.mark.parametrize("fidelity", ["LoFi", "HiFi4"])
@pytest.mark.parametrize("dim", ["ROW", "COL", "SCALAR"])
@pytest.mark.parametrize("grid", GRIDS)
def test_sums_take_the_faces_asked_for(engine: Any, grid: tuple[int, int], dim: str, fidelity: str) -> None:
    values = integers(grid[0] * grid[1])
    dst = np.zeros(1024, np.uint32)
    engine.reduce_sum(dst, words(values), words(np.ones((4, 16, 16))), dim, fidelity, True, grid)
    wanted = expected(values, dim, grid, np.sum)
    if dim == "SCALAR":  # the sums of columns pass a source register as bf16
        np.testing.assert_allclose(results(dst, dim, grid), wanted, atol=16)
    else:
        np.testing.assert_array_equal(results(dst, dim, grid), wanted)
    assert np.count_nonzero(dst) <= wanted.size


@pytest.mark.parametrize("dim", ["ROW", "COL", "SCALAR"])
@pytest.mark.parametrize("grid", GRIDS)
def test_maxima_take_the_faces_asked_for(engine: Any, grid: tuple[int, int], dim: str) -> None:
    values = integers(grid[0] * grid[1])
    dst = np.zeros(1024, np.uint32)
    engine.reduce_max(dst, words(values), dim, True, True, grid)
    np.testing.assert_array_equal(results(dst, dim, grid), expected(values, dim, grid, np.max))


def test_a_row_of_two_faces_ends_the_phases_of_one_before_the_other(engine: Any) -> None:
    """Unlike the rows of four faces: in a 16-bit DST the order of the steps decides how they are rounded."""
    values = np.zeros((4, 16, 16), np.float32)
    values[0::2, :, 0], values[1::2, :, 0] = 256.0, -256.0
    scaler = np.ones((4, 16, 16), np.float32) + np.float32(2.0**-4 + 2.0**-7)
    two, four = (np.zeros(1024, np.uint32) for _ in range(2))
    engine.reduce_sum(two, words(values), words(scaler), "ROW", "HiFi2", False, (1, 2))
    engine.reduce_sum(four, words(values), words(scaler), "ROW", "HiFi2", False)
    np.testing.assert_array_equal(four.view(np.float32)[:256:16], np.float32(0.0))
    high, low = np.float32(256 * 1.0625), np.float32(256 * 2.0**-7)
    first = np.float32(high + low)  # 274: nine bits, which a 16-bit DST rounds away from zero to 274
    np.testing.assert_array_equal(two.view(np.float32)[:256:16], np.float32(first - high - low))
