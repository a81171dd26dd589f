"""Functions of the vector unit over several tiles, in whole kernels on the mock device."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Bytes, Operand, tile_to_l1

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(41)
HEADERS = ("compute_kernel_api", "eltwise_unary/sfpu_int_sum", "reshuffle")
ARCHITECTURES = pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
INTEGERS = RANDOM.integers(-(1 << 30), 1 << 30, (4, 32, 32)).astype(np.int32)
SMALL = RANDOM.integers(-9, 10, (2, 32, 32)).astype(np.float32)


def tiles_of(matrices: Array) -> list[Bytes]:
    return [tile_to_l1(np.ascontiguousarray(matrix)) for matrix in matrices]


def matrix_of(packed: Bytes, dtype: type[np.generic]) -> Array:
    return packed.view(dtype).reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)


def copies(tiles: int) -> str:
    return f"copy_init(0); for (uint32_t t = 0; t < {tiles}; ++t) copy_tile(0, t, t);"


def pack(tile: int) -> str:
    return f"pack_tile({tile}, 16);"


def wide_job(name: str, init: str, operations: str, operand: Operand, packed_tile: int = 0) -> Job:
    return Job(
        name,
        f"compute_kernel_hw_startup(0, 16); {init}",
        in_section(copies(operand.tiles_per_iteration) + operations, pack(packed_tile)),
        [operand],
        operand.data_format,
        1,
        wide=True,
        unpack_to_dest=frozenset({0}),
        headers=HEADERS,
    )


def run(program: Path, cache: Path, arch: str, jobs: list[Job]) -> dict[str, list[Bytes]]:
    environment = {"TT_METAL_CACHE": str(cache), "TT_METAL_MOCK_ARCH": arch}
    return run_jobs(program, jobs, TILE_BYTES.__getitem__, **environment)


@ARCHITECTURES
def test_a_block_of_tiles_is_reduced_along_its_rows(mock_build: Path, kernel_cache: Path, arch: str) -> None:
    operand = Operand(0, "Int32", 4, tiles_of(INTEGERS))
    jobs = [
        wide_job(
            f"{pool} {row}",
            f"sfpu_reduce_init<PoolType::{pool}, DataFormat::Int32>();",
            f"sfpu_reduce<PoolType::{pool}, DataFormat::Int32, ReduceDim::REDUCE_ROW>(0, 2, 2);",
            operand,
            2 * row,
        )
        for pool in ("SUM", "MAX")
        for row in range(2)
    ]
    packed = run(mock_build / "compute_jobs", kernel_cache, arch, jobs)
    for row in range(2):
        wide = np.hstack(INTEGERS[2 * row : 2 * row + 2])
        total = matrix_of(packed[f"SUM {row}"][0], np.int32)[:, 0]
        np.testing.assert_array_equal(total, wide.sum(axis=1, dtype=np.int64).astype(np.int32))
        largest = matrix_of(packed[f"MAX {row}"][0], np.int32)[:, 0]
        np.testing.assert_array_equal(largest, wide.max(axis=1))


@ARCHITECTURES
def test_rows_are_added_where_a_table_in_l1_says(mock_build: Path, kernel_cache: Path, arch: str) -> None:
    places = RANDOM.permutation(40)[:32].astype(np.uint8)
    table = np.zeros(2048, np.uint8)
    table[:32] = places
    bf16 = (np.ascontiguousarray(SMALL).view(np.uint32) >> 16).astype(np.uint16)
    job = Job(
        "rows",
        "compute_kernel_hw_startup(0, 16); reshuffle_rows_tile_init();",
        in_section(
            copies(2) + "reshuffle_rows_tile(0, get_tile_address(1, 0) - 16);",
            pack(1),
        ),
        [Operand(0, "Float16_b", 2, tiles_of(bf16)), Operand(1, "Float16_b", 1, [table])],
        "Float16_b",
        1,
        headers=HEADERS,
    )
    packed = run(mock_build / "compute_jobs", kernel_cache, arch, [job])["rows"][0]
    want = SMALL[1].copy()
    for row, place in enumerate(places):
        if place < 32:
            want[place] += SMALL[0][row]
    got = matrix_of(packed, np.uint16).astype(np.uint32) << 16
    np.testing.assert_array_equal(got.view(np.float32), want)


@ARCHITECTURES
def test_partial_sums_of_integers_complete_each_other(
    mock_build: Path, kernel_cache: Path, arch: str
) -> None:
    operand = Operand(0, "Int32", 2, tiles_of(INTEGERS[:2]))
    job = wide_job("sum", "sfpu_sum_int_init();", "sfpu_add_int(0); sfpu_sum_int_col(0);", operand)
    packed = run(mock_build / "compute_jobs", kernel_cache, arch, [job])["sum"][0]
    both = INTEGERS[:2].sum(axis=0, dtype=np.int64)
    total = matrix_of(packed, np.int32)[:4].sum(axis=0, dtype=np.int64)
    np.testing.assert_array_equal(total.astype(np.int32), both.sum(axis=0).astype(np.int32))
