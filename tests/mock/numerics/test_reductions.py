"""Reductions of tiles by the vector unit, against references with the additions in the program's order."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tile_order import face_order, row_major

Array = npt.NDArray[Any]

SUM, AVERAGE, MAXIMUM, MINIMUM = range(4)
FLOAT16_B, FLOAT32 = 5, 0
FORMATS = {"Int32": 8, "UInt32": 24, "UInt16": 9}
EXTREMES = pytest.mark.parametrize(("pool", "function"), [(MAXIMUM, np.max), (MINIMUM, np.min)])
ARCHITECTURES = pytest.mark.parametrize("blackhole", [False, True], ids=["wormhole", "blackhole"])
WIDTHS = pytest.mark.parametrize("wide", [False, True], ids=["bf16", "fp32"])
RANDOM = np.random.default_rng(17)


def cut(values: Array, wide: bool) -> Array:
    """What a store leaves in DST."""
    words = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return (words if wide else words & np.uint32(0xFFFF0000)).view(np.float32)


def floats(tiles: int, wide: bool) -> Array:
    values = RANDOM.standard_normal((tiles, 32, 32)) * np.exp2(RANDOM.integers(-12, 13, (tiles, 32, 32)))
    return cut(values, wide)


def reduced(
    engine: Any, matrices: Array, pool: int, named: int, parameters: tuple[int, ...], **options: Any
) -> Array:
    tiles = [face_order(matrix).view(np.uint32) for matrix in matrices]
    out = engine.sfpu("sfpu_reduce", tiles, parameters=parameters, setup=pool | named << 8, **options)
    return np.stack([row_major(tile) for tile in out[: len(tiles)]])


def sums_of_rows(matrix: Array, wide: bool) -> Array:
    """Even and odd columns of both halves, then columns 4, 2 and 1 pairs apart."""
    parts = [matrix[:, half + odd : half + 16 : 2] for half in (0, 16) for odd in (0, 1)]
    total = parts[0] + (parts[1] + (parts[2] + parts[3]))
    for apart in (4, 2, 1):
        total = total + np.roll(total, apart, axis=1)
    return cut(total[:, 0], wide)


def sums_of_columns(matrix: Array, blackhole: bool) -> Array:
    """Every fourth row of each half, the halves, then the four that are left."""
    groups = matrix.reshape(2, 4, 4, 32)
    upper, lower = (half[0] + (half[1] + (half[2] + half[3])) for half in groups)
    rows = upper + lower
    if blackhole:
        return rows[0] + (rows[1] + (rows[2] + rows[3]))
    return (rows[0] + rows[1]) + (rows[2] + rows[3])


@ARCHITECTURES
@WIDTHS
@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 2), (4, 1), (1, 3)])
def test_rows_of_tiles_are_summed_in_the_order_of_the_program(
    engine: Any, columns: int, rows: int, wide: bool, blackhole: bool
) -> None:
    matrices = floats(columns * rows, wide)
    named = FLOAT32 if wide else FLOAT16_B
    out = reduced(engine, matrices, SUM, named, (1, columns, rows), wide=wide, blackhole=blackhole)
    for row in range(rows):
        of_tiles = [sums_of_rows(matrix, wide) for matrix in matrices[row * columns : (row + 1) * columns]]
        total = of_tiles[0]
        for other in of_tiles[1:]:
            total = total + other
        np.testing.assert_array_equal(out[row * columns].view(np.float32)[:, 0], cut(total, wide))


@ARCHITECTURES
@WIDTHS
def test_columns_are_summed_in_the_order_of_the_program(engine: Any, wide: bool, blackhole: bool) -> None:
    matrices = floats(1, wide)
    named = FLOAT32 if wide else FLOAT16_B
    for pool, factor in ((SUM, 1), (AVERAGE, 1 / 32)):
        out = reduced(engine, matrices, pool, named, (0, 1, 1), wide=wide, blackhole=blackhole)
        want = sums_of_columns(matrices[0], blackhole) * np.float32(factor)
        np.testing.assert_array_equal(out[0].view(np.float32)[0], cut(want, wide))


@ARCHITECTURES
@WIDTHS
@EXTREMES
def test_extremes_of_floats(engine: Any, pool: int, function: Any, wide: bool, blackhole: bool) -> None:
    matrices = floats(4, wide)
    named = FLOAT32 if wide else FLOAT16_B
    options = {"wide": wide, "blackhole": blackhole}
    columns = reduced(engine, matrices[:1], pool, named, (0, 1, 1), **options)[0].view(np.float32)
    np.testing.assert_array_equal(columns[0], function(matrices[0], axis=0))
    rows = reduced(engine, matrices, pool, named, (1, 2, 2), **options).view(np.float32)
    for first in (0, 2):
        want = function(np.hstack(matrices[first : first + 2]), axis=1)
        np.testing.assert_array_equal(rows[first][:, 0], want)


def integers(data_format: str, tiles: int) -> Array:
    if data_format == "UInt16":
        return RANDOM.integers(0, 1 << 16, (tiles, 32, 32), dtype=np.uint32)
    return RANDOM.integers(0, 1 << 32, (tiles, 32, 32), dtype=np.uint32)


def numbers_of(words: Array, data_format: str) -> Array:
    return words.view(np.int32) if data_format == "Int32" else words


@ARCHITECTURES
@pytest.mark.parametrize("data_format", FORMATS)
def test_integers_are_summed_modulo_their_width(engine: Any, data_format: str, blackhole: bool) -> None:
    matrices = integers(data_format, 4)
    options = {"wide": True, "data_format": data_format, "blackhole": blackhole}
    mask = 0xFFFF if data_format == "UInt16" else 0xFFFFFFFF
    rows = reduced(engine, matrices, SUM, FORMATS[data_format], (1, 2, 2), **options)
    for first in (0, 2):
        total = np.hstack(matrices[first : first + 2]).sum(axis=1, dtype=np.uint64) & mask
        np.testing.assert_array_equal(rows[first][:, 0], total)
    columns = reduced(engine, matrices[:1], SUM, FORMATS[data_format], (0, 1, 1), **options)[0]
    np.testing.assert_array_equal(columns[0], matrices[0].sum(axis=0, dtype=np.uint64) & mask)


@ARCHITECTURES
@pytest.mark.parametrize("data_format", FORMATS)
def test_an_integer_average_rounds_towards_zero(engine: Any, data_format: str, blackhole: bool) -> None:
    matrices = integers(data_format, 1) >> 5
    numbers = matrices[0].astype(np.int64)
    if data_format == "Int32":
        numbers -= 1 << 26
        matrices = numbers.astype(np.int32).view(np.uint32)[None]
    options = {"wide": True, "data_format": data_format, "blackhole": blackhole}
    columns = reduced(engine, matrices, AVERAGE, FORMATS[data_format], (0, 1, 1), **options)[0]
    totals = numbers.sum(axis=0)
    want = np.sign(totals) * (abs(totals) // 32)
    np.testing.assert_array_equal(numbers_of(columns, data_format)[0], want)


@ARCHITECTURES
@EXTREMES
@pytest.mark.parametrize("data_format", FORMATS)
def test_extremes_of_integers_of_the_whole_range(
    engine: Any, data_format: str, pool: int, function: Any, blackhole: bool
) -> None:
    matrices = integers(data_format, 2)
    if data_format == "Int32":
        matrices[0, 5, 7] = 0x80000000
    options = {"wide": True, "data_format": data_format, "blackhole": blackhole}
    numbers = numbers_of(matrices, data_format)
    columns = reduced(engine, matrices[:1], pool, FORMATS[data_format], (0, 1, 1), **options)[0]
    np.testing.assert_array_equal(numbers_of(columns, data_format)[0], function(numbers[0], axis=0))
    rows = reduced(engine, matrices, pool, FORMATS[data_format], (1, 2, 1), **options)[0]
    want = function(np.hstack(numbers), axis=1)
    np.testing.assert_array_equal(numbers_of(rows, data_format)[:, 0], want)


# --- Partial sums and running products ------------------------------------------------------------


@ARCHITECTURES
def test_integer_sums_leave_partial_results(engine: Any, blackhole: bool) -> None:
    matrix = RANDOM.integers(-(1 << 20), 1 << 20, (32, 32)).astype(np.int32)
    tile = face_order(matrix).view(np.uint32)
    options = {"wide": True, "data_format": "Int32", "blackhole": blackhole}
    columns = row_major(engine.sfpu_unary(tile, "sfpu_sum_int_col", **options).view(np.int32))
    np.testing.assert_array_equal(columns[:4], matrix.reshape(8, 4, 32).sum(axis=0))
    np.testing.assert_array_equal(columns[4:], matrix[4:])
    rows = row_major(engine.sfpu_unary(tile, "sfpu_sum_int_row", **options).view(np.int32))
    pairs = matrix[:, 0::2] + matrix[:, 1::2]
    np.testing.assert_array_equal(rows[:, 0:16:2], pairs[:, :8] + pairs[:, 8:])
    np.testing.assert_array_equal(rows[:, 1::2], matrix[:, 1::2])


def test_only_wormhole_loses_the_smallest_integer(engine: Any) -> None:
    smallest = np.full(1024, 0x80000000, np.uint32)
    other = np.full(1024, 5, np.uint32)
    for blackhole, want in ((False, 5), (True, 0x80000005)):
        options = {"wide": True, "data_format": "Int32", "blackhole": blackhole}
        out = engine.sfpu("sfpu_add_int", [smallest, other], **options)[0]
        assert set(out.tolist()) == {want}


@ARCHITECTURES
@WIDTHS
def test_running_products_go_on_into_the_next_tile(engine: Any, wide: bool, blackhole: bool) -> None:
    matrix, following = (cut(RANDOM.uniform(0.9, 1.1, (32, 32)), wide) for _ in range(2))
    tiles = [face_order(values).view(np.uint32) for values in (matrix, following)]
    out = engine.sfpu("tiled_prod_tile", tiles, wide, blackhole=blackhole)

    def vectors(tile: Array) -> Array:
        """32 vectors of four rows and every second column."""
        return tile.view(np.float32).reshape(16, 4, 8, 2).transpose(0, 3, 1, 2).reshape(32, 32)

    source, want = vectors(tiles[0]), np.zeros((32, 32), np.float32)
    product = np.ones(32, np.float32)
    for number, vector in enumerate(source):
        product = product * vector
        want[number] = cut(product, wide)
        if number % 8 == 0:  # the next face starts from what was stored
            product = want[number]
    np.testing.assert_array_equal(vectors(out[0]), want)
    first = cut(product * vectors(tiles[1])[0], wide)
    np.testing.assert_array_equal(vectors(out[1])[0], first)
    np.testing.assert_array_equal(vectors(out[1])[1:], vectors(tiles[1])[1:])
