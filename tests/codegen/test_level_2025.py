"""Programs for the API level of September 2025: its names in the sources, the same numbers on the mock."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tilemetal
import tilemetal.language as T
from tilemetal import Target
from tilemetal.codegen.registry import Level, all_intrinsics, at_level

OLDER = Target("wormhole_b0", metalium="2025")


def matmul(M: int, N: int, K: int, block: int, transpose_B: bool = False) -> Any:
    b_shape = (N, K) if transpose_B else (K, N)

    @T.prim_func
    def main(
        A: T.Tensor((M, K), "bfloat16"), B: T.Tensor(b_shape, "bfloat16"), C: T.Tensor((M, N), "float32")
    ):
        with T.Kernel(N // block, M // block) as (bx, by):
            A_s = T.alloc_shared((block, K), "bfloat16")
            B_s = T.alloc_shared((block, K) if transpose_B else (K, block), "bfloat16")
            C_l = T.alloc_fragment((block, block), "float32")
            T.copy(A[by * block, 0], A_s)
            if transpose_B:
                T.copy(B[bx * block, 0], B_s)
            else:
                T.copy(B[0, bx * block], B_s)
            T.gemm(A_s, B_s, C_l, transpose_B=transpose_B, clear_accum=True)
            T.copy(C_l, C[by * block, bx * block])

    return main


def elementwise() -> Any:
    @T.prim_func
    def main(
        A: T.Tensor((64, 64), "bfloat16"), B: T.Tensor((64, 64), "bfloat16"), C: T.Tensor((64, 64), "float32")
    ):
        with T.Kernel(2, 2) as (bx, by):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            B_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "float32")
            T.copy(A[by * 32, bx * 32], A_s)
            T.copy(B[by * 32, bx * 32], B_s)
            for i, j in T.Parallel(32, 32):
                C_l[i, j] = T.max(A_s[i, j] * B_s[i, j] + 2 * A_s[i, j], 0.0) - (A_s[i, j] - B_s[i, j])
            T.copy(C_l, C[by * 32, bx * 32])

    return main


def test_kernels_have_the_names_headers_and_entry_point_of_the_level() -> None:
    kernels = tilemetal.compile(matmul, OLDER, M=64, N=64, K=64, block=32).kernel_sources
    compute = kernels["compute"]
    assert "namespace NAMESPACE {\nvoid MAIN {\n" in compute
    assert compute.endswith("}\n}  // namespace NAMESPACE\n")
    assert '#include "compute_kernel_api/matmul.h"' in compute
    assert "compute_kernel_hw_startup(cb_B_s, cb_A_s, cb_C_out);" in compute
    assert "mm_init_short(" in compute
    assert "api/compute/" not in compute
    assert "SrcOrder" not in compute
    assert '#include "dataflow_api.h"' in kernels["reader"]
    assert "TensorAccessor(A_args, A_address, 2048)" in kernels["reader"]
    assert "void kernel_main() {" in kernels["writer"]


def test_the_plan_names_the_level() -> None:
    compiled = tilemetal.compile(matmul, OLDER, M=64, N=64, K=64, block=32)
    assert compiled.plan.target.metalium == "2025"
    assert '"metalium": "2025"' in compiled.sources["tt.plan.json"]


def test_what_differs_between_the_levels_is_said_by_the_entries() -> None:
    entries = [entry for entry in all_intrinsics() if entry.level is Level.DEVICE]
    renamed = {e.name: at_level(e, "2025").spelling for e in entries if e.older.spelling}
    assert renamed["add_init"] == "add_tiles_init"
    assert renamed["copy_init"] == "copy_tile_to_dst_init_short"
    assert all(not at_level(e, "2025").header.startswith("api/") for e in entries)
    assert all(at_level(e, "0.81") is e for e in entries)


@pytest.mark.parametrize(
    ("factory", "params"),
    [
        (matmul, {"M": 64, "N": 64, "K": 96, "block": 32}),
        (matmul, {"M": 128, "N": 128, "K": 64, "block": 128, "transpose_B": True}),
    ],
)
def test_matmul_of_the_level_runs_on_the_mock_with_the_same_bits(factory: Any, params: Any) -> None:
    import ml_dtypes

    random = np.random.default_rng(1)
    a = random.standard_normal((params["M"], params["K"])).astype(ml_dtypes.bfloat16)
    transposed = params.get("transpose_B", False)
    shape = (params["N"], params["K"]) if transposed else (params["K"], params["N"])
    b = random.standard_normal(shape).astype(ml_dtypes.bfloat16)
    results = []
    for target in (OLDER, "wormhole_b0"):
        c = np.zeros((params["M"], params["N"]), np.float32)
        results.append(tilemetal.jit(factory, target, **params)(a, b, c))
    right = b.astype(np.float32)
    expected = a.astype(np.float32) @ (right.T if transposed else right)
    np.testing.assert_allclose(results[0], expected, rtol=0.02, atol=0.05)
    np.testing.assert_array_equal(results[0], results[1])


def test_elementwise_of_the_level_runs_on_the_mock_with_the_same_bits() -> None:
    import ml_dtypes

    random = np.random.default_rng(2)
    a, b = (random.standard_normal((64, 64)).astype(ml_dtypes.bfloat16) for _ in range(2))
    results = [
        tilemetal.jit(elementwise, target)(a, b, np.zeros((64, 64), np.float32))
        for target in (OLDER, "wormhole_b0")
    ]
    x, y = a.astype(np.float32), b.astype(np.float32)
    np.testing.assert_allclose(results[0], np.maximum(x * y + 2 * x, 0) - (x - y), rtol=0.02, atol=0.05)
    np.testing.assert_array_equal(results[0], results[1])
