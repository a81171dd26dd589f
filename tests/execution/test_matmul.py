"""Generated matmuls run on the mock device and match NumPy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from .conftest import Array, require_close, run_matmul

SHAPES = {
    "one block per core": {"M": 256, "N": 256, "K": 256},
    "more blocks than cores": {"M": 512, "N": 384, "K": 1024},
    "large blocks with partial sums": {
        "M": 1024, "N": 1024, "K": 1024, "block_M": 128, "block_N": 128, "block_K": 64,
    },
    "few blocks, long K": {"M": 64, "N": 32, "K": 2048},
}  # fmt: skip


@pytest.mark.parametrize("target", ["wormhole_b0", "blackhole"])
@pytest.mark.parametrize("transpose_B", [False, True], ids=["B", "B^T"])
@pytest.mark.parametrize("transpose_A", [False, True], ids=["A", "A^T"])
@pytest.mark.parametrize("shape", SHAPES)
def test_bfloat16_matmul_matches_numpy(
    uniform: Callable[..., Array], shape: str, transpose_A: bool, transpose_B: bool, target: str
) -> None:
    result, reference = run_matmul(
        uniform, target, transpose_A=transpose_A, transpose_B=transpose_B, **SHAPES[shape]
    )
    require_close(result, reference)


@pytest.mark.parametrize(
    "blocks",
    [(128, 128, 32), (64, 32, 64), (32, 96, 32), (160, 64, 32)],
    ids=lambda b: "x".join(map(str, b)),
)
@pytest.mark.parametrize("accum_dtype", ["float32", "bfloat16"])
def test_block_shapes_and_accumulator_widths(
    uniform: Callable[..., Array], blocks: tuple[int, int, int], accum_dtype: str
) -> None:
    block_M, block_N, block_K = blocks
    result, reference = run_matmul(
        uniform, "wormhole_b0", M=2 * block_M, N=2 * block_N, K=4 * block_K,
        block_M=block_M, block_N=block_N, block_K=block_K, accum_dtype=accum_dtype,
    )  # fmt: skip
    # A bfloat16 accumulator rounds after every step; a float32 one only when the result is stored.
    require_close(result, reference, pcc=0.9999 if accum_dtype == "float32" else 0.999, error=0.04)


def test_float32_tensors_keep_tf32_operands_and_float32_results(uniform: Callable[..., Array]) -> None:
    result, reference = run_matmul(
        uniform, "wormhole_b0", M=64, N=64, K=128, dtype="float32", out_dtype="float32"
    )
    assert result.dtype == np.float32
    require_close(result, reference, pcc=0.99999, error=0.002)


@pytest.mark.parametrize("block_K", [32, 64])
def test_float32_output_takes_partial_sums_directly(uniform: Callable[..., Array], block_K: int) -> None:
    result, reference = run_matmul(
        uniform, "wormhole_b0", M=128, N=128, K=128, block_M=128, block_N=128, block_K=block_K,
        out_dtype="float32",
    )  # fmt: skip
    require_close(result, reference, pcc=0.99999, error=0.002)
