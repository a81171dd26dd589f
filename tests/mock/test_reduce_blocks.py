"""Maxima of the rows of several tiles in one call, in whole kernels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from golden.device import Job, in_section, run_jobs
from golden.recorded import TILE_BYTES, Operand, tile_to_l1

Array = npt.NDArray[Any]
BLOCK = 3
KERNELS = {
    "known when compiled": (
        f"reduce_block_max_row_init<{BLOCK}>(16);",
        f"reduce_block_max_row<{BLOCK}>(0, 1, 1, 0);",
        "reduce_block_max_row_uninit(0);",
    ),
    "known when run": (
        f"reduce_block_max_row_init_runtime(16, {BLOCK}, 0, 1);",
        "reduce_block_max_row_runtime(0, 1, 1, 0);",
        "reduce_block_max_row_uninit_runtime(0);",
    ),
}


def tiles() -> Array:
    values = np.random.default_rng(3).standard_normal((4, 32, 32)).astype(np.float32)
    return (values.view(np.uint32) >> 16).astype(np.uint16)


def job(init: str, operation: str, uninit: str, wide: bool) -> Job:
    one = np.full((32, 32), 0x3F80, np.uint16)
    operands = [
        Operand(0, "Float16_b", 4, [tile_to_l1(tile) for tile in tiles()]),
        Operand(1, "Float16_b", 1, [tile_to_l1(one)]),
    ]
    body = in_section(operation, "pack_tile(0, 16);") + uninit
    start = "compute_kernel_hw_startup(0, 1, 16);"
    return Job(f"{init} {wide}", f"{start} {init}", body, operands, "Float16_b", 1, wide=wide)


@pytest.mark.parametrize("arch", ["wormhole_b0", "blackhole"])
def test_a_block_gives_the_largest_number_of_each_row(
    mock_build: Path, kernel_cache: Path, arch: str
) -> None:
    jobs = [job(*texts, wide) for texts in KERNELS.values() for wide in (False, True)]
    environment = {"TT_METAL_CACHE": str(kernel_cache), "TT_METAL_MOCK_ARCH": arch}
    outputs = run_jobs(mock_build / "compute_jobs", jobs, TILE_BYTES.__getitem__, **environment)
    numbers = (tiles()[1:].astype(np.uint32) << 16).view(np.float32)
    expected = np.zeros((32, 32), np.float32)
    expected[:, 0] = numbers.max(axis=(0, 2))
    for name, (page,) in outputs.items():
        packed = (page.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
        got = packed.reshape(2, 2, 16, 16).swapaxes(1, 2).reshape(32, 32)
        np.testing.assert_array_equal(got, expected, err_msg=name)


def test_another_block_than_that_of_the_init_is_named(mock_build: Path, kernel_cache: Path) -> None:
    wrong = job("reduce_block_max_row_init<2>(16);", KERNELS["known when compiled"][1], "", False)
    with pytest.raises(RuntimeError, match="of a block of 3 tiles after an init for 2"):
        run_jobs(
            mock_build / "compute_jobs", [wrong], TILE_BYTES.__getitem__, TT_METAL_CACHE=str(kernel_cache)
        )
