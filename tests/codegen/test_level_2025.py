"""Programs for the API level of September 2025: its names in the sources, the same numbers on the mock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import pytest

import tilemetal
import tilemetal.language as T
from tilemetal import Target
from tilemetal.codegen.registry import Level, all_intrinsics, at_level
from tilemetal.errors import ExecutionError
from tilemetal.runtime import host_library

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


def run_at(level: str, folder: Path, factory: str, params: dict[str, Any], *inputs: Any) -> Any:
    """The kernel's result from a process of its own: a process has one level."""
    np.savez(folder / "inputs.npz", *inputs)
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import ml_dtypes, numpy, tilemetal, {Path(__file__).stem} as kernels
inputs = numpy.load({str(folder / "inputs.npz")!r})
a, b = (inputs[name].astype(ml_dtypes.bfloat16) for name in ("arr_0", "arr_1"))
target = tilemetal.Target("wormhole_b0", metalium={level!r})
kernel = tilemetal.jit(kernels.{factory}, target, **{params!r})
numpy.save({str(folder / "result.npy")!r}, kernel(a, b, numpy.zeros_like(inputs["arr_2"])))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return np.load(folder / "result.npy")


def random_tiles(*shape: int) -> Any:
    values = np.random.default_rng(sum(shape)).standard_normal(shape)
    return values.astype(ml_dtypes.bfloat16).astype(np.float32)


@pytest.mark.parametrize(
    "params",
    [
        {"M": 64, "N": 64, "K": 96, "block": 32},
        {"M": 128, "N": 128, "K": 64, "block": 128, "transpose_B": True},
    ],
)
def test_matmul_of_the_level_runs_on_the_mock_with_the_same_bits(params: Any, tmp_path: Path) -> None:
    m, n, k = params["M"], params["N"], params["K"]
    transposed = params.get("transpose_B", False)
    a, b = random_tiles(m, k), random_tiles(*((n, k) if transposed else (k, n)))
    c = np.zeros((m, n), np.float32)
    older, current = (run_at(level, tmp_path, "matmul", params, a, b, c) for level in ("2025", "0.81"))
    np.testing.assert_allclose(older, a @ (b.T if transposed else b), rtol=0.02, atol=0.05)
    np.testing.assert_array_equal(older, current)


def test_elementwise_of_the_level_runs_on_the_mock_with_the_same_bits(tmp_path: Path) -> None:
    a, b, c = random_tiles(64, 64), random_tiles(64, 64) - 0.5, np.zeros((64, 64), np.float32)
    b = b.astype(ml_dtypes.bfloat16).astype(np.float32)
    older, current = (run_at(level, tmp_path, "elementwise", {}, a, b, c) for level in ("2025", "0.81"))
    np.testing.assert_allclose(older, np.maximum(a * b + 2 * a, 0) - (a - b), rtol=0.02, atol=0.05)
    np.testing.assert_array_equal(older, current)


def test_programs_of_two_levels_do_not_share_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_library, "_levels", {"0.81"})
    with pytest.raises(ExecutionError, match="one level per process"):
        host_library.HostLibrary(tilemetal.compile(elementwise, OLDER))
